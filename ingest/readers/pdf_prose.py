"""Lines to blocks: tables without rulings, headings, and wrapped lines re-joined into paragraphs, over page breaks too."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.parsed import Block
from ingest.readers.blocks import blocks_of
from ingest.readers.lines import Line
from ingest.readers.pdf_columns import columns_grid
from ingest.readers.pdf_flow import TextLine, around
from ingest.readers.pdf_open import open_grid
from ingest.readers.pdf_piped import piped_grid
from ingest.readers.pdf_regions import open_regions
from ingest.readers.pdf_spacing import closed_up
from ingest.readers.pdf_spread import put_together
from ingest.readers.pdf_tabs import Stops, are_tabbed, stops_of
from ingest.readers.pdf_typed import typed_grid

FULL = 2.5  # sizes that a full line may end before the margin
MOSTLY = 0.75  # of the measure: a line as wide that ends inside a sentence goes on
NARROWEST = 0.25  # of the page's width: lines of a column
INDENT = 0.9  # sizes
LOOSE = 1.4  # times the usual distance of lines: a gap between paragraphs
TITLE = 1.15  # times the size of the text
NEAR = 3  # lines
_HOLDS_VALUE = re.compile(r"(?:^|\s)[\d,.]+(?:\s|$)")
_STARTS = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]|第?[一二三四五六七八九十]{1,3}[、章]|\d{1,2}[.．、](?!\d)")
_ENDS = ("。", "；", "：", "！", "？", "”", "）")


def prose_blocks(lines: Sequence[TextLine]) -> list[Block]:
    """The blocks of lines that no ruled table parts."""
    lines = closed_up(put_together(lines))
    regions = open_regions(lines)
    usual = _Usual(lines)
    tables = [lines[region.start : region.end] for region in regions]
    stops, is_tabbed = stops_of(tables), are_tabbed([line for table in tables for line in table])
    blocks: list[Block] = []
    position = 0
    for region in regions:
        blocks += _paragraphs(lines[position : region.start], usual)
        rest = lines[region.end : region.end + NEAR]
        blocks.append(_table(lines[region.start : region.end], rest, stops, is_tabbed))
        position = region.end
    return blocks + _paragraphs(lines[position:], usual)


class _Usual:
    """What most lines have in common."""

    def __init__(self, lines: Sequence[TextLine]) -> None:
        sizes = sorted(line.printed.size for line in lines for _ in line.printed.characters)
        self.size = sizes[len(sizes) // 2] if sizes else 0.0
        steps = sorted(
            step / after.printed.size
            for before, after in pairwise(lines)
            if before.page is after.page and (step := after.printed.base - before.printed.base) > 0 and step < 4 * after.printed.size
        )
        self.step = steps[len(steps) // 3] if steps else 2.0  # in sizes


def _table(lines: Sequence[TextLine], rest: Sequence[TextLine], stops: Stops | None, is_tabbed: bool) -> Block:
    """A table without rulings; more of its rows may be in the ``rest``, not told from prose. ``stops``: where those of the document are
    typed with tabs, ``is_tabbed``: where they may be."""
    first = [line for line in lines if line.page is lines[0].page]
    is_cut = any(_HOLDS_VALUE.search(line.text) for line in rest)
    ends_page = not rest or rest[0].page is not lines[-1].page or rest[0].number > lines[-1].number + 1
    typed = typed_grid(lines, stops, is_cut or ends_page) if stops else None
    grid = typed or piped_grid(lines) or open_grid(lines, is_cut, is_tabbed) or columns_grid(lines, is_cut, is_tabbed)
    return Block(kind="table", grid=grid, page=lines[0].page.number, path=_span(lines), box=around(first))


def _paragraphs(lines: Sequence[TextLine], usual: _Usual) -> list[Block]:
    blocks: list[Block] = []
    gathered: list[TextLine] = []
    for line in lines:
        if gathered and not _continues(gathered[-1], line, usual):
            blocks += _blocks(gathered)
            gathered = []
        gathered.append(line)
    return blocks + (_blocks(gathered) if gathered else [])


def _blocks(lines: Sequence[TextLine]) -> list[Block]:
    """One paragraph or heading."""
    first = [line for line in lines if line.page is lines[0].page]
    place = {"page": lines[0].page.number, "box": around(first)}
    return [block.model_copy(update=place) for block in blocks_of([Line(_joined(lines), _span(lines))])]


def _continues(before: TextLine, line: TextLine, usual: _Usual) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    size = line.printed.size
    if abs(before.printed.size - size) > 0.1 * size:
        return False
    below = before.page is line.page and line.printed.base > before.printed.base
    step = (line.printed.base - before.printed.base) / size if below else 0.0
    if _is_title(before, usual) and _is_title(line, usual):
        return below and step < 2.6
    if step > LOOSE * usual.step:
        return False
    ended = before.text.endswith(_ENDS)
    if _STARTS.match(line.text) and (ended or len(before.text) <= 40):
        return False
    left, right = before.margins
    if right - left < NARROWEST * before.page.view.size[0]:
        return False  # too few or too short lines to show where they are wrapped
    free = right - before.printed.right
    if free > (FULL * size if ended else max(FULL * size, (1 - MOSTLY) * (right - left))):
        return False
    if _is_numbered_heading(before):
        return False
    indented = line.printed.left - line.margins[0] > INDENT * size
    return not indented or (not ended and abs(line.printed.left - before.printed.left) < INDENT * size)


def _is_numbered_heading(line: TextLine) -> bool:
    return bool(_STARTS.match(line.text)) and len(line.text) <= 25 and not re.search("[。，；,;]", line.text)


def _is_title(line: TextLine, usual: _Usual) -> bool:
    """Whether a line is set larger than the text and in the middle."""
    left, right = line.margins
    middle = abs((line.printed.left + line.printed.right) - (left + right)) <= 3 * line.printed.size
    return line.printed.size > TITLE * usual.size and middle and not _STARTS.match(line.text)


def _joined(lines: Sequence[TextLine]) -> str:
    """Wrapped lines put together, with a space only where two Latin words meet."""
    joined = ""
    for line in lines:
        text = line.text
        latin = bool(joined) and joined[-1].isascii() and joined[-1].isalnum() and text[:1].isascii() and text[:1].isalpha()
        joined += (" " if latin else "") + text
    return joined


def _span(lines: Sequence[TextLine]) -> str:
    """p3 L12-15, p3 L30-p4 L2."""
    first, last = lines[0], lines[-1]
    if first is last:
        return first.path
    return f"{first.path}-{last.number if first.page is last.page else last.path}"
