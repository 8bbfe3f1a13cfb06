"""Questions whether two places of the reports tell the same."""

import pytest

from askgov.question.idioms import spelled_out
from askgov.question.normalise import normalise


@pytest.mark.parametrize(
    ("asked", "spelled"),
    [
        ("甲局2023年报告正文写新收申请89件，跟表格里的数一致吗？", "甲局2023年新收申请，正文和表格对得上吗"),
        ("核对一下：甲局2023年报告正文写的新收申请数和表格里的数一致吗？", "甲局2023年新收申请，正文和表格对得上吗"),
        ("甲局2024年报文字部份说行政复议12件，我看表好像不是？", "甲局2024年行政复议，正文和表格对得上吗"),
        ("甲局2024年年报里行政处罚的数，文字和表格是不是不一样？分别多少", "甲局2024年年报里行政处罚，正文和表格对得上吗"),
        ('甲县2023年末结转下来的申请，和2024年"上年结转"的数对得上吗', "甲县2023年结转下年度和2024年上年结转一致吗"),
        ("甲县2024年报告结转下年的申请数，跟2025年报告里的“上年结转”能对上吗？", "甲县2024年结转下年度和2025年上年结转一致吗"),
        ("核对一下：甲局2023年新收多少件", "甲局2023年新收多少件"),
    ],
)
def test_they_are_spelled_out(asked: str, spelled: str) -> None:
    assert spelled_out(normalise(asked)).rstrip("?？").replace(",", "，") == spelled


@pytest.mark.parametrize("asked", ["甲局2023年正文里写了哪些问题", "甲局2023年结转下年多少件", "甲局的申请表格在哪里下载"])
def test_other_questions_stay_as_they_are(asked: str) -> None:
    assert spelled_out(normalise(asked)) == normalise(asked)


@pytest.mark.parametrize(
    "asked",
    [
        "核对甲局：2023年办结多少件",  # the organ stands before the colon
        "甲县2022年报写着结转下年99件，所以2023年报里上年结转也是99件吧",  # a claim is held against the figure
        "甲局正文写的新收申请和表格里的办结一致吗",  # another line
    ],
)
def test_what_is_said_beside_is_not_lost(asked: str) -> None:
    for word in ("甲局", "99", "办结"):
        assert (word in spelled_out(normalise(asked))) == (word in asked)
