"""HTML tables to grids: colspan and rowspan laid out as a browser does, within limits."""

import re
from itertools import product
from typing import Any

from selectolax.lexbor import LexborNode

from ingest.parsed import Grid
from ingest.readers.elements import cell_text, children, is_hidden
from ingest.readers.stylesheet import HIDDEN
from ingest.rejected import Rejected

MAX_COLSPAN = 1000
MAX_ROWSPAN = 65534
MAX_CELLS = 200_000
_CELLS = frozenset({"td", "th"})
_ROW_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_SPAN = re.compile(r"\s*(\d{1,9})")


def grid_of(table: LexborNode, path: str) -> Grid:
    """The table's own cells, nested tables as text. Raises ``Rejected`` when the laid-out grid passes ``MAX_CELLS``."""
    rows = table_rows(table, path)
    taken: set[tuple[int, int]] = set()  # places that cells of rows above reach
    cells: list[dict[str, Any]] = []
    width = filled = 0
    for row, (tr, row_path) in enumerate(rows):
        column = 0
        for cell, cell_path in children(tr, row_path):
            attributes = cell.attributes
            if cell.tag not in _CELLS or HIDDEN in attributes:
                continue
            while (row, column) in taken:
                column += 1
            colspan = _span(attributes.get("colspan"), MAX_COLSPAN) or 1
            rowspan = min(_span(attributes.get("rowspan"), MAX_ROWSPAN) or len(rows), len(rows) - row)
            filled += colspan * rowspan
            if filled > MAX_CELLS:
                raise Rejected("表格超过 20 万格，未读取。")
            if rowspan > 1:
                taken.update(product(range(row + 1, row + rowspan), range(column, column + colspan)))
            cells.append({"row": row, "column": column, "text": cell_text(cell), "rowspan": rowspan, "colspan": colspan, "path": cell_path})
            column += colspan
            width = max(width, column)
    if len(rows) * width > MAX_CELLS:
        raise Rejected("表格超过 20 万格，未读取。")
    return Grid.model_validate({"rows": len(rows), "columns": width, "cells": cells})  # all cells at once, twice as fast as one by one


def table_rows(table: LexborNode, path: str) -> list[tuple[LexborNode, str]]:
    """The rows of a table with their paths, those of nested tables left out."""
    rows: list[tuple[LexborNode, str]] = []
    for child, child_path in children(table, path):
        if child.tag == "tr" and not is_hidden(child):
            rows.append((child, child_path))
        elif child.tag in _ROW_GROUPS and not is_hidden(child):
            rows += [(tr, tr_path) for tr, tr_path in children(child, child_path) if tr.tag == "tr" and not is_hidden(tr)]
    return rows


def _span(printed: str | None, limit: int) -> int:
    """A span as the HTML standard reads it: 1 without a number, 0 kept (rowspan 0 reaches to the end)."""
    match = _SPAN.match(printed) if printed else None
    return min(int(match[1]), limit) if match else 1
