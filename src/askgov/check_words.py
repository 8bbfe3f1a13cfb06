"""Whether the figures of reports add up, in words."""

from askgov.cited import name_of
from askgov.domain import Answer, Notice, Operation, Result, Status
from askgov.domain.evidence import CheckEvidence, Evidence


def checks(question: str, evidence: Evidence, found: CheckEvidence) -> Answer:
    """Whether the tables of the reports add up, report by report."""
    lines = []
    for report_id in found.report_ids:
        report = evidence.report(report_id)
        broken = [finding for finding in found.findings if finding.report_id == report_id]
        who = f"{name_of(evidence, report.entity_id)}{report.year}年"
        if broken:
            lines += [f"{who}的年报里有对不上的数：", *(f"- {finding.message}" for finding in broken)]
        else:
            lines.append(
                f"{who}的年报：读到的数都对得上，没有发现不一致（核对了表格，以及正文和上下年年报里写明的申请、结转和复议诉讼总数；正文里别的数没有核对）。"
            )
    notices = tuple(Notice(rule=f.rule, severity=f.severity.value, message=f.message) for f in found.findings)
    return Answer(
        question=question, status=Status.ANSWERED, text="\n".join(lines), findings=notices, result=Result(operation=Operation.CHECK)
    )
