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
    covered, opening = period(prose), _opening_year(prose)
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
    spoken = Counter(re.findall(r"(?<![0-9])(20[0-9]{2})\s?年", prose)).most_common(2)
    if not published or not spoken or (len(spoken) > 1 and spoken[0][1] == spoken[1][1]):
        return None
    year = int(spoken[0][0])
    return year if year == int(published[:4]) - 1 else None


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
    found = re.findall(rf"(?:^|\n)[^\n，。]{{0,14}}?(?<![0-9])({YEAR})\s?年度?(?=[，,]|[\u4e00-\u9fff])", prose[:_OPENING])
    years = {year_value(printed) for printed in found}
    return years.pop() if len(years) == 1 else None


def _named(prose: str, stem: str) -> int:
    """The only year of the file's name that the text mentions too."""
    years = {int(printed) for printed in re.findall(r"(?<![0-9])20[0-9]{2}(?![0-9])", stem) if f"{printed}年" in re.sub(r"\s", "", prose)}
    if len(years) != 1:
        raise Rejected("认不出年度")
    return years.pop()


def _iso(year: int, month: int, day: int) -> str:
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else ""
