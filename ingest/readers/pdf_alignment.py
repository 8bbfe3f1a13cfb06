"""How the values of a table stand to the labels of its columns: which column one is in where no other value of it shows that."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from ingest.readers.pdf_spans import IN_LINE
from ingest.readers.pdf_stacks import Stack

FEWEST_COLUMNS = 2  # whose values stand alike to their labels
_Way = Callable[[Stack, Stack, Stack | None], float | None]


def _before_next(value: Stack, _: Stack, after: Stack | None) -> float | None:
    return after.left - value.right if after else None


def _in_cell(value: Stack, head: Stack, after: Stack | None) -> float | None:
    """From the middle of a cell, where labels begin at the left of theirs."""
    return (value.left + value.right - head.left - after.left) / 2 if after else None


_WAYS: tuple[_Way, ...] = (
    lambda value, head, _: value.left - head.left,
    lambda value, head, _: value.right - head.right,
    lambda value, head, _: _off_middle(value, head),
    _before_next,
    _in_cell,
)  # by which a value may be off its label alike in all columns: points, ``None`` for the last column


class Alignment:
    """What the values below a header have in common, in all columns that have any."""

    def __init__(self, heads: Sequence[Stack], values: Mapping[int, Iterable[Stack]]) -> None:
        """``values``: those of each column, by the place of its label among ``heads``."""
        self._heads = heads
        self._shown: list[tuple[_Way, float, float]] = []
        for way in _WAYS:
            off = {column: [x for value in own if (x := self._off(way, value, column)) is not None] for column, own in values.items()}
            found = [x for own in off.values() for x in own]
            if sum(map(bool, off.values())) >= FEWEST_COLUMNS and max(found) - min(found) <= IN_LINE:
                self._shown.append((way, min(found), max(found)))

        middles = [_off_middle(value, heads[column]) for column, own in values.items() for value in own]
        self._is_right = max(middles, default=0.0) > 2 * IN_LINE and min(middles, default=0.0) >= -2 * IN_LINE

    def on_the_left(self, value: Stack) -> int | None:
        """The column whose label is the next on the left of a value that stands under none, where values stand farther right than their
        labels."""
        left = [column for column, head in enumerate(self._heads) if head.right <= value.left]
        after = self._heads[len(left)] if len(left) < len(self._heads) else None
        return left[-1] if self._is_right and left and (after is None or value.right <= after.left) else None

    def columns(self, value: Stack) -> list[int]:
        """The columns in which the value would stand like all others."""
        return [column for column in range(len(self._heads)) if any(self._holds(value, column, *shown) for shown in self._shown)]

    def _holds(self, value: Stack, column: int, way: _Way, least: float, most: float) -> bool:
        off = self._off(way, value, column)
        return off is not None and most - IN_LINE <= off <= least + IN_LINE

    def _off(self, way: _Way, value: Stack, column: int) -> float | None:
        after = self._heads[column + 1] if column + 1 < len(self._heads) else None
        return way(value, self._heads[column], after)


def _off_middle(value: Stack, head: Stack) -> float:
    return (value.left + value.right - head.left - head.right) / 2
