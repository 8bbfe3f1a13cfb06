"""How far a check went, in words: what was held against what, and what could not be."""

import re
from collections.abc import Iterator

from askgov.domain import Report
from askgov.domain.evidence import CheckEvidence, Evidence

_TABLES, _PROSE, _LISTS, _YEARS = "表内各行各列", "正文与表格", "正文的分项和占比增幅", "与上下年年报的衔接"
_OF_FAMILIES = {"跨年": _YEARS, "表内": _TABLES, "填报": "表格的填法", "正文分项": "正文的分项", "照抄": "与别的年报雷同的文字"}
_REST = "正文里没有总数、分项可对的数没有核对"
_UNREAD = re.compile(r"[^：]{2,20}表：")  # a doubt of recognition about a table


NOT_YET = "收录的年报还没有全部按现在的规则核对过（正在收录，或者上次收录被中断），这里只列出已经发现的，不能说没有列出的就对得上。"


def looked_at(found: CheckEvidence, report_id: str) -> str:
    """What was looked at in one report."""
    tables = [_TABLES, _PROSE] if report_id in found.tabled else []
    years = [_YEARS] if report_id in found.beside else []
    return f"核对了{'、'.join((*tables, _LISTS, *years))}；{_REST}"


def looked_at_in_all(found: CheckEvidence) -> str:
    """What was looked at in many reports, as far as each of them has it."""
    if found.query.families:
        return f"只核对了{'、'.join(_OF_FAMILIES.get(name, name) for name in found.query.families)}"
    return f"核对了{'、'.join((_TABLES, _PROSE, _LISTS, _YEARS))}；{_REST}"


def not_looked_at(found: CheckEvidence, report: Report) -> Iterator[str]:
    """What one report does not let be checked, a line each."""
    if report.id not in found.tabled:
        yield "表格没有读到，因此没有核对。"
    else:
        yield from (f"没有核对到：{doubt}" for doubt in report.doubts if _UNREAD.match(doubt))
    if report.id not in found.beside:
        yield "没有收录它上年或下年的年报，因此跨年没有核对。"


def not_looked_at_in_all(found: CheckEvidence, evidence: Evidence) -> Iterator[str]:
    """How many of many reports lack a table or a year beside; the same words are among what the answer states."""
    ids = found.report_ids
    partly = [id_ for id_ in ids if id_ not in found.tabled or any(map(_UNREAD.match, evidence.report(id_).doubts))]
    alone = [id_ for id_ in ids if id_ not in found.beside]
    if partly:
        yield f"其中 {len(partly)} 份有表格没有读到，那些表没有核对。"
    if alone and set(found.query.families) <= {"跨年"}:
        yield f"其中 {len(alone)} 份没有上年或下年的年报可对，跨年没有核对。"
