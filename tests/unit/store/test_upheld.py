"""What the public is told of a finding after staff looked at it."""

from decimal import Decimal

import pytest

from askgov.domain import Finding, Format, Provenance, Report, Scope, Severity
from askgov.store.upheld import upheld
from askgov.store.verdicts import Standing, Verdict, keys_of

REPORT = Report(
    id="r", entity_id="甲县教育局", year=2023, scope=Scope.OWN, format=Format.G3, title="", file="a.html", media_type="text/html"
)
FINDING = Finding(
    rule="I1", report_id="r", message="新收对不上", left=Decimal(3), right=Decimal(4), severity=Severity.ERROR,
    operands=(Provenance(report_id="r", file="a.html", block=1, cell=(1, 1), row="新收", as_printed="3"),),
)  # fmt: skip


def told(standing: Standing | None) -> list[Finding]:
    (key,) = keys_of([FINDING], {"r": REPORT})
    verdict = standing and Verdict(sequence=1, key=key, standing=standing, reason="口径不同", by="王敏", at="2024-01-01T00:00:00+00:00")
    return list(upheld([FINDING], {"r": REPORT}, {key: verdict} if verdict else {}))


@pytest.mark.parametrize(
    ("standing", "message", "severity", "explained"),
    [
        (None, "新收对不上", Severity.ERROR, False),
        (Standing.CONFIRMED, "新收对不上（工作人员已确认有误）", Severity.ERROR, False),
        (Standing.EXPLAINED, "新收对不上（已核实，有合理解释：口径不同）", Severity.NOTE, True),
    ],
)
def test_what_stands_is_told_with_what_was_decided(standing: Standing | None, message: str, severity: Severity, explained: bool) -> None:
    (finding,) = told(standing)
    assert (finding.message, finding.severity, finding.explained) == (message, severity, explained)
    assert "王敏" not in finding.message


def test_what_was_dismissed_is_not_told() -> None:
    assert told(Standing.DISMISSED) == []
