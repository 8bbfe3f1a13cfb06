"""Zeros of thin print that fell in two, ( and ), as the one stroke they were: as two they would count as two digits."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ingest.readers.scan_marks import Mark

    Ink = NDArray[np.bool_]  # height × width: where a picture is not paper

# Times the height of the ring:
_HALF = 0.4  # a half is no wider
_RING = 0.75  # nor is the ring
_GAP = 0.2  # between its halves, at most; digits of one number may stand as close
_SHORT = 0.8  # a half is at least as tall
_CURVE = 0.03  # the ends of a half are nearer to the other than its middle, by at least as much: a one is straight


def closed(marks: Sequence["Mark"], ink: "Ink") -> list["Mark"]:
    """The marks of a picture, both halves of a ring as one mark."""
    solid = sorted(mark for mark in marks if not mark.speck)
    joined = [mark for mark in marks if mark.speck]
    halves: set[Mark] = set()
    for left, right in pairwise(solid):
        if left not in halves and _is_ring(left, right, ink):
            halves |= {left, right}
            joined.append(left._replace(top=min(left.top, right.top), right=right.right, bottom=max(left.bottom, right.bottom)))
    return joined + [mark for mark in solid if mark not in halves]


def _is_ring(left: "Mark", right: "Mark", ink: "Ink") -> bool:
    height = max(left.bottom, right.bottom) - min(left.top, right.top)
    if any(half.bottom - half.top < _SHORT * height or half.right - half.left > _HALF * height for half in (left, right)):
        return False
    if right.right - left.left > _RING * height or not -1 <= right.left - left.right <= _GAP * height:
        return False
    return _bends(left, ink) >= _CURVE * height and _bends(right, ink) <= -_CURVE * height


def _bends(mark: "Mark", ink: "Ink") -> float:
    """How far the ends of an upright stroke are to the right of its middle; pixels."""
    import numpy as np

    rows, columns = np.nonzero(ink[mark.top : mark.bottom, mark.left : mark.right])
    quarter = (mark.bottom - mark.top) / 4
    is_end = (rows < quarter) | (rows >= mark.bottom - mark.top - quarter)
    return float(columns[is_end].mean() - columns[~is_end].mean()) if is_end.any() and not is_end.all() else 0.0
