"""The unit that a label, a unit's cell or a caption names for the figures of a table: 千元, 万件, 元, and what is no unit of the form."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal

from ingest.parsed import Block, Grid
from ingest.simplified import simplified
from ingest.values import in_unit, scaled_unit

UNKNOWN = "?"
"""A unit that cannot be told: a foreign currency, a share, or two units that contradict each other."""

_SCALE = "[十百千万亿]"
_COUNTED = "人次|件次|条次|篇次|件|条|次|个|项|宗|起|份|封|户|篇"
_ALIEN = re.compile(
    "美元|美金|欧元|日元|日圆|港元|港币|港币|澳元|澳门元|台币|英镑|卢布|韩元|加元|新元|外币|法郎|泰铢|[$€£%％‰]|usd|eur|hkd", re.IGNORECASE
)
_YUAN = re.compile(rf"{_SCALE}*元")
_NAMED = re.compile(r"单位\s*[:：为是]?\s*([^()（）。，,;；]{0,30})")
_BRACKETED = re.compile(r"[(（]\s*([^()（）]{0,30}?)\s*[)）]")
_PARTS = re.compile(r"[、/\\和及或与\s]+")
_BROKEN = re.compile(r"(?<=[十百千万亿])\s+(?=[元件条])")  # a unit's name over two lines
_MONEY_PART = re.compile(rf"(?:人民币)?({_SCALE}*元)(?:人民币)?")
_COUNT_PART = re.compile(rf"[百千万亿]*(?:{_COUNTED})")
_ALONE = re.compile(r"[(（]?\s*(?:计量|计价|货币|金额|收费|数据)?单位\s*[:：]\s*[^()（）。]{1,20}[)）]?")
_NOTE = re.compile(r"\s*[(（]?(?:注|备注|说明|[*※])?\s*\d?[:：.]?.{0,20}单位")
_DISTANCE = 2  # blocks between a table and the line that names its unit
_LONGEST = 80  # characters of such a line


def label_unit(text: str, unit: str) -> str:
    """The unit that a label, on however many lines, names for figures whose form counts ``unit``: "" for none, ``UNKNOWN`` where it
    cannot be told."""
    plain = "".join(_plain(text).split())
    bracketed = [match[1].strip() for match in _BRACKETED.finditer(plain)]
    if not _is_money(unit):
        parts = [part for words in bracketed for part in _parts(words)]
        return UNKNOWN if any(map(_MONEY_PART.fullmatch, parts)) else _counted(parts)
    if _ALIEN.search(plain):
        return UNKNOWN
    scales = {f"{part}元" for part in bracketed if set(part) and set(part) <= set("十百千万亿")}  # （万）
    return agreed(scales | {match[0] for match in _YUAN.finditer(plain)})


def caption_unit(texts: Iterable[str], unit: str) -> str:
    """The unit that captions (单位：件、元) name for figures whose form counts ``unit``; as ``label_unit`` otherwise."""
    parts = [part for text in texts for part in _parts(_plain(text))]
    if not _is_money(unit):
        return _counted(parts)
    if any(map(_ALIEN.search, parts)):
        return UNKNOWN
    return agreed(match[1] for part in parts if (match := _MONEY_PART.fullmatch(part)))


def agreed(units: Iterable[str]) -> str:
    """The one unit that several places name, "" where none does; ``UNKNOWN`` where they contradict each other."""
    named = {unit for unit in units if unit}
    return named.pop() if len(named) == 1 else UNKNOWN if named else ""


def measured(value: Decimal, named: str, unit: str) -> tuple[Decimal, str] | None:
    """A value that stands under the unit ``named``, of a form that counts ``unit``: money in that, counts without their scale. None
    where it cannot be told; nothing is nothing in any unit."""
    if named == UNKNOWN or (named and _is_money(named) != _is_money(unit)):
        return None if value else (value, unit)
    return in_unit(value, named, unit)


def unit_captions(blocks: Sequence[Block], index: int, grid: Grid) -> tuple[str, ...]:
    """The texts that name units for a whole table: lines right above it, a note right below it, cells of its own that say nothing else."""
    texts: list[str] = []
    for block in reversed(blocks[max(0, index - _DISTANCE) : index]):
        if block.kind == "table":
            break
        texts.append(block.text[-_LONGEST:])
    after = blocks[index + 1 : index + 2]
    texts += [block.text for block in after if block.kind != "table" and len(block.text) <= _LONGEST and _NOTE.match(block.text)]
    first = list(dict.fromkeys(cell.text for cell in grid.cells if cell.row == 0 and cell.text.strip()))
    texts += first if len(first) == 1 else []
    texts += [cell.text for cell in grid.cells if _ALONE.fullmatch(cell.text.strip())]
    return tuple(text for text in texts if _NAMED.search(text))


def _counted(parts: Iterable[str]) -> str:
    """The scaled unit of counts among the words: 万件; units that are not scaled are as the form has them."""
    found = list(parts)
    if any(part in ("%", "‰") for part in found):
        return UNKNOWN
    named = [part for part in found if _COUNT_PART.fullmatch(part)]
    powers = {scaled_unit(name)[0] for name in named}
    if len(powers) > 1:
        return UNKNOWN
    return named[0] if powers - {0} else ""


def _parts(text: str) -> list[str]:
    """The words of a unit's name: after 单位 where that is printed."""
    named = _NAMED.findall(text) or [text]
    return [part for words in named for part in _PARTS.split(words) if part]


def _plain(text: str) -> str:
    return _BROKEN.sub("", simplified(unicodedata.normalize("NFKC", text)).replace("圆", "元"))


def _is_money(unit: str) -> bool:
    return unit.endswith("元")
