"""Year expressions against a fixed clock."""

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askgov.question.years import find_years

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2023年收到多少申请", (2023,)),
        ("2023年度", (2023,)),
        ("23年行政处罚", (2023,)),
        ("二〇二三年", (2023,)),
        ("二零二一年度", (2021,)),
        ("去年", (2025,)),
        ("前年", (2024,)),
        ("大前年", (2023,)),
        ("今年", (2026,)),
        ("近三年", (2023, 2024, 2025)),
        ("最近两年", (2024, 2025)),
        ("2019到2023年", (2019, 2020, 2021, 2022, 2023)),
        ("2022-2024年", (2022, 2023, 2024)),
        ("2019年至2021年", (2019, 2020, 2021)),
        ("十三五期间", (2016, 2017, 2018, 2019, 2020)),
        ("2024年发布的年报", (2023,)),
        ("2024年1月公布的报告", (2023,)),
        ("去年发布的年报", (2024,)),
        ("今年公开的年报", (2025,)),
        ("宿迁 2023 新收", (2023,)),
        ("2022和2023年", (2022, 2023)),
        ("22 23 24这三年收费", (2022, 2023, 2024)),
        ("2021、22、23、24，每年新收", (2021, 2022, 2023, 2024)),
        ("22/23/24三个年度", (2022, 2023, 2024)),
        ("2024 20件", (2024,)),
        ("2024年出的事故调查报告", (2024,)),
    ],
)
def test_expression(text: str, years: tuple[int, ...]) -> None:
    found = find_years(text, TODAY)
    assert tuple(sorted({year for mention in found for year in mention.years})) == years


@pytest.mark.parametrize("text", ["2000多件", "12345热线", "3年前", "前三名", "5000件", "电话0351-2023456", "2023件", "第20条"])
def test_no_year(text: str) -> None:
    assert find_years(text, TODAY) == ()


def test_publication_year_is_marked() -> None:
    (mention,) = find_years("2024年发布的年报", TODAY)
    assert mention.published
    assert not find_years("2024年的年报", TODAY)[0].published


@given(st.text(max_size=60))
def test_mentions_never_overlap(text: str) -> None:
    found = find_years(text, TODAY)
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))
    assert all(0 <= mention.start < mention.end <= len(text) for mention in found)
