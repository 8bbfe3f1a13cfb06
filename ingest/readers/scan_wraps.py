"""Numbers that a narrow cell broke in lines: 2358 over 363, only where one digit more had no room on any line but the last. And
units on a line of their own: 64775 over 件.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from ingest.readers.scan_engine import Reading
from ingest.readers.scan_marks import Line, Mark, Print, columns
from ingest.readers.scan_pitches import WIDE
from ingest.values import is_value

if TYPE_CHECKING:
    from ingest.readers.scan_engine import Gray

_COUNTED = re.compile(r"(\d+(?:[.,，]\d+)*)([\u4e00-\u9fff]{1,2})")
_SURE = 0.7  # of each character of a unit
_BROAD = 0.7, 1.3  # times its height is a character wide: what is less is not all of a unit, what is more has a digit beside it
_COMMAS = (",", "，")
_LEADING_ZERO = re.compile(r"0\d")
_FEWEST, _FEWEST_BEFORE_ZERO = 3, 2  # marks of a line that was broken off; where what follows is no number by itself
_MANY_BROKEN = 3  # numbers in a table that are surely broken: others are as well
_COMMA = 0.5  # times the distance of two digits: a comma takes, unless both are of full width
_PADDING = 0.1  # share of a table's lines that stand closer to the left rule than its padding
_TOLERANCE = 0.15  # times the distance of two digits


class Setting(NamedTuple):
    """How a table is set: how far its lines keep from the rule on their left, in pixels; how far apart its digits stand, in heights; and
    how many of its numbers are surely broken."""

    margin: float
    pitch: float
    broken: int = 0


def padding(prints: Sequence[Print]) -> float:
    """How far the lines of a table keep from the rule on their left, at least; pixels."""
    gaps = sorted(min(mark.left for mark in line.marks) for content in prints for line in content.lines)
    return float(gaps[int(len(gaps) * _PADDING)]) if gaps else 0.0


def parted(content: Print, readings: Sequence[Reading]) -> tuple[Print, Reading, str] | None:
    """The print of a number without the unit on its last line, the number's reading, and the unit; None where there is none to be sure of.
    Whether the lines above hold all of that number, a reading of them alone must tell."""
    glyphs = tuple(chain.from_iterable(readings))
    counted = _COUNTED.fullmatch("".join(glyph.text for glyph in glyphs))
    if len(content.lines) < 2 or counted is None or len(glyphs) != counted.end() or not is_value(counted[0]):
        return None
    number, unit = glyphs[: counted.end(1)], glyphs[counted.end(1) :]
    high, wide = content.lines[-1].clean.shape
    if min(glyph.sure for glyph in unit) < _SURE or not _BROAD[0] <= wide / high / len(unit) <= _BROAD[1]:
        return None
    return replace(content, lines=content.lines[:-1]), number, counted[2]


def joined(content: Print, width: int, setting: Setting, texts: Sequence[str]) -> Print | None:
    """The lines of a cell as one; None where one before the last ends with room for what the next begins with, or they are too few to
    tell. ``width`` is the cell's; ``texts`` are the lines as read, none where several were read as one."""
    if len(content.lines) < 2 or any(line.bare is not None for line in content.lines):
        return None
    fewest = _fewest(content, setting, texts)
    known = len(texts) == len(content.lines)
    commas = [tuple(char in _COMMAS for char in text) for text in texts] if known else [_commas(line) for line in content.lines]
    for line, own, following in zip(content.lines, commas, commas[1:], strict=False):
        if own[-1:] == (True,):
            continue  # ends no number
        if len(columns(line.marks)) < fewest or _has_room(line, width, setting, following[1:2] == (True,)):
            return None
    return replace(content, lines=(_in_a_row(content.lines),))


def _commas(line: Line) -> tuple[bool, ...]:
    """Whether each mark of a line is a comma or a point, by its size and where it stands."""
    solid = sorted(mark for mark in line.marks if not mark.speck)
    top, foot = min(mark.top for mark in solid), max(mark.bottom for mark in solid)
    return tuple(mark.top > (top + foot) / 2 for mark in solid)


def _fewest(content: Print, setting: Setting, texts: Sequence[str]) -> int:
    """How many digits a line that was broken off has: nobody writes three numbers in a cell, nor one that begins with a zero; two may be
    two numbers, unless the table breaks others as well."""
    if len(content.lines) > 2 or setting.broken >= _MANY_BROKEN:
        return 1
    return _FEWEST_BEFORE_ZERO if _LEADING_ZERO.match(texts[-1] if len(texts) == len(content.lines) else "") else _FEWEST


def _has_room(line: Line, width: int, setting: Setting, before_comma: bool) -> bool:
    """Whether another digit would stand on a line, with the comma behind it that no line begins with."""
    digits = columns(line.marks)
    if len(digits) > 1:
        pitch = (sum(digits[-1]) - sum(digits[0])) / 2 / (len(digits) - 1)
    else:
        pitch = setting.pitch * max(mark.bottom - mark.top for mark in line.marks)
    more = 1 + _TOLERANCE + (1 if setting.pitch >= WIDE else _COMMA) * before_comma
    return (len(digits) + more) * pitch + 2 * setting.margin < width


def _in_a_row(lines: Sequence[Line]) -> Line:
    """Lines one beside the other, as far apart as their own digits stand; marks keep their places in the new picture."""
    import numpy as np

    tallest = max(picture.shape[0] for line in lines for picture in (line.clean, line.raw))
    whites = [[after[0] - before[1] for before, after in pairwise(columns(line.marks))] for line in lines]
    usual = max((white for gaps in whites for white in gaps), default=2)  # beside a digit that stands alone
    clean: list[Gray] = []
    marks: list[Mark] = []
    for line, gaps in zip(lines, whites, strict=True):
        solid = [mark for mark in line.marks if not mark.speck]
        shift = sum(picture.shape[1] for picture in clean) - min(mark.left for mark in solid) + 1
        top = min(mark.top for mark in solid)
        marks += [Mark(left + shift, upper - top, right + shift, lower - top, speck) for left, upper, right, lower, speck in line.marks]
        white = max(1, min(gaps, default=usual)) - 1
        picture = np.pad(line.clean, ((0, tallest - line.clean.shape[0]), (0, white)), constant_values=255)
        clean.append(picture)
    row = np.hstack(clean)
    return Line(row, row, tuple(marks))
