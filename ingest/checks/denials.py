"""What prose says there was none of, while the tables count some: 未收到政府信息公开申请 beside a cell of 15.

Only a denial that stands alone in its clause counts: of the whole year, of the report's own organ, and of the very thing that a line
counts. What goes on (没有被纠正的, 未发生因此被撤销的情形) denies something narrower and matches nothing here.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from askgov.addressed import addresses_a_machine
from askgov.domain import Chunk, Figure, Finding, Format, Scope
from askgov.prose_lines import CARRIED_IN, CARRIED_OUT, CLOSED, RECEIVED, REVIEW
from askgov.taxonomy.concepts import concept
from askgov.wording import plain
from ingest.checks.draft import Draft
from ingest.checks.finding import finding

_DISPUTES_CHAPTER = 4
_WHEN = r"(?:20\d\d年度?|本年度?|全年|年度?内|报告期内?|统计期内)?(?:以?来)?"
_WHO = r"(?:[我本全](?:局|厅|委|会|办|所|院|中心|机关|行政机关|单位|部门|街道|镇|乡|县|市|区|旗|省)(?:办事处|员会|公室)?)?"
_LEAD = rf"(?:^|[，,、：:])\s*{_WHEN}[，,]?\s*{_WHO}[，,]?\s*{_WHEN}[，,]?\s*(?:也|亦|均|且|并|仍|暂)?"
_END = r"(?:的?(?:情况|情形|现象|事项))?(?:发生)?\s*(?=[，,、]|$)"
_NONE = r"(?:未曾?|没有|无)"
_REQUESTS = r"(?:依申请公开|(?:政府)?信息公开|公开)(?:的)?(?:申请|申请件)"
_TOLD_OF_CASES = (
    r"(?:发生|产生|出现|存在|任何|因|由|涉及|关于|政府|信息公开|政务公开|依申请公开|工作|申请|提起|被|引发|引起|导致|产生|而|的|行政|复议|诉讼|案件|事项"
    r"|和|或者?|及|与|、){0,24}"
)
_DECIDED = r"(?:曾|作出|做出|实施|办理|发生|产生|进行|过|任何){0,4}"
_DENIED = {
    RECEIVED: rf"{_NONE}(?:新?收到?|接到|接收到?|受理)(?:过|任何)?(?:公民、?法人[和或及]者?其他组织)?(?:提出的?)?{_REQUESTS}",
    CARRIED_OUT: rf"{_NONE}(?:任何|申请|办件)?结转[至到入]?(?:下一?年度?|次年|明年)(?:继续)?(?:办理|处理)?(?:的)?(?:申请|办件|件)?",
    REVIEW: rf"{_NONE}{_TOLD_OF_CASES}复议{_TOLD_OF_CASES}",
    "litigation.total": rf"{_NONE}{_TOLD_OF_CASES}诉讼{_TOLD_OF_CASES}",
    "penalties.decisions": rf"{_NONE}{_DECIDED}行政处罚(?:决定|案件|行为)?",
    "licensing.decisions": rf"{_NONE}{_DECIDED}行政许可(?:决定|案件|行为)?",
    "coercion.decisions": rf"{_NONE}{_DECIDED}行政强制(?:决定|措施|案件|行为)?",
    "normative_documents.issued": rf"{_NONE}(?:新)?(?:制发|制定|出台|印发)(?:过|任何|新的|出台)?(?:行政)?规范性文件",
}
_DENIALS = {line: re.compile(f"{_LEAD}(?P<said>{pattern}){_END}") for line, pattern in _DENIED.items()}
_CASES = frozenset({REVIEW, "litigation.total"})
_ALL_DONE = re.compile(
    r"(?:^|[，,])\s*(?P<said>(?:均|已|均已|现已)?全部(?:已经?)?(?:依法)?(?:办结|办理完毕)|(?:均|都)已?(?:办结|办理完毕))\s*(?=[，,]|$)"
)
_ALL_GRANTED = re.compile(
    r"(?:^|[，,])\s*(?P<said>(?:均|已|均已)?全部(?:已)?(?:依法)?予以公开|(?:均|都)(?:已|依法)?予以公开)\s*(?=[，,]|$)"
)
_NOTHING_LEFT = re.compile(r"全部(?:已)?(?:办结|办理完毕)[，,、](?:且|并)?(?P<said>(?:无|没有)(?:结转|遗留))\s*(?=[，,]|$)")
_NOT_OF_THE_YEAR = re.compile(
    r"月|季度|半年|上一?年(?!度?(?:结转|转入|转来))|[去往历近前]年|以来|期间|截[至止]|如|若|假如|凡|应当|可以|规定|条例第|不服|其中|本级|所属|下属|办公室|名义|目前|第[一二三四五六七八九十]条"
    r"|计划|力争|争取|确保|目标|[“\"「]"
)
_NARROWER = re.compile(r"到期|应当?办|转[至到入]|未办|正在|在办|延期|尚|网络|网上|信函|当面|邮寄|自然人|法人|企业|部分|涉及|类")
_NOTHING = re.compile(r"(?:暂?无|没有)")
_MARKS = re.compile(r"[\s，。．.；：:、*#_]+")
_SENTENCES = re.compile(r"[。；;！!\n]+")
_YEAR = re.compile(r"(20\d\d)年")
_LONGEST = 400  # characters of a sentence
_SHOWN = 60


class _Denial(NamedTuple):
    chunk: Chunk
    sentence: str
    said: str


def denied(draft: Draft) -> Iterator[Finding]:
    """Denials in prose of what the tables hold a number of."""
    if draft.report.scope is not Scope.OWN:
        return  # who of the many organs had none is seldom said
    told: set[str] = set()
    for chunk in draft.chunks:
        for sentence in _sentences(draft, chunk):
            for line, pattern in _DENIALS.items():
                match = pattern.search(sentence)
                if match is None or line in told or (line in _CASES and not _is_of_disclosure(sentence, chunk)):
                    continue
                cells = _counted(draft, line)
                if cells:
                    told.add(line)
                    yield _finding(draft, _Denial(chunk, sentence, match["said"]), cells)
            if not told & {CARRIED_OUT, CLOSED}:
                for finding_ in _of_all(draft, chunk, sentence):
                    told.add(CARRIED_OUT)
                    yield finding_
    if not told & _CASES:
        yield from _empty_chapter(draft)


def _sentences(draft: Draft, chunk: Chunk) -> Iterator[str]:
    """Those that may speak of the whole year of the report, and of no other."""
    for sentence in _SENTENCES.split(chunk.text):
        years = {int(year) for year in _YEAR.findall(sentence)}
        plain_one = len(sentence) <= _LONGEST and years <= {draft.report.year} and not _NOT_OF_THE_YEAR.search(sentence)
        if plain_one and not addresses_a_machine(sentence):
            yield sentence


def _is_of_disclosure(sentence: str, chunk: Chunk) -> bool:
    return "公开" in sentence or chunk.section == _DISPUTES_CHAPTER


def _counted(draft: Draft, line: str) -> list[Figure]:
    """The cells of a line, or of its parts, that count something."""
    cells = (draft.totals.get(part) for part in (line, *(concept(line).parts if line not in draft.totals else ())))
    return [cell for cell in cells if cell is not None and cell.value is not None and cell.value > 0]


def _of_all(draft: Draft, chunk: Chunk, sentence: str) -> Iterator[Finding]:
    """新收 15 件，全部办结, and all of them 予以公开, where the table leaves some open or decided otherwise."""
    left, closed = draft.totals.get(CARRIED_OUT), draft.totals.get(CLOSED)
    numbers = _numbers(draft, sentence)
    if left is None or closed is None or not numbers or "申请" not in sentence or _NARROWER.search(_NOTHING_LEFT.sub("", sentence)):
        return
    done = _NOTHING_LEFT.search(sentence) or _ALL_DONE.search(sentence)
    if done is not None and left.value and closed.value not in numbers:
        yield _finding(draft, _Denial(chunk, sentence, done["said"]), [left])
        return
    granted = _ALL_GRANTED.search(sentence)
    known = [draft.totals.get(line) for line in ("requests.granted", "requests.partly_granted")]
    shown = [cell for cell in known if cell is not None and cell.value is not None]
    if granted is not None and len(shown) == len(known):
        given = sum((cell.value or Decimal(0) for cell in shown), Decimal(0))
        if closed.value is not None and given < closed.value:
            yield _finding(draft, _Denial(chunk, sentence, granted["said"]), [closed, *shown])


def _numbers(draft: Draft, sentence: str) -> frozenset[Decimal]:
    """What a sentence tells, if that is nothing but the year's requests: what came in, with or without those carried in, or was done."""
    said = {s.value for s in draft.told.get(sentence.strip(), ()) if s.unit in ("件", "宗", "份")}
    received, carried, closed = (draft.totals.get(line) for line in (RECEIVED, CARRIED_IN, CLOSED))
    if received is None or received.value is None or closed is None or closed.value is None:
        return frozenset()
    into = carried.value if carried is not None and carried.value is not None else Decimal(0)
    all_of_them = {received.value, received.value + into, closed.value}
    return frozenset(said) if said & all_of_them and said <= all_of_them | {into} else frozenset()


def _empty_chapter(draft: Draft) -> Iterator[Finding]:
    """The chapter of reviews and lawsuits that says 无 above a table with cases."""
    told = [chunk for chunk in draft.chunks if chunk.section == _DISPUTES_CHAPTER]
    cells = [cell for line in sorted(_CASES, reverse=True) for cell in _counted(draft, line)]
    if draft.report.format is not Format.G1 and len(told) == 1 and cells and _NOTHING.fullmatch(_MARKS.sub("", told[0].text)):
        text = told[0].text.strip()
        yield _finding(draft, _Denial(told[0], text, text), cells)


def _finding(draft: Draft, denial: _Denial, cells: Sequence[Figure]) -> Finding:
    held = "、".join(f"“{concept(cell.concept).label}” {plain(cell.value or Decimal(0))} {cell.unit}" for cell in cells)
    shown = denial.sentence.strip()
    quoted = shown[:_SHOWN] + ("…" if len(shown) > _SHOWN else "")
    message = f"正文写“{quoted}”，表格里却填了{held}，请看是正文还是表格写错"
    return finding("denied", draft.report.id, message, [*(cell.source for cell in cells), denial.chunk.source])
