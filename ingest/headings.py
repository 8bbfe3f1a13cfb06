"""What a heading looks like: 一、总体情况 · （一）主动公开方面。 · **1. 不断充实…** · 存在问题： and which national chapter it opens.

The words decide, not the numbers: real reports count (二)(二)(四), change the order and lose headings on the way.
"""

import re
from typing import NamedTuple

from ingest.numerals import chinese

CHAPTER, SECTION, ITEM, POINT = 1, 2, 3, 4  # 一、 · （一） · 1. · （1）

_MARKS = r"[\s*_#>　]*"
_NUMBERINGS = (
    (CHAPTER, re.compile(rf"{_MARKS}[一二三四五六七八九十]{{1,3}}\s{{0,3}}[、.．，]{_MARKS}")),
    (CHAPTER, re.compile(rf"{_MARKS}第[一二三四五六七八九十]{{1,3}}(?:部分|章)[、：:\s]{{0,3}}")),
    (SECTION, re.compile(rf"{_MARKS}[（(]\s{{0,2}}[一二三四五六七八九十]{{1,3}}\s{{0,2}}[）)][、.．]?{_MARKS}")),
    (ITEM, re.compile(rf"{_MARKS}[0-9０-９]{{1,2}}\s{{0,2}}[.．、](?![0-9０-９]){_MARKS}")),
    (POINT, re.compile(rf"{_MARKS}(?:[（(]\s{{0,2}}[0-9０-９]{{1,2}}\s{{0,2}}[）)]|[①-⑳]){_MARKS}")),
)
_CHAPTERS = (
    (6, r"(?:其他|其它)(?:需要|应当|有关)?(?:报告|说明)?的?(?:事项|情况|工作情况)|(?:需要|应当)(?:报告|说明)的(?:其他|其它)?(?:事项|情况)"),
    (
        5,
        r"[^，。]{0,14}(?:存在|主要)的?(?:主要|突出)?的?(?:问题|困难|不足)[^，。]{0,16}"
        r"|问题(?:及|与|和)改进[^，。]{0,8}|改进(?:措施|情况|举措|方向)|下一步[^，。]{0,10}",
    ),
    (4, r"[^，。]{0,20}行政复议[^，。]{0,20}"),
    (3, r"(?:收到|接收|受理)[^，。]{0,6}(?:处理|办理)[^，。]{0,12}申请[^，。]{0,6}情况|依申请公开[^，。]{0,12}情况"),
    (2, r"主动公开(?:政府|政务)?(?:信息)?(?:工作)?的?情况|(?:政府)?信息主动公开的?情况"),
    (
        1,
        r"(?:[0-9]{4}年度?)?(?:政务公开|政府信息公开|信息公开)?的?(?:工作)?的?(?:年度)?(?:总体|基本|主要|整体|开展)?(?:工作)?"
        r"(?:总体|开展|基本)?(?:情况|概述|概况)|对[^，。]{0,14}认识和把握|引言|前言",
    ),
)  # fmt: skip
_AFTER_RUN_IN = r"(?=[。、：:，]?[\s*]*(?:[0-9０-９二根按本我今全一（(]|$))"
_CHAPTER_WORDS = tuple((number, re.compile(pattern), re.compile(f"(?:{pattern}){_AFTER_RUN_IN}")) for number, pattern in _CHAPTERS)
_TABLE_ROWS = re.compile(r"本年(?:度)?新收|上年(?:度)?结转|本年度办理结果|结转下(?:一)?年")
_LEADS = re.compile(
    r"(?:存在|主要|工作)?的?(?:主要|突出)?(?:问题|不足|困难|做法|成效)|(?:下一步)?(?:改进|整改|工作)(?:措施|情况|举措|计划|打算|方向)|改进|整改|下一步"
)
_DENIAL = re.compile(r"\s*(?:没有|并无|暂?无|未|不存在)")  # 没有…行政复议: a sentence, and no heading of the chapter on them
_LONGEST = 40


class Heading(NamedTuple):
    """``text[start:end]`` is the heading as printed; what follows ``end`` in the same block is body."""

    level: int  # CHAPTER … POINT
    start: int
    end: int
    numbered: bool
    words: str  # without number, marks and final punctuation


def heading_of(text: str, marked: bool) -> Heading | None:
    """The heading that the block opens with, if any. ``marked`` says that the source itself marks the block as a heading."""
    for level, pattern in _NUMBERINGS:
        if number := pattern.match(text):
            return _numbered(text, level, number.end(), marked)
    if marked and len(text.strip()) <= _LONGEST * 2:
        return Heading(CHAPTER if chapter(_words(text)) and "情况" in text else SECTION, 0, len(text), False, _words(text))
    lead = re.match(rf"{_MARKS}([^，。；：:\s]{{2,12}}){_MARKS}[：:]", text)
    if lead and _LEADS.fullmatch(lead[1]):
        return Heading(SECTION, lead.start(1), lead.end(), False, lead[1])
    named = len(text.strip()) <= 24 and re.search("政府信息|总体情况|报告的?事项|存在.*问题", text) and not _DENIAL.match(text)
    if named and chapter(_words(text)):
        return Heading(CHAPTER, 0, len(text), False, _words(text))
    return None


def numbering_of(text: str) -> int:
    """The level of the number that a text begins with, 0 without one."""
    return next((level for level, pattern in _NUMBERINGS if pattern.match(text)), 0)


def _numbered(text: str, level: int, words_start: int, marked: bool) -> Heading | None:
    if _TABLE_ROWS.match(text, words_start):
        return None
    stop = re.compile(r"[。：:；\n]|\*\*|\s{2,}|$").search(text, words_start)
    end = stop.end() if stop else len(text)
    words = _words(text[words_start:end])
    if level == CHAPTER and (run_in := _chapter_run_in(text, words_start)):
        return run_in
    whole = not text[end:].strip(" *_#\n")
    if not words or len(words) > (_LONGEST * 2 if marked and whole else _LONGEST):
        return None
    if not whole and (len(re.findall("[，,]", words)) > 2 or (stop is not None and stop[0] in "；;")):
        return None  # an item of a list: 一，监管处牵头…；二，…
    if whole and text.rstrip(" *\n").endswith(("。", "；")) and len(words) > 24:
        return None  # a numbered sentence
    return Heading(level, 0, end, True, words)


def _chapter_run_in(text: str, start: int) -> Heading | None:
    """一、总体情况 2023 年，我局…: the chapter's words end the heading where no mark does."""
    for _, _, pattern in _CHAPTER_WORDS:
        match = pattern.match(text, start)
        if match and match[0]:
            tail = re.compile(r"[。、：:\s*]*").match(text, match.end())
            return Heading(CHAPTER, 0, tail.end() if tail else match.end(), True, _words(match[0]))
    return None


def chapter(words: str) -> int:
    """Number of the national chapter that these heading words open, 0 when they open none."""
    return next((number for number, pattern, _ in _CHAPTER_WORDS if pattern.fullmatch(words)), 0)


def ordinal(text: str) -> int:
    """The number that a heading carries: 3 for 三、, 0 when it carries none."""
    match = re.search(r"[一二三四五六七八九十]{1,3}|[0-9]{1,2}", text[:12])
    if match is None:
        return 0
    return int(match[0]) if match[0].isdecimal() else int(chinese(match[0]) or 0)


def _words(printed: str) -> str:
    return re.sub(r"[\s*_#>]+", "", printed).rstrip("。：:、；，")
