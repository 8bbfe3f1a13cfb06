"""Tables of PDFs without rulings that go on over a page: what the header on the page before tells."""

from decimal import Decimal

from ingest.readers.pdf import read_pdf
from ingest.tables import recognise_tables

from .pdf_paper import Paper

LEFT, FIRST, STEP = 60.0, 330.0, 62.0
APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益", "法律服务", "其他", "总计")
ABOVE = ("一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量")
BELOW = ("（一）予以公开", "1.属于国家秘密", "2.其他法律行政法规禁止公开", "（七）总计", "四、结转下年度继续办理")
Rows = list[list[str]]


def figures(paper: Paper) -> dict[tuple[str, str], Decimal | str | None]:
    found = recognise_tables(read_pdf(paper.bytes())).cells
    return {
        (c.concept.removeprefix("requests."), c.applicant.value if c.applicant else ""): c.value if c.state == "number" else c.state.value
        for c in found
    }


def set_rows(paper: Paper, top: float, labels: tuple[str, ...], rows: Rows) -> None:
    """Rows with their figures at the right of their columns."""
    for number, (label, row) in enumerate(zip(labels, rows, strict=True)):
        paper.text(LEFT, top + 24 * number, label)
        for column, text in enumerate(row):
            paper.text(FIRST + STEP * (column + 1) - 8 - 5 * len(text), top + 24 * number, text)


def test_a_figure_below_no_other_and_right_of_its_label_is_in_its_column() -> None:
    paper = Paper((842.0, 595.0))
    paper.text(LEFT, 500, "三、收到和处理政府信息公开申请情况")
    for column, name in enumerate(APPLICANTS):
        paper.text(FIRST + STEP * column + (20 if name == "总计" else 0), 520, name)  # at the right of its cell, unlike the others
    set_rows(paper, 545, ABOVE, [["3", "4", "", "", "", "5", "12"], ["1", "", "", "2", "", "", "3"]])
    paper.page()
    set_rows(
        paper,
        80,
        BELOW,
        [
            ["1", "2", "", "", "3", "", "6"],
            ["1", "", "7", "", "", "", "8"],
            ["", "", "", "", "", "", ""],
            ["2", "2", "7", "", "3", "", "14"],
            ["", "1", "", "", "", "", "1"],
        ],
    )
    found = figures(paper)
    assert (found["refused.state_secret", "research"], found["closed", "research"]) == (7, 7)
    assert (found["closed", "legal_service"], found["closed", "nonprofit"]) == (3, "blank")


def test_a_shaded_header_that_ends_a_page_heads_the_rows_on_the_next() -> None:
    paper = Paper((842.0, 595.0))
    paper.text(LEFT, 480, "三、收到和处理政府信息公开申请情况")
    right = FIRST + STEP * 7
    paper.area(LEFT, 500, FIRST - 1, 541, 0.8)
    paper.area(FIRST, 500, right, 520, 0.8)
    paper.middle(FIRST, right, 514, "申请人情况")
    paper.text(LEFT + 4, 525, "项目")
    for column, name in enumerate(APPLICANTS):
        paper.area(FIRST + STEP * column, 521, FIRST + STEP * (column + 1) - 1, 541, 0.8)
        paper.middle(FIRST + STEP * column, FIRST + STEP * (column + 1), 535, name)
    paper.page()
    for number, label in enumerate((*ABOVE, *BELOW)):
        paper.text(LEFT, 80 + 24 * number, label)
        for column in range(7):
            paper.middle(FIRST + STEP * column, FIRST + STEP * (column + 1), 80 + 24 * number, str(number + column))
    found = figures(paper)
    assert (found["received", "natural_person"], found["granted", "total"], found["carried_out", "other_org"]) == (0, 8, 11)


def two_layouts(paper: Paper, below: float) -> None:
    """Table 3 with its header, and right below its first rows the last ones laid out anew, their labels ``below`` farther right."""
    paper.text(LEFT, 60, "三、收到和处理政府信息公开申请情况")
    for column, name in enumerate(APPLICANTS):
        paper.middle(FIRST + STEP * column, FIRST + STEP * (column + 1), 80, name)
    rows = [["1", "", "", "", "", "", "1"], ["", "2", "", "", "", "", ""], ["", "4", "", "", "", "", ""]]
    labels = ("1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”")
    for number, (label, row) in enumerate(
        zip(
            ("一、本年新收政府信息公开申请数量", "（一）予以公开", *labels),
            ([str(n) for n in (1, 2, 3, 4, 5, 6, 21)], rows[0], *rows),
            strict=True,
        )
    ):
        paper.text(LEFT + 40 * (number > 1), 104 + 24 * number, label)
        for column, text in enumerate(row):
            paper.middle(FIRST + STEP * column, FIRST + STEP * (column + 1), 104 + 24 * number, text)
    for number, label in enumerate(("1.逾期不补正", "2.逾期不缴费", "（七）总计", "四、结转下年度继续办理")):
        paper.text(LEFT + below * (number < 2), 224 + 24 * number, label)
        for column in range(7) if number != 1 else (1,):
            text = str(column + 1) if column < 6 else "21"
            paper.middle(FIRST + 20 + STEP * column, FIRST + 20 + STEP * (column + 1), 224 + 24 * number, text)


def test_a_row_is_above_others_laid_out_anew_if_its_label_is() -> None:
    paper = Paper((842.0, 595.0))
    two_layouts(paper, 90)
    found = figures(paper)
    assert (found["refused.stability", "company"], found["refused.stability", "research"]) == (4, "blank")
    assert (found["other.no_payment", "company"], found["other.no_payment", "research"], found["closed", "other_org"]) == (2, "blank", 6)


def test_labels_laid_out_anew_take_the_columns_of_those_numbered_like_them() -> None:
    paper = Paper((842.0, 595.0))
    two_layouts(paper, 90)
    (grid,) = [block.grid for block in read_pdf(paper.bytes()).blocks if block.grid]
    assert len({cell.column for cell in grid.cells if cell.text[:2] in ("1.", "2.", "3.")}) == 1


def test_a_group_and_a_row_in_cells_that_touch_head_no_chapter() -> None:
    paper = Paper((842.0, 595.0))
    paper.text(LEFT, 480, "三、收到和处理政府信息公开申请情况")
    for column, name in enumerate(APPLICANTS):
        paper.middle(FIRST + STEP * column, FIRST + STEP * (column + 1), 510, name)
    for number, label in enumerate(ABOVE):
        paper.text(LEFT, 534 + 24 * number, label)
        paper.middle(FIRST, FIRST + STEP, 534 + 24 * number, "7")
        paper.middle(FIRST + STEP, FIRST + 2 * STEP, 534 + 24 * number, "8")
    paper.page()
    paper.text(LEFT, 80, "三、本年度办理")
    paper.text(LEFT + 72, 80, "（一）予以公开")
    paper.text(LEFT, 93, "结果")
    for number, label in enumerate(("1.属于国家秘密", "（七）总计")):
        paper.text(LEFT + 72, 104 + 24 * number, label)
        paper.middle(FIRST, FIRST + STEP, 104 + 24 * number, "7")
    found = figures(paper)
    assert (found["granted", "natural_person"], found["closed", "natural_person"]) == ("blank", 7)


def test_labels_at_the_left_of_their_cells_show_where_these_end() -> None:
    paper = Paper((842.0, 595.0))
    paper.text(LEFT, 60, "三、收到和处理政府信息公开申请情况")
    paper.text(FIRST, 90, "申请人情况")
    paper.text(FIRST + STEP, 105, "法人或其他组织")
    for column, name in enumerate(APPLICANTS):
        paper.text(FIRST + STEP * column, 120, name)
    set_rows(paper, 144, (*ABOVE, *BELOW[:2]), [["", "7", "", "", "", "", ""], ["", "", "5", "", "", "", ""], [""] * 7, [""] * 7])
    found = figures(paper)
    assert (found["received", "company"], found["received", "research"], found["carried_in", "research"]) == (7, "blank", 5)
