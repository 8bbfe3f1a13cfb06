"""What staff decided about findings. A file of its own beside the truth: it outlives every new reading of the reports.

A verdict holds for the evidence that it was given on: the same rule, the same cells with the same print, of the same organ, year and scope.
When any of that changes, the finding is open again. Nothing is overwritten; the last decision counts.
"""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Column, Integer, MetaData, RowMapping, Table, Text, insert, select

from askgov.domain import Finding, Frozen, Report
from askgov.store.database import reading_engine, writing_engine

FILE = "verdicts.sqlite"
LONGEST_REASON = 500  # characters


class Standing(StrEnum):
    """What was decided."""

    CONFIRMED = "confirmed"  # the report is wrong here
    EXPLAINED = "explained"  # both are right; the reason says how
    DISMISSED = "dismissed"  # nothing is wrong; the rule should not have fired
    REOPENED = "reopened"  # as if nothing had been decided


class Verdict(Frozen):
    """One decision about one finding."""

    key: str
    standing: Standing
    reason: str = ""
    by: str = ""
    at: str = ""  # ISO time, UTC


_metadata = MetaData()
_verdicts = Table(
    "verdicts",
    _metadata,
    Column("sequence", Integer, primary_key=True),
    Column("key", Text, nullable=False, index=True),
    Column("standing", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
)


def key_of(finding: Finding, report: Report) -> str:
    """What a verdict is given on: the evidence of a finding, in the report of that organ, year and scope."""
    words = (report.entity_id, str(report.year), report.scope.value, finding.evidence)
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:32]


class Verdicts:
    """The decisions about one index, by the folder that holds it. The file is made with the first decision."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def latest(self) -> Mapping[str, Verdict]:
        """The decision that counts for each key; none where nothing was decided or it was taken back."""
        latest = {verdict.key: verdict for verdict in self.all()}
        return {key: verdict for key, verdict in latest.items() if verdict.standing is not Standing.REOPENED}

    def all(self) -> tuple[Verdict, ...]:
        """Every decision ever made, oldest first."""
        if not self._path.exists():
            return ()
        engine = reading_engine(self._path)
        try:
            with engine.connect() as connection:
                return tuple(_verdict(row) for row in connection.execute(select(_verdicts).order_by(_verdicts.c.sequence)).mappings())
        finally:
            engine.dispose()

    def decide(self, key: str, standing: Standing, reason: str = "", by: str = "") -> Verdict:
        """Note a decision. Raises ValueError for an explanation or dismissal without its reason, or one that is too long."""
        reason = " ".join(reason.split())
        if standing in (Standing.EXPLAINED, Standing.DISMISSED) and not reason:
            raise ValueError("请写明理由")
        if len(reason) > LONGEST_REASON:
            raise ValueError(f"理由最多 {LONGEST_REASON} 字")
        verdict = Verdict(key=key, standing=standing, reason=reason, by=by, at=datetime.now(UTC).isoformat(timespec="seconds"))
        engine = writing_engine(self._path)
        try:
            with engine.begin() as connection:
                _metadata.create_all(connection)
                connection.execute(insert(_verdicts).values(verdict.model_dump(mode="json")))
        finally:
            engine.dispose()
        return verdict


def _verdict(row: RowMapping) -> Verdict:
    return Verdict.model_validate({name: row[name] for name in ("key", "standing", "reason", "by", "at")})
