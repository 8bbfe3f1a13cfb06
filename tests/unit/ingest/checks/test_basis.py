"""Documents, periods and days that a report cites, in sentences written here: what is misprinted, and what is normal."""

import pytest

from askgov.domain import Severity
from ingest.checks.basis import documents_misnumbered, documents_outdated, period_not_the_year, published_early

from .drafted import drafted

LAW = "根据《中华人民共和国政府信息公开条例》（国务院令第711号）编制本报告。"


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("根据《政府信息公开条例》（国务院令第771号）编制本报告。", "国务院令第711号"),
        ("依据国务院令第429号公布的《政府信息公开条例》编制本报告。", "国务院令第711号"),
        ("按照年度报告格式（国办公开办函〔2019〕61号）编制本报告。", "国办公开办函〔2019〕60号"),
        ("按照年度报告格式的要求（国办公开函〔2021〕30号），我局编制本报告。", "国办公开办函〔2021〕30号"),
        ("依照信息处理费管理办法（国办函〔2020〕190号），全年没有收费。", "国办函〔2020〕109号"),
        ("按照年度报告格式（国办公开办函〔2012〕30号）编制本报告。", "国办公开办函〔2021〕30号"),
        ("按照年度报告格式（国办公开办函〔2029〕60号）编制本报告。", "国办公开办函〔2019〕60号"),
    ],
)
def test_numbers_that_no_such_document_has(said: str, right: str) -> None:
    (found,) = documents_misnumbered(drafted(said))
    assert (found.rule, found.severity) == ("basis_number", Severity.DOUBT)
    assert right in found.message


@pytest.mark.parametrize(
    "said",
    [
        LAW,
        "2019年修订前的《政府信息公开条例》（国务院令第492号）与新条例比较，期限有变化。",
        "依据信息公开平台规范（国办公开办函〔2019〕61号）改版网站。",  # another document of the same office
        "按照年度报告格式（国办公开办函〔2021〕30号）编制本报告。",
        "依据政务公开要点（国办公开办函〔2022〕30号）开展工作。",  # another document with the same number
        "按照年度报告格式（皖政务公开办〔2021〕12号）编制本报告。",
        "依据《国务院关于规范行政许可的规定》（国务院令第345号）办理许可。",
        "依照信息处理费管理办法（国办函〔2020〕109号），全年没有收费。",
    ],
)
def test_numbers_that_are_right_or_of_others(said: str) -> None:
    assert list(documents_misnumbered(drafted(said))) == []


@pytest.mark.parametrize("year", [2021, 2022, 2024])
def test_the_format_of_earlier_years(year: int) -> None:
    said = "按照年度报告格式（国办公开办函〔2019〕60号）编制本报告。"
    (found,) = documents_outdated(drafted(said, year=year))
    assert (found.rule, found.severity) == ("basis_outdated", Severity.NOTE)
    assert list(documents_outdated(drafted(said, year=2020))) == []
    assert list(documents_outdated(drafted(said + "并按国办公开办函〔2021〕30号调整。", year=year))) == []


def test_the_format_of_later_years() -> None:
    said = "按照年度报告格式（国办公开办函〔2021〕30号）编制本报告。"
    assert len(list(documents_outdated(drafted(said, year=2020)))) == 1
    assert list(documents_outdated(drafted(said, year=2021))) == []


def test_the_regulations_before_and_after_their_revision() -> None:
    old = "根据《政府信息公开条例》（国务院令第492号）编制本报告。"
    assert len(list(documents_outdated(drafted(old, year=2022)))) == 1
    assert list(documents_outdated(drafted(old, year=2019))) == []
    assert list(documents_outdated(drafted(LAW, year=2018))) == []
    assert len(list(documents_outdated(drafted(LAW, year=2016)))) == 1


@pytest.mark.parametrize(
    ("said", "year"),
    [
        ("本报告所列数据的统计期限为2015年12月1日至2016年10月30日。", 2016),
        ("本年报统计期限自2022年1月1日起至12月31日止。", 2023),
        ("数据统计期间为2023年1月1日—2023年11月30日。", 2023),
    ],
)
def test_periods_that_are_not_the_year(said: str, year: int) -> None:
    (found,) = period_not_the_year(drafted(said, year=year))
    assert (found.rule, found.severity) == ("period", Severity.DOUBT)
    assert str(year) in found.message


@pytest.mark.parametrize(
    "said",
    [
        "本报告所列数据的统计期限为2023年1月1日至2023年12月31日。",
        "本报告统计期限自2023年1月1日起，至12月31日止。",
        "本报告统计期限为2023年1月1日 — 12 月 31 日。",
        "2023年3月1日至2023年5月31日开展专项检查。",  # no period of the report
        "本报告所列数据的统计期限为2023年11日至2023年1231日。",  # characters were lost
        "本报告统计期限为2023年1月1日至2023年13月31日。",
    ],
)
def test_periods_that_are(said: str) -> None:
    assert list(period_not_the_year(drafted(said))) == []


def test_published_before_the_year_was_over() -> None:
    (found,) = published_early(drafted(LAW, published="2023-12-19"))
    assert (found.rule, found.severity, found.operands) == ("published_early", Severity.NOTE, ())  # the day stands in no text
    for day in ("2024-01-12", "2023-12-31", "2022-05-01", ""):
        assert list(published_early(drafted(LAW, published=day))) == []


@pytest.mark.parametrize("day", ["2023年12月1日", "2023-12-01", "2023/12/1", "2023. 12. 1"])
def test_the_day_of_publication_is_the_evidence(day: str) -> None:
    (found,) = published_early(drafted({1: [LAW], 6: [f"发布日期：{day}"]}, published="2023-12-01"))
    assert [day in source.as_printed for source in found.operands] == [True]
    (found,) = published_early(drafted({1: [LAW], 6: ["发布日期：2023年12月19日"]}, published="2023-12-01"))
    assert found.operands == ()


def test_a_day_long_before_the_years_end_is_a_doubt() -> None:
    """2023-01-16 under a report on 2023: that of the report before was left."""
    (found,) = published_early(drafted(LAW, published="2023-01-16"))
    assert (found.rule, found.severity) == ("published_early", Severity.DOUBT)


@pytest.mark.parametrize(
    "said",
    [
        "落实《中华人民共和国政府信息公开条例》、国务院令第722号《优化营商环境条例》。",
        "落实《政府信息公开条例》和国务院令第714号《重大行政决策程序暂行条例》。",
        "贯彻政府信息公开条例以及国务院令第722号的要求。",
        "落实《政府信息公开条例》，国务院令第722号公布的《优化营商环境条例》也已学习。",
    ],
)
def test_the_number_of_another_decree_beside_the_regulations(said: str) -> None:
    assert list(documents_misnumbered(drafted(said))) == []
