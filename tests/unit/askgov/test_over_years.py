"""A figure of prose over several years: each year asked for by itself, and only exact figures of one thing put together."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from askgov import plan as planning
from askgov.domain import Operation, Provenance, Statement, StatementQuery
from askgov.prose_course import over_time
from askgov.question.organs import Catalogue

from ..question.test_organs import world

TODAY = date(2026, 3, 1)


@pytest.fixture(scope="module")
def known() -> Catalogue:
    return world({"云溪县人民政府": (2022, 2023, 2024), "云溪县公安局": (2023, 2024)})


def asked(question: str, known: Catalogue) -> StatementQuery:
    planned = planning.plan(question, known, TODAY)[1]
    assert isinstance(planned, StatementQuery), planned
    return planned


@pytest.mark.parametrize(
    ("question", "operation", "years"),
    [
        ("公安局微博粉丝逐年变化", Operation.TREND, [2023, 2024]),
        ("公安局微博粉丝2023年多少，2024年多少", Operation.TREND, [2023, 2024]),
        ("公安局微博粉丝2024年比2023年多多少", Operation.DIFFERENCE, [2023, 2024]),
        ("公安局微博粉丝2024年比2023年增长百分之几", Operation.GROWTH, [2023, 2024]),
        ("公安局微博粉丝2023和2024比翻了几倍", Operation.RATIO, [2023, 2024]),
        ("云溪县2022到2024年热线工单的平均数", Operation.AVERAGE, [2022, 2023, 2024]),
    ],
)
def test_each_year_is_asked_for_by_itself(known: Catalogue, question: str, operation: Operation, years: list[int]) -> None:
    planned = asked(question, known)
    assert planned.over is operation
    assert [one.years for one in planned.each] == [(year,) for year in years]
    assert not any(one.growth or one.operation for one in planned.each)


@pytest.mark.parametrize(
    "question",
    [
        "公安局2023年微博粉丝多少",
        "公安局2023年和2024年存在的问题有什么不同",
        "哪个部门的微博粉丝逐年增长",
        "公安局2023年新收申请比2024年多多少",
    ],
)
def test_other_questions_are_left_alone(known: Catalogue, question: str) -> None:
    planned = planning.plan(question, known, TODAY)[1]
    assert not getattr(planned, "each", ())


def told(*figures: tuple[str, str], unit: str = "人", concept: str | None = None, approximate: bool = False) -> Sequence[Statement]:
    return [
        Statement(
            id=f"{year}:s:0", report_id=str(year), label=label, value=Decimal(value), unit=unit, concept=concept, approximate=approximate,
            sentence=f"{label}{value}{unit}。", source=Provenance(report_id=str(year), file="f", block=0, as_printed=value),
        )
        for year, (label, value) in enumerate(figures, start=2022)
    ]  # fmt: skip


FANS = told(("“微云溪”公众号粉丝", "61200"), ("粉丝", "68900"))


@pytest.mark.parametrize(
    ("operation", "value", "formula"),
    [
        (Operation.DIFFERENCE, "7700", "68900 - 61200 = 7700"),
        (Operation.GROWTH, "12.58", "(68900 - 61200) ÷ 61200 × 100% = 12.58%"),
        (Operation.RATIO, "1.13", "68900 ÷ 61200 = 1.13"),
        (Operation.AVERAGE, "65050", "(61200 + 68900) ÷ 2 = 65050"),
    ],
)
def test_exact_figures_of_one_thing_are_computed(operation: Operation, value: str, formula: str) -> None:
    computed = over_time(operation, FANS)
    assert computed is not None
    assert (computed.value, computed.formula) == (Decimal(value), formula)


def test_the_operands_stand_with_their_own_years() -> None:
    computed = over_time(Operation.DIFFERENCE, FANS)
    assert computed is not None
    assert [s.report_id for s in computed.operands] == ["2023", "2022"]


@pytest.mark.parametrize(
    "figures",
    [
        told(("粉丝", "61200"), ("粉丝", "68900"), approximate=True),
        told(("关停账号", "12"), ("粉丝", "68900")),
        [*told(("粉丝", "61200")), *told(("粉丝", "6"), ("粉丝", "7"), unit="万人")[1:]],
    ],
)
def test_other_figures_are_only_listed(figures: Sequence[Statement]) -> None:
    assert over_time(Operation.DIFFERENCE, figures) is None


def test_only_figures_of_one_concept_are_added_up() -> None:
    assert over_time(Operation.SUM, FANS) is None
    fees = told(("金额", "260"), ("收取信息处理费", "940"), unit="元", concept="processing_fee.amount")
    summed = over_time(Operation.SUM, fees)
    assert summed is not None
    assert summed.value == Decimal(1200)


def test_percentages_differ_by_points_and_are_not_averaged() -> None:
    rates = told(("群众满意率", "96.4"), ("群众满意率", "97.1"), unit="%")
    points = over_time(Operation.DIFFERENCE, rates)
    assert points is not None
    assert (points.value, points.unit) == (Decimal("0.7"), "个百分点")
    assert over_time(Operation.AVERAGE, rates) is None
    assert over_time(Operation.GROWTH, rates) is None


def test_each_year_has_a_clause_of_its_own(known: Catalogue) -> None:
    planned = asked("公安局的反诈预警，2023年发了多少条，到2024年累计多少条", known)
    assert planned.alone
    assert [(one.years, "累计" in one.question) for one in planned.each] == [((2023,), False), ((2024,), True)]


def test_one_figure_of_several_years_is_one_course(known: Catalogue) -> None:
    assert not asked("公安局微博粉丝2023年多少，2024年多少", known).alone


@pytest.mark.parametrize("years", ["2023、2024", "2023和2024", "2023跟2024"])
def test_years_in_a_list_are_asked_in_the_words_of_the_question(known: Catalogue, years: str) -> None:
    planned = asked(f"公安局让群众点名的那个活动，{years}年各办了几场", known)
    assert [one.question for one in planned.each] == [f"公安局让群众点名的那个活动,{year}年办了几场" for year in (2023, 2024)]
