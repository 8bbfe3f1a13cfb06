"""Tables of PDFs without upright rulings: rows of several lines, empty cells, headers of several levels, page ends."""

from decimal import Decimal

from ingest.readers.pdf import read_pdf
from ingest.tables import recognise_tables

from .pdf_paper import Paper

LEFT, FIRST, STEP = 60.0, 330.0, 62.0
APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
LABELS = (
    ("一、本年新收政府信息公开申请数量",),
    ("二、上年结转政府信息公开申请数量",),
    ("（一）予以公开",),
    ("（二）部分公开（区分处理的，", "只计这一情形，不计其他情形）"),
    ("1.属于国家秘密",),
    ("2.其他法律行政法规", "禁止公开"),
    ("（七）总计",),
)
IDS = ("received", "carried_in", "granted", "partly_granted", "refused.state_secret", "refused.prohibited_by_law", "closed")
HALF = 8.0  # half the step from line to line in a cell


def values(
    rows: list[list[str]], break_after: int = 99, shift: float = 0.0, page: bool = True
) -> dict[tuple[str, str], Decimal | str | None]:
    """What is read of table 3 with these cells, lines of a cell parted by a bar: numbers by concept and applicant, else the state.
    After some rows a page ends (``page``) and the columns stand elsewhere (``shift``)."""
    paper = Paper((842.0, 595.0))
    y = 110.0
    paper.text(LEFT, 60, "三、收到和处理政府信息公开申请情况")
    paper.text(FIRST, 80, "申请人情况")
    for column, name in enumerate(APPLICANTS):
        paper.text(FIRST + STEP * column, 95, name[:4] if len(name) > 4 else name)
        if len(name) > 4:
            paper.text(FIRST + STEP * column, 95 + 2 * HALF, name[4:])
    y = 150.0
    for number, (label, row) in enumerate(zip(LABELS, rows, strict=False)):
        if number == break_after and page:
            paper.page()
            y = 80.0
        for line, text in enumerate(label):
            paper.text(LEFT, y + HALF * (2 * line - len(label) + 1), text)
        for column, cell in enumerate(row):
            lines = cell.split("|")
            for line, text in enumerate(lines):
                at = FIRST + STEP * column + (shift if number >= break_after else 0.0)
                paper.middle(at, at + 40, y + HALF * (2 * line - len(lines) + 1), text)
        y += 45
    found = recognise_tables(read_pdf(paper.bytes())).cells
    return {
        (c.concept.removeprefix("requests."), str(c.applicant and c.applicant.value)): c.value if c.state == "number" else c.state.value
        for c in found
    }


def plain() -> list[list[str]]:
    return [[str(10 * row + column) for column in range(7)] for row in range(len(LABELS))]


def test_labels_of_several_lines_stand_around_their_numbers() -> None:
    found = values(plain())

    assert [found[name, "natural_person"] for name in IDS] == [0, 10, 20, 30, 40, 50, 60]
    assert [found[name, "total"] for name in IDS] == [6, 16, 26, 36, 46, 56, 66]


def test_a_unit_on_the_next_line_belongs_to_its_number() -> None:
    rows = plain()
    rows[1][2] = "27552|件"

    found = values(rows)

    assert found["carried_in", "research"] == 27552
    assert found["carried_in", "natural_person"] == 10
    assert found["granted", "research"] == 22


def test_a_number_broken_over_lines_is_unreadable_and_its_neighbours_are_not() -> None:
    rows = plain()
    rows[3][2] = "275|52"

    found = values(rows)

    assert found["partly_granted", "research"] == "unreadable"
    assert found["partly_granted", "total"] == 36


def test_empty_cells_are_blank_where_the_columns_show() -> None:
    rows = plain()
    rows[2][0] = rows[2][5] = ""
    rows[4] = [""] * 7

    found = values(rows)

    assert (found["granted", "natural_person"], found["granted", "other_org"]) == ("blank", "blank")
    assert found["granted", "company"] == 21
    assert {found["refused.state_secret", name] for name in ("natural_person", "company", "total")} == {"blank"}


def test_columns_go_on_over_the_page() -> None:
    rows = plain()
    rows[5][1] = ""

    found = values(rows, break_after=4)

    assert found["refused.prohibited_by_law", "company"] == "blank"
    assert found["refused.prohibited_by_law", "research"] == 52


def test_columns_elsewhere_on_the_next_page_leave_rows_with_empty_cells_open() -> None:
    rows = plain()
    rows[5] = ["", "51", "", "", "", "", ""]
    rows[4][0] = rows[6][0] = ""

    found = values(rows, break_after=4, shift=30.0)

    assert found.get(("refused.prohibited_by_law", "company")) in (None, "unreadable")
    assert found.get(("refused.prohibited_by_law", "natural_person")) in (None, "unreadable")


def test_rows_in_line_with_those_above_and_not_with_those_below_are_certain() -> None:
    rows = plain()
    rows[0][1] = rows[3][1] = rows[3][4] = ""

    found = values(rows, break_after=4, shift=20.0, page=False)

    assert (found["partly_granted", "company"], found["partly_granted", "research"]) == ("blank", 32)
    assert found["refused.state_secret", "natural_person"] == 40


def test_columns_elsewhere_without_a_full_row_are_borne_out_by_their_totals() -> None:
    rows = plain()
    rows[3:] = [
        ["3", "4", "5", "", "", "", "12"],
        ["", "", "1", "2", "4", "", "7"],
        ["", "", "", "8", "7", "6", "21"],
        ["1", "2", "", "", "", "", "3"],
    ]

    found = values(rows, break_after=3, shift=20.0)
    assert (found["partly_granted", "research"], found["partly_granted", "legal_service"]) == (5, "blank")
    assert (found["refused.prohibited_by_law", "other_org"], found["closed", "total"]) == (6, 3)

    rows[5][6] = "22"
    assert values(rows, break_after=3, shift=20.0)["refused.prohibited_by_law", "other_org"] == "unreadable"


def test_a_page_full_of_pieces_is_left_to_the_plain_reader() -> None:
    paper = Paper((842.0, 595.0))
    for line in range(40):
        for column in range(45):
            paper.text(20 + 18 * column, 40 + 13 * line, "0")

    blocks = read_pdf(paper.bytes()).blocks

    assert sum(cell.text == "0" for block in blocks if block.grid for cell in block.grid.cells) == 40 * 45


def test_a_merged_header_of_two_columns_leaves_them_open() -> None:
    paper = Paper((842.0, 595.0))
    paper.text(LEFT, 60, "三、收到和处理政府信息公开申请情况")
    paper.text(FIRST, 95, "自然人商业企业")  # labels that touch
    for column, name in enumerate(("科研机构", "公益", "法律", "其他", "总计"), 2):
        paper.text(FIRST + STEP * column, 95, name)
    for row in range(4):
        paper.text(LEFT, 150 + 45 * row, LABELS[row][0])
        paper.middle(FIRST + STEP * 6, FIRST + STEP * 6 + 40, 150 + 45 * row, str(row))

    found = recognise_tables(read_pdf(paper.bytes())).cells

    assert not [cell for cell in found if cell.state == "number" and cell.applicant != "total"]


def test_values_of_several_rows_in_one_frame_are_told_by_where_they_stand() -> None:
    paper = Paper()
    left, right, top, step = 60.0, 500.0, 100.0, 24.0
    labels = ("主动公开信息数", "现场接待人数", "网上咨询数", "收到申请数")
    for row in range(len(labels) + 2):
        paper.line(left, top + step * row, 300.0 if row not in (0, 1, len(labels) + 1) else right, top + step * row)
    for x in (left, 300.0, right):
        paper.line(x, top, x, top + step * (len(labels) + 1))
    for row, (label, value) in enumerate(zip(("指标名称", *labels), ("本年累计", "5", "7", "", "9"), strict=True)):
        paper.text(70, top + step * row + 15, label)
        paper.text(380, top + step * row + 15, value)

    grid = next(block.grid for block in read_pdf(paper.bytes()).blocks if block.grid)

    assert [cell.text for cell in grid.cells if cell.column == grid.columns - 1] == ["本年累计", "5", "7", "", "9"]
    assert not any(cell.unreadable for cell in grid.cells)


def disclosure(paper: Paper, heads: tuple[tuple[float, str], ...], figures: tuple[tuple[float, str], ...]) -> dict[str, Decimal | str]:
    """What is read of the first block of table 2: its labels of columns and the figures of 规章 at these places."""
    paper.text(LEFT, 80, "第二十条第（一）项")
    for x, text in ((LEFT, "信息内容"), *heads):
        paper.text(x, 100, text)
    paper.text(LEFT, 120, "规章")
    paper.text(LEFT, 140, "行政规范性文件")
    for x, text in figures:
        paper.text(x, 120, text)
    for x, text in zip((205.0, 265.0, 325.0), "789", strict=True):
        paper.text(x, 140, text)
    cells = recognise_tables(read_pdf(paper.bytes())).cells
    return {cell.concept: cell.value if cell.value is not None else cell.state.value for cell in cells}


def test_labels_that_touch_are_told_by_what_they_spell() -> None:
    heads = ((200.0, "本年制发件数"), (260.5, "本年废止件数"), (321.0, "现行有效件数"))
    found = disclosure(Paper(), heads, ((205.0, "1"), (265.0, "2"), (325.0, "3")))
    assert [found[f"regulations.{name}"] for name in ("issued", "repealed", "effective")] == [1, 2, 3]


def test_labels_of_two_lines_that_nearly_touch_are_parted_by_their_gaps() -> None:
    paper = Paper((842.0, 595.0))
    paper.text(LEFT, 60, "三、收到和处理政府信息公开申请情况")
    places = [300.0 + 32 * n for n in range(len(APPLICANTS))]
    for x, name in zip(places, APPLICANTS, strict=True):
        paper.middle(x, x + 30, 95, name[:3])
        paper.middle(x, x + 30, 108, name[3:])
    for row, (label, *_) in enumerate(LABELS[:3]):
        paper.text(LEFT, 140 + 25 * row, label)
        for column, x in enumerate(places):
            paper.middle(x, x + 30, 140 + 25 * row, str(10 * row + column))
    cells = recognise_tables(read_pdf(paper.bytes())).cells
    assert [cell.value for cell in cells if cell.concept == "requests.carried_in"] == list(range(10, 17))


def test_a_figure_midway_between_labels_is_given_to_none() -> None:
    paper = Paper()
    for y, texts in ((80, ((LEFT, "第二十条第（八）项"),)), (100, ((LEFT, "信息内容"), (240.0, "上一年项目数量"), (419.0, "本年增/减"))),
                     (120, ((LEFT, "行政事业性收费"), (326.0, "5")))):  # fmt: skip
        for x, text in texts:
            paper.text(x, y, text)
    assert not any(cell.value for cell in recognise_tables(read_pdf(paper.bytes())).cells)


def test_a_unit_and_the_number_after_it_are_two_cells() -> None:
    paper = Paper()
    labels = [
        ("统计指标", "单位", "统计数"),
        *((f"（一）{name}", "件", "4") for name in ("收到申请数", "申请办结数", "申请答复数", "制发规范性文件总数")),
        ("七、依申请公开信息收取的费用", "万元", "0.5"),
    ]
    for row, texts in enumerate(labels):
        for x, text in zip((LEFT, 350.0, 372.0), texts, strict=True):
            paper.text(x, 80 + 20 * row, text)
    found = {cell.concept: cell.value for cell in recognise_tables(read_pdf(paper.bytes())).cells}
    assert found["fees_foi.amount"] == Decimal("0.5")


def test_a_header_that_comes_again_on_each_page_is_no_running_head() -> None:
    paper = Paper((842.0, 595.0))
    for page in range(3):
        if page:
            paper.page()
        for column, name in enumerate(APPLICANTS):
            paper.text(FIRST + STEP * column, 60, name)
        for line in range(2):
            number = 2 * page + line
            paper.text(LEFT, 90 + 40 * line, "".join(LABELS[number]))
            for column in range(7):
                if not (number == 5 and column in (0, 6)):
                    paper.text(FIRST + STEP * column, 90 + 40 * line, str(10 * number + column))
    cells = recognise_tables(read_pdf(paper.bytes())).cells
    last = [cell.value for cell in cells if cell.concept == "requests.refused.prohibited_by_law"]
    assert last == [None, 51, 52, 53, 54, 55, None]


def test_the_rest_of_a_label_in_brackets_is_no_row_of_its_own() -> None:
    paper = Paper((842.0, 595.0))
    for column, name in enumerate(APPLICANTS):
        paper.text(FIRST + STEP * column, 60, name)
    lines = ("一、本年新收政府信息公开申请数量", "（二）部分公开", "（区分处理的，只计这一情形，", "不计其他情形）", "1.属于国家秘密")
    for number, text in enumerate(lines):
        paper.text(LEFT, 90 + 15 * number, text)
        for column in range(7):
            if number not in (1, 3):
                paper.text(FIRST + STEP * column, 90 + 15 * number, str(10 * number + column))
    cells = recognise_tables(read_pdf(paper.bytes())).cells
    assert [cell.value for cell in cells if cell.concept == "requests.partly_granted"] == list(range(20, 27))


def test_a_frame_around_rows_that_no_lines_part_is_read_by_where_they_stand() -> None:
    paper = Paper()
    paper.lattice([LEFT - 5, 400.0], [90.0, 105.0, 150.0])
    heads = ((200.0, "本年制发件数"), (262.0, "本年废止件数"), (325.0, "现行有效件数"))
    assert disclosure(paper, heads, ((205.0, "1"), (265.0, "2"), (325.0, "3")))["normative_documents.repealed"] == 8


def test_rows_too_close_to_tell_apart_are_left_open() -> None:
    paper = Paper()
    for y, texts in ((80, ((LEFT, "第二十条第（一）项"),)), (110, ((LEFT, "信息内容"), (200.0, "本年制发件数"), (280.0, "本年废止件数"), (360.0, "现行有效件数"))),
                     (140, ((80.0, "规章"), (215.0, "0"), (375.0, "0"))), (153, ((LEFT, "行政规范性文件"), (210.0, "232"), (295.0, "7"), (375.0, "0"))),
                     (183, ((LEFT, "第二十条第（五）项"),)), (213, ((LEFT, "信息内容"), (270.0, "本年处理决定数量"))), (243, ((LEFT, "行政许可"), (300.0, "5")))):  # fmt: skip
        for x, text in texts:
            paper.text(x, y, text)
    found = {cell.concept: cell.value for cell in recognise_tables(read_pdf(paper.bytes())).cells}
    assert found.get("regulations.repealed") is None


def ruled(rows: list[list[str]], spans: list[tuple[int, int, int, int]]) -> dict[str, str]:
    """What is read of a ruled table with lines left out in ``spans`` (row, column, down, across), each text where its cell would be."""
    paper = Paper()
    paper.text(60, 60, "二、主动公开政府信息情况")
    xs = [60.0, 220.0, *(220.0 + 90 * n for n in range(1, len(rows[0])))]
    ys = [80.0 + 20 * n for n in range(len(rows) + 1)]
    paper.table(xs, ys, rows, spans)
    cells = recognise_tables(read_pdf(paper.bytes())).cells
    return {cell.concept: str(cell.value) if cell.value is not None else cell.state.value for cell in cells}


def test_a_row_of_figures_that_no_lines_part_is_read_by_where_they_stand() -> None:
    rows = [["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"], ["规章", "1", "0", "2"], ["行政规范性文件", "3", "4", "5"]]
    found = ruled(rows, [(1, 1, 1, 3)])
    assert [found[f"regulations.{name}"] for name in ("issued", "repealed", "effective")] == ["1", "0", "2"]


def test_a_column_of_figures_that_no_lines_part_is_no_text_set_downwards() -> None:
    names = ("主动公开信息数", "提供服务类信息数", "网站专栏页面访问量", "现场接待人数", "网上咨询数", "咨询电话接听数", "收到申请数")
    names += ("1.当面申请数", "2.传真申请数", "3.电子邮件申请数", "4.网上申请数", "5.信函申请数", "6.其他形式申请数", "对申请的答复总数")
    rows = [["指标名称", "本年累计"], *([name, "-" if place % 2 else str(place)] for place, name in enumerate(names))]
    found = ruled(rows, [(1, 1, len(names), 1)])
    assert (found["inquiry.online"], found["inquiry.phone"]) == ("4", "not_applicable")


def test_a_row_whose_label_and_figures_no_lines_part_is_read_by_where_they_stand() -> None:
    applicants = ["项目", *APPLICANTS]
    rows = [[label[0], *"1234560"] for label in (LABELS[0], LABELS[1], LABELS[6])]
    paper = Paper((842.0, 595.0))
    xs, ys = [60.0, 300.0, *(300.0 + 70 * n for n in range(1, 8))], [80.0, 110.0, 140.0, 170.0, 200.0]
    paper.table(xs, ys, [applicants, *rows], [(3, 0, 1, 8)])
    found = recognise_tables(read_pdf(paper.bytes())).cells
    assert [str(cell.value) for cell in found if cell.concept == "requests.closed"] == [*"1234560"]


def test_the_name_of_a_block_in_the_middle_of_its_rows_is_over_none_of_another() -> None:
    paper = Paper()
    paper.text(LEFT, 60, "四、政府信息公开行政复议、行政诉讼情况")
    for x, head in ((60, "类别"), (150, "结果"), (300, "件数")):
        paper.text(x, 90, head)
    rows = [
        ("结果维持", "13"),
        ("结果纠正", "15"),
        ("其他结果", "4"),
        ("尚未审结", "0"),
        ("总计", "32"),
        ("结果维持", "7"),
        ("结果纠正", "1"),
    ]
    for number, (outcome, text) in enumerate(rows):
        paper.text(150, 120 + 40 * number, outcome)
        paper.text(300, 120 + 40 * number, text)
    paper.text(LEFT, 180, "行政复议")  # between two rows, as in a merged cell that is centred
    paper.text(LEFT, 320, "行政诉讼")
    found = {cell.concept: cell.value for cell in recognise_tables(read_pdf(paper.bytes())).cells}
    assert found.get("review.upheld") in (None, 13)
    assert found.get("review.corrected") in (None, 15)


def test_what_stands_behind_a_tab_is_in_no_column() -> None:
    """All begins at stops, three of which the label of a column takes: 26 may have an empty cell before it."""
    paper = Paper()
    paper.text(LEFT, 60, "二、主动公开政府信息情况")
    for number, (label, *cells) in enumerate(
        (
            ("第二十条第（一）项",),
            ("信息内容", (2, "本年制发件数"), (5, "本年废止件数"), (8, "现行有效件数")),
            ("规章", (3, "26")),
            ("行政规范性文件", (2, "7")),
        )
    ):
        paper.text(LEFT, 90 + 24 * number, label)
        for stop, text in cells:
            paper.text(LEFT + 36 * stop, 90 + 24 * number, text)
    found = {cell.concept: cell.value for cell in recognise_tables(read_pdf(paper.bytes())).cells}
    assert found.get("regulations.issued") is None


def test_a_figure_that_two_rows_may_have_leaves_both_open() -> None:
    """The unit of the second row's figure is on a line of its own, which moves the figure up to that of the row above."""
    paper = Paper((842.0, 595.0))
    paper.text(LEFT, 60, "三、收到和处理政府信息公开申请情况")
    for column, name in enumerate(APPLICANTS):
        paper.text(FIRST + STEP * column, 90, name[:4])
    for number, (label, figures) in enumerate(((LABELS[0][0], "0012003"), (LABELS[1][0], " 100029"), (LABELS[2][0], "1200047"))):
        y = 113 + 25.6 * number
        paper.text(LEFT, y, label)
        for column, text in enumerate(figures):
            paper.text(FIRST + STEP * column, y, text.strip())
    paper.text(FIRST, 131, "59498")
    paper.text(FIRST, 145.5, "件")
    found = recognise_tables(read_pdf(paper.bytes())).cells
    carried = [cell.state.value for cell in found if cell.concept == "requests.carried_in" and str(cell.applicant) == "natural_person"]
    assert carried in ([], ["unreadable"])


def test_a_table_told_a_cell_a_line_has_no_columns() -> None:
    paper = Paper()
    lines = [
        "政府信息公开情况统计表",
        "统计指标",
        "单位",
        "统计数",
        "（一）主动公开政府信息数",
        "条",
        "40028",
        "其中：主动公开规范性文件数",
        "条",
    ]
    lines += ["0", "制发规范性文件总数", "件", "326", "1.政府公报公开政府信息数", "条", "7", "2.政府网站公开政府信息数", "条", "9"]
    for number, text in enumerate(lines):
        paper.text(LEFT, 80 + 26 * number, text)
    states = {cell.concept: (cell.state.value, cell.value) for cell in recognise_tables(read_pdf(paper.bytes())).cells}
    assert states["disclosure.total"] == ("number", 40028)
    assert states["disclosure.normative_documents"] == ("number", 0)


def test_a_figure_right_behind_its_label_is_of_no_column_where_others_are_not_seen() -> None:
    paper = Paper()
    paper.text(LEFT, 60, "二、主动公开政府信息情况")
    for number, label in enumerate(("第二十条第（六）项", "信息内容", "行政处罚", "行政强制")):
        paper.text(LEFT, 90 + 20 * number, label)
    for x, head in ((101, "上一年项目数量"), (172, "本年增/减"), (220, "处理决定数量")):
        paper.text(x, 110, head)
    paper.text(103, 130, "5")
    paper.text(103, 150, "0")  # of the last column: the cells before it are empty
    states = {cell.concept: cell.state.value for cell in recognise_tables(read_pdf(paper.bytes())).cells}
    assert states.get("coercion.items_last_year") in (None, "unreadable")
    assert states.get("coercion.decisions") in (None, "unreadable")


def test_a_number_that_lost_digits_right_behind_its_label_is_no_empty_cell() -> None:
    paper = Paper()
    for number, text in enumerate(("二、主动公开政府信息情况", "第二十条第（一）项", "信息内容本年制发件数本年废止件数现行有效件数")):
        paper.text(LEFT, 60 + 20 * number, text)
    for number, label in enumerate(("规章", "行政规范性文件")):
        paper.text(LEFT, 120 + 20 * number, f"{label}40826")
        paper.text(LEFT + 10 * len(label) + 22, 120 + 20 * number, "70")  # digits run into one another
    for number, text in enumerate(("第二十条第（五）项", "信息内容本年处理决定数量", "行政许可0")):
        paper.text(LEFT, 160 + 20 * number, text)
    states = {cell.concept: cell.state.value for cell in recognise_tables(read_pdf(paper.bytes())).cells}
    assert "blank" not in states.values()
