"""Which block of table 4 stands first: told by where labels stand, by the order of lines only where that leaves no doubt.

A label that spans two lines of the header and is centred stands between these: 行政复议 is read after 行政诉讼, before its kinds.
"""

from collections.abc import Sequence
from typing import NamedTuple

from askgov.taxonomy.layouts import Label
from ingest.parsed import Cell

BLOCKS = ("review", "litigation.direct", "litigation.after_review")
COURTS = "litigation"  # 行政诉讼, printed above its two kinds
_REVIEW, *_KINDS = BLOCKS


class Named(NamedTuple):
    """A label of table 4 with the cell that it begins in."""

    label: Label
    cell: Cell
    table: int = 0  # the block that the cell is of
    placed: bool = False  # whether the columns of its grid are those on paper


def blocks_of(labels: Sequence[Label]) -> list[str]:
    """The blocks as read row by row: the two kinds of litigation take the place of 行政诉讼 above them."""
    top = [_REVIEW if label.id == _REVIEW else COURTS for label in labels if label.id in (*BLOCKS, COURTS)]
    kinds = [label.id for label in labels if label.id in _KINDS]
    return list(dict.fromkeys(block for name in top for block in ([name] if name == _REVIEW else kinds)))


def blocks_from_left(named: Sequence[Named]) -> list[str] | None:
    """The blocks from left to right; ``None`` where it is open which comes first."""
    tops = [one for one in named if one.label.id in (*BLOCKS, COURTS)]
    if _on_one_row(tops):
        return _along(tops)
    shown = _by_column(tops)
    if shown:
        return shown if _REVIEW in (shown[0], shown[-1]) else None  # the two kinds are below one label
    read = blocks_of([one.label for one in tops])
    kinds, heads = ([one for one in tops if (one.label.id in _KINDS) is below] for below in (True, False))
    two_storeyed = _on_one_row(kinds) and _on_one_row(heads) and len({one.label.id for one in heads}) > 1
    in_form = read == [block for block in BLOCKS if block in read] and (_REVIEW not in read or begins_with_review(tops))
    return read if two_storeyed or in_form else None


def begins_with_review(named: Sequence[Named]) -> bool:
    """Whether 行政复议 is read before all that is on courts."""
    return next((one.label.id for one in named if one.label.id in (*BLOCKS, COURTS)), "") == _REVIEW


def _along(tops: Sequence[Named]) -> list[str] | None:
    """The blocks of one row as they are read; ``None`` where those after 行政复议 may be below 行政诉讼 before it."""
    read = list(dict.fromkeys(one.label.id for one in tops))
    blocks = [name for name in read if name != COURTS]
    return None if read[:2] == [COURTS, _REVIEW] and len(blocks) > 1 else blocks


def _by_column(tops: Sequence[Named]) -> list[str]:
    """行政复议 and the kinds of litigation by their columns, where each begins in one of its own; else none."""
    starts: dict[str, int] = {}
    for one in tops:
        starts[one.label.id] = min(one.cell.column, starts.get(one.label.id, one.cell.column))
    blocks = [block for block in BLOCKS if block in starts]
    places = {starts[block] for block in blocks}
    told = all(one.placed for one in tops) and len({one.table for one in tops}) == 1 and len(places) == len(blocks)
    return sorted(blocks, key=starts.__getitem__) if told and blocks[:1] == [_REVIEW] and len(blocks) > 1 else []


def _on_one_row(named: Sequence[Named]) -> bool:
    return len({(one.table, one.cell.row) for one in named}) <= 1
