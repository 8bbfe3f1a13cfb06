"""Plan → Evidence: every figure from the truth store, passages from the search indexes. Nothing is composed or guessed here."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from askgov.against import speaking_against
from askgov.cross_checks import agreeing, said_instead
from askgov.disagreements import BALANCE
from askgov.domain import (
    Applicant,
    CheckQuery,
    CollectionQuery,
    ComputeQuery,
    Decline,
    DefinitionQuery,
    EquationQuery,
    Figure,
    FigureQuery,
    Finding,
    PassageQuery,
    Plan,
    Provenance,
    Report,
    Scope,
    Severity,
    State,
    Statement,
    StatementQuery,
)
from askgov.domain.evidence import (
    Cell,
    CheckEvidence,
    CollectionEvidence,
    ComputeEvidence,
    DefinitionEvidence,
    EquationEvidence,
    Evidence,
    FigureEvidence,
    Found,
    PassageEvidence,
    StatementEvidence,
    figures_of,
    report_ids,
)
from askgov.find_prose import ProseFinder
from askgov.lookup import Lookup, with_parts
from askgov.records import Records
from askgov.store.figures import FigureStore
from askgov.taxonomy.concepts import concept
from askgov.taxonomy.identities import every, term
from askgov.taxonomy.rules import rules
from askgov.telling import gives_cause, lines_among, tells_why

_TAKEN_OVER = frozenset(name for identity in every() if identity.years for _, name in map(term, identity.right))
_FEW = 12  # organs and years whose broken identities are shown with a computation
_Prose = StatementEvidence | PassageEvidence | Decline
_Located = FigureEvidence | ComputeEvidence | CheckEvidence | EquationEvidence | StatementEvidence | PassageEvidence | Decline


@dataclass(frozen=True)
class Finder:
    """Looks plans up in one index."""

    store: FigureStore
    prose: ProseFinder
    records: Records

    def find(self, plan: Plan) -> Evidence:
        """The evidence for a plan, with every report and entity that it rests on."""
        match plan:
            case FigureQuery():
                return self._with_reports(self._figures(plan), plan.entities)
            case ComputeQuery(told=StatementQuery() as whole) if answers_with_figures(stated := self.prose.find(whole)):
                return self._with_reports(self._doubted(stated), whole.entities)
            case ComputeQuery():
                return self._with_reports(self._computed(plan), [term.entity for term in (*plan.terms, *plan.bases)])
            case CheckQuery():
                return self._with_reports(self._checked(plan), plan.entities)
            case EquationQuery():
                return self._with_reports(self._equated(plan), [side.term.entity for side in plan.left])
            case StatementQuery() | PassageQuery():
                return self._with_reports(self._doubted(self.prose.find(plan)), plan.entities)
            case CollectionQuery():
                return Evidence(found=self._held(plan))
            case DefinitionQuery():
                return Evidence(found=DefinitionEvidence(query=plan))
            case Decline():
                told = self.prose.told_in(plan.told_in) if plan.told_in is not None else None
                return self._with_reports(told, told.query.entities) if told is not None else Evidence(found=plan)

    def _figures(self, query: FigureQuery) -> FigureEvidence:
        places = [(entity_id, year) for entity_id in query.entities for year in query.years]
        lookups = self._lookups(places, query.scope, query.concepts)
        if query.successive:  # a year without a report of any name is told once
            there = {year: [id_ for id_, of in places if of == year and lookups[id_, year].report is not None] for year in query.years}
            places = [(id_, year) for id_, year in places if id_ in (there[year] or query.entities[-1:])]
        cells: list[Cell] = []
        for place in places:
            for concept_id in query.concepts:
                columns: tuple[Applicant | None, ...] = query.applicants if concept(concept_id).applicant_dimension else (None,)
                cells += [lookups[place].cell(concept_id, column) for column in columns]
        statements = self._beside(query.beside) if query.beside is not None else ()
        return FigureEvidence(
            query=query, cells=tuple(cells), findings=self._findings(cells), statements=statements,
            agreeing=agreeing(self.store, cells) if query.compares else (), instead=said_instead(self.store, cells, lookups),
            reason=self._reason(query.why, query.concepts),
        )  # fmt: skip

    def _beside(self, query: StatementQuery) -> tuple[Statement, ...]:
        """The figures of prose asked for beside cells; where other words of the question speak against them, by their own names alone."""
        named = query.model_copy(update={"question": f"{'、'.join(query.terms)}多少", "about": ""})
        return self.prose.fitting(query) or self.prose.anchored(query) or self.prose.fitting(named)

    def _reason(self, why: PassageQuery | None, concepts: Sequence[str]) -> PassageEvidence | None:
        """The passages that tell why a figure is what it is; those that merely speak of it are none. ``concepts``: what is counted."""
        told = self.prose.of_text(why) if why is not None else None
        if why is None or told is None:
            return told
        causes = tuple(chunk for chunk in told.chunks if gives_cause(why.question, chunk)) if told.sufficient else ()
        if not causes and concepts:
            lines = lines_among("".join(concept(id_).label for id_ in concepts))
            theirs = self.store.chunks(self.store.chunk_ids(entities=why.entities, years=why.years)) if why.entities and why.years else ()
            causes = tuple(chunk for chunk in theirs if tells_why(lines, chunk))
        if not causes and not told.sufficient:
            return told
        return PassageEvidence(query=told.query, chunks=causes, sufficient=bool(causes))

    def _checked(self, query: CheckQuery) -> CheckEvidence:
        reports = sorted(self.store.reports_of(query.entities, query.years), key=lambda report: (report.entity_id, report.year, report.id))
        ids = tuple(report.id for report in reports)
        findings = speaking_against(self.store, reports)
        if query.families:
            findings = tuple(f for f in findings if f.rule in rules() and rules()[f.rule].family in query.families)
        if query.concepts:
            lines = self.store.figures_in(reports, with_parts(query.concepts))
            cells = {(f.source.report_id, f.source.block, f.source.cell) for f in lines}
            findings = tuple(f for f in findings if any((op.report_id, op.block, op.cell) in cells for op in f.operands))
        near = sorted({year + step for year in query.years for step in (-1, 0, 1)})
        held = {(report.entity_id, report.year, report.scope) for report in self.store.reports_of(query.entities, near)}
        beside = tuple(r.id for r in reports if {(r.entity_id, r.year + step, r.scope) for step in (-1, 1)} & held)
        checked = CheckEvidence(
            query=query, report_ids=ids, findings=findings, current=self.store.checked, tabled=tuple(self.store.tabled(ids)), beside=beside
        )
        if query.wide and (len(query.entities) > 1 or query.families != ("跨年",)):
            return checked  # of one organ it is told what each year hands on to the next
        lookups = self._lookups([(report.entity_id, report.year) for report in reports], None, BALANCE).values()
        balances = [tuple(lookup.cell(line, Applicant.TOTAL) for line in BALANCE) for lookup in lookups]
        whole = tuple((a, b, c, d) for a, b, c, d in balances if all(isinstance(cell, Found) for cell in (a, b, c, d)))
        return checked.model_copy(update={"balances": whole})

    def _computed(self, query: ComputeQuery) -> ComputeEvidence:
        terms = (*query.terms, *query.bases)
        concepts = tuple(dict.fromkeys(id_ for term in terms for id_ in (term.concept, *term.also)))
        places = dict.fromkeys((term.entity, term.year) for term in terms)
        lookups = self._lookups(places, query.scope, concepts, {term.applicant for term in terms})
        cells = [lookups[term.entity, term.year].together((term.concept, *term.also), term.applicant) for term in terms]
        shown = cells if len(places) <= _FEW else []
        count = len(query.terms)
        findings = tuple(finding for finding in self._findings(shown) if _is_told(finding))
        return ComputeEvidence(
            query=query,
            cells=tuple(cells[:count]),
            bases=tuple(cells[count:]),
            findings=findings,
            reason=self._reason(query.why, concepts),
        )

    def _equated(self, query: EquationQuery) -> EquationEvidence:
        terms = [side.term for side in (*query.left, *query.right)]
        concepts = tuple(dict.fromkeys(term.concept for term in terms))
        lookups = self._lookups([(term.entity, term.year) for term in terms], None, concepts)
        cells = tuple(lookups[term.entity, term.year].cell(term.concept, term.applicant) for term in terms)
        return EquationEvidence(query=query, left=cells[: len(query.left)], right=cells[len(query.left) :])

    def _held(self, query: CollectionQuery) -> CollectionEvidence:
        reports = [r for id_ in query.entities for r in self.store.reports(entity_id=id_)] if query.entities else self.store.reports()
        years: dict[str, set[int]] = {}
        for report in reports:
            years.setdefault(report.entity_id, set()).add(report.year)
        names = self.records.names(years)
        return CollectionEvidence(query=query, held=tuple(sorted((names[id_], tuple(sorted(of))) for id_, of in years.items())))

    def _lookups(
        self, places: Iterable[tuple[str, int]], scope: Scope | None, concepts: Sequence[str], columns: Collection[Applicant | None] = ()
    ) -> dict[tuple[str, int], Lookup]:
        """The cells of several organs and years, in one query for the reports and one for the figures.

        ``columns``: the applicants asked for; all of them are read where that may take their sum.
        """
        wanted = tuple(dict.fromkeys(places))
        entities, years = tuple(dict.fromkeys(id_ for id_, _ in wanted)), tuple(sorted({year for _, year in wanted}))
        reports: dict[tuple[str, int], list[Report]] = {}
        for report in self.store.reports_of(entities, years, scope):
            reports.setdefault((report.entity_id, report.year), []).append(report)
            self.records.keep(report)
        only = {place: found[0] for place, found in reports.items() if len(found) == 1}  # the plan leaves no choice of scope open
        kept = () if not columns or Applicant.ORGANISATIONS in columns else {*columns, None}
        read = self.store.figures_in(tuple(only.values()), with_parts(concepts), kept)
        if kept and any(figure.applicant is Applicant.TOTAL and figure.state is State.BLANK for figure in read):
            read = self.store.figures_in(tuple(only.values()), with_parts(concepts))
        figures: dict[str, list[Figure]] = {}
        for figure in read:
            figures.setdefault(figure.source.report_id, []).append(figure)
        return {place: _lookup(place, only.get(place), figures) for place in wanted}

    def _findings(self, cells: Iterable[Cell]) -> tuple[Finding, ...]:
        """What speaks against the shown cells."""
        shown = {(f.source.report_id, f.source.block, f.source.cell): f for cell in cells for f in figures_of(cell)}
        reports = self.records.reports(sorted({key[0] for key in shown}))
        taken_over = any(figure.concept in _TAKEN_OVER for figure in shown.values())
        found = speaking_against(self.store, reports, taken_over=taken_over) if shown else ()
        return tuple(f for f in found if any((op.report_id, op.block, op.cell) in shown for op in f.operands))

    def _doubted(self, found: _Prose) -> _Prose:
        """With what speaks against the figures in prose that are shown."""
        shown = [s.source for s in (*found.statements, *found.near)] if isinstance(found, StatementEvidence) else []
        if not shown or not isinstance(found, StatementEvidence):
            return found
        held = [f for f in self.store.upheld(sorted({s.report_id for s in shown})) if _is_told(f)]
        told = tuple(f for f in held if any(_same_place(op, source) for op in f.operands for source in shown))
        return found.model_copy(update={"findings": told}) if told else found

    def _with_reports(self, found: _Located, entities: Sequence[str]) -> Evidence:
        reports = self.records.reports(report_ids(found))
        organs = self.records.entities((*entities, *(report.entity_id for report in reports)))
        return Evidence(found=found, reports=reports, entities=tuple(organ for _, organ in sorted(organs.items())))


def answers_with_figures(found: StatementEvidence | PassageEvidence | Decline) -> bool:
    """Whether figures of the prose were found that answer."""
    return isinstance(found, StatementEvidence) and bool(found.statements)


def _is_told(finding: Finding) -> bool:
    """Whether it is told beside any figure: a note only where staff looked at it."""
    return finding.severity is not Severity.NOTE or finding.explained


def _same_place(one: Provenance, other: Provenance) -> bool:
    """Whether two pieces of prose share characters."""
    if one.report_id != other.report_id or one.block != other.block or one.span is None or other.span is None:
        return False
    return one.span[0] < other.span[1] and other.span[0] < one.span[1]


def _lookup(place: tuple[str, int], report: Report | None, figures: Mapping[str, Sequence[Figure]]) -> Lookup:
    return Lookup(*place, report, figures.get(report.id, ()) if report else ())
