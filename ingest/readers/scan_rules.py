"""Ruled tables in a picture: its long straight rules, and the cells that they enclose.

A cell is a region that rules shut in, so merged cells need no special care. A region that is no rectangle has lost part of a rule.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from ingest.readers.scan_engine import Gray, Span

_INK = 205  # of 255: rules may be thin and grey
# Shares of the page's longer side:
_ACROSS, _DOWN = 1 / 50, 1 / 80  # a shorter line is a stroke of a character
_GAP = 1 / 200  # within a rule
_CELL = 1 / 180  # the least side of a cell, and the most by which rules of one column may differ
_NARROWEST = 4  # pixels of a cell's side, however small the picture: less has no inside
_TABLE = 1 / 12  # the least width of a table
_WHOLE = 0.99  # of a cell's inside is the cell's own
_UPRIGHT = 0.9  # of the pixels along an upright rule are its own
MOST_CELLS = 4000  # of a table


class Place(NamedTuple):
    """A cell: where in the grid, how far it reaches, its inside on the page, and whether its rules are complete."""

    row: int
    column: int
    rowspan: int
    colspan: int
    inside: "Span"
    whole: bool


class Lattice(NamedTuple):
    """A ruled table."""

    span: "Span"
    rows: int
    edges: tuple[float, ...]  # where its upright rules are, from left to right
    places: tuple[Place, ...]


def lattices(page: "Gray") -> list[Lattice]:
    """The ruled tables of an upright page, from top to bottom."""
    import cv2
    import numpy as np

    rules = _rules(page)
    longer = max(page.shape)
    near = cv2.dilate(rules, np.ones((5, 5), np.uint8))  # corners of faint rules may be open by some pixels
    _, labels, boxes, _ = cv2.connectedComponentsWithStats(near)
    found: list[Lattice] = []
    parts = boxes[1:].tolist()
    for left, top, width, height, _ in parts:
        if width < longer * _TABLE or height < longer * _DOWN:
            continue
        numbers = [number for number, part in enumerate(parts, 1) if _is_of(part, (left, top, width, height), longer * _CELL)]
        start, end = min(parts[number - 1][0] for number in numbers), max(sum(parts[number - 1][0:3:2]) for number in numbers)
        area = np.s_[top : top + height, start:end]
        lattice = _lattice(np.where(np.isin(labels[area], numbers), rules[area], 0), start, top, longer)
        if lattice is not None:
            found.append(lattice)
    inner = [one for one in found if not any(one is not other and _holds(other.span, one.span) for other in found)]
    return sorted(inner, key=lambda lattice: (lattice.span[1], lattice.span[0]))


def _is_of(part: Sequence[int], table: Sequence[int], tolerance: float) -> bool:
    """Whether connected rules are those of a table, or an upright rule beside it that is as tall: where a merged cell goes on over both
    ends of the page, no level rule connects it. Boxes are left, top, width, height."""
    _, top, width, height = part[:4]
    within = abs(top - table[1]) <= tolerance and abs(top + height - table[1] - table[3]) <= tolerance
    return tuple(part[:4]) == tuple(table) or (within and width < tolerance)


def _rules(page: "Gray") -> Any:
    """Pixels of horizontal and vertical rules, as 0 and 1."""
    import cv2
    import numpy as np

    ink = (page < _INK).astype(np.uint8)
    longer = max(page.shape)
    gap = round(longer * _GAP)
    rules: Any = np.zeros_like(ink)
    for share, turned in ((_ACROSS, False), (_DOWN, True)):
        along = [np.ones((1, round(longer * share)), np.uint8), np.ones((1, gap), np.uint8)]
        thick = np.ones((3, 1), np.uint8)  # a rule that wavers by a pixel is still straight
        if turned:
            along, thick = [kernel.T for kernel in along], thick.T
        drawn = cv2.morphologyEx(cv2.dilate(ink, thick), cv2.MORPH_OPEN, along[0])
        rules |= cv2.erode(cv2.morphologyEx(drawn, cv2.MORPH_CLOSE, along[1]), thick)
    return rules


def _lattice(drawn: Any, left: int, top: int, longer: int) -> Lattice | None:
    """The lattice of one connected drawing of rules; None when it encloses fewer than two cells. Its own frame is always closed."""
    import cv2

    x, y, width, height = cv2.boundingRect(drawn)
    left, top, drawn = left + x, top + y, drawn[y : y + height, x : x + width]
    least = max(longer * _CELL, _NARROWEST)
    if height <= least:
        return None
    _, labels, boxes, _ = cv2.connectedComponentsWithStats(1 - _framed(drawn, round(least)), connectivity=4)
    kept = [(number, box) for number, box in enumerate(boxes.tolist()) if number and min(box[2], box[3]) >= least]
    kept = [(number, box) for number, box in kept if box[4] >= 0.5 * box[2] * box[3]]
    if not 2 <= len(kept) <= MOST_CELLS:
        return None
    tolerance = least
    across = _edges([edge for _, (x, _, w, _, _) in kept for edge in (x, x + w)], tolerance)
    down = _edges([edge for _, (_, y, _, h, _) in kept for edge in (y, y + h)], tolerance)
    places: list[Place] = []
    taken: dict[tuple[int, int], int] = {}
    for number, (x, y, w, h, _) in kept:
        column, row = _nearest(across, x), _nearest(down, y)
        colspan, rowspan = _nearest(across, x + w) - column, _nearest(down, y + h) - row
        if colspan < 1 or rowspan < 1:
            continue
        inset = labels[y + 3 : y + h - 3, x + 3 : x + w - 3] == number
        whole = bool(inset.size) and float(inset.mean()) >= _WHOLE
        for place in ((row + i, column + j) for i in range(rowspan) for j in range(colspan)):
            if place in taken:
                whole = False
            taken[place] = len(places)
        places.append(Place(row, column, rowspan, colspan, (left + x, top + y, left + x + w, top + y + h), whole))
    if len(places) < 2 or len(across) < 3:
        return None
    ordered = tuple(sorted(places, key=lambda place: (place.row, place.column)))
    return Lattice((left, top, left + width, top + height), len(down) - 1, tuple(left + x for x in across), ordered)


def _framed(drawn: Any, reach: int) -> Any:
    """The rules with a frame around them that those which end close to it meet: what is cut at the end of a page has no level rule."""
    import numpy as np

    framed = drawn.copy()
    framed[[0, -1], :] = framed[:, [0, -1]] = 1
    for end, before in ((np.s_[:reach], np.s_[reach : 2 * reach]), (np.s_[-reach:], np.s_[-2 * reach : -reach])):
        framed[end, drawn[before].mean(axis=0) > _UPRIGHT] = 1
    return framed


def _edges(values: list[int], tolerance: float) -> list[float]:
    """Places of rules: edges of cells that lie within the tolerance of one another, by their middle."""
    groups: list[list[int]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= tolerance:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [(group[0] + group[-1]) / 2 for group in groups]


def _nearest(edges: list[float], value: int) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - value))


def _holds(outer: "Span", inner: "Span") -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and outer[2] >= inner[2] and outer[3] >= inner[3]
