"""Points and commas of numbers: small strokes at the foot of digits, told apart by how far they hang.

1,808 must not be taken for 1.808 or the reverse, and what a small stroke is read as is chance.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.readers.scan_engine import Reading
from ingest.readers.scan_marks import Line, Mark

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_LOOK_ALIKE = str.maketrans("，;；'’.", ",,,,,,")
_POINT = "."


class Strokes(NamedTuple):
    """The strokes of a number: of digits, of what stands low between them, and where digits stand."""

    tall: list[Mark]
    low: list[Mark]
    foot: int


def strokes(marks: Sequence[Mark]) -> Strokes:
    """The marks of a number by what they may be; a digit's own are put together before (``mended``)."""
    tallest = max(mark.bottom - mark.top for mark in marks)
    tall = [mark for mark in marks if mark.bottom - mark.top >= 0.55 * tallest]
    foot = sorted(mark.bottom for mark in tall)[len(tall) // 2]
    between = [mark for mark in marks if not any(mark.left < other.right - 1 and other.left + 1 < mark.right for other in tall)]
    low = [mark for mark in between if mark.top >= foot - 0.45 * tallest]  # what lies within a digit's width is a part of it
    low = [mark for mark in low if not (mark.speck and mark.top >= foot)]  # below the line is dust: a comma begins above it
    return Strokes(tall, low, foot)


def mended(marks: Sequence[Mark]) -> list[Mark]:
    """The marks, those that lie above one another as one: thin strokes of a digit fade."""
    whole: list[Mark] = []
    for mark in sorted(marks):
        last = whole[-1] if whole else mark
        shared = min(last.right, mark.right) - max(last.left, mark.left)
        if whole and not (mark.speck or last.speck) and 2 * shared >= min(last.right - last.left, mark.right - mark.left):
            edges = min(last.left, mark.left), min(last.top, mark.top), max(last.right, mark.right), max(last.bottom, mark.bottom)
            whole[-1] = Mark(*edges, False)
        else:
            whole.append(mark)
    return whole


def hangs(mark: Mark, foot: int, surely: bool) -> bool:
    """Whether a low mark is a comma: it goes below the line, and is no dot. ``surely``: whether every reading is as sure as can be."""
    return mark.bottom > foot + 1 or (mark.bottom > foot and (surely or mark.bottom - mark.top > mark.right - mark.left))


def grouped(line: Line, readings: Sequence[Reading]) -> list[Reading]:
    """The readings of a number in groups of three with commas as sure as their strokes: where each small stroke hangs as commas do, and
    was read as one, of several groups at least once each (10.448,502 and 10,448,502). Otherwise the readings as they are."""
    texts = ["".join(glyph.text for glyph in reading) for reading in readings]
    alike = {text.translate(_LOOK_ALIKE) for text in texts}
    text = alike.pop() if len(alike) == 1 else ""
    if not line.marks or not _GROUPED.fullmatch(text) or any(len(text) != len(reading) for reading in readings):
        return list(readings)
    commas = [place for place, char in enumerate(text) if char == ","]
    enough = any if len(commas) > 1 else all  # 1.808 is a number, too
    is_read = all(enough(other[place] != _POINT for other in texts) for place in commas)
    _, low, foot = strokes(mended(line.marks))
    if not is_read or len(low) != len(commas) or not all(mark.bottom > foot + 1 for mark in low):
        return list(readings)
    return [tuple(glyph if glyph.text.isdigit() else glyph._replace(text=",", sure=1.0) for glyph in reading) for reading in readings]
