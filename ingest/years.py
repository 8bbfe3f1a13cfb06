"""The statistics year of a report: written 2023, 2023 年度, 二〇二三年, or in a period whose characters were partly lost.

The year a report counts is not the year it was published in (条例第四十九条: it appears early in the following year).
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from ingest.numerals import chinese
from ingest.rejected import Rejected

EARLIEST, LATEST = 2007, 2099  # the regulation took effect in 2008; its first reports cover that year, a few 2007

YEAR = r"(?:20[0-9]{2}|二[〇零○OＯo0][〇零○OＯo0一二三四五六七八九]{2})"
"""Pattern of a year in digits or Chinese numerals, without 年."""

_OPENING = 600  # characters of prose with which a report opens
_DIGITS = str.maketrans("〇零○OＯo一二三四五六七八九", "000000123456789")
_FIRST_DAY = r"(?P<first>20[0-9]{2})[0-9]?\s?年?\s?[0-9]{0,2}\s?月?\s?[0-9]{0,2}\s?[日号]"
_LAST_DAY = r"(?:(?P<last>20[0-9]{2})[0-9]?\s?年?)?\s?[0-9]{0,2}\s?月?\s?[0-9]{1,2}\s?[日号]"
_TO = r"\s?(?:起|开始)?[,，]?\s?(?:至|到|[-—–－~～]){1,2}\s?"
# Span loss turns 2017年1月1日至2017年12月31日 into 201711日至20171231日: only the two years are read.
_PERIODS = (
    re.compile(rf"{_FIRST_DAY}{_TO}{_LAST_DAY}"),
    re.compile(rf"(?P<first>20[0-9]{{2}})[./-]0?1[./-]0?1{_TO}(?P<last>20[0-9]{{2}})[./-]12[./-]31"),
    re.compile(rf"(?P<first>20[0-9]{{2}})年1月(?:份)?{_TO}(?:(?P<last>20[0-9]{{2}})年)?12月"),
)
_CHINESE_PERIOD = re.compile(rf"(?P<first>{YEAR})年一月一日{_TO}(?:(?P<last>{YEAR})年)?十二月三十一日")
_CLOSING = re.compile(
    r"截[至止到]\s?(20[0-9]{2})\s?年\s?12\s?月\s?31\s?日|(?:核定|统计)[^。；]{0,8}时间[^。；]{0,6}?(20[0-9]{2})\s?年\s?12\s?月\s?31\s?日"
)
_PRESENTED = re.compile(
    rf"现(?:将|就|公布|发布)[^。；]{{0,30}}?(?<![0-9])({YEAR})\s?年度?[^。；]{{0,30}}?(?:报告|公布|公开|发布|汇报)(?!指南)"
)
_PLANNED = re.compile(  # 2024年，我局将继续…; not 2023年，我局将公开纳入考核
    r"[，,年度]\s?(?:我[\u4e00-\u9fff]{1,3}|本[\u4e00-\u9fff]{1,3})?(?:拟|计划|要(?!求)|力争|打算|重点(?:做好|抓好|推进)|将(?=继续|进一步|加[强大快]|努力|全面|持续"
    r"|不断|着力|重点|认真|严格|深[入化]|[按坚围紧从切积大更以]))|下一步|今后|展望"
)
_YEAR_OF_WORK = re.compile(r"(?<![0-9较比与同])(20[0-9]{2})\s?年(?!\s?[0-9]{1,2}\s?月)[^。；\n]{0,60}")
_DAY_IN_NAME = re.compile(  # 2024-01-22 · 2024_1_22 · 20240122 · 202401 · 2024年1月
    r"(?<![0-9])20[0-9]{2}(?:年(?:1[0-2]|0?[1-9])月|[-_./](?:1[0-2]|0?[1-9])(?![0-9])|(?:1[0-2]|0[1-9])(?:[0-3][0-9])?(?![0-9]))"
)
_DATE = re.compile(r"(20[0-9]{2})\s?[年/.\-]\s?([0-9]{1,2})\s?[月/.\-]\s?([0-9]{1,2})")
_CHINESE_DATE = re.compile(r"(二[〇零○][一二三四五六七八九〇零○]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日")


def year_value(printed: str) -> int:
    """The number of a string that matches ``YEAR``: 二〇二三 → 2023."""
    return int(unicodedata.normalize("NFKC", printed).translate(_DIGITS))


def period(text: str) -> tuple[int, int] | None:
    """First and last year of the first period in the text (统计期限自…至…); None when it names none."""
    plain = unicodedata.normalize("NFKC", text)
    matches = [match for pattern in (*_PERIODS, _CHINESE_PERIOD) if (match := pattern.search(plain))]
    if not matches:
        return None
    match = min(matches, key=lambda found: found.start())
    first = year_value(match["first"])
    last = year_value(match["last"] or match["first"])
    return (first, last) if first <= last <= first + 1 else None


def _closing(text: str) -> int | None:
    """The year whose last day the figures are of (数据核定时间点为2022年12月31日); None when the text names none, or several."""
    years = {int(first or second) for first, second in _CLOSING.findall(unicodedata.normalize("NFKC", text))}
    return years.pop() if len(years) == 1 else None


def date(text: str) -> str:
    """The first full date of the text as ISO date, "" when there is none."""
    if match := _DATE.search(unicodedata.normalize("NFKC", text)):
        return _iso(*(int(part) for part in match.groups()))
    if match := _CHINESE_DATE.search(text):
        return _iso(year_value(match[1]), int(chinese(match[2]) or 0), int(chinese(match[3]) or 0))
    return ""


def statistics_year(titled: int | None, prose: str, published: str, others: Sequence[tuple[str, int]], stem: str, doubts: list[str]) -> int:
    """The year that the report counts. ``titled`` is the year in its title; ``others`` those of other titles, with where they stand (page,
    file name), the surest first; ``stem`` is the file's name.

    Raises Rejected when no year is certain; notes in ``doubts`` what contradicts the year chosen.
    """
    covered, opening = period(prose), _presented_year(prose) or _opening_year(prose)
    if titled is not None and f"{titled}年" in re.sub(r"\s", "", prose[:_OPENING]):
        opening = titled  # it may begin with the year before
    if titled is not None:
        year = _confirmed(titled, covered, opening, published, doubts)
    elif covered is not None:
        year = covered[1]
        if covered[0] != covered[1]:
            doubts.append(f"统计期限跨年（{covered[0]}—{covered[1]}），按{year}年收录")
    else:
        year, source = _told(prose, opening, published, others, stem)
        doubts.append(f"标题没有年份，按{source}认定为{year}年")
    if year < EARLIEST or (published and year > int(published[:4])):
        raise Rejected(f"年度不合理：{year}年" + (f"（发布于{published}）" if published else ""))
    return year


def _told(prose: str, opening: int | None, published: str, others: Sequence[tuple[str, int]], stem: str) -> tuple[int, str]:
    """The year without a title's or a period's, and what tells it. Raises Rejected when nothing does."""
    page = [(source, year) for source, year in others if source != "文件名"]
    if (closing := _closing(prose)) is not None:
        return closing, "数据截止日期"
    for source, year in page:
        return year, source
    if opening is not None:
        return opening, "正文开头"
    if (before := _year_before(prose, published)) is not None:
        return before, "发布日期和正文"
    for source, year in others:
        return year, source
    return _named(prose, stem), "文件名"


def _year_before(prose: str, published: str) -> int | None:
    """The year before the publication, if the text speaks of no other year as often."""
    year = _most(_spoken(prose))
    return year if published and year == int(published[:4]) - 1 else None


def _confirmed(titled: int, covered: tuple[int, int] | None, opening: int | None, published: str, doubts: list[str]) -> int:
    """The title's year, unless the report was published in it and counts the year before: then it is the year of publication."""
    if covered is not None and covered != (titled, titled):
        if covered == (titled - 1, titled - 1) and published.startswith(str(titled)) and published[5:7] <= "06":
            doubts.append(f"标题写{titled}年，是发布年份；统计期限是{covered[1]}年，以统计期限为准")
            return covered[1]
        span = "—".join(dict.fromkeys(map(str, covered)))
        doubts.append(f"标题写{titled}年，统计期限写{span}年，以标题为准")
    elif covered is None and opening is not None and opening != titled:
        doubts.append(f"标题写{titled}年，正文开头写{opening}年，以标题为准")
    return titled


def _opening_year(prose: str) -> int | None:
    """The year with which the text opens (2024年，市市场监管局…), when the opening names only one."""
    found = re.finditer(
        rf"(?:^|\n)[^\n，。较比与同自从据照]{{0,14}}?(?<![0-9])({YEAR})\s?年度?(?=[，,]|[\u4e00-\u9fff])[^。；\n]*", prose[:_OPENING]
    )
    years = {year_value(match[1]) for match in found if not _PLANNED.search(match[0])}
    return years.pop() if len(years) == 1 else None


def _presented_year(prose: str) -> int | None:
    """The year whose work the first sentences present: 现将2023年度…工作情况报告如下; None when they present none, or several."""
    years = {year_value(printed) for printed in _PRESENTED.findall(prose[:_OPENING])}
    return years.pop() if len(years) == 1 else None


def _named(prose: str, stem: str) -> int:
    """The only year of the file's name that the text mentions too, more than any other; a full date there is that of publication."""
    named = set(re.findall(r"(?<![0-9])20[0-9]{2}(?![0-9])", _DAY_IN_NAME.sub("", stem)))
    spoken = _spoken(prose)
    years = {int(printed) for printed in named if printed in spoken}
    if len(years) != 1 or _most(spoken) not in years:
        raise Rejected("认不出年度")
    return years.pop()


def _spoken(prose: str) -> Counter[str]:
    """How often the text speaks of each year; not as part of a date, nor of what is yet to be done in it."""
    return Counter(match[1] for match in _YEAR_OF_WORK.finditer(prose) if not _PLANNED.search(match[0]))


def _most(spoken: Counter[str]) -> int | None:
    """The year spoken of most; None when two are spoken of alike, or none is."""
    first, second, *_ = [*spoken.most_common(2), ("", 0), ("", 0)]
    return int(first[0]) if first[1] > second[1] else None


def _iso(year: int, month: int, day: int) -> str:
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else ""
