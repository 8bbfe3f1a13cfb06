"""Tables filled in the wrong way, on small tables; the same tables filled well."""

import pytest

from askgov.domain import Applicant, Finding, Severity
from ingest.checks.alone import check
from ingest.checks.filling import effective_too_few, items_as_decisions, not_counts, parts_above_total, totals_blank

from .drafted import Cells, drafted

COLUMNS = tuple(applicant for applicant in Applicant if applicant not in (Applicant.TOTAL, Applicant.ORGANISATIONS))


def powers(power: str, items: int, change: int, decisions: int) -> Cells:
    return {f"{power}.items_last_year": items, f"{power}.items_change": change, f"{power}.decisions": decisions}


def weighed(findings: list[Finding]) -> list[Severity]:
    return [found.severity for found in findings]


@pytest.mark.parametrize("row", [(79, -71, 8), (8, 10, 18), (1215, -35, 1180)])
def test_items_given_as_decisions(row: tuple[int, int, int]) -> None:
    (found,) = items_as_decisions(drafted(cells=powers("licensing", *row), year=2019))
    assert (found.rule, found.severity, len(found.operands)) == ("items_as_decisions", Severity.NOTE, 3)
    assert f"{row[2]} 正好是 {row[0]} 与 {row[1]} 之和" in found.message


def test_several_small_rows_are_no_chance() -> None:
    cells = {**powers("licensing", 3, 1, 4), **powers("penalties", 12, -2, 10)}
    assert len(list(items_as_decisions(drafted(cells=cells, year=2020)))) == 1


@pytest.mark.parametrize(
    "cells",
    [
        powers("licensing", 5, -1, 47),  # filled as it should be
        powers("licensing", 3, 1, 4),  # once, and small
        powers("licensing", 0, 0, 0) | powers("penalties", 0, 0, 0),
        powers("licensing", 12, 0, 12) | powers("penalties", 7, 0, 7),  # nothing changed
        {"licensing.items_last_year": 79, "licensing.decisions": 8},
    ],
)
def test_rows_that_are_no_sum(cells: Cells) -> None:
    assert list(items_as_decisions(drafted(cells=cells, year=2019))) == []


def test_two_columns_of_other_formats_are_not_read_so() -> None:
    assert list(items_as_decisions(drafted(cells=powers("licensing", 79, -71, 8), year=2023))) == []


ROWS = ("requests.granted", "requests.partly_granted", "requests.unavailable.not_held", "requests.unavailable.unclear")


def rows(total: int | None, count: int = 4, value: int = 5) -> Cells:
    parts: Cells = {(row, column): value for row in ROWS[:count] for column in COLUMNS}
    return {**parts, **dict.fromkeys(ROWS[:count], total)}


def test_totals_left_empty() -> None:
    (found,) = totals_blank(drafted(cells=rows(None)))
    assert (found.rule, found.severity) == ("totals_blank", Severity.NOTE)
    assert "4 行各栏填了数字" in found.message
    assert list(totals_blank(drafted(cells=rows(30)))) == []
    assert len(list(totals_blank(drafted(cells=rows(None, count=1))))) == 1
    assert list(totals_blank(drafted(cells=rows(None, value=0)))) == []  # nothing is filled in but zeros


def test_the_row_of_all_results_left_empty() -> None:
    empty: Cells = dict.fromkeys((("requests.closed", column) for column in Applicant if column is not Applicant.ORGANISATIONS), None)
    (found,) = totals_blank(drafted(cells={**rows(30), **empty}))
    assert (found.rule, found.severity) == ("totals_blank", Severity.NOTE)
    assert "（七）总计" in found.message
    assert list(totals_blank(drafted(cells={**rows(0, value=0), **empty}))) == []  # nothing to add up
    assert list(totals_blank(drafted(cells={**rows(30), **empty, ("requests.closed", Applicant.TOTAL): 120}))) == []


def test_a_total_below_its_parts() -> None:
    cells: Cells = {("requests.granted", Applicant.NATURAL_PERSON): 9, ("requests.granted", Applicant.COMPANY): None, "requests.granted": 7}
    (found,) = parts_above_total(drafted(cells=cells))
    assert (found.rule, found.left, found.right, found.severity) == ("part_above_total", 7, 9, Severity.DOUBT)
    assert list(parts_above_total(drafted(cells={**cells, "requests.granted": 9}))) == []
    assert list(parts_above_total(drafted(cells={**cells, "requests.granted": None}))) == []


def test_cases_below_their_outcomes() -> None:
    cells: Cells = {"review.total": 2, "review.upheld": 3, "review.pending": None}
    (found,) = parts_above_total(drafted(cells=cells))
    assert found.difference == -1
    assert list(parts_above_total(drafted(cells={**cells, "review.total": 4}))) == []


def test_whole_sums_are_the_identities_matter() -> None:
    cells: Cells = {"review.total": 2, "review.upheld": 3, "review.corrected": 0, "review.other": 0, "review.pending": 0}
    assert list(parts_above_total(drafted(cells=cells))) == []
    assert [found.rule for found in check(drafted(cells=cells))] == ["J1.review"]


def test_what_is_counted_is_whole_and_not_below_zero() -> None:
    assert weighed(list(not_counts(drafted(cells={"licensing.decisions": "-3"})))) == [Severity.ERROR]
    assert weighed(list(not_counts(drafted(cells={"licensing.decisions": "1.234"})))) == [Severity.DOUBT]
    assert list(not_counts(drafted(cells={"licensing.decisions": "12.00", "fees.amount": "18.871"}))) == []
    assert list(not_counts(drafted(cells={"licensing.items_change": -71}, year=2019))) == []


def papers(issued: int | None, repealed: int | None, effective: int | None) -> Cells:
    names = ("issued", "repealed", "effective")
    return {f"normative_documents.{name}": value for name, value in zip(names, (issued, repealed, effective), strict=True)}


def test_papers_in_force() -> None:
    (found,) = effective_too_few(drafted(cells=papers(6, 1, 3)))
    assert (found.rule, found.left, found.right) == ("effective_too_few", 3, 5)


@pytest.mark.parametrize(
    "cells",
    [
        papers(0, 2, 0),  # the last two were repealed
        papers(2, None, None),  # which column it was is told by its place alone
        papers(5, 12, 8),
        {**papers(5, 12, 8), "regulations.issued": 0, "regulations.repealed": 0, "regulations.effective": None},  # empty is not zero
        papers(4, 0, 4),
    ],
)
def test_papers_that_may_be_so(cells: Cells) -> None:
    assert list(effective_too_few(drafted(cells=cells))) == []
    assert [found for found in check(drafted(cells=cells)) if found.severity is not Severity.NOTE] == []
