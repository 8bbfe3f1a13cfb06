"""From a wanted computation and settled slots to the figures it takes: terms, and their bases."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from askgov.domain import Applicant, Axis, ComputeQuery, Decline, Operation, Scope, Term
from askgov.operations.bases import contains, default_base
from askgov.operations.wanted import Wanted
from askgov.operations.wholes import whole_said
from askgov.question.reading import Reading
from askgov.taxonomy.concepts import concept

_COLUMNS = (
    Applicant.NATURAL_PERSON, Applicant.COMPANY, Applicant.RESEARCH, Applicant.NONPROFIT, Applicant.LEGAL_SERVICE, Applicant.OTHER_ORG,
)  # fmt: skip
_PERCENT_OF = r"(?:中|里|当中|里面)[,，]?(?:有)?(?:百分之(?:几|多少)|几成)是?"
_OF = re.compile(rf"占|在.{{1,24}}?(?:中|里|当中|里面?)(?:所)?占|{_PERCENT_OF}|(?<=的)是(?=[^,，。]{{1,16}}的(?:百分之|几成))")
_INSIDE = re.compile(r"(?:里面?|中|当中)[,，]")
_THAN = re.compile(r"比|较")
_BEHIND_THAN = re.compile(r"(?:比|较)$")
_AGAINST = (Operation.DIFFERENCE, Operation.GROWTH, Operation.RATIO, Operation.SHARE)
_UNCLEAR = "没有听懂要拿什么和什么{what}。请写明要比的和被比的，例如：某县教育局2024年新收申请比2023年{example}？"
_WORDS = {
    Operation.DIFFERENCE: ("相减", "多多少"),
    Operation.GROWTH: ("比增长", "增长百分之几"),
    Operation.RATIO: ("比倍数", "多几倍"),
    Operation.COMPARE: ("比较", "多吗"),
    Operation.SHARE: ("比占比", "占百分之几"),
}


@dataclass(frozen=True)
class Frame:
    """The slots of a computation: whose figures, of which years, lines and columns. Concepts and columns stand in the order named."""

    entities: tuple[str, ...]
    years: tuple[int, ...]
    concepts: tuple[str, ...]
    places: tuple[int, ...]  # where each concept stands in the question
    columns: tuple[Applicant, ...]
    column_places: tuple[int, ...]
    scope: Scope | None
    group: str = ""
    focus: str = ""  # the organ whose place in the group is asked for
    notes: tuple[str, ...] = ()
    nonzero: bool = False
    family: tuple[str, ...] = ()  # the lines set side by side where the question asks in which of them (哪种理由)
    together: bool = False  # the lines are added up before anything else: 许可和处罚合计最多的部门


def computation(wanted: Wanted, frame: Frame, reading: Reading) -> ComputeQuery | Decline:
    """The query, or the question back when it is open what is to be set against what."""
    axis = wanted.axis or _axis(frame)
    query = ComputeQuery(
        operation=wanted.operation, measure=wanted.measure, terms=(), axis=axis, most=wanted.most, top=wanted.top, nth=wanted.nth,
        threshold=wanted.threshold, pick=wanted.pick, median=wanted.median, group=frame.group, scope=frame.scope, notes=frame.notes,
        nonzero=frame.nonzero,
    )  # fmt: skip
    if wanted.measure is Operation.SHARE:
        return _shares(query, wanted, frame, reading)
    if wanted.measure in _AGAINST:
        return _changes(query, wanted, frame, reading)
    terms = _terms(frame, axis)
    if wanted.operation is Operation.COMPARE and len(terms) == 1 and frame.years:
        terms = (*terms, *_shifted(terms))
        query = query.model_copy(update={"axis": "year"})
    if not terms or not _is_single(frame, axis):
        return too_many()
    if len(terms) == 1 and wanted.operation in (Operation.EXTREME, Operation.RANK, Operation.COMPARE, Operation.AVERAGE):
        return _unclear(Operation.COMPARE)
    if wanted.operation is Operation.COMPARE and len(terms) != 2:
        query = query.model_copy(update={"operation": Operation.RANK})
    focus = next((i for i, term in enumerate(terms) if term.entity == frame.focus), None) if frame.focus else None
    return query.model_copy(update={"terms": terms, "focus": focus})


def _axis(frame: Frame) -> Axis:
    """The slot that holds several things."""
    if len(frame.entities) > 1:
        return "entity"
    if len(frame.columns) > 1 and len(frame.concepts) == 1:
        return "applicant"
    return "concept" if len(frame.concepts) > 1 and len(frame.years) == 1 and not frame.together else "year"


def _terms(frame: Frame, axis: Axis) -> tuple[Term, ...]:
    concepts, columns = frame.concepts, frame.columns
    if frame.together:
        first, also = concepts[0], concepts[1:]
        column = columns[0] if concept(first).applicant_dimension else None
        return tuple(Term(concept=first, also=also, entity=e, year=y, applicant=column) for e in frame.entities for y in frame.years)
    if axis == "concept" and len(concepts) == 1:
        concepts = frame.family or concepts
    if axis == "applicant" and len(columns) == 1:
        columns = _COLUMNS
    return tuple(
        Term(concept=id_, entity=entity, year=year, applicant=column if concept(id_).applicant_dimension else None)
        for entity in frame.entities
        for year in frame.years
        for id_ in concepts
        for column in columns
    )


def _is_single(frame: Frame, axis: Axis) -> bool:
    """Whether all slots but the axis hold one thing."""
    sizes = {
        "entity": len(frame.entities),
        "year": len(frame.years),
        "concept": 1 if frame.together else len(frame.concepts),
        "applicant": len(frame.columns),
    }
    return all(size == 1 for name, size in sizes.items() if name != axis)


def _shifted(terms: Sequence[Term]) -> tuple[Term, ...]:
    """The same figures of the year before."""
    return tuple(term.model_copy(update={"year": term.year - 1}) for term in terms)


def _changes(query: ComputeQuery, wanted: Wanted, frame: Frame, reading: Reading) -> ComputeQuery | Decline:
    """Differences, growth and ratios: two years, two organs, two lines, two columns, or a year and the one before it."""
    ranked = wanted.operation not in _AGAINST
    if query.axis == "entity" and (ranked or frame.group):
        if len(frame.years) not in (1, 2) or len(frame.concepts) != 1 or len(frame.columns) != 1:
            return too_many()
        last, first = frame.years[-1], frame.years[0] if len(frame.years) == 2 else frame.years[-1] - 1
        terms, bases = _of_year(frame, last), _of_year(frame, first)
        return query.model_copy(update={"terms": terms, "bases": bases})
    if not _is_single(frame, query.axis):
        return too_many()
    terms = _terms(frame, query.axis)
    if query.axis == "year":
        return _over_years(query, wanted, terms, reading)
    if len(terms) != 2:
        return _unclear(wanted.measure)
    term, base = reversed(terms) if query.axis == "entity" and _base_is_named_first(reading) else terms
    return query.model_copy(update={"operation": wanted.measure, "terms": (term,), "bases": (base,)})


def _base_is_named_first(reading: Reading) -> bool:
    """比财政局多几件，公安局2024年的处罚: what is compared is said after what it is compared with."""
    behind = [_BEHIND_THAN.search(reading.text, 0, organ.start) is not None for organ in reading.organs]
    return behind[:1] == [True] and not all(behind)


def _of_year(frame: Frame, year: int) -> tuple[Term, ...]:
    return _terms(replace(frame, years=(year,)), "entity")


def _over_years(query: ComputeQuery, wanted: Wanted, terms: Sequence[Term], reading: Reading) -> ComputeQuery | Decline:
    """One year against the one before, the last against the first, or each against its predecessor."""
    if wanted.operation is Operation.COMPARE:  # 相比2022年增幅多大
        query = query.model_copy(update={"operation": wanted.measure})
        wanted = replace(wanted, operation=wanted.measure)
    if len(terms) == 1:
        return query.model_copy(update={"terms": tuple(terms), "bases": _shifted(terms)})
    if wanted.operation not in _AGAINST or (wanted.each_year and len(terms) > 2):
        if wanted.operation in _AGAINST:
            query = query.model_copy(update={"operation": wanted.measure})
        return query.model_copy(update={"terms": tuple(terms[1:]), "bases": tuple(terms[:-1])})
    first, last = terms[0], terms[-1]
    if len(terms) == 2 and _earlier_is_asked(reading):
        first, last = last, first
    return query.model_copy(update={"terms": (last,), "bases": (first,)})


def _earlier_is_asked(reading: Reading) -> bool:
    """2023年比2024年少多少: the earlier year is what is asked about."""
    named = [(mention.start, mention.years[0]) for mention in reading.years if len(mention.years) == 1]
    than = _THAN.search(reading.text)
    return len(named) == 2 and than is not None and named[0][0] < than.start() < named[1][0] and named[0][1] < named[1][1]


def _shares(query: ComputeQuery, wanted: Wanted, frame: Frame, reading: Reading) -> ComputeQuery | Decline:
    """What is taken of what: said (A占B), a part of the other, or the natural whole."""
    whole = whole_said(reading)
    if whole.organs > 1 or whole.unclear or not may_be_added(tuple(dict.fromkeys(whole.concepts))):
        return too_many()
    if len(set(whole.concepts)) > 1:
        if not whole.plain:
            return too_many()
        return _of_sum(query, replace(frame, together=False), tuple(dict.fromkeys(whole.concepts)), reading)
    if (of := _OF.search(reading.text)) and len(frame.entities) == 2 and not frame.group and len(frame.concepts) == len(frame.years) == 1:
        return _of_organs(query, frame, reading, of.start())
    if whole.concepts and set(frame.concepts) == set(whole.concepts) and frame.columns == (Applicant.TOTAL,):
        return _unclear(Operation.SHARE)  # the part was not understood
    concepts, base = _part_and_whole(frame, reading)
    base = base or next((id_ for id_ in whole.concepts if id_ not in concepts), None)
    if len(concepts) > 1 and (base is None or len(frame.entities) * len(frame.years) > 1):
        return too_many()
    columns = tuple(column for column in frame.columns if column not in whole.columns) or frame.columns
    frame = replace(frame, concepts=concepts, columns=columns)
    query = query.model_copy(update={"axis": wanted.axis or _axis(frame)})
    parts = _terms(frame, query.axis)
    if not parts:
        return too_many()
    if whole.columns:
        bases = [part.model_copy(update={"applicant": whole.columns[0], "concept": base or part.concept}) for part in parts]
    elif base is not None:
        column = Applicant.TOTAL if concept(base).applicant_dimension else None
        bases = [part.model_copy(update={"concept": base, "applicant": (part.applicant or column) if column else None}) for part in parts]
        if base in concepts:  # 自然人的新收占全部新收
            bases = [part.model_copy(update={"concept": base, "applicant": column}) for part in parts]
    else:
        natural = [default_base(part) for part in parts]
        if any(entry is None for entry in natural):
            label = concept(concepts[0]).label
            message = f"“{label}”的占比要说明占什么的比例，例如：占行政许可和行政处罚合计的比例、占全县的比例。请写明再问。"
            return Decline(reason="ambiguous", message=message)
        bases = [entry for entry in natural if entry is not None]
    axis = query.axis if len(parts) > 1 else "year"
    operation = Operation.SHARE if query.operation is Operation.SHARE or len(parts) == 1 else query.operation
    if len(parts) == 1 and query.threshold is not None:
        operation = query.operation
    if operation is not Operation.SHARE and not _differ_in_one(parts):
        return too_many()
    return query.model_copy(update={"operation": operation, "axis": axis, "terms": tuple(parts), "bases": tuple(bases)})


def _of_sum(query: ComputeQuery, frame: Frame, whole: tuple[str, ...], reading: Reading) -> ComputeQuery | Decline:
    """处罚占许可和处罚合计的: one line's share of the sum of several."""
    of = _OF.search(reading.text)
    before = [id_ for id_, place in zip(frame.concepts, frame.places, strict=True) if of is None or place < of.start()]
    named = before or [id_ for id_ in frame.concepts if id_ not in whole]
    if len(named) != 1 or len({concept(id_).unit for id_ in (*named, *whole)}) > 1 or frame.columns != (Applicant.TOTAL,):
        return too_many()
    frame = replace(frame, concepts=tuple(named))
    axis = query.axis if query.axis != "concept" else _axis(frame)
    if not _is_single(frame, axis):
        return too_many()
    parts = _terms(frame, axis)
    bases = _terms(replace(frame, concepts=whole, together=True), axis)
    operation = Operation.SHARE if len(parts) == 1 and query.threshold is None else query.operation
    return query.model_copy(update={"operation": operation, "axis": axis, "terms": parts, "bases": bases})


def may_be_added(concepts: Sequence[str]) -> bool:
    """Whether lines may be added up: counted in one unit, none a part of another."""
    apart = not any(contains(one, other) for one in concepts for other in concepts)
    return len(concepts) < 2 or (apart and len({concept(id_).unit for id_ in concepts}) == 1)


def _of_organs(query: ComputeQuery, frame: Frame, reading: Reading, of: int) -> ComputeQuery | Decline:
    """公安局的行政处罚占全县的: one organ's figure of another's, which must count more than its own work."""
    behind = [id_ for mention in reading.organs if mention.start >= of for id_ in mention.candidates if id_ in frame.entities]
    around = {
        id_
        for mention in reading.organs
        if mention.place or mention.text.startswith("全")
        for id_ in mention.candidates
        if id_ in frame.entities
    }
    if len(around) == 1:  # 全县处罚里公安局的占比
        (whole,) = around
        part = next(id_ for id_ in frame.entities if id_ != whole)
    elif re.match(_PERCENT_OF, reading.text[of:]):  # 全县的许可里有百分之几是审批局办的
        part = behind[0] if behind else frame.entities[-1]
        whole = next(id_ for id_ in frame.entities if id_ != part)
    else:
        whole = behind[0] if behind else frame.entities[-1]
        part = next(id_ for id_ in frame.entities if id_ != whole)
    terms, bases = (
        _terms(Frame((id_,), frame.years, frame.concepts, (), frame.columns, (), frame.scope), "entity") for id_ in (part, whole)
    )
    operation = query.operation if query.threshold is not None else Operation.SHARE  # 占全县不到八成吧 is a yes or a no
    return query.model_copy(update={"operation": operation, "axis": "entity", "terms": terms, "bases": bases})


def _differ_in_one(terms: Sequence[Term]) -> bool:
    aspects = [(term.entity, term.year, term.concept, term.applicant) for term in terms]
    return sum(len(set(values)) > 1 for values in zip(*aspects, strict=True)) <= 1


def _part_and_whole(frame: Frame, reading: Reading) -> tuple[tuple[str, ...], str | None]:
    """The lines whose share is asked for, and the line it is taken of (None: not said)."""
    if len(frame.concepts) < 2:
        return frame.concepts, None
    of = _OF.search(reading.text)
    if of is not None:
        within = of.group().startswith("在")
        before = [c for c, place in zip(frame.concepts, frame.places, strict=True) if place < of.start()]
        inside = [c for c, place in zip(frame.concepts, frame.places, strict=True) if of.start() <= place < of.end()]
        after = [c for c, place in zip(frame.concepts, frame.places, strict=True) if place >= of.end()]
        if within and inside and before:
            return tuple(before), inside[0]
        if before and len(after) == 1:
            return tuple(before), after[0]
    if (break_ := _INSIDE.search(reading.text)) is not None:  # 新收的申请里，拖到下一年的占
        around = [c for c, place in zip(frame.concepts, frame.places, strict=True) if place < break_.start()]
        held = [c for c, place in zip(frame.concepts, frame.places, strict=True) if place >= break_.end()]
        if len(around) == 1 and held:
            return tuple(held), around[0]
    for whole in frame.concepts:
        parts = tuple(part for part in frame.concepts if part != whole)
        if all(contains(whole, part) for part in parts):
            return parts, whole
    return frame.concepts, None


def too_many() -> Decline:
    """What to say where more is asked than one computation can take."""
    return Decline(reason="unsupported", message="问的机关、年度或指标太多，没法合并计算。请拆开来问。")


def _unclear(operation: Operation) -> Decline:
    what, example = _WORDS.get(operation, ("比较", "多吗"))
    return Decline(reason="ambiguous", message=_UNCLEAR.format(what=what, example=example))
