"""A computed result in words: the number first, then of whom and when, the formula with every operand's marker, and what is missing."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from askgov.cited import name_of, notices_of, unit_of, warnings_of
from askgov.domain import Answer, ComputeQuery, Operation, Status
from askgov.domain.evidence import ComputeEvidence, Evidence
from askgov.operations.aggregates import aggregate, over_parts, together
from askgov.operations.changes import apart, as_assumed
from askgov.operations.courses import course
from askgov.operations.desk import Desk, names, number
from askgov.operations.evaluate import Computed, Placed, Point, against, evaluate, placed
from askgov.operations.remarks import MOST_LINES, ONE, STOCK, UNITS, absences, gaps, remarks
from askgov.operations.results import chart, result
from askgov.taxonomy.concepts import concept
from askgov.wording import plain

_MOST_WORKED = 10  # of a list shown with how each was computed
_MOST_NAMED = 5  # behind their number
_MOST_NEXT = 2  # shown behind the first
_OF_SEVERAL = (Operation.SUM, Operation.AVERAGE, Operation.RANK, Operation.EXTREME)
_BOUNDS = {"gt": "超过", "ge": "不低于", "lt": "低于", "le": "不超过", "eq": "等于"}
_DENIED = {"gt": "没有超过", "ge": "不到", "lt": "不低于", "le": "超过", "eq": "不等于"}


def composed(question: str, evidence: Evidence, found: ComputeEvidence) -> Answer:
    """The answer to a computation."""
    query, computed = found.query, evaluate(found)
    if refusal := _senseless(query, computed):
        return Answer(question=question, status=Status.NOT_FOUND, text=refusal)
    desk = Desk(evidence, query)
    if len(computed.present) == 1 < len(computed.points) and query.operation in _OF_SEVERAL:
        return _too_few(question, desk, computed)
    if not computed.present:
        lines = absences(desk, computed)
        return Answer(question=question, status=Status.NOT_FOUND, text="\n".join(lines), values=tuple(desk.values))
    lines = [*_lines(desk, computed), *gaps(desk, computed), *remarks(query, computed)]
    notices = notices_of(found.findings, evidence)
    warnings = dict.fromkeys(warnings_of(notices))
    status = Status.NOT_FOUND if _one_missing(query, computed) else Status.ANSWERED
    return Answer(
        question=question, status=status, text="\n".join((*lines, *warnings)), result=result(desk, computed),
        values=tuple(desk.values), findings=notices, chart=chart(desk, computed),
    )  # fmt: skip


def _one_missing(query: ComputeQuery, computed: Computed) -> bool:
    """Whether the figure whose place is asked for, or one of two to be compared, is not there."""
    wanted = query.operation is Operation.COMPARE or (query.operation is Operation.SUM and query.measure is Operation.SHARE)
    wanted = wanted or (query.operation is Operation.RANK and query.focus is not None)
    return wanted and computed.value is None


def _too_few(question: str, desk: Desk, computed: Computed) -> Answer:
    """Of all the figures that should be put together only one is there: it is shown, and nothing is computed with it."""
    (point,) = computed.present
    lines = [f"{desk.whole(computed)}：{ONE}", f"{desk.figure(point.term)}：{desk.result(point)}", *gaps(desk, computed)]
    return Answer(
        question=question, status=Status.NOT_FOUND, text="\n".join(lines), result=result(desk, computed), values=tuple(desk.values)
    )


def _senseless(query: ComputeQuery, computed: Computed) -> str:
    """Why the figures must not be put together; "" when they may."""
    over_years = query.axis == "year" and query.operation in (Operation.SUM, Operation.AVERAGE)
    if over_years and not all(concept(term.concept).additive for term in query.terms):
        return STOCK
    cells = [cell for point in computed.present for cell in (point.cell, point.base) if cell is not None]
    together = query.operation is not Operation.LIST
    return UNITS if together and len({unit_of(cell) for cell in cells}) > 1 else ""


# -- what is said, operation by operation -------------------------------------------------------------------------------------


def _lines(desk: Desk, computed: Computed) -> Iterator[str]:
    query = desk.query
    match query.operation:
        case Operation.RANK if query.focus is not None:
            yield from _own_place(desk, computed, computed.points[query.focus])
        case Operation.EXTREME:
            yield from _extreme(desk, computed)
        case Operation.RANK:
            yield from _rank(desk, computed)
        case Operation.COUNT | Operation.THRESHOLD:
            yield from _bound(desk, computed)
        case Operation.AVERAGE if query.per:
            yield from over_parts(desk, computed)
        case Operation.SUM if query.measure is Operation.SHARE:
            yield from together(desk, computed)
        case Operation.SUM | Operation.AVERAGE:
            yield from aggregate(desk, computed)
        case Operation.COMPARE:
            yield from _comparison(desk, computed)
        case Operation.TREND:
            yield from course(desk, computed)
        case _ if len(computed.points) > 1:
            yield from _several(desk, computed)
        case _:
            yield from _single(desk, computed.points[0])


def _own_place(desk: Desk, computed: Computed, point: Point) -> Iterator[str]:
    name = name_of(desk.evidence, point.term.entity)
    if computed.value is None:
        desk.markers(point.cell)
        yield f"{name}没有这个数字，因此排不了名次。"
        return
    tied = sum(other.value == point.value for other in computed.present) > 1
    place = desk.state(f"{'并列' if tied else ''}第 {plain(computed.value)} 名")
    yield place
    yield f"{name}{desk.subject(point)}是 {desk.result(point)}，在{desk.whole(computed)}里{_order(desk.query)}排{place}。"
    yield from _listed(desk, computed.chosen[:3])


def _order(query: ComputeQuery) -> str:
    return "从多到少" if query.most else "从少到多"


def _superlative(query: ComputeQuery) -> str:
    if query.measure in (Operation.SHARE, Operation.GROWTH):
        return "最高" if query.most else "最低"
    return "最多" if query.most else "最少"


def _extreme(desk: Desk, computed: Computed) -> Iterator[str]:
    winners = [entry.point for entry in computed.chosen]
    called = names([desk.about(point) for point in winners], MOST_LINES)
    fallen = desk.query.measure in (Operation.GROWTH, Operation.DIFFERENCE) and not desk.query.most
    none_fell = fallen and number(winners[0]) >= 0
    yield f"{'没有下降的。' if none_fell else ''}{called}：{desk.result(winners[0])}"
    for point in winners[1:MOST_LINES]:
        desk.markers(point.cell, point.base)
    tied = "并列" if len(winners) > 1 else ""
    yield f"{desk.whole(computed)}里，{desk.subject(winners[0])}{tied}{_superlative(desk.query)}的是{called}。"
    others = [point for point in computed.present if point not in winners]
    others.sort(key=number, reverse=desk.query.most)
    if others:
        yield _next_best(desk, others)


def _next_best(desk: Desk, others: Sequence[Point]) -> str:
    """The two that come next, or all that share the next value."""
    tied = [point for point in others if point.value == others[0].value]
    if len(tied) > _MOST_NEXT:
        called = names([desk.about(point) for point in tied], MOST_LINES)
        return f"其次是{called}，{desk.state(f'{len(tied)} 个并列')}，都是 {desk.result(tied[0])}。"
    shown = others[:_MOST_NEXT] if len(others) <= _MOST_NEXT or others[_MOST_NEXT].value != others[_MOST_NEXT - 1].value else tied
    return f"其次是{'、'.join(f'{desk.about(point)} {desk.result(point)}' for point in shown)}。"


def _rank(desk: Desk, computed: Computed) -> Iterator[str]:
    if not computed.chosen:
        few = len(computed.present) < desk.query.nth
        why = f"有这个数字的只有{desk.state(f'{len(computed.present)} 个')}" if few else "前面有并列的"
        yield f"没有{desk.state(f'第 {desk.query.nth} 名')}：{why}。"
        yield from _listed(desk, _placed_all(computed, desk.query)[:3])
        return
    first = computed.chosen[0].point
    if desk.query.nth:
        called = names([desk.about(entry.point) for entry in computed.chosen], MOST_LINES)
        yield f"{called}：{desk.result(first)}"
        yield f"{desk.whole(computed)}里，{desk.subject(first)}{_order(desk.query)}{desk.state(f'第 {desk.query.nth} 名')}是{called}。"
        return
    if desk.query.spread and computed.value is not None:
        last = computed.chosen[-1].point
        most, least = (
            names([desk.about(entry.point) for entry in computed.chosen if entry.point.value == end.value], _MOST_NEXT)
            for end in (first, last)
        )
        yield f"相差 {plain(computed.value)} {desk.unit(first)}"
        ends = f"{plain(number(first))} - {plain(number(last))} = {plain(computed.value)}"
        yield f"最多的是{most}，最少的是{least}：{desk.state(ends)}。"
    yield f"{desk.whole(computed)}，{desk.subject(first)}，{_order(desk.query)}："
    yield from _listed(desk, computed.chosen)


def _placed_all(computed: Computed, query: ComputeQuery) -> tuple[Placed, ...]:
    """All points in order."""
    return placed(computed.present, most=query.most)


def _listed(desk: Desk, entries: Sequence[Placed]) -> Iterator[str]:
    tied = len(entries) > 1 and len({entry.rank for entry in entries}) == 1  # nothing comes before anything
    for entry in entries[:MOST_LINES]:
        mark = "·" if tied else f"{entry.rank}."
        worked = f"（{desk.formula(entry.point)}）" if entry.point.base is not None and len(entries) <= _MOST_WORKED else ""
        yield f"{desk.state(f'{mark} {desk.about(entry.point)}')}：{desk.result(entry.point)}{worked}"
    if len(entries) > MOST_LINES:
        yield desk.state(f"（共 {len(entries)} 个，只列出前面 {MOST_LINES} 个）")


def _bound(desk: Desk, computed: Computed) -> Iterator[str]:
    query = desk.query
    assert query.threshold is not None
    unit = desk.unit(computed.present[0])
    bounds = [query.threshold] + ([query.threshold.also] if query.threshold.also else [])
    one_not = len(computed.points) == 1 and not (computed.chosen or query.pick)
    words = _DENIED if one_not and len(bounds) == 1 else _BOUNDS
    bound = "且".join(
        desk.state(f"{words[bound.comparator]} {plain(bound.value)}{unit if unit == '%' else ' ' + unit}") for bound in bounds
    )
    bound = f"没有{bound}" if one_not and len(bounds) > 1 else bound
    if query.pick:
        yield from _picked(desk, computed, bound)
        return
    if len(computed.points) == 1:
        point = computed.points[0]
        yield f"{'是的' if computed.chosen else '不是'}，{desk.result(point)}"
        if point.base is not None:
            yield f"这个数{bound}。"
            yield from list(_single(desk, point))[1:]
            return
        yield f"{desk.figure(point.term)}{bound}。"
        return
    count = desk.state(f"{len(computed.chosen)} 个")
    few = query.operation is Operation.THRESHOLD and 0 < len(computed.chosen) <= _MOST_NAMED  # which they are is asked
    yield f"{count}：{names([desk.about(entry.point) for entry in computed.chosen], _MOST_NAMED)}" if few else count
    yield f"{desk.whole(computed)}里，{desk.subject(computed.present[0])}{bound}的有 {count}。"
    yield from _listed(desk, computed.chosen)


def _picked(desk: Desk, computed: Computed, bound: str) -> Iterator[str]:
    """The first or the last year within a bound, and every year looked at."""
    which = "最早" if desk.query.pick == "first" else "最晚"
    if computed.chosen:
        point = computed.chosen[0].point
        yield f"{desk.about(point)}：{desk.result(point)}"
        yield f"{desk.whole(computed)}里，{desk.subject(point)}{which}{bound}的是{desk.about(point)}。"
    else:
        yield "没有这样的年度"
        yield f"{desk.whole(computed)}里，{desk.subject(computed.present[0])}没有{bound}的。"
    yield "；".join(f"{desk.about(point)} {desk.result(point)}" for point in computed.present) + "。"


def _comparison(desk: Desk, computed: Computed) -> Iterator[str]:
    one, other = computed.points
    if computed.value is None:
        yield "双方没有都读到数字，因此比不出来。"
        yield from (f"{desk.figure(point.term)}：{desk.result(point)}" for point in computed.present)
        desk.markers(*(point.cell for point in computed.points))
        return
    shares = desk.query.measure is Operation.SHARE
    both = "，".join(_side(desk, point) for point in (one, other)) + "。"
    if computed.value == 0:
        yield f"相同，都是 {desk.result(one)}"
        yield both
        return
    more, less = (one, other) if computed.value > 0 else (other, one)
    unit = desk.unit(one)
    most = desk.query.most
    way, of = ("高" if most else "低", "个百分点") if shares else ("多" if most else "少", unit)
    yield f"{desk.about(more if most else less)}更{way}，{desk.state(f'{way} {plain(abs(computed.value))} {of}')}"
    yield both
    yield f"算法：{desk.state(f'{plain(number(more))} - {plain(number(less))} = {plain(abs(computed.value))}')}。"


def _side(desk: Desk, point: Point) -> str:
    """One side of a comparison; a share with how it was computed."""
    if desk.query.measure is not Operation.SHARE:
        return f"{desk.figure(point.term)} {desk.result(point)}"
    return f"{desk.figure(point.term)}的占比 {desk.result(point)}（{desk.formula(point)}）"


def _pooled(desk: Desk, present: Sequence[Point]) -> Iterator[str]:
    """The share of all the parts in all the wholes together."""
    parts = [point.number for point in present if point.number is not None]
    wholes = [point.base_number for point in present if point.base_number is not None]
    share = against(Operation.SHARE, sum(parts, Decimal(0)), sum(wholes, Decimal(0)), desk.query.places)
    if share is not None:
        added, of = " + ".join(map(plain, parts)), " + ".join(map(plain, wholes))
        yield desk.state(f"· 合在一起：{plain(share)}%（({added}) ÷ ({of}) × 100% = {plain(share)}%）")


def _several(desk: Desk, computed: Computed) -> Iterator[str]:
    """Figures, differences, growth or shares side by side."""
    present = computed.present
    yield f"{desk.whole(computed)}，{desk.subject(present[0])}："
    for point in present[:MOST_LINES]:
        added = apart(desk, point).removeprefix("，")
        worked = "；".join(part for part in (added, desk.formula(point)) if part) if point.base is not None else ""
        yield f"· {desk.about(point)}：{desk.result(point)}" + (f"（{worked}）" if worked else "")
    if desk.query.pooled and len(present) == len(computed.points):
        yield from _pooled(desk, present)
    if len(present) > MOST_LINES:
        yield desk.state(f"（共 {len(present)} 个，只列出前面 {MOST_LINES} 个）")


def _single(desk: Desk, point: Point) -> Iterator[str]:
    """One figure, or one figure against its base."""
    if point.base is None or point.base_term is None:
        yield desk.result(point)
        yield f"{desk.figure(point.term)}。"
        return
    yield as_assumed(desk, point)
    both = f"{desk.figure(point.term)} {desk.amount(point.cell)}，{desk.figure(point.base_term)} {desk.amount(point.base)}"
    yield f"{both}{apart(desk, point)}。"
    yield f"算法：{desk.formula(point)}。"
