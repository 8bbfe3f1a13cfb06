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
