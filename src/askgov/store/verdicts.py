"""What staff decided about findings. A file of its own beside the truth: it outlives every new reading of the reports.

A verdict holds for the evidence that it was given on: the same rule, the same cells with the same print, of the same organ, year and scope.
When any of that changes, the finding is open again. Nothing is overwritten; the last decision counts.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Column, Integer, MetaData, RowMapping, Table, Text, func, insert, select

from askgov.domain import Finding, Frozen, Report
from askgov.store.ledger import Ledger

FILE = "verdicts.sqlite"
LONGEST_REASON = 500  # characters
LONGEST_NAME = 100
_KEY = re.compile(r"[0-9a-f]{32}")


class Standing(StrEnum):
    """What was decided."""

    CONFIRMED = "confirmed"  # the report is wrong here
    EXPLAINED = "explained"  # both are right; the reason says how
    DISMISSED = "dismissed"  # nothing is wrong; the rule should not have fired
    REOPENED = "reopened"  # as if nothing had been decided


class Verdict(Frozen):
    """One decision about one finding."""

    sequence: int  # of all decisions, from 1
    key: str
    standing: Standing
    reason: str
    by: str
    at: str  # ISO time, UTC


class DecidedMeanwhile(ValueError):
    """Somebody else decided after the finding was looked at."""


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
_LATEST = select(_verdicts).where(_verdicts.c.sequence.in_(select(func.max(_verdicts.c.sequence)).group_by(_verdicts.c.key)))


def keys_of(findings: Sequence[Finding], reports: Mapping[str, Report]) -> tuple[str, ...]:
    """What verdicts are given on: for each finding its evidence, in the report of that organ, year and scope.

    ``findings``: all of a report, or of all reports, since one of several with the same evidence is told by which of how many it is;
    ``reports``: at least their own by id, with their organs as the reports write them (not as ``askgov.spelled`` joins them).
    """
    told = [_told(finding, reports) for finding in findings]
    times = Counter(told)
    seen: Counter[str] = Counter()
    keys = []
    for words in told:
        seen[words] += 1
        which = "" if times[words] == 1 else f"\n{seen[words]}/{times[words]}"
        keys.append(hashlib.sha256((words + which).encode()).hexdigest()[:32])
    return tuple(keys)


def _told(finding: Finding, reports: Mapping[str, Report]) -> str:
    """A finding without the ids of files: those change when a report is sent again."""
    others = (operand.report_id for operand in finding.operands if operand.report_id != finding.report_id)
    named = [_name(reports.get(id_), id_) for id_ in (finding.report_id, *others)]
    return json.dumps([finding.evidence, named])


def _name(report: Report | None, id_: str) -> list[str]:
    return [id_] if report is None else [report.entity_id, str(report.year), report.scope.value]


class Verdicts:
    """The decisions about one index, by the folder that holds it. The file is made with the first decision.

    Everything raises IndexDamaged when the file cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        self._ledger = Ledger(folder / FILE, _metadata)

    def latest(self) -> Mapping[str, Verdict]:
        """The decision that counts for each key; none where nothing was decided or it was taken back."""
        found = (_verdict(row) for row in self._ledger.read(_LATEST))
        return {verdict.key: verdict for verdict in found if verdict.standing is not Standing.REOPENED}

    def history(self, key: str) -> tuple[Verdict, ...]:
        """Every decision about one finding, oldest first."""
        return tuple(map(_verdict, self._ledger.read(select(_verdicts).where(_verdicts.c.key == key).order_by(_verdicts.c.sequence))))

    def all(self) -> tuple[Verdict, ...]:
        """Every decision ever made, oldest first."""
        return tuple(map(_verdict, self._ledger.read(select(_verdicts).order_by(_verdicts.c.sequence))))

    def decide(self, key: str, standing: Standing, reason: str = "", by: str = "", *, seen: int | None = None) -> Verdict:
        """Note a decision; the same one by the same person, sent twice, is noted once.

        ``seen``: the sequence of the last decision about it when it was looked at, 0 for none; None decides whatever it was.
        Raises ValueError for an explanation or dismissal without its reason, or what is too long, DecidedMeanwhile when that was not the
        last decision any more, NotWritten when it cannot be kept.
        """
        reason, by = _one_line(reason), _one_line(by)
        _check(key, standing, reason, by)
        with self._ledger.entry() as connection:
            query = select(_verdicts).where(_verdicts.c.key == key).order_by(_verdicts.c.sequence.desc()).limit(1)
            row = connection.execute(query).mappings().first()
            last = None if row is None else _verdict(row)
            if last is not None and (last.standing, last.reason, last.by) == (standing, reason, by):
                return last
            if seen is not None and seen != (last.sequence if last else 0):
                raise DecidedMeanwhile("刚才已经有人处理过这一处，请看过现在的处理结果再决定")
            at = datetime.now(UTC).isoformat(timespec="seconds")
            values = {"key": key, "standing": standing.value, "reason": reason, "by": by, "at": at}
            sequence = connection.execute(insert(_verdicts).values(values)).inserted_primary_key
            assert sequence is not None
            return Verdict.model_validate({"sequence": sequence[0], **values})


def _check(key: str, standing: Standing, reason: str, by: str) -> None:
    if not _KEY.fullmatch(key):
        raise ValueError("没有这一处问题")
    if standing in (Standing.EXPLAINED, Standing.DISMISSED) and not reason:
        raise ValueError("请写明理由")
    if len(reason) > LONGEST_REASON:
        raise ValueError(f"理由最多 {LONGEST_REASON} 字，现在是 {len(reason)} 字")
    if len(by) > LONGEST_NAME:
        raise ValueError(f"姓名最多 {LONGEST_NAME} 字")


def _one_line(text: str) -> str:
    """On one line, without characters that nobody sees or that turn the line round."""
    return " ".join("".join(_readable(text)).split())


def _readable(text: str) -> Iterator[str]:
    return (character if character.isprintable() else " " for character in text)


def _verdict(row: RowMapping) -> Verdict:
    return Verdict.model_validate({name: row[name] for name in Verdict.model_fields})
