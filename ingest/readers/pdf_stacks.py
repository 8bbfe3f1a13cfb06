"""The cells of a table without upright rulings: stretches of lines, and those stacked below one another in one cell."""

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import groupby, pairwise
from typing import NamedTuple

from askgov.taxonomy.layouts import ENUMERATORS, fold
from ingest.labels import Segment, is_unit, segments
from ingest.parsed import Box
from ingest.readers.label_numbers import NUMBERED
from ingest.readers.pdf_characters import ASCENT, DESCENT
from ingest.readers.pdf_flow import TextLine, without_damage
from ingest.readers.pdf_stretches import Stretch, starts_of, stretches_of
from ingest.readers.pdf_touching import parted
from ingest.readers.pdf_view import joined
from ingest.values import is_value

ALIGNED = 0.4  # sizes that the lines of a cell may be off by, at one side or in the middle
INDENT = 2.0  # sizes
CLOSEST, FARTHEST = 0.9, 2.6  # sizes from line to line in a cell
SAME_STEP = 1.6  # times the least step, where fonts differ from line to line
ROW_STEP = 0.95  # of the least step to a label with a number, or from value to value: as far apart lines are of different cells
EVEN = 1.05  # times the step from line to line in cells that begin at the top: others there
ROW_APART = 1.3  # times that step: from row to row, where that is told by it
LARGEST_STEP = 1.6  # sizes from line to line in a cell
MOST_JOINED = 2  # lines of a sign or a unit around a number
_SIGN = re.compile(r"[+＋\-－−]|增加?|减少?")


class Stack:
    """What one cell holds: its lines from top to bottom."""

    def __init__(self, lines: Sequence[Stretch], is_value: bool) -> None:
        self.lines = tuple(lines)
        self.is_value = is_value
        self.is_broken = is_value and sum(line.is_value for line in lines) > 1  # a number over several lines, or several numbers
        self.text = without_damage((" " if self.is_broken else "").join(line.text for line in lines))
        self.left, self.right = min(line.box[0] for line in lines), max(line.box[2] for line in lines)
        self.top, self.bottom = lines[0].base - ASCENT * lines[0].size, lines[-1].base + DESCENT * lines[-1].size
        self.size = max(line.size for line in lines)

    @property
    def middle(self) -> float:
        """Its height on the page."""
        return (self.top + self.bottom) / 2

    @property
    def box(self) -> Box:
        """Around its characters, on the page as shown."""
        return self.lines[0].line.page.shown(joined(line.box for line in self.lines))

    @cached_property
    def labels(self) -> tuple[Segment, ...]:
        """The labels that it spells."""
        return () if self.is_value else segments([self.text])

    def names(self, kind: str) -> bool:
        """Whether it is a label of this kind, or can be one."""
        return any(segment.names(kind) for segment in self.labels)

    def completed(self, rest: str) -> "Stack":
        """The cell with the last letters of its text, which stand on the next page."""
        whole = Stack(self.lines, self.is_value)
        whole.text = self.text + rest
        return whole

    def raised(self) -> "Stack":
        """The cell by a page's height farther up, as seen from the next page."""
        moved = Stack(self.lines, self.is_value)
        moved.text, height = self.text, self.lines[0].line.page.view.size[1]
        moved.top, moved.bottom = self.top - height, self.bottom - height
        return moved

    def beside(self, other: "Stack") -> bool:
        """Whether it stands level with most of another, or the other with most of it."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared > 0.5 * min(self.bottom - self.top, other.bottom - other.top)

    def over(self, other: "Stack") -> bool:
        """Whether some of it stands above or below some of another."""
        return min(self.right, other.right) - max(self.left, other.left) > 0.1 * self.size


class Stacks(NamedTuple):
    """The cells of a table on each page from top to bottom; ``step`` is the least from a value to one below it, 0 where none is."""

    pages: list[list[Stack]]
    step: float


def stacks_of(pages: Sequence[Sequence[TextLine]]) -> Stacks:
    """The cells that the lines of each page of one table make."""
    stretches = parted([_stretches(lines) for lines in pages])
    above = [[_above(page, index) for index in range(len(page))] for page in stretches]
    steps = [
        (one, page[j]) for page, found in zip(stretches, above, strict=True) for one, j in zip(page, found, strict=True) if j is not None
    ]
    near = SAME_STEP * min((one.base - other.base for one, other in steps), default=0.0)
    step = min((one.base - other.base for one, other in steps if one.is_value and other.is_value), default=0.0)
    numbered = min((one.base - other.base for one, other in steps if NUMBERED.match(one.text)), default=step)
    row = max(ROW_STEP * numbered or near, _least_row(stretches))
    whole = []
    for page, found in zip(stretches, above, strict=True):
        stacks = [stack for chain in _chains(page, found, near) for stack in _cells(chain, row)]
        whole.append(sorted(stacks, key=lambda stack: (stack.top, stack.left)))
    return Stacks(whole, step)


def _least_row(pages: Sequence[Sequence[Stretch]]) -> float:
    """The least step from row to row where all lines of the pages stand either as near as those of a cell do or clearly farther apart, and
    no label begins on one of the near lines; else 0."""
    lines = [[list(line) for _, line in groupby(page, key=lambda one: one.base)] for page in pages]
    steps = [(after[0].base - before[0].base, after) for page in lines for before, after in pairwise(page)]
    least = min((step for step, _ in steps), default=0.0)
    near = [line for step, line in steps if step <= EVEN * least]
    clear = all(step <= EVEN * least or step >= ROW_APART * least for step, _ in steps)
    begin = any(NUMBERED.match(one.text) or _is_label(one.text) for line in near for one in line)
    size = max((one.size for page in pages for one in page), default=0.0)
    return ROW_STEP * ROW_APART * least if clear and not begin and least <= LARGEST_STEP * size else 0.0


def _is_label(text: str) -> bool:
    named = segments([text])
    return len(text) > 1 and len(named) == 1 and named[0].clean and bool(named[0].labels)


def _stretches(lines: Sequence[TextLine]) -> list[Stretch]:
    """The stretches of a page from top to bottom."""
    starts = starts_of(part for line in lines for part in stretches_of(line, narrow=True))
    found = (part for line in lines for part in stretches_of(line, narrow=True, starts=starts))
    return sorted(found, key=lambda part: (part.base, part.box[0]))


def _chains(stretches: Sequence[Stretch], above: Sequence[int | None], near: float) -> list[list[Stretch]]:
    """Stretches aligned below one another no farther apart than the lines of a cell."""
    chains: list[list[Stretch]] = []
    ends: dict[int, list[Stretch]] = {}
    for index, (stretch, other) in enumerate(zip(stretches, above, strict=True)):
        chain = ends.pop(other, None) if other is not None and stretch.base - stretches[other].base <= near else None
        if chain is None:
            chain = []
            chains.append(chain)
        chain.append(stretch)
        ends[index] = chain
    return chains


def _above(stretches: Sequence[Stretch], index: int) -> int | None:
    """The nearest stretch above one, if it is aligned with it and as near as lines of a cell can be."""
    one = stretches[index]
    for other in range(index - 1, -1, -1):
        step = one.base - stretches[other].base
        if step > FARTHEST * one.size:
            break
        if step > 0 and _overlap(one.box, stretches[other].box):
            return other if step >= CLOSEST * one.size and _aligned(one, stretches[other]) else None
    return None


def _overlap(one: Box, other: Box) -> bool:
    return min(one[2], other[2]) > max(one[0], other[0])


def _aligned(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches are in line at one side or in the middle; words, too, where the first line is indented, or the others are."""
    off = one.box[0] - other.box[0], one.box[2] - other.box[2]
    words = not one.is_value and not other.is_value
    near = [*off, sum(off) / 2, *([abs(off[0]) - INDENT * one.size] if words else [])]
    return min(map(abs, near)) <= ALIGNED * one.size and abs(one.size - other.size) < 0.1 * one.size


def _cells(chain: Sequence[Stretch], row: float) -> list[Stack]:
    """The cells of a chain: each number with the sign or the unit that was broken from it, and words by the labels that they spell.

    Lines ``row`` or more apart are in one cell only where they spell one label."""
    cells: list[Stack] = []
    words: list[Stretch] = []
    spelled = _spelled(chain)
    position = 0
    while position < len(chain):
        if not chain[position].is_value or position in spelled:
            words.append(chain[position])
            position += 1
            continue
        value = [chain[position]]
        if words and _SIGN.fullmatch(words[-1].text) and is_value(words[-1].text + value[0].text):
            value.insert(0, words.pop())
        position += 1
        broken = False
        while position < len(chain) and chain[position].is_value and chain[position].base - value[-1].base < row:
            value.append(chain[position])
            position, broken = position + 1, True
        for line in chain[position : position + MOST_JOINED]:
            if broken or line.is_value or not is_value("".join(part.text for part in (*value, line))):
                break
            value.append(line)
            position += 1
        cells += [*_labels(words, row), Stack(value, True)]
        words = []
    return cells + _labels(words, row)


def _spelled(chain: Sequence[Stretch]) -> set[int]:
    """Lines that mean nothing by themselves (无) but are part of a label set downwards (无法提供)."""
    if not any(line.is_value and line.text.isalpha() for line in chain):
        return set()
    found = [segment for segment in segments([line.text for line in chain]) if segment.labels and segment.clean]
    inside = {line for segment in found if segment.last > segment.first for line in range(segment.first, segment.last + 1)}
    return {line for line in inside if chain[line].text.isalpha()}


def _labels(words: Sequence[Stretch], row: float) -> list[Stack]:
    """Lines of words as cells: a label each, where they spell several; units each by themselves."""
    if not words:
        return []
    texts = [word.text for word in words]
    whole = {0}
    starts = {0}
    covered = -1  # the last line that a label reaches
    for segment in segments(texts):
        if segment.first > covered and (segment.labels or not _are_letters(texts[segment.first - 1 : segment.first + 1])):
            starts.add(segment.first)
        spelled = segment.labels and not (segment.names("unit") and all(map(is_unit, texts[segment.first : segment.last + 1])))
        whole |= set(range(segment.first + 1, segment.last + 1)) if spelled else set()
        covered = max(covered, segment.last)
    before = texts[0]
    for index, word in enumerate(words[1:], 1):
        is_near = word.base - words[index - 1].base < row or _are_letters(texts[index - 1 : index + 1])
        apart = not is_near or is_unit(word.text)
        if index not in whole and apart and not _goes_on(before) and not _is_remark(word.text):
            starts.add(index)
        before = word.text if index in starts else before + word.text
    for index, text in enumerate(texts):  # a number on a line of its own is that of the label below
        if index + 1 in starts and fold(text) and set(fold(text)) <= ENUMERATORS:
            starts = (starts - {index + 1}) | {index}
    places = sorted({*starts, len(words)})
    return [Stack(words[start:end], False) for start, end in pairwise(places)]


def _are_letters(texts: Sequence[str]) -> bool:
    """Whether two lines are a letter each, of a word set downwards: none is a label by itself."""
    return len(texts) > 1 and all(len(text) == 1 for text in texts)


def _is_remark(text: str) -> bool:
    """Whether a line begins with a bracket that is not around a number."""
    return text[:1] in "（(" and not NUMBERED.match(text)


def _goes_on(text: str) -> bool:
    """Whether a line ends inside brackets."""
    return max(text.rfind("（"), text.rfind("(")) > max(text.rfind("）"), text.rfind(")"))
