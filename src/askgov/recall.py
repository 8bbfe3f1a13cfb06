"""A turn that speaks of the figures of the turns before: 两家加一块, 这三个数, 占办结的多少, 降了百分之几, 2025年这个比例呢.

The plan is made from the plans before, by ids; what the new turn names takes the place of one slot. Whatever it does not fit is left to
be read as text.
"""

import re
from collections.abc import Callable, Sequence

from askgov.domain import Applicant, Axis, ComputeQuery, FigureQuery, Operation, Plan, Term
from askgov.operations.bases import default_base
from askgov.question.reading import Reading
from askgov.taxonomy.concepts import concept

MOST = 4  # turns that can be spoken of together
_NUMBERS = {"两": 2, "俩": 2, "二": 2, "2": 2, "三": 3, "仨": 3, "3": 3, "四": 4, "4": 4}
_THESE = re.compile(
    r"(?:这|那|上面|前面|刚才)?(?P<n>[两俩二三仨四234])(?:家|个|者|项|年|类|边|头|组)?(?:数字|数|单位|部门|机关|局|县)?(?P<rest>.*)$"
)
_ADDED = re.compile(r"合计|总共|一共|加起来|合起来|合一起|拢共|之和|总和|相加|共计|共(?=多少|几)")
_AGAINST = (Operation.DIFFERENCE, Operation.GROWTH, Operation.RATIO)


def recalled(reading: Reading, plan: Plan | None, recent: Sequence[FigureQuery], ids: Sequence[str]) -> Plan | None:
    """The plan of a turn that goes on from the figures before; None for any other turn.

    ``plan`` is the plan before, ``recent`` the last figure plans of the same thread, oldest first, ``ids`` the organs that the turn names.
    """
    if reading.residue or reading.strangers or reading.absent or reading.group is not None or reading.excluded.spans:
        return None
    if (together := _together(reading, recent, ids)) is not None:
        return together
    if isinstance(plan, FigureQuery):
        return _share_of(reading, plan, ids)
    return _shifted(reading, plan, ids) if isinstance(plan, ComputeQuery) else None


def _together(reading: Reading, recent: Sequence[FigureQuery], ids: Sequence[str]) -> FigureQuery | ComputeQuery | None:
    """两家加一块, 三年总共, 换成云岭县2024年，这三个数分别是: the last figures as one list, of another organ or year where one is named."""
    match = _THESE.search(_bare(reading))
    apart = bool(set(reading.operators) & {"difference", "compare"})
    if match is None or reading.concepts.slots or (reading.operators and not apart) or reading.order.order or len(recent) < 2:
        return None
    for count in range(2, min(len(recent), MOST) + 1):
        last = recent[-count:]
        union = _union(last, total=_ADDED.search(match["rest"]) is not None)
        if union is not None and _size(union) == _NUMBERS[match["n"]]:
            if apart:
                return _set_apart(union)
            years = reading.year_list or union.years
            entities = tuple(ids) or union.entities
            return union.model_copy(update={"years": years, "entities": entities})
    return None


def _set_apart(union: FigureQuery) -> ComputeQuery | None:
    """两个县差几件: the last two figures against one another."""
    terms = _terms(union)
    one_unit = len({concept(term.concept).unit for term in terms}) == 1
    if len(terms) != 2 or not one_unit:
        return None
    axis: Axis = (
        "entity" if len(union.entities) > 1 else "year" if len(union.years) > 1 else "concept" if len(union.concepts) > 1 else "applicant"
    )
    return ComputeQuery(operation=Operation.COMPARE, terms=terms, axis=axis, scope=union.scope)


def _bare(reading: Reading) -> str:
    """The turn without the organs and years that it names."""
    spans = [(organ.start, organ.end) for organ in reading.organs] + [(year.start, year.end) for year in reading.years]
    taken = {at for start, end in spans for at in range(start, end)}
    return "".join(char for at, char in enumerate(reading.text) if at not in taken)


def _union(queries: Sequence[FigureQuery], *, total: bool) -> FigureQuery | None:
    """Several plans as one that lists all their figures, where they differ in one slot; None where they differ in more."""
    entities, years, concepts, columns = (
        tuple(dict.fromkeys(item for query in queries for item in getattr(query, name)))
        for name in ("entities", "years", "concepts", "applicants")
    )
    if sum(len(slot) > 1 for slot in (entities, years, concepts, columns)) != 1 or len({query.scope for query in queries}) > 1:
        return None
    one_unit = len({concept(id_).unit for id_ in concepts}) == 1
    nested = any(part in concepts for id_ in concepts for part in concept(id_).parts)
    addable = one_unit and not nested and (len(years) == 1 or all(concept(id_).additive for id_ in concepts))
    return queries[-1].model_copy(
        update={
            "operation": Operation.LIST, "entities": entities, "years": tuple(sorted(years)), "concepts": concepts, "applicants": columns,
            "total": total and addable, "claim": None,
        }
    )  # fmt: skip


def _size(query: FigureQuery) -> int:
    return len(query.entities) * len(query.years) * len(query.concepts) * len(query.applicants)


def _share_of(reading: Reading, before: FigureQuery, ids: Sequence[str]) -> ComputeQuery | None:
    """占办结的多少, 占全县的几成, 占比呢 after a single figure: its share of the line or of the organ named, or of its natural whole."""
    asked = "share" in reading.operators and not set(reading.operators) - {"share"} and not reading.years
    if len(ids) > 1 or (ids and reading.concepts.slots) or tuple(ids) == before.entities:
        return None
    if not asked or reading.applicants or reading.order.order or len(reading.concepts.slots) > 1:
        return None
    terms = _terms(before)
    bases = []
    for term in terms:
        if ids:
            base = term.model_copy(update={"entity": ids[0]})
        elif reading.concepts.slots:
            whole = reading.concepts.slots[0].default
            column = Applicant.TOTAL if whole and concept(whole).applicant_dimension else None
            base = term.model_copy(update={"concept": whole, "applicant": column}) if whole else term
        else:
            base = default_base(term) or term
        if base == term or concept(base.concept).unit != concept(term.concept).unit:
            return None
        bases.append(base)
    if len(terms) > 1 and len(before.concepts) > 1 and len(set(bases)) == 1 and before.total:
        first, *others = terms  # 这俩合起来呢 … 占办结的百分之几
        terms = (first.model_copy(update={"also": tuple(term.concept for term in others)}),)
        bases = bases[:1]
    if len(terms) != 1:
        return None
    return ComputeQuery(
        operation=Operation.SHARE,
        measure=Operation.SHARE,
        terms=terms,
        bases=tuple(bases),
        axis="entity" if ids else "year",
        scope=before.scope,
    )


def _terms(query: FigureQuery) -> tuple[Term, ...]:
    return tuple(
        Term(concept=id_, entity=entity, year=year, applicant=column if concept(id_).applicant_dimension else None)
        for entity in query.entities
        for year in query.years
        for id_ in query.concepts
        for column in query.applicants
    )


def _shifted(reading: Reading, before: ComputeQuery, ids: Sequence[str]) -> ComputeQuery | None:
    """The same computation of another organ or another year, or as a difference, a growth or a ratio instead."""
    entities = {term.entity for term in (*before.terms, *before.bases)}
    if before.group or before.focus is not None or before.threshold or not before.bases or (ids and len(entities) != 1):
        return None
    if reading.concepts.slots or reading.applicants or reading.order.order or reading.order.threshold or len(before.terms) != 1:
        return None
    words = set(reading.operators)
    measures = [Operation(word) for word in ("difference", "growth", "ratio") if word in words]
    kept = before.measure is Operation.SHARE and words <= {"share"}
    if (measures and (len(measures) > 1 or before.measure not in _AGAINST)) or (words - {m.value for m in measures} and not kept):
        return None
    if not (measures or ids or reading.years):
        return None
    change = _another_year(reading, before)
    if change is None:
        return None
    entity = ids[0] if len(ids) == 1 else None
    if ids and entity is None:
        return None

    def moved(term: Term) -> Term:
        return term.model_copy(update={"year": change(term.year), "entity": entity or term.entity})

    measure = measures[0] if measures else before.measure
    operation = measure if before.operation in (*_AGAINST, Operation.SHARE) else before.operation
    return before.model_copy(
        update={
            "measure": measure, "operation": operation,
            "terms": tuple(moved(term) for term in before.terms), "bases": tuple(moved(term) for term in before.bases),
        }
    )  # fmt: skip


def _another_year(reading: Reading, before: ComputeQuery) -> Callable[[int], int] | None:
    """How the years of the computation move: all by as much as its last year does; None where that is open."""
    if not reading.years:
        return lambda year: year
    if len(reading.year_list) != 1:
        return None
    last = max(term.year for term in (*before.terms, *before.bases))
    first = min(term.year for term in (*before.terms, *before.bases))
    if last - first > 1:
        return None
    step = reading.year_list[0] - last
    return lambda year: year + step
