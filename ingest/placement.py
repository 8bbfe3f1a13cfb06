"""From labelled rows to cells: the form of each row, its columns, and its values in them."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal

from askgov.domain import Applicant, Format, State
from askgov.taxonomy.layouts import Block, Sheet, sheets
from ingest.cells import FoundCell, Slot, fill, row_slots, unreadable
from ingest.columns import Shape
from ingest.disputes import shown_outcomes
from ingest.grouped import ungrouped
from ingest.lost_lines import Follower, borne_out, doubtful
from ingest.order import Order, column_order, confirmed, header_columns, shown_order
from ingest.parsed import Cell, Grid
from ingest.row_cells import Line, Placed
from ingest.rows import LabelledRow
from ingest.runs import UNSURE, Run, Token

_NEARLY_ALL = 0.8
_FEWEST_DIGITS = 3  # of the sums that are right in one order of the columns alone: two small numbers may be equal by accident
_MANY_DIGITS = 5
_BY_APPLICANT = "3"
Pages = Mapping[int, int | None]  # the page of each block
Captions = Mapping[int, Sequence[str]]  # the lines that name units for a whole table, by block


@dataclass(frozen=True)
class _Row:
    """A row with its form."""

    found: LabelledRow
    sheet: Sheet
    block: Block
    order: Order
    first: int = -1  # the block with its header, where that is another of which its own is the rest
    shift: int = 0  # by how many columns its block is wider than that one: more columns of labels
    like_first: bool = False  # whether its label stands where those of its depth do in that block

    @property
    def columns(self) -> tuple[str, ...]:
        """Its columns from left to right."""
        return self.order.columns

    @property
    def level(self) -> int:
        """The depth of its label in the form."""
        return next(entry.level for entry in self.block.rows if entry.id == self.found.row)

    @property
    def line(self) -> Line:
        """The row as it is placed."""
        label = (*self.found.label, *self.found.units)
        header = header_columns(self.found.header, self.found.block) or self._header_before(label[-1].cell)
        exact = self.order.exact or self.found.cut
        foreign = frozenset(column + self.shift for column in self.found.foreign.columns)
        return Line(label, self.found.values, self.level, header, self.order.countable, exact, foreign)

    def _header_before(self, label: Cell) -> Mapping[str, frozenset[int]]:
        """The columns of the header of the table's first part, counted from the right, where the row has not moved: its label ends right
        before them, or stands where it does there, with empty cells up to them."""
        header = header_columns(self.found.header, self.first) if self.first >= 0 else {}
        moved = {name: frozenset(column + self.shift for column in columns) for name, columns in header.items()}
        before = min((column for columns in moved.values() for column in columns), default=-1)
        between = [token for token in self.found.values if label.column < token.cell.column < before]
        stays = self.like_first and not self.shift and all(token.is_blank for token in between)
        return moved if label.column + label.colspan == before or stays else {}

    def follower(self, told: Mapping[str, Format]) -> Follower | None:
        """The row that comes next in the form; each place left out what it liked of those before 2014, which have columns of codes."""
        if any(column.skip for column in self.block.columns):
            return None
        entries = [entry for entry in self.block.rows if not entry.formats or told.get(self.found.table) in (None, *entry.formats)]
        own = next(place for place, entry in enumerate(entries) if entry.id == self.found.row)
        after = entries[own + 1 : own + 2]
        return Follower(after[0].id, frozenset(after[0].groups) - set(entries[own].groups)) if after else None

    def slots(self, captions: Captions) -> list[Slot | None]:
        """Its places in the form."""
        return row_slots(self.found, self.sheet, self.block, self.columns, captions.get(self.found.block, ()))


def table_cells(
    rows: Sequence[LabelledRow],
    told: Mapping[str, Format],
    grids: Mapping[int, Grid],
    pages: Pages,
    captions: Captions,
    in_form: bool | None,
) -> Iterator[FoundCell]:
    """The cells of tables 1 to 3. Complete rows first show the shape of each table, then every row is placed in it.
    ``in_form``: what ``orders_shown`` tells."""
    shapes = {index: Shape(grids[index]) for index in {row.block for row in rows}}
    formed: list[_Row] = []
    for row in _settled_orders(_formed(rows, told, in_form)):
        formed.append(_continued(row, grids, shapes))
        shapes[row.found.block].learn(formed[-1].line, row.columns)
    followers = {(row.found.table, row.found.row): after for row in formed if (after := row.follower(told))}
    doubts = doubtful([row.found for row in formed], followers, grids)
    placed = [_cells_of(row, shapes[row.found.block], place in doubts) if row.found.values else None for place, row in enumerate(formed)]
    sound = _sound_blocks(formed, placed)
    shared, covered = _merged_down(formed)
    for row, values in zip(formed, placed, strict=True):
        found = row.found
        if not found.values and found.block in sound and not _may_have_lost(found, grids[found.block], shapes[found.block]):
            values = (None,) * len(row.columns)  # every other row of the block is complete
        values = _unshared(values, shared, covered=(found.block, found.row) in covered)
        if values is not None:
            values = ungrouped(values, row.columns) if found.table == _BY_APPLICANT else values
            yield from fill(row.slots(captions), values, found.block, pages[found.block], found.label[-1])
        else:
            yield from unreadable(row.slots(captions), found.values, found.block, pages[found.block], found.label[-1])


def _continued(row: _Row, grids: Mapping[int, Grid], shapes: Mapping[int, Shape]) -> _Row:
    """The row with the block that has its header, if its own goes on with that: only tables stand between, each a full rectangle."""
    block = row.found.block
    blocks = {heading.block for heading in row.found.header}
    first = min(blocks, default=block)
    if len(blocks) != 1 or first >= block or not all(part in shapes and shapes[part].rectangular for part in range(first, block + 1)):
        return row
    like_first = shapes[first].labels.are_all(row.level, len(row.columns), row.found.label[0].cell.column)
    return replace(row, first=first, shift=grids[block].columns - grids[first].columns, like_first=like_first)


def _cells_of(row: _Row, shape: Shape, in_doubt: bool) -> Placed | None:
    """A row's cells by column; ``None`` where they cannot be told or may be another's, or where what it lacks may stand before it."""
    placed = shape.place(row.line, row.columns)
    if placed is not None and in_doubt and not borne_out(placed, row.columns):
        return None
    lacks = placed is not None and any(token is None or token.is_blank for token in placed)
    return None if lacks and row.found.stray else placed


def _may_have_lost(row: LabelledRow, grid: Grid, shape: Shape) -> bool:
    """Whether a label without cells may have had some: others' stand on lines of their own, or digits that were not taken for values
    stand behind it on its row: 规章 | 本年制发件数：5；本年废止件数：3."""
    label = row.label[-1].cell
    return shape.is_upright or any(
        cell.row == label.row and cell.column > label.column and any(map(str.isdigit, cell.text)) for cell in grid.cells
    )


def _merged_down(rows: Sequence[_Row]) -> tuple[set[int], set[tuple[int, str]]]:
    """The values (by identity of their cells) that reach down over the labels of further rows, and those rows (block and id)."""
    shared: set[int] = set()
    covered: set[tuple[int, str]] = set()
    tall = [(row, token.cell) for row in rows for token in row.found.values if token.cell.rowspan > 1 and not token.is_blank]
    for row, cell in tall:
        below = range(cell.row + 1, cell.row + cell.rowspan)
        for other in rows:
            same = other.found.block == row.found.block and other.found.row != row.found.row
            label = other.found.label[0].cell
            if same and label.row in below and label.column < cell.column:
                shared.add(id(cell))
                covered.add((other.found.block, other.found.row))
    return shared, covered


def _unshared(values: Placed | None, shared: Set[int], covered: bool) -> Placed | None:
    """A row without numbers that it shares with others: whose they are is open. Nothing is shared as well as it is had alone."""
    if values is None or (covered and any(token is None or token.is_blank for token in values)):
        return None
    return tuple(
        Token(token.cell, UNSURE) if token and id(token.cell) in shared and token.reading.value != 0 else token for token in values
    )


def orders_shown(rows: Sequence[LabelledRow], told: Mapping[str, Format], disputes: Sequence[Run]) -> bool | None:
    """Whether the report's tables have their columns in the form's order, as far as headers show it; ``False`` where one has another."""
    forms = [(row.header, form) for row in rows if (form := form_of(row, told))]
    shown = {shown_outcomes(disputes), *(shown_order(header, block) for header, (_, block) in forms)} - {None}
    return None if not shown else False not in shown


def _formed(rows: Sequence[LabelledRow], told: Mapping[str, Format], in_form: bool | None) -> list[_Row]:
    """The rows that their format has. A label without cells counts only where its table has values and it has none elsewhere; one with
    empty cells alone, only there or below a header: above it they are the header's."""
    with_cells = {(row.table, row.row) for row in rows if row.values}
    filled = {row.table for row in rows if any(not token.is_blank for token in row.values)}
    formed: list[_Row] = []
    for row in rows:
        form = form_of(row, told)
        columns = {column.id for column in form[1].columns} if form else set()
        headed = any(heading.column in columns for heading in row.header)
        stands = bool(row.values) if headed else any(not token.is_blank for token in row.values)
        if form and (stands or (row.table in filled and (row.values or (row.table, row.row) not in with_cells))):
            formed.append(_Row(row, *form, confirmed(column_order(row.header, form[1], row.foreign.found), in_form)))
    return formed


def _settled_orders(rows: Sequence[_Row]) -> list[_Row]:
    """The rows with their orders settled: where the header leaves open which column is the total, the block's complete rows tell. A header
    of the one-column table that lacks a column of another one has lost it."""
    widest = max((row.columns for row in rows if row.found.table == "1"), key=len, default=())
    short = {id(row) for row in rows if row.found.table == "1" and row.columns != widest}
    rows = [replace(row, order=row.order._replace(countable=False)) if id(row) in short else row for row in rows]
    doubtful = [row for row in rows if row.order.doubtful]
    settled: dict[int, Order] = {}
    for block in {row.found.block for row in doubtful}:
        own = [row for row in doubtful if row.found.block == block]
        settled[block] = _settled_order(own)
        if not settled[block].countable and len({row.order for row in own}) == 1:  # a page may print the header again over a few rows
            settled[block] = _settled_order([row for row in doubtful if row.order == own[0].order])
    return [replace(row, order=settled[row.found.block]) if row.order.doubtful else row for row in rows]


def _settled_order(rows: Sequence[_Row]) -> Order:
    """The one order that the rows bear out; where they bear out two or none, no row can be counted."""
    order = rows[0].order
    if any(row.order != order for row in rows):
        return order._replace(countable=False)
    orders = [columns for columns in (order.columns, order.otherwise) if columns]
    totals = {columns.index(Applicant.TOTAL) for columns in orders}
    fitting = [columns for columns in orders if _adds_up(rows, columns, totals)]
    fitting = fitting if len(fitting) == 1 else _borne_out_alone(rows, orders) or fitting
    cells = [[(token.reading.state, token.reading.value) for token in _without_page_number(row)] for row in rows]
    told = not order.assumed or order.confirmed or all(len(set(row)) <= 1 for row in cells)  # cells alike are the same in any order
    nothing = told and not any(value for row in cells for _, value in row)
    return order._replace(columns=(fitting or [order.columns])[0]) if len(fitting) == 1 or nothing else order._replace(countable=False)


def _without_page_number(row: _Row) -> tuple[Token, ...]:
    """The cells of a row, less a number on a line of its own below a complete row."""
    *values, last = row.found.values or (None,)
    filled = [token for token in values if token and not token.is_blank]
    if last and len(filled) == len(row.columns) and all(token.cell.row < last.cell.row for token in filled):
        return tuple(filled)
    return row.found.values


def _adds_up(rows: Sequence[_Row], columns: Sequence[str], totals: Set[int]) -> bool:
    """Whether, in nearly all complete rows, the total is the sum of the others; marks for nothing add nothing, zeros tell nothing, nor do
    rows with a mark where the total may be (``totals``)."""
    total = columns.index(Applicant.TOTAL)
    values = [[token.reading.value for token in row.found.values if _adds(token)] for row in rows]
    told = [numbers for numbers in values if len(numbers) == len(columns) and all(numbers[place] is not None for place in totals)]
    complete = [[number or 0 for number in numbers] for numbers in told if any(numbers)]
    fitting = sum(2 * numbers[total] == sum(numbers) for numbers in complete)
    return bool(complete) and fitting >= _NEARLY_ALL * len(complete)


def _borne_out_alone(rows: Sequence[_Row], orders: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Of two orders the one in which most rows add up, some of which do in no other way, where no row adds up in the other alone: an author
    who gets sums wrong does not get them right at the wrong end. A mark for nothing in that other place tells nothing here."""
    if len(orders) < 2:
        return []
    totals = [columns.index(Applicant.TOTAL) for columns in orders]
    right, counted = zip(*(_sums(rows, total) for total in totals), strict=True)
    alone = [{row: total for row, total in one.items() if row not in other} for one, other in (right, right[::-1])]
    told = [place for place, fits in enumerate(alone) if fits]
    if len(told) != 1:
        return []
    fitting, rows_counted = alone[told[0]], counted[told[0]]
    digits = sum(len(str(int(total))) for total in fitting.values())
    most = 2 * len(fitting) >= rows_counted and digits >= _FEWEST_DIGITS
    several = len(fitting) > 1 and digits >= _MANY_DIGITS  # though the author got more of them wrong
    return [orders[told[0]]] if most or several else []


def _sums(rows: Sequence[_Row], total: int) -> tuple[dict[int, Decimal], int]:
    """The sums, not 0, of the complete rows that have them in this place; and how many have any number there, and numbers at all."""
    right: dict[int, Decimal] = {}
    counted = 0
    for place, row in enumerate(rows):
        numbers = [token.reading.value for token in row.found.values if _adds(token)]
        printed = numbers[total] if len(numbers) == len(row.columns) else None
        if printed is not None and any(numbers):
            counted += 1
            if printed and 2 * printed == sum(number or 0 for number in numbers):
                right[place] = printed
    return right, counted


def _adds(token: Token) -> bool:
    return token.reading.state in (State.NUMBER, State.NOT_APPLICABLE)


def form_of(row: LabelledRow, told: Mapping[str, Format]) -> tuple[Sheet, Block] | None:
    """The sheet and block of the national form that a row belongs to; ``None`` while its format is open."""
    format_ = told.get(row.table) or (told.get("3") if row.table == "2" else None)
    for sheet in sheets():
        if sheet.table == row.table and (format_ in sheet.formats or row.table == "3" or (row.table == "1" and format_ is None)):
            for block in sheet.block:
                if any(entry.id == row.row and (not entry.formats or format_ in (None, *entry.formats)) for entry in block.rows):
                    return sheet, block
    return None


def _is_unreadable(token: Token | None) -> bool:
    return token is not None and token.reading.state is State.UNREADABLE


def _sound_blocks(rows: Sequence[_Row], placed: Sequence[Placed | None]) -> set[int]:
    """Blocks where every row with cells could be placed, and none of these is unreadable: it may be another row's."""
    with_cells = [(row.found.block, values) for row, values in zip(rows, placed, strict=True) if row.found.values]
    failed = {block for block, values in with_cells if values is None or any(map(_is_unreadable, values))}
    return {block for block, values in with_cells if values is not None} - failed
