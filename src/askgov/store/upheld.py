"""What still speaks against reports after staff looked at it: the dismissed is left out, the explained told with its reason, and the
confirmed as confirmed. Nobody's name is told.
"""

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
            if verdict is None or verdict.standing is not Standing.DISMISSED:
                yield as_decided(finding, verdict)


def as_decided(finding: Finding, verdict: Verdict | None) -> Finding:
    """A finding with what staff decided about it; what they explained or dismissed is no more than worth a look."""
    if verdict is None or verdict.standing is Standing.REOPENED:
        return finding
    if verdict.standing is Standing.CONFIRMED:
        return finding.model_copy(update={"message": f"{finding.message}（工作人员已确认有误）"})
    explained = verdict.standing is Standing.EXPLAINED
    why = f"已核实，有合理解释：{verdict.reason}" if explained else f"工作人员判为不是问题：{verdict.reason}"
    return finding.model_copy(update={"severity": Severity.NOTE, "message": f"{finding.message}（{why}）", "explained": explained})
