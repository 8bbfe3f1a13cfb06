"""Tables without lines whose columns are a letter wide: labels set downwards, numbers broken over several lines, a foot in the first column."""

from decimal import Decimal

from ingest.readers.pdf import read_pdf
from ingest.tables import recognise_tables

from .pdf_paper import Paper

LEFT, PITCH = 79.0, 30.0
LINE, GAP = 14.7, 24.6
OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
HEADER = (
    {0: "行政复议", 5: "行政诉讼"},
    {**dict(enumerate(OUTCOMES)), 5: "未经复议直接起诉", 10: "复议后起诉"},
    dict(enumerate(OUTCOMES * 2, 5)),
)


def printed(values: list[str], foot: str = "") -> dict[str, Decimal | str | None]:
    """What is read of table 4 with these values, lines of one parted by a bar, and a foot."""
    paper = Paper()
    paper.text(73, 60, "四、政府信息公开行政复议、行政诉讼情况")
    y = 100.0
    for row in (*HEADER, {column: value.split("|") for column, value in enumerate(values)}, {0: foot}):
        for column, lines in row.items():
            for number, text in enumerate(lines):
                paper.text(LEFT + PITCH * column, y + LINE * number, text)
        y += LINE * (max(map(len, row.values())) - 1) + GAP
    paper.text(73, y, "五、存在的主要问题及改进情况")
    found = recognise_tables(read_pdf(paper.bytes())).cells
    return {cell.concept: cell.value if cell.state == "number" else cell.state.value for cell in found}


def test_a_broken_number_is_one_cell() -> None:
    found = printed(["0", "18|49|64", "0", "7", "18|49|71", *("0", "0", "2", "0", "2"), *("0", "5", "0", "0", "6")])
    assert found["review.corrected"] == 184964
    assert found["review.total"] == 184971
    assert found["litigation.after_review.total"] == 6


def test_a_broken_number_that_no_sum_bears_out_is_open_and_its_neighbours_are_not() -> None:
    found = printed(["0", "18|49|64", "0", "7", "3", *("0", "0", "2", "0", "2"), *("0", "5", "0", "0", "6")])
    assert found["review.corrected"] == "unreadable"
    assert (found["review.pending"], found["review.total"], found["litigation.direct.other"]) == (7, 3, 2)


def test_the_letters_of_a_foot_open_no_cell() -> None:
    found = printed([*("0", "1", "0", "7", "8"), *("0", "0", "2", "0", "2"), *("0", "5", "0", "0", "5")], "填表人：张三审核人：李四")
    assert [value for value in found.values() if not isinstance(value, Decimal)] == []
    assert len(found) == 15
