"""Tables without upright rulings to grids: columns are what stands below one another, a value is taken where it stands clearly in one."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from ingest.labels import is_unit
from ingest.parsed import Cell, Grid
from ingest.readers.pdf_characters import LOST
from ingest.readers.pdf_flow import TextLine
from ingest.readers.pdf_rows import Row, doubt, is_row_label, rows_of
from ingest.readers.pdf_stacks import NUMBERED, Stack, stacks_of

Span = tuple[float, float]  # from the left
TOUCH = 0.5  # points that cells of different columns may overlap by
IN_LINE = 1.5  # points
PADDING = 8.0  # points of a cell at most
MOSTLY = 0.7
SAME_PLACE = 0.6  # sizes that labels of one column may be off by


@dataclass
class Sheet:
    """Rows with the same columns on one page, and the header above them."""

    rows: list[Row] = field(default_factory=list)
    columns: list[Span] = field(default_factory=list)  # at first where values stand
    leaves: list[Stack] = field(default_factory=list)  # the labels of the columns, from left to right; empty where none are printed
    edge: float = 0.0  # where the labels of rows end
    torn: bool = False  # whether it began where the columns before it ended, without a header
    remarks: int = 0  # columns at the right that hold no figures

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

    def fits(self, row: Row) -> bool:
        """Whether the values of a row stand one in a column, with those of the rows before."""
        reach = max((word.right for word in row.words if is_row_label(word)), default=0.0)
        if self.columns and reach > self.columns[0][0]:
            return False
        return distinct(_apart([*self.columns, *map(_span, row.values)]), [*self.rows, row])

    def values(self, column: int) -> list[Stack]:
        """What stands in a column."""
        return [value for row in self.rows for value in row.values if _meet(self.columns[column], value)]

    def doubt(self) -> None:
        """Marks all rows: where their values stand is open."""
        for row in self.rows:
            row.doubtful = True

    def add(self, row: Row) -> None:
        """Takes a row."""
        self.rows.append(row)
        self.columns = _apart([*self.columns, *map(_span, row.values)])
        if row.values:
            self.edge = max([self.edge, *(word.right for word in row.leading)])


class _Labels:
    """The columns of row labels: where these begin, or have their middle where that is more regular."""

    def __init__(self, rows: Sequence[tuple[Sequence[Stack], bool]]) -> None:
        """``rows``: the words before the columns, and whether they are a row's label."""
        words = [word for row, is_label in rows if is_label for word in row]
        left, middle = ([self._at(word, centred) for word in words] for centred in (False, True))
        size = max((word.size for word in words), default=0.0)
        starts, middles = _clusters(left, SAME_PLACE * size), _clusters(middle, SAME_PLACE * size)
        self._centred = len(middles) < len(starts)
        self._places = middles if self._centred else starts
        self.count = max(len(self._places), *(len(row) for row, _ in rows))
        self._usual: dict[str, Counter[int]] = {}
        for word in words:
            self._usual.setdefault(_numbering(word), Counter())[self._place(word)] += 1

    def cells(self, words: Sequence[Stack], row: int) -> list[Cell]:
        """The labels of a row, each with the columns up to the next."""
        places: list[int] = []
        for word in words:
            places.append(max(self._place(word), places[-1] + 1 if places else 0))
        for index in range(len(places) - 1, -1, -1):
            places[index] = min(places[index], self.count - len(places) + index)
        ends = [*places[1:], self.count]
        return [_cell(word, row, place, end - place) for word, place, end in zip(words, places, ends, strict=False)]

    def is_shifted(self, words: Sequence[Stack]) -> bool:
        """Whether a label stands elsewhere than those that are numbered like it, as where merged cells were miscounted."""
        for word in (word for word in words if is_row_label(word) and _numbering(word)):
            usual = self._usual.get(_numbering(word), Counter()).most_common(2)
            if usual and (usual[0][0] != self._place(word) or (len(usual) > 1 and usual[0][1] == usual[1][1])):
                return True
        return False

    def _place(self, word: Stack) -> int:
        at = self._at(word, self._centred)
        return min(range(len(self._places)), key=lambda index: abs(self._places[index] - at), default=0)

    @staticmethod
    def _at(word: Stack, centred: bool) -> float:
        return (word.left + word.right) / 2 if centred else word.left


def _numbering(word: Stack) -> str:
    """How a label is numbered: 一、 （一） 1. or not."""
    match = NUMBERED.match(word.text)
    return "".join("1" if char.isdigit() else "一" if char.isalpha() else char for char in match[0])[-2:] if match else ""


def _clusters(places: Sequence[float], within: float) -> list[float]:
    """Places with near ones as one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > within:
            found.append(place)
    return found


def open_grid(lines: Sequence[TextLine]) -> Grid | None:
    """The lines of a table as a grid; ``None`` where no columns show."""
    pages = [list(page) for _, page in groupby(lines, key=lambda line: line.page.number)]
    stacks = stacks_of(pages)
    sheets: list[Sheet] = []
    before: Sheet | None = None
    for found in _joined([_sheets(rows_of(page, stacks.step)) for page in stacks.pages]):
        for sheet in _torn(found, before):
            _settle(sheet, before)
            before = sheet if sheet.columns else before
            sheets.append(sheet)
    width = max((len(sheet.columns) for sheet in sheets), default=0)
    valued = [row.doubtful for sheet in sheets for row in sheet.rows if row.values]
    if not width or (valued and all(valued)):
        return None
    rows = [row for sheet in sheets for row in sheet.rows]
    doubt(rows, width)
    labels = _Labels([(sheet.labels(row), bool(row.values) or row.is_label) for sheet in sheets for row in sheet.rows])
    cells: list[Cell] = []
    index = 0
    for sheet in sheets:
        writer = _Writer(sheet, labels, width)
        for row in sheet.rows:
            cells += writer.cells(row, index)
            index += 1
    return Grid(rows=index, columns=labels.count + width, cells=tuple(cells))


def _sheets(rows: Sequence[Row]) -> list[Sheet]:
    """A sheet from each header to the next: words that stand beside the labels of the rows before them. A sheet ends, too, where values
    stand otherwise below one another."""
    sheets: list[Sheet] = []
    for row in rows:
        if not sheets or (row.is_header and sheets[-1].has_body and row.words[-1].left >= sheets[-1].edge):
            sheets.append(Sheet())
        elif row.values and not sheets[-1].fits(row):
            for other in (other for other in sheets[-1].rows if len(other.values) < len(sheets[-1].columns)):
                other.doubtful = bool(other.values) or other.is_label
            sheets.append(Sheet(torn=True))
        sheets[-1].add(row)
    return sheets


def _joined(pages: Sequence[Sequence[Sheet]]) -> list[Sheet]:
    """The sheets of all pages, a header at a page's end, where hardly a value stands below it, with the rows on the next."""
    sheets: list[Sheet] = []
    for page in pages:
        first = page[0] if page else None
        if first and sheets and sum(len(row.values) for row in sheets[-1].rows) <= 1 and not first.header:
            first.rows[:0] = sheets.pop().rows
        sheets += page
    return sheets


def _torn(sheet: Sheet, before: Sheet | None) -> list[Sheet]:
    """A sheet without a header in two, where its last rows stand in other columns than those before; and the rows doubtful that may be on
    either side."""
    if sheet.header or before is None or not before.columns:
        return [sheet]
    lined = [[_lines(before, value) for value in row.values] for row in sheet.rows]
    out = [bool(row) and 2 * sum(row) < len(row) for row in lined]
    first = next((index for index, is_out in enumerate(out) if is_out), len(out))
    rest = [is_out for is_out, row in zip(out[first:], lined[first:], strict=True) if row]
    if not 0 < first < len(out) or sum(rest) < MOSTLY * len(rest):
        return [sheet]
    sure = max((index for index, row in enumerate(lined[:first]) if sum(row) > 2 and all(row)), default=-1)
    for index, row in enumerate(sheet.rows[:first]):
        row.doubtful = index > sure or not all(lined[index])
    upper, lower = Sheet(), Sheet(torn=True)
    for index, row in enumerate(sheet.rows):
        (upper if index < first else lower).add(row)
    return [upper, lower]


def _lines(sheet: Sheet, value: Stack) -> bool:
    """Whether a value is in line with those of a column."""
    over = [index for index, column in enumerate(sheet.columns) if _meet(column, value)]
    above = sheet.values(over[0]) if len(over) == 1 else []
    return len(over) == 1 and (not above or any(_in_line(value, other) for other in above))


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
    return any(any(_meet(one, value) for value in row.values) and any(_meet(other, value) for value in row.values) for row in rows)


def _settle(sheet: Sheet, before: Sheet | None) -> None:
    """Finds the columns of a sheet; where they are not certain, its rows are doubtful."""
    body = sheet.rows[len(sheet.header) :]
    labelled = [row for row in body if row.values or row.is_label]
    sheet.edge = max((word.right for row in labelled for word in row.leading), default=0.0)
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
    spans = _apart(map(_span, values))
    columns: list[Span] | None = None
    if sheet.leaves:
        columns = _headed(list(map(_span, sheet.leaves)), spans)
    elif before is not None and not sheet.torn:
        columns = _continued(before, sheet)
    if columns is None and not sheet.leaves:  # another table: its columns are those before only if there are as many
        full = max((len(row.values) for row in body), default=0)
        count = full if before is None else len(before.columns) - before.remarks
        columns = _merged(spans, body, count)
        if len(columns) != count:
            sheet.doubt()
        complete = [value for row in body if len(row.values) == count for value in row.values]
        for row in body if before is not None else ():
            row.doubtful = row.doubtful or not all(any(_in_line(value, other) for other in complete) for value in row.values) or not complete
    if not sheet.leaves and before is not None:
        sheet.remarks = before.remarks
    elif sheet.leaves:
        sheet.remarks = next((n for n, leaf in enumerate(reversed(sheet.leaves)) if not leaf.names("furniture")), 0)
    if columns is None or not distinct(columns, body) or any(value.left < sheet.edge for value in values):
        sheet.doubt()
    sheet.columns = columns if columns is not None else list(map(_span, sheet.leaves))
    sheet.rows[: len(sheet.header)] = _levels(sheet)


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


def _span(stack: Stack) -> Span:
    return stack.left, stack.right


def distinct(spans: Sequence[Span], rows: Iterable[Row]) -> bool:
    """Whether no two values of a row stand in the same span, unless they are lines of one cell, one above the other."""
    for row in rows:
        for one, other in pairwise(row.values):
            if not one.over(other) and any(_meet(span, one) and _meet(span, other) for span in spans):
                return False
    return True


def _apart(stretches: Iterable[Span]) -> list[Span]:
    """The stretches across the page, those that overlap as one."""
    spans: list[Span] = []
    for start, end in sorted(stretches):
        if spans and start < spans[-1][1] - TOUCH:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((start, end))
    return spans


def _meet(span: Span, stack: Stack) -> bool:
    return min(span[1], stack.right) - max(span[0], stack.left) > TOUCH


def _headed(heads: Sequence[Span], spans: Sequence[Span]) -> list[Span] | None:
    """The columns below labels: each label with the values that it stands over, or that stand before the next one."""
    owners: list[list[Span]] = [[] for _ in heads]
    loose: list[Span] = []
    for span in spans:
        over = [index for index, head in enumerate(heads) if min(head[1], span[1]) > max(head[0], span[0])]
        if len(over) > 1:
            return None
        (owners[over[0]] if over else loose).append(span)
    if loose and not _take(loose, heads, owners):
        return None
    columns = [(min(s[0] for s in (head, *own)), max(s[1] for s in (head, *own))) for head, own in zip(heads, owners, strict=True)]
    return columns if _are_apart(columns) else None


def _take(loose: Sequence[Span], heads: Sequence[Span], owners: list[list[Span]]) -> bool:
    """Gives values that no label stands over to the label on their left, where labels stand at the left of their columns and values in
    the middle: the last one's stand beyond it, others midway between the beginnings of two labels."""
    shown = any(own for own in owners)
    for span in loose:
        index = max((index for index, head in enumerate(heads) if head[1] <= span[0]), default=-1)
        if index < 0:
            return False
        owners[index].append(span)
        midway = (heads[index][0] + heads[index + 1][0]) / 2 if index + 1 < len(heads) else 0.0
        shown = shown or index + 1 == len(heads) or -PADDING <= (span[0] + span[1]) / 2 - midway <= IN_LINE
    return shown and all(sum(head) <= sum(span) for head, own in zip(heads, owners, strict=True) for span in own)


def _continued(before: Sheet, sheet: Sheet) -> list[Span] | None:
    """The columns of a page before with the values of this one, where most of these stand in line with those; what stands in none of them
    is left aside."""
    grown = list(before.columns)
    if not grown or grown[0][0] < sheet.edge:
        return None
    lined: list[bool] = []
    for value in (value for row in sheet.rows for value in row.values):
        over = [index for index, column in enumerate(before.columns) if _meet(column, value)]
        if len(over) > 1:
            return None
        if over:
            above = before.values(over[0])
            lined += [any(_in_line(value, other) for other in above)] if above else []
            grown[over[0]] = min(grown[over[0]][0], value.left), max(grown[over[0]][1], value.right)
        else:
            lined.append(False)
    return grown if sum(lined) >= MOSTLY * len(lined) and distinct(grown, sheet.rows) and _are_apart(grown) else None


def _are_apart(columns: Sequence[Span]) -> bool:
    return all(one[1] <= other[0] + TOUCH for one, other in pairwise(columns))


def _in_line(one: Stack, other: Stack) -> bool:
    """Whether two cells are aligned at one side or in the middle."""
    left, right = one.left - other.left, one.right - other.right
    return min(abs(left), abs(right), abs(left + right) / 2) <= IN_LINE


class _Writer:
    """Writes the rows of a sheet into a grid of the columns of labels and ``width`` others."""

    def __init__(self, sheet: Sheet, labels: _Labels, width: int) -> None:
        self._sheet, self._labels, self._width = sheet, labels, labels.count + width
        self._count = len(sheet.columns)

    def cells(self, row: Row, index: int) -> list[Cell]:
        """The cells of a row."""
        words, heads = self._sheet.labels(row), [word for word in row.words if word.left >= self._sheet.edge]
        if not row.values and not row.is_label:
            return self._words(words, heads, index)
        placed = self._placed(row)
        single = -1 not in placed and all(len(values) == 1 for values in placed.values())
        lacks = len(placed) < self._count
        open_ = -1 in placed or row.doubtful or bool(heads) or (lacks and self._labels.is_shifted(words))
        cells = [
            _unsure(cell) if word.is_value and open_ else cell for word, cell in zip(words, self._labels.cells(words, index), strict=True)
        ]
        for column in range(self._count):
            values = placed.get(column, [])
            cell = _cell((values or row.words or row.values)[0], index, *self._place(column), blank=not values)
            cells.append(_unsure(cell) if open_ or len(values) > 1 or not (values or single) else cell)
        return self._filled(cells, row, index, open_)

    def _filled(self, cells: list[Cell], row: Row, index: int, open_: bool = False) -> list[Cell]:
        """The cells with blank ones between them, or with unreadable ones."""
        taken = {column for cell in cells for column in range(cell.column, cell.column + cell.colspan)}
        here = (row.words or row.values)[0]
        blanks = [_cell(here, index, column, blank=True) for column in range(self._width) if column not in taken]
        blanks = [_unsure(blank) if open_ and blank.column >= self._labels.count else blank for blank in blanks]
        return sorted([*cells, *blanks], key=lambda cell: cell.column)

    def _placed(self, row: Row) -> dict[int, list[Stack]]:
        """The values of a row by column; those that stand in none, or in several, under -1."""
        placed: dict[int, list[Stack]] = {}
        for value in row.values:
            over = [i for i, (start, end) in enumerate(self._sheet.columns) if min(value.right, end) > max(value.left, start)]
            placed.setdefault(over[0] if len(over) == 1 else -1, []).append(value)
        return placed

    def _words(self, words: Sequence[Stack], heads: Sequence[Stack], index: int) -> list[Cell]:
        """A row of a header, or of words that run across."""
        if not heads or not self._count:
            kept = [*words, *heads]
            spread = max(1, self._width - len(kept) + 1)
            return [_cell(word, index, place, 1 if place + 1 < len(kept) else spread) for place, word in enumerate(kept)]
        cells = self._labels.cells(words, index)
        starts = [self._start(head) for head in heads]
        for place, (head, start) in enumerate(zip(heads, starts, strict=True)):
            after = starts[place + 1] if place + 1 < len(heads) else self._count
            end = start + 1 if head in self._sheet.leaves else max(after, start + 1)
            (column, _), (last, span) = self._place(start), self._place(end - 1)
            cells.append(_cell(head, index, column, last + span - column))
        return self._filled(cells, Row([*words, *heads]), index)

    def _start(self, head: Stack) -> int:
        """The first column that a label stands over."""
        columns = self._sheet.columns
        over = [i for i, (start, end) in enumerate(columns) if min(head.right, end) > max(head.left, start)]
        return over[0] if over else min(range(len(columns)), key=lambda i: abs(sum(columns[i]) - head.left - head.right))

    def _place(self, column: int) -> tuple[int, int]:
        """A column's place in the grid and how many it takes: the last one what is left, the first one where no labels are."""
        start = self._labels.count + column if column or self._sheet.edge else 0
        end = self._labels.count + column + 1 if column + 1 < self._count else self._width
        return start, end - start


def _cell(stack: Stack, row: int, column: int, colspan: int = 1, blank: bool = False) -> Cell:
    left, top, right, bottom = stack.box
    box = (round(left, 2), round(top, 2), round(right, 2), round(bottom, 2))
    line = stack.lines[0].line
    text = "" if blank else stack.text
    lost = stack.is_value and LOST in text
    return Cell(row=row, column=column, text=text, colspan=colspan, path=line.path, page=line.page.number, box=box, unreadable=lost)


def _unsure(cell: Cell) -> Cell:
    return cell.model_copy(update={"text": cell.text or LOST, "unreadable": True})
