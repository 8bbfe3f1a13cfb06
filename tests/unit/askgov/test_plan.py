"""Questions become ids, or are asked back, or are refused: never a neighbour's figure."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askgov import plan as planning
from askgov.domain import (
    Applicant,
    ComputeQuery,
    Decline,
    DefinitionQuery,
    FigureQuery,
    Operation,
    PassageQuery,
    Plan,
    StatementQuery,
    Threshold,
)
from askgov.question.organs import Catalogue
from askgov.sessions import Turn

TODAY = date(2026, 3, 1)


def plan(question: str, known: Catalogue, today: date, before: Plan | None = None) -> Plan:
    """The plan of a question, after a turn with another plan."""
    return planning.plan(question, known, today, Turn(plan=before, question="…"))[1]


def figures(question: str, known: Catalogue) -> FigureQuery:
    found = plan(question, known, TODAY)
    assert isinstance(found, FigureQuery), found
    return found


def declined(question: str, known: Catalogue) -> Decline:
    found = plan(question, known, TODAY)
    assert isinstance(found, Decline), found
    return found


@pytest.mark.parametrize(
    ("question", "concepts"),
    [
        ("云溪县教育局2023年行政处罚多少件", ["penalties.decisions"]),
        ("云溪县教育局2023年罚款几起", ["penalties.decisions"]),
        ("云溪县公安局2024年告到法院的有几件", ["litigation.total"]),
        ("云溪县公安局2024年被驳回的申请有多少", ["requests.refused"]),
        ("云溪县公安局2024年办证多少件", ["licensing.decisions"]),
        ("云溪县公安局2024年行政复议被纠正的几件", ["review.corrected"]),
        ("云溪县公安局2024年复议后起诉 结果维持", ["litigation.after_review.upheld"]),
        ("云溪县公安局2024年没经过复议直接打官司的有几件，赢了几件", ["litigation.direct.total", "litigation.direct.upheld"]),
        ("云溪县公安局2024年不予公开里属于国家秘密的几件", ["requests.refused.state_secret"]),
        ("云溪县公安局2024年规范性文件制发、废止、现行有效各多少", ["normative_documents.issued", "normative_documents.repealed", "normative_documents.effective"]),
        ("云溪县公安局2024年许可、处罚、强制各多少件", ["licensing.decisions", "penalties.decisions", "coercion.decisions"]),
        ("云溪县公安局2024年申请了行政复议的几件", ["review.total"]),
        ("云溪县公安局2024年申请和复议各多少", ["requests.received", "review.total"]),
    ],
)  # fmt: skip
def test_figures_by_everyday_words(known: Catalogue, question: str, concepts: list[str]) -> None:
    assert list(figures(question, known).concepts) == concepts


@pytest.mark.parametrize(
    ("question", "applicant"),
    [("个人", Applicant.NATURAL_PERSON), ("企业", Applicant.COMPANY), ("律师事务所", Applicant.LEGAL_SERVICE), ("法人或其他组织", Applicant.ORGANISATIONS)],
)  # fmt: skip
def test_applicant_columns(known: Catalogue, question: str, applicant: Applicant) -> None:
    assert figures(f"云溪县教育局2023年{question}提了多少件申请", known).applicants == (applicant,)


def test_loose_words_for_people_mean_natural_persons_and_say_so(known: Catalogue) -> None:
    found = figures("云溪县教育局2023年群众提了多少件申请", known)
    assert found.applicants == (Applicant.NATURAL_PERSON,)
    assert any("自然人" in note for note in found.notes)


def test_a_column_that_the_table_does_not_have_is_refused(known: Catalogue) -> None:
    assert declined("云溪县公安局2024年企业的行政处罚多少件", known).reason == "no_figure"


@pytest.mark.parametrize(
    "question",
    ["云山县教育局2023年行政处罚几件", "云溪县体育局2023年行政处罚几件", "云溪市教育局2023年行政处罚几件", "晋城市行政审批服务管理局2023年行政许可多少", "阳城县人民政府2023年行政许可多少"],
)  # fmt: skip
def test_an_organ_without_a_report_is_never_replaced(known: Catalogue, question: str) -> None:
    found = plan(question, known, TODAY)
    assert not isinstance(found, FigureQuery)
    assert isinstance(found, Decline | StatementQuery)
    if isinstance(found, StatementQuery):
        assert found.subjects
        assert "没有收录" in found.fallback


def test_a_name_that_fits_two_organs_is_asked_back(known: Catalogue) -> None:
    found = declined("教育局2023年行政处罚几件", known)
    assert found.reason == "ambiguous"
    assert {option.label for option in found.options} == {"云溪县教育局", "云岭县教育局"}
    for option in found.options:
        assert figures(option.question, known).entities == (option.label,)


def test_a_place_narrows_a_bare_name(known: Catalogue) -> None:
    assert figures("云岭县的教育局2023年行政处罚几件", known).entities == ("云岭县教育局",)
    assert figures("云溪教育局2023年行政处罚几件", known).entities == ("云溪县教育局",)


def test_a_place_alone_is_its_government(known: Catalogue) -> None:
    assert figures("云溪县2023年行政处罚几件", known).entities == ("云溪县人民政府",)


def test_a_place_without_a_government_report_is_asked_back(known: Catalogue) -> None:
    found = declined("阳城县2023年行政许可几件", known)
    assert found.reason == "ambiguous"
    assert [option.label for option in found.options] == ["阳城县行政审批服务管理局"]


def test_a_missing_year_is_asked_back_unless_there_is_only_one(known: Catalogue) -> None:
    assert declined("云溪县教育局行政处罚几件", known).reason == "ambiguous"
    assert figures("云岭县教育局行政处罚几件", known).years == (2023,)


def test_a_year_without_a_report_is_refused_with_what_there_is(known: Catalogue) -> None:
    found = declined("云溪县教育局2021年行政处罚几件", known)
    assert found.reason == "no_report"
    assert "2023年" in found.message


@pytest.mark.parametrize(
    "question",
    ["云溪县公安局2024年行政处罚的办理时长多少天", "云溪县公安局2024年行政许可满意人数多少", "云溪县公安局2024年非行政许可多少件"],
)
def test_a_word_that_nothing_explains_stops_the_figure(known: Catalogue, question: str) -> None:
    assert not isinstance(plan(question, known, TODAY), FigureQuery)


@pytest.mark.parametrize(
    "question", ["云溪县公安局2024年行政处罚同比增长多少", "云溪县哪个部门行政处罚最多", "云溪县公安局行政处罚平均每年多少件"]
)
def test_what_is_not_computed_yet_is_refused_by_name(known: Catalogue, question: str) -> None:
    assert not isinstance(plan(question, known, TODAY), FigureQuery)


def test_kinds_of_questions(known: Catalogue) -> None:
    assert isinstance(plan("云溪县教育局2023年双公示了多少条", known, TODAY), StatementQuery)
    assert isinstance(plan("云溪县教育局2023年存在哪些问题", known, TODAY), PassageQuery)
    assert isinstance(plan("云溪县教育局为什么重视招生信息公开", known, TODAY), PassageQuery)
    assert isinstance(plan("什么是三安全一稳定", known, TODAY), DefinitionQuery)
    assert declined("帮我写一首诗", known).reason == "out_of_scope"
    assert declined("", known).reason == "ambiguous"


def test_a_claimed_number_is_not_used(known: Catalogue) -> None:
    claimed = figures("云溪县公安局2024年行政处罚309件对吧", known)
    assert claimed.claim == 309  # held against the figure, never taken for it
    assert claimed.model_copy(update={"claim": None}) == figures("云溪县公安局2024年行政处罚多少件", known)


def test_follow_ups_keep_what_they_do_not_name(known: Catalogue) -> None:
    first = figures("云溪县公安局2024年个人申请了多少件", known)
    year = plan("那2023年呢", known, TODAY, first)
    assert isinstance(year, FigureQuery)
    assert (year.entities, year.years, year.concepts, year.applicants) == (first.entities, (2023,), first.concepts, first.applicants)
    concept = plan("行政处罚呢", known, TODAY, first)
    assert isinstance(concept, FigureQuery)
    assert (concept.entities, concept.years, concept.concepts) == (first.entities, (2024,), ("penalties.decisions",))


@given(st.text(alphabet="云溪县教育局公安年2023多少件申请行政处罚的了比不率复议，？ ", max_size=40))
def test_any_text_gets_a_plan(known: Catalogue, text: str) -> None:
    assert plan(text, known, TODAY).kind


@pytest.mark.parametrize(
    "question",
    [
        "云溪市2023年新收申请多少件", "云溪区2023年行政处罚多少件", "云溪镇2023年行政许可多少件", "云溪市公安局2024年行政处罚多少件", "云溪县委2023年收到多少申请",
        "云溪县法院2023年收到多少件申请", "云溪县人大2023年收到多少件申请", "云溪村2023年收到多少申请", "云溪县派出所2023年处罚几件", "云山县教育局2023年收到几件申请",
    ],
)  # fmt: skip
def test_a_name_that_goes_on_is_another_name(known: Catalogue, question: str) -> None:
    assert not isinstance(plan(question, known, TODAY), FigureQuery)


@pytest.mark.parametrize(
    "question",
    [
        "云溪县公安局2024年行政许可申请多少件", "云溪县公安局2024年行政处罚投诉多少件", "云溪县公安局2024年3月收到多少申请", "云溪县公安局2024年第四季度收到多少申请",
        "云溪县公安局2024年计划行政处罚多少件", "云溪县公安局2024年涉及征地的申请多少件", "云溪县公安局2024年党内规范性文件制发多少件",
        "云溪县公安局2024年行政复议中止几件", "云溪县公安局2024年没有公示的行政处罚多少件", "云溪县公安局2024年不算企业的申请多少件", "云溪县公安局2024年规章制度制定了几件",
    ],
)  # fmt: skip
def test_a_word_that_changes_what_is_asked_is_never_dropped(known: Catalogue, question: str) -> None:
    assert not isinstance(plan(question, known, TODAY), FigureQuery)


def test_a_line_that_a_format_lacks_is_not_read_as_another(known: Catalogue) -> None:
    assert figures("云溪县教育局2020年现行有效规范性文件多少件", known).concepts == ("normative_documents.effective",)


def test_a_follow_up_keeps_the_column_and_the_kind_of_case(known: Catalogue) -> None:
    column = plan("予以公开的呢", known, TODAY, figures("云溪县公安局2024年企业提了多少件申请", known))
    assert isinstance(column, FigureQuery)
    assert column.applicants == (Applicant.COMPANY,)
    case = plan("纠正呢", known, TODAY, figures("云溪县公安局2024年直接起诉维持几件", known))
    assert isinstance(case, FigureQuery)
    assert case.concepts == ("litigation.direct.corrected",)
    sister = plan("云岭县的呢", known, TODAY, figures("云溪县教育局2023年行政处罚几件", known))
    assert isinstance(sister, FigureQuery)
    assert sister.entities == ("云岭县教育局",)


def test_a_sum_over_years_is_asked_for_only_where_figures_add(known: Catalogue) -> None:
    assert figures("云溪县公安局2023到2024年行政处罚一共多少件", known).total
    assert not figures("云溪县公安局2023到2024年行政处罚各多少件", known).total
    assert not figures("云溪县公安局2023到2024年现行有效规范性文件一共多少件", known).total


@pytest.mark.parametrize(
    "question",
    [
        "云溪县2024年许可多少，强制和处罚一共多少", "云溪县公安局2022年处罚多少，2023年和2024年一共多少",
        "云溪县教育局2024年处罚几件，公安局和云岭县教育局一共几件", "云溪县教育局2024年新收申请总共几件，自然人几件，企业几件",
    ],
)  # fmt: skip
def test_a_sum_of_some_of_what_is_named_is_not_the_sum_of_all(known: Catalogue, question: str) -> None:
    asked = figures(question, known)
    assert not asked.total
    assert any("其中几个数的合计" in note for note in asked.notes)


@pytest.mark.parametrize(
    "question", ["云溪县公安局2023年处罚多少，2024年处罚多少，两年一共多少", "云溪县公安局2023到2024年一共收到多少件申请"]
)
def test_a_sum_after_or_around_all_that_is_named_is_given(known: Catalogue, question: str) -> None:
    assert figures(question, known).total


def test_a_loose_word_in_a_question_of_its_own_is_kept_beside_a_certain_one(known: Catalogue) -> None:
    assert set(figures("云溪县公安局2024年处罚几件，收费多少万元", known).concepts) == {"penalties.decisions", "fees.amount"}


@pytest.mark.parametrize(
    "question", ["云溪县各部门2024年谁一件处罚都没有", "云溪县各部门2024年哪家一件处罚都没做", "云溪县2024年哪个部门一件处罚都没有"]
)
def test_who_has_none_bounds_the_figures_by_zero(known: Catalogue, question: str) -> None:
    asked = plan(question, known, TODAY)
    assert isinstance(asked, ComputeQuery)
    assert (asked.operation, asked.threshold) == (Operation.THRESHOLD, Threshold(comparator="eq", value=Decimal(0)))


def test_every_part_of_a_list_is_kept(known: Catalogue) -> None:
    assert len(figures("云溪县公安局2024年行政许可、处罚、强制分别多少件", known).concepts) == 3
    shared = figures("云溪县公安局2024年制发规章几件、规范性文件几件", known).concepts
    assert shared == ("regulations.issued", "normative_documents.issued")


def test_a_place_named_in_a_whole_question_is_meant_itself(known: Catalogue) -> None:
    before = figures("云溪县教育局2023年新收多少件", known)

    whole = plan("云溪县2023年行政处罚多少件", known, TODAY, before)
    same_place = plan("云溪县的行政处罚呢", known, TODAY, before)

    assert isinstance(whole, FigureQuery)
    assert whole.entities == ("云溪县人民政府",)
    assert isinstance(same_place, FigureQuery)
    assert same_place.entities == ("云溪县人民政府",)


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("云溪县教育局予以公开占办结总数的比例，2023年比2022年高几个百分点", 2),
        ("2023年云溪县教育局予以公开占办结的比重比云溪县公安局低多少个百分点", 2),
    ],
)
def test_by_how_many_points_one_share_is_above_another(known: Catalogue, question: str, terms: int) -> None:
    planned = plan(question, known, TODAY)
    assert isinstance(planned, ComputeQuery)
    assert (planned.operation, planned.measure, len(planned.terms)) == (Operation.COMPARE, Operation.SHARE, terms)


@pytest.mark.parametrize(
    ("question", "base"),
    [
        ("云溪县教育局2023年不予公开的4件里面，过程性信息占多大比重", "requests.refused"),
        ("云溪县教育局2023年不予处理的，重复申请占百分之多少", "requests.not_processed"),
        ("云溪县教育局2023年过程性信息占多少", "requests.closed"),
        ("云溪县教育局2023年过程性信息占办结的几成", "requests.closed"),
    ],
)
def test_a_reason_is_taken_of_the_outcome_that_is_named(known: Catalogue, question: str, base: str) -> None:
    planned = plan(question, known, TODAY)
    assert isinstance(planned, ComputeQuery)
    assert [term.concept for term in planned.bases if term is not None] == [base]


def test_a_reason_beside_what_it_is_no_part_of_has_no_share(known: Catalogue) -> None:
    assert isinstance(plan("云溪县教育局2023年不予公开的申请，过程性信息占百分之几", known, TODAY), Decline)
