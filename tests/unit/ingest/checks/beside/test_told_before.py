"""Last year's requests as this year's prose tells them."""

import pytest

from ingest.checks.beside import told_before
from tests.unit.ingest.checks.beside.made import held, near

NOW = {"requests.received:total": 15, "requests.closed:total": 14}
LAST = {"requests.received:total": 8, "requests.carried_in:total": 1, "requests.closed:total": 7}


def found(label: str, value: str, rest: str = "", last: str = "", words: str = "新收申请 15 件") -> list[str]:
    report = held(2023, NOW, said=f"{words}；{label} {value} 件{rest}")
    return [f.message for f in told_before(near(report, held(2022, LAST, said=last)))]


@pytest.mark.parametrize("label", ["新收申请比上年增加", "新收申请同比增加", "新收比去年多"])
def test_more_than_last_year(label: str) -> None:
    (message,) = found(label, "4")
    assert "2022年年报的新收 8 件计算，增加 7 件" in message


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("新收申请比上年增加", "7"),
        ("新收申请比上年增加", "6"),  # from 8 with the one carried in
        ("新收申请比上年增加", "8"),  # from those done
        ("办结比上年增加", "4"),
        ("新收申请环比增加", "4"),
    ],
)
def test_growth_from_a_number_of_last_year(label: str, value: str) -> None:
    assert found(label, value) == []


def test_last_years_prose_may_count_otherwise() -> None:
    assert found("新收申请比上年增加", "4", last="收到申请 11 件") == []


def test_last_years_number() -> None:
    (message,) = found("2022年新收", "12")
    assert "2022年年报的新收是 8 件" in message
    assert found("2022年新收", "8") == []
    assert found("2022年新收", "12", rest="；2021年、2022年分别 12 件") == []


def test_a_number_that_is_not_the_tables() -> None:
    assert found("新收申请比上年增加", "4", words="新收申请 16 件") == []
