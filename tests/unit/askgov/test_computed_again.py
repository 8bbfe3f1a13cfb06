"""Turns of a word or two that compute with the figures before."""

import pytest

from askgov.computed_again import computed_again, in_words_of
from askgov.domain import ComputeQuery, FigureQuery, Operation, Term
from askgov.domain.vocabulary import Applicant
from askgov.question.organs import Catalogue
from askgov.sessions import Turn

EDUCATION, POLICE, OFFICE = "云溪县教育局", "云溪县公安局", "云溪县人民政府办公室"


def figure(entity: str = EDUCATION, year: int = 2023, concept: str = "requests.received") -> FigureQuery:
    return FigureQuery(entities=(entity,), years=(year,), concepts=(concept,), applicants=(Applicant.TOTAL,))


def term(year: int, entity: str = EDUCATION) -> Term:
    return Term(concept="requests.received", entity=entity, year=year, applicant=Applicant.TOTAL)


AVERAGE = ComputeQuery(operation=Operation.AVERAGE, terms=tuple(term(year) for year in (2022, 2023, 2024)), axis="year")


@pytest.mark.parametrize(
    ("turn", "operation"),
    [("最高是哪年", Operation.EXTREME), ("哪年最少", Operation.EXTREME), ("一共多少", Operation.SUM), ("增长了多少", Operation.DIFFERENCE)],
)
def test_the_years_of_an_average_are_computed_with_again(known: Catalogue, turn: str, operation: Operation) -> None:
    again = computed_again(turn, Turn(plan=AVERAGE))
    assert isinstance(again, ComputeQuery)
    assert again.operation is operation
    assert {one.year for one in (*again.terms, *again.bases)} <= {2022, 2023, 2024}
    assert in_words_of(again, turn, known).startswith(EDUCATION)


def test_the_change_is_from_the_first_to_the_last_year() -> None:
    again = computed_again("增长了多少", Turn(plan=AVERAGE))
    assert isinstance(again, ComputeQuery)
    assert ([one.year for one in again.terms], [one.year for one in again.bases]) == ([2024], [2022])


@pytest.mark.parametrize("turn", ["最高是哪年", "一共多少"])
def test_several_organs_are_no_years(turn: str) -> None:
    plan = ComputeQuery(operation=Operation.SUM, terms=(term(2023), term(2023, POLICE)), axis="entity")
    assert computed_again(turn, Turn(plan=plan)) is None


def test_three_figures_one_by_one_are_added() -> None:
    recent = tuple(figure(organ) for organ in (EDUCATION, POLICE, OFFICE))
    added = computed_again("三个加一起", Turn(plan=recent[-1], recent=recent))
    assert isinstance(added, FigureQuery)
    assert (added.entities, added.total) == ((EDUCATION, POLICE, OFFICE), True)
    assert computed_again("四家加起来", Turn(plan=recent[-1], recent=recent)) is None  # there are three


def test_stocks_of_several_years_are_not_added() -> None:
    recent = tuple(figure(year=year, concept="requests.carried_out") for year in (2022, 2023))
    assert computed_again("一共呢", Turn(plan=recent[-1], recent=recent)) is None


def test_who_has_the_most_of_those_spoken_of() -> None:
    recent = (figure(EDUCATION), figure(POLICE))
    most = computed_again("谁最多", Turn(plan=recent[-1], recent=recent))
    assert isinstance(most, ComputeQuery)
    assert (most.operation, {one.entity for one in most.terms}) == (Operation.EXTREME, {EDUCATION, POLICE})


def test_a_figure_against_another_year() -> None:
    again = computed_again("和2022年比", Turn(plan=figure(year=2024)))
    assert isinstance(again, ComputeQuery)
    assert (again.terms[0].year, again.bases[0].year) == (2024, 2022)


def test_how_many_the_first_has_and_by_how_many_it_leads() -> None:
    ranked = ((1, figure(POLICE)), (2, figure(EDUCATION)))
    order = ComputeQuery(operation=Operation.RANK, terms=(term(2023), term(2023, POLICE)), axis="entity", nth=2)
    assert computed_again("有多少件", Turn(plan=order, winner=figure(POLICE), ranked=ranked)) == figure(POLICE)
    behind = computed_again("比第一少多少", Turn(plan=order, ranked=ranked))
    assert isinstance(behind, ComputeQuery)
    assert (behind.operation, [one.entity for one in behind.terms]) == (Operation.COMPARE, [POLICE, EDUCATION])


@pytest.mark.parametrize(
    ("concept", "turn", "expected"),
    [
        ("disclosure.total", "网站呢", "channel.website"),
        ("requests.received", "当面提交的呢", "requests.received.in_person"),
        ("response.interviews", "其中主要负责人参加的几次", "response.interviews.principal"),
    ],
)
def test_lines_of_the_form_of_2014_go_on(concept: str, turn: str, expected: str) -> None:
    again = computed_again(turn, Turn(plan=figure(year=2018, concept=concept)))
    assert isinstance(again, FigureQuery)
    assert again.concepts == (expected,)


def test_what_is_open_is_not_gone_on_with() -> None:
    assert computed_again("最高是哪年", Turn(plan=AVERAGE, unsettled=True)) is None
