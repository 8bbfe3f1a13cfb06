"""Tables whose cells are parted by commas or semicolons, as spreadsheets write them: their lines with tabs instead.

Only runs of lines with equally many cells, some of them rows of the forms, are taken for such: prose has commas, and 1,234 has one.
"""

import csv
from collections.abc import Iterator, Sequence

from ingest.labels import is_label
from ingest.values import is_value

_MARKS = (",", ";", "，", "；")
_FEWEST_LINES, _FEWEST_CELLS, _MOST_CELLS = 3, 3, 100
_FEWEST_VALUES = 5  # of a row without a label
_LONGEST_LINE = 2000  # characters


def tabbed(lines: Sequence[str]) -> list[str]:
    """The lines, those of separated tables with tabs between their cells."""
    found = list(lines)
    for mark in _MARKS:
        for start, rows in _runs(lines, mark):
            if _is_table(rows):
                found[start : start + len(rows)] = ["\t".join(row) for row in rows]
    return found


def _runs(lines: Sequence[str], mark: str) -> Iterator[tuple[int, list[list[str]]]]:
    """Lines one after another with the same number of cells: the first one's place, and the cells."""
    start, rows = 0, list[list[str]]()
    for place, line in enumerate([*lines, ""]):
        cells = _cells(line, mark)
        if rows and len(cells) != len(rows[0]):
            if len(rows) >= _FEWEST_LINES:
                yield start, rows
            rows = []
        if _FEWEST_CELLS <= len(cells) <= _MOST_CELLS:
            start = start if rows else place
            rows.append(cells)


def _cells(line: str, mark: str) -> list[str]:
    if line.count(mark) < _FEWEST_CELLS - 1 or len(line) > _LONGEST_LINE or "\t" in line:
        return []
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=mark, strict=True))]
    except csv.Error:
        return []


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    """Whether lines are several rows of a form, or its header over values, as in table 4."""
    filled = [[cell for cell in row if cell] for row in rows]
    headed = any(len(cells) >= _FEWEST_VALUES and all(map(is_label, cells)) for cells in filled)
    valued = any(
        len(cells) > 0 and len(row) >= _FEWEST_VALUES and all(map(is_value, cells)) for cells, row in zip(filled, rows, strict=True)
    )
    return sum(map(_is_row, rows)) > 1 or (headed and valued)


def _is_row(cells: Sequence[str]) -> bool:
    """Whether cells are a row of a form: labels, then values or nothing."""
    filled = [cell for cell in cells if cell]
    labels = next((place for place, cell in enumerate(filled) if is_value(cell)), 0 if cells[-1] else len(filled))
    return labels > 0 and all(map(is_label, filled[:labels])) and all(map(is_value, filled[labels:]))
