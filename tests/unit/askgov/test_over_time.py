"""Changes of several things, ranks of falls, years counted from a year, results of two kinds: what is set against what."""

from datetime import date

import pytest

from askgov import plan as planning
from askgov.domain import ComputeQuery, Decline, FigureQuery, Operation, Plan
from askgov.question.idioms import spelled_out
from askgov.question.organs import Catalogue
from askgov.question.years import find_years
from askgov.sessions import Turn

TODAY = date(2026, 3, 1)


def plan(question: str, known: Catalogue, before: Plan | None = None) -> Plan:
    return planning.plan(question, known, TODAY, Turn(plan=before, question="…"))[1]


def computed(question: str, known: Catalogue, before: Plan | None = None) -> ComputeQuery:
    found = plan(question, known, before)
    assert isinstance(found, ComputeQuery), found
    return found


@pytest.mark.parametrize(
    "question",
    [
        "云溪县2024年行政许可和行政处罚增长率各多少",
        "云溪县2024年行政许可和行政处罚各增加多少件",
        "云溪县2024年行政许可和行政处罚哪个增长快",
        "云溪县2024年企业申请和自然人申请哪个下降多",
    ],
)
def test_each_of_several_things_is_set_against_its_own_year_before(known: Catalogue, question: str) -> None:
    asked = computed(question, known)
    assert [term.year for term in asked.terms] == [2024, 2024]
    assert [base.year for base in asked.bases] == [2023, 2023]
    assert [(t.concept, t.applicant) for t in asked.terms] == [(b.concept, b.applicant) for b in asked.bases]


def test_one_against_the_other_is_still_that(known: Catalogue) -> None:
    asked = computed("云溪县2024年行政许可比行政处罚多多少件", known)
    assert (asked.terms[0].concept, asked.bases[0].concept) == ("licensing.decisions", "penalties.decisions")
    assert {term.year for term in (*asked.terms, *asked.bases)} == {2024}


@pytest.mark.parametrize(
    "question", ["云溪县2024年行政处罚减少件数最多的部门", "云溪县2024年行政处罚减少件数前三的部门", "云溪县2024年行政处罚降幅最大的部门"]
)
def test_the_largest_fall_is_the_lowest_change(known: Catalogue, question: str) -> None:
    assert computed(question, known).most is False


@pytest.mark.parametrize(
    "question", ["云溪县2024年行政处罚降幅最小的部门", "云溪县2023年行政处罚连续下降的年份", "云溪县2023年新收申请比400件多多少"]
)
def test_what_no_operator_computes_is_refused(known: Catalogue, question: str) -> None:
    assert not isinstance(plan(question, known), ComputeQuery | FigureQuery)


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("2023年的前一年", (2022,)), ("2022年次年", (2023,)), ("2020年后三年", (2021, 2022, 2023)), ("2023年前两年", (2021, 2022)),
        ("2019年和2021年之间", (2019, 2020, 2021)), ("2023、2024这两年", (2023, 2024)),
    ],
)  # fmt: skip
def test_years_counted_from_a_year(words: str, years: tuple[int, ...]) -> None:
    found = find_years(spelled_out(f"云溪县{words}行政处罚各多少"), TODAY)
    assert tuple(sorted(year for mention in found for year in mention.years)) == years


def test_a_row_of_last_year_is_no_year_before(known: Catalogue) -> None:
    asked = plan("云溪县2023年上一年结转的申请多少件", known)
    assert isinstance(asked, FigureQuery)
    assert (asked.years, asked.concepts) == ((2023,), ("requests.carried_in",))


def test_a_tenth_and_a_half_is_no_tenth(known: Catalogue) -> None:
    asked = computed("云溪县2024年公开率超过三成五的部门有哪些", known)
    assert asked.threshold is not None
    assert asked.threshold.value == 35


def test_one_result_of_two_kinds_is_of_each(known: Catalogue) -> None:
    asked = plan("云溪县2024年复议和诉讼维持各几件", known)
    assert isinstance(asked, FigureQuery)
    assert set(asked.concepts) == {"review.upheld", "litigation.upheld"}


def test_the_result_of_one_kind_of_lawsuit_is_not_that_of_both(known: Catalogue) -> None:
    asked = plan("云溪县2024年复议后起诉的行政诉讼结果纠正几件", known)
    assert isinstance(asked, FigureQuery)
    assert asked.concepts == ("litigation.after_review.corrected",)


def test_another_line_after_a_comparison_keeps_both_years(known: Catalogue) -> None:
    first = plan("云溪县2024年新收申请多少", known)
    change = computed("比2023年多多少", known, first)
    again = computed("行政处罚呢", known, change)
    assert [(t.concept, t.year) for t in (*again.terms, *again.bases)] == [("penalties.decisions", 2024), ("penalties.decisions", 2023)]
    assert again.operation is Operation.DIFFERENCE


def test_a_number_and_a_text_at_once_are_asked_apart(known: Catalogue) -> None:
    assert isinstance(plan("云溪县2024年新收申请多少以及存在什么问题", known), Decline)
