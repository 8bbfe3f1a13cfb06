"""The lines and tables of all pages in reading order: page numbers and running heads left out, columns one after the other."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from ingest.labels import segments
from ingest.parsed import Box
from ingest.readers.pdf_characters import LOST, Character, is_digit
from ingest.readers.pdf_lattice import Lattice
from ingest.readers.pdf_lines import Printed, lines_of
from ingest.readers.pdf_pages import Page
from ingest.readers.pdf_tables import Part, parts_of
from ingest.readers.pdf_view import joined
from ingest.readers.pdf_wraps import broken_places, made_whole

MARGIN = 0.13  # of the page's height at either end, where page numbers and running heads stand
COLUMN_GAP = 0.8  # sizes of the text, at least
FEWEST_BESIDE = 6  # lines on either side of a gap that runs down the page
MOST_ACROSS = 0.4  # share of lines that run over it: titles and tables
BIN = 3.0  # points
CROSSING = 0.2  # of the usual number of characters over a place, at most in a gap
FEWEST_LETTERS = 12  # of a column's line: tables have shorter cells, and numbers
_PAGE_NUMBER = re.compile(r"[-—–―·•~\s]*\d{1,4}[-—–―·•~\s]*|第?\s*\d{1,4}\s*页?\s*[/，,、共]*\s*\d{0,4}\s*页?|Page\s+\d+.*", re.IGNORECASE)
BELOW = 2.2  # sizes from line to line in a cell, at most
SAME_STEP = 1.02  # times the least step from line to line of a page
MIDDLE = 2.0  # sizes that the number of a page is off its middle, at most
_NUMBERS = re.compile(r"[\d.,，．/\s]+")
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
    parts: list[tuple[Lattice, Part]]


def flow(pages: Iterable[Page]) -> list[Item]:
    """Everything that is to be read, in order."""
    sheets = _with_whole_numbers([_sheet(page) for page in pages])
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
    return _Sheet(page, lines_of(upright), parts)


def _with_whole_numbers(sheets: list[_Sheet]) -> list[_Sheet]:
    """The pages with the numbers that narrow cells broke on one line, where all pages together show that cells did."""
    broken = iter(broken_places([part.wraps for sheet in sheets for _, part in sheet.parts]))
    return [
        sheet._replace(parts=[(lattice, replace(part, cells=made_whole(part.cells, next(broken)))) for lattice, part in sheet.parts])
        for sheet in sheets
    ]


def _lost_beside(seen: Sequence[Character], hidden: Sequence[Character]) -> list[Character]:
    """Marks for hidden digits next to digits that show: one of these may be missing, since pdfium leaves out what is printed twice."""
    places = {_place(character, x, y) for character in seen if is_digit(character.text) for x in (-1, 0, 1) for y in (-1, 0, 1)}
    return [character._replace(text=LOST) for character in hidden if _place(character) in places]


def _place(character: Character, x: int = 0, y: int = 0) -> tuple[int, int]:
    """Where a character stands, in sizes of itself, or a step beside."""
    return round(character.left / character.size) + x, round(character.base / character.size) + y


def _key(sheet: _Sheet, line: Printed) -> tuple[str, int]:
    """A line's words without digits, and how far it is from the nearer end of the page: alike for running heads, on pages of any size."""
    height = sheet.page.view.size[1]
    return re.sub(r"\d+", "0", "".join(line.text.split())), round((line.base if line.base < height / 2 else line.base - height) / 4)


def _running_heads(sheets: Sequence[_Sheet]) -> set[tuple[str, int]]:
    """What stands in the margins of at least half of the pages, and of two."""
    seen: Counter[tuple[str, int]] = Counter()
    for sheet in sheets:
        seen.update({_key(sheet, line) for line in _marginal(sheet)})
    return {key for key, count in seen.items() if count >= max(2, len(sheets) / 2)}


def _marginal(sheet: _Sheet) -> list[Printed]:
    """The lines near the page's ends. A table's header that comes again on each page is none of them, nor is what stands below it."""
    height = sheet.page.view.size[1]
    top = [line for line in sheet.lines if line.base < MARGIN * height]
    header = next((index for index, line in enumerate(top) if _heads_columns(line)), len(top))
    return [*top[:header], *(line for line in sheet.lines if line.base > (1 - MARGIN) * height)]


def _heads_columns(line: Printed) -> bool:
    """Whether a line is labels of a table's columns and nothing else."""
    named = segments([line.text])
    return any(segment.names("column") or segment.names("head") for segment in named) and all(segment.labels for segment in named)


def _in_order(sheet: _Sheet, running: set[tuple[str, int]]) -> list[Item]:
    """The lines and tables of a page in reading order; where a gap runs down the page, what is left of it before what is right of it."""
    lines = _without_furniture(sheet, running)
    gutter = _gutter(sheet.page, [line for _, line in lines])
    sides: dict[str, list[tuple[int, Printed]]] = {"left": [], "right": [], "across": []}
    for number, line in lines:
        for side, part in _split(line, gutter):
            sides[side].append((number, part))
    placed: list[tuple[float, str, TextLine | Part]] = []
    for side, printed in sides.items():
        margins = _margins([line for _, line in printed])
        placed += [(line.base, side, TextLine(sheet.page, number, line, margins)) for number, line in printed]
    placed += [(lattice.ys[0], _side(lattice.xs[0], lattice.xs[-1], gutter), part) for lattice, part in sheet.parts]
    ordered: list[Item] = []
    right: list[Item] = []
    for _, side, item in sorted(placed, key=lambda entry: entry[0]):
        if side == "right":
            right.append(item)
            continue
        if side == "across":
            ordered += right
            right = []
        ordered.append(item)
    return ordered + right


def _without_furniture(sheet: _Sheet, running: set[tuple[str, int]]) -> list[tuple[int, Printed]]:
    """The lines with their numbers, less running heads and page numbers."""
    marginal = [line for line in _marginal(sheet) if not _is_level(sheet, line)]
    furniture = [line for line in marginal if _key(sheet, line) in running]
    ends = [line for line in (sheet.lines[:1] + sheet.lines[-1:]) if line in marginal and line not in furniture]
    tables = [lattice.ys[0] for lattice, _ in sheet.parts]
    if not any(_PAGE_NUMBER.fullmatch(key) for key, _ in running):  # else pages have their numbers elsewhere
        furniture += [line for line in ends if _PAGE_NUMBER.fullmatch(line.text.strip()) and not _between(line.base, tables)]
    return [(number, line) for number, line in enumerate(sheet.lines, 1) if line not in furniture]


def _is_level(sheet: _Sheet, line: Printed) -> bool:
    """Whether a line of numbers stands half beside another line, or right below the numbers of one, as the lines of a cell do, or goes on
    with one as near as lines are and out of the page's middle."""
    if not _NUMBERS.fullmatch(line.text):
        return False
    near = [other for other in sheet.lines if 0 < abs(line.base - other.base) < BELOW * line.size]
    if any(abs(line.base - other.base) < line.size or _shares_digits(line, other) for other in near):
        return True
    least = min((step for one, other in pairwise(sheet.lines) if (step := other.base - one.base) > line.size), default=0.0)
    is_close = any(0 < line.base - other.base <= SAME_STEP * least for other in near)
    return is_close and abs(line.left + line.right - sheet.page.view.size[0]) > 2 * MIDDLE * line.size


def _shares_digits(line: Printed, other: Printed) -> bool:
    """Whether digits of two lines stand above one another."""
    return any(is_digit(c.text) and c.left < line.right and c.right > line.left for c in other.characters)


def _between(base: float, tables: Sequence[float]) -> bool:
    """Whether tables begin above and below: then a number is no page number."""
    return any(top < base for top in tables) and any(top > base for top in tables)


def _split(line: Printed, gutter: float | None) -> list[tuple[str, Printed]]:
    """The parts of a line on either side of a gap."""
    if gutter is None or any(c.left < gutter < c.right for c in line.characters):
        return [("across", line)]
    left, right = ([c for c in line.characters if (c.left >= gutter) is after] for after in (False, True))
    if left and right and right[0].left - left[-1].right <= COLUMN_GAP * line.size:
        return [("across", line)]
    parts = (("left", left), ("right", right))
    return [
        (side, Printed(tuple(part), part[len(part) // 2].base, max(character.size for character in part))) for side, part in parts if part
    ]


def _side(left: float, right: float, gutter: float | None) -> str:
    if gutter is None or left < gutter < right:
        return "across"
    return "left" if right <= gutter else "right"


def _margins(lines: Sequence[Printed]) -> tuple[float, float]:
    """Where the lines of a column begin and end."""
    if not lines:
        return 0.0, 0.0
    lefts, rights = sorted(line.left for line in lines), sorted(line.right for line in lines)
    return lefts[len(lefts) // 20], rights[-1 - len(rights) // 20]


def _gutter(page: Page, lines: Sequence[Printed]) -> float | None:
    """The middle of a gap that runs down the page between two columns of prose."""
    width = page.view.size[0]
    covered = [0] * (int(width / BIN) + 2)
    for line in lines:
        for character in line.characters:
            for place in range(max(0, int(character.left / BIN)), min(len(covered), int(character.right / BIN) + 1)):
                covered[place] += 1
    places = range(int(0.3 * len(covered)), int(0.7 * len(covered)))
    if not places or not any(covered):
        return None
    usual = sorted(covered[place] for place in range(len(covered)) if covered[place])[len([c for c in covered if c]) // 2]
    free = [place for place in places if covered[place] <= CROSSING * usual]
    if not free:
        return None
    gutter = (free[len(free) // 2] + 0.5) * BIN
    sides: dict[str, list[int]] = {"left": [], "right": [], "across": []}
    for line in lines:
        for side, part in _split(line, gutter):
            sides[side].append(sum(not is_digit(character.text) for character in part.characters))
    enough = all(len(sides[side]) >= FEWEST_BESIDE and _median(sides[side]) >= FEWEST_LETTERS for side in ("left", "right"))
    return gutter if enough and len(sides["across"]) <= MOST_ACROSS * len(lines) else None


def _median(numbers: Sequence[int]) -> int:
    return sorted(numbers)[len(numbers) // 2]


def around(lines: Iterable[TextLine]) -> Box:
    """The box of lines on one page as shown."""
    found = list(lines)
    left, top, right, bottom = found[0].page.shown(joined(line.printed.box for line in found))
    return round(left, 2), round(top, 2), round(right, 2), round(bottom, 2)
