"""National tables found by their labels, in the shapes and with the damage that real reports show."""

import pytest

from askgov.domain import Applicant, State
from ingest.parsed import ParsedReport
from ingest.readers.markup import read_markup
from ingest.readers.text import read_text
from ingest.tables import FoundCell, recognise_tables

APPLICANTS = [applicant for applicant in Applicant if applicant is not Applicant.ORGANISATIONS]
REQUESTS_HEAD = "申请人情况\n自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他\n"


def values(document: ParsedReport) -> dict[str, str]:
    """Concept (and applicant) → value, or state where there is none."""
    return {_name(cell): str(cell.value) if cell.value is not None else cell.state.value for cell in recognise_tables(document).cells}


def text(content: str) -> dict[str, str]:
    return values(read_text(content))


def page(*rows: str, before: str = "") -> dict[str, str]:
    """The values of a page with one table: rows of cells between pipes, spans as ``words*3``."""
    return values(read_markup(f"<html><body>{before}{table(*rows)}</body></html>"))


def table(*rows: str) -> str:
    return "<table>" + "".join("<tr>" + "".join(map(_cell, row.split("|"))) + "</tr>" for row in rows) + "</table>"


def by_applicant(concept: str, *printed: str, order: list[Applicant] = APPLICANTS) -> dict[str, str]:
    return {f"requests.{concept}/{applicant}": value for applicant, value in zip(order, printed, strict=True)}


def _cell(cell: str) -> str:
    words, _, span = cell.partition("*")
    return f"<td colspan={span}>{words}</td>" if span else f"<td>{words}</td>"


def _name(cell: FoundCell) -> str:
    return f"{cell.concept}/{cell.applicant}" if cell.applicant else cell.concept


class TestColumns:
    def test_swapped_columns_of_a_page(self) -> None:
        assert page("信息内容|现行有效件数|本年制发件数|本年废止件数", "规章|1|2|3", "行政规范性文件|4||6") == {
            "regulations.effective": "1", "regulations.issued": "2", "regulations.repealed": "3",
            "normative_documents.effective": "4", "normative_documents.issued": "blank", "normative_documents.repealed": "6",
        }  # fmt: skip

    def test_swapped_columns_of_a_text(self) -> None:
        found = text("信息内容 现行有效件数 本年制发件数 本年废止件数\n规章 1 2 3")
        assert found == {"regulations.effective": "1", "regulations.issued": "2", "regulations.repealed": "3"}

    def test_swapped_applicants(self) -> None:
        rows = ["一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（七）总计"]
        html = (
            "<table><tr><td rowspan=2>项目<td rowspan=2>总计<td rowspan=2>自然人<td colspan=5>法人或其他组织</tr>"
            "<tr><td>其他<td>商业企业<td>科研机构<td>社会公益组织<td>法律服务机构</tr>"
            + "".join(
                f"<tr><td>{label}" + "".join(f"<td>{row}{column}" for column in range(7)) + "</tr>" for row, label in enumerate(rows, 1)
            )
            + "</table>"
        )
        order = [Applicant(name) for name in ("total", "natural_person", "other_org", "company", "research", "nonprofit", "legal_service")]
        found = values(read_markup(html))
        assert found == {
            key: value
            for row, concept in enumerate(("received", "carried_in", "closed"), 1)
            for key, value in by_applicant(concept, *(f"{row}{column}" for column in range(7)), order=order).items()
        }

    def test_a_header_printed_in_a_jumble_settles_nothing(self) -> None:
        found = text("总计 商业企业\n自然人 科研机构 法律服务机构\n其他 社会公益组织\n一、本年新收政府信息公开申请数量 1 2 3 4 5 6 7\n"
                     "二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0\n（一）予以公开 1 1 1 1 1 1 6")  # fmt: skip
        assert set(found.values()) == {"unreadable"}

    @pytest.mark.parametrize(
        ("numbers", "people", "total"),
        [("9 1 0 0 0 2 12", "9", "12"), ("12 9 1 0 0 0 2", "9", "12"), ("9 1 0 0 0 2 13", "unreadable", "unreadable")],
    )
    def test_a_total_read_before_the_applicants_is_placed_by_the_sums(self, numbers: str, people: str, total: str) -> None:
        head = "申请人情况\n总计\n自然人\n法人或其他组织\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n"
        labels = ["一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（七）总计"]
        found = text(head + "\n".join(f"{label}\n{numbers}".replace(" ", "\n") for label in labels))
        assert (found["requests.received/natural_person"], found["requests.received/total"]) == (people, total)

    def test_a_row_with_a_mark_for_its_total_tells_nothing_of_the_order(self) -> None:
        head = "申请人情况\n总计\n自然人\n法人或其他组织\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n"
        rows = {"一、本年新收政府信息公开申请数量": "9 1 0 0 0 2 12", "二、上年结转政府信息公开申请数量": "3 0 0 0 0 4 -",
                "（七）总计": "0 8 0 0 0 0 -", "四、结转下年度继续办理": "0 0 0 0 0 0 0"}  # fmt: skip
        found = text(head + "\n".join(f"{label}\n{numbers}".replace(" ", "\n") for label, numbers in rows.items()))
        assert (found["requests.received/natural_person"], found["requests.closed/company"]) == ("9", "8")

    def test_a_page_number_below_a_row_of_zeros_is_no_figure_that_does_not_add_up(self) -> None:
        head = "申请人情况 总计\n自然人 法人或其他组织\n商业企业 科研机构 社会公益组织 法律服务机构 其他\n"
        labels = ["一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（七）总计"]
        found = text(head + "\n".join(f"{label}\n0 0 0 0 0 0 0" for label in labels).replace("0\n（七）", "0\n2\n（七）"))
        assert set(found.values()) == {"0"}

    @pytest.mark.parametrize("header", ["本年新 | 本年新 | 对外公开总数量", "对外公开总数量", "本年新制作数量 | | "])
    @pytest.mark.parametrize(
        ("organisations", "read"),
        [
            ("商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他", ["1", "2", "3"]),
            ("科研机构 | 法律服务机构 | 商业企业 | 其他 | 社会公益组织", ["unreadable"] * 3),
            ("", ["unreadable"] * 3),
        ],
        ids=["another table has it", "another table has another", "nothing tells"],
    )
    def test_a_damaged_header_leaves_the_order_of_the_form_where_the_report_bears_it_out(
        self, header: str, organisations: str, read: list[str]
    ) -> None:
        damaged = f"第二十条第（一）项\n信息内容 | {header}\n规 章 | 1 | 2 | 3\n规范性文件 | 4 | 5 | 6\n"
        rows = ("一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（七）总计")
        applicants = f"项目 | 自然人 | {organisations} | 总计\n" + "\n".join(f"{row} | 1 | 0 | 0 | 0 | 0 | 0 | 1" for row in rows)
        found = text(damaged + "三、收到和处理政府信息公开申请情况\n" + applicants if organisations else damaged)
        assert [found[f"regulations.{column}"] for column in ("created", "published", "public_total")] == read

    def test_a_number_that_spans_columns_belongs_to_none(self) -> None:
        found = page("信息内容|本年制发件数|本年废止件数|现行有效件数", "规章|5*2|6", "行政规范性文件|1|2|3")
        assert [found[f"regulations.{column}"] for column in ("issued", "repealed", "effective")] == ["unreadable"] * 3

    def test_a_mark_for_nothing_may_span_columns(self) -> None:
        found = page("信息内容|本年制发件数|本年废止件数|现行有效件数", "规章|/*3", "行政规范性文件|1|2|3")
        assert [found[f"regulations.{column}"] for column in ("issued", "repealed", "effective")] == ["not_applicable"] * 3


class TestBlanks:
    def test_where_text_swallows_blanks_a_short_row_is_unreadable(self) -> None:
        found = text(
            REQUESTS_HEAD + "一、本年新收政府信息公开申请数量 3 3\n二、上年结转政府信息公开申请数量 1 0 0 0 0 0 1\n（一）予以公开 3"
        )
        assert found == {
            **by_applicant("received", *["unreadable"] * 7),
            **by_applicant("carried_in", "1", "0", "0", "0", "0", "0", "1"),
            **by_applicant("granted", *["unreadable"] * 7),
        }

    def test_where_cells_are_marked_blanks_have_their_place(self) -> None:
        found = text(
            REQUESTS_HEAD.replace(" ", "|")
            + "一、本年新收政府信息公开申请数量|||||||3\n二、上年结转政府信息公开申请数量|0|0|0|0|0|0|0\n（一）予以公开|3|||||||"
        )
        assert found == {
            **by_applicant("received", *["blank"] * 6, "3"),
            **by_applicant("carried_in", *["0"] * 7),
            **by_applicant("granted", "3", *["blank"] * 6),
        }

    def test_a_shifted_row_is_read_like_its_fellows(self) -> None:
        rows = ["一、本年新收政府信息公开申请数量\t\t1\t2\t3\t4\t5\t6\t21\t", "二、上年结转政府信息公开申请数量\t\t7\t\t\t\t\t\t\t",
                "\t（一）予以公开\t1\t2\t3\t4\t5\t6\t21\t", "\t（二）部分公开\t\t8\t\t\t\t\t\t"]  # fmt: skip
        found = text("申请人情况\n" + "\n".join(rows))
        assert found["requests.carried_in/natural_person"] == "7"
        assert found["requests.partly_granted/company"] == "8"

    def test_words_in_a_cell_are_words(self) -> None:
        found = text("信息内容\t本年处理决定数量\n行政许可\t详见附件\n行政处罚\t—\n行政强制\t5（含上年1件）")
        assert found == {"licensing.decisions": "text", "penalties.decisions": "not_applicable", "coercion.decisions": "unreadable"}

    def test_a_picture_in_a_cell_is_unreadable(self) -> None:
        assert page("信息内容|本年处理决定数量", "行政许可|<img src=a.png>", "行政处罚|3")["licensing.decisions"] == "unreadable"


class TestText:
    def test_labels_wrapped_under_and_around_their_numbers(self) -> None:
        found = text(
            REQUESTS_HEAD
            + "1.属于国家秘密 1 0 0 0 0 0 1\n2.其他法律行政法规禁止公\n27 0 0 0 0 0 27\n开\n3.危及“三安全一稳定” 6 0 0 0 0 0 6\n"
            "2.没有现成信息需要另行制\n作\n26 2 0 0 0 0 28\n5.要求行政机关确认或重新 4 0 0 0 0 0 4\n出具已获取信息"
        )
        assert found["requests.refused.prohibited_by_law/total"] == "27"
        assert found["requests.unavailable.needs_creation/company"] == "2"
        assert found["requests.not_processed.confirmation/natural_person"] == "4"

    def test_tall_labels_between_the_rows(self) -> None:
        found = text(
            REQUESTS_HEAD
            + "三、 1.属于国家秘密 1 0 0 0 0 0 1\n不予 2.其他法律行政法规禁止公开 2 0 0 0 0 0 2\n公开 3.危及“三安全一稳定” 3 0 0 0 0 0 3"
        )
        assert [value for key, value in found.items() if key.endswith("natural_person")] == ["1", "2", "3"]

    @pytest.mark.parametrize("number", ["5", "- 5 -", "— 5 —", "第 5 页", "5 / 12"])
    def test_page_numbers_are_no_values(self, number: str) -> None:
        row = f"二、上年结转政府信息公开申请数量 1 0 0 0 0 0 1\n{number}\n{REQUESTS_HEAD}（一）予以公开 2 0 0 0 0 0 2\n（二）部分公开 0 0 0 0 0 0 0"
        found = text(REQUESTS_HEAD + row)
        assert (found["requests.carried_in/total"], found["requests.granted/total"]) == ("1", "2")

    def test_a_page_number_does_not_fill_a_blank(self) -> None:
        found = text("信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 3 4\n7\n行政规范性文件 1 2 3")
        assert found["regulations.issued"] == "unreadable"

    def test_a_whole_table_on_one_line(self) -> None:
        found = text(
            "第二十条第（一）项 信息内容 本年制发件数 本年废止件数 现行有效件数 规章 0 1 2 行政规范性文件 3 4 5 第二十条第（五）项 信息内容 本年处理决定数量 行政许可 6"
        )
        assert list(found.values()) == ["0", "1", "2", "3", "4", "5", "6"]

    def test_a_number_glued_to_its_label(self) -> None:
        assert text("信息内容 本年处理决定数量\n行政许可1808595\n行政处罚 2")["licensing.decisions"] == "1808595"

    def test_traditional_characters(self) -> None:
        found = text("信息內容\t本年製發件數\t本年廢止件數\t現行有效件數\n規章\t1\t2\t3\n行政規範性檔案\t4\t5\t6")
        assert list(found.values()) == ["1", "2", "3", "4", "5", "6"]

    def test_prose_gives_no_cells(self) -> None:
        prose = "全年行政许可 23286\n件，行政处罚 5 件，收到申请 3\n件。行政复议 9 件，结果维持 8 件。"
        assert text(f"一、总体情况\n{prose}\n二、主动公开政府信息情况\n{prose}") == {}


class TestOtherTables:
    def test_a_table_with_the_same_row_labels_is_not_the_national_one(self) -> None:
        rest = table("类别|数量", "行政许可|99", "行政处罚|98")
        assert page("信息内容|本年处理决定数量", "行政许可|1", before=rest) == {"licensing.decisions": "1"}

    def test_two_tables_that_disagree_are_both_left(self) -> None:
        one, other = (table("信息内容|本年处理决定数量", f"行政许可|{number}", "行政处罚|7") for number in (5, 6))
        found = recognise_tables(read_markup(f"<html><body>{one}{other}</body></html>"))
        assert {cell.concept: cell.state for cell in found.cells} == {
            "licensing.decisions": State.UNREADABLE,
            "penalties.decisions": State.NUMBER,
        }
        assert len(found.doubts) == 1

    def test_two_years_side_by_side_are_unreadable(self) -> None:
        row = " ".join(["1"] * 14)
        found = text(f"{REQUESTS_HEAD}一、本年新收政府信息公开申请数量 {row}\n（一）予以公开 {row}\n（七）总计 {row}")
        assert set(found.values()) == {"unreadable"}


def test_provenance_names_table_row_and_column() -> None:
    content = REQUESTS_HEAD + "（一）予以公开 1 0 0 0 0 0 1\n（三）\n不予\n公开\n1.属于国家秘密 2 3 0 0 0 0 5\n（七）总计 3 3 0 0 0 0 6"
    cell = next(cell for cell in recognise_tables(read_text(content)).cells if cell.value == 3)
    assert cell.table == "收到和处理政府信息公开申请情况"
    assert cell.row == "三、本年度办理结果 / （三）不予公开 / 1.属于国家秘密"
    assert cell.column == "法人或其他组织 / 商业企业"
    assert (cell.path, cell.as_printed, cell.unit) == ("L8", "3", "件")


def test_an_added_column_is_remembered_where_the_header_stands_alone_on_its_page():
    head = table("|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|小计|总计")
    first = table("一、本年新收政府信息公开申请数量|0|0|0|0|0|0|0|0", "二、上年结转政府信息公开申请数量|0|0|0|0|0|0|0|0")
    found = page(
        "1.属于国家秘密||7|||||7|7",
        "2.其他法律行政法规禁止公开|||16||||16|16",
        "3.危及“三安全一稳定”||||||8|8|8",
        "4.保护第三方合法权益|||4|3|||7|",
        before=head + first,
    )
    refused = {name: value for name, value in found.items() if name.startswith("requests.refused")}
    assert refused
    assert set(refused.values()) == {"unreadable"}
