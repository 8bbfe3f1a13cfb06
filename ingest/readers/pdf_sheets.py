"""The rows of a table without upright rulings in sheets of the same columns, which are what stands below one another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.labels import is_unit
from ingest.readers.pdf_alignment import Alignment
from ingest.readers.pdf_rows import Row, is_row_label
from ingest.readers.pdf_spans import PADDING, Span, apart, are_apart, as_cells, distinct, headed, in_line, meet, span_of
from ingest.readers.pdf_stacks import Stack
from ingest.readers.pdf_sums import sums_hold

FEWEST_APART = 4  # values of rows that tell by how they stand that the columns are others
FEW = 0.2  # of the rows with values: those whose values reach into the labels leave the columns certain
MOSTLY = 0.7  # of the values of a page, in line with those of the page before, or of a row with those above


@dataclass
class Sheet:
    """Rows with the same columns on one page, and the header above them."""

    rows: list[Row] = field(default_factory=list)
    columns: list[Span] = field(default_factory=list)  # at first where values stand
    leaves: list[Stack] = field(default_factory=list)  # the labels of the columns, from left to right; empty where none are printed
    edge: float = 0.0  # where the labels of rows end
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
        if self.columns and reach > self.columns[0][0]:
            return False
        spans = apart([*self.columns, *map(span_of, row.values)])
        lined = sum(map(self.lines, row.values))
        if FEWEST_APART <= self._full == len(row.values) and most < len(spans) and lined < MOSTLY * len(row.values):
            return False
        return distinct(spans, [*self.rows, row])

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
            self.edge = max([self.edge, *(word.right for word in row.leading)])


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


def _merged(spans: Sequence[Span], rows: Sequence[Row], count: int) -> list[Span]:
    """The spans as ``count`` columns: near ones in which no row has a value each are one, since spaces around a number move it."""
    merged = list(spans)
    while len(merged) > count:
        pairs = [(other[0] - one[1], index) for index, (one, other) in enumerate(pairwise(merged)) if not _share_row(one, other, rows)]
        gap, index = min(pairs, default=(PADDING, 0))
        if gap >= PADDING:
            break
        merged[index : index + 2] = [(merged[index][0], merged[index + 1][1])]
    apart = all(_share_row(one, other, rows) for one, other in pairwise(merged))
    return merged if apart else []


def _share_row(one: Span, other: Span, rows: Iterable[Row]) -> bool:
    """Whether some row has a value in each of two spans, so that these are different columns."""
    return any(any(meet(one, value) for value in row.values) and any(meet(other, value) for value in row.values) for row in rows)


def settle(sheet: Sheet, before: Sheet | None) -> None:
    """Finds the columns of a sheet; where they are not certain, its rows are doubtful."""
    body = sheet.rows[len(sheet.header) :]
    labelled = [row for row in body if row.values or row.is_label]
    sheet.edge = max((word.right for row in labelled for word in row.leading), default=before.edge if before is not None else 0.0)
    units = [word for row in body for word in row.words if is_unit(word.text) and all(word.right <= value.left for value in row.values)]
    for row in body:
        aside = [value for value in row.values if value.right <= sheet.edge or _is_no_unit(value, units)]
        label = min((word.left for word in row.words if is_row_label(word)), default=0.0)
        row.doubtful = row.doubtful or any(value.right > label and not any(map(value.over, units)) for value in aside)
        row.words = sorted([*row.words, *aside], key=lambda stack: stack.left)
        row.values = [value for value in row.values if value not in aside]
        sheet.edge = max(sheet.edge, *(value.right for value in aside)) if aside else sheet.edge
    values = [value for row in body for value in row.values]
    heads = [word for row in sheet.header for word in row.words if word.left >= sheet.edge]
    sheet.leaves = sorted((head for head in heads if _is_leaf(head, heads)), key=lambda stack: stack.left)
    spans = apart(map(span_of, values))
    columns: list[Span] | None = None
    if sheet.leaves:
        columns = headed(list(map(span_of, sheet.leaves)), spans)
        columns = columns and as_cells(_filled(columns, body), sheet.leaves, [head for head in heads if head not in sheet.leaves])
    elif before is not None:
        columns = _continued(before, sheet)
        sheet.goes_on = columns is not None
        sheet.torn = sheet.torn and not sheet.goes_on
    if columns is None and not sheet.leaves:  # another table: its columns are those before only if there are as many
        columns = _own_columns(sheet, body, spans, before)
    if not sheet.leaves and before is not None:
        sheet.remarks = before.remarks
    elif sheet.leaves:
        sheet.remarks = next((n for n, leaf in enumerate(reversed(sheet.leaves)) if not leaf.names("furniture")), 0)
    if _is_open(sheet, body, before) or (before is not None and _lacks_leaves(sheet, len(before.columns))):
        sheet.doubt()
    sheet.columns = columns if columns is not None else list(map(span_of, sheet.leaves))
    if columns is None or not distinct(columns, body) or _share_columns(sheet):
        sheet.doubt()
    _doubt_odd(sheet, body)
    if sheet.leaves and columns is not None:
        sheet.alignment = Alignment(sheet.leaves, {index: sheet.values(index) for index in range(len(columns))})
    elif before is not None and sheet.goes_on:
        sheet.alignment = before.alignment
    sheet.rows[: len(sheet.header)] = _levels(sheet)


def _filled(columns: Sequence[Span], body: Iterable[Row]) -> list[Span]:
    """The columns with the values of full rows, one for each, of which some stand under no label."""
    grown = list(columns)
    for values in (row.values for row in body if len(row.values) == len(columns) >= FEWEST_APART):
        over = [[index for index, column in enumerate(columns) if meet(column, value)] for value in values]
        if all(places in ([], [index]) for index, places in enumerate(over)):
            spans = map(span_of, values)
            grown = [(min(one[0], other[0]), max(one[1], other[1])) for one, other in zip(grown, spans, strict=True)]
    return grown if are_apart(grown) else list(columns)


def _own_columns(sheet: Sheet, body: Sequence[Row], spans: Sequence[Span], before: Sheet | None) -> list[Span]:
    """The columns of a sheet without a header that does not go on: as many as before it. A full row shows them, with those in line with
    it; or totals do, which are then the sums of what stands before them in all rows."""
    full = max((len(row.values) for row in body), default=0)
    count = full if before is None else len(before.columns) - before.remarks
    columns = _merged(spans, body, count)
    if len(columns) != count:
        sheet.doubt()
    elif before is not None and not sums_hold(columns, body):
        complete = [value for row in body if len(row.values) == count for value in row.values]
        for row in body:
            row.doubtful = row.doubtful or not all(any(in_line(value, other) for other in complete) for value in row.values) or not complete
    return columns


def _share_columns(sheet: Sheet) -> bool:
    """Whether labels beside one another stand nearest to the same column, as where they are at the left of their cells and values at the
    right: whose it is is open."""
    for row in sheet.header if sheet.columns else ():
        over = [word for word in row.words if word.left >= sheet.edge and word not in sheet.leaves]
        heads = [word for word in over if any(segment.labels for segment in word.labels)]
        starts = [sheet.start(head) for head in heads]
        if len(set(starts)) < len(starts):
            return True
    return False


def _doubt_odd(sheet: Sheet, body: Sequence[Row]) -> None:
    """Marks the rows with values that reach into the labels, as where merged cells were miscounted; all, unless these are few."""
    odd = [row for row in body if any(value.left < sheet.edge for value in row.values)]
    few = sheet.goes_on or (sheet.leaves and len(odd) <= FEW * sum(bool(row.values) for row in body))
    if odd and not few:
        sheet.doubt()
    for row in odd:
        row.doubtful = True


def _is_open(sheet: Sheet, body: Sequence[Row], before: Sheet | None) -> bool:
    """Whether words leave it open what the columns are: those of another table beside this one, a column among the labels of rows, two
    columns' labels that touch, or the same on the page before."""
    beside = [word for row in sheet.header for word in row.words if word.left < sheet.edge and word.names("column")]
    return (
        any(is_row_label(word) and any(value.right <= word.left for value in row.values) for row in body for word in row.words)
        or any(sum(segment.names("column") is not None for segment in leaf.labels) > 1 for leaf in sheet.leaves)
        or (before is not None and before.is_open and not sheet.leaves)
        or any(segment.names("column", table) for word in beside for segment in word.labels for table in "234")
    )


def _lacks_leaves(sheet: Sheet, count: int) -> bool:
    """Whether the labels of columns are other than on the page before, and some of them say nothing: pieces of a header that is lost."""
    unknown = [leaf for leaf in sheet.leaves if not any(segment.labels for segment in leaf.labels)]
    return bool(unknown) and len(sheet.leaves) != count


def _levels(sheet: Sheet) -> list[Row]:
    """The rows of a header with the labels of the columns in one row, the last."""
    above: list[Row] = []
    last: list[Stack] = []
    for row in sheet.header:
        leaves = [word for word in row.words if word in sheet.leaves]
        rest = [word for word in row.words if word not in sheet.leaves]
        if leaves and all(word.left < sheet.edge for word in rest):
            last += rest
        elif rest:
            above.append(Row(rest, doubtful=row.doubtful))
    return [*above, *([Row(sorted([*last, *sheet.leaves], key=lambda stack: stack.left))] if sheet.leaves else [])]


def _is_no_unit(value: Stack, units: Iterable[Stack]) -> bool:
    """Whether a mark for nothing stands in the column of units, as in rows that have no figures."""
    return not any(map(str.isalnum, value.text)) and any(map(value.over, units))


def _is_leaf(head: Stack, heads: Sequence[Stack]) -> bool:
    """Whether a cell of a header labels one column: nothing stands below it."""
    named = [label for segment in head.labels for label in segment.labels]
    if named and not any(label.kind in ("column", "head", "furniture") for label in named):
        return False
    return not any(other.top >= head.bottom - 0.5 * head.size and other.over(head) for other in heads if other is not head)


def _continued(before: Sheet, sheet: Sheet) -> list[Span] | None:
    """The columns of a page before with the values of this one, where most of these stand in line with those; what stands in none of them
    is left aside, unless the labels tell its column, which had nothing yet."""
    grown = list(before.columns)
    if not grown or grown[0][0] < sheet.edge:
        return None
    lined: list[bool] = []
    loose: dict[int, list[Stack]] = {}
    for value in (value for row in sheet.rows for value in row.values):
        over = [index for index, column in enumerate(before.columns) if meet(column, value)]
        alike = before.alignment.columns(value) if before.alignment else []
        left = before.alignment.on_the_left(value) if before.alignment and not over else None
        if len(over) > 1 or (sheet.torn and not over and len(alike) != 1):
            return None
        if over:
            above = before.values(over[0])
            lined += [over == alike or any(in_line(value, other) for other in above)] if above or alike else []
        elif len(alike) != 1 and left is not None and not before.values(left):
            loose.setdefault(left, []).append(value)
        else:
            lined.append(len(alike) == 1)
        for index in over or (alike if len(alike) == 1 else []):
            grown[index] = min(grown[index][0], value.left), max(grown[index][1], value.right)
    for index, values in loose.items():
        place = min(value.left for value in values), max(value.right for value in values)
        if place[1] - place[0] <= max(value.right - value.left for value in values) + PADDING:
            grown[index] = min(grown[index][0], place[0]), max(grown[index][1], place[1])
    return grown if sum(lined) >= MOSTLY * len(lined) and distinct(grown, sheet.rows) and are_apart(grown) else None
