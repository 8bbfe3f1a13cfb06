"""The cells of table 4: from its runs to its values in their places."""

from collections.abc import Iterator, Mapping, Sequence

from askgov.domain import Applicant
from askgov.taxonomy.layouts import sheets
from ingest.cells import FoundCell, dispute_slots, fill, unreadable
from ingest.columns import Shape
from ingest.disputes import DisputeRow, by_headers, dispute_rows, names_outcome
from ingest.grouped import ungrouped
from ingest.parsed import Grid
from ingest.placement import Pages
from ingest.row_cells import Placed
from ingest.runs import Run


def dispute_cells(
    runs: Sequence[Run], captions: Mapping[int, str], grids: Mapping[int, Grid], pages: Pages, in_form: bool | None
) -> Iterator[FoundCell]:
    """The cells of table 4, by the headers of each value where a grid has them for all, else in the order of its labels."""
    sheet = next(sheet for sheet in sheets() if sheet.table == "4")
    shapes = {index: Shape(grids[index]) for index in {run.block for run in runs}}
    named = {id(run): by_headers(run, grids[run.block]) if shapes[run.block].rectangular else {} for run in runs}
    told = {run.block for run in runs if named[id(run)]}
    unnamed = [run for run in runs if not named[id(run)]]
    open_blocks = {run.block for run in unnamed if run.block not in told or run.has_values or names_outcome(run)}
    rows = [(DisputeRow(run, tuple(named[id(run)])), tuple(named[id(run)].values())) for run in runs if run.block not in open_blocks]
    rectangular = {block for block, shape in shapes.items() if shape.rectangular}
    counted = [row for row in dispute_rows([run for run in runs if run.block in open_blocks], captions, rectangular) if row.columns]
    for row in counted:
        shapes[row.run.block].learn(row.line, row.columns)
    for row, values in [*rows, *((row, _placed(row, shapes[row.run.block], in_form)) for row in counted)]:
        if not row.columns:
            continue
        block, here = row.run.block, row.run.values[0]
        if values is not None:
            yield from fill(dispute_slots(row, sheet), ungrouped(values, row.columns), block, pages[block], here)
        else:
            yield from unreadable(dispute_slots(row, sheet), row.run.values, block, pages[block], here)


def _placed(row: DisputeRow, shape: Shape, in_form: bool | None) -> Placed | None:
    """The cells of a row of table 4: with fewer cells than columns, which are missing is open; so is, under a damaged header, what stands
    where, unless the report's other tables or its own sums bear out the form's order."""
    placed = shape.place(row.line, row.columns) if len(row.run.values) >= len(row.columns) else None
    if placed is None:
        return _one_below_another(row)
    if not row.assumed or in_form:
        return placed
    alike = len({(token.reading.state, token.reading.value) if token else None for token in placed}) == 1
    return placed if alike or (in_form is None and _sums_hold(placed, row.columns)) else None


def _one_below_another(row: DisputeRow) -> Placed | None:
    """The cells of the one row of table 4, a line for each: empty lines are empty cells where the totals bear them out."""
    cells = tuple(row.run.values)
    lines = {token.cell.row for token in cells}
    fits = len(cells) == len(lines) == len(row.columns) and not row.assumed
    return cells if fits and _sums_hold(cells, row.columns) else None


def _sums_hold(placed: Placed, columns: Sequence[str]) -> bool:
    """Whether each block of table 4 has a total that is the sum of the rest, and not all of nothing."""
    numbers = [token.reading.value or 0 if token else 0 for token in placed]
    blocks: dict[str, list[int]] = {}
    for place, column in enumerate(columns):
        blocks.setdefault(column.rpartition(".")[0], []).append(place)
    totals = {place for place, column in enumerate(columns) if column.endswith(f".{Applicant.TOTAL}")}
    return any(numbers) and all(
        2 * sum(numbers[place] for place in places if place in totals) == sum(numbers[place] for place in places)
        for places in blocks.values()
    )
