"""Turns that ask for another computation than the one before are asked back, never answered with the old one."""

from datetime import date

import pytest

from askgov import plan as planning
from askgov.domain import ComputeQuery, Decline, FigureQuery, Plan
from askgov.question.organs import Catalogue
from askgov.sessions import Turn

TODAY = date(2026, 3, 1)


def after(question: str, reply: str, known: Catalogue) -> Plan:
    planned = planning.plan(question, known, TODAY)[1]
    assert isinstance(planned, FigureQuery | ComputeQuery), planned
    recent = (planned,) if isinstance(planned, FigureQuery) else ()
    return planning.plan(reply, known, TODAY, Turn(plan=planned, question=question, recent=recent))[1]


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        ("云溪县公安局和教育局2023年新收相差多少", "予以公开一共多少"),
        ("云溪县教育局2024年比2023年新收少几件", "行政处罚合计呢"),
        ("云溪县教育局2024年比2023年新收少几件", "办结的平均多少"),
        ("云溪县教育局2024年比2023年新收少几件", "予以公开占比呢"),
        ("云溪县各部门2023年新收最多的是谁", "行政处罚一共多少"),
        ("云溪县各部门2023年新收最多的是谁", "它比第二名多多少"),
        ("云溪县教育局2023年新收比公安局多几件", "两家加起来多多少"),
        ("云溪县教育局和公安局2023年新收各多少", "加上云岭县教育局呢"),
        ("云溪县教育局2023年新收多少", "再加上公安局的"),
        ("云溪县教育局和公安局2023年新收各多少", "前一家的行政处罚呢"),
        ("云溪县教育局2023年新收多少", "是公安局的几倍"),
        ("云溪县教育局2023年新收多少", "差多少"),
    ],
)
def test_another_computation_is_asked_back(known: Catalogue, question: str, reply: str) -> None:
    assert isinstance(after(question, reply, known), Decline)


@pytest.mark.parametrize(
    ("question", "reply", "kind"),
    [
        ("云溪县教育局2024年比2023年新收少几件", "办结了几件", FigureQuery),
        ("云溪县教育局2024年比2023年新收少几件", "公安局呢", ComputeQuery),
        ("云溪县教育局2024年比2023年新收少几件", "办结的呢", ComputeQuery),
        ("云溪县教育局2023年新收多少", "再加上结转呢", FigureQuery),
        ("云溪县各部门2023年新收最多的是谁", "行政处罚呢", ComputeQuery),
    ],
)
def test_what_can_be_gone_on_with_is(known: Catalogue, question: str, reply: str, kind: type[FigureQuery | ComputeQuery]) -> None:
    assert isinstance(after(question, reply, known), kind)
