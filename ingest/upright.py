"""Table 3 printed on its side: the applicants down, the lines of the form across. It is set upright before it is read."""

from ingest.labels import segments
from ingest.parsed import Cell, Grid

_TABLE = "3"
_APPLICANTS = frozenset({"natural_person", "company", "research", "nonprofit", "legal_service"})
_FIRST_ROW = "received"


def upright(grid: Grid) -> Grid:
    """The grid with its rows as columns, where it is table 3 on its side and has a cell at each place; else as it is."""
    people = {cell.column: cell for cell in reversed(grid.cells) if _names(cell.text, "column") & _APPLICANTS}
    first = next((cell for cell in grid.cells if _FIRST_ROW in _names(cell.text, "row")), None)
    lies = first is not None and any(cell.row > first.row and cell.column < first.column for cell in people.values())
    if not lies or sum(cell.rowspan * cell.colspan for cell in grid.cells) != grid.rows * grid.columns:
        return grid
    cells = sorted(map(_turned, grid.cells), key=lambda cell: (cell.row, cell.column))
    return Grid(rows=grid.columns, columns=grid.rows, cells=tuple(cells))


def _turned(cell: Cell) -> Cell:
    origin = cell.origin or (cell.row, cell.column)
    return cell.model_copy(
        update={"row": cell.column, "column": cell.row, "rowspan": cell.colspan, "colspan": cell.rowspan, "origin": origin}
    )


def _names(text: str, kind: str) -> set[str]:
    """The rows, or the columns, of table 3 that a cell names."""
    return {label.id for segment in segments([text]) for label in segment.labels if label.table == _TABLE and label.kind == kind}
