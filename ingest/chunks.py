"""Passages to retrieve: a paragraph, or a run of its sentences, with the headings above it.

Cuts fall between sentences, best before a new item (一是 …, 二是 …). Tables are no passages; their figures are cells.
"""

import re
from collections.abc import Iterator, Sequence

from askgov.domain import Frozen
from ingest.parsed import ParsedReport
from ingest.passages import Passage
from ingest.sections import Section
from ingest.sentences import sentence_spans

SHORTEST, LONGEST = 120, 400  # characters aimed at; a longer sentence stays whole, a short paragraph too
OVERLONG = 1000  # characters
_ITEM = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,2}是|(?:首先|其次|再次|最后|第[一二三四五六七八九十])[，,是]|[（(][0-9一二三四五六七八九十]{1,2}[）)]|[0-9]{1,2}[.、]|[①-⑩])"
)
_DATE_LINE = re.compile(r"\s*(?:20[0-9]{2}|二[〇零○]..)\s?年.{1,12}日\s*")


class FoundChunk(Frozen):
    """A passage. ``span`` covers it in its block; where lines were broken into blocks, its beginning up to the first break."""

    headings: tuple[str, ...]  # outermost first, as printed
    section: int  # chapter number 1-6, 0 before the first or unknown
    text: str
    block: int
    span: tuple[int, int]
    heading: str  # chapter heading as printed, "" when there is none
    page: int | None
    path: str


def chunks(document: ParsedReport, outline: Sequence[Section]) -> tuple[FoundChunk, ...]:
    """All passages of the report in reading order."""
    return tuple(chunk for section in outline for passage in section.passages for chunk in _of_passage(document, section, passage))


def _of_passage(document: ParsedReport, section: Section, passage: Passage) -> Iterator[FoundChunk]:
    text = passage.text(document.blocks)
    if _DATE_LINE.fullmatch(text):
        return
    for start, end in _spans(text):
        start, end = _trimmed(text, start, end)
        if start < end:
            place = passage.beginning(start, end)
            yield FoundChunk(
                headings=passage.headings,
                section=section.number,
                text=text[start:end],
                block=place.block,
                span=(place.start, place.end),
                heading=section.heading,
                page=document.blocks[place.block].page,
                path=document.blocks[place.block].path,
            )


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Runs of whole sentences of about SHORTEST to LONGEST characters that cover the text."""
    runs: list[tuple[int, int]] = []
    for begin, stop in (piece for span in sentence_spans(text) for piece in _pieces(text, *span)):
        if runs and not _full(text, runs[-1], begin, stop):
            runs[-1] = (runs[-1][0], stop)
        else:
            runs.append((begin, stop))
    if len(runs) > 1 and runs[-1][1] - runs[-1][0] < SHORTEST // 2 and runs[-1][1] - runs[-2][0] <= LONGEST + SHORTEST:
        last = runs.pop()
        runs[-1] = (runs[-1][0], last[1])
    yield from runs


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence itself; clauses of it, if it is so long that it can be no sentence (a list or a table without full stops)."""
    while end - start > OVERLONG:
        mark = max(text.rfind(mark, start, start + LONGEST) for mark in "；;，,、\n ")
        cut = mark + 1 if mark > start else start + LONGEST
        yield start, cut
        start = cut
    yield start, end


def _full(text: str, run: tuple[int, int], begin: int, stop: int) -> bool:
    """Whether the run ends before the sentence ``text[begin:stop]``."""
    length = run[1] - run[0]
    return stop - run[0] > LONGEST or (length >= SHORTEST and _ITEM.match(text, begin) is not None)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
