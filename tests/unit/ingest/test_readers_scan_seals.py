"""Seals: how dark a grey one is, where one of colour lies as well, and that a seal's name is no line of print."""

import pytest

pytest.importorskip("cv2")

import cv2
import numpy as np

from ingest.readers.scan_paper import Paper
from ingest.readers.scan_prose import without_tables
from ingest.readers.scan_seals import Seal, is_of_seal, seals, touching, without_grey

SEAL, TABLE, NAME = Seal((100, 100, 300, 300)), (50, 200, 350, 400), (150, 170, 250, 210)


def page(ink: int) -> Paper:
    """A table whose upper rule is at 200, with a stroke above it; ``ink`` is how black that is: a red one is 255."""
    black = np.full((500, 400), 255, np.uint8)
    black[200:204, 50:350] = 0
    dark = black.copy()
    black[180:184, 160:240] = ink
    dark[180:184, 160:240] = 60
    return Paper(dark, black, black, np.eye(2, 3))


def test_what_belongs_to_a_table_does_not_hide_that_ink_is_a_seals():
    assert not is_of_seal(page(255), [SEAL], NAME)
    assert is_of_seal(without_tables(page(255), [TABLE]), [SEAL], NAME)


def test_print_above_a_table_is_no_seals():
    assert not is_of_seal(without_tables(page(60), [TABLE]), [SEAL], NAME)


def test_a_page_keeps_what_is_outside_its_tables():
    bare = without_tables(page(60), [TABLE])
    assert (bare.dark[180:184, 160:240] == 60).all()
    assert (bare.dark[190:] == 255).all()
    assert (bare.black[190:] == 255).all()


def test_a_grey_seal_is_tinted_where_one_of_colour_lies_as_well():
    red, grey = Seal((0, 0, 100, 100)), Seal((50, 0, 200, 100), 120.0)
    beside, on_both = touching([red, grey], (150, 0, 180, 20)), touching([red, grey], (60, 0, 80, 20))
    assert beside == grey
    assert on_both == grey._replace(tinted=True)
    assert touching([red, grey], (0, 0, 20, 20)) == red


def copy_of_a_seal(print_: bool, dark: bool = False) -> Paper:
    """A page with a broad grey ring; print runs through all of it, blurred as on any paper; a part of the ring may be as dark as print."""
    black = np.full((2339, 1654), 255, np.uint8)
    cv2.circle(black, (800, 1000), 150, 130, 12)
    if dark:
        cv2.ellipse(black, (800, 1000), (150, 150), 0, 0, 60, 60, 12)
    if print_:
        for across in range(640, 970, 12):
            black[840:1160, across : across + 3] = 0
    black = cv2.GaussianBlur(black, (5, 5), 1.0)
    return Paper(black, black, black, np.eye(2, 3))


def test_pale_edges_of_print_do_not_tell_how_dark_a_seal_is():
    (alone,), (over,) = seals(copy_of_a_seal(False)), seals(copy_of_a_seal(True))
    assert alone.floor == pytest.approx(120, abs=2)
    assert over.floor == pytest.approx(120, abs=2)


def test_a_dark_part_of_a_seal_does():
    (seal,) = seals(copy_of_a_seal(True, dark=True))
    assert seal.floor is not None
    assert seal.floor < 60


def test_where_no_grey_ink_is_none_is_lifted():
    paper = copy_of_a_seal(False)
    lifted = without_grey(paper, [Seal((-20, -20, 200, 200), 90.0)])
    assert (lifted.black == paper.black).all()
