"""Tables 3 and 4 set with spaces, as a fixed-width font shows them: each cell takes the column that it stands in, empty ones included.

Columns are where values and the labels over them stand, on all lines. Where lines do not keep to them, or totals are not those of what
stands before them, the text is not set so: then its cells are told by what is printed, as in any other text.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence, Set
from decimal import Decimal
from typing import NamedTuple

from ingest.labels import segments
from ingest.parsed import Cell, Grid
from ingest.readers.lines import Line, is_drawn
from ingest.values import is_value, read_value

_CHUNK = re.compile(r"\S+(?: \S+)*")  # two blanks part cells
_DELIMITERS = frozenset("\t|｜│┃║￨")
_SUMMED = {7: 7, 15: 5}  # columns of tables 3 and 4, and in how many of them the last one is the total of the others
_FEWEST_LINES = 2
_NEARLY_ALL = 0.9
_WIDTHS = ("WF", "WFA")  # of quotation marks and the like, fonts differ


class _Chunk(NamedTuple):
    """A cell of a line: its text, and from where to where it reaches, in columns of print."""

    text: str
    start: int
    end: int

    @property
    def is_value(self) -> bool:
        return is_value(self.text)


class _Laid(NamedTuple):
    """A line by columns: its label, and the chunk with the columns that it covers."""

    label: str
    cells: tuple[tuple[_Chunk, range], ...]

    @property
    def has_values(self) -> bool:
        return any(chunk.is_value for chunk, _ in self.cells)


class _Table(NamedTuple):
    """What lines make, and how many of them do not keep to its columns."""

    grid: Grid | None
    crooked: int


_NONE = _Table(None, 0)
_Bands = Sequence[tuple[int, int]]


def aligned(lines: Sequence[Line]) -> Grid | None:
    """The grid of lines set with spaces that leave cells empty; None where it is none such, or does not keep to their columns."""
    if any(not line.path.startswith("L") or _DELIMITERS & set(line.text) for line in lines):
        return None  # of a page, blanks before a line are not kept
    shown = [line for line in lines if line.text.strip() and not is_drawn(line.text.strip())]
    found = [_set_in(shown, wide) for wide in _WIDTHS]
    return min((table for table in found if table.grid), key=lambda table: table.crooked, default=_NONE).grid


def _set_in(shown: Sequence[Line], wide: str) -> _Table:
    """The table that the lines make in a font where the characters of the classes ``wide`` take two columns."""
    rows = [_chunks(line.text, wide) for line in shown]
    bands = _bands(rows)
    counts = [count for chunks in rows if (count := sum(chunk.is_value for chunk in chunks))]
    headed = {place for chunks in rows for chunk in chunks if _names_column(chunk.text) for place in _covered(chunk, bands)}
    shown_by = len(counts) >= _FEWEST_LINES or len(headed) == len(bands)
    if len(bands) not in _SUMMED or not shown_by or not counts or min(counts) == len(bands):
        return _NONE
    laid = [found for chunks in rows if (found := _laid(chunks, bands))]
    told = [_adds_up(line, len(bands)) for line in laid if any(map(_is_counted, line.cells))]
    crooked = _crooked(laid)
    if len(laid) < len(rows) or sum(told) < _NEARLY_ALL * len(told) or not told or len(crooked) > (1 - _NEARLY_ALL) * len(counts):
        return _NONE
    return _Table(_grid([line.path for line in shown], laid, len(bands), crooked), len(crooked))


def _chunks(text: str, wide: str) -> list[_Chunk]:
    text = text.replace("\u3000", "  ").replace("\xa0", " ")
    return [_Chunk(match[0], _width(text[: match.start()], wide), _width(text[: match.end()], wide)) for match in _CHUNK.finditer(text)]


def _width(text: str, wide: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in wide else 1 for char in text)


def _bands(rows: Sequence[Sequence[_Chunk]]) -> _Bands:
    """The columns: where values stand, and labels of columns that stand over one of these, or over none."""
    values = _merged((chunk.start, chunk.end) for chunks in rows for chunk in chunks if chunk.is_value)
    headers = [chunks for chunks in rows if not any(chunk.is_value for chunk in chunks)]
    labels = [chunk for chunks in headers for chunk in chunks if _names_column(chunk.text)]
    narrow = [(label.start, label.end) for label in labels if len(_covered(label, values)) < 2]
    return _merged([*values, *narrow])


def _merged(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches that lie together as one each; two columns have a blank between them on any line."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _names_column(text: str) -> bool:
    named = segments([text])
    return len(named) == 1 and named[0].clean and named[0].names("column") is not None


def _covered(chunk: _Chunk, bands: _Bands) -> range:
    places = [place for place, (start, end) in enumerate(bands) if chunk.start < end and start < chunk.end]
    return range(places[0], places[-1] + 1) if places else range(0)


def _laid(chunks: Sequence[_Chunk], bands: _Bands) -> _Laid | None:
    """A line by columns; None where it does not keep to them: a long label has moved what follows it, or two cells stand in one column."""
    before = [chunk for chunk in chunks if chunk.end <= bands[0][0]]
    rest = chunks[len(before) :]
    valued = any(chunk.is_value for chunk in chunks)
    if len(chunks) == 1 and not valued:
        return _Laid(chunks[0].text, ())
    label = " ".join(chunk.text for chunk in before)
    covered = [_covered(chunk, bands) for chunk in rest]
    taken = [place for places in covered for place in places]
    wide = valued and any(len(places) > 1 for places in covered)
    if not all(covered) or len(set(taken)) < len(taken) or wide or any(map(is_value, label.split())):
        return None
    if valued and any(chunk.start < bands[0][0] or not chunk.is_value for chunk in rest):
        return None
    return _Laid(label, tuple(zip(rest, covered, strict=True)))


def _crooked(laid: Sequence[_Laid]) -> set[int]:
    """The lines of which a value does not begin, or end, or is not centred where most of its column are."""
    columns: dict[int, list[tuple[int, _Chunk]]] = {}
    for number, line in enumerate(laid):
        for chunk, places in line.cells:
            if chunk.is_value:
                columns.setdefault(places[0], []).append((number, chunk))
    return {number for cells in columns.values() for number, chunk in cells if chunk not in _straight([other for _, other in cells])}


def _straight(chunks: Sequence[_Chunk]) -> list[_Chunk]:
    """The most chunks of a column that begin, or end, or are centred alike; half a letter is none aside."""
    edges = ([c.start * 2 for c in chunks], [c.end * 2 for c in chunks], [c.start + c.end for c in chunks])
    alike = ([c for c, at in zip(chunks, places, strict=True) if at in (edge, edge + 1)] for places in edges for edge in set(places))
    return max(alike, key=len)


def _is_counted(cell: tuple[_Chunk, range]) -> bool:
    """Whether a cell adds to a sum: noughts bear none out."""
    return bool(read_value(cell[0].text).value)


def _adds_up(line: _Laid, count: int) -> bool:
    """Whether a line's totals stand in their columns and are those of the cells before them: what moved would not be."""
    numbers = {places[0]: read_value(chunk.text).value or Decimal(0) for chunk, places in line.cells}
    totals = range(_SUMMED[count] - 1, count, _SUMMED[count])
    parts = {total: range(total - _SUMMED[count] + 1, total) for total in totals}
    return all(total in numbers and numbers[total] == sum(numbers.get(place, 0) for place in parts[total]) for total in totals)


def _grid(paths: Sequence[str], laid: Sequence[_Laid], count: int, crooked: Set[int]) -> Grid:
    """A full rectangle: labels in the first column, a line of a label alone over all. ``crooked`` lines may have moved."""
    labelled = int(any(line.label and line.cells for line in laid))
    cells: list[Cell] = []
    for row, (path, line) in enumerate(zip(paths, laid, strict=True)):
        if not line.cells:
            cells.append(Cell(row=row, column=0, text=line.label, colspan=labelled + count, path=path))
            continue
        if labelled:
            cells.append(Cell(row=row, column=0, text=line.label, path=path))
        texts = {places[0]: (chunk.text, len(places)) for chunk, places in line.cells}
        open_ = line.has_values and len(texts) < count and (row in crooked or not _adds_up(line, count))
        hidden = {place for _, places in line.cells for place in places[1:]}
        for place in range(count):
            text, span = texts.get(place, ("", 1))
            if place not in hidden:
                cells.append(Cell(row=row, column=labelled + place, text=text, colspan=span, path=path, unreadable=open_))
    return Grid(rows=len(laid), columns=labelled + count, cells=tuple(cells))
