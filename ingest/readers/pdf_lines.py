"""Characters to lines of text: by where they stand, not by the order in which they were printed."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.parsed import Box
from ingest.readers.pdf_characters import LOST, Character, is_digit
from ingest.readers.pdf_view import joined

SMALL = 0.8  # of a line's size: a raised or lowered mark beside it
SAME_LINE = 0.5  # of a character's size that bases on one line may differ by
WORD_GAP = 0.2  # of the size: between digits or Latin letters, wider is a space
SPACE = 0.05  # where a space was printed
UNEVEN = 1.5  # times the usual gap of a line whose characters are set apart
WIDE_GAP = 0.9  # between Chinese characters, which may be set apart
SAME_PLACE = 0.5  # of a character's width: the same one again as near is print over print (bold by overprinting)
CLOSE = 0.06  # sizes between neighbours in a word
COLLISION = 0.15  # sizes that digits may overlap by
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Printed(NamedTuple):
    """A line of characters from left to right."""

    characters: tuple[Character, ...]
    base: float
    size: float

    @property
    def box(self) -> Box:
        """Around the characters."""
        return joined(character.box for character in self.characters)

    @property
    def left(self) -> float:
        """Where the first character begins."""
        return self.characters[0].left

    @property
    def right(self) -> float:
        """Where the last character ends."""
        return max(character.right for character in self.characters)

    @property
    def text(self) -> str:
        """The text, with spaces where there are gaps."""
        return text_of(self.characters)


def lines_of(characters: Iterable[Character]) -> list[Printed]:
    """The lines that upright characters make, from top to bottom; raised and lowered marks in the lines they belong to."""
    lines: list[list[Character]] = []
    for character in sorted(characters, key=lambda character: (character.base, character.left)):
        last = lines[-1] if lines else None
        near = last is not None and character.base - last[0].base <= SAME_LINE * min(character.size, max(c.size for c in last[:3]))
        if last is not None and near:
            last.append(character)
        else:
            lines.append([character])
    return [_printed(line) for line in _with_marks(lines)]


def text_of(characters: Sequence[Character]) -> str:
    """Characters of a line as text. Letters set apart evenly, to fill a line, are not words; where digits run into one another that were
    printed apart, something is lost."""
    gaps = sorted(_gap(before, after) for before, after in pairwise(characters) if not _are_narrow(before, after))
    even = gaps[len(gaps) // 2] if gaps else 0.0
    parts: list[str] = []
    for before, character in zip((None, *characters), characters, strict=False):
        if before is not None and is_apart(before, character, even):
            parts.append(" ")
        elif before is not None and _collide(before, character):
            parts.append(LOST)
        parts.append(character.text)
    return "".join(parts)


def is_apart(before: Character, after: Character, even: float = 0.0) -> bool:
    """Whether the gap between two neighbours is a space; ``even`` is the usual gap between the line's Chinese characters, in sizes."""
    narrow = SPACE if after.spaced else WORD_GAP
    return _gap(before, after) > (narrow if _are_narrow(before, after) else max(WIDE_GAP, UNEVEN * even))


def follows_closely(before: Character, after: Character) -> bool:
    """Whether a character stands where the one before it leaves off, as within a word."""
    return abs(_gap(before, after)) <= CLOSE and abs(after.base - before.base) <= CLOSE * after.size


def _collide(before: Character, after: Character) -> bool:
    """Whether two digits stand too close for two numbers and not as close as within one."""
    apart = before.source != after.source and not follows_closely(before, after)
    return before.text.isdecimal() and after.text.isdecimal() and (apart or _gap(before, after) < -COLLISION)


def _gap(before: Character, after: Character) -> float:
    return (after.left - before.right) / max(before.size, after.size)


def _are_narrow(before: Character, after: Character) -> bool:
    """Whether both are digits or Latin letters, which are never set apart without meaning it."""
    return (before.text.isascii() and after.text.isascii()) or (is_digit(before.text) and is_digit(after.text))


def _with_marks(lines: Sequence[list[Character]]) -> list[list[Character]]:
    """Lines of small characters beside larger ones put into those."""
    whole: list[list[Character]] = []
    sizes = [max(character.size for character in line) for line in lines]
    marks: dict[int, int] = {}
    for index, size in enumerate(sizes):
        for other in (index - 1, index + 1):
            if 0 <= other < len(lines) and size < SMALL * sizes[other] and other not in marks and _touches(lines[index], lines[other]):
                marks[index] = other
                break
    for index, line in enumerate(lines):
        if index not in marks:
            added = [_raised(character, line) for mark, other in marks.items() if other == index for character in lines[mark]]
            whole.append([*line, *added])
    return whole


def _touches(small: Sequence[Character], large: Sequence[Character]) -> bool:
    """Whether small characters stand beside a line's characters, level with some part of them."""
    box = joined(character.box for character in large)
    height = box[3] - box[1]
    middle = sum((character.top + character.bottom) / 2 for character in small) / len(small)
    inside = box[1] - 0.1 * height <= middle <= box[3] + 0.1 * height
    beside = any(-height <= mark.left - character.right <= 0.5 * height for mark in small[:1] for character in large)
    return inside and beside


def _raised(character: Character, line: Sequence[Character]) -> Character:
    """A mark in a line; its digits are never digits of a number there."""
    return character._replace(text=character.text.translate(_RAISED), base=line[0].base)


def _printed(characters: Sequence[Character]) -> Printed:
    """One line, what was printed over itself once."""
    kept: list[Character] = []
    for character in sorted(characters, key=lambda character: (character.left, character.order)):
        width = max(character.right - character.left, 0.1 * character.size)
        if not any(character.text == other.text and character.left - other.left < SAME_PLACE * width for other in kept[-3:]):
            kept.append(character)
    size = max(character.size for character in kept)
    bases = sorted(character.base for character in kept)
    return Printed(tuple(kept), bases[len(bases) // 2], size)
