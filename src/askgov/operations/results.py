"""A computed result as data: the items in order, the formula, the coverage, and the chart."""

from decimal import Decimal

from askgov.cited import name_of
from askgov.domain import Chart, Item, Mark, Operation, Result
from askgov.operations.desk import Desk, number
from askgov.operations.evaluate import Computed, Point
from askgov.question.parts_of_year import parts_in
from askgov.wording import figure_label, plain

_MOST_ITEMS = 1000
_MOST_BARS = 20
_PLAIN_UNITS = {Operation.COUNT: "个"}


def result(desk: Desk, computed: Computed) -> Result:
    """Items: those that answer first, in their order; of sums, averages, trends and single results all points."""
    query = desk.query
    ordered = query.operation in (Operation.RANK, Operation.EXTREME, Operation.COUNT, Operation.THRESHOLD)
    if ordered:
        items = [_item(desk, entry.point, entry.rank) for entry in computed.chosen]
    else:
        items = [_item(desk, point, None) for point in computed.points]
    unit = "名" if query.focus is not None else _PLAIN_UNITS.get(query.operation) or desk.unit(computed.present[0])
    return Result(
        operation=query.operation,
        value=None if computed.value is None else plain(computed.value),
        unit=unit,
        formula=_formula(desk, computed),
        coverage=desk.coverage(computed),
        stated=tuple(desk.stated),
        items=tuple(items[:_MOST_ITEMS]),
    )


def _item(desk: Desk, point: Point, rank: int | None) -> Item:
    return Item(
        entity=name_of(desk.evidence, point.term.entity),
        year=point.term.year,
        label=figure_label(point.term.concept, point.term.applicant, point.term.also),
        value=None if point.value is None else plain(point.value),
        unit=desk.unit(point),
        rank=rank,
        formula=desk.formula(point) if point.base is not None and point.value is not None else "",
    )


def _formula(desk: Desk, computed: Computed) -> str:
    query, present = desk.query, computed.present
    if len(computed.points) == 1 and present and present[0].base is not None:
        return desk.formula(present[0])
    if computed.value is None or query.focus is not None:
        return ""
    match query.operation:
        case Operation.SUM if query.measure is Operation.SHARE:
            added = " + ".join(plain(point.number) for point in present if point.number is not None)
            return f"({added}) ÷ {plain(present[0].base_number or Decimal(0))} × 100% = {plain(computed.value)}%"
        case Operation.SUM:
            return f"{' + '.join(plain(number(point)) for point in present)} = {plain(computed.value)}"
        case Operation.RANK if query.spread:
            first, last = computed.chosen[0].point, computed.chosen[-1].point
            return f"{plain(number(first))} - {plain(number(last))} = {plain(computed.value)}"
        case Operation.AVERAGE if query.per:
            return f"{plain(number(present[0]))} ÷ {parts_in(query.per, present[0].term.year)} = {plain(computed.value)}"
        case Operation.AVERAGE if not query.median:
            return f"({' + '.join(plain(number(point)) for point in present)}) ÷ {len(present)} = {plain(computed.value)}"
        case Operation.COMPARE:
            return f"{plain(number(computed.points[0]))} - {plain(number(computed.points[1]))} = {plain(computed.value)}"
        case _:
            return ""


def chart(desk: Desk, computed: Computed) -> Chart | None:
    """A line over years, bars for anything else set side by side; None for fewer than two points."""
    query = desk.query
    points = [entry.point for entry in computed.chosen] if query.operation is Operation.RANK else list(computed.points)
    if query.operation is Operation.EXTREME:
        points = sorted(computed.present, key=number, reverse=query.most)
    if query.axis == "year":  # in whatever order the answer lists them, a line goes on with the time
        points = sorted(points, key=lambda point: point.term.year)
    if len(points) < 2 or query.focus is not None:
        return None
    marks = tuple(Mark(label=desk.about(point), value=None if point.value is None else plain(point.value)) for point in points[:_MOST_BARS])
    title = desk.subject(points[0])
    return Chart(kind="line" if query.axis == "year" else "bar", title=title, unit=desk.unit(computed.present[0]), marks=marks)
