"""From a question to a computation: whose figures, of which years and lines, or the question back where that is open."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from askgov.aspects import asks_of_all_too, columns_of, in_tables, of_another_count, scope_of, which_concept
from askgov.domain import Applicant, Decline, FigureQuery, Format, Operation, Option, Plan, StatementQuery
from askgov.joined import group_unread
from askgov.operations.addends import are_added
from askgov.operations.bounds import bound_fits, bound_of_unit, in_unit
from askgov.operations.conflicts import two_at_once
from askgov.operations.families import family
from askgov.operations.frame import Frame, too_many
from askgov.operations.planning import computation
from askgov.operations.renamed import by_names, succeeding
from askgov.operations.wanted import Wanted, wanted
from askgov.operations.whose import NEEDS_SEVERAL, Whose, whose_of
from askgov.question.organs import Catalogue
from askgov.question.reading import Reading
from askgov.question.settling import settle
from askgov.question.slot import Slot
from askgov.question.succession import every_year
from askgov.slots import Organs, ask_which_organ, resolve_years
from askgov.taxonomy.applicants import disjoint
from askgov.taxonomy.concepts import concept
from askgov.word_notes import word_notes

_MOST_OPTIONS = 6
_FASTER = re.compile(r"(?:增速|增长率|增幅|涨幅|降幅|增长速度)比.{1,20}(?:快|慢|高|低|大|小)")
_ANY_ONE = re.compile(r"一$")  # 一件也没有
_ABOUT_SO_MANY = re.compile(r"[十百千万]几[件起宗项个]|[十百千万]多[件起宗项万元]|\d+多[件起宗项万元]")
_NUMBER = re.compile(r"\d+|[一二三四五六七八九十百千万两]{1,6}(?=件|起|条|宗|万元|成|%)")
_AGAINST_BEFORE = (Operation.DIFFERENCE, Operation.GROWTH)
_NUMBER_LEFT = "问题里的数字没有听懂是什么界限。请写成“超过多少件”“多少件以上”“在多少件到多少件之间”这样再问。"
_OTHER_UNIT = "问题里的界限和年报里这个数字的单位不同（例如按金额的界限和按件数的统计），因此没有这个数字。"


def plan_computation(reading: Reading, organs: Organs, known: Catalogue, before: FigureQuery | None) -> Plan | None:
    """The plan of a question that asks for a computation over the tables; None for any other question."""
    want = wanted(reading)
    if want is None or want.operation is Operation.CHECK or _for_others(reading, want):
        return None
    if (refused := _refused(reading, want) or group_unread(reading)) is not None:
        return refused
    by_line, by_applicant = want.axis == "concept", _by_applicant(reading, want)
    if not (reading.concepts.slots or by_applicant or by_line or (before and _goes_on_with(before, want))):
        return None
    whose = whose_of(reading, want, organs, known)
    if whose.unclear or _leaves_a_number(reading, want):
        return too_many() if whose.unclear else Decline(reason="ambiguous", message=_NUMBER_LEFT)
    if whose.focus and want.operation is Operation.EXTREME:  # 公安局是全县最多的吗 asks for its place
        want = replace(want, operation=Operation.RANK)
    years = _years(reading, want, whose, known, before)
    if isinstance(years, Decline):
        return years
    formats = [format_ for id_ in whose.ids for year in years for format_ in known.formats.get((id_, year), ())]
    settled = _settled(reading, organs, years, formats, before)
    if not isinstance(settled, list):
        return settled
    continued = list(before.concepts) if before else ["requests.received"] if by_applicant else []
    lines = family(reading.text, settled or continued, formats) if by_line else ()
    if by_line and (reading.applicants or not (settled or continued or lines)):
        return too_many() if reading.applicants else None  # 法人申请里哪类最多 asks for columns
    concepts, places = _distinct(settled or continued or [*lines], [slot.start for slot in reading.concepts.slots])
    bounded = _bounded(reading, want, concepts)
    if isinstance(bounded, Decline):
        return bounded
    columns = _columns(reading, want, concepts, before)
    if isinstance(columns, Decline):
        return columns
    if _is_list(reading, want, whose, len(concepts) * len(columns)):
        return None
    if want.operation in (Operation.SUM, Operation.AVERAGE) and not disjoint(columns):
        return too_many()  # 全部和企业的合计
    whose, names = succeeding(whose, organs, years, known)
    scope = None if whose.group else scope_of(reading, tuple({*whose.ids, *names.values()}), years, known)
    if isinstance(scope, Decline):
        return scope
    if len(concepts) == len(columns) == 1 and (stated := _stated(reading, want, whose, years, known)):
        return stated
    together = len(columns) == 1 and are_added(reading, concepts)
    frame = Frame(
        whose.ids, tuple(years), tuple(concepts), tuple(places), columns, (), scope, whose.group, whose.focus,
        (*word_notes(reading, concepts), *whose.notes, *_unheld(reading, years)), reading.excluded.zero, lines, names,
        _own_years(reading, whose), together,
    )  # fmt: skip
    return by_names(computation(bounded, frame, reading), known)


def _columns(reading: Reading, want: Wanted, concepts: Sequence[str], before: FigureQuery | None) -> tuple[Applicant, ...] | Decline:
    """The columns asked for, with that of all where a change asks for both: 新收比上年多几件，其中企业的多几件."""
    columns = columns_of(reading, concepts, before)
    if isinstance(columns, Decline) or Applicant.TOTAL in columns:
        return columns
    changes = want.measure in (Operation.DIFFERENCE, Operation.GROWTH)
    return (Applicant.TOTAL, *columns) if changes and asks_of_all_too(reading) else columns


def _by_applicant(reading: Reading, want: Wanted) -> bool:
    """Whether figures are set side by side by who applied, or a share of all applicants is asked for: 哪类申请人, 自然人占多少."""
    return want.axis == "applicant" or (want.measure is Operation.SHARE and bool(reading.applicants) and not reading.concepts.slots)


def _is_list(reading: Reading, want: Wanted, whose: Whose, lines: int) -> bool:
    """Whether several lines or columns over several years are asked for, which are listed as they are."""
    over_years = want.operation is Operation.TREND and want.measure is Operation.VALUE and len(reading.year_list) > 1
    return over_years and not whose.group and (lines > 1 or asks_of_all_too(reading))


def _for_others(reading: Reading, want: Wanted) -> bool:
    """Whether it asks for the text (为什么下降), or has words that no computation explains."""
    reasons = "reason" in reading.asks and not (want.axis == "concept" and reading.order.order)
    return reasons or bool(reading.absent or reading.strangers or reading.residue or reading.part_of_year)


def _refused(reading: Reading, want: Wanted) -> Decline | None:
    """The refusal of what no single computation answers."""
    if (want.measure is Operation.GROWTH and _FASTER.search(reading.text)) or not bound_fits(want.measure, reading.order):
        return too_many()
    return two_at_once(reading, spread=want.spread)


def _bounded(reading: Reading, want: Wanted, concepts: Sequence[str]) -> Wanted | Decline:
    """The computation with its bound in the unit of the lines; the refusal where something else is counted or bounded."""
    if want.axis != "concept" and (of_another := of_another_count(reading, concepts)) is not None:
        return of_another
    units = [concept(id_).unit for id_ in concepts]
    if not bound_of_unit(reading.order.bound, units):
        return Decline(reason="no_figure", message=_OTHER_UNIT)
    return replace(want, threshold=in_unit(want.threshold, reading.order.bound, units)) if want.threshold is not None else want


def _goes_on_with(before: FigureQuery, want: Wanted) -> bool:
    """Whether the figures of the turn before can be computed with: 哪年最高 needs several of them."""
    several = len(before.entities) * len(before.years) * len(before.concepts) > 1
    return several or want.operation not in NEEDS_SEVERAL


def _settled(
    reading: Reading, organs: Organs, years: Sequence[int], formats: Sequence[Format], before: FigureQuery | None
) -> list[str] | Plan:
    """The one line of the tables that each slot means; a slot that means several, or none, is asked about."""
    settled: list[str] = []
    for slot in reading.concepts.slots:
        fits = _in_tables(slot, formats, reading, before)
        if len(fits) != 1:
            candidates = [id_ for id_ in slot.candidates if in_tables(id_, formats)]
            return which_concept(reading, slot) if len(candidates) > 1 else _in_prose_only(reading, organs, years, slot.candidates[0])
        settled += fits
    return settled


def _in_tables(slot: Slot, formats: Sequence[Format], reading: Reading, before: FigureQuery | None) -> tuple[str, ...]:
    """The lines of these formats' tables that a slot may mean."""
    settled = settle(slot, formats, before.concepts if before and not reading.organs else (), reading.counters)
    return tuple(id_ for id_ in settled if in_tables(id_, formats) or not formats)


def _leaves_a_number(reading: Reading, want: Wanted) -> bool:
    """Whether a number of the question is neither a year, nor a bound, nor a place in an order: a condition that would be lost."""
    if want.operation not in (Operation.COUNT, Operation.THRESHOLD):
        return False
    if _ABOUT_SO_MANY.search(reading.text):  # 十几件, 两万多件
        return True
    text = list(reading.text)
    named = [(mention.start, mention.end) for mention in reading.years]
    named += [(mention.start, mention.end) for mention in reading.organs] + [(slot.start, slot.end) for slot in reading.concepts.slots]
    for start, end in (*reading.order.spans, *named):
        text[start:end] = "\0" * (end - start)
    return any(not _ANY_ONE.match(match.group()) for match in _NUMBER.finditer("".join(text)))


def _own_years(reading: Reading, whose: Whose) -> dict[str, int]:
    """青石镇2024年的比临江街道2023年的: each organ's own year, where they are named in turn; {} where not."""
    organs = [(mention.start, mention.candidates[0]) for mention in reading.organs if len(mention.candidates) == 1]
    years = [(mention.start, mention.years[0]) for mention in reading.years if len(mention.years) == 1 and not mention.open]
    alone = len(organs) == len(reading.organs) and len(years) == len(reading.years) and not whose.group
    if not alone or len(organs) != len(years) or len(organs) < 2 or {id_ for _, id_ in organs} != set(whose.ids):
        return {}
    places = sorted([(at, 0) for at, _ in organs] + [(at, 1) for at, _ in years])
    in_turn = all(one[1] != other[1] for one, other in itertools.pairwise(places))
    return {id_: year for (_, id_), (_, year) in zip(organs, years, strict=True)} if in_turn and len(set(whose.ids)) == len(organs) else {}


def _distinct(concepts: list[str], places: list[int]) -> tuple[list[str], list[int]]:
    """Each line once, where it is named first."""
    first = dict(reversed(list(zip(concepts, places or [0] * len(concepts), strict=True))))
    ordered = list(dict.fromkeys(concepts))
    return ordered, [first[id_] for id_ in ordered]


def _nobody(reading: Reading, whose: Whose, known: Catalogue) -> Decline:
    if whose.group:
        return Decline(reason="no_report", message=f"没有收录{whose.group}的年度报告，因此无法回答。")
    return ask_which_organ(reading, known)


# -- of which years -----------------------------------------------------------------------------------------------------------


def _years(reading: Reading, want: Wanted, whose: Whose, known: Catalogue, before: FigureQuery | None) -> Sequence[int] | Decline:
    if not whose.ids:
        return _nobody(reading, whose, known)
    named = reading.year_list
    if (want.measure in _AGAINST_BEFORE or want.operation is Operation.COMPARE) and reading.base_year is not None:
        return _against(reading.base_year, reading, whose, known, before)
    there = sorted({year for id_ in whose.ids for year in every_year(id_, known)})
    over_years = want.axis == "year" or want.operation is Operation.TREND
    if want.operation in _AGAINST_BEFORE and len(named) == 1:
        over_years = False  # 2024年同比变化: of that year against the one before
    over_years = over_years or (
        want.operation in (Operation.EXTREME, Operation.RANK) and not whose.group and len(whose.ids) == 1 and not named
    )
    over_years = over_years or (want.operation is Operation.AVERAGE and not whose.group and len(whose.ids) == 1 and not named)
    if over_years and not named and before is not None and len(before.years) > 1 and not whose.group:
        return before.years  # 三年总共 … 哪年最高
    if want.axis in ("concept", "applicant") and not named and before is not None:  # 不予公开几件 … 里面最多的是哪一类
        return resolve_years(reading, whose.ids, known, before.years)
    if want.steady in ("high", "low") and len(named) == 1:  # 2024年又创新高: of the years up to it
        return [year for year in there if year <= named[0]] if named[0] in there else _no_year(whose, named, there, known, reading)
    if over_years and len(named) < 2 and not (want.axis != "year" and named):
        return there
    if len(named) > 1 and any(mention.spread for mention in reading.years):
        ends = {named[0]} if any(mention.open for mention in reading.years) else {named[0], named[-1]}
        if want.measure in _AGAINST_BEFORE and want.operation in _AGAINST_BEFORE and not ends <= set(there):
            return _no_year(whose, sorted(ends - set(there)), there, known, reading)  # the change is from one end to the other
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


def _against(base: int, reading: Reading, whose: Whose, known: Catalogue, before: FigureQuery | None) -> Sequence[int] | Decline:
    """The years of a question that names only the one compared with (行政处罚比2023年多多少): that of the turn before, or asked back."""
    if before is not None and len(before.years) == 1 and before.years[0] != base:
        return sorted((base, before.years[0]))
    there = sorted({year for id_ in whose.ids for year in known.years.get(id_, ()) if year > base}, reverse=True)[:_MOST_OPTIONS]
    if len(there) == 1:
        return there if there[0] == base + 1 else [base, *there]
    options = tuple(Option(label=f"{year}年", question=f"{year}年{reading.text}") for year in there)
    return Decline(reason="ambiguous", message=f"请说明是哪一年和{base}年比：", options=options)


def _unheld(reading: Reading, years: Sequence[int]) -> tuple[str, ...]:
    """The note on years of a span (2019到2025年) that have no report, so that what is said of the span is said of the others."""
    spans = [mention for mention in reading.years if mention.spread and not mention.open]
    left = sorted({year for mention in spans for year in mention.years} - set(years))
    return (f"没有收录{'、'.join(f'{year}年' for year in left)}的年报，没有算进去。",) if left and years else ()


def _no_year(whose: Whose, named: Sequence[int], there: Sequence[int], known: Catalogue, reading: Reading) -> Decline:
    who = whose.group.removeprefix("已收录的") or "、".join(known.entities[id_].name for id_ in whose.ids[:3])
    asked, have = ("、".join(f"{year}年" for year in years) for years in (named, there))
    return Decline(reason="no_report", message=f"没有收录{who}{asked}的年度报告，因此无法回答。已收录的年度有：{have}。")


# -- of which lines -----------------------------------------------------------------------------------------------------------


def _in_prose_only(reading: Reading, organs: Organs, years: Sequence[int], id_: str) -> Plan:
    message = f"“{concept(id_).label}”不在这些年报的表格里，只可能写在正文中，没法这样计算。可以直接问某个机关某一年的这个数。"
    if set(reading.operators) & {"growth", "difference"} and len(years) == 1:
        return _stated_change(reading, organs.ids, years, message)
    if reading.operators == ("difference",) and len(years) == 2 and len(organs.ids) == 1:
        stated = _stated_change(reading, organs.ids, years, message)
        of_each = {"growth": False, "operation": Operation.DIFFERENCE, "concepts": (id_,), "question": f"{concept(id_).short}多少"}
        return stated.model_copy(update=of_each)
    return Decline(reason="no_figure", message=message)


def _stated(reading: Reading, want: Wanted, whose: Whose, years: Sequence[int], known: Catalogue) -> StatementQuery | None:
    """A change against a year without a report: the report itself may state it (同比增长70.3%)."""
    if want.operation not in _AGAINST_BEFORE or len(whose.ids) != 1 or len(years) != 1 or years[0] - 1 in every_year(whose.ids[0], known):
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
