"""Totals of the tables held against prose and against the next year: what differs is told, what another count explains is no fault."""

from decimal import Decimal

import pytest

from askgov.disagreements import CARRIED_IN, CARRIED_OUT, CLOSED, RECEIVED, against_prose, said_of
from askgov.domain import Applicant, Figure, Provenance, Scope, Severity, State
from askgov.domain.vocabulary import Format

from .told import statements_in


def total(concept: str, value: int, year: int = 2023) -> Figure:
    source = Provenance(report_id="r", file="f", block=1, cell=(0, 0), as_printed=str(value))
    return Figure(
        concept=concept, entity_id="e", year=year, scope=Scope.OWN, format=Format.G3, applicant=Applicant.TOTAL, value=Decimal(value),
        state=State.NUMBER, unit="件", source=source,
    )  # fmt: skip


FLOW = {RECEIVED: Decimal(93), CARRIED_IN: Decimal(2), CLOSED: Decimal(88), CARRIED_OUT: Decimal(7)}


def said(sentence: str, label: str, value: int, printed: str = "") -> list:  # type: ignore[type-arg]
    return statements_in({sentence: [(label, value, "件", printed or f"{value}件")]})


def test_another_number_in_prose_is_told_with_both_values() -> None:
    found = against_prose(total(RECEIVED, 93), said("新收公开申请89件，接续办理上年未办完的2件。", "新收公开申请", 89), FLOW).finding
    assert found is not None
    assert found.severity is Severity.DOUBT
    assert "89 件" in found.message
    assert "93 件" in found.message
    assert found.difference == 4


def test_the_same_number_bears_it_out() -> None:
    compared = against_prose(total(RECEIVED, 93), said("全年收到申请93件。", "收到申请", 93), FLOW)
    assert compared.finding is None
    assert compared.agreeing is not None


@pytest.mark.parametrize(("value", "words"), [(95, "加上年结转"), (88, "办结")])
def test_another_count_of_the_flow_explains_it(value: int, words: str) -> None:
    found = against_prose(total(RECEIVED, 93), said(f"全年收办申请{value}件。", "收办申请", value), FLOW).finding
    assert found is not None
    assert found.severity is Severity.NOTE
    assert words in found.message


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("去年收到申请80件。", "收到申请"),  # another year
        ("2022年收到申请80件。", "收到申请"),
        ("其中收到申请80件。", "收到申请"),  # a part
        ("县政府本级收到申请80件。", "收到申请"),
        ("收到网络申请80件。", "收到网络申请"),  # not plainly the line
        ("收到补正申请80件。", "收到补正申请"),
        ("收到举报80件。", "收到举报"),
    ],
)
def test_what_is_not_plainly_the_same_proves_nothing(sentence: str, label: str) -> None:
    assert against_prose(total(RECEIVED, 93), said(sentence, label, 80), FLOW).finding is None


def test_silence_proves_nothing() -> None:
    assert against_prose(total(RECEIVED, 93), [], FLOW).finding is None


def test_prose_is_told_instead_of_a_table_that_cannot_be_read() -> None:
    sentence = "办结8件，其中予以公开6件、部分公开0件；结转下年度1件。"
    told = said("全年新收政府信息公开申请9件，上年结转0件。", "新收政府信息公开申请", 9)
    (closed, granted, _) = statements_in(
        {sentence: [("办结", 8, "件", "8件"), ("予以公开", 6, "件", "6件"), ("结转下年度", 1, "件", "1件")]}
    )
    granted = granted.model_copy(update={"parent_labels": ("办结",)})
    found = said_of(RECEIVED, 2023, told)
    assert found is not None
    assert found.value == 9
    assert said_of("requests.granted", 2023, [closed, granted]) == granted
    assert said_of("requests.granted", 2023, [granted.model_copy(update={"parent_labels": ("其中自然人",)})]) is None
    assert said_of("requests.refused.state_secret", 2023, [closed, granted]) is None
    assert said_of(RECEIVED, 2023, [*told, *said("新收申请7件。", "新收申请", 7)]) is None  # two numbers: neither is told
