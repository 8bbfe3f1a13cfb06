"""A whole line far out of line with the organ's own other years, and money that looks like a slip of the unit or of the point."""

from collections.abc import Iterator
from decimal import Decimal

from askgov.taxonomy.comparability import series_break
from askgov.taxonomy.concepts import concept
from askgov.wording import plain
from ingest.checks.beside.neighbourhood import Held, Neighbourhood
from ingest.checks.beside.suspicion import CellAt, Suspicion

FLOWS = (
    "licensing.decisions", "penalties.decisions", "coercion.decisions", "requests.received", "requests.closed",
    "review.total", "normative_documents.effective", "regulations.effective",
)  # fmt: skip
MONEY = ("fees.amount",)
TIMES = 5  # so many times more, or fewer
AT_LEAST = 50  # the larger number: small ones go up and down
_STEADY = 4  # between the other years, from the least to the greatest: who jumps every year has no usual number
_ENOUGH = 2  # other years
_UNIT = (Decimal(2_000), Decimal(50_000))  # 元 taken for 万元, whatever the year brought
_DIGITS = 3  # that are the same when only the point has moved
_MOVED = tuple(Decimal(10) ** n for n in (1, 2, 3, 4))


def out_of_line(near: Neighbourhood) -> Iterator[Suspicion]:
    """At most one finding for each line."""
    for line in (*FLOWS, *MONEY):
        value = near.held.total(line)
        if value:
            others = _comparable(near, line)
            found = (_slip(near.held, line, value, others) if line in MONEY else None) or _outlier(near.held, line, value, others)
            if found is not None:
                yield found


def _comparable(near: Neighbourhood, line: str) -> list[tuple[Held, Decimal]]:
    """The line in the other years that count the same thing and are not zero."""
    same = series_break(line) is None
    others = (other for other in near.others if same or other.report.format == near.held.report.format)
    return [(other, value) for other in others if (value := other.total(line))]


def _outlier(held: Held, line: str, value: Decimal, others: list[tuple[Held, Decimal]]) -> Suspicion | None:
    known = [other for _, other in others]
    if len(known) < _ENOUGH or max(known) > _STEADY * min(known):
        return None
    least, most = min(known), max(known)
    above = value >= TIMES * most and value >= AT_LEAST
    below = value * TIMES <= least and least >= AT_LEAST
    if not above and not below:
        return None
    words = f"是其他年份最大数的 {value / most:.1f} 倍" if above else f"不到其他年份最小数的 {_part(value, least)}"
    unit = concept(line).unit
    span = f"都是 {plain(least)} {unit}" if least == most else f"在 {plain(least)} 至 {plain(most)} {unit}之间"
    message = f"{_named(held, line, value)}，其他 {len(known)} 年{span}，{words}，请看看是不是填错了位数"
    return Suspicion("history", held.id, message, _cells(held, line, [other for other, _ in others]), (value, most if above else least))


def _slip(held: Held, line: str, value: Decimal, others: list[tuple[Held, Decimal]]) -> Suspicion | None:
    """Money ten thousand times that of every other year, or last year's digits with the point elsewhere."""
    known = [other for _, other in others]
    if len(known) >= _ENOUGH and all(_UNIT[0] <= value / other <= _UNIT[1] for other in known):
        message = f"{_named(held, line, value)}，是其他年份的几千到几万倍（其他年份最多 {plain(max(known))} 万元），像是把元填成了万元"
        return Suspicion("unit_slip", held.id, message, _cells(held, line, [other for other, _ in others]), (value, max(known)))
    for other, amount in others:
        moved = next((times for times in _MOVED if value in (amount * times, amount / times)), None)
        if other.year == held.year - 1 and moved is not None and _digits(value) >= _DIGITS:
            message = f"{_named(held, line, value)}，上一年是 {plain(amount)} 万元，数字相同只差 {moved:f} 倍，请核对单位（万元）和小数点"
            return Suspicion("unit_slip", held.id, message, _cells(held, line, [other]), (value, amount))
    return None


def _named(held: Held, line: str, value: Decimal) -> str:
    return f"{held.year}年“{concept(line).label}”是 {plain(value)} {concept(line).unit}"


def _part(value: Decimal, of: Decimal) -> str:
    return f"{int(of / value)} 分之一"


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def _cells(held: Held, line: str, others: list[Held]) -> tuple[CellAt, ...]:
    return tuple(CellAt(one.id, line, one.column_of_total(line)) for one in (held, *others))
