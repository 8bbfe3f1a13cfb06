"""The lines of a table without upright rulings cut into stretches: what stands between gaps, in one cell each, or a line of one."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from askgov.taxonomy.layouts import ENUMERATORS, fold
from ingest.labels import is_unit, segments
from ingest.parsed import Box
from ingest.readers.label_numbers import NUMBERED
from ingest.readers.pdf_characters import Character, is_digit
from ingest.readers.pdf_flow import TextLine
from ingest.readers.pdf_lines import follows_closely, text_of
from ingest.readers.pdf_view import joined
from ingest.values import NO_GLYPH, is_value

DIGITS_GAP, DIGIT_GAP, WORD_GAP = 0.2, 0.3, 0.35  # sizes between two cells, at least: both digits, one, none
COLUMN_GAP = 0.25  # sizes between two cells, at least, where others begin below and above
BELOW = 0.75  # points that words one below the other may begin apart
FEWEST_BELOW = 3  # lines on which words begin in a place
LABEL_GAP = 0.15  # sizes between a whole label of a row and the number after it
NARROW_GAP, NARROWEST = 0.12, 1.0  # sizes and points that a gap is wider than the usual one between the letters of a stretch
FEWEST_GAPS = 3  # that show which is usual
NUMBER_GAP = 1.0  # sizes between the number of a label in brackets and its words, at most
SPACED_GAP = 1.2  # between Chinese characters with a space printed between them
BRACKETED = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]")  # a number that only labels have


class Stretch(NamedTuple):
    """The characters of a line between two gaps."""

    text: str
    box: Box  # on the page as read
    base: float
    size: float
    line: TextLine
    characters: tuple[Character, ...] = ()

    @property
    def is_value(self) -> bool:
        """A number, also one that lost a character or is broken over lines, or a mark for nothing; but not the number of a label."""
        digits = all(map(is_digit, self.text)) and not NUMBERED.fullmatch(self.text)
        return digits or is_value(self.text) or NO_GLYPH.issuperset(self.text)


def starts_of(stretches: Iterable[Stretch]) -> list[float]:
    """Where words begin one below the other, as those of a column of labels do: points from the left."""
    lefts = Counter(round(stretch.box[0]) for stretch in stretches if not stretch.is_value)
    return [float(left) for left, count in lefts.items() if count >= FEWEST_BELOW]


def stretches_of(line: TextLine, narrow: bool = False, starts: Sequence[float] = ()) -> list[Stretch]:
    """A line cut at its gaps; ``narrow``: also at those between words whose own letters stand closer, ``starts``: and where words on
    other lines begin."""
    parts: list[list[Character]] = []
    characters = line.printed.characters
    for before, character in zip((None, *characters), characters, strict=False):
        if before is None or (character.left - before.right) / max(before.size, character.size) > _gap(before, character):
            parts.append([])
        parts[-1].append(character)
    parts = [cell for part in _with_numbers(parts) for cell in (_by_gaps(part) if narrow else [part])]
    parts = [cell for part in parts for whole in _by_labels(part) for found in _by_unit(whole) for cell in _by_value(found)]
    parts = [cell for part in parts for cell in _by_starts(part, starts)] if starts else parts
    return [stretch_of(part, line) for part in parts]


def stretch_of(part: Sequence[Character], line: TextLine) -> Stretch:
    """Some characters of a line as one stretch."""
    return Stretch(text_of(part), joined(c.box for c in part), _base(part), max(c.size for c in part), line, tuple(part))


def _with_numbers(parts: Sequence[list[Character]]) -> list[list[Character]]:
    """The stretches of a line, a number of a label with the words that a space parts from it: （一) 予以公开."""
    whole: list[list[Character]] = []
    for part in parts:
        before = whole[-1] if whole else None
        near = before is not None and (part[0].left - before[-1].right) / part[0].size <= NUMBER_GAP and not part[0].text.isascii()
        if before is not None and near and BRACKETED.fullmatch("".join(character.text for character in before)):
            before += part
        else:
            whole.append(part)
    return whole


def _by_gaps(part: list[Character]) -> list[list[Character]]:
    """A stretch of letters cut where they stand farther apart than its other letters do."""
    gaps = [(after.middle[0] - before.middle[0]) / after.size - 1 for before, after in pairwise(part)]  # some boxes are those of the ink
    letters = [gap for gap, (one, other) in zip(gaps, pairwise(part), strict=True) if not (one.text.isascii() or other.text.isascii())]
    if len(letters) < FEWEST_GAPS:
        return [part]
    apart = sorted(letters)[len(letters) // 2] + max(NARROW_GAP, NARROWEST / part[0].size)
    cuts = [
        index
        for index, (gap, (one, other)) in enumerate(zip(gaps, pairwise(part), strict=True), 1)
        if gap > apart and not other.spaced and not (one.text.isascii() or other.text.isascii())
    ]
    return [part[start:end] for start, end in pairwise([0, *cuts, len(part)])]


def _by_labels(part: list[Character]) -> list[list[Character]]:
    """A stretch cut between labels that nearly touch: where it spells nothing but labels, and each begins with a text object of its own."""
    objects = [list(characters) for _, characters in groupby(part, key=lambda character: character.source)]
    found = segments(["".join(c.text for c in characters) for characters in objects]) if len(objects) > 1 else ()
    if not all(segment.labels and segment.clean for segment in found) or any(one.last >= other.first for one, other in pairwise(found)):
        return [part]
    starts = [0, *(_numbered(objects, segment.first) for segment in found[1:]), len(objects)]
    starts = [start for start in starts if start in (0, len(objects)) or not follows_closely(objects[start - 1][-1], objects[start][0])]
    return [[c for characters in objects[start:end] for c in characters] for start, end in pairwise(starts)]


def _by_unit(part: list[Character]) -> list[list[Character]]:
    """A unit and the number in the column after it apart."""
    start = next((index for index, character in enumerate(part) if is_digit(character.text)), 0)
    texts = ["".join(character.text for character in piece) for piece in (part[:start], part[start:])]
    if not start or follows_closely(part[start - 1], part[start]) or not is_unit(texts[0]) or not is_value(texts[1]):
        return [part]
    return [part[:start], part[start:]]


def _by_value(part: list[Character]) -> list[list[Character]]:
    """A label of a row and the number in the column after it apart, where the gap between them is wider than any in the label."""
    start = next((len(part) - count for count, character in enumerate(reversed(part)) if not is_digit(character.text)), 0)
    if not 1 < start < len(part):
        return [part]
    gaps = [(after.left - before.right) / max(before.size, after.size) for before, after in pairwise(part[: start + 1])]
    words = "".join(character.text for character in part[:start])
    if gaps[-1] < max(LABEL_GAP, max(gaps[:-1]) + LABEL_GAP / 2) or not is_value("".join(c.text for c in part[start:])):
        return [part]
    return [part[:start], part[start:]] if _is_row_label(words) else [part]


def _is_row_label(text: str) -> bool:
    found = [segment for segment in segments([text]) if segment.labels]
    return len(found) == 1 and found[0].clean and found[0].names("row") is not None and found[0].last == 0


def _by_starts(part: list[Character], starts: Sequence[float]) -> list[list[Character]]:
    """A stretch cut at its gaps that are wider than others in it and end where words begin on other lines."""
    gaps = [(after.left - before.right) / max(before.size, after.size) for before, after in pairwise(part)]
    usual = sorted(gaps)[(len(gaps) - 1) // 2] if len(gaps) > 1 else 0.0
    cuts = [
        place
        for place, gap in enumerate(gaps, 1)
        if gap >= usual + COLUMN_GAP and not part[place].spaced and any(abs(part[place].left - start) <= BELOW for start in starts)
    ]
    return [part[start:end] for start, end in pairwise([0, *cuts, len(part)])]


def _numbered(objects: Sequence[Sequence[Character]], first: int) -> int:
    """Where the number before a label begins that has text objects of its own."""
    while first > 1 and set(fold("".join(c.text for c in objects[first - 1]))) <= ENUMERATORS:
        first -= 1
    return first


def _base(characters: Sequence[Character]) -> float:
    return sorted(character.base for character in characters)[len(characters) // 2]


def _gap(before: Character, after: Character) -> float:
    digits = is_digit(before.text) + is_digit(after.text)
    if digits:
        return DIGITS_GAP if digits == 2 else DIGIT_GAP
    return SPACED_GAP if after.spaced else WORD_GAP
