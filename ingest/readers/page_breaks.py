"""Tables that go on over page breaks, put together: nothing stands between their parts, and their columns are the same."""

from collections.abc import Iterable
from dataclasses import replace

from ingest.parsed import Block
from ingest.readers.pdf_continued import continued, follows
from ingest.readers.pdf_flow import TextLine
from ingest.readers.pdf_tables import Part

_SHIFT = 20.0  # points by which the paper may lie elsewhere when the next page is scanned

Item = Block | TextLine | Part


def whole_tables(items: Iterable[Item]) -> list[Item]:
    """The items of a document in reading order, each table one item. A table without any text is none, unless it goes on from another."""
    whole: list[Item] = []
    for item in items:
        last = whole[-1] if whole else None
        if isinstance(item, Part) and isinstance(last, Part) and item.page == last.last_page + 1:
            moved = _laid_under(last, item)
            if follows(last, moved):
                whole[-1] = continued(last, moved)
                continue
        if not (isinstance(item, Part) and item.is_empty):
            whole.append(item)
    return whole


def _laid_under(part: Part, other: Part) -> Part:
    """The table of a scanned page, moved so that its right edge is where that of the page before is."""
    shift = part.xs[-1] - other.xs[-1]
    if not (part.is_scanned and other.is_scanned) or abs(shift) > _SHIFT:
        return other
    return replace(other, xs=tuple(x + shift for x in other.xs))
