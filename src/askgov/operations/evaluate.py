"""The computing itself: points from cells, and what an operation makes of them. Decimals throughout; what is absent is never zero."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from askgov.domain import ComputeQuery, Operation, Term, Threshold
from askgov.domain.evidence import Absent, Cell, ComputeEvidence
from askgov.question.parts_of_year import parts_in
from askgov.wording import plain

_HUNDRED = Decimal(100)
_MEETS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "gt": lambda value, bound: value > bound,
    "ge": lambda value, bound: value >= bound,
    "lt": lambda value, bound: value < bound,
    "le": lambda value, bound: value <= bound,
    "eq": lambda value, bound: value == bound,
}


@dataclass(frozen=True)
class Point:
    """One figure, or one figure against its base. ``value`` is None where it cannot be had, and ``undefined`` says so of a base of zero."""

    term: Term
    cell: Cell
    base: Cell | None
    base_term: Term | None
    value: Decimal | None
    undefined: bool = False

    @property
    def number(self) -> Decimal | None:
        """The figure itself, before it is set against its base."""
        return None if isinstance(self.cell, Absent) else self.cell.value

    @property
    def base_number(self) -> Decimal | None:
        """The base."""
        return None if self.base is None or isinstance(self.base, Absent) else self.base.value


@dataclass(frozen=True)
class Placed:
    """A point with its place; equal values share one."""

    point: Point
    rank: int


@dataclass(frozen=True)
class Computed:
    """What came out. ``value`` is the one number asked for, None where there is no single one."""

    points: tuple[Point, ...]  # in the order of the query
    chosen: tuple[Placed, ...]  # those that answer: in order for ranks, else as they stand
    value: Decimal | None = None

    @property
    def present(self) -> tuple[Point, ...]:
        """The points that have a value."""
        return tuple(point for point in self.points if point.value is not None)

    @property
    def missing(self) -> tuple[Point, ...]:
        """The points that have none."""
        return tuple(point for point in self.points if point.value is None)


def evaluate(found: ComputeEvidence) -> Computed:
    """Carry out a computation over the cells found for it."""
    query = found.query
    bases: Sequence[Cell | None] = found.bases or [None] * len(found.cells)
    base_terms: Sequence[Term | None] = query.bases or [None] * len(found.cells)
    points = tuple(_point(query, *parts) for parts in zip(query.terms, found.cells, base_terms, bases, strict=True))
    if query.nonzero:
        points = tuple(point for point in points if point.value != 0)
    present = [point for point in points if point.value is not None]
    match query.operation:
        case Operation.RANK | Operation.EXTREME:
            return _ordered(query, points, present)
        case Operation.COUNT | Operation.THRESHOLD:
            assert query.threshold is not None
            meeting = [point for point in present if point.value is not None and meets(point.value, query.threshold)]
            if query.pick:
                by_year = sorted(meeting, key=lambda point: point.term.year, reverse=query.pick == "last")
                return Computed(points, tuple(Placed(point, 0) for point in by_year[:1]))
            ordered = placed(meeting, most=query.threshold.comparator in ("gt", "ge"))
            return Computed(points, ordered, Decimal(len(meeting)) if query.operation is Operation.COUNT else None)
        case Operation.SUM if query.measure is Operation.SHARE:
            return Computed(points, placed(present, most=True), _share_of_all(query, points))
        case Operation.SUM:
            return Computed(points, placed(present, most=True), sum(_values(present), Decimal(0)) if present else None)
        case Operation.AVERAGE if query.per:
            return Computed(points, placed(present, most=True), _over_parts(query, present))
        case Operation.AVERAGE:
            return Computed(points, placed(present, most=True), _middle(query, _values(present)))
        case Operation.COMPARE:
            both = len(present) == len(points) == 2
            values = _values(points) if both else []
            return Computed(points, placed(present, most=True), values[0] - values[1] if both else None)
        case _:
            whole = tuple(Placed(point, 0) for point in points)
            return Computed(points, whole, points[0].value if len(points) == 1 else None)


def meets(value: Decimal, threshold: Threshold) -> bool:
    """Whether a value is within a bound, or between two."""
    return _MEETS[threshold.comparator](value, threshold.value) and (threshold.also is None or meets(value, threshold.also))


def against(measure: Operation, value: Decimal, base: Decimal, places: int = 2) -> Decimal | None:
    """One figure against its base: growth and shares in percent, ratios in times, both rounded; None against a base of zero."""
    if measure is Operation.DIFFERENCE:
        return value - base
    if base == 0:
        return None
    if measure is Operation.RATIO:
        return _rounded(value / base, places)
    part = value - base if measure is Operation.GROWTH else value
    return _rounded(part / base * _HUNDRED, places)


def formula(measure: Operation, value: Decimal, base: Decimal, result: Decimal) -> str:
    """How a point was computed, in figures."""
    a, b, c = plain(value), plain(base), plain(result)
    match measure:
        case Operation.DIFFERENCE:
            return f"{a} - {b} = {c}"
        case Operation.RATIO:
            return f"{a} ÷ {b} = {c}"
        case Operation.GROWTH:
            return f"({a} - {b}) ÷ {b} × 100% = {c}%"
        case _:
            return f"{a} ÷ {b} × 100% = {c}%"


def _point(query: ComputeQuery, term: Term, cell: Cell, base_term: Term | None, base: Cell | None) -> Point:
    if base is None:
        return Point(term, cell, None, None, None if isinstance(cell, Absent) else cell.value)
    if isinstance(cell, Absent) or isinstance(base, Absent):
        return Point(term, cell, base, base_term, None)
    value = against(query.measure, cell.value, base.value, query.places)
    return Point(term, cell, base, base_term, value, undefined=value is None)


def _ordered(query: ComputeQuery, points: tuple[Point, ...], present: Sequence[Point]) -> Computed:
    ordered = placed(present, most=query.most)
    if query.focus is not None:
        asked = [entry for entry in ordered if entry.point is points[query.focus]]
        return Computed(points, ordered, Decimal(asked[0].rank) if asked else None)
    if query.operation is Operation.EXTREME:
        first = tuple(entry for entry in ordered if entry.rank == 1)
        return Computed(points, first, first[0].point.value if first else None)
    if query.nth:
        return Computed(points, tuple(entry for entry in ordered if entry.rank == query.nth))
    if query.top:
        return Computed(points, tuple(entry for entry in ordered if entry.rank <= query.top))
    return Computed(points, ordered, number_apart(ordered) if query.spread else None)


def number_apart(ordered: Sequence[Placed]) -> Decimal | None:
    """By how much the first of an order is ahead of the last."""
    values = _values([entry.point for entry in ordered])
    return values[0] - values[-1] if len(values) > 1 else None


def _share_of_all(query: ComputeQuery, points: Sequence[Point]) -> Decimal | None:
    """The share of several figures together in their one base; None where one of them, or the base, cannot be had."""
    numbers, base = [point.number for point in points], points[0].base_number
    total = sum((number for number in numbers if number is not None), Decimal(0))
    return against(Operation.SHARE, total, base, query.places) if None not in numbers and base is not None else None


def _over_parts(query: ComputeQuery, present: Sequence[Point]) -> Decimal | None:
    """One year's figure over its months, quarters or days."""
    values = _values(present)
    return _rounded(values[0] / parts_in(query.per, query.terms[0].year), query.places) if len(values) == 1 else None


def placed(points: Sequence[Point], *, most: bool) -> tuple[Placed, ...]:
    """The points in order; the rank of a value is one more than the number of better values."""
    ordered = sorted(points, key=lambda point: point.value or Decimal(0), reverse=most)
    found: list[Placed] = []
    for index, point in enumerate(ordered):
        same = bool(found) and found[-1].point.value == point.value
        found.append(Placed(point, found[-1].rank if same else index + 1))
    return tuple(found)


def _values(points: Sequence[Point]) -> list[Decimal]:
    return [point.value for point in points if point.value is not None]


def _middle(query: ComputeQuery, values: Sequence[Decimal]) -> Decimal | None:
    if not values:
        return None
    if not query.median:
        return _rounded(sum(values, Decimal(0)) / len(values), query.places)
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else _rounded((ordered[half - 1] + ordered[half]) / 2, query.places)


def _rounded(value: Decimal, places: int) -> Decimal:
    """To some places, halves up; whole numbers without places."""
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded
