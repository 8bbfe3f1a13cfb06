"""Numbers broken in lines are put together where one digit more had no room, and only there."""

import pytest

pytest.importorskip("cv2")

import numpy as np

from ingest.readers.scan_marks import Line, Mark, Print
from ingest.readers.scan_wraps import joined, padding


def line(digits: int, left: int = 3, pitch: int = 10) -> Line:
    """Strokes 8 wide and 16 high, from a place in the cell on."""
    picture = np.full((18, digits * pitch), 255, np.uint8)
    marks = tuple(Mark(left + n * pitch, 20, left + n * pitch + 8, 36, False) for n in range(digits))
    for n in range(digits):
        picture[1:17, 1 + n * pitch : 9 + n * pitch] = 0
    return Line(picture, picture, marks)


def content(*lines: Line) -> Print:
    return Print(lines, cut=False, coloured=False, faint=False, sure=True, grey=False, hidden=False)


def test_lines_of_a_full_cell_are_one_number():
    whole = joined(content(line(4), line(2)), 48, 3, (False, False))
    assert whole is not None
    (row,) = whole.lines
    assert len(row.marks) == 6
    assert all(before.right <= after.left < before.left + 14 for before, after in zip(row.marks, row.marks[1:], strict=False))
    assert [int(row.clean[8, (mark.left + mark.right) // 2]) for mark in row.marks] == [0] * 6


@pytest.mark.parametrize(
    ("lines", "width"),
    [
        ((line(4), line(2)), 70),  # there was room
        ((line(2), line(2)), 28),  # so narrow that anything is broken
        ((line(4), line(3), line(1)), 48),
        ((line(4),), 48),
    ],
)
def test_other_lines_stay_apart(lines, width):
    assert joined(content(*lines), width, 3, [False] * len(lines)) is None


def test_a_line_that_ends_in_a_comma_goes_on():
    assert joined(content(line(2), line(3)), 200, 3, (True, False)) is not None
    assert joined(content(line(2), line(3)), 200, 3, (False, True)) is None


def test_padding_is_what_nearly_every_line_keeps():
    assert padding([content(line(3, left=4 + n)) for n in range(20)]) == 6
    assert padding([]) == 0
