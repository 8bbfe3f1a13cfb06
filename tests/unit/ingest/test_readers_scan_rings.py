"""Thin print that fell apart: both halves of a zero are one stroke, and nothing else is put together."""

import pytest

pytest.importorskip("cv2")

import numpy as np

from ingest.readers.scan_marks import Mark
from ingest.readers.scan_rings import closed

HEIGHT, CURVE, THICK = 20, 3, 2


def picture(*strokes: tuple[int, int]) -> tuple[list[Mark], np.ndarray]:
    """Upright strokes of a picture: where each begins, and how far its ends are to the right of its middle."""
    ink = np.zeros((HEIGHT, 60), bool)
    marks = []
    for left, bend in strokes:
        ends = 1 - np.sqrt(1 - ((np.arange(HEIGHT) - HEIGHT / 2 + 0.5) / (HEIGHT / 2)) ** 2)  # 0 in the middle, 1 at the tips
        starts = left + np.round(bend * ends if bend >= 0 else -bend * (1 - ends)).astype(int)
        for row, start in enumerate(starts.tolist()):
            ink[row, start : start + THICK] = True
        marks.append(Mark(left, 0, left + abs(bend) + THICK, HEIGHT, False))
    return marks, ink


def test_halves_of_a_zero_are_one_stroke():
    marks, ink = picture((2, CURVE), (7, -CURVE), (20, CURVE), (26, -CURVE))
    assert sorted(closed(marks, ink)) == [Mark(2, 0, 12, HEIGHT, False), Mark(20, 0, 31, HEIGHT, False)]


@pytest.mark.parametrize(
    ("left", "right", "what"),
    [
        ((2, 0), (7, 0), "ones set close"),
        ((2, 0), (7, -CURVE), "a one and the half of another digit"),
        ((2, -CURVE), (8, CURVE), "halves that bend from one another"),
        ((2, CURVE), (16, -CURVE), "halves of two digits"),
    ],
)
def test_other_strokes_stay(left, right, what):
    marks, ink = picture(left, right)
    assert sorted(closed(marks, ink)) == marks, what


def test_specks_stay_specks():
    marks, ink = picture((2, CURVE), (8, -CURVE))
    speck = Mark(6, 19, 8, 20, True)
    assert speck in closed([*marks, speck], ink)
    assert len(closed([*marks, speck], ink)) == 2
