"""Print that a PDF cuts off: lines of text below their cell, numbers that go on behind the edge of what a page shows."""

import pytest

from ingest.parsed import Cell
from ingest.readers.pdf import read_pdf
from ingest.readers.pdf_characters import LOST

from .pdf_paper import Paper, Span

XS = [50.0, 150.0, 200.0, 250.0]
YS = [100.0, 120.0, 140.0]


def cells(paper: Paper) -> dict[tuple[int, int], Cell]:
    return {(cell.row, cell.column): cell for block in read_pdf(paper.bytes()).blocks if block.grid for cell in block.grid.cells}


def clipped(paper: Paper, box: tuple[float, float, float, float], x: float, *lines: tuple[float, str]) -> None:
    """Lines of text of which only what is in a box shows."""
    left, top, right, bottom = box
    paper.canvas.saveState()
    path = paper.canvas.beginPath()
    path.rect(left, paper.height - bottom, right - left, bottom - top)
    paper.canvas.clipPath(path, stroke=0)
    for base, text in lines:
        paper.text(x, base, text)
    paper.canvas.restoreState()


def test_a_line_cut_off_below_its_cell_is_not_in_the_next() -> None:
    paper = Paper()
    paper.lattice(XS, YS)
    clipped(paper, (50, 100, 150, 120), 52, (115, "本列数据的勾稽关系"), (128, "为第一项加"))
    paper.text(52, 135, "规章")
    found = cells(paper)
    assert (found[0, 0].text, found[1, 0].text) == ("本列数据的勾稽关系", "规章")


def test_a_number_with_a_line_that_is_cut_off_is_open() -> None:
    paper = Paper()
    paper.lattice(XS, YS)
    paper.text(52, 115, "规章")
    clipped(paper, (150, 100, 200, 120), 152, (115, "820812"), (128, "3"))
    paper.text(210, 115, "5")
    found = cells(paper)
    assert (found[0, 1].unreadable, found[0, 2].unreadable, found[1, 1].unreadable) == (True, False, False)
    assert (found[0, 2].text, found[1, 1].text) == ("5", "")


def test_lines_of_a_number_above_one_that_is_cut_off_are_not_put_together_where_they_add_up() -> None:
    paper = Paper()
    xs, ys = [50.0, 150.0, *(150.0 + 30 * column for column in range(1, 8))], [100.0, 120.0, 150.0, 180.0]
    paper.lattice(xs, ys)
    paper.fill(xs, ys[:2], [["", "自然人", "企业", "科研", "公益", "法律", "其他", "总计"]])
    for top in ys[1:3]:
        paper.text(52, top + 14, "三、本年度予以公开")
        for column in (1, 7):
            left, right = xs[column : column + 2]
            clipped(paper, (left, top, right, top + 30), left + 4, (top + 10, "7737"), (top + 20, "3720"), (top + 34, "2"))
    found = cells(paper)
    assert [(found[row, column].unreadable, found[row, column].text[-1]) for row in (1, 2) for column in (1, 7)] == [(True, LOST)] * 4


@pytest.mark.parametrize(
    ("shown", "hidden", "read"),
    [
        ("5.要求行政机关确认或重新", "出具已获取信息", "5.要求行政机关确认或重新出具已获取信息"),
        ("1.申请人无正当理由逾期", "不补正、行政机关", "1.申请人无正当理由逾期不补正"),
        ("社会公益", "组织", "社会公益"),  # is a label by itself
        ("本年度办理", "结果的情况", "本年度办理"),  # too short to tell
        ("申请人无正", "当理由", "申请人无正"),
        ("本机关其他需要", "报告的事项", "本机关其他需要"),  # no label begins so
    ],
)
def test_a_label_is_told_by_what_shows_of_it_where_its_last_line_is_cut_off(shown: str, hidden: str, read: str) -> None:
    paper = Paper()
    xs = [50.0, 180.0, 200.0]
    paper.lattice(xs, YS)
    clipped(paper, (50, 100, 180, 120), 52, (115, shown), (128, hidden))
    assert cells(paper)[0, 0].text == read


def test_a_digit_cut_in_two_is_lost() -> None:
    paper = Paper()
    paper.lattice(XS, YS)
    paper.text(52, 115, "规章")
    clipped(paper, (0, 0, 226.5, 800), 210, (115, "3221"), (135, "32"))
    found = cells(paper)
    assert (found[0, 2].unreadable, found[1, 2].text, found[1, 2].unreadable) == (True, "32", False)


def test_a_table_without_its_right_line_may_go_on_behind_the_edge() -> None:
    paper = Paper()
    for y in (*YS, 160.0):
        paper.line(XS[0], y, 226, y)
    for x in XS[:3]:
        paper.line(x, YS[0], x, 160)
    for row, text in enumerate(("3221", "32", "")):  # a browser does not print the digits that are behind the edge as a whole
        paper.text(52, YS[0] + 20 * row + 15, "规章")
        paper.text(206, YS[0] + 20 * row + 15, text)
    found = cells(paper)
    assert [found[row, 2].unreadable for row in range(3)] == [True, False, True]
    assert not found[0, 1].unreadable


@pytest.mark.parametrize(("beyond", "is_open"), [(0.3, False), (2.0, True)])
def test_a_line_a_hair_behind_the_edge_shows(beyond: float, is_open: bool) -> None:
    paper = Paper()
    paper.canvas.saveState()
    path = paper.canvas.beginPath()
    path.rect(0, 0, XS[-1] - beyond, paper.height)
    paper.canvas.clipPath(path, stroke=0)
    for y in YS:
        paper.area(XS[0], y, XS[-1] + 0.5, y + 0.5, 0)  # as browsers draw lines
    for x in XS:
        paper.area(x, YS[0], x + 0.5, YS[-1], 0)
    paper.canvas.restoreState()
    paper.text(52, 115, "规章")
    paper.text(160, 115, "3")
    assert cells(paper)[0, 2].unreadable is is_open


def test_a_header_printed_again_may_be_cut_off() -> None:
    paper = Paper()
    xs, header = [50.0, 200.0, 300.0], "关系为第一项加第二项之和"
    spans: list[Span] = [(0, 0, 2, 1)]
    paper.table(xs, [100, 120, 140, 160], [[header, "申请人情况"], ["", "总计"], ["一、本年新收政府信息公", "3"]], spans)
    paper.page()
    paper.table(xs, [50, 70, 90, 110], [[header[:8], "申请人情况"], ["", "总计"], ["四、结转下年度继续办理", "4"]], spans)
    (table,) = (block.grid for block in read_pdf(paper.bytes()).blocks if block.grid)
    assert [cell.text for cell in table.cells if cell.column] == ["申请人情况", "总计", "3", "4"]
