"""Papers that hold the national tables and are no annual report: those of a part of the year, a notice with its form, 解读 and 图解.

Told by what heads the page. A report that a notice merely publishes stays one; so does one that names its part of a year in passing.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.look_alikes import is_blank_form
from ingest.parsed import ParsedReport
from ingest.titles import LONGEST_TITLE, Title, core_of, is_trail, read_title, squeezed

_MOST_HEADLINES = 6  # lines among which that of a page without a main heading stands
_MONTH = r"(?:1[0-2]|0?[1-9])"
_TO = "[-—–－~～至到]{1,2}"
_PART = re.compile(  # from May to December is the whole of 2008, when the regulation took effect
    rf"[上下]半年|半年报|季报|月报|第?[一二三四1-4]季度|年{_MONTH}月份?(?=(?:政府|政务)?信息公开|政务公开)"
    rf"|(?<!2008年)(?<![0-9]){_MONTH}月?份?{_TO}(?!12月.{{0,60}}(?:年度|年报)){_MONTH}月"
)
_WHOLE = re.compile(rf"(?<![0-9])0?1月?份?{_TO}12月")
_OF_DISCLOSURE = re.compile(r"公开.{0,20}(?:报告|年报|月报|季报|报表|情况|总结|统计表)")
_ANNUAL = re.compile("年度|年报")
_PERIOD = re.compile(
    rf"(?P<first>20[0-9]{{2}})年(?P<from>{_MONTH})月1日(?:起|开始)?[,，]?{_TO}(?:(?P<last>20[0-9]{{2}})年)?"
    r"(?P<end>0?3月31|0?6月30|0?9月30)日"
)
_EXPLAINED = re.compile(r"^(?:政策)?(?:图解|解读|读懂|一图|一张图|图说|数说)")
_EXPLAINED_BEHIND = re.compile(r"^》?的?(?:政策|图文|文字|图片|专家|数据)?(?:解读|图解)(?=$|[_\-|—])")
_TO_DO = re.compile(r"(?:做好|抓好|开展|编制(?!委|办|管理)|填报).{0,80}(?:通知|函)(?=$|[_\-|—])")
_DRAFT = re.compile(r"^》?的?\((?:征求意见|送审|讨论|审议)?稿\)|^.{0,12}意见的(?:函|通知|公告)")
_FORM = re.compile(
    r"^》?的?(?:\([^()]{0,8}\))?(?:格式|模板|样式|样表|范本|(?:编制|编报|填报|填表|情况)?(?:说明|指引|指南|要求)(?=$|[_\-|—]))"
)
_ADDRESSED = re.compile(r"^(?:各|[^，。：:]{2,20}[、，]各)[^。；]{1,60}[：:]")
_ASKED = re.compile(r"请.{0,40}(?:填报|编制|报送|填写)")
_ATTACHED = re.compile(r"附件.{0,60}(?:模板|格式|样式|样表|填报说明|填表说明|范本)")


def not_annual(document: ParsedReport, candidates: Sequence[Title], prose: str) -> str:
    """Why a paper with a report's tables is no annual report, in Chinese; "" when nothing says so."""
    heads = list(_heads(document))
    reasons = [_kind(line) for line in heads]
    if reasons and all(reasons):
        return f"{reasons[0]}：标题是“{' '.join(heads[0].split())}”"
    if _asks(document):
        return "是通知，不是年度报告：正文是写给各单位的填报要求，附件是模板或者格式"
    named = [title for title in candidates if title.organ and title.year and not _is_blank(title)]
    if not named and any(map(_is_blank, candidates)):
        return "是空白模板或者格式文本，不是一份报告"
    if heads and not any(_ANNUAL.search(squeezed(line)) for line in heads) and (part := _partial(prose)):
        return f"只是一年中一段时间的报告，不是年度报告：统计期限是“{part}”"
    return ""


def _is_blank(title: Title) -> bool:
    """Whether a title has places left to fill in, before its own last words: behind them stands the site's name."""
    words = squeezed(title.printed)
    core = core_of(words)
    return core is not None and is_blank_form(words[: core.end()])


def _kind(line: str) -> str:
    """What a headline announces that is no annual report, "" when it announces none of these."""
    words = squeezed(line)
    core = core_of(words)
    if _OF_DISCLOSURE.search(words) and _PART.search(_WHOLE.sub("", words[: core.end()] if core else words)):
        return "只是一年中一段时间的报告，不是年度报告"
    if core is None:
        return ""
    if "公共企事业单位" in words[: core.start()]:
        return "是公共企事业单位的报告，不是行政机关的年度报告"
    if _EXPLAINED.match(words) or _EXPLAINED_BEHIND.match(words[core.end() :]):
        return "是解读，不是年度报告"
    if _TO_DO.search(words):
        return "是通知，不是年度报告"
    if _DRAFT.search(words[core.end() :]):
        return "是征求意见的稿子，不是公布了的年度报告"
    return "是格式或者模板，不是年度报告" if _FORM.match(words[core.end() :]) else ""


def _heads(document: ParsedReport) -> Iterator[str]:
    """The lines that head the page: its main headings on 公开; else the first line on it, on one line or two; else the page's title."""
    main = [block.text for block in document.blocks if block.kind == "heading" and block.level == 1]
    if told := [text for text in main if len(text) <= LONGEST_TITLE and _OF_DISCLOSURE.search(squeezed(text))]:
        yield from told
        return
    blocks = [block for block in document.blocks[: 2 * _MOST_HEADLINES] if block.kind != "table"]
    lines = [line for block in blocks for line in block.text.split("\n") if line.strip() and not is_trail(line)][:_MOST_HEADLINES]
    for line, following in pairwise((*lines, "")):
        broken = not _kind(line) and read_title(line) is None and "。" not in line + following
        text = line + following if broken and _kind(line + following) else line
        if len(text) <= LONGEST_TITLE and "。" not in text and _OF_DISCLOSURE.search(squeezed(text)):
            yield text
            return
    if document.title and _OF_DISCLOSURE.search(squeezed(document.title)):
        yield document.title


def _asks(document: ParsedReport) -> bool:
    """Whether the text is addressed to other organs, asks them to fill in a form, and names it as its annex."""
    texts = [unicodedata.normalize("NFKC", "".join(block.text.split())) for block in document.blocks if block.kind != "table"]
    return all(any(pattern.search(text) for text in texts) for pattern in (_ADDRESSED, _ASKED, _ATTACHED))


def _partial(prose: str) -> str:
    """The period of the figures as printed, if it is a part of one year that ends before its last quarter."""
    found = _PERIOD.search(unicodedata.normalize("NFKC", re.sub(r"\s", "", prose)))
    return found[0] if found and found["last"] in (None, found["first"]) else ""
