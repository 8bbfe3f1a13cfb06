"""What is read as a point here and as a comma there is a comma where it hangs like one."""

import pytest

pytest.importorskip("cv2")

import numpy as np

from ingest.readers.scan_commas import grouped
from ingest.readers.scan_engine import Glyph, Reading
from ingest.readers.scan_marks import Line, Mark

COMMA, POINT, HARDLY = (17, 24), (17, 20), (17, 21)  # from where to where they reach; digits stand on 20


def reading(text: str, sure: float = 0.6) -> Reading:
    return tuple(Glyph(char, 1.0 if char.isdigit() else sure, (n + 0.5) / len(text)) for n, char in enumerate(text))


def line(text: str, *small: tuple[int, int]) -> Line:
    """The strokes of a number, its small ones as told."""
    rest = iter(small)
    marks = [Mark(10 * n, 0, 10 * n + 8, 20, False) if char.isdigit() else _small(n, *next(rest)) for n, char in enumerate(text)]
    picture = np.full((26, 10 * len(text)), 255, np.uint8)
    return Line(picture, picture, tuple(marks))


def _small(place: int, top: int, bottom: int) -> Mark:
    return Mark(10 * place + 3, top, 10 * place + 6, bottom, False)


def said(readings: list[Reading]) -> set[str]:
    return {"".join(glyph.text for glyph in reading) for reading in readings}


@pytest.mark.parametrize(
    ("first", "second"),
    [("10.448,502", "10,448,502"), ("10,448.502", "10,448,502"), ("10.448,502", "10,448.502"), ("10;448,502", "10;448,502")],
)
def test_commas_that_hang_are_commas(first, second):
    readings = grouped(line("10,448,502", COMMA, COMMA), [reading(first), reading(second)])
    assert said(readings) == {"10,448,502"}
    assert min(glyph.sure for reading in readings for glyph in reading) == 1.0


@pytest.mark.parametrize(
    ("first", "second", "small", "why"),
    [
        ("10,448.502", "10,448,502", (COMMA, POINT), "a point does not hang"),
        ("10,448.502", "10,448,502", (COMMA, HARDLY), "nor is a stroke that hardly hangs surely a comma"),
        ("10,448.502", "10,448.502", (COMMA, COMMA), "nobody read a comma"),
        ("10,448.502", "10,443,502", (COMMA, COMMA), "the digits differ"),
        ("10,448,502", "10.448502", (COMMA, COMMA), "one has a comma less"),
    ],
)
def test_else_readings_stay_as_they_are(first, second, small, why):
    readings = [reading(first), reading(second)]
    assert grouped(line("10,448,502", *small), readings) == readings, why


def test_a_single_comma_must_be_read_as_one_each_time():
    readings = [reading("1,808"), reading("1.808")]
    assert grouped(line("1,808", COMMA), readings) == readings
    assert grouped(line("1,808", POINT), [reading("1,808")] * 2) == [reading("1,808")] * 2
    assert grouped(line("1,808", COMMA), [reading("1，808"), reading("1,808")]) == [reading("1,808", 1.0)] * 2
