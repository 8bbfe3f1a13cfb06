"""The lines and tables of all pages in reading order: page numbers and running heads left out, columns one after the other."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ingest.parsed import Box
from ingest.readers.pdf_characters import LOST, Character, is_digit
from ingest.readers.pdf_lines import Printed, lines_of
from ingest.readers.pdf_pages import Page
from ingest.readers.pdf_tables import Part, parts_of
from ingest.readers.pdf_view import joined

MARGIN = 0.13  # of the page's height at either end, where page numbers and running heads stand
COLUMN_GAP = 1.5  # sizes of the text
FEWEST_BESIDE = 6  # lines with text on both sides of a gap that runs down the page
FEWEST_LETTERS = 12  # of a column's line: tables have shorter cells
_PAGE_NUMBER = re.compile(r"[-—–―·•~\s]*\d{1,4}[-—–―·•~\s]*|第?\s*\d{1,4}\s*页?\s*[/，,、共]*\s*\d{0,4}\s*页?|Page\s+\d+.*", re.IGNORECASE)
_DAMAGED = re.compile(rf"[\d.,]*{LOST}[\d.,{LOST}]*")


class TextLine(NamedTuple):
    """A line of text outside of ruled tables, with the margins of the column that it stands in."""

    page: Page
    number: int  # on its page, from 1
    printed: Printed
    margins: tuple[float, float]

    @property
    def text(self) -> str:
        """The text; numbers that lost a character are one mark, so that no part of them is read as a number."""
        return without_damage(self.printed.text)

    @property
    def path(self) -> str:
        """Page and line: p3 L12."""
        return f"p{self.page.number} L{self.number}"


def without_damage(text: str) -> str:
    """A text with one mark in place of each number that lost a character."""
    return _DAMAGED.sub(LOST, text) if LOST in text else text


class Scan(NamedTuple):
    """A page without usable text, to be looked at."""

    page: Page


Item = TextLine | Part | Scan


class _Sheet(NamedTuple):
    """What a page holds before what all pages have in common is taken off."""

    page: Page
    lines: list[Printed]
    parts: list[tuple[float, Part]]  # with their upper edge


def flow(pages: Iterable[Page]) -> list[Item]:
    """Everything that is to be read, in order."""
    sheets = [_sheet(page) for page in pages]
    running = _running_heads(sheets)
    items: list[Item] = []
    for sheet in sheets:
        items += [Scan(sheet.page)] if sheet.page.is_picture else _in_order(sheet, running)
    return items


def _sheet(page: Page) -> _Sheet:
    if page.is_picture:
        return _Sheet(page, [], [])
    parts, rest = parts_of(page)
    upright = [character for character in rest if not character.turn]
    upright += _lost_beside(upright, page.hidden)
    return _Sheet(page, lines_of(upright), [(lattice.ys[0], part) for lattice, part in parts])


def _lost_beside(seen: Sequence[Character], hidden: Sequence[Character]) -> list[Character]:
    """Marks for hidden digits next to digits that show: one of these may be missing, since pdfium leaves out what is printed twice."""
    places = {_place(character, x, y) for character in seen if is_digit(character.text) for x in (-1, 0, 1) for y in (-1, 0, 1)}
    return [character._replace(text=LOST) for character in hidden if _place(character) in places]


def _place(character: Character, x: int = 0, y: int = 0) -> tuple[int, int]:
    """Where a character stands, in sizes of itself, or a step beside."""
    return round(character.left / character.size) + x, round(character.base / character.size) + y


def _key(sheet: _Sheet, line: Printed) -> tuple[str, int]:
    """A line's words without digits, and its height on the page: alike for running heads."""
    return re.sub(r"\d+", "0", "".join(line.text.split())), round(line.base / 4)


def _running_heads(sheets: Sequence[_Sheet]) -> set[tuple[str, int]]:
    """What stands in the margins of at least half of the pages, and of two."""
    seen: Counter[tuple[str, int]] = Counter()
    for sheet in sheets:
        seen.update({_key(sheet, line) for line in _marginal(sheet)})
    return {key for key, count in seen.items() if count >= max(2, len(sheets) / 2)}


def _marginal(sheet: _Sheet) -> list[Printed]:
    height = sheet.page.view.size[1]
    return [line for line in sheet.lines if line.base < MARGIN * height or line.base > (1 - MARGIN) * height]


def _in_order(sheet: _Sheet, running: set[tuple[str, int]]) -> list[Item]:
    marginal = _marginal(sheet)
    furniture = [line for line in marginal if _key(sheet, line) in running]
    ends = [line for line in (sheet.lines[:1] + sheet.lines[-1:]) if line in marginal and line not in furniture]
    tables = [place for place, _ in sheet.parts]
    furniture += [line for line in ends if _PAGE_NUMBER.fullmatch(line.text.strip()) and not _between(line.base, tables)]
    numbered = [(number, line) for number, line in enumerate(sheet.lines, 1) if line not in furniture]
    lines = _columns(sheet.page, numbered)
    items: list[tuple[float, TextLine | Part]] = [(line.printed.base, line) for line in lines]
    ordered: list[Item] = []
    position = 0
    for top, part in sorted(sheet.parts, key=lambda entry: entry[0]):
        while position < len(items) and items[position][0] <= top:
            ordered.append(items[position][1])
            position += 1
        ordered.append(part)
    return ordered + [item for _, item in items[position:]]


def _between(base: float, tables: Sequence[float]) -> bool:
    """Whether tables begin above and below: then a number is no page number."""
    return any(top < base for top in tables) and any(top > base for top in tables)


def _columns(page: Page, lines: Sequence[tuple[int, Printed]]) -> list[TextLine]:
    """The lines in reading order; where a gap runs down the page, those left of it before those right of it."""
    gutter = _gutter(page, [line for _, line in lines])
    if gutter is None:
        margins = _margins([line for _, line in lines])
        return [TextLine(page, number, line, margins) for number, line in lines]
    left: list[tuple[int, Printed]] = []
    right: list[tuple[int, Printed]] = []
    ordered: list[TextLine] = []
    across = _margins([line for _, line in lines])
    for number, line in lines:
        if _crosses(line, gutter):
            ordered += [*_column(page, left), *_column(page, right), TextLine(page, number, line, across)]
            left, right = [], []
            continue
        for side, characters in (
            (left, [c for c in line.characters if c.right <= gutter + 1]),
            (right, [c for c in line.characters if c.right > gutter + 1]),
        ):
            if characters:
                side.append((number, line._replace(characters=tuple(characters))))
    return [*ordered, *_column(page, left), *_column(page, right)]


def _column(page: Page, lines: Sequence[tuple[int, Printed]]) -> list[TextLine]:
    margins = _margins([line for _, line in lines])
    return [TextLine(page, number, line, margins) for number, line in lines]


def _margins(lines: Sequence[Printed]) -> tuple[float, float]:
    """Where the lines of a column begin and end."""
    if not lines:
        return 0.0, 0.0
    lefts, rights = sorted(line.left for line in lines), sorted(line.right for line in lines)
    return lefts[len(lefts) // 20], rights[-1 - len(rights) // 20]


def _gutter(page: Page, lines: Sequence[Printed]) -> float | None:
    """The middle of a gap that runs down the page between two columns of prose."""
    width = page.view.size[0]
    middles: list[float] = []
    for line in lines:
        for before, after in zip(line.characters, line.characters[1:], strict=False):
            middle = (before.right + after.left) / 2
            if after.left - before.right > COLUMN_GAP * line.size and 0.3 * width < middle < 0.7 * width:
                middles.append(middle)
    if len(middles) < FEWEST_BESIDE:
        return None
    gutter = sorted(middles)[len(middles) // 2]
    beside = [line for line in lines if not _crosses(line, gutter) and line.left < gutter < line.right]
    letters = sorted(
        min(sum(c.right <= gutter for c in line.characters), sum(c.left >= gutter for c in line.characters)) for line in beside
    )
    prose = len(beside) >= FEWEST_BESIDE and letters[len(letters) // 2] >= FEWEST_LETTERS
    return gutter if prose and len(beside) >= 0.5 * len(lines) else None


def _crosses(line: Printed, gutter: float) -> bool:
    """Whether a line runs through a gap."""
    for before, after in zip(line.characters, line.characters[1:], strict=False):
        if before.left < gutter < after.right:
            return after.left - before.right <= COLUMN_GAP * line.size or not before.right - 1 <= gutter <= after.left + 1
    return any(c.left < gutter < c.right for c in line.characters)


def around(lines: Iterable[TextLine]) -> Box:
    """The box of lines on one page as shown."""
    found = list(lines)
    left, top, right, bottom = found[0].page.shown(joined(line.printed.box for line in found))
    return round(left, 2), round(top, 2), round(right, 2), round(bottom, 2)
