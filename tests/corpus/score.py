"""What a reader made of a written report, cell by cell."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from ingest.cells import FoundCell
from ingest.extract import extract
from ingest.readers import read
from ingest.rejected import Rejected
from ingest.tables import recognise_tables

from .document import HARD, Report
from .hands import Truth
from .national import Key

RIGHT, UNREADABLE, MISSING, WRONG, STATE, SPURIOUS = "right", "unreadable", "missing", "wrong", "state", "spurious"
Found = Mapping[Key, Truth]
_PLACED = ("number", "text")


def compare(truth: Mapping[Key, Truth], found: Found) -> dict[str, list[Key]]:
    """Cells by outcome. ``wrong``: another number, or a number where none stands; ``state``: another kind of absence than printed."""
    sorted_: dict[str, list[Key]] = {}
    for key, (state, value) in truth.items():
        sorted_.setdefault(_outcome(state, value, found.get(key)), []).append(key)
    for key, (state, _) in found.items():
        if key not in truth and state in _PLACED:
            sorted_.setdefault(SPURIOUS, []).append(key)
    return sorted_


def _outcome(state: str, value: Decimal | None, found: Truth | None) -> str:
    if found is None:
        return MISSING
    if found == (state, value):
        return RIGHT
    if found[0] == "unreadable":
        return UNREADABLE
    return WRONG if "number" in (state, found[0]) else STATE


def excused(report: Report, key: Key) -> bool:
    """Whether a cell may stay open: its row has empty cells that the layout does not show, or its table's columns were damaged."""
    if _table(key[0]) in {entry.partition(" ")[2] for entry in report.damages if entry.partition(" ")[0] in HARD}:
        return True
    if "subtotal_column 3" in report.damages and _table(key[0]) == "3" and (not report.lossless or "parted 3" in report.damages):
        return True  # the added column shows only where its header does
    return not report.lossless and any(state == "blank" for state, _ in report.truth.values())


def _table(concept: str) -> str:
    return "3" if concept.startswith("requests") else "4" if concept.startswith(("review", "litigation")) else "2"


def tables_of(file: Path) -> Found:
    """The cells that a file's tables hold, whoever it is by."""
    return found_in(recognise_tables(read(file)).cells)


def found_in(cells: Sequence[FoundCell]) -> Found:
    """What cells say, by concept and applicant."""
    return {_key(cell): (cell.state.value, cell.value) for cell in cells}


def broken_in_two(cells: Sequence[FoundCell], truth: Mapping[Key, Truth]) -> set[Key]:
    """The cells left open whose digits stand on several lines: a number that a narrow cell broke looks like two where no sum tells."""
    broken = {_key(cell) for cell in cells if cell.state.value == "unreadable" and re.search(r"\d\s\d", cell.as_printed)}
    return {key for key in broken if not _adds_up(truth, key)}


def _adds_up(truth: Mapping[Key, Truth], key: Key) -> bool:
    """Whether the total beside a cell is the sum of what else its row, or its kind of dispute, holds."""
    whose = [other for other in truth if _summed(other) == _summed(key)]
    total = next((other for other in whose if "total" in (other[1], other[0].rpartition(".")[2])), None)
    values = {other: value for other in whose if (value := truth[other][1]) is not None}
    return total is not None and len(values) == len(whose) and 2 * values[total] == sum(values.values())


def _summed(key: Key) -> str:
    concept, applicant = key
    return concept if applicant else concept.rpartition(".")[0]


def _key(cell: FoundCell) -> Key:
    return cell.concept, cell.applicant.value if cell.applicant else None


def read_back(report: Report, file: Path) -> tuple[Found, list[str]]:
    """What the whole path from file to figures finds, and what it got wrong about the report itself."""
    try:
        document = extract(file, "0" * 64)
    except Rejected as refused:
        return tables_of(file), [f"rejected: {refused.reason}"]
    found = {(f.concept, f.applicant.value if f.applicant else None): (f.state.value, f.value) for f in document.figures}
    told = report.words
    checks = {
        "organ": (document.entity.id, told.organ.name),
        "year": (document.report.year, told.year),
        "scope": (document.report.scope.value, told.organ.scope),
        "format": (document.report.format.value, report.format),
    }
    faults = [f"{name}: {got} for {wanted}" for name, (got, wanted) in checks.items() if got != wanted]
    stated = Counter((s.value, s.unit, s.approximate) for s in document.statements)
    labels: dict[tuple[Decimal, str], str] = {}
    for statement in document.statements:
        labels[statement.value, statement.unit] = labels.get((statement.value, statement.unit), "") + statement.label
    for said in told.said:
        if not stated[said.value, said.unit, said.approximate]:
            faults += [f"prose: {said.label} {said.value}{said.unit} not stated"] * (not report.wrapped)
        elif said.label not in labels[said.value, said.unit]:
            faults.append(f"prose: {said.value} is {labels[said.value, said.unit]!r}, not {said.label}")
    return found, faults
