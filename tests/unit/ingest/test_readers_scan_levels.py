"""A grey seal counts as paler than print only where the page shows enough print that is surely darker."""

import pytest

pytest.importorskip("cv2")

import cv2
import numpy as np

from ingest.readers.scan_levels import told_apart
from ingest.readers.scan_marks import printed
from ingest.readers.scan_paper import Paper
from ingest.readers.scan_rules import Lattice, lattices
from ingest.readers.scan_seals import Seal

RING = Seal((900, 560, 1260, 920), 90.0)


def page(print_: int, rows: int = 6) -> tuple[Paper, list[Lattice]]:
    """A table with two strokes of print in every cell of its first rows, and a grey ring on its right half, where nothing is printed."""
    black = np.full((2339, 1654), 255, np.uint8)
    for number in range(rows):
        for across in range(220, 790, 40):
            cv2.line(black, (across, 430 + 100 * number), (across, 450 + 100 * number), print_, 4)
    for down in range(400, 1001, 100):
        cv2.line(black, (200, down), (1400, down), 0, 2)
    for across in range(200, 1401, 300):
        cv2.line(black, (across, 400), (across, 1000), 0, 2)
    tables = lattices(black)
    ring = np.full(black.shape, 255, np.uint8)
    cv2.circle(ring, (1080, 740), 170, 105, 9)
    black = np.minimum(black, ring)
    return Paper(black, black, black, np.eye(2, 3)), tables


@pytest.mark.parametrize(("print_", "rows", "is_apart"), [(30, 6, True), (85, 6, False), (30, 1, False)])
def test_a_seal_is_apart_from_much_print_that_is_darker(print_: int, rows: int, is_apart: bool) -> None:
    (seal,) = told_apart(*page(print_, rows), [RING])
    assert seal.apart is is_apart


@pytest.mark.parametrize("print_", [30, 85])
def test_an_empty_cell_under_a_seal_is_empty_only_where_print_would_show(print_: int) -> None:
    paper, (table,) = page(print_)
    (seal,) = told_apart(paper, [table], [RING])
    under = next(place for place in table.places if (place.row, place.column) == (2, 3))
    content = printed(paper, under.inside, 24.0, seal)
    assert not content.lines
    assert (content.faint or content.hidden) is (print_ == 85)


def test_without_a_grey_seal_nothing_is_looked_at() -> None:
    coloured = Seal(RING.span)
    assert told_apart(*page(30), [coloured]) == [coloured]
