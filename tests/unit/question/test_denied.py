"""A claim that there was none becomes the question for the figure."""

import pytest

from askgov.question.denied import without_denial


@pytest.mark.parametrize(
    ("question", "positive"),
    [
        ("住建局2024年没收到过诉讼对吧", "住建局2024年收到过诉讼有多少"),
        ("阳城县审批局去年是不是没有收到过公开申请？", "阳城县审批局去年收到过公开申请有多少"),
        ("听说公安局2024年没有行政事业性收费，是不是这样？", "公安局2024年行政事业性收费有多少"),
        ("住建局2024年是不是一件行政处罚都没有", "住建局2024年行政处罚有多少"),
    ],
)
def test_the_figure_is_asked_for_without_the_denial(question: str, positive: str) -> None:
    assert without_denial(question) == positive


@pytest.mark.parametrize(
    "question",
    [
        "公安局2024年没有答复的申请有几件",  # narrows what is counted
        "公安局2024年没有公开的有多少，对吗",
        "公安局2024年行政处罚没超过300件对吧",
        "公安局2024年行政处罚300件对吧",
        "公安局2024年收到诉讼没有",
    ],
)
def test_no_claim_of_zero(question: str) -> None:
    assert without_denial(question) is None
