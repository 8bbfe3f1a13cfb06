"""Everything that one report adds to the truth, checked as a whole before any of it is written."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from askgov.domain import Chunk, Entity, Figure, Finding, Report, Statement

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Extract:
    """What was read from one file. Raises ValueError when its parts speak of different reports."""

    entity: Entity
    report: Report
    figures: tuple[Figure, ...]
    statements: tuple[Statement, ...]
    chunks: tuple[Chunk, ...]
    findings: tuple[Finding, ...]
    document: str  # the parsed blocks as JSON, for the viewer

    def __post_init__(self) -> None:
        key = (self.report.entity_id, self.report.year, self.report.scope, self.report.format)
        _agree("entity", self.entity.id, [self.report.entity_id])
        _agree("figure", key, ((f.entity_id, f.year, f.scope, f.format) for f in self.figures))
        located: tuple[Figure | Statement | Chunk, ...] = (*self.figures, *self.statements, *self.chunks)
        owned: tuple[Statement | Chunk | Finding, ...] = (*self.statements, *self.chunks, *self.findings)
        _agree("report", self.report.id, (part.source.report_id for part in located))
        _agree("report", self.report.id, (part.report_id for part in owned))

    @property
    def digest(self) -> str:
        """SHA-256 over all of it: the same bytes read by the same code give the same digest."""
        parts = (self.entity, self.report, *self.figures, *self.statements, *self.chunks, *self.findings)
        lines = [part.model_dump_json(exclude={"superseded_by"}) for part in parts]
        return hashlib.sha256("\n".join((*lines, self.document)).encode()).hexdigest()


@dataclass(frozen=True)
class Embedded:
    """One vector for each chunk, in the same order, and the model that made them."""

    fingerprint: str
    vectors: "NDArray[float32]"  # shape (chunks, dimension)


def _agree(what: str, expected: Any, found: Iterable[Any]) -> None:
    for other in found:
        if other != expected:
            raise ValueError(f"{what}: {other!r} in a record of {expected!r}")
