"""How dark print is on a page: a grey seal that is surely paler than all of it can be told from print wherever it lies."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.readers.scan_marks import LIGHT
from ingest.readers.scan_seals import Seal, touching

if TYPE_CHECKING:
    from ingest.readers.scan_paper import Paper
    from ingest.readers.scan_rules import Lattice

_FEWEST = 40  # marks of print that tell how dark it is
_PALEST = 99  # percent of them that are as dark
_LEAD = 6  # levels by which a seal is paler, at least
_MARK = 1 / 250  # of the page's longer side: a smaller mark is no stroke of print
_EDGE = 1 / 600  # of the page's longer side: ink along a cell's edge belongs to its rule


def told_apart(page: "Paper", tables: "Sequence[Lattice]", found: Sequence[Seal]) -> list[Seal]:
    """The seals, with what the print of the cells that none of them touches says: whether a grey one is surely paler than print."""
    if all(seal.floor is None for seal in found):
        return list(found)
    palest = _palest(page, tables, found)
    return [seal._replace(apart=seal.floor is not None and palest is not None and palest + _LEAD < seal.floor) for seal in found]


def _palest(page: "Paper", tables: "Sequence[Lattice]", found: Sequence[Seal]) -> float | None:
    """The level that nearly every mark of print is at least as dark as somewhere; None when too few are seen."""
    import cv2
    import numpy as np

    longer = max(page.black.shape)
    edge, levels = round(longer * _EDGE), []
    for left, top, right, bottom in (place.inside for table in tables for place in table.places if not touching(found, place.inside)):
        cell = page.black[top + edge : bottom - edge, left + edge : right - edge]
        if cell.size:
            _, labels, stats, _ = cv2.connectedComponentsWithStats((cell < LIGHT).astype(np.uint8))
            for number, (x, y, width, height, _) in enumerate(stats[1:].tolist(), 1):
                if max(width, height) >= longer * _MARK:
                    area = np.s_[y : y + height, x : x + width]
                    levels.append(int(cell[area][labels[area] == number].min()))
    return float(np.percentile(levels, _PALEST)) if len(levels) >= _FEWEST else None
