"""Plan → Evidence: every figure from the truth store, passages from the search indexes. Nothing is composed or guessed here."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from askgov.domain import (
    Applicant,
    Chunk,
    Decline,
    DefinitionQuery,
    Figure,
    FigureQuery,
    Finding,
    PassageQuery,
    Plan,
    Scope,
    State,
    StatementQuery,
)
from askgov.domain.evidence import (
    Absence,
    Absent,
    Aspect,
    Cell,
    DefinitionEvidence,
    Derived,
    Evidence,
    FigureEvidence,
    Found,
    PassageEvidence,
    StatementEvidence,
)
from askgov.question.overlap import coverage, pairs
from askgov.statements import best_statements
from askgov.store.figures import FigureStore
from askgov.taxonomy.concepts import concept

_ORGANISATIONS = (Applicant.COMPANY, Applicant.RESEARCH, Applicant.NONPROFIT, Applicant.LEGAL_SERVICE, Applicant.OTHER_ORG)
_ALL_APPLICANTS = (Applicant.NATURAL_PERSON, *_ORGANISATIONS)
_SUFFICIENT = 0.34  # share of the question's own words that a passage must hold to count as an answer
_SHOWN = 3

Search = Callable[[str, Sequence[str] | None, int], Sequence[str]]
"""Search(question, chunk ids to rank or None for all, k) → chunk ids, best first."""


@dataclass(frozen=True)
class Finder:
    """Looks plans up in one index."""

    store: FigureStore
    search: Search

    def find(self, plan: Plan) -> Evidence:
        """The evidence for a plan, with every report and entity that it rests on."""
        match plan:
            case FigureQuery():
                return self._with_reports(self._figures(plan), plan.entities)
            case StatementQuery():
                return self._with_reports(self._statements(plan), plan.entities)
            case PassageQuery():
                return self._with_reports(self._passages(plan), plan.entities)
            case DefinitionQuery():
                return Evidence(found=DefinitionEvidence(query=plan))
            case Decline():
                return Evidence(found=plan)

    def _figures(self, query: FigureQuery) -> FigureEvidence:
        cells: list[Cell] = []
        for entity_id in query.entities:
            for year in query.years:
                lookup = _Lookup(self.store, entity_id, year, query.scope)
                for concept_id in query.concepts:
                    columns: tuple[Applicant | None, ...] = query.applicants if concept(concept_id).applicant_dimension else (None,)
                    cells += [lookup.cell(concept_id, column) for column in columns]
        return FigureEvidence(query=query, cells=tuple(cells), findings=self._findings(cells))

    def _findings(self, cells: Iterable[Cell]) -> tuple[Finding, ...]:
        """Broken identities that a shown cell is part of."""
        shown = {(f.source.report_id, f.source.block, f.source.cell) for cell in cells for f in figures_of(cell)}
        found = [finding for report_id in sorted({key[0] for key in shown}) for finding in self.store.findings(report_id=report_id)]
        return tuple(f for f in found if any((op.report_id, op.block, op.cell) in shown for op in f.operands))

    def _statements(self, query: StatementQuery) -> StatementEvidence:
        pool = self.store.statements(entities=query.entities, years=query.years)
        statements = best_statements(query, pool)
        passages = () if statements else self._nearest(query.question, query.entities, query.years, " ".join(query.terms))[0]
        return StatementEvidence(query=query, statements=statements, passages=passages)

    def _passages(self, query: PassageQuery) -> PassageEvidence:
        chunks, best = self._nearest(query.question, query.entities, query.years, " ".join(query.terms), query.section)
        return PassageEvidence(query=query, chunks=chunks, sufficient=best >= _SUFFICIENT)

    def _nearest(
        self, question: str, entities: Sequence[str], years: Sequence[int], terms: str, section: int | None = None
    ) -> tuple[tuple[Chunk, ...], float]:
        """The nearest passages, and the best share of the question's words that one of them holds."""
        ids = self.store.chunk_ids(entities=entities, years=years) if entities or years else None
        ranked = list(self.search(question, ids, _SHOWN * 4))
        chunks = self.store.chunks(ranked)
        wanted = pairs(terms)
        scored = [(coverage(wanted, pairs(chunk.embedding_text)) if wanted else 1.0, chunk) for chunk in chunks]
        if section is not None and any(chunk.section == section for _, chunk in scored):
            scored = [(score, chunk) for score, chunk in scored if chunk.section == section]
        best = max((score for score, _ in scored), default=0.0)
        close = [chunk for score, chunk in scored if score >= best * 0.6]
        return tuple(close[:_SHOWN]), best

    def _with_reports(
        self, found: FigureEvidence | StatementEvidence | PassageEvidence, entities: Sequence[str]
    ) -> Evidence:
        match found:
            case FigureEvidence():
                ids = [f.source.report_id for cell in found.cells for f in figures_of(cell)]
            case StatementEvidence():
                ids = [s.report_id for s in found.statements] + [c.report_id for c in found.passages]
            case PassageEvidence():
                ids = [c.report_id for c in found.chunks]
        reports = [report for id_ in dict.fromkeys(ids) if (report := self.store.report(id_)) is not None]
        wanted = {*entities, *(report.entity_id for report in reports)}
        return Evidence(found=found, reports=tuple(reports), entities=tuple(e for e in self.store.entities() if e.id in wanted))


def figures_of(cell: Cell) -> tuple[Figure, ...]:
    """The printed cells behind a cell of an answer."""
    match cell:
        case Found():
            return (cell.figure,)
        case Derived():
            return cell.operands
        case Absent():
            return cell.figures


class _Lookup:
    """The figures of one organ and year."""

    def __init__(self, store: FigureStore, entity_id: str, year: int, scope: Scope | None) -> None:
        self._entity_id, self._year = entity_id, year
        reports = store.reports(entity_id=entity_id, year=year, scope=scope)
        self._report = reports[0] if len(reports) == 1 else None  # the plan leaves no choice of scope open
        figures = store.figures(report_id=self._report.id) if self._report else ()
        self._figures = {(figure.concept, figure.applicant): figure for figure in figures}

    def cell(self, concept_id: str, applicant: Applicant | None) -> Cell:
        """The printed figure, else the sum of its parts, else why there is none."""
        aspect = Aspect(concept=concept_id, entity_id=self._entity_id, year=self._year, applicant=applicant)
        if self._report is None:
            return Absent(aspect=aspect, reason="no_report")
        printed = self._figures.get((concept_id, applicant))
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
        in_format = self._report.format in concept(concept_id).formats
        return Absent(aspect=aspect, reason="no_cell" if in_format else "not_in_format")

    def _sum(self, aspect: Aspect, parts: Sequence[Cell]) -> Cell:
        missing = [part for part in parts if isinstance(part, Absent)]
        if missing:
            same = {part.reason for part in missing}
            reason = missing[0].reason if len(missing) == len(parts) and len(same) == 1 else "part_missing"
            return Absent(aspect=aspect, reason=reason, figures=tuple(f for part in missing for f in part.figures))
        operands = tuple(figure for part in parts for figure in figures_of(part))
        values = [part.value for part in parts if not isinstance(part, Absent)]
        return Derived(aspect=aspect, value=sum(values, Decimal(0)), unit=operands[0].unit, operands=operands)


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
