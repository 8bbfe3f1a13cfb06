"""How far apart digits stand, and lines closed up where they stand wide."""

from dataclasses import replace

import pytest

pytest.importorskip("cv2")

import numpy as np

from ingest.readers.scan_cells import _Seen
from ingest.readers.scan_engine import Glyph
from ingest.readers.scan_marks import Line, Mark, Print
from ingest.readers.scan_pitches import PITCH, closed_up, is_parted, is_wide, least_pitch, unspaced, usual_pitch

HEIGHT, WIDE = 20, 10


def line(*places: int) -> Line:
    """Digits 10 wide and 20 high that begin at these places."""
    picture = np.full((HEIGHT, max(places) + WIDE), 255, np.uint8)
    for place in places:
        picture[:, place : place + WIDE] = 0
    return Line(picture, picture, tuple(Mark(place, 0, place + WIDE, HEIGHT, False) for place in places))


def test_what_is_usual_is_told_by_many():
    assert usual_pitch([line(0, 24), *[line(0, 14, 28)] * 4]) == 0.7
    assert usual_pitch([line(0, 24, 48)] * 4) == 1.2
    assert usual_pitch([line(0, 24, 48)]) == usual_pitch([]) == PITCH


def test_a_number_of_many_digits_tells_by_itself():
    assert usual_pitch([line(0, 24), line(0, 24, 48, 72)]) == 1.2
    assert usual_pitch([line(0, 24), line(0, 24, 48, 82)]) == PITCH


def test_few_tell_where_all_are_alike():
    assert usual_pitch([line(0, 24)] * 4) == 1.2
    assert usual_pitch([line(0, 24)] * 3) == usual_pitch([line(0, 24), line(0, 14), line(0, 24), line(0, 24)]) == PITCH


def test_where_too_few_tell_it_is_as_elsewhere():
    assert usual_pitch([line(0, 24)], 1.2) == 1.2
    assert usual_pitch([line(0, 14, 28)] * 4, 1.2) == 0.7


@pytest.mark.parametrize(
    ("places", "pitch", "parted"),
    [
        ((0, 24), PITCH, True),
        ((0, 24), 1.2, False),
        ((0, 24, 48), PITCH, True),
        ((0, 24, 48, 72), PITCH, False),  # nobody writes four numbers so evenly
        ((0, 24, 48, 82), PITCH, True),
        ((0, 14, 38, 52), 1.2, True),
    ],
)
def test_blanks_part_numbers(places, pitch, parted):
    assert is_parted(line(*places).marks, [], pitch) is parted


def test_wide_is_what_has_no_digits_close_together():
    assert is_wide(line(0, 24, 48))
    assert not is_wide(line(0, 24, 38))
    assert not is_wide(line(0))


def test_a_line_is_closed_up_and_loses_no_ink():
    wide = line(0, 24, 60)
    closed = closed_up(wide.clean)
    assert closed.shape == (HEIGHT, 3 * WIDE + 2 * 4)
    assert (closed == 0).sum() == (wide.clean == 0).sum()
    assert np.array_equal(closed_up(closed), closed)


def test_blanks_that_were_read_fall_away():
    assert unspaced(tuple(Glyph(text, 1.0, 0.5) for text in "2 8")) == (Glyph("2", 1.0, 0.5), Glyph("8", 1.0, 0.5))


def test_units_tell_nothing_of_digits():
    prints = [Print((line(0, 14, 28),), False, False, False, True, False, False)] * 2
    first = [[tuple(Glyph(char, 1.0, 0.5) for char in text)] for text in ("件", "123")]
    seen = _Seen(prints, first, {0: [], 1: []}, {})
    assert seen.numbers() == [prints[1].lines[0]]


def test_lines_of_a_number_that_a_cell_broke_tell_as_well_where_they_are_digits_alone():
    comma = line(0, 24)
    comma = replace(comma, marks=(comma.marks[0], comma.marks[1]._replace(top=HEIGHT - 5)))
    broken, words = (Print((line(0, 24), comma), False, False, False, True, False, False) for _ in range(2))
    first = [[tuple(Glyph(char, 1.0, 0.5) for char in text)] for text in ("758,", "其他")]
    assert _Seen([broken, words], first, {}, {}).numbers() == [broken.lines[0]]


def test_the_least_pitch_is_the_closest_that_digits_stand():
    assert least_pitch([line(0, 24), line(0, 16, 40)]) == 0.8
    assert least_pitch([line(0)]) == PITCH
