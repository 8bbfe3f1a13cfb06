"""A number is believed only where its readings agree, are sure, and fit the strokes."""

from dataclasses import replace

import pytest

pytest.importorskip("cv2")

import numpy as np

from ingest.readers.scan_digits import agreed, is_numeric, settled
from ingest.readers.scan_doubts import doubted
from ingest.readers.scan_engine import Glyph, Reading
from ingest.readers.scan_marks import Line, Mark

HEIGHT = 20


def reading(text: str, **sure: float) -> Reading:
    return tuple(Glyph(char, sure.get(f"at{n}", 1.0), (n + 0.5) / len(text)) for n, char in enumerate(text))


def line(*strokes: str) -> Line:
    """A line of strokes: t(all), d(ot), c(omma), h (a comma no taller than wide), m(iddle dash), s(peck at the foot), u(nder the line
    a speck), blank; each 10 pixels on."""
    shapes = {
        "t": (1, 0, 8, 20),
        "d": (3, 17, 6, 20),
        "c": (3, 17, 6, 24),
        "m": (0, 9, 9, 11),
        "s": (4, 18, 6, 20),
        "h": (3, 18, 6, 21),
        "u": (4, 20, 6, 22),
    }
    picture = np.full((HEIGHT + 6, 10 * len("".join(strokes))), 255, np.uint8)
    marks = []
    for n, stroke in enumerate("".join(strokes)):
        if stroke == " ":
            continue
        left, top, right, bottom = shapes[stroke]
        picture[top:bottom, 10 * n + left : 10 * n + right] = 0
        marks.append(Mark(10 * n + left, top, 10 * n + right, bottom, stroke in "su"))
    return Line(picture, picture, tuple(marks))


@pytest.mark.parametrize(
    ("text", "strokes"),
    [
        ("23", "tt"),
        ("1,808", "tcttt"),
        ("1,808", "thttt"),
        ("0.808", "tdttt"),
        ("21.80", "ttdtt"),
        ("38.44", "ttdtt"),
        ("-35", "mtt"),
        ("2,358,363", "tctttcttt"),
        ("12件", "ttt"),
        ("无", "t"),
        ("增10", "ttt"),
        ("25845", "t t t t t"),
        ("3,263件", "tctttt"),
    ],
)
def test_believed(text, strokes):
    assert agreed(line(*strokes), reading(text), reading(text)) == text


@pytest.mark.parametrize(
    ("first", "second", "strokes", "why"),
    [
        ("23", "28", "tt", "the readings differ"),
        ("23", "233", "tt", "one has a digit more"),
        ("3844", "3844", "ttdtt", "a point stands on the paper and was not read"),
        ("38.44", "38.44", "tttt", "a point was read and stands nowhere"),
        ("1,808", "1,808", "tdttt", "that comma is a point"),
        ("1.808", "1.808", "tdttt", "that point may be a comma"),
        ("127", "127", "tt t", "a blank parts two numbers"),
        ("17", "17", "t t", "one number of full width, or two"),
        ("23", "23", "ttt", "there are more strokes than digits"),
        ("1,80", "1,80", "tctt", "no way to write a number"),
        ("12 34", "12 34", "tttt", "two numbers, or a lost point"),
        ("123", "123", "t t t", "three numbers, or one of full width"),
        ("2844", "2844", "ttstt", "dust that may be a point"),
        ("1,808", "1,808", "tuttt", "dust below the line is no comma"),
        ("O", "0", "t", "a bar is no zero"),
        ("l", "1", "t", "one reading of a bar is a letter"),
        ("x", "x", "t", "a letter"),
    ],
)
def test_not_believed(first, second, strokes, why):
    assert agreed(line(*strokes), reading(first), reading(second)) is None, why


def test_dust_below_the_line_between_digits_is_neither_a_point_nor_a_comma():
    whole, dust = line("tt"), Mark(9, 20, 11, 22, True)
    with_dust, with_point = (replace(whole, marks=(whole.marks[0], mark, whole.marks[1])) for mark in (dust, dust._replace(top=18)))
    assert agreed(with_dust, reading("23"), reading("23")) == "23"
    assert agreed(with_point, reading("23"), reading("23")) is None


def test_a_digit_that_one_reading_doubts_is_not_believed():
    assert agreed(line("t", "t"), reading("23"), reading("23", at1=0.5)) is None


def test_a_comma_that_hardly_hangs_needs_sure_readings():
    assert agreed(line("thttt"), reading("1,808"), reading("1,808", at3=0.9)) is None


def test_digits_of_full_width_are_one_number_where_the_table_has_such():
    assert agreed(line("t t"), reading("17"), reading("17"), pitch=0.95) == "17"
    assert agreed(line("tt t"), reading("127"), reading("127"), pitch=0.95) is None


def test_of_three_readings_two_that_are_sure_settle_what_the_third_only_doubts():
    assert agreed(line("tt"), reading("23"), reading("23", at1=0.3)) is None
    assert settled(line("tt"), reading("23"), reading("28", at1=0.3), reading("23")) == "23"
    assert settled(line("tt"), reading("23"), reading("28", at1=0.6), reading("23")) is None
    assert settled(line("tt"), reading("23"), reading("23", at1=0.9), reading("23", at0=0.9)) is None
    assert settled(line("t"), reading("O", at0=0.9), reading("0"), reading("0")) == "0"


def test_a_lone_flat_stroke_is_a_dash_whatever_it_was_read_as():
    assert agreed(line("m"), reading("一"), reading("-")) == "—"


def smudge(wide: float, high: float) -> Line:
    """A soft mark of that many pixels, in the middle of a line as tall as print."""
    rows, columns = np.indices((20, 30))
    ink = np.exp(-(((columns - 15) / (wide / 2)) ** 4) - ((rows - 10) / (high / 2)) ** 2)
    picture = (255 - 140 * ink).astype(np.uint8)
    down, across = np.nonzero(picture < 190)
    return Line(picture, picture, (Mark(across.min(), down.min(), across.max() + 1, down.max() + 1, False),))


@pytest.mark.parametrize("text", ["m", "世", "二", "", "3"])
def test_a_blurred_hyphen_is_a_dash_whatever_it_was_read_as(text):
    assert agreed(smudge(8, 4), reading(text), reading("一")) == "—"


def test_a_flat_mark_as_short_as_dust_is_no_dash_and_a_short_one_only_where_read_as_one():
    def stroke(wide: int) -> Line:
        picture = np.full((20, 20), 255, np.uint8)
        picture[9:11, 2 : 2 + wide] = 0
        return Line(picture, picture, (Mark(2, 9, 2 + wide, 11, False),))

    assert agreed(stroke(4), reading("一"), reading("-")) is None
    assert agreed(stroke(6), reading("一"), reading("")) == "—"
    assert agreed(stroke(6), reading("e"), reading("")) is None
    assert agreed(stroke(8), reading("e"), reading("")) == "—"


@pytest.mark.parametrize(("wide", "high"), [(5, 5), (6, 5), (4, 8), (12, 12)])
def test_a_dot_or_a_blot_is_no_dash(wide, high):
    assert agreed(smudge(wide, high), reading("m"), reading("一")) is None


def test_a_lone_leaning_stroke_is_a_slash():
    picture = np.full((24, 16), 255, np.uint8)
    for row in range(20):
        picture[row + 2, 12 - row // 2 : 14 - row // 2] = 0
    assert agreed(Line(picture, picture, (Mark(3, 2, 14, 22, False),)), reading("1"), reading("1")) == "/"


@pytest.mark.parametrize("ink", [0, 100, 165, 180])
@pytest.mark.parametrize(("across", "texts"), [(0.5, {"/"}), (0.22, {"/", None}), (0.0, {"1"})])
def test_a_stroke_that_leans_is_no_one_however_pale_it_is(ink, across, texts):
    picture = np.full((26, 16), 255, np.uint8)
    for row in range(22):
        start = 13 - round(across * row)
        picture[row + 2, start : start + 2] = ink
    assert agreed(Line(picture, picture, (Mark(3, 2, 15, 24, False),)), reading("1"), reading("1")) in texts


@pytest.mark.parametrize(("across", "text"), [(0.31, "/"), (0.2, None)])
def test_a_steep_slash_is_one_whatever_it_was_read_as_and_a_one_in_italics_is_none(across, text):
    picture = np.full((26, 16), 255, np.uint8)
    for row in range(24):
        start = 12 - round(across * row)
        picture[row + 1, start : start + 2] = 0
    assert agreed(Line(picture, picture, (Mark(3, 1, 14, 25, False),)), reading("1", at0=0.5), reading("一", at0=0.3)) == text


@pytest.mark.parametrize(("bar", "text"), [(0, "/"), (8, None)])
def test_a_slash_is_one_whatever_it_was_read_as_and_a_seven_is_none(bar, text):
    picture = np.full((24, 16), 255, np.uint8)
    for row in range(20):
        picture[row + 2, 12 - row // 2 : 14 - row // 2] = 0
    picture[2:4, 13 - bar : 14] = 0
    assert agreed(Line(picture, picture, (Mark(3, 2, 14, 22, False),)), reading("7", at0=0.5), reading("L", at0=0.3)) == text


def test_a_lone_upright_stroke_is_a_one():
    assert agreed(line("t"), reading("1"), reading("1")) == "1"


@pytest.mark.parametrize(("text", "numeric"), [("12", True), ("1,808", True), ("2022年", True), ("无", True), ("—", True), ("O", True), ("ol", True), ("o件", True), ("5万元", True), ("3人次", True), ("3.其他", False), ("二〇二三年度", False), ("1.属于国家秘密", False), ("其他", False), ("第二十条第（五）项", False)])  # fmt: skip
def test_what_is_read_like_a_number(text, numeric):
    assert is_numeric(text) is numeric


def test_doubtful_numerals_are_taken_out_of_prose():
    assert doubted(reading("收到申请23件，办结45件", at4=0.4)) == "收到申请��件，办结45件"
    assert doubted(reading("收到申请23件", at6=0.3)) == "收到申请��件"  # the word that may be its unit
    assert doubted(reading("收费12 34元")) == "收费�����元"  # a lost point leaves a space
    assert doubted(reading("共三件", at1=0.5)) == "共�件"
    assert doubted(reading("收到23件，办结45件"), frozenset({2})) == "收到23件，办结��件"


def test_numbering_stays():
    assert doubted(reading("1.属于国家秘密", at0=0.2)) == "1.属于国家秘密"
    assert doubted(reading("（一）予以公开", at1=0.2)) == "（一）予以公开"


def test_digits_that_run_together_are_no_dash():
    picture = np.full((HEIGHT + 2, 108), 255, np.uint8)
    picture[1 : HEIGHT + 1] = 0
    assert agreed(Line(picture, picture, (Mark(0, 1, 108, HEIGHT + 1, False),)), reading("9044486"), reading("9044486")) != "—"


@pytest.mark.parametrize(
    ("crumb", "is_read"),
    [
        ((4, 9, 6, 11), False),  # the rest of a four's arms, on its left
        ((17, 9, 19, 11), False),  # and on its right
        ((4, 9, 5, 10), True),  # a grain of dust
        ((4, 18, 6, 20), True),  # at the foot, where a point stands
        ((0, 0, 1, 1), True),
    ],
)
@pytest.mark.parametrize("text", ["1", "13"])
def test_a_one_with_crumbs_beside_it_may_have_been_a_four(crumb, is_read, text):
    picture = np.full((HEIGHT + 2, 40), 255, np.uint8)
    stems = [Mark(9, 0, 14, HEIGHT, False), Mark(24, 0, 36, HEIGHT, False)][: len(text)]
    for left, top, right, bottom, _ in stems:
        picture[top:bottom, left:right] = 0
    marks = tuple(sorted([*stems, Mark(*crumb, True)]))
    assert (agreed(Line(picture, picture, marks), reading(text), reading(text)) == text) is is_read


def test_a_bar_with_a_foot_is_a_one_though_one_reading_says_otherwise():
    bar = line("t")
    bar.clean[:, 1:8] = 255
    bar.clean[1:20, 3:6] = 0
    assert agreed(bar, reading("I"), reading("1")) is None

    bar.clean[17:20, 1:8] = 0
    assert agreed(bar, reading("I"), reading("1")) == "1"
    assert agreed(bar, reading("I"), reading("l")) is None


def test_thousands_of_a_unit_need_sure_readings():
    assert agreed(line("tctttt"), reading("3,263件"), reading("3,263件", at1=0.9)) is None


@pytest.mark.parametrize(("top", "bottom", "is_read"), [(2, 12, False), (2, 5, True), (16, 20, True)])
def test_a_stroke_that_is_no_digit_leaves_a_number_unread(top, bottom, is_read):
    digits = line("tt")
    stroke = Mark(28, top, 31, bottom, False)
    marks = (*digits.marks, stroke) if top < 16 else (*digits.marks, stroke, *line("    t").marks)
    text = "22" if top < 16 else "22.5"
    assert agreed(replace(digits, marks=marks), reading(text), reading(text)) == (text if is_read else None)
