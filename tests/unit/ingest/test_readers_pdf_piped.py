"""Tables told in lines of text, pipes between their cells: rows that no cell of which stands below another."""

from ingest.readers.pdf import read_pdf

from .pdf_paper import Paper

ROWS = ("主动公开信息数|条| 01 | 96 | /", "收到申请数|件| 09 | 58 | 7", "1.当面申请数|件| 10 | 47 | 0")


def cells(*rows: str) -> list[str]:
    """What is read of a table below a line of prose, which shows how wide lines are."""
    paper = Paper()
    paper.text(60, 80, "全年共收到政府信息公开申请一百一十件，均依法按时办结。")
    for number, text in enumerate(("政府信息公开情况统计表", "指标名称|计量单位|代码|本期实际|本年累计", *rows)):
        paper.text(60, 110 + 16 * number, text)
    (grid,) = (block.grid for block in read_pdf(paper.bytes()).blocks if block.grid)
    return [cell.text for cell in grid.cells if cell.row]


def test_the_cells_are_between_the_pipes() -> None:
    assert cells(*ROWS) == [text.strip() for row in ROWS for text in row.split("|")]


def test_a_row_too_long_for_the_page_is_one_row() -> None:
    found = cells(*ROWS, "政府信息公开专项经费（不包括政府网站建设等）|万", "元| 11 | 7787478.59 | 7787478.59")
    assert found[-5:] == ["政府信息公开专项经费（不包括政府网站建设等）", "万元", "11", "7787478.59", "7787478.59"]


def test_digits_on_both_sides_of_a_break_may_be_two_numbers() -> None:
    found = cells(*ROWS, "政府信息公开专项经费（不包括政府网站建设等）|万元| 11 | 12", "7 | 0")
    assert found[-2:] == ["12 7", "0"]
