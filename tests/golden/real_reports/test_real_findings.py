"""Two real reports that add up: whatever is found in them is at most worth a look."""

import hashlib
from pathlib import Path

import pytest

from askgov.domain import Finding, Severity
from ingest.extract import extract

REPORTS = Path(__file__).parents[3].parent / "shared" / "data" / "reports"

pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason="the real reports are not on this machine")


def findings(name: str) -> tuple[Finding, ...]:
    file = REPORTS / name
    return extract(file, hashlib.sha256(file.read_bytes()).hexdigest()).findings


def test_a_report_of_zeros_has_nothing_against_it() -> None:
    assert [found for found in findings("yangcheng-2023.md") if found.severity is not Severity.NOTE] == []


def test_a_city_that_counts_the_carried_requests_as_received() -> None:
    found = findings("suqian-2023.txt")
    assert [each for each in found if each.severity is not Severity.NOTE] == []
    (told,) = [each for each in found if each.rule == "prose"]
    assert told.right == 3607
    assert "新收 3511 件加上年结转 96 件" in told.message
