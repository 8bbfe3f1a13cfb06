"""Chapters that say nothing, and fees told and denied."""

import pytest

from askgov.domain import Scope, Severity
from ingest.checks.chapters import chapters_missing, fees_denied, problems_unsaid

from .drafted import drafted

OVERVIEW, PROBLEM, REST = "全年公开信息120条，网站运行平稳。", "一是解读形式单一，下一步增加图解。", "没有其他需要报告的事项。"
FEE = "全年向2件申请收取信息处理费360元。"


@pytest.mark.parametrize("said", ["无。", "暂无", "未发现问题。", "没有"])
def test_no_problems_told(said: str) -> None:
    (found,) = problems_unsaid(drafted({1: [OVERVIEW], 5: [said], 6: [REST]}))
    assert (found.rule, found.severity) == ("problems_unsaid", Severity.NOTE)


@pytest.mark.parametrize("said", [PROBLEM, "无障碍阅读功能还不完善，将尽快改进。", "无重大问题，但公开的时效还要提高。"])
def test_problems_told(said: str) -> None:
    assert list(problems_unsaid(drafted({1: [OVERVIEW], 5: [said], 6: [REST]}))) == []


def test_only_the_national_formats_ask_for_the_chapter() -> None:
    assert list(problems_unsaid(drafted({1: [OVERVIEW], 5: ["无。"]}, year=2016))) == []
    assert list(chapters_missing(drafted({1: [OVERVIEW], 6: [REST]}, year=2016))) == []


def test_a_chapter_without_a_word() -> None:
    (found,) = chapters_missing(drafted({1: [OVERVIEW], 6: [REST]}))
    assert (found.rule, found.severity) == ("chapter_missing", Severity.NOTE)
    assert "存在的主要问题及改进情况" in found.message
    assert list(chapters_missing(drafted({1: [OVERVIEW], 5: [PROBLEM], 6: [REST]}))) == []
    assert list(chapters_missing(drafted({1: [OVERVIEW]}))) == []  # a report of another make, or one half read


def test_a_fee_told_and_denied() -> None:
    (found,) = fees_denied(drafted({1: ["本年度未收取信息处理费。"], 6: [FEE]}))
    assert (found.rule, found.severity, len(found.operands)) == ("fee_denied", Severity.DOUBT, 2)
    assert "信息处理费 360 元" in found.message
    (table,) = fees_denied(drafted("我局没有收取行政事业性收费。", {"fees.amount": "18.871"}))
    assert "行政事业性收费 18.871 万元" in table.message


@pytest.mark.parametrize(
    ("chapters", "amount"),
    [
        ({6: [FEE]}, "0"),
        ({1: ["本年度未收取信息处理费。"]}, "18.871"),  # another fee than the table's
        ({1: ["2022年未收取信息处理费。"], 6: [FEE]}, "0"),
        ({1: ["申请人没有逾期未缴信息处理费的情形。"], 6: [FEE]}, "0"),
        ({1: ["无行政事业性收费项目清单更新。"]}, "18.871"),
        ({1: ["本年度未收取信息处理费。"], 6: ["信息处理费收取金额0元。"]}, "0"),
    ],
)
def test_fees_that_do_not_contradict(chapters: dict[int, list[str]], amount: str) -> None:
    assert list(fees_denied(drafted(chapters, {"fees.amount": amount}))) == []


def test_one_organ_of_many_may_have_taken_none() -> None:
    city = drafted({1: ["市政府本级未收取信息处理费。"], 6: [FEE]}, organ="甲市人民政府", scope=Scope.AGGREGATE)
    assert list(fees_denied(city)) == []


def test_a_fee_told_beside_a_chapter_of_nothing() -> None:
    (found,) = fees_denied(drafted({1: [FEE], 6: ["无。"]}))
    assert (found.rule, found.severity) == ("fee_denied", Severity.NOTE)
    assert list(fees_denied(drafted({1: [OVERVIEW], 6: ["无。"]}, {"fees.amount": "18.871"}))) == []  # not the fee of that chapter


def test_charges_denied_that_the_table_holds() -> None:
    (found,) = fees_denied(drafted("2023年没有行政事业性收费。", {"fees.amount": "18.2"}))
    assert "行政事业性收费 18.2 万元" in found.message
    assert list(fees_denied(drafted("2023年没有行政事业性收费项目调整。", {"fees.amount": "18.2"}))) == []
    assert list(fees_denied(drafted("2023年没有收取信息处理费。", {"fees.amount": "18.2"}))) == []


@pytest.mark.parametrize(
    "said",
    [
        "未收取行政事业性收费以外的费用。",
        "我局无行政事业性收费自主立项权。",
        "对小微企业不收取行政事业性收费。",
        "除检测费外，没有行政事业性收费。",
        "全县没有收取行政事业性收费的单位共35家。",
        "上半年未收取行政事业性收费。",
        "疫情期间未收取行政事业性收费。",
    ],
)
def test_a_denial_of_something_narrower(said: str) -> None:
    assert list(fees_denied(drafted(said, {"fees.amount": "18.871"}))) == []


@pytest.mark.parametrize("said", ["本年度未收取行政事业性收费。", "没有行政事业性收费，也没有摊派。", "全年未发生行政事业性收费的情况。"])
def test_a_denial_of_it_all(said: str) -> None:
    assert len(list(fees_denied(drafted(said, {"fees.amount": "18.871"})))) == 1
