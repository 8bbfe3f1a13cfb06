"""Numbers that a narrow cell broke in lines: 2358 over 363, only where one digit more had no room on any line but the last. And
units on a line of their own: 64775 over 件.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from ingest.readers.scan_engine import Reading
from ingest.readers.scan_marks import Line, Mark, Print, columns
from ingest.values import is_value

if TYPE_CHECKING:
    from ingest.readers.scan_engine import Gray

_COUNTED = re.compile(r"(\d+(?:[.,，]\d+)*)([\u4e00-\u9fff]{1,2})")
_SURE = 0.7  # of each character of a unit
_BROAD = 0.7, 1.3  # times its height is a character wide: what is less is not all of a unit, what is more has a digit beside it
_FEWEST, _FEWEST_OF_MANY = 3, 2  # marks of a line that was broken off; where two lines are full, for nobody writes three such numbers
_PADDING = 0.1  # share of a table's lines that stand closer to the left rule than its padding
_TOLERANCE = 0.15  # times the distance of two digits


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


def joined(content: Print, width: int, margin: float, is_open: Sequence[bool]) -> Print | None:
    """The lines of a cell as one; None where one before the last ends with room for another digit. ``width`` is the cell's;
    ``is_open`` says of each line whether it ends in a comma, which ends no number."""
    if len(content.lines) < 2 or any(line.bare is not None for line in content.lines):
        return None
    fewest = _FEWEST if len(content.lines) == 2 else _FEWEST_OF_MANY
    for line, goes_on in list(zip(content.lines, is_open, strict=True))[:-1]:
        if goes_on:
            continue
        digits = columns(line.marks)
        if len(digits) < fewest:
            return None
        pitch = (sum(digits[-1]) - sum(digits[0])) / 2 / (len(digits) - 1)
        if (len(digits) + 1 + _TOLERANCE) * pitch + 2 * margin < width:
            return None
    return replace(content, lines=(_in_a_row(content.lines),))


def _in_a_row(lines: Sequence[Line]) -> Line:
    """Lines one beside the other, as far apart as their own digits stand; marks keep their places in the new picture."""
    import numpy as np

    tallest = max(picture.shape[0] for line in lines for picture in (line.clean, line.raw))
    clean: list[Gray] = []
    marks: list[Mark] = []
    for line in lines:
        solid = [mark for mark in line.marks if not mark.speck]
        gaps = [after[0] - before[1] for before, after in pairwise(columns(line.marks))]
        shift = sum(picture.shape[1] for picture in clean) - min(mark.left for mark in solid) + 1
        top = min(mark.top for mark in solid)
        marks += [Mark(left + shift, upper - top, right + shift, lower - top, speck) for left, upper, right, lower, speck in line.marks]
        picture = np.pad(line.clean, ((0, tallest - line.clean.shape[0]), (0, max(1, min(gaps, default=2)) - 1)), constant_values=255)
        clean.append(picture)
    row = np.hstack(clean)
    return Line(row, row, tuple(marks))
