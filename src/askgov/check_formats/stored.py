"""The reports of an index, checked when they were taken in, as if each were a file."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from askgov.domain import Entity, Finding, Report, Scope
from askgov.domain.checked import CheckedFile
from askgov.store.figures import FigureStore
from askgov.store.upheld import as_decided
from askgov.store.verdicts import Standing, Verdict, Verdicts, keys_of


class StoredFindings:
    """The findings about the current reports of some organs and years (empty: all), with what staff decided.

    ``every``: dismissed ones too.
    """

    def __init__(self, store: FigureStore, entities: Collection[str] = (), years: Collection[int] = (), *, every: bool = False) -> None:
        self._store = store
        self.organs: Mapping[str, Entity] = {entity.id: entity for entity in store.entities()}
        self.reports: Mapping[str, Report] = {report.id: report for report in store.reports()}
        self._series: dict[tuple[str, Scope], set[str]] = defaultdict(set)
        for report in self.reports.values():
            self._series[report.entity_id, report.scope].add(report.id)
        decided = Verdicts(store.folder.root).latest()
        self.found: list[tuple[Finding, Verdict | None]] = []
        findings = store.findings(entities=tuple(entities), years=tuple(years))
        for finding, key in zip(findings, keys_of(findings, self.reports), strict=True):
            verdict = decided.get(key)
            if every or verdict is None or verdict.standing is not Standing.DISMISSED:
                self.found.append((finding, verdict))

    def files(self, *, documents: bool = False) -> Iterator[CheckedFile]:
        """The reports with findings, in the order of the reports; ``documents``: with their text."""
        by_report: dict[str, list[Finding]] = {}
        for finding, verdict in self.found:
            by_report.setdefault(finding.report_id, []).append(as_decided(finding, verdict))
        for id_, findings in by_report.items():
            report = self.reports[id_]
            others = {op.report_id for finding in findings for op in finding.operands} | self._series[report.entity_id, report.scope]
            yield CheckedFile(
                path=report.file,
                entity=self.organs[report.entity_id],
                report=report,
                findings=tuple(findings),
                document=_document(self._store, id_) if documents else "",
                figures=len(self._store.figures(report_id=id_)),
                statements=len(self._store.statements(report_id=id_)),
                compared=self._store.reports_by_id(sorted(others - {id_})),
            )


def _document(store: FigureStore, report_id: str) -> str:
    return json.dumps(store.document(report_id) or {}, ensure_ascii=False)
