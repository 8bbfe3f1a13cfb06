"""What stands under a computed result: the figures that could not be had, each with its reason, and how to take the others."""

from collections.abc import Iterator

from askgov.cited import name_of
from askgov.domain import ComputeQuery, Operation
from askgov.domain.evidence import Absent
from askgov.operations.desk import Desk, names
from askgov.operations.evaluate import Computed
from askgov.wording import absence, absence_shortly

MOST_LINES = 20  # of a rank shown in the text; the result holds all
_FEWEST = 10  # a base below it makes a share or a growth jump about
_KEPT = "百分比、倍数和平均数按四舍五入保留"
_PLACES = ("整数", "一位小数", "两位小数", "三位小数", "四位小数", "五位小数", "六位小数")
ROUNDED = tuple(f"{_KEPT}{places}。" for places in _PLACES)
NOTES = (
    *ROUNDED,
    "基数很小，比例容易大起大落，只供参考。",
    "基数是 0，不能相除，因此没有这个比例。",
    "单位不同，不能放在一起算。",
    "结转、现行有效这样的数是年末存量，不能跨年相加或求平均。",
    "只有一个数字，没法合在一起算或排出先后。",
    "相同，没有差别",
    "持平，增长 0%",
    "按问题的要求，数字是 0 的没有算进去。",
    "倍数是前一个数除以后一个数；问“多几倍”要再减去一倍。",
)
_SMALL, _ZERO, UNITS, STOCK, ONE, SAME, FLAT, NO_ZEROS, _TIMES = NOTES[len(ROUNDED) :]


def gaps(desk: Desk, computed: Computed) -> Iterator[str]:
    """The figures that could not be had, each with its reason."""
    reasons: dict[str, list[str]] = {}
    for point in computed.missing:
        if point.undefined:
            reasons.setdefault(_ZERO.rstrip("。"), []).append(desk.about(point))
            continue
        for cell in (point.cell, point.base):
            if isinstance(cell, Absent):
                of_base = cell is point.base and cell.aspect.year != point.term.year
                year = f"（要比的{cell.aspect.year}年）" if of_base else "" if desk.query.axis == "year" else f"（{cell.aspect.year}年）"
                reasons.setdefault(absence_shortly(cell), []).append(f"{desk.about(point)}{year}")
                break
    for reason, whose in reasons.items():
        yield f"没有算进去的：{names(whose, MOST_LINES)}——{reason}。"


def absences(desk: Desk, computed: Computed) -> list[str]:
    """Why there is nothing to compute with, in whole sentences."""
    lines: dict[str, None] = {}
    for point in computed.points:
        if point.undefined:
            assert point.base is not None
            assert point.base_term is not None
            lines[
                f"{desk.figure(point.term)} {desk.amount(point.cell)}，{desk.figure(point.base_term)} {desk.amount(point.base)}。{_ZERO}"
            ] = None
        for cell in (point.cell, point.base):
            if isinstance(cell, Absent):
                desk.markers(cell)
                report = next(
                    (r for r in desk.evidence.reports if (r.entity_id, r.year) == (cell.aspect.entity_id, cell.aspect.year)), None
                )
                lines[absence(cell, name_of(desk.evidence, cell.aspect.entity_id), report.format if report else None)] = None
    return list(lines)[:MOST_LINES]


def remarks(query: ComputeQuery, computed: Computed) -> Iterator[str]:
    """How to take the numbers: words read in one sense, rounding, small bases."""
    yield from (f"说明：{note}" for note in query.notes)
    if query.nonzero:
        yield f"说明：{NO_ZEROS}"
    if query.measure is Operation.RATIO:
        yield f"说明：{_TIMES}"
    rounded = any(
        point.value is not None and point.base is not None and query.measure is not Operation.DIFFERENCE for point in computed.points
    )
    if rounded or query.operation is Operation.AVERAGE:
        yield f"说明：{ROUNDED[query.places]}"
    bases = [point.base_number for point in computed.present if point.base_number is not None]
    if query.measure in (Operation.SHARE, Operation.GROWTH) and any(base < _FEWEST for base in bases):
        yield f"说明：{_SMALL}"
