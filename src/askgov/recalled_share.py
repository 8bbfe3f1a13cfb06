"""A turn that asks for the share of the figure before: 占办结的多少, 占全县的几成, 自然资源局占多少."""

import re
from collections.abc import Sequence

from askgov.domain import Applicant, Axis, ComputeQuery, FigureQuery, Operation, Term
from askgov.operations.bases import default_base
from askgov.question.reading import Reading
from askgov.taxonomy.concepts import concept
from askgov.taxonomy.organs import parse_organ
from askgov.taxonomy.parts import contains

_SHARE = re.compile(r"占|比例|比重|份额")
_OPEN = ("requests.received", "requests.carried_in")  # of what their share would be is open


def share_of(reading: Reading, before: FigureQuery, ids: Sequence[str]) -> ComputeQuery | None:
    """占办结的多少, 占全县的几成, 占比呢 after a single figure: its share of the line or of the organ named, or of its natural whole."""
    asked = "share" in reading.operators and not set(reading.operators) - {"share"} and not reading.years
    named = reading.concepts.slots if {slot.default for slot in reading.concepts.slots} != set(before.concepts) or not ids else ()
    if len(ids) > 1 or (ids and named) or tuple(ids) == before.entities:
        return None
    if asked and ids and len(before.entities) > 1 and (together := _of_several(reading, before, ids[0])) is not None:
        return together
    if asked and reading.applicants:
        return _of_column(reading, before)
    if not asked or reading.order.order or len(reading.concepts.slots) > 1:
        return None
    terms = terms_of(before)
    if reading.concepts.slots and reading.concepts.slots[0].start < reading.text.find("占"):  # 其中国家秘密占多少
        parts = [id_ for id_ in reading.concepts.slots[0].candidates if contains(terms[0].concept, id_)]
        if len(parts) != 1 or len(terms) != 1:
            return None
        piece = (terms[0].model_copy(update={"concept": parts[0]}),)
        return ComputeQuery(operation=Operation.SHARE, measure=Operation.SHARE, terms=piece, bases=terms, axis="year", scope=before.scope)
    bases = []
    for term in terms:
        if ids and reading.organs[0].start < reading.text.find("占"):  # 自然资源局占多少 after 全县
            if parse_organ(term.entity).kind != "government":
                return None
            base, term = term, term.model_copy(update={"entity": ids[0]})
            terms = (term,)
        elif ids:
            base = term.model_copy(update={"entity": ids[0]})
        elif reading.concepts.slots:
            whole = reading.concepts.slots[0].default
            column = Applicant.TOTAL if whole and concept(whole).applicant_dimension else None
            base = term.model_copy(update={"concept": whole, "applicant": column}) if whole else term
        else:
            base = term if term.concept in _OPEN and term.applicant in (None, Applicant.TOTAL) else default_base(term) or term
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


def _of_several(reading: Reading, before: FigureQuery, whole: str) -> ComputeQuery | None:
    """占全县的比例呢, after what two organs have together: their sum's share; None for figures that were not added."""
    terms = terms_of(before)
    alone = before.total and len(before.years) == len(before.concepts) == len(before.applicants) == 1 and whole not in before.entities
    if not alone or reading.applicants or reading.order.order:
        return None
    bases = (terms[0].model_copy(update={"entity": whole}),) * len(terms)
    return ComputeQuery(operation=Operation.SUM, measure=Operation.SHARE, terms=terms, bases=bases, axis="entity", scope=before.scope)


def _of_column(reading: Reading, before: FigureQuery) -> ComputeQuery | None:
    """其中自然人占比 after the number of all applicants, or of one column: the column's share of each whole figure."""
    columns = [Applicant(word) if word != "loose" else Applicant.NATURAL_PERSON for word in reading.applicants]
    whole = terms_of(before)
    if len(whole) == 1 and whole[0].applicant not in (None, Applicant.TOTAL):  # 律所提的几件 … 那自然人占百分之几
        whole = (whole[0].model_copy(update={"applicant": Applicant.TOTAL}),)
    share = _SHARE.search(reading.text)
    # 占企业的多少 is of the companies, not theirs
    behind = share is None or any(mark.start > share.start() for mark in reading.marks if mark.ids("applicant"))
    named = reading.concepts.slots or reading.organs or reading.order.order
    if behind or named or len(columns) != 1 or any(term.applicant is not Applicant.TOTAL for term in whole):
        return None
    parts = tuple(term.model_copy(update={"applicant": columns[0]}) for term in whole)
    axis: Axis = "entity" if len(before.entities) > 1 else "concept" if len(before.concepts) > 1 else "year"
    share_ = ComputeQuery(operation=Operation.SHARE, measure=Operation.SHARE, terms=parts, bases=whole, axis=axis, scope=before.scope)
    return share_.model_copy(update={"pooled": before.total and len(whole) > 1})  # 两年一共多少 … 其中自然人占比


def terms_of(query: FigureQuery) -> tuple[Term, ...]:
    """The figures of a plan, one by one."""
    return tuple(
        Term(concept=id_, entity=entity, year=year, applicant=column if concept(id_).applicant_dimension else None)
        for entity in query.entities
        for year in query.years
        for id_ in query.concepts
        for column in query.applicants
    )
