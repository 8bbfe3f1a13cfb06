"""Reports and organs by their ids, each read once for a question."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from askgov.domain import Entity, Report
from askgov.store.figures import FigureStore


@dataclass(frozen=True)
class Records:
    """The reports and organs that one question comes across."""

    store: FigureStore
    organs: Mapping[str, Entity]  # those known when the question came, by id
    _reports: dict[str, Report] = field(default_factory=dict)  # read so far, by id

    def keep(self, report: Report) -> None:
        """Remember a report that was read with others."""
        self._reports[report.id] = report

    def reports(self, ids: Sequence[str]) -> tuple[Report, ...]:
        """Reports by id, in the order asked; each is read once for a question."""
        unread = [id_ for id_ in ids if id_ not in self._reports]
        self._reports.update({report.id: report for report in self.store.reports_by_id(unread)} if unread else {})
        return tuple(self._reports[id_] for id_ in ids if id_ in self._reports)

    def entities(self, ids: Iterable[str]) -> dict[str, Entity]:
        """Organs by id; one that came while the question was under way is read from the store."""
        wanted = set(ids)
        found = {id_: self.organs[id_] for id_ in wanted if id_ in self.organs}
        late = sorted(wanted - set(found))
        return found | ({entity.id: entity for entity in self.store.entities(late)} if late else {})

    def names(self, ids: Iterable[str]) -> dict[str, str]:
        return {id_: entity.name for id_, entity in self.entities(ids).items()}
