"""Whether the figures of reports add up, in words."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from askgov.check_scope import NOT_YET, looked_at, looked_at_in_all, not_looked_at, not_looked_at_in_all
from askgov.cited import name_of, notices_of, values_of
from askgov.domain import Answer, Figure, Finding, Operation, Report, Result, Severity, Status, Value
from askgov.domain.evidence import Cell, CheckEvidence, Evidence, Found
from askgov.scanner import stands_whole
from askgov.taxonomy.concepts import concept
from askgov.wording import plain

_MOST_TOLD = 20  # reports
_MOST_OF_REPORT = 10  # findings told of one of them


def checks(question: str, evidence: Evidence, found: CheckEvidence) -> Answer:
    """Whether the tables of the reports add up, report by report, with what came in against what was done and left."""
    lines: list[str] = []
    values: list[Value] = []
    stated: list[str] = []
    if found.query.wide:
        return _of_many(question, evidence, found)
    if found.query.claimed:
        return _of_claim(question, evidence, found)
    for report_id in found.report_ids:
        report = evidence.report(report_id)
        told = [f for f in found.findings if report_id == f.report_id or any(op.report_id == report_id for op in f.operands)]
        broken = [f for f in told if f.severity is not Severity.NOTE]
        who = f"{name_of(evidence, report.entity_id)}{report.year}年"
        if broken:
            lines += [f"{who}的年报里有对不上的数：", *_told(broken)]
        elif explained := [f for f in told if f.explained]:
            stated.append(f"{len(explained)} 处")
            scope = looked_at(found, report_id)
            lines.append(f"{who}的年报：{stated[-1]}不一致已核实有合理解释，其余读到的数都对得上（{scope}）。")
        elif found.current:
            lines.append(f"{who}的年报：读到的数都对得上，没有发现不一致（{looked_at(found, report_id)}）。")
        else:
            lines.append(f"{who}的年报：没有发现不一致。")
        lines += [f"说明：{finding.message}" for finding in told if finding.severity is Severity.NOTE][:_MOST_OF_REPORT]
        lines += not_looked_at(found, report)
        for cells in found.balances:
            if _stands_in(cells[0], report):
                shown = [value for cell in cells for value in values_of(cell, evidence, len(values) + 1 + cells.index(cell))]
                values += shown
                sums = _sums(cells)
                stated += sums
                new, carried_in, closed, carried_out = (f"{value.value} 件{value.marker}" for value in shown)
                lines.append(f"新收 {new} + 上年结转 {carried_in} = {sums[0]}；办结 {closed} + 结转下年 {carried_out} = {sums[1]}。")
    lines += [] if found.current else [NOT_YET]
    notices = notices_of(found.findings, evidence)
    result = Result(operation=Operation.CHECK, stated=tuple(stated))
    return Answer(question=question, status=Status.ANSWERED, text="\n".join(lines), values=tuple(values), findings=notices, result=result)


def _of_claim(question: str, evidence: Evidence, found: CheckEvidence) -> Answer:
    """What speaks against one number that a report is said to print. That nothing does proves nothing: it may not have been compared."""
    claimed = found.query.claimed
    told = [f for f in found.findings if any(_prints(operand.as_printed, claimed) for operand in f.operands)]
    if not told:
        text = f"没有找到可以用来核对“{claimed}”的数字，不能说它对不对，请对照原文。"
        return Answer(question=question, status=Status.NOT_FOUND, text=text, result=Result(stated=(claimed,)))
    lines = [f"“{claimed}”有对不上的地方：", *(f"- {finding.message}" for finding in told)]
    result = Result(operation=Operation.CHECK, stated=(claimed,))
    return Answer(question=question, status=Status.ANSWERED, text="\n".join(lines), findings=notices_of(told, evidence), result=result)


def _prints(printed: str, claimed: str) -> bool:
    """Whether a place prints a number, and not one that only holds it."""
    return stands_whole(claimed, re.sub(r"\s", "", unicodedata.normalize("NFKC", printed)))


def _of_many(question: str, evidence: Evidence, found: CheckEvidence) -> Answer:
    """Of many reports those with something that does not add up, or whose organs have the most of it; how many were looked at."""
    told = [f for f in found.findings if f.severity is not Severity.NOTE]
    broken = _by_home(told, found.report_ids)
    lines_of = f"里“{'、'.join(concept(id_).label for id_ in found.query.concepts)}”的数" if found.query.concepts else ""
    stated = [f"{len(found.report_ids)} 份"]
    if not (broken or found.current):
        lines = [f"收录的 {stated[0]}年报里{lines_of.removeprefix('里')}还没有发现不一致。"]
    elif not broken:
        lines = [f"核对了收录的 {stated[0]}年报{lines_of}：读到的数都对得上，没有发现不一致（{looked_at_in_all(found)}）。"]
    else:
        stated += [f"{len(broken)} 份", f"{len(told)} 处"]
        lines = [
            f"核对了收录的 {stated[0]}年报{lines_of}，{stated[1]}有对不上的数，共 {stated[2]}，其余没有发现（{looked_at_in_all(found)}）："
        ]
        if found.query.ranks:
            stated += _counted(evidence, broken, found.query.ranks)
            lines += stated[3:]
        else:
            lines += _by_report(evidence, broken)
        if len(broken) > _MOST_TOLD and not found.query.ranks:
            stated.append(f"（只列出前面 {_MOST_TOLD} 份）")
            lines.append(stated[-1])
    handed_on, values = _handed_on(evidence, found)
    lines += ["逐年看：", *handed_on] if handed_on else []
    if explained := sum(finding.explained for finding in found.findings):
        stated.append(f"另有 {explained} 处不一致已核实有合理解释。")
        lines.append(stated[-1])
    stated += (lacking := list(not_looked_at_in_all(found, evidence)))
    lines += lacking if found.current else [*lacking, NOT_YET]
    notices = notices_of(told, evidence)
    result = Result(operation=Operation.CHECK, value=str(len(told)) if found.query.counts else None, stated=tuple(stated))
    return Answer(question=question, status=Status.ANSWERED, text="\n".join(lines), values=tuple(values), findings=notices, result=result)


def _handed_on(evidence: Evidence, found: CheckEvidence) -> tuple[list[str], list[Value]]:
    """What each year's report hands on to the next, and what that one takes over, a line for each pair of years."""
    lines: list[str] = []
    values: list[Value] = []
    for (_, _, _, out), (_, into, _, _) in pairwise(found.balances):
        if isinstance(out, Found) and isinstance(into, Found) and _follows(out.figure, into.figure):
            shown = [*values_of(out, evidence, len(values) + 1), *values_of(into, evidence, len(values) + 2)]
            given, taken = (f"{value.value} 件{value.marker}" for value in shown)
            lines.append(f"· {out.figure.year}年结转下年 {given}，{into.figure.year}年上年结转 {taken}")
            values += shown
    return lines, values


def _follows(one: Figure, other: Figure) -> bool:
    return (one.entity_id, one.year + 1, one.scope) == (other.entity_id, other.year, other.scope)


def _by_home(told: Sequence[Finding], report_ids: Sequence[str]) -> dict[str, list[Finding]]:
    """Findings by the one report, of those looked at, that each is told of: its own, else that of another year which it rests on too."""
    there = set(report_ids)
    found: dict[str, list[Finding]] = {}
    for finding in told:
        places = (finding.report_id, *(operand.report_id for operand in finding.operands))
        found.setdefault(next(id_ for id_ in places if id_ in there), []).append(finding)
    return {id_: found[id_] for id_ in report_ids if id_ in found}


def _by_report(evidence: Evidence, broken: Mapping[str, Sequence[Finding]]) -> list[str]:
    """Report by report what does not add up."""
    lines = []
    for id_, findings in list(broken.items())[:_MOST_TOLD]:
        report = evidence.report(id_)
        lines += [f"{name_of(evidence, report.entity_id)}{report.year}年：", *_told(findings)]
    return lines


def _told(findings: Sequence[Finding]) -> list[str]:
    """The findings of one report, a line each, errors first; where there are many the first of them."""
    heaviest = sorted(findings, key=lambda finding: finding.severity is not Severity.ERROR)
    lines = [f"- {finding.message}" for finding in heaviest[:_MOST_OF_REPORT]]
    return lines if len(findings) <= _MOST_OF_REPORT else [*lines, "- 还有别的对不上的地方，这里没有逐条列出"]


def _counted(evidence: Evidence, broken: Mapping[str, Sequence[Finding]], ranks: str) -> list[str]:
    """The organs whose reports have the most of it, each with the years; or the years."""
    reports = {evidence.report(id_): len(findings) for id_, findings in broken.items()}
    if ranks == "year":
        of_year: Counter[int] = Counter()
        for report, count in reports.items():
            of_year[report.year] += count
        return [f"· {year}年：{count} 处" for year, count in of_year.most_common(_MOST_TOLD)]
    of_organ: Counter[str] = Counter()
    for report, count in reports.items():
        of_organ[report.entity_id] += count
    years = {organ: sorted({report.year for report in reports if report.entity_id == organ}) for organ in of_organ}
    most = of_organ.most_common(_MOST_TOLD)
    return [f"· {name_of(evidence, organ)}：{count} 处（{'、'.join(f'{year}年' for year in years[organ])}）" for organ, count in most]


def _stands_in(cell: Cell, report: Report) -> bool:
    return isinstance(cell, Found) and cell.figure.source.report_id == report.id


def _sums(cells: tuple[Cell, Cell, Cell, Cell]) -> tuple[str, str]:
    """What was there to be dealt with, and what became of it."""
    new, carried_in, closed, carried_out = (cell.value for cell in cells if isinstance(cell, Found))
    return f"{plain(new + carried_in)} 件", f"{plain(closed + carried_out)} 件"
