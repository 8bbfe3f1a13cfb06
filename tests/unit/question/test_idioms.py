"""Turns of speech are spelled out, and nothing that is a condition is lost on the way."""

import pytest

from askgov.question.idioms import spelled_out


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("甲局2022年拖到明年的申请", "甲局2022年结转下年度继续办理的申请"),
        ("从前一年转过来接着办的几件", "上年结转几件"),
        ("甲局滚到24年的还剩几件", "甲局结转到24年的还剩几件"),
        ("许可量top5的部门", "许可量前5名的部门"),
        ("增长多少%", "增长百分之几"),
        ("教育、民政两个局各多少", "教育局、民政局各多少"),
        ("办结多少件，我问的是办结，不是新收", "办结多少件,办结".replace(",", "，")),
        ("第二十条第(五)项行政许可多少件", "行政许可多少件"),
    ],
)  # fmt: skip
def test_spelled_out(said: str, plain: str) -> None:
    assert spelled_out(said) == plain


@pytest.mark.parametrize(
    "text",
    [
        "是不是170件", "不是405件吗", "2023年不是自然人提出的申请多少件", "办结多少件，不算部分公开",
        "征地、拆迁两个项目多少件", "第三方合法权益几件", "前三名的部门",
    ],
)  # fmt: skip
def test_conditions_and_plain_words_stay(text: str) -> None:
    assert spelled_out(text) == text
