"""Sorts what was given: what needs no reading, what is to be read, and what is still to be fetched."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from askgov.store import sources
from ingest.downloads import download
from ingest.gather import Gathered
from ingest.given import Given
from ingest.outcome import FileOutcome, Verdict
from ingest.progress import Progress
from ingest.readers import MAX_BYTES
from ingest.walk import reason
from ingest.workers import Job


class Intake:
    """The files and addresses of one run. Each report is read once, however often it was given."""

    def __init__(self, gathered: Gathered, known: Iterable[str], folder: Path, progress: Progress) -> None:
        self._known, self._folder, self._progress = frozenset(known), folder, progress
        self._addresses = gathered.addresses
        self._late: list[FileOutcome] = []
        self.given: dict[str, Given] = {}  # by report id, the first file of those bytes
        self.settled: list[FileOutcome] = []
        self.jobs: list[Job] = []
        for given in gathered.files:
            sorted_ = self._sort(given)
            if isinstance(sorted_, Job):
                self.jobs.append(sorted_)
            else:
                self.settled.append(sorted_)

    @property
    def to_fetch(self) -> int:
        """How many addresses there are."""
        return len(self._addresses)

    def fetched(self) -> Iterator[Job]:
        """Fetches the addresses one after the other: what came and is new, ready to be read."""
        for number, address in enumerate(self._addresses, start=1):
            self._progress.stage(f"下载 {number}/{len(self._addresses)} {address}")
            sorted_ = self._sort(download(address, self._folder / f"fetched-{number}"))
            if isinstance(sorted_, Job):
                yield sorted_
            else:
                self._late.append(sorted_)

    def late(self) -> Iterator[FileOutcome]:
        """What became of the addresses that gave nothing to read; complete once ``fetched`` is exhausted."""
        yield from self._late

    def _sort(self, given: Given) -> FileOutcome | Job:
        if given.refused:
            return FileOutcome(path=given.shown, verdict=Verdict.REJECTED, reason=given.refused)
        try:
            if given.path.stat().st_size > MAX_BYTES:
                return FileOutcome(path=given.shown, verdict=Verdict.REJECTED, reason=f"文件超过 {MAX_BYTES >> 20} MB")
            id_ = sources.sha256(given.path)
        except OSError as error:
            return FileOutcome(path=given.shown, verdict=Verdict.REJECTED, reason=f"打不开文件：{reason(error)}")
        first = self.given.setdefault(id_, given)
        if id_ in self._known:
            return FileOutcome(path=given.shown, verdict=Verdict.UNCHANGED, report_id=id_)
        if first is not given:
            return FileOutcome(path=given.shown, verdict=Verdict.DUPLICATE, reason=f"与 {first.shown} 相同", report_id=id_)
        return Job(given.path, given.name, id_, given.shown, given.url)
