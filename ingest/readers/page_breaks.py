"""Tables that go on over page breaks, put together: nothing stands between their parts but a caption printed again; their columns fit."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import takewhile

from ingest.parsed import Block
from ingest.readers.pdf_continued import continued, follows, header_again
from ingest.readers.pdf_flow import TextLine
from ingest.readers.pdf_tables import Part

_SHIFT = 20.0  # points by which the paper may lie elsewhere when the next page is scanned

Item = Block | TextLine | Part


def whole_tables(items: Iterable[Item]) -> list[Item]:
    """The items of a document in reading order, each table one item. A table without any text is none, unless it goes on from another."""
    whole: list[Item] = []
    for item in items:
        if isinstance(item, Part):
            _drop_captions_again(whole, item)
        last = whole[-1] if whole else None
        if isinstance(item, Part) and isinstance(last, Part) and item.page == last.last_page + 1:
            moved = _laid_under(last, item)
            if follows(last, moved):
                whole[-1] = continued(last, moved)
                continue
        if not (isinstance(item, Part) and item.is_empty):
            whole.append(item)
    return whole


def _drop_captions_again(items: list[Item], part: Part) -> None:
    """Takes the last lines out where they only print again what stands above the table that goes on in ``part``: 单位：件."""
    between = list(takewhile(lambda item: isinstance(item, TextLine), reversed(items)))
    above = items[: len(items) - len(between)]
    table = above.pop() if above else None
    if not between or not isinstance(table, Part) or part.page != table.last_page + 1 or not follows(table, _laid_under(table, part)):
        return
    captions = above[-len(between) :][::-1]
    if [_caption(item) for item in captions] == [_caption(item) for item in between] and header_again(table, part):
        del items[-len(between) :]


def _caption(item: Item) -> str:
    return item.text.strip() if isinstance(item, TextLine) else ""


def _laid_under(part: Part, other: Part) -> Part:
    """The table of a scanned page, moved so that its right edge is where that of the page before is."""
    shift = part.xs[-1] - other.xs[-1]
    if not (part.is_scanned and other.is_scanned) or abs(shift) > _SHIFT:
        return other
    return replace(other, xs=tuple(x + shift for x in other.xs))
