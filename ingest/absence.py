"""Tables that a report should have and that give no figures: pictures, empty forms, tables that are not there."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from askgov.domain import Format, Frozen, State
from askgov.taxonomy.concepts import concept
from ingest.cells import FoundCell
from ingest.generation import Seen
from ingest.labels import is_label
from ingest.parsed import Block, Grid, ParsedReport

_HEADINGS = {"2": "主动公开政府信息", "3": "政府信息公开申请", "4": "行政复议"}
_OLD = (Format.G0, Format.G1)
_LONGEST_HEADING = 60
_DIGIT = re.compile(r"\d")
_LABELLED_NUMBER = re.compile(r"[:：,，;；]\s*\d[\d,.]*\s*$")  # 规章：5, a line of a table that no reader takes for one
_FEWEST_LINES = 3
_ROW_OF_NUMBERS = re.compile(r"(?:\d+\s*[,，;；]\s*){4,40}\d")
_YEAR = re.compile(r"(?:19|20)\d{2}年?")


class Absent(Frozen):
    """A table without figures, and why, in Chinese."""

    table: str  # 1 统计表 · 2 主动公开 · 3 依申请公开 · 4 复议诉讼
    reason: str


def absent_tables(
    document: ParsedReport, cells: Iterable[FoundCell], seen: Iterable[Seen], format_: Format | None, of_other_years: Set[str] = frozenset()
) -> tuple[Absent, ...]:
    """The tables of the report's format that gave no figure, in their order; ``of_other_years`` are those it prints for another year."""
    filled = {_table(cell, format_) for cell in cells if cell.state is not State.BLANK}
    labelled: dict[str, set[int]] = defaultdict(set)
    for block, table, kind, _ in seen:
        if kind == "row":
            labelled[table].add(block)
    expected = ("1",) if format_ in _OLD else ("2", "3", "4")
    return tuple(
        Absent(table=table, reason=_reason(document, table, labelled, of_other_years)) for table in expected if table not in filled
    )


def _table(cell: FoundCell, format_: Format | None) -> str:
    return "1" if format_ in _OLD else concept(cell.concept).table


def _reason(document: ParsedReport, table: str, labelled: Mapping[str, Set[int]], of_other_years: Set[str]) -> str:
    chapter = _chapter(document.blocks, _HEADINGS.get(table, ""))
    if any("[图片" in block.text for block in chapter):
        return "表是图片，读不出数字。"
    if table in of_other_years and table not in labelled:
        return "只有别的年度的表，没有采用。"
    if table in labelled:
        filled = any(_holds_numbers(document.blocks[block].grid) for block in labelled[table])
        return "表在，也有数字，但没有读懂它的排法，没有采用。" if filled else "表在，但没有填数字。"
    lines = sum(bool(_LABELLED_NUMBER.search(block.text)) for block in chapter)
    if lines >= _FEWEST_LINES or any(_ROW_OF_NUMBERS.search(block.text) for block in chapter):
        return "有这一章，也有数字，但没有认出表来，没有采用。"
    return "有这一章，但没有找到表。" if chapter else "没有找到这张表。"


def _holds_numbers(grid: Grid | None) -> bool:
    """Whether cells that are no labels hold digits, read or not."""
    return any(_DIGIT.search(_YEAR.sub("", cell.text)) and not is_label(cell.text) for cell in (grid.cells if grid else ()))


def _chapter(blocks: Sequence[Block], words: str) -> list[Block]:
    """The heading with these words and what follows it, up to the next heading of its kind."""
    start = next((i for i, block in enumerate(blocks) if words and words in block.text and len(block.text) <= _LONGEST_HEADING), None)
    if start is None:
        return []
    chapter = [blocks[start]]
    for block in blocks[start + 1 :]:
        if any(other in block.text and len(block.text) <= _LONGEST_HEADING for other in _HEADINGS.values()) or block.text.startswith(
            "五、"
        ):
            break
        chapter.append(block)
    return chapter
