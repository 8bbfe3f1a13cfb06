"""The rows of a table without upright rulings in sheets of the same columns, which are what stands below one another."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.readers.pdf_alignment import Alignment
from ingest.readers.pdf_rows import Row, is_row_label
from ingest.readers.pdf_spans import TOUCH, Span, apart, distinct, in_line, meet, span_of
from ingest.readers.pdf_stacks import Stack

FEWEST_APART = 4  # values of rows that tell by how they stand that the columns are others
MOSTLY = 0.7  # of the values of a page, in line with those of the page before, or of a row with those above


@dataclass
class Sheet:
    """Rows with the same columns on one page, and the header above them."""

    rows: list[Row] = field(default_factory=list)
    columns: list[Span] = field(default_factory=list)  # at first where values stand
    leaves: list[Stack] = field(default_factory=list)  # the labels of the columns, from left to right; empty where none are printed
    edge: float = 0.0  # where the labels of rows end, less what cells may overlap by
    goes_on: bool = False  # whether its columns are those of the page before, or above
    torn: bool = False  # whether it began where the columns before it ended, without a header
    remarks: int = 0  # columns at the right that hold no figures
    is_open: bool = False  # whether its columns are not certain
    alignment: Alignment | None = None  # of the values under the header, here or on the pages before

    @property
    def header(self) -> list[Row]:
        """The rows before the first with a label or with values."""
        count = next((index for index, row in enumerate(self.rows) if not row.is_header), len(self.rows))
        return self.rows[:count]

    @property
    def has_body(self) -> bool:
        """Whether it has more than a header."""
        return not all(row.is_header for row in self.rows)

    def labels(self, row: Row) -> list[Stack]:
        """What stands before the columns."""
        return [word for word in row.words if word.left < self.edge]

    def fits(self, row: Row, most: int) -> bool:
        """Whether the values of a row stand one in a column, with those of the rows before. ``most``: values of any row of the table; rows
        that lack some may be in more columns than they have values, but not in more than that."""
        reach = max((word.right for word in row.words if is_row_label(word)), default=0.0)
        if self.columns and reach - TOUCH > self.columns[0][0]:
            return False
        spans = apart([*self.columns, *map(span_of, row.values)])
        lined = sum(map(self.lines, row.values))
        if FEWEST_APART <= self._full == len(row.values) and most < len(spans) and lined < MOSTLY * len(row.values):
            return self._heads(row.values) and distinct(spans, [*self.rows, row])
        return distinct(spans, [*self.rows, row])

    def _heads(self, values: Sequence[Stack]) -> bool:
        """Whether its header has a label over each of the values of a row, and none besides: spaces around numbers move these."""
        heads = [word for row in self.header for word in row.words if word.left >= self.edge]
        leaves = sorted((head for head in heads if is_leaf(head, heads)), key=lambda stack: stack.left)
        over = [[place for place, leaf in enumerate(leaves) if meet(span_of(leaf), value)] for value in values]
        return over == [[place] for place in range(len(leaves))]

    @property
    def _full(self) -> int:
        """How many values the fullest row has."""
        return max((len(row.values) for row in self.rows), default=0)

    def values(self, column: int) -> list[Stack]:
        """What stands in a column."""
        return [value for row in self.rows for value in row.values if meet(self.columns[column], value)]

    def start(self, head: Stack) -> int:
        """The first column that a label stands over, or the nearest."""
        over = [index for index, (start, end) in enumerate(self.columns) if min(head.right, end) > max(head.left, start)]
        return over[0] if over else min(range(len(self.columns)), key=lambda index: abs(sum(self.columns[index]) - head.left - head.right))

    def lines(self, value: Stack) -> bool:
        """Whether a value is in line with those of a column."""
        over = [index for index, column in enumerate(self.columns) if meet(column, value)]
        above = self.values(over[0]) if len(over) == 1 else []
        return len(over) == 1 and (not above or any(in_line(value, other) for other in above))

    def doubt(self) -> None:
        """Marks all rows: where their values stand is open."""
        self.is_open = True
        for row in self.rows:
            row.doubtful = True

    def add(self, row: Row) -> None:
        """Takes a row."""
        self.rows.append(row)
        self.columns = apart([*self.columns, *map(span_of, row.values)])
        if row.values:
            self.edge = max([self.edge, *(word.right - TOUCH for word in row.leading)])


def sheets_of(rows: Sequence[Row], most: int) -> list[Sheet]:
    """A sheet from each header to the next: words that stand beside the labels of the rows before them. A sheet ends, too, where values
    stand otherwise below one another."""
    sheets: list[Sheet] = []
    for row in rows:
        if not sheets or (row.is_header and sheets[-1].has_body and row.words[-1].left >= sheets[-1].edge):
            sheets.append(Sheet())
        elif row.values and not sheets[-1].fits(row, most):
            sheets.append(Sheet(torn=True))
        sheets[-1].add(row)
    return sheets


def is_leaf(head: Stack, heads: Sequence[Stack]) -> bool:
    """Whether a cell of a header labels one column: nothing stands below it."""
    named = [label for segment in head.labels for label in segment.labels]
    if named and not any(label.kind in ("column", "head", "furniture") for label in named):
        return False
    return not any(other.top >= head.bottom - 0.5 * head.size and other.over(head) for other in heads if other is not head)
