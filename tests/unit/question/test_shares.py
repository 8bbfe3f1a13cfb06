"""The share of several organs in the one that counts all of its place: together, or each."""

import pytest

from askgov import plan as planning
from askgov.domain import ComputeQuery, Decline, Operation
from askgov.question.organs import Catalogue

from .test_organs import TODAY, world


@pytest.fixture(scope="module")
def known() -> Catalogue:
    return world(dict.fromkeys(("云溪县人民政府", "云溪县教育局", "云溪县民政局"), (2023,)))


@pytest.mark.parametrize(
    ("words", "operation"), [("合起来占", Operation.SUM), ("一共占", Operation.SUM), ("各占", Operation.SHARE), ("分别占", Operation.SHARE)]
)
def test_several_organs_of_their_place(known: Catalogue, words: str, operation: Operation) -> None:
    planned = planning.plan(f"教育局和民政局2023年新收申请{words}全县的百分之几", known, TODAY)[1]
    assert isinstance(planned, ComputeQuery), planned
    assert (planned.operation, planned.measure) == (operation, Operation.SHARE)
    assert [term.entity for term in planned.terms] == ["云溪县教育局", "云溪县民政局"]
    assert {term.entity for term in planned.bases} == {"云溪县人民政府"}


@pytest.mark.parametrize(
    "question", ["教育局2023年新收占民政局的比例", "青石镇2023年新收占教育局的几成", "教育局2023年新收占云岭县的百分之几"]
)
def test_no_share_of_what_does_not_count_the_part(question: str) -> None:
    names = ("云溪县人民政府", "云溪县教育局", "云溪县民政局", "云溪县青石镇", "云岭县人民政府")
    assert isinstance(planning.plan(question, world(dict.fromkeys(names, (2023,))), TODAY)[1], Decline)


@pytest.mark.parametrize("question", ["青石镇2023年新收占云溪县的几成", "云溪县2023年新收里教育局占多少"])
def test_a_share_of_the_place_around(question: str) -> None:
    names = ("云溪县人民政府", "云溪县教育局", "云溪县民政局", "云溪县青石镇")
    assert isinstance(planning.plan(question, world(dict.fromkeys(names, (2023,))), TODAY)[1], ComputeQuery)


@pytest.mark.parametrize(
    ("question", "operation"),
    [
        ("云溪县各部门2023年新收申请占全县的比例", Operation.SHARE),
        ("云溪县哪个部门2023年新收申请占全县的比例最高", Operation.EXTREME),
        ("云溪县各部门2023年新收申请占全县比例排名", Operation.RANK),
        ("云溪县各部门2023年新收申请合计占全县的比例", Operation.SUM),
    ],
)
def test_each_member_of_a_group_of_its_place(known: Catalogue, question: str, operation: Operation) -> None:
    planned = planning.plan(question, known, TODAY)[1]
    assert isinstance(planned, ComputeQuery), planned
    assert (planned.operation, planned.measure) == (operation, Operation.SHARE)
    assert sorted(term.entity for term in planned.terms) == ["云溪县教育局", "云溪县民政局"]
    assert [term.entity for term in planned.bases] == ["云溪县人民政府"] * 2


@pytest.mark.parametrize("question", ["云溪县各部门2023年新收申请占云岭县的比例", "云溪县各部门2023年新收和办结占全县的比例"])
def test_a_group_of_another_place_or_of_two_lines_is_refused(known: Catalogue, question: str) -> None:
    assert not isinstance(planning.plan(question, known, TODAY)[1], ComputeQuery)
