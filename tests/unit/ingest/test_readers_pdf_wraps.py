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
