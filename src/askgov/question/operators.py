"""What a question wants done with figures: the most, the first three, more than a hundred, the share of, the change since.

Single words are in the lexicon; here are the patterns that hold a number or span several words. What they cover is explained.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from askgov.domain import Axis, Threshold
from askgov.question.axes import AXES

_DIGITS = "一二三四五六七八九十百千万两\\d"
_UNIT = "万元|亿元|件|条|次|宗|起|份|篇|项|个|人|元|块钱?|%|成|倍|个?百分点"
_NUMBER = rf"(?P<number>\d[\d,]*(?:\.\d+)?|[{_DIGITS}]+)\s*(?P<scale>[万亿千百])?\s*(?P<unit>{_UNIT})?"
_INCLUDED = r"(?:\(含[^()]{0,6}\))?"
_AND_MORE = rf"(?:(?:及|或)?以上)?{_INCLUDED}"
_DENIED = re.compile(
    r"(?:从来?没有?|并没有?|(?<!有)没有?|没能|未曾|未能|并未|从未|(?<!是否)未|不会|(?<![超是有能会否])不)$"
)  # 没超过300件 is 300 and less
_DENIALS = {"gt": "le", "ge": "lt", "le": "gt", "lt": "ge"}
_ABOVE = (
    (re.compile(rf"(?:不低于|不少于|不小于|至少)了?\s*{_NUMBER}{_AND_MORE}"), "ge"),
    (re.compile(rf"(?:不超过|不多于|不大于|不高于|至多)\s*{_NUMBER}"), "le"),
    (re.compile(rf"(?:不到|不足|不满|少于|小于|低于|没到)\s*{_NUMBER}"), "lt"),
    (re.compile(rf"(?:超过|超出|超|多于|大于|高于|突破|过)了?\s*{_NUMBER}{_AND_MORE}"), "gt"),
    (re.compile(rf"(?:达到|满|达(?=\d))了?\s*{_NUMBER}{_AND_MORE}"), "ge"),
    (re.compile(rf"在?{_NUMBER}(?:\(含\))?(?:及|及其|或)?以上{_INCLUDED}"), "ge"),
    (re.compile(rf"在?{_NUMBER}(?:\(含\))?(?:及|及其|或)?以[下内]{_INCLUDED}"), "le"),
    (
        re.compile(
            r"(?:上|过|破)(?P<number>[一二两三四五六七八九\d]*)(?P<scale>[百千]万|[百千万亿])(?P<unit>件|条|次|起|项|元|块钱?)?(?![一二三四五六七八九])"
        ),
        "ge",
    ),
    (re.compile(rf"(?:刚好|恰好|正好|只有|等于)(?:是|为)?{_NUMBER}"), "eq"),
    (re.compile(rf"(?<=率)(?:是|为|达到?)?{_NUMBER}(?=的(?:部门|单位|年|乡镇))"), "eq"),
    (re.compile(r"(?:数?量?(?:为|是|等于))\s*(?P<number>0|零)(?P<scale>)(?P<unit>件|条|次|起|项|个|万元)?(?![\d.])"), "eq"),
)
_RANGE = re.compile(
    rf"(?:在|介于|处于)?{_NUMBER}(?:到|至|和|与|—|–|-|~)在?{_NUMBER.replace('>', '2>')}"
    r"(?![\d.年])(?P<between>之间|以内|区间)?"
)
_OTHER_MEASURE = re.compile(r"\s*(?:个?工作日|日|天|个?月|年(?!份|度)|岁|页|周|小时|平方|公里|亩|倍)")
_HALF = re.compile(r"(?:过|超过|超)一?半|(?P<least>一半以上)")
_ORDER = {
    "top": re.compile(rf"(?:排名?|居|位居|列)?(?P<m>)前(?P<n>[{_DIGITS}]{{1,3}})(?:名|位|个|家|大|强|的)?(?!年|件|个?月|次|天|季)"),
    "bottom": re.compile(rf"(?:倒数|最后|末尾|后)(?P<n>[{_DIGITS}]{{1,3}})(?:名|位|个|家)(?!年|件|次)"),
    "nth": re.compile(
        rf"(?:(?:排名?|排在|居|位居|列)?第(?P<n>[{_DIGITS}]{{1,2}})(?:名|位|多|高|大)|(?:排名?|排在|位居)第(?P<m>[{_DIGITS}]{{1,2}}))(?:的)?"
    ),
    "nth_last": re.compile(rf"(?:倒数第(?P<n>[{_DIGITS}]{{1,2}})(?:名|位)?|第(?P<m>[{_DIGITS}]{{1,2}})(?:少|低|小)的?)"),
    "rank_of": re.compile(
        r"(?:排|排名|排在|位居|居|列|名列)?(?:在)?第几(?:名|位|多|高)?|排(?:名|在)?(?:多少|如何|怎么样|怎样|情况)(?:名|位)?|名次|排多少"
    ),
}
_SORTED = (
    (
        re.compile(
            r"(?:按|按照)?(?:数量|数值|件数|大小|多少)?(?:由|从)(?:高到低|多到少|大到小)(?:地|的)?(?:排序|排列|排名|排一?下|排个序|列出来?)?"
        ),
        True,
    ),
    (
        re.compile(
            r"(?:按|按照)?(?:数量|数值|件数|大小|多少)?(?:由|从)(?:低到高|少到多|小到大)(?:地|的)?(?:排序|排列|排名|排一?下|排个序|列出来?)?"
        ),
        False,
    ),
    (re.compile(r"排名|排行榜?|排个?序|排一?下|排个名次?|排列"), True),
)
_FASTEST = (
    (
        re.compile(
            r"(?:同比)?(?:(?:增长率|增幅|增速|涨幅|(?:增长|上升|涨)(?:幅度|速度))(?:是)?最(?:快|大|高|多|猛|狠|厉害|凶)|(?:增长|上升|涨)得?(?:是)?最(?:快|大|高|猛|狠|厉害|凶))的?"
        ),
        "growth",
        True,
    ),
    (
        re.compile(
            r"(?:同比)?(?:(?:下降率|降幅|减幅|跌幅|(?:下滑|下降|[降跌])(?:幅度|速度))(?:是)?最(?:快|大|高|多|猛|狠|厉害|凶)|(?:下滑|下降|[降跌])得?(?:是)?最(?:快|大|高|猛|狠|厉害|凶))的?"
        ),
        "growth",
        False,
    ),
    (re.compile(r"(?:增加|增多|多出|增长|上升|涨)(?:得|的)?(?:件数|数量|绝对数|金额)?(?:是)?最(?:多|大)的?"), "difference", True),
    (re.compile(r"(?:减少|少了|降低|下降|下滑|[降跌])(?:得|的)?(?:件数|数量|绝对数|金额)?(?:是)?最(?:多|大)的?"), "difference", False),
)
_MOST = re.compile(
    r"(?:数量|总量|件数)?(?:是)?(?:最(?:多|高|大|好|常见|常用|狠|猛|凶|厉害|红火|热闹|忙|旺|频繁|集中)|居首|拔尖|排头一?[个名位]?|头一[个名位]|头名|头号|第一大户?|大头|(?:排|居|位居|名列"
    r")?(?:榜首|首位)|排第一|排名第一|第一名|第一位"
    r"|(?<!最)高?峰值|顶峰|巅峰|(?:最)?高峰|老大|冠军|之最(?!少))(?:的(?:一[条个种项类家年])?)?"
)
_PLACE_ONE = re.compile(r"排(?:名)?第一|排在?第一|第一[名位]|居首|榜首|首位")  # 最少，排第一的: the first of those in that order
_LEAST = re.compile(
    r"(?:数量|总量|件数)?(?:是)?(?:最(?:少|低|小|差|冷清|清闲|惨淡|稀少|稀罕)|垫底|倒数第一|谷底|最?低谷|谷值)(?:的(?:一[条个种项类家年])?)?"
)
_WHEN = r"(?:是?在?(?:哪一?年|什么时候|何时|啥时候?|什么年份|年份))?"
_CHANGED = re.compile(
    r"(?:首次|首度|第一次|最后一次|最近一次)[^,，。?？]{0,8}?(?:下降|减少|上升|增加|增长|下滑|回落)|(?:下降|减少|上升|增加|增长|下滑|回落)[^,，。?？]{0,6}?(?:首次|首度|第一次|最后一次|最近一次)"
)
_PICKS: tuple[tuple[Literal["first", "last"], re.Pattern[str]], ...] = (
    (
        "first",
        re.compile(
            rf"{_WHEN}(?:首次|首度|第一次|头一次|头一回|第一回|最早|最先)(?:是?在?(?:哪一?年|什么时候|何时))?"
            r"|从?(?:哪一?年|什么时候|何时|啥时候?)(?:就)?(?:开始|起)(?:就)?|(?:什么时候|何时|啥时候?)(?:才)?(?=超过|突破|达到|过|破|低于|不足|不到)"
        ),
    ),
    ("last", re.compile(rf"{_WHEN}(?:最后一次|最近一次|最后一回|最近一回|最晚)(?:是?在?(?:哪一?年|什么时候|何时))?")),
)
_PLACES_OF = re.compile(rf"最(?:多|少|高|低|大|小)的(?P<n>[{_DIGITS}]{{1,2}})(?:个|家|名|位)")
_SCALES = {"百": 100, "千": 1000, "万": 10_000, "百万": 1_000_000, "千万": 10_000_000, "亿": 100_000_000}
SCALED = "万"  # stands for the unit of a bound that says 万 or 亿 and no unit (超过五百万): of money it is 元
_WHOLE = {"万元": 1, "亿元": 10_000, "成": 10}  # amounts of money are kept in 万元
_SHARES = ("%", "成")

Order = Literal["top", "nth", "rank_of", "sorted", "extreme"]


@dataclass(frozen=True)
class Operators:
    """The patterns that were found. ``order``: in which way figures are put in order, "" when they are not."""

    order: Order | Literal[""] = ""
    most: bool = True
    number: int = 0  # of places (前三), or the place (第二)
    change: Literal["", "growth", "difference"] = ""  # the order is by a change (增长最快)
    threshold: Threshold | None = None
    bound: str = ""  # the unit of the bound: 件, 万元, %, 成, 倍; "" when none is said, SCALED for 五百万
    axis: Axis | None = None  # in what the figures differ, where a question word says so (哪一年, 哪类申请人, 哪种理由)
    pick: Literal["", "first", "last"] = ""  # the first or the last year that meets the bound (首次超过)
    spans: tuple[tuple[int, int], ...] = ()

    @property
    def percent(self) -> bool:
        """Whether the bound is one of shares or of growth (超过九成)."""
        return self.bound in _SHARES


def find_operators(text: str, dated: str = "") -> Operators:
    """The operators in a normalised question. ``dated``: the same with its years masked, among whose numbers bounds are looked for."""
    spans: list[tuple[int, int]] = []
    axis = next((axis for axis, pattern in AXES if _cover((pattern,), text, spans)), None)
    threshold, bound = _threshold(dated or text, spans)
    bounded = threshold is not None or _CHANGED.search(text) is not None
    picks = [name for name, pattern in _PICKS if bounded and _cover((pattern,), text, spans)]
    pick: Literal["", "first", "last"] = picks[0] if picks else ""
    axis = "year" if pick else axis
    for pattern, change, most in _FASTEST:
        if match := pattern.search(text):
            number = _places(text, spans)
            spans.append(match.span())
            order: Order = "top" if number > 1 else "extreme"
            return Operators(
                order, most, number, "growth" if change == "growth" else "difference", threshold, bound, axis, spans=tuple(spans)
            )
    order_, most, number = _order(text, spans)
    return Operators(order_, most, number, "", threshold, bound, axis, pick, tuple(spans))


def _order(text: str, spans: list[tuple[int, int]]) -> tuple[Order | Literal[""], bool, int]:
    for name in ("nth_last", "bottom"):
        if match := _ORDER[name].search(text):
            number = numeral(match["n"] or match["m"] if name == "nth_last" else match["n"])
            spans.append(match.span())
            _cover((_MOST, _LEAST), text, spans)
            return ("nth" if name == "nth_last" else "top"), False, number
    if match := _ORDER["rank_of"].search(text):
        spans.append(match.span())
        least = _cover((_LEAST,), text, spans)
        _cover((_MOST, *(pattern for pattern, _ in _SORTED)), text, spans)
        return "rank_of", not least, 0
    least = _LEAST.search(text) is not None
    if least and _MOST.search(_PLACE_ONE.sub("", _LEAST.sub("", text))):  # 最大的是哪种，最小的又是哪种: all of them in order show both
        _cover((_MOST, _LEAST), text, spans)
        return "sorted", True, 0
    if match := _PLACES_OF.search(text):
        spans.append(match.span())
        _cover(tuple(pattern for pattern, _ in _SORTED), text, spans)
        return "top", not least, numeral(match["n"])
    for name in ("top", "nth"):
        if (match := _ORDER[name].search(text)) and (number := numeral(match["n"] or match["m"])):
            spans.append(match.span())
            first = name == "nth" and _MOST.search(text, 0, match.start()) is not None
            directions = [(m.start(), most) for pattern, most in _SORTED if (m := pattern.search(text)) and _cover((pattern,), text, spans)]
            descending = [most for at, most in directions if at < match.start()]  # 前三名，从少到多排列 lists the first three
            _cover((_MOST, _LEAST), text, spans)
            return ("top" if name == "top" or first else "nth"), (descending[0] if descending and not least else not least), number
    for pattern, most in _SORTED:
        if _cover((pattern,), text, spans):
            _cover((_MOST, _LEAST), text, spans)
            return "sorted", most and not least, 0
    for pattern, most in ((_MOST, True), (_LEAST, False)):
        if _cover((pattern,), text, spans):
            return "extreme", most, 1
    return "", True, 0


def _places(text: str, spans: list[tuple[int, int]]) -> int:
    match = _ORDER["top"].search(text)
    if match:
        spans.append(match.span())
    return numeral(match["n"]) if match else 1


def _cover(patterns: tuple[re.Pattern[str], ...], text: str, spans: list[tuple[int, int]]) -> bool:
    found = [match.span() for pattern in patterns for match in pattern.finditer(text)]
    spans += found
    return bool(found)


def _threshold(text: str, spans: list[tuple[int, int]]) -> tuple[Threshold | None, str]:
    """The bound or the range named, and its unit."""
    if match := _HALF.search(text):
        spans.append(match.span())
        return Threshold(comparator="ge" if match["least"] else "gt", value=Decimal(50)), "%"
    if (match := _RANGE.search(text)) and (match["between"] or match["unit2"]):
        unit = match["unit2"] or match["unit"] or _scaled(match["number2"], match["scale2"])
        high = _value(match["number2"], match["scale2"] or "", unit)
        low = _value(match["number"], match["scale"] or "", match["unit"] or unit)
        same = _value(match["number"], match["scale2"] or "", unit)  # 3到4万 is from 30000
        low = low if match["scale"] or match["unit"] or same is None or high is None or same >= high else same
        if low is not None and high is not None and low <= high:
            spans.append(match.span())
            return Threshold(comparator="ge", value=low, also=Threshold(comparator="le", value=high)), unit
    found: list[tuple[int, int, Threshold, str]] = []
    for pattern, comparator in _ABOVE:
        for match in pattern.finditer(text):
            value = _value(match["number"], match["scale"] or "", match["unit"] or "")
            if not match["unit"] and _OTHER_MEASURE.match(text, match.end()):  # 超过20日办结的: no bound of a number of cases
                continue
            if value is not None and not any(start < match.end() and match.start() < end for start, end, *_ in found):
                denied = _DENIED.search(text, 0, match.start()) if comparator in _DENIALS else None
                found.append(
                    (
                        denied.start() if denied else match.start(),
                        match.end(),
                        Threshold(comparator=_DENIALS[comparator] if denied else comparator, value=value),
                        match["unit"] or _scaled(match["number"], match["scale"]),
                    )
                )
    if not found:
        return None, ""
    *_, first, unit = found[0]
    ends = {bound.comparator in ("gt", "ge") for *_, bound, _ in found}
    if len(found) == 2 and len(ends) == 2 and "eq" not in {bound.comparator for *_, bound, _ in found}:
        first = first.model_copy(update={"also": found[1][2]})
        spans.append(found[1][:2])
    spans.append(found[0][:2])
    return first, unit


def _scaled(number: str, scale: str | None) -> str:
    """What stands for the unit of a number without one."""
    return SCALED if set(number + (scale or "")) & set("万亿") else ""


def _value(number: str, scale: str, unit: str) -> Decimal | None:
    """The bound as a plain number; money in 万元."""
    if not number:  # 上千
        value = Decimal(1)
    elif number[0].isdigit():
        value = Decimal(number.replace(",", ""))
    elif (small := numeral(number)) or number in ("零", "0"):
        value = Decimal(small)
    else:
        return None
    value *= _SCALES.get(scale, 1)
    value = value.quantize(Decimal(1)) if value == value.to_integral_value() else value
    if unit in ("元", "块", "块钱"):
        return value / 10_000
    return value * _WHOLE.get(unit, 1)


def numeral(text: str) -> int:
    """A small number in digits or Chinese numerals; 0 when it is none."""
    if text.isdigit():
        return int(text)
    from cn2an import cn2an  # type: ignore[import-untyped]

    try:
        return int(cn2an(text, "smart"))
    except ValueError:
        return 0
