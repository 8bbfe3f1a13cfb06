"""Which of a row's cells stands in which column. Decided by header columns, by count or by the table's other rows; never by a guess.

Text reports drop merged cells, trim empty ones and shift rows, so that a position means something only where the table itself bears it out.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from ingest.grid_shape import is_rectangular
from ingest.label_columns import LabelColumns
from ingest.parsed import Cell, Grid
from ingest.runs import Token

_FEWEST_ALIKE = 5  # rows with as many lines as columns, so that this is no accident
_A_FEW = 0.2  # of the rows: so many may have a page number below them
Placed = tuple[Token | None, ...]  # one for each column; None: the cell is not there, so blank


@dataclass(frozen=True)
class Line:
    """A labelled row to be placed: its cells after the label, ``level`` the label's depth in the form."""

    label: tuple[Token, ...]
    values: tuple[Token, ...]
    level: int = 1
    header: Mapping[str, frozenset[int]] = field(default_factory=dict)  # column id → grid columns under its printed label
    countable: bool = True  # whether the cells stand in the order of the columns; else only under their labels
    exact: bool = False  # whether only complete rows can be counted
    foreign: frozenset[int] = frozenset()  # grid columns under words that no form has

    @cached_property
    def rows(self) -> frozenset[int]:
        """Grid rows of the label."""
        return frozenset(token.cell.row for token in self.label)

    @cached_property
    def beside(self) -> tuple[Token, ...]:
        """Cells in the label's own rows."""
        return tuple(token for token in self.values if token.cell.row in self.rows)

    @cached_property
    def below(self) -> tuple[Token, ...]:
        """Cells on rows of their own."""
        return tuple(token for token in self.values if token.cell.row not in self.rows)


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
        self._totals: dict[int, set[int]] = {}  # cells after the label, by number of columns
        self._misaligned = False
        self._values_beside = False

    def learn(self, line: Line, columns: Sequence[str]) -> None:
        """Takes note of a row: the others are shaped like those that are filled in completely."""
        count = len(columns)
        if line.label:
            self.labels.learn(line.level, count, line.label[0].cell)
        if line.beside:
            self._totals.setdefault(count, set()).add(len(line.beside))
            self._narrow(line, count)
        first = _contiguous(line.beside, count)
        if first is not None:
            self._values_beside = True
            if line.header.keys() >= set(columns) and _aligned(line, columns) is None:
                self._misaligned = True
        if not line.below or _filled(line.beside) or not _one_by_one(line.below) or self._ends(line.below):
            return
        self._depths.setdefault(count, set()).add(len(line.below))
        self._heights.setdefault(count, Counter())[len(_filled(line.below))] += 1
        if (first := _contiguous(line.below, count)) is not None:
            self._upright.setdefault(count, set()).add((first, len(line.below)))

    @property
    def is_upright(self) -> bool:
        """Whether the table has its cells on lines of their own, below the labels."""
        return bool(self._depths) and not self._values_beside

    def place(self, line: Line, columns: Sequence[str]) -> Placed | None:
        """The row's cells by column; ``None`` when they cannot be told apart for certain."""
        if not _filled(line.values):
            short = 0 < len(line.below) < len(columns) and not line.beside  # a line is gone, and who knows which
            return None if line.exact or short else self._blank(line, len(columns))
        if not _filled(line.beside):
            return self._below(line, columns) if line.countable else None
        placed = self._beside(line, columns)
        rest = _filled(line.below)
        if placed is not None and (not rest or len(_filled(filter(None, placed))) == len(columns)):
            return placed  # what follows a complete row is a page number
        return _in_order(line.values, len(columns)) if rest and line.countable and _wrapped(line) else None

    def _narrow(self, line: Line, count: int) -> None:
        """The first column is not after a row's first filled cell, nor so early that the last one falls outside: for all of a class."""
        filled = [index for index, token in enumerate(line.beside) if not token.is_blank]
        if filled and filled[-1] - filled[0] < count:
            earliest, latest = self._starts.get(self._class(line, count), (0, filled[0]))
            narrowed = max(earliest, filled[-1] - count + 1), min(latest, filled[0])
            self._starts[self._class(line, count)] = narrowed

    def _beside(self, line: Line, columns: Sequence[str]) -> Placed | None:
        if _leaves_gap(line) and _contiguous(line.beside, len(columns)) is None:
            return None
        if self.rectangular and not self._misaligned and not self._is_astray(line, len(columns)):
            aligned = _aligned(line, columns)
            if aligned is not None:
                return aligned
        counted = self._counted(line, line.beside, len(columns)) if line.countable else None
        return counted if counted is None or not _contradicts(line, columns, counted) else None

    def _is_astray(self, line: Line, count: int) -> bool:
        return bool(line.label) and self.labels.is_astray(line.level, count, line.label[0].cell)

    def _counted(self, line: Line, cells: Sequence[Token], count: int) -> Placed | None:
        """By count: complete rows as they are, rows with blanks where their first column is known."""
        first = _contiguous(cells, count)
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
        if self._totals.get(count) == {count}:  # whatever the depth of its label, no row has a cell too many
            return 0
        if not self.rectangular and line.label:
            return None
        latest = min(latest, width - count)
        return earliest if earliest == latest else None

    def _below(self, line: Line, columns: Sequence[str]) -> Placed | None:
        """Values under their label: on one row, one below another, or run on over several rows."""
        if _one_by_one(line.below) and self._has_more(len(columns)):
            return None
        if _one_by_one(line.below) and len(line.below) > 1:
            return self._one_below_another(line.below, len(columns))
        rows = list(dict.fromkeys(token.cell.row for token in line.below))
        full = _without_empty_lines(line.below)
        if len(full) < len(line.below) and len({token.cell.row for token in full}) == 1 < len(columns):
            return self._counted(Line((), full), full, len(columns))
        if len(rows) == 2 and len(columns) > 1:
            first = [token for token in line.below if token.cell.row == rows[0]]
            if len(_filled(first)) == len(columns) and len(line.below) == len(first) + 1:
                return _in_order(first, len(columns))  # the single number after a complete row is that of the page
        if len(rows) > 1:
            return _in_order(line.below, len(columns)) if _wrapped(line) else None
        # A single number may be a page number, where other rows have theirs beside the label.
        suspect = len(columns) == 1 and self._values_beside and len(line.rows) == 1
        return None if suspect else self._counted(Line((), line.below), line.below, len(columns))

    def _one_below_another(self, cells: Sequence[Token], count: int) -> Placed | None:
        filled = [token for token in cells if not token.is_blank]
        if len(filled) == count:
            return tuple(filled) if _contiguous(cells, count) is not None else None
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


def _aligned(line: Line, columns: Sequence[str]) -> Placed | None:
    """By header: each column takes the cell under its label. ``None`` when a filled cell or the row's label stands elsewhere."""
    under = {name: line.header.get(name, frozenset()) for name in columns}
    covered = [column for places in under.values() for column in places]
    if not all(under.values()) or len(covered) != len(set(covered)):
        return None
    if any(set(_columns(token.cell)) & set(covered) for token in line.label):
        return None
    if any(not set(_columns(token.cell)) & {*covered, *line.foreign} for token in _filled(line.beside)):
        return None
    placed: list[Token] = []
    for places in under.values():
        cells = [token for token in line.beside if set(_columns(token.cell)) & places]
        filled = _filled(cells)
        if not cells or len({token.cell.text for token in filled}) > 1:
            return None
        placed.append((filled or cells)[0])
    numbers = [id(token) for token in placed if token.reading.value is not None]
    return tuple(placed) if len(set(numbers)) == len(numbers) else None  # a number that spans columns belongs to none of them


def _contradicts(line: Line, columns: Sequence[str], placed: Placed) -> bool:
    """Whether some of the cells stand farther from the labels of their columns than others, where these are printed in the form's order:
    the row has a column more than the header names."""
    starts = [min(line.header.get(name, frozenset()), default=-1) for name in columns]
    if -1 in starts or any(one >= other for one, other in pairwise(starts)):
        return False
    stand = [token.cell.column if token else -1 for token in placed]
    if stand[1:] == starts[:-1]:  # by one whole column, however many of the grid's that is
        return False
    return len({token.cell.column - start for token, start in zip(placed, starts, strict=True) if token}) > 1


def _leaves_gap(line: Line) -> bool:
    """Whether a merged label ends before the first column and another cell follows it there: the row may have moved by a column."""
    last = line.label[-1].cell if line.label else None
    first = min((column for columns in line.header.values() for column in columns), default=0)
    return last is not None and last.colspan > 1 and any(last.column < token.cell.column < first for token in line.beside)


def _columns(cell: Cell) -> range:
    return range(cell.column, cell.column + cell.colspan)


def _filled(cells: Iterable[Token]) -> list[Token]:
    return [token for token in cells if not token.is_blank]


def _contiguous(cells: Sequence[Token], count: int) -> int | None:
    """Where the filled cells begin, if they are exactly ``count`` without a gap."""
    filled = [index for index, token in enumerate(cells) if not token.is_blank]
    return filled[0] if len(filled) == count > 0 and filled[-1] - filled[0] == count - 1 else None


def _one_by_one(cells: Sequence[Token]) -> bool:
    rows = [token.cell.row for token in cells]
    return len(set(rows)) == len(rows)


def _without_empty_lines(cells: Sequence[Token]) -> tuple[Token, ...]:
    """The cells without those that are empty and alone on their row."""
    counts = Counter(token.cell.row for token in cells)
    return tuple(token for token in cells if counts[token.cell.row] > 1 or not token.is_blank)


def _wrapped(line: Line) -> bool:
    """Whether the numbers of a long row run on to further lines, several on each."""
    rows = [token.cell.row for token in _filled(line.values)]
    return min(rows.count(row) for row in set(rows)) > 1


def _in_order(cells: Iterable[Token], count: int) -> Placed | None:
    filled = _filled(cells)
    return tuple(filled) if len(filled) == count else None
