"""A turn that speaks of the figures of the turns before: 两家加一块, 这三个数, 占办结的多少, 降了百分之几, 2025年这个比例呢.

The plan is made from the plans before, by ids; what the new turn names takes the place of one slot. Whatever it does not fit is left to
be read as text.
"""

import re
from collections.abc import Callable, Sequence

from askgov.domain import Applicant, ComputeQuery, Decline, FigureQuery, Operation, Plan, Term
from askgov.question.reading import Reading
from askgov.question.slot import Slot
from askgov.recalled_order import put_in_order
from askgov.recalled_share import share_of, terms_of
from askgov.recalled_union import ALONE, in_parts, last_two_apart, over_the_years, set_apart, share_together, size, union_of
from askgov.taxonomy.concepts import concept
from askgov.taxonomy.organs import parse_organ
from askgov.taxonomy.parts import may_be_added, siblings

MOST = 4  # turns that can be spoken of together
_NUMBERS = {"两": 2, "俩": 2, "二": 2, "2": 2, "三": 3, "仨": 3, "3": 3, "四": 4, "4": 4}
_THESE = re.compile(
    r"(?:那么?|再|请问|换成|以及|,|，|的| )*(?:这|那|上面|前面|刚才|它们|他们|它|他)?(?P<n>[两俩二三仨四234])"
    r"(?P<noun>家|个|者|项|年|类|边|组|单位|部门|机关|局)?(?:数字|数|单位|部门|机关|局|县)?(?P<rest>.*)$"
)
_SUM_ALONE = re.compile(r"^(?:那么?)?(?:合计|加起来|总共|一共|加一块儿?)(?:呢|是|有)*(?:多少|几)?[件起]?[呢]?[?？]?$")  # of the two told
_ADDED = re.compile(r"合计|总共|一共|加起来|合起来|合一起|拢共|之和|总和|相加|共计|共(?=多少|几)")
_ORDERED = (Operation.EXTREME, Operation.RANK)
_AGAINST = (Operation.DIFFERENCE, Operation.GROWTH, Operation.RATIO)
_UNCLEAR_SIDE = Decline(reason="ambiguous", message="前面比的是两个不同的数，没有听懂新的这个数要替换哪一个。请把要比的两个数写完整再问。")
PLACE = re.compile(r"^(?:那么?)?(?:排名?)?第(?P<n>[一二三四五六七八九十\d]{1,2})(?:名|位|个|家)?的?")
WINNER = re.compile(r"它|该(?:单位|机关|局|部门|年)|[这那](?:家|一?年|个?(?:局|单位|部门|机关))|当年")
_PROPORTION = re.compile(r"倍|百分|成|%")
_APART = re.compile(
    r"^(?:那么?|两者|它们|二者|[它他]?俩|[这那]?两[个家年者边](?:之间)?)?(?:相?差|差距|差额)(?:是|有|了)?(?:多少|几)[^,，。]{0,2}[?？]?$"
)
_WHO_IS_MORE = re.compile(
    r"^(?:那么?[,，]?)?(?:谁|哪一?[个家边年]|哪项)(?:的)?(?:更)?(?:多|少|高|低|大|小)(?:一些|一点|些|点)?[呢啊呀]?[?？]?$"
)
_IN_PARTS = re.compile(
    r"^(?:那么?|请|麻烦|给我|帮我|能不能|能否|把它|都|再)*(?:拆开|分开|拆分|分项|细分|分解|展开|逐项|分别|具体|详细|明细|各项)(?:来)?"
    r"(?:说说?|看看?|讲讲?|列出?|列一下|呢|是多少|多少|各是?多少|各有?多少|各几件|一下|情况|都是多少|有哪些|都是哪些|是哪些|原因|理由|情形)*[吗呢吧]?[?？]?$"
)
_MORE = re.compile(r"^(?:那么?|要是|如果)?(?:再|也)?(?:加上|算上|连同|加)")
_THAN = re.compile(r"(?:比|较|跟|和|与|同)$")
_OF_ALL = re.compile(r"^(?:那么?)?全部申请人呢?[?？]?$")  # 不分申请人呢, after 企业的呢
_THAN_THAT = re.compile(r"比(?:它|这个数?|那个数?|上面的?|前面的?)")  # 24年比它多了多少
_NOUNS = {"年": "years", "家": "entities", "单位": "entities", "部门": "entities", "机关": "entities", "局": "entities", "县": "entities"}


def recalled(reading: Reading, plan: Plan | None, recent: Sequence[FigureQuery], ids: Sequence[str]) -> Plan | None:
    """The plan of a turn that goes on from the figures before; None for any other turn.

    ``plan`` is the plan before, ``recent`` the last figure plans of the same thread, oldest first, ``ids`` the organs that the turn names.
    """
    if isinstance(plan, ComputeQuery) and plan.operation in _ORDERED and WINNER.search(reading.text) and not reading.organs:
        return ALONE  # 它的行政处罚呢 after 谁最多: of the one that came first, which is not known before the figures are
    if isinstance(plan, FigureQuery) and _OF_ALL.match(reading.text) and Applicant.TOTAL not in plan.applicants:
        return plan.model_copy(update={"applicants": (Applicant.TOTAL,), "claim": None}) if any(plan.applicants) else None
    whole = (reading.organs or reading.group) and reading.concepts.slots and reading.years
    if isinstance(plan, FigureQuery) and _IN_PARTS.match(reading.text):
        return in_parts(plan)
    if isinstance(plan, FigureQuery) and (ordered := put_in_order(plan, reading.text)) is not None:
        return ordered
    if isinstance(plan, FigureQuery) and _WHO_IS_MORE.match(reading.text) and len(recent) > 1:
        return last_two_apart(recent)
    if isinstance(plan, FigureQuery) and _WHO_IS_MORE.match(reading.text) and size(plan) == 1:
        return ALONE  # of the figure before and which other?
    if isinstance(plan, FigureQuery) and len(recent) > 1 and (over := over_the_years(reading, recent)) is not None:
        return over
    if isinstance(plan, ComputeQuery) and plan.operation in _ORDERED and _THESE.match(_bare(reading)) and not reading.concepts.slots:
        return ALONE  # 三家加起来占全区多少: of those that came first
    if whole or reading.residue or reading.strangers or reading.absent or reading.group is not None or reading.excluded.spans:
        return None
    if isinstance(plan, FigureQuery) and len(recent) > 1 and (of_both := share_together(reading, recent, ids)) is not None:
        return of_both
    said = _SUM_ALONE.sub("两个合计", _bare(reading)) if len(recent) == 2 else _bare(reading)
    if recent and (match := _THESE.match(said)) is not None:
        return _together(reading, match, recent, ids)
    if isinstance(plan, FigureQuery):
        if "share" in reading.operators and len(ids) < 2 and len(reading.concepts.slots) < 2:
            part_named = bool(reading.concepts.slots) and reading.concepts.slots[0].start < reading.text.find("占")
            if not (ids or reading.concepts.slots) and len(recent) > 1 and recent[-2].entities != plan.entities:
                return ALONE  # 市府办 … 全市呢 … 占多少: the one of the other, or of what had to be dealt with?
            return share_of(reading, plan, ids) or (None if part_named else ALONE)
        found = _with_more(reading, plan) or _against(reading, plan, ids) or _between(reading, recent)
        alone = "difference" in reading.operators and _APART.match(reading.text) is not None
        return found or (ALONE if alone else None)
    return _shifted(reading, plan, ids) if isinstance(plan, ComputeQuery) else None


def _with_more(reading: Reading, before: FigureQuery) -> Plan | None:
    """再加上结转呢 after a figure: both and their sum, where they may be added."""
    if not _MORE.match(reading.text) or not reading.concepts.slots:
        return None
    added = [_beside(slot, before) for slot in reading.concepts.slots]
    concepts = tuple(dict.fromkeys([*before.concepts, *(id_ for id_ in added if id_)]))
    plain = not (reading.organs or reading.years or reading.applicants or reading.operators or reading.order.order)
    if not plain or not all(added) or not may_be_added(concepts) or len(before.entities) * len(before.years) * len(before.applicants) > 1:
        return ALONE
    return before.model_copy(update={"operation": Operation.LIST, "concepts": concepts, "total": True, "claim": None})


def _beside(slot: Slot, before: FigureQuery) -> str | None:
    """The line of a slot that stands beside the lines before: 结转 beside 新收 is what came from the year before."""
    fits = [id_ for id_ in slot.candidates if all(siblings(id_, other) for other in before.concepts)]
    return fits[0] if fits else None


def _set_against(reading: Reading) -> list[Operation]:
    """What two figures are to be set against one another by; 多了几件，增幅多少 is a growth, which tells by how many as well."""
    words = [Operation(word) for word in ("difference", "growth", "ratio", "compare") if word in reading.operators]
    return [Operation.GROWTH] if words == [Operation.DIFFERENCE, Operation.GROWTH] else words


def _against(reading: Reading, before: FigureQuery, ids: Sequence[str]) -> ComputeQuery | None:
    """比公安局少多少, 比2022年多多少 after a single figure: that figure against another organ's or year's."""
    words = _set_against(reading)
    named = reading.concepts.slots or reading.applicants or reading.order.order or reading.order.threshold
    if len(words) != 1 or named or size(before) != 1:
        return None
    (term,) = terms_of(before)
    if not ids and len(reading.year_list) == 1 and _THAN_THAT.search(reading.text, reading.years[0].end):
        term, base, axis = term.model_copy(update={"year": reading.year_list[0]}), term, "year"
    elif len(ids) == 1 and not reading.years and _THAN.search(reading.text, 0, reading.organs[0].start):
        base, axis = term.model_copy(update={"entity": ids[0]}), "entity"
    elif not ids and len(reading.year_list) == 1 and _THAN.search(reading.text, 0, reading.years[0].start):
        base, axis = term.model_copy(update={"year": reading.year_list[0]}), "year"
    else:
        return None
    if base == term:
        return None
    if words[0] is Operation.COMPARE:
        return ComputeQuery(operation=words[0], terms=(term, base), axis=axis, scope=before.scope)
    return ComputeQuery(operation=words[0], measure=words[0], terms=(term,), bases=(base,), axis=axis, scope=before.scope)


def _between(reading: Reading, recent: Sequence[FigureQuery]) -> ComputeQuery | Decline | None:
    """涨了多少 after a figure of 2022 and the same of 2024: between these two years."""
    words = _set_against(reading)
    named = (
        reading.organs or reading.years or reading.concepts.slots or reading.applicants or reading.order.order or reading.order.threshold
    )
    if named or len(recent) < 2:
        return None
    if Operation.COMPARE in words:  # 许可多少 … 处罚呢 … 哪个多，多多少
        return last_two_apart(recent)
    if len(words) != 1:
        return None
    union = union_of(recent[-2:], total=False)
    if union is None or len(union.years) != 2 or size(union) != 2:
        return None
    first, last = terms_of(union)
    return ComputeQuery(operation=words[0], measure=words[0], terms=(last,), bases=(first,), axis="year", scope=union.scope)


def _together(reading: Reading, match: re.Match[str], recent: Sequence[FigureQuery], ids: Sequence[str]) -> Plan:
    """两家加一块, 三年总共, 换成云岭县2024年，这三个数分别是: the last figures as one list, of another organ or year where one is named."""
    apart = bool(set(reading.operators) & {"difference", "compare"})
    unclear = reading.concepts.slots or reading.applicants or (reading.operators and not apart) or reading.order.order
    if unclear or len(recent) < 2 or (apart and _PROPORTION.search(reading.text)):
        return ALONE
    for count in range(2, min(len(recent), MOST) + 1):
        last = recent[-count:]
        union = union_of(last, total=_ADDED.search(match["rest"]) is not None)
        if union is not None and size(union) == _NUMBERS[match["n"]]:
            noun = _NOUNS.get(match["noun"] or "")
            if noun is not None and len(getattr(union, noun)) != _NUMBERS[match["n"]]:
                return ALONE
            if apart:
                return set_apart(union) or ALONE
            years = reading.year_list or union.years
            entities = tuple(ids) or union.entities
            return union.model_copy(update={"years": years, "entities": entities})
    return ALONE


def _bare(reading: Reading) -> str:
    """The turn without the organs and years that it names."""
    spans = [(organ.start, organ.end) for organ in reading.organs] + [(year.start, year.end) for year in reading.years]
    taken = {at for start, end in spans for at in range(start, end)}
    return "".join(char for at, char in enumerate(reading.text) if at not in taken)


def _shifted(reading: Reading, before: ComputeQuery, ids: Sequence[str]) -> ComputeQuery | Decline | None:
    """The same computation of another organ or another year, or as a difference, a growth or a ratio instead."""
    entities = {term.entity for term in (*before.terms, *before.bases)}
    if before.group or before.focus is not None or before.threshold or not before.bases:
        return None
    if (other := _of_another_line(reading, before, ids)) is not None:
        return other
    if reading.concepts.slots or reading.applicants or reading.order.order or reading.order.threshold or len(before.terms) != 1:
        return None
    words = set(reading.operators)
    measures = [Operation(word) for word in ("difference", "growth", "ratio") if word in words]
    kept = before.measure is Operation.SHARE and words <= {"share"}
    if (measures and (len(measures) > 1 or before.measure not in _AGAINST)) or (words - {m.value for m in measures} and not kept):
        return None
    if not (measures or ids or reading.years):
        return None
    if len(reading.year_list) == 2 and before.axis == "year" and not ids and before.measure in _AGAINST and len(before.bases) == 1:
        return _between_years(reading, before, measures[0] if measures else before.measure)
    if len(ids) == 1 and not reading.years and not measures and (part := _of_another_part(before, ids[0])) is not None:
        return part
    change = _another_year(reading, before)
    entity = ids[0] if len(ids) == 1 else None
    if change is None or (ids and (entity is None or len(entities) != 1)):
        return ALONE  # 教育局呢 after 公安局占全县的比例: of what?

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


def _of_another_part(before: ComputeQuery, entity: str) -> ComputeQuery | None:
    """公安分局的占比呢, after what share another organ of the place has of it: its own share of the same; None for other shares."""
    (term,), base = before.terms, before.bases[0]
    own, other, whole = (parse_organ(id_) for id_ in (entity, term.entity, base.entity))
    alike = before.measure is Operation.SHARE and len(before.bases) == 1 and before.axis == "entity" and whole.kind == "government"
    of_it = own.place == other.place or (bool(whole.place) and (own.place.endswith(whole.place) or whole.place[:-1] in own.name))
    if not alike or not of_it or entity in (term.entity, base.entity):
        return None
    return before.model_copy(update={"terms": (term.model_copy(update={"entity": entity}),)})


def _between_years(reading: Reading, before: ComputeQuery, measure: Operation) -> ComputeQuery:
    """2024年又比2023年少了多少, after a change between two other years: the same between these two."""
    first, last = reading.year_list
    if any(year.years == (last,) and _THAN.search(reading.text, 0, year.start) for year in reading.years):
        first, last = last, first
    (term,), (base,) = before.terms, before.bases
    return before.model_copy(
        update={
            "measure": measure, "operation": measure,
            "terms": (term.model_copy(update={"year": last}),), "bases": (base.model_copy(update={"year": first}),),
        }
    )  # fmt: skip


def _of_another_line(reading: Reading, before: ComputeQuery, ids: Sequence[str]) -> ComputeQuery | Decline | None:
    """处罚呢, 企业呢 after 比2022年多多少: the same two years or organs, of another line or column."""
    slots, columns = reading.concepts.slots, reading.applicants
    named = ids or reading.years or reading.operators or reading.order.order or reading.order.threshold
    if named or not (slots or columns) or max(len(slots), len(columns)) > 1 or len(before.terms) != 1 or before.measure not in _AGAINST:
        return None
    (one,), (other,) = before.terms, before.bases
    if "loose" in columns or (one.concept, one.applicant) != (
        other.concept,
        other.applicant,
    ):  # 强制呢 after 许可比处罚多多少: in which place?
        return _UNCLEAR_SIDE
    line = slots[0].default if slots else None
    if slots and line is None:
        return None

    def changed(term: Term) -> Term:
        id_ = line or term.concept
        column = Applicant(columns[0]) if columns else term.applicant or Applicant.TOTAL
        return term.model_copy(update={"concept": id_, "applicant": column if concept(id_).applicant_dimension else None, "also": ()})

    if columns and not concept(line or one.concept).applicant_dimension:
        return None
    return before.model_copy(
        update={"terms": tuple(changed(term) for term in before.terms), "bases": tuple(changed(term) for term in before.bases)}
    )


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
