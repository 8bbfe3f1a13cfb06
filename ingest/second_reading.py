"""A second reading of the national tables, by crossings, for the cells that the first one left open."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from askgov.domain import Format, State
from askgov.taxonomy.layouts import sheets
from ingest.cells import FoundCell, dispute_slots, fill, row_slots
from ingest.crossings import Found, crossings
from ingest.disputes import DisputeRow
from ingest.generation import Seen
from ingest.parsed import Grid
from ingest.placement import Captions, Pages, form_of
from ingest.rows import Heading, LabelledRow
from ingest.runs import Run

_FEWEST_ROWS = {"2": 2, "3": 3, "4": 1}  # that make a table the national one
_DISPUTES = "4"


def completed(
    first: Sequence[FoundCell],
    grids: Mapping[int, Grid],
    pages: Pages,
    captions: Captions,
    seen: Iterable[Seen],
    told: Mapping[str, Format],
    years: Set[int],
) -> tuple[FoundCell, ...]:
    """The cells of a first reading, with those that it lacks or could not tell, where a grid names them beyond doubt.

    Only the one table of a document that has a row can tell it: of two that differ, the first reading takes neither.
    """
    printed: dict[tuple[str, str], set[int]] = defaultdict(set)
    unseen: dict[tuple[str, str], set[int]] = defaultdict(set)
    for block, table, kind, name in seen:
        if kind == "row":
            printed[table, name].add(block)
    crossed = {index: crossings(grid, years) for index, grid in grids.items()}
    for index, entries in crossed.items():
        for row in {(entry.table, entry.row) for entry in entries} - {row for row, blocks in printed.items() if blocks}:
            unseen[row].add(index)  # a label that the first reading took for that of a group: 其他处理
    second: dict[tuple[str, str | None], FoundCell] = {}
    for index, entries in crossed.items():
        alone = [entry for entry in entries if (printed[entry.table, entry.row] or unseen[entry.table, entry.row]) == {index}]
        for cell in _cells(index, alone, told, pages[index], captions.get(index, ()), set(printed)):
            second[cell.concept, cell.applicant] = cell
    filled = {place: cell for place, cell in second.items() if cell.state is not State.BLANK}  # what a row seems to lack may be elsewhere
    kept = [cell if cell.state is not State.UNREADABLE else filled.get((cell.concept, cell.applicant), cell) for cell in first]
    known = {(cell.concept, cell.applicant) for cell in first}
    return (*kept, *(cell for place, cell in second.items() if place not in known))


def listed(
    first: Sequence[FoundCell], found: Mapping[int, Sequence[Found]], told: Mapping[str, Format], pages: Sequence[int | None]
) -> tuple[FoundCell, ...]:
    """The cells of the readings before, with those that they lack or could not tell and that stand in lists (``found``, by block)."""
    rows: dict[tuple[str, str], list[Found]] = defaultdict(list)
    for entry in (entry for entries in found.values() for entry in entries):
        rows[entry.table, entry.row].append(entry)
    told = _told_by(rows) | dict(told)
    known = {(cell.concept, cell.applicant) for cell in first if cell.state is not State.UNREADABLE or cell.block not in found}
    added: dict[tuple[str, str | None], FoundCell] = {}
    for index, entries in found.items():
        for entry in entries:
            cells = _disputes(index, [entry], pages[index]) if entry.table == _DISPUTES else _row(index, [entry], told, pages[index], ())
            added |= {(cell.concept, cell.applicant): cell for cell in cells if (cell.concept, cell.applicant) not in known}
    return (*(cell for cell in first if (cell.concept, cell.applicant) not in added), *added.values())


def _cells(
    index: int,
    found: Iterable[Found],
    told: Mapping[str, Format],
    page: int | None,
    captions: Sequence[str],
    printed: Set[tuple[str, str]],
) -> Iterator[FoundCell]:
    """The cells of a grid; a table may be printed in several, so its rows in the others (``printed``) count, too."""
    rows: dict[tuple[str, str], list[Found]] = defaultdict(list)
    for entry in found:
        rows[entry.table, entry.row].append(entry)
    told = _told_by(rows) | dict(told)
    for (table, _), entries in rows.items():
        if len({row for row in (*rows, *printed) if row[0] == table}) >= _FEWEST_ROWS[table]:
            yield from _disputes(index, entries, page) if table == _DISPUTES else _row(index, entries, told, page, captions)


def _told_by(rows: Mapping[tuple[str, str], Sequence[Found]]) -> dict[str, Format]:
    """The format of table 2, where only one has all the places that were found."""
    found = {
        (row, entry.column) for (table, row), entries in rows.items() if table == "2" for entry in entries if entry.value.reading.value
    }
    sheets_ = [sheet for sheet in sheets() if sheet.table == "2"]
    places = {sheet.formats[0]: {(r.id, c.id) for block in sheet.block for r in block.rows for c in block.columns} for sheet in sheets_}
    fitting = [format_ for format_, known in places.items() if found <= known]
    return {"2": fitting[0]} if found and len(fitting) == 1 else {}


def _disputes(index: int, entries: Sequence[Found], page: int | None) -> Iterator[FoundCell]:
    sheet = next(sheet for sheet in sheets() if sheet.table == _DISPUTES)
    row = DisputeRow(Run(index), tuple(f"{entry.row}.{entry.column}" for entry in entries))
    yield from fill(dispute_slots(row, sheet), [entry.value for entry in entries], index, page, entries[0].value)


def _row(
    index: int, entries: Sequence[Found], told: Mapping[str, Format], page: int | None, captions: Sequence[str]
) -> Iterator[FoundCell]:
    """The cells of a row of table 2 or 3; none where a number stands at a crossing that the form does not have."""
    first = entries[0]
    header = tuple(Heading(entry.column, index, (entry.column_label,)) for entry in entries)
    row = LabelledRow(first.table, first.row, index, (first.row_label,), tuple(entry.value for entry in entries), header, first.units)
    form = form_of(row, told)
    if form is None:
        return
    columns = {column.id for column in form[1].columns if not column.skip}
    own = [entry for entry in entries if entry.column in columns]
    if any(entry.value.reading.value for entry in entries if entry.column not in columns) or not own:
        return
    slots = row_slots(row, *form, [entry.column for entry in own], captions)
    yield from fill(slots, [entry.value for entry in own], index, page, first.row_label)
