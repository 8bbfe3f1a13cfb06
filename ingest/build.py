"""Reports in, index out: the whole of ``askgov ingest``.

Every file ends in one verdict. A run that was cut off, at any point, is completed by running it again: a report is in the
index whole or not at all, and what reports do not agree in and the search indexes are made anew whenever they lag behind it.
"""

import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import cached_property
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from askgov.quality.changes import noted
from askgov.store import generations, sources
from askgov.store.errors import EmbeddingMismatch, StoreError
from askgov.store.figures import FigureStore
from askgov.store.record import Embedded, Extract
from askgov.store.writer import Writer
from ingest.checks.again import check_again
from ingest.checks.beside.compare import refresh
from ingest.checks.version import rules_version
from ingest.gather import gather
from ingest.given import Given
from ingest.intake import Intake
from ingest.outcome import FileOutcome, Outcome, Verdict, outcome_of
from ingest.progress import Progress, Silent
from ingest.workers import Job, Workers

if TYPE_CHECKING:
    from askgov.language.engine import AskgovEmbeddings

_EMBEDDED_AT_ONCE = 256  # chunks, when stored ones get vectors of another model


def build(
    paths: Sequence[Path], index_dir: Path, *, workers: int | None = None, rebuild: bool = False, progress: Progress | None = None
) -> Outcome:
    """Take files, the files below folders and in archives, and what lists of addresses name, into the index.

    ``rebuild`` first reads every kept original again, with the code and the embedding model of today; one that was lost from
    the index is replaced when its file is among ``paths``.
    Raises StoreError (another writer, a newer index, another model without ``rebuild``) and LanguageError (no usable model).
    """
    started, progress = time.monotonic(), progress or Silent()
    with Writer(index_dir) as writer, closing(FigureStore(index_dir)) as store, TemporaryDirectory(prefix="askgov-") as folder:
        known = writer.known()
        intake = Intake(gather(paths, Path(folder)), known, Path(folder), progress)
        writer.found_at({_place(given): id_ for id_, given in intake.given.items() if id_ in known})
        run, processes = _Run(writer, rebuild, intake.given), workers or os.cpu_count() or 1
        settled, jobs = intake.settled, intake.jobs
        if rebuild:
            settled = [outcome for outcome in settled if outcome.verdict is not Verdict.UNCHANGED]
            jobs = [*_kept(store, known, intake.given), *jobs]
        progress.begin(len(settled) + len(jobs) + intake.to_fetch)
        outcomes = []
        try:
            for outcome in chain(settled, run.take_in(chain(jobs, intake.fetched()), processes, known), intake.late()):
                progress.file(outcome)
                outcomes.append(outcome)
            progress.stage("核对")
            run.check(store, processes)
            progress.stage("更新检索索引")
            generation = run.publish(store)
        finally:
            progress.end()
        warning = _noted(index_dir)
        seconds = time.monotonic() - started
        return Outcome(files=tuple(outcomes), generation=generation, version=store.version, seconds=seconds, warning=warning)


def _kept(store: FigureStore, known: Mapping[str, str], given: Mapping[str, Given]) -> Iterator[Job]:
    """The kept originals, to be read again; one whose file was given is read from there, since the kept one may be lost."""
    for id_, name in known.items():
        report = store.report(id_)
        again = given.get(id_) or Given(store.original(id_), name, name)
        yield Job(again.path, name, id_, again.shown, again.url or (report.url if report else ""))


def _place(given: Given) -> str:
    """Where a file lies, whoever asks."""
    return given.url or str(Path(given.shown).resolve())


def _noted(index_dir: Path) -> str:
    """Note what was found, for the staff pages; returns why it could not be, which is no reason to call the ingest a failure."""
    try:
        noted(index_dir)
    except StoreError as error:
        return f"报告都已收录，只是工作人员页面的变化记录没有写成。{error}"
    return ""


class _Run:
    """The writer, and the embedding model once something needs it."""

    def __init__(self, writer: Writer, rebuild: bool, given: Mapping[str, Given]) -> None:
        self._writer, self._rebuild, self._given = writer, rebuild, given
        self._changed: set[str] = set()  # organs whose reports did
        self._compared = writer.is_compared(rules_version())
        self._rules_changed = bool(writer.known()) and writer.rules != rules_version()

    def take_in(self, jobs: Iterable[Job], workers: int, known: Mapping[str, str]) -> Iterator[FileOutcome]:
        """Read in child processes, write in the order of the jobs."""
        with Workers(workers) as pool:
            for job, answer in pool.answers(jobs):
                if answer.extract is not None:
                    yield self._write(job, answer.extract, job.report_id in known)
                else:
                    kept = "（保留原有内容）" if job.report_id in known else ""
                    yield FileOutcome(path=job.shown, verdict=Verdict.REJECTED, reason=answer.rejected + kept)

    def check(self, store: FigureStore, workers: int) -> None:
        """Hold the reports against each other: those that a change bears on, or all where a run was cut off or the rules are others."""
        if self._rules_changed:
            check_again(store, self._writer, workers)
        if not self._writer.is_compared(rules_version()):
            refresh(store, self._writer, self._changed if self._compared and not self._rebuild else None)

    def publish(self, store: FigureStore) -> int | None:
        """A new generation of the search indexes, if the truth or the model has changed."""
        if self._rebuild and self._writer.known():
            self._change_model()
        elif not generations.outdated(store):
            return None
        return generations.publish(store)

    @cached_property
    def _embeddings(self) -> "AskgovEmbeddings":
        from askgov.language.embeddings import open_embeddings

        embeddings = open_embeddings(self._writer.folder.root)
        held, now = self._writer.embedding, embeddings.fingerprint.space
        if held not in (None, now) and not self._rebuild:
            raise EmbeddingMismatch(
                "嵌入模型与索引不符", f"索引用的是 {held}，现在用的是 {now}", "改回原来的模型，或运行 askgov ingest --rebuild"
            )
        return embeddings

    def _embed(self, texts: Sequence[str]) -> Embedded:
        return Embedded(self._embeddings.fingerprint.space, self._embeddings.documents(texts))

    def _write(self, job: Job, extract: Extract, known: bool) -> FileOutcome:
        embedded = self._embed([chunk.embedding_text for chunk in extract.chunks])
        place = _place(self._given[job.report_id]) if job.report_id in self._given else ""
        gone = self._writer.replaced_by(extract, place)
        try:
            superseded = self._writer.add(extract, embedded, job.path, place)
        except sources.Changed as changed:
            return FileOutcome(path=job.shown, verdict=Verdict.REJECTED, reason=str(changed))
        self._changed |= {extract.report.entity_id, *([gone.entity_id] if gone else [])}
        verdict = Verdict.SUPERSEDED if superseded or gone else Verdict.ACCEPTED
        verdict = verdict if self._writer.is_current(extract.report.id) else Verdict.OLDER
        outcome = outcome_of(job, extract, Verdict.REREAD if known else verdict)
        if gone is None:
            return outcome
        told = f"这个位置原来的文件是“{gone.entity_id}”{gone.year}年的报告，已经换掉，那份报告从索引里去掉了。"
        return outcome.model_copy(update={"doubts": (*outcome.doubts, told)})

    def _change_model(self) -> None:
        """Vectors of today's model for what could not be read again; then drop those of the model before."""
        space = self._embeddings.fingerprint.space
        while lacking := self._writer.lacking_vectors(space, _EMBEDDED_AT_ONCE):
            self._writer.add_vectors([id_ for id_, _ in lacking], self._embed([text for _, text in lacking]))
        self._writer.adopt(space)
        self._writer.forget_other_vectors()
