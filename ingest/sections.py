"""The six national chapters of a report, and the body text under each with its stack of headings.

Chapters are recognised by their words (条例第五十条 and the format documents name them), not by their numbers. Where a heading
was lost on the way, the national tables themselves still show which chapter has begun.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from askgov.domain import Frozen
from ingest.headings import CHAPTER, ITEM, SECTION, Heading, chapter, heading_of, numbering_of, ordinal
from ingest.parsed import Block, Grid, ParsedReport
from ingest.passages import Part, Passage
from ingest.quantities import quantities
from ingest.simplified import simplified

_MOST_RUN_IN = 4  # headings that may open one block: 一、总体情况（一）主动公开情况 1.…
_UNFINISHED = re.compile(r"[^。！？；：!?;:”’」）)\s]\s*$")
_SHORTEST_LINE = 20  # characters of a line that may have been broken; shorter ones are lines of their own
_MOST_LINES = 200  # lines put together at most
_REMARK = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"  # stands in and around table 3
_CLAUSES = re.compile("[，,]")  # 二，开发预警短信，到期前自动提醒。: no heading has clauses and others behind it
_FOOTER = re.compile("责任编辑|版权所有|网站标识码|公网安备|ICP备|技术支持|分享到|扫一扫|打印本页|关闭窗口|上一篇|下一篇")
_LONGEST_FOOTER = 200  # characters
_MOST_CELLS = 80  # cells read to tell which national table a grid is


class Section(Frozen):
    """A chapter: blocks ``first`` to ``last``, the end excluded. ``number`` is its place in the national order, 0 when unknown."""

    number: int
    heading: str  # as printed, "" when the report has none
    first: int
    last: int
    passages: tuple[Passage, ...]


def outline(document: ParsedReport) -> tuple[Section, ...]:
    """The report's chapters in reading order. The first may be what stands before any chapter (number 0, no heading)."""
    reader = _Reader(_chapter_level(document))
    for index, block in enumerate(document.blocks):
        if block.kind == "table":
            reader.table(index, block)
        else:
            reader.text(index, block)
    return _tidied(reader.sections(len(document.blocks)))


def section_at(sections: Sequence[Section], block: int) -> Section | None:
    """The chapter that a block belongs to; where two share the block, the one that begins there."""
    return next((section for section in reversed(sections) if section.first <= block < max(section.last, section.first + 1)), None)


def _chapter_level(document: ParsedReport) -> int:
    """The numbering that carries the chapters: 一、 nearly always, （一） or 1. in some short reports."""
    seen: dict[int, set[int]] = defaultdict(set)
    for block in document.blocks:
        heading = None if block.kind == "table" else heading_of(simplified(block.text), block.kind == "heading")
        if heading and (number := chapter(heading.words)):
            seen[heading.level].add(number)
    if len(seen[CHAPTER]) >= 2:
        return CHAPTER
    return next((level for level in (SECTION, ITEM) if len(seen[level]) >= 4), CHAPTER)


class _Reader:
    """Reads blocks in order and keeps the open chapter and the open headings."""

    def __init__(self, chapter_level: int) -> None:
        self._level = chapter_level
        self._done: list[Section] = []
        self._number, self._heading, self._first, self._ordinal = 0, "", 0, 0
        self._stack: list[tuple[int, str]] = []
        self._passages: list[Passage] = []
        self._open_end = False  # whether the last passage ends inside a sentence
        self._bare: Passage | None = None  # a numbered line that looks like a heading and has nothing under it yet

    def sections(self, end: int) -> list[Section]:
        self._close(end)
        return self._done

    def table(self, index: int, block: Block) -> None:
        number = _table_chapter(block.grid) if block.grid else 0
        if number > self._number and number not in {section.number for section in self._done}:
            self._open(number, "", index)

    def text(self, index: int, block: Block) -> None:
        plain, start = simplified(block.text), 0
        body = 0
        above = self._headings()
        last = None
        items: list[int] = []
        over_items = self._stack
        for _ in range(_MOST_RUN_IN):
            heading = heading_of(plain[start:], block.kind == "heading" and start == 0)
            if heading is None:
                break
            self._keep_bare()
            last, over = heading, self._stack
            printed = block.text[start + heading.start : start + heading.end].strip(" *_#>\n\t　").rstrip("。：:")
            opened = self._enter(heading, printed, index)
            if heading.level >= ITEM or (heading.numbered and not opened and _CLAUSES.search(heading.words)):
                over_items = over if not items else over_items
                items.append(start)
            start += heading.end
            body = start if opened else body
            if heading.end == 0 or start >= len(plain):
                break
        ended = start >= len(plain.rstrip(" *_\n"))
        if len(items) > 1 or (items and items[0] and ended):  # （一）问题。1.人手少。2.公开慢。: sentences that are numbered
            start = items[0]
            self._stack = [(level, words) for level, words in over_items if level < ITEM]
        only_headings = start > 0 and start >= len(plain.rstrip(" *_\n")) and not quantities(plain[body:])
        if self._bare is not None and start == 0 and numbering_of(plain) >= ITEM:  # 2. is too long for a heading, so 1. was none
            self._keep_bare()
            self._stack = [(level, words) for level, words in self._stack if level < ITEM]
        if not only_headings and self._is_body(plain[body:]):
            self._add(Part(block=index, start=body, end=len(plain)), plain, broken=start == 0 and block.kind == "paragraph")
        elif last is not None and last.level >= ITEM and last.start == 0 and last.end == start == len(plain.rstrip(" *_\n")):
            self._bare = Passage(parts=(Part(block=index, start=0, end=len(plain)),), headings=above)

    def _headings(self) -> tuple[str, ...]:
        return ((self._heading,) if self._heading else ()) + tuple(words for level, words in self._stack if level < ITEM)

    def _keep_bare(self) -> None:
        """1.解读重形式。2.乡镇差别大。: numbered lines that follow one another without text between them are the text themselves."""
        if self._bare is not None:
            self._passages.append(self._bare)
        self._bare = None

    def _is_body(self, text: str) -> bool:
        """Whether this is running text: not empty, no toolbar or footer of a page, no remark that belongs to a table."""
        words = re.sub(r"[\s*_#]+", "", text)
        outside = not self._number and not self._heading
        remark = words in _REMARK or words.replace("(", "（").replace(")", "）") == _REMARK
        footer = len(words) < _LONGEST_FOOTER and "。" not in words and _FOOTER.search(words) is not None
        return bool(words) and not remark and not footer and not (outside and not re.search("[，。；！？]", words))

    def _add(self, part: Part, plain: str, broken: bool) -> None:
        """Keeps body text: as the rest of the passage before it, when that ends inside a sentence, else as a passage of its own."""
        self._bare = None
        before = self._passages[-1] if self._passages else None
        if before and broken and self._open_end and before.parts[-1].block == part.block - 1 and len(before.parts) < _MOST_LINES:
            self._passages[-1] = before.model_copy(update={"parts": (*before.parts, part)})
        else:
            headings = ((self._heading,) if self._heading else ()) + tuple(words for _, words in self._stack)
            self._passages.append(Passage(parts=(part,), headings=headings))
        self._open_end = _UNFINISHED.search(plain[-4:]) is not None and len(plain) >= _SHORTEST_LINE

    def _enter(self, heading: Heading, printed: str, index: int) -> bool:
        """Takes a heading in; True when it opened a chapter."""
        number = chapter(heading.words) if heading.level == self._level or not heading.numbered else 0
        place = ordinal(printed) if heading.numbered else 0
        if heading.level == self._level and self._opens(number, place, heading):
            self._open(number, printed, index)
            self._ordinal = place
            return True
        if self._number in (3, 4) and chapter(heading.words) == 5:
            self._open(5, "", index)  # the chapter's own heading was lost
        if heading.numbered or self._number or self._heading:
            level = max(heading.level, SECTION)
            self._stack = [(depth, words) for depth, words in self._stack if depth < level] + [(level, printed)]
        return False

    def _opens(self, number: int, place: int, heading: Heading) -> bool:
        if not heading.numbered:
            return number > self._number
        if number and number != self._number:
            return True
        return place > self._ordinal or not self._ordinal

    def _open(self, number: int, heading: str, index: int) -> None:
        self._close(index)
        self._number, self._heading, self._first = number, heading, index
        self._stack = []

    def _close(self, end: int) -> None:
        self._keep_bare()
        if self._passages or self._heading or self._number or end > self._first:
            passages, self._passages = tuple(self._passages), []
            self._done.append(Section(number=self._number, heading=self._heading, first=self._first, last=end, passages=passages))


def _table_chapter(grid: Grid) -> int:
    """Which national table this is, by its fixed words: chapter 2, 3 or 4; 0 for any other."""
    words = re.sub(r"\s+", "", "".join(cell.text for cell in grid.cells[:_MOST_CELLS]))
    words = simplified(words)
    if "第二十条第" in words or "行政规范性文件" in words:
        return 2
    if "新收政府信息公开申请" in words or ("申请人情况" in words and "自然人" in words):
        return 3
    if "行政复议" in words and ("结果维持" in words or "复议后起诉" in words):
        return 4
    return 0


def _tidied(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Without the entries of a table of contents; text before chapter two is chapter one when that heading was lost."""
    filled = {section.number for section in sections if section.passages and section.number}
    kept = [s for s in sections if s.passages or not s.heading or s.number not in filled or s.last - s.first > 1]
    numbers = {section.number for section in kept}
    if kept and kept[0].number == 0 and 1 not in numbers and numbers & {2, 3, 4} and _is_overview(kept[0]):
        kept[0] = kept[0].model_copy(update={"number": 1})
    return tuple(kept)


def _is_overview(section: Section) -> bool:
    return any(re.search("主动公开|依申请公开|监督保障|平台建设", words) for passage in section.passages for words in passage.headings)
