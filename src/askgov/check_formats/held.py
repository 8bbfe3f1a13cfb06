"""Which rules a report was held against, and why some could not be."""

from collections.abc import Iterator, Sequence
from typing import Final

from askgov.domain import Report
from askgov.domain.checked import CheckedFile
from askgov.taxonomy.identities import every
from askgov.taxonomy.rules import Rule, rules

OTHER_FORMAT: Final = "这一条不用于这种格式的报告"
NOTHING_BESIDE: Final = "没有可对照的其他报告"
NO_LAST_YEAR: Final = "没有上一年的报告可对照"


def held(file: CheckedFile) -> Iterator[tuple[Rule, str]]:
    """Every rule with the reason why this report was not held against it, "" when it was. Nothing for a rejected file."""
    if file.report is None:
        return
    formats = _formats()
    broken = {finding.rule for finding in file.findings}
    for rule in rules().values():
        if rule.id in broken:
            yield rule, ""
        elif rule.id in formats and file.report.format not in formats[rule.id]:
            yield rule, OTHER_FORMAT
        else:
            yield rule, _alone(rule, file.report, file.compared)


def _alone(rule: Rule, report: Report, compared: Sequence[Report]) -> str:
    """Why a rule that holds a report against others could not be held."""
    own = [other for other in compared if other.entity_id == report.entity_id]
    if rule.family in ("跨年", "照抄"):
        return "" if any(other.year == report.year - 1 for other in own) else NO_LAST_YEAR
    beside = {"异常": bool(own), "上下级": len(own) < len(compared)}
    return "" if beside.get(rule.family, True) else NOTHING_BESIDE


def _formats() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for identity in every():
        found.setdefault(identity.told_as, set()).update(identity.formats)
    return found
