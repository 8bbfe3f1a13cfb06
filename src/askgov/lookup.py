"""The figures of one report that a question needs: the line asked for, the sum of its parts, or why there is none."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from askgov.domain import Applicant, Figure, Report, State
from askgov.domain.evidence import Absence, Absent, Aspect, Cell, Derived, Found, figures_of
from askgov.taxonomy.concepts import concept

_ORGANISATIONS = (Applicant.COMPANY, Applicant.RESEARCH, Applicant.NONPROFIT, Applicant.LEGAL_SERVICE, Applicant.OTHER_ORG)
_ALL_APPLICANTS = (Applicant.NATURAL_PERSON, *_ORGANISATIONS)


class Lookup:
    """The figures of one organ and year that a query needs: the lines asked for, and the parts of computed ones."""

    def __init__(self, entity_id: str, year: int, report: Report | None, figures: Iterable[Figure]) -> None:
        self._entity_id, self._year, self.report = entity_id, year, report
        self._figures = {(figure.concept, figure.applicant): figure for figure in figures}

    def cell(self, concept_id: str, applicant: Applicant | None) -> Cell:
        """The printed figure, else the sum of its parts, else why there is none."""
        aspect = Aspect(concept=concept_id, entity_id=self._entity_id, year=self._year, applicant=applicant)
        if self.report is None:
            return Absent(aspect=aspect, reason="no_report")
        printed = self._figures.get((concept_id, applicant))
        if printed is None and applicant is Applicant.TOTAL:
            printed = self._figures.get((concept_id, None))  # formats before table 3 print the total only
        if printed is not None and printed.state is State.NUMBER:
            return Found(aspect=aspect, figure=printed)
        if printed is None and (parts := concept(concept_id).parts):
            return self._sum(aspect, [self.cell(part, applicant) for part in parts])
        if applicant is Applicant.ORGANISATIONS:
            return self._sum(aspect, [self.cell(concept_id, column) for column in _ORGANISATIONS])
        if applicant is Applicant.TOTAL and printed is not None and printed.state is State.BLANK:
            total = self._sum(aspect, [self.cell(concept_id, column) for column in _ALL_APPLICANTS])
            if isinstance(total, Derived):
                return total
        if printed is not None:
            return Absent(aspect=aspect, reason=_absence(printed.state), figures=(printed,))
        in_format = self.report.format in concept(concept_id).formats
        return Absent(aspect=aspect, reason="no_cell" if in_format else "not_in_format")

    def together(self, concept_ids: Sequence[str], applicant: Applicant | None) -> Cell:
        """The figure of one line, or the sum of several. None of them may be a part of another, and all are counted in one unit."""
        if len(concept_ids) == 1:
            return self.cell(concept_ids[0], applicant)
        first, *also = concept_ids
        aspect = Aspect(concept=first, entity_id=self._entity_id, year=self._year, applicant=applicant, also=tuple(also))
        return self._sum(aspect, [self.cell(id_, applicant if concept(id_).applicant_dimension else None) for id_ in concept_ids])

    def _sum(self, aspect: Aspect, parts: Sequence[Cell]) -> Cell:
        missing = [part for part in parts if isinstance(part, Absent)]
        if missing:
            same = {part.reason for part in missing}
            reason = missing[0].reason if len(missing) == len(parts) and len(same) == 1 else "part_missing"
            return Absent(aspect=aspect, reason=reason, figures=tuple(f for part in missing for f in part.figures))
        operands = tuple(figure for part in parts for figure in figures_of(part))
        values = [part.value for part in parts if not isinstance(part, Absent)]
        return Derived(aspect=aspect, value=sum(values, Decimal(0)), unit=operands[0].unit, operands=operands)


def with_parts(concept_ids: Iterable[str]) -> tuple[str, ...]:
    """Concepts and, for computed ones, everything they are the sum of."""
    found: list[str] = []
    for id_ in concept_ids:
        found += [id_, *with_parts(concept(id_).parts)]
    return tuple(dict.fromkeys(found))


def _absence(state: State) -> Absence:
    match state:
        case State.BLANK:
            return "blank"
        case State.NOT_APPLICABLE:
            return "not_applicable"
        case State.TEXT:
            return "text"
        case _:
            return "unreadable"
