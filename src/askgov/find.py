"""Plan → Evidence: every figure from the truth store, passages from the search indexes. Nothing is composed or guessed here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from askgov.anchors import anchored
from askgov.cross_checks import cross_checked, cross_checked_reports, said_instead
from askgov.disagreements import BALANCE
from askgov.domain import (
    Applicant,
    CheckQuery,
    ComputeQuery,
    Decline,
    DefinitionQuery,
    Entity,
    EquationQuery,
    Figure,
    FigureQuery,
    Finding,
    Operation,
    PassageQuery,
    Plan,
    Report,
    Scope,
    Severity,
    Statement,
    StatementQuery,
)
from askgov.domain.evidence import (
    Cell,
    CheckEvidence,
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
from askgov.either import of_either, said_by_others, which_report
from askgov.lookup import Lookup, with_parts
from askgov.neighbours import apart, of_another
from askgov.outstanding import nearest_of
from askgov.passages import LARGE, Holding, PassageFinder, Search
from askgov.plan_prose import TABLES_ONLY
from askgov.prose_sums import extreme, of_parts, of_years, share
from askgov.question.overlap import pairs, weight
from askgov.sentences import rest_of, sentence_for
from askgov.spoken import Spoken
from askgov.statements import best_statements
from askgov.store.figures import FigureStore
from askgov.taxonomy.concepts import concept
from askgov.topics import with_topics
from askgov.turning import other_end

_HOLDING = 400  # passages that hold the words asked for …
_POOLED = 40  # … and reports looked through of theirs
_FEW = 12  # organs and years whose broken identities are shown with a computation
_Located = FigureEvidence | ComputeEvidence | CheckEvidence | EquationEvidence | StatementEvidence | PassageEvidence | Decline


@dataclass(frozen=True)
class Finder:
    """Looks plans up in one index."""

    store: FigureStore
    search: Search
    holding: Holding
    organs: Mapping[str, Entity]  # those known when the question came, by id
    _reports: dict[str, Report] = field(default_factory=dict)  # read so far for this question, by id

    def find(self, plan: Plan) -> Evidence:
        """The evidence for a plan, with every report and entity that it rests on."""
        match plan:
            case FigureQuery():
                return self._with_reports(self._figures(plan), plan.entities)
            case ComputeQuery():
                return self._with_reports(self._computed(plan), [term.entity for term in (*plan.terms, *plan.bases)])
            case CheckQuery():
                return self._with_reports(self._checked(plan), plan.entities)
            case EquationQuery():
                return self._with_reports(self._equated(plan), [side.term.entity for side in plan.left])
            case StatementQuery() | PassageQuery():
                return self._with_reports(self._in_prose(plan), plan.entities)
            case DefinitionQuery():
                return Evidence(found=DefinitionEvidence(query=plan))
            case Decline():
                return Evidence(found=plan)

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
        statements = (self._fitting(query.beside) or self._anchored(query.beside)) if query.beside is not None else ()
        crossed = cross_checked(self.store, cells)
        return FigureEvidence(
            query=query, cells=tuple(cells), findings=(*self._findings(cells), *crossed.findings), statements=statements,
            agreeing=crossed.agreeing, instead=said_instead(self.store, cells, lookups),
            reason=self._of_text(query.why) if query.why is not None else None,
        )  # fmt: skip

    def _checked(self, query: CheckQuery) -> CheckEvidence:
        reports = [r for id_ in query.entities for year in query.years for r in self.store.reports(entity_id=id_, year=year)]
        within = [finding for report in reports for finding in self.store.findings(report_id=report.id)]
        findings = (*within, *cross_checked_reports(self.store, reports))
        lookups = self._lookups([(report.entity_id, report.year) for report in reports], None, BALANCE).values()
        balances = [tuple(lookup.cell(line, Applicant.TOTAL) for line in BALANCE) for lookup in lookups]
        return CheckEvidence(
            query=query, report_ids=tuple(report.id for report in reports), findings=findings,
            balances=tuple((a, b, c, d) for a, b, c, d in balances if all(isinstance(cell, Found) for cell in (a, b, c, d))),
        )  # fmt: skip

    def _computed(self, query: ComputeQuery) -> ComputeEvidence:
        terms = (*query.terms, *query.bases)
        concepts = tuple(dict.fromkeys(id_ for term in terms for id_ in (term.concept, *term.also)))
        places = dict.fromkeys((term.entity, term.year) for term in terms)
        lookups = self._lookups(places, query.scope, concepts)
        cells = [lookups[term.entity, term.year].together((term.concept, *term.also), term.applicant) for term in terms]
        shown = cells if len(places) <= _FEW else []
        count = len(query.terms)
        doubts = [finding for finding in cross_checked(self.store, shown).findings if finding.severity is not Severity.NOTE]
        findings = (*self._findings(shown), *doubts)
        return ComputeEvidence(query=query, cells=tuple(cells[:count]), bases=tuple(cells[count:]), findings=findings)

    def _equated(self, query: EquationQuery) -> EquationEvidence:
        terms = [side.term for side in (*query.left, *query.right)]
        concepts = tuple(dict.fromkeys(term.concept for term in terms))
        lookups = self._lookups([(term.entity, term.year) for term in terms], None, concepts)
        cells = tuple(lookups[term.entity, term.year].cell(term.concept, term.applicant) for term in terms)
        return EquationEvidence(query=query, left=cells[: len(query.left)], right=cells[len(query.left) :])

    def _lookups(self, places: Iterable[tuple[str, int]], scope: Scope | None, concepts: Sequence[str]) -> dict[tuple[str, int], Lookup]:
        """The cells of several organs and years, in one query for the reports and one for the figures."""
        wanted = tuple(dict.fromkeys(places))
        entities, years = tuple(dict.fromkeys(id_ for id_, _ in wanted)), tuple(sorted({year for _, year in wanted}))
        reports: dict[tuple[str, int], list[Report]] = {}
        for report in self.store.reports_of(entities, years, scope):
            reports.setdefault((report.entity_id, report.year), []).append(report)
            self._reports[report.id] = report
        only = {place: found[0] for place, found in reports.items() if len(found) == 1}  # the plan leaves no choice of scope open
        figures: dict[str, list[Figure]] = {}
        for figure in self.store.figures_of(entities, years, with_parts(concepts), scope) if only else ():
            figures.setdefault(figure.source.report_id, []).append(figure)
        return {place: _lookup(place, only.get(place), figures) for place in wanted}

    def _findings(self, cells: Iterable[Cell]) -> tuple[Finding, ...]:
        """Broken identities that a shown cell is part of."""
        shown = {(f.source.report_id, f.source.block, f.source.cell) for cell in cells for f in figures_of(cell)}
        found = self.store.findings_of(sorted({key[0] for key in shown})) if shown else ()
        return tuple(f for f in found if any((op.report_id, op.block, op.cell) in shown for op in f.operands))

    def _statements(self, query: StatementQuery) -> StatementEvidence | PassageEvidence | Decline:
        if query.operation is not None and (found := self._calculated(query)) is not None:
            return found
        if query.operation is Operation.DIFFERENCE:
            query = query.model_copy(update={"growth": True})  # the change may be stated
        statements = self._with_rest(query, self._fitting(query))
        if statements:
            return self._which_report(query, statements) or StatementEvidence(query=query, statements=statements)
        if found := self._of_place(query):
            return found
        if own := self._topical(query):
            return self._which_report(query, own) or StatementEvidence(query=query, statements=own)
        if near := self._near(query):
            return self._which_report(query, near) or StatementEvidence(query=query, statements=(), near=near)
        wanted = PassageQuery(
            entities=query.entities, years=query.years, terms=query.terms, subjects=query.subjects, question=query.question,
            about=query.about, fallback=query.fallback, section=query.section, by_meaning=query.by_meaning, notes=query.notes,
        )  # fmt: skip
        passages = self._of_text(wanted)
        nearest = nearest_of(query, self._pool(query), self.store, self.search)
        enough = passages.sufficient and not query.number
        return passages if enough else StatementEvidence(query=query, statements=(), passages=passages.chunks, near=nearest)

    def _fitting(self, query: StatementQuery) -> tuple[Statement, ...]:
        pool = self._pool(query)
        found = best_statements(query, pool, self._homes(s.report_id for s in pool) if query.subjects else {})
        return apart(query, [s for s in found if not (other_end(query.question, s) or of_another(query, s, pool))])

    def _anchored(self, query: StatementQuery) -> tuple[Statement, ...]:
        pool = self._pool(query)
        return tuple(s for s in anchored(query, pool) if not (other_end(query.question, s) or of_another(query, s, pool)))

    def _topical(self, query: StatementQuery) -> tuple[Statement, ...]:
        """What the question's words single out together with the topic of a stretch and the name of its organ."""
        if not (query.free and query.number) or query.subjects or query.growth:
            return ()
        pool = self._pool(query.model_copy(update={"entities": (*query.entities, *query.wider)}))
        reports = self._reports_of(tuple(dict.fromkeys(s.report_id for s in pool)))
        organs = self._entities(report.entity_id for report in reports)
        names = {report.id: (organ := organs[report.entity_id]).name.removeprefix(organ.place) for report in reports}
        ids = self.store.chunk_ids(entities=tuple(organs), years=tuple({report.year for report in reports}))
        told = with_topics(pool, self.store.chunks(ids), names)
        fitting = [s.id for s in anchored(query, told) if not (other_end(query.question, s) or of_another(query, s, told))]
        return tuple(s for s in pool if s.id in fitting)

    def _calculated(self, query: StatementQuery) -> StatementEvidence | Decline | None:
        """What the question asks to compute from figures in prose; None where a figure that is stated may answer as well."""
        stated: tuple[Statement, ...] = ()
        match query.operation:
            case Operation.SUM | Operation.DIFFERENCE if query.subjects:
                stated = self._fitting(query)
                computed = of_parts(query, stated)
            case Operation.DIFFERENCE:
                of_each = {year: query.model_copy(update={"years": (year,), "operation": None}) for year in query.years}
                computed = of_years({year: self._fitting(one) or self._anchored(one) for year, one in of_each.items()})
            case Operation.SHARE:
                stated = self._fitting(query)
                computed = None if stated else share(query, self._pool(query))
            case _:
                computed = extreme(query, self._pool(query))
        if computed is not None:
            return StatementEvidence(query=query, statements=computed.operands, computed=computed)
        return None if stated or query.fallback != TABLES_ONLY else Decline(reason="unsupported", message=TABLES_ONLY)

    def _with_rest(self, query: StatementQuery, found: tuple[Statement, ...]) -> tuple[Statement, ...]:
        """With what the other clauses of the question ask for and the same sentence holds, in the order of the text."""
        more = rest_of(query, found, self._pool(query)) if found else ()
        return tuple(sorted((*found, *more), key=lambda s: (s.report_id, int(s.id.rpartition(":")[2])))) if more else found

    def _near(self, query: StatementQuery) -> tuple[Statement, ...]:
        """The figures of the one sentence that the question is surely about; for a place, also of a report of its other organs."""
        own = sentence_for(query, self._pool(query)) if query.entities else ()
        wider = query.model_copy(update={"entities": (*query.entities, *query.wider)})
        other = sentence_for(query, self._pool(wider)) if query.entities and query.wider and not own else ()
        return own or (other if all(s.concept is None for s in other) else ())  # of what every organ counts, another's is not told

    def _pool(self, query: StatementQuery) -> tuple[Statement, ...]:
        """What is looked through: all figures in prose of the organs and years asked for.

        Where no organ is named, a large index is looked through only where the organ spoken of, or else the words of the question, stand.
        """
        if query.entities or self.store.arrived <= LARGE:
            return self.store.statements(entities=query.entities, years=query.years)
        texts = [name for subject in query.subjects for name in Spoken(subject).names] or query.terms
        chunks = self.store.chunks(self.holding(texts, _HOLDING))
        reports = self._reports_of(tuple(dict.fromkeys(chunk.report_id for chunk in chunks)))
        return self.store.statements_of([report.id for report in reports if not query.years or report.year in query.years][:_POOLED])

    def _homes(self, report_ids: Iterable[str]) -> dict[str, str]:
        """The place that each of some reports is about."""
        reports = self._reports_of(tuple(set(report_ids)))
        organs = self._entities(report.entity_id for report in reports)
        return {report.id: organs[report.entity_id].place for report in reports}

    def _of_place(self, query: StatementQuery) -> StatementEvidence | Decline | None:
        """What the question's own words single out; where it names just a place, in the reports of all its organs.

        The figure of one organ is given for its place only where it is of a subject of its own (校车), not of what every organ counts.
        """
        if alone := self._with_rest(query, self._anchored(query)):
            return self._which_report(query, alone) or StatementEvidence(query=query, statements=alone)
        if not query.wider:
            return None
        wider = query.model_copy(update={"entities": query.wider})
        fitting = self._fitting(wider)
        own = self._anchored(wider) if not fitting else ()
        if fitting and not self._singled_out(fitting, wider):
            return self._said_by_others(query, fitting)
        return StatementEvidence(query=query, statements=fitting or own) if fitting or own else None

    def _singled_out(self, found: Sequence[Statement], wider: StatementQuery) -> bool:
        """Whether figures are of one report and of a subject that no other organ of the place writes of (applications are of all)."""
        counted = any(s.concept is not None or "申请" in "".join((s.label, *s.parent_labels)) for s in found)
        if len({s.report_id for s in found}) != 1 or counted or not wider.years:
            return False
        words = frozenset[str]().union(*(pairs(s.label) for s in found)) & pairs(" ".join(wider.terms))
        elsewhere = [s for s in self._pool(wider) if s.report_id != found[0].report_id]
        return any(weight([pair]) >= 1 and all(pair not in pairs(s.sentence) for s in elsewhere) for pair in words)

    def _said_by_others(self, query: StatementQuery, statements: Sequence[Statement]) -> Decline:
        reports = self._reports_of(tuple(dict.fromkeys(s.report_id for s in statements)))
        return said_by_others(query, reports, self._names((*query.entities, *(report.entity_id for report in reports))))

    def _which_report(self, query: StatementQuery, statements: Sequence[Statement]) -> Decline | None:
        reports = self._reports_of(tuple({s.report_id for s in statements}))
        return which_report(query, reports, self._names(report.entity_id for report in reports))

    def _in_prose(self, query: StatementQuery | PassageQuery) -> StatementEvidence | PassageEvidence | Decline:
        if query.undecided is not None:
            return of_either(query, self._names(query.entities), self._in_prose)
        return self._statements(query) if isinstance(query, StatementQuery) else self._of_text(query)

    def _names(self, ids: Iterable[str]) -> dict[str, str]:
        return {id_: entity.name for id_, entity in self._entities(ids).items()}

    def _of_text(self, query: PassageQuery) -> PassageEvidence:
        return PassageFinder(self.store, self.search, self.holding, self._homes).find(query)

    def _with_reports(self, found: _Located, entities: Sequence[str]) -> Evidence:
        reports = self._reports_of(report_ids(found))
        organs = self._entities((*entities, *(report.entity_id for report in reports)))
        return Evidence(found=found, reports=reports, entities=tuple(organ for _, organ in sorted(organs.items())))

    def _reports_of(self, ids: Sequence[str]) -> tuple[Report, ...]:
        """Reports by id, in the order asked; each is read once for a question."""
        unread = [id_ for id_ in ids if id_ not in self._reports]
        self._reports.update({report.id: report for report in self.store.reports_by_id(unread)} if unread else {})
        return tuple(self._reports[id_] for id_ in ids if id_ in self._reports)

    def _entities(self, ids: Iterable[str]) -> dict[str, Entity]:
        """Organs by id; one that came while the question was under way is read from the store."""
        wanted = set(ids)
        found = {id_: self.organs[id_] for id_ in wanted if id_ in self.organs}
        late = sorted(wanted - set(found))
        return found | ({entity.id: entity for entity in self.store.entities(late)} if late else {})


def _lookup(place: tuple[str, int], report: Report | None, figures: Mapping[str, Sequence[Figure]]) -> Lookup:
    return Lookup(*place, report, figures.get(report.id, ()) if report else ())
