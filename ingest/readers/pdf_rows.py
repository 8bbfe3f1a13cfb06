"""The rows of a table without upright rulings: cells that stand level, each row's values with the label beside them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from askgov.taxonomy.layouts import ENUMERATORS, fold, group_fragments
from ingest.labels import Segment, is_unit
from ingest.readers.pdf_stacks import FARTHEST, Stack

LEVEL = 0.6  # of the step from row to row: values less apart are of one row
NEAR = 0.4  # of the step from row to row: a label so near to values is theirs
CLOSE = 0.9  # sizes, where no step shows
CENTRED = 0.35  # sizes that the middle of a cell of several lines may be off its row's
BESIDE = 0.3  # sizes between two values, at least
BEHIND = 0.5  # sizes from a label to a value that may be in the same text
LETTERS = 0.3  # of the words of a table: single letters
_DISPUTES = "4"


@dataclass
class Row:
    """Cells side by side, from left to right. A row of values has a label, or is ``stray``; one without may be a label's alone."""

    words: list[Stack] = field(default_factory=list)
    values: list[Stack] = field(default_factory=list)
    doubtful: bool = False  # whose its values are, or whether it has any, is not certain

    @property
    def top(self) -> float:
        """Its height on the page."""
        return min(stack.middle for stack in (self.values or self.words))

    @property
    def leading(self) -> list[Stack]:
        """The words before its values."""
        return [word for word in self.words if all(word.left < value.left for value in self.values)]

    @property
    def is_label(self) -> bool:
        """Whether it is the label of a row, as far as words tell."""
        return any(map(is_row_label, self.words))

    @property
    def is_header(self) -> bool:
        """Whether it is words that are no label of a row or of a group of rows."""
        return not self.values and not any(is_row_label(stack) or is_group(stack) for stack in self.words)

    @property
    def is_stray(self) -> bool:
        """Whether its values have no label beside them, but perhaps that of several rows."""
        return bool(self.values) and all(is_unit(word.text) or _is_only_group(word) for word in self.words)

    @property
    def is_nameless(self) -> bool:
        """Whether its values have words beside them that say nothing: a label of the place's own, or a line of the label next to it."""
        words = [word for word in self.words if not is_unit(word.text)]
        return bool(self.values and words) and not any(segment.labels for word in words for segment in word.labels)


def is_row_label(stack: Stack) -> bool:
    """Whether a cell labels a row and nothing else: 其他 and 总计 do with a number before them, labels of table 4 never."""
    return any(_is_row(segment) for segment in stack.labels)


def _is_row(segment: Segment) -> bool:
    named = segment.names("row")
    if named is None or named.table == _DISPUTES or not segment.clean or segment.names("group"):
        return False
    return bool(segment.number) or not segment.names("column")


def is_group(stack: Stack) -> bool:
    """Whether a cell labels several rows."""
    groups = [segment.names("group") for segment in stack.labels]
    return any(group is not None and group.table != _DISPUTES for group in groups)


def _is_only_group(stack: Stack) -> bool:
    """Whether a cell labels several rows, or is a piece of such a label; 其他处理 labels a row in one of the forms."""
    return not stack.names("row") and (is_group(stack) or fold(stack.text).lstrip("".join(ENUMERATORS)) in group_fragments())


def rows_of(stacks: Sequence[Stack], step: float) -> list[Row]:
    """The rows of one page from top to bottom; ``step`` is that of values one below another."""
    rows = _bands([stack for stack in stacks if stack.is_value], step)
    rest: list[Stack] = []
    for stack in (stack for stack in stacks if not stack.is_value):
        beside = [row for row in rows if any(stack.beside(value) for value in row.values)]
        if len(beside) == 1:
            beside[0].words.append(stack)
            continue
        rest.append(stack)
        for row in beside:  # words among the values of several rows may be values that were not understood
            row.doubtful = row.doubtful or any(value.right <= stack.left for other in beside for value in other.values)
    rest = _without_near(rest, rows, step)
    rows += _word_rows(rest, rows)
    for row in rows:
        row.words.sort(key=lambda stack: stack.left)
        row.values.sort(key=lambda stack: stack.left)
    rows.sort(key=lambda row: row.top)
    return rows


def _without_near(words: Sequence[Stack], bands: Sequence[Row], step: float) -> list[Stack]:
    """The words without the labels of rows that stand a little above or below values without any, nearer than rows are: these take them."""
    rest: list[Stack] = []
    for stack in words:
        near = [band for band in bands if abs(stack.middle - band.top) < NEAR * (step or FARTHEST * stack.size)]
        if len(near) == 1 and not near[0].words and is_row_label(stack):
            near[0].words.append(stack)
        else:
            rest.append(stack)
    return rest


def _bands(values: Iterable[Stack], step: float) -> list[Row]:
    """Values that stand level: also those that a broken line moved by half its height, which rows are never as close as."""
    bands: list[Row] = []
    for value in values:
        near = LEVEL * step or CLOSE * value.size
        level = [band for band in bands if any(value.beside(other) or abs(value.middle - other.middle) < near for other in band.values)]
        bands = [band for band in bands if band not in level]
        bands.append(Row(values=[value, *(other for band in level for other in band.values)]))
    return bands


def _word_rows(words: Sequence[Stack], bands: Sequence[Row]) -> list[Row]:
    """Rows without values: the words that stand level, a label of several rows by itself."""
    rows: list[Row] = []
    for stack in words:
        tall = sum(any(stack.beside(value) for value in band.values) for band in bands) > 1
        last = next((row for row in reversed(rows) if not tall and not _is_apart(stack, row)), None)
        if last:
            last.words.append(stack)
        else:
            rows.append(Row([stack]))
    return rows


def _is_apart(stack: Stack, row: Row) -> bool:
    """Whether a cell is on another row: labels of rows and of groups of rows share none with others of their kind."""
    kinds = [is_row_label(one) or is_group(one) for one in (stack, *row.words)]
    return not any(stack.beside(other) for other in row.words) or sum(kinds) > 1


def _heads(row: Row, other: Row) -> bool:
    """Whether a row is a header of another: labels of columns, or words over its values, not beside them like the lines of a label."""
    columns = sum(word.names("column") is not None for word in row.words)
    return row.is_header and (columns > 1 or any(word.over(value) for word in row.words for value in other.values))


def doubt(rows: Sequence[Row], columns: int) -> None:
    """Marks rows of values without a label, and those next to them, where one lacks values: these may be the other's; labels that are two
    rows'; values so close that they may be one; rows without a value where one beside them has two, of which one may be theirs; rows
    that lack values and have one right behind their label."""
    labelled = [row for row in rows if row.values or row.is_label]  # labels of several rows stand between these
    for row, after in (*pairwise(rows), *pairwise(labelled)):
        for one, other in ((row, after), (after, row)):
            if one.is_stray and not _heads(other, one) and (columns == 1 or min(len(one.values), len(other.values)) < columns):
                one.doubtful = other.doubtful = True
            if one.is_nameless and other.is_label and len(other.values) < columns:
                one.doubtful = other.doubtful = True
    for row, after in pairwise(row for row in rows if row.values):
        for one, other in ((row, after), (after, row)):
            reaching = [value for value in one.values if _reaches_out(value, one)]
            other.doubtful = other.doubtful or any(not any(map(value.over, other.values)) for value in reaching)
    for row in rows:
        close = any(0 < other.left - one.right < BESIDE * one.size for one, other in pairwise(row.values))
        several = sum(_is_row(segment) for stack in row.words for segment in stack.labels) > 1
        row.doubtful = row.doubtful or close or several or (len(row.values) < columns and _touches(row))


def _touches(row: Row) -> bool:
    """Whether a row's first value stands right behind its label, as where cells are not set apart: nothing shows which are empty."""
    return any(value.left - word.right < BEHIND * value.size for value in row.values[:1] for word in row.leading)


def _reaches_out(value: Stack, row: Row) -> bool:
    """Whether the lines of a value are not level with its row as a whole, so that one of them may be another row's."""
    others = [other.middle for other in row.values if not other.is_broken]
    return value.is_broken and not any(abs(value.middle - middle) < CENTRED * value.size for middle in others)


def fall_apart(rows: Sequence[Row]) -> bool:
    """Whether words are cut into letters, so that no cell is certain."""
    words = [stack for row in rows for stack in row.words]
    return sum(len(stack.text) == 1 and not is_unit(stack.text) for stack in words) > LETTERS * len(words)
