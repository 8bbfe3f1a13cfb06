"""Labels spread over the width of their cells (分散对齐): letters with wide, even gaps that spell words of the forms are put together.

Only in documents with many such labels, and none that ordinary gaps part: elsewhere letters that stand apart are in cells of their own.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from askgov.taxonomy.layouts import ENUMERATORS, fold, fragments
from ingest.readers.pdf_characters import Character
from ingest.readers.pdf_flow import TextLine

WIDE = 0.3  # of a letter's size: a gap that parts cells where it does not spread a label
EVEN = 0.12  # sizes that the gaps of a label may differ by
PUNCTUATION = 0.6  # sizes, beside brackets and commas, whose own blank may be left out
TOUCHING = 0.1  # sizes: letters that the printer did not part, as at the change of its fonts
FEWEST_LETTERS = 3  # of a label that its even gaps show; shorter ones show by the edges of their cells, too
FEWEST_LABELS = 6  # of a document whose labels are spread
UNLIKE = 0.5  # sizes that the gaps of labels differ by, as their cells' widths do; letters of a whole text set apart have one gap
LONGEST = 40  # letters
_NUMBER_ENDS = ".．、"
_OPENING = '（(“"「'
_INSIDE = frozenset('（）()“”"「」、，,：:；;.．·《》')
Piece = tuple[int, int]  # the first of a line's characters, and the one after the last


def put_together(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines with the letters of spread labels as wide as the step to the next."""
    pieces = [list(_pieces(line.printed.characters)) for line in lines]
    gaps = [_gap(*line.printed.characters[end - 2 : end]) for line, found in zip(lines, pieces, strict=True) for _, end in found]
    if len(gaps) < FEWEST_LABELS or max(gaps) - min(gaps) < UNLIKE:
        return list(lines)
    pieces = [[*found, *_short(line, found, _begins_label)] for line, found in zip(lines, pieces, strict=True)]
    edges = _Edges(lines, pieces)
    ends = [_short(line, found, edges.of(number)) for number, (line, found) in enumerate(zip(lines, pieces, strict=True))]
    return [_joined(line, [*found, *more]) for line, found, more in zip(lines, pieces, ends, strict=True)]


def _short(line: TextLine, taken: Sequence[Piece], fits: Callable[[Character, Character], bool]) -> list[Piece]:
    """The words of two letters set apart that are no part of others and fit."""
    characters = line.printed.characters
    inside = {place for start, end in taken for place in range(start, end)}
    found: list[Piece] = []
    for place, (one, other) in enumerate(pairwise(characters)):
        free = not {place, place + 1} & inside and _gap(one, other) >= WIDE
        if free and _is_spelled(characters[place : place + 2]) and fits(one, other):
            inside |= {place, place + 1}
            found.append((place, place + 2))
    return found


def _begins_label(one: Character, other: Character) -> bool:
    return f"\n{fold(one.text + other.text)}" in fragments()


class _Edges:
    """Where cells begin and end across the page: those of spread labels, and of words that fill theirs."""

    def __init__(self, lines: Sequence[TextLine], pieces: Sequence[Sequence[Piece]]) -> None:
        self._lefts: dict[float, set[int]] = {}  # the lines that have an edge in a place
        self._rights: dict[float, set[int]] = {}
        for number, (line, own) in enumerate(zip(lines, pieces, strict=True)):
            characters = line.printed.characters
            for start, end in (*own, *_words(characters)):
                self._lefts.setdefault(round(characters[start].left), set()).add(number)
                self._rights.setdefault(round(characters[end - 1].right), set()).add(number)

    def of(self, own: int) -> Callable[[Character, Character], bool]:
        """Whether two characters of a line reach from edge to edge of a cell on another, as the last lines of labels do."""

        def shown(edges: Mapping[float, set[int]], place: float) -> bool:
            return any(edges.get(round(place) + off, set()) - {own} for off in (-1, 0, 1))

        return lambda one, other: shown(self._lefts, one.left) and shown(self._rights, other.right)


def _words(characters: Sequence[Character]) -> Iterator[Piece]:
    """The stretches of a line whose letters touch."""
    start = 0
    for place in range(1, len(characters) + 1):
        if place == len(characters) or _gap(characters[place - 1], characters[place]) >= WIDE:
            if place - start > 1 and _is_plain(characters[start]):
                yield start, place
            start = place


def _pieces(characters: Sequence[Character]) -> Iterator[Piece]:
    """The spread labels of a line, from left to right, each as long as its letters spell words of one label."""
    place = 0
    while place < len(characters):
        end = next((end for end in _ends(characters, place) if _is_spread(characters, place, end)), None)
        if end is None:
            place += 1
            continue
        yield place, end
        place = end


def _ends(characters: Sequence[Character], start: int) -> Iterator[int]:
    """Where a label that begins at a character may end, the farthest first."""
    if not _may_begin(characters, start):
        return
    last = min(len(characters), start + LONGEST)
    numbered = next((place for place in range(start, last) if not characters[place].text.isascii()), last)
    stop, opened = numbered, 0
    while stop < last and (_is_inside(text := characters[stop].text) or (opened > 0 and text.isdecimal())):  # others are values
        opened += (text in "（(") - (text in "）)")
        stop += 1
    yield from range(stop, start + FEWEST_LETTERS - 1, -1)


def _is_inside(text: str) -> bool:
    return text in _INSIDE or (text.isalpha() and not text.isascii())


def _may_begin(characters: Sequence[Character], start: int) -> bool:
    """Whether a label may begin here: with a letter, a bracket, or a number that its stop shows to be one of a label."""
    text = characters[start].text
    if text.isdecimal():
        before = characters[start - 1] if start else None
        rest = [character.text for character in characters[start + 1 : start + 3]]
        alone = before is None or _gap(before, characters[start]) >= WIDE
        two = len(rest) > 1 and rest[0].isdecimal() and rest[1] in _NUMBER_ENDS
        return alone and (two or any(mark in _NUMBER_ENDS for mark in rest[:1]))
    return text in _OPENING or text.isalpha()


def _is_spread(line: Sequence[Character], start: int, end: int) -> bool:
    """Whether characters of a line are one label set apart: their gaps are wide and even, they touch none beside them, and they spell words
    of a form."""
    return any(_is_even(line, start, end, gap) for gap in (_gap, _by_middles)) and _is_spelled(line[start:end])


def _is_even(line: Sequence[Character], start: int, end: int, gap_of: Callable[[Character, Character], float]) -> bool:
    """Whether the gaps of some characters are wide and even, and they touch none beside them."""
    gaps = [(gap_of(one, other), _is_plain(one) and _is_plain(other)) for one, other in pairwise(line[start:end])]
    around = [_gap(*line[place : place + 2]) for place in (start - 1, end - 1) if 0 <= place < len(line) - 1]
    wide = [gap for gap, _ in gaps if gap >= WIDE]
    touching = sum(gap < TOUCHING and is_plain for gap, is_plain in gaps)
    if len(wide) < FEWEST_LETTERS - 1 or 2 * touching > len(wide) or any(gap < TOUCHING for gap in around):
        return False
    usual = sorted(wide)[len(wide) // 2]
    return all(gap < TOUCHING or abs(gap - usual) <= (EVEN if is_plain else PUNCTUATION) for gap, is_plain in gaps)


def _is_plain(character: Character) -> bool:
    return character.text.isalpha() and not character.text.isascii()


def _is_spelled(characters: Sequence[Character]) -> bool:
    """Whether characters are words of a label, with its number or without."""
    key = fold("".join(character.text for character in characters)).lstrip("".join(ENUMERATORS))
    return len(key) > 1 and key in fragments()


def _joined(line: TextLine, pieces: Sequence[Piece]) -> TextLine:
    """A line with each character of a label reaching to the next."""
    characters = list(line.printed.characters)
    for start, end in pieces:
        for place in range(start, end - 1):
            characters[place] = characters[place]._replace(right=max(characters[place].right, characters[place + 1].left))
    return line._replace(printed=line.printed._replace(characters=tuple(characters)))


def _gap(before: Character, after: Character) -> float:
    return (after.left - before.right) / max(before.size, after.size)


def _by_middles(before: Character, after: Character) -> float:
    """The gap between two characters that are as wide as high, some of whose boxes are those of the ink."""
    return (after.middle[0] - before.middle[0]) / max(before.size, after.size) - 1
