"""Automatic numbers of a Word file (一、 （一） 1.), counted as Word counts them: headings and labels often carry no other."""

import re
from dataclasses import dataclass, field

from ingest.readers.word_styles import Style
from ingest.readers.word_xml import Element, attribute, child, is_on, kind, number

_DEPTH = 9
_PLACE = re.compile(r"%([1-9])")
_CHINESE = "零一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_CHINESE_FORMATS = frozenset(
    [
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "ideographDigital",
        "japaneseDigitalTenThousand",
        "taiwaneseDigital",
        "koreanDigital2",
    ]
)
_FORMAL_FORMATS = frozenset(["chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"])
_CIRCLED = frozenset(["decimalEnclosedCircle", "decimalEnclosedCircleChinese"])
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
          (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


@dataclass
class _Level:
    """One level of a list."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    plain: bool = False  # numbers of all levels in Arabic digits
    keeps_counting: bool = False  # does not begin again under the next heading
    style: str = ""


@dataclass
class _List:
    """A list as used: several may share one definition, and then count together."""

    definition: str
    levels: list[_Level]
    restarts: dict[int, int] = field(default_factory=dict)  # level → number at which this list begins, once


class Numbering:
    """The numbering part; counts on with each paragraph that asks for its number."""

    def __init__(self, root: Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, list[int | None]] = {}
        elements = [inner for inner in root if isinstance(inner.tag, str)] if root is not None else []
        definitions = {attribute(inner, "abstractNumId"): inner for inner in elements if kind(inner) == "w:abstractNum"}
        by_style = {attribute(child(inner, "styleLink")): name for name, inner in definitions.items()}
        for inner in elements:
            if kind(inner) == "w:num":
                name = attribute(child(inner, "abstractNumId"))
                linked = attribute(child(definitions.get(name), "numStyleLink"))
                name = by_style.get(linked, name) if linked else name
                self._lists[attribute(inner, "numId")] = _list(inner, name, definitions.get(name))

    def label(self, style: Style) -> str:
        """The number that a paragraph of this style prints before its text, "" for bullets and plain text."""
        used = self._lists.get(style.numbering)
        if used is None:
            return ""
        depth = style.numbering_level
        if depth is None:
            depth = next((place for place, level in enumerate(used.levels) if level.style and level.style == style.id), 0)
        depth = min(depth, _DEPTH - 1)
        counts = self._counts.setdefault(used.definition, [None] * _DEPTH)
        before = counts[depth]
        counts[depth] = used.restarts.pop(depth, used.levels[depth].start if before is None else before + 1)
        for deeper in range(depth + 1, _DEPTH):
            if not used.levels[deeper].keeps_counting:
                counts[deeper] = None
        return _printed(used.levels, depth, counts)


def _list(element: Element, name: str, definition: Element | None) -> _List:
    """A list's levels: those of its definition, its own overrides laid over them."""
    levels = [_Level() for _ in range(_DEPTH)]
    restarts: dict[int, int] = {}
    for inner in definition if definition is not None else ():
        if kind(inner) == "w:lvl":
            _set_level(levels, inner)
    for inner in element:
        if kind(inner) == "w:lvlOverride":
            depth, start, own = number(inner, "ilvl"), number(child(inner, "startOverride")), child(inner, "lvl")
            if own is not None:
                _set_level(levels, own)
            if depth is not None and depth < _DEPTH and start is not None:
                restarts[depth] = start
    return _List(name, levels, restarts)


def _set_level(levels: list[_Level], element: Element) -> None:
    depth = number(element, "ilvl")
    if depth is None or depth >= _DEPTH:
        return
    start, restart = number(child(element, "start")), number(child(element, "lvlRestart"))
    levels[depth] = _Level(
        start=1 if start is None else start,
        format=attribute(child(element, "numFmt")) or "decimal",
        text=attribute(child(element, "lvlText")),
        plain=bool(is_on(child(element, "isLgl"))),
        keeps_counting=restart == 0,
        style=attribute(child(element, "pStyle")),
    )


def _printed(levels: list[_Level], depth: int, counts: list[int | None]) -> str:
    level = levels[depth]
    if level.format in ("bullet", "none"):
        return ""

    def counted(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        count = counts[place]
        return numeral(levels[place].start if count is None else count, "decimal" if level.plain else levels[place].format)

    return spaced(_PLACE.sub(counted, level.text[:40]))


def spaced(label: str) -> str:
    """A number as it stands before a text: 1. 2023年…, never 1.2023年…"""
    return f"{label} " if label[-1:].isascii() and label else label


def numeral(value: int, numbering: str) -> str:
    """A number in one of Word's number formats; in Arabic digits where the format is another, or does not go so far."""
    if numbering in _CHINESE_FORMATS and value < 100:
        return _counted(value, _CHINESE, "十")
    if numbering in _FORMAL_FORMATS and value < 100:
        return _counted(value, _FORMAL, "拾")
    if numbering in _CIRCLED and 1 <= value <= 20:
        return chr(0x2460 + value - 1)
    if numbering == "decimalEnclosedParen" and 1 <= value <= 20:
        return chr(0x2474 + value - 1)
    if numbering == "decimalEnclosedFullstop" and 1 <= value <= 20:
        return chr(0x2488 + value - 1)
    if numbering == "ideographTraditional" and 1 <= value <= 10:
        return _STEMS[value - 1]
    if numbering in ("lowerLetter", "upperLetter") and 1 <= value <= 78:
        letters = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letters.upper() if numbering == "upperLetter" else letters
    if numbering in ("lowerRoman", "upperRoman") and 1 <= value <= 3999:
        return _roman(value).lower() if numbering == "lowerRoman" else _roman(value)
    if numbering == "decimalZero":
        return f"{value:02}"
    return "" if numbering in ("bullet", "none") else str(value)


def _counted(value: int, digits: str, ten: str) -> str:
    """Up to 99 as counted in Chinese: 十二, 二十, 四十七; formal numerals say 壹拾贰."""
    tens, ones = divmod(value, 10)
    if not tens:
        return digits[ones]
    leading = "" if tens == 1 and ten == "十" else digits[tens]
    return leading + ten + (digits[ones] if ones else "")


def _roman(value: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        times, value = divmod(value, size)
        text += letters * times
    return text
