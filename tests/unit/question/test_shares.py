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
