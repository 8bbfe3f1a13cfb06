"""Rows of ruled tables that a miscounted merged cell moved.

Where 三、本年度办理结果 reaches over too few rows, those below it begin too far left and end before the table does; over too many, they
stick out. Such rows are put back where the rest of the table shows that they belong: then they end where all rows do, and their label
begins where those that are numbered like it do.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from ingest.parsed import Cell
from ingest.readers.label_numbers import numbering
from ingest.readers.pdf_lattice import MAX_PLACES

MOST_MOVED = 8  # rows: where more end elsewhere, no merged cell is to blame


def put_back(cells: Iterable[Cell], rows: int) -> list[Cell]:
    """The cells with the moved rows where they belong; the others as they are."""
    done = list(cells)
    ends = _ends(done, rows)
    usual = max(Counter(ends).items(), key=lambda entry: (entry[1], -entry[0]), default=(0, 0))[0]
    moved = [row for row, end in enumerate(ends) if end != usual]
    for row in moved if len(moved) <= MOST_MOVED else ():
        done = _put_back(done, row, usual) or done
    return done


def filled_up(cells: Sequence[Cell], rows: int, path: str, page: int) -> tuple[Cell, ...]:
    """The cells, in row-major order, with an empty one wherever there is none."""
    width = max(_ends(cells, rows), default=0)
    added: list[Cell] = []
    if sum(cell.rowspan * cell.colspan for cell in cells) < rows * width <= MAX_PLACES:
        taken = {place for cell in cells for place in _places(cell)}
        empty = ((row, column) for row in range(rows) for column in range(width) if (row, column) not in taken)
        added = [Cell(row=row, column=column, text="", path=path, page=page) for row, column in empty]
    return tuple(sorted([*cells, *added], key=lambda cell: (cell.row, cell.column)))


def _put_back(cells: Sequence[Cell], row: int, usual: int) -> list[Cell] | None:
    """The cells with one row in the columns that are free when a merged cell above is as tall as it should be; ``None`` where none fits."""
    own = sorted((cell for cell in cells if cell.row == row), key=lambda cell: cell.column)
    if not own or any(cell.rowspan > 1 for cell in own):
        return None
    others = [cell for cell in cells if cell.row != row]
    tall = [cell for cell in others if cell.rowspan > 1 and cell.row < row <= cell.row + cell.rowspan]
    for cell in (None, *tall):
        around = [one for one in others if one is not cell] + ([_of_other_height(cell, row)] if cell else [])
        laid = _laid(own, {column for one in around for r, column in _places(one) if r == row})
        if max(one.column + one.colspan for one in laid) == usual and _is_among_its_like(laid, around):
            return [*around, *laid]
    return None


def _of_other_height(cell: Cell, row: int) -> Cell:
    """A merged cell that ends above a row, where it reached over it, or with it, where it did not."""
    reaches = row < cell.row + cell.rowspan
    return cell.model_copy(update={"rowspan": row - cell.row + (not reaches)})


def _laid(own: Iterable[Cell], taken: set[int]) -> list[Cell]:
    """The cells of a row one after the other in the columns that are free."""
    laid: list[Cell] = []
    column = 0
    for cell in own:
        while any(place in taken for place in range(column, column + cell.colspan)):
            column += 1
        laid.append(cell.model_copy(update={"column": column}))
        column += cell.colspan
    return laid


def _is_among_its_like(row: Sequence[Cell], others: Iterable[Cell]) -> bool:
    """Whether a row's label begins where most that are numbered like it do."""
    kind = numbering(row[0].text)
    alike = Counter(cell.column for cell in others if kind and numbering(cell.text) == kind)
    return bool(alike) and alike.most_common(1)[0][0] == row[0].column


def _ends(cells: Iterable[Cell], rows: int) -> list[int]:
    """Where each row ends."""
    ends = [0] * rows
    for cell in cells:
        for row in range(cell.row, min(cell.row + cell.rowspan, rows)):
            ends[row] = max(ends[row], cell.column + cell.colspan)
    return ends


def _places(cell: Cell) -> Iterable[tuple[int, int]]:
    rows, columns = range(cell.row, cell.row + cell.rowspan), range(cell.column, cell.column + cell.colspan)
    return chain.from_iterable(((row, column) for column in columns) for row in rows)
