"""Values merged over several rows of table 3: a nought that stands in each of them.

A writer who merges equal cells prints 0 once beside many labels. Each row has it, where that makes all of these rows complete and right
in their sums; else the cell stays as it is, and whose it is stays open.
"""

from collections.abc import Iterable, Sequence

from ingest.parsed import Cell, Grid
from ingest.values import read_value

_COLUMNS = 7  # the applicants and their total


def shared_out(grid: Grid) -> Grid:
    """The grid with each nought in a cell for each of the rows that it is merged over."""
    first = grid.columns - _COLUMNS
    tall = [cell for cell in grid.cells if cell.column >= first > 0 and cell.rowspan > 1 and read_value(cell.text).value == 0]
    if not tall:
        return grid
    cells = sorted(_divided(grid.cells, {id(cell) for cell in tall}), key=lambda cell: (cell.row, cell.column))
    values: dict[int, list[Cell]] = {}
    for cell in cells:
        if cell.column >= first:
            values.setdefault(cell.row, []).append(cell)
    touched = {row for cell in tall for row in range(cell.row, cell.row + cell.rowspan)}
    right = [row for row in touched if _is_right(values[row])]
    return grid.model_copy(update={"cells": tuple(cells)}) if len(right) == len(touched) else grid


def _divided(cells: Iterable[Cell], tall: set[int]) -> Iterable[Cell]:
    for cell in cells:
        if id(cell) not in tall:
            yield cell
            continue
        for row in range(cell.row, cell.row + cell.rowspan):
            yield cell.model_copy(update={"row": row, "rowspan": 1, "origin": cell.origin or (cell.row, cell.column)})


def _is_right(cells: Sequence[Cell]) -> bool:
    """Whether a row has its seven numbers, not all of them merged with another row's, and the last is the sum of the others."""
    numbers = [value for cell in cells if cell.colspan == cell.rowspan == 1 and (value := read_value(cell.text).value) is not None]
    own = any(cell.origin is None for cell in cells)
    return own and len(numbers) == len(cells) == _COLUMNS and 2 * numbers[-1] == sum(numbers)
