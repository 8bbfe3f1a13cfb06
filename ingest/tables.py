"""The national tables of a document: every cell of tables 2, 3 and 4, and of the one-column table before 2019.

Found by labels, in grids and in text alike. Nothing is guessed: cells that cannot be told apart are unreadable, a table without numbers
is reported as absent. Sums never decide what a cell holds, since reports break their own; only which end of a row is its total, where
the header leaves that open, and whether a blank parts thousands.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from askgov.domain import Applicant, Format, Frozen, State
from askgov.taxonomy.concepts import concept
from ingest.absence import Absent, absent_tables
from ingest.broken_headers import mended
from ingest.cells import FoundCell
from ingest.dispute_cells import dispute_cells
from ingest.disputes import caption_block
from ingest.generation import Seen, format_of, formats_told
from ingest.measures import unit_captions
from ingest.one_column import one_column
from ingest.other_years import report_years, this_and_other_years
from ingest.own_subtotals import without_subtotals
from ingest.parsed import Block, Grid, ParsedReport
from ingest.placement import orders_shown, table_cells
from ingest.rows import LabelledRow, Reader, without_own_totals
from ingest.runs import runs_of
from ingest.second_reading import completed, listed
from ingest.sections import outline
from ingest.spelled_out import spelled_out
from ingest.tall_values import shared_out
from ingest.told_tables import told_tables
from ingest.upright import upright

__all__ = ["Absent", "FoundCell", "TablesFound", "recognise_tables"]

_FEWEST_ROWS = {"1": 5, "2": 1, "3": 3}  # rows that make a table the national one
_NUMBERS_OF_RULES = 3  # columns of 规章 and 行政规范性文件: with them table 2 is told without a header, whose labels other tables print too
_FIRST_YEAR = 2019  # of the forms with tables 2 to 4
_RULES = frozenset({"regulations", "normative_documents"})
_CAPTION_DISTANCE = 2  # blocks between a small table and the text that names it


class TablesFound(Frozen):
    """What the tables of a document hold. Each place of a table is there once at most."""

    format: Format | None  # None: nothing in the tables tells
    cells: tuple[FoundCell, ...]
    absent: tuple[Absent, ...] = ()
    doubts: tuple[str, ...] = ()  # Chinese, for staff


def recognise_tables(document: ParsedReport) -> TablesFound:
    """The cells of the national tables. Never raises: a document without tables has none."""
    printed, old = this_and_other_years(document)
    grids = {index: shared_out(mended(one_column(upright(grid)))) for index, grid in printed.items()}
    pages = {index: document.blocks[index].page for index in grids}
    reader = Reader()
    rows = [row for index, grid in grids.items() for row in reader.rows(without_subtotals(runs_of(index, grid), grid))]
    rows = _national(rows, reader.seen)
    told = formats_told(rows, reader.seen)
    captions = {index: _caption(document.blocks, index) for index in grids}
    units = {index: unit_captions(document.blocks, index, grid) for index, grid in grids.items()}
    in_form = orders_shown(rows, told, reader.disputes)
    labelled = table_cells(rows, told, grids, pages, units, in_form)
    cells, doubts = _settled([*labelled, *dispute_cells(reader.disputes, captions, grids, pages, in_form)])
    cells = completed(cells, grids, pages, units, reader.seen, told, report_years(document))
    cells = listed(cells, spelled_out(document.blocks, grids), told, [block.page for block in document.blocks])
    if missing := _without_tables(document, cells, reader.seen):
        sentences = told_tables(document.blocks, outline(document), missing, report_years(document))
        cells = listed(cells, sentences, told, [block.page for block in document.blocks])
    format_ = format_of(told)
    absent = absent_tables(document, cells, reader.seen, format_, _labelled(old))
    return TablesFound(format=format_, cells=cells, absent=absent, doubts=doubts)


def _without_tables(document: ParsedReport, cells: Iterable[FoundCell], seen: Iterable[Seen]) -> set[str]:
    """The tables that the report may tell in sentences: nothing of them is printed, and the forms of its year have them."""
    if any(year < _FIRST_YEAR for year in report_years(document)):
        return set()
    printed = {table for _, table, kind, _ in seen if kind == "row"} | {concept(cell.concept).table for cell in cells}
    return set() if "1" in printed else {"2", "4"} - printed


def _labelled(grids: Mapping[int, Grid]) -> set[str]:
    """The national tables that the grids have rows of."""
    reader = Reader()
    for index, grid in grids.items():
        list(reader.rows(runs_of(index, grid)))
    return {table for _, table, kind, _ in reader.seen if kind == "row"}


def _national(rows: Sequence[LabelledRow], seen: Iterable[Seen]) -> list[LabelledRow]:
    """The rows of national tables: with enough of their fellows in the document and, in table 2, under one of its headers."""
    names: dict[str, set[str]] = defaultdict(set)
    ruled: dict[int, set[str]] = defaultdict(set)
    for row in rows:
        names[row.table].add(row.row)
        if row.row in _RULES and len(row.values) == _NUMBERS_OF_RULES:
            ruled[row.block].add(row.row)
    headed = {block for block, table, kind, _ in seen if table == "2" and kind in ("column", "caption", "head")}
    return [
        row
        for row in without_own_totals(rows)
        if len(names[row.table]) >= _FEWEST_ROWS[row.table] and (row.table != "2" or row.block in headed or ruled[row.block] == _RULES)
    ]


def _caption(blocks: Sequence[Block], table: int) -> str:
    """The block of table 4 that the text right before a table names."""
    for block in reversed(blocks[max(0, table - _CAPTION_DISTANCE) : table]):
        if block.kind == "table":
            break
        if named := caption_block(block.text):
            return named
    return ""


def _settled(cells: Iterable[FoundCell]) -> tuple[tuple[FoundCell, ...], tuple[str, ...]]:
    """One cell for each place. Where a document prints a place twice with different values, neither is taken."""
    places: dict[tuple[str, Applicant | None], list[FoundCell]] = defaultdict(list)
    for cell in cells:
        places[cell.concept, cell.applicant].append(cell)
    doubts: dict[str, None] = {}
    settled: list[FoundCell] = []
    for found in places.values():
        first = found[0]
        if len({(cell.value, cell.state, cell.unit) for cell in found}) > 1:
            doubts[f"“{first.row}”在表里出现不止一次而数值不同，未采用。"] = None
            first = first.model_copy(update={"value": None, "state": State.UNREADABLE})
        settled.append(first)
    return tuple(settled), tuple(doubts)
