"""``askgov check FILE…``: reports that are not in the index, read and checked before anybody publishes them. Nothing is kept.

They are read by the same guarded child processes as any report. With an index at hand, a draft is held against the reports there too:
last year's of the same organ, say.
"""

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from askgov.domain import Finding, Report
from askgov.domain.checked import CheckedFile
from askgov.store import sources
from askgov.store.errors import IndexMissing
from askgov.store.record import Extract
from ingest.downloads import addresses
from ingest.gather import gather
from ingest.given import Given
from ingest.readers import MAX_BYTES
from ingest.walk import TooManyFiles, reason
from ingest.worker import Answer
from ingest.workers import Job, Workers

if TYPE_CHECKING:
    from askgov.store.figures import FigureStore


def checked(
    paths: Sequence[Path], index_dir: Path | None = None, workers: int | None = None, most: int | None = None
) -> Iterator[CheckedFile]:
    """Each file that ``paths`` mean (files, folders, archives), checked, in their order. A rejected file harms no other.

    ``index_dir`` that holds no index is as none. Raises TooManyFiles, also for more than ``most``; StoreError for an index that cannot be
    used.
    """
    with ExitStack() as held:
        folder = Path(held.enter_context(TemporaryDirectory(prefix="askgov-")))
        store = _store(index_dir)
        held.callback(store.close if store else lambda: None)
        files = gather(paths, folder, most).files
        pool = held.enter_context(Workers(max(1, min(len(files), workers or os.cpu_count() or 1))))
        yield from _lists(paths)
        for job, answer in _read(files, pool):
            yield _checked(job, answer, store)


def _lists(paths: Sequence[Path]) -> Iterator[CheckedFile]:
    """Lists of addresses are not followed: checking a draft must not make this machine call other machines."""
    for path in paths:
        if addresses(path):
            yield CheckedFile(path=str(path), rejected="是网址清单；请把报告下载下来再核对")


def _store(index_dir: Path | None) -> "FigureStore | None":
    if index_dir is None or not index_dir.exists():  # the way without an index does not load what opens one
        return None
    from askgov.store.figures import FigureStore

    try:
        return FigureStore(index_dir)
    except IndexMissing:
        return None


def _read(files: Iterable[Given], pool: Workers) -> Iterator[tuple[Job | Given, Answer]]:
    """Every file with what came of reading it, in order; what cannot even be opened is not handed to the readers."""
    waiting: deque[Job | Given] = deque()

    def jobs() -> Iterator[Job]:
        for given in files:
            waiting.append(_job(given))
            if isinstance(waiting[-1], Job):
                yield waiting[-1]

    for job, answer in pool.answers(jobs()):
        while waiting[0] is not job:
            yield _refusal(waiting.popleft())
        waiting.popleft()
        yield job, answer
    yield from map(_refusal, waiting)


def _refusal(given: Job | Given) -> tuple[Job | Given, Answer]:
    return given, Answer(rejected=given.refused if isinstance(given, Given) else "")


def _job(given: Given) -> Job | Given:
    """The file as the readers take it; with the reason when they would not."""
    if given.refused:
        return given
    try:
        if given.path.stat().st_size > MAX_BYTES:
            return given.refuse(f"文件超过 {MAX_BYTES >> 20} MB")
        return Job(given.path, given.name, sources.sha256(given.path), given.shown)
    except OSError as error:
        return given.refuse(f"打不开文件：{reason(error)}")


def _checked(file: Job | Given, answer: Answer, store: "FigureStore | None") -> CheckedFile:
    shown = file.shown.encode("utf-8", "backslashreplace").decode()  # a name of a file need not be text
    if answer.extract is None:
        return CheckedFile(path=shown, rejected=answer.rejected)
    extract = answer.extract
    found, others = _beside(extract, store) if store else ((), ())
    return CheckedFile(
        path=shown,
        entity=extract.entity,
        report=extract.report,
        findings=(*extract.findings, *found),
        document=extract.document,
        figures=len(extract.figures),
        statements=len(extract.statements),
        compared=others,
    )


def _beside(extract: Extract, store: "FigureStore") -> tuple[tuple[Finding, ...], tuple[Report, ...]]:
    from ingest.checks.compared import compared  # here, for the same reason

    return compared(extract, store)


__all__ = ["TooManyFiles", "checked"]
