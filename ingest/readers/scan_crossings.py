"""Strokes that cross the rules of a table: no print does, a seal does wherever it lies, whatever its shape, size and colour.

A grey copy shows a seal in the grey of print. How dark its strokes are where they cross rules is how dark they may be elsewhere.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ingest.readers.scan_seals import Seal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ingest.readers.scan_engine import Gray
    from ingest.readers.scan_paper import Paper
    from ingest.readers.scan_rules import Lattice

_INK = 190  # of 255: darker is a stroke
_RULE = 0.6  # of the pixels along a rule are dark
# Shares of the page's longer side, which on A4 is 297 mm:
_DEPTH = 1 / 470  # beside a rule: a stroke that reaches as far on both of its sides crosses it
_THICKEST = 1 / 150  # a rule
_NEAR = 1 / 12  # crossings of one seal: from one rule of a table to the next
_BEYOND = 1 / 50  # of a seal reaches beyond its crossings, save into cells that it crosses into
_LEAST = 2  # crossings: one may be a flaw of the rule
_DARKEST, _BELOW = 10, 12  # percent of its crossings, and levels, that a seal's other strokes may be darker


def crossing_seals(page: "Paper", tables: "Sequence[Lattice]") -> list[Seal]:
    """The seals that lie on tables, known by their strokes that cross rules: the box around them, and a level darker than they are."""
    import cv2
    import numpy as np

    longer = max(page.black.shape)
    found = [crossing for table in tables for crossing in _crossings(page.black, table)]
    near = np.zeros(page.black.shape, np.uint8)
    for across, down, _ in found:
        near[down, across] = 1
    reach = round(longer * _NEAR)
    _, labels = cv2.connectedComponents(cv2.dilate(near, np.ones((reach, reach), np.uint8)))
    groups: dict[int, list[tuple[int, int, int]]] = {}
    for crossing in found:
        groups.setdefault(int(labels[crossing[1], crossing[0]]), []).append(crossing)
    return [_seal(group, round(longer * _BEYOND)) for group in groups.values() if len(group) >= _LEAST]


def _seal(crossings: "Sequence[tuple[int, int, int]]", beyond: int) -> Seal:
    import numpy as np

    across, down, levels = zip(*crossings, strict=True)
    box = min(across) - beyond, min(down) - beyond, max(across) + beyond, max(down) + beyond
    return Seal(box, float(np.percentile(levels, _DARKEST)) - _BELOW)


def _crossings(page: "Gray", table: "Lattice") -> Iterator[tuple[int, int, int]]:
    """Where strokes cross the rules below and to the right of a table's cells, and all around it: across, down, how dark."""
    for place in table.places:
        left, top, right, bottom = place.inside
        for across, level in _over(page[:, left:right], bottom, 1):
            yield left + across, bottom, level
        for down, level in _over(page.T[:, top:bottom], right, 1):
            yield right, top + down, level
        if place.row == 0:
            for across, level in _over(page[:, left:right], top - 1, -1):
                yield left + across, top - 1, level
        if place.column == 0:
            for down, level in _over(page.T[:, top:bottom], left - 1, -1):
                yield left - 1, top + down, level


def _over(band: "NDArray[np.uint8]", edge: int, step: int) -> Iterator[tuple[int, int]]:
    """Where strokes cross the level rule that begins at row ``edge`` and goes on in direction ``step``: the column, and how dark."""
    import cv2
    import numpy as np

    longer = max(band.shape)
    depth, end = max(3, round(longer * _DEPTH)), edge
    while 0 <= end < len(band) and abs(end - edge) <= longer * _THICKEST and np.mean(band[end] < _INK) > _RULE:
        end += step
    near, far = edge - step * depth, end + step * (depth - 1)
    if not (0 <= near < len(band) and 0 <= far < len(band)) or band.shape[1] <= 4 * depth:
        return
    sides: Any = [np.minimum(*(band[row : row + 2] if row + 1 < len(band) else band[row - 1 : row + 1])) for row in (near, far)]
    wide = np.ones((1, 2 * depth + abs(end - edge) + 1), np.uint8)
    both = [cv2.dilate((side < _INK).astype(np.uint8)[None], wide)[0] for side in sides]
    both[0][: 2 * depth] = both[0][-2 * depth :] = 0  # corners of cells are rules themselves
    _, _, runs, _ = cv2.connectedComponentsWithStats((both[0] & both[1])[None])
    for start, _, width, _, _ in runs[1:].tolist():
        run = np.s_[start : start + width]
        yield start + width // 2, int(min(side[run].min() for side in sides))
