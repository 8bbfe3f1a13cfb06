"""Rows that were left out, and cells with something in them that is no number."""

from dataclasses import replace

import pytest

from askgov.domain import Applicant, Figure, Format, Severity, State
from askgov.taxonomy.layouts import sheets
from ingest.checks.draft import Draft
from ingest.checks.rows_left import cells_unread, rows_missing

from .drafted import drafted


def concepts(table: str, format_: Format = Format.G3) -> list[str]:
    return [
        block.concept_id(row.id, column.id)
        for sheet in sheets()
        if sheet.table == table and format_ in sheet.formats
        for block in sheet.block
        for row in block.rows
        for column in block.columns
        if not column.skip and (not row.formats or format_ in row.formats)
    ]


def table(number: str, *without: str, year: int = 2023) -> Draft:
    format_ = Format.G3 if year >= 2021 else Format.G2
    return drafted(cells=dict.fromkeys((c for c in concepts(number, format_) if c not in without), 0), year=year)


def test_a_row_that_was_left_out() -> None:
    (found,) = rows_missing(table("3", "requests.not_processed.repeated"))
    assert (found.rule, found.severity) == ("row_missing", Severity.NOTE)
    assert "重复申请" in found.message
    (found,) = rows_missing(table("2", "coercion.decisions"))
    assert "行政强制" in found.message


def test_tables_that_are_whole_or_not_there() -> None:
    assert list(rows_missing(table("3"))) == list(rows_missing(table("2"))) == []
    assert list(rows_missing(table("3", year=2020))) == list(rows_missing(table("2", year=2020))) == []
    assert list(rows_missing(drafted("没有表格。"))) == []
    few = concepts("3")[:9]
    assert list(rows_missing(drafted(cells=dict.fromkeys(few, 0)))) == []  # the table was hardly read


def test_an_empty_row_is_there() -> None:
    cells: dict[str, int | None] = dict.fromkeys(concepts("3"), 0)
    assert list(rows_missing(drafted(cells={**cells, "requests.not_processed.repeated": None}))) == []


def with_cell(printed: str, state: State = State.TEXT, concept: str = "requests.granted", unit: str = "件") -> Draft:
    draft = drafted(cells={(concept, Applicant.RESEARCH) if concept.startswith("requests") else concept: None})
    (blank,) = draft.figures
    value = None if state is not State.NUMBER else int(float(printed))
    figure = Figure.model_validate(
        {**blank.model_dump(), "state": state, "value": value, "unit": unit, "source": {**blank.source.model_dump(), "as_printed": printed}}
    )
    return replace(draft, figures=(figure,))


@pytest.mark.parametrize(
    ("printed", "state"),
    [("O", State.TEXT), ("l", State.TEXT), ("1，50", State.UNREADABLE), ("1O", State.UNREADABLE), ("6.0", State.NUMBER)],
)
def test_a_cell_that_is_no_number(printed: str, state: State) -> None:
    (found,) = cells_unread(with_cell(printed, state))
    assert (found.rule, found.severity) == ("cell_unread", Severity.NOTE)
    assert f"“{printed}”" in found.message
    assert "科研机构" in found.message


@pytest.mark.parametrize(
    ("printed", "state"),
    [
        ("", State.BLANK),
        ("/", State.NOT_APPLICABLE),
        ("—", State.NOT_APPLICABLE),
        ("无", State.NOT_APPLICABLE),
        ("由县财政局统一公布", State.TEXT),
        ("不涉及", State.TEXT),
        ("3 0 0 1", State.UNREADABLE),  # several cells in one
        ("12", State.UNREADABLE),  # two values of one place
        ("6", State.NUMBER),
    ],
)
def test_cells_that_say_nothing_or_what_they_should(printed: str, state: State) -> None:
    assert list(cells_unread(with_cell(printed, state))) == []


def test_an_amount_has_fractions() -> None:
    assert list(cells_unread(with_cell("6.0", State.NUMBER, "fees.amount", "万元"))) == []
