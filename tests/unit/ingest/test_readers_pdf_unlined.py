"""Which tables lack lines, so that cells between those drawn hold what is several cells'."""

import pytest

from ingest.parsed import Cell
from ingest.readers.pdf import read_pdf
from ingest.readers.pdf_characters import LOST
from ingest.readers.pdf_unlined import are_several, lacks_lines
from ingest.tables import recognise_tables

from .pdf_paper import Paper


def cells(*texts: str, unreadable: bool = False) -> list[Cell]:
    return [Cell(row=0, column=column, text=text, path="p1", unreadable=unreadable) for column, text in enumerate(texts)]


@pytest.mark.parametrize(("text", "several"), [("1 2", True), ("1无", True), ("无", False), ("4.无", False), ("4．无", False)])
def test_the_number_of_a_label_that_begins_with_no_is_no_value(text: str, several: bool) -> None:
    assert are_several(text) is several


def test_a_label_that_names_its_group_too_is_one_row() -> None:
    assert not lacks_lines(cells("（六）其他处理：1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "7"))


def test_a_number_crossed_out_before_another_spoils_its_cell_alone() -> None:
    assert not lacks_lines(cells(f"{LOST}{LOST} {LOST}322 1340 5", unreadable=True))
    assert lacks_lines(cells("12 322 1340 5", unreadable=True))


def test_marks_in_words_are_as_many_as_figures_would_be() -> None:
    assert lacks_lines(cells("无无25无", unreadable=True))
    assert not lacks_lines(cells("无25", unreadable=True))


def test_upright_lines_alone_leave_the_rows_to_where_their_words_stand() -> None:
    paper = Paper((800.0, 600.0))
    xs = [50.0 + 40 * column for column in range(16)]
    paper.lattice(xs, [100, 170])
    for start, label in ((0, "行政复议"), (5, "未经复议直接起诉"), (10, "复议后起诉")):
        paper.middle(xs[start], xs[start + 5], 115, label)
        for column, name in enumerate(("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")):
            paper.middle(xs[start + column], xs[start + column + 1], 135, name, 9)
            paper.middle(xs[start + column], xs[start + column + 1], 160, str(start + column))
    found = {cell.concept: cell.value for cell in recognise_tables(read_pdf(paper.bytes())).cells}
    assert (found["review.upheld"], found["review.total"], found["litigation.after_review.total"]) == (0, 4, 14)


def labels_in_frames(*values: tuple[float, int, str]) -> list[Cell]:
    """The cells of a table whose labels alone are ruled within its frame; ``values``: place across, row and text."""
    paper = Paper()
    xs, ys = [50.0, 150.0, 250.0, 350.0, 450.0, 550.0], [100.0, 120.0, 140.0, 160.0]
    paper.lattice(xs, ys[:2])
    paper.fill(xs, ys[:2], [["信息内容", "本年制发件数", "本年废止件数", "现行有效件数", "备注"]])
    paper.lattice(xs[:2], ys[1:])
    paper.fill(xs[:2], ys[1:], [["规章"], ["行政规范性文件"]])
    paper.lattice([150.0, 550.0], ys[2:] if any(row < 0 for _, row, _ in values) else [ys[1], ys[3]])
    for x, row, text in values:
        paper.text(x, ys[abs(row)] + 14, text)
    (grid,) = [block.grid for block in read_pdf(paper.bytes()).blocks if block.grid]
    return list(grid.cells)


def test_a_cell_over_several_rows_and_columns_leaves_the_values_to_where_they_stand() -> None:
    found = labels_in_frames((300, 2, "7"))
    assert [(cell.row, cell.column, cell.unreadable) for cell in found if cell.text == "7"] == [(2, 2, False)]


def test_two_figures_in_a_cell_over_lines_of_the_table_that_touches_its_own_are_in_one() -> None:
    upper, lower = [60.0, 220.0, 320.0, 420.0], [60.0, 200.0, 270.0, 345.0, 420.0]
    rows = [["信息内容", "本年制发件数", "现行有效件数"], ["规章", "12 7", "2"], ["行政规范性文件", "3", "4"]]
    paper = Paper()
    paper.text(60, 60, "二、主动公开政府信息情况")
    paper.table(upper, [80.0, 100.0, 120.0, 140.0], rows)
    paper.table(lower, [140.0, 160.0, 180.0], [["类别", "自然人", "企业", "总计"], ["其他", "5", "6", "11"]])
    (grid,) = [block.grid for block in read_pdf(paper.bytes()).blocks if block.grid]
    assert {"12 7", "3", "4", "11"} <= {cell.text for cell in grid.cells}
    assert [cell.text for cell in grid.cells if cell.unreadable and cell.text] == ["12 7", "12 7"]
