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


def texts(cells: str) -> dict[tuple[str, str], str]:
    found = recognise_tables(read_text("三、收到和处理政府信息公开申请情况\n" + cells)).cells
    return {(cell.concept, cell.applicant or ""): str(cell.value) if cell.value is not None else cell.state.value for cell in found}


def test_a_column_that_an_organ_added_is_passed_over_where_it_shows() -> None:
    umbrella = "<tr><td colspan=3 rowspan=2>项目<td rowspan=2>自然人<td colspan=6>法人或其他组织<td rowspan=2>总计</tr>"
    lower = LOWER.replace("</tr>", "<td>小计</tr>")
    page = f"<table>{umbrella}{lower}{line(ROWS[0], '1', '2', '', '', '', '3', '9', '')}{line(ROWS[1], *'12345698')}{line(ROWS[2], *'00000000')}</table>"
    cells = found(page)
    assert row(cells, "requests.received") == ("1", "2", "blank", "blank", "blank", "3", "blank")
    assert row(cells, "requests.carried_in") == tuple("1234568")


def test_with_an_added_column_rows_are_not_read_by_count() -> None:
    head = "自然人\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n小计\n总计\n"
    body = "\n".join(f"{label}\n" + "\n".join("1234567") for label in ROWS)
    assert "number" not in {"number" if value.isdigit() else value for value in texts(head + body).values()}


def test_labels_that_contradict_the_forms_order_forbid_to_count() -> None:
    page = "<table><tr><td>信息内容<td>对外公开总数量<td>本年新<td>本年新</tr><tr><td>规章<td>0<td>0<td>30</tr><tr><td>规范性文件<td>0<td>14<td>23</tr></table>"
    assert set(found(page).values()) <= {"unreadable"}


def test_words_among_a_rows_cells_do_not_make_the_rest_blank() -> None:
    cells = "项目\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n" + "\n".join(
        f"{label}\t1\t2\t另见正文某处\t4\t5\t6\t7" for label in ROWS
    )
    assert "blank" not in texts(cells).values()


def test_words_in_the_place_of_a_figure_behind_its_unit() -> None:
    text = "政府信息公开情况统计表\n统计指标\t单位\t统计数\n（一）收到申请数\t件\t4\n1.当面申请数\t件\t详见附件\n2.传真申请数\t件\t3\n3.网络申请数\t件\t2\n（二）申请办结数\t件\t1\n1.按时办结数\t件\t1\n"
    cells = {cell.concept: cell.state.value for cell in recognise_tables(read_text(text)).cells}
    assert cells["requests.received.in_person"] == "text"


def test_a_label_beside_filled_cells_is_not_blank() -> None:
    page = f"<table>{UPPER.format(umbrella='法人或其他组织')}{LOWER}{line(ROWS[0], *'1234567')}{line(ROWS[1], *'1234567')}<tr><td>3.其他<td>（六）其他处理<td>3<td>0<td>6<td>0<td>3<td>0<td>9<td></tr>{line(ROWS[2], *'0000000')}</table>"
    assert "blank" not in row(found(page), "requests.other.other")


def test_an_empty_table_4_is_blank() -> None:
    labels = "<td>结果维持<td>结果纠正<td>其他结果<td>尚未审结<td>总计"
    page = (
        f"<table><tr><td>行政复议<td><td><td><td><td>行政诉讼{'<td>' * 9}</tr><tr>{labels}<td>未经复议直接起诉<td><td><td><td><td>复议后起诉<td><td><td><td></tr>"
        f"<tr><td><td><td><td><td>{labels * 2}</tr><tr>{'<td>' * 15}</tr></table>"
    )
    assert list(found(page).values()) == ["blank"] * 15


@pytest.mark.parametrize("words", ["见附表", "見附表"])
def test_words_among_the_empty_cells_of_table_4_have_their_columns(words: str) -> None:
    labels = "<td>结果维持<td>结果纠正<td>其他结果<td>尚未审结<td>总计"
    page = (
        f"<table><tr><td colspan=5>行政复议<td colspan=10>行政诉讼</tr><tr>{labels.replace('<td>', '<td rowspan=2>')}<td colspan=5>未经复议直接起诉"
        f"<td colspan=5>复议后起诉</tr><tr>{labels * 2}</tr><tr>{'<td>' * 6}<td>{words}{'<td>' * 8}</tr></table>"
    )
    assert list(found(page).values()) == ["blank"] * 6 + ["text"] + ["blank"] * 8


@pytest.mark.parametrize(("printed", "state"), [("無", "not_applicable"), ("1.5萬", "number"), ("減3", "number")])
def test_traditional_characters_in_cells(printed: str, state: str) -> None:
    from ingest.values import read_value

    assert read_value(printed).state.value == state


def test_money_in_traditional_characters_keeps_its_scale() -> None:
    text = "第二十條第（八）項\n信息內容\t本年收費金額（單位：萬元）\n行政事業性收費\t435875377\n第二十條第（一）項\n信息內容\t本年制發件數\t本年廢止件數\t現行有效件數\n規章\t1\t2\t3\n"
    cells = {cell.concept: (str(cell.value), cell.unit) for cell in recognise_tables(read_text(text)).cells}
    assert cells["fees.amount"] == ("435875377", "万元")


ADDED = (
    "<tr><td colspan=3 rowspan=2>项目<td rowspan=2>自然人<td colspan=6>法人或其他组织<td rowspan=2>总计</tr>"
    + LOWER.replace("</tr>", "<td>小计</tr>")
    + line(ROWS[0], *"12345698")
    + line(ROWS[1], *"12345698")
)  # a table with a column that no form has, without its last rows


@pytest.mark.parametrize("label", [f"<td colspan=3>{ROWS[2]}", f"<td colspan=5>{ROWS[2]}"])
def test_a_table_that_goes_on_without_its_header_has_the_columns_of_its_first_part(label: str) -> None:
    rest = "<tr>" + label + "".join(f"<td>{value}" for value in ("", "0", "", "0", "0", "0", "5", "0")) + "</tr>"
    cells = found(f"<table>{ADDED}</table><p></p><table>{rest}</table>")
    assert row(cells, "requests.carried_out") == ("blank", "0", "blank", "0", "0", "0", "0")


def test_a_label_that_is_not_merged_stands_in_the_second_part_where_it_does_in_the_first() -> None:
    def parted(label: str, *values: str) -> str:
        return line(label, *values).replace("<td colspan=3>", "<td>").replace(label, f"{label}<td><td>")

    head = f"{UPPER.format(umbrella='法人或其他组织')}{LOWER}"
    rest = parted(ROWS[2], "", "0", "", "3", "0", "", "")
    cells = found(f"<table>{head}{parted(ROWS[0], *'1234569')}{parted(ROWS[1], *'1234569')}</table><table>{rest}</table>")
    assert row(cells, "requests.carried_out") == ("blank", "0", "blank", "3", "0", "blank", "blank")
    elsewhere = rest.replace("<td>", "<td><td>", 1).removesuffix("<td></tr>")
    cells = found(f"<table>{head}{parted(ROWS[0], *'1234569')}{parted(ROWS[1], *'1234569')}</table><table>{elsewhere}</table>")
    assert set(row(cells, "requests.carried_out")) == {"unreadable"}


def test_a_row_moved_among_those_of_a_deeper_group_is_not_read_by_position() -> None:
    def cells(*texts: str) -> str:
        return "<tr>" + "".join(f"<td>{text}" for text in texts) + "</tr>"

    head = cells("项目", "", "", "自然人", "法人或其他组织", "", "", "", "", "总计", "")
    lower = cells("", "", "", "", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "", "")
    rows = cells("", "", "2.重复申请", "", "", "无", "", "", "", "", "") + cells("", "（七）总计", "", "0", "", "", "", "/", "", "", "")
    moved = cells("", "四、结转下年度继续办理", "", "", "", "", "", "", "", "11", "")
    assert set(row(found(f"<table>{head}{lower}{rows}{moved}</table>"), "requests.carried_out")) == {"unreadable"}


@pytest.mark.parametrize("between", ["", "<p>续表</p>"])
def test_a_row_that_lacks_a_cell_or_a_table_apart_has_other_columns(between: str) -> None:
    short = "" if between else "<td>"
    rest = f"<tr>{short}<td colspan=3>{ROWS[2]}" + "".join(
        f"<td>{value}" for value in ("", "0", "", "0", "0", "0", "5", "0")[bool(short) :]
    )
    cells = found(f"<table>{ADDED}</table>{between}<table>{rest}</tr></table>")
    assert set(row(cells, "requests.carried_out")) <= {"unreadable", "-"}


def test_a_column_whose_label_says_nothing_is_not_counted_for_another() -> None:
    lower = LOWER.replace("</tr>", "<td>计</tr>")
    head = f"<tr><td colspan=3 rowspan=2>项目<td rowspan=2>自然人<td colspan=6>法人或其他组织<td rowspan=2>总计</tr>{lower}"
    rows = (("无", "", "", "", "", "", "9", ""), ("1", "2", "3", "4", "5", "6", "9", ""), ("", "", "无", "", "", "", "4", ""))
    cells = found(f"<table>{head}{''.join(line(label, *values) for label, values in zip(ROWS, rows, strict=True))}</table>")
    totals = [row(cells, f"requests.{name}")[6] for name in ("received", "carried_in", "carried_out")]
    assert set(totals) <= {"unreadable", "blank", "-"}


def test_another_word_for_a_row_that_is_numbered_like_a_chapter_ends_no_table() -> None:
    rows = [f"{label}\n" + "\n".join("1234569") for label in (ROWS[0], ROWS[1], "四、结转下一年度继续办理")]
    cells = texts("自然人\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n总计\n" + "\n".join(rows))
    assert row(cells, "requests.carried_out") == tuple("1234569")


def test_outcomes_of_no_block_are_passed_over() -> None:
    rows = "".join(f"<tr><td>{label}<td></tr>" for label in ("结果维持", "结果纠正", "其他结果", "尚未审结"))
    assert not found(f"<table>{rows}<tr><td>总计<td>5</tr></table>")


def upright(rows: str) -> dict[str, str]:
    cells = recognise_tables(read_text("四、政府信息公开行政复议、行政诉讼情况\n" + rows)).cells
    return {cell.concept: str(cell.value) for cell in cells if cell.value is not None}


def test_block_names_centred_among_their_rows() -> None:
    rows = (
        "结果维持\n结果纠正\n行政复议\t其他结果\n尚未审结\t3\n总计\n"
        "结果维持\t28\n结果纠正\t1\n未经复议直接起诉\t其他结果\t2\n尚未审结\t0\n总计\t31\n行政诉讼\n结果维持\n结果纠正\t16\n复议后起诉\t其他结果\t0\n尚未审结\t0\n总计\t16\n"
    )
    assert upright(rows) == {
        "review.pending": "3", "litigation.direct.upheld": "28", "litigation.direct.corrected": "1", "litigation.direct.other": "2",
        "litigation.direct.pending": "0", "litigation.direct.total": "31", "litigation.after_review.corrected": "16",
        "litigation.after_review.other": "0", "litigation.after_review.pending": "0", "litigation.after_review.total": "16",
    }  # fmt: skip


def test_a_block_without_a_name_is_not_that_of_the_block_before() -> None:
    rows = "行政复议\t结果维持\t1\n结果纠正\t2\n其他结果\t3\n尚未审结\t4\n总计\t10\n结果维持\t5\n结果纠正\t6\n其他结果\t7\n尚未审结\t8\n总计\t26\n"
    assert not {concept: value for concept, value in upright(rows).items() if value in {"5", "6", "7", "8", "26"}}


def test_filled_cells_before_a_row_may_be_what_it_lacks() -> None:
    head = "项目\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n"
    rows = f"{ROWS[0]}\t1\t2\t3\t4\t5\t6\t7\n\t\t\t\t\t\t\t4282\n{ROWS[1]}\t1\t2\t3\t4\t5\t6\t\n{ROWS[2]}\t0\t0\t0\t0\t0\t0\t0\n"
    found_ = texts(head + rows)
    assert found_["requests.carried_in", Applicant.TOTAL] == "unreadable"
    assert found_["requests.carried_out", Applicant.TOTAL] == "0"


@pytest.mark.parametrize("outcomes", ["总计 结果 结果 其他 尚未", "尚未 结果 其他 结果 总计"])
def test_moved_outcomes_that_lost_letters_are_not_read_as_in_the_form(outcomes: str) -> None:
    labels = "<td>" + "<td>".join(outcomes.split())
    page = (
        f"<table><tr><td colspan=5>行政复议<td colspan=10>行政诉讼</tr><tr>{labels.replace('<td>', '<td rowspan=2>')}<td colspan=5>未经复议直接起诉"
        f"<td colspan=5>复议后起诉</tr><tr>{labels * 2}</tr><tr>{''.join(f'<td>{n}' for n in range(15))}</tr></table>"
    )
    assert set(found(page).values()) <= {"unreadable"}


def test_words_in_place_of_an_outcome_are_its_own_behind_empty_cells() -> None:
    blocks = "\t行政复议\t行政诉讼（未经复议直接起诉）\t行政诉讼（复议后起诉）\n"
    rows = "结果维持\t1\t2\t\n结果纠正\t\t\t0\n其他结果\t\t暂无数据\t5\n尚未审结\t\t\t未公开\n总计\t1\t2\t5\n"
    cells = recognise_tables(read_text("四、政府信息公开行政复议、行政诉讼情况\n" + blocks + rows)).cells
    states = {cell.concept: str(cell.value) if cell.value is not None else cell.state.value for cell in cells}
    assert [states[f"litigation.{block}"] for block in ("direct.other", "after_review.pending")] == ["text", "text"]
    assert [states[f"litigation.{block}.total"] for block in ("direct", "after_review")] == ["2", "5"]


def test_pipes_that_part_cells_are_told_from_lines_that_lack_one_side() -> None:
    rows = " | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计\n行政复议 | 1 |  |  |  | \n行政诉讼（未经复议直接起诉） | 2 |  |  |  | \n行政诉讼（复议后起诉） | 0 |  |  |  | \n"
    assert upright(rows) == {"review.upheld": "1", "litigation.direct.upheld": "2", "litigation.after_review.upheld": "0"}


def test_a_number_merged_down_over_two_rows_is_neither_row_s() -> None:
    first = f"<tr><td colspan=3>{ROWS[0]}<td rowspan=2>5<td>1<td>0<td>0<td>0<td>0<td rowspan=2>6</tr>"
    second = f"<tr><td colspan=3>{ROWS[1]}<td>2<td>0<td>0<td>0<td>0</tr>"
    page = f"<table>{UPPER.format(umbrella='法人或其他组织')}{LOWER}{first}{second}{line(ROWS[2], *'1000001')}</table>"
    cells = found(page)
    assert row(cells, "requests.received") == ("unreadable", "1", "0", "0", "0", "0", "unreadable")
    assert row(cells, "requests.carried_in") == ("unreadable",) * 7


def test_zeros_merged_down_are_no_blanks_of_the_rows_below() -> None:
    first = f"<tr><td colspan=3>{ROWS[0]}" + "<td rowspan=2>0" * 7 + "</tr>"
    page = (
        f"<table>{UPPER.format(umbrella='法人或其他组织')}{LOWER}{first}<tr><td colspan=3>{ROWS[1]}</tr>{line(ROWS[2], *'1000001')}</table>"
    )
    cells = found(page)
    assert row(cells, "requests.received") == ("0",) * 7
    assert row(cells, "requests.carried_in") == ("unreadable",) * 7


def test_an_empty_line_after_a_row_may_part_it_from_the_next_block() -> None:
    rows = "规章\n1\n2\n3\n行政规范性文件\n4\n5\n6\n\n"
    fees = "第二十条第（八）项\n信息内容\n上一年项目数量\n本年增/减\n行政事业性收费\n0\n\n"
    bids = "第二十条第（九）项\n信息内容\n采购项目数量\n采购总金额\n政府集中采购\n7\n8万元\n"
    found_ = texts(f"第二十条第（一）项\n信息内容\n本年新制作数量\n本年新公开数量\n对外公开总数量\n{rows}{fees}{bids}")
    assert {found_["fees.items_last_year", ""], found_["fees.items_change", ""]} == {"unreadable"}


def test_an_upright_table_of_disputes_with_empty_cells_in_another_order_is_read() -> None:
    outcomes = ("总计", "结果维持", "结果纠正", "其他结果", "尚未审结")
    blocks = ("行政复议", "未经复议直接起诉", "复议后起诉")
    rows = "".join(
        f"<tr><td>{block if n == 0 else ''}<td>{name}<td>{'7' if (block, name) == (blocks[1], '尚未审结') else ''}</tr>"
        for block in blocks
        for n, name in enumerate(outcomes)
    )
    cells = found(f"<table><tr><td>类别<td>结果<td>件数</tr>{rows}</table>")
    assert cells.pop(("litigation.direct.pending", "")) == "7"
    assert list(cells.values()) == ["blank"] * 14


def test_a_line_of_a_label_beside_its_numbers_is_no_excuse_for_one() -> None:
    label = "2.申请人逾期未按收费通\n知要求缴纳费用、行政机关\n不再处理其政府信息公开申 - 0 0 - - 0 -\n请"
    text = f"三、收到和处理政府信息公开申请情况\n自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n{ROWS[0]} 1 0 0 0 0 0 1\n{ROWS[1]} 0 0 0 0 0 0 0\n{label}\n"
    cells = recognise_tables(read_text(text)).cells
    assert [str(cell.value) for cell in cells if cell.concept == "requests.other.no_payment"] == [
        "None",
        "0",
        "0",
        "None",
        "None",
        "0",
        "None",
    ]


def test_a_merged_label_that_ends_before_the_columns_tells_nothing_of_what_stands_where() -> None:
    moved = f"<tr><td colspan=2>{ROWS[2]}<td><td><td><td><td><td>5<td><td></tr>"
    page = f"<table>{UPPER.format(umbrella='法人或其他组织')}{LOWER}{line(ROWS[0], *'1234567')}{line(ROWS[1], *'0000000')}{moved}</table>"
    assert "5" not in row(found(page), "requests.carried_out")


def carried_out(cells: str) -> tuple[str, ...]:
    """The last of six rows, whose label reaches over one column too few."""
    labels = (*ROWS[:2], "（一）予以公开", "（二）部分公开", "（七）总计")
    whole = "".join(line(label, *"1234567") for label in labels)
    page = f"<table>{UPPER.format(umbrella='法人或其他组织')}{LOWER}{whole}<tr><td colspan=2>{ROWS[2]}{cells}</tr></table>"
    return row(found(page), "requests.carried_out")


@pytest.mark.parametrize("rest", ["", "<td>"])
def test_a_moved_row_with_a_cell_for_each_column_is_counted(rest: str) -> None:
    assert carried_out(f"<td>0<td>0<td>31<td><td>无<td>2<td>33{rest}") == ("0", "0", "31", "blank", "not_applicable", "2", "33")


@pytest.mark.parametrize(
    "cells",
    [
        "<td><td>0<td>31<td><td>0<td>2<td>33",
        "<td>0<td>31<td><td>0<td>2<td>33<td>",
        "<td>0<td colspan=2>31<td><td>0<td>33",
        "<td>0<td>31<td><td>33",
    ],
    ids=["label cell", "last cell empty", "merged", "too few"],
)
def test_a_moved_row_whose_cells_may_be_others_stays_open(cells: str) -> None:
    assert set(carried_out(cells)) == {"unreadable"}


def test_a_caption_printed_again_in_each_cell_of_its_row_heads_no_column() -> None:
    caption = "<tr>" + "<td>填报单位：本机关    单位：件" * 10 + "</tr>"
    head = caption + UPPER.format(umbrella="法人或其他组织") + LOWER
    page = f"<table>{head}{line(ROWS[0], *'1234567')}{line(ROWS[1], *'1234567')}</table><table>{line(ROWS[2], '', '5', '', '', '', '', '')}</table>"
    assert row(found(page), "requests.received") == tuple("1234567")
    assert row(found(page), "requests.carried_out")[1] == "5"


def test_the_values_after_a_label_that_is_a_picture_are_not_those_of_the_row_above() -> None:
    picture = line("<img src=a.png>", "—", "", "0", "20", "", "0", "")
    rows = line(ROWS[0], *"1234567") + line(ROWS[1], "0", "", "", "", "", "0", "") + picture + line(ROWS[2], *"0000000")
    cells = found(f"<table>{UPPER.format(umbrella='法人或其他组织')}{LOWER}{rows}</table>")
    assert row(cells, "requests.carried_in") == ("0", "blank", "blank", "blank", "blank", "0", "blank")


def test_a_bracket_on_a_line_of_its_own_is_no_value() -> None:
    text = "统计指标 单位 统计数\n（四）政府信息公开专项经费（不\n包括用于政府公报编辑管理及政府网站建设维护等方面的经费\n）\n万元 14.62\n（一）举办各类培训班数 次 3\n（二）接受培训人员数 人次 309\n（三）从事政府信息公开工作人员数 人 2\n1.专职人员数 人 1\n"
    cells = {cell.concept: str(cell.value) for cell in recognise_tables(read_text(text)).cells}
    assert cells["budget.special"] == "14.62"


def test_a_row_moved_by_a_whole_column_is_counted_also_where_columns_are_several_of_the_grids() -> None:
    wide = "<tr><td colspan=4>项目<td colspan=2>自然人<td colspan=2>商业企业<td>科研机构<td>社会公益组织<td colspan=2>法律服务机构<td>其他<td>总计</tr>"
    rows = [f"<tr><td colspan=4>{label}<td colspan=2>1<td colspan=2>2<td>3<td>4<td colspan=2>5<td>6<td>21</tr>" for label in ROWS[:2]]
    moved = f"<tr><td>{ROWS[2]}<td colspan=3>2<td colspan=2>0<td colspan=2>0<td>0<td>3<td colspan=2>0<td>5<td></tr>"
    cells = found(f"<table>{wide}{''.join(rows)}{moved}</table>")
    assert row(cells, "requests.carried_in") == ("1", "2", "3", "4", "5", "6", "21")
    assert row(cells, "requests.carried_out") == ("2", "0", "0", "0", "3", "0", "5")


def test_a_sign_without_its_number_is_no_word() -> None:
    head = "<tr><td>信息内容<td>上一年项目数量<td>本年增/减<td>处理决定数量</tr>"
    rows = "<tr><td>行政处罚<td>5<td>增<td>7</tr><tr><td>行政强制<td>1<td>减2<td>3</tr>"
    cells = found(f"<table><tr><td colspan=4>第二十条第（六）项</tr>{head}{rows}</table>")
    assert (cells["penalties.items_change", ""], cells["coercion.items_change", ""]) == ("unreadable", "-2")
