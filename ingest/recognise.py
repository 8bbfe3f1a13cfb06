"""Is this a report, whose, and of which year? Decided from the content; the file's name is only the last clue.

What is not certain is refused with its reason: a report filed under the wrong organ or year gives wrong numbers for both.
"""

import re
from collections.abc import Sequence
from pathlib import PurePath

from askgov.domain import Format, Frozen, Scope
from askgov.taxonomy.organs import Organ
from ingest.clues import organ_clues, published_clue
from ingest.parsed import ParsedReport
from ingest.rejected import Rejected
from ingest.sections import Section, outline
from ingest.several import several_reports
from ingest.simplified import simplified
from ingest.title_lines import announced, best_title, titles
from ingest.titles import Title
from ingest.whose import organ_of
from ingest.years import statistics_year

_INDEX = 3  # titles of different reports that make a page a list of reports
_IMAGE = re.compile(r"\[图片[^\]]{0,80}\]|!\[[^\]]{0,80}\]\([^)]{0,200}\)")
_TEMPLATE = re.compile(r"模板|样表|××|XX[县市局区镇乡]|[_＿]{2,}")
_DATA = r"(?:本(?:年度)?报告|(?:本报告)?(?:所列)?(?:数据|统计)(?:范围|口径)?)[^。；]{0,10}(?:为|是|包括|涵盖|反映|含|来自)"
_SYSTEM_DATA = re.compile(rf"{_DATA}了?全(?:国|省|市|县|区|关|州|旗)?[^。，；]{{0,8}}系统")
_OWN_DATA = re.compile(rf"{_DATA}[^。，；]{{0,6}}[省市县区州旗]?本级(?!政府及)[^。，；]{{0,6}}(?:数据|情况|机关|，|。)")
_SHORTEST_BODY = 200  # characters of prose that a report without tables and chapters has at least
_REPORT_WORDS = ("主动公开", "申请")
_AGGREGATING = ("nation", "province", "city", "county")


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
    _require_a_report(document, sections, candidates, prose, tables_format)
    doubts: list[str] = []
    stem = PurePath(file_name).stem
    title = best_title(candidates, prose, stem, doubts)
    published = document.published or published_clue(document, body)
    year = statistics_year(title.year, prose, published, stem, doubts)
    organ = organ_of(title, organ_clues(document, body), (document.title, stem), _running(document), doubts)
    if not title.printed:
        doubts.append("没有找到标题")
    return Recognised(
        organ=organ,
        year=year,
        scope=title.scope or _scope(organ, prose),
        title=title.printed or f"{organ.name}{year}年政府信息公开工作年度报告",
        url=document.url,
        published=published,
        doubts=tuple(doubts),
    )


def _running(document: ParsedReport) -> str:
    """The document's text without tables and white space."""
    return "".join(simplified("".join(block.text.split())) + "。" for block in document.blocks if block.kind != "table")


def _scope(organ: Organ, prose: str) -> Scope:
    """A government reports for all organs below it, every other organ for itself; a township has none below it.

    A report that says whose numbers it holds (本报告为全县税务系统数据) is taken at its word.
    """
    if _SYSTEM_DATA.search(prose):
        return Scope.SYSTEM
    if _OWN_DATA.search(prose):
        return Scope.OWN
    return Scope.AGGREGATE if organ.kind == "government" and organ.level in _AGGREGATING else Scope.OWN


def _require_a_report(
    document: ParsedReport, sections: Sequence[Section], candidates: Sequence[Title], prose: str, tables_format: Format | None
) -> None:
    """Refuses what is no single annual report."""
    chapters = {section.number for section in sections if section.number}
    complete = {(title.organ, title.year) for title in candidates if title.lines == 1 and title.organ and title.year}
    if tables_format is None:
        if other := announced(document, len(chapters)):
            raise Rejected(f"不是年度报告：标题是“{other}”")
        if len(complete) >= _INDEX and not chapters:
            raise Rejected("是年度报告的目录页，不是一份报告")
        words = _IMAGE.sub("", prose).strip()
        if not words:
            pictured = any(_IMAGE.search(block.text) for block in document.blocks)
            raise Rejected("正文是图片，没有可读的文字" if pictured else "文件里没有可读的正文")
        enough = len(words) >= _SHORTEST_BODY and all(word in words for word in _REPORT_WORDS)
        if len(chapters) < 2 and not (candidates and enough):
            raise Rejected("认不出这是政府信息公开工作年度报告：没有章节、表格和足够的正文")
    if several := several_reports(document, sections):
        raise Rejected(several)
    if candidates and _TEMPLATE.search(candidates[0].printed):
        raise Rejected("是模板，不是一份报告")
