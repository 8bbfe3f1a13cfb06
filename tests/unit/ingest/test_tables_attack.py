"""Tables that look like the national ones, or nearly so: their numbers are told right or not at all."""

from decimal import Decimal

import pytest

from askgov.domain import Applicant, State
from ingest.readers.markup import read_markup
from ingest.readers.text import read_text
from ingest.tables import TablesFound, recognise_tables

TITLE = "某县教育局2023年政府信息公开工作年度报告\n"
CHAPTER = TITLE + "三、收到和处理政府信息公开申请情况\n"
ROWS = (
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "（一）予以公开",
    "（二）部分公开",
    "（七）总计",
    "四、结转下年度继续办理",
)
LABELS = {
    "自然人": ("natural_person", 1),
    "商业企业": ("company", 2),
    "科研机构": ("research", 3),
    "社会公益组织": ("nonprofit", 4),
    "法律服务机构": ("legal_service", 5),
    "其他": ("other_org", 6),
    "总计": ("total", 21),
}
TABLE_2 = (
    "第二十条第（一）项\n信息内容\t{columns}\n规章\t1\t2\t3\n{normative}第二十条第（五）项\n信息内容\t本年处理决定数量\n"
    "{licensing}\t77\n第二十条第（六）项\n行政处罚\t88\n行政强制\t9\n第二十条第（八）项\n行政事业性收费\t12\n"
)
COLUMNS = "本年制发件数\t本年废止件数\t现行有效件数"
NORMATIVE = "行政规范性文件\t4\t5\t6\n"


def found(text: str) -> TablesFound:
    return recognise_tables(read_text(text))


def numbers(text: str, start: str = "") -> dict[tuple[str, str], Decimal]:
    """The numbers found, by concept and applicant."""
    cells = found(text).cells
    return {(c.concept, c.applicant or ""): c.value for c in cells if c.value is not None and c.concept.startswith(start)}


def received(text: str) -> dict[str, Decimal]:
    return {applicant: value for (concept, applicant), value in numbers(text).items() if concept == "requests.received"}


def table_2(columns: str = COLUMNS, normative: str = NORMATIVE, licensing: str = "行政许可") -> str:
    return TITLE + "二、主动公开政府信息情况\n" + TABLE_2.format(columns=columns, normative=normative, licensing=licensing)


def requests(rows: tuple[str, ...] = ROWS, header: tuple[str, ...] = tuple(LABELS), gap: str = "\t") -> str:
    values = [str(LABELS[label][1]) for label in header]
    return "\n".join(gap.join(cells) for cells in [["项目", *header], *([row, *values] for row in rows)]) + "\n"


@pytest.mark.parametrize(
    "heads",
    [
        [f"{year}年" for year in range(2017, 2024)],
        [str(year) for year in range(2017, 2024)],
        ["县政府办", "城关镇", "东风乡", "红旗镇", "胜利乡", "幸福乡", "合计"],
    ],
)
def test_seven_years_or_units_are_not_seven_applicants(heads: list[str]) -> None:
    table = "\n".join("\t".join([row, "1", "2", "3", "4", "5", "6", "21"]) for row in ROWS)
    assert not numbers(CHAPTER + "项目\t" + "\t".join(heads) + "\n" + table)


@pytest.mark.parametrize("heads", ["2021年\t2022年\t2023年", "上年\t本年\t增减"])
def test_years_are_not_the_columns_of_table_2(heads: str) -> None:
    text = table_2(heads)
    assert not numbers(text, "regulations")
    assert not numbers(text, "normative")
    assert numbers(text)["licensing.decisions", ""] == 77  # under a header of its own
    assert found(text).format == "2021+"


def test_a_missing_column_shifts_nothing() -> None:
    header = [label for label in LABELS if label != "科研机构"]
    rows = [["项目", "", *header], ["---"] * 8, *([row, "", "1", "2", "4", "5", "6", "18"] for row in ROWS)]
    told = received(CHAPTER + "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n")
    assert told == {"natural_person": 1, "company": 2, "nonprofit": 4, "legal_service": 5, "other_org": 6, "total": 18}


@pytest.mark.parametrize("header", [("总计", *tuple(LABELS)[:-1]), (*tuple(LABELS)[1:-1], "自然人", "总计")])
def test_labels_line_by_line_are_read_in_their_order(header: tuple[str, ...]) -> None:
    assert received(CHAPTER + requests(header=header, gap="\n")) == dict(LABELS.values())


def test_an_open_order_that_no_sums_bear_out_is_unreadable() -> None:
    header = ("总计", *tuple(LABELS)[:-1])
    broken = requests(header=header, gap="\n").replace("\n21\n", "\n99\n")
    cells = found(CHAPTER + broken).cells
    assert cells
    assert {cell.state for cell in cells} == {State.UNREADABLE}


def test_litigation_printed_before_review_comes_first() -> None:
    outcomes = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计"
    values = "\t".join(map(str, [1, 1, 1, 1, 4, 2, 2, 2, 2, 8, 3, 3, 3, 3, 12]))
    text = f"四、政府信息公开行政复议、行政诉讼情况\n行政诉讼\t行政复议\n未经复议直接起诉\t复议后起诉\t{outcomes}\n{outcomes}\t{outcomes}\n{values}\n"
    told = numbers(TITLE + text)
    assert told["litigation.direct.total", ""] == 4
    assert told["litigation.after_review.total", ""] == 8
    assert told["review.total", ""] == 12


@pytest.mark.parametrize("caption", ["2022年收到和处理情况如下：", "附：上年度收到和处理政府信息公开申请情况", "（上年同期）"])
def test_a_table_of_another_year_is_not_this_years(caption: str) -> None:
    tables = found(CHAPTER + caption + "\n" + requests())
    assert not tables.cells
    assert [absent.reason for absent in tables.absent if absent.table == "3"] == ["只有别的年度的表，没有采用。"]


@pytest.mark.parametrize("caption", ["2023年收到和处理情况如下：", "其中上年结转2件，见下表：", "较上年增长5%，具体如下：", ""])
def test_a_table_of_this_year_is_read_under_its_caption(caption: str) -> None:
    assert received(CHAPTER + caption + "\n" + requests()) == dict(LABELS.values())


def test_last_years_table_does_not_spoil_this_years() -> None:
    old = requests().replace("21", "20")
    assert received(CHAPTER + requests() + "附：2022年收到和处理政府信息公开申请情况\n" + old) == dict(LABELS.values())


@pytest.mark.parametrize("part", ["政府规范性文件", "部门规范性文件", "非行政规范性文件"])
def test_some_normative_documents_are_not_all_of_them(part: str) -> None:
    assert not numbers(table_2(normative=f"{part}\t4\t5\t6\n"), "normative")


def test_a_narrowing_remark_makes_another_row() -> None:
    assert not numbers(table_2(licensing="行政许可（不含备案）"), "licensing")
    assert numbers(table_2(licensing="行政许可（单位：件）"))["licensing.decisions", ""] == 77


@pytest.mark.parametrize("place", [2, 4, 5])
def test_a_local_total_is_not_the_forms(place: int) -> None:
    rows = [row for row in ROWS if "总计" not in row]
    rows.insert(place, "合计")
    told = numbers(CHAPTER + requests(tuple(rows)))
    assert ("requests.received", Applicant.TOTAL) in told
    assert not any(concept == "requests.closed" for concept, _ in told)


@pytest.mark.parametrize("label", ["（七）总计", "总计"])
def test_the_forms_total_is_known_by_its_number_or_place(label: str) -> None:
    rows = (*ROWS[:4], "（五）不予处理\t1.信访举报投诉类申请", label, ROWS[5])
    assert numbers(CHAPTER + requests(rows))["requests.closed", Applicant.TOTAL] == 21


def test_a_business_table_is_not_table_2() -> None:
    text = TITLE + "我局业务情况\n项目\t数量\n规范性文件\t7\n行政许可\t9123\n行政处罚\t441\n行政强制\t3\n行政事业性收费\t88\n"
    assert not found(text).cells


def test_a_tall_cell_belongs_to_the_labels_left_of_it_alone() -> None:
    document = read_markup(
        "<table><tr><td colspan=2>第二十条第（五）项</td><td colspan=2>第二十条第（六）项</td></tr>"
        "<tr><td>信息内容</td><td>本年处理决定数量</td><td>信息内容</td><td>本年处理决定数量</td></tr>"
        "<tr><td rowspan=2>行政许可</td><td rowspan=2>926</td><td>行政处罚</td><td>31</td></tr><tr><td>行政强制</td><td>24</td></tr></table>"
    )

    assert {cell.concept: str(cell.value) for cell in recognise_tables(document).cells} == {
        "licensing.decisions": "926",
        "penalties.decisions": "31",
        "coercion.decisions": "24",
    }


def test_headings_in_a_report_that_is_one_table_head_no_columns() -> None:
    document = read_markup(
        "<table><tr><td colspan=4>公开内容覆盖政策文件、财政预决算等方面。</td></tr><tr><td colspan=4>二、主动公开政府信息情况</td></tr>"
        "<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
        "<tr><td>规章</td><td>1</td><td>2</td><td>3</td></tr><tr><td>行政规范性文件</td><td>4</td><td>5</td><td>6</td></tr></table>"
    )

    assert [str(cell.value) for cell in recognise_tables(document).cells] == ["1", "2", "3", "4", "5", "6"]
