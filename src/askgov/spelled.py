"""One organ whose name its reports write in two ways, with the city above and without: 青岚区教育局, 澜江市青岚区教育局.

Reports of one organ would otherwise be those of two, each with half of the years. What is merged is read only: the index keeps each name as
its report prints it.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TypeVar

from askgov.domain import Applicant, Entity, Figure, Finding, Report, Scope, Statement
from askgov.store.figures import FigureStore
from askgov.taxonomy.spellings import written_out

_Row = TypeVar("_Row", Report, Figure)


class SpelledStore(FigureStore):
    """A store in which an organ that is written in two ways is one, under its longer name. Every lookup takes and gives that name."""

    _merged: tuple[str, Mapping[str, str]] | None = None  # the revision, and shorter name → longer

    def entities(self, ids: Sequence[str] | None = None) -> tuple[Entity, ...]:
        others, one = self._others(), self._one()
        wanted = None if ids is None else [one.get(id_, id_) for id_ in ids]
        found = [entity for entity in super().entities(wanted) if entity.id not in one]
        return tuple(_as_one(entity, one, others) for entity in found) if one else tuple(found)

    def reports(
        self, entity_id: str | None = None, year: int | None = None, scope: Scope | None = None, include_superseded: bool = False
    ) -> tuple[Report, ...]:
        ids: Sequence[str | None] = [None] if entity_id is None else self._written([entity_id])
        read = super().reports
        found = [report for id_ in ids for report in self._of_one(read(id_, year, scope, include_superseded))]
        return tuple(sorted(found, key=lambda report: (report.entity_id, report.year)))

    def reports_of(self, entities: Sequence[str], years: Sequence[int], scope: Scope | None = None) -> tuple[Report, ...]:
        return self._of_one(super().reports_of(self._written(entities), years, scope))

    def reports_by_id(self, ids: Sequence[str]) -> tuple[Report, ...]:
        return self._of_one(super().reports_by_id(ids))

    def figures(
        self,
        *,
        entities: Sequence[str] = (),
        years: Sequence[int] = (),
        concepts: Sequence[str] = (),
        applicants: Sequence[Applicant | None] = (),
        scope: Scope | None = None,
        report_id: str | None = None,
    ) -> tuple[Figure, ...]:
        found = super().figures(
            entities=self._written(entities), years=years, concepts=concepts, applicants=applicants, scope=scope, report_id=report_id
        )
        return self._of_one(found)

    def figures_of(
        self, entities: Sequence[str], years: Sequence[int], concepts: Sequence[str], scope: Scope | None = None
    ) -> tuple[Figure, ...]:
        return self._of_one(super().figures_of(self._written(entities), years, concepts, scope))

    def figures_in(
        self, reports: Sequence[Report], concepts: Sequence[str], columns: Collection[Applicant | None] = ()
    ) -> tuple[Figure, ...]:
        if self._one():
            reports = [report.model_copy(update={"entity_id": id_}) for report in reports for id_ in self._written([report.entity_id])]
        return self._of_one(super().figures_in(reports, concepts, columns))

    def statements(self, *, entities: Sequence[str] = (), years: Sequence[int] = (), report_id: str | None = None) -> tuple[Statement, ...]:
        return super().statements(entities=self._written(entities), years=years, report_id=report_id)

    def findings(self, *, entities: Sequence[str] = (), years: Sequence[int] = (), report_id: str | None = None) -> tuple[Finding, ...]:
        return super().findings(entities=self._written(entities), years=years, report_id=report_id)

    def chunk_ids(
        self, *, entities: Sequence[str] = (), years: Sequence[int] = (), section: int | None = None, report_id: str | None = None
    ) -> tuple[str, ...]:
        return super().chunk_ids(entities=self._written(entities), years=years, section=section, report_id=report_id)

    def _one(self) -> Mapping[str, str]:
        """Shorter name → the longer one of the same organ, as of the version that was last asked for."""
        revision = self._version[0]
        if self._merged is None or self._merged[0] != revision:
            self._merged = (revision, merged(super().entities(), super().reports))
        return self._merged[1]

    def _others(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for other, one in self._one().items():
            found[one].append(other)
        return {one: tuple(sorted(others)) for one, others in found.items()}

    def _written(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Every way in which the names of some organs are written."""
        others = self._others()
        one = dict.fromkeys(self._one().get(id_, id_) for id_ in ids)
        return tuple(written for id_ in one for written in (id_, *others.get(id_, ())))

    def _of_one(self, found: Iterable[_Row]) -> tuple[_Row, ...]:
        one = self._one()
        return tuple(row.model_copy(update={"entity_id": one[row.entity_id]}) if row.entity_id in one else row for row in found)


def _as_one(organ: Entity, one: Mapping[str, str], others: Mapping[str, tuple[str, ...]]) -> Entity:
    seat = organ.parent_id and one.get(organ.parent_id, organ.parent_id)
    return organ.model_copy(update={"spelled": others.get(organ.id, ()), "parent_id": seat})


def merged(organs: Iterable[Entity], reports: Callable[[str], Iterable[Report]]) -> dict[str, str]:
    """Shorter name → the longer one, of organs that have no year in common; ``reports`` gives those of an organ, by its id."""
    known = [organ for organ in organs if organ.place]
    longer = written_out({organ.place for organ in known})
    alike: dict[tuple[str, str], list[Entity]] = defaultdict(list)
    for organ in known:
        place = longer.get(organ.place, organ.place)
        alike[place, organ.name.replace(organ.place, "", 1)].append(organ)
    found: dict[str, str] = {}
    for organs_ in alike.values():
        if len(organs_) != 2:
            continue
        short, long_ = sorted(organs_, key=lambda organ: len(organ.name))
        years = [{report.year for report in reports(organ.id)} for organ in (short, long_)]
        if not years[0] & years[1]:
            found[short.id] = long_.id
    return found
