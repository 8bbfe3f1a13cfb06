"""The characters of a PDF page: what they are, where they stand, and which of them a reader of the page sees."""

import ctypes
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from ingest.parsed import Box
from ingest.readers.decoding import mended
from ingest.readers.pdf_view import View

LOST = "\ufffd"  # stands for a character that the font does not name
ASCENT, DESCENT = 0.88, 0.12  # of a Chinese character, in its size; what fonts say of themselves is often wrong
FAINT = 160  # of 255, in all three colours
EDGE = 1.0  # points
MAX_CHARACTERS = 20_000  # of a page; a full one has some 3,000
_INVISIBLE_MODES = (3, 7)  # text render modes: neither filled nor stroked
_WHITE_SPACE = (0x20, 0x0D, 0x0A, 0x09, 0xA0, 0x3000)
_LEVEL = 0.01  # points
_NARROWEST = 0.4  # of its size: a digit; closer ones are printed over one another
_QUARTER = math.pi / 2
_SLANT = 0.1  # radians off a quarter turn: a watermark, not text


class Character(NamedTuple):
    """One character as printed; its box is ``left`` … ``bottom`` in points from the top left corner of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float  # where its line stands; for turned characters in the direction across their line
    size: float  # of its font, in points
    turn: int  # quarter turns counterclockwise: 1 reads upwards, 3 downwards
    order: int  # of printing
    source: int  # the text object that it belongs to
    faint: bool  # in a light colour, like watermarks
    spaced: bool = False  # a space was printed before it
    blanks: tuple[tuple[float, float], ...] = ()  # where such spaces begin and end

    @property
    def box(self) -> Box:
        """Left, top, right, bottom."""
        return self.left, self.top, self.right, self.bottom

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of its box."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


class TextObject(NamedTuple):
    """What is the same for all characters of a text object."""

    size: float
    turn: int | None  # None: slanted
    visible: bool  # False: drawn without ink
    color: tuple[int, int, int]


class RawCharacter(NamedTuple):
    """A character in the PDF's own space."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    x: float  # origin
    y: float
    source: int
    spaced: bool
    blanks: tuple[Box, ...]


class RawText(NamedTuple):
    """The characters of a page with their text objects, before the page is turned the way it is read."""

    characters: list[RawCharacter]
    objects: dict[int, TextObject]


def raw_text(textpage: Any, count: int) -> RawText:
    """The characters of a pdfium text page, white space before them as blanks of theirs."""
    characters: list[RawCharacter] = []
    objects: dict[int, TextObject] = {}
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    spaced = False
    blanks: list[Box] = []
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if code in _WHITE_SPACE:
            if not pdfium.FPDFText_IsGenerated(textpage, index):
                spaced = True
                if pdfium.FPDFText_GetLooseCharBox(textpage, index, box):
                    blanks.append((box.left, box.bottom, box.right, box.top))
            continue
        pointer = pdfium.FPDFText_GetTextObject(textpage, index)
        if not pointer or not pdfium.FPDFText_GetLooseCharBox(textpage, index, box):
            continue
        source = ctypes.addressof(pointer.contents)
        if source not in objects:
            objects[source] = _text_object(textpage, index, pointer)
        pdfium.FPDFText_GetCharOrigin(textpage, index, x, y)
        if not all(map(math.isfinite, (box.left, box.bottom, box.right, box.top, x.value, y.value, objects[source].size))):
            continue  # a matrix of what is no number: printed nowhere
        text = _character(code, bool(pdfium.FPDFText_HasUnicodeMapError(textpage, index)))
        if text:
            edges = box.left, box.bottom, box.right, box.top
            characters.append(RawCharacter(text, *edges, x.value, y.value, source, spaced, tuple(blanks)))
            spaced, blanks = False, []
    return RawText(_as_advanced(characters, objects), objects)


def _as_advanced(characters: Sequence[RawCharacter], objects: Mapping[int, TextObject]) -> list[RawCharacter]:
    """Characters with each digit as wide as the font of the document sets it, up to the next one of its text object.

    Where a font is neither in the document nor on the machine, pdfium draws with another, and its boxes are wider than the steps are.
    """
    found = list(characters)
    for at, (one, after) in enumerate(pairwise(characters)):
        level = one.source == after.source and abs(one.y - after.y) < _LEVEL and one.text.isdecimal() and after.text.isdecimal()
        if level and one.right > after.left > one.left and after.x - one.x >= _NARROWEST * objects[one.source].size:
            found[at] = one._replace(right=after.left)
    return found


def reading_turns(text: RawText, shown: View) -> int:
    """Quarter turns clockwise after which most of the text stands upright: a table may be printed sideways on an upright page."""
    turns = Counter(text.objects[character.source].turn for character in text.characters)
    turns.pop(None, None)
    if not turns:
        return 0
    printed = max(turns, key=lambda turn: turns[turn] if turn is not None else 0)
    return ((printed or 0) - shown.turns) % 4


def characters_in(text: RawText, view: View) -> list[Character]:
    """The characters that stand upright or turned by quarters, those that do not show and those beside the page included."""
    found: list[Character] = []
    for order, raw in enumerate(text.characters):
        looks = text.objects[raw.source]
        if looks.turn is None:
            continue
        left, top, right, bottom = view.box(raw.left, raw.bottom, raw.right, raw.top)
        x, y = view.point(raw.x, raw.y)
        turn, size = (looks.turn - view.turns) % 4, looks.size
        base = y
        if turn == 0:
            top, bottom = y - ASCENT * size, y + DESCENT * size
        elif turn == 1:
            left, right, base = x - ASCENT * size, x + DESCENT * size, x
        elif turn == 2:
            top, bottom = y - DESCENT * size, y + ASCENT * size
        else:
            left, right, base = x - DESCENT * size, x + ASCENT * size, x
        blanks = tuple((blank[0], blank[2]) for blank in (view.box(*edges) for edges in raw.blanks))
        faint = min(looks.color) >= FAINT
        found.append(Character(raw.text, left, top, right, bottom, base, size, turn, order, raw.source, faint, raw.spaced, blanks))
    return found


def moved_onto(character: Character, box: Box) -> Character:
    """A character, and one beside a box at the box's edge."""
    left, top, right, bottom = box
    x = min(max(character.middle[0], left + EDGE), right - EDGE) - character.middle[0]
    y = min(max(character.middle[1], top + EDGE), bottom - EDGE) - character.middle[1]
    return character._replace(
        left=character.left + x, right=character.right + x, top=character.top + y, bottom=character.bottom + y, base=character.base + y
    )


def is_digit(text: str) -> bool:
    """Whether a character can be part of a number."""
    return text in "0123456789０１２３４５６７８９.,，．%％" + LOST


def median_size(characters: Sequence[Character]) -> float:
    """The size that most of the text is printed in."""
    sizes = sorted(character.size for character in characters)
    return sizes[len(sizes) // 2] if sizes else 0.0


def _character(code: int, unmapped: bool) -> str:
    if unmapped or code in (0, 0xFFFD, 0xFFFE, 0xFFFF) or 0xD800 <= code <= 0xF8FF or code >= 0xF0000:
        return LOST
    if code == 2:  # pdfium's mark for a hyphen at the end of a line
        return "-"
    if code < 0x20 or 0x7F <= code < 0xA0:
        return LOST
    return mended(chr(code))


def _text_object(textpage: Any, index: int, pointer: Any) -> TextObject:
    """Size, turn and ink of the text object of a character."""
    matrix = pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0)
    pdfium.FPDFText_GetMatrix(textpage, index, matrix)
    size = pdfium.FPDFText_GetFontSize(textpage, index) * math.hypot(matrix.c, matrix.d)
    angle = math.atan2(matrix.b, matrix.a)
    quarters = round(angle / _QUARTER) if math.isfinite(angle) else 0
    turn = quarters % 4 if abs(angle - quarters * _QUARTER) <= _SLANT else None
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    mode = pdfium.FPDFTextObj_GetTextRenderMode(pointer)
    color, visible = (0, 0, 0), mode not in _INVISIBLE_MODES
    if pdfium.FPDFText_GetFillColor(textpage, index, red, green, blue, alpha):
        color = (red.value, green.value, blue.value)
        visible = visible and (alpha.value > 0 or mode == 1)
    return TextObject(size or 1.0, turn, visible, color)
