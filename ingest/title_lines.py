"""Finds the title of a report among its first lines: alone, broken over two or three lines, or only in the file's metadata."""

import re
from collections.abc import Iterator, Sequence

from askgov.taxonomy.organs import parse_organ
from ingest.parsed import ParsedReport
from ingest.sections import Section
from ingest.titles import LONGEST_TITLE, Title, no_report, read_title

_MOST_LINES = 80
_MOST_JOINED = 3


def titles(document: ParsedReport, sections: Sequence[Section]) -> tuple[Title, ...]:
    """All lines before the first chapter that read as a title, then the metadata's title; whole ones before joined ones."""
    lines = list(_head_lines(document, sections))
    found: list[Title] = []
    for count in range(1, _MOST_JOINED + 1):
        for start in range(len(lines) - count + 1):
            joined = lines[start : start + count]
            if sum(map(len, joined)) <= LONGEST_TITLE and (title := read_title(*joined)):
                found.append(title)
    if document.title and (title := read_title(document.title)):
        found.append(title)
    return tuple(dict.fromkeys(found))


def best_title(candidates: Sequence[Title], prose: str, stem: str, doubts: list[str]) -> Title:
    """The most complete title; between several reports' titles the one whose organ and year the text itself uses."""
    candidates = [*candidates, *([title] if (title := read_title(stem)) and not candidates else [])]
    if not candidates:
        return Title(printed="")
    best = max(candidates, key=_completeness)
    rivals = [title for title in candidates if _completeness(title) == _completeness(best)]
    if len({(title.organ, title.year) for title in rivals}) == 1:
        return rivals[0]
    opening = prose[:2000]
    chosen = max(rivals, key=lambda title: (title.organ in opening) + (f"{title.year}年" in re.sub(r"\s", "", opening)))
    doubts.append(f"标题不止一个，取“{chosen.printed}”")
    return chosen


def announced(document: ParsedReport, chapters: int) -> str | None:
    """The heading of a page that only speaks about annual reports (解读, 通知, 新闻 …); None where three chapters follow."""
    if chapters >= 3:
        return None
    lines = [document.title, *(block.text for block in document.blocks[:8] if block.kind != "table" and len(block.text) <= LONGEST_TITLE)]
    return next((" ".join(line.split()) for line in lines if no_report(line) is not None), None)


def _head_lines(document: ParsedReport, sections: Sequence[Section]) -> Iterator[str]:
    chapter = next((section.first for section in sections if section.number), len(document.blocks))
    count = 0
    for block in document.blocks[: chapter + 1]:
        for line in block.text.split("\n"):
            line = line.strip(" #*_\t\r　")
            if line and count < _MOST_LINES:
                count += 1
                yield line


def _completeness(title: Title) -> tuple[bool, bool, bool, int]:
    """Orders titles by what they say; among equals the one on the fewest lines has caught the least of its neighbours."""
    organ = parse_organ(title.organ)
    return bool(title.organ and title.year), bool(title.year), bool(organ.place) or organ.level == "nation", -title.lines
