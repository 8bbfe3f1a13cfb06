"""Prose held against the tables: facts of real contradictions in sentences written here, and what must stay silent."""

import pytest

from askgov.domain import Applicant, Finding, Scope, Severity
from ingest.checks.alone import check
from ingest.checks.draft import Draft
from ingest.checks.prose import outcomes_told_otherwise, told_without_balance, totals_told_otherwise

from .drafted import CHAPTERS, Cells, drafted

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


def test_all_upheld_in_the_chapter_of_cases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CHAPTERS, 4, "四、政府信息公开行政复议、行政诉讼情况")
    told, cells = "全年被申请行政复议2件，均维持。", {"review.upheld": 1, "review.pending": 1}
    (found,) = outcomes_told_otherwise(drafted({1: ["网站运行平稳。"], 4: [told]}, cells))
    assert "行政复议尚未审结 1 件" in found.message
    assert list(outcomes_told_otherwise(drafted({1: [told]}, cells))) == []  # it may speak of other cases


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


REQUESTS: Cells = {
    "requests.received": 8, "requests.carried_in": 1, "requests.closed": 7, "requests.carried_out": 2, "requests.granted": 2,
    "requests.refused.state_secret": 3,
}  # fmt: skip


@pytest.mark.parametrize(
    ("said", "right", "wrong"),
    [  # each with the number of the table, and with another one
        ("当年办理完毕{}件，尚有2件结转下一年度。", 7, 5),
        ("从{}件办理结果看，予以公开2件（占28.6%）。", 7, 5),
        ("我局共收到和接续办理政府信息公开申请9件，新收{}件，结转1件。", 8, 4),
        ("我局共收到和接续办理政府信息公开申请9件，新收8件，结转{}件。", 1, 4),
        ("新收政府信息公开申请8件，加上上年结转{}件，全年须办理9件。", 1, 4),
        ("经法制审核后予以公开的申请{}件。", 2, 6),
        ("截至2023年12月31日我局共收到政府信息公开申请{}件。", 8, 4),
    ],
)
def test_other_ways_to_say_it(said: str, right: int, wrong: int) -> None:
    assert told(drafted(said.format(right), REQUESTS)) == []
    assert only(drafted(said.format(wrong), REQUESTS)).severity is Severity.DOUBT


def test_what_was_handed_on_of_other_matters() -> None:
    assert told(drafted("仲裁案件当年办理完毕5件，尚有3件结转下一年度。", REQUESTS)) == []


def test_one_of_two_sentences_is_wrong() -> None:
    found = only(drafted("全年新收政府信息公开申请8件。我局受理政府信息公开申请4件。", REQUESTS))
    assert (found.severity, found.right) == (Severity.DOUBT, 4)
    assert "正文另一处与表格一致" in found.message


@pytest.mark.parametrize("also", ["受理申请4件，均通过网络提交。", "在社会保障方面收到申请4件。", "收到申请9件，含上年结转1件。"])
def test_beside_a_sentence_that_is_right(also: str) -> None:
    assert told(drafted("全年新收政府信息公开申请8件。" + also, REQUESTS)) == []


def test_what_a_sentence_explains_itself_needs_no_note() -> None:
    assert told(drafted("共收到政府信息公开申请9件（其中上年结转1件）。", REQUESTS)) == []
    assert only(drafted("共收到政府信息公开申请9件。", REQUESTS)).severity is Severity.NOTE


PAPERS: Cells = {"normative_documents.issued": 8, "normative_documents.repealed": 12, "normative_documents.effective": 63}


@pytest.mark.parametrize("said", ["制发行政规范性文件8件、废止12件，年末现行有效{}件。", "全年新出台行政规范性文件8件，清理废止12件，保留{}件。",
                                  "集中公开现行有效行政规范性文件{}件。"])  # fmt: skip
def test_papers_in_force(said: str) -> None:
    assert told(drafted(said.format(63), PAPERS)) == []
    assert only(drafted(said.format(66), PAPERS)).left == 63


def test_papers_of_a_government_that_does_not_say_whose() -> None:
    county: dict[str, object] = {"organ": "甲县人民政府", "scope": Scope.AGGREGATE}
    assert told(drafted("本年制发行政规范性文件3件。", PAPERS, **county)) == []  # its own alone
    assert only(drafted("本年制发行政规范性文件9件。", PAPERS, **county)).left == 8  # more than all have
    assert only(drafted("制发行政规范性文件3件、废止12件。", PAPERS, **county)).right == 3  # beside one that is the table's
    assert told(drafted("制发行政规范性文件3件、废止1件。", PAPERS, **county)) == []
    assert told(drafted("县本级制发行政规范性文件9件。", PAPERS, **county)) == []


OWN: Cells = {
    "requests.received": 50, "requests.carried_in": 3, "requests.closed": 49, "requests.carried_out": 4, "review.total": 6,
    "review.upheld": 3, "review.pending": 1, "litigation.direct.total": 3, "litigation.after_review.total": 1, "penalties.decisions": 88,
    "requests.not_processed.repeated": 1, "normative_documents.issued": 5, "normative_documents.repealed": 2,
    "normative_documents.effective": 18, "requests.refused.third_party": 2, "litigation.direct.pending": 1, "litigation.direct.upheld": 2, "litigation.after_review.upheld": 1,
}  # fmt: skip


@pytest.mark.parametrize(
    "said",
    [
        "2019—2023年，我局共收到政府信息公开申请187件。",
        "2021至2023年，我局共收到政府信息公开申请187件，办结180件。",
        "2021-2023年我局制发规范性文件15件，废止规范性文件7件。",
        "2021、2022、2023年分别收到政府信息公开申请30件、40件、50件。",
        "近三年来，我局共收到政府信息公开申请187件。",
        "“十四五”以来，我局共收到政府信息公开申请187件。",
        "自2019年条例修订以来，收到申请233件，办结229件。",
        "历年来制发规范性文件45件，废止规范性文件27件。",
        "累计收到申请187件，办结180件。",
        "近三年，我局完善了机制。共收到政府信息公开申请187件，办结180件。",
        "共收到政府信息公开申请50件，上一年度收到40件。共办理申请42件。",
    ],
)
def test_figures_of_several_years(said: str) -> None:
    assert told(drafted(said, OWN)) == []


@pytest.mark.parametrize(
    "said",
    [
        "行政复议案件11件（其中涉及政府信息公开6件），行政诉讼案件9件（其中涉及政府信息公开4件）。",
        "受理政府信息公开申请46件（收到50件，其中4件不属于政府信息公开申请）。",
        "接收申请50件，剔除重复2件后受理申请48件。",
        "办结的20件予以公开申请中，主动公开15件、依申请公开5件。",
        "全国共收到申请210件。",
        "全县共收到政府信息公开申请325件，办结320件。",
        "重复申请3件，其中1件不予处理。",
        "审查公文220件，主动公开50件；依申请公开30件；不予公开140件。",
        "作出行政处罚决定90件（其中2件因复议撤销）。",
        "发生信息公开行政复议7件，其中1件申请人撤回后不计入。",
        "新收政府信息公开行政复议案件5件，上年结转1件，共6件。",
        "现行有效规范性文件共24件，其中县政府发布6件、我局发布18件。",
    ],
)
def test_what_the_sentence_accounts_for_itself(said: str) -> None:
    assert told(drafted(said, OWN)) == []


@pytest.mark.parametrize(
    "said",
    [
        "2023年收到政府信息公开申请57件。",
        "2023年1月1日至2023年12月31日，新收政府信息公开申请57件。",
        "今年以来，收到政府信息公开申请57件。",
        "因信息公开被申请行政复议9件（含上年1件）。",
        "作出行政处罚决定95件（其中2件因复议撤销）。",
        "全年办结申请43件，其中予以公开20件。",
        "围绕全县中心工作，我局收到政府信息公开申请57件。",
    ],
)
def test_a_wrong_figure_of_the_year_is_still_found(said: str) -> None:
    assert only(drafted(said, OWN)).severity is Severity.DOUBT


def test_a_note_says_no_more_than_that_the_numbers_agree() -> None:
    note = only(drafted("受理申请50件，办理申请46件。", OWN))
    assert note.severity is Severity.NOTE
    assert "正好等于办结总数 49 件减去上年结转的 3 件" in note.message


def test_judgments_that_all_upheld() -> None:
    assert list(outcomes_told_otherwise(drafted("信息公开行政诉讼，法院判决维持3件，全部维持。", OWN))) == []
    assert list(outcomes_told_otherwise(drafted("办理信息公开行政复议3件，全部维持。", OWN))) == []  # the three that the table holds
    assert len(list(outcomes_told_otherwise(drafted("发生信息公开行政复议6件，全部维持。", OWN)))) == 1


REFUSED: Cells = {"requests.closed": 45, "requests.granted": 31, "requests.partly_granted": 1, "requests.not_processed.petition": 13}


def test_rows_left_blank_hold_nothing_where_the_others_come_to_the_total() -> None:
    said = "从办理结果看，予以公开31件，部分公开1件，不予处理{}件，无法提供{}件。"
    assert told(drafted(said.format(13, 0), REFUSED)) == []
    assert only(drafted(said.format(133, 0), REFUSED)).difference == 120
    found = only(drafted(said.format(13, 2), REFUSED))
    assert (found.left, found.right) == (0, 2)
    assert told(drafted(said.format(133, 2), {**REFUSED, "requests.closed": 46})) == []  # a row may not have been read


OLD: Cells = {
    "requests.replied": 2, "requests.replied.granted": 2, "requests.replied.not_exist": 0, "requests.replied.not_ours": 0,
}  # fmt: skip


def test_outcomes_of_the_older_tables() -> None:
    said = "已办结的申请中，同意公开的2件，不属于本机关公开的0件；申请信息不存在的{}件。"
    assert only(drafted(said.format(1), OLD, year=2016)).difference == 1
    assert told(drafted(said.format(0), OLD, year=2016)) == []


def test_half_or_double_the_number_of_the_table_is_not_accounted_for_by_itself() -> None:
    assert only(drafted("实施行政处罚7件，未发生撤销或者变更的情形。", {"penalties.decisions": 14})).difference == 7


def test_half_a_year_is_not_the_year() -> None:
    assert told(drafted("2023年上半年收到政府信息公开申请166件。", {"requests.received": 332})) == []


def test_what_is_left_blank_of_the_balance() -> None:
    cells: Cells = {"requests.received": 5, "requests.carried_in": 1, "requests.closed": 6}
    assert only(drafted("全年办结政府信息公开申请6件，结转下年度继续办理5件。", cells)).difference == 5
    del cells["requests.carried_in"]
    assert told(drafted("全年办结政府信息公开申请6件，结转下年度继续办理5件。", cells)) == []  # 5 came, 6 are done: one came before
    cells["requests.closed"] = 5
    assert told(drafted("全年办结政府信息公开申请5件，结转下年度继续办理5件。", cells)) == []  # as many may have come before
