"""Bounds that figures are held against: what they can be a bound of, and in which unit."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

from askgov.domain import Operation, Threshold
from askgov.question.operators import SCALED, Operators

_SHARES = ("%", "成")
_WAN = Decimal(10_000)


def bounded(measure: Operation, order: Operators) -> Operation:
    """The measure that a bound in percent, or in things counted, can be held against."""
    if order.percent:
        return {Operation.VALUE: Operation.SHARE, Operation.DIFFERENCE: Operation.GROWTH}.get(measure, measure)
    counted = order.bound not in ("", SCALED, "倍", "百分点", "个百分点")
    return Operation.DIFFERENCE if counted and measure is Operation.GROWTH else measure


def bound_fits(measure: Operation, order: Operators) -> bool:
    """Whether figures of a measure can be held against the bound: no share against 20 件, no difference of shares."""
    if order.bound in ("百分点", "个百分点"):
        return False
    if order.bound == "倍":
        return measure is Operation.RATIO
    return order.bound in ("", SCALED) or order.percent or measure not in (Operation.SHARE, Operation.RATIO)


def bound_of_unit(bound: str, units: Iterable[str]) -> bool:
    """Whether a bound in this unit can be held against figures in those units: 5 万元以上的处罚 bounds the fines, not their number."""
    money, people = "元" in bound or "块" in bound, bound == "人"
    return bound in ("", SCALED, *_SHARES, "倍") or all(("元" in unit) == money and (not people or "人" in unit) for unit in units)


def in_unit(threshold: Threshold, bound: str, units: Iterable[str]) -> Threshold:
    """A bound in the unit that the figures are kept in: 超过五百万 of fees in 万元 is 500. Bounds named in money are in 万元 already."""
    money = {unit for unit in units if "元" in unit}
    factor = 1 / _WAN if bound == SCALED and money == {"万元"} else _WAN if "元" in bound and money == {"元"} else Decimal(1)
    also = in_unit(threshold.also, bound, money) if threshold.also else None
    value = threshold.value * factor
    whole = value.quantize(Decimal(1)) if value == value.to_integral_value() else value
    return threshold.model_copy(update={"value": whole, "also": also}) if factor != 1 else threshold


_ZERO = Decimal(0)
_TURNED: dict[str, Literal["gt", "ge", "lt", "le", "eq"]] = {"gt": "lt", "ge": "le", "lt": "gt", "le": "ge", "eq": "eq"}


def rising(bound: Threshold) -> Threshold:
    """A bound of an increase: 增长不到一成 is above nothing and below 10."""
    below = bound.comparator in ("lt", "le") and bound.also is None
    return bound.model_copy(update={"also": Threshold(comparator="gt", value=_ZERO)}) if below else bound


def falling(bound: Threshold) -> Threshold:
    """A bound of a decrease, as one of the change itself: 下降超过一成 is below -10, 下降不到一成 between that and nothing."""
    if bound.also is not None:
        ends = (bound, bound.also)
        one, other = (Threshold(comparator=_TURNED[end.comparator], value=-end.value) for end in ends)
        return one.model_copy(update={"also": other})
    turned = Threshold(comparator=_TURNED[bound.comparator], value=-bound.value)
    below = bound.comparator in ("lt", "le")
    return turned.model_copy(update={"also": Threshold(comparator="lt", value=_ZERO)}) if below else turned
