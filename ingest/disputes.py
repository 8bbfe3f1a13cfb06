"""Table 4, read as a whole: three blocks of five outcomes, in one row, in small tables, upright, or crossed with its blocks.

Where row and column of a value name its block and its outcome, they decide. Else the order of the labels does, and where a header is
damaged, the order of the national form, if the count of values fits and the rest of the report does not tell otherwise.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from askgov.taxonomy.layouts import Block, Label, fold, sheets
from ingest.dispute_order import BLOCKS, COURTS, Named, begins_with_review, blocks_from_left, blocks_of
from ingest.labels import segments
from ingest.parsed import Cell, Grid
from ingest.row_cells import Line
from ingest.runs import Run, Token
from ingest.values import is_value

OUTCOMES = ("upheld", "corrected", "other", "pending", "total")
_TABLE = "4"
_MOST_VALUES = 2 * len(BLOCKS) * len(OUTCOMES)  # of a row, empty cells included
_FEWEST_UPRIGHT = 3  # rows of one outcome each that show an upright table


@dataclass(frozen=True)
class DisputeRow:
    """A row of table 4: what its columns count ("review.upheld" …), in the order of its cells."""

    run: Run
    columns: tuple[str, ...]
    assumed: bool = False  # whether its header is damaged, and their order that of the national form

    @property
    def line(self) -> Line:
        """Its cells, with the words that stand on their row."""
        rows = {token.cell.row for token in self.run.values}
        return Line(tuple(token for token in self.run.words if token.cell.row in rows), tuple(self.run.values))


def dispute_rows(runs: Sequence[Run], captions: Mapping[int, str], placed: Set[int]) -> Iterator[DisputeRow]:
    """The rows whose columns are known; ``captions`` is the block that the text before each table names, by the table's block, and
    ``placed`` are the blocks whose cells stand in the columns of their grids as on paper."""
    rows = {(run.block, run.values[0].cell.row) for run in runs if names_outcome(run)}  # a header leaves empty ones in one row
    yield from _upright(runs, captions, placed) if len(rows) >= _FEWEST_UPRIGHT else _across(runs, captions, placed)


def names_outcome(run: Run) -> bool:
    """Whether cells, empty ones too, stand behind the label of one outcome, as in an upright table."""
    labels = _labels(run) if run.values else []
    return len(_outcomes(labels)) == 1 and labels[-1].kind == "column"


def by_headers(run: Run, grid: Grid) -> dict[str, Token]:
    """Each value under the one block and the one outcome that its row and column name; empty unless that holds for all of them."""
    found: dict[str, Token] = {}
    if len(run.values) > _MOST_VALUES:
        return found
    if any(_heads_a_label(word.cell, grid) for word in run.words):
        return found
    for token in run.values:
        around = _around(token.cell, grid)
        blocks, outcomes = blocks_of(around), set(_outcomes(around))
        if len(blocks) != 1 or len(outcomes) != 1 or token.cell.colspan > 1:
            return {}
        found[f"{blocks[0]}.{outcomes.pop()}"] = token
    return found if len(found) == len(run.values) else {}


def shown_outcomes(runs: Sequence[Run]) -> bool | None:
    """Whether the headers of table 4 show its outcomes in the form's order (``True``) or another; a damaged one does not tell."""
    outcomes = _outcomes([label for run in runs for label in _labels(run)])
    if not outcomes or not _complete(outcomes):
        return None
    return all(outcome == OUTCOMES[place % len(OUTCOMES)] for place, outcome in enumerate(outcomes))


def caption_block(text: str) -> str:
    """The one block that a caption names, "" for none or several."""
    named = [label for segment in segments([text]) for label in segment.labels if label.table == _TABLE]
    blocks = blocks_of(named)
    return blocks[0] if len(blocks) == 1 and not (blocks == ["review"] and _is_about_courts(named)) else ""


def place_of(labels: Sequence[Label]) -> tuple[str, str]:
    """The one block and the one outcome that labels name; "" for none or several."""
    blocks, outcomes = blocks_of(labels), set(_outcomes(labels))
    return blocks[0] if len(blocks) == 1 else "", outcomes.pop() if len(outcomes) == 1 else ""


class _Cycle:
    """Outcomes one below another: those of one block, or of all that the header names."""

    def __init__(self) -> None:
        self.blocks: list[str] = []
        self.is_open = False  # whether it is open which of its blocks comes first
        self.rows: list[tuple[Run, str]] = []  # those with values
        self.outcomes: list[str] = []


def _upright(runs: Sequence[Run], captions: Mapping[int, str], placed: Set[int]) -> Iterator[DisputeRow]:
    """An outcome a row."""
    cycles = _cycles(runs, placed, in_order=False)
    if any(len(cycle.outcomes) < len(OUTCOMES) for cycle in cycles):
        cycles = _cycles(runs, placed, in_order=True)
    if len(cycles) > 1 and len({tuple(cycle.blocks) for cycle in cycles if len(cycle.blocks) == 1}) < len(cycles):
        cycles = _by_caption(cycles, captions)
    for cycle in cycles:
        for run, outcome in cycle.rows if not cycle.is_open else ():
            shown = cycle.blocks or [captions.get(run.block, "")]
            yield DisputeRow(run, tuple(f"{block}.{outcome}" for block in shown if block))


def _cycles(runs: Sequence[Run], placed: Set[int], in_order: bool) -> list[_Cycle]:
    """The outcomes up to where one comes again, or (``in_order``) comes after one that is later in the form. A block's name stands before
    its rows or among them, as in merged cells that are centred."""
    cycles = [_Cycle()]
    pending: list[Named] = []
    for run in runs:
        named = _named(run, run.block in placed)
        for position, one in enumerate(named, 1):
            pending.append(one)
            label = one.label
            if label.kind != "column":
                continue
            before = cycles[-1].outcomes
            if label.id in before or (in_order and before and OUTCOMES.index(label.id) < OUTCOMES.index(before[-1])):
                cycles.append(_Cycle())
            cycle = cycles[-1]
            cycle.outcomes.append(label.id)
            blocks = blocks_from_left(pending)
            cycle.is_open = cycle.is_open or blocks is None
            cycle.blocks += [block for block in blocks or () if block not in cycle.blocks]
            pending = []
            if run.values and position == len(named):
                cycle.rows.append((run, label.id))
    return cycles


def _by_caption(cycles: Sequence[_Cycle], captions: Mapping[int, str]) -> list[_Cycle]:
    """The cycles whose own table's caption names their block, where names among the rows do not tell them apart; else none."""
    tables = [{run.block for run, _ in cycle.rows} for cycle in cycles]
    apart = all(len(table) <= 1 for table in tables) and sum(map(len, tables)) == len(set().union(*tables))
    return [cycle for cycle, table in zip(cycles, tables, strict=True) if apart and table and (cycle.blocks or captions.get(min(table)))]


def _across(runs: Sequence[Run], captions: Mapping[int, str], placed: Set[int]) -> Iterator[DisputeRow]:
    """Outcomes in columns: all blocks in one row, a row for each block, or a table for each."""
    pending: list[Named] = []
    words: list[Token] = []
    outcomes: list[str] = []  # of the last header
    last_runs = {run.block: run for run in runs}
    for run in runs:
        pending += _named(run, run.block in placed)
        words += run.words
        last_of_table = run is last_runs[run.block]
        here = _outcomes([one.label for one in pending]) or outcomes
        columns = _columns(pending, here, captions.get(run.block, ""), sum(not token.is_blank for token in run.values))
        if run.has_values or 0 < len(columns) <= len(run.values):  # fewer empty cells are what a header's merged cells leave
            if columns and not _contradicts(words, here, columns):
                yield DisputeRow(run, columns, assumed=not (here and _complete(here)) and not _second_lines(words))
            pending, words, outcomes = [], [], here
        if last_of_table:
            pending, words = [], []


def _contradicts(words: Sequence[Token], outcomes: Sequence[str], columns: Sequence[str]) -> bool:
    """Whether a header that lacks labels has one of those it kept, or a piece of one, in another place than that of the columns which
    are taken for granted."""
    if not outcomes or _complete(outcomes):
        return False
    rows: dict[int, list[str]] = {}
    for word in words:
        labels = [label for segment in segments([word.cell.text]) for label in segment.labels if label.table == _TABLE]
        if word.cell.text.strip() and all(label.kind == "column" for label in labels):
            rows.setdefault(word.cell.row, []).append(fold(word.cell.text))
    headers = list(rows.values()) if any(len(row) > 1 for row in rows.values()) else [[text for row in rows.values() for text in row]]
    forms = [next(column for column in _form().columns if column.id == name.rpartition(".")[2]) for name in columns[: len(OUTCOMES)]]
    printed = ["\n".join(fold(text) for text in (form.label, *form.aliases)) for form in forms]
    return any(
        text not in printed[place % len(printed)]
        for header in headers
        if len(header) % len(printed) == 0
        for place, text in enumerate(header)
    )


def _second_lines(words: Sequence[Token]) -> bool:
    """Whether a header cut by its lines has those that tell 结果维持 from 结果纠正, on one row and in the form's order."""
    rows: dict[int, list[int]] = {}
    for word in words:
        text = fold(word.cell.text)
        fitting = [column.id for column in _form().columns if text and fold(column.label).endswith(text)]
        if len(fitting) == 1:
            rows.setdefault(word.cell.row, []).append(OUTCOMES.index(fitting[0]))
    return any(row[:2] == [0, 1] and all(one < other or other == 0 for one, other in pairwise(row)) for row in rows.values())


def _complete(outcomes: Sequence[str]) -> bool:
    size = len(OUTCOMES)
    return all(set(outcomes[start : start + size]) == set(OUTCOMES) for start in range(0, len(outcomes), size))


@cache
def _form() -> Block:
    return next(sheet.block[0] for sheet in sheets() if sheet.table == _TABLE)


def _columns(named: Sequence[Named], outcomes: Sequence[str], caption: str, filled: int) -> tuple[str, ...]:
    """What the values after these labels count; () when that is not known."""
    shown = blocks_from_left(named)
    if shown is None:
        return ()
    blocks = shown or ([caption] if caption else [])
    if blocks == ["review"] and _is_about_courts([one.label for one in named]):  # the labels of the two kinds of litigation are lost
        blocks = list(BLOCKS) if begins_with_review(named) else []
    if not blocks and filled == len(BLOCKS) * len(OUTCOMES):
        blocks = list(BLOCKS)
    if not outcomes and filled != len(blocks) * len(OUTCOMES):
        return ()
    orders = _orders(outcomes, len(blocks))
    return tuple(f"{block}.{outcome}" for block, order in zip(blocks, orders, strict=False) for outcome in order)


def _orders(outcomes: Sequence[str], blocks: int) -> list[tuple[str, ...]]:
    """The outcomes of each block as printed; as in the national form where some are lost and the rest keeps its order; else none."""
    size = len(OUTCOMES)
    parts = [tuple(outcomes[start : start + size]) for start in range(0, len(outcomes), size)]
    if parts and _complete(outcomes):
        if len(parts) == blocks:
            return parts
        if len(set(parts)) == 1:
            return parts[:1] * blocks
    restarts = sum(OUTCOMES.index(one) >= OUTCOMES.index(other) for one, other in pairwise(outcomes))
    return [OUTCOMES] * blocks if restarts < max(blocks, 1) else []


def _labels(run: Run) -> list[Label]:
    return [one.label for one in _named(run)]


def _named(run: Run, placed: bool = False) -> list[Named]:
    """The run's labels of table 4. A word that names both 行政复议 and 行政诉讼 is a caption: it tells no order where others do."""
    named = [(segment, label) for segment in run.segments for label in segment.labels if label.table == _TABLE]
    words: dict[int, set[str]] = {}
    for segment, label in named:
        words.setdefault(segment.first, set()).add(label.id)
    captions = {word for word, ids in words.items() if {"review", COURTS} <= ids}
    plain = [(segment, label) for segment, label in named if segment.first not in captions]
    kept = plain if {"review", COURTS} <= {label.id for _, label in plain} else named
    return [Named(label, run.words[segment.first].cell, run.block, placed) for segment, label in kept]


def _around(cell: Cell, grid: Grid) -> list[Label]:
    """The labels above a cell and beside it, merged cells included."""
    above = [c for c in grid.cells if c.row < cell.row and c.column <= cell.column < c.column + c.colspan]
    beside = [c for c in grid.cells if c.column < cell.column and c.row <= cell.row < c.row + c.rowspan]
    spelled = [segment for c in (*above, *beside) for segment in segments([c.text])]
    return [label for segment in spelled for label in segment.labels if label.table == _TABLE]


def _heads_a_label(cell: Cell, grid: Grid) -> bool:
    """Whether the name of a block, beside its values, stands under an outcome: the header lacks the empty cell over the names of blocks."""
    named = [label for segment in segments([cell.text]) for label in segment.labels if label.table == _TABLE]
    beside = any(c.row == cell.row and c.column > cell.column and is_value(c.text) for c in grid.cells)
    return beside and bool(blocks_of(named)) and not _outcomes(named) and bool(_outcomes(_around(cell, grid)))


def _outcomes(labels: Sequence[Label]) -> list[str]:
    return [label.id for label in labels if label.kind == "column"]


def _is_about_courts(labels: Sequence[Label]) -> bool:
    return any(label.id == COURTS for label in labels)
