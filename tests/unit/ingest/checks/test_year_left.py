"""A sentence of this year's number that bears last year's date, and last year's number that is told as such."""

import pytest

from askgov.domain import Severity
from ingest.checks.year_left import year_left

from .drafted import Cells, drafted

CELLS: Cells = {"requests.received": 36, "requests.carried_in": 2}


@pytest.mark.parametrize(
    "said",
    [
        "2022年，我局共收到政府信息公开申请36件。",
        "截至2022年12月31日，本机关共收到政府信息公开申请 ３６ 件。",
        "2022年共收到政府信息公开申请38件（其中上年结转2件）。",
    ],
)
def test_a_year_left_as_it_was(said: str) -> None:
    (found,) = year_left(drafted(said, CELLS))
    assert (found.rule, found.severity) == ("year_left", Severity.DOUBT)
    assert "2022年" in found.message


@pytest.mark.parametrize(
    "said",
    [
        "2022年，我局共收到政府信息公开申请35件。",
        "2023年，我局共收到政府信息公开申请36件。",
        "2022年，我局共收到政府信息公开申请36件，与今年持平。",
        "2022年，我局共收到政府信息公开申请36件，2023年收到36件。",
        "2022年收到政府信息公开申请36件。",
    ],
)
def test_last_year_told_as_such(said: str) -> None:
    assert list(year_left(drafted(said, CELLS))) == []


def test_a_small_number_may_come_again() -> None:
    few: Cells = {"requests.received": 3}
    said = "2022年，我局共收到政府信息公开申请3件。"
    assert len(list(year_left(drafted(said, few)))) == 1
    assert list(year_left(drafted(said + "年内新收政府信息公开申请3件。", few))) == []
    assert list(year_left(drafted(said, {"requests.received": None}))) == []
