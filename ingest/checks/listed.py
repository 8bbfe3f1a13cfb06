"""How many findings of one report are listed: so many of a rule and so many in all, the heaviest first, and how many more there are.

A report with thousands of wrong sentences is one to be written anew; nobody looks at thousands of findings.
"""

from collections import Counter
from collections.abc import Sequence

from askgov.domain import Finding, Severity
from ingest.checks.finding import finding

MOST_OF_A_RULE = 50
MOST = 300
_WEIGHT = {Severity.ERROR: 0, Severity.DOUBT: 1, Severity.NOTE: 2}


def listed(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Those that are listed, in the order given; then one that says how many are not, if any."""
    kept: set[int] = set()
    of_rule: Counter[str] = Counter()
    for place in sorted(range(len(found)), key=lambda place: _WEIGHT[found[place].severity]):
        rule = found[place].rule
        if len(kept) < MOST and of_rule[rule] < MOST_OF_A_RULE:
            kept.add(place)
            of_rule[rule] += 1
    shown = tuple(found[place] for place in sorted(kept))
    return (*shown, _unlisted([each for place, each in enumerate(found) if place not in kept])) if len(shown) < len(found) else shown


def _unlisted(found: Sequence[Finding]) -> Finding:
    message = (
        f"这份报告另有 {len(found)} 处问题没有逐条列出（同一条规则至多列 {MOST_OF_A_RULE} 处，一份报告至多列 {MOST} 处，重的在前），"
        "请改好列出的各处后再核对一次"
    )
    return finding("unlisted", found[0].report_id, message, ())
