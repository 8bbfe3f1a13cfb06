"""Lines of print to blocks: lines that a paragraph was broken into are told by their indent and by how far they reach."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ingest.parsed import Block, Box
from ingest.readers.blocks import blocks_of
from ingest.readers.lines import Line
from ingest.readers.scan_prose import Row

if TYPE_CHECKING:
    from ingest.readers.scan_engine import Span

_INDENT = 1.0  # heights of print by which a line that opens a paragraph is indented, at least
_SHORT = 2.6  # heights of print by which a full line may end before the edge
_LEADING = 1.6  # heights of print between two lines of a paragraph, at most
_ALIKE = 1.3  # times: lines of one paragraph differ no more in height


def blocks_of_rows(rows: Sequence[Row], page: int, box_of: Callable[["Span"], Box]) -> list[Block]:
    """The blocks of lines that follow one another on a page; ``path`` is the lines' numbers on it."""
    if not rows:
        return []
    left, right = min(row.span[0] for row in rows), max(row.span[2] for row in rows)
    joined: list[list[Row]] = []
    for row in rows:
        if joined and _goes_on(joined[-1][-1], row, left, right):
            joined[-1].append(row)
        else:
            joined.append([row])
    lines = [Line("".join(row.text for row in group), f"L{number}") for number, group in enumerate(joined, 1)]
    return [_placed(block, joined, page, box_of) for block in blocks_of(lines)]


def _goes_on(before: Row, row: Row, left: int, right: int) -> bool:
    height, following = before.span[3] - before.span[1], row.span[3] - row.span[1]
    return (
        "\t" not in before.text + row.text
        and max(height, following) <= _ALIKE * min(height, following)
        and before.span[2] >= right - _SHORT * height
        and row.span[0] <= left + _INDENT * height
        and row.span[1] - before.span[3] <= _LEADING * height
    )


def _placed(block: Block, joined: Sequence[Sequence[Row]], page: int, box_of: Callable[["Span"], Box]) -> Block:
    def box(path: str) -> Box:
        first, _, last = path.removeprefix("L").partition("-")
        boxes = [box_of(row.span) for group in joined[int(first) - 1 : int(last or first)] for row in group]
        return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)

    grid = block.grid
    if grid is not None:
        cells = tuple(cell.model_copy(update=_cell(cell.text, box(cell.path), page)) for cell in grid.cells)
        grid = grid.model_copy(update={"cells": cells})
    return block.model_copy(update={"page": page, "path": f"p{page}", "box": box(block.path), "grid": grid})


def _cell(text: str, box: Box, page: int) -> dict[str, object]:
    doubtful = "\ufffd" in text and not any("\u4e00" <= character <= "\u9fff" for character in text)
    return {"page": page, "box": box, "path": f"p{page}", **({"text": "", "unreadable": True} if doubtful else {})}
