"""A finding with all that is known of it: its report, the organ, the rule, and what staff decided."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from askgov.domain import Entity, Finding, Report, Severity
from askgov.spelled import merged
from askgov.store.figures import FigureStore
from askgov.store.finding_log import Line
from askgov.store.verdicts import Verdict, keys_of
from askgov.taxonomy.rules import Rule, rules

OPEN: Final = "open"  # the status of a finding that nobody has decided about; others have that of their verdict
_WEIGHTS = {Severity.ERROR: 0, Severity.DOUBT: 1, Severity.NOTE: 2}


@dataclass(frozen=True)
class Found:
    """One finding of the collection."""

    key: str  # of its verdicts
    organ: str
    finding: Finding
    report: Report
    rule: Rule
    verdict: Verdict | None = None
    names: tuple[str, ...] = ()  # of the organ, with those that people use
    others: Mapping[str, str] = field(default_factory=dict)  # the other reports that it rests on by id: 云岭县教育局2022年年报

    @property
    def status(self) -> str:
        """``OPEN``, or what was decided."""
        return OPEN if self.verdict is None else self.verdict.standing.value

    @property
    def line(self) -> Line:
        """What is kept of it for when it is gone."""
        finding = self.finding
        return Line(
            key=self.key, organ=self.organ, year=self.report.year, rule=finding.rule, severity=finding.severity, message=finding.message
        )  # fmt: skip


@dataclass(frozen=True)
class Collected:
    """Everything found in the current reports of an index. ``organs``: the organ of each report, under one name however it is written."""

    found: tuple[Found, ...]  # undecided
    organs: Sequence[tuple[str, int]]  # organ and year of each current report


def collected(store: FigureStore) -> Collected:
    """Read it all: a plain store, in which every organ has the name that its reports write. Heaviest first, then the newest."""
    reports = {report.id: report for report in store.reports()}
    entities = {entity.id: entity for entity in store.entities()}
    organs = _organs(entities, reports)
    findings = [finding for finding in store.findings() if finding.report_id in reports]
    known = rules()
    names = {id_: _names(organs[id_], entities[report.entity_id]) for id_, report in reports.items()}
    found = [
        Found(
            key=key,
            organ=organs[finding.report_id],
            finding=finding,
            report=reports[finding.report_id],
            rule=known.get(finding.rule, _unknown(finding)),
            names=names[finding.report_id],
            others={
                source.report_id: f"{organs[source.report_id]}{reports[source.report_id].year}年年报"
                for source in finding.operands
                if source.report_id in organs and source.report_id != finding.report_id
            },
        )
        for key, finding in zip(keys_of(findings, reports), findings, strict=True)
    ]
    found.sort(key=lambda each: (_WEIGHTS[each.finding.severity], -each.report.year, each.organ))
    return Collected(tuple(found), [(organs[id_], report.year) for id_, report in reports.items()])


def _names(organ: str, entity: Entity) -> tuple[str, ...]:
    """Every name of an organ: as it is told, as its reports write it, and as people call it."""
    return tuple(dict.fromkeys((organ, entity.name, *entity.spelled, *entity.aliases)))


def _organs(entities: Mapping[str, Entity], reports: Mapping[str, Report]) -> dict[str, str]:
    """The name of the organ of each report."""
    of_organ: dict[str, list[Report]] = defaultdict(list)
    for report in reports.values():
        of_organ[report.entity_id].append(report)
    one = merged(entities.values(), lambda id_: of_organ[id_])
    return {id_: entities[one.get(report.entity_id, report.entity_id)].name for id_, report in reports.items()}


def _unknown(finding: Finding) -> Rule:
    """Of an index that a program with other rules wrote."""
    return Rule(id=finding.rule, text=finding.rule, severity=finding.severity, family="其他")
