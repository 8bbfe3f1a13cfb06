"""Ruled tables: cells and their boxes, text in every direction, numbers that may have lost a digit, page breaks."""

import itertools

import pytest

from ingest.parsed import Cell, Grid, ParsedReport
from ingest.readers.pdf import read_pdf

from .pdf_paper import Paper, raw_pdf, with_pages

XS, YS = [50.0, 200.0, 300.0, 400.0], [100.0, 120.0, 140.0, 160.0]
ROWS = [["信息内容", "本年制发件数", "现行有效件数"], ["规章", "2", "11"], ["行政规范性文件", "109", "597"]]


def grids(report: ParsedReport) -> list[Grid]:
    return [block.grid for block in report.blocks if block.grid is not None]


def texts(grid: Grid) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(grid.rows)]
    for cell in grid.cells:
        rows[cell.row].append(cell.text)
    return rows


def only(content: bytes) -> Grid:
    (grid,) = grids(read_pdf(content))
    return grid


def cell_with(content: bytes, text: str) -> Cell:
    return next(cell for cell in only(content).cells if cell.text.startswith(text))


def one_cell(width: float = 60.0, height: float = 40.0) -> tuple[Paper, list[float], list[float]]:
    """A table of a label and a cell for the test's own text."""
    paper = Paper()
    xs, ys = [50.0, 200.0, 200.0 + width], [100.0, 120.0, 120.0 + height]
    paper.lattice(xs, ys)
    paper.fill(xs, ys, [["信息内容", "件数"], ["规章"]])
    return paper, xs, ys


def test_cells_stand_where_their_rulings_are() -> None:
    paper = Paper()
    paper.table(XS, YS, ROWS)
    report = read_pdf(paper.bytes())
    (grid,) = grids(report)
    assert report.media_type == "application/pdf"
    assert texts(grid) == ROWS
    number = next(cell for cell in grid.cells if cell.text == "597")
    assert (number.row, number.column, number.page) == (2, 2, 1)
    assert number.box == pytest.approx((300, 140, 400, 160), abs=1)
    assert report.blocks[0].box == pytest.approx((50, 100, 400, 160), abs=1)


def test_merged_cells_have_spans() -> None:
    paper = Paper()
    spans = [(0, 0, 1, 3), (1, 0, 2, 1)]
    paper.lattice(XS, YS, spans)
    paper.middle(50, 400, 114, "第二十条第（一）项")
    paper.middle(50, 200, 144, "规章")
    paper.fill(XS[1:], YS[1:], [["2", "11"], ["3", "12"]])
    cells = only(paper.bytes()).cells
    assert [(c.row, c.column, c.rowspan, c.colspan, c.text) for c in cells][:3] == [
        (0, 0, 1, 3, "第二十条第（一）项"),
        (1, 0, 2, 1, "规章"),
        (1, 1, 1, 1, "2"),
    ]


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_turned_and_cut_page_shows_its_boxes_as_it_is_shown(turned: int) -> None:
    paper = Paper()
    paper.table(XS, YS, ROWS)
    left, bottom, right, top = 30.0, 100.0, 500.0, 800.0
    content = with_pages(paper.bytes(), turned, (left, bottom, right, top))
    cell = cell_with(content, "597")
    # As drawn: 300-400 from the left, 140-160 from the top of a page 841.89 high; the part that shows begins at 30 and ends 41.89 lower.
    x0, y0, x1, y1 = 270.0, 98.11, 370.0, 118.11
    width, height = right - left, top - bottom
    shown = {
        0: (x0, y0, x1, y1),
        90: (height - y1, x0, height - y0, x1),
        180: (width - x1, height - y1, width - x0, height - y0),
        270: (y0, width - x1, y1, width - x0),
    }
    assert cell.box == pytest.approx(shown[turned], abs=1)


def test_a_table_printed_sideways_is_read_and_keeps_its_place() -> None:
    paper = Paper()
    paper.canvas.translate(paper.width, 0)
    paper.canvas.rotate(90)
    paper.table(XS, [y + paper.height - paper.width for y in YS], ROWS)
    grid = only(paper.bytes())
    assert texts(grid) == ROWS
    box = next(cell for cell in grid.cells if cell.text == "597").box
    assert box == pytest.approx((140, paper.height - 400, 160, paper.height - 300), abs=1)


@pytest.mark.parametrize("draw", ["strokes", "thin areas", "boxes", "dashes", "double", "dots"])
def test_rulings_are_drawn_in_many_ways(draw: str) -> None:
    paper = Paper()
    canvas, high = paper.canvas, paper.height
    for y in YS:
        if draw == "thin areas":
            paper.area(XS[0], y - 0.4, XS[-1], y + 0.4, 0)
        elif draw == "dots":
            for place in range(int(XS[0]), int(XS[-1]), 2):
                paper.area(place, y - 0.4, place + 0.8, y + 0.4, 0)
        elif draw != "boxes":
            canvas.setDash(3, 2) if draw == "dashes" else None
            for off in (-0.8, 0.8) if draw == "double" else (0,):
                paper.line(XS[0], y + off, XS[-1], y + off)
    for x in XS:
        if draw == "thin areas":
            paper.area(x - 0.4, YS[0], x + 0.4, YS[-1], 0)
        elif draw == "dots":
            for place in range(int(YS[0]), int(YS[-1]), 2):
                paper.area(x - 0.4, place, x + 0.4, place + 0.8, 0)
        elif draw != "boxes":
            for off in (-0.8, 0.8) if draw == "double" else (0,):
                paper.line(x + off, YS[0], x + off, YS[-1])
    if draw == "boxes":
        for x0, x1 in itertools.pairwise(XS):
            for y0, y1 in itertools.pairwise(YS):
                canvas.rect(x0 + 0.7, high - y1 + 0.7, x1 - x0 - 1.4, y1 - y0 - 1.4, stroke=1, fill=0)
    paper.fill(XS, YS, ROWS)
    assert texts(only(paper.bytes())) == ROWS


def test_sides_may_be_open() -> None:
    paper = Paper()
    for y in YS:
        paper.line(XS[0], y, XS[-1], y)
    for x in XS[1:-1]:
        paper.line(x, YS[0], x, YS[-1])
    paper.fill(XS, YS, ROWS)
    assert texts(only(paper.bytes())) == ROWS


def test_cells_may_be_told_by_their_shading_alone() -> None:
    paper = Paper()
    for x0, x1 in itertools.pairwise(XS):
        for y0, y1 in itertools.pairwise(YS):
            paper.area(x0 + 1, y0 + 1, x1 - 1, y1 - 1, 0.9)
    paper.fill(XS, YS, ROWS)
    assert texts(only(paper.bytes())) == ROWS


def test_rulings_inside_a_form_are_moved_by_its_matrix() -> None:
    paper = Paper()
    paper.canvas.beginForm("lines")
    paper.table([x / 2 for x in XS], [paper.height - (paper.height - y) / 2 for y in YS], [])
    paper.canvas.endForm()
    paper.canvas.saveState()
    paper.canvas.scale(2, 2)
    paper.canvas.doForm("lines")
    paper.canvas.restoreState()
    paper.fill(XS, YS, ROWS)
    grid = only(paper.bytes())
    assert texts(grid) == ROWS
    assert grid.cells[-1].box == pytest.approx((300, 140, 400, 160), abs=1)


def test_a_frame_around_text_is_no_table() -> None:
    paper = Paper()
    paper.lattice([40, 550], [40, 800])
    paper.text(60, 80, "一、总体情况")
    assert [block.kind for block in read_pdf(paper.bytes()).blocks] == ["heading"]


LABEL = "三、本年度办理结果"


def test_a_label_set_letter_by_letter_reads_down() -> None:
    paper, xs, _ = one_cell(height=150)
    for place, char in enumerate(LABEL):
        paper.middle(xs[1], xs[2], 135 + 14 * place, char)
    assert cell_with(paper.bytes(), "三").text == LABEL


def test_a_label_set_in_columns_from_the_right_reads_down() -> None:
    paper, _, _ = one_cell(height=90)
    for place, char in enumerate(LABEL):
        paper.text(236 - 14 * (place // 5), 135 + 11 * (place % 5), char)
    assert cell_with(paper.bytes(), "三").text == LABEL


@pytest.mark.parametrize(("degrees", "x", "y"), [(90, 235, 230), (270, 225, 130)])
def test_a_turned_label_reads_along_its_line(degrees: float, x: float, y: float) -> None:
    paper, _, _ = one_cell(height=120)
    paper.turned(x, y, LABEL, degrees)
    assert cell_with(paper.bytes(), "三").text == LABEL


def test_turned_lines_are_read_in_order() -> None:
    paper, _, _ = one_cell(height=120)
    paper.turned(222, 200, "本机关不掌握", 90)
    paper.turned(240, 200, "相关政府信息", 90)
    assert cell_with(paper.bytes(), "本").text == "本机关不掌握相关政府信息"


def test_a_wrapped_label_is_one() -> None:
    paper, _, _ = one_cell()
    paper.text(204, 133, "1.本机关")
    paper.text(204, 146, "不掌握相")
    assert cell_with(paper.bytes(), "1").text == "1.本机关不掌握相"


def test_letters_set_apart_to_fill_the_line_are_one_word() -> None:
    paper, _, _ = one_cell(width=150)
    for place, char in enumerate("收费金额"):
        paper.text(210 + 35 * place, 140, char)
    assert cell_with(paper.bytes(), "收").text == "收费金额"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("59237", "7.24"), "592377.24"),
        (("59237.", "24"), "59237.24"),
        (("11,39", "8,889"), "11,398,889"),
        (("11398", "88921", "7"), "11398889217"),
        (("59237", "04"), "5923704"),
        (("59237", "0"), "59237 0"),
        (("59237", "724"), "59237 724"),  # or two numbers, parted at a blank
    ],
)
def test_a_number_broken_because_it_did_not_fit_is_one(lines: tuple[str, ...], text: str) -> None:
    paper = Paper()
    xs, ys = [50.0, 104.0, 133.0], [100.0, 145.0]
    paper.lattice(xs, ys)
    paper.text(52, 113, "行政事业性")  # fills its cell but for 2 points on either side
    paper.text(52, 126, "收费")
    for place, line in enumerate(lines):
        paper.text(106, 113 + 13 * place, line)
    cell = cell_with(paper.bytes(), lines[0][:2])
    assert (cell.text, cell.unreadable) == (text, False)


@pytest.mark.parametrize(("first", "second"), [("592", "7.24"), ("12", "34"), ("2023年12", "5件"), ("1.", "5")])
def test_digits_on_two_lines_with_room_on_the_first_are_unreadable(first: str, second: str) -> None:
    paper, _, _ = one_cell()
    paper.text(204, 133, first)
    paper.text(204, 146, second)
    assert cell_with(paper.bytes(), first).unreadable


def test_a_unit_on_the_next_line_does_no_harm() -> None:
    paper, _, _ = one_cell()
    paper.text(204, 133, "251000")
    paper.text(204, 146, "元")
    cell = cell_with(paper.bytes(), "251000")
    assert (cell.text, cell.unreadable) == ("251000元", False)


def test_print_over_print_is_read_once() -> None:
    paper, _, _ = one_cell()
    paper.text(210, 140, "1174")
    paper.text(210.3, 140, "1174")
    paper.text(210, 140.2, "1174")
    assert cell_with(paper.bytes(), "1").text == "1174"


def test_a_number_printed_over_another_is_unreadable() -> None:
    paper, _, _ = one_cell()
    paper.text(210, 140, "1174")
    paper.text(211, 140, "2385")
    assert only(paper.bytes()).cells[-1].unreadable


def test_a_cell_with_digits_that_do_not_show_is_unreadable() -> None:
    covered, _, _ = one_cell()
    covered.text(210, 140, "1174")
    covered.area(205, 125, 250, 150, 1)
    covered.text(210, 140, "1175")  # pdfium leaves out 117, printed before in the same place
    white, _, _ = one_cell()
    white.canvas.setFillGray(1)
    white.text(210, 140, "1174")
    invisible, _, _ = one_cell()
    invisible.text(210, 140, "1174", mode=3)
    for paper in (covered, white, invisible):
        cell = only(paper.bytes()).cells[-1]
        assert cell.unreadable
        assert "1174" not in cell.text


def test_white_on_dark_is_read() -> None:
    paper, _, _ = one_cell()
    paper.area(201, 121, 259, 159, 0.2)
    paper.canvas.setFillGray(1)
    paper.text(210, 140, "1174")
    assert texts(only(paper.bytes()))[1] == ["规章", "1174"]


def test_a_watermark_is_not_read() -> None:
    paper = Paper()
    paper.table(XS, YS, ROWS)
    paper.turned(120, 170, "内部资料2023", 20, 20)
    paper.canvas.setFillGray(0.8)
    paper.text(100, 150, "2024", 40)
    assert texts(only(paper.bytes())) == ROWS


def test_a_picture_in_a_cell_is_unreadable() -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    paper, _, _ = one_cell()
    paper.canvas.drawImage(ImageReader(Image.new("RGB", (20, 10), "gray")), 210, paper.height - 145, 30, 15)
    cell = only(paper.bytes()).cells[-1]
    assert (cell.text, cell.unreadable) == ("[图片]", True)


def test_a_number_drawn_as_shapes_is_unreadable() -> None:
    paper, _, _ = one_cell()
    paper.canvas.bezier(210, paper.height - 130, 220, paper.height - 130, 220, paper.height - 140, 210, paper.height - 145)
    assert only(paper.bytes()).cells[-1].unreadable


def test_characters_without_a_name_make_a_number_unreadable() -> None:
    lines = b"".join(b"%d 700 m %d 760 l S " % (x, x) for x in (50, 150, 250)) + b"".join(
        b"50 %d m 250 %d l S " % (y, y) for y in (700, 730, 760)
    )
    words = b"BT /F 10 Tf 1 0 0 1 60 740 Tm (Label) Tj 1 0 0 1 160 740 Tm (5) Tj 1 0 0 1 60 710 Tm (Other) Tj 1 0 0 1 160 710 Tm (12) Tj /G 10 Tf <0013> Tj /F 10 Tf (4) Tj ET"
    latin = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    nameless = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[7 0 R]>>"
    descendant = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500/FontDescriptor 8 0 R>>"
    descriptor = (
        b"<</Type/FontDescriptor/FontName/X/Flags 4/FontBBox[0 0 500 800]/ItalicAngle 0/Ascent 800/Descent 0/CapHeight 700/StemV 80>>"
    )
    content = raw_pdf(lines + words, b"/Font<</F 5 0 R/G 6 0 R>>", latin, nameless, descendant, descriptor)
    cells = only(content).cells
    assert cells[1].text == "5"
    assert not cells[1].unreadable
    assert cells[3].unreadable


def test_a_raised_digit_is_no_digit_of_the_number() -> None:
    paper, _, _ = one_cell()
    paper.text(210, 140, "91")
    paper.text(220.2, 136, "1", 6)
    assert cell_with(paper.bytes(), "91").text == "91¹"


def test_a_number_wider_than_its_cell_is_unreadable() -> None:
    paper = Paper()
    paper.table(XS, YS, ROWS[:2])
    paper.text(380, 154, "12345678")
    assert only(paper.bytes()).cells[-1].unreadable


def over_two_pages(above: list[list[str]], below: list[list[str]], closed: bool = True, header: bool = False) -> Grid:
    """A table whose rows after the break begin with the header again or not."""
    paper = Paper()
    xs = [50.0, 250.0, 350.0, 450.0]
    ys = [700.0 + 20 * n for n in range(len(above) + 1)]
    paper.lattice(xs, ys, closed=closed)
    paper.fill(xs, ys, above)
    paper.middle(0, paper.width, 820, "- 1 -")
    paper.page()
    rows = ([above[0]] if header else []) + below
    ys = [50.0 + 20 * n for n in range(len(rows) + 1)]
    paper.table(xs, ys, rows)
    paper.middle(0, paper.width, 820, "- 2 -")
    return only(paper.bytes())


HEAD = ["信息内容", "本年制发件数", "现行有效件数"]


@pytest.mark.parametrize("closed", [True, False])
@pytest.mark.parametrize("header", [True, False])
def test_a_table_goes_on_over_the_page(closed: bool, header: bool) -> None:
    grid = over_two_pages([HEAD, ["规章", "2", "11"]], [["行政规范性文件", "109", ""], ["合计", "111", "608"]], closed, header)
    assert texts(grid) == [HEAD, ["规章", "2", "11"], ["行政规范性文件", "109", ""], ["合计", "111", "608"]]
    assert [cell.page for cell in grid.cells] == [1] * 6 + [2] * 6


@pytest.mark.parametrize("closed", [True, False])
@pytest.mark.parametrize("header", [True, False])
@pytest.mark.parametrize("first", [True, False])
def test_a_row_cut_by_the_page_is_one(closed: bool, header: bool, first: bool) -> None:
    above, below = ["2.其他法律行政法规", "27", "0"], ["禁止公开", "", ""]
    if not first:
        above, below = ["2.其他法律行政法规", "", ""], ["禁止公开", "27", "0"]
    grid = over_two_pages([HEAD, above], [below, ["3.其他", "1", "1"]], closed, header)
    assert texts(grid) == [HEAD, ["2.其他法律行政法规禁止公开", "27", "0"], ["3.其他", "1", "1"]]
    number = next(cell for cell in grid.cells if cell.text == "27")
    assert number.page == (1 if first else 2)


@pytest.mark.parametrize("header", [True, False])
def test_a_number_cut_by_the_page_is_unreadable(header: bool) -> None:
    grid = over_two_pages([HEAD, ["（七）总计", "368484", "3"]], [["", "4", ""], ["其他", "1", "1"]], False, header)
    cells = {cell.text: cell.unreadable for cell in grid.cells}
    assert cells["368484 4"]
    assert not cells["3"]


def test_a_blank_row_before_the_break_stays_blank() -> None:
    grid = over_two_pages([HEAD, ["规章", "", ""]], [["行政规范性文件", "109", "2"]], False)
    assert texts(grid) == [HEAD, ["规章", "", ""], ["行政规范性文件", "109", "2"]]


def test_numbers_below_a_header_that_ends_the_page_stay_a_row() -> None:
    grid = over_two_pages([["行政复议", "", ""], ["结果维持", "结果纠正", "总计"]], [["3", "0", "3"]])
    assert texts(grid) == [["行政复议", "", ""], ["结果维持", "结果纠正", "总计"], ["3", "0", "3"]]


def test_tables_with_other_columns_are_two() -> None:
    paper = Paper()
    paper.table(XS, [740.0, 760.0], [ROWS[1]])
    paper.page()
    paper.table([50.0, 180.0, 400.0], [60.0, 80.0, 100.0], [["行政许可", "4"], ["行政处罚", "5"]])
    assert len(grids(read_pdf(paper.bytes()))) == 2


def test_a_number_that_runs_off_the_page_is_unreadable() -> None:
    paper = Paper()
    xs = [300.0, 500.0, 590.0]
    paper.lattice(xs, [100, 120])
    paper.text(310, 114, "行政许可")
    paper.text(572, 114, "1808595")
    cell = only(paper.bytes()).cells[-1]
    assert cell.unreadable


def test_a_space_between_digits_parts_them_however_narrow_it_is() -> None:
    paper, _, _ = one_cell()
    paper.text(210, 140, "12 7")
    assert cell_with(paper.bytes(), "12").text == "12 7"


def test_columns_that_lose_their_lines_on_the_next_page_are_kept() -> None:
    paper = Paper()
    xs = [50.0, 90.0, 250.0, 350.0, 450.0]
    paper.lattice(xs, [700, 720, 740], [(0, 0, 1, 2), (1, 0, 1, 1)])
    paper.middle(50, 250, 714, "信息内容")
    paper.fill(xs[2:], [700, 720], [["自然人", "总计"]])
    paper.fill(xs, [720, 740], [["（三）", "1.属于国家秘密", "2", "2"]])
    paper.page()
    paper.table(xs[1:], [50, 70, 90], [["8.属于行政查询事项", "3", "3"], ["7.属于行政执法案卷", "4", "4"]])
    grid = only(paper.bytes())
    numbers = {(cell.row, cell.column): cell.text for cell in grid.cells}
    assert (numbers[2, 1], numbers[2, 2], numbers[3, 3]) == ("8.属于行政查询事项", "3", "4")


@pytest.mark.parametrize("right", [404.6, 460.0])
def test_rows_that_stick_out_on_the_next_page_leave_the_rows_before_them_as_wide(right: float) -> None:
    wide = [*XS, right]  # a merged cell that was miscounted moved the last row
    paper = Paper()
    paper.lattice(XS, [740.0, 760.0, 780.0])
    paper.fill(XS, [740.0, 760.0, 780.0], [["信息内容", "本年制发件数", "现行有效件数"], ["规章", "2", "11"]])
    paper.page()
    paper.table(XS, [60.0, 80.0], [["行政规范性文件", "109", "597"]])
    paper.lattice(wide, [80.0, 100.0], [(0, 0, 1, 2)])
    paper.middle(XS[2], XS[3], 94, "3")
    grid = only(paper.bytes())
    widths = [0] * grid.rows
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.rowspan):
            widths[row] += cell.colspan
    assert widths == [4, 4, 4, 4]


def test_a_group_label_cut_by_the_page_is_whole_and_its_rows_stay_two() -> None:
    paper = Paper()
    xs = [50.0, 150.0, 350.0, 450.0]
    paper.table(xs, [700, 720, 740], [["", "信息内容", "总计"], ["（五）不予", "1.信访举报投诉类申请", "5"]])
    paper.page()
    paper.table(xs, [50, 70, 90], [["处理", "2.重复申请", "6"], ["（七）总计", "", "11"]])
    assert texts(only(paper.bytes()))[1:] == [
        ["（五）不予处理", "1.信访举报投诉类申请", "5"],
        ["2.重复申请", "6"],
        ["（七）总计", "", "11"],
    ]


@pytest.mark.parametrize(("x0", "x1"), [(205, 225), (208, 216)])
def test_a_number_that_is_crossed_out_is_unreadable(x0: float, x1: float) -> None:
    paper, _, _ = one_cell()
    paper.text(206, 140, "1174")
    paper.line(x0, 136.5, x1, 136.5)
    assert only(paper.bytes()).cells[-1].unreadable


def test_underlining_does_no_harm() -> None:
    paper, _, _ = one_cell()
    paper.text(206, 140, "1174")
    paper.line(206, 141.5, 226, 141.5)
    assert cell_with(paper.bytes(), "1174").unreadable is False


def test_cells_that_the_edge_of_the_paper_cuts_are_unreadable_and_labels_are_not() -> None:
    paper = Paper()
    xs = [395.0, 495.0, 700.0]
    paper.lattice(xs, [100.0, 130.0, 160.0])
    paper.fill(xs[:2], [100.0, 130.0, 160.0], [["项目"], ["规章"]])
    paper.text(500, 120, "本年制发件数")
    cells = only(paper.bytes()).cells
    assert [(cell.text, cell.unreadable) for cell in cells] == [("项目", False), ("本年制发件数", False), ("规章", False), ("", True)]


def test_white_cells_on_a_dark_ground_are_ruled() -> None:
    paper = Paper()
    paper.area(100, 100, 301, 141, 0)
    for row in range(2):
        for column in range(2):
            paper.area(101 + 100 * column, 101 + 20 * row, 200 + 100 * column, 120 + 20 * row, 1)
    paper.fill([100, 200, 300], [100, 120, 140], [["信息内容", "本年制发件数"], ["规章", ""]])
    assert [(cell.row, cell.column, cell.text) for cell in only(paper.bytes()).cells] == [
        (0, 0, "信息内容"), (0, 1, "本年制发件数"), (1, 0, "规章"), (1, 1, "")
    ]  # fmt: skip


@pytest.mark.parametrize(("x", "open_"), [(221, True), (290, False)])
def test_a_mark_under_one_of_two_columns_that_no_line_parts_is_of_neither(x: float, open_: bool) -> None:
    paper = Paper()
    paper.lattice([100, 200, 300, 400], [100, 120, 140], [(1, 1, 1, 2)])
    paper.fill([100, 200, 300, 400], [100, 120], [["信息内容", "本年制发件数", "本年废止件数"]])
    paper.text(105, 135, "规章")
    paper.middle(x, x + 20, 135, "/")
    assert [cell.unreadable for cell in only(paper.bytes()).cells if cell.text == "/"] == [open_] * (2 if open_ else 1)


def test_a_line_is_full_too_where_the_comma_behind_the_next_digit_has_no_room() -> None:
    paper, _, _ = one_cell(width=22, height=70)
    for place, line in enumerate(("９", "９，", "１２", "０")):
        paper.text(201, 133 + 13 * place, line)
    cell = cell_with(paper.bytes(), "９")
    assert (cell.text, cell.unreadable) == ("９９，１２０", False)


def test_an_empty_row_that_stands_alone_on_the_next_page_is_the_tables() -> None:
    paper = Paper()
    paper.table(XS, [700.0, 720.0, 740.0], ROWS[:2])
    paper.page()
    paper.lattice(XS, YS[:2])

    assert texts(only(paper.bytes())) == [*ROWS[:2], ["", "", ""]]


def test_the_foot_of_a_page_is_no_part_of_a_cell_that_goes_on_over_it() -> None:
    paper = Paper()
    paper.lattice(XS, [780.0, 800.0, 820.0], closed=False)
    paper.fill(XS, [780.0, 800.0, 820.0], ROWS[:2])
    paper.text(55, 827, "1/2", 8)
    assert texts(only(paper.bytes())) == ROWS[:2]


def test_a_foot_that_begins_beside_a_table_is_no_part_of_the_cell_above_it() -> None:
    paper = Paper()
    paper.lattice(XS, [780.0, 800.0, 820.0], closed=False)
    paper.fill(XS, [780.0, 800.0, 820.0], [ROWS[0], ["", *ROWS[1][1:]]])
    paper.text(XS[0] - 20, 829, "www.gov.cn/art/20")
    found = [block for block in read_pdf(paper.bytes()).blocks if block.grid]
    assert [cell.text for block in found for cell in block.grid.cells if cell.column == 0] == [ROWS[0][0], ""]  # type: ignore[union-attr]


def test_a_row_of_figures_alone_that_the_break_cuts_is_one_row() -> None:
    paper = Paper()
    xs, ys = [50.0, 130.0, 210.0, 290.0], [760.0, 780.0, 800.0]
    paper.table(xs, ys, [["结果维持", "结果纠正", "总计"], ["0", "541", "3"]])
    paper.page()
    paper.table(xs, [50.0, 70.0], [["", "0866", ""]])
    (grid,) = [block.grid for block in read_pdf(paper.bytes()).blocks if block.grid]
    assert [(cell.text, cell.unreadable) for cell in grid.cells if cell.row] == [("0", False), ("541 0866", True), ("3", False)]
