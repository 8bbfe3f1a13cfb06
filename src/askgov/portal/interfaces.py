"""What the portal needs of an assistant and of its store."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from askgov.domain import Answer, Entity, Figure, Finding, Report
from askgov.store.folder import IndexFolder


class Store(Protocol):
    """The read side of an index."""

    folder: IndexFolder

    @property
    def version(self) -> str:
        """Version of the indexed data, as answers carry it."""

    def reports(self) -> Sequence[Report]:
        """Every indexed report."""

    def report(self, report_id: str) -> Report | None:
        """One report; None when the id is unknown."""

    def document(self, report_id: str) -> Mapping[str, Any] | None:
        """The parsed report: blocks with kind, text, level, page and grid (rows, columns, cells); None when the id is unknown."""

    def reports_of(self, entities: Sequence[str], years: Sequence[int]) -> Sequence[Report]:
        """The current reports of some organs on some years."""

    def upheld(self, report_ids: Sequence[str]) -> Sequence[Finding]:
        """Where reports contradict themselves or others, after what staff decided."""

    def original(self, report_id: str) -> Path:
        """The published file, as it was ingested."""

    def figures(self, *, report_id: str | None = None) -> Sequence[Figure]:
        """The cells of a report's tables, with their places."""

    def entities(self) -> Sequence[Entity]:
        """Every organ with a report."""


class Assistant(Protocol):
    """Answers questions over one index."""

    @property
    def store(self) -> Store:
        """The index that answers come from."""

    def ask(self, question: str, session: str | None = None) -> Answer:
        """The answer; questions of one ``session`` may refer to each other."""

    def examples(self) -> tuple[str, ...]:
        """Questions that this index can answer."""
