"""Years that a question names, resolved to statistics years.

A report on year Y is published in Y + 1 (条例第四十九条), so "2024年发布的年报" is about 2023. Relative words (去年, 近三年)
are read against a clock that callers pass in. Words such as 上年结转 are row labels, not years: callers mask them first.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

FIRST_YEAR = 2008  # the first 条例 came into force on 2008-05-01
_DIGITS = str.maketrans("〇零○Oo一二三四五六七八九", "00000123456789")
_SMALL = {"两": 2, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_PLANS = {"十一五": (2006, 2010), "十二五": (2011, 2015), "十三五": (2016, 2020), "十四五": (2021, 2025), "十五五": (2026, 2030)}

_RELATIVE = {"大前年": -3, "前年": -2, "去年": -1, "上年度": -1, "上一年度": -1, "今年": 0, "当年": 0, "明年": 1, "后年": 2}
_ONE = (
    r"(?:(?P<full>(?:19|20)\d{2})(?=\D|$)(?:年度|年底|年末|年初|年内|年里|年间|年中|年|度)?"
    r"|(?P<han>[二2][〇零○Oo0][〇零○Oo0一二三四五1-5][〇零○Oo0一二三四五六七八九0-9])(?:年度|年|(?=\s|$|[至到~—\0-]))"
    r"|(?P<spoken>[两二]千(?:零|〇)?(?:[一二三四五六七八九]?十)?[一二三四五六七八九]?)(?:年度|年)"
    r"|(?<![近过这前用约])(?P<brief>[二2][〇零○一二三四五六七八九])(?:年度|年)"
    r"|(?<!\d)(?P<short>[0-3]\d)(?:年度|年(?!以?(?:前(?![一二三四五六七八九十\d]{1,2}[名位家])|后|来|内(?!部)|上|下)))"
    r"|(?P<relative>大前年|前年|去年|今年|明年|后年|上年度|上一年度)(?:度|底|末|初)?)"
)
# Only a report is published a year late: 2024年发布的年报 is on 2023, 2024年发布的警情通报 are of 2024.
_PUBLISHED = re.compile(
    r"(?P<said>(?:(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?(?:\d{1,2}[日号]|底|初|末|[上中下]旬)?|年?初|底|上半年)?(?:对外|公开)?(?:才|刚刚?|新近?|最近|新)?"
    r"(?:发布|公布|刊发|发表|出炉|挂网|挂出来|印发|公开|出|发)(?:出来)?(?:了的?|的)?)"
    r"(?:(?<=的)[^,，。;；?？多几]{0,24}?|(?:那|这)?[份个]?)(?:年报|年度报告|工作报告|(?<!调查)(?<!检[测验查])(?<!审计)(?<!评估)(?<!分析)(?<!鉴定)(?<!监测)(?<!研究)(?<!体检)报告(?!了))"
)
_PUBLISHED_TOO = re.compile(r"(?P<said>(?:发布|公布)的)(?=呢|(?:几|多少)件|[?？]?$|[,，])")  # 2024年公布的年报收了几件，2025年公布的呢
_TOKEN = re.compile(_ONE)
_RANGE_JOIN = re.compile(r"\s*(?:(?:排|数|列|看|一直|直)?到|至|-|~|—+|–|－)\s*")
_RECENT = re.compile(r"(?:最近|近|过去|这|前|连续)\s*(?P<n>\d{1,2}|[两二三四五六七八九十])\s*(?:个年度|年)(?:来|间|里|以来)?(?!前)")
_PLAN = re.compile(r"[“\"]?(?P<plan>十[一二三四五]五)[”\"]?(?:规划)?(?:期间|时期|以来)?")
_SINCE = re.compile(r"\s*(?:以来|起至今|至今|到现在|到目前|开始|起(?=每|逐|的|历))")
# 2021年之前 is up to 2020, 2021年以后 from 2022 on, 截至2021年…累计 up to 2021: of all the years there are
_BEFORE_WITH = re.compile(r"\s*(?:年)?及(?:其)?(?:之前|以前)的?")
_SOONER = re.compile(r"(?:早于|先于)$")
_BEFORE = re.compile(r"\s*(?:那会儿|那时)?(?:之前|以前|(?<=年)前(?![一二两三四五六七八九十\d年后]))的?")
_AFTER_WITH = re.compile(r"\s*(?:年)?及(?:其)?(?:之后|以后)的?|\s*起(?![诉草步因点])")
_AFTER = re.compile(r"\s*(?:之后|以后|(?<=年)后(?![来期续果起半一二两三四五六七八九十\d]))的?")
_UP_TO = re.compile(r"(?:截至|截止到?|直?到|不晚于)$")
_UNTIL = re.compile(r"(?:底|末)?(?:为止|止)?")
_OF_THE_YEAR = re.compile(r"当年|本年|这一年|全年")  # 截至2025年底，当年累计
_IN_ALL = re.compile(r"累计|一共|总共|合计|共计|加起来")
_APART = r"\s*(?:[、,，/和跟与]|\s)\s*"  # between the years of a list
_BRIEF_LIST = re.compile(
    rf"(?<!\d)(?:20)?\d{{2}}(?:{_APART}\d{{2}})+(?=\s*(?:年|这?[两三四五六](?:个年度|年)))(?:\s*这?[两三四五六](?:个年度|年)|年)"
    rf"|(?<=年[(（])\d{{2}}(?:{_APART}\d{{2}})+(?=[)）])"
    rf"|(?<!\d)20\d{{2}}年?(?:{_APART}[12]\d)+(?!\d|\s*[\d.%％]|\s*(?:多|余)?[件条篇次个份元万亿人场宗号月日家起项所])(?:年度?)?"
)
_BRIEF_RANGE = re.compile(r"(?<!\d)(?P<first>\d{2})\s*(?:到|至|-|~|—+)\s*(?P<last>\d{2})(?:年度|年|(?=[两三四五六七八]年))(?!前|后|内|来)")
_NOT_A_YEAR = re.compile(r"\s*(?:多|余)?(?:件|条|篇|次|个|份|元|万|亿|人|场|宗|号)")


@dataclass(frozen=True)
class YearMention:
    """One expression and the statistics years it means, ascending."""

    start: int
    end: int
    years: tuple[int, ...]
    published: bool = False  # the question named the year of publication
    spread: bool = False  # a range or "the last n years": several years are meant as a series
    open: bool = False  # one end is not said: those of its years that there are


def find_years(text: str, today: date, whole: str = "") -> tuple[YearMention, ...]:
    """Every year expression of a normalised question, in order, never overlapping.

    ``whole`` is the question when ``text`` has parts of it masked (with as many other characters).
    """
    found: list[YearMention] = []
    taken = [False] * len(text)

    def keep(start: int, end: int, years: tuple[int, ...], *, published: bool = False, spread: bool = False, open_: bool = False) -> None:
        if not any(taken[start:end]):
            taken[start:end] = [True] * (end - start)
            found.append(YearMention(start, end, years, published, spread, open_))

    for match in _TOKEN.finditer(text):
        year = _year_of(match, today)
        said = _PUBLISHED.match(whole or text, match.end()) or _PUBLISHED_TOO.match(whole or text, match.end())
        if year is not None and said:
            keep(match.start(), said.end("said"), (year - 1,), published=True)
    for match in _BRIEF_LIST.finditer(text):
        years_named = tuple(sorted(2000 + int(digits) for digits in re.findall(r"(?:20(?=\d{2}))?(\d{2})", match.group())))
        if all(FIRST_YEAR <= year <= today.year + 1 for year in years_named):
            keep(match.start(), match.end(), years_named, spread=True)
    for match in _BRIEF_RANGE.finditer(text):
        first, last = 2000 + int(match["first"]), 2000 + int(match["last"])
        if FIRST_YEAR <= first < last <= today.year + 1:
            keep(match.start(), match.end(), tuple(range(first, last + 1)), spread=True)
    for match in _RECENT.finditer(text):
        if match.group().startswith("这") and (found or _TOKEN.search(text)):  # 2023、2024这两年: the years are said
            keep(*match.span(), ())
            continue
        count = min(_small(match["n"]), 30)
        last = today.year - 1  # the newest year that can have a report
        keep(match.start(), match.end(), tuple(range(last - count + 1, last + 1)), spread=True)
    for match in _PLAN.finditer(text):
        first, last = _PLANS[match["plan"]]
        keep(match.start(), match.end(), tuple(range(first, last + 1)), spread=True)
    singles = [(m, y) for m in _TOKEN.finditer(text) if not any(taken[m.start() : m.end()]) and (y := _year_of(m, today)) is not None]
    singles = [(m, y) for m, y in singles if m["full"] is None or m.end() > m.end("full") or not _NOT_A_YEAR.match(text, m.end())]
    index = 0
    while index < len(singles):
        match, year = singles[index]
        if index + 1 < len(singles):
            after, later = singles[index + 1]
            if _RANGE_JOIN.fullmatch(text, match.end(), after.start()) and year < later <= year + 30:
                keep(match.start(), after.end(), tuple(range(year, later + 1)), spread=True)
                index += 2
                continue
        one = _with_what_follows(match, year, text, whole or text, today)
        keep(one.start, one.end, one.years, spread=one.spread, open_=one.open)
        index += 1
    return tuple(sorted((mention for mention in found if mention.years), key=lambda mention: mention.start))


def _with_what_follows(match: re.Match[str], year: int, text: str, whole: str, today: date) -> YearMention:
    """A single year, or those before, after and up to it that the words around it make of it."""
    start, end, past = match.start(), match.end(), range(FIRST_YEAR, year)
    if found := _BEFORE_WITH.match(whole, end):
        return _open(start, found.end(), (*past, year))
    if found := _SOONER.search(text, 0, start):
        return _open(found.start(), end, past)
    if year < today.year and (found := _AFTER_WITH.match(whole, end)):
        return _open(start, found.end(), range(year, today.year))
    if found := _BEFORE.match(whole, end):
        return _open(start, found.end(), past)
    if year < today.year - 1 and (found := _AFTER.match(whole, end)):
        return _open(start, found.end(), range(year + 1, today.year))
    up_to, until = _UP_TO.search(text, 0, start), _UNTIL.match(whole, end)
    if (
        up_to
        and until
        and _IN_ALL.search(whole)
        and not _OF_THE_YEAR.search(whole)
        and (up_to.group().startswith(("截", "直", "不")) or until.group().endswith("止"))
    ):
        return _open(up_to.start(), until.end(), (*past, year))
    if year < today.year and (found := _SINCE.match(whole, end)):
        return YearMention(start, found.end(), tuple(range(year, today.year)), spread=True)
    return YearMention(start, end, (year,))


def _open(start: int, end: int, years: Iterable[int]) -> YearMention:
    return YearMention(start, end, tuple(years), spread=True, open=True)


def _year_of(match: re.Match[str], today: date) -> int | None:
    if match["relative"]:
        return today.year + _RELATIVE[match["relative"]]
    if match["spoken"]:
        year = _spoken(match["spoken"])
    else:
        brief = match["brief"] and "20" + match["brief"].translate(_DIGITS)
        year = int(match["full"] or (match["han"] or "").translate(_DIGITS) or brief or "20" + match["short"])
    return year if 1990 <= year <= today.year + 20 else None


def _spoken(word: str) -> int:
    """两千零二十三 → 2023."""
    from cn2an import cn2an  # type: ignore[import-untyped]

    return int(cn2an(word.replace("〇", "零"), "smart"))


def _small(word: str) -> int:
    return int(word) if word.isdigit() else _SMALL[word]
