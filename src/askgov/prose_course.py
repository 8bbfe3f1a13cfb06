"""What is computed from one figure of prose in several years: the change, its rate, the multiple, the mean, the sum.

Only exact figures of one unit whose labels name the same thing; figures of which the years may count differently are only listed.
"""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from askgov.domain import Operation, Statement
from askgov.domain.evidence import Calculation
from askgov.wording import plain

_CENT = Decimal("0.01")
_NAMES_ITSELF = 4  # characters of a label that is of one thing whatever it is a part of
_NAMED = re.compile(r"“[^“”]*”|[（(][^()（）]*[)）]")
_QUOTED = re.compile(r"“[^“”]+”")
_LIGHT = re.compile(r"^(?:(?:政府|门户)*网站|开展|举办|组织)")  # before what has a name of its own
_AROUND = re.compile(  # said around the thing counted, which it stays without
    r"^(?:本年度?|全年|今年|年度|20\d\d年|全[省市县区]|我[省市县区局]|[省市县区局]|累计|现有|已有|共有|共|目前|年末|官方|政务|微信公众号|公众号|微信|微博|抖音号?|的|达)+"
    r"|(?:数量|总数|总量|人数|数|量|达到?|突破|超过?|约|为|共|近)+$"
)
_MEDIA = ("微博", "微信", "公众号", "抖音", "视频号", "快手", "头条", "网站")


def over_time(operation: Operation | None, figures: Sequence[Statement]) -> Calculation | None:
    """The computation over figures in the order of their years; None where they are only to be listed, or must not be put together."""
    if operation in (None, Operation.TREND) or any(s.approximate for s in figures) or not one_thing(figures):
        return None
    unit = figures[0].unit
    first, last = figures[0], figures[-1]
    change = last.value - first.value
    match operation:
        case Operation.DIFFERENCE:
            points = "个百分点" if unit == "%" else unit
            return _made(operation, change, [last, first], f"{plain(last.value)} - {plain(first.value)} = {plain(change)}", points)
        case Operation.GROWTH if first.value and unit != "%":
            rate = _rounded(change / first.value * 100)
            worked = f"({plain(last.value)} - {plain(first.value)}) ÷ {plain(first.value)} × 100% = {plain(rate)}%"
            return _made(operation, rate, [last, first], worked, "%")
        case Operation.RATIO if first.value:
            times = _rounded(last.value / first.value)
            return _made(operation, times, [last, first], f"{plain(last.value)} ÷ {plain(first.value)} = {plain(times)}", "倍")
        case Operation.AVERAGE | Operation.SUM if unit != "%" and (operation is Operation.AVERAGE or _of_one_concept(figures)):
            total = sum((s.value for s in figures), Decimal(0))
            added = " + ".join(plain(s.value) for s in figures)
            if operation is Operation.SUM:
                return _made(operation, total, figures, f"{added} = {plain(total)}", unit)
            mean = _rounded(total / len(figures))
            return _made(operation, mean, figures, f"({added}) ÷ {len(figures)} = {plain(mean)}", unit)
        case _:
            return None


def one_thing(figures: Sequence[Statement]) -> bool:
    """Whether the labels name the same thing of one unit: 粉丝 and “微墨岭”公众号粉丝, not 关停账号 and 保留账号."""
    if len({s.unit for s in figures}) > 1:
        return False
    if _of_one_concept(figures):
        return True
    labels = {_bare(s.label) for s in figures}
    names = {frozenset(_QUOTED.findall(s.label)) for s in figures}  # “健康大讲堂” and 开展“健康大讲堂”
    if len(names) == 1 and all(names) and len({_LIGHT.sub("", label) for label in labels}) == 1:
        return True
    if "" in labels:
        return False  # nothing but names, and not the same
    media = [{word for word in _MEDIA if word in s.label} or {word for word in _MEDIA if word in s.sentence} for s in figures]
    apart = any(one and other and not one & other for one in media for other in media)
    named = min(map(len, labels)) >= _NAMES_ITSELF or len({s.parent_labels for s in figures}) == 1
    return len(labels) == 1 and not apart and named


def _bare(label: str) -> str:
    """A label without names, and without what is said around the thing that is counted."""
    text = _NAMED.sub("", label)
    while (shorter := _AROUND.sub("", text)) != text and shorter:
        text = shorter
    return text


def _of_one_concept(figures: Sequence[Statement]) -> bool:
    """Only what maps to a concept is added up over the years; other figures may be cumulative."""
    concepts = {s.concept for s in figures}
    return len(concepts) == 1 and None not in concepts


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(_CENT, ROUND_HALF_UP).normalize()


def _made(operation: Operation, value: Decimal, operands: Sequence[Statement], formula: str, unit: str) -> Calculation:
    return Calculation(operation=operation, value=value, unit=unit, formula=formula, operands=tuple(operands))
