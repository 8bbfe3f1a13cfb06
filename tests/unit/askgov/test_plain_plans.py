"""Plain questions whose plan had gone astray: another year, another line, another organ than the one asked about."""

from datetime import date

import pytest

from askgov import plan as planning
from askgov.domain import CollectionQuery, ComputeQuery, Decline, DefinitionQuery, FigureQuery, Operation, PassageQuery, Plan
from askgov.domain.vocabulary import Applicant
from askgov.in_parts import two_rates
from askgov.question.organs import Catalogue
from askgov.sessions import Turn

TODAY = date(2026, 3, 1)
COUNTY, EDUCATION, POLICE = "云溪县人民政府", "云溪县教育局", "云溪县公安局"


def asked(question: str, known: Catalogue, before: Turn | None = None) -> Plan:
    return planning.plan(question, known, TODAY, before)[1]


def computed(question: str, known: Catalogue, before: Turn | None = None) -> ComputeQuery:
    planned = asked(question, known, before)
    assert isinstance(planned, ComputeQuery), planned
    return planned


def cell(question: str, known: Catalogue, before: Turn | None = None) -> FigureQuery:
    planned = asked(question, known, before)
    assert isinstance(planned, FigureQuery), planned
    return planned


@pytest.mark.parametrize(
    "question", ["云溪县教育局2024年新收申请同比变化", "云溪县教育局2024年新收申请的变化情况", "云溪县教育局2024年新收申请增减情况"]
)
def test_the_change_of_one_year_is_against_the_year_before(known: Catalogue, question: str) -> None:
    planned = computed(question, known)
    assert ([term.year for term in planned.terms], [term.year for term in planned.bases]) == ([2024], [2023])


def test_the_change_of_several_years_leaves_out_what_has_no_year_before(known: Catalogue) -> None:
    planned = computed("云溪县教育局历年新收申请同比变化", known)  # reports on 2020, 2023 and 2024
    assert ([term.year for term in planned.terms], [term.year for term in planned.bases]) == ([2024], [2023])
    assert any("2023年的上一年没有收录" in note for note in planned.notes)


@pytest.mark.parametrize("question", ["云溪县2024年行政许可和行政处罚同比各增长多少", "云溪县2024年许可、处罚同比分别是多少"])
def test_two_lines_year_on_year_are_each_set_against_its_own_year_before(known: Catalogue, question: str) -> None:
    planned = computed(question, known)
    assert {term.concept for term in planned.terms} == {term.concept for term in planned.bases} != set()
    assert {term.year for term in planned.bases} == {2023}


def test_an_outcome_before_both_kinds_of_disputes_is_that_of_both(known: Catalogue) -> None:
    assert cell("云溪县2024年被纠正的复议和诉讼各几件", known).concepts == ("review.corrected", "litigation.corrected")


def test_a_comparison_with_a_year_is_of_the_year_before_it_in_the_talk(known: Catalogue) -> None:
    before = Turn(plan=FigureQuery(entities=(POLICE,), years=(2024,), concepts=("penalties.decisions",)))
    planned = computed("罚得比2023年多吗", known, before)
    assert {term.year for term in planned.terms} == {2023, 2024}


def test_stocks_and_flows_are_not_added(known: Catalogue) -> None:
    planned = asked("云溪县2024年规章和规范性文件一共多少", known)
    assert isinstance(planned, Decline)
    assert planned.reason == "ambiguous"


def test_the_most_by_number_and_the_fastest_by_rate(known: Catalogue) -> None:
    assert computed("云溪县2024年处罚下降最多的部门", known).measure is Operation.DIFFERENCE
    assert computed("云溪县2024年处罚降幅最大的部门", known).measure is Operation.GROWTH


def test_all_but_persons_are_the_organisations(known: Catalogue) -> None:
    assert cell("云溪县公安局2024年除个人外新收多少件", known).applicants == (Applicant.ORGANISATIONS,)
    assert not isinstance(asked("云溪县公安局2024年除企业外新收多少件", known), FigureQuery)  # no column holds them


def test_the_place_said_last_is_that_of_the_agency(known: Catalogue) -> None:
    assert cell("教育局2023年新收多少？云岭县的", known).entities == ("云岭县教育局",)
    planned = asked("公安局2023年新收多少，云岭县的", known)  # never that of another county
    assert isinstance(planned, Decline)
    assert "没有收录云岭县公安局" in planned.message


@pytest.mark.parametrize("question", ["我们局2024年新收几件", "市局2024年行政处罚多少件", "街道办2024年收到多少件申请"])
def test_an_organ_named_by_its_kind_is_asked_back(known: Catalogue, question: str) -> None:
    planned = asked(question, known)
    assert isinstance(planned, Decline)
    assert (planned.reason, bool(planned.options)) == ("ambiguous", True)


def test_two_lines_are_told_apart_by_their_meaning(known: Catalogue) -> None:
    planned = asked("收费金额跟信息处理费是一回事吗", known)
    assert isinstance(planned, DefinitionQuery)
    assert set(planned.concepts) == {"fees.amount", "processing_fee.amount"}


@pytest.mark.parametrize("question", ["云溪县教育局2024年的申请都是关于什么的", "云溪县教育局申请内容主要集中在哪些方面"])
def test_what_applications_were_about_is_no_number(known: Catalogue, question: str) -> None:
    planned = asked(question, known)
    assert isinstance(planned, PassageQuery)
    assert planned.matter == "subjects"


def test_all_columns_and_all_results(known: Catalogue) -> None:
    assert len(cell("云溪县2024年各类申请人分别多少", known).applicants) == 6
    assert len(cell("云溪县2024年各类办理结果各多少", known).concepts) == 6
    assert len(cell("云溪县2024年行政复议各类结果各多少", known).concepts) == 4


def test_two_rates_are_two_questions() -> None:
    assert two_rates("云溪县2024年公开率、办结率各多少") == ("云溪县2024年公开率是多少", "云溪县2024年办结率是多少")
    assert two_rates("云溪县2024年行政诉讼维持率和纠正率") == ("云溪县2024年行政诉讼维持率是多少", "云溪县2024年行政诉讼纠正率是多少")
    assert two_rates("云溪县2024年办结率多少") is None


def test_a_change_up_to_a_later_year_starts_at_the_year_spoken_of(known: Catalogue) -> None:
    before = Turn(plan=FigureQuery(entities=(EDUCATION,), years=(2020,), concepts=("requests.received",)))
    planned = computed("到2024年增加了百分之几", known, before)
    assert ([term.year for term in planned.terms], [term.year for term in planned.bases]) == ([2024], [2020])


@pytest.mark.parametrize("question", ["云溪县有哪些部门", "云溪县的部门有哪些？", "云溪县直部门有哪些"])
def test_which_organs_there_are_is_told_by_the_reports_held(known: Catalogue, question: str) -> None:
    planned = asked(question, known)
    assert isinstance(planned, CollectionQuery), planned
    assert POLICE in planned.entities
    assert COUNTY not in planned.entities


@pytest.mark.parametrize("question", ["云溪县有几个部门", "云溪县哪些部门2024年有处罚"])
def test_how_many_there_are_and_what_they_did_are_other_questions(known: Catalogue, question: str) -> None:
    assert not isinstance(asked(question, known), CollectionQuery)


def test_that_there_was_not_one_is_a_claim_of_zero(known: Catalogue) -> None:
    planned = computed("云溪县2024年的复议没有一件被纠正，这个说法对吗", known)
    assert [term.concept for term in planned.terms] == ["review.corrected"]


def test_corrected_on_review_is_one_line(known: Catalogue) -> None:
    assert cell("云溪县公安局2024年被复议纠正过几件", known).concepts == ("review.corrected",)


def test_to_be_put_in_order_behind_the_most_is_the_first_of_them(known: Catalogue) -> None:
    planned = computed("2024年云溪县各部门谁收到的公开申请最多？按多少排个前三", known)
    assert (planned.operation, planned.top) == (Operation.RANK, 3)
