"""Who asked, as prose tells it, against the columns of the table of requests: 新收 15 件，其中自然人 12 件 where the column says 13.

Only a part of a total that is itself a total of the table is held against a column of that row. Where several rows have the same total,
a number of any of them will do.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from askgov.addressed import addresses_a_machine
from askgov.domain import Applicant, Figure, Finding, Scope, Statement
from askgov.prose_lines import CARRIED_IN, CLOSED, RECEIVED, UNITS
from askgov.taxonomy.applicants import ORGANISATIONS
from askgov.taxonomy.concepts import concept
from askgov.wording import APPLICANTS, plain
from ingest.checks.draft import Draft
from ingest.checks.finding import finding

_ASKED = r"(?:提出|提交)?(?:的)?(?:政府信息公开|信息公开)?(?:申请)?"
_COLUMNS = {
    Applicant.NATURAL_PERSON: re.compile(rf"(?:自然人|公民|个人){_ASKED}"),
    Applicant.COMPANY: re.compile(rf"商业企业{_ASKED}"),
    Applicant.RESEARCH: re.compile(rf"科研机构{_ASKED}"),
    Applicant.NONPROFIT: re.compile(rf"(?:社会)?公益组织{_ASKED}"),
    Applicant.LEGAL_SERVICE: re.compile(rf"法律服务机构{_ASKED}"),
    Applicant.ORGANISATIONS: re.compile(rf"法人(?:[和或及、]者?其他组织)?{_ASKED}"),
}
_TOTAL = re.compile(r"新收|收到|受理|接收|接到|收办|办理|办结|答复")
_NEW = re.compile(r"新收")
_NARROWER = re.compile(r"律师|代理|同一|涉及|有关|网络|网上|信函|邮寄|当面|现场|结转的|月|季度|本级|同比|去年|上年(?!度?(?:结转|转))")
_YEAR = re.compile(r"(20\d\d)年")
_SHOWN = 60  # characters of the sentence


def applicants_told_otherwise(draft: Draft) -> Iterator[Finding]:
    """The first number of each sentence that its column does not hold."""
    if draft.report.scope is not Scope.OWN:
        return  # the office may tell its own requests among those of all
    by_id = {statement.id: statement for statement in draft.statements}
    told: set[str] = set()
    for said in draft.statements:
        total = by_id.get(said.parent or "")
        column = _column(said)
        if total is None or column is None or said.sentence in told or not _plain(total, said, draft.report.year):
            continue
        if column is Applicant.ORGANISATIONS and "组织" not in said.label and _others_beside(said, draft):
            continue
        rows = [row for row in _rows(draft, total) if _cells(draft, row, column)]
        if rows and all(_sum(_cells(draft, row, column)) != said.value for row in rows):
            told.add(said.sentence)
            yield _finding(draft, said, rows[0], column)


def _column(said: Statement) -> Applicant | None:
    return next((column for column, pattern in _COLUMNS.items() if pattern.fullmatch(said.label)), None)


def _plain(total: Statement, said: Statement, year: int) -> bool:
    """Whether both are exact counts of requests of the year, and the total that of all of them."""
    exact = not (total.approximate or said.approximate) and total.parent is None and total.sentence == said.sentence
    years = {int(each) for each in _YEAR.findall(said.sentence)} <= {year}
    words = _TOTAL.search(total.label) is not None and "申请" in said.sentence and total.unit in UNITS and said.unit == total.unit
    return exact and years and words and not _NARROWER.search(said.sentence) and not addresses_a_machine(said.sentence)


def _others_beside(said: Statement, draft: Draft) -> bool:
    """Whether 法人 is told beside other organisations, and so is only some of them."""
    beside = (other.label for other in draft.parts.get(said.parent or "", ()) if other.id != said.id)
    return any(word in label for label in beside for word in ("组织", "其他", "企业"))


def _rows(draft: Draft, total: Statement) -> list[tuple[str, ...]]:
    """The rows, or rows together, whose total is the one that was told."""
    possible = ((RECEIVED,),) if _NEW.search(total.label) else ((RECEIVED,), (RECEIVED, CARRIED_IN), (CLOSED,))
    found: list[tuple[str, ...]] = []
    for row in possible:
        cells = [draft.totals.get(line) for line in row]
        if None not in cells and _sum([cell for cell in cells if cell is not None]) == total.value:
            found.append(row)
    return found


def _cells(draft: Draft, row: tuple[str, ...], column: Applicant) -> list[Figure]:
    """The cells of a column in some rows; none where one of them holds no number."""
    columns = ORGANISATIONS if column is Applicant.ORGANISATIONS else (column,)
    cells = [draft.cells.get((line, each)) for line in row for each in columns]
    return [] if None in cells else [cell for cell in cells if cell is not None]


def _sum(cells: list[Figure]) -> Decimal:
    return sum((cell.value for cell in cells if cell.value is not None), Decimal(0))


def _finding(draft: Draft, said: Statement, row: tuple[str, ...], column: Applicant) -> Finding:
    cells = _cells(draft, row, column)
    held, shown = _sum(cells), said.sentence.strip()
    quoted = shown[:_SHOWN] + ("…" if len(shown) > _SHOWN else "")
    lines = "”加“".join(concept(line).label for line in row)
    message = (
        f"正文写的“{said.label}”是 {plain(said.value)} {said.unit}（“{quoted}”），"
        f"和表格“{lines}”一行“{APPLICANTS[column]}”的 {plain(held)} 件不一致，相差 {plain(abs(held - said.value))} 件，请对照原文"
    )
    return finding("prose", draft.report.id, message, [*(cell.source for cell in cells), said.source], (held, said.value))
