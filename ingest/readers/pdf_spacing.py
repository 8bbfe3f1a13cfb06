"""Letters set apart: where a whole text has the same gap between its letters, the gap is part of each letter, and parts no words."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from ingest.readers.pdf_characters import Character, is_digit
from ingest.readers.pdf_flow import TextLine

FEWEST = 20  # pairs of letters that show a gap
LEAST, MOST = 0.04, 0.5  # of a letter's size: a gap between letters
EVEN = 0.06  # sizes that gaps may differ by
MOSTLY = 0.75  # of the gaps
Gaps = dict[tuple[float, bool], float]  # by the size of letters, and whether they are digits


def closed_up(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines with letters and digits as wide as the step to the next, where all of their size are set apart alike."""
    gaps = _gaps(lines)
    return [_closed(line, gaps) for line in lines] if gaps else list(lines)


def _gaps(lines: Iterable[TextLine]) -> Gaps:
    found: dict[tuple[float, bool], list[float]] = {}
    for line in lines:
        for before, after in pairwise(line.printed.characters):
            gap = (after.left - before.right) / before.size
            if not after.spaced and gap < MOST and is_digit(before.text) == is_digit(after.text):
                found.setdefault(_kind(before), []).append(gap)
    even = {kind: gap for kind, gaps in found.items() if (gap := _usual(gaps)) >= LEAST}
    # Digits are never set apart but where letters are: they may be single numbers side by side.
    return {kind: gap for kind, gap in even.items() if not kind[1] or abs(even.get((kind[0], False), 0.0) - gap) <= EVEN}


def _usual(gaps: Sequence[float]) -> float:
    """The gap that most have, 0 where none is usual."""
    middle = sorted(gaps)[len(gaps) // 2]
    alike = sum(abs(gap - middle) <= EVEN for gap in gaps)
    return middle if len(gaps) >= FEWEST and alike >= MOSTLY * len(gaps) else 0.0


def _kind(character: Character) -> tuple[float, bool]:
    return round(character.size, 1), is_digit(character.text)


def _closed(line: TextLine, gaps: Gaps) -> TextLine:
    characters = line.printed.characters
    closed = [character._replace(right=character.right + _after(character, after, gaps)) for character, after in pairwise(characters)]
    return line._replace(printed=line.printed._replace(characters=(*closed, *characters[-1:])))


def _after(character: Character, after: Character, gaps: Gaps) -> float:
    """How far a character reaches to the next: also the number of a label, which is set apart as the label is."""
    own, letters = gaps.get(_kind(character), 0.0), gaps.get((round(character.size, 1), False), 0.0)
    gap = (after.left - character.right) / character.size
    if not own and not (character.text.isdecimal() and after.text.isdecimal()) and abs(gap - letters) <= EVEN:
        own = letters
    return own * character.size
