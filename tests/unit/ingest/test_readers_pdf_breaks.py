"""Tables of PDFs without upright rulings over page breaks and beside one another: columns that go on, headers cut in two, notes."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from ingest.readers.pdf import read_pdf
from ingest.readers.pdf_stretches import stretches_of
from ingest.tables import recognise_tables

from .pdf_paper import SIZE, Paper
from .test_readers_pdf_open import APPLICANTS, FIRST, LABELS, LEFT, STEP
from .test_readers_pdf_spread import line

SHORT = 40.0  # points of a column's number, right-aligned
Row = tuple[str, Sequence[str]]
ROWS = [("一、本年新收政府信息公开申请数量", "1204106"), ("二、上年结转政府信息公开申请数量", "0213006")]


def header(paper: Paper, y: float, lines: slice = slice(2)) -> None:
    """The labels of the columns, from the left of their cells, those of more than four letters on two lines (or one of these)."""
    for column, name in enumerate(APPLICANTS):
        for at, text in list(enumerate((name[:4], name[4:])))[lines]:
            paper.text(FIRST + STEP * column, y + 16 * at, text)


def put(paper: Paper, y: float, row: Row) -> None:
    """A label and the numbers that end before the next column's label begins."""
    paper.text(LEFT, y, row[0])
    for column, text in enumerate(row[1]):
        paper.text(FIRST + STEP * (column + 1) - 4 - SIZE / 2 * len(text), y, text)


def found_in(content: bytes) -> dict[tuple[str, str], Decimal | str | None]:
    """Numbers by concept and applicant, else the state."""
    cells = recognise_tables(read_pdf(content)).cells
    return {
        (cell.concept.removeprefix("requests."), str(cell.applicant and cell.applicant.value)): cell.state.value
        if cell.value is None
        else cell.value
        for cell in cells
    }


def test_a_column_that_was_empty_before_the_break_is_told_by_how_the_others_stand() -> None:
    paper = Paper((842.0, 595.0))
    paper.text(LEFT, 60, "三、收到和处理政府信息公开申请情况")
    header(paper, 95)
    put(paper, 150, (LABELS[0][0], ("7", "", "2", "", "", "", "9")))
    paper.page()
    for number, (label, texts) in enumerate(
        (("（一）予以公开", ("", "31", "", "4", "", "", "35")), ("1.属于国家秘密", ("5", "", "", "6", "", "", "11")))
    ):
        put(paper, 80 + 40 * number, (label, texts))

    found = found_in(paper.bytes())

    assert (found["granted", "company"], found["granted", "nonprofit"], found["granted", "total"]) == (31, 4, 35)
    assert found["granted", "natural_person"] == "blank"


def test_labels_of_columns_that_the_break_cuts_are_whole() -> None:
    paper = Paper((842.0, 595.0))
    paper.text(LEFT, 460, "三、收到和处理政府信息公开申请情况")
    header(paper, 490, slice(1))
    paper.page()
    header(paper, 44, slice(1, 2))
    for number, row in enumerate([*ROWS, ("（一）予以公开", "0000000"), ("1.属于国家秘密", "1000001")]):
        put(paper, 100 + 40 * number, row)

    content = paper.bytes()
    (grid,) = [block.grid for block in read_pdf(content).blocks if block.grid]

    assert {"社会公益组织", "法律服务机构"} <= {cell.text for cell in grid.cells}
    assert [found_in(content)["received", name] for name in ("natural_person", "nonprofit", "legal_service", "total")] == [1, 4, 1, 6]


@pytest.mark.parametrize(("last", "sure"), [("7", True), ("8", False)])
def test_columns_without_a_header_are_borne_out_by_totals(last: str, sure: bool) -> None:
    paper = Paper((842.0, 595.0))
    labels = ("1.属于国家秘密", "2.重复申请", "3.要求提供公开出版物", "（七）总计", "四、结转下年度继续办理")
    for number, label in enumerate(labels):
        put(paper, 80 + 40 * number, (label, ("1", "2", "0", str(number), "0", "0", str(number + 3) if number < 4 else last)))

    (grid,) = [block.grid for block in read_pdf(paper.bytes()).blocks if block.grid]

    assert any(cell.text == "2" and not cell.unreadable for cell in grid.cells) is sure


def test_a_row_with_fewer_values_than_there_are_labels_above_it_is_not_read_by_count() -> None:
    paper = Paper()
    paper.text(LEFT, 60, "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况")
    places = (200.0, 300.0, 450.0)
    for x, text in zip(places, ("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）"), strict=True):
        paper.text(x, 90, text)
    rows = (("结果维持", "7 8"), ("结果纠正", ""), ("其他结果", "  5"), ("尚未审结", "3"), ("总计", " 46"))
    for number, (label, texts) in enumerate(rows):
        paper.text(LEFT, 115 + 25 * number, label)
        for x, text in zip(places, texts, strict=False):
            if text.strip():
                paper.text(x, 115 + 25 * number, text)

    assert not any(isinstance(value, Decimal) for value in found_in(paper.bytes()).values())


def test_a_line_of_a_tall_label_beside_another_cells_is_no_heading() -> None:
    paper = Paper((842.0, 595.0))
    header(paper, 60)
    for number, row in enumerate([*ROWS, ("（一）予以公开", "0000000"), ("1.属于国家秘密", "1000001")]):
        put(paper, 110 + 30 * number, (row[0], row[1]))
    paper.text(LEFT - 25, 147, "三、")
    paper.text(LEFT + 5, 147, "定")

    assert found_in(paper.bytes())["refused.state_secret", "total"] == 1


def test_two_letters_below_one_another_are_one_label() -> None:
    paper = Paper((842.0, 595.0))
    header(paper, 60)
    extra = FIRST + STEP * 7
    paper.text(extra, 60, "小")
    paper.text(extra, 76, "计")
    for number, row in enumerate(ROWS):
        put(paper, 110 + 16 * number, (row[0], [*row[1], "9"]))

    (grid,) = [block.grid for block in read_pdf(paper.bytes()).blocks if block.grid]

    assert "小计" in [cell.text for cell in grid.cells]


def test_a_number_close_behind_the_label_of_its_row_is_in_a_cell_of_its_own() -> None:
    close, closer = (line(("8.属于行政查询事项", 60.0, 146.0), ("84289", place, place + 25)) for place in (148.5, 146.2))

    assert [part.text for part in stretches_of(close)] == ["8.属于行政查询事项", "84289"]
    assert [part.text for part in stretches_of(closer)] == ["8.属于行政查询事项84289"]


def test_words_near_one_another_are_parted_where_words_on_other_lines_begin() -> None:
    near = line(("公", 60.0, 70.0), ("信息", 73.3, 93.3))

    assert [part.text for part in stretches_of(near, starts=(73.0,))] == ["公", "信息"]
    assert [part.text for part in stretches_of(near, starts=(84.0,))] == ["公信息"]


def test_a_label_a_little_below_its_values_is_theirs() -> None:
    paper = Paper((800.0, 800.0))
    header(paper, 100)
    for place, row in enumerate(ROWS):
        put(paper, 150 + 30 * place, row)
    put(paper, 210, ("", "0007007"))
    paper.text(LEFT, 217, "四、结转下年度继续办理")
    assert found_in(paper.bytes())["carried_out", "nonprofit"] == 7


def test_the_rest_of_a_label_at_the_head_of_a_page_is_no_header() -> None:
    paper = Paper((800.0, 800.0))
    header(paper, 600)
    for place, row in enumerate((*ROWS, ("（二）部分公开（区分处理的，只计这一情", "1000001"))):
        put(paper, 650 + 30 * place, row)
    paper.page()
    paper.text(LEFT, 60, "形，不计其他情形）")
    put(paper, 90, ("1.属于国家秘密", "0200002"))
    found = found_in(paper.bytes())
    assert (found["partly_granted", "total"], found["refused.state_secret", "company"]) == (1, 2)


def test_digits_below_a_break_may_be_the_end_of_a_number_above_it() -> None:
    paper = Paper((842.0, 595.0))
    paper.text(LEFT, 380, "三、收到和处理政府信息公开申请情况")
    header(paper, 400)
    for number, row in enumerate([*ROWS, ("3.补正后申", ("1", "2", "3", "33207", "4", "5", "75676"))]):
        put(paper, 440 + 30 * number, row)
    paper.page()
    put(paper, 60, ("请内容仍不明确", ("", "", "", "62", "", "", "20")))
    put(paper, 90, ("1.信访举报投诉类申请", "1000001"))
    found = found_in(paper.bytes())

    assert {found.get(("unavailable.unclear", name), "unreadable") for name in ("nonprofit", "total")} == {"unreadable"}
    assert (found["not_processed.petition", "total"], found["received", "total"]) == (1, 6)


def test_the_end_of_a_label_below_a_break_has_no_empty_cells() -> None:
    paper = Paper((842.0, 595.0))
    paper.text(LEFT, 380, "三、收到和处理政府信息公开申请情况")
    header(paper, 400)
    for number, row in enumerate([*ROWS, ("1.属于", "2000002")]):
        put(paper, 440 + 30 * number, row)
    paper.page()
    header(paper, 44)
    put(paper, 90, ("国家秘密", ("",) * 7))
    put(paper, 120, ("2.其他法律行政法规禁止公开", "1000001"))
    found = found_in(paper.bytes())

    assert found.get(("refused.state_secret", "total"), "unreadable") != "blank"
    assert found["refused.prohibited_by_law", "total"] == 1
