"""Tables with commas or semicolons between their cells."""

import pytest

from ingest.readers.separated import tabbed
from ingest.readers.text import read_text
from ingest.tables import recognise_tables


@pytest.mark.parametrize("mark", [",", ";", "；", "，"])
def test_rows_of_cells(mark: str) -> None:
    lines = [
        "信息内容|本年制发件数|本年废止件数|现行有效件数",
        "规章|1|2|3",
        "行政规范性文件|4||6",
        "第二十条第（五）项|||",
        "行政许可|7||",
    ]
    found = recognise_tables(read_text("二、主动公开政府信息情况\n\n" + "\n".join(lines).replace("|", mark) + "\n")).cells
    assert [str(cell.value) for cell in found] == ["1", "2", "3", "4", "None", "6", "7"]


def test_table_4_has_no_row_labels() -> None:
    lines = ["行政复议,,,,", "结果维持,结果纠正,其他结果,尚未审结,总计", "1,2,3,4,10"]
    found = recognise_tables(read_text("四、行政复议情况\n\n" + "\n".join(lines))).cells
    assert [str(cell.value) for cell in found] == ["1", "2", "3", "4", "10"]


def test_quoted_cells_keep_their_commas() -> None:
    assert tabbed(["规章,1,2,3", '行政规范性文件,"1,234",5,6', "合计,1,2,3"])[1] == "行政规范性文件\t1,234\t5\t6"


@pytest.mark.parametrize(
    "lines",
    [
        ["规章，1，2，3", "行政规范性文件，4，5"],  # not equally many
        ["规章,1,234,5", "行政规范性文件,4,5,6", "行政许可,1,2"],
        ["全年公开，主动，及时，准确", "全年回应，主动，及时，准确", "全年解读，主动，及时，准确"],
        ["规章,1,2,3", "行政许可,4,5,6"],  # too few lines
    ],
)
def test_other_lines_stay_as_they_are(lines: list[str]) -> None:
    assert tabbed(lines) == lines


def test_a_table_that_nothing_is_filled_into_is_one() -> None:
    lines = ["第二十条第（一）项,,,", "信息内容,本年制发件数,本年废止件数,现行有效件数", "规章,,,", "行政规范性文件,,,"]
    assert tabbed(lines)[2] == "规章\t\t\t"
    header = ["结果维持,结果纠正,其他结果,尚未审结,总计"]
    assert tabbed(["行政复议,,,,", *header, ",3,,,"])[2] == "\t3\t\t\t"
