"""What crosses the rules of a table is a seal, however it looks; print that only touches them is none."""

import pytest

pytest.importorskip("cv2")

import cv2
import numpy as np

from ingest.readers.scan import _ruled
from ingest.readers.scan_crossings import _over, crossing_seals
from ingest.readers.scan_paper import Paper
from ingest.readers.scan_rules import Lattice, Place, lattices
from ingest.readers.scan_seals import seals


def page(*marks: str, ink: int = 120) -> Paper:
    """A page with a table of 6 × 4 cells; a ring on it in grey, or strokes that end at its rules, or close to them."""
    black = np.full((2339, 1654), 255, np.uint8)
    for down in range(400, 1001, 100):
        cv2.line(black, (200, down), (1400, down), 0, 2)
    for across in range(200, 1401, 300):
        cv2.line(black, (across, 400), (across, 1000), 0, 2)
    if "ring" in marks:
        ring = np.full(black.shape, 255, np.uint8)
        cv2.circle(ring, (830, 700), 180, ink, 9)
        black = np.minimum(black, ring)
    if "touching" in marks:
        for across in range(250, 1400, 90):
            cv2.line(black, (across, 470), (across, 500), 0, 4)
    if "tight" in marks:
        for across in range(250, 1400, 90):
            cv2.line(black, (across, 470), (across, 495), 0, 4)
            cv2.line(black, (across, 506), (across, 530), 0, 4)
    if "pale" in marks:  # the edges of upright rules
        for across in range(200, 1401, 300):
            cv2.line(black, (across - 2, 400), (across - 2, 1000), 200, 1)
            cv2.line(black, (across + 2, 400), (across + 2, 1000), 200, 1)
            for down in range(430, 1000, 100):
                cv2.line(black, (across + 6, down), (across + 20, down), 0, 2)
    return Paper(black, black, black, np.eye(2, 3))


def test_a_ring_is_found_with_its_grey():
    stamped = page("ring")
    (seal,) = crossing_seals(stamped, lattices(stamped.black))
    left, top, right, bottom = seal.span
    assert 600 <= left <= 660
    assert 1000 <= right <= 1060
    assert top <= 600
    assert bottom >= 800
    assert seal.floor is not None
    assert 90 <= seal.floor < 120


@pytest.mark.parametrize("marks", [(), ("touching",), ("tight",), ("pale",)])
def test_print_makes_no_seal(marks):
    plain = page(*marks)
    assert not crossing_seals(plain, lattices(plain.black))


@pytest.mark.parametrize("is_whole", [True, False])
def test_rules_within_the_box_around_a_cell_that_is_no_rectangle_make_no_seal(is_whole):
    black = np.full((2339, 1654), 255, np.uint8)
    for down in (400, 500, 600):
        cv2.line(black, (200, down), (1000, down), 0, 2)
    for across in range(200, 1001, 100):
        cv2.line(black, (across, 400), (across, 600), 0, 2)
    torn = Place(0, 0, 1, 8, (202, 402, 999, 499), is_whole)
    below = [Place(1, column, 1, 1, (202 + 100 * column, 502, 299 + 100 * column, 599), True) for column in range(8)]
    table = Lattice((200, 400, 1000, 600), 2, tuple(range(200, 1001, 100)), (torn, *below))
    assert bool(crossing_seals(Paper(black, black, black, np.eye(2, 3)), [table])) is is_whole


@pytest.mark.parametrize(("upright", "found"), [(slice(12, 40), 0), (slice(0, 0), 0), (slice(13, 18), 1)])
def test_a_long_stroke_close_to_a_rule_is_not_the_rules_own(upright, found):
    band = np.full((2480, 43), 255, np.uint8)  # a cell turned on its side: a rule, beyond it 件 with its upright
    band[100:104], band[:, 0] = 0, 60
    band[110, upright] = band[111:120, 13:18] = 0
    if found:  # a stroke that crosses the rule
        band[80:120, 13:18] = 120
    assert len(list(_over(band, 100, 1))) == found


def test_a_table_that_the_broad_ink_of_a_seal_breaks_is_looked_for_without_it():
    black = np.full((2339, 1654), 255, np.uint8)
    for down in range(400, 1001, 100):
        cv2.line(black, (200, down), (1400, down), 0, 2)
    for across in range(200, 1401, 300):
        cv2.line(black, (across, 400), (across, 1000), 0, 2)
    whole = lattices(black)
    ring = np.full(black.shape, 255, np.uint8)
    cv2.ellipse(ring, (780, 700), (240, 150), 0, 0, 360, 110, 12)
    black = np.minimum(black, ring)
    assert not seals(Paper(black, black, black, np.eye(2, 3)))
    assert not all(place.whole for table in lattices(black) for place in table.places)
    _, tables, found = _ruled(Paper(black, black, black, np.eye(2, 3)))
    assert found
    assert [place[:4] for table in tables for place in table.places] == [place[:4] for table in whole for place in table.places]
    assert all(place.whole for table in tables for place in table.places)
