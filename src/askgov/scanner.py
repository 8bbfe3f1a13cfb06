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
_LONGER = re.compile(r"[0-9]|\.[0-9]")  # what follows makes a longer number of it …
_LONGER_NUMBER = re.compile(r"[0-9]|\.[0-9]|\s*[%‰万亿成倍]")  # … or, behind a digit, another one
_COUNTED = re.compile(r"个?[\u4e00-\u9fff]?")
_WITHIN_NUMBER = frozenset("0123456789.")
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
        "百分之几",
        "百分之多少",
        "百分点",
    )
) | {"哪一", "某一", "百姓"}


def offences(text: str, *, figures: Iterable[str], years: Iterable[int] = (), covered: Iterable[str] = ()) -> tuple[str, ...]:
    """Numerals of ``text`` that nothing explains, in order; empty when the text may be shown.

    ``figures`` are the decimal strings this answer may state; ``years`` may stand only before 年; ``covered`` are whole strings
    (organ names, labels, titles, quotes, the question) whose own numerals are accepted where they stand verbatim.
    """
    rest = unicodedata.normalize("NFKC", text)
    for string in sorted({unicodedata.normalize("NFKC", string) for string in covered if string}, key=len, reverse=True):
        rest = _without(rest, string)
    rest = _without_words(rest)
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


def numerals(text: str) -> tuple[str, ...]:
    """The numerals of a text in order, each with what it counts as far as the next character tells: 16条, 15个工."""
    rest = _without_words(re.sub(r"\s", "", unicodedata.normalize("NFKC", text)))
    return tuple(match.group() + _COUNTED.match(rest, match.end()).group() for match in _NUMERAL.finditer(rest))  # type: ignore[union-attr]


def stands_whole(string: str, text: str) -> bool:
    """Whether a string stands in a text, and not inside a longer number."""
    return _without(text, string) != text


def _without_words(text: str) -> str:
    for word in _WORDS:
        text = text.replace(word, "\x00")
    return text


def _without(text: str, string: str) -> str:
    """The text with a string covered wherever it stands whole, not inside a longer number. A pattern for each would not stay compiled."""
    longer = _LONGER_NUMBER if string[-1].isdigit() else _LONGER
    pieces, begin, at = [], 0, text.find(string)
    while at >= 0:
        end = at + len(string)
        if text[at - 1 : at] in _WITHIN_NUMBER or longer.match(text, end):
            at = text.find(string, at + 1)
        else:
            pieces.append(text[begin:at])
            begin, at = end, text.find(string, end)
    return "\x00".join((*pieces, text[begin:]))
