"""The slots of a computation, and the figures that they stand for; what to say where they cannot be put together."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from askgov.domain import Applicant, Axis, Decline, Operation, Scope, Term
from askgov.taxonomy.concepts import concept

_COLUMNS = (
    Applicant.NATURAL_PERSON, Applicant.COMPANY, Applicant.RESEARCH, Applicant.NONPROFIT, Applicant.LEGAL_SERVICE, Applicant.OTHER_ORG,
)  # fmt: skip
_KINDS_OF = {  # 哪类申请人; 法人或其他组织里哪类: of one kind there are no kinds
    Applicant.TOTAL: _COLUMNS, Applicant.NATURAL_PERSON: _COLUMNS, Applicant.ORGANISATIONS: _COLUMNS[1:],
}  # fmt: skip
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
    names: Mapping[int, str] = field(default_factory=dict)  # year → the organ's name then, where it was renamed: each year is of one
    own_years: Mapping[str, int] = field(default_factory=dict)  # organ → its own year: 青石镇2024年的比临江街道2023年的
    together: bool = False  # the lines are added up before anything else: 许可和处罚合计最多的部门


def axis_of(frame: Frame) -> Axis:
    """The slot that holds several things."""
    if len(frame.entities) > 1:
        return "entity"
    if len(frame.columns) > 1 and len(frame.concepts) == 1:
        return "applicant"
    return "concept" if len(frame.concepts) > 1 and len(frame.years) == 1 and not frame.together else "year"


def terms_of(frame: Frame, axis: Axis) -> tuple[Term, ...]:
    """The figures of a frame; along the axis all that belong to what is named once (the columns, a family of lines)."""
    concepts, columns = frame.concepts, frame.columns
    if frame.together:
        first, also = concepts[0], concepts[1:]
        column = columns[0] if concept(first).applicant_dimension else None
        places = [(frame.names.get(year, entity), year) for entity in frame.entities for year in frame.years]
        return tuple(Term(concept=first, also=also, entity=entity, year=year, applicant=column) for entity, year in places)
    if axis == "concept" and len(concepts) == 1:
        concepts = frame.family or concepts
    if axis == "applicant" and len(columns) == 1:
        columns = _KINDS_OF.get(columns[0], ())
    return tuple(
        Term(concept=id_, entity=frame.names.get(year, entity), year=year, applicant=column if concept(id_).applicant_dimension else None)
        for entity in frame.entities
        for year in ((frame.own_years[entity],) if frame.own_years else frame.years)
        for id_ in concepts
        for column in columns
    )


def is_single(frame: Frame, axis: Axis) -> bool:
    """Whether all slots but the axis hold one thing."""
    sizes = {
        "entity": len(frame.entities),
        "year": 1 if frame.own_years else len(frame.years),
        "concept": 1 if frame.together else len(frame.concepts),
        "applicant": len(frame.columns),
    }
    return all(size == 1 for name, size in sizes.items() if name != axis)


def too_many() -> Decline:
    """What to say where more is asked than one computation can take."""
    return Decline(reason="unsupported", message="问的机关、年度或指标太多，没法合并计算。请拆开来问。")


def unclear(operation: Operation) -> Decline:
    """The question back where it is open what is to be set against what."""
    what, example = _WORDS.get(operation, ("比较", "多吗"))
    return Decline(reason="ambiguous", message=_UNCLEAR.format(what=what, example=example))


def only_one_year(year: int) -> Decline:
    """What to say where an average or an order over years is asked, and one of them is all that there is."""
    message = f"所问的年度里只收录了{year}年的年报，不能求平均，也比不出高低。可以直接问{year}年的数字。"
    return Decline(reason="no_figure", message=message)
