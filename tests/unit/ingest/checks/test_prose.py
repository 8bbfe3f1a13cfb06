"""Prose held against the tables: facts of real contradictions in sentences written here, and what must stay silent."""

import pytest

from askgov.domain import Applicant, Finding, Scope, Severity
from ingest.checks import Draft, check
from ingest.checks.prose import outcomes_told_otherwise, told_without_balance, totals_told_otherwise

from .drafted import Cells, drafted

CITY: dict[str, object] = {"organ": "宿迁市人民政府", "year": 2024, "scope": Scope.AGGREGATE}
REVIEW: Cells = {"review.total": 170, "review.upheld": 88, "review.corrected": 18, "review.other": 28, "review.pending": 36}
LITIGATION: Cells = {
    "litigation.direct.total": 25, "litigation.direct.pending": 7, "litigation.after_review.total": 52, "litigation.after_review.pending": 13,
}  # fmt: skip
OFFICE: dict[str, object] = {"organ": "上海市人民政府办公厅", "year": 2019}
OUTCOMES: Cells = {
    "requests.granted": 272, "requests.partly_granted": 3, ("requests.granted", Applicant.NATURAL_PERSON): 258,
    "requests.unavailable.not_held": 265, "requests.unavailable.needs_creation": 70, "requests.unavailable.unclear": 2,
}  # fmt: skip


def told(draft: Draft) -> list[Finding]:
    return list(totals_told_otherwise(draft))


def only(draft: Draft) -> Finding:
    (found,) = told(draft)
    assert found.rule == "prose"
    return found


def test_cases_without_the_pending_ones_explain_themselves() -> None:
    said = "全市备案因政府信息公开引发的行政复议案件134件、行政诉讼案件57件。"
    review, litigation = told(drafted(said, {**REVIEW, **LITIGATION}, **CITY))
    assert {review.severity, litigation.severity} == {Severity.NOTE}
    assert "总计 170 件减去尚未审结的 36 件" in review.message
    assert "总计 77 件减去尚未审结的 20 件" in litigation.message
    assert (litigation.left, litigation.right, len(litigation.operands)) == (77, 57, 3)


def test_other_cases_are_a_doubt() -> None:
    assert only(drafted("全市因信息公开引发行政复议135件。", REVIEW, **CITY)).severity is Severity.DOUBT
    assert only(drafted("全市因信息公开引发行政复议3件、行政诉讼75件。", LITIGATION, **CITY)).difference == 2


@pytest.mark.parametrize(
    "said",
    [
        "全年受理行政复议案件134件。",  # of whatever kind, and of others
        "作为复议机关受理政府信息公开行政复议案件134件。",
        "因土地征收等具体行政行为被提起行政诉讼2件。",
        "政府信息公开行政复议案件中，结果维持134件。",
    ],
)
def test_other_cases_of_the_law_are_not_these(said: str) -> None:
    assert told(drafted(said, {**REVIEW, **LITIGATION}, **CITY)) == []


def test_what_is_a_cell_of_the_same_line_is_named() -> None:
    opened = only(drafted("办结的申请中，予以公开及部分公开258件，占33.9%。", OUTCOMES, **OFFICE))
    assert (opened.severity, opened.left, opened.right) == (Severity.DOUBT, 275, 258)
    assert "258 是表格“予以公开”一行的“自然人”那一格的数" in opened.message
    unavailable = only(drafted("办结的申请中，无法提供265件，占32.9%。", OUTCOMES, **OFFICE))
    assert (unavailable.left, unavailable.right) == (337, 265)
    assert "265 是表格“无法提供：本机关不掌握相关政府信息”一行" in unavailable.message


def test_one_part_that_holds_no_number_leaves_the_sum_open() -> None:
    cells = {**OUTCOMES, "requests.unavailable.unclear": None}
    assert told(drafted("办结的申请中，无法提供265件，占32.9%。", cells, **OFFICE)) == []


def test_all_upheld_while_some_are_pending() -> None:
    cells: Cells = {"review.upheld": 5, "review.pending": 2, "litigation.direct.pending": 1, "litigation.direct.upheld": 8}
    said = "因政府信息公开被申请行政复议7件、被提起行政诉讼9件，均获维持。"
    review, litigation = outcomes_told_otherwise(drafted(said, cells, **OFFICE))
    assert "行政复议尚未审结 2 件" in review.message
    assert "尚未审结 1 件" in litigation.message
    decided = "因政府信息公开被申请行政复议7件，已审结的均获维持。"
    assert list(outcomes_told_otherwise(drafted(decided, cells, **OFFICE))) == []
    assert list(outcomes_told_otherwise(drafted(said, {"review.upheld": 7, "review.pending": 0}, **OFFICE))) == []


def test_requests_received() -> None:
    found = only(drafted("2023年共受理政府信息公开申请2件。", {"requests.received": 3}, organ="长春市退役军人事务局"))
    assert (found.severity, found.left, found.right) == (Severity.DOUBT, 3, 2)
    both = {"requests.received": 3511, "requests.carried_in": 96}
    city = drafted("全市收办政府信息公开申请案件3607件。", both, organ="宿迁市人民政府", scope=Scope.AGGREGATE)
    assert only(city).severity is Severity.NOTE
    assert "新收 3511 件加上年结转 96 件" in only(city).message
    assert told(drafted("全年收到政府信息公开申请3件。", {"requests.received": 3})) == []


FLOW: Cells = {"requests.received": 54, "requests.carried_in": 2, "requests.closed": 55, "requests.carried_out": 1}


def test_closed_told_otherwise() -> None:
    said = "全年受理依申请公开54件，上年结转2件，按时办结54件，结转下年度1件。"
    found = only(drafted(said, FLOW, organ="万源市人民政府", year=2025, scope=Scope.AGGREGATE))
    assert (found.left, found.right, found.severity) == (55, 54, Severity.DOUBT)
    own = "全年受理依申请公开54件，办结53件。"  # those of the year alone
    assert only(drafted(own, FLOW)).severity is Severity.NOTE


def test_prose_that_does_not_balance_itself_where_there_is_no_table() -> None:
    said = "全年新收申请54件，上年结转2件，办结申请54件，结转下年度1件。"
    (found,) = told_without_balance(drafted(said))
    assert (found.rule, found.left, found.right) == ("prose_balance", 56, 55)
    assert list(told_without_balance(drafted(said, FLOW))) == []
    assert list(told_without_balance(drafted(said.replace("办结申请54", "办结申请55")))) == []
    assert list(told_without_balance(drafted(said.replace("，上年结转2件", "")))) == []


def test_carried_requests() -> None:
    said = "全年新收申请54件，上年结转3件，办结55件，结转下年度4件。"
    assert [found.right for found in told(drafted(said, FLOW))] == [3, 4]
    assert told(drafted("全年新收申请54件，上年结转2件，办结55件，结转下年度1件。", FLOW)) == []


def test_all_that_was_to_be_handled() -> None:
    assert only(drafted("全年办理政府信息公开申请60件。", FLOW)).left == 56
    assert told(drafted("全年办理政府信息公开申请56件，其中新收54件，上年结转2件。", FLOW)) == []


GROUPS: Cells = {
    "requests.granted": 6,
    "requests.partly_granted": 2,
    "requests.received": 20,
    "requests.carried_in": 1,
    "requests.closed": 20,
}


def test_outcomes() -> None:
    assert only(drafted("办结20件，其中予以公开7件，部分公开2件。", GROUPS)).left == 6
    assert told(drafted("办结20件，其中予以公开6件，部分公开2件。", GROUPS)) == []
    assert only(drafted("办结20件，其中予以公开8件。", GROUPS)).severity is Severity.NOTE  # with those disclosed in part
    new = only(drafted("收到政府信息公开申请20件，其中：予以公开5件。", GROUPS))  # one may have been carried over
    assert new.severity is Severity.NOTE


def test_decisions_and_fees() -> None:
    cells: Cells = {"licensing.decisions": 278, "penalties.decisions": 1217, "coercion.decisions": 402, "fees.amount": "18.871"}
    said = "全年作出行政许可决定268件、行政处罚决定1217件、行政强制决定401件。收取行政事业性收费19.5万元。"
    assert {str(found.right) for found in told(drafted(said, cells))} == {"268", "401", "19.5"}
    assert told(drafted("收取行政事业性收费188710元。", cells)) == []
    assert told(drafted("收取行政事业性收费18.87万元。", cells)) == []  # rounded
    assert told(drafted("公示行政许可决定100件、行政处罚决定90件。", cells)) == []
    county = {"organ": "甲县人民政府", "scope": Scope.AGGREGATE}
    assert told(drafted("作出行政许可决定268件。", cells, **county)) == []  # perhaps its own alone
    assert only(drafted("全县作出行政许可决定268件。", cells, **county)).right == 268


def test_papers() -> None:
    cells: Cells = {"normative_documents.issued": 6, "normative_documents.repealed": 2, "normative_documents.effective": 18}
    said = "制发行政规范性文件5件，废止行政规范性文件2件，截至年底现行有效行政规范性文件18件。"
    assert only(drafted(said, cells)).right == 5
    repealed = only(drafted("全年新出台行政规范性文件6件，清理废止4件。", cells))
    assert (repealed.left, repealed.right) == (2, 4)
    assert told(drafted("以县政府名义制定行政规范性文件5件。", cells)) == []
    assert told(drafted("牵头制定行政规范性文件5件。", cells)) == []


@pytest.mark.parametrize(
    "said",
    [
        "县教育局收到政府信息公开申请30件。",
        "乙县收到政府信息公开申请30件。",
        "县政府办公室收到政府信息公开申请30件。",
        "县政府收到政府信息公开申请30件。",
        "12345热线收到申请30件，办结30件。",
        "办结建议提案30件。",
        "2022年收到政府信息公开申请30件。",
        "县政府本级收到政府信息公开申请30件。",
        "近30件申请由律师代为提交。",
        "全年收到政府信息公开申请约30件。",
    ],
)
def test_what_is_not_of_the_whole_report_is_not_its_total(said: str) -> None:
    assert told(drafted(said, FLOW, organ="甲县人民政府", scope=Scope.AGGREGATE)) == []


def test_an_office_that_tells_the_figures_of_its_county() -> None:
    assert told(drafted("全县收到政府信息公开申请300件。", FLOW)) == []
    assert only(drafted("2023年我局收到政府信息公开申请30件。", FLOW)).right == 30


@pytest.mark.parametrize(
    ("said", "cells"),
    [  # the same words, another measure
        ("网站公开信息2960条，其他渠道公开信息12条。", {"normative_documents.issued": 0}),
        ("公开信息141条。经审核，作为依申请公开信息28条、不予公开信息8条。", {"requests.received": 7, "requests.granted": 7}),
        ("全年制作信息64条，其中主动公开16条、依申请公开12条、不予公开36条。", {"requests.granted": 0, "requests.closed": 0}),
    ],
)
def test_the_same_word_for_another_measure(said: str, cells: Cells) -> None:
    assert check(drafted({1: [said], 5: ["一是解读形式单一，将增加图解。"], 6: ["没有其他需要报告的事项。"]}, cells)) == ()


def test_a_city_that_agrees() -> None:
    cells: Cells = {
        "requests.received": 3511, "requests.carried_in": 96, "requests.closed": 3486, "requests.carried_out": 121, "requests.granted": 1191,
        "requests.partly_granted": 328,
    }  # fmt: skip
    said = "全市共收办申请案件3607件，其中予以公开1191件、部分公开328件，转下年度办理121件。"
    found = told(drafted(said, cells, organ="宿迁市人民政府", scope=Scope.AGGREGATE))
    assert {each.severity for each in found} <= {Severity.NOTE}
