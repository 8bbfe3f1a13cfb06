"""What crosses the rules of a table is a seal, however it looks; print that only touches them is none."""

import pytest

pytest.importorskip("cv2")

import cv2
import numpy as np

from ingest.readers.scan_crossings import crossing_seals
from ingest.readers.scan_paper import Paper
from ingest.readers.scan_rules import lattices


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
