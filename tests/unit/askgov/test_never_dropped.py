"""What a question says beside the line it names is planned or refused, never left out: conditions, denials, lines that do not go together."""

from datetime import date
from decimal import Decimal

import pytest

from askgov import plan as planning
from askgov.domain import Applicant, ComputeQuery, Decline, FigureQuery, Operation, Plan, Threshold
from askgov.operations.bounds import falling, in_unit, rising
from askgov.question.organs import Catalogue
from askgov.question.years import find_years
from askgov.sessions import Turn

TODAY = date(2026, 3, 1)


def plan(question: str, known: Catalogue, before: Plan | None = None) -> Plan:
    return planning.plan(question, known, TODAY, Turn(plan=before, question="…"))[1]


def computed(question: str, known: Catalogue) -> ComputeQuery:
    found = plan(question, known)
    assert isinstance(found, ComputeQuery), found
    return found


@pytest.mark.parametrize(
    ("words", "comparator"),
    [
        ("没超过10件", "le"), ("没有超过10件", "le"), ("未达到10件", "lt"), ("没满10件", "lt"), ("没有突破10件", "le"), ("不超过10件", "le"),
        ("不低于10件", "ge"), ("超过10件", "gt"), ("没上千", "lt"),
    ],
)  # fmt: skip
def test_a_bound_that_is_denied_is_turned_round(known: Catalogue, words: str, comparator: str) -> None:
    asked = computed(f"云溪县2024年各部门新收申请{words}的有哪些", known)
    assert asked.threshold is not None
    assert asked.threshold.comparator == comparator


def test_whether_there_is_more_is_no_denial(known: Catalogue) -> None:
    asked = computed("云溪县公安局2024年行政处罚有没有超过10件", known)
    assert asked.threshold == Threshold(comparator="gt", value=Decimal(10))


def test_a_fall_is_below_nothing() -> None:
    tenth = Threshold(comparator="gt", value=Decimal(10))
    assert falling(tenth) == Threshold(comparator="lt", value=Decimal(-10))
    assert rising(tenth) == tenth
    less = Threshold(comparator="lt", value=Decimal(10))
    assert falling(less) == Threshold(comparator="gt", value=Decimal(-10), also=Threshold(comparator="lt", value=Decimal(0)))
    assert rising(less).also == Threshold(comparator="gt", value=Decimal(0))
    assert in_unit(Threshold(comparator="gt", value=Decimal(5_000_000)), "万", ["万元"]).value == 500


@pytest.mark.parametrize(
    ("question", "comparator"),
    [
        ("云溪县2024年行政许可减少的部门有几个", "lt"),
        ("云溪县2024年行政许可增加的部门有哪些", "gt"),
        ("云溪县哪几年行政许可比上年少", "lt"),
    ],
)
def test_which_rose_or_fell_is_bounded_by_nothing(known: Catalogue, question: str, comparator: str) -> None:
    assert computed(question, known).threshold == Threshold(comparator=comparator, value=Decimal(0))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "question",
    [
        # a second condition, or another line in turn
        "云溪县2024年处罚最多的部门新收多少件", "云溪县2024年许可最多的部门处罚多少", "云溪县复议哪年最多，那年诉讼多少", "云溪县2024年有收费的部门平均收费多少",
        "云溪县2024年只有个人申请的部门有哪些", "云溪县2024年全部办结的部门有哪些", "云溪县2024年没有复议也没有诉讼的部门有哪些", "云溪县2024年新收超过平均数的部门有哪些",
        "云溪县2024年新收前三的部门合计多少件", "云溪县2022年和2023年新收之和是2021年的几倍", "云溪县2024年新收10件左右的部门有哪些",
        # lines that do not go together
        "云溪县公安局2024年因行政处罚引起的诉讼几件", "云溪县公安局2024年上年结转的诉讼几件", "云溪县公安局2024年办结的诉讼有几件", "云溪县公安局2024年收到多少件许可申请",
        "云溪县公安局2024年部分公开的处罚几件", "云溪县公安局2024年维持的处罚几件", "云溪县公安局2024年不公开的规范性文件几件", "云溪县公安局2024年重复申请引起的诉讼几件",
        "云溪县公安局2024年收到的复议申请里企业提的有多少",
        # words that turn the line into another thing
        "云溪县公安局2024年退还的行政事业性收费多少", "云溪县公安局2024年撤的行政处罚多少件", "云溪县公安局2024年强制拆除多少件", "云溪县公安局2024年处罚多少家单位",
        "云溪县公安局2024年不予公开的理由有几种用过", "云溪县公安局2024年处罚了多少个人", "云溪县公安局2024年同时被复议和诉讼的有多少件", "云溪县隔壁的县2024年新收几件",
        "云溪县公安局2024年寄来的申请有多少件", "云溪县公安局2024年比较大的行政处罚多少件", "云溪县新收2024年是最高的，对吗",
    ],
)  # fmt: skip
def test_what_cannot_be_planned_whole_is_not_planned_in_part(known: Catalogue, question: str) -> None:
    assert not isinstance(plan(question, known), FigureQuery | ComputeQuery)


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("2021年之前的", tuple(range(2008, 2021))), ("2023年以前", tuple(range(2008, 2023))), ("2022年之后", (2023, 2024, 2025)),
        ("截至2022年累计", tuple(range(2008, 2023))), ("到2022年为止一共", tuple(range(2008, 2023))), ("截至2022年底", (2022,)), ("2021年前三名", (2021,)),
    ],
)  # fmt: skip
def test_years_before_and_after_another(words: str, years: tuple[int, ...]) -> None:
    assert tuple(year for mention in find_years(words, TODAY) for year in mention.years) == years


@pytest.mark.parametrize(
    ("question", "concepts"),
    [
        ("云溪县公安局2024年申请人败诉多少件", ("litigation.direct.upheld", "litigation.after_review.upheld")),
        ("云溪县公安局2024年老百姓告赢了几件", ("litigation.direct.corrected", "litigation.after_review.corrected")),
        ("云溪县公安局2024年申请人赢了几场复议", ("review.corrected",)),
        ("云溪县公安局2024年收到的行政复议申请多少件", ("review.total",)),
    ],
)
def test_who_wins_and_what_is_filed(known: Catalogue, question: str, concepts: tuple[str, ...]) -> None:
    asked = plan(question, known)
    assert isinstance(asked, FigureQuery), asked
    assert {id_.split(".")[-1] for id_ in asked.concepts} == {id_.split(".")[-1] for id_ in concepts}
    assert {id_.split(".")[0] for id_ in asked.concepts} == {id_.split(".")[0] for id_ in concepts}


@pytest.mark.parametrize(
    ("question", "column"),
    [
        ("作为律师，我们2024年在云溪县提了多少件申请", Applicant.LEGAL_SERVICE),
        ("我是企业，我们2024年被云溪县不予公开的有多少件", Applicant.COMPANY),
    ],
)
def test_who_asks_is_meant_where_the_question_says_so(known: Catalogue, question: str, column: Applicant) -> None:
    asked = plan(question, known)
    assert isinstance(asked, FigureQuery), asked
    assert asked.applicants == (column,)


def test_figures_of_the_talk_are_added_to_and_held_against(known: Catalogue) -> None:
    before = plan("云溪县公安局2024年新收申请多少件", known)

    more = plan("再加上结转呢", known, before)
    against = plan("比云溪县教育局少多少", known, before)
    earlier = plan("比2023年多多少", known, before)

    assert isinstance(more, FigureQuery)
    assert (more.concepts, more.total) == (("requests.received", "requests.carried_in"), True)
    assert isinstance(against, ComputeQuery)
    assert (against.operation, against.bases[0].entity) == (Operation.DIFFERENCE, "云溪县教育局")
    assert isinstance(earlier, ComputeQuery)
    assert (earlier.terms[0].year, earlier.bases[0].year) == (2024, 2023)
    assert isinstance(plan("一共呢", known, before), Decline)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("云溪县2024年行政许可没有增长的部门有哪些", Threshold(comparator="le", value=Decimal(0))),
        ("云溪县2024年行政许可没有下降的部门有哪些", Threshold(comparator="ge", value=Decimal(0))),
        ("云溪县2024年零处罚的部门有几个", Threshold(comparator="eq", value=Decimal(0))),
    ],
)
def test_a_change_that_is_denied_and_none_at_all(known: Catalogue, question: str, value: Threshold) -> None:
    assert computed(question, known).threshold == value


def test_a_rate_of_one_column_is_of_that_column(known: Catalogue) -> None:
    asked = computed("云溪县公安局2024年企业公开率", known)
    assert [(term.concept, term.applicant) for term in (*asked.terms, *asked.bases)] == [
        ("requests.granted", Applicant.COMPANY),
        ("requests.closed", Applicant.COMPANY),
    ]


@pytest.mark.parametrize("words", ["收费多少元", "收费几元", "总共收费多少元"])
def test_fees_asked_in_yuan_are_the_fees_of_the_table(known: Catalogue, words: str) -> None:
    asked = plan(f"云溪县公安局2024年{words}", known)
    assert isinstance(asked, FigureQuery), asked
    assert asked.concepts == ("fees.amount",)


@pytest.mark.parametrize("turn", ["第三呢", "网上的呢", "最后一名呢"])
def test_a_turn_cut_short_is_asked_back(known: Catalogue, turn: str) -> None:
    before = plan("云溪县公安局2024年新收申请多少件", known)
    assert isinstance(plan(turn, known, before), Decline)


def test_an_agency_of_another_place_is_offered_and_one_of_the_same_is_taken(known: Catalogue) -> None:
    before = plan("云溪县公安局2024年行政处罚多少件", known)
    same = plan("教育局呢", known, before)
    assert isinstance(same, FigureQuery)
    assert same.entities == ("云溪县教育局",)
    other = plan("公安局呢", known, plan("云岭县教育局2023年行政处罚多少件", known))
    assert isinstance(other, Decline)
    assert [option.label for option in other.options] == ["云溪县公安局"]


@pytest.mark.parametrize("who", ["工会", "商会", "学会", "商铺", "会计"])
def test_whose_applications_are_asked_for_is_never_dropped(known: Catalogue, who: str) -> None:
    assert not isinstance(plan(f"云溪县2024年{who}申请几件", known), FigureQuery)
