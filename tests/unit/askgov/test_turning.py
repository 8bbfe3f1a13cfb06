"""The end of a change that a question asks for."""

import pytest

from askgov.turning import beside_it, other_end
from tests.unit.askgov.told import statements_in

SENTENCE = "办税厅平均等候时间由11分钟降到4分钟，解决问题52个。"


@pytest.mark.parametrize(("asked", "kept"), [("等号时间缩到几分钟", ["4分钟", "52个"]), ("平均等候几分钟", ["11分钟", "4分钟", "52个"])])
def test_where_a_change_began_is_no_answer_to_where_it_ended(asked: str, kept: list[str]) -> None:
    told = statements_in({SENTENCE: [("原等候时间", 11, "分钟", "11分钟"), ("降到", 4, "分钟", "4分钟"), ("问题", 52, "个", "52个")]})
    assert [s.source.as_printed for s in told if not other_end(asked, s)] == kept


@pytest.mark.parametrize(
    ("sentence", "figure", "asked", "beside"),
    [
        ("推送信息1563条，阅读量超过10万次的2条。", ("阅读量", 100_000, "次", "10万次"), "阅读量多少", True),
        ("推送信息1563条，阅读量超过10万次。", ("阅读量", 100_000, "次", "10万次"), "阅读量多少", False),
        ("好评率99.7%，差评按期整改。", ("好评率", 99, "%", "99.7%"), "差评率多少", True),
        ("好评率99.7%，差评按期整改。", ("好评率", 99, "%", "99.7%"), "好评率多少", False),
        ("信息处理费收取金额为0元。", ("信息处理费收取金额", 0, "元", "0元"), "2019年收费多少", True),
        ("信息处理费收取金额为0元。", ("信息处理费收取金额", 0, "元", "0元"), "信息处理费多少", False),
        ("培训业务骨干464人次。", ("培训业务骨干", 464, "人次", "464人次"), "培训了几次", True),
        ("培训业务骨干464人次。", ("培训业务骨干", 464, "人次", "464人次"), "培训了多少人次", False),
    ],
)
def test_what_stands_beside_the_figure_asked_for(sentence: str, figure: tuple[str, int, str, str], asked: str, beside: bool) -> None:
    (told,) = statements_in({sentence: [figure]})
    assert beside_it(asked, told) is beside
