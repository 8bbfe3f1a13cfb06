"""The figures in prose that a question is looked for among, and what they stand in: kept for one question once read."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from askgov.channels import of_its_channel
from askgov.domain import Chunk, Statement, StatementQuery
from askgov.passages import LARGE, Holding
from askgov.records import Records
from askgov.spoken import Spoken
from askgov.store.figures import FigureStore

_HOLDING = 400  # passages that hold the words asked for …
_POOLED = 40  # … and reports looked through of theirs


@dataclass(frozen=True)
class ProsePool:
    """Figures in prose of one index. ``read`` keeps those that were read before."""

    store: FigureStore
    holding: Holding
    records: Records
    read: dict[tuple[object, ...], tuple[Statement, ...]] = field(default_factory=dict, repr=False, compare=False)

    def of(self, query: StatementQuery) -> tuple[Statement, ...]:
        """What is looked through: all figures in prose of the organs and years asked for.

        Where no organ is named, a large index is looked through only where the organ spoken of, or else the words of the question, stand.
        """
        asked = (query.entities, query.years, query.subjects, query.terms)
        if asked not in self.read:
            self.read[asked] = self._looked_up(query)
        if query.account:
            return self.read[asked]
        return tuple(statement for statement in self.read[asked] if of_its_channel(query.question, statement))

    def _looked_up(self, query: StatementQuery) -> tuple[Statement, ...]:
        if query.entities or self.store.arrived <= LARGE:
            return self.store.statements(entities=query.entities, years=query.years)
        texts = [name for subject in query.subjects for name in Spoken(subject).names] or query.terms
        return self.store.statements_of(self.store.reports_of_chunks(self.holding(texts, _HOLDING), query.years)[:_POOLED])

    def year(self, statement: Statement) -> int:
        return self.records.reports([statement.report_id])[0].year

    def passage(self, statement: Statement) -> Chunk | None:
        chunks = self.store.chunks(self.store.chunk_ids(report_id=statement.report_id))
        return next((chunk for chunk in chunks if statement.sentence in chunk.text), None)

    def organ(self, statement: Statement) -> str:
        return self.records.reports([statement.report_id])[0].entity_id

    def homes(self, report_ids: Iterable[str]) -> dict[str, str]:
        """The place that each of some reports is about."""
        reports = self.records.reports(tuple(set(report_ids)))
        organs = self.records.entities(report.entity_id for report in reports)
        return {report.id: organs[report.entity_id].place for report in reports}
