"""Years and dates, whole and damaged."""

import pytest

from ingest.years import date, period, year_value


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2023年1月1日至2023年12月31日", (2023, 2023)),
        ("2024年1月1日到12月31日止", (2024, 2024)),
        ("自2022年1月1日起，至2022年12月31日止", (2022, 2022)),
        ("2022年1月1日-2022年12月31日", (2022, 2022)),
        ("２０２３ 年 1 月 1 日至 2023 年 12 月 31 日", (2023, 2023)),
        ("201711日至20171231日", (2017, 2017)),
        ("202011日至20201231日", (2020, 2020)),
        ("2018年11日至2018年1231日", (2018, 2018)),
        ("20211月1日至202112月31日", (2021, 2021)),
        ("统计期限为20241月1日到12月31日止", (2024, 2024)),
        ("2015年12月1日至2016年10月30日", (2015, 2016)),
        ("2019年1月1日至2023年12月31日", None),  # several years are no report's period
        ("截至12月31日", None),
        ("2023年度", None),
    ],
)
def test_periods(text: str, years: tuple[int, int] | None) -> None:
    assert period(text) == years


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024 年 1 月 11 日", "2024-01-11"),
        ("发布时间：2024-1-5 00:00", "2024-01-05"),
        ("2024/03/20", "2024-03-20"),
        ("二〇二四年一月二十五日", "2024-01-25"),
        ("二○二四年十二月三十一日", "2024-12-31"),
        ("2024年13月1日", ""),
        ("1月11日", ""),
    ],
)
def test_dates(text: str, iso: str) -> None:
    assert date(text) == iso


@pytest.mark.parametrize(
    ("printed", "year"), [("2023", 2023), ("二〇二三", 2023), ("二零一九", 2019), ("二○二○", 2020), ("２０２１", 2021)]
)
def test_years_in_digits_and_numerals(printed: str, year: int) -> None:
    assert year_value(printed) == year
