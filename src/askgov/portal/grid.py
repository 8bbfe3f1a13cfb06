"""A table of a report as HTML: every cell where the source has it, spans kept, the cell looked for marked."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from askgov.portal.markup import element, scrolling

MOST_SPAN = 1000  # browsers' own limit for colspan
_NUMBER = re.compile(r"[-+−]?[\d０-９][\d０-９.,，．%％ ]*|[/／—-]*")

Address = tuple[int, int]
Cell = Mapping[str, Any]


def table(grid: Mapping[str, Any], hit: Address | None) -> Markup:
    """The grid in reading order. Gaps that no span covers become empty cells, so that columns stay in line."""
    lines: dict[int, list[Cell]] = {}
    for cell in grid["cells"]:
        lines.setdefault(cell["row"], []).append(cell)
    reach: dict[int, int] = {}  # for each column, the first row that no cell from above covers
    rows = [_row(number, sorted(lines[number], key=lambda cell: int(cell["column"])), reach, hit) for number in sorted(lines)]
    return scrolling(element("table", element("tbody", *rows)))


def _row(number: int, cells: Sequence[Cell], reach: dict[int, int], hit: Address | None) -> Markup:
    parts: list[Markup] = []
    column = 0
    for cell in cells:
        gaps = sum(reach.get(between, 0) <= number for between in range(column, cell["column"]))
        parts += [element("td")] * gaps
        parts.append(_cell(cell, hit))
        column = cell["column"] + _span(cell, "colspan")
        reach |= dict.fromkeys(range(cell["column"], column), number + _span(cell, "rowspan"))
    return element("tr", *parts, class_="hit-row" if hit is not None and hit[0] == number else None)


def _cell(cell: Cell, hit: Address | None) -> Markup:
    text = str(cell["text"])
    row, column = cell["row"], cell["column"]
    spans = {name: _span(cell, name) for name in ("rowspan", "colspan") if _span(cell, name) > 1}
    if (row, column) == hit:
        return element("td", element("mark", text.strip() or "（空白）"), id="hit", class_="hit", **spans)
    kind = "figure" if _NUMBER.fullmatch(text.strip()) else "label"
    if hit is not None and kind == "label" and row < hit[0] and column <= hit[1] < column + _span(cell, "colspan"):
        kind = "label hit-column"
    return element("td", text, class_=kind, **spans)


def _span(cell: Cell, name: str) -> int:
    return max(1, min(int(cell[name]), MOST_SPAN))
