"""Ruled tables whose rows a page break cuts: numbers, labels of rows and of groups, of which a part stands on the next page."""

import pytest

from ingest.readers.pdf import read_pdf

from .pdf_paper import Paper, Span

XS = [50.0, 90.0, 230.0, 270.0, 310.0]
HEAD = ["", "", "自然人", "总计"]


def rows_of(*pages: tuple[list[float], list[list[str]], list[Span]]) -> list[list[str]]:
    """The texts of the one table that goes on over the pages; unreadable ones with a mark."""
    paper = Paper()
    for number, (ys, rows, spans) in enumerate(pages):
        if number:
            paper.page()
        paper.table(XS, ys, rows, spans)
    (grid,) = [block.grid for block in read_pdf(paper.bytes()).blocks if block.grid]
    texts: list[list[str]] = [[] for _ in range(grid.rows)]
    for cell in grid.cells:
        texts[cell.row].append(cell.text + "?" * cell.unreadable)
    return texts


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [("6,895,16", "2", "6,895,162"), ("10,360", ",163", "10,360,163"), ("689516", "2", "689516 2?"), ("12,34", "78", "12,34 78?")],
)
def test_a_number_cut_by_a_page_break_is_read_where_neither_half_is_a_number_of_its_own(above: str, below: str, whole: str) -> None:
    first = [HEAD, ["其他处", "1.逾期不补正", above, "5"]]
    second = [["理", "", below, ""], ["", "2.逾期不缴费", "0", "0"]]
    found = rows_of(([700.0, 720.0, 740.0], first, []), ([60.0, 80.0, 100.0], second, [(0, 0, 2, 1)]))
    assert found[1:] == [["其他处理", "1.逾期不补正", whole, "5"], ["2.逾期不缴费", "0", "0"]]


def test_a_label_of_a_row_goes_on_over_several_pages() -> None:
    first = [HEAD, ["其他处理", "2.申请人逾期", "3", "5"]]
    second = [["", "未按收费通知要求缴", "", ""]]
    third = [["", "纳费用、行政机关不再处理", "", ""], ["", "3.其他", "0", "0"]]
    found = rows_of(([700.0, 720.0, 740.0], first, []), ([60.0, 740.0], second, []), ([60.0, 80.0, 100.0], third, [(0, 0, 2, 1)]))
    assert found[1:] == [["其他处理", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理", "3", "5"], ["3.其他", "0", "0"]]


@pytest.mark.parametrize("is_paragraph", [False, True])
def test_the_last_lines_of_cells_may_stand_below_their_table_at_a_pages_end(is_paragraph: bool) -> None:
    paper = Paper()
    paper.lattice(XS, [700.0, 720.0, 740.0], [(0, 2, 1, 2)], closed=False)
    paper.middle(XS[2], XS[4], 714, "申请人情况")
    paper.fill(XS[2:], [720.0, 740.0], [["自", "总"]])
    for base, texts in ((751.0, ("然", "计")), (764.0, ("人", ""))):
        for left, text in zip((245.0, 285.0), texts, strict=True):
            paper.text(left, base, text)
    if is_paragraph:
        paper.text(200, 777, "注：本表数据以办结时间为准。")
    paper.page()
    paper.table(XS, [60.0, 80.0, 100.0], [["", "", "", ""], ["三、", "（一）予以公开", "3", "5"]])
    grids = [block.grid for block in read_pdf(paper.bytes()).blocks if block.grid]
    assert len(grids) == 1 + is_paragraph
    assert ("自然人" in [cell.text for cell in grids[0].cells]) is not is_paragraph


@pytest.mark.parametrize("numbered", ["{}.", "{} .", "{}．"])
@pytest.mark.parametrize("names", [("属于四类过程性信息", "属于行政执法案卷"), ("本地自设的一项", "本地自设的又一项")])
def test_rows_on_both_sides_of_a_break_that_lack_what_the_other_has_are_two(numbered: str, names: tuple[str, str]) -> None:
    six, seven = (numbered.format(number) + name for number, name in zip((6, 7), names, strict=True))
    first = [HEAD, ["", six, "", "7"]]
    second = [["", seven, "93843", ""], ["", "8.属于行政查询事项", "0", "0"]]
    found = rows_of(([700.0, 720.0, 740.0], first, [(0, 0, 2, 1)]), ([60.0, 80.0, 100.0], second, [(0, 0, 2, 1)]))
    assert [row[-3:] for row in found[1:]] == [[six, "", "7"], [seven, "93843", ""], ["8.属于行政查询事项", "0", "0"]]


@pytest.mark.parametrize(("caption", "tables"), [("单位：件", 1), ("单位：条", 2)])
def test_a_row_goes_on_below_the_caption_and_the_header_printed_again(caption: str, tables: int) -> None:
    paper = Paper()
    paper.text(XS[0], 690, "单位：件")
    paper.table(XS, [700.0, 720.0, 740.0], [HEAD, ["", "3.补正后申", "4", "5"]], [])
    paper.page()
    paper.text(XS[0], 50, caption)
    paper.table(XS, [60.0, 80.0, 100.0, 120.0], [HEAD, ["", "请内容仍不明确", "", ""], ["", "1.信访举报投诉类申请", "0", "0"]], [])
    grids = [block.grid for block in read_pdf(paper.bytes()).blocks if block.grid]
    assert len(grids) == tables
    assert ("3.补正后申请内容仍不明确" in [cell.text for cell in grids[0].cells]) is (tables == 1)
