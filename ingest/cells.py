"""Cells of the national tables as found in a document: what they count, what they hold, and where they stand."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from askgov.domain import Applicant, Frozen, State
from askgov.taxonomy.concepts import concept
from askgov.taxonomy.layouts import Block, Sheet
from ingest.dispute_order import BLOCKS
from ingest.disputes import DisputeRow
from ingest.measures import agreed, caption_unit, label_unit, measured
from ingest.parsed import Box
from ingest.rows import LabelledRow
from ingest.runs import Token
from ingest.values import Reading, looks_counted, read_value

_ARROWS = str.maketrans("↑↓▲▼△▽", "+-+-+-")
_SIGN = re.compile(r"\s*(?:[增减]加?|减少)\s*")
_BY_APPLICANT = "3"
_UNIT_UNTOLD = frozenset({"procurement.amount"})  # the form names no unit: organs write 元 or 万元 into the cell, or nothing


class FoundCell(Frozen):
    """A cell, before anything is known of the report it belongs to. ``value`` is set exactly when ``state`` is number."""

    concept: str
    applicant: Applicant | None = None
    value: Decimal | None
    state: State
    unit: str  # "" where nothing tells it
    block: int  # index into ParsedReport.blocks
    cell: tuple[int, int]  # row and column in the block's grid; the row's label where the cell itself cannot be told
    table: str
    row: str
    column: str
    as_printed: str
    path: str
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True)
class Slot:
    """A place in a national table: what stands in it, and what its labels say."""

    concept: str
    table: str
    row: str
    column: str
    applicant: Applicant | None = None
    unit: str = ""  # printed beside the row, over the column or above the table


def row_slots(row: LabelledRow, sheet: Sheet, block: Block, columns: Iterable[str], captions: Sequence[str] = ()) -> list[Slot | None]:
    """The places of a row of tables 1 to 3, in the order of ``columns``; ``None`` for a column without a figure of the year.
    ``captions`` name units for the whole table."""
    form = next(entry for entry in block.rows if entry.id == row.row)
    label = " / ".join((*sheet.group_labels(form.groups), _as_printed(row.label)))
    return [
        Slot(
            concept=block.concept_id(row.row, column),
            table=block.label or sheet.caption,
            row=label,
            column=_column_label(row, sheet, block, column),
            applicant=_applicant(sheet, block.concept_id(row.row, column), column),
            unit=_unit(row, column, concept(block.concept_id(row.row, column)).unit, captions),
        )
        if column not in _without_figures(block, columns)
        else None
        for column in columns
    ]


def dispute_slots(row: DisputeRow, sheet: Sheet) -> list[Slot | None]:
    """The places of a row of table 4, in the order of its cells."""
    form = sheet.block[0]
    rows = {entry.id: " / ".join((*sheet.group_labels(entry.groups), entry.label)) for entry in form.rows}
    columns = {entry.id: entry.label for entry in form.columns}
    named = [name.rpartition(".") for name in row.columns]
    assert all(block in BLOCKS for block, _, _ in named)
    return [Slot(f"{block}.{outcome}", sheet.caption, rows[block], columns[outcome]) for block, _, outcome in named]


def fill(slots: Sequence[Slot | None], placed: Sequence[Token | None], page_block: int, page: int | None, here: Token) -> list[FoundCell]:
    """The cells of a row, one for each place; a place without a token is blank and stands where ``here`` does."""
    return [
        _cell(slot, token.reading if token else Reading(State.BLANK), token.cell.text if token else "", page_block, page, token or here)
        for slot, token in zip(slots, placed, strict=True)
        if slot
    ]


def unreadable(slots: Sequence[Slot | None], values: Sequence[Token], page_block: int, page: int | None, here: Token) -> list[FoundCell]:
    """The cells of a row that cannot be told apart: all of them unreadable, with what is printed after the label."""
    printed = " ".join(token.cell.text for token in values).strip()
    return [_cell(slot, Reading(State.UNREADABLE), printed, page_block, page, here) for slot in slots if slot]


def _cell(slot: Slot, reading: Reading, printed: str, page_block: int, page: int | None, here: Token) -> FoundCell:
    reading, value, unit = _measured(_understood(reading, printed, slot), slot)
    return FoundCell(
        concept=slot.concept,
        applicant=slot.applicant,
        value=value,
        state=reading.state,
        unit=unit,
        block=page_block,
        cell=here.cell.origin or (here.cell.row, here.cell.column),
        table=slot.table,
        row=slot.row,
        column=slot.column,
        as_printed=printed,
        path=here.cell.path,
        page=here.cell.page or page,
        box=here.cell.box,
    )


def _understood(reading: Reading, printed: str, slot: Slot) -> Reading:
    """What looked like words, in its place: ↑12 and ↓3 are changes; what begins like a number is one that was not understood, and so is a
    sign whose number stands elsewhere."""
    if reading.state is State.TEXT and slot.concept.endswith("items_change"):
        reading = Reading(State.UNREADABLE) if _SIGN.fullmatch(printed) else read_value(printed.translate(_ARROWS))
    return Reading(State.UNREADABLE) if reading.state is State.TEXT and looks_counted(printed) else reading


def _measured(reading: Reading, slot: Slot) -> tuple[Reading, Decimal | None, str]:
    """A cell's value in its concept's unit. Its own unit goes before that of its labels: 1276.5万 is 万元, whatever they say."""
    unit = concept(slot.concept).unit
    if reading.value is None:
        return reading, None, unit
    told = reading.unit or ("元" if reading.scaled and unit.endswith("元") else slot.unit)
    if not told and reading.value and slot.concept in _UNIT_UNTOLD:
        return reading, reading.value, ""
    found = measured(reading.value, told, unit)
    return (reading, *found) if found else (Reading(State.UNREADABLE), None, unit)


def _applicant(sheet: Sheet, concept_id: str, column: str) -> Applicant | None:
    """The column's applicant in table 3; the total where the one-column table prints a figure that table 3 divides."""
    if sheet.table == _BY_APPLICANT:
        return Applicant(column)
    return Applicant.TOTAL if concept(concept_id).applicant_dimension else None


def _without_figures(block: Block, columns: Iterable[str]) -> set[str]:
    """Columns to pass over. Of 本期实际 and 本年累计 the latter is the year's figure; alone, the former is."""
    skipped = {column.id for column in block.columns if column.skip}
    shown = [column for column in columns if column not in skipped]
    return skipped if shown else skipped - {"current"}


def _column_label(row: LabelledRow, sheet: Sheet, block: Block, column: str) -> str:
    """The column's label as printed, else as in the form; under 法人或其他组织 for the five kinds of organisation."""
    printed = next((_as_printed(heading.tokens) for heading in row.header if heading.column == column), "")
    label = printed or next(entry.label for entry in block.columns if entry.id == column)
    grouped = sheet.table == _BY_APPLICANT and column not in (Applicant.NATURAL_PERSON, Applicant.TOTAL)
    return f"法人或其他组织 / {label}" if grouped else label


def _unit(row: LabelledRow, column: str, unit: str, captions: Sequence[str]) -> str:
    """The unit that a column's label, the row's and the cell beside it name; where none does, that of the table's captions."""
    header = next((heading.text for heading in row.header if heading.column == column), "")
    label = " ".join(token.cell.text for token in row.label)
    return agreed((label_unit(header, unit), label_unit(label, unit), row.unit)) or caption_unit(captions, unit)


def _as_printed(tokens: Iterable[Token]) -> str:
    """A label that may be cut over cells and lines, put together."""
    return "".join("".join(token.cell.text.split()) for token in tokens)
