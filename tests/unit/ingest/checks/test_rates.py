"""The rate of requests done, told after other figures."""

import pytest

from askgov.domain import Severity
from ingest.checks.rates import rates_off
from tests.unit.ingest.checks.reported import reported


@pytest.mark.parametrize(("stated", "severity"), [("98", Severity.DOUBT), ("100", Severity.NOTE)])
def test_a_rate_that_no_figure_gives(stated: str, severity: Severity) -> None:
    (found,) = rates_off(reported(f"新收申请15件，上年结转1件，办结14件，结转下年度2件，办结率{stated}%。"))
    assert (found.rule, found.severity, f"{found.right:f}") == ("prose_share", severity, "93.3")


@pytest.mark.parametrize(
    "text",
    [
        "新收申请15件，上年结转1件，办结14件，结转下年度2件，办结率87.5%。",  # with those carried in
        "新收申请15件，上年结转1件，办结14件，结转下年度2件，办结率93.3%。",
        "新收申请15件，办结14件，结转下年度1件，按时办结率100%。",
        "新收申请14件，上年结转1件，办结14件，结转下年度1件，办结率100%。",
        "新收申请15件，办结14件，结转下年度1件，到期办结率100%。",
        "收到热线工单15件，办结14件，转办1件，办结率100%。",
        "新收申请约15件，办结14件，结转下年度2件，办结率98%。",
    ],
)
def test_rates_of_known_bases(text: str) -> None:
    assert list(rates_off(reported(text))) == []
