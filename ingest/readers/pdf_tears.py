"""Where the columns of a table without rulings end and others begin without a header between: which rows are surely on one side."""

from collections.abc import Iterable

from ingest.readers.label_numbers import numbering
from ingest.readers.pdf_rows import Row
from ingest.readers.pdf_sheets import MOSTLY, Sheet
from ingest.readers.pdf_spans import in_line, meet
from ingest.readers.pdf_stacks import Stack

FEWEST_SURE = 3  # values of a row that fill all columns
FEWEST_LENGTHS = 3  # of labels that begin in one place
SAME_START, ELSEWHERE = 1.0, 4.0  # points
FEWEST_OUT = 2  # values of a row that stand in no column below it, and others in each of these that they could be in line with


def torn(sheet: Sheet, before: Sheet | None) -> list[Sheet]:
    """A sheet without a header in two, where its last rows stand in other columns than those before; and the rows doubtful that may be on
    either side."""
    single = before is not None and len(before.columns) == 1 and all(len(row.values) <= 1 for row in sheet.rows)
    if sheet.header or before is None or not before.columns or single:  # of one column's values none is another's
        return [sheet]
    lined = [[before.lines(value) for value in row.values] for row in sheet.rows]
    out = [bool(row) and 2 * sum(row) < len(row) for row in lined]
    first = next((index for index, is_out in enumerate(out) if is_out), len(out))
    rest = [is_out for is_out, row in zip(out[first:], lined[first:], strict=True) if row]
    if not any(lined[:first]) or first == len(out) or sum(rest) < MOSTLY * len(rest):
        return [sheet]
    sure = max((index for index, row in enumerate(lined[:first]) if sum(row) > 2 and all(row)), default=-1)
    for index, row in enumerate(sheet.rows[:first]):
        row.doubtful = row.doubtful or (bool(row.values) and (index > sure or not all(lined[index])))
    upper, lower = Sheet(), Sheet(torn=True)
    for index, row in enumerate(sheet.rows):
        (upper if index < first else lower).add(row)
    return [upper, lower]


def doubt_end(sheet: Sheet, after: Sheet) -> None:
    """Marks the last rows that lack values: these may stand in columns that begin below them. Rows up to the last full one do not, nor up
    to the last whose values are in line with those of this sheet and not with those of the next, or whose label is."""
    count = len(sheet.columns) - sheet.remarks
    sure = [
        index
        for index, row in enumerate(sheet.rows)
        if len(row.values) == count >= FEWEST_SURE or _is_above(row.values, sheet, after) or _is_labelled_above(row, sheet, after)
    ]
    for row in sheet.rows[sure[-1] + 1 if sure else 0 :]:
        row.doubtful = row.doubtful or 0 < len(row.values) < count


def _is_above(values: Iterable[Stack], sheet: Sheet, after: Sheet) -> bool:
    """Whether the values of a row of a sheet are in its columns and cannot be in those of the next."""
    here = [_stands(value, sheet) for value in values]
    below = [_stands(value, after, len(after.columns) == len(sheet.columns)) for value in values]
    return False not in here and True in here and below.count(False) >= FEWEST_OUT


def _stands(value: Stack, sheet: Sheet, are_all: bool = False) -> bool | None:
    """Whether a value is in line with others of a column; ``None`` where no two are there to tell. ``are_all``: no column is unseen."""
    over = [index for index, column in enumerate(sheet.columns) if meet(column, value)]
    if len(over) > 1 or (are_all and not over):
        return False
    others = [other for other in sheet.values(over[0]) if other is not value] if over else []
    return any(in_line(value, other) for other in others) if len(others) > 1 else None


def _is_labelled_above(row: Row, sheet: Sheet, after: Sheet) -> bool:
    """Whether a row's label begins where all labels numbered like it do in its sheet, however long they are, and none does in the next."""
    for word in row.leading:
        here, below = (_alike(word, one) for one in (sheet, after))
        rights = {round(other.right) for other in here}
        begins_alike = all(abs(other.left - word.left) < SAME_START for other in here)
        if below and len(rights) >= FEWEST_LENGTHS and begins_alike and all(abs(other.left - word.left) > ELSEWHERE for other in below):
            return True
    return False


def _alike(word: Stack, sheet: Sheet) -> list[Stack]:
    kind = numbering(word.text)
    return [other for row in sheet.rows for other in row.leading if kind and numbering(other.text) == kind]
