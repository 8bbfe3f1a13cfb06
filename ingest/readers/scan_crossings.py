"""Strokes that cross the rules of a table: no print does, a seal does wherever it lies, whatever its shape, size and colour.

A grey copy shows a seal in the grey of print. How dark its strokes are where they cross rules is how dark they may be elsewhere.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ingest.readers.scan_seals import Seal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ingest.readers.scan_engine import Gray
    from ingest.readers.scan_paper import Paper
    from ingest.readers.scan_rules import Lattice, Place

_INK = 190  # of 255: darker is a stroke
_RULE = 0.6  # of the pixels along a rule are dark
# Shares of the page's longer side, which on A4 is 297 mm:
_DEPTH = 1 / 470  # beside a rule: a stroke that reaches as far on both of its sides crosses it
_THICKEST = 1 / 150  # a rule
_NEAR = 1 / 12  # crossings of one seal: from one rule of a table to the next
_BEYOND = 1 / 50  # of a seal reaches beyond its crossings, save into cells that it crosses into
_PALE_EDGE = 3  # pixels of a cell that its rule may begin before
_LEAST = 2  # crossings: one may be a flaw of the rule
_LEAST_DARK, _DARK = 4, 50  # crossings, where they are as dark as print: print may run into a rule from both sides
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
    return [_seal(group, round(longer * _BEYOND)) for group in groups.values() if _is_seal(group)]


def _is_seal(crossings: "Sequence[tuple[int, int, int]]") -> bool:
    dark = sum(level < _DARK for _, _, level in crossings)
    return len(crossings) >= (_LEAST_DARK if dark == len(crossings) else _LEAST)


def _seal(crossings: "Sequence[tuple[int, int, int]]", beyond: int) -> Seal:
    import numpy as np

    across, down, levels = zip(*crossings, strict=True)
    box = min(across) - beyond, min(down) - beyond, max(across) + beyond, max(down) + beyond
    return Seal(box, float(np.percentile(levels, _DARKEST)) - _BELOW)


def _crossings(page: "Gray", table: "Lattice") -> Iterator[tuple[int, int, int]]:
    """Where strokes cross the rules below and to the right of a table's cells, and all around it: across, down, how dark.

    The box around a cell that is no rectangle has rules within: they cross others as well."""
    thickest = round(max(page.shape) * _THICKEST)
    for place in table.places:
        for across, down, level in _around(page, place):
            if place.whole or not _is_a_corner(across, down, table, thickest):
                yield across, down, level


def _around(page: "Gray", place: "Place") -> Iterator[tuple[int, int, int]]:
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


def _is_a_corner(across: int, down: int, table: "Lattice", near: int) -> bool:
    """Whether an upright rule of a table and a level one may meet at a place."""
    boxes = [place.inside for place in table.places]
    upright = any(abs(across - edge) <= near for left, _, right, _ in boxes for edge in (left, right))
    return upright and any(abs(down - edge) <= near for _, top, _, bottom in boxes for edge in (top, bottom))


def _over(band: "NDArray[np.uint8]", edge: int, step: int) -> Iterator[tuple[int, int]]:
    """Where strokes cross the level rule that begins near row ``edge`` and goes on in direction ``step``: the column, and how dark."""
    import cv2
    import numpy as np

    longer = max(band.shape)
    depth = max(3, round(longer * _DEPTH))
    near = range(edge - step * _PALE_EDGE, edge + step * round(longer * _THICKEST), step)
    rule = _first_run([row for row in near if 0 <= row < len(band) and np.mean(band[row] < _INK) > _RULE])
    if not rule or band.shape[1] <= 4 * depth:
        return
    before, after = ([rule[end] + away * row for row in range(1, depth + 1)] for end, away in ((0, -step), (-1, step)))
    if min(*before, *after) < 0 or max(*before, *after) >= len(band):
        return
    sides = [_reaching(band[rows]) for rows in (before, after)]
    wide = np.ones((1, 2 * depth + abs(rule[-1] - rule[0]) + 1), np.uint8)
    both = [cv2.dilate(side[None], wide)[0] for side in sides]
    both[0][: 2 * depth] = both[0][-2 * depth :] = 0  # corners of cells are rules themselves
    _, _, runs, _ = cv2.connectedComponentsWithStats((both[0] & both[1])[None])
    for start, _, width, _, _ in runs[1:].tolist():
        run = np.s_[start : start + width]
        yield start + width // 2, int(min(band[rows[-1], run].min() for rows in (before, after)))


def _first_run(rows: Sequence[int]) -> Sequence[int]:
    """The rows before the first gap: what is beyond is a long stroke of print close to the rule, as in 件, and not the rule's own."""
    gap = next((number for number, (row, after) in enumerate(pairwise(rows), 1) if abs(after - row) > 1), len(rows))
    return rows[:gap]


def _reaching(strip: "NDArray[np.uint8]") -> Any:
    """Where strokes come out of a strip beside a rule, as 0 and 1, when they go through all of it; its first row may be the rule's edge."""
    import cv2
    import numpy as np

    _, labels = cv2.connectedComponents((strip[1:] < _INK).astype(np.uint8))
    through = np.intersect1d(labels[0], labels[-1])
    return np.isin(labels[-1], through[through > 0]).astype(np.uint8)
