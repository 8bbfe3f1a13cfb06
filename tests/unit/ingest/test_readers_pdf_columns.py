"""Lines of figures without columns: a number that the end of a line broke."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from ingest.readers.pdf_characters import LOST, Character
from ingest.readers.pdf_columns import columns_grid
from ingest.readers.pdf_flow import TextLine
from ingest.readers.pdf_lines import Printed
from ingest.readers.pdf_pages import Page

SIZE = 10.0
MARGIN = 200.0
PAGE = cast(Page, SimpleNamespace(number=1, shown=lambda box: box))
Place = tuple[str, float]


def line(number: int, *texts: Place, ink: float = SIZE) -> TextLine:
    """Texts that begin in these places; ``ink``: how wide that of the first and the last letter is."""
    found: list[Character] = []
    for text, left in texts:
        for place, char in enumerate(text):
            x = left + SIZE * place
            found.append(Character(char, x, 0.0, x + SIZE, SIZE, 20.0 * number, SIZE, 0, len(found), hash(text), False))
    for place in (0, -1):
        found[place] = found[place]._replace(right=found[place].left + ink)
    return TextLine(PAGE, number, Printed(tuple(found), 20.0 * number, SIZE), (0.0, MARGIN))


def read(*lines: TextLine) -> list[list[Any]]:
    """The texts of the rows, open ones as such."""
    grid = columns_grid(lines)
    return [[LOST if cell.unreadable else cell.text for cell in grid.cells if cell.row == row] for row in range(grid.rows)]


@pytest.mark.parametrize(
    ("texts", "ink"),
    [
        ((("０", 100.0), ("５", 150.0), ("３", 190.0)), SIZE),
        ((("０", 100.0), ("５", 150.0), ("１", 187.0)), 4.0),  # the ink of its digits takes little of their room
        ((("０", 100.0), ("５", 140.0), ("２２", 167.0), ("３", 190.0)), SIZE),  # too near the one before for two of them to be told apart
    ],
)
def test_what_ends_a_full_line_may_go_on_below_it(texts: tuple[Place, ...], ink: float) -> None:
    other = line(3, ("合计", 0.0), ("１", 100.0), ("２", 150.0), ("４", 180.0))
    first, second, _ = read(line(1, ("总计", 0.0), *texts, ink=ink), line(2, ("８", 0.0), ink=ink), other)
    assert first[-1] == LOST
    assert second == [LOST]


def test_a_figure_with_room_behind_it_is_whole() -> None:
    rows = read(line(1, ("总计", 0.0), ("０", 100.0), ("３", 150.0)), line(2, ("合计", 0.0), ("１", 100.0), ("２", 150.0)))
    assert rows == [["总计", "０", "３"], ["合计", "１", "２"]]
