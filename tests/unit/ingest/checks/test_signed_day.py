"""The day under a report."""

from dataclasses import replace

import pytest

from askgov.domain import Provenance, Severity
from ingest.checks.signed_day import signed_day_off

from .drafted import drafted


def dated(*lines: str, year: int = 2023) -> list[str]:
    closing = tuple(Provenance(report_id="r", file="a.md", block=n, as_printed=line) for n, line in enumerate(lines))
    found = list(signed_day_off(replace(drafted(year=year), closing=closing)))
    assert all((each.rule, each.severity) == ("signed_day", Severity.DOUBT) for each in found)
    return [each.message for each in found]


@pytest.mark.parametrize("line", ["2024年2月30日", "2024 年 13 月 1 日", "甲县教育局\n2024年4月31日", "2022年1月16日"])
def test_days_that_cannot_be(line: str) -> None:
    assert len(dated("没有收费。", line)) == 1


@pytest.mark.parametrize("line", ["2024年1月16日", "2023年12月29日", "2024年2月29日", "2009年1月16日", "截至2024年2月30日", "2024年1月"])
def test_days_that_can(line: str) -> None:
    assert dated("没有收费。", line) == []


def test_the_last_day_counts() -> None:
    assert dated("2024年2月30日", "2024年1月16日") == []
    assert dated() == []
