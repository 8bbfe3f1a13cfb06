"""What still speaks against reports after staff looked at it: the dismissed is left out, the explained told with its reason."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from askgov.domain import Finding, Report, Severity
from askgov.store.verdicts import Standing, Verdict, keys_of


def upheld(findings: Sequence[Finding], reports: Mapping[str, Report], decided: Mapping[str, Verdict]) -> Iterator[Finding]:
    """Of all findings of some reports, report by report, those that stand. ``decided``: the latest verdicts, by key."""
    for _, of_report in groupby(findings, key=lambda finding: finding.report_id):
        held = tuple(of_report)
        for finding, key in zip(held, keys_of(held, reports), strict=True):
            verdict = decided.get(key)
            if verdict is None or verdict.standing is Standing.CONFIRMED:
                yield finding
            elif verdict.standing is Standing.EXPLAINED:
                message = f"{finding.message}（已核实，有合理解释：{verdict.reason}）"
                yield finding.model_copy(update={"severity": Severity.NOTE, "message": message})
