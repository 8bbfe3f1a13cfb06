"""Headers as lines of text: what is read first need not stand first, where a label that spans two lines is centred between them."""

import pytest

from ingest.readers.text import read_text
from ingest.tables import recognise_tables

OUTCOMES = "结果维持 结果纠正 其他结果 尚未审结 总计 " * 3
KINDS = "商业企业 科研机构 社会公益组织 法律服务机构 其他"


def numbers(text: str) -> dict[str, str]:
    cells = recognise_tables(read_text(text)).cells
    return {
        f"{cell.concept}/{cell.applicant}" if cell.applicant else cell.concept: str(cell.value) for cell in cells if cell.value is not None
    }


def disputes(*header: str, gap: str) -> dict[str, str]:
    return numbers("\n".join([*header, OUTCOMES.strip().replace(" ", gap), gap.join(map(str, range(1, 16)))]))


def requests(*header: str, gap: str) -> dict[str, str]:
    rows = "一、本年新收政府信息公开申请数量 1 2 3 4 5 6 21\n二、上年结转政府信息公开申请数量 0 1 0 0 0 0 1\n四、结转下年度继续办理 2 0 1 0 0 0 3"
    return numbers("\n".join([*header, rows]).replace(" ", gap))


@pytest.mark.parametrize("gap", [" ", "\n"])
class TestHeadersOfTwoLines:
    def test_review_before_courts_is_the_first_block(self, gap: str) -> None:
        found = disputes("行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉", gap=gap)
        assert (found["review.upheld"], found["litigation.direct.upheld"], found["litigation.after_review.total"]) == ("1", "6", "15")

    def test_review_after_courts_may_be_first_or_last(self, gap: str) -> None:
        assert disputes("行政诉讼", "行政复议", "未经复议直接起诉", "复议后起诉", gap=gap) == {}
        assert disputes("行政诉讼", "行政复议 未经复议直接起诉 复议后起诉", gap=gap) == {}
        assert disputes("行政诉讼", "未经复议直接起诉 复议后起诉", "行政复议", gap=gap) == {}

    def test_courts_before_review_on_one_line_stand_before_it(self, gap: str) -> None:
        found = disputes("行政诉讼 行政复议", "未经复议直接起诉 复议后起诉", gap=gap)
        assert (found["litigation.direct.upheld"], found["review.upheld"]) == ("1", "11")

    def test_organisations_above_people_may_stand_beside_them_on_either_side(self, gap: str) -> None:
        assert requests("申请人情况", "自然人 法人或其他组织 总计", KINDS, gap=gap)["requests.received/natural_person"] == "1"
        for header in ("法人或其他组织 自然人 总计", "法人或其他组织 自然人", "总计 法人或其他组织 自然人"):
            lines = [*header.split(), *KINDS.split(), *([] if "总计" in header else ["总计"])]
            assert requests("申请人情况", *lines, gap=gap) == {}


EARLY = ["申请人情况", "总计", "自然人", "法人或其他组织", *KINDS.split()]  # 总计 is the first column, or stands one line above the last
LABELS = [
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "（一）予以公开",
    "1.属于国家秘密",
    "四、结转下年度继续办理",
]


def at_early_total(*rows: str) -> dict[str, str]:
    return numbers("\n".join([*EARLY, *(f"{label} {row}" for label, row in zip(LABELS, rows, strict=False))]).replace(" ", "\n"))


@pytest.mark.parametrize("last", [True, False])
def test_rows_that_add_up_at_one_end_alone_tell_the_total_of_an_author_with_wrong_sums(last: bool) -> None:
    rows = ["7 0 0 0 0 0 2", "- - 38 - 0 0 38", "0 0 0 - - 359 359", "0 4 0 0 0 0 4", "- - - - 0 - -"]
    found = at_early_total(*(row if last else " ".join(reversed(row.split())) for row in rows))

    assert found["requests.granted/total"] == "359"
    assert (found["requests.received/natural_person"], found["requests.received/total"]) == (("7", "2") if last else ("0", "2"))


@pytest.mark.parametrize(
    "rows",
    [
        ["7 0 0 0 0 0 2", "0 0 - 3 0 0 3", "0 0 0 0 0 5 5"],  # so small numbers may be equal by accident
        ["7 0 0 0 0 0 2", "0 0 38 0 0 0 38", "0 0 0 0 0 359 359", "0 4 0 0 0 0 4", "5 5 0 0 0 0 0"],  # one says the other end
        ["7 0 0 0 0 0 2", "3 1 0 0 0 0 2", "0 0 38 0 0 0 38", "0 0 0 0 0 359 359", "0 4 0 1 0 0 4"],  # few among many
    ],
)
def test_sums_that_do_not_tell_the_total_leave_all_open(rows: list[str]) -> None:
    assert not at_early_total(*rows)


def test_a_page_with_few_rows_below_the_header_printed_again_has_the_total_where_the_others_have_it() -> None:
    rows = ["0 0 0 38 0 0 38", "0 20 0 0 0 0 0", "1 0 0 0 0 2 3", "0 7 0 0 0 0 7", "0 0 0 0 4 0 4"]
    lines = [f"{label} {row}".replace(" ", "\n") for label, row in zip(LABELS, rows, strict=True)]
    first, second = ("\n".join([*EARLY, *part]) for part in (lines[:2], lines[2:]))

    found = numbers(
        f"{first}\n\n以上各项数据均经本机关核对，与政府信息公开统计系统一致，未包含下属事业单位与派出机构的数据，下接第二页。\n\n{second}"
    )

    assert (found["requests.received/total"], found["requests.carried_in/company"], found["requests.carried_in/total"]) == ("38", "20", "0")
