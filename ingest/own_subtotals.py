"""A column 小计 that an organ added to table 3 for its five kinds of organisation, in a table whose cells do not stand under their labels.

What is printed last in the header is then not the last column. The rows tell: 小计 is the sum of the five numbers before it, and 总计 that
of 自然人 and 小计. Where they do, the column is taken out, and the rest is read as the form's.
"""

from collections.abc import Sequence
from decimal import Decimal

from askgov.domain import State
from askgov.taxonomy.layouts import fold
from ingest.grid_shape import is_rectangular
from ingest.parsed import Grid
from ingest.runs import Run

_SUBTOTAL = "小计"
_PLACE = 6  # after 自然人 and the five
_COLUMNS = 8
_NEARLY_ALL = 0.8  # of the rows that are not filled with one and the same
_FEWEST_DIGITS = 3  # of the subtotals that are right: small ones may be so by accident
_COUNTED = (State.NUMBER, State.NOT_APPLICABLE, State.BLANK)


def without_subtotals(runs: Sequence[Run], grid: Grid) -> list[Run]:
    """The runs of a table without such a column; the same ones where there is none, or the rows do not tell."""
    rows = [run for run in runs if run.values]
    widths = {len(run.values) for run in rows}
    heads = {token.cell.column for run in runs for token in run.words if fold(token.cell.text) == _SUBTOTAL}
    if not heads or len(widths) != 1 or min(widths) < _COLUMNS:
        return list(runs)
    if is_rectangular(grid) and heads == {run.values[_PLACE].cell.column for run in rows}:
        return list(runs)  # it stands over its cells
    over = [token for run in rows for token in run.values[_COLUMNS:]]  # 备注
    told = all(token.is_blank for token in over) and _told(rows)
    return [_without(run) for run in runs] if told else list(runs)


def _without(run: Run) -> Run:
    words = [token for token in run.words if fold(token.cell.text) != _SUBTOTAL]
    return Run(run.block, words, [*run.values[:_PLACE], *run.values[_PLACE + 1 :]], run.cut)


def _told(rows: Sequence[Run]) -> bool:
    """Whether nearly all rows are right in both sums, and some show which of the two is the total; cells all alike need not tell."""
    uneven = [run for run in rows if len({(token.reading.state, token.reading.value) for token in run.values[:_COLUMNS]}) > 1]
    numbers = [_numbers(run) for run in uneven if any(token.reading.value for token in run.values)]
    right = [row for row in numbers if row and row[_PLACE] == sum(row[1:_PLACE]) and row[_COLUMNS - 1] == row[0] + row[_PLACE]]
    if not uneven:
        return True
    digits = sum(len(str(int(row[_PLACE]))) for row in right if row[_PLACE])
    ordered = any(row[0] for row in right) or all(row and row[_PLACE] == row[_COLUMNS - 1] for row in numbers)
    return len(right) >= _NEARLY_ALL * len(numbers) and digits >= _FEWEST_DIGITS and ordered


def _numbers(run: Run) -> list[Decimal]:
    """The eight numbers of a row, marks and empty cells as 0; none where one cannot be read."""
    readings = [token.reading for token in run.values[:_COLUMNS]]
    return [reading.value or Decimal(0) for reading in readings] if all(reading.state in _COUNTED for reading in readings) else []
