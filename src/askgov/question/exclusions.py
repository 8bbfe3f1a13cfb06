"""What a question leaves out of a group: 除公安局外, 不含税务局, 不算数字为零的."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from askgov.question.organ_mentions import OrganMention

_LEAVE = r"(?:除去|除开|除了|除|不算上?|不含|不包括|不包含|不计|不考虑|去掉|去除|剔除|扣除|扣掉|排除|抛开|撇开|刨除|刨去|刨掉)"
_BEFORE = re.compile(rf"[(（]?{_LEAVE}(?:了|掉)?$")
_AFTER = re.compile(
    r"(?:的话)?(?:这[一两几]?个?(?:部门|单位|机关|家)?)?(?:以外|之外|外|后|除外|不算(?:在内)?|不计(?:在内)?)?的?[)）]?[,，、 ]?"
)
_LAST = re.compile(
    r"[,，(（ ]?(?:这[一两几]?个?(?:部门|单位|机关|家)?)?[(（]?(?:都|全)?(?:除外|不算在内|不计在内|不算|不计)[)）]?[,，、 ]?"
)
_OUTSIDE = re.compile(r"(?:以外|之外)的?[,，、 ]?")
_JOINED = re.compile(r"[和与及、跟]|以及")
_ZERO = re.compile(
    rf"{_LEAVE}(?:了|掉)?(?:数字|数量|数值|件数|申请量?)?(?:是|为)?(?:0|零)件?(?:申请|的)*"
    r"(?:以外|之外|外)?(?:的)?(?:(?:部门|单位|机关)(?:以外|之外|外)?)?[,，、 ]?"
    r"|[(（]?(?:0|零)(?:件|值|申请)?(?:的)?(?:除外|不算|不计|剔除)(?:在内)?[)）]?[,，、 ]?|非零(?:的)?|(?:不为|不是)(?:0|零)的?"
)


@dataclass(frozen=True)
class Exclusions:
    """What is left out. ``organs``: mentions of organs; ``zero``: figures that are zero; ``spans``: the words that say so, in order."""

    organs: tuple[OrganMention, ...] = ()
    zero: bool = False
    spans: tuple[tuple[int, int], ...] = ()


def find_exclusions(text: str, organs: Sequence[OrganMention]) -> Exclusions:
    """The organs that a normalised question names only to leave them out, and whether it leaves out zeros."""
    zeros = [match.span() for match in _ZERO.finditer(text)]
    spans, left = list(zeros), []
    for run in _runs(text, organs):
        start, end = run[0].start, run[-1].end
        before, after = _BEFORE.search(text, 0, start), _AFTER.match(text, end)
        last = _LAST.match(text, end) or _OUTSIDE.match(text, end)
        if before:
            spans.append((before.start(), after.end() if after else end))
        elif last:
            spans.append((start, last.end()))
        else:
            continue
        left += run
    return Exclusions(tuple(left), bool(zeros), tuple(sorted(spans)))


def _runs(text: str, organs: Sequence[OrganMention]) -> list[list[OrganMention]]:
    """Organs with nothing but a joiner between them, together."""
    runs: list[list[OrganMention]] = []
    for organ in organs:
        if runs and _JOINED.fullmatch(text, runs[-1][-1].end, organ.start):
            runs[-1].append(organ)
        else:
            runs.append([organ])
    return runs
