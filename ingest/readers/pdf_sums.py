"""Columns of a table without a header, borne out by its totals: the last value of each row is the sum of those before it."""

from collections.abc import Sequence
from decimal import Decimal

from askgov.domain import State
from ingest.readers.pdf_rows import Row
from ingest.readers.pdf_sheets import Sheet
from ingest.readers.pdf_spans import meet
from ingest.values import read_value

FEWEST_ROWS = 4  # whose totals are the sums of other values, and not nothing
FEWEST_ADDENDS = 3  # columns that such values stand in


def add_up(sheets: Sequence[Sheet]) -> bool:
    """Whether no column is missing from sheets of the same columns: else totals would not be the sums of what stands before them."""
    widths = {len(sheet.columns) for sheet in sheets}
    if len(widths) != 1 or min(widths) <= FEWEST_ADDENDS:
        return False
    checked = 0
    adding: set[int] = set()
    for sheet in sheets:
        for row in (row for row in sheet.rows if row.values):
            numbers = _numbers(sheet, row)
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


def _numbers(sheet: Sheet, row: Row) -> list[Decimal | None] | None:
    """The numbers of a row by column; ``None`` where some stand in no column or several."""
    numbers: list[Decimal | None] = [None] * len(sheet.columns)
    for value in row.values:
        over = [index for index, column in enumerate(sheet.columns) if meet(column, value)]
        if len(over) != 1 or numbers[over[0]] is not None:
            return None
        read = read_value(value.text)
        numbers[over[0]] = read.value if read.state is State.NUMBER else Decimal(0)
    return numbers
