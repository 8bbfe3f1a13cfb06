"""Headers that are not quite the form's: labels cut over two rows of cells, an umbrella wider or narrower than its labels, short labels.

All are mended in the grid, before anything is read, and only where the labels beside them, or the sums below, leave no other reading.
"""

from collections.abc import Sequence
from functools import cache

from askgov.taxonomy.layouts import Column, fold, sheets, vocabulary
from ingest.parsed import Cell, Grid
from ingest.values import read_value

_FEWEST_CUT = 2  # labels of a row that are cut: one alone may be two labels, one over the other
_KINDS = ("company", "research", "nonprofit", "legal_service", "other_org")
_FEWEST_KNOWN = 3  # of the five that show the form's order
_SHORTEST = 2  # letters of a short label
_UMBRELLA, _TOTAL = "organisations", "total"
_COLUMNS = 2 + len(_KINDS)


def mended(grid: Grid) -> Grid:
    """The grid with its header put right; the same one where there is nothing to mend, or no certain way to."""
    return _named(_spread(_joined(grid)))


def _joined(grid: Grid) -> Grid:
    """Labels cut over two rows (商业 over 企业, 科研 over 机构) in one cell each: where every cell of the lower row is the second half of a
    label whose first half stands right above it."""
    rows = _rows(grid)
    for row, cells in rows.items():
        lower = {(cell.column, cell.colspan): cell for cell in rows.get(row + 1, ())}
        halves = {(cell.column, cell.colspan): cell for cell in cells if cell.rowspan == 1 and (cell.column, cell.colspan) in lower}
        if len(lower) < _FEWEST_CUT or len(halves) < len(lower):
            continue
        if all(_names(upper.text + lower[place].text, "column") & set(_KINDS) for place, upper in halves.items()):
            whole = {id(upper): _over_both(upper, lower[place]) for place, upper in halves.items()}
            gone = {id(cell) for cell in lower.values()}
            return grid.model_copy(update={"cells": tuple(whole.get(id(cell), cell) for cell in grid.cells if id(cell) not in gone)})
    return grid


def _over_both(upper: Cell, lower: Cell) -> Cell:
    return upper.model_copy(update={"text": upper.text.rstrip() + lower.text.lstrip(), "rowspan": upper.rowspan + lower.rowspan})


def _spread(grid: Grid) -> Grid:
    """法人或其他组织 as wide as its five labels, where its span is another: 总计 stands after it, as its row prints them."""
    umbrella = next((cell for cell in grid.cells if _names(cell.text, "head") == {_UMBRELLA}), None)
    if umbrella is None or umbrella.colspan == len(_KINDS):
        return grid
    beside = [cell for cell in grid.cells if cell.row == umbrella.row and cell.column > umbrella.column]
    below = [cell for cell in grid.cells if cell.row == umbrella.row + umbrella.rowspan]
    ordered = len(below) == len(_KINDS) and all(kind in _names(cell.text, "column") for kind, cell in zip(_KINDS, below, strict=True))
    if len(beside) != 1 or _TOTAL not in _names(beside[0].text, "column") or not ordered or any(cell.colspan > 1 for cell in below):
        return grid
    end = umbrella.column + len(_KINDS)
    moved = {id(umbrella): umbrella.model_copy(update={"colspan": len(_KINDS)}), id(beside[0]): _at(beside[0], end)}
    moved |= {id(cell): _at(cell, umbrella.column + place) for place, cell in enumerate(below)}
    cells = tuple(moved.get(id(cell), cell) for cell in grid.cells)
    columns = max(cell.column + cell.colspan for cell in cells)
    return Grid(rows=grid.rows, columns=columns, cells=cells) if columns == end + 1 and _adds_up(cells, below[0].row, end) else grid


def _named(grid: Grid) -> Grid:
    """The five kinds of organisation under their names in the form, where a page shortens some (法律机构, 企业) in their places."""
    umbrella = next((cell for cell in grid.cells if _names(cell.text, "head") == {_UMBRELLA}), None)
    if umbrella is None or umbrella.colspan != len(_KINDS):
        return grid
    reach = range(umbrella.column, umbrella.column + len(_KINDS))
    below = [cell for cell in grid.cells if cell.row == umbrella.row + umbrella.rowspan and cell.column in reach]
    if len(below) != len(_KINDS):
        return grid
    known = [column.id in _names(cell.text, "column") for column, cell in zip(_kinds(), below, strict=True)]
    short = {id(cell): column for column, cell, named in zip(_kinds(), below, known, strict=True) if not named}
    if not short or sum(known) < _FEWEST_KNOWN or not all(_shortens(cell.text, short[id(cell)]) for cell in below if id(cell) in short):
        return grid
    cells = (cell.model_copy(update={"text": short[id(cell)].label}) if id(cell) in short else cell for cell in grid.cells)
    return grid.model_copy(update={"cells": tuple(cells)})


def _shortens(text: str, column: Column) -> bool:
    """Whether a text is a column's label with letters left out, and no label of its own."""
    key, letters = fold(text), iter(fold(column.label))
    return len(key) >= _SHORTEST and key not in vocabulary() and all(letter in letters for letter in key)


@cache
def _kinds() -> tuple[Column, ...]:
    columns = (column for sheet in sheets() if sheet.table == "3" for block in sheet.block for column in block.columns)
    return tuple(column for column in columns if column.id in _KINDS)


def _at(cell: Cell, column: int) -> Cell:
    return cell.model_copy(update={"column": column, "origin": cell.origin or (cell.row, cell.column)})


def _adds_up(cells: Sequence[Cell], header: int, last: int) -> bool:
    """Whether every row below a header that has numbers in the last seven columns alone has its total in the last of them."""
    rows: dict[int, dict[int, Cell]] = {}
    for cell in cells:
        if cell.row > header and cell.column > last - _COLUMNS:
            rows.setdefault(cell.row, {})[cell.column] = cell
    complete = [[read_value(cell.text).value for _, cell in sorted(row.items())] for row in rows.values() if len(row) == _COLUMNS]
    numbers = [[value for value in row if value is not None] for row in complete]
    return bool(complete) and all(len(row) == _COLUMNS and 2 * row[-1] == sum(row) for row in numbers)


def _names(text: str, kind: str) -> set[str]:
    """What a text names as a label of this kind."""
    return {label.id for label in vocabulary().get(fold(text), ()) if label.kind == kind}


def _rows(grid: Grid) -> dict[int, list[Cell]]:
    rows: dict[int, list[Cell]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(cell)
    return rows
