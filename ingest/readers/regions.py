"""Where tables stand among lines of text, and their lines as grids: one row for each line, ragged where the line is."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.labels import segments
from ingest.parsed import Cell, Grid
from ingest.readers.aligned import aligned
from ingest.readers.blank_runs import blank_runs
from ingest.readers.lines import Kind, Line, delimited, is_drawn, kind_of, pipes_part, split_spaced
from ingest.rejected import Rejected
from ingest.values import is_value

MAX_CELLS = 200_000
MOST_STRAY_LINES = 2  # lines of something else (a running head) that a table continues after
LONGEST_STRAY_LINE = 40
_FEW_EMPTY = 0.3  # empty lines for each filled one that may be cells, whatever they part
_PART = "第二十"  # …条第（五）项
_INNER = {Kind.CELLS, Kind.LABEL, Kind.PIECE, Kind.VALUES}


class Region(NamedTuple):
    """Lines ``start`` to ``end`` (excluded) that are a table."""

    start: int
    end: int


def table_regions(lines: Sequence[Line]) -> list[Region]:
    """The tables among the lines, in order."""
    kinds = [kind_of(line) for line in lines]
    regions: list[Region] = []
    position = 0
    while position < len(lines):
        if kinds[position] not in (Kind.CELLS, Kind.LABEL):
            position += 1
            continue
        end = _end(lines, kinds, position)
        if _is_table(lines[position:end], kinds[position:end]):
            regions.append(Region(position, end))
        position = end
    return regions


def grid_of(lines: Sequence[Line]) -> Grid:
    """The lines of a region as a grid. Raises ``Rejected`` beyond ``MAX_CELLS``."""
    if (set_with_spaces := blank_runs(lines) or aligned(lines)) is not None:
        return set_with_spaces
    rows: list[tuple[str, list[str]]] = []
    lines = _single_spaced(lines)
    upright = _is_upright(lines)
    lines = _without_gaps(lines) if upright else lines
    if upright and all(_filled_cells(line) <= 1 for line in lines):  # tabs only indent
        lines = [line._replace(text=line.text.strip()) for line in lines]
    lone_pipes = sum(line.text.strip() in ("|", "｜") for line in lines)
    enclosed = not pipes_part(line.text for line in lines)
    between_pipes = lone_pipes >= 3 and not any(_ends_its_cell(line) for line in lines)
    for before, line in zip((None, *lines), lines, strict=False):
        text = line.text.strip()
        if is_drawn(text):
            continue
        if between_pipes and text in ("|", "｜"):
            if before is not None and before.text.strip() in ("|", "｜"):
                rows.append((line.path, [""]))
        elif not text:
            if "\t" in line.text:
                rows.append((line.path, delimited(line.text) or [""]))
            elif upright:
                rows.append((line.path, [""]))
        else:
            rows.append((line.path, delimited(line.text, enclosed) or split_spaced(text)))
    if sum(len(cells) for _, cells in rows) > MAX_CELLS:
        raise Rejected("表格超过 20 万格，未读取。")
    cells = tuple(
        Cell(row=row, column=column, text=text, path=path) for row, (path, texts) in enumerate(rows) for column, text in enumerate(texts)
    )
    return Grid(rows=len(rows), columns=max((len(texts) for _, texts in rows), default=0), cells=cells)


def _end(lines: Sequence[Line], kinds: Sequence[Kind], start: int) -> int:
    """The end of the region that begins at ``start``: after its last line of table content."""
    end, strays = start + 1, 0
    for position in range(start + 1, len(lines)):
        kind = kinds[position]
        if kind in _INNER:
            end, strays = position + 1, 0
        elif kind is not Kind.EMPTY:
            strays += 1
            if kind is Kind.CHAPTER or strays > MOST_STRAY_LINES or len(lines[position].text.strip()) > LONGEST_STRAY_LINE:
                break
    while (
        end > start + 1
        and kinds[end - 1] is Kind.PIECE
        and not _has_value(lines[end - 1])
        and not _ends_a_row(lines[end - 2], kinds[end - 2])
    ):
        end -= 1
    return end


def _ends_a_row(line: Line, kind: Kind) -> bool:
    """Whether a piece of a label may still belong to what a line holds."""
    return kind in (Kind.CELLS, Kind.LABEL, Kind.VALUES) or (kind is Kind.PIECE and _has_value(line))


def _is_table(lines: Sequence[Line], kinds: Sequence[Kind]) -> bool:
    """Whether the lines are a national table (labels and values, or many labels) or look like another one."""
    words = [line.text for line, kind in zip(lines, kinds, strict=True) if kind in (Kind.CELLS, Kind.LABEL, Kind.PIECE)]
    printed = {label for segment in segments(words) for label in segment.labels if label.table}
    if any(label.kind == "row" for label in printed) and any(map(_has_value, lines)):
        return True
    return len(printed) >= 4 or (not printed and kinds.count(Kind.CELLS) >= 3 and Kind.PROSE not in kinds)


def _has_value(line: Line) -> bool:
    return any(is_value(cell) for cell in delimited(line.text) or split_spaced(line.text) if cell.strip())


def _filled_cells(line: Line) -> int:
    return sum(map(bool, delimited(line.text) or split_spaced(line.text)))


def _single_spaced(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without every other one, where all of these are empty: a cell that is empty shows as one empty line more."""
    return lines if len(lines) < 2 or any(line.text.strip() or "\t" in line.text for line in lines[1::2]) else lines[::2]


def _without_gaps(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without the empty one before each part of table 2 (第二十条第（五）项), where every part has it: it is no empty cell."""
    parts = [at for at, line in enumerate(lines) if at and line.text.strip().startswith(_PART)]
    gaps = {at - 1 for at in parts if not lines[at - 1].text.strip() and "\t" not in lines[at - 1].text}
    return [line for at, line in enumerate(lines) if at not in gaps] if len(gaps) == len(parts) else lines


def _is_upright(lines: Sequence[Line]) -> bool:
    """Whether each line is one cell and lines follow one another closely, so that an empty line is an empty cell."""
    filled = [line for line in lines if line.text.strip()]
    single = sum(_filled_cells(line) <= 1 for line in filled)
    close = len(lines) - len(filled) <= _FEW_EMPTY * len(filled) or (_values_are_close(lines) and not _values_stand_apart(lines))
    return single >= 0.8 * len(filled) and close


def _values_are_close(lines: Sequence[Line]) -> bool:
    """Whether another line often follows a value without an empty one between: however many there are, they part nothing."""
    followed = [bool(after.text.strip()) for line, after in pairwise(lines) if is_value(line.text)]
    return sum(followed) >= _FEW_EMPTY * len(followed) > 0


def _values_stand_apart(lines: Sequence[Line]) -> bool:
    """Whether one empty line stands before each value, and never two: none is an empty cell, or the rows of one value would show it."""
    shown = [line.text.strip() for line in lines]
    before = [above for above, text in pairwise(shown) if is_value(text)]
    return not any(before) and not any(above == text == "" for above, text in pairwise(shown))


def _ends_its_cell(line: Line) -> bool:
    """``规章 |``: text and the pipe after it on one line."""
    return "|" in line.text and len(line.text.strip()) > 1
