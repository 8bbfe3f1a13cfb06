"""What the prose of a report says of a total against the cell that holds it, or the cells that make it up."""

import re
from collections.abc import Iterator
from decimal import Decimal

from askgov.addressed import addresses_a_machine
from askgov.disagreements import BALANCE, UNITS, Total, beside, explaining_numbers, said_of, total_against_prose
from askgov.domain import Figure, Finding, Statement
from askgov.prose_lines import CARRIED_IN, CARRIED_OUT, CLOSED, LINES, RECEIVED, TOLD_TOGETHER, lines_labelled
from askgov.taxonomy.concepts import concept
from askgov.wording import plain
from ingest.checks.draft import Draft
from ingest.checks.finding import finding

_PARTS_OF_SENTENCE = re.compile("[；;。]")
_ALL_UPHELD = re.compile(r"(?:均|全部|都)(?:已)?(?:获|获得|被|得到|予以|作出|以)?(?:依法)?(?:结果)?(?:为|是)?(?:维持|胜诉|驳回)")
_THESE_YEARS = re.compile(r"\s*(?:近[二三四五两0-9]年|20\d\d年?\s?[-—~至到]{1,2}\s?20\d\d年|“?十[三四五]五”?)")
_LAST_YEAR = re.compile("(?:^|[，,])(?:上一?年度?|去年)(?!度?结?转)[^，。；0-9]{0,12}[0-9]+[^，。；0-9]{0,4}$")
_THIS_YEAR = re.compile("20[0-9]{2}|全年|本年|今年|年度|年内")
_OF_SOME = re.compile(r"判决|裁定|结案|审结(?![并且，])|已审结|审结的|已结|尚未|未审结|未结|待审|除|其中|余|纠")
_PENDING_OR_CORRECTED = {
    "复议": ("review.pending", "review.corrected"),
    "诉讼": tuple(f"litigation.{way}.{result}" for result in ("pending", "corrected") for way in ("direct", "after_review")),
}


def totals_told_otherwise(draft: Draft) -> Iterator[Finding]:
    """Totals that prose gives another number for. What a known meaning of the words explains is a note."""
    said = _said(draft)
    if not said:
        return
    labelled = frozenset[str]().union(*(lines_labelled(statement.label) for statement in said))
    totals = {line: total for line in LINES if line in labelled | TOLD_TOGETHER and (total := _total(draft, line)) is not None}
    peers = {line: total.value for line, total in totals.items() if line in TOLD_TOGETHER}
    for line, total in totals.items():
        if line not in labelled:
            continue
        near = beside(line)
        cells = [cell for cell in draft.cells.values() if cell.concept in near]
        found = total_against_prose(total, said, explaining_numbers(cells), cells, peers).finding
        if found is not None:
            yield found


def told_without_balance(draft: Draft) -> Iterator[Finding]:
    """The four totals of the requests as prose gives them, where the table gives none of them: what came in is done, or left."""
    if any(line in draft.totals for line in BALANCE):
        return
    said = _said(draft)
    told = {line: said_of(line, draft.report.year, said) for line in BALANCE}
    received, carried_in, closed, carried_out = (told[line] for line in (RECEIVED, CARRIED_IN, CLOSED, CARRIED_OUT))
    if received is None or carried_in is None or closed is None or carried_out is None:
        return
    sides = received.value + carried_in.value, closed.value + carried_out.value
    if sides[0] == sides[1] or received.value == sides[1]:  # 收到 may count the carried ones already
        return
    came = f"{plain(received.value)} 件、上年结转 {plain(carried_in.value)} 件"
    went = f"{plain(closed.value)} 件、结转下年 {plain(carried_out.value)} 件"
    apart = plain(abs(sides[0] - sides[1]))
    message = f"正文写新收 {came}，合计 {plain(sides[0])} 件；办结 {went}，合计 {plain(sides[1])} 件，两边相差 {apart} 件"
    sources = [each.source for each in (received, carried_in, closed, carried_out)]
    yield finding("prose_balance", draft.report.id, message, sources, sides)


def outcomes_told_otherwise(draft: Draft) -> Iterator[Finding]:
    """All cases told as upheld, while the table holds some that are pending or were corrected."""
    for statement in {statement.sentence: statement for statement in _said(draft)}.values():
        for part in _PARTS_OF_SENTENCE.split(statement.sentence):
            all_upheld = _ALL_UPHELD.search(part)
            if all_upheld is None or not _is_of_disclosure(statement) or _OF_SOME.search(part):
                continue
            for word, lines in _PENDING_OR_CORRECTED.items():
                if word in part[: all_upheld.start()] and not _is_of_those_upheld(draft, part, lines):
                    yield from _not_all(draft, statement, f"行政{word}", lines)


def _is_of_those_upheld(draft: Draft, part: str, lines: tuple[str, ...]) -> bool:
    """Whether the cases told are no more than the table holds as upheld: 维持 3 件，全部维持 may leave out the others."""
    upheld = [re.sub("[^.]+$", "upheld", line) for line in lines]
    most = sum((cell.value or Decimal(0) for line in set(upheld) if (cell := draft.totals.get(line)) is not None), Decimal(0))
    told = [Decimal(number) for number in re.findall(r"([0-9]{1,6})(?:件|起|宗)", part)]
    return bool(told) and max(told) <= most


def _is_of_disclosure(statement: Statement) -> bool:
    """Whether a sentence speaks of cases about disclosure: it says so, or stands in their chapter."""
    return "信息公开" in statement.sentence or all(word in statement.source.section for word in ("信息公开", "复议"))


def _not_all(draft: Draft, statement: Statement, name: str, lines: tuple[str, ...]) -> Iterator[Finding]:
    cells = [cell for line in lines if (cell := draft.totals.get(line)) is not None and cell.value]
    if cells:
        held = "、".join(f"{concept(cell.concept).label} {plain(cell.value or Decimal(0))} 件" for cell in cells)
        message = f"正文说{name}都是同一种结果（“{statement.sentence.strip()[:60]}”），表格里还有{held}，请对照原文"
        yield finding("outcome_words", draft.report.id, message, [*(cell.source for cell in cells), statement.source])


def _said(draft: Draft) -> list[Statement]:
    """The figures in prose that may be of a line; what is written for a machine is no word of the report on its tables, and what follows
    a sentence on several years may count them all."""
    said = [s for s in draft.statements if s.unit in UNITS and not addresses_a_machine(s.sentence)]
    follow = {sentence for sentence in {s.sentence for s in said} if _follows_several_years(draft, sentence)}
    return [s for s in said if s.sentence not in follow]


def _follows_several_years(draft: Draft, sentence: str) -> bool:
    """Whether the sentence before this one names several years, or ends with the last one, and this one none."""
    chunk = next((chunk.text for chunk in draft.chunks if sentence in chunk.text), "")
    before = chunk.partition(sentence)[0].rstrip().rstrip("。").rpartition("。")[2].rpartition("\n")[2]
    return (_THESE_YEARS.match(before) or _LAST_YEAR.search(before)) is not None and _THIS_YEAR.search(sentence) is None


def _total(draft: Draft, line: str) -> Total | None:
    """A line's total as printed, else computed from cells that all hold numbers or are known to leave out nothing."""
    lines = (line,) if draft.report.format in concept(line).printed else concept(line).parts
    held: list[Figure] = [cell for each in lines if (cell := draft.totals.get(each)) is not None]
    blank = [draft.nothing.get(each) for each in lines if each not in draft.totals]
    known: list[Figure] = [cell for cell in blank if cell is not None]
    if not lines or len(known) < len(blank):
        return None
    value = sum((cell.value for cell in held if cell.value is not None), Decimal(0))
    resting = held or known[:1]
    report, sources = draft.report, tuple(cell.source for cell in resting)
    return Total(line, value, resting[0].unit, report.year, report.scope, report.entity_id, sources)
