"""One page of a PDF as read: the characters that a reader of the page sees, its ruled tables, and whether it is a picture of a page."""

import math
from bisect import bisect
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from ingest.parsed import Box
from ingest.readers.pdf_characters import (
    LOST,
    MAX_CHARACTERS,
    Character,
    RawText,
    characters_in,
    is_digit,
    median_size,
    moved_onto,
    raw_text,
    reading_turns,
)
from ingest.readers.pdf_clips import is_cut
from ingest.readers.pdf_drawings import Drawings, Rule, drawings
from ingest.readers.pdf_headers import is_header
from ingest.readers.pdf_lattice import Lattice, lattices, shaded_lattices
from ingest.readers.pdf_view import View, turned
from ingest.rejected import Rejected

LARGEST_PAGE = 14_400.0  # points, PDF's own limit
SMALLEST_PAGE = 20.0
FEWEST_CHARACTERS = 8  # of a page with a text layer
MOST_LOST = 0.3  # share of characters without a name beyond which the text layer is no use
PICTURE = 0.6  # of the page's area: a picture of the page
OUTLINES = 100  # shapes on a page without text: letters drawn as curves
MAX_NOTES = 5_000
BELOW = 9.0  # sizes from the end of shading to the figures of the next row, whose label may have several lines
FEWEST_BESIDE = 3  # rows with figures to the right of them
APART = 1.5  # sizes from a label to figures
WATERMARK = 2.2  # times the size of the text
STRUCK = 0.55, 0.15  # sizes over the line that a digit stands on: a line between crosses it out


class Page(NamedTuple):
    """A page turned so that its text stands upright; ``view`` is how it is read, ``turns`` what that turns beyond how it is shown."""

    number: int  # from 1
    view: View
    turns: int
    characters: tuple[Character, ...]
    hidden: tuple[Character, ...]  # digits that do not show: covered, white on white, without ink, beside the page
    cut: tuple[Character, ...]  # letters that do not show in their cell, at its edge
    lattices: tuple[Lattice, ...]
    pictures: tuple[Box, ...]
    marks: tuple[Box, ...]
    printed: int  # characters, those that do not show included
    is_picture: bool  # nothing on it can be read but by looking

    def shown(self, box: Box) -> Box:
        """A box of the page as read on the page as shown."""
        width, height = self.view.size
        return turned(box, -self.turns % 4, width, height)


def page_of(number: int, document: Any) -> Page:
    """Reads a page of a pdfium document, the first being 1. Raises ``Rejected`` for a page beyond all bounds."""
    page = document[number - 1]
    try:
        if _is_filled_in(page):
            pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
            page.close()
            page = document[number - 1]
        return _page(number, page)
    finally:
        page.close()


def _page(number: int, page: Any) -> Page:
    shown = _view(page)
    width, height = shown.size
    if not SMALLEST_PAGE <= min(width, height) <= max(width, height) <= LARGEST_PAGE:
        raise Rejected("PDF 页面的尺寸异常，未读取。")
    text = _text(page)
    turns = reading_turns(text, shown)
    view = shown.turned(turns)
    drawn = drawings(page, view)
    printed = characters_in(text, view)
    ruled = lattices(drawn.rules)
    struck = _Struck(drawn.rules)
    seen: list[Character] = []
    hidden: list[Character] = []
    cut: list[Character] = []
    for character in printed:
        x, y = character.middle
        if 0 <= x <= view.size[0] and 0 <= y <= view.size[1] and _is_seen(character, text, drawn):
            seen.append(_as_cut(character, drawn.clips.get(character.source)))
        elif is_digit(character.text):
            hidden.append(moved_onto(character, drawn.clips.get(character.source, (0.0, 0.0, *view.size))))
        elif character.source in drawn.clips:
            cut.append(moved_onto(character, drawn.clips[character.source]))
    shaded = shaded_lattices(drawn.areas, ruled)
    whole = [*ruled, *(one for one in shaded if not _is_cut(one, seen, shaded) and not is_header(one, seen))]
    return Page(
        number,
        view,
        turns,
        tuple(_without_watermarks(list(map(struck.out, seen)))),
        tuple(hidden),
        tuple(cut),
        tuple(one for one in whole if not _is_labels(one, seen, whole)),
        tuple(drawn.pictures),
        tuple(drawn.marks),
        len(text.characters),
        _is_picture(seen, len(printed), drawn, view),
    )


class _Struck:
    """The level lines of a page, for those that run through print: it is crossed out, in whole or in part."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = sorted((rule for rule in rules if not rule.upright), key=lambda rule: rule.place)
        self._places = [rule.place for rule in self._rules]

    def out(self, character: Character) -> Character:
        """A character as it counts: a digit crossed out is lost, though its print is as good as before."""
        return character._replace(text=LOST) if is_digit(character.text) and self._runs_through(character) else character

    def _runs_through(self, character: Character) -> bool:
        """Whether a line runs through the middle of a character."""
        low, high = (bisect(self._places, character.base - share * character.size) for share in STRUCK)
        return any(rule.start <= character.middle[0] <= rule.end for rule in self._rules[low:high])


def _is_cut(lattice: Lattice, characters: Sequence[Character], tables: Sequence[Lattice]) -> bool:
    """Whether the shading of a table ends above its end, as that of a header does: below it figures stand apart from other words, and in
    no other table."""
    left, _, right, bottom = lattice.box
    below = [c for c in characters if left <= c.middle[0] <= right and bottom < c.middle[1] < bottom + BELOW * c.size]
    below = [c for c in below if not any(_holds(table.box, *c.middle) for table in tables)]
    return any(
        after.text.isdecimal() and abs(after.base - before.base) < 1 and after.left - before.right > APART * after.size
        for before, after in pairwise(sorted(below, key=_by_line))
    )


def _is_labels(lattice: Lattice, characters: Sequence[Character], tables: Sequence[Lattice]) -> bool:
    """Whether a table's lines or its shading are around its labels alone: right of most of its rows figures stand in no table."""
    _, top, right, bottom = lattice.box
    beside = [c for c in characters if c.text.isdecimal() and c.left > right and top < c.middle[1] < bottom]
    rows = {round(c.base) for c in beside if not any(_holds(table.box, *c.middle) for table in tables)}
    return len(rows) >= max(FEWEST_BESIDE, (len(lattice.ys) - 1) / 2)


def _by_line(character: Character) -> tuple[int, float]:
    return round(character.base), character.left


def _is_filled_in(page: Any) -> bool:
    """Whether fields of a form or notes written on the page lie over it, which its text is without."""
    shown = (pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP)
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), MAX_NOTES)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        pdfium.FPDFPage_CloseAnnot(note)
        if kind in shown:
            return True
    return False


def _view(page: Any) -> View:
    left, bottom, right, top = page.get_bbox()
    return View(left, bottom, right, top, page.get_rotation() // 90 % 4)


def _text(page: Any) -> RawText:
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        if count > MAX_CHARACTERS:
            raise Rejected("PDF 的一页里文字过多，未读取。")
        return raw_text(textpage, count)
    finally:
        textpage.close()


def _is_seen(character: Character, text: RawText, drawn: Drawings) -> bool:
    """Whether a character shows: drawn with ink, in another colour than what is under it, and not covered afterwards."""
    looks = text.objects[character.source]
    if not looks.visible:
        return False
    order = drawn.text_order.get(character.source, 0)
    x, y = character.middle
    clip = drawn.clips.get(character.source)
    if clip is not None and not _holds(clip, x, y):
        return False
    over = [area for area in drawn.areas if area.opaque and _holds(area.box, x, y)]
    if any(area.order > order > 0 for area in over):
        return False
    if min(looks.color) < 250:
        return True
    under = [area for area in over if area.order < order]
    return min(under[-1].color) < 250 if under else any(_holds(picture, x, y) for picture in drawn.pictures)


def _as_cut(character: Character, clip: Box | None) -> Character:
    """A character as it counts where its print is cut off: a digit of which a part is missing is lost."""
    return character._replace(text=LOST) if clip is not None and is_digit(character.text) and is_cut(character, clip) else character


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _without_watermarks(characters: Sequence[Character]) -> list[Character]:
    """The text without faint large letters across the page."""
    largest = WATERMARK * median_size(characters)
    return [character for character in characters if not (character.faint and character.size > largest)]


def _is_picture(seen: Sequence[Character], printed: int, drawn: Drawings, view: View) -> bool:
    """Whether the page's text must be read from its picture: there is none, or its font names few characters, or only an invisible layer
    that some recognition left on a scan, of unknown quality."""
    width, height = view.size
    covered = max((math.prod((box[2] - box[0], box[3] - box[1])) for box in drawn.pictures), default=0.0)
    pictured = covered >= PICTURE * width * height
    lost = sum(LOST in character.text for character in seen)
    if lost > MOST_LOST * len(seen):
        return True
    if pictured and len(seen) <= printed // 2:
        return True
    return len(seen) < FEWEST_CHARACTERS and (covered >= 0.1 * width * height or len(drawn.marks) >= OUTLINES)
