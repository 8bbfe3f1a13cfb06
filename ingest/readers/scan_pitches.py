"""How far apart the digits of a number stand: as usual, as wide as characters do, or parted by a blank."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from ingest.readers.scan_engine import Reading
from ingest.readers.scan_marks import LIGHT, Line, Mark, columns

if TYPE_CHECKING:
    from ingest.readers.scan_engine import Gray

# Times the height of digits, from the middle of one to that of the next:
PITCH = 0.73  # in most print
WIDE = 0.95  # at least, where digits are of full width: as far apart as Chinese characters
_BLANK = 0.22  # two digits with a blank between stand farther apart than usual by at least as much
_BROADEST = 0.8  # times its height is a digit wide, at most
_TALL = 0.7  # times the tallest is a digit high, at least
_GAP = 0.2  # times the height of a line: white between digits set close
_UNEVEN, _EVEN = 1.35, 1.15  # times: digits of one number are not set as unevenly; they are set evenly
_FEWEST, _FEWEST_EVEN = 8, 4  # distances that tell what is usual, and when all are alike
_MANY = 3  # distances within a number: nobody writes so many numbers side by side, all as far apart


def usual_pitch(lines: Iterable[Line], otherwise: float = PITCH) -> float:
    """How far apart the digits of numbers stand, in heights: as many tell, else one number of many digits; ``otherwise`` if none does."""
    found = [_pitches(line.marks, []) for line in lines]
    every = [pitch for pitches in found for pitch in pitches]
    even = [pitch for pitches in found if _is_even(pitches) for pitch in pitches]
    if len(every) >= _FEWEST or (len(every) >= _FEWEST_EVEN and _is_even(every)):
        return median(every)
    return median(even) if even else otherwise


def least_pitch(lines: Iterable[Line]) -> float:
    """How far apart the digits of some lines stand, in heights: the least that one of them shows."""
    return min((pitch for line in lines for pitch in _pitches(line.marks, [])), default=PITCH)


def is_parted(tall: Sequence[Mark], low: Sequence[Mark], pitch: float) -> bool:
    """Whether a blank stands between digits: they are two numbers. ``low`` are points and commas; ``pitch`` is what is usual there."""
    pitches = _pitches(tall, low)
    widest = max(pitches, default=0.0)
    return not _is_even(pitches) and (widest > pitch + _BLANK or (widest > PITCH + _BLANK and widest > _UNEVEN * min(pitches)))


def _is_even(pitches: Sequence[float]) -> bool:
    """Whether the digits of one number, and surely of one, stand so far apart."""
    return len(pitches) >= _MANY and max(pitches) <= _EVEN * min(pitches)


def is_wide(line: Line) -> bool:
    """Whether all digits of a line stand so far apart that they are of full width, unless blanks part them."""
    return min(_pitches(line.marks, []), default=0.0) >= WIDE


def is_of_digits(line: Line) -> bool:
    """Whether all marks of a line are about as tall, as digits are: none is a point or a comma."""
    heights = [mark.bottom - mark.top for mark in line.marks]
    return min(heights) >= _TALL * max(heights)


def unspaced(reading: Reading) -> Reading:
    """A reading without the blanks that digits of full width are read with: whether a blank parts them, their strokes tell."""
    return tuple(glyph for glyph in reading if glyph.text.strip())


def closed_up(picture: "Gray") -> "Gray":
    """A line with the white between its characters cut short: digits that stand far apart are read badly."""
    import numpy as np

    most = max(2, round(_GAP * picture.shape[0]))
    white = np.pad((picture >= LIGHT).all(axis=0), (most, 0))
    kept = ~np.lib.stride_tricks.sliding_window_view(white, most + 1).all(axis=1)
    closed: Gray = picture[:, kept]
    return closed


def _pitches(strokes: Sequence[Mark], low: Sequence[Mark]) -> list[float]:
    """How far apart digits stand that no low mark is between, from middle to middle, in heights; of those that run together, the last."""
    height = max((mark.bottom - mark.top for mark in strokes), default=1)
    return [
        (start - end + sum(min(width, _BROADEST * height) for width in (end - before, after - start)) / 2) / height
        for (before, end), (start, after) in pairwise(columns(strokes))
        if not any(before < mark.left < start for mark in low)
    ]
