"""Table 4 in its shapes, the generations of the format, units, and tables that are not there."""

from decimal import Decimal

import pytest

from askgov.domain import Applicant, Format, State
from ingest.parsed import ParsedReport
from ingest.readers.markup import read_markup
from ingest.readers.text import read_text
from ingest.tables import FoundCell, TablesFound, recognise_tables

REQUESTS_HEAD = "申请人情况\n自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他\n"
DISPUTES = [f"{block}.{outcome}" for block in ("review", "litigation.direct", "litigation.after_review")
            for outcome in ("upheld", "corrected", "other", "pending", "total")]  # fmt: skip
FIFTEEN = [str(number) for number in range(101, 116)]


def values(document: ParsedReport) -> dict[str, str]:
    """Concept (and applicant) → value, or state where there is none."""
    return {_name(cell): str(cell.value) if cell.value is not None else cell.state.value for cell in recognise_tables(document).cells}


def text(content: str) -> dict[str, str]:
    return values(read_text(content))


def page(*rows: str) -> dict[str, str]:
    """The values of a page with one table: rows of cells between pipes."""
    return values(read_markup(table(*rows)))


def table(*rows: str) -> str:
    return "<table>" + "".join("<tr><td>" + row.replace("|", "</td><td>") + "</td></tr>" for row in rows) + "</table>"


def absent(found: TablesFound) -> dict[str, str]:
    return {entry.table: entry.reason for entry in found.absent}


def _name(cell: FoundCell) -> str:
    return f"{cell.concept}/{cell.applicant}" if cell.applicant else cell.concept


class TestDisputes:
    HEAD = (
        "行政复议 行政诉讼\n结果维持 结果纠正 其他结果 尚未审结 总计 未经复议直接起诉 复议后起诉\n"
        + "结果维持 结果纠正 其他结果 尚未审结 总计 " * 2
    )

    @pytest.mark.parametrize(
        "content",
        [
            f"{HEAD}\n{' '.join(FIFTEEN)}",
            f"{HEAD}\n{' '.join(FIFTEEN[:12])}\n{' '.join(FIFTEEN[12:])}",
            f"{HEAD}\n" + "\n".join(FIFTEEN),
            f"行政复议 行政诉讼\n结果 结果 其他 尚未 总计 未经复议直接起诉 复议后起诉\n维持 纠正 结果 审结\n{' '.join(FIFTEEN)}",
        ],
        ids=["one row", "wrapped", "one below another", "header cut by columns"],
    )
    def test_one_row(self, content: str) -> None:
        assert text(content) == dict(zip(DISPUTES, FIFTEEN, strict=True))

    @pytest.mark.parametrize("header", ["行政复议行政诉讼", "行政复议 行政诉讼\n结果 结果 其他 尚未 总计 未经复议直接起诉 复议后起诉"])
    def test_under_a_damaged_header_sums_must_bear_out_the_order_of_the_form(self, header: str) -> None:
        sums = ["1", "2", "3", "4", "10", "0", "0", "0", "0", "0", "0", "5", "0", "0", "5"]
        assert text(f"四、情况\n{header}\n{' '.join(sums)}") == dict(zip(DISPUTES, sums, strict=True))
        assert set(text(f"四、情况\n{header}\n{' '.join(FIFTEEN)}").values()) == {"unreadable"}
        assert set(text(f"四、情况\n{header}\n{' 0' * 15}").values()) == {"0"}  # in whatever order
        assert "0" not in text(f"四、情况\n{header}\n{'- 0 0 0 0 ' * 3}").values()

    def test_under_a_damaged_header_another_tables_order_forbids_that_of_the_form(self) -> None:
        names = "科研机构 | 法律服务机构 | 商业企业 | 其他 | 社会公益组织"
        rows = ("一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（七）总计")
        applicants = f"项目 | 自然人 | {names} | 总计\n" + "\n".join(f"{row} | 1 | 0 | 0 | 0 | 0 | 0 | 1" for row in rows)
        header = "行政复议 | | | | | 行政诉讼 | | | | | | | | |\n结果 | 结果 | 其他 | 尚未 | 总计 | 未经复议直接起诉 | | | | | 复议后起诉 | | | |"
        report = f"三、收到和处理政府信息公开申请情况\n{applicants}\n四、政府信息公开行政复议、行政诉讼情况\n{header}\n{' | '.join('123061230612306')}"
        found = text(report)
        assert {found[name] for name in DISPUTES} == {"unreadable"}
        assert found["requests.received/research"] == "0"

    def test_three_small_tables(self) -> None:
        head = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计"
        titles = ["行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）"]
        parts = [f"{title}\n\n{head}\n" + "\t".join(FIFTEEN[5 * i : 5 * i + 5]) for i, title in enumerate(titles)]
        assert text("\n\n".join(parts)) == dict(zip(DISPUTES, FIFTEEN, strict=True))

    def test_upright(self) -> None:
        labels = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
        blocks = ["行政复议", "行政诉讼|未经复议直接起诉", "行政诉讼|复议后起诉"]
        lines = [f"{block}|{label}|{FIFTEEN[5 * i + j]}" for i, block in enumerate(blocks) for j, label in enumerate(labels)]
        assert text("\n".join(lines)) == dict(zip(DISPUTES, FIFTEEN, strict=True))

    def test_too_few_numbers_are_unreadable(self) -> None:
        assert set(text(f"{self.HEAD}\n{' '.join(FIFTEEN[:14])}").values()) == {"unreadable"}


class TestFormats:
    G2 = (
        "第二十条第(五)项\n信息内容|上一年项目数量|本年增/减|处理决定数量\n行政许可|8|增10|18\n其他对外管理服务事项|0|0|0\n"
        "第二十条第(六)项\n信息内容|上一年项目数量|本年增/减|处理决定数量\n行政处罚|79|-71|8\n行政强制|? 0|减1|0\n"
        "第二十条第(八)项\n信息内容|上一年项目数量|本年增/减\n行政事业性收费|1|+1036\n"
        "第二十条第(九)项\n信息内容|采购项目数量|采购总金额\n政府集中采购|3|251000元"
    )

    def test_2019(self) -> None:
        found = recognise_tables(read_text(self.G2))
        assert found.format is Format.G2
        assert [(cell.concept, str(cell.value)) for cell in found.cells] == [
            ("licensing.items_last_year", "8"), ("licensing.items_change", "10"), ("licensing.decisions", "18"),
            ("other_services.items_last_year", "0"), ("other_services.items_change", "0"), ("other_services.decisions", "0"),
            ("penalties.items_last_year", "79"), ("penalties.items_change", "-71"), ("penalties.decisions", "8"),
            ("coercion.items_last_year", "0"), ("coercion.items_change", "-1"), ("coercion.decisions", "0"),
            ("fees.items_last_year", "1"), ("fees.items_change", "1036"),
            ("procurement.items", "3"), ("procurement.amount", "25.1000"),
        ]  # fmt: skip

    def test_the_cited_document_does_not_tell_the_format(self) -> None:
        cited = "依据国办公开办函〔2021〕30号编制。\n"
        assert recognise_tables(read_text(cited + self.G2)).format is Format.G2

    def test_other_handling_is_one_row_until_2020(self) -> None:
        rows = "（一）予以公开 1 0 0 0 0 0 1\n2.重复申请 2 0 0 0 0 0 2\n（六）其他处理 3 0 0 0 0 0 3\n（七）总计 6 0 0 0 0 0 6"
        found = recognise_tables(read_text(REQUESTS_HEAD + rows))
        assert found.format is Format.G2
        assert [str(cell.value) for cell in found.cells if cell.applicant is Applicant.TOTAL] == ["1", "2", "3", "6"]
        assert {cell.concept for cell in found.cells} >= {"requests.other", "requests.closed"}

    def test_other_handling_is_a_group_since_2021(self) -> None:
        rows = "（六）其他处理\n1.逾期不补正 1 0 0 0 0 0 1\n2.逾期不缴费 2 0 0 0 0 0 2\n3.其他 3 0 0 0 0 0 3\n（七）总计 6 0 0 0 0 0 6"
        found = recognise_tables(read_text(REQUESTS_HEAD + rows))
        assert found.format is Format.G3
        totals = {cell.concept: str(cell.value) for cell in found.cells if cell.applicant is Applicant.TOTAL}
        assert totals == {
            "requests.other.no_correction": "1",
            "requests.other.no_payment": "2",
            "requests.other.other": "3",
            "requests.closed": "6",
        }

    def test_one_column_table(self) -> None:
        rows = ["（一）收到申请数|件|31", "1.当面申请数|件|1", "四、行政复议数量|件|3", "（二）被依法纠错数|件|2", "五、行政诉讼数量|件|5",
                "（二）被依法纠错数|件|4", "七、依申请公开信息收取的费用|元|250", "本地另加的指标数|件|77"]  # fmt: skip
        found = recognise_tables(read_markup(table("统计指标|单位|统计数", *rows)))
        assert found.format is Format.G1
        assert {_name(cell): (str(cell.value), cell.unit) for cell in found.cells} == {
            "requests.received/total": ("31", "件"),
            "requests.received.in_person": ("1", "件"),
            "review.total": ("3", "件"),
            "review.corrected": ("2", "件"),
            "litigation.total": ("5", "件"),
            "litigation.corrected": ("4", "件"),
            "fees_foi.amount": ("0.0250", "万元"),
        }

    def test_three_counts_where_one_belongs_are_unreadable(self) -> None:
        rows = [
            f"{number}|{name}|件|1|2|3"
            for number, name in enumerate(["收到申请数", "当面申请数", "传真申请数", "网络申请数", "信函申请数"], 1)
        ]
        assert set(page("序号|统计指标|单位|区政府统计数|区直单位统计数|乡镇街道统计数", *rows).values()) == {"unreadable"}

    def test_serial_numbers_are_no_values(self) -> None:
        rows = [
            f"{number}|{name}|件|{number * 11}"
            for number, name in enumerate(["收到申请数", "当面申请数", "传真申请数", "网络申请数", "申请办结数"], 1)
        ]
        assert list(page("序号|统计指标|单位|统计数", *rows).values()) == ["11", "22", "33", "44", "55"]

    def test_before_2014_the_year_is_the_cumulative_column(self) -> None:
        names = ["主动公开信息数", "全文电子化的主动公开信息数", "网站专栏页面访问量", "现场接待人数", "收取费用总数"]
        rows = [f"{name}|{'元' if '费用' in name else '条'}|10{number}|{number}|{number * 12}" for number, name in enumerate(names, 1)]
        found = recognise_tables(read_markup(table("指标名称|计量单位|代码|本期实际|本年累计", *rows)))
        assert found.format is Format.G0
        assert [str(cell.value) for cell in found.cells] == ["12", "24", "36", "48", "60"]


class TestUnits:
    @pytest.mark.parametrize(
        ("header", "cell", "value"),
        [
            ("本年收费金额（单位：万元）", "18.8710", "18.8710"),
            ("收费金额", "18.8710", "18.8710"),
            ("本年收费金额（单位：元）", "188710", "18.8710"),
            ("本年收费金额（单位：万元）", "188710元", "18.8710"),
        ],
    )
    def test_fees_are_in_ten_thousand_yuan(self, header: str, cell: str, value: str) -> None:
        found = recognise_tables(read_text(f"信息内容\t{header}\n行政事业性收费\t{cell}"))
        assert [(str(fee.value), fee.unit, fee.as_printed) for fee in found.cells] == [(value, "万元", cell)]

    def test_procurement_without_a_printed_unit_has_none(self) -> None:
        amount = recognise_tables(read_text("信息内容|采购项目数量|采购总金额\n政府集中采购|3|356.8")).cells[1]
        assert (amount.value, amount.unit) == (Decimal("356.8"), "")


class TestAbsence:
    def test_a_picture_in_place_of_a_table(self) -> None:
        content = (
            "# 某局\n\n## 二、主动公开政府信息情况\n\n![](a.png)\n\n## 三、收到和处理政府信息公开申请情况\n\n行政许可 5 件\n\n## 五、其他\n"
        )
        found = recognise_tables(read_text(content))
        assert found.cells == ()
        assert absent(found) == {"2": "表是图片，读不出数字。", "3": "有这一章，但没有找到表。", "4": "没有找到这张表。"}

    def test_an_empty_form_holds_no_zeros(self) -> None:
        found = recognise_tables(read_markup(table("信息内容|本年制发件数|本年废止件数|现行有效件数", "规章|||", "行政规范性文件|||")))
        assert {cell.state for cell in found.cells} == {State.BLANK}
        assert absent(found)["2"] == "表在，但没有填数字。"

    def test_labels_alone_give_no_cells(self) -> None:
        found = recognise_tables(read_text("信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n行政规范性文件"))
        assert found.cells == ()
        assert absent(found)["2"] == "表在，但没有填数字。"

    def test_numbers_that_were_not_understood_are_not_said_to_be_absent(self) -> None:
        rows = "规章,5,3,1\n行政规范性文件,4,4,9\n行政许可,77\n行政处罚,88\n"
        assert "没有填数字" not in absent(recognise_tables(read_text(f"二、主动公开政府信息情况\n信息内容,本年制发件数\n{rows}")))["2"]
        lines = "规章本年制发件数：5\n规章本年废止件数：3\n规章现行有效件数：1\n行政许可处理决定数量：7\n"
        found = absent(recognise_tables(read_text(f"二、主动公开政府信息情况\n\n{lines}")))
        assert found["2"] == "有这一章，也有数字，但没有认出表来，没有采用。"

    def test_a_document_without_tables(self) -> None:
        assert recognise_tables(read_text("通知\n请各单位报送年报。")).cells == ()
