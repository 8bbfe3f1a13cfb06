"""Tables told in lines of text, a pipe between the cells of a row: rows too long for the page go on in the next line."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ingest.parsed import Grid
from ingest.readers.lines import Line
from ingest.readers.pdf_flow import TextLine, around
from ingest.readers.regions import grid_of
from ingest.values import is_value

PIPE = "|"
NEAR_END = 3.0  # sizes from where the longest line ends: a line that ends there may go on in the next


def piped_grid(lines: Sequence[TextLine]) -> Grid | None:
    """The lines as a grid; ``None`` where most are no rows told with pipes. A row that goes on is put together where that makes it as long
    as most rows are; where it does not, its values are unreadable."""
    piped = [line for line in lines if PIPE in line.text]
    if 2 * len(piped) <= len(lines):
        return None
    usual = Counter(line.text.count(PIPE) for line in piped).most_common(1)[0][0]
    end = max(line.printed.right for line in piped)
    rows: list[list[TextLine]] = []
    for line in lines:
        if rows and _goes_on(rows[-1], end) and _pipes(rows[-1]) < usual and _pipes([*rows[-1], line]) <= usual:
            rows[-1].append(line)
        else:
            rows.append([line])
    open_ = {row[0].path for row in rows if _goes_on(row, end) and _pipes(row) != usual}
    open_ |= {after[0].path for row, after in pairwise(rows) if row[0].path in open_}
    first = {row[0].path: row[0] for row in rows}
    grid = grid_of([Line(_text(row), row[0].path) for row in rows])
    cells = [
        cell.model_copy(
            update={
                "page": first[cell.path].page.number,
                "box": around([first[cell.path]]),
                "unreadable": cell.unreadable or (cell.path in open_ and is_value(cell.text)),
            }
        )
        for cell in grid.cells
    ]
    return grid.model_copy(update={"cells": tuple(cells)})


def _goes_on(row: Sequence[TextLine], end: float) -> bool:
    return PIPE in row[-1].text and end - row[-1].printed.right < NEAR_END * row[-1].printed.size


def _pipes(row: Sequence[TextLine]) -> int:
    return sum(line.text.count(PIPE) for line in row)


def _text(row: Sequence[TextLine]) -> str:
    """The text of a row; digits on both sides of a break stay apart, since they may be two numbers."""
    text = ""
    for line in row:
        apart = text[-1:].isdigit() and line.text[:1].isdigit()
        text += (" " if apart else "") + line.text
    return text
