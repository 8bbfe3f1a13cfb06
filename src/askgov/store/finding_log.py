"""Which findings there were after each ingest, so that staff see what came and what went. A file of its own beside the truth.

Only what changed is written down. A note that a killed ingest could not make is made by the next one.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Boolean, Column, Integer, MetaData, RowMapping, Table, Text, func, insert, select

from askgov.domain import Frozen, Severity
from askgov.store.ledger import Ledger

FILE = "findings.sqlite"


class Line(Frozen):
    """A finding as it is told when it is gone."""

    key: str  # as of verdicts
    organ: str
    year: int
    rule: str
    severity: Severity
    message: str


class Note(Frozen):
    """The state after one ingest."""

    number: int  # from 1
    at: str  # ISO time, UTC
    version: str  # of the index
    reports: int  # current ones


_metadata = MetaData()
_notes = Table(
    "notes",
    _metadata,
    Column("number", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("reports", Integer, nullable=False),
)
_changes = Table(
    "changes",
    _metadata,
    Column("note", Integer, primary_key=True),
    Column("key", Text, primary_key=True, index=True),
    Column("there", Boolean, nullable=False),  # came with this note, or went
    *(Column(name, Text, nullable=False) for name in ("organ", "rule", "severity", "message")),
    Column("year", Integer, nullable=False),
)
_last = select(_changes.c.key, func.max(_changes.c.note).label("note")).group_by(_changes.c.key).subquery()
_STANDING = select(_changes).join(_last, (_last.c.key == _changes.c.key) & (_last.c.note == _changes.c.note)).where(_changes.c.there)


class FindingLog:
    """The notes about one index, by the folder that holds it. Everything raises IndexDamaged when the file cannot be read."""

    def __init__(self, folder: Path) -> None:
        self._ledger = Ledger(folder / FILE, _metadata)

    def last(self, count: int = 2) -> tuple[Note, ...]:
        """The last notes, the newest first."""
        return tuple(map(_note, self._ledger.read(select(_notes).order_by(_notes.c.number.desc()).limit(count))))

    def standing(self) -> Mapping[str, Line]:
        """The findings after the last note, by key."""
        return {line.key: line for line in map(_line, self._ledger.read(_STANDING))}

    def changes(self, number: int) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
        """What came with a note, and what went."""
        rows = self._ledger.read(select(_changes).where(_changes.c.note == number))
        came, went = ([_line(row) for row in rows if row["there"] is there] for there in (True, False))
        return tuple(came), tuple(went)

    def note(self, version: str, reports: int, lines: Iterable[Line]) -> Note:
        """Write down the findings of now; returns the last note when nothing has changed since. Raises NotWritten."""
        now = {line.key: line for line in lines}
        with self._ledger.entry() as connection:
            before = {line.key: line for line in map(_line, connection.execute(_STANDING).mappings())}
            row = connection.execute(select(_notes).order_by(_notes.c.number.desc()).limit(1)).mappings().first()
            if row is not None and row["version"] == version and now.keys() == before.keys():
                return _note(row)
            at = datetime.now(UTC).isoformat(timespec="seconds")
            made = Note(number=row["number"] + 1 if row else 1, at=at, version=version, reports=reports)
            connection.execute(insert(_notes).values(made.model_dump()))
            changed = [(line, True) for key, line in now.items() if key not in before]
            changed += [(line, False) for key, line in before.items() if key not in now]
            if changed:
                rows = [{**line.model_dump(mode="json"), "note": made.number, "there": there} for line, there in changed]
                connection.execute(insert(_changes), rows)
            return made


def _note(row: RowMapping) -> Note:
    return Note.model_validate(dict(row))


def _line(row: RowMapping) -> Line:
    return Line.model_validate({name: row[name] for name in Line.model_fields})
