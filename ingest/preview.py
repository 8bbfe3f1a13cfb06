"""``askgov ingest --dry-run``: everything is read and told of, nothing is written."""

import os
import time
from collections.abc import Sequence
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from askgov.domain import Report, Scope
from askgov.store.errors import IndexMissing
from askgov.store.figures import FigureStore
from askgov.store.versions import Version, in_order
from ingest.gather import gather
from ingest.intake import Intake
from ingest.outcome import FileOutcome, Outcome, Verdict, outcome_of
from ingest.progress import Progress, Silent
from ingest.worker import Answer
from ingest.workers import Job, Workers

_Key = tuple[str, int, Scope]


def preview(paths: Sequence[Path], index_dir: Path, *, workers: int | None = None, progress: Progress | None = None) -> Outcome:
    """What ``build`` would make of the paths. An index that is not there is not made; one that is stays as it is."""
    started, progress = time.monotonic(), progress or Silent()
    with ExitStack() as held:
        folder = Path(held.enter_context(TemporaryDirectory(prefix="askgov-")))
        store = _store(index_dir)
        reports = store.reports(include_superseded=True) if store else ()
        held.callback(store.close if store else lambda: None)
        intake = Intake(gather(paths, folder), {report.id for report in reports}, folder, progress)
        there: dict[_Key, list[Version]] = {}
        for number, report in enumerate(reports):
            there.setdefault(_key(report), []).append(_version(report, number))
        progress.begin(len(intake.settled) + len(intake.jobs) + intake.to_fetch)
        held.callback(progress.end)
        pool = held.enter_context(Workers(workers or os.cpu_count() or 1))
        read = (_told(job, answer, there) for job, answer in pool.answers(chain(intake.jobs, intake.fetched())))
        outcomes = []
        for outcome in chain(intake.settled, read, intake.late()):
            progress.file(outcome)
            outcomes.append(outcome)
        return Outcome(
            files=tuple(outcomes), generation=None, version=store.version if store else "", seconds=time.monotonic() - started, dry=True
        )


def _store(index_dir: Path) -> FigureStore | None:
    try:
        return FigureStore(index_dir)
    except IndexMissing:
        return None


def _told(job: Job, answer: Answer, there: dict[_Key, list[Version]]) -> FileOutcome:
    if answer.extract is None:
        return FileOutcome(path=job.shown, verdict=Verdict.REJECTED, reason=answer.rejected)
    report = answer.extract.report
    versions = there.setdefault(_key(report), [])
    versions.append(_version(report, max((version.sequence for version in versions), default=0) + 1))
    current = in_order(versions)[-1] == report.id
    verdict = Verdict.OLDER if not current else Verdict.SUPERSEDED if len(versions) > 1 else Verdict.ACCEPTED
    return outcome_of(job, answer.extract, verdict)


def _key(report: Report) -> _Key:
    return report.entity_id, report.year, report.scope


def _version(report: Report, sequence: int) -> Version:
    return Version(report.id, report.title, report.file, report.published, sequence)
