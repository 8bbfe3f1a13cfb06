"""From a question to a computation: whose figures, of which years and lines, or the question back where that is open."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from askgov.aspects import columns_of, in_tables, scope_of, which_concept
from askgov.domain import Applicant, Decline, FigureQuery, Format, Operation, Option, Plan, StatementQuery
from askgov.operations.conflicts import two_at_once
from askgov.operations.families import family
from askgov.operations.members import Members, counts_others, members
from askgov.operations.planning import Frame, computation, may_be_added, too_many
from askgov.operations.wanted import Wanted, bound_fits, bound_of_unit, wanted
from askgov.question.concepts import Slot
from askgov.question.groups import Group
from askgov.question.organs import Catalogue, OrganMention
from askgov.question.reading import Reading
from askgov.question.settling import settle
from askgov.slots import Organs, ask_which_organ, resolve_years
from askgov.taxonomy.concepts import concept

_MOST_OPTIONS = 6
_EACH_AGENCY = re.compile(r"(?:各个?|所有的?|全部的?|每个|哪个|哪些|哪几个|几个|多少个)(?:[省市县区]{1,2})?(?:的)?$")
_THOSE_WITH = re.compile(r"的[?？]?$|的(?:都)?有(?:谁|哪)|谁|哪")  # 超过100件的, 超过100件的有哪些
_FASTER = re.compile(r"(?:增速|增长率|增幅|涨幅|降幅|增长速度)比.{1,20}(?:快|慢|高|低|大|小)")
_ANY_ONE = re.compile(r"一$")  # 一件也没有
_NUMBER = re.compile(r"\d+|[一二三四五六七八九十百千万两]{1,6}(?=件|起|条|宗|万元|成|%)")
_AGAINST_BEFORE = (Operation.DIFFERENCE, Operation.GROWTH)
_APART = (Operation.RANK, Operation.EXTREME, Operation.SUM, Operation.AVERAGE, Operation.COUNT)  # a part is not put beside its whole
_TOGETHER = (Operation.SUM, Operation.AVERAGE, Operation.LIST)
_AND = re.compile(r"(?:和|与|及|、|加上?|连同|以及)$")
_PLUS = re.compile(r"[和与及、加,，跟同]|以及|加上|还有")
_ADDED = re.compile(
    r"(?:这?[两三四]?(?:项|者|类|种|个|个数))?(?:案件)?的?(?:数量|件数)?(?:合计|之和|加起来|加在一起|合在一起|合起来|总和|相加|总数|总量|总计)"
)
_ADDED_BEFORE = re.compile(r"(?:合计|加总)的?$")
_NUMBER_LEFT = "问题里的数字没有听懂是什么界限。请写成“超过20件”“20件以上”“在20件到50件之间”这样再问。"
_OTHER_UNIT = "问题里的界限和年报里这个数字的单位不同（例如按金额的界限和按件数的统计），因此没有这个数字。"
_NEEDS_SEVERAL = (Operation.RANK, Operation.EXTREME, Operation.COUNT)


@dataclass(frozen=True)
class _Whose:
    """The organs of a computation."""

    ids: tuple[str, ...]
    group: str = ""
    focus: str = ""
    unclear: bool = False


def plan_computation(reading: Reading, organs: Organs, known: Catalogue, before: FigureQuery | None) -> Plan | None:
    """The plan of a question that asks for a computation over the tables; None for any other question."""
    want = wanted(reading)
    if "reason" in reading.asks and not (want and want.axis == "concept" and reading.order.order):  # 为什么下降 asks for the text
        return None
    if want is None or want.operation is Operation.CHECK or reading.absent or reading.strangers or reading.residue or reading.part_of_year:
        return None
    if (want.measure is Operation.GROWTH and _FASTER.search(reading.text)) or not bound_fits(want.measure, reading.order):
        return too_many()
    if (conflict := two_at_once(reading)) is not None:
        return conflict
    slots = reading.concepts.slots
    by_applicant, by_line = want.axis == "applicant", want.axis == "concept"
    if not slots and not by_applicant and not by_line and not (before and _goes_on_with(before, want)):
        return None
    whose = _whose(reading, want, organs, known)
    if whose.unclear or _leaves_a_number(reading, want):
        return too_many() if whose.unclear else Decline(reason="ambiguous", message=_NUMBER_LEFT)
    if whose.focus and want.operation is Operation.EXTREME:  # 公安局是全县最多的吗 asks for its place
        want = replace(want, operation=Operation.RANK)
    if not whose.ids:
        return _nobody(reading, whose, known)
    years = _years(reading, want, whose, known, before)
    if isinstance(years, Decline):
        return years
    formats = [format_ for id_ in whose.ids for year in years for format_ in known.formats.get((id_, year), ())]
    settled: list[str] = []
    for slot in slots:
        fits = _in_tables(slot, formats, reading, before)
        if len(fits) != 1:
            candidates = [id_ for id_ in slot.candidates if in_tables(id_, formats)]
            return which_concept(reading, slot) if len(candidates) > 1 else _in_prose_only(reading, organs, years, slot.candidates[0])
        settled += fits
    continued = list(before.concepts) if before else ["requests.received"] if by_applicant else []
    if by_line and reading.applicants:
        return too_many()  # 法人申请里哪类最多 asks for columns
    lines = family(reading.text, settled or continued, formats) if by_line else ()
    if by_line and not (settled or continued or lines):
        return None
    concepts, places = _distinct(settled or continued or [*lines], [slot.start for slot in slots])
    if not bound_of_unit(reading.order.bound, [concept(id_).unit for id_ in concepts]):
        return Decline(reason="no_figure", message=_OTHER_UNIT)
    columns = columns_of(reading, concepts, before)
    if isinstance(columns, Decline):
        return columns
    scope = scope_of(reading, whose.ids, years, known) if not whose.group else None
    if isinstance(scope, Decline):
        return scope
    if len(concepts) == len(columns) == 1 and (stated := _stated(reading, want, whose, years, known)):
        return stated
    frame = Frame(
        whose.ids, tuple(years), tuple(concepts), tuple(places), columns, (), scope, whose.group, whose.focus,
        _notes(reading, concepts, columns), reading.excluded.zero, lines,
        _added_up(reading, concepts, columns),
    )  # fmt: skip
    return computation(want, frame, reading)


def _goes_on_with(before: FigureQuery, want: Wanted) -> bool:
    """Whether the figures of the turn before can be computed with: 哪年最高 needs several of them."""
    several = len(before.entities) * len(before.years) * len(before.concepts) > 1
    return several or want.operation not in _NEEDS_SEVERAL


def _in_tables(slot: Slot, formats: Sequence[Format], reading: Reading, before: FigureQuery | None) -> tuple[str, ...]:
    """The lines of these formats' tables that a slot may mean."""
    settled = settle(slot, formats, before.concepts if before and not reading.organs else (), reading.counters)
    return tuple(id_ for id_ in settled if in_tables(id_, formats) or not formats)


def _added_up(reading: Reading, concepts: Sequence[str], columns: Sequence[Applicant]) -> bool:
    """Whether the lines named are added up before anything else: 许可和处罚合计最多的部门."""
    slots = sorted(reading.concepts.slots, key=lambda slot: slot.start)
    if len(concepts) < 2 or len(slots) < 2 or len(columns) > 1 or not may_be_added(concepts):
        return False
    joined = all(_PLUS.fullmatch(reading.text, one.end, other.start) for one, other in itertools.pairwise(slots))
    return joined and (
        _ADDED.match(reading.text, slots[-1].end) is not None or _ADDED_BEFORE.search(reading.text, 0, slots[0].start) is not None
    )


def _leaves_a_number(reading: Reading, want: Wanted) -> bool:
    """Whether a number of the question is neither a year, nor a bound, nor a place in an order: a condition that would be lost."""
    if want.operation not in (Operation.COUNT, Operation.THRESHOLD):
        return False
    text = list(reading.text)
    named = [(mention.start, mention.end) for mention in reading.years]
    named += [(mention.start, mention.end) for mention in reading.organs] + [(slot.start, slot.end) for slot in reading.concepts.slots]
    for start, end in (*reading.order.spans, *named):
        text[start:end] = "\0" * (end - start)
    return any(not _ANY_ONE.match(match.group()) for match in _NUMBER.finditer("".join(text)))


def _distinct(concepts: list[str], places: list[int]) -> tuple[list[str], list[int]]:
    """Each line once, where it is named first."""
    first = dict(reversed(list(zip(concepts, places or [0] * len(concepts), strict=True))))
    ordered = list(dict.fromkeys(concepts))
    return ordered, [first[id_] for id_ in ordered]


# -- whose --------------------------------------------------------------------------------------------------------------------


def _whose(reading: Reading, want: Wanted, organs: Organs, known: Catalogue) -> _Whose:
    """The members of a group that is named, or meant because an order needs several; else the organs named."""
    group = reading.group or _of_agencies(reading)
    bound_of_one = want.operation is Operation.THRESHOLD and (want.closed or not _THOSE_WITH.search(reading.text))
    several = want.operation in _NEEDS_SEVERAL or (want.operation is Operation.THRESHOLD and not bound_of_one)
    if (
        group is None
        and several
        and want.axis is None
        and len(organs.ids) <= 1
        and len(reading.year_list) <= 1
        and not _names_lines(reading)
    ):
        group = Group(0, 0, "", "unit", "each") if _is_open(reading, known) else None
    if group is None:
        ids = set(organs.ids)
        nested = any(
            known.entities[id_].parent_id in ids and counts_others(str(known.entities[id_].parent_id), reading.year_list, known)
            for id_ in ids
        )
        return _Whose(organs.ids, unclear=nested and want.operation in _APART)
    kinds = _kinds(reading, group, known)
    places = _places(reading, known)
    found: Members = members(group, places, kinds, reading.year_list, known)
    named = [id_ for mention in reading.organs if not _is_place(mention, known) for id_ in mention.candidates if id_ in found.ids]
    focus = named[0] if want.operation in (Operation.RANK, Operation.EXTREME) and len(set(named)) == 1 and not kinds else ""
    beside = [] if kinds or focus else _beside(reading, group, places, known)
    if None in beside or (beside and want.operation not in _TOGETHER):
        return _Whose((), unclear=True)
    added = [id_ for id_ in beside if id_ and id_ not in found.ids]
    if any(counts_others(id_, reading.year_list, known) for id_ in added):
        return _Whose((), unclear=True)
    name = "和".join([found.name, *(known.entities[id_].name for id_ in added)])
    left_out = _left_out(reading, (*found.ids, *added))
    if left_out is None:
        return _Whose((), unclear=True)
    if left_out:
        name = f"{name}（不含{'、'.join(known.entities[id_].name for id_ in left_out)}）"
    return _Whose(tuple(id_ for id_ in (*found.ids, *added) if id_ not in left_out), name, focus)


def _left_out(reading: Reading, ids: Sequence[str]) -> tuple[str, ...] | None:
    """The members that the question leaves out (除公安局外); None where one of them stays open."""
    found = [[id_ for id_ in mention.candidates if id_ in ids] for mention in reading.excluded.organs]
    return tuple(id_ for some in found for id_ in some) if all(len(some) < 2 for some in found) else None  # who is no member is out already


def _beside(reading: Reading, group: Group, places: Sequence[str], known: Catalogue) -> list[str | None]:
    """The organs named next to a group, to be taken with it (各部门加上税务局); None for one that stays open."""
    found: list[str | None] = []
    for mention in reading.organs:
        if _is_place(mention, known) and not _joined(mention, reading, group):
            continue
        ids = [id_ for id_ in mention.candidates if not places or known.entities[id_].place in places] or list(mention.candidates)
        found.append(ids[0] if len(ids) == 1 else None)
    return found


def _joined(mention: OrganMention, reading: Reading, group: Group) -> bool:
    """Whether a place is added to a group before it: 各部门和青石镇."""
    return mention.start >= group.end > 0 and _AND.search(reading.text, 0, mention.start) is not None


def _names_lines(reading: Reading) -> bool:
    """Whether several lines or columns are named, among which the order is."""
    return len(reading.concepts.slots) > 1 or len(reading.applicants) > 1


def _is_open(reading: Reading, known: Catalogue) -> bool:
    """Whether only places are named, or nothing: 云溪县2024年行政处罚前三名."""
    return all(_is_place(mention, known) for mention in reading.organs)


def _is_place(mention: OrganMention, known: Catalogue) -> bool:
    """Whether a mention names a place, or its government by the place's name or as 全县."""
    return bool(mention.place) or mention.text in ("全省", "全市", "全县", "全区", "全镇", "全乡")


def _places(reading: Reading, known: Catalogue) -> tuple[str, ...]:
    """The places named, each by its full name."""
    places: list[str] = []
    framing = [mention for mention in reading.organs if reading.group is None or not _joined(mention, reading, reading.group)]
    for mention in framing:
        if mention.place:
            places.append(mention.place)
        elif _is_place(mention, known):
            places += [known.entities[id_].place for id_ in mention.candidates if known.entities[id_].place]
    certain = [mention.place for mention in framing if mention.place]
    if not certain and not places:  # 除云溪县公安局外，各部门
        places = [known.entities[id_].place for m in reading.excluded.organs for id_ in m.candidates if len(m.candidates) == 1]
    if not certain and not places and reading.group and "全" in reading.group.text:  # 公安局在全县部门里
        places = [known.entities[id_].place for mention in reading.organs for id_ in mention.candidates]
    return tuple(dict.fromkeys(certain or places))


def _of_agencies(reading: Reading) -> Group | None:
    """各教育局, 哪个县的税务局: organs of one kind over several places."""
    for mention in reading.organs:
        if len(mention.candidates) > 1 and (match := _EACH_AGENCY.search(reading.text, 0, mention.start)):
            asks = "which" if match.group().startswith("哪") else "many" if match.group().startswith(("几", "多少")) else "each"
            return Group(match.start(), mention.end, match.group() + mention.text, "agency", asks)  # type: ignore[arg-type]
    return None


def _kinds(reading: Reading, group: Group, known: Catalogue) -> tuple[str, ...]:
    """The kinds of agencies of a group like 各县区教育局."""
    if group.kind not in ("agency", "county", "city", "province"):
        return ()
    kinds = {known.entities[id_].kind for mention in reading.organs if not _is_place(mention, known) for id_ in mention.candidates}
    return tuple(sorted(kinds - {"government"}))


def _nobody(reading: Reading, whose: _Whose, known: Catalogue) -> Decline:
    if whose.group:
        return Decline(reason="no_report", message=f"没有收录{whose.group}的年度报告，因此无法回答。")
    return ask_which_organ(reading, known)


# -- of which years -----------------------------------------------------------------------------------------------------------


def _years(reading: Reading, want: Wanted, whose: _Whose, known: Catalogue, before: FigureQuery | None) -> Sequence[int] | Decline:
    named = reading.year_list
    there = sorted({year for id_ in whose.ids for year in known.years.get(id_, ())})
    over_years = want.axis == "year" or want.operation is Operation.TREND
    over_years = over_years or (
        want.operation in (Operation.EXTREME, Operation.RANK) and not whose.group and len(whose.ids) == 1 and not named
    )
    over_years = over_years or (want.operation is Operation.AVERAGE and not whose.group and len(whose.ids) == 1 and not named)
    if over_years and not named and before is not None and len(before.years) > 1 and not whose.group:
        return before.years  # 三年总共 … 哪年最高
    if over_years and len(named) < 2 and not (want.axis != "year" and named):
        return there
    if len(named) > 1 and any(mention.spread for mention in reading.years):
        return [year for year in named if year in there] or _no_year(whose, named, there, known, reading)
    if not named and not whose.group and before is None and want.measure in _AGAINST_BEFORE and len(there) == 2:
        return there
    if whose.group:
        if not named and len(there) != 1:
            options = tuple(Option(label=f"{year}年", question=f"{year}年{reading.text}") for year in reversed(there[-_MOST_OPTIONS:]))
            return Decline(reason="ambiguous", message="请说明要问哪一年的年报，已收录的年度有：", options=options)
        years = named or tuple(there)
        return years if any(year in there for year in years) else _no_year(whose, years, there, known, reading)
    return resolve_years(reading, whose.ids, known, before.years if before and not named else ())


def _no_year(whose: _Whose, named: Sequence[int], there: Sequence[int], known: Catalogue, reading: Reading) -> Decline:
    who = whose.group or "、".join(known.entities[id_].name for id_ in whose.ids[:3])
    asked, have = ("、".join(f"{year}年" for year in years) for years in (named, there))
    return Decline(reason="no_report", message=f"没有收录{who}{asked}的年度报告，因此无法回答。已收录的年度有：{have}。")


# -- of which lines -----------------------------------------------------------------------------------------------------------


def _in_prose_only(reading: Reading, organs: Organs, years: Sequence[int], id_: str) -> Plan:
    message = f"“{concept(id_).label}”不在这些年报的表格里，只可能写在正文中，没法这样计算。可以直接问某个机关某一年的这个数。"
    if set(reading.operators) & {"growth", "difference"} and len(years) == 1:
        return _stated_change(reading, organs.ids, years, message)
    return Decline(reason="no_figure", message=message)


def _stated(reading: Reading, want: Wanted, whose: _Whose, years: Sequence[int], known: Catalogue) -> StatementQuery | None:
    """A change against a year without a report: the report itself may state it (同比增长70.3%)."""
    if want.operation not in _AGAINST_BEFORE or len(whose.ids) != 1 or len(years) != 1 or years[0] - 1 in known.years[whose.ids[0]]:
        return None
    message = f"没有收录{known.entities[whose.ids[0]].name}上一年的年度报告，因此算不出和上一年的增减；报告正文里也没有写这个增减。"
    return _stated_change(reading, whose.ids, years, message)


def _stated_change(reading: Reading, ids: Sequence[str], years: Sequence[int], message: str) -> StatementQuery:
    named = [concept(id_) for slot in reading.concepts.slots for id_ in slot.candidates[:1]]
    labels = tuple(word for entry in named for word in (entry.short, *entry.aliases))
    return StatementQuery(
        entities=tuple(ids), years=tuple(years), terms=reading.words, labels=labels, growth=True, question=reading.text, fallback=message,
        number=True,
    )  # fmt: skip


def _notes(reading: Reading, concepts: Sequence[str], columns: Sequence[Applicant]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(slot.note for slot in reading.concepts.slots if slot.note and slot.default in concepts))
