"""Findings as a table for other programs, one row each, with Chinese heads as staff read them."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from askgov.domain import Provenance
from askgov.export import Row
from askgov.quality.found import OPEN, Found
from askgov.store.verdicts import Standing
from askgov.wording import plain

SEVERITIES = {"error": "错误", "doubt": "存疑", "note": "提示"}
STATUSES = {OPEN: "待处理", Standing.CONFIRMED: "确认有误", Standing.EXPLAINED: "有合理解释", Standing.DISMISSED: "不是问题"}
COLUMNS = (
    "机关", "年度", "轻重", "状态", "类别", "规则", "发现的问题", "一边", "另一边", "相差", "位置", "理由", "处理人", "处理时间", "报告",
    "文件", "编号",
)  # fmt: skip
NUMERIC = ("年度", "一边", "另一边", "相差")


def finding_rows(found: Iterable[Found]) -> list[Row]:
    """One row for each finding, in their order."""
    return [_row(each) for each in found]


def _row(each: Found) -> Row:
    finding, verdict = each.finding, each.verdict
    cells = (
        each.organ, str(each.report.year), SEVERITIES[finding.severity], STATUSES[each.status], each.rule.family, each.rule.text,
        finding.message, _number(finding.left), _number(finding.right), _number(finding.difference).lstrip("-"), _places(each),
        verdict.reason if verdict else "", verdict.by if verdict else "", moment(verdict.at) if verdict else "",
        each.report.title, each.report.file, each.key,
    )  # fmt: skip
    return dict(zip(COLUMNS, cells, strict=True))


def _places(each: Found) -> str:
    places = (
        " · ".join(filter(None, (elsewhere(source, each), source.row or source.section, source.column))) for source in each.finding.operands
    )
    return "；".join(filter(None, dict.fromkeys(places)))


def elsewhere(source: Provenance, each: Found) -> str:
    """Which report a place is in, where it is another than the finding's own; else ""."""
    return "" if source.report_id == each.report.id else each.others.get(source.report_id, "另一份报告")


def moment(at: str) -> str:
    """An ISO time of the log as the clock on the wall of this machine says it."""
    try:
        return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return at


def _number(value: Decimal | None) -> str:
    return "" if value is None else plain(value)
