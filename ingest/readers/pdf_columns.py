"""Tables without rulings: which column a number stands in is told by where the fullest rows have theirs, else left open."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.parsed import Box, Cell, Grid
from ingest.readers.lines import Line
from ingest.readers.pdf_characters import LOST, Character, is_digit
from ingest.readers.pdf_flow import TextLine, around, without_damage
from ingest.readers.pdf_lines import text_of
from ingest.readers.pdf_view import joined
from ingest.readers.regions import grid_of
from ingest.values import is_value

CELL_GAP = 0.9  # sizes between two cells of a row, at least
VALUE_GAP = 0.45  # before or after a number
GLUED_GAP = 0.1  # before a number printed by itself
FEWEST_COLUMNS = 2
MAX_COLUMNS = 60
CLEAR = 0.5  # of the overlap with its column that a number may share with another


class Piece(NamedTuple):
    """A stretch of a line between wide gaps: a cell's text, or part of it."""

    text: str
    left: float
    right: float
    box: Box
    is_value: bool  # a number, or what stands for one


_GLUED = re.compile(rf"(?<=[^\W\d])(?={LOST})")  # between a label and a number that lost a character
Row = tuple[list[Piece], list[Piece]]  # what stands before the values, and the values; of a row without values, all is before
Span = tuple[float, float]  # of a column, from the left

_LAST_NUMBER = re.compile(r"[\d,，.．]+$")


def columns_grid(lines: Sequence[TextLine], is_cut: bool = False, is_tabbed: bool = False) -> Grid:
    """The lines as a grid: by columns where the numbers stand in columns, else a row of words and numbers for each line.

    ``is_cut``: the values of the last label may stand in lines that are not here, so that it is not blank but unreadable.
    ``is_tabbed``: they may be typed with tabs, so that columns are none.
    """
    rows = [_row(line) for line in lines]
    _doubt_breaks(lines, rows)
    columns = _columns(rows)
    cells = _placed(lines, rows, columns) if len(columns) >= FEWEST_COLUMNS and not is_tabbed else None
    if cells is None:
        cells = _plain(lines, rows)
    if is_cut and cells and not rows[-1][1]:
        last = cells[-1]
        cells.append(last.model_copy(update={"column": last.column + last.colspan, "colspan": 1, "text": LOST, "unreadable": True}))
    columns_used = max((cell.column + cell.colspan for cell in cells), default=0)
    return Grid(rows=len(lines), columns=columns_used, cells=tuple(cells))


def _doubt_breaks(lines: Sequence[TextLine], rows: Sequence[Row]) -> None:
    """Takes for lost what may be one number over two lines: the last of a row and the first of the values that go on below it."""
    most = max((len(values) for _, values in rows), default=0)
    for (before, after), (row, (words, rest)) in zip(pairwise(lines), pairwise(rows), strict=True):
        last = row[1] or row[0]  # figures that stand too close to be told apart are words
        if last and rest and not words and len(rest) < most and _may_go_on(before, after):
            last[-1] = _lost(last[-1]) if row[1] else last[-1]._replace(text=_LAST_NUMBER.sub(LOST, last[-1].text))
            rest[0] = _lost(rest[0])


def _may_go_on(before: TextLine, after: TextLine) -> bool:
    """Whether a line ends in a digit at the margin and the next begins with one that had no room there: they may be one number's. How much
    it takes is up to a size: its ink tells little, that of a one least."""
    last, first = before.printed.characters[-1], after.printed.characters[0]
    room = before.margins[1] - last.right
    return before.page is after.page and is_digit(last.text) and is_digit(first.text) and room < max(first.size, first.right - first.left)


def _lost(piece: Piece) -> Piece:
    return piece._replace(text=LOST)


def _row(line: TextLine) -> Row:
    pieces: list[list[Character]] = []
    characters = line.printed.characters
    for before, character in zip((None, *characters), characters, strict=False):
        if before is None or character.left - before.right > _gap(before, character) * character.size:
            pieces.append([])
        pieces[-1].append(character)
    cells = [_piece(line, piece) for piece in pieces]
    first = len(cells)
    while first and cells[first - 1].is_value:
        first -= 1
    return (cells[:first], cells[first:])


def _gap(before: Character, after: Character) -> float:
    """How far two neighbours stand apart, at least, that are of different cells, in sizes."""
    if is_digit(after.text) and not is_digit(before.text) and before.source != after.source:
        return GLUED_GAP
    return VALUE_GAP if before.text.isascii() or after.text.isascii() else CELL_GAP


def _piece(line: TextLine, characters: Sequence[Character]) -> Piece:
    text, box = text_of(characters), joined(character.box for character in characters)
    return Piece(text, box[0], box[2], line.page.shown(box), is_value(text) or (LOST in text and all(map(is_digit, text))))


def _columns(rows: Sequence[Row]) -> list[Span]:
    """The columns of the rows with the most values; none where these do not stand below one another."""
    count = max((len(values) for _, values in rows), default=0)
    fullest = [values for _, values in rows if len(values) == count]
    if not 0 < count <= MAX_COLUMNS:
        return []
    columns = [(min(row[i].left for row in fullest), max(row[i].right for row in fullest)) for i in range(count)]
    heads = [piece for words, _ in rows for piece in words if piece.left >= columns[0][0]]
    if any(not any(piece.left < end and start < piece.right for start, end in columns) for piece in heads):
        return []  # a column in which the fullest rows have no value
    apart = all(one[1] < other[0] for one, other in pairwise(columns))
    return columns if apart else []


def _placed(lines: Sequence[TextLine], rows: Sequence[Row], columns: Sequence[Span]) -> list[Cell] | None:
    """Each value in its column, empty cells where a row has none; ``None`` when one stands between columns or two share one."""
    edge = columns[0][0]
    # Where rows take several lines what is missing on one may stand on the next.
    simple = all(words and values for words, values in rows if values) and not any(_is_rest(rows, index) for index in range(len(rows)))
    labels = max((sum(piece.left < edge for piece in words) for words, _ in rows), default=0)
    cells: list[Cell] = []
    for index, (line, (words, values)) in enumerate(zip(lines, rows, strict=True)):
        left = [piece for piece in words if piece.left < edge]
        if not values and left and left[-1].text[-1:].isdecimal():
            return None  # a number may have run into the words before it
        cells += [_cell(line, index, labels - len(left) + place, 1, piece) for place, piece in enumerate(left)]
        heads = [(_under(piece, columns), piece) for piece in words[len(left) :]]
        if len({covered[0] for covered, _ in heads}) < len(heads):
            return None
        cells += [_cell(line, index, labels + covered[0], len(covered), piece) for covered, piece in heads]
        if values:
            places = [_column_of(piece, columns) for piece in values]
            if None in places or len(set(places)) < len(places) or words[len(left) :]:
                return None
            by_column = dict(zip(places, values, strict=True))
            row = [_cell(line, index, labels + place, 1, by_column.get(place)) for place in range(len(columns))]
            cells += [cell if simple or by_column.get(cell.column - labels) else _unsure(cell) for cell in row]
    return cells


def _column_of(value: Piece, columns: Sequence[Span]) -> int | None:
    """The one column that a value stands in."""
    overlaps = sorted(((min(value.right, end) - max(value.left, start), index) for index, (start, end) in enumerate(columns)), reverse=True)
    best, index = overlaps[0]
    shared = overlaps[1][0] if len(overlaps) > 1 else 0.0
    return index if best > 0 and shared <= CLEAR * best - 0.1 else None


def _under(words: Piece, columns: Sequence[Span]) -> list[int]:
    """The columns whose middles words stand over, or the nearest one."""
    middles = [(start + end) / 2 for start, end in columns]
    over = [index for index, middle in enumerate(middles) if words.left <= middle <= words.right]
    middle = (words.left + words.right) / 2
    return over or [min(range(len(middles)), key=lambda index: abs(middles[index] - middle))]


def _cell(line: TextLine, row: int, column: int, colspan: int, piece: Piece | None) -> Cell:
    left, top, right, bottom = piece.box if piece else around([line])
    box = (round(left, 2), round(top, 2), round(right, 2), round(bottom, 2))
    text = piece.text if piece else ""
    unreadable = piece is not None and piece.is_value and LOST in text
    return Cell(row=row, column=column, text=text, colspan=colspan, path=line.path, page=line.page.number, box=box, unreadable=unreadable)


def _is_rest(rows: Sequence[Row], index: int) -> bool:
    """Whether a line of words alone stands between lines with values, as the rest of a wrapped label does."""
    inside = any(values for _, values in rows[:index]) and any(values for _, values in rows[index + 1 :])
    return inside and not rows[index][1]


def _unsure(cell: Cell) -> Cell:
    return cell.model_copy(update={"text": LOST, "unreadable": True})


def _plain(lines: Sequence[TextLine], rows: Sequence[Row]) -> list[Cell]:
    """Each line's words and numbers in order; the numbers of a row with less than the fullest, or than there are labels above them, are
    unreadable, lest they be told apart by count."""
    by_path = {line.path: line for line in lines}
    texts = ["  ".join(_GLUED.sub("  ", without_damage(piece.text)) for piece in (*words, *values)) for words, values in rows]
    grid = grid_of([Line(text, line.path) for text, line in zip(texts, lines, strict=True)])
    cells = [cell.model_copy(update={"page": by_path[cell.path].page.number, "box": around([by_path[cell.path]])}) for cell in grid.cells]
    short = {line.path for line, is_short in zip(lines, _short(rows), strict=True) if is_short}
    return [cell.model_copy(update={"unreadable": True}) if cell.path in short and is_value(cell.text) else cell for cell in cells]


def _short(rows: Sequence[Row]) -> list[bool]:
    """Whether each row has fewer values than columns, as far as its block shows: that from one header to the next."""
    blocks: list[list[Row]] = []
    for row in rows:
        if not blocks or (_is_header(row) and not all(map(_is_header, blocks[-1]))):
            blocks.append([])
        blocks[-1].append(row)
    return [0 < len(values) < count for block in blocks for count in [_count(block)] for _, values in block]


def _is_header(row: Row) -> bool:
    words, values = row
    return not values and len(words) > 1


def _count(block: Sequence[Row]) -> int:
    """The columns that the rows of a block have at least."""
    edge = max((piece.right for words, values in block if values for piece in words), default=0.0)
    heads = [sum(piece.left >= edge for piece in words) for words, values in block if not values]
    return max([*heads, *(len(values) for _, values in block)])
