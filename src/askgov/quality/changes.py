"""What came and what went since the last ingest."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from askgov.quality.found import collected
from askgov.store.figures import FigureStore
from askgov.store.finding_log import FindingLog, Line, Note


@dataclass(frozen=True)
class Changes:
    """The findings now against those after an earlier ingest."""

    since: str  # ISO time, UTC, of the state before
    reports: int  # current reports then
    came: tuple[Line, ...]
    went: tuple[Line, ...]

    @property
    def new(self) -> frozenset[str]:
        """The keys of what came."""
        return frozenset(line.key for line in self.came)


def changes(log: FindingLog, version: str, now: Mapping[str, Line]) -> Changes | None:
    """Against the last noted state that is not the present one; None while there is none. ``now``: the findings by key."""
    notes = log.last(2)
    if not notes:
        return None
    standing = log.standing()
    if notes[0].version != version or standing.keys() != now.keys():  # an ingest is at work, or was killed before its note
        return _changes(notes[0], {k: v for k, v in now.items() if k not in standing}, {k: v for k, v in standing.items() if k not in now})
    if len(notes) == 1:
        return None
    came, went = log.changes(notes[0].number)
    return _changes(notes[1], {line.key: line for line in came}, {line.key: line for line in went})


def noted(index_dir: Path) -> Note | None:
    """Note the findings of now, at the end of an ingest; nothing for an index without reports. Raises StoreError."""
    store = FigureStore(index_dir)
    try:
        found = collected(store)
        if not found.organs:
            return None
        return FindingLog(index_dir).note(store.version, len(found.organs), [each.line for each in found.found])
    finally:
        store.close()


def _changes(before: Note, came: Mapping[str, Line], went: Mapping[str, Line]) -> Changes:
    return Changes(before.at, before.reports, tuple(came.values()), tuple(went.values()))
