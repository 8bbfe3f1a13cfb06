"""Official seals on a page: round, some 4 cm across, of coloured ink, pressed over print, which is still seen beneath."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ingest.readers.scan_engine import Gray, Span
    from ingest.readers.scan_paper import Paper

# Shares of the page's longer side, which on A4 is 297 mm:
_SMALLEST, _LARGEST = 1 / 11, 1 / 4.5  # across
_NEAR = 1 / 110  # between the ring, the name and the star
_ROUND = 1.35  # times as wide as high, or as high as wide, at most
_PAPER = 225  # of 255: lighter is no ink
_COLOUR = 30  # levels by which ink is paler where colour does not count
_PALE = 20  # percent of a seal's ink in a box may be darker than what counts as its level


def seals(page: "Paper") -> list["Span"]:
    """The boxes around the seals on a page: ink of a colour that stands together, and is as large and as round as a seal."""
    import cv2
    import numpy as np

    longer = max(page.dark.shape)
    ink: Any = ((page.dark < _PAPER) & (page.black.astype(np.int16) - page.dark > _COLOUR)).astype(np.uint8)
    ink = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8))
    near = cv2.dilate(ink, np.ones((round(longer * _NEAR), round(longer * _NEAR)), np.uint8))
    _, _, boxes, _ = cv2.connectedComponentsWithStats(near)
    found = [(left, top, left + width, top + height) for left, top, width, height, _ in boxes[1:].tolist()]
    return [box for box in found if _is_a_seal(box, longer)]


def lifted(bright: "Gray", ink: "Gray") -> "Gray":
    """A part of a page under a seal with the seal's ink as paper. ``ink`` is where there is some; in the brightest channel it is pale
    and even, and print beneath it as dark as elsewhere."""
    import numpy as np

    level = max(1.0, float(np.percentile(bright[ink], _PALE)))
    without: Gray = np.minimum(bright * (255 / level), 255).astype(np.uint8)
    return without


def _is_a_seal(box: "Span", longer: int) -> bool:
    shorter_side, longer_side = sorted((box[2] - box[0], box[3] - box[1]))
    return longer * _SMALLEST <= shorter_side and longer_side <= min(longer * _LARGEST, _ROUND * shorter_side)
