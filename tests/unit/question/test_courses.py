"""Figures that rise or fall year after year, or by a bound from one year to another: yes or no, and by what."""

from datetime import date

import pytest

from askgov import plan as planning
from askgov.domain import ComputeQuery, Operation
from askgov.question.courses import STEADY
from askgov.question.organs import Catalogue

from .test_organs import TODAY, world

YEARS = tuple(range(2021, 2026))


@pytest.fixture(scope="module")
def known() -> Catalogue:
    return world({"云溪县人民政府": YEARS, "云溪县教育局": YEARS})


def computed(question: str, known: Catalogue, today: date = TODAY) -> ComputeQuery:
    planned = planning.plan(question, known, today)[1]
    assert isinstance(planned, ComputeQuery), planned
    return planned


@pytest.mark.parametrize(
    ("words", "steady"),
    [
        ("是不是一直涨", "up"), ("年年涨吗", "up"), ("一直往上走吗", "up"), ("是不是越来越多", "up"), ("有没有越积越多", "up"), ("逐年递增吗", "up"), ("连涨了吗", "up"),
        ("持续下降吗", "down"), ("是不是连续减少", "down"), ("一年比一年少吗", "down"), ("呈持续走低的态势吗", "down"),
    ],
)  # fmt: skip
def test_year_after_year(known: Catalogue, words: str, steady: str) -> None:
    planned = computed(f"云溪县2021到2025年新收申请{words}", known)
    assert (planned.operation, planned.steady) == (Operation.TREND, steady)


@pytest.mark.parametrize("words", ["年年增加还是减少", "一直涨了多少件", "每年多少件", "年年都是几件"])
def test_no_course_is_claimed(words: str) -> None:
    assert STEADY.search(words) is None


@pytest.mark.parametrize(
    ("words", "bound"),
    [("增长超过100%吗", 100), ("翻了一番没有", 100), ("翻了一番，属实吗", 100), ("翻了两番吗", 300), ("增长达到50%没有", 50)],
)
def test_a_bound_from_one_year_to_another_is_of_these_two(known: Catalogue, words: str, bound: int) -> None:
    planned = computed(f"云溪县2025年新收申请比2021年{words}", known)
    assert planned.threshold is not None
    assert (planned.operation, planned.measure, planned.threshold.value) == (Operation.THRESHOLD, Operation.GROWTH, bound)
    assert [term.year for term in (*planned.terms, *planned.bases)] == [2025, 2021]


@pytest.mark.parametrize("words", ["是2021年的两倍吗", "有没有2021年的两倍", "不到2021年的一半吧", "是不是2021年的三倍多"])
def test_a_multiple_is_told_as_what_it_is(known: Catalogue, words: str) -> None:
    planned = computed(f"云溪县2025年新收申请{words}", known)
    assert planned.measure is Operation.RATIO
    assert [term.year for term in (*planned.terms, *planned.bases)] == [2025, 2021]


def test_years_within_a_bound_are_each_set_against_the_year_before(known: Catalogue) -> None:
    planned = computed("云溪县2022年到2025年新收申请同比增长超过20%的年份", known)
    assert [(term.year, base.year) for term, base in zip(planned.terms, planned.bases, strict=True)] == [
        (2023, 2022),
        (2024, 2023),
        (2025, 2024),
    ]
