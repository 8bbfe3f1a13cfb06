"""Figures of the tables against what the same report's prose, or the next year's report, says of the same line.

Prose counts in its own words: 收到 may be the new requests, or those with the carried ones; 收办 what was closed as well; cases may be
those that were decided. Only a number that none of these meanings explains is said to disagree, and only of lines that prose names
plainly (``askgov.prose_lines``). Nothing is concluded from silence.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

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
_CARRIED_TOO = re.compile(
    r"(?:含|包括|包含|其中|加上|以及|连同|另有|[，、和及])[^，。；]{0,6}(?:(?:上一?|[去前])年度?[^，。；]{0,6}|20\d\d年)?(?:结转|转入|转来|未办结|未办完|遗留)"
    r"|(?:上一?|[去前])年度?[^，。；0-9]{0,4}(?:结转|转入|遗留)[^，。；0-9]{0,3}[0-9]"
)
_OWN_PART = re.compile("(?<!不属于)[我本](?:局|厅|委|办|单位|机关|部门|级|镇|乡|街道)[^，。；、0-9]{0,12}([0-9]+)(?![0-9.])")
_PENDING_TOO = re.compile("未审结|未结|审理中|已审结|办结[^，。；]{0,12}(?:复议|诉讼)|结案")
_LEFT_OUT = re.compile(
    r"撤[销回]|不计|未计|计入|剔除|扣除|除去|减去|去除|重复(?!申请)|不属于(?!本)|不符合|合并|不含|未含|除外|以外|之外|不包括|转办|移送|另有"
)
_NUMBER = re.compile(r"(?<![0-9.])[0-9]+(?:\.[0-9]+)?(?![0-9.])")
_NOT_BY_CHANCE = 10  # two counts of fewer may be the same by chance
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
    total: Total,
    statements: Iterable[Statement],
    numbers: Mapping[str, Decimal],
    cells: Iterable[Figure] = (),
    peers: Mapping[str, Decimal] = MappingProxyType({}),
) -> Compared:
    """The same of a total that may be computed. ``peers``: the table's numbers of decisions and papers, which are often told together."""
    statements = list(statements)
    said = [s for s in statements if prose_lines.names(s, total.concept, total.year, total.scope, total.organ)]
    named = {id(s) for s in said}
    said += [s for s in statements if id(s) not in named and _of_all(total, s, statements, peers)]
    if not said:
        return Compared()
    agreeing = next((s for s in said if _same(s, total)), None)
    explained = [(s, words) for s in said if (words := _explained(total, s, numbers))]
    known = {id(s) for s, _ in explained}
    apart = [s for s in said if id(s) not in known and not _same(s, total) and not _accounted(total, s)]
    if agreeing is not None or explained:  # beside a sentence that is right, one of a part only looks wrong
        apart = [s for s in apart if not prose_lines.is_narrower(s)]
    if apart:
        return Compared(agreeing, _told_otherwise(total, apart[0], cells, agreeing is not None))
    if agreeing is not None:
        return Compared(agreeing)
    unsaid = [(s, words) for s, words in explained if not _says_so(s) and plain(total.value) not in _NUMBER.findall(s.sentence)]
    if not unsaid:
        return Compared()
    statement, words = unsaid[0]
    return Compared(finding=_finding(total, statement, Severity.NOTE, f"正文写的 {_printed(statement)}正好等于{words}"))


def _of_all(total: Total, statement: Statement, statements: Sequence[Statement], peers: Mapping[str, Decimal]) -> bool:
    """Whether a government that does not say whose decisions or papers it tells must mean those of all its organs: it tells more than
    all have, or the figures beside it are those of the table."""
    where = total.year, total.scope, total.organ
    if not prose_lines.may_name(statement, total.concept, *where):
        return False
    if statement.value > total.value:
        return True
    beside = [s for s in statements if s.sentence == statement.sentence and s is not statement]
    alike = {
        line: s for s in beside for line, value in peers.items() if value and s.value == value and prose_lines.may_name(s, line, *where)
    }
    return len(alike) > 1 or any(s.value >= _NOT_BY_CHANCE for s in alike.values())


def _told_otherwise(total: Total, statement: Statement, cells: Iterable[Figure], elsewhere: bool) -> Finding:
    """A number that nothing explains; ``elsewhere``: another sentence has the table's."""
    shown = statement.sentence.strip()
    quoted = f"“{shown[:_SHOWN]}{'…' if len(shown) > _SHOWN else ''}”"
    label = concept(total.concept).label
    table, apart = f"{plain(total.value)} {total.unit}", plain(abs(total.value - _in_unit(statement, total)))
    message = (
        f"正文写的是 {_printed(statement)}（{quoted}），和表格“{label}”的 {table}不一致，相差 {apart} {total.unit}"
        f"{_meant(total, statement, cells)}{'；正文另一处与表格一致' if elsewhere else ''}，请对照原文"
    )
    return _finding(total, statement, Severity.DOUBT, message)


def _says_so(statement: Statement) -> bool:
    """Whether a sentence itself says that the carried ones are counted, or tells them or the pending ones apart: nothing is left to
    explain."""
    return _CARRIED_TOO.search(statement.sentence) is not None or _PENDING_TOO.search(statement.sentence) is not None


def _accounted(total: Total, statement: Statement) -> bool:
    """Whether a sentence tells the difference itself, as what was withdrawn or left out: 处罚 90 件（其中 2 件因复议撤销）. Or that the
    table's number is the report's own part of it: 现行有效 24 件，其中我局发布 18 件."""
    if plain(total.value) in _OWN_PART.findall(statement.sentence):
        return True
    apart = plain(abs(total.value - _in_unit(statement, total)))
    beside = _NUMBER.findall(statement.sentence)
    own = plain(statement.value)
    if own in beside:  # half or double the table's number is no difference that is told
        beside.remove(own)
    return _LEFT_OUT.search(statement.sentence) is not None and apart in beside


def said_of(line: str, year: int, statements: Iterable[Statement]) -> Statement | None:
    """What prose says of a line that the tables do not give: one plain number of just this line and year, or nothing."""
    said = {s.value: s for s in statements if prose_lines.names(s, line, year)}
    return next(iter(said.values())) if len(said) == 1 else None


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
    if line == HANDLED and closed is not None and carried and said == closed - carried:
        return f"办结总数 {plain(closed)} 件减去上年结转的 {plain(carried)} 件"
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
