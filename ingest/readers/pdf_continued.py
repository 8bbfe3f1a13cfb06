"""Ruled tables over page breaks: a table that goes on is one grid, a row cut by the break is one row."""

import re
from collections.abc import Sequence

from askgov.taxonomy.layouts import fragments, label_keys, vocabulary
from ingest.parsed import Cell
from ingest.readers.pdf_cells import is_cut_number
from ingest.readers.pdf_characters import is_digit
from ingest.readers.pdf_lattice import SNAP, have_same_lines
from ingest.readers.pdf_tables import Part

FITS = SNAP + 1.0  # points that the lines of a table may differ by from page to page
MOST_OUT = 2  # columns that rows stick out by, which a miscounted merged cell moved
LONG = 6  # letters of a label that no other begins with
MAX_ROWS = 20_000
_LABEL = re.compile(r"\d{1,2}\s?[.．、]\s*[^\W\d_]")


def follows(part: Part, other: Part) -> bool:
    """Whether the columns of a table on the next page are those of this one; rows on either may stick out by a column."""
    narrow, wide = sorted((part.xs, other.xs), key=lambda xs: xs[-1])
    ends = abs(part.xs[0] - other.xs[0]) <= FITS and min(abs(x - narrow[-1]) for x in wide[-1 - MOST_OUT :]) <= FITS
    return ends and have_same_lines(part.xs, other.xs, FITS) and part.rows + other.rows <= MAX_ROWS


def continued(part: Part, other: Part) -> Part:
    """Both as one table: a header printed again is left out, cells that the break cut are whole again."""
    xs, upper, lower = _on_common_lines(part, other)
    again = _rows_again(upper, lower)
    lower = [cell.model_copy(update={"row": cell.row - again}) for cell in lower if cell.row >= again]
    halves = _halves(part, upper, lower)
    rest = [cell for cell in lower if id(cell) not in {id(below) for _, below in halves.values()}]
    is_row = not any(cell.row == 0 for cell in rest)  # every cell of the first row is the rest of one before the break
    shift = part.rows - is_row
    whole = [_one(*halves[id(cell)], is_row) if id(cell) in halves else cell for cell in upper]
    moved = [cell.model_copy(update={"row": cell.row + shift}) for cell in rest]
    cells = tuple(sorted([*whole, *moved], key=lambda cell: (cell.row, cell.column)))
    goes_on = frozenset(xs.index(_nearest(xs, other.xs[column])) for column in other.goes_on)
    return Part(xs, other.rows - again + shift, cells, goes_on, part.page, part.box, other.last_page, other.is_scanned)


def header_again(part: Part, other: Part) -> bool:
    """Whether the second part begins with the first's header."""
    _, upper, lower = _on_common_lines(part, other)
    return _rows_again(upper, lower) > 0


def _on_common_lines(part: Part, other: Part) -> tuple[tuple[float, ...], list[Cell], list[Cell]]:
    """The lines from left to right that either part has, and the cells of both by these."""
    few, many = sorted((part.xs, other.xs), key=len)
    xs = tuple(sorted([*many, *(x for x in few if abs(x - _nearest(many, x)) > FITS)]))
    return xs, _on(part.cells, part.xs, xs), _on(other.cells, other.xs, xs)


def _rows_again(upper: Sequence[Cell], lower: Sequence[Cell]) -> int:
    """How many rows at the head of the second part are the first's header, printed again on the next page."""
    heads = {_place(cell): cell.text for cell in upper}
    count = 0
    for row in range(max((cell.row for cell in lower), default=0)):
        here = [cell for cell in lower if cell.row == row]
        if not all(_is_again(cell.text, heads.get(_place(cell))) for cell in here) or not any(cell.text for cell in here):
            break
        if all(cell.row + cell.rowspan <= row + 1 for cell in lower if cell.row <= row):
            count = row + 1
    return count


def _place(cell: Cell) -> tuple[int, int, int, int]:
    return cell.row, cell.column, cell.rowspan, cell.colspan


def _is_again(text: str, head: str | None) -> bool:
    """Whether a cell's words are those of a header's cell, of which the end may be cut off where its rows are lower."""
    return head is not None and not _is_number(text) and (text == head or (len(text) >= LONG and head.startswith(text)))


def _halves(part: Part, upper: Sequence[Cell], lower: Sequence[Cell]) -> dict[int, tuple[Cell, Cell]]:
    """The cells that the break cut, by the identity of the first half, with their halves."""
    below = {(cell.column, cell.colspan): cell for cell in lower if cell.row == 0}
    pairs = [
        (cell, below[cell.column, cell.colspan])
        for cell in upper
        if cell.row + cell.rowspan == part.rows and (cell.column, cell.colspan) in below
    ]
    goes_on = [pair for pair in pairs if pair[0].column in part.goes_on]
    if _is_cut_row(pairs, bool(goes_on), len(pairs) == len(below)):
        cut = goes_on or pairs
    else:  # a label that runs down beside several rows
        cut = [pair for pair in pairs if _completes(pair[0].text, pair[1].text)]
    return {id(one): (one, other) for one, other in cut}


def _is_cut_row(pairs: Sequence[tuple[Cell, Cell]], is_open: bool, is_whole: bool) -> bool:
    """Whether the rows before and after the break are one.

    A missing line at the page's end (``is_open``) does not tell: some writers never draw it. But a row has words of its own.
    """
    labels = [(one.text, other.text) for one, other in pairs]
    if any(one and not _is_number(one) and _is_number(other) for one, other in labels):
        return False  # a header and what stands below it
    if not labels or any(_is_one_label(one) and _is_one_label(other) and not _completes(one, other) for one, other in labels):
        return False
    own = [pair for pair in pairs if pair[1].rowspan == 1] or pairs  # less the labels of groups, which go on beside the rows below
    labels = [(one.text, other.text) for one, other in own]
    words_above, words_below = ([text for text in texts if text and not _is_number(text)] for texts in zip(*labels, strict=True))
    numbers_above, numbers_below = ([text for text in texts if _is_number(text)] for texts in zip(*labels, strict=True))
    if is_whole and numbers_below and not words_below:
        return bool(words_above or numbers_above)  # without words it is the one row of a table whose labels are all above
    if any(_completes(one.text, other.text) for one, other in pairs if one.rowspan == other.rowspan == 1):
        return True
    if is_whole and not numbers_below and any(_begin(one.text, other.text) for one, other in pairs if other.rowspan == 1):
        return True
    if not is_open or not is_whole or not words_below or any(map(_is_one_label, words_below)):
        return False
    return not numbers_below if numbers_above else bool(numbers_below) and not any(map(_is_one_label, words_above))


def _completes(head: str, tail: str) -> bool:
    """Whether two texts are one label cut in two."""
    return bool(head) and bool(label_keys(tail)) and _is_one_label(head + tail)


def _begin(head: str, tail: str) -> bool:
    """Whether two texts, none of which is a label, are the first two parts of one that several breaks cut."""
    if not head or len(tail) < LONG or _is_one_label(head) or _is_one_label(tail):
        return False
    return any(f"\n{key}" in fragments() for key in label_keys(head + tail))


def _is_one_label(text: str) -> bool:
    return any(label.kind != "unit" for key in label_keys(text) for label in vocabulary().get(key, ()))


def _one(one: Cell, other: Cell, is_row: bool) -> Cell:
    """A cell that the break cut, from its two halves. A number cut in two is unreadable, unless a half of it is surely none by itself;
    so is what stands before an empty half and could not be read."""
    rowspan = one.rowspan + other.rowspan - is_row
    if not (one.text or one.unreadable):
        return other.model_copy(update={"row": one.row, "rowspan": rowspan})
    cut = _is_number(one.text[-1:]) and _is_number(other.text) and not is_cut_number(one.text, other.text)
    text = one.text + (" " if cut else "") + other.text
    return one.model_copy(update={"text": text, "rowspan": rowspan, "unreadable": one.unreadable or other.unreadable or cut})


def _is_number(text: str) -> bool:
    """Whether a text begins with a number that is not that of a label: 7.属于行政执法案卷."""
    return bool(text) and is_digit(text[0]) and not _LABEL.match(text)


def _on(cells: Sequence[Cell], own: tuple[float, ...], xs: tuple[float, ...]) -> list[Cell]:
    """Cells between the lines ``own`` by the columns of ``xs``."""
    if own == xs:
        return list(cells)
    place = [xs.index(_nearest(xs, x)) for x in own]
    return [
        cell.model_copy(update={"column": place[cell.column], "colspan": place[cell.column + cell.colspan] - place[cell.column]})
        for cell in cells
    ]


def _nearest(places: Sequence[float], place: float) -> float:
    return min(places, key=lambda other: abs(other - place))
