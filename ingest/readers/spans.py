"""HTML tables to grids: colspan and rowspan laid out as a browser does, within limits."""

import re

from selectolax.lexbor import LexborNode

from ingest.parsed import Cell, Grid
from ingest.readers.elements import cell_text, children, is_hidden
from ingest.rejected import Rejected

MAX_COLSPAN = 1000
MAX_ROWSPAN = 65534
MAX_CELLS = 200_000
_SPAN = re.compile(r"\s*(\d{1,9})")


def grid_of(table: LexborNode, path: str) -> Grid:
    """The table's own cells, nested tables as text. Raises ``Rejected`` when the laid-out grid passes ``MAX_CELLS``."""
    rows = table_rows(table, path)
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    for row, (tr, row_path) in enumerate(rows):
        column = 0
        for cell, cell_path in children(tr, row_path):
            if cell.tag not in ("td", "th") or is_hidden(cell):
                continue
            while (row, column) in taken:
                column += 1
            colspan = _span(cell, "colspan", MAX_COLSPAN) or 1
            rowspan = min(_span(cell, "rowspan", MAX_ROWSPAN) or len(rows), len(rows) - row)
            if len(taken) + colspan * rowspan > MAX_CELLS:
                raise Rejected("表格超过 20 万格，未读取。")
            taken.update((row + down, column + right) for down in range(rowspan) for right in range(colspan))
            cells.append(Cell(row=row, column=column, text=cell_text(cell), rowspan=rowspan, colspan=colspan, path=cell_path))
            column += colspan
    width = max((column for _, column in taken), default=-1) + 1
    if len(rows) * width > MAX_CELLS:
        raise Rejected("表格超过 20 万格，未读取。")
    return Grid(rows=len(rows), columns=width, cells=tuple(cells))


def table_rows(table: LexborNode, path: str) -> list[tuple[LexborNode, str]]:
    """The rows of a table with their paths, those of nested tables left out."""
    rows: list[tuple[LexborNode, str]] = []
    for child, child_path in children(table, path):
        if child.tag == "tr" and not is_hidden(child):
            rows.append((child, child_path))
        elif child.tag in ("thead", "tbody", "tfoot") and not is_hidden(child):
            rows += [(tr, tr_path) for tr, tr_path in children(child, child_path) if tr.tag == "tr" and not is_hidden(tr)]
    return rows


def _span(cell: LexborNode, name: str, limit: int) -> int:
    """A span as the HTML standard reads it: 1 without a number, 0 kept (rowspan 0 reaches to the end)."""
    match = _SPAN.match(cell.attributes.get(name) or "1")
    return min(int(match[1]), limit) if match else 1
