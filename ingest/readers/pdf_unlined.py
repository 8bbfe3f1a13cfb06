"""Cells of ruled tables that hold more than a cell's: lines between them are not drawn."""

from collections import Counter
from collections.abc import Sequence

from ingest.labels import Segment, segments
from ingest.parsed import Cell
from ingest.values import is_value

MANY = 4  # values side by side
_OF_FIGURES = str.maketrans("", "", "无件条个人次元万亿增加减少")


def is_figures(text: str) -> bool:
    """Whether a cell holds figures or marks alone, or with their units."""
    return bool(text) and not any(map(str.isalpha, text.translate(_OF_FIGURES)))


def are_several(text: str) -> bool:
    """Whether a cell holds the values of several: lines between them are not drawn."""
    words = text.replace("无", " 无 ").split()
    return len(words) > 1 and all(is_value(word) or is_figures(word) for word in words)


def lacks_lines(cells: Sequence[Cell]) -> bool:
    """Whether a cell holds the values of a row or of several rows, or several rows with their labels, so that the table is told by where
    they stand."""
    found = Counter((len(cell.text.split()), cell.text, cell.box, cell.column) for cell in cells if cell.unreadable)
    if any(are_several(text) and (words >= MANY or rows > 1) for (words, text, *_), rows in found.items()):
        return True
    columns = Counter((words, text, box) for words, text, box, _ in found)
    if any(are_several(text) and words == count for (words, text, _), count in columns.items()):
        return True  # a value for each column
    return any(any(map(str.isdigit, cell.text)) and (_figures_behind(cell) or _rows_named(cell) > 1) for cell in cells)


def _figures_behind(cell: Cell) -> bool:
    """Whether a cell is a row's label with its figures: lines between them are not drawn, as where every other row is shaded."""
    words = cell.text.split()
    named = any(segment.names("row") and (segment.number or not segment.names("column")) for segment in segments([cell.text]))
    return named and sum(is_figures(word) for word in words) >= MANY


def _rows_named(cell: Cell) -> int:
    return sum(map(_names_row, segments([cell.text])))


def _names_row(segment: Segment) -> bool:
    return segment.names("row") is not None and not segment.names("column")
