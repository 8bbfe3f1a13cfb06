"""Columns of tables without upright rulings: labels that touch them, numbers that spaces move, headers that a page break cuts."""

from decimal import Decimal

from reportlab.pdfbase import pdfmetrics

from ingest.readers.pdf import read_pdf
from ingest.tables import recognise_tables

from .pdf_paper import FONT, SIZE, Paper

LEFT, FIRST, STEP = 60.0, 330.0, 62.0
APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益", "法律服务", "其他", "总计")
RECEIVED = "一、本年新收政府信息公开申请数量"
CARRIED = "二、上年结转政府信息公开申请数量"
PARTLY = ("（二）部分公开（区分", "处理的，只计这一情形，", "不计其他情形）")
SECRET = "1.属于国家秘密"
Found = dict[tuple[str, str], Decimal | str | None]


def found_in(paper: Paper) -> Found:
    cells = recognise_tables(read_pdf(paper.bytes())).cells
    return {
        (c.concept.removeprefix("requests."), c.applicant.value if c.applicant else ""): c.value if c.state == "number" else c.state.value
        for c in cells
    }


def sheet() -> Paper:
    paper = Paper((842.0, 595.0))
    paper.text(LEFT, 60, "三、收到和处理政府信息公开申请情况")
    return paper


def heads(paper: Paper, base: float, names: tuple[str, ...] = APPLICANTS) -> None:
    for column, name in enumerate(APPLICANTS):
        if name in names:
            paper.middle(FIRST + STEP * column, FIRST + STEP * (column + 1), base, name)


def row(paper: Paper, base: float, label: str, values: str, moved: tuple[float, ...] = (), left: float = LEFT) -> None:
    """A row with its values, parted by blanks, in the middle of their columns, some of them moved."""
    paper.text(left, base, label)
    for column, text in enumerate(values.split()):
        start = FIRST + STEP * column + (moved[column] if moved else 0.0)
        if text != "_":
            paper.middle(start, start + STEP, base, text)


def test_a_label_that_reaches_up_to_the_first_column_is_not_in_it() -> None:
    paper = sheet()
    heads(paper, 90)
    edge = FIRST + (STEP - pdfmetrics.stringWidth("4154306", FONT, SIZE)) / 2  # where the widest figures begin
    longest, rest = "2.其他法律行政法规禁", "止公开"
    left = edge + 0.001 - pdfmetrics.stringWidth(longest, FONT, SIZE)
    row(paper, 120, RECEIVED, "4154306 1 2 3 4 5 4154321", left=left - 100)
    row(paper, 150, CARRIED, "0 1 2 3 4 5 15", left=left - 100)
    paper.page()
    row(paper, 80, "1.属于国家秘密", "1 _ 3 0 0 0 4", left=left)
    for base, line in ((112, longest), (125, rest)):
        paper.text(left, base, line)
    row(paper, 118.5, "", "6784828 1 0 0 0 0 6784829")
    found = found_in(paper)
    assert (found["refused.state_secret", "research"], found["refused.prohibited_by_law", "natural_person"]) == (3, 6784828)


def test_figures_that_spaces_move_are_in_the_columns_of_the_labels_over_them() -> None:
    paper = sheet()
    heads(paper, 90)
    row(paper, 120, RECEIVED, "0 0 0 0 0 0 0", (0, 6, -6, 0, 6, 6, -6))
    row(paper, 150, CARRIED, "7 0 0 0 0 8 15", (-6, 0, 6, -6, -6, 0, 0))
    row(paper, 180, "（一）予以公开", "1 _ 3 0 0 0 4", (0, 0, 0, 6, 0, 0, 6))
    found = found_in(paper)
    assert (found["carried_in", "other_org"], found["granted", "company"], found["granted", "research"]) == (8, "blank", 3)


def test_the_rest_of_a_label_on_the_next_page_heads_no_column() -> None:
    paper = sheet()
    heads(paper, 440)
    row(paper, 480, RECEIVED, "1 0 0 0 0 0 1")
    paper.text(LEFT, 520, "三、本年度办理结")
    row(paper, 520, "", "2 0 0 0 0 0 2")
    paper.text(LEFT + 100, 520, PARTLY[0])
    paper.page()
    paper.text(LEFT, 80, "果")
    paper.text(LEFT + 100, 80, PARTLY[1])
    paper.text(LEFT + 100, 95, PARTLY[2])
    for number in range(3):
        paper.text(LEFT + 100, 130 + 30 * number, ("1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”")[number])
        row(paper, 130 + 30 * number, "", f"{number} 0 5 0 0 0 {number + 5}")
    found = found_in(paper)
    assert (found["refused.state_secret", "research"], found["refused.stability", "natural_person"]) == (5, 2)
    assert (found["partly_granted", "natural_person"], found["partly_granted", "company"]) == (2, 0)


def test_a_header_whose_upper_lines_end_a_page_is_one_with_the_words_beside_it() -> None:
    paper = sheet()
    paper.text(LEFT, 500, "（本列数据的勾稽关系为：第一项加")
    paper.middle(FIRST, FIRST + STEP * 7, 500, "申请人情况")
    heads(paper, 520, ("总计",))
    paper.page()
    paper.text(LEFT, 80, "第二项之和，等于第三项加第四项之和）")
    paper.middle(FIRST + STEP, FIRST + STEP * 6, 80, "法人或其他组织")
    heads(paper, 100, APPLICANTS[:-1])
    for number, label in enumerate((RECEIVED, CARRIED, "（一）予以公开")):
        row(paper, 130 + 30 * number, label, f"{number} 0 5 0 0 0 {number + 5}")
    found = found_in(paper)
    assert (found["received", "research"], found["carried_in", "total"], found["granted", "total"]) == (5, 6, 7)


def rows_of(paper: Paper) -> list[list[str]]:
    """The texts of the one table, unreadable ones with a mark."""
    (grid,) = [block.grid for block in read_pdf(paper.bytes()).blocks if block.grid]
    return [[cell.text + "?" * cell.unreadable for cell in grid.cells if cell.row == row and cell.text] for row in range(grid.rows)]


def test_a_mark_below_the_header_of_units_is_no_figure() -> None:
    paper = Paper()
    paper.text(LEFT, 60, "政府信息公开情况统计表")
    for x, text in ((100.0, "统计指标"), (314.0, "单位"), (447.0, "统计数")):
        paper.text(x, 90, text)
    paper.text(LEFT, 110, "一、主动公开情况")
    paper.text(314, 110, "——")
    labels = ("（一）主动公开政府信息数", "1.政府公报公开政府信息数", "2.政府网站公开政府信息数", "3.政务微博公开政府信息数")
    for number, label in enumerate(labels):
        paper.text(LEFT, 130 + 20 * number, label)
        paper.text(244, 130 + 20 * number, "条")
        paper.text(455, 130 + 20 * number, str(number + 18))
    assert rows_of(paper)[-5:-2] == [["一、主动公开情况", "——"], [labels[0], "条", "18"], [labels[1], "条", "19"]]


def test_labels_in_the_middle_of_cells_whose_figures_stand_at_the_left_are_told_in_order() -> None:
    paper = Paper()
    paper.text(LEFT, 60, "附表：政府信息公开情况统计表")
    for x, text in ((96.0, "指标名称"), (193.0, "计量单位"), (300.0, "代码"), (387.0, "本期实际"), (465.0, "本年累计")):
        paper.text(x, 90, text)
    for number, label in enumerate(("主动公开信息数", "网上咨询数", "收到申请数", "信息不存在数")):
        for x, text in ((LEFT, label), (171.0, "条"), (267.0, f"0{number + 1}"), (364.0, str(number + 70)), (482.0, str(number + 16))):
            paper.text(x, 110 + 20 * number, text)
    (grid,) = [block.grid for block in read_pdf(paper.bytes()).blocks if block.grid]
    found = {cell.text: cell for cell in grid.cells}
    for head, figure in (("代码", "01"), ("本期实际", "70"), ("本年累计", "16")):
        assert (found[figure].column, found[figure].unreadable) == (found[head].column, False)


def test_labels_of_rows_in_the_middle_of_wider_cells_than_those_of_groups_are_in_their_place() -> None:
    paper = sheet()
    heads(paper, 90)
    row(paper, 110, RECEIVED, "1 0 0 0 0 0 1", left=90)
    labels = (
        "（一）予以公开",
        "1.属于国家秘密",
        "2.其他法律行政法规禁止公开",
        "1.本机关不掌握",
        "2.没有现成信息",
        "1.信访举报投诉",
        "2.重复申请",
        "（七）总计",
    )
    for number, label in enumerate(labels):
        wide = label[0] == "（"
        paper.middle(110 if wide else 190, 310, 140 + 24 * number, label)
        row(paper, 140 + 24 * number, "", "2 _ 3 0 0 0 5" if wide else "0 0 0 0 0 0 0")
    for number, label in enumerate(("（三）不予公开", "（四）无法提供", "（五）不予处理")):
        paper.middle(110, 190, 164 + 48 * number, label)
    found = found_in(paper)
    assert [found["granted", name] for name in ("natural_person", "company", "research")] == [2, "blank", 3]
    assert found["closed", "company"] == "blank"
