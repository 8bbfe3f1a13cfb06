"""For a person at a terminal: of each file the conclusion, then what was found, then both sides' cells; at the end a summary."""

from collections.abc import Iterable, Iterator
from typing import Final

from askgov.check_formats.formats import Occasion
from askgov.check_formats.plain import plain
from askgov.domain import Finding, Severity
from askgov.domain.checked import CheckedFile
from askgov.portal.finding_words import WEIGHTS, counted, groups, held_against, no_years_beside, rule_line
from askgov.portal.one_slip import one_slip

MOST_PLACES: Final = 30  # of one finding


def written(files: Iterable[CheckedFile], occasion: Occasion) -> Iterator[str]:
    """A block of lines for each file, then the summary."""
    checked, rejected, sound = 0, 0, 0
    found: list[Finding] = []
    for file in files:
        yield "".join(f"{line}\n" for line in _lines(file)) + "\n"
        checked += 1
        rejected += bool(file.rejected)
        sound += not file.rejected and not file.findings
        found += file.findings
    told = [f"核对了 {checked} 份文件", f"没有发现问题 {sound} 份"]
    told += [counted(found)] if found else []
    told += [f"没有核对 {rejected} 份"] if rejected else []
    yield f"{'；'.join(told)}。\n"


def _lines(file: CheckedFile) -> Iterator[str]:
    if file.report is None or file.entity is None:
        yield f"{plain(file.path)}"
        yield f"结论：没有核对——{plain(file.rejected)}"
        return
    yield f"{plain(file.path)}（{plain(file.entity.name)} {file.report.year} 年）"
    yield f"结论：{counted(file.findings) or '没有发现问题'}"
    if file.compared:
        yield f"  对照了{plain(held_against(file.report, file.compared))}"
    if unheld := no_years_beside(file.report, file.compared):
        yield f"  {unheld}"
    yield from (f"  没有读清：{plain(doubt)}" for doubt in file.report.doubts)
    slips = one_slip(file.ordered())
    number = 0
    for severity in Severity:
        of_weight = [finding for finding in file.findings if finding.severity is severity]
        if of_weight:
            yield f"〔{WEIGHTS[severity][0]}〕{WEIGHTS[severity][1]}"
        for finding in of_weight:
            number += 1
            yield f"  {number}. {plain(finding.message)}"
            yield from (f"     {plain(slips[number])}" for _ in range(number in slips))
            yield from _evidence(file, finding)


def _evidence(file: CheckedFile, finding: Finding) -> Iterator[str]:
    if rule := rule_line(finding):
        yield f"     {rule}"
    left = MOST_PLACES
    for group in groups(finding, file.compared):
        told = group.places[:left]
        left -= len(told)
        if group.head and told:
            yield f"     {plain(group.head)}"
        yield from (f"       · {plain(place.short)}{plain(place.printed)}" for place in told)
    if (more := len(finding.operands) - MOST_PLACES) > 0:
        yield f"       · 另有 {more} 处"
