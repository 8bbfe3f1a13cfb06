"""The share of several organs in the one that counts all of its place: together, or each."""

import pytest

from askgov import plan as planning
from askgov.domain import ComputeQuery, Operation
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
