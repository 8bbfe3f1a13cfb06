"""The last look at every answer: no number passes that is not a figure of this answer, a quote, a name or an echo.

The scanner reads a text as numeral tokens: digits of any script, Chinese numerals, and multipliers such as 万, 成, 倍, %.
Names and quotes are covered first, whole; every numeral that is left must equal one of the answer's own figures or years.
"""

import re
import unicodedata
from collections.abc import Iterable

# Digits with separators, optionally followed by a multiplier or a sign of proportion.
_NUMERAL = re.compile(
    r"[0-9]+(?:[.,][0-9]+)*(?:\s*(?:[万亿千百]+|%|‰|成|倍|折))?"
    r"|[零〇一二三四五六七八九十百千万亿两]+(?:点[零〇一二三四五六七八九]+)?(?:成|倍|折)?"
    r"|翻番|翻倍|[%‰½⅓¼⅔¾]"
)
_GOES_ON = r"|\s*[%‰万亿成倍]"  # behind a number: then it is another one
# Chinese numerals in fixed words of our own sentences and in everyday words that count nothing.
_WORDS = frozenset(
    (
        "一致",
        "统一",
        "进一步",
        "之一",
        "万一",
        "唯一",
        "一定",
        "十分",
        "千万",
        "一般",
        "一律",
        "一并",
        "同一",
        "逐一",
        "一旦",
        "这一",
        "哪一",
        "上一",
    )
) | {"哪一", "某一", "百姓"}


def offences(text: str, *, figures: Iterable[str], years: Iterable[int] = (), covered: Iterable[str] = ()) -> tuple[str, ...]:
    """Numerals of ``text`` that nothing explains, in order; empty when the text may be shown.

    ``figures`` are the decimal strings this answer may state; ``years`` may stand only before 年; ``covered`` are whole strings
    (organ names, labels, titles, quotes, the question) whose own numerals are accepted where they stand verbatim.
    """
    rest = unicodedata.normalize("NFKC", text)
    for string in sorted({unicodedata.normalize("NFKC", string) for string in covered if string}, key=len, reverse=True):
        rest = re.sub(rf"(?<![0-9.]){re.escape(string)}(?![0-9]|\.[0-9]{_GOES_ON if string[-1].isdigit() else ''})", "\x00", rest)
    for word in _WORDS:
        rest = rest.replace(word, "\x00")
    rest = re.sub(r"\[[0-9]{1,3}\]", "\x00", rest)  # markers
    allowed = {unicodedata.normalize("NFKC", figure) for figure in figures}
    named_years = {str(year) for year in years}
    found = []
    for match in _NUMERAL.finditer(rest):
        token = match.group().strip()
        after = rest[match.end() : match.end() + 2].lstrip()
        if token in allowed or (token in named_years and after.startswith("年")):
            continue
        found.append(token)
    return tuple(found)
