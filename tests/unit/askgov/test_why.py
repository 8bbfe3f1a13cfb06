"""Why a figure rose or fell: the change that the question takes for granted is held against the tables."""

from datetime import date

import pytest

from askgov import plan as planning
from askgov.domain import ComputeQuery, Operation, Plan
from askgov.question.organs import Catalogue
from askgov.sessions import Turn
from askgov.why import change_taken_for_granted


def plan(question: str, known: Catalogue) -> Plan:
    return planning.plan(question, known, date(2026, 3, 1), Turn())[1]


@pytest.mark.parametrize(
    ("text", "plain", "way"),
    [
        ("公安局2024年的新收申请为什么比2023年减少了?", "公安局2024年的新收申请比2023年减少了多少", "down"),
        ("公安局2024年新收申请增加是什么原因", "公安局2024年新收申请增加了多少", "up"),
        ("为什么云岭县2024年的行政复议比云溪县还多?", "云岭县2024年的行政复议比云溪县多多少", "up"),
        ("公安局2024年处罚怎么少了这么多", "公安局2024年处罚减少了多少", "down"),
    ],
)
def test_the_change_that_is_taken_for_granted(text: str, plain: str, way: str) -> None:
    assert change_taken_for_granted(text) == (plain, way)


@pytest.mark.parametrize("text", ["公安局2024年新收多少件", "公安局为什么没办完", "为什么要公开"])
def test_other_questions_take_no_change_for_granted(text: str) -> None:
    assert change_taken_for_granted(text) is None


def test_the_change_and_its_reason_are_planned_together(known: Catalogue) -> None:
    planned = plan("公安局2024年的新收申请为什么比2023年减少了？", known)
    assert isinstance(planned, ComputeQuery)
    assert (planned.operation, planned.assumed) == (Operation.DIFFERENCE, "down")
    assert planned.why is not None
    assert planned.why.years == (2024,)
