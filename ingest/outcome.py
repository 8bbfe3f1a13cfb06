"""What became of each file, and of a whole run."""

from enum import StrEnum

from askgov.domain import Format, Frozen, Scope
from askgov.store.record import Extract
from ingest.coverage import Coverage, coverage
from ingest.workers import Job


class Verdict(StrEnum):
    """What became of a file; the label is what people read."""

    ACCEPTED = "accepted"
    SUPERSEDED = "superseded"  # accepted, and an older report of the same organ, year and scope stands back
    OLDER = "older"  # accepted, and stands back behind a corrected or later version that was there
    REREAD = "reread"  # by --rebuild, from the kept original
    UNCHANGED = "unchanged"  # was in the index before
    DUPLICATE = "duplicate"  # has the same bytes as another file of this run
    REJECTED = "rejected"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Verdict.ACCEPTED: "收录",
    Verdict.SUPERSEDED: "更正",
    Verdict.OLDER: "旧版",
    Verdict.REREAD: "重读",
    Verdict.UNCHANGED: "未变",
    Verdict.DUPLICATE: "重复",
    Verdict.REJECTED: "拒收",
}


class FileOutcome(Frozen):
    """One file. Counts are of what was read from it in this run."""

    path: str
    verdict: Verdict
    reason: str = ""  # of a rejection; of a duplicate the other file
    report_id: str = ""
    entity: str = ""
    year: int | None = None
    scope: Scope | None = None
    format: Format | None = None
    figures: int = 0
    statements: int = 0
    chunks: int = 0
    findings: int = 0
    doubts: tuple[str, ...] = ()
    tables: tuple[Coverage, ...] = ()  # which cells of its form the report gives, and how the others are absent

    @property
    def line(self) -> str:
        """收录 甲县教育局 2023：数据 210、文中数据 31、段落 18（a.html）"""
        return one_line(self._line)

    @property
    def _line(self) -> str:
        if self.entity:
            counts = f"数据 {self.figures}、文中数据 {self.statements}、段落 {self.chunks}"
            found = f"、不一致 {self.findings}" if self.findings else ""
            return f"{self.verdict.label} {self.entity} {self.year}：{counts}{found}（{self.path}）"
        return f"{self.verdict.label} {self.path}" + (f"：{self.reason}" if self.reason else "")


def one_line(text: str) -> str:
    """The text with every character that would break or turn the line written out: a file may be named a\\nb."""
    return "".join(c if c.isprintable() or c in "\u3000\xa0" else c.encode("unicode_escape").decode() for c in text)


class Outcome(Frozen):
    """One run of ``build``."""

    files: tuple[FileOutcome, ...]
    generation: int | None  # of the search indexes, when this run made one
    version: str  # of the index afterwards; "" when it holds nothing
    seconds: float
    dry: bool = False  # nothing was written
    warning: str = ""  # what failed beside the index, which is whole all the same

    def count(self, verdict: Verdict) -> int:
        return sum(file.verdict is verdict for file in self.files)

    @property
    def summary(self) -> str:
        """收录 12，未变 3，拒收 1；检索索引更新到第 2 代；用时 4.2 秒"""
        counts = "，".join(f"{verdict.label} {count}" for verdict in Verdict if (count := self.count(verdict)))
        search = f"检索索引更新到第 {self.generation} 代" if self.generation else "检索索引无需更新"
        search = "只是试读，没有写入" if self.dry else search
        return f"{counts or '没有文件'}；{search}；用时 {self.seconds:.1f} 秒"


def outcome_of(job: Job, extract: Extract, verdict: Verdict) -> FileOutcome:
    """What is told of a file that was read."""
    report = extract.report
    return FileOutcome(
        path=job.shown,
        verdict=verdict,
        report_id=report.id,
        entity=extract.entity.name,
        year=report.year,
        scope=report.scope,
        format=report.format,
        figures=len(extract.figures),
        statements=len(extract.statements),
        chunks=len(extract.chunks),
        findings=len(extract.findings),
        doubts=report.doubts,
        tables=coverage(report.format, extract.figures),
    )
