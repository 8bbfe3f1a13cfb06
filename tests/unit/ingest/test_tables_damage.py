"""Damaged tables, as publishing systems and converters leave them. Each case once gave a wrong number or lost a sound row."""

import pytest

from askgov.domain import Applicant
from ingest.readers.markup import read_markup
from ingest.readers.text import read_text
from ingest.tables import recognise_tables

APPLICANTS = ("natural_person", "company", "research", "nonprofit", "legal_service", "other_org", "total")
UPPER = "<tr><td colspan=3 rowspan=2>项目<td rowspan=2>自然人<td colspan=5>{umbrella}<td rowspan=2>总计</tr>"
LOWER = "<tr><td>商业企业<td>科研机构<td>社会公益组织<td>法律服务机构<td>其他</tr>"
ROWS = ("一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "四、结转下年度继续办理")


def line(label: str, *values: str) -> str:
    return f"<tr><td colspan=3>{label}" + "".join(f"<td>{value}" for value in values) + "</tr>"


def found(page: str) -> dict[tuple[str, str], str]:
    cells = recognise_tables(read_markup(f"<html><body>{page}</body></html>")).cells
    return {(cell.concept, cell.applicant or ""): str(cell.value) if cell.value is not None else cell.state.value for cell in cells}


def row(cells: dict[tuple[str, str], str], concept: str) -> tuple[str, ...]:
    return tuple(cells.get((concept, Applicant(name)), "-") for name in APPLICANTS)


@pytest.mark.parametrize("umbrella", ["法人或其它组织", "法人或其他组织", "法人或其他单位组织"])
def test_the_umbrella_over_the_organisations_is_not_the_column_of_others(umbrella: str) -> None:
    page = f"<table>{UPPER.format(umbrella=umbrella)}{LOWER}{line(ROWS[0], '48', '', '', '0', '0', '', '0')}{line(ROWS[1], *'1234567')}{line(ROWS[2], *'0000000')}</table>"
    cells = found(page)
    assert row(cells, "requests.received")[5] in ("blank", "unreadable")
    assert row(cells, "requests.carried_in") == tuple("1234567")


def test_labels_that_lost_their_second_line_are_columns() -> None:
    lower = "<tr><td>商业<td>科研<td>社会公益<td>法律服务<td>其他</tr>"
    page = f"<table>{UPPER.format(umbrella='法人或其他组织')}{lower}{line(ROWS[0], '', '', '7', '', '', '', '7')}{line(ROWS[1], *'1234567')}{line(ROWS[2], *'0000000')}</table>"
    assert row(found(page), "requests.received") == ("blank", "blank", "7", "blank", "blank", "blank", "7")


def test_a_row_that_a_miscounted_merged_cell_moved_is_not_read_by_position() -> None:
    def text(*labels: str) -> str:
        head = "项目\t\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\t"
        return "\n".join(["三、收到和处理政府信息公开申请情况", head, *labels])

    whole = [f"{label}\t\t" + "\t".join("1234567") + "\t" for label in ROWS[:2]]
    moved = f"\t{ROWS[2]}\t\t5\t\t\t\t\t\t"
    cells = recognise_tables(read_text(text(*whole, moved))).cells
    assert not [cell for cell in cells if cell.concept == "requests.carried_out" and cell.value is not None]


def test_digits_glued_to_a_label_are_not_the_number_of_the_next() -> None:
    text = "政府信息公开情况统计表\n统计指标 单位 统计数\n（一）收到申请数 件 4\n1.当面申请数件0\n2.传真申请数 件 3\n3.网络申请数 件 2\n（二）申请办结数 件 1\n1.按时办结数 件 1\n"
    cells = {cell.concept: (cell.state.value, cell.value) for cell in recognise_tables(read_text(text)).cells}
    assert cells["requests.received.fax"] == ("number", 3)
    assert cells.get("requests.received.in_person", ("unreadable",))[0] in ("unreadable", "number")


def test_pipes_that_part_cells_keep_the_last_empty_one() -> None:
    text = (
        "第二十条第（一）项 |  |  | \n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n规章 | 1 | 2 | 3\n行政规范性文件 | 4 |  | \n"
    )
    cells = {cell.concept: (cell.state.value, cell.value) for cell in recognise_tables(read_text(text)).cells}
    assert cells["normative_documents.issued"] == ("number", 4)
    assert cells["normative_documents.effective"] == ("blank", None)


def test_a_label_after_among_them_may_be_wrapped_around_its_number() -> None:
    text = "政府信息公开统计报表\n指标名称 计量单位 代码 本期实际 本年累计\n主动公开信息数 条 01 1 5\n其中：全文电子化的主动公 条 02 3 4\n开信息数\n提供服务类信息数 条 04 8 9\n网上咨询数 人次 07 7 1\n现场接待人数 人次 06 7 2\n"
    cells = {cell.concept: cell.value for cell in recognise_tables(read_text(text)).cells}
    assert cells["disclosure.electronic"] == 4
