"""Digits on full lines of a narrow cell: one number or two, as the whole document tells."""

import pytest

from ingest.readers.pdf import read_pdf

from .pdf_paper import Paper

XS = [50.0, 104.0, 133.0, 162.0, 191.0]
YS = [100.0, 145.0, 190.0]
Lines = tuple[str, ...]


def texts(*cells: Lines) -> list[str]:
    """What is read from cells with these lines, three in a row beside a label."""
    paper = Paper()
    paper.lattice(XS, YS)
    for row in range(2):
        paper.text(52, YS[row] + 13, "行政事业性")  # fills its cell but for 2 points on either side
        paper.text(52, YS[row] + 26, "收费")
    for place, lines in enumerate(cells):
        for number, line in enumerate(lines):
            paper.text(XS[place % 3 + 1] + 2, YS[place // 3] + 13 + 13 * number, line)
    return figures(paper)


def figures(paper: Paper) -> list[str]:
    found = [cell.text for block in read_pdf(paper.bytes()).blocks if block.grid for cell in block.grid.cells]
    return [text for text in found if text and text[0].isdigit()]


def test_digits_that_fill_their_lines_in_several_cells_are_broken_numbers() -> None:
    assert texts(("59237", "724"), ("0",), ("11398", "889")) == ["59237724", "0", "11398889"]


def test_one_number_that_was_surely_broken_bears_out_the_others() -> None:
    assert texts(("59237", "724"), ("0",), ("11398", "04")) == ["59237724", "0", "1139804"]


def test_a_unit_behind_the_last_digits_is_that_of_the_whole_number() -> None:
    assert texts(("59237", "724件"), ("0件",), ("11398", "889件")) == ["59237724件", "0件", "11398889件"]


def test_a_unit_on_a_line_of_its_own_is_below_no_short_line_of_digits() -> None:
    paper = Paper()
    stacked(paper, 100, ("751", "13", "件"), ("630", "87", "件"), width=19)
    assert figures(paper) == ["75113件", "63087件"]


def stacked(paper: Paper, top: float, *cells: Lines, width: float = 14) -> None:
    """A label beside cells of the width of two digits."""
    xs = [50.0, *(104.0 + width * place for place in range(len(cells) + 1))]
    paper.lattice(xs, [top, top + 58])
    paper.text(52, top + 13, "行政事业性")
    for place, lines in enumerate(cells):
        for number, line in enumerate(lines):
            paper.text(xs[place + 1] + 2, top + 13 + 13 * number, line)


def test_three_numbers_surely_broken_bear_out_those_of_short_lines() -> None:
    paper = Paper()
    stacked(paper, 100, ("12", "7"), ("35", "04"), ("44", "00"))
    assert figures(paper) == ["12 7", "3504", "4400"]
    paper = Paper()
    stacked(paper, 100, ("12", "7"), ("35", "04"), ("44", "00"), ("60", "01"))
    assert figures(paper) == ["127", "3504", "4400", "6001"]


def test_many_broken_numbers_of_a_table_bear_themselves_out_beside_a_cell_of_two_figures_in_another() -> None:
    for count, first in ((2, "59237 724"), (3, "59237724")):
        paper = Paper()
        paper.table([50, 150, 250], [300, 320, 340], [["规章", "12 7"], ["行政许可", "3"]])
        xs = [50.0, 104.0, 133.0, 162.0, 191.0]
        paper.lattice(xs, [100, 145])
        paper.text(52, 113, "行政事业性")
        for place, line in enumerate(("59237", "11398", "46112")[:count]):
            paper.text(xs[place + 1] + 2, 113, line)
            paper.text(xs[place + 1] + 2, 126, ("724", "889", "35")[place])
        assert figures(paper)[0] == first


@pytest.mark.parametrize(
    "cells",
    [
        (("59237", "724"), ("0",)),  # alone it may be two figures
        (("59237", "724"), ("0",), ("59237", "724")),  # and so it may twice
        (("59237", "724"), ("11398", "889"), ("12 7",)),  # where a cell has two, others may
        (("59237", "724"), ("11398", "889"), ("12", "7")),
    ],
)
def test_else_the_digits_stay_apart(cells: tuple[Lines, ...]) -> None:
    assert "59237 724" in texts(*cells)


def test_two_digits_fill_their_line_by_chance() -> None:
    paper = Paper()
    xs = [50.0, 104.0, 118.0, 132.0]
    paper.lattice(xs, [100.0, 145.0])
    paper.text(52, 113, "行政事业性")
    for place, lines in enumerate((("12", "7"), ("35", "4"))):
        for number, line in enumerate(lines):
            paper.text(xs[place + 1] + 2, 113 + 13 * number, line)
    assert figures(paper) == ["12 7", "35 4"]
