"""Which way up a page stands: the way in which its print can be read."""

from typing import TYPE_CHECKING

from ingest.readers.scan_engine import find_lines, recognise
from ingest.readers.scan_paper import Paper, quarter_turned

if TYPE_CHECKING:
    from ingest.readers.scan_engine import Gray, Span

_SAMPLE = 6  # lines tried
_LONGEST = 16  # times its height: of a line as much is tried
_GOOD = 0.8  # how sure the characters of print that stands upright are, on the whole


def upright(page: Paper) -> tuple[Paper, list["Span"]]:
    """The page turned by quarters so that its print reads well, and where its lines are; as it is when no turn reads better."""
    best = -1.0
    chosen: tuple[Paper, list[Span]] = page, []
    for turns in (0, 2, 1, 3):
        turned = quarter_turned(page, turns)
        lines = find_lines(turned.dark)
        legible = _legible(turned.dark, lines)
        if legible > best:
            best, chosen = legible, (turned, lines)
        if best >= _GOOD:
            break
    return chosen


def _legible(dark: "Gray", lines: list["Span"]) -> float:
    """How sure some lines of the page are read, 0 to 1: the longest that lie."""
    lying = [span for span in lines if span[2] - span[0] > 2 * (span[3] - span[1])]
    longest = sorted(lying, key=lambda span: span[0] - span[2])[:_SAMPLE]
    cuts = [dark[top:bottom, left : min(right, left + _LONGEST * (bottom - top))] for left, top, right, bottom in longest]
    sure = [max(0.0, glyph.sure) for reading in recognise(cuts) for glyph in reading]
    return sum(sure) / len(sure) * min(1.0, len(sure) / 8) if sure else 0.0
