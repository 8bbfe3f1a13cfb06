"""Figures of the tables against what the same report's prose, or the next year's report, says of the same line.

Prose counts in its own words: 收到 may be the new requests, or those with the carried ones; 收办 what was closed as well. Only a number
that none of these meanings explains is said to disagree, and only of lines that prose names plainly. Nothing is concluded from silence.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from askgov.clauses import clause_of
from askgov.domain import Figure, Finding, Severity, Statement
from askgov.taxonomy.concepts import concept
from askgov.wording import plain

RECEIVED, CARRIED_IN, CLOSED, CARRIED_OUT = "requests.received", "requests.carried_in", "requests.closed", "requests.carried_out"
BALANCE = (RECEIVED, CARRIED_IN, CLOSED, CARRIED_OUT)  # what came in, and was there, is what was done, and is left
_OF_REQUESTS = r"(?:依申请公开|(?:政府)?信息公开|公开)?(?:的)?申请(?:案件)?"
_NAMED = {
    RECEIVED: re.compile(rf"^(?:新收|共?收到|受理|收办|接收|接到)(?:的)?{_OF_REQUESTS}$|^新收$"),
    CARRIED_IN: re.compile(r"^(?:申请)?上一?年度?结转(?:申请)?$"),
    CLOSED: re.compile(rf"^(?:{_OF_REQUESTS})?(?:办结|办理完毕)$"),
    CARRIED_OUT: re.compile(r"^(?:申请)?结转下一?年度?(?:继续办理)?$"),
    "penalties.decisions": re.compile(r"^(?:共|依法)?(?:作出|做出|实施|办理)?行政处罚(?:决定)?(?:案件)?$"),
    "licensing.decisions": re.compile(r"^(?:共|依法)?(?:作出|做出|办理|办结)行政许可(?:决定)?$"),
    "coercion.decisions": re.compile(r"^(?:共|依法)?(?:作出|做出|实施)行政强制(?:措施|决定)?$"),
    "review.total": re.compile(r"^(?=.*信息公开)(?!.*(?:维持|纠|审结|撤|诉讼)).*行政复议(?:案件)?$"),
    "litigation.total": re.compile(r"^(?=.*信息公开)(?!.*(?:维持|纠|审结|撤|复议)).*行政诉讼(?:案件)?$"),
}
_OUTCOMES = {  # of table 3, where a list of them follows what was closed
    f"requests.{name}": re.compile(rf"^{label}(?:的)?(?:申请)?$")
    for name, label in (
        ("granted", "予以公开"), ("partly_granted", "部分公开"), ("refused", "不予公开"), ("unavailable", "无法提供"),
        ("not_processed", "不予处理"), ("other", "其他处理"),
    )
}  # fmt: skip
COMPARED = frozenset(_NAMED)
EXPLAINED = frozenset({RECEIVED})  # lines that prose may count together with others of the flow
UNITS = frozenset({"件", "宗", "起", "份"})
_OTHERWISE = re.compile(r"其中|本级|同期|去年|较上年|比上年|当年办结|累计|截至|月")
_YEAR = re.compile(r"(20\d\d)年")
_SHOWN = 60  # characters of the sentence


@dataclass(frozen=True)
class Compared:
    """What prose says of a line: ``agreeing`` says the same, ``finding`` what differs or is explained (a note)."""

    agreeing: Statement | None = None
    finding: Finding | None = None


def against_prose(figure: Figure, statements: Iterable[Statement], numbers: Mapping[str, Decimal]) -> Compared:
    """A total of a table against the prose of its report. ``numbers``: the report's totals of the flow of requests, by concept."""
    said = [s for s in statements if _says(s, figure)]
    if figure.value is None or not said:
        return Compared()
    agreeing = next((s for s in said if s.value == figure.value), None)
    if agreeing is not None:
        return Compared(agreeing=agreeing)
    explained = [(s, words) for s in said if (words := _explained(figure.concept, s.value, numbers))]
    if explained:
        statement, words = explained[0]
        return Compared(finding=_finding(figure, statement, Severity.NOTE, f"正文写的 {_printed(statement)}是{words}"))
    shown = said[0].sentence.strip()
    quoted = f"“{shown[:_SHOWN]}{'…' if len(shown) > _SHOWN else ''}”"
    label = concept(figure.concept).label
    table, apart = f"{plain(figure.value)} {figure.unit}", plain(abs(figure.value - said[0].value))
    message = f"正文写的是 {_printed(said[0])}（{quoted}），和表格“{label}”的 {table}不一致，相差 {apart} {figure.unit}，请对照原文"
    return Compared(finding=_finding(figure, said[0], Severity.DOUBT, message))


def said_of(line: str, year: int, statements: Iterable[Statement]) -> Statement | None:
    """What prose says of a line that the tables do not give: one plain number of just this line and year, or nothing."""
    said = {s.value: s for s in statements if _names(s, line, year)}
    return next(iter(said.values())) if len(said) == 1 else None


def between_years(one: Figure, other: Figure) -> Finding | None:
    """What a report carries over and the next year's report takes over; None where they agree."""
    out, into = (one, other) if one.concept == CARRIED_OUT else (other, one)
    if out.value is None or into.value is None or out.value == into.value:
        return None
    given = f"{out.year}年年报的“结转下年度继续办理”是 {plain(out.value)} 件"
    message = f"{given}，{into.year}年年报的“上年结转”是 {plain(into.value)} 件，两年对不上"
    return Finding(
        rule="carry_over", report_id=one.source.report_id, message=message, left=out.value, right=into.value,
        difference=abs(out.value - into.value), operands=(one.source, other.source), severity=Severity.DOUBT,
    )  # fmt: skip


def _says(statement: Statement, figure: Figure) -> bool:
    """Whether a statement names the line plainly, of the whole report and of its year."""
    return figure.concept in _NAMED and _names(statement, figure.concept, figure.year)


def _names(statement: Statement, line: str, year: int) -> bool:
    named = _NAMED.get(line) or _OUTCOMES.get(line)
    if named is None or statement.approximate or statement.unit not in UNITS or not named.match(statement.label):
        return False
    above = CLOSED if line in _OUTCOMES else RECEIVED
    whole = all(_NAMED[above].match(parent) for parent in statement.parent_labels)
    years = {int(year) for year in _YEAR.findall(statement.sentence)}
    otherwise = _OTHERWISE.search(clause_of(statement).replace("其中", "") if line in _OUTCOMES else clause_of(statement))
    return whole and years <= {year} and otherwise is None


def _explained(line: str, said: Decimal, numbers: Mapping[str, Decimal]) -> str:
    """Which other count of the same flow a number is; "" for none."""
    if line not in EXPLAINED:
        return ""
    received, carried = numbers.get(RECEIVED), numbers.get(CARRIED_IN)
    if received is not None and carried is not None and said == received + carried:
        return f"新收 {plain(received)} 件加上年结转 {plain(carried)} 件"
    return "办结的件数" if said == numbers.get(CLOSED) else ""


def _printed(statement: Statement) -> str:
    return f"{plain(statement.value)} {statement.unit}"


def _finding(figure: Figure, statement: Statement, severity: Severity, message: str) -> Finding:
    value = figure.value or Decimal(0)
    return Finding(
        rule="prose", report_id=figure.source.report_id, message=message, left=value, right=statement.value,
        difference=abs(value - statement.value), operands=(figure.source, statement.source), severity=severity,
    )  # fmt: skip


def flow_numbers(figures: Sequence[Figure]) -> dict[str, Decimal]:
    """The totals of the flow of requests among some figures, by concept."""
    return {f.concept: f.value for f in figures if f.value is not None and f.concept in (RECEIVED, CARRIED_IN, CLOSED, CARRIED_OUT)}
