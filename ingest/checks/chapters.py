"""Chapters that say nothing where the national format asks for something, and fees that one place denies and another one gives."""

import re
from collections.abc import Iterator

from askgov.domain import Chunk, Finding, Format, Provenance, Scope, Severity
from askgov.wording import plain
from ingest.checks.draft import Draft
from ingest.checks.finding import finding

_PROBLEMS, _OTHER = 5, 6
_OF_PROSE = {1: "总体情况", _PROBLEMS: "存在的主要问题及改进情况", _OTHER: "其他需要报告的事项"}  # the other chapters hold tables
_NOTHING = re.compile(r"(?:暂?无|没有|不存在|暂?未发现)(?:明显|主要|突出)?(?:的?问题)?")
_MARKS = re.compile(r"[\s，。．.；：:、*#_]+")
_SENTENCES = re.compile(r"[。；\n]")
_YEAR = re.compile(r"(20\d\d)年")
_OF_ONE = re.compile(r"本级|办公室|其中")
# …以外的费用, …自主立项权 and …的单位 deny something else
_ENDS = r"用?(?:收入)?(?:等|的?(?:情况|情形|现象|行为))?\s*(?=[，,。；;：:（(]|$)"
_OF_SOME_ONLY = re.compile(
    r"其中|除|以外|之外|[对向](?!.{0,12}申请人)|针对|部分|个别|原则|一般|可以|应当|[家个]|[上下]半年|季度|月|[去前]年|上年"
    r"|所属|下属|二级|各|期间"
)
_NOT_TAKEN = r"(?:未|没有|不)(?:曾)?(?:收取|产生|发生|征收)(?:过|任何|相关)?"
_DENIED = (
    ("processing_fee.amount", re.compile(rf"(?:{_NOT_TAKEN}|无)(?:依申请公开|(?:政府)?信息公开)?(?:的)?信息处理费{_ENDS}"), "信息处理费"),
    ("fees.amount", re.compile(rf"(?:{_NOT_TAKEN}|无|没有)行政事业性收费{_ENDS}"), "行政事业性收费"),
)
Amount = tuple[str, Provenance]  # as told, and where


def problems_unsaid(draft: Draft) -> Iterator[Finding]:
    """The chapter on problems and improvements that says that there are none."""
    told = _chapter_of_nothing(draft, _PROBLEMS)
    if told is not None:
        message = f"“{_OF_PROSE[_PROBLEMS]}”一章只写了“{told.text.strip()}”，没有说明问题和改进措施"
        yield finding("problems_unsaid", draft.report.id, message, [told.source])


def chapters_missing(draft: Draft) -> Iterator[Finding]:
    """One chapter of prose of which nothing was read, beside the others."""
    found = {chunk.section for chunk in draft.chunks}
    missing = [number for number in _OF_PROSE if number not in found]
    unknown = any(chunk.section == 0 and chunk.headings for chunk in draft.chunks)  # it may stand under a heading of its own making
    if _is_national(draft) and len(missing) == 1 and not unknown:
        message = f"没有读到“{_OF_PROSE[missing[0]]}”一章的内容，请看报告是否缺这一章或这一章是空的"
        yield finding("chapter_missing", draft.report.id, message, [draft.chunks[-1].source])


def fees_denied(draft: Draft) -> Iterator[Finding]:
    """A fee that one sentence says was not charged, and that another one or the table gives an amount of."""
    for concept, denied, name in _DENIED:
        amount = _amount(draft, concept)
        chunk = _denial(draft, denied) if amount is not None else None
        if amount is not None and chunk is not None:
            message = f"有一处写没有收取{name}，另一处写{name} {amount[0]}，请对照这两处"
            yield finding("fee_denied", draft.report.id, message, [chunk.source, amount[1]])
    fee, nothing = _amount(draft, _DENIED[0][0]), _chapter_of_nothing(draft, _OTHER)
    if fee is not None and nothing is not None:  # the fee belongs into this chapter
        message = f"“{_OF_PROSE[_OTHER]}”一章只写了“{nothing.text.strip()}”，另一处写信息处理费 {fee[0]}，收费情况应在这一章写明"
        yield finding("fee_denied", draft.report.id, message, [nothing.source, fee[1]], severity=Severity.NOTE)


def _chapter_of_nothing(draft: Draft, number: int) -> Chunk | None:
    """A chapter of the national formats that says nothing but that there is nothing."""
    told = [chunk for chunk in draft.chunks if chunk.section == number]
    nothing = _NOTHING.fullmatch(_MARKS.sub("", "".join(chunk.text for chunk in told[:2])))
    return told[0] if told and nothing and _is_national(draft) else None


def _amount(draft: Draft, concept: str) -> Amount | None:
    """What was charged, if it is more than nothing: in the table, or in a sentence of this year."""
    cell = draft.totals.get(concept)
    if cell is not None and cell.value:
        return f"{plain(cell.value)} {cell.unit}", cell.source
    for said in draft.statements:
        told = said.concept == concept and said.value > 0 and _of_year(said.sentence, draft.report.year)
        if told and not _OF_ONE.search(said.sentence) and not any(denied.search(said.sentence) for _, denied, _ in _DENIED):
            return f"{plain(said.value)} {said.unit}", said.source
    return None


def _denial(draft: Draft, denied: re.Pattern[str]) -> Chunk | None:
    aggregate = draft.report.scope is not Scope.OWN
    for chunk in draft.chunks:
        for sentence in _SENTENCES.split(chunk.text):
            match = denied.search(sentence)
            if match is None or _OF_SOME_ONLY.search(sentence[: match.start()]) or not _of_year(sentence, draft.report.year):
                continue
            if not (aggregate and _OF_ONE.search(sentence)):
                return chunk
    return None


def _of_year(sentence: str, year: int) -> bool:
    return {int(each) for each in _YEAR.findall(sentence)} <= {year}


def _is_national(draft: Draft) -> bool:
    return draft.report.format in (Format.G2, Format.G3)
