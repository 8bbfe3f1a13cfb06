"""Blanks between thousands."""

import pytest

from ingest.grouped import ungrouped
from ingest.parsed import Cell
from ingest.readers.markup import read_markup
from ingest.runs import Token
from ingest.tables import recognise_tables
from ingest.values import read_value

HEAD = "<tr><td>项目<td>自然人<td>商业企业<td>科研机构<td>社会公益组织<td>法律服务机构<td>其他<td>总计</tr>"
ROWS = ("一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "四、结转下年度继续办理")


def received(*values: str) -> list[str]:
    lines = ((ROWS[0], values), *((row, "1000001") for row in ROWS[1:]))
    rows = "".join(f"<tr><td>{label}" + "".join(f"<td>{value}" for value in line) + "</tr>" for label, line in lines)
    cells = recognise_tables(read_markup(f"<html><body><table>{HEAD}{rows}</table></body></html>")).cells
    return [str(cell.value) if cell.value is not None else cell.state.value for cell in cells if cell.concept == "requests.received"]


def test_the_sum_of_the_row_bears_them_out() -> None:
    assert received("1 901", "99", "0", "0", "0", "0", "2&nbsp;000") == ["1901", "99", "0", "0", "0", "0", "2000"]


def test_wherever_a_narrow_cell_broke_them() -> None:
    assert received("190 1", "99", "0", "0", "0", "0", "200 0") == ["1901", "99", "0", "0", "0", "0", "2000"]


def test_the_sum_tells_it_where_the_cell_did_not() -> None:
    values = [
        Token(Cell(row=0, column=n, text=text, path="", unreadable=" " in text), read_value(text))
        for n, text in enumerate(("190 1", "99", "2000"))
    ]
    read = ungrouped(values, ("natural_person", "company", "total"))
    assert [token.reading.value for token in read if token] == [1901, 99, 2000]

    other = ungrouped(values, ("natural_person", "total", "company"))
    assert [token.reading.value for token in other if token] == [None, 99, 2000]


def test_the_values_of_two_rows_in_one_cell_are_not_joined() -> None:
    assert received("1 2", "1 1", "1 1", "1 1", "1 1", "1 1", "6 7") == ["unreadable"] * 7


@pytest.mark.parametrize("total", ["2 001", "20 01", "2 0000"])
def test_else_they_stay_open(total: str) -> None:
    assert received("1 901", "99", "0", "0", "0", "0", total) == ["unreadable", "99", "0", "0", "0", "0", "unreadable"]


@pytest.mark.parametrize("values", [("1 901", "", "0", "0", "0", "0", "1 901"), ("1 901", "", "5", "0", "0", "0", "1 906"),
                                    ("1 20", "2 10", "", "0", "0", "0", "3 30"), ("1 20", "", "3", "0", "0", "0", "4 20")])  # fmt: skip
def test_a_row_with_an_empty_cell_bears_out_nothing_that_may_be_two_rows(values: tuple[str, ...]) -> None:
    assert received(*values)[0] == "unreadable"


def test_a_row_with_an_empty_cell_bears_out_what_cannot_be_two_rows() -> None:
    assert received("1 901", "", "0", "0", "0", "3", "1904")[0] == "1901"
    assert received("1901", "", "99", "0", "0", "0", "20 00")[6] == "2000"
    assert received("", "", "4665 5", "656 94", "", "0", "1123 49") == ["blank", "blank", "46655", "65694", "blank", "0", "112349"]


def test_a_mark_for_nothing_adds_nothing() -> None:
    assert received("190 1", "/", "0", "0", "0", "0", "1901")[0] == "1901"


def test_each_block_of_disputes_has_its_own_sum() -> None:
    outcomes = "".join(f"<td>{name}" for name in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计"))
    head = f"<tr><td colspan=5>行政复议<td colspan=5>未经复议直接起诉<td colspan=5>复议后起诉</tr><tr>{outcomes * 3}</tr>"
    values = [*("1 200", "0", "0", "3", "1203"), *("1 200", "0", "0", "3", "1204"), *"00000"]
    page = f"<html><body><table>{head}<tr>{''.join(f'<td>{value}' for value in values)}</tr></table></body></html>"
    cells = {cell.concept: cell.value for cell in recognise_tables(read_markup(page)).cells}
    assert (cells["review.upheld"], cells["litigation.direct.upheld"]) == (1200, None)
