"""Labels of columns that touch in tables without rulings, and headers that a page's end cuts between them."""

import pytest

from ingest.readers.pdf import read_pdf
from ingest.tables import recognise_tables

from .pdf_paper import Paper

XS = [200.0, 250.0, 300.0]  # where labels of 50 points begin


def found(paper: Paper) -> dict[str, str]:
    cells = recognise_tables(read_pdf(paper.bytes())).cells
    return {cell.concept: str(cell.value) for cell in cells if cell.value is not None}


def values(paper: Paper, base: float, texts: list[str]) -> None:
    for x, text in zip(XS, texts, strict=True):
        paper.middle(x, x + 50, base, text)


@pytest.mark.parametrize("breaks", [False, True])
def test_labels_that_touch_are_told_by_the_values_below_each(breaks: bool) -> None:
    paper = Paper()
    paper.text(60, 700, "二、主动公开政府信息情况")
    paper.text(60, 740, "信息内容")
    for x, label in zip(XS, ("本年制发数", "本年废止数", "现行有效数"), strict=True):
        paper.text(x, 740, label)
    base = 760.0
    if breaks:
        paper.page()
        base = 60.0
    for label, texts in (("规章", ["1", "2", "30"]), ("行政规范性文件", ["4", "5", "60"])):
        paper.text(60, base, label)
        values(paper, base, texts)
        base += 20
    figures = found(paper)
    assert (figures["regulations.issued"], figures["regulations.effective"], figures["normative_documents.repealed"]) == ("1", "30", "5")


def test_a_label_printed_in_pieces_over_one_value_stays_one() -> None:
    paper = Paper()
    paper.text(60, 740, "信息内容")
    for x, label in zip((200.0, 220.0, 240.0), ("本年", "处理", "决定数量"), strict=True):
        paper.text(x, 740, label)
    paper.text(60, 760, "行政许可")
    paper.text(235, 760, "71")
    paper.text(60, 780, "行政处罚")
    paper.text(235, 780, "14")
    assert found(paper) == {"licensing.decisions": "71", "penalties.decisions": "14"}


def test_a_header_cut_between_its_levels_is_whole() -> None:
    paper = Paper()
    paper.text(60, 700, "三、收到和处理政府信息公开申请情况")
    paper.text(390, 740, "申请人情况")
    paper.text(200, 765, "自然人")
    paper.text(340, 765, "法人或其他组织")
    paper.text(500, 765, "总计")
    paper.page()
    for x, label in zip((250, 300, 350, 410, 470), ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"), strict=True):
        paper.text(x, 60, label, 9)
    rows = ("一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "四、结转下年度继续办理")
    for place, label in enumerate(rows):
        paper.text(30, 90 + 25 * place, label)
        for x, value in zip((210, 265, 315, 375, 435, 475, 505), (1, 2, 3, 4, 5, 6, 21), strict=True):
            paper.text(x, 90 + 25 * place, str(value))
    cells = recognise_tables(read_pdf(paper.bytes())).cells
    received = {cell.applicant: cell.value for cell in cells if cell.concept == "requests.received"}
    assert [int(value or 0) for value in received.values()] == [1, 2, 3, 4, 5, 6, 21]


OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


def disputes(*umbrella: tuple[float, str], last: float = 0.0) -> Paper:
    """Table 4 with its second title in these pieces, the figure of its first 总计 moved to the right."""
    paper = Paper((842.0, 595.0))
    paper.text(60, 60, "四、政府信息公开行政复议、行政诉讼情况")
    paper.text(60, 90, "行政复议")
    for x, text in umbrella:
        paper.text(x, 90, text, 16)
    paper.text(300, 105, "未经复议直接起诉")
    paper.text(540, 105, "复议后起诉")
    for column in range(15):
        paper.text(60 + 48 * column, 120, OUTCOMES[column % 5])
        paper.text(60 + 48 * column + (last if column == 4 else 0), 135, str(column))
    return paper


def test_a_title_over_several_columns_stays_one_in_whatever_pieces_it_is_printed() -> None:
    report = read_pdf(disputes((444, "行政诉"), (492, "讼")).bytes())
    assert "行政诉讼" in [cell.text for block in report.blocks if block.grid for cell in block.grid.cells]


def test_a_full_row_shows_its_columns_even_where_one_figure_stands_under_no_label() -> None:
    figures = found(disputes((300, "行政诉讼"), last=22.0))
    assert (figures["review.total"], figures["litigation.after_review.total"]) == ("4", "14")
