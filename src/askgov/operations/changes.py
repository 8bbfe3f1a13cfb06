"""How one figure stands to another, in the first words of an answer: 增加 34 件, 下降 12.5%, 1.5 倍; 没有减少，而是增加 38 件."""

from askgov.cited import unit_of
from askgov.domain import Operation
from askgov.operations.desk import MEASURE_UNITS, Desk, number
from askgov.operations.evaluate import Point
from askgov.operations.remarks import FLAT, SAME
from askgov.wording import plain

_WAYS = {"up": ("增加", "更多"), "down": ("减少", "更少")}  # over the years, and of one beside another


def as_assumed(desk: Desk, point: Point) -> str:
    """减少 86 件; 没有减少，而是增加 38 件 where the question took it to have fallen."""
    assumed, value = desk.query.assumed, number(point)
    if not assumed or (value > 0 if assumed == "up" else value < 0):
        return said(desk, point)
    over_years = _over_years(point)
    taken = _WAYS[assumed][0 if over_years else 1]
    return f"没有{taken}，{'而是' if value else ''}{said(desk, point)}"


def apart(desk: Desk, point: Point) -> str:
    """，减少 86 件: beside a growth in percent, by how much."""
    if desk.query.measure is not Operation.GROWTH or point.number is None or point.base_number is None or not number(point):
        return ""
    apart = point.number - point.base_number
    more, less = ("增加", "减少") if _over_years(point) else ("多", "少")
    return "，" + desk.state(f"{more if apart > 0 else less} {plain(abs(apart))} {unit_of(point.cell)}")


def _over_years(point: Point) -> bool:
    """Whether a figure is set against the same of another year."""
    base = point.base_term
    return base is not None and base.year != point.term.year and base.entity == point.term.entity


def said(desk: Desk, point: Point) -> str:
    """增加 34 件, 下降 12.5%, 34.16%, 1.5 倍: the first words of an answer."""
    value = number(point)
    match desk.query.measure:
        case Operation.DIFFERENCE if value:
            over_years = _over_years(point)
            more, less = ("增加", "减少") if over_years else ("多", "少")
            return desk.state(f"{more if value > 0 else less} {plain(abs(value))} {unit_of(point.cell)}")
        case Operation.DIFFERENCE:
            return SAME
        case Operation.GROWTH:
            more, less = ("增长", "下降") if _over_years(point) else ("多", "少")
            return desk.state(f"{more if value > 0 else less} {plain(abs(value))}%") if value else FLAT
        case measure:
            return f"{plain(value)}{' ' if measure is Operation.RATIO else ''}{MEASURE_UNITS[measure]}"
