"""A figure in prose asked for with its change over the year before: 备案的政务新媒体有多少个，比上一年多了百分之几.

The figure is that of the first clause; its change is told where the same sentence states it (176个，同比增长6.7%).
"""

import re
from collections.abc import Sequence

from askgov.domain import Statement, StatementQuery
from askgov.question.residue import HOW_MANY, counters_of
from askgov.statements import growth_stated

_CHANGE = re.compile(
    r"[,，;；?？、](?:(?:和|与)?(?:比|较|跟|同)(?:上一?年|去年|前一年|上年同期)|同比|环比|增幅|涨"
    r"幅|增长率|(?:增长|增加|上升|下降|减少|多|少|涨|降)了?(?:多少|几|百分之))[^,，;；?？]*[?？]?$"
)


def without_change(query: StatementQuery) -> StatementQuery | None:
    """The question for the figure alone; None where no change is asked for behind it."""
    asked = query.about or query.question
    match = _CHANGE.search(asked)
    first = asked[: match.start()] if match else ""
    if not HOW_MANY.search(first):
        return None
    counters = counters_of(first)
    kept = {name: tuple(word for word in getattr(query, name) if word in first) for name in ("terms", "must", "others")}
    return query.model_copy(
        update={
            **kept, "question": first, "about": first, "growth": False, "operation": None, "counters": counters,
            "counter": counters[0] if len(counters) == 1 else "",
        }
    )  # fmt: skip


def its_change(figure: Statement, pool: Sequence[Statement]) -> tuple[Statement, ...]:
    """The change of a figure that its own sentence states right behind it; () without."""
    beside = (s for s in pool if s.sentence == figure.sentence and s.id != figure.id)
    return tuple(s for s in beside if growth_stated(s) and s.label.startswith(figure.label))[:1]
