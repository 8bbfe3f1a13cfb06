"""Cells of ruled tables that hold more than a cell's: lines between them are not drawn."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ingest.labels import Segment, segments
from ingest.parsed import Box, Cell
from ingest.readers.pdf_characters import LOST
from ingest.values import is_value

MANY = 4  # values side by side
_LABEL_AND_FIGURE = re.compile(r"(.*[^\d\s.,：:])\s*[\d.,]+")
_AFTER_NUMBERS = ".．、"
_OF_FIGURES = str.maketrans("", "", "无件条个人次元万亿增加减少")


def is_figures(text: str) -> bool:
    """Whether a cell holds figures or marks alone, or with their units."""
    return bool(text) and not any(map(str.isalpha, text.translate(_OF_FIGURES)))


def are_several(text: str) -> bool:
    """Whether a cell holds the values of several: lines between them are not drawn."""
    words = _words(text)
    begins_label = bool(words) and words[0][-1] in _AFTER_NUMBERS  # 4.无: 正当理由… stands on the next page
    return len(words) > 1 and not begins_label and all(is_value(word) or is_figures(word) for word in words)


def lacks_lines(cells: Sequence[Cell]) -> bool:
    """Whether a cell holds the values of a row or of several rows, or several rows with their labels, so that the table is told by where
    they stand."""
    unclear = [cell for cell in cells if cell.unreadable and LOST not in cell.text]  # a number crossed out may stand before another
    found = Counter((len(_words(cell.text)), cell.text, cell.box, cell.column) for cell in unclear)
    if any(are_several(text) and (words >= MANY or rows > 1) for (words, text, *_), rows in found.items()):
        return True
    columns = Counter((words, text, box) for words, text, box, _ in found)
    if any(are_several(text) and words == count and _is_parted(cells, text, box) for (words, text, box), count in columns.items()):
        return True  # a value for each column
    if sum(map(_figure_below, cells)) >= MANY or _none_is_drawn(cells):
        return True
    return any(any(map(str.isdigit, cell.text)) and (_figures_behind(cell) or _rows_named(cell) > 1) for cell in cells)


def _is_parted(cells: Sequence[Cell], text: str, box: Box | None) -> bool:
    """Whether lines part the columns of a cell right above it or below: elsewhere they may be those of another table that touches it."""
    own = [cell for cell in cells if cell.text == text and cell.box == box]
    rows, columns = {cell.row for cell in own}, {cell.column for cell in own}
    wide = Counter(cell.box for cell in cells if cell.unreadable)
    beside = (cell for cell in cells if cell.column in columns and cell.colspan == 1 and not (cell.unreadable and wide[cell.box] > 1))
    return any(cell.row + cell.rowspan == min(rows) or cell.row == max(rows) + 1 for cell in beside)


def _words(text: str) -> list[str]:
    """What stands in a cell, each 无 by itself: nothing parts it from those beside it."""
    return text.replace("无", " 无 ").split()


def _none_is_drawn(cells: Sequence[Cell]) -> bool:
    """Whether no figure stands in a cell of its own, but a cell without words reaches over several columns beside the labels of several
    rows, or one with a figure out of its middle over many columns: no lines are drawn between values."""
    if any(is_value(cell.text) and cell.rowspan == cell.colspan == 1 and not cell.unreadable for cell in cells):
        return False
    named = [(cell.row, cell.column) for cell in cells if cell.rowspan == 1 and _rows_named(cell) == 1]
    for rows, columns, is_open in _areas(cells):
        beside = sum(row in rows and column < min(columns) for row, column in named)
        if (len(columns) > 1 and beside > 1) or (len(columns) >= MANY and len(rows) == 1 and is_open):
            return True
    return False


def _areas(cells: Iterable[Cell]) -> list[tuple[set[int], set[int], bool]]:
    """The rows and columns of each cell that holds no words, and whether it is an open figure, which is in all its places."""
    found: dict[tuple[Box | None, str], tuple[set[int], set[int], bool]] = {}
    for cell in cells:
        if cell.text and not is_figures(cell.text):
            continue
        rows, columns, _ = found.setdefault((cell.box, cell.text), (set(), set(), cell.unreadable and is_value(cell.text)))
        rows.update(range(cell.row, cell.row + cell.rowspan))
        columns.update(range(cell.column, cell.column + cell.colspan))
    return list(found.values())


def _figures_behind(cell: Cell) -> bool:
    """Whether a cell is a row's label with its figures: lines between them are not drawn, as where every other row is shaded."""
    words = cell.text.split()
    named = any(segment.names("row") and (segment.number or not segment.names("column")) for segment in segments([cell.text]))
    return named and sum(is_figures(word) for word in words) >= MANY


def _figure_below(cell: Cell) -> bool:
    """Whether a cell is a column's label with its figure: no line between them is drawn, as where upright ones are alone."""
    found = _LABEL_AND_FIGURE.fullmatch(cell.text)
    return found is not None and any(segment.names("column") for segment in segments([found[1]]))


def _rows_named(cell: Cell) -> int:
    return sum(map(_names_row, segments([cell.text])))


def _names_row(segment: Segment) -> bool:
    """Whether it is the label of a row alone: 其他处理 before one in a cell is that of its group."""
    return segment.names("row") is not None and not segment.names("column") and not segment.names("group")
