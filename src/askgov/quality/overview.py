"""The quality of a whole collection, as of the last commit, with the verdicts of this moment."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from threading import Lock

from askgov.domain import Severity
from askgov.quality.changes import Changes, changes
from askgov.quality.found import OPEN, Collected, Found, collected
from askgov.quality.tally import STANDING, Tally, Year, by_year, tallies, tally
from askgov.store.figures import FigureStore
from askgov.store.finding_log import FindingLog
from askgov.store.verdicts import Verdict, Verdicts
from askgov.taxonomy.rules import Rule


@dataclass(frozen=True)
class View:
    """All findings, what was decided about each, and what follows from both."""

    found: tuple[Found, ...]  # the open ones first, then the heaviest, then the newest
    reports: int
    clean: int  # reports that nothing stands against but notes
    years: tuple[Year, ...]
    changes: Changes | None

    @cached_property
    def by_key(self) -> Mapping[str, Found]:
        """The findings by the key of their verdicts."""
        return {each.key: each for each in self.found}

    @cached_property
    def tally(self) -> Tally:
        """All of them counted."""
        return tally(self.found)

    @cached_property
    def organs(self) -> Mapping[str, Tally]:
        """Counted by organ."""
        return tallies(self.found, lambda each: each.organ)

    @cached_property
    def rules(self) -> Mapping[Rule, Tally]:
        """Counted by rule."""
        return tallies(self.found, lambda each: each.rule)

    @cached_property
    def families(self) -> Mapping[str, Tally]:
        """Counted by what the rules hold against what."""
        return tallies(self.found, lambda each: each.rule.family)


class Quality:
    """Looks at one index; safe to share between threads. What rests on the reports is read again only when they have changed."""

    def __init__(self, index_dir: Path) -> None:
        """Raises IndexMissing, SchemaTooNew."""
        self.verdicts = Verdicts(index_dir)
        self._store = FigureStore(index_dir)
        self._log = FindingLog(index_dir)
        self._read: tuple[object, Collected, Changes | None] | None = None  # of which state, and what was read
        self._lock = Lock()

    def view(self) -> View:
        """The collection now. Raises StoreError."""
        read, changed = self._collected()
        decided = self.verdicts.latest()
        found = tuple(replace(each, verdict=decided.get(each.key)) for each in read.found)
        counted = (each for each in found if each.finding.severity is not Severity.NOTE and each.status in STANDING)
        blamed = {each.report.id for each in counted}
        return View(
            found=tuple(sorted(found, key=lambda each: each.status != OPEN)),
            reports=len(read.organs),
            clean=len(read.organs) - len(blamed),
            years=by_year(found, [year for _, year in read.organs]),
            changes=changed,
        )

    def history(self, key: str) -> tuple[Verdict, ...]:
        """Every decision about one finding, oldest first."""
        return self.verdicts.history(key)

    def _collected(self) -> tuple[Collected, Changes | None]:
        with self._lock:
            state = self._store.revision, self._log.last(1)
            if self._read is None or self._read[0] != state:
                read = collected(self._store)
                self._read = state, read, changes(self._log, self._store.version, {each.key: each.line for each in read.found})
            return self._read[1:]
