"""Tables read by what stands above and beside each value, whichever way they lie: upright, as one wide row or one long column, with line
numbers or last year's columns between.

Only where every value of a line stands under and beside labels of the form, and nothing else, is the line taken.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from ingest.header_words import Word, column_names, is_umbrella, meaning, row_names
from ingest.labels import is_unit
from ingest.parsed import Cell, Grid
from ingest.runs import UNSURE, Token
from ingest.values import read_value

TABLES = ("2", "3", "4")
_MOST_PLACES = 40_000  # of a grid looked at
_FEWEST_NUMBERS = 5  # of a row that numbers the columns


class Found(NamedTuple):
    """A value with its place in the form, and the cells that name it."""

    table: str
    row: str
    column: str
    value: Token
    row_label: Token
    column_label: Token
    units: tuple[Token, ...] = ()


def crossings(grid: Grid, years: Set[int]) -> list[Found]:
    """The values of a grid that its labels name beyond doubt; ``years`` are the report's own."""
    if grid.rows * grid.columns > _MOST_PLACES:
        return []
    table = _Table(grid, years)
    found = [entry for row in range(grid.rows) for entry in table.line(row)]
    times = Counter((entry.table, entry.row, entry.column) for entry in found)
    return [entry for entry in found if times[entry.table, entry.row, entry.column] == 1]


@dataclass
class _Table:
    grid: Grid
    years: Set[int]
    _words: dict[int, Word] = field(default_factory=dict)

    @cached_property
    def places(self) -> Mapping[tuple[int, int], Token]:
        """The cell over each place of the grid."""
        tokens = [Token(cell, UNSURE if cell.unreadable else read_value(cell.text)) for cell in self.grid.cells]
        return {place: token for token in tokens for place in _places(token.cell, self.grid)}

    @cached_property
    def numbering(self) -> Set[int]:
        """Rows that number the columns: 1, 2, 3 … alone."""
        rows: dict[int, list[Token]] = defaultdict(list)
        for (row, _), token in sorted(self.places.items()):
            if token not in rows[row] and not token.is_blank:
                rows[row].append(token)
        return {
            row
            for row, tokens in rows.items()
            if len(tokens) >= _FEWEST_NUMBERS and [token.reading.value for token in tokens] == list(range(1, len(tokens) + 1))
        }

    @cached_property
    def line_numbers(self) -> Set[int]:
        """Columns that number the lines: under no label, 1, 2, 3 … one below another."""
        columns: dict[int, list[Token]] = defaultdict(list)
        for (row, column), token in sorted(self.places.items()):
            if token.is_value and token.cell.colspan == 1 and row == token.cell.row:
                columns[column].append(token)
        return {
            column
            for column, tokens in columns.items()
            if len(tokens) >= _FEWEST_NUMBERS
            and [token.reading.value for token in tokens] == list(range(1, len(tokens) + 1))
            and not self._above(tokens[0], column)
        }

    def line(self, row: int) -> list[Found]:
        """The values of a row: all that stand in it are named, or none is taken."""
        found: list[Found] = []
        if row in self.numbering:
            return found
        for column in range(self.grid.columns):
            token = self.places.get((row, column))
            if token is None:
                return []
            if (token.cell.row, token.cell.column) != (row, column):
                if token.cell.row != row and self._is_value(token):
                    return []
                continue
            above = self._above(token, column)
            if not self._is_value(token):
                if self._covers_column(token, row):
                    return []
                continue
            beside = self._beside(row, column)
            if above is None or beside is None or not self._stands_alone(token, above):
                return []
            entry = self._place(token, above, beside)
            if entry is None and not self._aside(above, beside, column):
                return []
            found += [entry] if entry else []
        return found

    def _is_value(self, token: Token) -> bool:
        return token.is_value or token.is_blank

    def _word(self, token: Token) -> Word:
        if id(token) not in self._words:
            self._words[id(token)] = meaning(token, self.years)
        return self._words[id(token)]

    def _above(self, token: Token, column: int) -> list[Word] | None:
        """The words over a cell up to the values before them; None where the header has a gap."""
        words: list[Word] = []
        for row in range(token.cell.row - 1, -1, -1):
            other = self.places.get((row, column))
            if other is None:
                return None
            if row in self.numbering or other.is_blank:
                continue
            if other.is_value:
                if words:
                    break
                continue
            if other.cell.colspan >= self.grid.columns > 1:  # a caption over the whole table
                word = self._word(other)
                words += [word] if word.known or not word.ours else []
            elif not words or words[-1].token is not other:
                words.append(self._word(other))
        return words

    def _beside(self, row: int, column: int) -> list[Word] | None:
        words: list[Word] = []
        for left in range(column - 1, -1, -1):
            other = self.places.get((row, left))
            if other is None:
                return None
            if self._is_value(other):
                if words and not other.is_blank:
                    break
                continue
            if not words or words[-1].token is not other:
                words.append(self._word(other))
        return words

    def _stands_alone(self, token: Token, above: Sequence[Word]) -> bool:
        """Whether a value is under one label only, and on one row."""
        reach = range(token.cell.column + 1, token.cell.column + token.cell.colspan)
        others = (self._above(token, column) for column in reach)
        return token.cell.rowspan == 1 and all(
            other is not None and [w.token for w in other] == [w.token for w in above] for other in others
        )

    def _covers_column(self, token: Token, row: int) -> bool:
        """Whether a row's label reaches under the label of a column."""
        names_row = any(segment.names("row") and not segment.names("column") for segment in self._word(token).segments)
        for column in range(token.cell.column, token.cell.column + token.cell.colspan):
            above = self._above(token, column) if names_row and token.cell.row == row else []
            if any(segment.names("column") and not segment.names("row") for word in above or [] for segment in word.segments):
                return True
        return False

    def _aside(self, above: Sequence[Word], beside: Sequence[Word], column: int) -> bool:
        """Whether a value is none of the form's: last year's, a line number, a remark, 法人或其他组织 where its kinds are not told."""
        words = [*above, *beside]
        if any(not word.ours for word in words) and all(word.known for word in words):
            return True
        if above and above[0].aside:
            return True
        if not above and column in self.line_numbers:
            return True
        return bool(above) and is_umbrella(above[0]) and not self._has_kinds(above[0].token.cell)

    def _has_kinds(self, umbrella: Cell) -> bool:
        below = umbrella.row + umbrella.rowspan
        kinds = (self.places.get((below, column)) for column in range(umbrella.column, umbrella.column + umbrella.colspan))
        return any(token is not None and not self._is_value(token) for token in kinds)

    def _place(self, token: Token, above: Sequence[Word], beside: Sequence[Word]) -> Found | None:
        """The one place in the form that the words name."""
        words = [*above, *beside]
        if not all(word.known and word.ours and not word.aside for word in words):
            return None
        units = tuple(self._units(token))
        for table in TABLES:
            rows = row_names(beside if table == "3" else words, table)
            columns = column_names(above if table == "3" else words, table)
            if len(rows) == 1 and len(columns) == 1:
                (row, row_label), (column, column_label) = rows.popitem(), columns.popitem()
                return Found(table, row, column, token, row_label, column_label, units)
        return None

    def _units(self, token: Token) -> Iterator[Token]:
        right = self.places.get((token.cell.row, token.cell.column + token.cell.colspan))
        if right is not None and is_unit(right.cell.text):
            yield right


def _places(cell: Cell, grid: Grid) -> Iterator[tuple[int, int]]:
    for row in range(cell.row, min(cell.row + cell.rowspan, grid.rows)):
        for column in range(cell.column, min(cell.column + cell.colspan, grid.columns)):
            yield row, column
