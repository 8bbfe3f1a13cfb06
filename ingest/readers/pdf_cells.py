"""The characters in a cell to its text, and whether it is surely that: a number that lost a digit must not be read as a shorter one."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.parsed import Box
from ingest.readers.pdf_characters import ASCENT, DESCENT, LOST, Character, is_digit
from ingest.readers.pdf_lines import Printed, lines_of
from ingest.readers.pdf_view import turned
from ingest.values import read_value

_NUMERIC = re.compile(r"[+\-−]?[\d.,０-９，．]+[%％]?")
_COUNTED = re.compile(r"(?:人次|[百千万亿]?元|[件条次篇个人项宗起份])$")  # the unit that ends a number
MOST_WORDS = 6  # letters beside a number in a cell that still is a number's; a longer text is a label
MOST_PADDING = 8.0  # points
SAME_SIZE = 0.05  # of a character's size
_TIGHT = 0.15  # of a digit that a full line may leave free beyond what the next one needs
_SEPARATORS = frozenset(".,．，")
_NAUGHT = "0０"


class CellText(NamedTuple):
    """What a cell says."""

    text: str
    unreadable: bool
    box: Box | None  # around the characters; None for an empty cell
    wrapped: bool = False  # digits on full lines, with blanks between: one number, or as many as lines
    full: bool = False  # digits on lines that have no room for another, by what cells leave free elsewhere in the table


EMPTY = CellText("", False, None)


def cell_text(characters: Sequence[Character], box: Box, padding: float = 0.0) -> CellText:
    """The text of a cell, ``box`` being its rulings; lines are joined, words that were apart stay so.

    ``padding`` is how near text comes to a ruling anywhere in the table: whether a number was broken because it did not fit is told by it.
    """
    if not characters:
        return EMPTY
    around = (
        min(character.left for character in characters),
        min(character.top for character in characters),
        max(character.right for character in characters),
        max(character.bottom for character in characters),
    )
    lines, frame = _lines(characters, box)
    if _reads_downwards(lines):
        text = "".join(character.text for character in sorted(characters, key=lambda character: character.order))
        numbers = LOST in text or sum(map(str.isdecimal, text)) > 1  # digits below one another may be several rows'
        if numbers and (_is_number_like(text) or not any(map(str.isalpha, text))):
            return CellText(" ".join(line.text for line in lines), True, around)
        return CellText(text, False, around)
    figures = _figures(lines)
    if len(figures) > 1 and _fill_lines(lines, frame, MOST_PADDING):
        full = _fill_lines(lines, frame, padding)
        surely = full and _is_one_number(figures)
        return CellText(("" if surely else " ").join(line.text for line in lines), False, around, not surely, full)
    text = lines[0].text
    broken = False
    for before, after in pairwise(lines):
        first, last = after.characters[0].text, before.characters[-1].text
        broken = broken or (is_digit(first) and is_digit(last))
        latin = last.isascii() and first.isascii() and last.isalnum() and first.isalnum()
        text += (" " if latin or broken else "") + after.text
    return CellText(text, (broken or LOST in text) and _is_number_like(text), around)


def _figures(lines: Sequence[Printed]) -> list[str]:
    """The digits on each line of a cell that holds nothing else but a unit behind the last; none where it does."""
    texts = [line.text for line in lines]
    last = _COUNTED.sub("", texts[-1])
    texts[-1:] = [last] if last else []
    return texts if all(map(_NUMERIC.fullmatch, texts)) else []


def _fill_lines(lines: Sequence[Printed], frame: Box, padding: float) -> bool:
    """Whether lines are full but for the last."""
    return all(_is_full(before, after, frame, padding) for before, after in pairwise(lines))


def _is_one_number(texts: Sequence[str]) -> bool:
    """Whether digits on full lines are a number that its cell broke, and not several that were parted at a blank: its stop or comma stands
    at the break or makes no number of a line, a line begins with a naught that no number does, it has a fraction, or its lines are equally
    long."""
    at_break = any(one[-1] in _SEPARATORS or other[0] in _SEPARATORS for one, other in pairwise(texts))
    broken = any(read_value(text).value is None for text in texts)
    naught = any(text[0] in _NAUGHT and text[1:].isdecimal() for text in texts[1:])
    fraction = "." in texts[-1] and not any("." in text for text in texts[:-1])
    even = len(texts) > 2 and len(set(map(len, texts[:-1]))) == 1
    return at_break or broken or naught or fraction or even


def is_cut_number(head: str, tail: str) -> bool:
    """Whether what a page break parts is a number, since its commas or its stop show that one half is none: 10,360,1 and 63."""
    if not (_NUMERIC.fullmatch(head) and _NUMERIC.fullmatch(tail)) or read_value(head + tail).value is None:
        return False
    return head[-1] in _SEPARATORS or tail[0] in _SEPARATORS or read_value(head).value is None


def padding_of(cells: Iterable[tuple[Sequence[Character], Box]]) -> float:
    """How far the lines in a table's cells stay from their sides at least, on the side where they stay farther."""
    laid = [_lines(characters, box) for characters, box in cells]
    gaps = [(line.left - frame[0], frame[2] - line.right) for lines, frame in laid for line in lines]
    left, right = (min((gap[side] for gap in gaps if gap[side] >= 0), default=0.0) for side in (0, 1))
    return min(max(left, right), MOST_PADDING)


def is_set_alike(character: Character, others: Sequence[Character]) -> bool:
    """Whether a character below a cell is of the size of what the cell holds, unlike the foot of a page."""
    return not others or any(abs(character.size - other.size) < SAME_SIZE * other.size for other in others)


def _lines(characters: Sequence[Character], box: Box) -> tuple[list[Printed], Box]:
    """The lines of a cell, those of turned text as if it stood upright; and the cell's box turned likewise."""
    turns = Counter(character.turn for character in characters)
    turn = max(turns, key=lambda quarter: (turns[quarter], -quarter))
    if not turn or len(turns) > 1:  # text that runs downwards turns only its Latin letters
        return lines_of([character._replace(turn=0) if not character.turn else _upright(character) for character in characters]), box
    size = box[2], box[3]
    return lines_of([_stood_up(character, turn, *size) for character in characters]), turned(box, turn, *size)


def _stood_up(character: Character, turn: int, width: float, height: float) -> Character:
    """A character of turned text where it would be if its cell were turned back."""
    left, top, right, bottom = turned(character.box, turn, width, height)
    base = bottom - DESCENT * (bottom - top) / (ASCENT + DESCENT)
    return character._replace(left=left, top=top, right=right, bottom=bottom, base=base, turn=0)


def _upright(character: Character) -> Character:
    """A turned character among upright ones, on the line that its middle is on."""
    middle = (character.top + character.bottom) / 2
    return character._replace(base=middle + 0.38 * character.size, turn=0)


def _reads_downwards(lines: Sequence[Printed]) -> bool:
    """Whether the text was set in columns read downwards: printed one below the other, several columns beside each other."""
    if len(lines) < 2 or max(len(line.characters) for line in lines) < 2:
        return False
    ordered = sorted((character for line in lines for character in line.characters), key=lambda character: character.order)
    down = across = 0
    for before, after in pairwise(ordered):
        level = abs(after.base - before.base) < 0.3 * before.size
        below = abs((after.left + after.right) - (before.left + before.right)) < 0.6 * before.size and after.base > before.base
        down, across = down + (below and not level), across + (level and after.left > before.left)
    return down > 2 * across


def _is_full(line: Printed, after: Printed, box: Box, padding: float) -> bool:
    """Whether the next line's first character had no room on this one, with the comma behind it, which begins no line."""
    taken = 2 if any(character.text in _SEPARATORS for character in after.characters[1:2]) else 1
    needed = after.characters[taken - 1].right - after.characters[0].left
    room = (box[2] - box[0]) - (line.right - line.left) - 2 * padding
    return room < needed + _TIGHT * (after.characters[0].right - after.characters[0].left)


def _is_number_like(text: str) -> bool:
    """Whether a text is or may be a number: digits or lost characters, and few letters."""
    letters = sum(not is_digit(char) and not char.isspace() for char in text)
    return letters <= MOST_WORDS
