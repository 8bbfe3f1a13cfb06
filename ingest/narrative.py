"""Figures in prose become statements: label, value, unit, and the total that they are a part of.

A report says 主动公开信息 6072 条，其中双公示 4541 条: the second figure is a part of the first. A sentence that reports nothing
(未收到申请) yields no statement, for its absence is not a zero; a sentence that prints 0 件 does.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from askgov.domain import Frozen
from ingest.mentions import Mention, named
from ingest.numerals import DIGITS
from ingest.parsed import ParsedReport
from ingest.parts import link
from ingest.passages import Passage
from ingest.prose_concepts import prose_concept
from ingest.quantities import Quantity, quantities
from ingest.sections import Section
from ingest.sentences import Enclosure, enclosures, sentence_spans
from ingest.simplified import simplified
from ingest.times import of_another_year, planned, since
from ingest.wording import without_subject

_LONGEST_SENTENCE, _MOST_FIGURES = 8000, 300  # characters, figures: beyond them a text is no sentence but a table that lost its cells

_DIGITS = re.compile(DIGITS)
_FARTHEST_BACK = 1000  # characters before a figure in which its time can be said
_PAGE_COUNTER = re.compile(  # of the web page that the report stands on: 浏览次数：356
    r"(?:^\s*(?:浏览|阅读|点击|访问)(?:次数|数|量|人数)?[:：\s]|(?:责任编辑|发布时间|信息来源|来源[:：]|打印).*(?:浏览|阅读|点击|访问)[^，。；]{0,6}$)"
)


class FoundStatement(Frozen):
    """A figure in prose. ``as_printed`` is the text of its block between the two ends of ``span``."""

    label: str
    value: Decimal
    unit: str  # "" when the text has none
    approximate: bool
    parent: int | None  # index of its total among the report's statements
    parent_labels: tuple[str, ...]  # outermost first
    concept: str | None
    sentence: str  # as printed
    as_printed: str  # the figure with its unit
    block: int
    span: tuple[int, int]
    section: str  # chapter heading as printed
    chapter: int
    page: int | None
    path: str


class Teller(Frozen):
    """Who tells, and of which year: what every sentence of a report leaves unsaid."""

    year: int | None = None
    names: tuple[str, ...] = ()  # of the organ


_UNKNOWN = Teller()


def statements(document: ParsedReport, outline: Sequence[Section], teller: Teller = _UNKNOWN) -> tuple[FoundStatement, ...]:
    """All figures in the report's prose, in reading order. Tables hold cells, not statements."""
    found: list[FoundStatement] = []
    for section in outline:
        for passage in section.passages:
            found.extend(_statements(document, section, passage, teller, len(found)))
    return tuple(found)


def mentions(text: str, start: int, end: int, teller: Teller = _UNKNOWN) -> list[Mention]:
    """The named figures of ``text[start:end]`` with their totals; positions and indices are those of the whole text. Figures of
    another year than the teller's and plans are left out."""
    rounds = [Enclosure(p.opening + start, p.closing + start, p.mark) for p in enclosures(text[start:end]) if p.is_round]
    openings = [pair.opening for pair in rounds]
    figures = [q._replace(start=q.start + start, numeral=q.numeral + start, end=q.end + start) for q in quantities(text[start:end])]
    found: list[Mention] = []
    before = range(0)
    following = 0
    for span in sentence_spans(text, start, end):
        first, opening = len(found), following
        while following < len(figures) and figures[following].start < span[1]:
            following += 1
        if span[1] - span[0] > _LONGEST_SENTENCE or following - opening > _MOST_FIGURES:
            continue
        asides = rounds[bisect_left(openings, span[0]) : bisect_left(openings, span[1])]
        found.extend(named(text, span, figures[opening:following], asides, first))
        link(text, found, range(first, len(found)), before)
        before = range(first, len(found))
    return [_told(text, mention, teller) for mention in _only(found, lambda mention: _is_told(text, mention, teller.year))]


def _is_told(text: str, mention: Mention, year: int | None) -> bool:
    before = _before(text, mention)
    return not (_PAGE_COUNTER.search(before) or planned(before) or of_another_year(before, year))


def _before(text: str, mention: Mention) -> str:
    """What the sentence says before the figure."""
    return text[max(mention.sentence[0], mention.quantity.start - _FARTHEST_BACK) : mention.quantity.start]


def _told(text: str, mention: Mention, teller: Teller) -> Mention:
    """Without what every label of this report could begin with, and with the years that a figure sums up."""
    label = without_subject(mention.label, teller.names, teller.year)
    years = since(_before(text, mention), teller.year)
    return replace(mention, label=label if years in label else years + label)


def _statements(document: ParsedReport, section: Section, passage: Passage, teller: Teller, offset: int) -> Iterator[FoundStatement]:
    text = passage.text(document.blocks)
    every = mentions(simplified(text), 0, len(text), teller)
    found = _only(every, lambda mention: _is_unbroken(passage, text, mention.quantity))
    for mention in found:
        figure, parents = mention.quantity, _ancestors(found, mention)
        place = passage.beginning(figure.start, figure.end)
        printed = text[figure.start : figure.start + place.end - place.start]
        sentence = text[slice(*mention.sentence)].strip()
        yield FoundStatement(
            label=mention.label,
            value=figure.value,
            unit=figure.unit,
            approximate=figure.approximate,
            parent=None if mention.parent is None else mention.parent + offset,
            parent_labels=parents,
            concept=prose_concept(mention.label, figure.unit, printed, parents, sentence),
            sentence=sentence,
            as_printed=printed,
            block=place.block,
            span=(place.start, place.end),
            section=section.heading,
            chapter=section.number,
            page=document.blocks[place.block].page,
            path=document.blocks[place.block].path,
        )


def _is_unbroken(passage: Passage, text: str, figure: Quantity) -> bool:
    """Whether a figure stands on one line, or its numeral does and the unit on the next (1320 / 名).

    One whose digits are broken over two lines is left out: its halves could be two figures.
    """
    digits = _DIGITS.match(text, figure.numeral)
    end = digits.end() if digits else figure.end
    return passage.place(figure.start, figure.end) is not None or passage.place(figure.start, end) is not None


def _only(found: Sequence[Mention], keep: Callable[[Mention], bool]) -> list[Mention]:
    """Some of the figures; the parts of one that goes lose their total."""
    kept = [index for index, mention in enumerate(found) if keep(mention)]
    moved: dict[int | None, int] = {old: new for new, old in enumerate(kept)}
    return [replace(found[index], parent=moved.get(found[index].parent)) for index in kept]


def _ancestors(found: Sequence[Mention], mention: Mention) -> tuple[str, ...]:
    labels: list[str] = []
    while mention.parent is not None and len(labels) < 8:
        mention = found[mention.parent]
        labels.insert(0, mention.label)
    return tuple(labels)
