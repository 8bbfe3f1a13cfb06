"""Another organ as author, signatory or subject of the whole report: taken over from elsewhere, or normal."""

import pytest

from askgov.domain import Severity
from ingest.checks.signed import written_by_another

from .drafted import drafted

OWN = "云溪县卫生健康局"
OPENING = "根据《政府信息公开条例》编制本报告。"


def signed(*lines: str, organ: str = OWN) -> list[str]:
    return [found.rule for found in written_by_another(drafted({1: [OPENING], 6: ["没有收取信息处理费。", *lines]}, organ=organ))]


@pytest.mark.parametrize(
    "said",
    [
        "按照格式，云溪县人力资源和社会保障局对2023年的公开工作进行了梳理，形成本报告。",
        "根据条例规定，由青山县卫生健康局编制2023年度政府信息公开年度报告。",
        "按照要求，云岭县教育局编制本报告。",
        "现将云岭县卫生健康局2023年政府信息公开工作情况报告如下。",
        "2023年，云岭县卫生健康局认真贯彻条例，推进公开。",
        "（五）监督保障。青山县卫生健康局全年组织培训2次。",
    ],
)
def test_another_organ_writes_or_acts(said: str) -> None:
    (found,) = written_by_another(drafted(said, organ=OWN))
    assert (found.rule, found.severity) == ("another_organ", Severity.DOUBT)
    assert OWN in found.message


@pytest.mark.parametrize(
    "said",
    [
        "按照要求，云溪县卫生健康局编制本报告。",
        "按照要求，云溪县卫健局编制本报告。",
        "按照要求，县卫生健康局编制本报告。",
        "现将县卫生健康局2023年政府信息公开工作情况报告如下。",
        "按照云溪县人民政府办公室的要求，编制本报告。",
        "本报告由云溪县人民政府办公室汇总，县司法局审核。",
        "云溪县教育局会同我局编制本报告中的校医一节。",
        "云溪县教育局和云溪县卫生健康局编制本报告。",
        "与云溪县教育局联合开展检查3次。",
        "云溪县教育局认真履行职责，联合开展近视防控。",
        "青山县卫生健康局全年来我局学习交流2次。",
        "云溪县教育局编制了基层政务公开目录。",
        "会上，云溪县教育局对2023年的校务公开工作进行了总结。",
        "省卫生健康委员会全年组织培训2次，我局参加。",
    ],
)
def test_what_is_normal(said: str) -> None:
    assert list(written_by_another(drafted(said, organ=OWN))) == []


def test_another_organ_signs() -> None:
    assert signed("云溪县人力资源和社会保障局") == signed("青山县卫生健康局") == signed("云岭县教育局（盖章）") == ["another_organ"]


def test_who_may_sign() -> None:
    assert signed("云溪县卫生健康局") == signed("云溪县卫健局") == signed("云溪县卫生局") == []
    assert signed("云溪县人民政府办公室") == signed("云溪县人民政府") == signed("云溪县行政审批服务管理局") == []
    assert signed("云溪县人民政府办公室", organ="云溪县人民政府") == signed("云溪县教育局", organ="云溪县人民政府") == []
    assert signed("云溪县卫生健康局", "云溪县教育局") == []  # both
    assert signed("云溪市卫生健康局") == []  # the place may have become a city
    assert signed("云溪县教育局", organ="云溪县教育体育局") == []
    assert signed("省卫生健康委员会") == signed("办公室") == []


def test_training_of_another_office() -> None:
    (found,) = written_by_another(drafted("县人力资源和社会保障局全年组织政务公开业务培训1次，137人次参加。", organ=OWN))
    assert (found.rule, found.severity) == ("another_organ", Severity.NOTE)
    for said in (
        "县政府办公室全年组织政务公开培训2次，我局参加。",
        "县卫生健康局全年组织政务公开业务培训1次。",
        "我局全年组织政务公开业务培训1次。",
        "参加县人力资源和社会保障局组织的培训1次。",
    ):
        assert list(written_by_another(drafted(said, organ=OWN))) == []


def test_the_account_of_another_office() -> None:
    (found,) = written_by_another(drafted("微信公众号“云溪教育”全年推送402篇。", organ=OWN))
    assert (found.rule, found.severity) == ("another_organ", Severity.NOTE)
    for account in ("健康云溪", "云溪发布", "云溪卫健", "云溪卫生健康", "云溪政务", "江城教育"):
        assert list(written_by_another(drafted(f"微信公众号“{account}”全年推送402篇。", organ=OWN))) == []
    assert list(written_by_another(drafted("转发公众号“云溪教育”的推文3篇。", organ=OWN))) == []
    assert list(written_by_another(drafted("公众号“云溪教育”全年推送402篇。", organ="云溪县人民政府"))) == []


def test_a_place_that_is_known_is_held_against_known_ones_alone() -> None:
    """Of a real county's report, a made-up place is likely a name cut wrongly."""
    assert list(written_by_another(drafted("按照要求，联合县教育局编制本报告。", organ="平阳县水利局"))) == []
