"""What is computed from one figure of prose in several years: the change, its rate, the multiple, the mean, the sum.

Only exact figures of one unit whose labels name the same thing; figures of which the years may count differently are only listed.
"""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from askgov.domain import Operation, Statement
from askgov.domain.evidence import Calculation
from askgov.question.overlap import coverage, pairs
from askgov.wording import plain

_CENT = Decimal("0.01")
_SAME = 0.5  # share of the pairs of the shorter label
_NAMED = re.compile(r"“[^“”]*”|本?年度?|全年|今年|20\d\d年?")


def over_time(operation: Operation | None, figures: Sequence[Statement]) -> Calculation | None:
    """The computation over figures in the order of their years; None where they are only to be listed, or must not be put together."""
    units = {s.unit for s in figures}
    if operation in (None, Operation.TREND) or len(units) > 1 or any(s.approximate for s in figures) or not _one_thing(figures):
        return None
    (unit,) = units
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


def _one_thing(figures: Sequence[Statement]) -> bool:
    """Whether the labels name the same thing: 粉丝 and “微墨岭”公众号粉丝, not 关停账号 and 粉丝."""
    if _of_one_concept(figures):
        return True
    labels = [_NAMED.sub("", s.label) for s in figures]
    shortest = min(labels, key=len)
    return all(label.endswith(shortest[-2:]) or coverage(pairs(shortest), pairs(label)) >= _SAME for label in labels)


def _of_one_concept(figures: Sequence[Statement]) -> bool:
    """Only what maps to a concept is added up over the years; other figures may be cumulative."""
    concepts = {s.concept for s in figures}
    return len(concepts) == 1 and None not in concepts


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(_CENT, ROUND_HALF_UP).normalize()


def _made(operation: Operation, value: Decimal, operands: Sequence[Statement], formula: str, unit: str) -> Calculation:
    return Calculation(operation=operation, value=value, unit=unit, formula=formula, operands=tuple(operands))
