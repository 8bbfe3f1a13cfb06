"""Whether the places of a grid are those on paper: then a cell stands under what is printed above it."""

from collections import Counter

from ingest.parsed import Grid


def is_rectangular(grid: Grid) -> bool:
    """Whether all rows of several cells, and these are most, end in one column; a remark or a caption in a cell of its own need not reach
    over all of them, and the places before a row may be left out."""
    starts: dict[int, int] = {}
    widths: Counter[int] = Counter()
    cells: Counter[int] = Counter()
    for cell in grid.cells:
        for row in range(cell.row, min(cell.row + cell.rowspan, grid.rows)):
            starts[row] = min(starts.get(row, cell.column), cell.column)
            widths[row] += cell.colspan
            cells[row] += 1
    several = [row for row, count in cells.items() if count > 1]
    return 2 * len(several) > len(cells) and len({starts[row] + widths[row] for row in several}) == 1 and grid.columns > 1
