"""What prose says there was none of, while the tables count some; and denials of other things."""

import pytest

from askgov.domain import Scope, Severity
from ingest.checks.denials import denied

from .drafted import CHAPTERS, Cells, drafted

HELD: Cells = {
    "requests.received": 9, "requests.carried_in": 1, "requests.closed": 8, "requests.carried_out": 2, "requests.granted": 5,
    "requests.partly_granted": 1, "review.total": 3, "litigation.direct.total": 0, "litigation.after_review.total": 1,
    "penalties.decisions": 40, "licensing.decisions": 7, "coercion.decisions": 2, "normative_documents.issued": 4,
}  # fmt: skip
NOTHING: Cells = dict.fromkeys(HELD, 0)


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("2023年未收到政府信息公开申请。", "新收政府信息公开申请数量” 9 件"),
        ("本年度我局没有收到依申请公开申请，也没有上年结转。", "新收政府信息公开申请数量” 9 件"),
        ("本年度没有因政府信息公开被申请行政复议。网站运行平稳。", "行政复议总计” 3 件"),
        ("未发生因政府信息公开引起的行政诉讼案件。", "1 件"),
        ("全年新收申请9件，上年结转1件，全部办结。", "结转下年度继续办理” 2 件"),
        ("新收申请9件，全部办结，无结转。", "结转下年度继续办理” 2 件"),
        ("收到申请9件，没有结转下年度的申请。", "结转下年度继续办理” 2 件"),
        ("答复申请8件，全部予以公开。", "予以公开” 5 件"),
        ("本年度未作出行政处罚决定。", "行政处罚本年处理决定数量” 40 件"),
        ("全年未办理行政许可。", "行政许可本年处理决定数量” 7 件"),
        ("2023年没有实施行政强制措施。", "行政强制本年处理决定数量” 2 件"),
        ("2023年没有制发规范性文件。", "本年制发件数” 4 件"),
    ],
)
def test_denied_while_the_table_counts_some(said: str, held: str) -> None:
    (found,) = denied(drafted(said, HELD))
    assert (found.rule, found.severity, len(found.operands) >= 2) == ("denied", Severity.DOUBT, True)
    assert held in found.message
    assert list(denied(drafted(said, NOTHING))) == []
    assert list(denied(drafted(said))) == []


def test_reviews_and_lawsuits_in_one_breath() -> None:
    reviews, lawsuits = denied(drafted("全年没有因政府信息公开被申请行政复议或者提起行政诉讼。", HELD))
    assert "行政复议总计” 3 件" in reviews.message
    assert "1 件" in lawsuits.message


@pytest.mark.parametrize(
    "said",
    [
        "因政府信息公开被申请行政复议3件，未发生被纠正的情况。",
        "没有因政府信息公开被行政复议机关撤销或变更的情形。",
        "未发生行政复议后提起的行政诉讼。",  # after review: not of all
        "全年行政复议3件。2022年没有因政府信息公开被申请行政复议。",
        "上半年未收到政府信息公开申请。",
        "未收到网络提交的政府信息公开申请。",
        "局属单位中，办公室未收到政府信息公开申请。",
        "没有收到政府信息公开申请的，应当零报告。",
        "申请人不服的，没有申请行政复议。",
        "本年度未收取信息处理费。",
        "未作出不予行政许可决定。",
        "没有以县政府名义制发规范性文件。",
        "全年没有制发规范性文件解读。",
        "全年没有行政处罚公示不及时的情况。",
        "新收申请9件，到期的全部办结。",
        "新收申请9件，办结8件，全部按时办结。",
        "办结申请8件，其中5件全部予以公开。",
        "网络申请6件，全部办结。",
        "新收申请9件，除正在办理的外，全部办结。",
        "办理建议提案9件，全部办结。",
    ],
)
def test_denials_of_something_else(said: str) -> None:
    assert list(denied(drafted(said, HELD))) == []


def test_a_government_may_mean_its_office() -> None:
    said = "全年未收到政府信息公开申请。"
    assert list(denied(drafted(said, HELD, organ="甲县人民政府", scope=Scope.AGGREGATE))) == []


def test_a_chapter_of_cases_that_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CHAPTERS, 4, "四、政府信息公开行政复议、行政诉讼情况")
    (found,) = denied(drafted({1: ["网站运行平稳。"], 4: ["无。"]}, {"review.total": 3}))
    assert "行政复议总计” 3 件" in found.message
    assert list(denied(drafted({1: ["网站运行平稳。"], 4: ["无。"]}, {"review.total": 0}))) == []
    assert list(denied(drafted({1: ["网站运行平稳。"], 4: ["未发生行政诉讼。"]}, {"review.total": 3}))) == []
    (case,) = denied(drafted({1: ["网站运行平稳。"], 4: ["本年度未发生行政复议。"]}, {"review.total": 3}))
    assert "行政复议总计” 3 件" in case.message
