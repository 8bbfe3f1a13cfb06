"""Which of a row's cells stands in which column. Decided by header columns, by count or by the table's other rows; never by a guess.

Text reports drop merged cells, trim empty ones and shift rows, so that a position means something only where the table itself bears it out.
"""

from collections import Counter
from collections.abc import Sequence

from ingest.grid_shape import is_rectangular
from ingest.label_columns import LabelColumns
from ingest.parsed import Grid
from ingest.row_cells import (
    Line,
    Placed,
    contiguous,
    contradicts,
    filled_cells,
    in_order,
    leaves_gap,
    one_by_one,
    under_header,
    without_empty_lines,
    wrapped,
)
from ingest.runs import Token

_FEWEST_ALIKE = 5  # rows with as many lines as columns, so that this is no accident
_A_FEW = 0.2  # of the rows: so many may have a page number below them


class Shape:
    """What the rows of one table say together about where its columns are."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        filled_after_blank = False
        blank_row = -1
        for cell in grid.cells:
            if not cell.text.strip():
                blank_row = cell.row
            elif blank_row == cell.row:
                filled_after_blank = True
        self.rectangular = is_rectangular(grid)
        self.keeps_blanks = filled_after_blank  # a writer that drops empty cells leaves none before a filled one
        last = {cell.row: cell for cell in grid.cells}
        self._keeps_last = any(not cell.text.strip() for cell in last.values())  # so a short row has lost a cell, whichever
        self._starts: dict[tuple[int, int, int], tuple[int, int]] = {}  # where the first column can be, by class of rows
        self._upright: dict[int, set[tuple[int, int]]] = {}
        self._depths: dict[int, set[int]] = {}  # cells below the label, one on each row, by number of columns
        self.labels = LabelColumns(grid)
        self._heights: dict[int, Counter[int]] = {}  # filled cells below the label, one on each row, by number of columns
        self._totals: dict[int, Counter[int]] = {}  # cells after the label, by number of columns
        self._wider: Counter[int] = Counter()  # rows whose filled cells reach over more places than there are columns
        self._misaligned = False
        self._values_beside = False

    def learn(self, line: Line, columns: Sequence[str]) -> None:
        """Takes note of a row: the others are shaped like those that are filled in completely."""
        count = len(columns)
        if line.label:
            self.labels.learn(line.level, count, line.label[0].cell, line.beside[0].cell if line.beside else None)
        if line.beside:
            self._totals.setdefault(count, Counter())[len(line.beside)] += 1
            self._narrow(line, count)
            filled = [place for place, token in enumerate(line.beside) if not token.is_blank]
            open_ = any(token.cell.unreadable for token in line.beside)
            self._wider[count] += bool(filled) and not open_ and filled[-1] - filled[0] >= count
        first = contiguous(line.beside, count)
        if first is not None:
            self._values_beside = True
            if line.header.keys() >= set(columns) and under_header(line, columns) is None:
                self._misaligned = True
        if not line.below or filled_cells(line.beside) or not one_by_one(line.below) or self._ends(line.below):
            return
        self._depths.setdefault(count, set()).add(len(line.below))
        self._heights.setdefault(count, Counter())[len(filled_cells(line.below))] += 1
        if (first := contiguous(line.below, count)) is not None:
            self._upright.setdefault(count, set()).add((first, len(line.below)))

    @property
    def is_upright(self) -> bool:
        """Whether the table has its cells on lines of their own, below the labels."""
        return bool(self._depths) and not self._values_beside

    def place(self, line: Line, columns: Sequence[str]) -> Placed | None:
        """The row's cells by column; ``None`` when they cannot be told apart for certain."""
        if not filled_cells(line.values):
            short = 0 < len(line.below) < len(columns) and not line.beside  # a line is gone, and who knows which
            return None if line.exact or short else self._blank(line, len(columns))
        if not filled_cells(line.beside):
            return self._below(line, columns) if line.countable else None
        placed = self._beside(line, columns)
        rest = filled_cells(line.below)
        if placed is not None and (not rest or len(filled_cells(filter(None, placed))) == len(columns)):
            return placed  # what follows a complete row is a page number
        return in_order(line.values, len(columns)) if rest and line.countable and wrapped(line) else None

    def _narrow(self, line: Line, count: int) -> None:
        """The first column is not after a row's first filled cell, nor so early that the last one falls outside: for all of a class."""
        filled = [index for index, token in enumerate(line.beside) if not token.is_blank]
        if filled and filled[-1] - filled[0] < count:
            earliest, latest = self._starts.get(self._class(line, count), (0, filled[0]))
            narrowed = max(earliest, filled[-1] - count + 1), min(latest, filled[0])
            self._starts[self._class(line, count)] = narrowed

    def _beside(self, line: Line, columns: Sequence[str]) -> Placed | None:
        if leaves_gap(line, self._grid) and contiguous(line.beside, len(columns)) is None and not self._has_all(line, len(columns)):
            return None
        if self.labels.may_be_word(len(columns), line.beside[0].cell):
            return None
        if self.rectangular and not self._misaligned and not self._is_astray(line, len(columns)):
            aligned = under_header(line, columns)
            if aligned is not None:
                return aligned
        aside = bool(line.label) and self.labels.stands_aside(line.level, len(columns), line.label[0].cell)
        if self.rectangular and aside and contiguous(line.beside, len(columns)) is None:
            return None  # the row has moved, and an empty cell of it may stand outside
        if self._wider[len(columns)] > max(2, _A_FEW * self._totals.get(len(columns), Counter[int]()).total()):
            return None  # a column is not named, and a row that fits may lack its own cell
        counted = self._counted(line, line.beside, len(columns)) if line.countable else None
        return counted if counted is None or not contradicts(line, columns, counted) else None

    def _has_all(self, line: Line, count: int) -> bool:
        """Whether a row has one cell for each column, from a filled one right after its label to a filled one, as nearly all rows have, and
        nothing after these: its label is a column short, and none of the cells is a label's."""
        cells, rest = line.beside[:count], line.beside[count:]
        widths = self._totals.get(count, Counter[int]())
        alike = widths[count] >= (1 - _A_FEW) * widths.total()
        single = len(cells) == count and all(token.cell.colspan == 1 for token in cells)
        return alike and single and len(filled_cells((cells[0], cells[-1]))) == 2 and not filled_cells(rest)

    def _is_astray(self, line: Line, count: int) -> bool:
        return bool(line.label) and self.labels.is_astray(line.level, count, line.label[0].cell)

    def _counted(self, line: Line, cells: Sequence[Token], count: int) -> Placed | None:
        """By count: complete rows as they are, rows with blanks where their first column is known."""
        first = contiguous(cells, count)
        if first is not None:
            return tuple(cells[first : first + count])
        if line.exact:
            return None
        filled = [index for index, token in enumerate(cells) if not token.is_blank]
        keeps_blanks = self.keeps_blanks or len(filled) < len(cells)
        start = self._start(line, len(cells), filled, count) if keeps_blanks else None
        if start is None or filled[0] < start or filled[-1] >= start + count or (self._keeps_last and len(cells) < start + count):
            return None
        chosen: list[Token | None] = list(cells[start : start + count])
        if len(chosen) < count and any(token.cell.unreadable for token in cells):
            return None  # how far a cell reaches that nobody can read is open
        return (*chosen, *[None] * (count - len(chosen)))

    def _start(self, line: Line, width: int, filled: Sequence[int], count: int) -> int | None:
        """Where the first column is among the cells: a filled cell next to the label, as in complete rows, or the only place that fits."""
        own = (max(0, filled[-1] - count + 1), filled[0])
        earliest, latest = self._starts.get(self._class(line, count), own) if line.label else own
        if earliest >= latest:
            return latest if earliest == latest else None
        if set(self._totals.get(count, ())) == {count}:  # whatever the depth of its label, no row has a cell too many
            return 0
        if not self.rectangular and line.label:
            return None
        latest = min(latest, width - count)
        return earliest if earliest == latest else None

    def _below(self, line: Line, columns: Sequence[str]) -> Placed | None:
        """Values under their label: on one row, one below another, or run on over several rows."""
        if one_by_one(line.below) and self._has_more(len(columns)):
            return None
        if one_by_one(line.below) and len(line.below) > 1:
            return self._one_below_another(line.below, len(columns))
        rows = list(dict.fromkeys(token.cell.row for token in line.below))
        full = without_empty_lines(line.below)
        if len(full) < len(line.below) and len({token.cell.row for token in full}) == 1 < len(columns):
            return self._counted(Line((), full), full, len(columns))
        if len(rows) == 2 and len(columns) > 1:
            first = [token for token in line.below if token.cell.row == rows[0]]
            if len(filled_cells(first)) == len(columns) and len(line.below) == len(first) + 1:
                return in_order(first, len(columns))  # the single number after a complete row is that of the page
        if len(rows) > 1:
            return in_order(line.below, len(columns)) if wrapped(line) else None
        # A single number may be a page number, where other rows have theirs beside the label.
        suspect = len(columns) == 1 and self._values_beside and len(line.rows) == 1
        return None if suspect else self._counted(Line((), line.below), line.below, len(columns))

    def _one_below_another(self, cells: Sequence[Token], count: int) -> Placed | None:
        filled = [token for token in cells if not token.is_blank]
        if len(filled) == count:
            return tuple(filled) if contiguous(cells, count) is not None else None
        shapes = self._upright.get(count) or {(first, extra + count) for first, extra in self._beyond()}
        if not shapes and self._depths.get(count) == {count} and sum(self._heights[count].values()) >= _FEWEST_ALIKE:
            shapes = {(0, count)}  # no row is complete, but each has a line for each column
        if len(shapes) != 1:
            return None  # an empty line may part this row from what follows, and its own empty cell be lost
        first, total = next(iter(shapes))
        if self._depths.get(count, {total}) != {total}:  # rows of another length lost empty cells, or hold what is none
            return None
        complete = len(cells) == total or (self._ends(cells) and len(cells) == first + count)  # no empty line parts the last row from more
        return tuple(cells[first : first + count]) if complete and first + count <= total else None

    def _has_more(self, count: int) -> bool:
        """Whether many rows have more filled cells than there are columns: a column is not named, and a row may lack another's cell."""
        heights = self._heights.get(count, Counter[int]())
        return sum(rows for height, rows in heights.items() if height > count) > max(1, _A_FEW * heights[count])

    def _beyond(self) -> set[tuple[int, int]]:
        """Where complete rows of any number of columns have their first cell, and how many lines more than cells."""
        return {(first, total - count) for count, shapes in self._upright.items() for first, total in shapes}

    def _ends(self, cells: Sequence[Token]) -> bool:
        """Whether cells one below another are the table's last."""
        return cells[-1].cell.row == self._grid.rows - 1

    def _blank(self, line: Line, count: int) -> Placed:
        """A row of empty cells: each column gets one where there are enough."""
        cells = line.beside or line.below
        return tuple(cells[:count]) if len(cells) >= count else (None,) * count

    def _class(self, line: Line, count: int) -> tuple[int, int, int]:
        """Rows of one class have their labels in the same column, at the same depth, and the same number of columns."""
        return (line.label[-1].cell.column if line.label else -1, line.level, count)
