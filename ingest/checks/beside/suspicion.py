"""What a rule found among the numbers of several reports, before the places of its numbers are looked up."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from askgov.domain import Finding, Provenance, Severity
from askgov.store.comparisons import Comparisons
from askgov.store.figures import FigureStore
from askgov.store.rows import provenance
from ingest.checks.finding import finding


class CellAt(NamedTuple):
    """A cell of a national table."""

    report_id: str
    concept: str
    applicant: str = ""  # "" outside table 3


Place = CellAt | str  # a cell, or the id of a figure in prose or of a passage


@dataclass(frozen=True)
class Suspicion:
    """A finding without its provenance. ``places``: what it rests on, the report's own first."""

    rule: str
    report_id: str
    message: str  # one plain Chinese sentence
    places: tuple[Place, ...]
    sides: tuple[Decimal, Decimal] | None = None
    severity: Severity | None = None  # where this case weighs otherwise than the rule does


def findings(
    store: FigureStore, suspicions: Iterable[Suspicion], known: Mapping[Place, Provenance] = MappingProxyType({})
) -> dict[str, list[Finding]]:
    """The findings by report, each message once, with where their figures and words stand; ``known``: places of what is in no index."""
    held = {(each.report_id, each.message): each for each in suspicions}
    where = {**_places(store, [place for each in held.values() for place in each.places]), **known}
    found: dict[str, list[Finding]] = {}
    for each in held.values():
        operands = [where[place] for place in dict.fromkeys(each.places) if place in where]
        of_report = found.setdefault(each.report_id, [])
        of_report.append(finding(each.rule, each.report_id, each.message, operands, each.sides, each.severity))
    return found


def _places(store: FigureStore, wanted: Iterable[Place]) -> Mapping[Place, Provenance]:
    places = dict.fromkeys(wanted)
    cells = [place for place in places if isinstance(place, CellAt)]
    ids = [place for place in places if isinstance(place, str)]
    found: dict[Place, Provenance] = dict(_cells_at(store, cells)) if cells else {}
    said = list(dict.fromkeys(id_.split(":", 1)[0] for id_ in ids if ":s:" in id_))
    found |= {statement.id: statement.source for statement in store.statements_of(said)}
    found |= {chunk.id: chunk.source for chunk in store.chunks([id_ for id_ in ids if ":c:" in id_])}
    return found


def _cells_at(store: FigureStore, cells: Sequence[CellAt]) -> Iterator[tuple[CellAt, Provenance]]:
    """Of the many rows read for them only the cells wanted are made into objects."""
    wanted = frozenset(cells)
    reports = {report.id: report for report in store.reports_by_id(list(dict.fromkeys(cell.report_id for cell in cells)))}
    with closing(Comparisons(store.folder)) as rows:
        for row in rows.places(tuple(reports.values()), sorted({cell.concept for cell in cells})):
            at = CellAt(row.report_id, row.concept, row.applicant)
            if at in wanted:
                yield at, provenance(reports[at.report_id], row.source)
