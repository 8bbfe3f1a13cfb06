"""Rows that a miscounted merged cell moved: put back where the table shows their place, else left where they are."""

from itertools import pairwise

import pytest

from ingest.parsed import Grid
from ingest.readers.pdf import read_pdf

from .pdf_paper import Paper

ROWS = ("一、本年新收", "（一）予以公开", "（二）部分公开", "（七）总计", "四、结转下年度")


def grid_of(paper: Paper) -> Grid:
    (grid,) = [block.grid for block in read_pdf(paper.bytes()).blocks if block.grid]
    return grid


def values(grid: Grid, label: str) -> list[tuple[int, str]]:
    """Where the cells beside a label stand, and what they say."""
    row = next(cell.row for cell in grid.cells if cell.text == label)
    return [(cell.column, cell.text) for cell in grid.cells if cell.row == row and cell.text not in (*ROWS, "办理结果")]


def paper_of(tall: int, last: str = "（七）总计") -> Paper:
    """A table of five rows of two figures, of which 办理结果 should stand beside the three in the middle, but reaches over ``tall``."""
    paper = Paper()
    ys = [100.0 + 20 * n for n in range(6)]
    for n, label in enumerate((*ROWS[:3], last, *ROWS[4:])):
        beside = 1 <= n <= tall  # the merged cell takes the first column
        top, bottom = ys[n], ys[n + 1]
        starts = [90.0, 250.0, 320.0, 390.0] if beside else [50.0, 250.0, 320.0, 390.0]
        if n == 3 and not beside:
            starts = [50.0, 90.0, 250.0, 320.0]  # a cell too far left, and nothing in the last column
        if n == 4 and beside:
            starts = [90.0, 320.0, 390.0, 460.0]
        for (left, right), text in zip(pairwise(starts), (label, "", str(n)), strict=True):
            paper.lattice([left, right], [top, bottom])
            paper.text(left + 2, bottom - 6, text, 6)
    paper.lattice([50.0, 90.0], [ys[1], ys[tall + 1]])
    paper.text(52, ys[1] + 10, "办理结果", 6)
    return paper


@pytest.mark.parametrize("tall", [2, 3, 4])
def test_rows_are_put_back_beside_a_merged_cell_of_any_height(tall: int) -> None:
    grid = grid_of(paper_of(tall))
    assert [values(grid, label) for label in ROWS] == [[(2, ""), (3, str(n))] for n in range(5)]
    assert grid.columns == 4


def test_a_row_that_is_numbered_like_none_stays_where_it_is() -> None:
    grid = grid_of(paper_of(2, "总计"))
    assert next(cell.column for cell in grid.cells if cell.text == "总计") == 0
