"""Dust beside print is neither a line nor a point of a number; what may be one stays."""

import pytest

pytest.importorskip("cv2")

import numpy as np

from ingest.readers.scan_marks import Print, printed, without_paler
from ingest.readers.scan_paper import Paper
from ingest.readers.scan_seals import Seal

SIZE = 20.0  # pixels: the height of print


def content(*marks: tuple[int, int, int, int]) -> Print:
    """The print of a cell of 160 by 80 pixels on a page of 2000; marks are left, top, right, bottom."""
    page = np.full((2000, 400), 255, np.uint8)
    for left, top, right, bottom in marks:
        page[100 + top : 100 + bottom, 100 + left : 100 + right] = 0
    return printed(Paper(page, page, page, np.eye(2, 3)), (99, 99, 261, 181), SIZE)


DIGITS = ((50, 30, 60, 50), (70, 30, 80, 50))


@pytest.mark.parametrize("dust", [(84, 47, 86, 49), (43, 47, 45, 49), (84, 30, 86, 32)])
def test_a_speck_before_or_behind_a_number_is_no_point_of_it(dust):
    (line,) = content(*DIGITS, dust).lines
    (bare,) = content(*DIGITS).lines
    assert np.array_equal(line.raw, bare.raw)


def test_a_speck_between_digits_may_be_a_point():
    (line,) = content(*DIGITS, (64, 48, 66, 50)).lines
    assert (line.raw[:, 13:18] == 0).any()


def test_a_point_behind_a_number_that_is_larger_than_dust_stays():
    (line,) = content(*DIGITS, (84, 46, 88, 50)).lines
    assert len(line.marks) == 3


def test_dust_above_a_number_is_no_line():
    assert len(content(*DIGITS, (60, 5, 65, 7)).lines) == 1


@pytest.mark.parametrize("above", [(60, 5, 70, 7), (62, 2, 66, 22)])
def test_a_dash_and_a_one_are_lines(above):
    assert len(content(*DIGITS, above).lines) == 2


def test_where_there_is_nothing_else_a_dot_is_a_line():
    assert len(content((60, 30, 64, 34)).lines) == 1


@pytest.mark.parametrize(
    ("mark", "faint"), [((60, 30, 69, 50), True), ((60, 40, 69, 43), True), ((60, 30, 80, 50), False), ((60, 30, 65, 37), False)]
)
def test_under_a_seal_that_is_paler_than_print_only_a_thin_mark_as_pale_may_be_print(mark, faint):
    left, top, right, bottom = mark
    page = np.full((2000, 400), 255, np.uint8)
    page[100 + top : 100 + bottom, 100 + left : 100 + right] = 120
    seal = Seal((90, 90, 300, 300), floor=110.0, apart=True)
    found = printed(Paper(page, page, page, np.eye(2, 3)), (99, 99, 261, 181), SIZE, seal)
    assert not found.lines
    assert found.faint is faint


RED, PALE_IN_RED, OF_PRINT = 90, 225, 20  # levels: red ink where all ink counts, in its brightest channel; print


def under_a_red_seal(tinted: bool, *taken: tuple[int, int, int, int]) -> Print:
    """A number under strokes of a red seal, some of which compression turned grey. ``taken`` is print that went with the colour."""
    dark, black, bright = (np.full((2000, 400), 255, np.uint8) for _ in range(3))
    dark[100:300, 190:215], bright[100:300, 190:215] = RED, PALE_IN_RED
    for left, top, right, bottom in DIGITS:
        for picture in (dark, black, bright):
            picture[100 + top : 100 + bottom, 100 + left : 100 + right] = OF_PRINT
    for left, top, right, bottom in taken:
        for picture in (dark, bright):
            picture[100 + top : 100 + bottom, 100 + left : 100 + right] = OF_PRINT
    seal = Seal((90, 90, 300, 300), floor=110.0, apart=True, tinted=tinted)
    return printed(Paper(dark, black, bright, np.eye(2, 3)), (99, 99, 261, 181), SIZE, seal)


def test_the_colour_of_a_seal_that_is_grey_in_places_hides_no_print():
    found = under_a_red_seal(True)
    assert found.sure
    assert not found.coloured
    assert not under_a_red_seal(False).sure


def test_print_that_went_with_the_colour_of_a_seal_leaves_its_cell_unsure():
    assert not under_a_red_seal(True, (92, 30, 98, 50)).sure


def beside_a_grey_stroke(*places: tuple[int, int, int, int]) -> Print:
    """A number, and strokes as pale as a seal that is surely paler than print."""
    page = np.full((2000, 400), 255, np.uint8)
    for level, marks in ((OF_PRINT, DIGITS), (150, places)):
        for left, top, right, bottom in marks:
            page[100 + top : 100 + bottom, 100 + left : 100 + right] = level
    seal = Seal((90, 90, 300, 300), floor=110.0, apart=True)
    return printed(Paper(page, page, page, np.eye(2, 3)), (99, 99, 261, 181), SIZE, seal)


@pytest.mark.parametrize(
    ("stroke", "sure"),
    [((110, 35, 125, 39), True), ((90, 35, 98, 39), False), ((30, 38, 42, 42), False), ((60, 62, 80, 66), True), ((60, 54, 80, 57), False)],
)
def test_a_pale_stroke_that_may_be_a_hyphen_leaves_a_number_unsure_only_where_it_is_near(stroke, sure):
    found = beside_a_grey_stroke(stroke)
    assert found.faint
    assert found.sure is sure


def test_without_what_is_paler_print_keeps_its_edges_and_seals_are_gone():
    page = np.full((200, 200), 255, np.uint8)
    page[50:80, 50:56], page[50:80, [48, 49, 56, 57]] = 30, 180
    page[20:180, 100:106] = 140
    bare = without_paler(Paper(page, page, page, np.eye(2, 3)), {(40, 40, 160, 160): 110.0}).black
    assert (bare[50:80, 48:58] == page[50:80, 48:58]).all()
    assert (bare[40:160, 100:106] == 255).all()
    assert (bare[20:40, 100:106] == 140).all()
