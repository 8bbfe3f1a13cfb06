"""当年办结, which may or may not count those carried in."""

import pytest

from ingest.checks.closed_in_year import closed_in_year_apart

from .drafted import drafted

SAID = "新收申请15件；当年办结{}件，结转下年2件。"


@pytest.mark.parametrize("number", [12, 16])
def test_a_number_that_neither_meaning_explains(number: int) -> None:
    (found,) = closed_in_year_apart(drafted(SAID.format(number), {"requests.closed": 14, "requests.carried_in": 1}))
    assert (found.rule, found.left, found.right) == ("prose", 14, number)


@pytest.mark.parametrize("number", [13, 14])
def test_with_or_without_those_carried_in(number: int) -> None:
    assert list(closed_in_year_apart(drafted(SAID.format(number), {"requests.closed": 14, "requests.carried_in": 1}))) == []


def test_what_was_carried_in_must_be_known() -> None:
    assert list(closed_in_year_apart(drafted(SAID.format(12), {"requests.closed": 14}))) == []
    assert list(closed_in_year_apart(drafted("办理热线工单15件，当年办结12件。", {"requests.closed": 14, "requests.carried_in": 1}))) == []
