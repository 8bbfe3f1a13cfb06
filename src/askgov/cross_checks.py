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
    prose = _prose(store, [figure.source.report_id for figure in totals])
    compared = [_against_prose(store, figure, prose[figure.source.report_id]) for figure in totals]
    carried = (_against_next_year(store, figure) for figure in totals if figure.concept in _NEXT)
    findings = [each.finding for each in compared if each.finding] + [finding for finding in carried if finding]
    return CrossChecked(tuple(findings), tuple(each.agreeing for each in compared if each.agreeing))


def said_instead(store: FigureStore, cells: Iterable[Cell], lookups: Mapping[tuple[str, int], Lookup]) -> tuple[Statement, ...]:
    """What prose says of totals that are not to be had from the tables; ``lookups`` by organ and year."""
    missing = [cell for cell in cells if isinstance(cell, Absent) and cell.reason in _UNREAD]
    missing = [cell for cell in missing if cell.aspect.applicant in (None, Applicant.TOTAL)]
    reports = [(cell.aspect, report) for cell in missing if (report := lookups[cell.aspect.entity_id, cell.aspect.year].report)][:_MOST]
    prose = _prose(store, [report.id for _, report in reports])
    said = (said_of(aspect.concept, aspect.year, prose[report.id]) for aspect, report in reports)
    return tuple({statement.id: statement for statement in said if statement is not None}.values())


def cross_checked_reports(store: FigureStore, reports: Sequence[Report]) -> tuple[Finding, ...]:
    """All totals of some reports against prose and against the years beside theirs, each disagreement once."""
    found: dict[str, Finding] = {}
    prose_of = _prose(store, [report.id for report in reports])
    for report in reports:
        for figure in store.figures_of((report.entity_id,), (report.year,), sorted(COMPARED), report.scope):
            if figure.applicant in (None, Applicant.TOTAL) and figure.value is not None:
                prose = _against_prose(store, figure, prose_of.get(figure.source.report_id, ())).finding
                years = _against_next_year(store, figure) if figure.concept in _NEXT else None
                found.update({finding.message: finding for finding in (prose, years) if finding is not None})
    return tuple(found.values())


def _against_prose(store: FigureStore, figure: Figure, prose: Sequence[Statement]) -> Compared:
    compared = against_prose(figure, prose, {})
    if compared.finding is None or figure.concept not in EXPLAINED:  # most agree, or are not spoken of: nothing more need be read
        return compared
    flow = store.figures_of((figure.entity_id,), (figure.year,), sorted(COMPARED), figure.scope)
    numbers = flow_numbers([f for f in flow if f.applicant in (None, Applicant.TOTAL) and f.source.report_id == figure.source.report_id])
    return against_prose(figure, prose, numbers)


def _prose(store: FigureStore, report_ids: Iterable[str]) -> dict[str, list[Statement]]:
    """The figures in the prose of reports; what is written for a machine is no word of the report on its tables."""
    found: dict[str, list[Statement]] = {id_: [] for id_ in report_ids}
    for statement in store.statements_of(tuple(found), units=sorted(UNITS)) if found else ():
        if not addresses_a_machine(statement.sentence):
            found[statement.report_id].append(statement)
    return found


def _against_next_year(store: FigureStore, figure: Figure) -> Finding | None:
    """Only where there is one such report, of the same scope."""
    other = CARRIED_IN if figure.concept == CARRIED_OUT else CARRIED_OUT
    beside = store.figures_of((figure.entity_id,), (figure.year + _NEXT[figure.concept],), [other], figure.scope)
    totals = [f for f in beside if f.applicant in (None, Applicant.TOTAL)]
    return between_years(figure, totals[0]) if len(totals) == 1 else None
