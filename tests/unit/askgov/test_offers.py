"""The plain figure is offered where a word was not understood, never given; and not where a condition or a computation is asked for."""

from datetime import date

import pytest

from askgov.domain import Answer, Status
from askgov.offers import plain_figure, with_offer
from askgov.question.organs import Catalogue

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("question", "offered"),
    [
        ("云溪县教育局2023年夜猫子行政许可多少件", "云溪县教育局2023年行政许可"),
        ("云溪县教育局2023年夜猫子商业企业新收几件", "云溪县教育局2023年新收申请（商业企业）"),
    ],
)
def test_the_plain_figure_is_offered(known: Catalogue, question: str, offered: str) -> None:
    option = plain_figure(question, known, TODAY)
    assert option is not None
    assert option.question == offered


@pytest.mark.parametrize(
    "question",
    [
        "云溪县教育局2023年行政许可多少件",  # understood
        "云溪县教育局夜猫子行政许可多少件",  # of which year
        "2023年夜猫子行政许可多少件",  # of which organ
        "云溪县教育局2023年夜猫子行政许可占多少",  # a computation
        "云溪县教育局2023年不算夜猫子的行政许可多少件",  # an exclusion
        "云山县教育局2023年夜猫子行政许可多少件",  # not held
    ],
)
def test_nothing_is_offered_beside_a_condition(known: Catalogue, question: str) -> None:
    assert plain_figure(question, known, TODAY) is None


def test_only_what_was_not_found_is_followed_by_an_offer(known: Catalogue) -> None:
    question = "云溪县教育局2023年夜猫子行政许可多少件"
    refused = Answer(question=question, status=Status.NOT_FOUND, text="没有听懂。")
    told = with_offer(refused, question, known, TODAY)
    assert len(told.options) == 1
    assert told.status is Status.NOT_FOUND
    assert told.values == ()
    answered = refused.model_copy(update={"status": Status.ANSWERED})
    assert with_offer(answered, question, known, TODAY) == answered
