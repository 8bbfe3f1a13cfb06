"""Which reports a question about text sets beside one another, and which of their year a reason is looked for in."""

from datetime import date

import pytest

from askgov import plan as planning
from askgov.domain import ComputeQuery, Decline, PassageQuery, Plan
from askgov.question.organs import Catalogue
from askgov.sessions import Turn

from ..question.test_organs import world

TODAY = date(2026, 3, 1)


@pytest.fixture(scope="module")
def known() -> Catalogue:
    return world({"云溪县人民政府": (2021, 2022, 2023), "云溪县公安局": (2021, 2022, 2023), "云溪县教育局": (2023,)})


def plan(question: str, known: Catalogue, before: Plan | None = None) -> Plan:
    return planning.plan(question, known, TODAY, Turn(plan=before, question=question) if before is not None else None)[1]


def beside(question: str, known: Catalogue) -> list[tuple[str, int]]:
    planned = plan(question, known)
    assert isinstance(planned, PassageQuery), planned
    return [(known.entities[id_].name[3:], year) for id_, year in planned.beside]


@pytest.mark.parametrize(
    ("question", "reports"),
    [
        ("云溪县公安局2022年派出所不重视公开，第二年解决了没有", [("公安局", 2022), ("公安局", 2023)]),
        ("云溪县公安局2021年说派出所不重视公开，过了两年还提吗", [("公安局", 2021), ("公安局", 2023)]),
        ("对比上一年，云溪县公安局2022年冒出哪些新问题", [("公安局", 2021), ("公安局", 2022)]),
        ("云溪县公安局2022年和2023年存在的问题有什么不同", [("公安局", 2022), ("公安局", 2023)]),
        ("云溪县公安局（22年）和云溪县教育局（23年）各自的毛病是什么", [("公安局", 2022), ("教育局", 2023)]),
        ("云溪县公安局2022年派出所为什么不重视公开", []),
    ],
)
def test_reports_set_beside_one_another(question: str, reports: list[tuple[str, int]], known: Catalogue) -> None:
    assert beside(question, known) == reports


def test_a_year_beside_it_without_a_report_is_said(known: Catalogue) -> None:
    planned = plan("云溪县教育局2023年公示榜没人更新，第二年解决了没有", known)
    assert isinstance(planned, PassageQuery)
    assert any("没有收录云溪县教育局2024年" in note for note in planned.notes)


@pytest.mark.parametrize(("which", "count"), [("单位", 3), ("局", 2)])
def test_which_organs_of_a_place_are_all_looked_at(which: str, count: int, known: Catalogue) -> None:
    planned = plan(f"云溪县有哪些{which}抱怨过人手紧、没专人干", known)
    assert isinstance(planned, PassageQuery)
    assert len(planned.among) == count  # 哪些局 are no governments
    assert any("可能不全" in note for note in planned.notes)


def test_the_reason_is_that_of_the_figure_of_this_turn(known: Catalogue) -> None:
    first = plan("云溪县公安局2023年申请量为什么上升", known)
    assert isinstance(first, ComputeQuery)
    assert first.why is not None
    again = planning.plan("那2022年呢", known, TODAY, Turn(plan=first, question="云溪县公安局2023年申请量为什么上升"))[1]
    assert isinstance(again, ComputeQuery)
    assert again.why is not None
    assert again.why.years == (again.terms[0].year,) == (2022,)
    assert not again.why.beside


@pytest.mark.parametrize("question", ["云溪县公安局2023年申请为什么比上年多", "云溪县公安局2023年申请为什么比2022年增加"])
def test_the_reason_of_a_change_is_not_that_of_the_year_compared_with(question: str, known: Catalogue) -> None:
    planned = plan(question, known)
    assert isinstance(planned, ComputeQuery)
    assert planned.why is not None
    assert (planned.why.years, planned.why.beside) == ((2023,), ())


def test_the_year_before_is_no_year_of_its_own(known: Catalogue) -> None:
    planned = plan("云溪县公安局2022年和上一年度新收申请相差多少件", known)
    assert isinstance(planned, ComputeQuery)
    assert {term.year for term in (*planned.terms, *planned.bases)} == {2021, 2022}


@pytest.mark.parametrize("question", ["云溪县2023年谁当了县长", "云溪县2023年哪个局办的夜校场次最多"])
def test_persons_and_orders_are_not_asked_of_passages(question: str, known: Catalogue) -> None:
    assert not isinstance(plan(question, known), PassageQuery)


def test_organs_of_their_own_years_leave_nothing_unheld(known: Catalogue) -> None:
    planned = plan("云溪县公安局（22年）和云溪县教育局（23年）各自的毛病是什么", known)
    assert isinstance(planned, PassageQuery)
    assert planned.notes == ()


@pytest.mark.parametrize("question", ["云溪县2023年谁", "云溪县公安局2022年怎么办", "云溪县2023年为什么呢"])
def test_a_question_without_anything_asked_is_asked_back(question: str, known: Catalogue) -> None:
    assert isinstance(plan(question, known), Decline)
