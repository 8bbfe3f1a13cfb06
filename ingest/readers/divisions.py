"""Tables set without table markup: divisions, list items or styled spans for rows and cells, drawn as a table by a style sheet.

What a style sheet says is not known here. Elements count as a table when their children are rows of cells and the cells are labels and
values of a table; anything else stays text.
"""

import re

from selectolax.lexbor import LexborNode

from ingest.labels import is_label
from ingest.parsed import Cell, Grid
from ingest.readers.elements import BLOCKS, cell_text, children, is_hidden
from ingest.values import is_value

_CONTAINERS = BLOCKS - {"table", "tbody", "thead", "tfoot", "tr", "td", "th"}
_CELL_CLASS = re.compile(r"(?:^|[\s_-])(?:td|th|cell|col|column|item)(?:$|[\s_\d-])", re.IGNORECASE)
_CELL_STYLE = re.compile(r"display\s*:\s*(?:table-cell|inline-block|block|flex)|float\s*:\s*left", re.IGNORECASE)
_FEWEST_ROWS, _FEWEST = 2, 3  # rows with several cells; labels, and values or empty cells, that make a table
_LONGEST_CELL = 200  # characters
MOST_CELLS = 20_000

_Row = list[tuple[LexborNode, str]]


def drawn_table(node: LexborNode, path: str) -> Grid | None:
    """The grid of an element whose children are rows of cells; ``None`` when it is no table. Rows are ragged: spans are not known."""
    if node.tag not in _CONTAINERS or _says_something(node):
        return None
    rows: list[_Row] = []
    for row, row_path in children(node, path):
        if is_hidden(row):
            continue
        cells = _cells(row, row_path)
        if cells is None:
            return None
        rows.append(cells)
    if sum(len(row) > 1 for row in rows) < _FEWEST_ROWS or sum(map(len, rows)) > MOST_CELLS:
        return None
    texts = [[cell_text(cell) for cell, _ in row] for row in rows]
    printed = [text for row in texts for text in row]
    values, labels = sum(not text or is_value(text) for text in printed), sum(map(is_label, printed))
    nothing_else = all(not text or is_value(text) or is_label(text) for text in printed)  # 0件 is both
    few = values < (1 if nothing_else else _FEWEST)
    if max(map(len, printed)) > _LONGEST_CELL or few or labels < _FEWEST:
        return None
    found = tuple(
        Cell(row=r, column=c, text=texts[r][c], path=cell_path) for r, row in enumerate(rows) for c, (_, cell_path) in enumerate(row)
    )
    return Grid(rows=len(rows), columns=max(map(len, rows)), cells=found)


def _cells(row: LexborNode, path: str) -> _Row | None:
    """The cells of a row, ``None`` for what is no row: it holds words of its own, or elements that are no cells."""
    if row.tag not in _CONTAINERS or _says_something(row):
        return None
    cells = [(cell, cell_path) for cell, cell_path in children(row, path) if not is_hidden(cell)]
    return cells if cells and all(_is_cell(cell) for cell, _ in cells) else None


def _is_cell(element: LexborNode) -> bool:
    """A block, or an inline element that is styled as a cell."""
    if element.tag in _CONTAINERS:
        return True
    attributes = element.attributes
    return bool(_CELL_CLASS.search(attributes.get("class") or "") or _CELL_STYLE.search(attributes.get("style") or ""))


def _says_something(node: LexborNode) -> bool:
    """Whether an element holds text of its own, outside its children."""
    return any(child.tag == "-text" and (child.text_content or "").strip() for child in node.iter(include_text=True))
