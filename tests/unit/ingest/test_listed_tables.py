"""Tables printed as lists of full names, and tables told in sentences: taken whole and beyond doubt, or not at all."""

import pytest

from ingest.readers.text import read_text

from .test_tables import page, text, values

DISCLOSED = (
    ("规章", "本年制发件数", "regulations.issued"), ("规章", "本年废止件数", "regulations.repealed"),
    ("规章", "现行有效件数", "regulations.effective"), ("行政规范性文件", "本年制发件数", "normative_documents.issued"),
    ("行政许可", "本年处理决定数量", "licensing.decisions"), ("行政事业性收费", "本年收费金额（单位：万元）", "fees.amount"),
)  # fmt: skip
COLUMNS = {
    "自然人": "natural_person", "法人或其他组织－商业企业": "company", "法人或其他组织－科研机构": "research",
    "法人或其他组织－社会公益组织": "nonprofit", "法人或其他组织－法律服务机构": "legal_service", "法人或其他组织－其他": "other_org",
    "总计": "total",
}  # fmt: skip
ROWS = {
    "一、本年新收政府信息公开申请数量": "received",
    "三、本年度办理结果－（六）其他处理－3.其他": "other.other",
    "三、本年度办理结果－（七）总计": "closed",
}
WANTED = {concept: str(n) for n, (_, _, concept) in enumerate(DISCLOSED)}
REQUESTS = {(f"{row}－{column}", f"requests.{ROWS[row]}/{COLUMNS[column]}") for row in ROWS for column in COLUMNS}
HEAD = "安和县财政局2023年政府信息公开工作年度报告\n一、总体情况\n全年公开信息。\n二、主动公开政府信息情况\n{two}\n三、收到和处理政府信息公开申请情况\n"
HEAD += "四、政府信息公开行政复议、行政诉讼情况\n{four}\n五、存在的主要问题及改进情况\n六、其他需要报告的事项\n"


@pytest.mark.parametrize("dash", ["－", "-", ""])
def test_lines_of_names_and_values(dash: str) -> None:
    assert text("\n".join(f"{row}{dash}{column}：{n}" for n, (row, column, _) in enumerate(DISCLOSED))) == WANTED
    assert text("规章－本年制发件数：1\n规章－本年废止件数：2") == {}
    assert text("\n".join(f"{row}{dash}上年{column}：{n}" for n, (row, column, _) in enumerate(DISCLOSED))) == {}


def test_a_place_printed_twice_is_not_taken() -> None:
    lines = [f"{row}－{column}：{n}" for n, (row, column, _) in enumerate(DISCLOSED)]
    assert "regulations.issued" not in text("\n".join([*lines, "规章－本年制发件数：9"]))


def test_two_columns_of_names_and_values() -> None:
    assert page("项目|数量", *(f"{row}{column}|{n}" for n, (row, column, _) in enumerate(DISCLOSED))) == WANTED


def test_requests_as_lines() -> None:
    listed = sorted(REQUESTS)
    assert text("\n".join(f"{name}：{n}" for n, (name, _) in enumerate(listed))) == {place: str(n) for n, (_, place) in enumerate(listed)}
    short = [f"{name}：{n}" for n, (name, place) in enumerate(listed) if place != "requests.closed/research"]
    assert not any(key.startswith("requests.closed") for key in text("\n".join(short)))


def told(two: str = "无表。", four: str = "无表。") -> dict[str, str]:
    return values(read_text(HEAD.format(two=two, four=four)))


def test_disputes_told_in_sentences() -> None:
    parts = "结果维持2件、结果纠正0件、其他结果0件、尚未审结{n}件。"
    found = told(
        four=f"2023年，因政府信息公开申请行政复议共13件，其中{parts.format(n=11)}\n复议后起诉的行政诉讼共3件，其中{parts.format(n=1)}"
    )
    assert len(found) == 10
    assert (found["review.total"], found["review.pending"], found["litigation.after_review.upheld"]) == ("13", "11", "2")
    respectively = told(four="行政复议总计10件，结果维持、结果纠正、其他结果、尚未审结分别为0件、1件、3件、6件。")
    assert (respectively["review.total"], respectively["review.pending"]) == ("10", "6")


@pytest.mark.parametrize(
    "sentence",
    [
        "因政府信息公开申请行政复议共14件，其中结果维持2件、结果纠正0件、其他结果0件、尚未审结11件。",  # no sum
        "因政府信息公开申请行政复议共13件，其中结果维持2件、尚未审结11件。",  # not all
        "因征地申请行政复议共13件，其中结果维持2件、结果纠正0件、其他结果0件、尚未审结11件。",  # of something else
        "2022年，因政府信息公开申请行政复议共13件，其中结果维持2件、结果纠正0件、其他结果0件、尚未审结11件。",  # of another year
        "因政府信息公开行政复议7件、未经复议直接起诉16件、复议后起诉18件。",  # totals alone
    ],
)
def test_sentences_that_leave_something_open(sentence: str) -> None:
    assert told(four=sentence) == {}


def test_what_was_disclosed_told_in_sentences() -> None:
    found = told(
        two="规章：本年制发1件、本年废止0件、现行有效0件。行政规范性文件：本年制发55件、本年废止14件。行政许可本年处理决定数量130件。"
    )
    assert found["regulations.issued"] == "1"
    assert found["normative_documents.repealed"] == "14"
    assert found["licensing.decisions"] == "130"
    assert told(two="规章：本年制发1件、本年废止0件、清理3件、现行有效0件。行政规范性文件：本年制发55件、本年废止14件。") == {}
