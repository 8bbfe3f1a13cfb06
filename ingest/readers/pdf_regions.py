"""Where tables without upright rulings stand among the lines of a PDF: what reads like a table, and what stands beside it in columns."""

import re
from collections.abc import Sequence
from itertools import pairwise

from askgov.taxonomy.layouts import ENUMERATORS, fold, fragments
from ingest.readers.lines import Kind, Line, kind_of
from ingest.readers.pdf_flow import TextLine
from ingest.readers.pdf_stretches import stretches_of
from ingest.readers.regions import Region, table_regions

FEWEST_CELLS = 4  # of a line that is a table's whatever it says
LONGEST = 40  # characters of a line in one piece that may be a cell's
SAME_SIZE = 0.08
OVERLAP = 0.9  # sizes from line to line, less than text is ever set at
_SENTENCE = re.compile(r"[。；！？]$")
_NUMBER = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)、.．]?")
_LABELS = re.compile(r"(?=[（(][一二三四五六七八九十]{1,3}[）)])|(?=(?<!\d)\d{1,2}[.．、])")  # where labels begin
_INNER = (Kind.LABEL, Kind.CELLS, Kind.PIECE, Kind.VALUES)


class _Seen:
    """A line as far as it shows by itself."""

    def __init__(self, line: TextLine, is_crowded: bool) -> None:
        """``is_crowded``: other lines reach into its height, as those of cells side by side do."""
        stretches = stretches_of(line)
        texts = [stretch.text for stretch in stretches]
        if len(texts) > 1 and _NUMBER.fullmatch(texts[0]) and not _NUMBER.match(texts[1]):  # a heading with a gap behind its number
            texts = texts[1:]
        kind = Kind.LABEL if _are_labels(line.text) else kind_of(Line(line.text, line.path))
        self.size = line.printed.size
        self.cells = len(texts)
        self.is_inner = self.cells > 1 or is_crowded or kind in _INNER
        self.ends = (
            self.cells == 1 and not is_crowded and (kind is Kind.CHAPTER or len(line.text) > LONGEST or bool(_SENTENCE.search(line.text)))
        )


def open_regions(lines: Sequence[TextLine]) -> list[Region]:
    """The tables among the lines, in order."""
    near = [False, *(_overlap(*pair) for pair in pairwise(lines)), False]
    seen = [_Seen(line, near[index] or near[index + 1]) for index, line in enumerate(lines)]
    seeds = [(region.start, region.end) for region in table_regions([Line(line.text, line.path) for line in lines])]
    seeds += [(index, index + 1) for index, one in enumerate(seen) if one.cells >= FEWEST_CELLS]
    whole: list[Region] = []
    for start, end in sorted(seeds):
        if whole and end <= whole[-1].end:
            continue
        first, last = _grown(seen, start, end)
        if whole and first <= whole[-1].end:
            whole[-1] = Region(whole[-1].start, max(whole[-1].end, last))
        else:
            whole.append(Region(first, last))
    return whole


def _are_labels(text: str) -> bool:
    """Whether a line is several labels of a table, or pieces of them: 三、本年度办理 and （一）予以公开 in cells that touch."""
    pieces = [fold(piece).lstrip("".join(ENUMERATORS)) for piece in _LABELS.split(text) if piece]
    return len(pieces) > 1 and all(len(piece) > 1 and piece in fragments() for piece in pieces)


def _overlap(line: TextLine, after: TextLine) -> bool:
    step = after.printed.base - line.printed.base
    return line.page is after.page and 0 <= step < OVERLAP * max(line.printed.size, after.printed.size)


def _grown(seen: Sequence[_Seen], start: int, end: int) -> tuple[int, int]:
    """A region with the lines before and after it in the same size, up to what is no table's."""
    sizes = sorted(one.size for one in seen[start:end])
    size = sizes[len(sizes) // 2]
    first, last = start, end

    def belongs(one: _Seen) -> bool:
        return not one.ends and abs(one.size - size) <= SAME_SIZE * size

    while first and belongs(seen[first - 1]):
        first -= 1
    while last < len(seen) and belongs(seen[last]):
        last += 1
    while first < start and not seen[first].is_inner:
        first += 1
    while last > end and not seen[last - 1].is_inner:
        last -= 1
    return first, last
