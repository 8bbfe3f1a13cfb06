"""Tables without upright rulings to grids: a value is taken where it stands clearly in one column, beside its label."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from askgov.domain import State
from ingest.parsed import Cell, Grid
from ingest.readers.label_numbers import numbering
from ingest.readers.pdf_breaks import doubt_cut, joined
from ingest.readers.pdf_centred import with_broken_numbers
from ingest.readers.pdf_characters import LOST
from ingest.readers.pdf_flow import TextLine
from ingest.readers.pdf_rows import Row, doubt, fall_apart, is_group, is_row_label, rows_of
from ingest.readers.pdf_settled import settle
from ingest.readers.pdf_sheets import Sheet, sheets_of
from ingest.readers.pdf_stacks import Stack, stacks_of
from ingest.readers.pdf_stretches import stretches_of
from ingest.readers.pdf_sums import add_up
from ingest.readers.pdf_tabs import are_tabbed
from ingest.readers.pdf_tears import doubt_end, torn
from ingest.values import read_value

MAX_STRETCHES = 1_500  # on a page of a table; a full one has some 300
UPRIGHT = 0.1  # of the lines have more than a cell: it is told a cell a line, without columns
MOST_COLUMNS = 15  # of figures, in the forms
MOST_LABELS = 15  # columns of row labels, with room for indents
SAME_PLACE = 0.6  # sizes that labels of one column may be off by
_OF_GROUP = "…"


def open_grid(lines: Sequence[TextLine], is_cut: bool = False, is_tabbed: bool = False) -> Grid | None:
    """The lines of a table as a grid; ``None`` where no columns show, or too much stands on a page.

    ``is_cut``: values of the last row may stand in lines that are not here, so that what it lacks is not blank but unreadable.
    ``is_tabbed``: the tables of the document may be typed with tabs.
    """
    pages = [list(page) for _, page in groupby(lines, key=lambda line: line.page.number)]
    counts = [[len(stretches_of(line)) for line in page] for page in pages]
    beside = [count > 1 for found in counts for count in found]
    if any(sum(found) > MAX_STRETCHES for found in counts) or sum(beside) <= UPRIGHT * len(beside):
        return None
    stacks = stacks_of(pages)
    sheets: list[Sheet] = []
    before: Sheet | None = None
    rows_by_page = [rows_of(with_broken_numbers(page), stacks.step) for page in stacks.pages]
    most = max((len(row.values) for own in rows_by_page for row in own), default=0)
    for found in joined([sheets_of(own, most) for own in rows_by_page]):
        for sheet in torn(found, before):
            settle(sheet, before)
            if sheet.torn and before is not None:
                doubt_end(before, sheet)
            before = sheet if sheet.columns else before
            sheets.append(sheet)
    width = max((len(sheet.columns) for sheet in sheets), default=0)
    valued = [row.doubtful for sheet in sheets for row in sheet.rows if row.values]
    if not width or (valued and all(valued)):
        return None
    rows = [row for sheet in sheets for row in sheet.rows]
    _doubt(sheets, width, is_tabbed or are_tabbed(lines))
    if width > 1 and not any(sheet.leaves for sheet in sheets) and any(row.is_label for row in rows) and not add_up(sheets):
        width = max(width, MOST_COLUMNS)  # without a header an empty column is not seen
        for row in rows:
            row.doubtful = True
    rows[-1].doubtful = rows[-1].doubtful or (is_cut and len(rows[-1].values) < width - sheets[-1].remarks)
    labels = _Labels(sheets)
    cells: list[Cell] = []
    index = 0
    for sheet in sheets:
        writer = _Writer(sheet, labels, width)
        for row in sheet.rows:
            cells += writer.cells(row, index)
            index += 1
    if labels.count > MOST_LABELS:  # labels in letters set far apart: what is a label and what a value cannot be told
        cells = [_unsure(cell) for cell in cells]
    return Grid(rows=index, columns=labels.count + width, cells=tuple(cells))


def _doubt(sheets: Sequence[Sheet], width: int, is_tabbed: bool) -> None:
    """Marks the rows whose values may be others', or stand in other columns."""
    for run in _runs(sheets):
        doubt(run, width)
    doubt_cut(sheets)
    for sheet in sheets:
        if sheet.has_body and fall_apart(sheet.rows):
            sheet.doubt()
        most = max([len(sheet.columns), *(len(row.words) for row in sheet.header)])
        for row in sheet.rows if is_tabbed else ():
            row.doubtful = row.doubtful or 0 < len(row.values) < most


def _runs(sheets: Sequence[Sheet]) -> list[list[Row]]:
    """The rows from each header to the next: values above a header have no label below it."""
    runs: list[list[Row]] = []
    for sheet in sheets:
        if not runs or any(leaf.names("column") for leaf in sheet.leaves):
            runs.append([])
        runs[-1] += sheet.rows
    return runs


class _Labels:
    """The columns of row labels: where these begin, or have their middle where that is more regular."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        found = [[word for row in sheet.rows if row.values or row.is_label for word in sheet.labels(row)] for sheet in sheets]
        words = [word for own in found for word in own]
        left, middle = ([self._at(word, centred) for word in words] for centred in (False, True))
        size = max((word.size for word in words), default=0.0)
        starts, middles = _clusters(left, SAME_PLACE * size), _clusters(middle, SAME_PLACE * size)
        self._centred = len(middles) < len(starts)
        self._places = middles if self._centred else starts
        self.count = max(len(self._places), *(len(sheet.labels(row)) for sheet in sheets for row in sheet.rows))
        self._usual: dict[int, dict[str, Counter[int]]] = {}
        usual: dict[str, Counter[int]] = {}
        for sheet, own in zip(sheets, found, strict=True):
            usual = usual if sheet.goes_on else {}
            self._usual[id(sheet)] = usual
            for word in own:
                usual.setdefault(self._kind(word), Counter())[self._place(word)] += 1
        self._first: dict[str, int] = {}  # where labels numbered alike are in the first sheets that have any
        self._laid_anew = {id(sheet) for sheet in sheets[1:] if not sheet.leaves}
        for usual in self._usual.values():
            self._first = {kind: places.most_common(1)[0][0] for kind, places in usual.items() if kind} | self._first

    def cells(self, words: Sequence[Stack], row: int, sheet: Sheet) -> list[Cell]:
        """The labels of a row, each with the columns up to the next."""
        places: list[int] = []
        for word in words:
            places.append(max(self._column(word, sheet), places[-1] + 1 if places else 0))
        for index in range(len(places) - 1, -1, -1):
            places[index] = min(places[index], self.count - len(places) + index)
        ends = [*places[1:], self.count]
        return [_cell(word, row, place, end - place) for word, place, end in zip(words, places, ends, strict=False)]

    def is_shifted(self, words: Sequence[Stack], sheet: Sheet) -> bool:
        """Whether a label stands elsewhere than those that are numbered like it, as where merged cells were miscounted, or where some
        with Arabic numerals do, as in another table right below."""
        if any(len(places) > 1 for numbering, places in self._usual[id(sheet)].items() if numbering[:1] == "1"):
            return True
        for word in (word for word in words if (is_row_label(word) or is_group(word)) and numbering(word.text)):
            usual = self._usual[id(sheet)].get(self._kind(word), Counter()).most_common(2)
            if usual and (usual[0][0] != self._place(word) or (len(usual) > 1 and usual[0][1] == usual[1][1])):
                return True
        return False

    def _column(self, word: Stack, sheet: Sheet) -> int:
        """A label's column: of one in a sheet that goes on with other columns and no header, that of those numbered like it above it,
        where it stands as such labels do there."""
        kind, place = self._kind(word), self._place(word)
        usual = self._usual[id(sheet)].get(kind, Counter())
        return self._first.get(kind, place) if id(sheet) in self._laid_anew and set(usual) == {place} else place

    def _kind(self, word: Stack) -> str:
        """How a label is numbered; where labels stand in the middle, those of groups are of another kind than those of rows, whose cells
        are wider: （四）无法提供 is on the left of （七）总计."""
        of_group = self._centred and is_group(word) and not is_row_label(word)
        return numbering(word.text) + (_OF_GROUP if of_group else "")

    def _place(self, word: Stack) -> int:
        at = self._at(word, self._centred)
        return min(range(len(self._places)), key=lambda index: abs(self._places[index] - at), default=0)

    @staticmethod
    def _at(word: Stack, centred: bool) -> float:
        return (word.left + word.right) / 2 if centred else word.left


def _clusters(places: Sequence[float], within: float) -> list[float]:
    """Places with near ones as one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > within:
            found.append(place)
    return found


class _Writer:
    """Writes the rows of a sheet into a grid of the columns of labels and ``width`` others."""

    def __init__(self, sheet: Sheet, labels: _Labels, width: int) -> None:
        self._sheet, self._labels, self._width = sheet, labels, labels.count + width
        self._count = len(sheet.columns)

    def cells(self, row: Row, index: int) -> list[Cell]:
        """The cells of a row."""
        words, heads = self._sheet.labels(row), [word for word in row.words if word.left >= self._sheet.edge]
        if not row.values and not row.is_label and not row.doubtful:
            return self._words(words, heads, index)
        if row.doubtful and row.values:  # words that say nothing would be taken for values of its label
            words = [word for word in words if word.is_value or any(segment.labels for segment in word.labels)] or words
        placed = self._placed(row)
        single = -1 not in placed and all(len(values) == 1 for values in placed.values())
        lacks = len(placed) < self._count - self._sheet.remarks
        open_ = -1 in placed or row.doubtful or bool(heads) or (lacks and self._labels.is_shifted(words, self._sheet))
        labels = self._labels.cells(words, index, self._sheet)
        cells = [_unsure(cell) if word.is_value and open_ else cell for word, cell in zip(words, labels, strict=True)]
        for column in range(0 if row.doubtful else self._count):  # of open columns it is not known how far each reaches
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
            beside = self._count == 1 and words and words[-1].right <= self._sheet.columns[0][0]  # of several rows, among these
            spread = max(1, (self._labels.count if beside else self._width) - len(kept) + 1)
            return [_cell(word, index, place, 1 if place + 1 < len(kept) else spread) for place, word in enumerate(kept)]
        cells = self._labels.cells(words, index, self._sheet)
        starts = [self._sheet.start(head) for head in heads]
        for place, (head, start) in enumerate(zip(heads, starts, strict=True)):
            after = starts[place + 1] if place + 1 < len(heads) else self._count
            end = start + 1 if head in self._sheet.leaves else max(after, start + 1)
            (column, _), (last, span) = self._place(start), self._place(end - 1)
            cells.append(_cell(head, index, column, last + span - column))
        return self._filled(cells, Row([*words, *heads]), index)

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
    lost = stack.is_value and (LOST in text or read_value(text).state is State.TEXT)
    return Cell(row=row, column=column, text=text, colspan=colspan, path=line.path, page=line.page.number, box=box, unreadable=lost)


def _unsure(cell: Cell) -> Cell:
    return cell.model_copy(update={"text": cell.text or LOST, "unreadable": True})
