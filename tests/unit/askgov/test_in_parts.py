"""A question that asks two things, of which the whole was not understood."""

from decimal import Decimal

import pytest

from askgov.domain import Answer, Status
from askgov.in_parts import in_parts, together


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("不予公开合计多少件，哪种理由最多", ("不予公开合计多少件", "哪种理由最多")),
        ("收了几件？占办结的百分之几", ("收了几件", "占办结的百分之几")),
        ("收了几件？不算自然人的", None),
        ("就收了8件，其中1件拖到下一年，是这样吗", ("就收了8件，对吗", "1件拖到下一年，对吗")),
        ("我老家在这里，收了几件", None),
        ("收了多少件，只算企业的，不予公开的占多少", None),  # what narrows one part down may be meant of the other
        ("自然人申请几件，不予公开哪种理由最多", None),
        ("合计多少件，哪种理由最多，比上年多几件", None),
        ("处罚不是32062件，许可5595件，对吗", None),
        ("收到22件，全部办结，0件结转，对吗", None),
    ],
)
def test_each_part_asks_something(question: str, parts: tuple[str, str] | None) -> None:
    assert next(in_parts(question), None) == parts


def test_the_markers_of_the_second_are_counted_on() -> None:
    first = Answer(question="a", status=Status.ANSWERED, text="3 件[1]，4 件[2]")
    then = Answer(question="b", status=Status.ANSWERED, text="最多的是甲[1]")
    both = together("a，b", first, then, ("a", "b"))
    assert both.text.splitlines() == ["3 件[1]，4 件[2]", "", "最多的是甲[3]", "说明：这一问分成两步回答：先答“a”，再答“b”。"]
    assert both.question == "a，b"
    assert Decimal(both.elapsed_ms) == 0
