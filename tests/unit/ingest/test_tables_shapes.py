"""Table 3 in shapes of its own: on its side, told line by line, with runs of blanks for empty cells."""

import pytest

from ingest.readers.markup import read_markup
from ingest.readers.text import read_text
from ingest.tables import recognise_tables

APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
ROWS = {
    "一、本年新收政府信息公开申请数量": "5 0 1 0 0 2 8",
    "二、上年结转政府信息公开申请数量": "1 0 0 0 0 0 1",
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请": "1 0 0 0 0 0 1",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请": "0 0 0 0 0 1 1",
    "3.其他": "4 0 0 0 0 0 4",
    "（七）总计": "5 0 1 0 0 2 8",
    "四、结转下年度继续办理": "1 0 0 0 0 0 1",
}
HEADING = "三、收到和处理政府信息公开申请情况"
CELLS = [value for line in ROWS.values() for value in line.split()]


def printed(document: str) -> list[str]:
    parsed = read_markup(document) if document.startswith("<") else read_text(document)
    cells = recognise_tables(parsed).cells
    return [str(cell.value if cell.value is not None else cell.state.value) for cell in cells if cell.concept.startswith("requests.")]


def lying(values: list[list[str]], separator: str = "\t") -> str:
    lines = [["申请人情况", *ROWS], *([name, *(row[place] for row in values)] for place, name in enumerate(APPLICANTS))]
    return "\n".join([HEADING, *(separator.join(line) for line in lines)])


def test_a_lying_table_without_group_labels() -> None:
    """3.其他 and （七）总计 are told by what stands beside them, as in a table that stands upright."""
    assert printed(lying([line.split() for line in ROWS.values()])) == CELLS
    rows = "".join(f"<tr><td>{'<td>'.join(line.split(chr(9)))}</tr>" for line in lying([v.split() for v in ROWS.values()]).split("\n")[1:])
    assert printed(f"<html><body><h2>{HEADING}</h2><table>{rows}</table></body></html>") == CELLS


def test_a_lying_table_that_lacks_a_cell_is_not_read_by_position() -> None:
    text = lying([line.split() for line in ROWS.values()]).replace("自然人\t5", "自然人")
    assert set(printed(text)) <= {"unreadable"}


@pytest.mark.parametrize("mark", ["，", "、", "；"])
def test_rows_told_as_lists(mark: str) -> None:
    lines = [f"{label}：{line.replace(' ', mark)}。" for label, line in ROWS.items()]
    assert printed("\n".join([HEADING, *lines])) == CELLS
    first = lines[0].replace(f"5{mark}", "", 1)
    assert printed("\n".join([HEADING, first, *lines[1:]]))[:7] == ["unreadable"] * 7


def test_lists_whose_sums_do_not_tell_the_order_are_open() -> None:
    """The total comes first, and no header says so."""
    lines = [f"{label}：{'，'.join(line.split()[-1:] + line.split()[:-1])}" for label, line in ROWS.items()]
    assert set(printed("\n".join([HEADING, *lines]))) <= {"unreadable"}


def test_rows_told_in_clauses() -> None:
    rows = [
        f"{label}：" + "，".join(f"{name}{n}件" for name, n in zip(APPLICANTS, line.split(), strict=True)) for label, line in ROWS.items()
    ]
    assert printed("\n".join([HEADING, *(f"{row}。" for row in rows)])) == [
        n for label in ROWS if label != "3.其他" for n in ROWS[label].split()
    ]


BLANKED = [[value.replace("0", "") for value in line.split()] for line in ROWS.values()]
LINES = [[label, *values] for label, values in zip(ROWS, BLANKED, strict=True)]


@pytest.mark.parametrize("blank", ["\xa0" * 4, "　　", "\xa0" * 7])
@pytest.mark.parametrize("between", [" ", "\xa0"])
def test_empty_cells_that_are_runs_of_blanks(blank: str, between: str) -> None:
    text = "\n".join([HEADING, "项目 " + " ".join(APPLICANTS), *(between.join(cell or blank for cell in line) for line in LINES)])
    assert printed(text) == [value or "blank" for values in BLANKED for value in values]


def test_runs_of_blanks_of_several_lengths_tell_nothing() -> None:
    text = "\n".join([HEADING, "项目 " + " ".join(APPLICANTS), *(" ".join(cell or "\xa0" * 4 for cell in line) for line in LINES)])
    assert set(printed(text.replace("\xa0" * 4, "\xa0" * 3, 1))) <= {"unreadable"}


def test_lines_without_a_complete_row_have_their_cells_where_each_has_all() -> None:
    lines = [line for label, *values in LINES for line in (label, *(value or "\xa0" for value in values))]
    assert printed("\n".join([HEADING, "项目", *APPLICANTS, *lines])) == [value or "blank" for values in BLANKED for value in values]
    assert "blank" not in printed("\n".join([HEADING, "项目", *APPLICANTS, *lines[:1], *lines[2:]]))


ADDED = ["项目", *APPLICANTS[:6], "小计", "总计"]  # a column that no form has: its cells are told by where they stand


def added(foot: str = "", lead: str = "") -> list[str]:
    rows = ["".join(f"<td>{cell}" for cell in (label, *line.split()[:6], "9", line.split()[6])) for label, line in ROWS.items()]
    head = "".join(f"<td>{cell}" for cell in ADDED)
    return printed(
        f"<html><body><h2>{HEADING}</h2><table><tr>{lead}{head}{''.join(f'<tr>{row}' for row in rows)}{foot}</table></body></html>"
    )


def test_a_remark_below_a_table_need_not_reach_over_all_of_it() -> None:
    assert added() == CELLS
    assert added(foot="<tr><td colspan=3>填表人：李四") == CELLS
    assert set(added(lead="<td>")) <= {"unreadable"}


def test_words_in_place_of_a_figure_in_an_upright_table_of_disputes() -> None:
    head = "<tr><td>类别<td><td>结果<td>件数<tr><td rowspan=5 colspan=2>行政复议<td>结果维持<td>暂未统计"
    rest = "".join(f"<tr><td>{name}<td>{n}" for n, name in enumerate(("结果纠正", "其他结果", "尚未审结", "总计")))
    cells = recognise_tables(read_markup(f"<html><body><table>{head}{rest}</table></body></html>")).cells
    assert [cell.state.value for cell in cells] == ["text", "number", "number", "number", "number"]


def test_a_label_whose_last_letter_stands_below_its_values() -> None:
    """行政诉讼（未经复议直接起 | values | 诉）: the group and the row are one label, cut inside the row."""
    lines = (
        "结果维持 结果纠正 其他结果 尚未审结 总计",
        "行政复议 1 2 0 0 3",
        "行政诉讼（未经复议直接起",
        "5 0 1 0 6",
        "诉）",
        "行政诉讼（复议后起诉） 0 2 0 0 2",
    )
    document = read_text("\n".join(["四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", *lines]))
    cells = {cell.concept: cell.value for cell in recognise_tables(document).cells}

    assert [cells[f"litigation.direct.{end}"] for end in ("upheld", "corrected", "other", "pending", "total")] == [5, 0, 1, 0, 6]
    assert cells["litigation.after_review.total"] == 2


def test_a_word_cut_between_its_letters_over_two_lines() -> None:
    """法人或其 | 它组织 is 法人或其他组织, as 其它 is 其他 in one word."""
    header = ["申请人情况", "自然人", "法人或其", "它组织", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    lines = [HEADING, *header]
    for label, values in ROWS.items():
        lines += [label, *values.split()]
    assert printed("\n\n".join(lines)) == CELLS
