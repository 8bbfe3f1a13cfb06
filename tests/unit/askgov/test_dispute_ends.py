"""The end of reviews that was asked for is kept when a turn names lawsuits, and the other way round."""

from datetime import date

import pytest

from askgov import plan as planning
from askgov.domain import FigureQuery
from askgov.sessions import Turn

from ..question.test_organs import world

KNOWN = world({"云溪县人民政府": (2022, 2023)})
TODAY = date(2024, 3, 1)
REVIEW, LAWSUIT, DIRECT = "review", "litigation", "litigation.direct"


def after(concepts: tuple[str, ...], question: str) -> tuple[str, ...]:
    before = FigureQuery(entities=("云溪县人民政府",), years=(2023,), concepts=concepts)
    planned = planning.plan(question, KNOWN, TODAY, Turn(plan=before, question="…", recent=(before,)))[1]
    assert isinstance(planned, FigureQuery)
    return planned.concepts


@pytest.mark.parametrize("end", ["upheld", "corrected", "other", "pending"])
@pytest.mark.parametrize(
    ("before", "turn", "now"), [(REVIEW, "打官司的呢", LAWSUIT), (LAWSUIT, "复议呢", REVIEW), (REVIEW, "直接起诉的呢", DIRECT)]
)
def test_the_end_is_kept_and_the_whole_said_beside_it(before: str, turn: str, now: str, end: str) -> None:
    assert after((f"{before}.{end}",), turn) == (f"{now}.{end}", f"{now}.total")


def test_every_end_is_kept() -> None:
    assert after(("review.upheld", "review.corrected"), "诉讼呢") == ("litigation.upheld", "litigation.corrected", "litigation.total")


@pytest.mark.parametrize(
    ("before", "turn", "now"),
    [
        (("review.total",), "诉讼呢", ("litigation.total",)),
        (("review.upheld",), "诉讼一共几件", ("litigation.total",)),  # the whole is asked for
        (("requests.granted",), "诉讼呢", ("litigation.total",)),
        (("review.upheld",), "诉讼被纠正的呢", ("litigation.corrected",)),
        (("review.upheld",), "行政许可呢", ("licensing.decisions",)),
    ],
)
def test_nothing_is_kept_where_the_turn_asks_for_something_else(before: tuple[str, ...], turn: str, now: tuple[str, ...]) -> None:
    assert after(before, turn) == now
