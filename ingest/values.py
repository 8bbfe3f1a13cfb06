"""What a table cell holds: a number, nothing, a mark for nothing, or words. Never a guess: what is not surely one number is no number."""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from askgov.domain import State

_UNITS = "人次|件次|条次|篇次|[百千万亿]{0,2}元|[件条次篇个人项宗起份场封户]"
_NUMBER = re.compile(
    rf"(?P<garbage>[?\ufffd]\s+)?(?P<sign>[+-]|增加?|减少?)?\s*(?P<digits>\d{{1,3}}(?:,\d{{3}})+|\d+)(?P<fraction>\.\d+)?"
    rf"\s*(?P<scale>[百千万亿]{{1,2}}(?!元))?(?P<unit>{_UNITS})?",
)
_DAMAGED = re.compile(r"[?\ufffd]?\s*\d[\d,.]*(?:\s+[\d+-]|\s*[(\[~])")  # two numbers, or a number with a remark
_NOTE = re.compile(
    r"(?<=\d)\s*(?:[①-⑳㉑-㉟㊱-㊿❶-❿]{1,2}|[*＊※†‡]{1,3}|[\[［〔【]\s*注?\d{1,2}\s*[\]］〕】]|[(（]注\s*[\d一二三四五]{0,2}[)）])"
)
_REMARK = re.compile(r"\s*[(（](?:上年|去年|上一年|其中)[^()（）]{1,20}[)）]|(?<=^0)[(（]无[)）]")
_ZERO = re.compile(rf"(?:[零〇○]|无\(0\))\s*(?P<unit>{_UNITS})?")
_AS_TEXT = re.compile(r"^['‘’`](?=\d)")  # a spreadsheet's mark for digits kept as text
_IN_ALL = re.compile(rf"^共计?\s*(?=\d[\d,.]*\s*(?:{_UNITS})$)")
_BRACKETED_UNIT = re.compile(rf"(?<=\d)\s*\(({_UNITS})\)$")
_BROKEN_UNIT = re.compile(r"(?<=\d[万亿千百人件条篇])\s+(?=[元次]$)")  # over two lines of a narrow cell
_THIN = re.compile(r"(?<=\d)[\u2005\u2006\u2009\u202f](?=\d{3}(?!\d))")  # typographers' spaces between thousands
_BEGINS = re.compile(r"[^\w\s]{0,2}\s*(?:共计?|约|计)?\s*(?:\d|[一二三四五六七八九十百千万零两]+(?:件|条|次|个|项)?$)")
_TOLD = re.compile(r":\s*\d[\d,.]*\s*(?:[件条次项]|万?元)?[。;,]?$")
_UNCOMMON = re.compile(r"[^ -~\u3000-\u303f\u4e00-\u9fa5\uff01-\uff5e]")  # all but ASCII, ideographs, and Chinese stops and wide letters
_PROSE = re.compile(
    r"[!-/:-~\u3001-\u303f\u4e00-\u9fa5\uff01-\uff0f\uff1a-\uff5e]{13,}"
)  # without a digit or a blank: longer than 零百万元 and 暂无
_PIECE = re.compile(r"[()\[\]《》、,。;:“”]+")
_NOTHING = re.compile(r"[-—–―_/\\*]{1,6}|[〇○]?无|没有|空|暂无|不适用|无此项|n/?a", re.IGNORECASE)
_VARIANTS = str.maketrans("−﹣⁄∕無沒暫適項萬億減條個場戶", "--//无没暂适项万亿减条个场户")  # other dashes; traditional characters
_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_SCALED = re.compile(r"([十百千万亿]*)(.*)")
NO_GLYPH = frozenset("\ufffd■□▯")  # what stands for a letter that a font lacks
LONGEST = 40  # characters; a longer cell is words
_LONGEST_PRINTED = 2 * LONGEST  # with white space in it


class Reading(NamedTuple):
    """A cell as understood. ``value`` is set exactly when ``state`` is number; ``unit`` only when the cell prints one."""

    state: State
    value: Decimal | None = None
    unit: str = ""
    scaled: bool = False  # by a 万 or 亿 that no unit follows: of an amount of money, 元 is understood


_WORDS = Reading(State.TEXT)


def read_value(text: str) -> Reading:
    """The reading of a cell's text as printed.

    ``0`` 零 '5 共5件 1,808,595 18.8710 增10 减1 -35 +1036 251000元 are numbers (减 is negative, 1.5万件 is 15000 件), also with a note's
    mark (91① 91* 91[1]) or a remark on last year or a part; ``/`` ``-`` 无 say that nothing applies; white space is blank; two numbers in a
    cell, a number with another remark, with raised digits or lost letters, brackets and stops alone, and pictures are unreadable; anything
    else is text.
    """
    bare = text.strip()
    return _read(bare) if len(bare) <= _LONGEST_PRINTED else _WORDS


@lru_cache(maxsize=4096)  # reports say the same over and over, and each reader asks of the same text again
def _read(text: str) -> Reading:
    bare = _without_note(text)
    if unmarked := _without_marks(bare):
        return Reading(State.TEXT if read_value(unmarked).state is State.TEXT else State.UNREADABLE)
    plain = unicodedata.normalize("NFKC", _THIN.sub(",", bare)).translate(_VARIANTS).strip()
    plain = _IN_ALL.sub("", _AS_TEXT.sub("", plain))
    plain = _BROKEN_UNIT.sub("", _BRACKETED_UNIT.sub(r"\1", plain))
    if not plain:
        return Reading(State.BLANK)
    if len(plain) > LONGEST:
        return Reading(State.TEXT)
    if zero := _ZERO.fullmatch(plain):
        return Reading(State.NUMBER, Decimal(0), zero["unit"] or "")
    if plain.startswith("[图片") or set(plain) <= NO_GLYPH or (not _NUMBER.fullmatch(plain) and _has_lost(plain)):
        return Reading(State.UNREADABLE)
    if _NOTHING.fullmatch(plain):
        return Reading(State.NOT_APPLICABLE)
    match = _NUMBER.fullmatch(plain)
    if match is None and _PIECE.fullmatch(plain):
        return Reading(State.UNREADABLE)  # a bracket or a stop: what is left of a label that was taken apart
    if match is None:
        return Reading(State.UNREADABLE if _DAMAGED.match(plain) else State.TEXT)
    value = Decimal(match["digits"].replace(",", "") + (match["fraction"] or ""))
    if match["scale"]:
        value = _scaled(value, scaled_unit(match["scale"])[0])
    if match["sign"] and match["sign"][0] in "-减":
        value = -value if value else value
    return Reading(State.NUMBER, value, match["unit"] or "", scaled=bool(match["scale"]) and not match["unit"])


def is_value(text: str) -> bool:
    """Whether a text alone says that it is a table value: a number, readable or with odd characters at it, or a mark for nothing."""
    if _PROSE.fullmatch(text):
        return False
    state = read_value(text).state
    odd = state is State.UNREADABLE and bool(_without_marks(text) or _has_lost(text))
    return state in (State.NUMBER, State.NOT_APPLICABLE) or odd


def scaled_unit(unit: str) -> tuple[int, str]:
    """The power of ten that a unit's name begins with, and what is counted: 百万元 is (6, 元), 件 is (0, 件)."""
    match = _SCALED.fullmatch(unit)
    return (sum(_POWERS[letter] for letter in match[1]), match[2]) if match else (0, unit)


def in_unit(value: Decimal, printed: str, wanted: str) -> tuple[Decimal, str]:
    """An amount of money in the concept's unit, exactly; a count without its scale, whatever is counted (2 万宗 is 20000 宗)."""
    power, base = scaled_unit(printed)
    if base == "元" == scaled_unit(wanted)[1]:
        return _scaled(value, power - scaled_unit(wanted)[0]), wanted
    return _scaled(value, power) if power else value, base or wanted


def looks_counted(text: str) -> bool:
    """Whether what is no number begins like one, or ends in one after a colon, so that words would be untrue: 12。 共12件 其他：3."""
    plain = unicodedata.normalize("NFKC", text).strip()
    return _BEGINS.match(plain) is not None or _TOLD.search(plain) is not None


def _without_note(text: str) -> str:
    """A number without the note's mark, or the remark on last year or on a part, that stands behind it; other texts as they are."""
    if not text[:1].isdigit() or len(text) > LONGEST:
        return text
    for pattern in (_NOTE, _REMARK):
        for match in pattern.finditer(text):
            if match.end() == len(text) and _NUMBER.fullmatch(unicodedata.normalize("NFKC", text[: match.start()])):
                return text[: match.start()]
    return text


def _has_lost(text: str) -> bool:
    """Whether a number has letters around or in it of which nobody knows how they look: lost, private or invisible ones."""
    lost = {letter for letter in _UNCOMMON.findall(text) if letter == "\ufffd" or unicodedata.category(letter) in ("Co", "Cf", "Cn", "Cc")}
    kept = "".join(letter for letter in text if letter not in lost) if lost else text
    return bool(lost) and _NUMBER.fullmatch(unicodedata.normalize("NFKC", kept).strip()) is not None


def _without_marks(text: str) -> str:
    """The text with ``0`` for each circled or raised digit and fraction (Unicode's No), none of them a number's; "" without them."""
    marks = {character for character in _UNCOMMON.findall(text) if unicodedata.category(character) == "No"}
    return "".join("0" if character in marks else character for character in text) if marks else ""


def _scaled(value: Decimal, power: int) -> Decimal:
    """The value times ten to a power: exact, and without exponent."""
    sign, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)
    moved = Decimal((sign, digits, exponent + power))
    return moved if exponent + power <= 0 else Decimal(int(moved))
