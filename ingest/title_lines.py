"""Finds the title of a report among its first lines: alone, broken over two or three lines, or only in the file's metadata."""

import re
from collections.abc import Collection, Iterator, Sequence

from askgov.taxonomy.han import HAN
from askgov.taxonomy.organs import parse_organ
from ingest.broken_titles import is_glued, unbroken, with_office
from ingest.look_alikes import is_blank_form, other_document, spoken_of
from ingest.parsed import Block, ParsedReport
from ingest.rejected import Rejected
from ingest.sections import Section
from ingest.titles import LONGEST_TITLE, Title, core_of, is_trail, read_title, squeezed
from ingest.years import YEAR, period

_MOST_LINES = 80
_MOST_JOINED = 3
_SAID = re.compile(r"(?:公布|发布|编制|撰写|形成|现将)了?[《“]?(?P<title>[^，。；：《》“”]{2,60}?(?:年度报告|工作报告|年报))")
_ANNOUNCED = re.compile(rf"^关于(?P<title>[{HAN}\d]{{2,60}}?(?:年度报告|工作报告|年报))的公[示告]$")  # heads the report itself
_RUNNING = 2000  # characters of text in which an organ names itself
_OPENING = 600  # characters in which a report is presented
_FRAME_ROWS = 6  # rows of a frame among which the title stands
_SUMMARY = "工作总结"  # 政府信息公开工作总结 was the report's own name at times
_HEADLINES = 4  # lines among which a page's headline stands


def titles(document: ParsedReport, sections: Sequence[Section]) -> tuple[Title, ...]:
    """All lines before the first chapter that read as a title; whole ones before joined ones."""
    lines = list(_head_lines(document, sections))
    found: list[Title] = []
    for count in range(1, _MOST_JOINED + 1):
        for start in range(len(lines) - count + 1):
            joined = lines[start : start + count]
            if sum(map(len, joined)) > LONGEST_TITLE or not (title := read_title(*joined)) or is_glued(title, joined):
                continue
            if title.organ or title.year or not any(map(is_trail, joined)):  # its last step is the list that the page is kept in
                found.append(title)
    if not found:
        found = [title for line in lines if (said := _ANNOUNCED.match(squeezed(line))) and (title := read_title(said["title"]))]
    return tuple(dict.fromkeys(found))


def best_title(printed: Sequence[Title], meta: str, stem: str, prose: str, doubts: list[str], headings: Collection[str] = ()) -> Title:
    """The most complete title: of those in the document, else the metadata's (``meta``), else the file's name (``stem``).

    Between several reports' titles the page's one main heading (``headings``), else the metadata's, else the one whose organ and year
    the text itself uses.
    """
    named = read_title(meta)
    if not printed and named is None and (said := _said(prose)):
        doubts.append(f"没有找到标题，按正文开头的“{said.printed}”认定")
        return said
    if not printed:
        if named is None and (named := read_title(stem)):
            doubts.append(f"正文没有标题，取文件名“{named.printed}”")
        return named or Title(printed="")
    best = max(printed, key=_completeness)
    rivals = [title for title in printed if _completeness(title) == _completeness(best)]
    if named and named.organ and not best.organ:
        return named
    if len({(title.organ, title.year) for title in rivals}) == 1:
        chosen = with_office(unbroken(rivals[0], printed), printed)
    elif headed := _headed(rivals, headings, prose):
        chosen = with_office(headed, printed)
        doubts.append(f"标题不止一个，取“{chosen.printed}”")
    else:
        chosen = _supported(
            [title for title in rivals if named and (title.organ, title.year) == (named.organ, named.year)] or rivals, prose
        )
        doubts.append(f"标题不止一个，取“{chosen.printed}”")
    for source, other in (("网页标题", named), ("文件名", read_title(stem))):
        if other and other.year and chosen.year and other.year != chosen.year:
            doubts.append(f"{source}写的是{other.year}年，以正文标题的{chosen.year}年为准")
    return chosen


def _headed(rivals: Sequence[Title], headings: Collection[str], prose: str) -> Title | None:
    """The one title that the page marks as its main heading, unless the text's period is another's."""
    headed = {(title.organ, title.year): title for title in rivals if title.printed in headings}
    chosen = next(iter(headed.values()), None)
    covered = period(prose)
    if len(headed) != 1 or chosen is None or (covered and chosen.year and chosen.year != covered[1]):
        return None
    return chosen


def _supported(rivals: Sequence[Title], prose: str) -> Title:
    """Of the titles of several reports (a list stands above the report) the one whose organ and year the text uses.

    Raises Rejected when the text uses two alike, or none.
    """
    text = re.sub(r"\s", "", prose)
    covered = period(prose)

    def support(title: Title) -> tuple[bool, bool, int]:
        return title.organ in text[:_RUNNING], covered is not None and title.year == covered[1], text.count(f"{title.year}年")

    ranked = sorted(rivals, key=support, reverse=True)
    best, second = ranked[0], next((title for title in ranked if (title.organ, title.year) != (ranked[0].organ, ranked[0].year)), None)
    if second and support(second) == support(best):
        raise Rejected(f"有几份年度报告的标题（{best.printed}；{second.printed}），正文没有写明是哪一份")
    return best


def _said(prose: str) -> Title | None:
    """The title that the first sentences give the report: 现发布《临洮县新添镇2022年政府信息公开工作年度报告》."""
    found = [title for said in _SAID.finditer(prose[:_OPENING]) if (title := read_title(said["title"])) and title.organ]
    return found[0] if len({(title.organ, title.year) for title in found}) == 1 else None


def announced(document: ParsedReport, complete: bool) -> str | None:
    """What the headline says that the document is, if it is no annual report: 解读, 通知, 工作总结 …; None when it says nothing.

    ``complete`` says that it has a report's chapters: then only words about annual reports count, and the page's main heading.
    """
    for line in (document.title, *_headlines(document, 2 * _HEADLINES)):
        if kind := _announces(squeezed(line)):
            return f"是{kind}，不是年度报告：标题是“{' '.join(line.split())}”"
    main = main_headings(document)
    for number, line in enumerate((document.title, *_headlines(document, _HEADLINES))):
        dated = re.search(YEAR, line) is not None  # later lines may be a menu: 政府信息公开指南 · 政府信息公开制度
        words = squeezed(line)
        other = other_document(words) if (number < 2 or dated) and not core_of(words) else None
        if other and (not complete or (line in main and not (other == _SUMMARY and "信息公开" in words))):
            return f"是{other}，不是政府信息公开工作年度报告：标题是“{' '.join(line.split())}”"
    return None


def blank_form(document: ParsedReport) -> bool:
    """Whether the headline is one of a form to fill in."""
    return any(is_blank_form(line) and core_of(squeezed(line)) for line in _headlines(document, _HEADLINES))


def _announces(line: str) -> str | None:
    core = core_of(line)
    return spoken_of(line[: core.start()], line[core.end() :]) if core and len(line) <= LONGEST_TITLE else None


def _headlines(document: ParsedReport, most: int) -> Iterator[str]:
    lines = (line for block in document.blocks[:most] if block.kind != "table" for line in block.text.split("\n")[:most])
    yield from [line for line in lines if line.strip() and len(line) <= LONGEST_TITLE and "。" not in line][:most]


def _completeness(title: Title) -> tuple[bool, bool, bool, int]:
    """Orders titles by what they say; among equals the one on the fewest lines has caught the least of its neighbours."""
    organ = parse_organ(title.organ)
    return bool(title.organ and title.year), bool(title.year), bool(organ.place) or organ.level == "nation", -title.lines


def main_headings(document: ParsedReport) -> frozenset[str]:
    """The texts that the page marks as its highest heading (h1)."""
    return frozenset(" ".join(block.text.split()) for block in document.blocks if block.kind == "heading" and block.level == 1)


def _head_lines(document: ParsedReport, sections: Sequence[Section]) -> Iterator[str]:
    chapter = next((section.first for section in sections if section.number), len(document.blocks))
    count = 0
    for block in document.blocks[: chapter + 1]:
        for line in _lines(block):
            line = line.strip(" #*_\t\r　")
            if line and count < _MOST_LINES:
                count += 1
                yield line


def _lines(block: Block) -> Iterator[str]:
    """The lines of a block; of a table those of its rows that are one cell: a report may stand in a single frame, its title on top."""
    if block.grid is None:
        yield from block.text.split("\n")
        return
    rows: dict[int, list[str]] = {}
    for cell in block.grid.cells:
        if cell.row < _FRAME_ROWS and cell.text.strip():
            rows.setdefault(cell.row, []).append(cell.text)
    yield from (line for texts in rows.values() if len(texts) == 1 for line in texts[0].split("\n"))
