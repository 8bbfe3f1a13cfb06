"""Rows that a damaged file moved, or that lost a line: what stands where is open there, and never read one place apart."""

import pytest

from ingest.readers.markup import read_markup
from ingest.readers.text import read_text
from ingest.tables import recognise_tables

UNMERGED = """<table>
<tr><td>项目<td><td><td>自然人<td>商业企业<td>科研机构<td>社会公益组织<td>法律服务机构<td>其他<td>总计
<tr><td>三、本年度办理结果<td>（六）其他处理<td>1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请<td>0<td>0<td>0<td>0<td>0<td>0<td>0
<tr><td><td><td>2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请<td>0<td>0<td>5<td>0<td>0<td>0<td>5
<tr>{closed}
<tr><td>四、结转下年度继续办理<td><td><td>0<td>0<td>0<td>0<td>0<td>0<td>0
</table>"""


def closed(cells: str) -> list[str]:
    found = recognise_tables(read_markup(f"<html><body>{UNMERGED.format(closed=cells)}</body></html>")).cells
    return [str(cell.value or cell.state.value) for cell in found if cell.concept == "requests.closed"]


def test_a_label_one_column_too_far_left_has_moved_its_cells() -> None:
    """三、本年度办理结果 reaches over a row too few: 7 is the total, under the label of the column before it."""
    assert closed("<td>（七）总计<td><td><td><td><td><td><td><td>7<td>") == ["unreadable"] * 7
    assert closed("<td><td>（七）总计<td><td><td><td><td><td><td><td>7") == ["blank"] * 6 + ["7"]


REPEATED = """<table>
<tr><td>项目<td>项目<td>项目<td>自然人<td>商业企业<td>科研机构<td>社会公益组织<td>法律服务机构<td>其他<td>总计
<tr><td><td><td>4.无正当理由大量反复申请<td><td><td>/<td>0<td><td><td>
<tr><td><td><td>5.要求行政机关确认或重新出具已获取信息<td><td>3<td><td><td><td><td>3
<tr>{other}
<tr><td>四、结转下年度继续办理<td>四、结转下年度继续办理<td>四、结转下年度继续办理<td><td><td><td><td><td>0<td>
</table>"""


def test_a_label_printed_in_each_place_it_covers_shows_that_its_cells_have_moved() -> None:
    """The merged cell before it ends a row too early: the cells of （六）其他处理 begin right behind the label, below another one's."""
    label = "<td>（六）其他处理" * 2

    def other(cells: str) -> list[str]:
        found = recognise_tables(read_markup(f"<html><body>{REPEATED.format(other=cells)}</body></html>")).cells
        return [str(cell.state.value if cell.value is None else cell.value) for cell in found if cell.concept == "requests.other"]

    assert other(f"{label}<td><td>2<td><td><td><td>/<td>2<td>") == ["unreadable"] * 7
    assert other(f"<td>{label}<td><td>2<td><td><td><td>/<td>2") == ["blank", "2", "blank", "blank", "blank", "not_applicable", "2"]


CUT_LABELS = """<table>
<tr><td colspan=3>项目<td>自然人<td>商业企业<td>科研机构<td>社会公益组织<td>法律服务机构<td>其他<td>总计
<tr><td rowspan={rows}>三、本年度办理结果<td rowspan=3>（六）其他处理<td>1.逾期不<td>0<td><td><td>0<td><td>0<td>
<tr><td>2.逾期不<td><td><td><td><td><td>/<td>
<tr><td>3.其他<td><td><td><td>5<td><td><td>{rest}
<tr><td colspan=2>（七）总计<td><td><td><td><td><td>0<td>{rest}
<tr><td colspan=3>四、结转下年度继续办理<td><td><td><td><td>-<td><td>
</table>"""


@pytest.mark.parametrize(("rows", "rest", "read"), [(4, "", ["blank"] * 3 + ["5"] + ["blank"] * 3), (2, "<td>", ["unreadable"] * 7)])
def test_a_reason_left_of_where_others_stand_has_moved_whatever_these_say(rows: int, rest: str, read: list[str]) -> None:
    """Rows set too low leave 1.逾期不, which names nothing: that there are words in the column of labels still tells."""
    table = CUT_LABELS.format(rows=rows, rest=rest)
    found = recognise_tables(read_markup(f"<html><body>{table}</body></html>")).cells
    assert [str(cell.state.value if cell.value is None else cell.value) for cell in found if cell.concept == "requests.other.other"] == read


def lines(*texts: str) -> dict[str, str]:
    """The cells of a text with a cell on each line."""
    cells = recognise_tables(read_text("\n".join(texts))).cells
    return {f"{cell.concept}/{cell.applicant or ''}": str(cell.value if cell.value is not None else cell.state.value) for cell in cells}


def test_a_total_read_first_may_be_the_last_column_also_where_the_line_before_it_is_lost() -> None:
    head = ("总计", "自然人", "法人或其他组织", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
    whole = ("一、本年新收政府信息公开申请数量", *"2000103", "二、上年结转政府信息公开申请数量", *"4000004")
    found = lines(*head, *whole, "四、结转下年度继续办理", *"5100006")
    assert found["requests.received/natural_person"] == "2"
    assert found["requests.carried_out/total"] == "6"


ONE_COLUMN = ("政府信息公开情况统计表", "统计指标", "单位", "统计数")
CHANNELS = ("1.当面申请数", "件", "5", "2.传真申请数", "件", "6", "3.网络申请数", "件", "7", "4.信函申请数", "件", "8")


def one_column(*without: int) -> list[str]:
    """What the text without these of its lines says of the four channels."""
    kept = [text for place, text in enumerate(CHANNELS) if place not in without]
    found = lines(*ONE_COLUMN, "（一）收到申请数", "件", "26", *kept, "（二）申请办结数", "件", "9", "1.按时办结数", "件", "9")
    return [found.get(f"requests.received.{name}/", "-") for name in ("in_person", "fax", "online", "letter")]


def test_a_cell_whose_line_is_lost_does_not_take_the_next_ones() -> None:
    assert one_column() == ["5", "6", "7", "8"]
    assert one_column(2) == ["unreadable", "6", "7", "8"]  # its label alone is left
    assert one_column(2, 3)[0] == "unreadable"  # two units before a cell
    assert one_column(2, 3, 4)[0] == "unreadable"  # the next label is not the form's
    assert one_column(1, 2, 3, 4)[0] == "unreadable"  # no unit, where the others have one


APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
REQUESTS = ("（一）予以公开", "（二）部分公开", "1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”")


@pytest.mark.parametrize(
    "added", [("其中：涉企信息数",), ("其中", "：涉企信息数"), ("其中：", "涉企信息数"), ("其中：涉企", "信息数"), ("其", "中：涉企信息数")]
)
def test_a_row_that_an_organ_added_leaves_the_rows_after_it_as_they_are(added: tuple[str, ...]) -> None:
    found = lines(
        *ONE_COLUMN, "（一）收到申请数", "件", "26", *CHANNELS[:3], *added, "件", "3", *CHANNELS[3:], "（二）申请办结数", "件", "9"
    )
    named = ("in_person", "fax", "online", "letter")
    assert [found[f"requests.received.{name}/"] for name in named] == ["5", "6", "7", "8"]
    assert "3" not in found.values()


def test_a_row_with_as_many_cells_as_the_form_has_may_lack_one_where_others_have_more() -> None:
    """A column that an organ added, whose label is lost."""
    rows = [text for label in REQUESTS[1:] for text in (label, *"10203066")]
    found = lines(*APPLICANTS, "总计", REQUESTS[0], *"1020366", *rows)
    assert found["requests.granted/total"] == "unreadable"


def test_what_is_left_of_two_rows_is_no_row() -> None:
    head, tail = (*APPLICANTS, "总计", REQUESTS[0], *"1000001"), (REQUESTS[4], *"2000002")
    assert lines(*head, REQUESTS[1], *"5000", *"007", REQUESTS[2], *"0000000", *tail)["requests.partly_granted/total"] == "7"
    assert lines(*head, REQUESTS[1], *"5000", *"007", *tail)["requests.partly_granted/total"] == "unreadable"
    assert lines(*head, REQUESTS[1], *"5000", *"027", *tail)["requests.partly_granted/total"] == "7"  # its sum bears it out


def test_a_header_that_lost_a_column_of_the_other_page_is_none() -> None:
    """代码 and 本年累计 stay; what stands below is 代码 and 本期实际, where the last column is empty."""
    head = "指标名称 计量单位 代码 本期实际 本年累计\n主动公开信息数 条 01 3 37\n网上咨询数 人次 07 4 40\n咨询电话接听数 人次 08 8 9\n收到申请数 件 09 9 12\n1.当面申请数 件 10 9 12\n"
    rest = "指标名称 计量单位 代码 本年累计\n对申请的答复总数 件 16 13\n1.同意公开答复数 件 17 50\n行政复议数 件 25 99\n"
    found = lines(head, "7", rest)
    assert found["requests.received/total"] == "12"
    assert found["requests.replied/"] == "unreadable"


def test_a_row_that_only_one_parent_has_stands_below_it_also_where_its_line_is_lost() -> None:
    """Without the line of 五、行政诉讼数量, its 其他情形 is not that of 四、行政复议数量."""
    review = "四、行政复议数量 件 9\n（一）维持具体行政行为数 件 4\n（二）被依法纠错数 件 5\n"
    found = lines(
        "统计指标 单位 统计数", f"{review}（一）维持具体行政行为或者驳回原告诉讼请求数 件 1\n（三）其他情形数 件 6\n六、举报投诉数量 件 0"
    )
    assert found["litigation.other_situations/"] == "6"
    assert "review.other_situations/" not in found


def test_outcomes_over_the_names_of_blocks_have_moved() -> None:
    """Each block lost its empty cell, and with it the header looks as wide as they are."""
    head = "四、政府信息公开行政复议、行政诉讼情况\n结果维持    结果纠正    其他结果    尚未审结    总计\n"
    found = lines(head + "行政复议    0    160    0    0\n行政诉讼（未经复议直接起诉）    0    21    0    0")
    assert set(found.values()) <= {"unreadable"}
