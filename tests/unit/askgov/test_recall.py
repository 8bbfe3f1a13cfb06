"""Turns that speak of the figures before: taken together where it is clear which, else the question back; never something near."""

from datetime import date

import pytest

from askgov import plan as planning
from askgov.domain import Applicant, ComputeQuery, Decline, FigureQuery, Operation, Plan, Term
from askgov.question.organs import Catalogue
from askgov.sessions import Turn

TODAY = date(2026, 3, 1)
EDUCATION, POLICE = "云溪县教育局", "云溪县公安局"


def figure(entity: str = EDUCATION, year: int = 2023, concept: str = "requests.received") -> FigureQuery:
    return FigureQuery(entities=(entity,), years=(year,), concepts=(concept,))


def after(question: str, known: Catalogue, *recent: FigureQuery, plan: Plan | None = None) -> Plan:
    """The plan of a turn after some figures."""
    before = plan if plan is not None else recent[-1]
    assert isinstance(before, FigureQuery | ComputeQuery)
    return planning.plan(question, known, TODAY, Turn(plan=before, question="…", recent=recent))[1]


def test_a_sum_goes_on_as_a_sum(known: Catalogue) -> None:
    both = FigureQuery(entities=(EDUCATION, POLICE), years=(2024,), concepts=("requests.received",), total=True)
    alone = after("2023年的呢", known, both, plan=both.model_copy(update={"total": False}))
    added = after("2023年的呢", known, both)

    assert isinstance(alone, FigureQuery)
    assert not alone.total
    assert isinstance(added, FigureQuery)
    assert added.total
    each = after("2023年的分别呢", known, both)
    assert isinstance(each, FigureQuery)
    assert not each.total


@pytest.mark.parametrize("question", ["最多的年份和最少的年份差多少件", "最高和最低相差多少"])
def test_the_ends_of_a_ranking_are_set_apart(known: Catalogue, question: str) -> None:
    terms = tuple(Term(concept="licensing.decisions", entity=EDUCATION, year=year) for year in (2020, 2023, 2024))
    ranked = ComputeQuery(operation=Operation.EXTREME, terms=terms, axis="year", most=False)
    apart = planning.plan(question, known, TODAY, Turn(plan=ranked, question="云溪县教育局哪年许可最少"))[1]

    assert isinstance(apart, ComputeQuery)
    assert (apart.operation, apart.spread, apart.terms) == (Operation.RANK, True, terms)


def test_two_figures_are_added_where_they_differ_in_one_slot(known: Catalogue) -> None:
    both = after("两家加起来", known, figure(EDUCATION), figure(POLICE))

    assert isinstance(both, FigureQuery)
    assert both.entities == (EDUCATION, POLICE)
    assert both.total


@pytest.mark.parametrize("question", ["两年一共", "两家自然人的一共", "三家一共", "两家相差几倍"])
def test_what_is_open_is_asked_back(known: Catalogue, question: str) -> None:
    assert isinstance(after(question, known, figure(EDUCATION), figure(POLICE)), Decline)


def test_a_share_of_the_line_named(known: Catalogue) -> None:
    shared = after("占办结的多少", known, figure(concept="requests.granted"))

    assert isinstance(shared, ComputeQuery)
    assert shared.measure is Operation.SHARE
    assert [term.concept for term in (*shared.terms, *shared.bases)] == ["requests.granted", "requests.closed"]


def test_a_part_named_is_a_share_of_the_figure_before(known: Catalogue) -> None:
    shared = after("其中国家秘密占多少", known, figure(concept="requests.refused"))

    assert isinstance(shared, ComputeQuery)
    assert [term.concept for term in (*shared.terms, *shared.bases)] == ["requests.refused.state_secret", "requests.refused"]


@pytest.mark.parametrize("question", ["占2020年的多少", "占企业的多少"])
def test_a_share_of_anything_else_is_asked_back(known: Catalogue, question: str) -> None:
    assert isinstance(after(question, known, figure()), Decline)


def test_a_change_is_between_the_two_years_spoken_of(known: Catalogue) -> None:
    change = after("少了多少", known, figure(year=2020), figure(year=2024))

    assert isinstance(change, ComputeQuery)
    assert [term.year for term in (*change.terms, *change.bases)] == [2024, 2020]


def test_whoever_came_first_is_not_guessed(known: Catalogue) -> None:
    first = planning.plan("云溪县哪个部门2023年新收申请最多", known, TODAY, Turn())[1]

    assert isinstance(after("它的行政处罚呢", known, plan=first), Decline)


def test_an_organ_named_before_the_share_is_the_part(known: Catalogue) -> None:
    shared = after("教育局占多少", known, figure("云溪县人民政府"))

    assert isinstance(shared, ComputeQuery)
    assert [term.entity for term in (*shared.terms, *shared.bases)] == [EDUCATION, "云溪县人民政府"]


def test_which_is_more_of_the_two_lines_before(known: Catalogue) -> None:
    compared = after("哪个多，多多少", known, figure(concept="licensing.decisions"), figure(concept="penalties.decisions"))

    assert isinstance(compared, ComputeQuery)
    assert [(term.concept, term.year) for term in compared.terms] == [("licensing.decisions", 2023), ("penalties.decisions", 2023)]


def test_a_share_after_two_organs_is_asked_back(known: Catalogue) -> None:
    assert isinstance(after("占多少", known, figure(EDUCATION), figure("云溪县人民政府")), Decline)


@pytest.mark.parametrize("question", ["一共占全县多少", "两个合起来占全县的几成"])
def test_the_share_of_both_organs_in_their_place(known: Catalogue, question: str) -> None:
    both = after(question, known, figure(EDUCATION), figure(POLICE))
    assert isinstance(both, ComputeQuery)
    assert (both.operation, both.measure, [term.entity for term in both.terms]) == (Operation.SUM, Operation.SHARE, [EDUCATION, POLICE])
    assert {base.entity for base in both.bases} == {"云溪县人民政府"}


def test_the_share_of_both_columns_in_their_line(known: Catalogue) -> None:
    columns = (Applicant.NATURAL_PERSON, Applicant.COMPANY)
    both = after("一共占多少", known, *(figure().model_copy(update={"applicants": (column,)}) for column in columns))
    assert isinstance(both, ComputeQuery)
    assert both.operation is Operation.SUM
    assert [term.applicant for term in both.terms] == [*columns]
    assert {base.applicant for base in both.bases} == {Applicant.TOTAL}


def test_together_without_a_whole_is_asked_back(known: Catalogue) -> None:
    assert isinstance(after("一共占多少", known, figure(EDUCATION), figure(POLICE)), Decline)
    assert isinstance(after("加起来占全县多少", known, figure(EDUCATION), figure(POLICE), figure("云溪县民政局")), Decline)
