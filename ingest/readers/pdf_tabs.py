"""Rows typed with tabs: what stands behind a tab begins at the next stop, whatever column it belongs to."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from ingest.labels import is_unit
from ingest.readers.pdf_characters import Character
from ingest.readers.pdf_flow import TextLine
from ingest.readers.pdf_stretches import Stretch, stretch_of, stretches_of

FEWEST = 4  # stops in use
CLOSEST, FARTHEST = 15.0, 40.0  # points from stop to stop, as office programs set them
ON_STOP = 0.75  # points
NEAR_STOP = 0.4  # points from the end of a text to a stop: whether the tab behind it leads to that or to the next is open
OFTEN = 0.2  # of the texts that begin in the place where most do
FEWEST_ON_STOP = 0.6  # of what stands in the lines: before some there are blanks
MOSTLY = 0.9  # of what stands in the lines: some goes on at the margin
FEWEST_PUSHED = 3  # stops at which the first of several figures stands, right behind labels of that length
FEWEST_CROSSING = 3  # labels that reach over the first figure of another row
FEWEST_BEHIND = 2  # figures and units that a label pushes
TIGHT = 0.85  # of the usual step from row to row: lines of one row
BLANK = 1.1  # sizes that a blank takes which is not printed
CELL_GAP = 1.0  # sizes between texts that a tab parted for sure
MANY = 99  # tabs
ADJOINING = 0.5  # points between a text and the blanks beside it
SET_APART = 0.3  # sizes between Chinese letters and digits, at most; a blank is wider
PARTED = 0.03  # sizes between a text and the one behind a tab, at least


def are_tabbed(lines: Sequence[TextLine]) -> bool:
    """Whether what stands in the lines of a table begins at evenly spaced stops that are closer than its columns: where a cell is empty,
    what follows it may stand under the label of another."""
    starts = [start_of(stretch.characters[0]) for line in lines for stretch in stretches_of(line)[1:]]
    found = _spaced(_common(starts)) or _spaced(starts)
    return found is not None and found.share(starts) >= MOSTLY


class Stops(NamedTuple):
    """Evenly spaced stops from the margin on."""

    margin: float  # points
    step: float
    end: float = 0.0  # where lines end
    row: float = 0.0  # from line to line, if these are of different rows, at least; 0 where that does not show

    def share(self, starts: Sequence[float]) -> float:
        """How many of some places are stops."""
        return sum(self.at(start) is not None for start in starts) / len(starts)

    def begins(self, stretch: Stretch) -> bool:
        """Whether a text begins at a stop, or behind a blank there that is not printed."""
        start = start_of(stretch.characters[0])
        return self.at(start) is not None or start - self.place(self.after(start) - 1) <= BLANK * stretch.size

    def at(self, place: float) -> int | None:
        """The stop that a place is at, the margin being 0."""
        number = round((place - self.margin) / self.step)
        return number if abs(self.place(number) - place) <= ON_STOP else None

    def after(self, end: float) -> int:
        """The stop that a tab behind a text leads to."""
        return math.floor((end - self.margin) / self.step) + 1

    def between(self, before: "Typed", after: "Typed") -> tuple[int, int]:
        """How many tabs part two texts: at least and at most, since a blank behind the first that is not printed may reach over a stop."""
        if after.stop is None:
            return 1, MANY
        blank = BLANK * before.stretch.size
        least, most = (max(1, after.stop - self.after(before.end + off) + 1) for off in (max(NEAR_STOP, blank), -NEAR_STOP))
        return (least, MANY) if before.touches(after) else (least, most)

    def place(self, number: int) -> float:
        """Where a stop is."""
        return self.margin + number * self.step

    def is_full(self, texts: Sequence["Typed"], below: Sequence["Typed"]) -> bool:
        """Whether what stands first on the next line had no room behind a tab on this one."""
        left, _, right, _ = below[0].stretch.box
        return self.place(self.after(texts[-1].end)) + right - left > self.end

    def cut(self, line: TextLine) -> list["Typed"]:
        """A line cut at the tabs: where a text that was printed by itself begins at a stop, or far from the one before."""
        characters = line.printed.characters
        parts = [[characters[0]]]
        for before, after in pairwise(characters):
            gap = start_of(after) - end_of(before, after)
            if gap > CELL_GAP * after.size or (after.source != before.source and self._may_part(before, after, gap)):
                parts.append([])
            parts[-1].append(after)
        ends = [end_of(before[-1], after[0]) for before, after in pairwise(parts)]
        stops = [self._begun(part[0], end) for part, end in zip(parts, [self.margin, *ends], strict=True)]
        texts = zip(parts, stops, [*ends, parts[-1][-1].right], strict=True)
        return [Typed(stretch_of(part, line), stop, self.place(stop or 0), end) for part, stop, end in texts]

    def _may_part(self, before: Character, after: Character, gap: float) -> bool:
        """Whether a tab may be between two letters: one begins at a stop, or behind a blank there; no unit set apart from a number."""
        if before.text.isdecimal() and is_unit(after.text) and gap < SET_APART * after.size:
            return False
        start, end = start_of(after), end_of(before, after)
        behind = start - self.place(self.after(end))
        return self.at(start) is not None or behind >= SET_APART * after.size

    def _begun(self, first: Character, end: float) -> int | None:
        """The stop at which a text begins that stands behind another which has an end: a blank before it may not be printed."""
        stop = self.at(start_of(first))
        if stop is None:
            stop = self.after(first.left) - 1
            return stop if first.left - self.place(stop) <= BLANK * first.size and self.place(stop) >= end else None
        return stop


class Typed(NamedTuple):
    """What was typed between two tabs."""

    stretch: Stretch
    stop: int | None  # at which it begins
    start: float
    end: float  # with the blanks behind it

    def touches(self, after: "Typed") -> bool:
        """Whether it stands so close before another that both may be one text, in which the print changes at a stop."""
        left = start_of(after.stretch.characters[0])
        one, other = self.stretch.text[-1], after.stretch.text[0]
        alike = abs(left - after.start) <= ON_STOP and one.isascii() == other.isascii()
        return left - self.end <= (PARTED if alike else SET_APART) * after.stretch.size


def start_of(character: Character) -> float:
    """Where a text begins whose first character this is, with the blanks before it."""
    start = character.left
    for left, right in reversed(character.blanks):
        start = left if abs(right - start) <= ADJOINING else start
    return start


def end_of(character: Character, after: Character) -> float:
    """Where a text ends whose last character this is, with the blanks behind it."""
    end = character.right
    for left, right in after.blanks:
        end = right if abs(left - end) <= ADJOINING else end
    return end


def stops_of(tables: Sequence[Sequence[TextLine]]) -> Stops | None:
    """The stops of the tables of a document, where tabs parted their cells; ``None`` where what stands on one line may stand in columns.

    In columns the first figure stands in one place, however long the label before it, and no label reaches over it. Tabs push it to the
    next stop behind that."""
    lines = [line for table in tables for line in table]
    rows = [[stretches_of(line) for line in table] for table in tables]
    stretches = [stretch for table in rows for row in table for stretch in row]
    starts = [start_of(stretch.characters[0]) for stretch in stretches]
    stops = _spaced(_common(starts))
    if stops is None or stops.share(starts) < FEWEST_ON_STOP or sum(map(stops.begins, stretches)) < MOSTLY * len(stretches):
        return None
    pushed = {first for table in rows for row in table if (first := _pushed(stops, row)) is not None}
    if len(pushed) < FEWEST_PUSHED and sum(map(_crossing, rows)) < FEWEST_CROSSING:
        return None
    stops = stops._replace(end=max(max(line.margins[1], line.printed.right) for line in lines))
    return stops._replace(row=_row_step(stops, lines))


def _crossing(rows: Sequence[Sequence[Stretch]]) -> int:
    """How many labels of figures in a table reach over the place where another row has its first figure."""
    valued = [(row[first - 1].box[2], row[first].box[0]) for row in rows if 0 < (first := _first_figure(row)) < len(row)]
    least = min((figure for _, figure in valued), default=0.0)
    return sum(end > least for end, _ in valued)


def _first_figure(row: Sequence[Stretch]) -> int:
    """The first of the figures and units that end a row."""
    return next((place for place in range(len(row), 0, -1) if not (row[place - 1].is_value or is_unit(row[place - 1].text))), 0)


def _row_step(stops: Stops, lines: Sequence[TextLine]) -> float:
    """The least step from row to row, if rows stand farther apart than the lines of one: the step from lines that are not full tells."""
    cut = [stops.cut(line) for line in lines]
    steps = [step(*pair) for pair in pairwise(lines)]
    usual = median([down for down, pair in zip(steps, pairwise(cut), strict=True) if down and not stops.is_full(*pair)] or [0.0])
    return TIGHT * usual if any(0 < down < TIGHT * usual for down in steps) else 0.0


def step(line: TextLine, after: TextLine) -> float:
    """From a line to the next on the same page, 0 on another."""
    return after.printed.base - line.printed.base if after.page is line.page else 0.0


def _pushed(stops: Stops, row: Sequence[Stretch]) -> int | None:
    """The stop of the first of several figures or units that stand each at the next stop behind the text before it, from a label on which
    is longer than from stop to stop."""
    first = _first_figure(row)
    if not first or len(row) - first < FEWEST_BEHIND or row[first - 1].box[2] - row[first - 1].box[0] <= stops.step:
        return None
    places = [(stops.at(start_of(after.characters[0])), stops.after(before.box[2])) for before, after in pairwise(row[first - 1 :])]
    return places[0][0] if all(stop == following for stop, following in places) else None


def _common(starts: Iterable[float]) -> list[float]:
    """The places where many texts begin, and more than one."""
    counts = Counter(round(start, 1) for start in starts)
    least = max(2.0, OFTEN * max(counts.values(), default=0))
    return [place for place, count in counts.items() if count >= least]


def _spaced(starts: Iterable[float]) -> Stops | None:
    """The stops that places are at, if these are many and as far apart as stops are."""
    places = [after for before, after in pairwise([-FARTHEST, *sorted(starts)]) if after - before > ON_STOP]
    if len(places) < FEWEST:
        return None
    wide = places[-1] - places[0]
    least = min(after - before for before, after in pairwise(places))
    step = wide / max(round(wide / least), 1)
    return Stops(places[0], step) if CLOSEST <= step <= FARTHEST else None
