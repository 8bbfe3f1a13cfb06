"""How a figure went over the years, in words: each year, and whether it rose or fell all along where that is asked."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from askgov.operations.desk import Desk, number
from askgov.operations.evaluate import Computed, Point
from askgov.taxonomy.concepts import concept
from askgov.wording import plain


def course(desk: Desk, computed: Computed) -> Iterator[str]:
    """The figures year by year, and the change from the first to the last."""
    present = computed.present
    first, last = present[0], present[-1]
    if desk.query.steady and len(present) > 1:
        told = _record if desk.query.steady in ("high", "low") else _steady
        yield desk.state(told(desk.query.steady, present))
    yield f"{desk.subject(first)}："
    for point in present:
        yield f"· {desk.about(point)}：{desk.result(point)}"
    if len(present) > 1:
        change = number(last) - number(first)
        said = desk.state(f"{'增加' if change > 0 else '减少'} {plain(abs(change))} {desk.unit(last)}") if change else "没有变化"
        steps = desk.state(f"{plain(number(last))} - {plain(number(first))} = {plain(change)}")
        yield f"从{first.term.year}年到{last.term.year}年{said}（{steps}）。"
    if desk.query.total and len(present) > 1 and concept(first.term.concept).additive:
        total = sum((number(point) for point in present), Decimal(0))
        yield desk.state(f"合计：{' + '.join(plain(number(point)) for point in present)} = {plain(total)} {desk.unit(last)}") + "。"


def _record(way: str, present: Sequence[Point]) -> str:
    """是的 or 不是: whether the last year is above, or below, all before it; the year that is ahead is named."""
    last, most = present[-1], way == "high"
    ahead = max(present, key=lambda point: (number(point) * (1 if most else -1), -point.term.year))
    said = f"{last.term.year}年是 {plain(number(last))}"
    others = "有数字的各年" if any(b.term.year - a.term.year != 1 for a, b in pairwise(present)) else "各年"
    if ahead is last:
        return f"是的，{said}，在收录的{others}里最{'多' if most else '少'}"
    return f"不是，{said}，{ahead.term.year}年是 {plain(number(ahead))}"


def _steady(way: str, present: Sequence[Point]) -> str:
    """是的 or 不是: whether every year is above, or below, the one before it; the years that break it are named."""
    up = way == "up"
    steps = list(pairwise(present))
    broken = [after for before, after in steps if (number(after) - number(before)) * (1 if up else -1) <= 0]
    each = "" if all(after.term.year - before.term.year == 1 for before, after in steps) else "有数字的"
    if not broken:
        return f"是的，{each}每一年都比前一年{'多' if up else '少'}"
    return f"不是，{'、'.join(f'{point.term.year}年' for point in broken)}没有比前一年{'多' if up else '少'}"
