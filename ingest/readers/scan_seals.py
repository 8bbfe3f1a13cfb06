"""Official seals on a page: round, some 4 cm across, pressed over print.

Coloured ink can be lifted: print is still seen beneath. Where a copy in grey was scanned, only what is darker than the seal is surely
print.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from ingest.readers.scan_paper import INK

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ingest.readers.scan_engine import Gray, Span
    from ingest.readers.scan_paper import Paper

# Shares of the page's longer side, which on A4 is 297 mm:
_SMALLEST, _LARGEST = 1 / 11, 1 / 4.5  # across
_NEAR = 1 / 110  # between the ring, the name and the star
_BROAD = 1 / 500  # a line of grey ink this broad is even: one of print has a dark middle and pale edges
_ROUND = 1.35  # times as wide as high, or as high as wide, at most
_PAPER = 225  # of 255: lighter is no ink
_GREY, _INKED = 55, 165  # of 255: darker is print; print is as dark somewhere
_COLOUR = 30  # levels by which ink is paler where colour does not count
_PALE, _DARKEST = 20, 2  # percent of a seal's ink that may be darker than what counts as its level, as its darkest
_STAINED = 0.1  # of the ink of a line is print, at least
_BELOW = 10  # levels by which noise may darken it


class Seal(NamedTuple):
    """A seal: the box around it; of a grey one, the level that none of its own marks is darker than, and whether all print surely is;
    whether some of its ink has a colour all the same, which compression and shade turned grey in places."""

    span: "Span"
    floor: float | None = None
    apart: bool = False
    tinted: bool = False


def seals(page: "Paper") -> list[Seal]:
    """The seals on a page: ink of a colour, or of an even grey, that stands together and is as large and as round as one."""
    import cv2
    import numpy as np

    coloured: Any = ((page.dark < _PAPER) & (page.black.astype(np.int16) - page.dark > _COLOUR)).astype(np.uint8)
    found = [Seal(box) for box in _round(cv2.morphologyEx(coloured, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8)))]
    grey = _grey(page)
    own = (grey > 0) & ~_edges_of_print(page)
    for left, top, right, bottom in _round(grey):
        area = np.s_[top:bottom, left:right]
        levels = [_level(page.black[area][ink]) for ink in (grey[area] > 0, own[area])]
        if levels[0] < _INKED:  # none of a paler one's marks passes for print: the edge of a coloured seal
            found.append(Seal((left, top, right, bottom), max(levels)))
    return found


def _level(ink: "Gray") -> float:
    """A level that none of a seal's own ink is darker than."""
    import numpy as np

    return float(np.percentile(ink, _DARKEST)) - _BELOW if len(ink) else float(_INKED)


def touching(found: Sequence[Seal], box: "Span") -> Seal | None:
    """The seal that reaches into a box; a grey one, the darkest, if one of them is; tinted where another of them has a colour."""
    over = [seal for seal in found if seal.span[0] < box[2] and box[0] < seal.span[2] and seal.span[1] < box[3] and box[1] < seal.span[3]]
    darkest = min(over, key=lambda seal: 255.0 if seal.floor is None else seal.floor, default=None)
    grey = [seal for seal in over if seal.floor is not None]
    if darkest is None or not grey:
        return darkest
    return darkest._replace(apart=all(seal.apart for seal in grey), tinted=len(grey) < len(over))


def without_grey(page: "Paper", found: Sequence[Seal]) -> "Paper":
    """The page with the rings and stars of grey seals lifted from what counts as black: they would pass for rules."""
    import cv2
    import numpy as np

    black = page.black.copy()
    broad = cv2.dilate(_grey(page), np.ones((3, 3), np.uint8)) > 0
    for left, top, right, bottom in (seal.span for seal in found if seal.floor is not None):
        area = np.s_[max(0, top) : bottom, max(0, left) : right]
        ink, under = broad[area], black[area]
        if ink.any():
            under[ink] = lifted(under, ink)[ink]
    return replace(page, black=black)


def is_of_seal(page: "Paper", found: Sequence[Seal], box: "Span") -> bool:
    """Whether nearly all ink in a box is that of a seal: its name reads like a line of print."""
    import numpy as np

    seal = touching(found, box)
    left, top, right, bottom = box
    ink = page.dark[top:bottom, left:right] < INK
    if seal is None or not ink.any():
        return False
    black = page.black[top:bottom, left:right] < (INK if seal.floor is None else seal.floor)
    return bool(np.count_nonzero(black) < _STAINED * np.count_nonzero(ink))


def lifted(bright: "Gray", ink: "NDArray[np.bool_]") -> "Gray":
    """A part of a page under a seal with the seal's ink as paper. ``ink`` is where there is some; in the brightest channel it is pale
    and even, and print beneath it as dark as elsewhere."""
    import numpy as np

    level = max(1.0, float(np.percentile(bright[ink], _PALE)))
    without: Gray = np.minimum(bright * (255 / level), 255).astype(np.uint8)
    return without


def _broad(page: "Paper") -> int:
    return max(3, round(float(max(page.black.shape)) * _BROAD))


def _grey(page: "Paper") -> Any:
    """Where there is broad, even ink neither as dark as print nor coloured, as 0 and 1."""
    import cv2
    import numpy as np

    broad = _broad(page)
    colourless = page.black.astype(np.int16) - page.dark <= _COLOUR
    even = ((page.black >= _GREY) & (page.black <= _PAPER) & colourless).astype(np.uint8)
    return cv2.morphologyEx(even, cv2.MORPH_OPEN, np.ones((broad, broad), np.uint8))


def _edges_of_print(page: "Paper") -> "NDArray[np.bool_]":
    """Where thin strokes of print are near: they are pale towards their edges, and a seal that lies on them would seem as dark. A dark
    patch as broad as a seal's own ink may be its own."""
    import cv2
    import numpy as np

    broad = _broad(page)
    dark: Any = (page.black < _GREY).astype(np.uint8)
    thin = dark - cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((broad, broad), np.uint8))
    near: NDArray[np.bool_] = cv2.dilate(thin, np.ones((2 * broad - 1, 2 * broad - 1), np.uint8)) > 0
    return near


def _round(ink: Any) -> list["Span"]:
    """The boxes around ink that stands together, is round, and as large as a seal."""
    import cv2
    import numpy as np

    longer = max(ink.shape)
    near = cv2.dilate(ink, np.ones((round(longer * _NEAR), round(longer * _NEAR)), np.uint8))
    _, _, boxes, _ = cv2.connectedComponentsWithStats(near)
    found = [(left, top, left + width, top + height) for left, top, width, height, _ in boxes[1:].tolist()]
    return [box for box in found if _is_a_seal(box, longer)]


def _is_a_seal(box: "Span", longer: int) -> bool:
    shorter_side, longer_side = sorted((box[2] - box[0], box[3] - box[1]))
    return longer * _SMALLEST <= shorter_side and longer_side <= min(longer * _LARGEST, _ROUND * shorter_side)
