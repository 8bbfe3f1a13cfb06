"""Tables read by what stands above and beside each value: upright, lying, wide, long, with line numbers and last year's columns."""

from itertools import product

import pytest

from askgov.domain import Applicant
from ingest.parsed import Block, Cell, Grid, ParsedReport
from ingest.readers.markup import read_markup
from ingest.tables import recognise_tables

TITLE = "某县教育局2023年政府信息公开工作年度报告"
PERIOD = "本报告统计期限为2023年1月1日至2023年12月31日。"
ROWS = {
    "received": "一、本年新收政府信息公开申请数量",
    "carried_in": "二、上年结转政府信息公开申请数量",
    "granted": "（一）予以公开",
    "closed": "（七）总计",
    "carried_out": "四、结转下年度继续办理",
}
COLUMNS = {
    "natural_person": "自然人", "company": "商业企业", "research": "科研机构", "nonprofit": "社会公益组织", "legal_service": "法律服务机构",
    "other_org": "其他", "total": "总计",
}  # fmt: skip


def number(row: str, column: str) -> int:
    return 10 * list(ROWS).index(row) + list(COLUMNS).index(column)


def read(*rows: list[str], merged: tuple[tuple[int, int, int, int], ...] = ()) -> dict[str, str]:
    """The values of a table; ``merged`` cells are row, column, rowspan and colspan, what they cover is left out."""
    spans = {(row, column): (down, right) for row, column, down, right in merged}
    covered = {(r + d, c + e) for r, c, down, right in merged for d, e in product(range(down), range(right))} - set(spans)
    cells = tuple(
        Cell(row=r, column=c, text=text, rowspan=spans.get((r, c), (1, 1))[0], colspan=spans.get((r, c), (1, 1))[1])
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
        if (r, c) not in covered
    )
    grid = Grid(rows=len(rows), columns=max(map(len, rows)), cells=cells)
    blocks = (Block(kind="heading", text=TITLE), Block(kind="paragraph", text=PERIOD), Block(kind="table", grid=grid))
    found = recognise_tables(ParsedReport(media_type="text/html", blocks=blocks, title=TITLE)).cells
    return {f"{cell.concept}/{cell.applicant or ''}": str(cell.value) if cell.value is not None else cell.state.value for cell in found}


def expected(columns: list[str] | None = None) -> dict[str, str]:
    return {f"requests.{row}/{column}": str(number(row, column)) for row in ROWS for column in columns or COLUMNS}


def line(row: str, columns: list[str] | None = None) -> list[str]:
    return [ROWS[row], *(str(number(row, column)) for column in columns or COLUMNS)]


def test_a_lying_table() -> None:
    header = ["申请人情况", *ROWS.values()]
    assert read(header, *([COLUMNS[c], *(str(number(r, c)) for r in ROWS)] for c in COLUMNS)) == expected()


def test_line_numbers_between_labels_and_values() -> None:
    for head in ("行次", ""):
        rows = [[ROWS[row], str(place), *line(row)[1:]] for place, row in enumerate(ROWS, 1)]
        assert read(["项目", head, *COLUMNS.values()], *rows) == expected()


def test_numbers_that_are_no_line_numbers_are_not_passed_over() -> None:
    rows = [[ROWS[row], str(place), *line(row)[1:]] for place, row in zip((1, 2, 4, 5, 6), ROWS, strict=True)]
    assert set(read(["项目", "", *COLUMNS.values()], *rows).values()) == {"unreadable"}


def test_a_column_that_the_organ_left_out() -> None:
    kept = [column for column in COLUMNS if column != "legal_service"]
    found = read(["项目", *(COLUMNS[column] for column in kept)], *(line(row, kept) for row in ROWS))
    assert {name: value for name, value in found.items() if value != "unreadable"} == expected(kept)


def test_the_umbrella_alone_counts_none_of_its_kinds() -> None:
    rows = [[ROWS[row], str(number(row, "natural_person")), "9", str(number(row, "total"))] for row in ROWS]
    found = read(["项目", "自然人", "法人或其他组织", "总计"], *rows)
    wanted = expected(["natural_person", "total"])
    assert {name: value for name, value in found.items() if name in wanted} == wanted
    assert {value for name, value in found.items() if name not in wanted} <= {"unreadable"}


@pytest.mark.parametrize(("first", "second"), [("本年", "上年"), ("2023年", "2022年"), ("2022年度", "2023年度"), ("本年度", "同比增减")])
def test_columns_of_two_years(first: str, second: str) -> None:
    ours = first if first in ("本年", "2023年", "本年度") else second
    pairs = [("7777", n) if ours == second else (n, "7777") for n in ("{}",)]
    rows = [[ROWS[r], *(text.format(number(r, c)) for c in COLUMNS for text in pairs[0])] for r in ROWS]
    top = ["项目", *(label for column in COLUMNS.values() for label in (column, ""))]
    merged = ((0, 0, 2, 1), *((0, 1 + 2 * place, 1, 2) for place in range(7)))
    assert read(top, ["", *([first, second] * 7)], *rows, merged=merged) == expected()


def test_columns_of_two_other_years_are_none_of_this_one() -> None:
    rows = [[ROWS[r], *(str(number(r, c) + n) for c in COLUMNS for n in range(2))] for r in ROWS]
    top = ["项目", *(label for column in COLUMNS.values() for label in (column, ""))]
    merged = ((0, 0, 2, 1), *((0, 1 + 2 * place, 1, 2) for place in range(7)))
    assert set(read(top, ["", *(["2021年", "2022年"] * 7)], *rows, merged=merged).values()) <= {"unreadable"}


def test_table_2_as_one_wide_row() -> None:
    top = ["规章", "", "", "行政许可", "行政处罚", "行政事业性收费"]
    head = ["本年制发件数", "本年废止件数", "现行有效件数", "本年处理决定数量", "本年处理决定数量", "本年收费金额（千元）"]
    found = read(top, head, ["1", "2", "3", "44", "55", "66"], merged=((0, 0, 1, 3),))
    assert found == {
        "regulations.issued/": "1", "regulations.repealed/": "2", "regulations.effective/": "3",
        "licensing.decisions/": "44", "penalties.decisions/": "55", "fees.amount/": "6.6",
    }  # fmt: skip


def test_table_2_as_a_list() -> None:
    rows = [["规章", "本年制发件数", "1", "件"], ["", "本年废止件数", "2", "件"], ["", "现行有效件数", "3", "件"]]
    rows += [["行政许可", "本年处理决定数量", "44", "件"], ["行政事业性收费", "本年收费金额", "5", "千元"]]
    found = read(["信息内容", "指标", "数量", "单位"], *rows, merged=((1, 0, 3, 1),))
    assert found == {
        "regulations.issued/": "1", "regulations.repealed/": "2", "regulations.effective/": "3",
        "licensing.decisions/": "44", "fees.amount/": "0.5",
    }  # fmt: skip


def test_a_number_where_the_form_has_none_leaves_its_row_open() -> None:
    head = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数", "本年处理决定数量"]
    found = read(head, ["规章", "1", "2", "3", "/"], ["行政规范性文件", "4", "5", "6", "7"], ["行政许可", "/", "/", "/", "8"])
    assert {name: value for name, value in found.items() if name.startswith("regulations")} == {
        "regulations.issued/": "1", "regulations.repealed/": "2", "regulations.effective/": "3",
    }  # fmt: skip
    assert {value for name, value in found.items() if name.startswith("normative")} == {"unreadable"}


def test_rows_of_two_years_and_numbered_columns_in_table_4() -> None:
    outcomes = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    top = ["年度", "行政复议", "", "", "", ""]
    rows = [["2022年", "9", "9", "9", "9", "36"], ["2023年", "1", "2", "3", "4", "10"], ["增减", "-8", "-7", "-6", "-5", "-26"]]
    found = read(top, ["", *outcomes], *rows, merged=((0, 0, 2, 1), (0, 1, 1, 5)))
    names = ("upheld", "corrected", "other", "pending", "total")
    assert found == {f"review.{name}/": value for name, value in zip(names, ["1", "2", "3", "4", "10"], strict=True)}
    found = read(top[1:], outcomes, ["1", "2", "3", "4", "5"], ["6", "7", "8", "9", "30"], merged=((0, 0, 1, 5),))
    assert found == {f"review.{name}/": value for name, value in zip(names, ["6", "7", "8", "9", "30"], strict=True)}


def test_a_shifted_row_stays_open() -> None:
    rows = [line(row) for row in ROWS]
    shifted = [[*rows[0][:1], "", *rows[0][1:-1]], *rows[1:]]
    found = read(["申请人情况", *COLUMNS.values()], *shifted)
    assert all(value != str(number("received", name.split("/")[1])) for name, value in found.items() if "received" in name)


def test_other_names_of_the_applicants() -> None:
    named = ["公民", "企业", "科研单位", "公益组织", "律师事务所", "其他组织", "合计"]
    assert read(["项目", *named], *(line(row) for row in ROWS)) == expected()


def test_labels_and_values_in_one_cell_are_not_blank() -> None:
    found = read(
        ["信息内容", "情况", ""],
        ["规章", "本年制发件数：5；本年废止件数：3；现行有效件数：9", ""],
        ["行政许可", "7", ""],
        ["行政处罚", "8", ""],
    )
    assert "blank" not in found.values()


def test_a_lying_table_of_one_row_and_a_group_that_is_a_row() -> None:
    fees = "<table><tr><td>信息内容<td>行政事业性收费</tr><tr><td>本年收费金额（单位：万元）<td>5</tr></table>"
    kinds = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    head = "<tr><td>申请人情况<td>一、本年新收政府信息公开申请数量<td>二、上年结转政府信息公开申请数量<td>（一）予以公开<td>（六）其他处理</tr>"
    lines = "".join(f"<tr><td>{kind}<td>{n}<td>0<td>1<td>{n + 20}</tr>" for n, kind in enumerate(kinds))
    other = "<table><tr><td>信息内容<td>行政许可<td>行政处罚<td>行政强制</tr><tr><td>本年处理决定数量<td>1<td>2<td>3</tr></table>"
    page = read_markup(f"<html><body>{other}{fees}<table>{head}{lines}</table></body></html>")
    found = {(cell.concept, cell.applicant): cell.value for cell in recognise_tables(page).cells}
    assert found["fees.amount", None] == 5
    assert [found["requests.other", applicant] for applicant in Applicant if applicant is not Applicant.ORGANISATIONS] == list(
        range(20, 27)
    )
