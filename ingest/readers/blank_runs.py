"""Table 3 in lines whose empty cells are runs of blanks: one blank between cells, and several, &nbsp; or 　, in an empty one.

How many make an empty cell shows where one number of them gives every line of the table seven cells, and their totals are right.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.parsed import Cell, Grid
from ingest.readers.lines import Line, is_drawn, split_spaced
from ingest.values import is_value, read_value

_COLUMNS = 7
_WIDEST = 16  # blanks of an empty cell
_FEWEST_ROWS = 5
_BLANKS = re.compile("[\xa0\u3000]{2}")  # those that a writer fills an empty cell with
_DELIMITERS = frozenset("\t|｜│┃║￨")


class _Row(NamedTuple):
    """A line: its label, its values, and how many blanks stand before each of these and behind the last."""

    label: str
    values: tuple[str, ...]
    gaps: tuple[int, ...]

    def cells(self, width: int) -> list[str]:
        """Its cells where an empty one is so many blanks; none where they do not fit."""
        found: list[str] = []
        for value, gap in zip((*self.values, ""), self.gaps, strict=True):
            empty, rest = divmod(gap - bool(value), width + 1)
            if rest or empty < 0:
                return []
            found += [*[""] * empty, *[value] * bool(value)]
        return found if len(found) == _COLUMNS else []


def blank_runs(lines: Sequence[Line]) -> Grid | None:
    """The grid of such lines; None where they are none."""
    shown = [line for line in lines if line.text.strip() and not is_drawn(line.text.strip())]
    if any(_DELIMITERS & set(line.text) for line in shown) or not any(_BLANKS.search(line.text) for line in shown):
        return None
    rows = [_row(line.text) for line in shown]
    valued = [row for row in rows if row is not None]
    fitting = [width for width in range(1, _WIDEST) if all(row.cells(width) for row in valued)]
    if len(valued) < _FEWEST_ROWS or len(fitting) != 1 or not all(_adds_up(row.cells(fitting[0])) for row in valued):
        return None
    texts = [[row.label, *row.cells(fitting[0])] if row else split_spaced(line.text) for line, row in zip(shown, rows, strict=True)]
    cells = tuple(
        Cell(row=number, column=column, text=text, path=line.path)
        for number, (line, row) in enumerate(zip(shown, texts, strict=True))
        for column, text in enumerate(row)
    )
    return Grid(rows=len(texts), columns=max(map(len, texts)), cells=cells)


def _row(text: str) -> _Row | None:
    """A line with values behind its label, as words and the blanks between them; None for any other."""
    words = list(re.finditer(r"\S+", text))
    first = next((place for place in range(len(words)) if all(is_value(word[0]) for word in words[place:])), len(words))
    if first in (0, len(words)):
        return None
    gaps = [word.start() - before.end() for before, word in zip(words[first - 1 :], words[first:], strict=False)]
    label = " ".join(word[0] for word in words[:first])
    return _Row(label, tuple(word[0] for word in words[first:]), (*gaps, len(text) - words[-1].end()))


def _adds_up(cells: Sequence[str]) -> bool:
    """Whether the last cell is the sum of the others; where nothing is counted, none tells."""
    numbers = [read_value(cell).value or 0 for cell in cells]
    return 2 * numbers[-1] == sum(numbers)
