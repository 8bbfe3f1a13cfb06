"""Words that say which figure is meant are never swallowed by a rule that leaves words out or puts others in their place."""

from datetime import date

import pytest

from askgov import plan as planning
from askgov.domain import Applicant, ComputeQuery, Decline, EquationQuery, FigureQuery, Operation, Plan
from askgov.question.organs import Catalogue
from askgov.question.reader import read
from askgov.sessions import Turn

TODAY = date(2026, 3, 1)


def plan(question: str, known: Catalogue, before: Plan | None = None) -> Plan:
    return planning.plan(question, known, TODAY, Turn(plan=before, question="…"))[1]


@pytest.mark.parametrize(
    "question",
    [
        "不管尚未审结的，云溪县2024年行政复议总数是多少",
        "不管公安局，云溪县各部门2024年行政处罚合计",
        "除了公安局，云溪县2024年的行政处罚也报一下",
        "除了重复申请，云溪县2024年的不予处理也报一下",
        "公安局2024年11月1日至12月31日行政处罚多少件",
        "云溪县2024年新增申请受理点几个",
        "2024年公众向公安局举报提出多少件",
        "云溪县2024年申请多少件，扣除撤回",
        "统计上半年：云溪县2024年新收申请多少件",
        "云溪县行政处罚2024年的变化，是多少件",
        "云溪县2024年不予公开第一项到第三项合计多少",
        "云溪县2024年不予公开倒数第一项几件",
        "云溪县2024年不予公开前三个细项的小计",
        "云溪县2024年行政复议总数减去尚未审结的是多少",
        "公安局和教育局2024年新收申请比上年合计多多少",
        "公安局行政处罚哪年上升，哪年下滑",
        "公安局行政处罚没有创新高的是哪几年",
        "2024年行政许可超过1000件，但确实收了费，有哪些部门",
        "我要赌博案，公安局2024年行政处罚多少件",
        "想知道户籍，公安局2024年行政许可多少件",
        "云溪县2024年人事比后勤内部事务多几件",
        "云溪县2024年没有草稿，过程性信息几件",
        "云溪县2024年同样内容反复申请三次以上的重复申请几件",
    ],
)
def test_what_would_be_lost_is_refused(known: Catalogue, question: str) -> None:
    assert not isinstance(plan(question, known), FigureQuery | ComputeQuery)


@pytest.mark.parametrize(
    ("question", "organ"),
    [
        ("了解教育局：云溪县2024年行政许可多少件", "云溪县教育局"),
        ("我们教育局，云溪县2024年新收申请多少件", "云溪县教育局"),
        ("县公安2024年行政处罚多少", "云溪县公安局"),
        ("县审批局2023年行政许可多少", "阳城县行政审批服务管理局"),
    ],
)
def test_an_organ_named_in_passing_is_whose_figure_is_meant(known: Catalogue, question: str, organ: str) -> None:
    found = plan(question, known)
    assert isinstance(found, FigureQuery), found
    assert found.entities == (organ,)


@pytest.mark.parametrize(
    ("question", "concept"),
    [
        ("由于申请内容属信访事项，云溪县2024年不予处理的申请合计多少", "requests.not_processed.petition"),
        ("统计尚未审结：云溪县2024年行政复议多少件", "review.pending"),
        ("云溪县2024年不予处理第5项几件", "requests.not_processed.confirmation"),
        ("云溪县2024年其他处理三个小项之和是多少", "requests.other"),
        ("人事、后勤这些内部事务，云溪县2024年不予公开几件", "requests.refused.internal_affairs"),
    ],
)
def test_the_narrower_line_is_the_one_asked_for(known: Catalogue, question: str, concept: str) -> None:
    found = plan(question, known)
    assert isinstance(found, FigureQuery), found
    assert found.concepts == (concept,)


def test_words_that_only_retell_a_line_are_said_to_be_left_out(known: Catalogue) -> None:
    taken = read("云溪县2024年工商登记的行政查询事项几件", known, TODAY).taken
    assert taken
    assert "工商登记" in taken[0]
    assert "整行" in taken[0]


def test_a_clause_that_only_tells_is_named(known: Catalogue) -> None:
    reading = read("讲话稿要用：云溪县2024年新收申请多少件", known, TODAY)
    assert not reading.residue
    assert any("讲话稿要用" in said for said in reading.taken)


@pytest.mark.parametrize(
    "question",
    ["云溪县行政处罚比2023年增长百分之几", "公安局行政处罚较2023年下降了吗", "各部门行政处罚比2023年增长最快的是哪个"],
)
def test_a_year_that_is_only_compared_with_is_not_the_year_asked_about(known: Catalogue, question: str) -> None:
    found = plan(question, known)
    if isinstance(found, ComputeQuery):  # where only one later year has reports, that is the year
        assert {term.year for term in found.terms} == {2024}
        assert {term.year for term in found.bases} == {2023}
    else:
        assert isinstance(found, Decline)
        assert found.reason == "ambiguous"


def test_each_line_against_its_own_year_before(known: Catalogue) -> None:
    found = plan("2024年云溪县行政许可、行政处罚各比上年增加多少件", known)
    assert isinstance(found, ComputeQuery), found
    assert [(term.concept, term.year) for term in found.terms] == [("licensing.decisions", 2024), ("penalties.decisions", 2024)]
    assert [(term.concept, term.year) for term in found.bases] == [("licensing.decisions", 2023), ("penalties.decisions", 2023)]


def test_the_number_of_all_is_given_beside_a_column_asked_for_after_it(known: Catalogue) -> None:
    found = plan("云溪县2024年收到多少件申请，其中企业几件", known)
    assert isinstance(found, FigureQuery), found
    assert found.applicants == (Applicant.TOTAL, Applicant.COMPANY)


@pytest.mark.parametrize(
    ("question", "operation", "most"),
    [
        ("2024年云溪县新收申请最多的前三个部门", Operation.RANK, True),
        ("云溪县2024年予以公开数最高的部门是哪一个", Operation.EXTREME, True),
        ("请指出2024年行政复议最少的云溪县部门", Operation.EXTREME, False),
        ("2024年行政强制大于30件的部门，云溪县有哪几家", Operation.THRESHOLD, True),
        ("云溪县2024年行政处罚前三的部门从少到多排列", Operation.RANK, True),
        ("行政处罚主要集中在哪个部门，云溪县2024年", Operation.EXTREME, True),
    ],
)
def test_a_group_is_read_wherever_its_noun_stands(known: Catalogue, question: str, operation: Operation, most: bool) -> None:
    found = plan(question, known)
    assert isinstance(found, ComputeQuery), found
    assert (found.operation, found.most) == (operation, most)
    members = {term.entity for term in found.terms}
    assert {"云溪县教育局", "云溪县公安局"} <= members <= {"云溪县教育局", "云溪县公安局", "云溪县人民政府办公室"}


@pytest.mark.parametrize(
    "question", ["云溪县2024年新收加上年结转是不是等于办结加结转下年度", "公安局2024年的上年结转数跟2023年报告里结转下年度的数一致吗"]
)
def test_a_balance_asked_in_words_is_worked_out(known: Catalogue, question: str) -> None:
    assert isinstance(plan(question, known), EquationQuery)
