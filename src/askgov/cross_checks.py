"""Looks up what a report's prose says of the totals that an answer shows; what it says against them was found when it was read."""

from collections.abc import Iterable, Mapping

from askgov.addressed import addresses_a_machine
from askgov.disagreements import COMPARED, UNITS, against_prose, said_of
from askgov.domain import Applicant, Statement
from askgov.domain.evidence import Absent, Cell, Found
from askgov.lookup import Lookup
from askgov.store.figures import FigureStore

_MOST = 12  # totals looked at for one answer
_UNREAD = ("no_cell", "unreadable")


def agreeing(store: FigureStore, cells: Iterable[Cell]) -> tuple[Statement, ...]:
    """What prose says that bears out the totals among some cells; nothing for many of them."""
    shown = [cell.figure for cell in cells if isinstance(cell, Found)]
    totals = [figure for figure in shown if figure.concept in COMPARED and figure.applicant in (None, Applicant.TOTAL)]
    if not totals or len(totals) > _MOST:
        return ()
    prose = _prose(store, [figure.source.report_id for figure in totals])
    compared = [against_prose(figure, prose[figure.source.report_id], {}) for figure in totals]
    return tuple(each.agreeing for each in compared if each.agreeing)


def said_instead(store: FigureStore, cells: Iterable[Cell], lookups: Mapping[tuple[str, int], Lookup]) -> tuple[Statement, ...]:
    """What prose says of totals that are not to be had from the tables; ``lookups`` by organ and year."""
    missing = [cell for cell in cells if isinstance(cell, Absent) and cell.reason in _UNREAD]
    missing = [cell for cell in missing if cell.aspect.applicant in (None, Applicant.TOTAL)]
    reports = [(cell.aspect, report) for cell in missing if (report := lookups[cell.aspect.entity_id, cell.aspect.year].report)][:_MOST]
    prose = _prose(store, [report.id for _, report in reports])
    said = (said_of(aspect.concept, aspect.year, prose[report.id]) for aspect, report in reports)
    return tuple({statement.id: statement for statement in said if statement is not None}.values())


def _prose(store: FigureStore, report_ids: Iterable[str]) -> dict[str, list[Statement]]:
    """The figures in the prose of reports; what is written for a machine is no word of the report on its tables."""
    found: dict[str, list[Statement]] = {id_: [] for id_ in report_ids}
    for statement in store.statements_of(tuple(found), units=sorted(UNITS)) if found else ():
        if not addresses_a_machine(statement.sentence):
            found[statement.report_id].append(statement)
    return found
