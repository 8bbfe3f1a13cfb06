"""Lines to blocks: tables found, headings kept, wrapped lines re-joined into paragraphs."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ingest.parsed import Block
from ingest.readers.lines import Line
from ingest.readers.regions import grid_of, table_regions

_NUMBERED_HEADING = re.compile(r"(?:第?[一二三四五六七八九十]{1,3}[、章]|[（(][一二三四五六七八九十]{1,3}[）)])\s*\S")
_TITLE = re.compile(r"年度?报告|工作报告|年报")
_STOP = tuple("。！？；：!?;:，,、.")
_PARAGRAPH_START = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?!\d)")
_PAGE = re.compile(r"[-—–―·•]?\s*\d{1,4}\s*[-—–―·•]?|第\s*\d{1,4}\s*页.{0,12}")
LONGEST_HEADING = 40
_SLACK = 4  # columns that a full line may fall short of the widest: a mark or a long number moved to the next line
_MOSTLY = 0.75  # of the measure: a line as wide that ends inside a sentence goes on
_ENDS = ("。", "；", "：", "！", "？", "”", "）")
_FEWEST = 6  # lines needed to tell a wrapped text


def blocks_of(lines: Sequence[Line]) -> list[Block]:
    """Blocks in reading order. Empty lines part paragraphs; a paragraph's path covers its lines."""
    regions = table_regions(lines)
    inside = {position for region in regions for position in range(*region)}
    measure = _measure([line for position, line in enumerate(lines) if position not in inside])
    blocks: list[Block] = []
    position = 0
    for region in regions:
        blocks += _passages(lines[position : region.start], measure)
        covered = lines[region.start : region.end]
        blocks.append(Block(kind="table", grid=grid_of(covered), path=_span(covered)))
        position = region.end
    return blocks + _passages(lines[position:], measure)


def width(text: str) -> int:
    """Columns a text takes on paper, a Chinese character two."""
    return sum(map(_columns, text))


@lru_cache(maxsize=4096)
def _columns(char: str) -> int:
    return 2 if unicodedata.east_asian_width(char) in "WFA" else 1


def _passages(lines: Sequence[Line], measure: int) -> list[Block]:
    blocks: list[Block] = []
    gathered: list[Line] = []
    for line in lines:
        if measure and _PAGE.fullmatch(line.text.strip()):
            continue
        if gathered and not _continues(gathered[-1], line, measure):
            blocks.append(_block(gathered))
            gathered = []
        if line.text.strip():
            gathered.append(line)
    if gathered:
        blocks.append(_block(gathered))
    return blocks


def _measure(lines: Sequence[Line]) -> int:
    """The width at which the text is wrapped, 0 when it is not: in wrapped text most long lines end at nearly the same column."""
    widths = sorted((width(line.text.strip()) for line in lines if line.text.strip() and not line.level), reverse=True)
    full = widths[len(widths) // 20] if widths else 0
    near = sum(full - _SLACK <= value <= full + _SLACK for value in widths)
    return full if 30 <= full <= 200 and len(widths) >= _FEWEST and near >= 0.4 * len(widths) else 0


def _continues(before: Line, line: Line, measure: int) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    text = line.text.strip()
    if not text or before.level or line.level or (_PARAGRAPH_START.match(text) and before.text.strip().endswith(("。", "；", "："))):
        return False
    if not measure:
        return before.text.endswith(("  ", "\\"))  # a hard break of Markdown inside a paragraph
    ended = before.text.strip().endswith(_ENDS)
    wide_enough = measure - _SLACK if ended else _MOSTLY * measure
    return width(before.text.strip()) >= wide_enough and not _is_heading(before.text.strip())


def _block(lines: Sequence[Line]) -> Block:
    text = _joined(line.text.strip() for line in lines)
    level = lines[0].level
    heading = bool(level) or (len(lines) == 1 and _is_heading(text))
    return Block(kind="heading" if heading else "paragraph", text=text, level=level, path=_span(lines))


def _joined(texts: Iterable[str]) -> str:
    """Wrapped lines put together, with a space only where two Latin words meet."""
    joined = ""
    for text in texts:
        latin = bool(joined) and joined[-1].isascii() and joined[-1].isalnum() and text[:1].isascii() and text[:1].isalpha()
        joined += (" " if latin else "") + text
    return joined


def _is_heading(text: str) -> bool:
    """A short line with a heading's number, or a title: no sentence."""
    if len(text) > LONGEST_HEADING or (text.endswith(_STOP) and not text.endswith("。")) or "。" in text[:-1]:
        return False
    return bool(_NUMBERED_HEADING.match(text)) or (bool(_TITLE.search(text)) and not text.endswith("。"))


def _span(lines: Sequence[Line]) -> str:
    """The path of several lines: L3-9 for numbered lines, else the first and the last path."""
    first, last = lines[0].path, lines[-1].path
    if first == last or not last:
        return first
    return f"{first}-{last[1:]}" if last.startswith("L") and last[1:].isdigit() else first
