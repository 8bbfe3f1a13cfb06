"""Numbers broken in lines are put together where one digit more had no room, and only there."""

import pytest

pytest.importorskip("cv2")

import numpy as np

from ingest.readers.scan_engine import Glyph, Reading
from ingest.readers.scan_marks import Line, Mark, Print
from ingest.readers.scan_wraps import joined, padding, parted


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
        ((line(2), line(2), line(1)), 38),
        ((line(1), line(1), line(1)), 18),
        ((line(4),), 48),
    ],
)
def test_other_lines_stay_apart(lines, width):
    assert joined(content(*lines), width, 3, [False] * len(lines)) is None


def test_lines_of_two_digits_are_one_number_where_more_than_one_is_full():
    whole = joined(content(line(2), line(2), line(1)), 28, 3, [False] * 3)
    assert whole is not None
    assert len(whole.lines[0].marks) == 5


def test_a_line_that_ends_in_a_comma_goes_on():
    assert joined(content(line(2), line(3)), 200, 3, (True, False)) is not None
    assert joined(content(line(2), line(3)), 200, 3, (False, True)) is None


def test_padding_is_what_nearly_every_line_keeps():
    assert padding([content(line(3, left=4 + n)) for n in range(20)]) == 6
    assert padding([]) == 0


def reading(text: str, sure: float = 1.0) -> Reading:
    return tuple(Glyph(char, sure, (n + 0.5) / len(text)) for n, char in enumerate(text))


@pytest.mark.parametrize("readings", [[reading("64,775件")], [reading("64,775"), reading("件")]])
def test_a_unit_below_a_number_is_taken_off(readings):
    above, below = line(5), line(2)
    found = parted(content(above, below), readings)
    assert found is not None
    print_, number, unit = found
    assert ([id(one) for one in print_.lines], "".join(glyph.text for glyph in number), unit) == ([id(above)], "64,775", "件")


@pytest.mark.parametrize(
    ("lines", "text", "sure"),
    [
        ((5,), "64775件", 1.0),  # nothing is below it
        ((5, 2), "64775件", 0.5),
        ((5, 1), "64775件", 1.0),  # no more than a digit wide
        ((5, 2), "647756", 1.0),
        ((2, 2), "其他", 1.0),
        ((3, 2), "3.其他", 1.0),  # a label
        ((3, 2), "3其他", 1.0),
        ((3, 2), "53万元", 1.0),  # that line has no room for both characters
        ((5, 2), "3（含撤回1件）", 1.0),
        ((4, 2), "12撤回1件", 1.0),
        ((5, 3), "647753件", 1.0),  # there is room for a digit beside it
    ],
)
def test_else_nothing_is(lines, text, sure):
    assert parted(content(*map(line, lines)), [reading(text, sure)]) is None
