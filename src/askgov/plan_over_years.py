"""A figure of prose over several years: 12345工单一年比一年多吗, 粉丝2024年比2023年多多少, 满意率两年分别是多少.

Each year is asked for by itself, as a question of its own, so that nothing is taken for the figure of a year which would not answer a
question for that year alone; what is computed is computed from these.
"""

import itertools
import re
from collections.abc import Callable, Sequence

from askgov.domain import Decline, Operation, PassageQuery, Plan, StatementQuery
from askgov.plan_prose import TABLES_ONLY
from askgov.question.courses import STEADY
from askgov.question.organs import Catalogue
from askgov.question.reading import Reading

_ALL_YEARS = re.compile(
    r"这几年|这些年|近几年|最近几年|历年|逐年|每一?年|各年|两年|三年|四年|五年|年年|一年比一年|走势|趋势|怎么变|如何变|变化|变动"
)
_AGAINST_BEFORE = re.compile(r"同比|环比|(?:比|较)(?:上一?年|去年|前一年|前年|上年同期)|年增|逐年")
_WORKINGS = re.compile(
    r"(?:多不多|少不少|[多少高低]没[多少高低])|(?:两年|每年|各年)?的?数字?(?:也|都)?(?:列|报|说|给|写)(?:出来|一下|一列|给我)?(?=[,，。?？\0]|$)"
    r"|(?:增加|减少)还是(?:增加|减少)|(?:了)?(?:多|少|高|低)吗|(?:涨|升|降|多|少)了?没有?(?=\0|[,，。?？]|$)|(?:都|也)(?=是|各|有|\0)"
    r"|(?:相比于?|相较于?|比起来?|对比|比较|比|较|跟|和|与|同)(?=[,，。?？]|$|[\0增涨降跌升多少高低翻回])|同比|环比"
    r"|(?:增长率|增长|下降|涨幅|降幅|增幅|跌幅|增速|增加|减少|上升|上涨|涨|跌|翻|提高|降低|回落|缩水)(?:了|得|出)*(?=[\0,，。?？多少几百]|$)"
    r"|(?:多|高|少|低)(?:了|出)?(?=\0|多少|几|百分|[,，]|$)|(?:高|多|低|少)了?还是(?:高|多|低|少)了?|是?增是减|差(?:了)?(?=多少|几)|差距|相差"
    r"|(?:了)?(?:多少|几)(?:个)?(?:百分点|点|倍)|百分之(?:几|多少)|几成|几倍|多少倍|(?:就是|也就是)"
    r"|这几年|这些年|近几年|最近几年|历年|逐年|每一?年|各年|(?:这|近|前)?[两三四五]年(?:间|来|里|的)?|年年|分别|各自|各(?=是|有|多少|几)|(?:是)?(?:怎么|如何)变(?:的|化)?|变化(?:情况|趋势)?|变动|走势|趋势"
    r"|平均(?:下来|数|值|每年)?|合计|一共|总共|加起来|总数|总和"
)
_TAIL = re.compile(r"(?:各|分别|是|有|为|达到?|(?<![办开搞做织展])了|的|呢|吗|么|吧|啊|[,，。?？\0 ]|多少|几|数)+$")
_UNITS = "万人|人次|场次|万元|平方米|公里|工作日|小时|分钟|[人件条篇期场次份元%册户家名页起封宗项所座辆亩吨天]"
_UNIT_ASKED = re.compile(rf"(?:多少|几)(?P<unit>个?(?:{_UNITS})|个)")
_HOW_MANY = re.compile(rf"(?<!百分之)(?:多少|几)(?!个?(?:百分)?点|倍|成|年)(?:个?(?:{_UNITS})?)")
_HOW_LONG = re.compile(r"多久|多长时间")
_NOTHING = re.compile(r"(?:[的数字都也又还再各要是有了吗呢啊两个追收办发开等花用]|分别|一下|出来|给我|看看?)*")
_RATES = (Operation.GROWTH, Operation.RATIO, Operation.AVERAGE)
_LISTED = re.compile(r"年?度?(?:和|跟|与|、|,|，|及)(?:到)?")
_EACH = re.compile(r"(?:这)?(?:[两三四]年)?(?:都|各自?|分别)")
_TEXT = re.compile(r"什么|哪些|啥|怎么(?!变)|如何|为什么|原因|问题|措施|做法")
_THING = re.compile(r"什么(?:事|做法|变化|措施|内容)|哪些|啥(?:事|名堂)")
_FEW = 40  # organs among which a figure of none named may be looked for
_LEAST = 2  # characters that must be left to name the figure


def over_years(reading: Reading, planned: Plan, known: Catalogue, ask: Callable[[str], Plan]) -> StatementQuery | None:
    """The plan for each year, where the question is of several; None for any other question. ``ask`` plans one question by itself."""
    refused = isinstance(planned, Decline) and planned.reason in ("unsupported", "ambiguous", "no_figure")
    operation = _operation(reading)
    of_text = isinstance(planned, PassageQuery) and (operation not in _RATES or _TEXT.search(reading.text) is not None)
    counts = _HOW_MANY.search(reading.text) or _HOW_LONG.search(reading.text)
    of_text = of_text or (_THING.search(reading.text) is not None and not counts)
    if of_text or not (refused or isinstance(planned, StatementQuery | PassageQuery)) or operation is None or not _plain(reading):
        return None
    organs = [mention.candidates[0] for mention in reading.organs if len(mention.candidates) == 1]
    if len(organs) != len(reading.organs) or len(organs) > 1 or not (organs or reading.account or len(known.entities) <= _FEW):
        return None
    years = _years(reading, organs, known)
    what = _what(reading)
    if len(years) < 2 or len(re.findall(r"[\u4e00-\u9fffA-Za-z0-9]", what)) < _LEAST:
        return None
    if operation is Operation.TREND and (apart := _year_by_year(reading, ask)):
        return apart[0].model_copy(
            update={"each": apart, "years": tuple(years), "question": reading.text, "fallback": TABLES_ONLY, "number": True, "alone": True}
        )
    who = (known.entities[organs[0]].name if organs else "") + (f"“{reading.account}”" if reading.account else "")
    said = [_said_of(reading, year) if operation is Operation.TREND else "" for year in years]
    each = [ask(whole or f"{year}年{who}{what}") for whole, year in zip(said, years, strict=True)]
    asked = [one.model_copy(update={"years": (year,)}) for one, year in zip(each, years, strict=True) if isinstance(one, StatementQuery)]
    if len(asked) != len(each) or any(one.operation is not None or one.growth or one.each for one in asked):
        return None
    if isinstance(planned, StatementQuery):
        return planned.model_copy(update={"each": tuple(asked), "over": operation})
    return asked[0].model_copy(
        update={
            "each": tuple(asked), "over": operation, "years": tuple(years), "question": reading.text, "fallback": TABLES_ONLY,
            "number": True, "terms": (), "alone": True,
        }
    )  # fmt: skip


def _plain(reading: Reading) -> bool:
    """Whether nothing but one figure and its course is asked for."""
    columns = [column for column in reading.applicants if column != "loose"]  # 群众满意度 is of no column
    more = reading.group or reading.order.order or reading.order.threshold or reading.excluded.spans or columns
    return not (more or reading.strangers or reading.part_of_year or ("share" in reading.operators and "growth" not in reading.operators))


def _operation(reading: Reading) -> Operation | None:
    text, ids = reading.text, set(reading.operators)
    if "average" in ids and not _HOW_LONG.search(text):
        return Operation.AVERAGE
    if re.search(r"几倍|多少倍|倍数", text):
        return Operation.RATIO
    if re.search(r"百分之(?:几|多少)|增长率|[增降涨跌]幅|同比|增速|几成", text) and not STEADY.search(text):
        return Operation.GROWTH
    if re.search(r"合计|一共|总共|加起来|总和", text) and len(reading.year_list) > 1:
        return Operation.SUM
    if re.search(
        r"(?:多|少|增加|减少|涨|跌|差|高|低|升|降)(?:了|出)*(?:多少|几)|相差|差距|(?:高|多)了还是(?:低|少)|增加还是减少|[多少高低]吗", text
    ):
        return Operation.DIFFERENCE
    if STEADY.search(text) or _ALL_YEARS.search(text) or "trend" in ids or len(reading.year_list) > 1:
        return Operation.TREND
    return None


def _years(reading: Reading, organs: Sequence[str], known: Catalogue) -> list[int]:
    there = sorted(set(known.years[organs[0]]) if organs else known.every_year)
    named = reading.year_list
    if len(named) == 1 and _AGAINST_BEFORE.search(reading.text):
        return [named[0] - 1, named[0]]
    if len(named) > 1:
        spread = any(mention.spread for mention in reading.years)
        return [year for year in named if year in there] if spread else list(named)
    return there if not named and _ALL_YEARS.search(reading.text) else list(named)


def _year_by_year(reading: Reading, ask: Callable[[str], Plan]) -> tuple[StatementQuery, ...]:
    """A clause of its own for each year: “一件事”2023年上线了多少项，到2024年累计多少项; () of any other question."""
    years = reading.years
    if len(years) < 2:
        return ()
    ends = [*(reading.text.rfind(",", one.end, other.start) for one, other in itertools.pairwise(years)), len(reading.text)]
    clauses = [reading.text[year.end : end] for year, end in zip(years, ends, strict=True)]
    of_one = all(len(year.years) == 1 for year in years) and len(years) == len(reading.year_list) > 1
    of_what = [_TAIL.sub("", _HOW_MANY.sub("", clause)).strip("了过到的共,， ") for clause in clauses]
    if not of_one or min(ends) < 0 or not all(of_what) or len(set(of_what)) < len(of_what):
        return ()
    if not all(_HOW_MANY.search(clause) for clause in clauses):
        return ()
    head = reading.text[: years[0].start].rstrip(",，")
    asked = [ask(f"{head},{year.years[0]}年{clause}") for year, clause in zip(years, clauses, strict=True)]
    told = tuple(
        one.model_copy(update={"years": year.years})
        for one, year in zip(asked, years, strict=True)
        if isinstance(one, StatementQuery) and one.operation is None and not (one.growth or one.each)
    )
    return told if len(told) == len(years) else ()


def _said_of(reading: Reading, year: int) -> str:
    """The question in its own words, of one of the years that it names one after another: 那个活动2024跟2025各办了几场; "" of others."""
    listed = [reading.text[one.end : other.start] for one, other in itertools.pairwise(reading.years)]
    if len(reading.years) < 2 or len(reading.years) != len(reading.year_list) or not all(_LISTED.fullmatch(between) for between in listed):
        return ""
    head, tail = reading.text[: reading.years[0].start], reading.text[reading.years[-1].end :]
    return f"{head}{year}年{_EACH.sub('', tail, count=1)}" if _EACH.match(tail) else ""


def _what(reading: Reading) -> str:
    """The figure's own words, and how many of it: 12345工单多少件."""
    text = list(reading.text)
    spans = [(organ.start, organ.end) for organ in reading.organs] + [(year.start, year.end) for year in reading.years]
    for start, end in spans + [match.span() for match in STEADY.finditer(reading.text)]:
        text[start:end] = "\0" * (end - start)
    left = "".join(text)
    unit = _UNIT_ASKED.search(left)
    left = _HOW_MANY.sub("\0", left)
    long = _HOW_LONG.search(left) is not None  # 平均等多久 is told as such
    left = re.sub("平均", "\1", _HOW_LONG.sub("\0", left)) if long else left
    bare = re.sub(r"\0+", "", _WORKINGS.sub("", left)).replace("\1", "平均")
    bare = "".join(clause for clause in re.split(r"[,，。;；?？…]", bare) if not _NOTHING.fullmatch(clause))
    bare = re.sub(r"^[:：的年度末底 ]+", "", _TAIL.sub("", bare))
    if not bare or long:
        return f"{bare}多久" if bare else ""
    return f"{bare}多少{unit['unit'] if unit and '百分' not in bare else ''}"
