"""The cells of one row: where they stand beside its label and under the header's, whether they have gaps."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from ingest.labels import is_unit
from ingest.parsed import Cell, Grid
from ingest.runs import Token
from ingest.values import is_value

_INNERMOST = 3  # the depth of reasons, below the groups of results
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


def under_header(line: Line, columns: Sequence[str]) -> Placed | None:
    """By header: each column takes the cell under its label. ``None`` when a filled cell or the row's label stands elsewhere."""
    under = {name: line.header.get(name, frozenset()) for name in columns}
    covered = [column for places in under.values() for column in places]
    if not all(under.values()) or len(covered) != len(set(covered)):
        return None
    if any(set(_columns(token.cell)) & set(covered) for token in line.label):
        return None
    if any(not set(_columns(token.cell)) & {*covered, *line.foreign} for token in filled_cells(line.beside)):
        return None
    placed: list[Token] = []
    for places in under.values():
        cells = [token for token in line.beside if set(_columns(token.cell)) & places]
        filled = filled_cells(cells)
        if not cells or len({token.cell.text for token in filled}) > 1:
            return None
        placed.append((filled or cells)[0])
    numbers = [id(token) for token in placed if token.reading.value is not None]
    return tuple(placed) if len(set(numbers)) == len(numbers) else None  # a number that spans columns belongs to none of them


def contradicts(line: Line, columns: Sequence[str], placed: Placed) -> bool:
    """Whether some of the cells stand farther from the labels of their columns than others, where these are printed in the form's order:
    the row has a column more than the header names."""
    starts = [min(line.header.get(name, frozenset()), default=-1) for name in columns]
    if -1 in starts or any(one >= other for one, other in pairwise(starts)):
        return False
    stand = [token.cell.column if token else -1 for token in placed]
    if stand[1:] == starts[:-1]:  # by one whole column, however many of the grid's that is
        return False
    return len({token.cell.column - start for token, start in zip(placed, starts, strict=True) if token}) > 1


def leaves_gap(line: Line, grid: Grid) -> bool:
    """Whether another cell follows a label before the first column, though the label is merged, or is one of those farthest in, and others
    have theirs there: the row may have moved by a column."""
    last = line.label[-1].cell if line.label else None
    first = min((column for columns in line.header.values() for column in columns), default=0)
    gap = {token.cell.column for token in line.beside if last is not None and last.column < token.cell.column < first}
    if not gap or last is None:
        return False
    return last.colspan > 1 or _is_printed_again(last, grid) or (line.level >= _INNERMOST and _hold_labels(gap, last.row, grid))


def _is_printed_again(label: Cell, grid: Grid) -> bool:
    """Whether the cell left of a label holds it, too: a merged one in each place that it covers."""
    return any((cell.row, cell.column, cell.text) == (label.row, label.column - 1, label.text) for cell in grid.cells)


def _hold_labels(columns: Set[int], row: int, grid: Grid) -> bool:
    """Whether there are words in these columns in other rows, alone in their column there, that are no units."""
    words = (cell.text for cell in grid.cells if cell.column in columns and cell.row != row and cell.colspan == 1)
    return any(text.strip() and not is_unit(text) and not is_value(text) for text in words)


def _columns(cell: Cell) -> range:
    return range(cell.column, cell.column + cell.colspan)


def filled_cells(cells: Iterable[Token]) -> list[Token]:
    return [token for token in cells if not token.is_blank]


def contiguous(cells: Sequence[Token], count: int) -> int | None:
    """Where the filled cells begin, if they are exactly ``count`` without a gap."""
    filled = [index for index, token in enumerate(cells) if not token.is_blank]
    return filled[0] if len(filled) == count > 0 and filled[-1] - filled[0] == count - 1 else None


def one_by_one(cells: Sequence[Token]) -> bool:
    rows = [token.cell.row for token in cells]
    return len(set(rows)) == len(rows)


def without_empty_lines(cells: Sequence[Token]) -> tuple[Token, ...]:
    """The cells without those that are empty and alone on their row."""
    counts = Counter(token.cell.row for token in cells)
    return tuple(token for token in cells if counts[token.cell.row] > 1 or not token.is_blank)


def wrapped(line: Line) -> bool:
    """Whether the numbers of a long row run on to further lines, several on each."""
    rows = [token.cell.row for token in filled_cells(line.values)]
    return min(rows.count(row) for row in set(rows)) > 1


def in_order(cells: Iterable[Token], count: int) -> Placed | None:
    filled = filled_cells(cells)
    return tuple(filled) if len(filled) == count else None
