"""Tables with a cell on each line, from which lines are gone: what then stands after a label may be another row's.

Conversions and copies lose lines, and nothing but the lines that are left tells. A row is open where they say that some are gone: its unit
is there twice or, alone among its fellows, not at all; or the row that follows it in the form is not the one that follows it in the file.
"""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from itertools import takewhile
from typing import NamedTuple

from askgov.domain import Applicant
from askgov.taxonomy.layouts import fold, fragments
from ingest.labels import is_label, segments
from ingest.parsed import Grid
from ingest.row_cells import Placed
from ingest.rows import LabelledRow
from ingest.values import is_value


class Follower(NamedTuple):
    """The row that comes next in the form, and the groups whose labels stand before it."""

    row: str
    opens: frozenset[str]


Followers = Mapping[tuple[str, str], Follower]  # by table and row


def doubtful(rows: Sequence[LabelledRow], followers: Followers, grids: Mapping[int, Grid]) -> set[int]:
    """The places of the rows, in a document's order, whose cells may be another's."""
    upright = {place for place, row in enumerate(rows) if _is_upright(row)}
    with_units = Counter((rows[place].block, bool(rows[place].units)) for place in upright)
    return {
        place
        for place in upright
        if _has_two_units(rows[place])
        or (not rows[place].units and with_units[rows[place].block, True] > with_units[rows[place].block, False])
        or _lacks_follower(place, rows, followers, grids)
    }


def borne_out(placed: Placed, columns: Sequence[str]) -> bool:
    """Whether the cells of a row are all its own for certain: its total is the sum of the others, and not that of nothing."""
    values = [token.reading.value if token else None for token in placed]
    numbers = [value for value in values if value is not None]
    total = values[columns.index(Applicant.TOTAL)] if Applicant.TOTAL in columns else None
    return bool(total) and 2 * (total or 0) == sum(numbers)


def _is_upright(row: LabelledRow) -> bool:
    """Whether a row's cells stand on lines of their own below its label."""
    lines = [token.cell.row for token in row.values]
    labelled = {token.cell.row for token in (*row.label, *row.units)}
    return bool(lines) and len(set(lines)) == len(lines) and labelled.isdisjoint(lines)


def _has_two_units(row: LabelledRow) -> bool:
    return len({token.cell.row for token in row.units}) > 1


def _lacks_follower(place: int, rows: Sequence[LabelledRow], followers: Followers, grids: Mapping[int, Grid]) -> bool:
    """Whether the row after this one is not the form's next: what stands after its label may be what is left of those between. Where the
    table ends, a single cell is no part of two rows."""
    row = rows[place]
    expected = followers.get((row.table, row.row))
    following = next((other for other in rows[place + 1 :] if other.table == row.table), None)
    if expected is None or (following and following.row == expected.row):
        return False
    if following is None or following.block != row.block:
        return len(row.values) > 1
    return not _ends_in_words(row, grids[row.block], expected.opens)


def _ends_in_words(row: LabelledRow, grid: Grid, opens: Set[str]) -> bool:
    """Whether a row's cells end where words follow that no form has, those of a row of the place's own, or the label of a group (of those
    that ``opens`` names)."""
    below = (cell.text for cell in grid.cells if cell.row > row.values[-1].cell.row and cell.text.strip())
    words = list(takewhile(lambda text: not is_value(text), below))
    named = {label.id for segment in segments(words) for label in segment.labels if label.kind == "group"}
    return bool(named & opens) or (bool(words) and not is_label(words[0]) and fold(words[0]) not in fragments())
