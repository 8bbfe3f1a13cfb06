"""Columns of a table without a header, borne out by its totals: the last value of each row is the sum of those before it."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Protocol

from askgov.domain import State
from ingest.readers.pdf_rows import Row
from ingest.readers.pdf_spans import Span, meet
from ingest.values import read_value

FEWEST_ROWS = 4  # whose totals are the sums of other values, and not nothing
FEWEST_SUMS = 3  # rows whose totals are the sums of several values
FEWEST_ADDENDS = 3  # columns that such values stand in


class Columned(Protocol):
    """Rows of the same columns."""

    @property
    def rows(self) -> Sequence[Row]:
        """From top to bottom."""

    @property
    def columns(self) -> Sequence[Span]:
        """From left to right."""


def add_up(sheets: Sequence[Columned]) -> bool:
    """Whether no column is missing from sheets of the same columns: else totals would not be the sums of what stands before them."""
    widths = {len(sheet.columns) for sheet in sheets}
    if len(widths) != 1 or min(widths) <= FEWEST_ADDENDS:
        return False
    checked = 0
    adding: set[int] = set()
    for sheet in sheets:
        for row in (row for row in sheet.rows if row.values):
            numbers = _numbers(sheet.columns, row)
            if numbers is None:
                return False
            *parts, total = numbers
            if total is None:
                continue
            if sum((part for part in parts if part), Decimal(0)) != total:
                return False
            checked += total > 0 and None not in parts
            adding |= {column for column, part in enumerate(parts) if part}
    return checked >= FEWEST_ROWS and len(adding) >= FEWEST_ADDENDS


def sums_hold(columns: Sequence[Span], rows: Iterable[Row]) -> bool:
    """Whether the last value of each row is the sum of those before it, empty cells adding nothing, wherever there is one; in several rows
    of more than one addend."""
    checked = 0
    for row in rows:
        numbers = _numbers(columns, row) if row.values else []
        if numbers is None:
            return False
        if not numbers or (total := numbers[-1]) is None:
            continue
        addends = [part for part in numbers[:-1] if part]
        if sum(addends, Decimal(0)) != total:
            return False
        checked += len(addends) > 1
    return checked >= FEWEST_SUMS


def _numbers(columns: Sequence[Span], row: Row) -> list[Decimal | None] | None:
    """The numbers of a row by column; ``None`` where some stand in no column or several."""
    numbers: list[Decimal | None] = [None] * len(columns)
    for value in row.values:
        over = [index for index, column in enumerate(columns) if meet(column, value)]
        if len(over) != 1 or numbers[over[0]] is not None:
            return None
        read = read_value(value.text)
        numbers[over[0]] = read.value if read.state is State.NUMBER else Decimal(0)
    return numbers
