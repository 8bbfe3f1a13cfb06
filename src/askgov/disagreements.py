"""Figures of the tables against what the same report's prose, or the next year's report, says of the same line.

Prose counts in its own words: 收到 may be the new requests, or those with the carried ones; 收办 what was closed as well; cases may be
those that were decided. Only a number that none of these meanings explains is said to disagree, and only of lines that prose names
plainly (``askgov.prose_lines``). Nothing is concluded from silence.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from askgov import prose_lines
from askgov.domain import Applicant, Figure, Finding, Provenance, Scope, Severity, Statement
from askgov.prose_lines import AFTER_REVIEW, CARRIED_IN, CARRIED_OUT, CLOSED, DIRECT, HANDLED, LITIGATION, RECEIVED, REVIEW
from askgov.taxonomy.concepts import MONEY, concept
from askgov.wording import APPLICANTS, plain

BALANCE = (RECEIVED, CARRIED_IN, CLOSED, CARRIED_OUT)  # what came in, and was there, is what was done, and is left
COMPARED = frozenset(prose_lines.LINES)
UNITS = prose_lines.UNITS | prose_lines.MONEY_UNITS | {"个", "部"}
_GRANTED, _PARTLY = "requests.granted", "requests.partly_granted"
_PENDING = {
    REVIEW: ("review.pending",),
    DIRECT: ("litigation.direct.pending",),
    AFTER_REVIEW: ("litigation.after_review.pending",),
    LITIGATION: ("litigation.direct.pending", "litigation.after_review.pending"),
}
EXPLAINING = frozenset({*BALANCE, _GRANTED, _PARTLY, *(line for lines in _PENDING.values() for line in lines)})
_SHOWN = 60  # characters of the sentence


@dataclass(frozen=True)
class Compared:
    """What prose says of a line: ``agreeing`` says the same, ``finding`` what differs or is explained (a note)."""

    agreeing: Statement | None = None
    finding: Finding | None = None


@dataclass(frozen=True)
class Total:
    """The total of a line of one report, printed in one cell or computed from several."""

    concept: str
    value: Decimal
    unit: str
    year: int
    scope: Scope
    organ: str
    sources: tuple[Provenance, ...]


def against_prose(
    figure: Figure, statements: Iterable[Statement], numbers: Mapping[str, Decimal], cells: Iterable[Figure] = ()
) -> Compared:
    """A total of a table against the prose of its report. ``numbers``: the report's totals of ``EXPLAINING``, by concept; ``cells``: those
    of the same report that prose may have meant instead."""
    if figure.value is None:
        return Compared()
    place = figure.concept, figure.value, figure.unit, figure.year, figure.scope, figure.entity_id
    return total_against_prose(Total(*place, sources=(figure.source,)), statements, numbers, cells)


def total_against_prose(
    total: Total, statements: Iterable[Statement], numbers: Mapping[str, Decimal], cells: Iterable[Figure] = ()
) -> Compared:
    """The same of a total that may be computed."""
    said = [s for s in statements if prose_lines.names(s, total.concept, total.year, total.scope, total.organ)]
    if not said:
        return Compared()
    agreeing = next((s for s in said if _same(s, total)), None)
    if agreeing is not None:
        return Compared(agreeing=agreeing)
    explained = [(s, words) for s in said if (words := _explained(total, s, numbers))]
    if explained:
        statement, words = explained[0]
        return Compared(finding=_finding(total, statement, Severity.NOTE, f"正文写的 {_printed(statement)}是{words}"))
    shown = said[0].sentence.strip()
    quoted = f"“{shown[:_SHOWN]}{'…' if len(shown) > _SHOWN else ''}”"
    label = concept(total.concept).label
    table, apart = f"{plain(total.value)} {total.unit}", plain(abs(total.value - _in_unit(said[0], total)))
    message = (
        f"正文写的是 {_printed(said[0])}（{quoted}），和表格“{label}”的 {table}不一致，相差 {apart} {total.unit}"
        f"{_meant(total, said[0], cells)}，请对照原文"
    )
    return Compared(finding=_finding(total, said[0], Severity.DOUBT, message))


def said_of(line: str, year: int, statements: Iterable[Statement]) -> Statement | None:
    """What prose says of a line that the tables do not give: one plain number of just this line and year, or nothing."""
    said = {s.value: s for s in statements if prose_lines.names(s, line, year)}
    return next(iter(said.values())) if len(said) == 1 else None


def between_years(one: Figure, other: Figure) -> Finding | None:
    """What a report carries over and the next year's report takes over; None where they agree."""
    out, into = (one, other) if one.concept == CARRIED_OUT else (other, one)
    if out.value is None or into.value is None or out.value == into.value:
        return None
    message = carried_apart(into.year, out.value, into.value)
    return Finding(
        rule="carry_over", report_id=one.source.report_id, message=message, left=out.value, right=into.value,
        difference=abs(out.value - into.value), operands=(one.source, other.source), severity=Severity.DOUBT,
    )  # fmt: skip


def carried_apart(year: int, out: Decimal, into: Decimal) -> str:
    """That the report of a year takes over another number of applications than the one before left open."""
    given = f"{year - 1}年年报的“结转下年度继续办理”是 {plain(out)} 件"
    return f"{given}，{year}年年报的“上年结转”是 {plain(into)} 件，两年对不上"


def explaining_numbers(figures: Sequence[Figure]) -> dict[str, Decimal]:
    """The totals among some figures of one report that may explain another number, by concept."""
    totals = (f for f in figures if f.concept in EXPLAINING and f.applicant in (None, Applicant.TOTAL))
    return {f.concept: f.value for f in totals if f.value is not None}


def beside(line: str) -> frozenset[str]:
    """The concepts whose cells tell what a number in prose may mean, if it is not the total of a line."""
    return EXPLAINING | {line, *concept(line).parts}


def _same(statement: Statement, total: Total) -> bool:
    """Equal; amounts of money up to the last digit that either gives."""
    said = _in_unit(statement, total)
    if total.unit not in MONEY:
        return said == total.value
    finest = max(_step(statement.value) * MONEY[statement.unit], _step(total.value) * MONEY[total.unit]) / MONEY[total.unit]
    return said == total.value or abs(said - total.value) < finest


def _step(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0)) if isinstance(exponent, int) else Decimal(0)


def _in_unit(statement: Statement, total: Total) -> Decimal:
    """What a statement says in the unit of the table."""
    if total.unit in MONEY and statement.unit in MONEY:
        return statement.value * MONEY[statement.unit] / MONEY[total.unit]
    return statement.value


def _explained(total: Total, statement: Statement, numbers: Mapping[str, Decimal]) -> str:
    """Which other count a number is; "" for none."""
    line, said = total.concept, statement.value
    received, carried, closed = (numbers.get(name) for name in (RECEIVED, CARRIED_IN, CLOSED))
    if line in (RECEIVED, HANDLED):
        if received is not None and carried is not None and said == received + carried:
            return f"新收 {plain(received)} 件加上年结转 {plain(carried)} 件"
        return "办结的件数" if said == closed else "新收的件数" if said == received else ""
    if line == CLOSED and carried and said == total.value - carried:
        return f"办结总数 {plain(total.value)} 件减去上年结转的 {plain(carried)} 件"
    if line in _PENDING:
        pending = [numbers[name] for name in _PENDING[line] if name in numbers]
        open_ = sum(pending, Decimal(0))
        if len(pending) == len(_PENDING[line]) and open_ and said == total.value - open_:
            return f"总计 {plain(total.value)} 件减去尚未审结的 {plain(open_)} 件"
    if line in prose_lines.OUTCOMES:
        return _outcome_explained(total, statement, numbers)
    return ""


def _outcome_explained(total: Total, statement: Statement, numbers: Mapping[str, Decimal]) -> str:
    granted, partly, carried = (numbers.get(name) for name in (_GRANTED, _PARTLY, CARRIED_IN))
    if total.concept == _GRANTED and granted is not None and partly and statement.value == granted + partly:
        return f"予以公开 {plain(granted)} 件加部分公开 {plain(partly)} 件"
    if carried and prose_lines.stands_under_received(statement) and 0 < total.value - statement.value <= carried:
        return f"当年新收中的件数，表格“{concept(total.concept).label}”的 {plain(total.value)} 件还可能包括上年结转的"
    return ""


def _meant(total: Total, statement: Statement, cells: Iterable[Figure]) -> str:
    """The cell of the same line, or of a part of it, that a number is found in; "" for none."""
    lines = {total.concept, *concept(total.concept).parts}
    if total.unit in MONEY or not statement.value:
        return ""
    meant = sorted((c for c in cells if c.concept in lines and c.value == statement.value), key=lambda c: (c.concept, c.applicant or ""))
    if not meant:
        return ""
    cell = next((cell for cell in meant if cell.applicant in (None, Applicant.TOTAL)), meant[0])
    column = f"的“{APPLICANTS[cell.applicant]}”" if cell.applicant is not None else ""
    return f"；{plain(statement.value)} 是表格“{concept(cell.concept).label}”一行{column}那一格的数"


def _printed(statement: Statement) -> str:
    return f"{plain(statement.value)} {statement.unit}"


def _finding(total: Total, statement: Statement, severity: Severity, message: str) -> Finding:
    said = _in_unit(statement, total)
    return Finding(
        rule="prose", report_id=total.sources[0].report_id, message=message, left=total.value, right=said,
        difference=abs(total.value - said), operands=(*total.sources, statement.source), severity=severity,
    )  # fmt: skip
