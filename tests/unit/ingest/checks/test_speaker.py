"""Another organ where the report's own should stand: taken over from elsewhere, or normal."""

import pytest

from askgov.domain import Severity
from ingest.checks.speaker import another_organ

from .drafted import drafted


def test_an_organ_of_the_same_kind_elsewhere_acts() -> None:
    (found,) = another_organ(drafted("2023年，云浮市气象局认真贯彻条例，推进公开。", organ="滁州市气象局"))
    assert (found.rule, found.severity) == ("another_organ", Severity.DOUBT)
    assert "滁州市气象局" in found.message
    assert "云浮市气象局" in found.message


def test_another_organ_writes_the_report() -> None:
    said = "根据条例要求，铁岭市人民政府编制了本报告。"
    (found,) = another_organ(drafted(said, organ="平阳县水利局"))
    assert found.severity is Severity.DOUBT
    assert list(another_organ(drafted(said.replace("铁岭市人民政府", "平阳县人民政府办公室"), organ="平阳县水利局"))) == []


@pytest.mark.parametrize(
    ("said", "organ"),
    [
        ("2019年，民政部认真贯彻条例，推进公开。", "安宁市民政局"),
        ("2021年，遵义市医疗保障局高度重视信息公开。", "绥阳县医疗保障局"),
    ],
)
def test_an_organ_above_is_only_worth_a_look(said: str, organ: str) -> None:
    (found,) = another_organ(drafted(said, organ=organ))
    assert found.severity is Severity.NOTE


@pytest.mark.parametrize(
    ("said", "organ"),
    [
        ("2023年，滁州市气象局认真贯彻条例，推进公开。", "滁州市气象局"),
        ("2023年，滁州气象局认真贯彻条例，推进公开。", "滁州市气象局"),
        ("2023年，我局认真贯彻条例，推进公开。", "滁州市气象局"),
        ("2023年，全市认真贯彻条例。", "滁州市气象局"),
        ("绥阳县医疗保障局积极推进公开，走在前列。", "遵义市医疗保障局"),  # one below it
        ("赴云浮市气象局学习先进经验。", "滁州市气象局"),
        ("云浮市气象局积极探索的经验值得借鉴。", "滁州市气象局"),
        ("转发云浮市气象局文件3件。", "滁州市气象局"),
        ("滁州市教育局认真贯彻条例。", "滁州市气象局"),
        ("人力资源社会保障局认真贯彻条例。", "滁州市气象局"),
    ],
)
def test_what_is_normal(said: str, organ: str) -> None:
    assert list(another_organ(drafted(said, organ=organ))) == []
