"""Several annual reports in one file: their figures must not be read as one organ's or one year's."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from askgov.taxonomy.organs import parse_organ
from ingest.parsed import Block, ParsedReport
from ingest.sections import Section
from ingest.titles import LONGEST_TITLE, Title, read_title

_FIXED = (2, 3, 4)  # chapters with the national tables
_BOTH_PARTS = 5  # chapters that are there twice where two whole reports are
_TABLE_WORDS = {2: ("第二十条第",), 3: ("新收政府信息公开申请",), 4: ("复议后起诉",)}


def several_reports(document: ParsedReport, sections: Sequence[Section]) -> str:
    """Why the file is more than one report, in Chinese; "" when it is one, and when it prints one and the same twice."""
    chapters = Counter(section.number for section in sections if section.number)
    twice = [number for number in range(1, 7) if chapters[number] > 1]
    tables = [number for number in _FIXED if len(_tables(document, number)) > 1]
    if not (all(number in twice or number in tables for number in _FIXED) or len(twice) >= _BOTH_PARTS):
        return ""
    parts = _starts(sections)
    found = [title for _, title in _titles(document)] if tables or _differs(document, sections) else list(_heads(document, parts))
    years = sorted({title.year for title in found if title.year})
    if len(years) > 1:
        return f"一个文件里有几份年度报告（{'、'.join(map(str, years))}），请拆开后再收录"
    organs = dict.fromkeys(parse_organ(title.organ).name for title in found if title.organ)
    if len(organs) > 1 and not _same(list(organs)):
        return f"一个文件里有几个单位的年度报告（{'、'.join(list(organs)[:3])}），请拆开后再收录"
    if len(twice) >= _BOTH_PARTS and _differs(document, sections, first_only=True):
        return "一个文件里有两套章节，内容不同，像是两份年度报告，请拆开后再收录"
    return ""


def _tables(document: ParsedReport, number: int) -> set[str]:
    """The different tables of a chapter, by what they print."""
    printed = ("".join("".join(cell.text.split()) for cell in block.grid.cells) for block in document.blocks if block.grid)
    return {text for text in printed if all(word in text for word in _TABLE_WORDS[number])}


def _starts(sections: Sequence[Section]) -> list[int]:
    """The blocks with which the sets of chapters begin."""
    numbered = [section for section in sections if section.number]
    return [section.first for section in numbered if section.number == numbered[0].number]


def _heads(document: ParsedReport, starts: Sequence[int]) -> Iterator[Title]:
    """The title right above each set of chapters. Of a copy of a report (for printing), only it counts: lists of other years' reports
    stand around them."""
    found = list(_titles(document))
    for before, start in zip((-1, *starts), starts, strict=False):
        yield from [title for block, title in found if before < block <= start][-1:]


def _titles(document: ParsedReport) -> Iterator[tuple[int, Title]]:
    """Titles anywhere in the document, on one line or two, with their blocks."""
    for index, (block, following) in enumerate(zip(document.blocks, (*document.blocks[1:], Block(kind="paragraph")), strict=True)):
        lines = [line.strip(" #*_\t\r　") for line in block.text.split("\n") if line.strip()][:3] if block.kind != "table" else []
        if not lines or max(map(len, lines)) > LONGEST_TITLE:
            continue
        after = re.sub(r"\s+", "", following.text)
        alone = [title for line in lines if (title := read_title(line))]
        joined = lines[:2] if len(lines) > 1 else [lines[0], after] if 0 < len(after) <= LONGEST_TITLE else lines
        next_alone = read_title(after)
        titles = alone or filter(None, [None if next_alone and next_alone.organ else read_title(*joined)])
        yield from ((index, title) for title in titles)


def _same(names: Sequence[str]) -> bool:
    """Whether the names may be one organ's, with its place and without: 德安县应急管理局, 县应急管理局."""
    longest = max(names, key=len)
    agency = parse_organ(longest).agency or longest
    return all(longest.endswith(name) or (name.endswith(agency) and not parse_organ(name).places) for name in names)


def _differs(document: ParsedReport, sections: Sequence[Section], first_only: bool = False) -> bool:
    """Whether the texts of a chapter (of the first, ``first_only``) are not the same."""
    said: dict[int, set[str]] = {}
    for section in sections:
        text = "".join("".join(passage.text(document.blocks).split()) for passage in section.passages)
        if text:
            said.setdefault(section.number, set()).add(text)
    return any(len(texts) > 1 for number, texts in said.items() if number == 1 or (number and not first_only))
