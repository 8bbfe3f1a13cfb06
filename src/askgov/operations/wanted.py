"""Which computation a question asks for, told by its operator words alone."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from askgov.domain import Axis, Operation, Threshold
from askgov.operations.bounds import bounded, falling, rising
from askgov.question.courses import RECORD, STEADY
from askgov.question.groups import NONE
from askgov.question.parts_of_year import Per
from askgov.question.reading import Reading

_EACH_YEAR = re.compile(r"每年|逐年|历年|各年|分年|一年一年|年年")
_AGAINST_BEFORE = re.compile(r"同比|环比")  # over several years: of each against the one before
_OF_ITS_YEAR = re.compile(r"变化|变动|增减|[升增]降|涨跌")  # 2024年新收申请的变化: against the year before
_YEAR_BY_YEAR = re.compile(r"每年|每一年|逐年|各年|分年|年年|变化|变动|走势|趋势|演变|分别|各是?多少")
_SUM = re.compile(
    r"合计|拢共|统共|总额|共有|共(?=多少|几)|加起来|总共|一共|共计|之和|总和|加总|相加|合起来|加在一起|汇总|累计|总量|总数(?!的|为)"
)
_SUM_TOO = re.compile(r"[,，;；、?？和及并再](?:以及|还有|再|最后)*(?:[一二两三四五六七]年)?(?:总共|一共|合计|总和|加起来|总数|共计|总计)")
_STOCK_WORDS = re.compile(r"是否|是不是|有没有|有无|能否|对不对|[吗么嘛吧]\s*[?？。]?$|没有?\s*[?？]?$")
_COUNTED = re.compile(r"(?:几|多少)(?:个)?(?:件|起|条|宗|次|份|项|例|万元|元|万|块)|(?:数量|件数|数额|金额|绝对数)[?？]?$")
_CHANGED = re.compile(r"增|减|多|少|升|降|涨|变")
_IN_PERCENT = re.compile(r"百分|%|率|[增降涨减]幅|速|几成|幅度|比例")
_MANY_YEARS = re.compile(r"(?:几|多少)个?年(?!来|前)|年份有?(?:几|多少)|年份数")
# over several years, up or down at all, without by how much
_DIRECTION = re.compile(
    r"^(?!.*(?:[增减涨降升跌多少]了?(?:多少|几|百分)|几成|百分之|幅)).*(?:还是|是不是|是否|有没有|势头|[吗么]|逐年|排到|一年比一年)"
)
_YEARS_WITH = re.compile(
    r"(?:哪[一几些]*年(?:份|度)?|(?:几|多少)个?年(?:份|度)?)(?:里|中|都|曾经?)*[^,，。有最]{0,8}?(?:有(?!多少|几)|出现|发生|存在)过?"
)
_HOW_MANY_OF_THEM = re.compile(r"(?:几|多少)[个家]")
_WHO = re.compile(r"谁|哪|(?:几|多少)[个家]")  # 各部门里谁一件都没有
_FALLS = re.compile(r"下降|下滑|减少|减幅|降幅|跌幅|跌|降低|降了|少了|缩减|缩水|负增长|比[^,，。]{1,10}(?:少|低)(?!于)")
_RISES = re.compile(r"增长(?<!负增长)|增加|增幅|涨幅|上升|上涨|涨|升了|多了|提高|比[^,，。]{1,10}(?:多|高)(?!于|少)")
_AMOUNT = re.compile(
    r"(?:增长|增加|减少|下降|上升|降|涨|跌|多|少|升|差)了?(?:多少|几[件起条次成万]|百分之几)|幅度|[增降涨减跌]幅|分别|各是?多少|最(?!后|近)"
)
_DENIED_CHANGE = re.compile(
    r"(?:没有?|未|并未|未见|没见|不再|不)(?:再|有|明显|怎么|出现)?(?:增长|增加|增多|上升|上涨|涨|升|提高|变多|下降|减少|下滑|降低|降|跌|缩减|变少|变化|反弹|回落)"
)
_FROM_END_TO_END = re.compile(
    r"最[多高大][^,，。最]{0,10}[,，]?[^,，。最]{0,4}最[少低小]|最[少低小][^,，。最]{0,10}[,，]?[^,，。最]{0,4}最[多高大]"
)
_WHO_HIGHER = re.compile(
    r"(?:谁|哪[一个家边年])[^,，。?？]{0,28}?更?(?P<way>高|低|大|小|多|少)(?:一些|一点|些|点)?[?？]?$"
)  # 谁予以公开的比例高
_WHO_IS_LESS = re.compile(
    r"(?:谁|哪[一几]?[个家边年项类])[^,，。?？多高大]{0,16}?更?(?:少|低|小)(?:一些|一点|些|点)?(?:呢|啊)?(?=[?？,，]|$)"
)
_BY_HOW_MANY = re.compile(r"(?:增|涨|升|多|减|降|跌|少)(?:加|长|了|低)*(?:多少|几)(?:万?元|[件起条次项宗])")
_NOTHING = Threshold(comparator="eq", value=Decimal(0))
_SOMETHING = Threshold(comparator="gt", value=Decimal(0))


@dataclass(frozen=True)
class Wanted:
    """A computation, before anything is known of whose figures it takes."""

    operation: Operation
    measure: Operation = Operation.VALUE
    axis: Axis | None = None
    most: bool = True
    top: int = 0
    nth: int = 0
    threshold: Threshold | None = None
    pick: Literal["", "first", "last"] = ""  # the first or the last year within the bound
    median: bool = False
    per: Per = ""  # the average of one year's figure over its months, quarters or days
    total: bool = False  # of a trend: the sum of the years as well
    steady: Literal["", "up", "down", "high", "low"] = ""  # whether it rose, or fell, year after year; whether the last is a record
    spread: bool = False  # by how much the first of an order is ahead of the last
    each_year: bool = False  # a change for every year, not over the whole span
    closed: bool = False  # a yes-or-no question


def wanted(reading: Reading) -> Wanted | None:
    """The computation; None when the question asks for figures as they are."""
    text, ids, order = reading.text, set(reading.operators), reading.order
    lines = [(mention.start, mention.end) for mention in reading.concepts.used]  # 还有没办完的部门 denies nothing
    none = any(not any(start <= match.start() < end for start, end in lines) for match in NONE.finditer(text))
    measure = bounded(_measure(ids, order.change, text), order)
    if measure is Operation.VALUE and "trend" in ids and _is_of_its_year(reading):
        measure = Operation.DIFFERENCE
    common = _whatever_it_is(reading, measure)
    group = reading.group
    if reading.per:
        return replace(common, operation=Operation.AVERAGE, measure=Operation.VALUE, per=reading.per)
    if order.order == "sorted" and measure is Operation.DIFFERENCE and _FROM_END_TO_END.search(text):
        return replace(common, operation=Operation.RANK, measure=Operation.VALUE, most=True, spread=True)
    if common.closed and group is None and order.threshold is None and (steady := STEADY.search(text)):
        return replace(common, operation=Operation.TREND, measure=Operation.VALUE, axis="year", steady="up" if steady["up"] else "down")
    if group is None and not order.order and order.threshold is None and (record := RECORD.search(text)) is not None:
        way: Literal["low", "high"] = "low" if record["way"] == "低" else "high"
        return replace(common, operation=Operation.TREND, measure=Operation.VALUE, axis="year", steady=way)
    if "check" in ids:
        return replace(common, operation=Operation.CHECK)
    if order.order and measure in (Operation.DIFFERENCE, Operation.GROWTH) and _FALLS.search(text) and not _RISES.search(text):
        common = replace(common, most=not order.most if order.change == "" else order.most)  # 减少件数前三: the largest falls first
    if order.order in ("rank_of", "top", "sorted", "nth"):
        places = order.number if order.order == "top" else 0
        return replace(common, operation=Operation.RANK, top=places, nth=order.number if order.order == "nth" else 0)
    if order.order == "extreme" and order.threshold is None:
        return replace(common, operation=Operation.EXTREME)
    many_years = order.axis == "year" and _MANY_YEARS.search(text) is not None
    with_none = order.axis is not None or (group is not None and group.asks == "each" and _WHO.search(text) is not None)
    if with_none and order.threshold is None and none and measure is Operation.VALUE:
        many = many_years or (group is not None and _HOW_MANY_OF_THEM.search(text) is not None)
        return replace(common, operation=Operation.COUNT if many else Operation.THRESHOLD, threshold=_NOTHING)
    if order.axis == "year" and group is None and order.threshold is None and measure is Operation.VALUE and _YEARS_WITH.search(text):
        return replace(common, operation=Operation.COUNT if many_years else Operation.THRESHOLD, threshold=_SOMETHING)
    if order.threshold is not None:
        many = (group is not None and group.asks == "many") or many_years
        return replace(common, operation=Operation.COUNT if many else Operation.THRESHOLD)
    if group is not None and group.asks in ("which", "many") and measure is Operation.VALUE and "compare" not in ids:
        bound = _NOTHING if none else _SOMETHING
        return replace(common, operation=Operation.COUNT if group.asks == "many" else Operation.THRESHOLD, threshold=bound)
    of_years = order.axis == "year" and group is None
    sought = of_years or (group is not None and group.asks in ("which", "many") and "compare" not in ids)
    if sought and order.threshold is None and not order.order and (changed_to := _which_changed(measure, text)) is not None:
        many = many_years or (group is not None and group.asks == "many")
        return replace(common, operation=Operation.COUNT if many else Operation.THRESHOLD, threshold=changed_to, each_year=group is None)
    if order.axis == "applicant" and group is None and measure is Operation.VALUE and not ids and _WHO.search(text):
        return replace(common, operation=Operation.THRESHOLD, threshold=_SOMETHING)  # 是哪类申请人提的
    if ids & {"average", "median"}:
        return replace(common, operation=Operation.AVERAGE, median="median" in ids)
    return _without_order(reading, common, measure)


def _without_order(reading: Reading, common: Wanted, measure: Operation) -> Wanted | None:
    """A comparison, a change or the figures side by side, where nothing is ordered, bounded or averaged."""
    text, ids, group = reading.text, set(reading.operators), reading.group
    if "points" in ids:  # by how many points one share is above another
        return replace(common, operation=Operation.COMPARE) if measure is Operation.SHARE else None
    if "compare" in ids and measure is Operation.SHARE and (higher := _WHO_HIGHER.search(text)) is not None:
        return replace(common, operation=Operation.EXTREME, most=higher["way"] in "高大多")
    if "compare" in ids and measure is not Operation.SHARE:
        over_time = (
            re.search(r"(?:增加|减少|增长|下降|涨|降)(?:得|的)?(?:更|多(?!少)|快|大|少(?!多))", text) is not None
        )  # 谁的新收增加更多
        plain = Operation.VALUE if measure is Operation.DIFFERENCE and not over_time else measure  # 哪家多，差几件
        return replace(common, operation=Operation.COMPARE, measure=plain, most=_WHO_IS_LESS.search(text) is None)
    if measure in (Operation.DIFFERENCE, Operation.GROWTH) and _asks_direction(reading):
        return replace(common, operation=Operation.TREND, measure=Operation.VALUE, axis="year")
    if measure is not Operation.VALUE:
        return replace(common, operation=measure)
    if "trend" in ids and group is None and _SUM.search(text) and not _YEAR_BY_YEAR.search(text):
        return replace(common, operation=Operation.SUM, axis="year")
    if "trend" in ids:
        return replace(common, operation=Operation.TREND, axis="year", total=_SUM_TOO.search(text) is not None)
    if group is not None:
        return replace(common, operation=Operation.SUM if _SUM.search(text) else Operation.LIST, axis="entity")
    return None


def _asks_direction(reading: Reading) -> bool:
    """Whether the course over several years is asked for, not the change between two: 近三年是增是减."""
    over_time = len(reading.year_list) > 2 or "trend" in reading.operators
    return reading.group is None and over_time and _DIRECTION.search(reading.text) is not None


def _is_of_its_year(reading: Reading) -> bool:
    """Whether the change in the one year that is named is asked for: 2024年新收申请的变化情况."""
    plain = not (reading.order.order or reading.order.threshold or _EACH_YEAR.search(reading.text))
    return (
        plain
        and len(reading.year_list) == 1
        and not any(year.open for year in reading.years)
        and _OF_ITS_YEAR.search(reading.text) is not None
    )


def _against_each_before(reading: Reading) -> bool:
    """Whether the change of every year is asked for: 近三年新收申请同比变化."""
    spread = any(year.spread or year.open for year in reading.years) or (not reading.years and "trend" in reading.operators)
    return spread and _AGAINST_BEFORE.search(reading.text) is not None


def _whatever_it_is(reading: Reading, measure: Operation) -> Wanted:
    """What every computation takes from the question."""
    text, order = reading.text, reading.order
    return Wanted(
        Operation.VALUE,
        measure,
        axis=order.axis or ("entity" if reading.group is not None else "year" if "trend" in reading.operators else None),
        most=order.most,
        threshold=_signed(order.threshold, measure, text),
        pick=order.pick,
        each_year=_EACH_YEAR.search(text) is not None or _against_each_before(reading),
        closed=_STOCK_WORDS.search(text) is not None,
    )


def _signed(threshold: Threshold | None, measure: Operation, text: str) -> Threshold | None:
    """A bound of a change: 下降超过一成 is less than -10 %."""
    if threshold is None or measure not in (Operation.GROWTH, Operation.DIFFERENCE):
        return threshold
    return falling(threshold) if _FALLS.search(text) and not _RISES.search(text) else rising(threshold)


def _which_changed(measure: Operation, text: str) -> Threshold | None:
    """哪些部门减少了: a change below or above nothing, where only its direction is asked for."""
    falls, rises = _FALLS.search(text) is not None, _RISES.search(text) is not None
    if measure not in (Operation.GROWTH, Operation.DIFFERENCE) or falls == rises or _AMOUNT.search(text):
        return None
    return Threshold(
        comparator=("ge" if denied_change(text) else "lt") if falls else ("le" if denied_change(text) else "gt"), value=Decimal(0)
    )


def _measure(ids: set[str], change: str, text: str) -> Operation:
    changed = bool(ids & {"growth", "difference"})
    if change == "difference" and (re.search(r"件数|数量|绝对数|金额", text) or not _IN_PERCENT.search(text)):
        return Operation.DIFFERENCE
    if change == "growth" and _BY_HOW_MANY.search(text):
        return Operation.DIFFERENCE  # 跌得最狠的是哪年，跌了多少万元
    if changed and "几成" in text and not re.search("占", text):
        return Operation.GROWTH
    if "growth" in ids and _COUNTED.search(text) and _CHANGED.search(text) and not _IN_PERCENT.search(text):
        return Operation.DIFFERENCE  # 同比增加几件
    if ids & {"share", "rate"}:
        return Operation.SHARE
    if "ratio" in ids:
        return Operation.RATIO
    if "growth" in ids or change == "growth":
        return Operation.GROWTH
    if "difference" in ids or change == "difference":
        return Operation.DIFFERENCE
    return Operation.VALUE


def denied_change(text: str) -> bool:
    """Whether a change is said not to be: 没有增长, 未见下降."""
    return _DENIED_CHANGE.search(text) is not None
