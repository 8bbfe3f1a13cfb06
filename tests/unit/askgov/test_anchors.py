"""Figures in prose asked for in other words than the report's: given only where every word has its like and one figure is meant."""

import pytest

from askgov.anchors import anchored
from askgov.domain import StatementQuery
from tests.unit.askgov.told import statements_in

# sentence: label, value, unit and the figure as printed
SENTENCES = {
    "公布校车132辆的线路，收到调整建议26条，采纳19条。": (
        ("校车", 132, "辆", "132辆"), ("收到调整建议", 26, "条", "26条"), ("采纳", 19, "条", "19条"),
    ),
    "公布受欠薪影响人员名单，为1102名农民工追回工资1576万元。": (("农民工", 1102, "名", "1102名"), ("追回工资", 1576, "万元", "1576万元")),
    "拆除违建1.7万平方米，涉及商户131户，召开说明会8场。": (
        ("拆除违建", 17000, "平方米", "1.7万平方米"), ("涉及商户", 131, "户", "131户"), ("召开说明会", 8, "场", "8场"),
    ),
    "公众号全年发文398篇，发布政策解读7篇。": (("全年发文", 398, "篇", "398篇"), ("发布政策解读", 7, "篇", "7篇")),
    "全年检测货车49辆次，查处超限车辆按车牌公示。": (("检测货车", 49, "辆", "49辆次"),),
    "主动公开信息445条，其中征地信息203条。": (("主动公开信息", 445, "条", "445条"), ("征地信息", 203, "条", "203条")),
}  # fmt: skip

POOL = statements_in(SENTENCES)


def found(question: str, *terms: str, counter: str = "") -> list[int]:
    query = StatementQuery(entities=("o",), years=(2023,), terms=terms, others=terms, counter=counter, free=True, question=question)
    return [int(s.value) for s in anchored(query, POOL)]


@pytest.mark.parametrize(
    ("question", "terms", "value"),
    [
        ("给校车提的调整建议，听进去了几条", ("校车", "调整建议", "听进去"), 19),
        ("帮多少名农民工要回了工资", ("农民工要回了工资",), 1102),
        ("拆了违章建筑，涉及多少商户", ("违章建筑", "涉及", "商户"), 131),
        ("公众号发布了多少篇", ("公众号", "发布"), 398),  # not the seven of another thing
        ("征地类信息公开多少条", ("征地类", "公开"), 203),  # not the total
    ],
)
def test_a_word_of_the_same_meaning_counts_as_said(question: str, terms: tuple[str, ...], value: int) -> None:
    assert found(question, *terms) == [value]


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("查到多少辆超限车", ("查到", "超限车")),  # counted are those that were looked at
        ("校车撞了几辆护栏", ("校车撞了", "护栏")),
        ("农民工要回了工资还差多少万", ("农民工要回了工资", "差额缺口")),
    ],
)
def test_what_the_sentence_does_not_say_is_not_answered(question: str, terms: tuple[str, ...]) -> None:
    assert found(question, *terms) == []
