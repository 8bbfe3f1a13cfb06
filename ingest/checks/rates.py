"""The rate of requests that were done, where other figures stand between it and theirs: 新收 15 件，办结 14 件，结转下年 2 件，办结率 100%.

A rate right behind its figure is one of ``ingest.checks.shares``. Done in time is of those that were due, and not looked at.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from askgov.domain import Finding, Severity
from askgov.wording import plain
from ingest.checks.draft import Draft
from ingest.checks.enumerations import alike
from ingest.checks.finding import finding
from ingest.checks.rounding import apart
from ingest.checks.told import Sentence, Told

_RATE = re.compile(r"(?<![时期及限内])办结率(?:约?为|是|达到?了?|[：:])?\s*$")
_DONE = re.compile(r"(?:申请|共|全年|年内|已)*办结(?:的)?(?:申请)?")
_CAME = re.compile(r"新收|收到|受理|接收|收办|办理申请")
_SOME = re.compile(r"到期|应当?办|其中|本级|月|季度|热线|信访|建议|提案|工单|诉求|同比|[上去]年(?!度?(?:结转|转))")
_MOST_FIGURES = 12  # of a sentence that tells a year's requests
_HUNDRED = Decimal(100)


def rates_off(draft: Draft) -> Iterator[Finding]:
    """Rates that no figures of their sentence give. That all is done is often said of what was due: a note."""
    for sentence in draft.sentences:
        if len(sentence.figures) > _MOST_FIGURES or _SOME.search(sentence.text) or "申请" not in sentence.text:
            continue
        for index, rate in enumerate(sentence.figures):
            if rate.quantity.unit == "%" and rate.is_exact and _RATE.search(sentence.text[: rate.quantity.start]):
                yield from _held(draft, sentence, rate, [told for told in sentence.figures[:index] if told.counts])


def _held(draft: Draft, sentence: Sentence, rate: Told, before: list[Told]) -> Iterator[Finding]:
    done = [told for told in before if _DONE.fullmatch(told.label)]
    came = [told for told in before if _CAME.search(told.label)]
    if len(done) != 1 or not came or before[-1] is done[0] or not all(told.is_exact and alike(told, done[0]) for told in before):
        return
    closed, base, stated = done[0].quantity.value, came[0].quantity.value, rate.quantity.value
    values = [told.quantity.value for told in sentence.figures if told.counts and told is not done[0]]
    bases = {*values, *(one + other for one, other in combinations(values, 2)), *(closed + value for value in values)}
    if base < closed or not base or any(each and apart(stated, closed / each * _HUNDRED) is None for each in bases):
        return
    computed = closed / base * _HUNDRED
    message = (
        f"正文写“{came[0].label}” {plain(base)} 件、“{done[0].label}” {plain(closed)} 件，由此算出的办结率约为 {computed:.1f}%，"
        f"正文写的是“{rate.printed}”，请核对这个比例和所用的总数"
    )
    sources = [told.statement.source for told in (rate, done[0], came[0]) if told.statement is not None]
    severity = Severity.NOTE if stated == _HUNDRED else Severity.DOUBT
    yield finding("prose_share", draft.report.id, message, sources, (stated, computed.quantize(Decimal("0.1"))), severity)
