"""Sums, means and medians in words, with every figure that went into them."""

from collections.abc import Iterator
from decimal import Decimal

from askgov.domain import Operation
from askgov.operations.desk import Desk, number
from askgov.operations.evaluate import Computed
from askgov.question.parts_of_year import parts_in
from askgov.wording import plain

_MOST_SUMMED = 60  # figures written out in a sum
_PARTS = {"month": ("个月", "月"), "quarter": ("个季度", "季度"), "day": ("天", "天"), "day365": ("天", "天"), "": ("", "")}


def aggregate(desk: Desk, computed: Computed) -> Iterator[str]:
    """58473.20 件: a sum, a mean or a median, with all that went into it."""
    assert computed.value is not None
    present, query = computed.present, desk.query
    kind = "合计" if query.operation is Operation.SUM else "中位数" if query.median else "平均"
    unit = desk.unit(present[0])
    yield f"{plain(computed.value)} {unit}"
    yield f"{desk.whole(computed)}，{desk.subject(present[0])}，{kind} {plain(computed.value)} {unit}。"
    if len(present) <= _MOST_SUMMED:
        joined = " + ".join(f"{desk.about(point)} {desk.result(point)}" for point in present)
        if kind == "平均":
            total = plain(sum((number(point) for point in present), Decimal(0)))
            yield f"算法：（{joined}）{desk.state(f'÷ {len(present)} = {total} {unit} ÷ {len(present)}')}。"
        else:
            yield f"算法：{joined.replace(' + ', '、') if query.median else joined}。"


def together(desk: Desk, computed: Computed) -> Iterator[str]:
    """29.78%: what several figures are of one whole, with each of them."""
    points, base = computed.present, computed.points[0].base
    if computed.value is None or base is None or computed.points[0].base_term is None:
        yield "有的数没有读到，因此算不出合起来的占比。"
        yield from (f"{desk.figure(point.term)}：{desk.amount(point.cell)}" for point in points)
        return
    share = f"{plain(computed.value)}%"
    yield share
    told = "、".join(f"{desk.about(point)} {desk.amount(point.cell)}" for point in points)
    numbers = [plain(point.number) for point in points if point.number is not None]
    total = desk.state(plain(sum((point.number or Decimal(0) for point in points), Decimal(0))))
    yield f"{desk.subject(points[0])}：{told}，合计 {total}；{desk.figure(computed.points[0].base_term)} {desk.amount(base)}。"
    whole = plain(computed.points[0].base_number or Decimal(0))
    added = " + ".join(numbers)
    yield f"算法：{desk.state(f'({added}) ÷ {whole} × 100% = {share}')}。"


def over_parts(desk: Desk, computed: Computed) -> Iterator[str]:
    """292.58 件: a year's figure over its months, quarters or days."""
    assert computed.value is not None
    point, (counted, each) = computed.points[0], _PARTS[desk.query.per]
    count, unit = parts_in(desk.query.per, point.term.year), desk.unit(point)
    yield f"{plain(computed.value)} {unit}"
    over = desk.state(f"按 {count} {counted}平均")
    yield f"{desk.figure(point.term)} {desk.result(point)}，{over}，每{each} {plain(computed.value)} {unit}。"
    steps = desk.state(f"{plain(number(point))} ÷ {count} = {plain(computed.value)}")
    yield f"算法：{steps}。年报只有全年的数，各{each}实际是多少没有写。"
