"""Rows typed with tabs: what stands behind a tab begins at the next stop, whatever column it belongs to."""

from collections.abc import Sequence
from itertools import pairwise

from ingest.readers.pdf_flow import TextLine
from ingest.readers.pdf_stretches import stretches_of

FEWEST = 4  # stops in use
CLOSEST, FARTHEST = 15.0, 40.0  # points from stop to stop, as office programs set them
ON_STOP = 0.75  # points
MOSTLY = 0.9  # of what stands in the lines: some goes on at the margin


def are_tabbed(lines: Sequence[TextLine]) -> bool:
    """Whether what stands in the lines of a table begins at evenly spaced stops that are closer than its columns: where a cell is empty,
    what follows it may stand under the label of another."""
    starts = sorted(stretch.box[0] for line in lines for stretch in stretches_of(line)[1:])
    places = [after for before, after in pairwise([-FARTHEST, *starts]) if after - before > ON_STOP]
    if len(places) < FEWEST:
        return False
    wide = places[-1] - places[0]
    least = min(gap for gap in (after - before for before, after in pairwise(places)))
    step = wide / max(round(wide / least), 1)
    on_stop = sum(abs((start - places[0] + step / 2) % step - step / 2) <= ON_STOP for start in starts)
    return CLOSEST <= step <= FARTHEST and on_stop >= MOSTLY * len(starts)
