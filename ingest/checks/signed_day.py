"""The day that stands under a report: one that no calendar has, or of a year before the report's own."""

import re
from collections.abc import Iterator
from datetime import date

from askgov.domain import Finding
from ingest.checks.draft import Draft
from ingest.checks.finding import finding

_LINE = re.compile(r"\s{0,40}(20\d\d)\s{0,3}年\s{0,3}(\d{1,2})\s{0,3}月\s{0,3}(\d{1,2})\s{0,3}日\s{0,40}")
_LONGEST = 100  # characters of a line with a day alone
_FURTHEST = 3  # years before the report's; earlier: something else is dated


def signed_day_off(draft: Draft) -> Iterator[Finding]:
    """The last day on a line of its own. Those within the report's year are told by the day of publication."""
    dated = [(source, match) for source in draft.closing for line in source.as_printed.split("\n") if (match := _day(line))]
    for source, match in dated[-1:]:
        year, month, day = map(int, match.groups())
        printed, own = "".join(match[0].split()), draft.report.year
        try:
            date(year, month, day)
        except ValueError:
            message = f"落款日期写的是“{printed}”，没有这一天，请看日期是不是写错了"
        else:
            if not own - _FURTHEST <= year < own:
                return
            message = f"落款日期写的是“{printed}”，报告却是{own}年度的，请看年份是不是忘了改"
        yield finding("signed_day", draft.report.id, message, [source])


def _day(line: str) -> re.Match[str] | None:
    return _LINE.fullmatch(line) if len(line) <= _LONGEST else None
