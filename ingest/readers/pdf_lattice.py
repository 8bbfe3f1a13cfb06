"""Ruled lines to tables: which lines touch, the lattice they make, and its cells."""

from bisect import bisect
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.parsed import Box
from ingest.readers.pdf_drawings import Area, Rule
from ingest.rejected import Rejected

SNAP = 4.0  # points within which lines are one: double lines, the two borders of neighbouring cells
SAME_PLACE = 1.0  # points
GAP = 3.5  # points that a line may be broken by
COVERED = 0.5  # of a cell's side must be ruled to part it from the next
WHITE = 250  # of 255
MOST_GROUNDS = 200  # shaded areas of a page that white cells may be drawn on
SHADED = 0.8  # of a table told by its shading
SHORTEST = 5.0  # points of a line, put together of its dashes
FEWEST_SAME = 3  # lines that a table must share with the one that it goes on from
MOSTLY_SAME = 0.7  # of its lines
MAX_RULES = 20_000  # of a page, after broken lines are joined
MAX_PLACES = 200_000  # of a lattice


class Opening(NamedTuple):
    """A cell of a lattice: its place, its spans, and its box on the page."""

    row: int
    column: int
    rowspan: int
    colspan: int
    box: Box
    broken: bool = False  # the lines around it make no rectangle, so that what it holds may be two cells'
    open_bottom: bool = False  # no line below it: it goes on over the page's end
    outside: bool = False  # no line right of it, where other rows have one: beside a row that ends before the table does


class Lattice(NamedTuple):
    """The lines of a table, left to right and top to bottom, with its cells in row-major order."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    openings: tuple[Opening, ...]
    is_cut: bool = False  # no line at its right, where one is at its left: the table is wider than what shows

    @property
    def box(self) -> Box:
        """Around all lines."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]


def widened(lattice: Lattice, before: Lattice) -> Lattice:
    """The lattice with the columns on the left that it had on the page before.

    Cells that reach over several rows may lose their lines with their first page, so that the table seems narrower on the next.
    """
    xs = [x for x in before.xs if x < lattice.xs[0] - SNAP]
    if not xs or abs(lattice.xs[-1] - before.xs[-1]) > SNAP or not have_same_lines(lattice.xs, before.xs, SNAP):
        return lattice
    places = (*xs, *lattice.xs)
    rows, top, bottom = len(lattice.ys) - 1, lattice.ys[0], lattice.ys[-1]
    added = [Opening(0, n, rows, 1, (places[n], top, places[n + 1], bottom), False, True) for n in range(len(xs))]
    moved = [opening._replace(column=opening.column + len(xs)) for opening in lattice.openings]
    return Lattice(places, lattice.ys, tuple(sorted([*added, *moved])), lattice.is_cut)


def have_same_lines(xs: Sequence[float], others: Sequence[float], within: float) -> bool:
    """Whether most of the upright lines of two tables are in the same places; a page may show lines that another does not."""
    few, many = sorted((xs, others), key=len)
    same = sum(min(abs(x - y) for y in many) <= within for x in few)
    return same >= max(FEWEST_SAME, MOSTLY_SAME * len(few))


class Places:
    """Finds the cell at a point."""

    def __init__(self, lattice: Lattice) -> None:
        self._xs, self._ys = lattice.xs, lattice.ys
        self._openings = {
            (row, column): opening
            for opening in lattice.openings
            for row in range(opening.row, opening.row + opening.rowspan)
            for column in range(opening.column, opening.column + opening.colspan)
        }

    def at(self, x: float, y: float) -> Opening | None:
        """The cell that holds a point, ``None`` outside of the table."""
        if not (self._xs[0] <= x < self._xs[-1] and self._ys[0] <= y < self._ys[-1]):
            return None
        return self._openings.get((bisect(self._ys, y) - 1, bisect(self._xs, x) - 1))


def lattices(rules: Iterable[Rule]) -> list[Lattice]:
    """The tables that the lines of a page draw, from top to bottom; a frame around one cell is none."""
    lines = _whole([rule for rule in rules if not rule.upright]) + _whole([rule for rule in rules if rule.upright])
    if len(lines) > MAX_RULES:
        raise Rejected("PDF 的一页里线条过多，未读取。")
    found = [lattice for group in _touching(lines) if (lattice := _lattice(group)) is not None]
    return sorted(found, key=lambda lattice: (lattice.ys[0], lattice.xs[0]))


def shaded_lattices(areas: Iterable[Area], ruled: Sequence[Lattice]) -> list[Lattice]:
    """The tables outside of ruled ones whose cells are told by their shading alone, or white ones by the shading between them; shaded rows
    do not make one."""
    loose = [area for area in areas if not any(_is_inside(area, one) for one in ruled)]
    shaded = [area for area in loose if min(area.color) < WHITE]
    grounds = sorted(shaded, key=_size)[-MOST_GROUNDS:]
    shaded += [area for area in loose if min(area.color) >= WHITE and any(_is_on(area, ground) for ground in grounds)]
    found = lattices([edge for area in shaded for edge in area.edges])
    return [one for one in found if len(one.xs) > 2 and len(one.ys) > 2 and _share(shaded, one) >= SHADED]


def _size(area: Area) -> float:
    return (area.box[2] - area.box[0]) * (area.box[3] - area.box[1])


def _is_on(area: Area, ground: Area) -> bool:
    """Whether a filled area is drawn on a larger one."""
    inside = all(one >= other for one, other in zip(area.box[:2], ground.box[:2], strict=True))
    inside = inside and all(one <= other for one, other in zip(area.box[2:], ground.box[2:], strict=True))
    return inside and ground.order < area.order and _size(area) < _size(ground)


def _is_inside(area: Area, lattice: Lattice) -> bool:
    x, y = (area.box[0] + area.box[2]) / 2, (area.box[1] + area.box[3]) / 2
    return lattice.box[0] <= x <= lattice.box[2] and lattice.box[1] <= y <= lattice.box[3]


def _share(areas: Iterable[Area], lattice: Lattice) -> float:
    """How much of a lattice the areas inside it fill: of a table with every other row shaded about half."""
    left, top, right, bottom = lattice.box
    filled = sum(_size(area) for area in areas if _is_inside(area, lattice))
    return filled / ((right - left) * (bottom - top))


def _whole(rules: Sequence[Rule]) -> list[Rule]:
    """Lines in one place with their pieces joined."""
    whole: list[Rule] = []
    for group in _in_one_place(sorted(rules, key=lambda rule: rule.place)):
        place = sum(rule.place for rule in group) / len(group)
        for pieces in _runs(sorted(group, key=lambda rule: rule.start)):
            end = max(rule.end for rule in pieces)
            if end - pieces[0].start >= SHORTEST:
                whole.append(Rule(pieces[0].upright, place, pieces[0].start, end))
    return whole


def _runs(rules: Sequence[Rule]) -> Iterable[list[Rule]]:
    run: list[Rule] = []
    end = 0.0
    for rule in rules:
        if run and rule.start > end + GAP:
            yield run
            run = []
        end = max(end, rule.end) if run else rule.end
        run.append(rule)
    if run:
        yield run


def _in_one_place(rules: Sequence[Rule]) -> Iterable[list[Rule]]:
    group: list[Rule] = []
    for rule in rules:
        if group and rule.place - group[0].place > SAME_PLACE:
            yield group
            group = []
        group.append(rule)
    if group:
        yield group


def _touching(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Groups of lines that cross or meet one another."""
    level, upright = [rule for rule in rules if not rule.upright], [rule for rule in rules if rule.upright]
    parent = list(range(len(rules)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    upright.sort(key=lambda rule: rule.place)
    for index, line in enumerate(level):
        for other, post in enumerate(upright, len(level)):
            if post.place > line.end + SNAP:
                break
            if post.place >= line.start - SNAP and post.start - SNAP <= line.place <= post.end + SNAP:
                parent[root(index)] = root(other)
    groups: dict[int, list[Rule]] = {}
    for index, rule in enumerate([*level, *upright]):
        groups.setdefault(root(index), []).append(rule)
    return list(groups.values())


def _lattice(rules: Sequence[Rule]) -> Lattice | None:
    level, upright = [rule for rule in rules if not rule.upright], [rule for rule in rules if rule.upright]
    if not level or not upright:
        return None
    left = min(min(rule.start for rule in level), min(rule.place for rule in upright))
    right = max(max(rule.end for rule in level), max(rule.place for rule in upright))
    top = min(min(rule.place for rule in level), min(rule.start for rule in upright))
    bottom = max(max(rule.place for rule in level), max(rule.end for rule in upright))
    xs = _snapped([left, right, *(rule.place for rule in upright)])
    ys = _snapped([top, bottom, *(rule.place for rule in level)])
    if len(xs) < 2 or len(ys) < 2 or (len(xs) == 2 and len(ys) == 2):
        return None
    if (len(xs) - 1) * (len(ys) - 1) > MAX_PLACES:
        raise Rejected("表格超过 20 万格，未读取。")
    below, beside = _walls(level, ys, xs), _walls(upright, xs, ys)
    openings = _openings(xs, ys, below, beside)
    return Lattice(xs, ys, openings, any(beside[0]) and not any(beside[-1])) if len(openings) > 1 else None


def _snapped(places: Iterable[float]) -> tuple[float, ...]:
    """Places with near ones as one, in their middle."""
    snapped: list[float] = []
    group: list[float] = []
    for place in sorted(places):
        if group and place - group[0] > SNAP:
            snapped.append((group[0] + group[-1]) / 2)
            group = []
        group.append(place)
    return (*snapped, (group[0] + group[-1]) / 2)


def _walls(rules: Sequence[Rule], across: Sequence[float], along: Sequence[float]) -> list[list[bool]]:
    """For each line of the lattice (by ``across``) which of its stretches (by ``along``) are ruled."""
    length = [[0.0] * (len(along) - 1) for _ in across]
    for rule in rules:
        line = min(range(len(across)), key=lambda index: abs(across[index] - rule.place))
        for index, (start, end) in enumerate(pairwise(along)):
            length[line][index] += max(0.0, min(end, rule.end) - max(start, rule.start))
    return [[ruled >= COVERED * (along[index + 1] - along[index]) for index, ruled in enumerate(row)] for row in length]


def _openings(xs: Sequence[float], ys: Sequence[float], below: list[list[bool]], beside: list[list[bool]]) -> tuple[Opening, ...]:
    """The areas that no line parts, in row-major order; those that are no rectangles cut into rectangles and marked."""
    rows, columns = len(ys) - 1, len(xs) - 1
    seen: set[tuple[int, int]] = set()
    openings: list[Opening] = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in seen:
                continue
            area = _flood(row, column, rows, columns, below, beside)
            seen |= area
            parts = _rectangles(area)
            for top, left, bottom, right in parts:
                box = xs[left], ys[top], xs[right + 1], ys[bottom + 1]
                is_open = bottom + 1 == rows and not any(below[rows][left : right + 1])
                is_out = right + 1 == columns and any(beside[columns]) and not any(beside[columns][top : bottom + 1])
                openings.append(Opening(top, left, bottom - top + 1, right - left + 1, box, len(parts) > 1, is_open, is_out))
    return tuple(sorted(openings))


def _flood(row: int, column: int, rows: int, columns: int, below: list[list[bool]], beside: list[list[bool]]) -> set[tuple[int, int]]:
    area = {(row, column)}
    pending = [(row, column)]
    while pending:
        r, c = pending.pop()
        neighbours = (
            (r - 1, c, r > 0 and not below[r][c]),
            (r + 1, c, r + 1 < rows and not below[r + 1][c]),
            (r, c - 1, c > 0 and not beside[c][r]),
            (r, c + 1, c + 1 < columns and not beside[c + 1][r]),
        )
        for y, x, free in neighbours:
            if free and (y, x) not in area:
                area.add((y, x))
                pending.append((y, x))
    return area


def _rectangles(area: set[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """An area as rectangles (top, left, bottom, right): its rows' stretches, equal ones below one another joined."""
    done: list[tuple[int, int, int, int]] = []
    for row in sorted({place[0] for place in area}):
        columns = sorted(column for r, column in area if r == row)
        starts = [column for column in columns if column - 1 not in columns]
        ends = [column for column in columns if column + 1 not in columns]
        for left, right in zip(starts, ends, strict=True):
            above = next((part for part in done if part[1:] == (left, row - 1, right)), None)
            if above:
                done.remove(above)
            done.append((above[0] if above else row, left, row, right))
    return done
