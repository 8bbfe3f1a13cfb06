"""Looks up what a report's prose and the reports of the years beside it say of the totals that an answer shows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from askgov.addressed import addresses_a_machine
from askgov.disagreements import (
    CARRIED_IN,
    CARRIED_OUT,
    COMPARED,
    EXPLAINED,
    UNITS,
    Compared,
    against_prose,
    between_years,
    flow_numbers,
    said_of,
)
from askgov.domain import Applicant, Figure, Finding, Report, Statement
from askgov.domain.evidence import Absent, Cell, Found
from askgov.lookup import Lookup
from askgov.store.figures import FigureStore

_MOST = 12  # totals looked at for one answer
_UNREAD = ("no_cell", "unreadable")
_NEXT = {CARRIED_OUT: 1, CARRIED_IN: -1}  # the year whose report tells the same carried applications


@dataclass(frozen=True)
class CrossChecked:
    """What speaks against the totals of an answer, and the statements of prose that bear them out."""

    findings: tuple[Finding, ...] = ()
    agreeing: tuple[Statement, ...] = ()


def cross_checked(store: FigureStore, cells: Iterable[Cell]) -> CrossChecked:
    """The totals among some cells against prose and against the years beside theirs; nothing for many of them."""
    shown = [cell.figure for cell in cells if isinstance(cell, Found)]
    totals = [figure for figure in shown if figure.concept in COMPARED and figure.applicant in (None, Applicant.TOTAL)]
    if not totals or len(totals) > _MOST:
        return CrossChecked()
    compared = [_against_prose(store, figure) for figure in totals]
    carried = (_against_next_year(store, figure) for figure in totals if figure.concept in _NEXT)
    findings = [each.finding for each in compared if each.finding] + [finding for finding in carried if finding]
    return CrossChecked(tuple(findings), tuple(each.agreeing for each in compared if each.agreeing))


def said_instead(store: FigureStore, cells: Iterable[Cell], lookups: Mapping[tuple[str, int], Lookup]) -> tuple[Statement, ...]:
    """What prose says of totals that are not to be had from the tables; ``lookups`` by organ and year."""
    found: dict[str, Statement] = {}
    for cell in cells:
        report = lookups[cell.aspect.entity_id, cell.aspect.year].report
        missing = isinstance(cell, Absent) and cell.reason in _UNREAD and cell.aspect.applicant in (None, Applicant.TOTAL)
        if missing and report is not None and len(found) < _MOST:
            statement = said_of(cell.aspect.concept, cell.aspect.year, _prose(store, report.id))
            found.update({statement.id: statement} if statement is not None else {})
    return tuple(found.values())


def cross_checked_reports(store: FigureStore, reports: Sequence[Report]) -> tuple[Finding, ...]:
    """All totals of some reports against prose and against the years beside theirs, each disagreement once."""
    found: dict[str, Finding] = {}
    for report in reports:
        for figure in store.figures_of((report.entity_id,), (report.year,), sorted(COMPARED), report.scope):
            if figure.applicant in (None, Applicant.TOTAL) and figure.value is not None:
                prose = _against_prose(store, figure).finding
                years = _against_next_year(store, figure) if figure.concept in _NEXT else None
                found.update({finding.message: finding for finding in (prose, years) if finding is not None})
    return tuple(found.values())


def _against_prose(store: FigureStore, figure: Figure) -> Compared:
    prose = _prose(store, figure.source.report_id)
    compared = against_prose(figure, prose, {})
    if compared.finding is None or figure.concept not in EXPLAINED:  # most agree, or are not spoken of: nothing more need be read
        return compared
    flow = store.figures_of((figure.entity_id,), (figure.year,), sorted(COMPARED), figure.scope)
    numbers = flow_numbers([f for f in flow if f.applicant in (None, Applicant.TOTAL) and f.source.report_id == figure.source.report_id])
    return against_prose(figure, prose, numbers)


def _prose(store: FigureStore, report_id: str) -> tuple[Statement, ...]:
    """The figures in a report's prose; what is written for a machine is no word of the report on its tables."""
    found = store.statements_of([report_id], units=sorted(UNITS))
    return tuple(s for s in found if not addresses_a_machine(s.sentence))


def _against_next_year(store: FigureStore, figure: Figure) -> Finding | None:
    """Only where there is one such report, of the same scope."""
    other = CARRIED_IN if figure.concept == CARRIED_OUT else CARRIED_OUT
    beside = store.figures_of((figure.entity_id,), (figure.year + _NEXT[figure.concept],), [other], figure.scope)
    totals = [f for f in beside if f.applicant in (None, Applicant.TOTAL)]
    return between_years(figure, totals[0]) if len(totals) == 1 else None
