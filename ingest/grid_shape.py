"""Whether the places of a grid are those on paper: then a cell stands under what is printed above it."""

from collections import Counter

from ingest.parsed import Grid


def is_rectangular(grid: Grid) -> bool:
    """Whether all rows end in one column; remarks below the table, in a cell of their own, need not reach over all of it, and the places
    before a row may be left out."""
    starts: dict[int, int] = {}
    widths: Counter[int] = Counter()
    cells: Counter[int] = Counter()
    for cell in grid.cells:
        for row in range(cell.row, min(cell.row + cell.rowspan, grid.rows)):
            starts[row] = min(starts.get(row, cell.column), cell.column)
            widths[row] += cell.colspan
            cells[row] += 1
    last = max((row for row, count in cells.items() if count > 1), default=-1)
    return len({starts[row] + widths[row] for row in cells if row <= last}) == 1 and grid.columns > 1
