"""Numbers broken in lines are put together where one digit more had no room, and only there."""

from dataclasses import replace
from itertools import pairwise

import pytest

pytest.importorskip("cv2")

import numpy as np

from ingest.readers.scan_engine import Glyph, Reading
from ingest.readers.scan_marks import Line, Mark, Print
from ingest.readers.scan_wraps import Setting, joined, padding, parted


def line(digits: int, left: int = 3, pitch: int = 10) -> Line:
    """Strokes 8 wide and 16 high, from a place in the cell on."""
    picture = np.full((18, digits * pitch), 255, np.uint8)
    marks = tuple(Mark(left + n * pitch, 20, left + n * pitch + 8, 36, False) for n in range(digits))
    for n in range(digits):
        picture[1:17, 1 + n * pitch : 9 + n * pitch] = 0
    return Line(picture, picture, marks)


def content(*lines: Line) -> Print:
    return Print(lines, cut=False, coloured=False, faint=False, sure=True, grey=False, hidden=False)


SET = Setting(margin=3, pitch=10 / 16)


def test_lines_of_a_full_cell_are_one_number():
    whole = joined(content(line(4), line(2)), 48, SET, ("2358", "36"))
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
        ((line(1), line(1)), 18),
        ((line(4), line(3), line(1)), 48),
        ((line(2), line(2), line(1)), 38),
        ((line(1), line(1), line(1)), 28),
        ((line(4),), 48),
    ],
)
def test_other_lines_stay_apart(lines, width):
    assert joined(content(*lines), width, SET, ["1" * len(one.marks) for one in lines]) is None


@pytest.mark.parametrize(("lines", "width"), [((line(2), line(2), line(1)), 28), ((line(1), line(1), line(1)), 18)])
def test_lines_of_few_digits_are_one_number_where_more_than_one_is_full(lines, width):
    whole = joined(content(*lines), width, SET, ["1" * len(one.marks) for one in lines])
    assert whole is not None
    assert len(whole.lines[0].marks) == sum(len(one.marks) for one in lines)


@pytest.mark.parametrize(("texts", "is_one"), [(("94", "08"), True), (("94", "80"), False), (("9408",), False)])
def test_what_begins_with_a_zero_is_no_number_by_itself(texts, is_one):
    assert (joined(content(line(2), line(2)), 28, SET, texts) is not None) is is_one


def test_where_numbers_are_broken_others_are_as_well():
    assert joined(content(line(1), line(1)), 18, SET._replace(broken=2), ("1", "5")) is None
    assert joined(content(line(1), line(1)), 18, SET._replace(broken=3), ("1", "5")) is not None
    assert joined(content(line(1), line(1)), 38, SET._replace(broken=3), ("1", "5")) is None


def test_a_digit_alone_stands_as_far_from_the_next_as_others():
    whole = joined(content(line(1), line(2), line(1)), 26, SET, ("4", "04", "9"))
    assert whole is not None
    lefts = [mark.left for mark in whole.lines[0].marks]
    assert all(10 <= after - before <= 11 for before, after in pairwise(lefts))


def test_a_line_that_ends_in_a_comma_goes_on():
    assert joined(content(line(2), line(3)), 200, SET, ("1,", "234")) is not None
    assert joined(content(line(2), line(3)), 200, SET, ("12", "34,")) is None


def test_no_comma_begins_a_line():
    lines = line(1), line(2), line(2)
    assert joined(content(*lines), 30, SET, ("4", "0,", "49")) is not None
    assert joined(content(*lines), 30, SET, ("4", "04", "49")) is None


def test_a_comma_is_seen_where_lines_were_read_as_one():
    comma = line(2)
    comma = replace(comma, marks=(comma.marks[0], Mark(13, 32, 16, 40, False)))
    assert joined(content(line(1), comma, line(2)), 30, SET, ("40,49",)) is not None
    assert joined(content(line(1), line(2), line(2)), 30, SET, ("40449",)) is None


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
