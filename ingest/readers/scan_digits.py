"""Numbers in a picture: two readings must agree, surely, and the strokes on the paper must bear them out. Otherwise nothing was read.

A slip of one character makes another number that looks as good as the right one, so nothing here mends or guesses.
"""

import re
from collections.abc import Sequence
from itertools import combinations

from ingest.readers.scan_commas import hangs, mended, strokes
from ingest.readers.scan_engine import Reading
from ingest.readers.scan_marks import Line, Mark
from ingest.readers.scan_pitches import PITCH, is_parted
from ingest.values import is_value

SURE = 0.7  # of every character of a number, in every reading
SURER = 0.95  # where a stroke touches a rule
_UNSURE = 0.5  # of a reading that counts for nothing
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?")
_THOUSANDS = re.compile(r"\d{1,3},\d{3}")
_THOUSANDTHS = re.compile(r"[1-9]\d{0,2}\.\d{3}")  # as like to be thousands, whose comma hardly hangs in soft print
_WORDED = re.compile(r"[\u4e00-\u9fff]{0,4}(?:\d+(?:\.\d+)?)?[\u4e00-\u9fff]{1,3}|[\u4e00-\u9fff]{1,3}\d+(?:\.\d+)?|[-—/\\*]{1,6}")
_COUNTED = re.compile(r"\d{1,3}(?:,\d{3})+[件条次篇个人项]")  # nobody counts parts of them, so that the comma is no point
_DASHES = frozenset("一—–-－―_ー~")
_UPRIGHT = frozenset("1/lI|丨!iJ")
_FOOTED = frozenset("1Il")
_FOOT = 1.5  # times as broad as the stem
_RINGS = frozenset("0Oo〇D")
_DARKNESSES = (110, 140, 170, 200)
_LOW = 0.25  # of the line: a hyphen is no taller
_LOWER = 0.5  # of the line: a dash is no taller
_SHORTEST, _SHORT = 0.25, 0.35  # of the line's height: a hyphen is no shorter; what is shorter must be read as one at least once
_FLAT = 1.6  # times as wide as high is the ink of a hyphen, at least; that of a dot, some 1.1
_SOLID, _ANY = 160, 215  # of 255: what is darker is stroke; part of one, however faint
_LOWEST = 8  # pixels of a slash from top to foot
_SLASH, _THIN, _SLANT = 0.7, 0.09, (0.28, 1.2)  # of a slash: times the line's height, times its own to either side, across to down
_STEEP, _THINNER = 0.33, 0.06  # across to down: what leans less, as a one in italics hardly does, must be thinner to be a slash
_CRUMB, _BESIDE = 0.3, 0.4  # times the height of digits: what is no larger may be a rest of a stroke, as near to the rest of its digit
_LEAN = 0.15  # of its height: a slash leans at least as much, a one less


def text_of(reading: Reading) -> str:
    """What a reading says."""
    return "".join(glyph.text for glyph in reading).strip()


def sureness(reading: Reading) -> float:
    """That of its least sure character; 0 for no character."""
    return min((glyph.sure for glyph in reading), default=0.0)


def settled(line: Line, *readings: Reading, pitch: float = PITCH) -> str | None:
    """As ``agreed``, of three readings or more of clean print: two surely say the same, and no other surely says anything else."""
    for one, other in combinations(readings, 2):
        text = agreed(line, _ringed(one), _ringed(other), least=SURER, pitch=pitch)
        if text and all(text_of(_ringed(reading)) == text or sureness(reading) < _UNSURE for reading in readings):
            return text
    return None


def _ringed(reading: Reading) -> Reading:
    """A lone ring as a zero, whatever letter it was read as."""
    return (reading[0]._replace(text="0"),) if len(reading) == 1 and reading[0].text in _RINGS else reading


def is_numeric(text: str) -> bool:
    """Whether a text must be read like a number: it is one with its unit, it has digits and is no sentence, or no Chinese, or is too short
    to be told from one."""
    words = sum("\u4e00" <= char <= "\u9fff" for char in text)
    digits = sum(char.isdigit() or char in _RINGS for char in text)
    return len(text) <= 1 or (digits > 0 and words <= 3 and digits >= words) or not words or is_value(text)


def agreed(line: Line, *readings: Reading, least: float = SURE, pitch: float = PITCH) -> str | None:
    """The text of a short line: a number, a mark for nothing, or a word; None unless all readings say the same and the strokes fit.

    ``least`` is how sure each character must be; ``pitch``, how far apart digits stand in the table (``usual_pitch``).
    """
    texts = {text_of(reading) for reading in readings}
    strokes = [mark for mark in line.marks if not mark.speck]
    if len(strokes) == 1 and _is_dash(strokes[0], line, texts):
        return "—"
    if len(strokes) == 1 and _is_slash(line):
        return "/"
    if len(strokes) == 1 and texts <= _UPRIGHT | {""}:
        return _upright(line, texts)
    if len(strokes) == 1 and texts <= _RINGS and _is_ring(line):
        return "0"
    text, sure = texts.pop(), min(map(sureness, readings))
    if texts or sure < least or text in _DASHES | _UPRIGHT:
        return None
    if _NUMBER.fullmatch(text):
        return text if _fits(text, line, sure >= SURER, pitch) else None
    return text if _is_worded(text) or (sure >= SURER and _COUNTED.fullmatch(text)) else None


def _is_worded(text: str) -> bool:
    """A word, or a number with its word: 无, 12件, 增10, 2021年; or a mark for nothing."""
    return _WORDED.fullmatch(text) is not None


def _is_ring(line: Line) -> bool:
    """One closed stroke, taller than wide: a zero, whatever letter it was read as."""
    import cv2
    import numpy as np

    holes = set()
    for darkness in _DARKNESSES:  # a faint ring is open where only its darkest ink counts, a thick one is full where all does
        _, levels = cv2.findContours((line.clean < darkness).astype(np.uint8), cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
        holes.add(0 if levels is None else sum(level[3] >= 0 for level in levels[0].tolist()))
    mark = next(mark for mark in line.marks if not mark.speck)
    return 1 in holes and max(holes) == 1 and mark.right - mark.left < 0.9 * (mark.bottom - mark.top)


def _upright(line: Line, texts: set[str]) -> str | None:
    """A lone upright stroke: a slash leans, a one does not and is read as one every time, or once if it has a foot."""
    lean = _lean(line)
    if lean > _LEAN:
        return "/"
    is_one = texts == {"1"} or ("1" in texts and texts <= _FOOTED and _has_foot(line))
    return "1" if is_one and lean < _LEAN * 0.6 and not _has_faded(line.marks) else None


def _has_faded(marks: Sequence[Mark]) -> bool:
    """Whether crumbs lie beside an upright stroke: it may be all that is left of a four whose thin strokes faded."""
    tallest = max(mark.bottom - mark.top for mark in marks)
    beside, crumb, low = _BESIDE * tallest, _CRUMB * tallest, _CRUMB / 2 * tallest
    stems = [mark for mark in marks if mark.bottom - mark.top > tallest / 2 >= mark.right - mark.left]
    crumbs = [mark for mark in marks if 1 < max(mark.right - mark.left, mark.bottom - mark.top) <= crumb]
    return any(
        stem.top <= mark.top and mark.bottom <= stem.bottom - low and -1 <= max(stem.left - mark.right, mark.left - stem.right) <= beside
        for stem in stems
        for mark in crumbs
    )


def _has_stray(marks: Sequence[Mark], tall: Sequence[Mark], low: Sequence[Mark]) -> bool:
    """Whether a stroke beside the digits is neither as tall as they are nor a point, a comma or dust: it is of something else, as of a
    seal, and passed for a digit."""
    crumb = _CRUMB * max(mark.bottom - mark.top for mark in tall)
    others = (mark for mark in marks if not mark.speck and mark not in low and mark.bottom - mark.top > crumb)
    return any(not any(mark.left < other.right and other.left < mark.right for other in tall) for mark in others)


def _has_foot(line: Line) -> bool:
    """Whether an upright stroke is broader at its foot than in its middle, as ones in serif print are."""
    import numpy as np

    rows = np.flatnonzero((line.clean < _ANY).any(axis=1))
    widths = (line.clean[rows] < _ANY).sum(axis=1)
    stem = float(np.median(widths[len(rows) // 4 : -(len(rows) // 4)])) if len(rows) >= _LOWEST else 0.0
    return 0 < stem * _FOOT <= float(widths[-max(1, len(rows) // 5) :].max())


def _is_slash(line: Line) -> bool:
    """Whether a line is one straight, thin stroke that leans more than any digit, whatever it was read as: as 1, L, 7 it often is."""
    import numpy as np

    rows, across = np.nonzero(line.clean < _ANY)
    height = int(rows.max() - rows.min()) + 1 if len(rows) else 0
    if height < max(_LOWEST, _SLASH * line.clean.shape[0]) or len(np.unique(rows)) < height:
        return False
    slope, start = np.polyfit(rows, across, 1)
    thin = _THINNER if -slope < _STEEP else _THIN
    return bool(_SLANT[0] <= -slope <= _SLANT[1] and np.abs(across - slope * rows - start).max() <= thin * height + 1.5)


def _lean(line: Line) -> float:
    """How far the top of a line's ink stands to the right of its foot, as a share of its height."""
    import numpy as np

    solid = max(_SOLID, (int(line.clean.min()) + 255) // 2)  # of pale print nothing is darker
    rows, columns = np.nonzero(line.clean < solid)
    if not len(rows):
        return 0.0
    height = rows.max() - rows.min() + 1
    top, foot = columns[rows < rows.min() + height / 4], columns[rows > rows.max() - height / 4]
    return float((top.mean() - foot.mean()) / height) if len(top) and len(foot) else 0.0


def _is_dash(mark: Mark, line: Line, texts: set[str]) -> bool:
    """Whether a line's only mark is one: flat, and far too low for a digit, so that no reading need bear it out, unless it is as short
    as dust."""
    wide, high, tall = mark.right - mark.left, mark.bottom - mark.top, line.clean.shape[0]
    if wide > 5 * high:
        return bool(high <= _LOWER * tall)  # digits that run together are as wide
    if wide < _SHORTEST * tall or (wide < _SHORT * tall and not texts & _DASHES):
        return False
    return (texts <= _DASHES | {""} or high <= _LOW * tall) and (wide > 2 * high or _flatness(line) > _FLAT)


def _flatness(line: Line) -> float:
    """How much farther a line's ink spreads across than down: of a short stroke blurred on paper its box would say less."""
    import numpy as np

    ink = 255.0 - line.clean
    places = np.indices(ink.shape)
    down, across = (float(np.sqrt(np.average((place - np.average(place, weights=ink)) ** 2, weights=ink))) for place in places)
    return across / max(down, 1e-6)


def _fits(text: str, line: Line, surely: bool, pitch: float) -> bool:
    """Whether the strokes bear a number out: no more tall strokes than digits, evenly set, and a low one for each point or comma and no
    other. ``surely``: whether every reading is as sure as can be."""
    marks = mended(line.marks[1:] if text[0] in "+-" and len(line.marks) > 1 else line.marks)
    tall, low, foot = strokes(marks)
    if "%" not in text and _has_stray(marks, tall, low):
        return False
    if _has_faded(line.marks) or len(tall) > sum(char.isdigit() for char in text) + text.count("%") * 3 or is_parted(tall, low, pitch):
        return False
    beneath = [mark for mark in low if not mark.speck or tall[0].right <= mark.left < tall[-1].left]
    points, commas = text.count("."), text.count(",")
    if len(low) < points or len(beneath) > points + commas:
        return False
    if _THOUSANDTHS.fullmatch(text):
        return False
    return not _THOUSANDS.fullmatch(text) or any(hangs(mark, foot, surely) for mark in low)
