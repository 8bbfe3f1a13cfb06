"""Questions that ask for two computations at once. One of them would be left out silently, so neither is planned.

行政处罚最多的部门同比增长多少 asks for the change of the largest, not for the largest change; 超过50件的部门合计多少件 for a sum of those.
"""

import re
from functools import cache

from askgov.domain import Decline
from askgov.question.lexicon import table
from askgov.question.reading import Reading

_ADDED = re.compile(r"合计|加起来|之和|总和|加总|累计|加在一起")
_MEASURES = ("difference", "growth", "ratio", "share", "percent")
_MEANS = frozenset({"average", "median"})
_CHANGES = frozenset({"difference", "growth"})
_SHARES = frozenset({"share", "rate"})


def two_at_once(reading: Reading) -> Decline | None:
    """The refusal of a question that asks for more than one computation can give; None for any other."""
    message = "问题里有几种计算（例如先排出最多的，再算它的增减），不能合在同一个问题里。请拆开来问。"
    return Decline(reason="unsupported", message=message) if _conflicting(reading) else None


def _conflicting(reading: Reading) -> bool:
    ids, order = set(reading.operators), reading.order
    bounded = order.threshold is not None and not order.pick
    if order.order and (bounded or ids & _MEANS):
        return True
    if bounded and (ids & _MEANS or (len(reading.concepts.slots) < 2 and _ADDED.search(reading.text))):
        return True
    if ids & _MEANS and ids & (_CHANGES | {"ratio", "compare"}):
        return True
    if ids & _SHARES and ids & _CHANGES:
        return True
    return bool(order.order) and not order.change and _measured_behind(reading)


def _measured_behind(reading: Reading) -> bool:
    """Whether a change, a share or a multiple is asked of what comes first in an order."""
    last = max((end for _, end in reading.order.spans), default=len(reading.text))
    return _measure_words().search(reading.text, last) is not None


@cache
def _measure_words() -> re.Pattern[str]:
    words = sorted({word for name in _MEASURES for word in table()["operators"][name]}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))
