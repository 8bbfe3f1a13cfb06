"""Two conditions at once, sums within shares, shares of one column's own applications, a year over its months, both ends of an order."""

from datetime import date
from decimal import Decimal

import pytest

from askgov import plan as planning
from askgov.domain import Applicant, ComputeQuery, Decline, FigureQuery, Operation, PassageQuery, Plan, StatementQuery
from askgov.follow import goes_on
from askgov.question.organs import Catalogue
from askgov.question.parts_of_year import parts_in, spread_over
from askgov.question.reader import read
from askgov.sessions import Turn

TODAY = date(2026, 3, 1)


def plan(question: str, known: Catalogue) -> Plan:
    return planning.plan(question, known, TODAY, Turn())[1]


def computed(question: str, known: Catalogue) -> ComputeQuery:
    found = plan(question, known)
    assert isinstance(found, ComputeQuery), found
    return found


def figures(question: str, known: Catalogue) -> FigureQuery:
    found = plan(question, known)
    assert isinstance(found, FigureQuery), found
    return found


@pytest.mark.parametrize(
    "question",
    [
        "2024年云岭县居民向云溪县政府提出的申请多少件",
        "云溪县教育局2024年对青石镇作出的处罚多少件",
        "云溪县2024年先不予公开后予以公开的有几件",
        "云溪县2024年从上年转来的予以公开几件",
        "云溪县2024年当年新收且不予公开的几件",
        "云溪县2024年新收并转下年的几件",
        "云溪县2024年律师个人申请几件",
        "云溪县2024年办结上年结转多少件",
        "云溪县2024年收费的申请几件",
        "云溪县2024年多少个律所提了申请",
    ],
)
def test_what_no_report_counts_together_is_refused(known: Catalogue, question: str) -> None:
    assert not isinstance(plan(question, known), FigureQuery | ComputeQuery)


@pytest.mark.parametrize(
    "question",
    [
        "云溪县和云岭县2024年新收申请各多少件",
        "云溪县2024年新收、上年结转、结转下年度的申请各多少件",
        "云溪县2024年新收多少件，办结多少件",
        "云溪县2024年全县新收申请多少件",
    ],
)
def test_what_is_listed_is_answered_one_by_one(known: Catalogue, question: str) -> None:
    assert isinstance(plan(question, known), FigureQuery)


@pytest.mark.parametrize("word", ["及时", "和解", "报备", "拟"])
def test_a_word_between_particles_is_no_particle(known: Catalogue, word: str) -> None:
    asked = {"及时": "及时办结", "和解": "复议和解", "报备": "报备的规范性文件制发", "拟": "拟制发的规范性文件"}[word]
    assert read(f"云溪县2024年{asked}多少件", known, TODAY).residue


def test_lines_that_are_added_have_one_share(known: Catalogue) -> None:
    asked = computed("云溪县2024年予以公开加上不予公开占办结总数的百分之多少", known)
    (term,), (base,) = asked.terms, asked.bases
    assert (term.concept, term.also) == ("requests.granted", ("requests.refused",))
    assert (base.concept, base.also) == ("requests.closed", ())


def test_lines_that_are_listed_have_a_share_each(known: Catalogue) -> None:
    asked = computed("云溪县2024年予以公开和部分公开各占办结总数的百分之多少", known)
    assert [(term.concept, term.also) for term in asked.terms] == [("requests.granted", ()), ("requests.partly_granted", ())]


def test_a_sum_without_a_common_whole_has_no_natural_share(known: Catalogue) -> None:
    assert isinstance(plan("云溪县2024年许可加处罚的占比", known), Decline)


@pytest.mark.parametrize(
    ("question", "applicant", "base"),
    [
        ("云溪县2024年自然人申请被不予公开的比例", Applicant.NATURAL_PERSON, "requests.closed"),
        ("云溪县2024年企业申请部分公开的比例", Applicant.COMPANY, "requests.closed"),
        ("云溪县2024年自然人申请被结转的比例", Applicant.NATURAL_PERSON, "requests.handled"),
        ("云溪县2024年不予公开里自然人的比例", Applicant.TOTAL, "requests.refused"),
        ("云溪县2024年自然人占新收申请的比例", Applicant.TOTAL, "requests.received"),
        ("云溪县2024年法人申请里商业企业占多少", Applicant.ORGANISATIONS, "requests.received"),
    ],
)
def test_of_whose_applications_a_share_is_taken(known: Catalogue, question: str, applicant: Applicant, base: str) -> None:
    (found,) = computed(question, known).bases
    assert (found.applicant, found.concept) == (applicant, base)


@pytest.mark.parametrize(
    ("question", "per"),
    [
        ("云溪县2024年平均每个月收到几件申请", "month"),
        ("云溪县2024年月均行政处罚多少件", "month"),
        ("云溪县2024年平均每天办多少件行政许可", "day"),
    ],
)
def test_a_year_is_spread_over_its_months(known: Catalogue, question: str, per: str) -> None:
    asked = computed(question, known)
    assert (asked.operation, asked.per, len(asked.terms)) == (Operation.AVERAGE, per, 1)


@pytest.mark.parametrize(
    "question", ["云溪县2024年3月收到几件申请", "云溪县2024年每个月各收到几件申请", "云溪县2024年哪个月收到的申请最多"]
)
def test_a_month_by_itself_is_refused(known: Catalogue, question: str) -> None:
    assert not isinstance(plan(question, known), FigureQuery | ComputeQuery)


def test_parts_of_a_year() -> None:
    assert spread_over("平均下来2023年每个月几件")[0] == "month"
    assert spread_over("2023年每个月几件") == ("", "2023年每个月几件")
    assert (parts_in("month", 2023), parts_in("quarter", 2023), parts_in("day", 2023), parts_in("day", 2024)) == (12, 4, 365, 366)


@pytest.mark.parametrize("question", ["2024年云溪县各部门处罚最多的和最少的差多少件", "云溪县2023到2025年行政处罚最高和最低相差多少"])
def test_both_ends_of_an_order(known: Catalogue, question: str) -> None:
    asked = computed(question, known)
    assert (asked.operation, asked.spread) == (Operation.RANK, True)


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("云溪县2024年强制执行类决定（行政强制）多少件", "coercion.decisions"),
        ("云溪县2024年痛痛快快给人家了的申请有多少？就是“予以公开”那一栏", "requests.granted"),
    ],
)
def test_a_name_stands_for_what_it_explains(known: Catalogue, question: str, line: str) -> None:
    asked = figures(question, known)
    assert asked.concepts == (line,)
    assert any("理解" in note for note in asked.notes)


def test_a_name_in_brackets_does_not_undo_a_condition(known: Catalogue) -> None:
    assert not isinstance(plan("云溪县2024年工商处罚（行政处罚）几件", known), FigureQuery)


def test_a_first_clause_that_tells_how_it_came_about_is_left_out_and_said(known: Catalogue) -> None:
    asked = figures("去大厅办事听说批得挺快，云溪县2024年到底办了多少件许可", known)
    assert any("没有当作条件" in note for note in asked.notes)
    assert not isinstance(plan("网约车方面的，云溪县2024年办了多少件许可", known), FigureQuery)


def test_the_public_as_a_whole_is_told_beside_its_persons(known: Catalogue) -> None:
    assert figures("云溪县2024年老百姓一共递了多少件申请", known).applicants == (Applicant.TOTAL, Applicant.NATURAL_PERSON)


def test_a_bound_said_with_a_verb(known: Catalogue) -> None:
    asked = computed("2024年云溪县各部门行政处罚上了500件的有哪几家", known)
    assert asked.threshold is not None
    assert (asked.threshold.comparator, asked.threshold.value) == ("ge", Decimal(500))


def test_complaints_are_those_of_the_prose_unless_applications_are_meant(known: Catalogue) -> None:
    assert isinstance(plan("云溪县教育局2023年受理了多少投诉", known), StatementQuery)
    assert figures("云溪县教育局2023年投诉举报类申请不予处理几件", known).concepts == ("requests.not_processed.petition",)


def test_a_group_that_is_counted_must_have_so_many_members(known: Catalogue) -> None:
    assert not isinstance(plan("五个区县2023年谁的行政处罚最多", known), ComputeQuery)


def test_a_number_stated_before_asking_why_is_held_against_the_figure(known: Catalogue) -> None:
    asked = figures("云溪县教育局2024年新收了153件申请，数量为何这么大", known)
    assert asked.claim == 153
    assert asked.why is not None


def test_fees_are_money_and_no_cases(known: Catalogue) -> None:
    assert figures("云溪县2024年行政事业性收费多少万元", known).concepts == ("fees.amount",)
    assert not isinstance(plan("云溪县2024年收费的有几件", known), FigureQuery)


def test_which_applicants_filed(known: Catalogue) -> None:
    asked = computed("云溪县2024年因为国家秘密不予公开的，是哪类申请人提的", known)
    assert asked.axis == "applicant"
    assert asked.threshold is not None


def test_carried_and_new_together_are_what_is_to_be_handled(known: Catalogue) -> None:
    (base,) = computed("云溪县2024年办结占新收与结转之和的比例", known).bases
    assert (base.concept, *base.also) == ("requests.received", "requests.carried_in")


def test_a_group_with_year_and_line_is_a_whole_question(known: Catalogue) -> None:
    assert not goes_on(read("2024年各部门行政处罚最多的和最少的差多少", known, TODAY))
    assert goes_on(read("2024年最多的呢", known, TODAY))


@pytest.mark.parametrize("question", ["云溪县十个局2024年新收合计", "云溪县各镇2024年新收合计多少件", "云溪县下面的局2024年新收一共多少件"])
def test_a_group_that_is_not_read_is_not_answered_by_its_county(known: Catalogue, question: str) -> None:
    assert not isinstance(plan(question, known), FigureQuery | ComputeQuery)


def test_an_agency_named_after_two_places_is_that_of_both(known: Catalogue) -> None:
    assert figures("云岭和云溪的教育局2023年新收各多少件", known).entities == ("云岭县教育局", "云溪县教育局")
    assert figures("云溪县和云溪县教育局2023年新收各多少件", known).entities == ("云溪县人民政府", "云溪县教育局")


@pytest.mark.parametrize("question", ["云溪县2024年3月到12月平均每月新收多少件", "云溪县2024年12月平均每天新收多少件"])
def test_some_months_are_no_year(known: Catalogue, question: str) -> None:
    assert not isinstance(plan(question, known), ComputeQuery)


def test_a_change_over_a_span_needs_both_its_ends(known: Catalogue) -> None:
    assert isinstance(plan("云溪县教育局2019到2024年新收增加多少件", known), Decline)
    assert [term.year for term in computed("云溪县教育局2020到2024年新收增加多少件", known).terms] == [2024]


def test_a_mean_over_a_span_says_which_years_are_missing(known: Catalogue) -> None:
    assert any("没有收录2021年、2022年" in note for note in computed("云溪县教育局2020到2024年新收平均多少件", known).notes)


def test_of_all_is_not_of_the_same_applicants(known: Catalogue) -> None:
    (base,) = computed("云溪县2024年自然人予以公开占全部新收的比例", known).bases
    assert base.applicant is Applicant.TOTAL
    assert isinstance(plan("云溪县2024年复议和诉讼中尚未审结的占比", known), Decline)


def test_reports_that_are_not_held_are_told_beside_those_that_are(known: Catalogue) -> None:
    asked = plan("云溪县教育局2022和2023年存在哪些问题", known)
    assert isinstance(asked, PassageQuery)
    assert any("没有收录云溪县教育局2022年" in note for note in asked.notes)


def test_stocks_are_not_added_over_years(known: Catalogue) -> None:
    asked = figures("云溪县2023年和2024年结转下年度的申请一共多少件", known)
    assert not asked.total
    assert any("存量" in note for note in asked.notes)


def test_columns_that_are_added_have_no_share_each(known: Catalogue) -> None:
    assert isinstance(plan("云溪县2024年自然人加企业申请占新收的比例", known), Decline)


@pytest.mark.parametrize("question", ["云溪县2024年办理结果最多和最少的差多少件", "云溪县2024年各类法人申请最多和最少差多少"])
def test_the_ends_of_an_order_of_kinds_are_not_those_of_the_organs(known: Catalogue, question: str) -> None:
    assert isinstance(plan(question, known), Decline)


def test_a_line_named_result_is_ordered_over_the_organs_that_are_named(known: Catalogue) -> None:
    query = computed("云溪县2024年各部门办理结果总计最多的和最少的差多少件", known)
    assert query.spread
    assert query.axis == "entity"


@pytest.mark.parametrize("question", ["云溪县教育局近五年申请量变化", "云溪县教育局近五年申请量变化情况", "云溪县教育局近五年申请量的变化"])
def test_a_change_over_years_without_a_verb_is_a_trend(known: Catalogue, question: str) -> None:
    assert computed(question, known).operation is Operation.TREND


def test_being_sued_by_someone_is_being_sued(known: Catalogue) -> None:
    assert figures("云溪县公安局2024年被人告了几回", known).concepts == ("litigation.total",)
