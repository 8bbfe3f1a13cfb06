"""Text and Markdown files: numbered lines to blocks. Markdown marks are taken off, so that what is shown is what a reader sees."""

import html
import re

from ingest.parsed import Block, ParsedReport
from ingest.readers.blocks import blocks_of
from ingest.readers.bounds import check_text_bounds
from ingest.readers.decoding import seen
from ingest.readers.lines import Line
from ingest.readers.separated import tabbed

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*")
_EMPHASIS = re.compile(r"\*\*([^*\n]+)\*\*|(?<![\w*])\*([^*\s][^*\n]*)\*(?![\w*])")
_STRUCK = re.compile(r"~~[^~\n]{1,200}~~")
_NOTE = re.compile(r"\[\^[^\]\s]{1,20}\](?!:)")
_WRAPPED = re.compile(r"(?<![`\w])`([^`\n]{1,200})`(?![`\w])|(?<![_\w])__([^_\n]{1,200})__(?![_\w])")
_IMAGE = re.compile(r"!\[([^\[\]\n]{0,200})\]\([^()\n]{0,2000}\)")
_LINK = re.compile(r"\[([^\[\]\n]{0,500})\]\([^()\n]{0,2000}\)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TABLE_START = re.compile(r"<table\b", re.IGNORECASE)
_TABLE_END = re.compile(r"</table\s*>", re.IGNORECASE)


def read_text(text: str, markdown: bool = False) -> ParsedReport:
    """The blocks of a text; paths are line numbers (L57). Tables written in HTML inside Markdown are read as such."""
    check_text_bounds(text)
    raw = tabbed(text.split("\n"))
    marked = markdown or any(_HEADING.fullmatch(line) for line in raw)
    blocks: list[Block] = []
    lines: list[Line] = []
    position = 0
    while position < len(raw):
        if _TABLE_START.search(raw[position]):
            end = _table_end(raw, position)
            blocks += [*blocks_of(lines), *_embedded(raw[position:end], position + 1)]
            lines, position = [], end
            continue
        lines.append(_line(raw[position], position + 1, marked))
        position += 1
    return ParsedReport(media_type="text/markdown" if marked else "text/plain", blocks=(*blocks, *blocks_of(lines)))


def _line(raw: str, number: int, marked: bool) -> Line:
    """One line, its heading level taken from its # marks."""
    text = seen(html.unescape(raw)) if "&" in raw else raw
    text = _IMAGE.sub(lambda match: f"[图片:{match[1]}]" if match[1] else "[图片]", text)
    if not marked:
        return Line(text, f"L{number}")
    heading = _HEADING.fullmatch(text)
    level = len(heading[1]) if heading else 0
    text = _LINK.sub(r"\1", heading[2] if heading else text.removeprefix("> "))
    text = _WRAPPED.sub(lambda match: match[1] or match[2], _NOTE.sub("", _STRUCK.sub("", text)))
    text = _EMPHASIS.sub(lambda match: match[1] or match[2], _BREAK.sub(" ", text))
    return Line(_ESCAPED.sub(r"\1", text), f"L{number}", level)


def _table_end(raw: list[str], start: int) -> int:
    """The line after the one that closes the table begun at ``start``; tables may hold tables."""
    depth = 0
    for position in range(start, len(raw)):
        depth += len(_TABLE_START.findall(raw[position])) - len(_TABLE_END.findall(raw[position]))
        if depth <= 0:
            return position + 1
    return len(raw)


def _embedded(raw: list[str], number: int) -> list[Block]:
    from ingest.readers.markup import blocks_of_markup  # loads an HTML parser: only where there is HTML

    prefix = f"L{number}" if len(raw) == 1 else f"L{number}-{number + len(raw) - 1}"
    return blocks_of_markup("\n".join(raw), prefix)
