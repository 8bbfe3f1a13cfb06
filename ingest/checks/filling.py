"""Tables that were filled in the wrong way: what no reading of the cells can make right, and what looks like a misunderstood column."""

from collections.abc import Iterator
from decimal import Decimal

from askgov.domain import Applicant, Figure, Finding, Format, Severity, State
from askgov.taxonomy.concepts import concept
from askgov.taxonomy.identities import ANY_REQUEST, identities, term
from askgov.wording import APPLICANTS, plain
from ingest.checks.draft import Draft
from ingest.checks.finding import finding

_PARTS = tuple(applicant for applicant in Applicant if applicant not in (Applicant.TOTAL, Applicant.ORGANISATIONS))
_POWERS = ("licensing", "other_services", "penalties", "coercion")  # rows of 2019 and 2020 with items beside decisions
_NO_CHANCE = Decimal(5)  # three numbers of which the smallest is as large as this seldom add up by chance
_CLOSED = "requests.closed"
_RESULTS = ("requests.granted", "requests.partly", "requests.refused.", "requests.unavailable.", "requests.not_processed.")
_COUNTED = frozenset({"件", "项", "条", "个", "次", "篇", "人", "人次", "期"})


def items_as_decisions(draft: Draft) -> Iterator[Finding]:
    """Items of last year plus the change given as the number of decisions: in one row of large numbers, or in several rows."""
    rows = [row for power in _POWERS if (row := _added_up(draft, power)) is not None]
    if len(rows) > 1 or any(min(abs(cell.value or Decimal(0)) for cell in row) >= _NO_CHANCE for row in rows):
        told = "、".join(f"{concept(c.concept).label} {_printed(c)} 正好是 {_printed(a)} 与 {_printed(b)} 之和" for a, b, c in rows)
        message = f"{told}，像是把事项数当成了处理决定数，请看本年处理决定数量填的是不是决定的件数"
        yield finding("items_as_decisions", draft.report.id, message, [cell.source for row in rows for cell in row])


def totals_blank(draft: Draft) -> Iterator[Finding]:
    """Rows of requests whose columns hold numbers and whose total alone was left empty, and the row of all results left empty below them.
    The sums can be computed."""
    blank = [figure for figure in draft.figures if figure.applicant is Applicant.TOTAL and figure.state is State.BLANK]
    filled = [figure for figure in blank if any(_value(draft, figure.concept, part) for part in _PARTS)]
    if filled:
        names = "、".join(concept(figure.concept).label for figure in filled[:3])
        rows = f"{names}等 {len(filled)} 行" if len(filled) > 3 else names
        message = f"{rows}各栏填了数字，总计一栏是空白；总计可以由各栏相加得出，请补填"
        yield finding("totals_blank", draft.report.id, message, [figure.source for figure in filled])
    closed = [figure for figure in draft.figures if figure.concept == _CLOSED and figure.state is State.BLANK]
    results = [cell for name, cell in draft.totals.items() if name.startswith(_RESULTS) and cell.value]
    if len(closed) == len(_PARTS) + 1 and results:
        message = "办理结果各行填了数字，“（七）总计”一行全是空白；总计可以由各行相加得出，请补填"
        yield finding("totals_blank", draft.report.id, message, [closed[-1].source, *(cell.source for cell in results)])


def parts_above_total(draft: Draft) -> Iterator[Finding]:
    """Totals that are less than their parts that hold a number, where others hold none; whole sums are held against identities."""
    for total, parts in _sums(draft):
        held = [cell for key in parts if (cell := draft.cells.get(key)) is not None]
        cell = draft.cells.get(total)
        if cell is None or cell.value is None or len(held) == len(parts) or not held:
            continue
        values = [part.value for part in held if part.value is not None and part.value >= 0]
        if sum(values, Decimal(0)) > cell.value:
            named = f"{concept(cell.concept).label}{_column(cell)}"
            message = f"“{named}”填的是 {plain(cell.value)}，比已填各项之和 {plain(sum(values, Decimal(0)))} 还小，请核对这几格"
            sides = cell.value, sum(values, Decimal(0))
            yield finding("part_above_total", draft.report.id, message, [cell.source, *(part.source for part in held)], sides)


def not_counts(draft: Draft) -> Iterator[Finding]:
    """Numbers below zero, or with a fraction, where things are counted. A fraction may be a thousands mark misprinted."""
    for cell in draft.cells.values():
        value = cell.value
        if value is None or cell.unit not in _COUNTED or cell.concept.endswith("_change") or (value >= 0 and value == value.to_integral()):
            continue
        named = f"{concept(cell.concept).label}{_column(cell)}"
        wrong, severity = ("是负数", Severity.ERROR) if value < 0 else ("带小数", Severity.DOUBT)
        message = f"“{named}”填的是 {plain(value)}，{wrong}，这一格应是不小于零的整数"
        yield finding("not_a_count", draft.report.id, message, [cell.source], severity=severity)


def effective_too_few(draft: Draft) -> Iterator[Finding]:
    """Fewer papers in force at the end of the year than were issued in it and not repealed."""
    for kind in ("regulations", "normative_documents"):
        issued, repealed, effective = (draft.totals.get(f"{kind}.{name}") for name in ("issued", "repealed", "effective"))
        if issued is None or repealed is None or effective is None:
            continue
        left = (issued.value or Decimal(0)) - (repealed.value or Decimal(0))
        if effective.value is not None and effective.value < left:
            message = (
                f"“{concept(effective.concept).label}”填的是 {plain(effective.value)}，少于本年制发 {_printed(issued)} 件减去本年废止 "
                f"{_printed(repealed)} 件，请看现行有效是否漏算了本年新制发的"
            )
            sources = [effective.source, issued.source, repealed.source]
            yield finding("effective_too_few", draft.report.id, message, sources, (effective.value, left))


def _added_up(draft: Draft, power: str) -> tuple[Figure, Figure, Figure] | None:
    """Items of last year, change, decisions, if all hold numbers other than zero and the first two make the third."""
    if draft.report.format is not Format.G2:
        return None
    cells = [draft.totals.get(f"{power}.{name}") for name in ("items_last_year", "items_change", "decisions")]
    items, change, decisions = cells
    if items is None or change is None or decisions is None or not (items.value and change.value and decisions.value):
        return None
    return (items, change, decisions) if items.value + change.value == decisions.value else None


_Key = tuple[str, Applicant | None]


def _sums(draft: Draft) -> Iterator[tuple[_Key, list[_Key]]]:
    """Every total of the report's tables with all the cells that it is the sum of."""
    for identity in identities(draft.report.format):
        if identity.years or len(identity.left) != 1:
            continue
        if identity.columns == "across":
            named = {term(name)[1] for name in identity.left}
            for line in {line for line, column in draft.cells if column is Applicant.TOTAL and (ANY_REQUEST in named or line in named)}:
                yield (line, Applicant.TOTAL), [(line, part) for part in _PARTS]
            continue
        total, parts = term(identity.left[0])[1], [term(name) for name in identity.right]
        if any(sign < 0 for sign, _ in parts):
            continue
        for column in (*_PARTS, Applicant.TOTAL) if identity.columns == "each" else (None,):
            yield (total, column), [(line, column) for _, line in parts]


def _value(draft: Draft, line: str, column: Applicant | None) -> Decimal:
    cell = draft.cells.get((line, column))
    return cell.value if cell is not None and cell.value is not None else Decimal(0)


def _printed(cell: Figure) -> str:
    return plain(cell.value or Decimal(0))


def _column(cell: Figure) -> str:
    return f"（{APPLICANTS[cell.applicant]}）" if cell.applicant is not None else ""
