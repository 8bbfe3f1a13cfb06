"""What a question names that the report asked about does not."""

import pytest

from askgov.domain import Chunk, Provenance
from askgov.elsewhere import named_elsewhere

OTHER = Chunk(
    id="o",
    report_id="r",
    headings=(),
    section=1,
    text="随迁子女按居住年限积分入学，网站迁移期间未中断服务。",
    source=Provenance(report_id="r", file="f", block=0),
)


def found(asked: str, *own: str) -> str:
    def holding(texts: object, _: int) -> list[str]:
        return ["o"]

    return named_elsewhere(asked, own, holding, lambda _: (OTHER,))


def test_a_word_of_another_report_that_this_one_lacks_is_named() -> None:
    assert found("积分入学有什么问题", "学位预警发布偏晚。") == "积分入学"


@pytest.mark.parametrize("own", ["公布积分入学办法。", "按居住积分安排入学。"])
def test_a_word_that_stands_here_too_or_in_parts_is_not(own: str) -> None:
    assert found("积分入学有什么问题", own) == ""


def test_a_word_that_no_report_has_is_not() -> None:
    assert found("职业打假怎么处理", "学位预警发布偏晚。") == ""
