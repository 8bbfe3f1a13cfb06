"""How an answer to a gold question is judged."""

import pytest

from askgov.domain import Answer, Source, State, Status, Value
from eval.cases import Case, Expect
from eval.scores import Verdict, judge


def verdict(expected: str, said: str) -> Verdict:
    case = Case(id="x", question="?", kind="operator", index="samples", expect=Expect(status=(Status.ANSWERED,), numbers=(expected,)))
    return judge(case, Answer(question="?", status=Status.ANSWERED, text=said))[0]


@pytest.mark.parametrize(
    ("expected", "said", "right"),
    [
        ("22.4", "增长 22.45%", True),  # 22.449 as well as 22.451 is shown so
        ("22.5", "增长 22.45%", True),
        ("22.4", "增长 22.46%", False),
        ("22.4", "增长 22.4%", True),
        ("22.4", "增长 22%", False),  # a rounder number tells less
        ("22", "增长 22.4%", False),  # a count is exact
        ("1234", "1,234 件", False),
        ("1234", "1234 件", True),
        ("134", "1134 件", False),
    ],
)
def test_a_number_is_shown_when_it_rounds_to_the_one_expected(expected: str, said: str, right: bool) -> None:
    assert (verdict(expected, said) is Verdict.RIGHT) is right


def test_a_number_that_must_not_be_there_is_wrong() -> None:
    case = Case(id="x", question="?", kind="lookup", index="samples", expect=Expect(status=(Status.ANSWERED,), must_not=("134",)))
    assert judge(case, Answer(question="?", status=Status.ANSWERED, text="134 件"))[0] is Verdict.WRONG


@pytest.mark.parametrize(("shown", "verdict"), [("65", Verdict.INCOMPLETE), ("66", Verdict.WRONG)])
def test_half_an_answer_is_incomplete_and_another_figure_wrong(shown: str, verdict: Verdict) -> None:
    case = Case(id="x", question="?", kind="mix", index="samples", expect=Expect(status=(Status.ANSWERED,), numbers=("65", "41.8")))
    value = Value(
        concept="", label="", entity="", year=2025, scope="own", applicant=None, value=shown, state=State.NUMBER, unit="件", marker="[1]",
        source=Source(report_id="r", file="r.html", title="年报"),
    )  # fmt: skip
    answer = Answer(question="?", status=Status.ANSWERED, text=f"{shown} 件[1]", values=(value,))
    assert judge(case, answer)[0] is verdict
