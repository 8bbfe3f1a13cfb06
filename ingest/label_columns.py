"""Where the labels of a table's rows stand, by their depth in the form: a row whose label stands elsewhere has moved. And how far words
reach: what cannot be read there is no value."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.parsed import Cell, Grid


@dataclass
class LabelColumns:
    """The grid columns of the labels of one table; rows of another number of values may have theirs elsewhere."""

    grid: Grid
    _found: dict[tuple[int, int], Counter[int]] = field(default_factory=dict)  # by depth and number of values
    _firsts: dict[int, int] = field(default_factory=dict)  # the foremost column of a row's first cell after its words, by number of values

    def learn(self, level: int, count: int, label: Cell, first: Cell | None = None) -> None:
        """Takes note of a row's label, and of the first cell after it and its unit."""
        self._found.setdefault((level, count), Counter())[label.column] += 1
        if first is not None and not first.unreadable:
            self._firsts[count] = min(first.column, self._firsts.get(count, first.column))

    def may_be_word(self, count: int, first: Cell) -> bool:
        """Whether a row's first cell after its label cannot be read and stands where all other rows have words: a unit, say."""
        return first.unreadable and first.column < self._firsts.get(count, 0)

    def are_all(self, level: int, count: int, column: int) -> bool:
        """Whether the rows of a depth, and so many columns, have all their labels in this grid column."""
        return set(self._found.get((level, count), ())) == {column}

    def is_astray(self, level: int, count: int, label: Cell) -> bool:
        """Whether a label stands in another column than those of most rows of its depth, or than those of deeper ones leave it: a merged
        cell was miscounted there."""
        if self._is_as_far_right(level, count, label) or self._is_too_far_left(level, count, label):
            return True
        labels = self._found.get((level, count), Counter()).most_common(2)
        return len(labels) > 1 and (labels[0][1] == labels[1][1] or label.column != labels[0][0])

    def stands_aside(self, level: int, count: int, label: Cell) -> bool:
        """Whether a label, with nothing before it, stands in another column than those of most rows of its depth."""
        labels = self._found.get((level, count), Counter()).most_common(2)
        elsewhere = len(labels) > 1 and labels[0][1] > labels[1][1] and label.column != labels[0][0]
        return elsewhere and not self._has_words_before(label)

    def _is_as_far_right(self, level: int, count: int, label: Cell) -> bool:
        """Whether it stands as far right as deeper ones, with nothing before it."""
        return (
            label.column > 0
            and not self._has_words_before(label)
            and any(label.column >= column for _, column in self._deeper(level, count))
        )

    def _has_words_before(self, label: Cell) -> bool:
        return any(cell.row == label.row and cell.column < label.column and cell.text.strip() for cell in self.grid.cells)

    def _is_too_far_left(self, level: int, count: int, label: Cell) -> bool:
        """Whether it leaves out a column of labels: where those two steps deeper stand three to the right, say."""
        return label.colspan == 1 and any(column - label.column > depth - level for depth, column in self._deeper(level, count))

    def _deeper(self, level: int, count: int) -> Iterator[tuple[int, int]]:
        """Deeper depths, and the column in which most of their labels stand."""
        for (depth, width), columns in self._found.items():
            if depth > level and width == count:
                yield depth, columns.most_common(1)[0][0]
