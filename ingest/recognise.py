"""Is this a report, whose, and of which year? Decided from the content; the file's name is only the last clue.

What is not certain is refused with its reason: a report filed under the wrong organ or year gives wrong numbers for both.
"""

import re
from collections.abc import Sequence
from pathlib import PurePath

from askgov.domain import Format, Frozen, Scope
from askgov.taxonomy.organs import Organ, parse_organ
from ingest.addresses import site_of
from ingest.clues import PAGE, Clue, organ_clues, published_clue, site_clues
from ingest.look_alikes import no_document
from ingest.namesakes import is_shared
from ingest.not_annual import not_annual
from ingest.parsed import ParsedReport
from ingest.publishers import publishers
from ingest.rejected import Rejected
from ingest.scope import scope_of
from ingest.sections import Section, outline
from ingest.several import several_reports
from ingest.simplified import simplified
from ingest.title_lines import announced, best_title, blank_form, main_headings, titles
from ingest.titles import Title, read_title
from ingest.whose import organ_of
from ingest.years import statistics_year

_INDEX = 3  # titles of different reports that make a page a list of reports
_IMAGE = re.compile(r"\[图片[^\]]{0,80}\]|!\[[^\]]{0,80}\]\([^)]{0,200}\)")
_SHORTEST_BODY = 200  # characters of prose that a report without tables and chapters has at least
_REPORT_WORDS = ("主动公开", "申请")
_OWN_CHAPTERS = frozenset({2, 3, 4})  # chapters that other documents do not have


class Recognised(Frozen):
    """A report identified. ``doubts`` are Chinese sentences for the people who keep the collection."""

    organ: Organ
    year: int  # the statistics year
    scope: Scope
    title: str  # as printed
    url: str
    published: str  # ISO date, "" when the report does not say
    doubts: tuple[str, ...]


def recognise(document: ParsedReport, file_name: str, tables_format: Format | None) -> Recognised:
    """Organ, year and scope of a parsed file (条例第四十九条、第五十条).

    ``tables_format`` is the generation of the national tables found in it, None when it has none.
    Raises Rejected, with its reason in Chinese, for what is no annual report and for a report whose organ or year is not certain.
    """
    sections = outline(document)
    body = tuple(dict.fromkeys(part.block for section in sections for passage in section.passages for part in passage.parts))
    prose = "\n".join(simplified(passage.text(document.blocks)) for section in sections for passage in section.passages)
    candidates = titles(document, sections)
    named = read_title(document.title)
    _require_a_report(document, sections, [*candidates, *filter(None, [named])], prose, tables_format)
    doubts: list[str] = []
    stem = PurePath(file_name).stem
    title = best_title(candidates, document.title, stem, prose, doubts, main_headings(document))
    published = document.published or published_clue(document, body)
    others = [(source, other.year) for source, other in (("网页标题", named), ("文件名", read_title(stem))) if other and other.year]
    year = statistics_year(title.year, prose, published, others, stem, doubts)
    clues = [*organ_clues(document, body)]
    if _lacks_place(title):
        clues += [*(Clue(PAGE, owner) for owner in publishers(document, sections)), *site_clues(document.url)]
    organ = organ_of(title, clues, (document.title, stem), _running(document), doubts, site_of(document.url))
    if not title.printed:
        doubts.append("没有找到标题")
    return Recognised(
        organ=organ,
        year=year,
        scope=title.scope or scope_of(organ, prose, doubts),
        title=title.printed or f"{organ.name}{year}年政府信息公开工作年度报告",
        url=document.url,
        published=published,
        doubts=tuple(doubts),
    )


def _lacks_place(title: Title) -> bool:
    """Whether the title leaves open which place's organ it is."""
    places = parse_organ(title.organ).places
    return not places or is_shared(places[0])


def _running(document: ParsedReport) -> str:
    """The document's text without tables and white space."""
    return "".join(simplified("".join(block.text.split())) + "。" for block in document.blocks if block.kind != "table")


def _require_a_report(
    document: ParsedReport, sections: Sequence[Section], candidates: Sequence[Title], prose: str, tables_format: Format | None
) -> None:
    """Refuses what is no single annual report."""
    if reason := _not_one(document, sections, candidates, prose, tables_format):
        raise Rejected(reason)


def _not_one(
    document: ParsedReport, sections: Sequence[Section], candidates: Sequence[Title], prose: str, tables_format: Format | None
) -> str:
    """Why the document is no single annual report, in Chinese; "" when it is one."""
    chapters = {section.number for section in sections if section.number}
    if blank_form(document):
        return "是空白模板或者格式文本，不是一份报告"
    if tables_format is None:
        complete = {(title.organ, title.year) for title in candidates if title.lines == 1 and title.organ and title.year}
        if len(complete) >= _INDEX and not chapters:
            return "是年度报告的目录页，不是一份报告"
    if tables_format is None or (not candidates and not chapters):
        other = announced(document, chapters >= _OWN_CHAPTERS)
        if other and (not candidates or len(chapters) < 3):
            return other
    if tables_format is None:
        if reason := _unreadable(document, prose):
            return reason
        enough = len(prose) >= _SHORTEST_BODY and all(word in prose for word in _REPORT_WORDS)
        if not (chapters & _OWN_CHAPTERS and len(chapters) >= 2) and not (candidates and (enough or len(chapters) >= 2)):
            return "认不出这是政府信息公开工作年度报告：没有章节、表格和足够的正文"
    return not_annual(document, candidates, prose) or several_reports(document, sections)


def _unreadable(document: ParsedReport, prose: str) -> str:
    """Why there is nothing to read, in Chinese; "" when there is."""
    shown = "\n".join(block.text for block in document.blocks if block.kind != "table")
    if reason := no_document(shown):
        return reason
    if _IMAGE.sub("", prose).strip():
        return ""
    return "正文是图片，没有可读的文字" if _IMAGE.search(shown) else "文件里没有可读的正文"
