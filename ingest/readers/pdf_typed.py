"""Tables typed with tabs to grids: how many tabs part two texts is told by the stops between them, so that each stands in its column.

Where a row goes on below its line, tabs at the line's end do not show. Then its values are taken only if they are as many as any row of
the table has, and either all that the form has or such that the totals are the sums of the others. Otherwise what comes is open.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from askgov.domain import State
from ingest.labels import is_unit
from ingest.parsed import Cell, Grid
from ingest.readers.pdf_characters import LOST
from ingest.readers.pdf_flow import TextLine
from ingest.readers.pdf_tabs import MANY, Stops, Typed, step
from ingest.readers.pdf_typed_rows import Row, Text
from ingest.values import read_value

SUMMED = {7: 7, 15: 5}  # values of a row of tables 3 and 4, and of how many of them the last is the total of the others
MOST = max(SUMMED)
LONGEST = 60.0  # points that a number may take
MOST_MOVED = 3  # letters that go to the next line together, as those before a stop do


def typed_grid(lines: Sequence[TextLine], stops: Stops, is_cut: bool = False) -> Grid:
    """The lines of a table as a grid, ``stops`` being those of the document.

    ``is_cut``: texts of the last row may stand in lines that are not here.
    """
    rows = _rows(lines, stops, is_cut)
    widths = _widths(rows)
    cells = [cell for number, row in enumerate(rows) for cell in _cells(_settled(row, widths), number, widths.whole)]
    return Grid(rows=len(rows), columns=max(cell.column for cell in cells) + 1, cells=tuple(cells))


def _rows(lines: Sequence[TextLine], stops: Stops, is_cut: bool) -> list[Row]:
    """The rows of the lines: one goes on in a line that is nearer than rows are, unless words follow its values. Where no line is nearer
    than others, the row of a full line may go on in any values below it; so it may on the next page."""
    cut = [stops.cut(line) for line in lines]
    last = [before.page is not after.page or before.number + 1 < after.number for before, after in pairwise(lines)]
    rows: list[Row] = []
    for place, (texts, ends) in enumerate(zip(cut, [*last, is_cut], strict=True)):
        down = step(lines[place - 1], lines[place]) if place else 0.0
        first, *rest = _texts(texts, stops)
        is_near = 0 < down < stops.row
        if is_near and not (rows[-1].values and any(not text.is_value and not is_unit(text.text) for text in (first, *rest))):
            rows[-1] = Row((*_below(rows[-1].texts, first, stops.end), *rest), rows[-1].is_cut)
        else:
            row = Row((first, *rest))
            is_told = down and stops.row and not is_near
            if place and not is_told and (is_near or row.first_value == 0) and stops.is_full(cut[place - 1], texts):
                rows[-1], row = rows[-1]._replace(is_cut=True), row._replace(is_cut=True)
            rows.append(row)
        rows[-1] = rows[-1]._replace(is_cut=rows[-1].is_cut or (ends and _may_go_on(rows[-1], stops)))
    return rows


def _texts(typed: Sequence[Typed], stops: Stops) -> Iterator[Text]:
    """The texts of a line with the tabs between them."""
    first = typed[0].stop
    yield Text((typed[0].stretch,), first or 0, MANY if first is None else first)
    for before, after in pairwise(typed):
        yield Text((after.stretch,), *stops.between(before, after))


def _below(texts: Sequence[Text], first: Text, end: float) -> list[Text]:
    """The texts of a row with the first of another line that it goes on in. At the margin that is the rest of the text before it where
    there was no room for it; tabs may stand at the end of the line above unless that is full to the last."""
    *before, last = texts
    room = end - last.lines[-1].box[2]
    if first.tabs:
        return [*texts, first._replace(most=first.most if room < 1 else MANY)]
    letter = first.lines[0].characters[0]
    if first.is_value and last.is_value and room < letter.right - letter.left:
        return [*texts, first._replace(may_go_on=True)]
    if not first.is_value and room < MOST_MOVED * (letter.right - letter.left):
        return [*before, last.with_rest(first)]
    return [*texts, first._replace(tabs=1, most=MANY)]


def _may_go_on(row: Row, stops: Stops) -> bool:
    """Whether a number behind the last of a row's values might have had no room on its line, and be lost: what stands at a page's end by
    itself may be taken for its number."""
    return bool(row.values) and stops.place(stops.after(row.texts[-1].lines[-1].box[2])) + LONGEST > stops.end


class _Widths(NamedTuple):
    """How many columns a full row takes, from its first value on and in all."""

    values: int
    whole: int
    shows_values: bool  # whether some row shows it
    shows_whole: bool


def _widths(rows: Sequence[Row]) -> _Widths:
    """The widths of a table: those of the widest rows, if any of these shows all tabs or is a header."""
    valued = [row for row in rows if row.values and not row.is_mixed]
    usual = Counter(row.width_of_values for row in valued if row.shows_values).most_common(1)
    most = max((row.width_of_values for row in valued), default=0)
    values = usual[0][0] if usual and usual[0][0] in SUMMED else most  # a row may have a figure among the remarks
    whole = max(row.width for row in rows)
    shown = any(row.width_of_values == values and row.shows_values for row in valued)
    told = any(row.width == whole and (row.unsure is None or not row.values) for row in rows)
    return _Widths(values, whole, shown, told)


def _settled(row: Row, widths: _Widths) -> Row:
    """A row with each text in its column; open where that does not show, or more texts may follow."""
    if not row.values:
        return row
    if row.is_mixed:
        return row._replace(is_open=True)
    is_short = row.width < widths.whole and row.width_of_values < widths.values
    if is_short and (row.is_cut or widths.values in SUMMED):  # tabs that end a row do not show, nor that it lost none of its cells
        return row._replace(is_open=True)
    if row.unsure is None:
        return row
    for told in (row.joined(), row.parted()):
        filled = told.filled(widths.whole)
        is_full = (widths.shows_values and told.width_of_values == widths.values) or (widths.shows_whole and filled.width == widths.whole)
        is_whole = told.shows_values or (len(told.values) == MOST and told.texts == row.texts)
        total = _total(told.values)
        if (is_full and (is_whole or total is not None)) or total:
            return filled
    return row.parted()._replace(is_open=True)


def _total(values: Sequence[Text]) -> Decimal | None:
    """The last of all values of a row, if the totals among them are the sums of those before them; marks for nothing add nothing."""
    count = SUMMED.get(len(values))
    read = [read_value(value.text.replace(" ", "")) for value in values]
    if count is None or any(reading.state not in (State.NUMBER, State.NOT_APPLICABLE) for reading in read):
        return None
    numbers = [reading.value or Decimal(0) for reading in read]
    parts = [numbers[start : start + count] for start in range(0, len(numbers), count)]
    return numbers[-1] if all(2 * part[-1] == sum(part) for part in parts) else None


def _cells(row: Row, number: int, width: int) -> Iterator[Cell]:
    """The cells of a row, with empty ones between them; what an open one has in the columns behind its labels is all open."""
    column = -1
    for place, text in enumerate(row.texts):
        after = column + text.tabs + (place == 0)
        is_open = row.is_open and place >= row.first_value
        yield from (_cell(text, number, empty, LOST if is_open else "", is_open) for empty in range(column + 1, after))
        yield _cell(text, number, after, text.text, text.is_value and (is_open or LOST in text.text))
        column = after
    if row.is_open:
        yield from (_cell(row.texts[-1], number, rest, LOST, True) for rest in range(column + 1, max(width, column + 1 + row.is_cut)))


def _cell(text: Text, row: int, column: int, printed: str, unreadable: bool = False) -> Cell:
    line = text.lines[0].line
    left, top, right, bottom = (round(side, 2) for side in line.page.shown(text.lines[0].box))
    box = (left, top, right, bottom)
    return Cell(row=row, column=column, text=printed, path=line.path, page=line.page.number, box=box, unreadable=unreadable)
