"""The scanner lets no number through that is not the answer's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askgov.scanner import offences


def test_own_figures_years_names_and_quotes_pass() -> None:
    text = "23286 件[1]\n阳城县行政审批服务管理局2023年“行政许可”，见“第二十条第（五）项”。原句：“全年办理 1207 项”"
    covered = ["第二十条第（五）项", "全年办理 1207 项"]
    assert offences(text, figures=["23286"], years=[2023], covered=covered) == ()


@pytest.mark.parametrize(
    "text",
    [
        "23287 件", "23286.1 件", "2 3286 件", "２３２８７ 件", "二万三千 件", "23286万 件", "约2.3万件", "增长34%", "增长三成", "是上年的2倍", "翻番", "2022年",
        "123286 件", "232860 件", "23,286 件", "①件½",
    ],
)  # fmt: skip
def test_anything_else_is_caught(text: str) -> None:
    assert offences(text, figures=["23286"], years=[2023])


def test_year_passes_only_before_the_word_year() -> None:
    assert offences("2023 件", figures=[], years=[2023]) == ("2023",)
    assert offences("2023 年", figures=[], years=[2023]) == ()


def test_a_quote_covers_only_itself() -> None:
    assert offences("1207 项", figures=[], covered=["207 项"])
    assert offences("12070", figures=[], covered=["1207"])


@given(st.integers(min_value=0, max_value=10**9), st.integers(min_value=0, max_value=10**9))
def test_no_other_integer_passes(own: int, other: int) -> None:
    assert (offences(f"共 {other} 件", figures=[str(own)]) == ()) == (own == other)
