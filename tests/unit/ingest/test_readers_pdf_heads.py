"""Headers of two lines without rulings: a label that spans both is centred between them, and says by its place whose columns are whose."""

import pytest

from ingest.readers.pdf import read_pdf
from ingest.tables import recognise_tables

from .pdf_paper import Paper

OUTCOMES = ("upheld", "corrected", "other", "pending", "total")
NAMES = ("维持", "纠正", "其他结果", "尚未审结", "总计")
REVIEW, DIRECT, AFTER = "行政复议", "未经复议直接起诉", "复议后起诉"
BLOCKS = {REVIEW: "review", DIRECT: "litigation.direct", AFTER: "litigation.after_review"}
LEFT, STEP = 40.0, 50.0


def paper() -> Paper:
    made = Paper((842.0, 595.0))
    made.text(LEFT, 60, "四、政府信息公开行政复议、行政诉讼情况")
    return made


def numbers(made: Paper) -> dict[str, str]:
    made.text(LEFT, 300, "五、存在的主要问题及改进情况")
    return {cell.concept: str(cell.value) for cell in recognise_tables(read_pdf(made.bytes())).cells}


def printed(made: Paper, start: float, width: float, base: float, text: str, centred: bool) -> None:
    (made.middle if centred else lambda left, _, *rest: made.text(left, *rest))(start, start + width, base, text)


@pytest.mark.parametrize("centred", [True, False])
@pytest.mark.parametrize("lines", [(9.0, 18.0), (14.0, 28.0), (0.0, 18.0), (18.0, 18.0), (28.0, 14.0)], ids=str)
@pytest.mark.parametrize("order", [(REVIEW, DIRECT, AFTER), (DIRECT, AFTER, REVIEW), (REVIEW, AFTER, DIRECT)], ids="-".join)
def test_blocks_side_by_side_are_told_by_their_places(order: tuple[str, ...], lines: tuple[float, float], centred: bool) -> None:
    made, (review, kinds) = paper(), lines
    courts = min(place for place, name in enumerate(order) if name != REVIEW)
    printed(made, LEFT + 5 * STEP * courts, 10 * STEP, 90, "行政诉讼", centred)
    for place, name in enumerate(order):
        printed(made, LEFT + 5 * STEP * place, 5 * STEP, 90 + (review if name == REVIEW else kinds), name, centred)
    for column in range(15):
        printed(made, LEFT + STEP * column, STEP, 140, NAMES[column % 5], centred)
        printed(made, LEFT + STEP * column, STEP, 160, str(column + 1), centred)

    places = [(BLOCKS[name], outcome) for name in order for outcome in OUTCOMES]
    assert numbers(made) == {f"{block}.{outcome}": str(number) for number, (block, outcome) in enumerate(places, 1)}


@pytest.mark.parametrize("order", [(REVIEW, DIRECT, AFTER), (DIRECT, AFTER, REVIEW)], ids="-".join)
def test_blocks_above_a_lying_table_are_told_by_their_places(order: tuple[str, ...]) -> None:
    made, first = paper(), LEFT + 100
    courts = min(place for place, name in enumerate(order) if name != REVIEW)
    made.text(LEFT, 99, "审理结果")
    made.middle(first + 120 * courts, first + 120 * courts + 240, 90, "行政诉讼")
    for place, name in enumerate(order):
        made.middle(first + 120 * place, first + 120 * place + 120, 99 if name == REVIEW else 108, name)
    for row, outcome in enumerate(NAMES):
        made.text(LEFT, 130 + 20 * row, outcome)
        for place in range(3):
            made.middle(first + 120 * place, first + 120 * place + 120, 130 + 20 * row, str(10 * place + row))

    found = numbers(made)
    assert found == {
        f"{BLOCKS[name]}.{outcome}": str(10 * place + row) for place, name in enumerate(order) for row, outcome in enumerate(OUTCOMES)
    }


def test_labels_nearest_to_one_column_leave_it_open_whose_it_is() -> None:
    made, cells = paper(), ((150, 330), (335, 450), (455, 545))
    made.text(150, 90, "行政诉讼")
    made.text(50, 110, "审理结果")
    for (left, _), name in zip(cells, (DIRECT, AFTER, REVIEW), strict=True):
        made.text(left, 110, name)
    for row, outcome in enumerate(NAMES):
        made.text(50, 130 + 20 * row, outcome)
        for place, (_, right) in enumerate(cells):
            made.text(right - 15, 130 + 20 * row, str(10 * place + 11 + row))

    assert set(numbers(made).values()) <= {"None"}


def test_labels_above_the_header_are_no_rows_of_empty_cells() -> None:
    made = Paper((842.0, 595.0))
    made.text(LEFT, 60, "二、主动公开政府信息情况")
    made.text(LEFT, 95, "信息内容")
    made.middle(150, 390, 90, "规章")
    made.middle(390, 630, 90, "行政规范性文件")
    for column, name in enumerate(("本年制发件数", "本年废止件数", "现行有效件数") * 2):
        made.middle(150 + 80 * column, 230 + 80 * column, 110, name)
        made.middle(150 + 80 * column, 230 + 80 * column, 130, str(column + 1))
    made.text(LEFT, 130, "件数")

    assert numbers(made) == {}
