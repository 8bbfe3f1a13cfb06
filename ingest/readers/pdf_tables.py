"""Ruled tables of a page to parts of grids: what stands in each cell, and whether it surely is that."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.parsed import Block, Box, Cell, Grid
from ingest.readers.pdf_cells import EMPTY, CellText, cell_text, is_set_alike, padding_of
from ingest.readers.pdf_characters import LOST, Character, is_digit
from ingest.readers.pdf_cut_labels import whole_label
from ingest.readers.pdf_lattice import Lattice, Opening, Places
from ingest.readers.pdf_lines import follows_closely, is_apart
from ingest.readers.pdf_moved import filled_up, put_back
from ingest.readers.pdf_pages import Page
from ingest.readers.pdf_unlined import are_several, is_figures, lacks_lines
from ingest.readers.pdf_wraps import Wraps, wraps_of

OVERHANG = 0.5  # of a character's size below a cell that goes on
AT_EDGE = 1.0  # points
NEAR_CUT = 3.0  # points from the last digit that shows to where a table is cut off: less than a digit, more than is between two
OFF_MIDDLE = 0.1  # of a cell's width


@dataclass(frozen=True)
class Part:
    """A table, or what one page shows of it: its lines from left to right (points), its cells in row-major order."""

    xs: tuple[float, ...]
    rows: int
    cells: tuple[Cell, ...]
    goes_on: frozenset[int]  # columns of the cells without a line below, at the page's end
    page: int
    box: Box  # on the page as shown
    last_page: int
    is_scanned: bool = False  # the paper may lie elsewhere on the next page
    wraps: Wraps = Wraps()  # noqa: RUF009 - a tuple

    @property
    def is_empty(self) -> bool:
        """Whether no cell holds anything."""
        return not any(cell.text or cell.unreadable for cell in self.cells)

    @property
    def grid(self) -> Grid:
        """The cells as a grid: a full rectangle, in which rows that a merged cell moved are back in their columns."""
        columns = len(self.xs) - 1
        if self.is_scanned:
            return Grid(rows=self.rows, columns=columns, cells=self.cells)
        cells = filled_up(put_back(self.cells, self.rows), self.rows, f"p{self.page}", self.page)
        return Grid(rows=self.rows, columns=max((cell.column + cell.colspan for cell in cells), default=columns), cells=cells)

    def block(self) -> Block:
        """The table as a block."""
        return Block(kind="table", grid=self.grid, page=self.page, path=f"p{self.page}", box=self.box)


def parts_of(page: Page) -> tuple[list[tuple[Lattice, Part]], list[Character]]:
    """The ruled tables of a page from top to bottom, and the characters that stand in none. The first may be empty: the last rows of one
    on the page before."""
    rest: list[Character] = []
    crossed: set[tuple[int, Opening]] = set()
    partial: set[tuple[int, Opening]] = set()
    before: tuple[Character, tuple[int, Opening] | None] | None = None
    inside: list[dict[Opening, list[Character]]] = [{} for _ in page.lattices]
    places = [Places(lattice) for lattice in page.lattices]
    smallest_first = sorted(range(len(page.lattices)), key=lambda index: _size(page.lattices[index].box))
    for character in page.characters:
        x, y = character.middle
        place = next(((i, opening) for i in smallest_first if (opening := places[i].at(x, y))), None)
        if place:
            inside[place[0]].setdefault(place[1], []).append(character)
        else:
            rest.append(character)
        if before and before[1] != place and _is_one_number(before[0], character):
            crossed |= {found for found in (before[1], place) if found}  # a number wider than its cell
        before = character, place
    for character in page.hidden:  # pdfium leaves out what is printed twice, so that what shows in its place may be missing
        x, y = character.middle
        partial |= {(i, opening) for i in smallest_first if (opening := places[i].at(x, y))}
    rest = _without_overhang(page, rest, inside)
    parts = []
    for index, (lattice, filled) in enumerate(zip(page.lattices, inside, strict=True)):
        if not filled and (index or page.number == 1):
            continue
        part = _part(page, lattice, filled, *({opening for i, opening in found if i == index} for found in (crossed, partial)))
        if lacks_lines(part.cells):
            rest += [character for characters in filled.values() for character in characters]
        else:
            parts.append((lattice, part))
    return parts, rest


def _is_one_number(before: Character, after: Character) -> bool:
    """Whether digits belong together: near each other, or printed as one text, whose boxes are off where its font is not in the file."""
    if not (is_digit(before.text) and is_digit(after.text)):
        return False
    level = abs(after.base - before.base) < 1 and before.turn == after.turn
    return follows_closely(before, after) or (level and before.source == after.source and not is_apart(before, after))


def _without_overhang(page: Page, rest: Sequence[Character], inside: list[dict[Opening, list[Character]]]) -> list[Character]:
    """The characters in no table, less the last lines of cells that go on over the page's end, which may stand a little below them."""
    going_on = [
        (lattice, filled) for lattice, filled in zip(page.lattices, inside, strict=True) if any(o.open_bottom for o in lattice.openings)
    ]
    for lattice, filled in going_on:
        edge, places = lattice.box[3], Places(lattice)
        near = [c for c in rest if edge - c.size <= c.top <= edge + OVERHANG * c.size]
        below = _below(rest, max((c.bottom for c in near), default=edge))
        if not all(_in_open(line, places, edge, filled) and not _crosses(line, places, edge) for line in below):
            continue  # text goes on below
        taken: set[int] = set()
        for line in (*_on_lines(near, rest), *below):
            for character, opening in _in_open(line, places, edge, filled):
                filled.setdefault(opening, []).append(character)
                taken.add(id(character))
        rest = [character for character in rest if id(character) not in taken]
    return list(rest)


def _below(rest: Sequence[Character], lowest: float) -> list[list[Character]]:
    """The lines of text right below a height, each no farther from the one before than text is set."""
    lines: list[list[Character]] = []
    for line in sorted(_on_lines(rest, rest), key=lambda line: line[0].base):
        if lowest < line[0].base < lowest + 2 * line[0].size:
            lines.append(line)
            lowest = max(character.bottom for character in line)
    return lines


def _in_open(
    line: Iterable[Character], places: Places, edge: float, filled: Mapping[Opening, list[Character]]
) -> list[tuple[Character, Opening]]:
    """The characters of a line below a table with the open cells over them; none where some stand under none that is set like them."""
    found: list[tuple[Character, Opening]] = []
    for character in line:
        opening = places.at((character.left + character.right) / 2, edge - 0.1)
        if opening is None or not opening.open_bottom or not is_set_alike(character, filled.get(opening, [])):
            return []
        found.append((character, opening))
    return found


def _crosses(line: Iterable[Character], places: Places, edge: float) -> bool:
    """Whether words of a line stand under two cells, as those of a paragraph do."""
    ordered = sorted(line, key=lambda character: character.left)
    cells = [places.at(character.middle[0], edge - 0.1) for character in ordered]
    return any(
        one is not other and not is_apart(before, after)
        for (before, after), (one, other) in zip(pairwise(ordered), pairwise(cells), strict=True)
    )


def _on_lines(some: Iterable[Character], among: Iterable[Character]) -> list[list[Character]]:
    """The lines that some characters are on: a foot of the page may stand below a table and beside it."""
    lines: dict[int, list[Character]] = {round(character.base): [] for character in some}
    for character in among:
        if round(character.base) in lines:
            lines[round(character.base)].append(character)
    return list(lines.values())


def _part(page: Page, lattice: Lattice, filled: dict[Opening, list[Character]], crossed: set[Opening], partial: set[Opening]) -> Part:
    """A table of a page. Digits of cells in ``crossed`` may be another's, some of those in ``partial`` do not show."""
    padding = padding_of((characters, opening.box) for opening, characters in filled.items())
    texts = {opening: cell_text(filled.get(opening, []), opening.box, padding) for opening in lattice.openings}
    texts |= {opening: _without_rest(texts[opening]) for opening in partial}
    places = Places(lattice)
    ended = {opening for character in page.cut if (opening := places.at(*character.middle))}
    texts |= {opening: texts[opening]._replace(text=whole_label(texts[opening].text)) for opening in ended}
    labelled = {opening.row for opening, found in texts.items() if found.text and not is_figures(found.text)}
    cells: list[Cell] = []
    for opening, text in texts.items():
        if opening.outside and not text.text:
            continue
        found = _beside_pictures(text, opening, [*page.pictures, *page.marks])
        several = is_figures(found.text) and not labelled.isdisjoint(range(opening.row + 1, opening.row + opening.rowspan))
        several = several or (are_several(found.text) and not found.wrapped)
        several = several or (is_figures(found.text) and found.box is not None and _is_of_one_column(found.box, opening, lattice))
        figure = any(map(is_digit, found.text))
        torn = (opening.broken and figure) or (_is_at_edge(opening.box, page) and (figure or found is EMPTY))
        torn = torn or (lattice.is_cut and _goes_on(found, opening, lattice))
        doubtful = found.unreadable or opening in crossed or torn or several
        cell = Cell(
            row=opening.row,
            column=opening.column,
            text=found.text,
            rowspan=opening.rowspan,
            colspan=opening.colspan,
            path=f"p{page.number}",
            page=page.number,
            box=_rounded(page.shown(opening.box)),
            unreadable=doubtful,
        )
        cells += _apart(cell) if several else [cell]
    return Part(
        lattice.xs,
        len(lattice.ys) - 1,
        tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
        frozenset(opening.column for opening in lattice.openings if opening.open_bottom),
        page.number,
        _rounded(page.shown(lattice.box)),
        page.number,
        wraps=wraps_of(((opening.row, opening.column), text) for opening, text in texts.items()),
    )


def _without_rest(found: CellText) -> CellText:
    """A cell some of whose digits do not show: so marked that what shows is not put together to a number either."""
    return CellText(f"{found.text}{LOST}" if any(map(is_digit, found.text)) else found.text, True, found.box)


def _is_of_one_column(text: Box, opening: Opening, lattice: Lattice) -> bool:
    """Whether a figure in a cell over several columns, which are apart right above it, is not in the middle: lines are missing."""
    above = [
        one
        for one in lattice.openings
        if one.row + one.rowspan == opening.row and _within(one.box, (*opening.box[:1], 0.0, *opening.box[2:]))
    ]
    off = abs((text[0] + text[2]) - (opening.box[0] + opening.box[2])) / 2
    return opening.colspan > 1 and len(above) > 1 and off > OFF_MIDDLE * (opening.box[2] - opening.box[0])


def _is_at_edge(box: Box, page: Page) -> bool:
    """Whether a cell ends where the page does: its table is wider than the paper, and more may stand in it."""
    return box[0] < AT_EDGE or box[2] > page.view.size[0] - AT_EDGE


def _goes_on(found: CellText, opening: Opening, lattice: Lattice) -> bool:
    """Whether a cell at the right end of a table that is cut off may hold more than shows: figures up to the edge, or nothing yet."""
    last = opening.column + opening.colspan == len(lattice.xs) - 1
    return last and (found.box is None or (any(map(is_digit, found.text)) and found.box[2] > lattice.xs[-1] - NEAR_CUT))


def _apart(cell: Cell) -> list[Cell]:
    """A cell that is several, each of which is open."""
    rows, columns = range(cell.row, cell.row + cell.rowspan), range(cell.column, cell.column + cell.colspan)
    return [cell.model_copy(update={"row": row, "column": column, "rowspan": 1, "colspan": 1}) for row in rows for column in columns]


def _beside_pictures(found: CellText, opening: Opening, pictures: Iterable[Box]) -> CellText:
    """A cell with a picture in it may hold a number that only looking at it shows."""
    if any(_size(box) > 4 and _within(box, opening.box) for box in pictures) and (found is EMPTY or any(map(is_digit, found.text))):
        return CellText(found.text or "[图片]", True, found.box)
    return found


def _within(box: Box, frame: Box) -> bool:
    return frame[0] - 1 <= box[0] and frame[1] - 1 <= box[1] and box[2] <= frame[2] + 1 and box[3] <= frame[3] + 1


def _size(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _rounded(box: Sequence[float]) -> Box:
    left, top, right, bottom = (round(value, 2) for value in box)
    return left, top, right, bottom
