"""A table of a report as HTML: every cell where the source has it, spans kept, the cell looked for marked."""

import re
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from markupsafe import Markup

from askgov.portal import words
from askgov.portal.markup import element, scrolling

MOST_SPAN = 1000  # browsers' own limit for colspan
_NUMBER = re.compile(r"[-+−]?[\d０-９][\d０-９.,，．%％ ]*|[/／—-]*")

Address = tuple[int, int]
Cell = Mapping[str, Any]


class MarkedCell(NamedTuple):
    """How a cell that a finding rests on is shown."""

    weight: str  # a class: error, doubt, note
    beside: Markup  # what stands beside its text


Marked = Mapping[Address, MarkedCell]
UNMARKED: Final[Marked] = MappingProxyType({})


def table(grid: Mapping[str, Any], hit: Address | None, marked: Marked = UNMARKED) -> Markup:
    """The grid in reading order (spans of one may be left out). Gaps that no span covers become empty cells: columns stay in line.

    Only in a whole grid does the same column number mean the same column, so that the headings above a cell can be marked too;
    text reports lose merged cells, and their rows shift.
    """
    lines: dict[int, list[Cell]] = {}
    for cell in grid.get("cells", ()):
        lines.setdefault(cell["row"], []).append(cell)
    area = sum(_span(cell, "rowspan") * _span(cell, "colspan") for cells in lines.values() for cell in cells)
    whole = area == grid["rows"] * grid["columns"]
    reach: dict[int, int] = {}  # for each column, the first row that no cell from above covers
    rows: list[Markup] = []
    for number in sorted(lines):
        cells = sorted(lines[number], key=lambda cell: int(cell["column"]))
        kept = cells if whole else _tidied(cells, grid["columns"], {hit, *marked})
        rows.append(_row(number, kept, reach, hit, marked, whole=whole))
    return scrolling(element("table", element("tbody", *rows)))


def _tidied(cells: Sequence[Cell], columns: int, wanted: Collection[Address | None]) -> Sequence[Cell]:
    """A row of a table that lost its merged cells: without empty cells at its end; a text that stands alone gets the whole width."""
    kept = list(cells)
    while len(kept) > 1 and not kept[-1].get("text") and (kept[-1]["row"], kept[-1]["column"]) not in wanted:
        kept.pop()
    alone = len(kept) == 1 and kept[0]["column"] == 0
    return [{**kept[0], "colspan": columns}] if alone else kept


def _row(number: int, cells: Sequence[Cell], reach: dict[int, int], hit: Address | None, marked: Marked, *, whole: bool) -> Markup:
    parts: list[Markup] = []
    column = 0
    for cell in cells:
        gaps = sum(reach.get(between, 0) <= number for between in range(column, cell["column"]))
        parts += [element("td")] * gaps
        parts.append(_cell(cell, hit, marked, whole=whole))
        column = cell["column"] + _span(cell, "colspan")
        reach |= dict.fromkeys(range(cell["column"], column), number + _span(cell, "rowspan"))
    return element("tr", *parts, class_="hit-row" if hit is not None and hit[0] == number else None)


def _cell(cell: Cell, hit: Address | None, marked: Marked, *, whole: bool) -> Markup:
    text = words.printed(str(cell.get("text", "")))
    row, column = cell["row"], cell["column"]
    spans = {name: _span(cell, name) for name in ("rowspan", "colspan") if _span(cell, name) > 1}
    if (row, column) == hit:
        return element("td", element("mark", text or "（空白）"), id="hit", class_="hit", **spans)
    kind = "figure" if _NUMBER.fullmatch(text) else "label"
    if whole and hit is not None and kind == "label" and row < hit[0] and column <= hit[1] < column + _span(cell, "colspan"):
        kind = "label hit-column"
    if mark := marked.get((row, column)):
        return element("td", text or "（空白）", mark.beside, class_=f"{kind} marked {mark.weight}", **spans)
    return element("td", text, class_=kind, **spans)


def _span(cell: Cell, name: str) -> int:
    return max(1, min(int(cell.get(name, 1)), MOST_SPAN))
