"""What became of a plan or a problem of one year, told by the reports of later years: 2023年说要请茶农讲政策，次年请了几个; 后来呢.

Both are quoted as they stand. No figure is taken from them, since the words of a plan are seldom those of what was done.
"""

import re
from collections.abc import Callable, Sequence

from askgov.domain import Chunk, PassageQuery, StatementQuery
from askgov.domain.evidence import PassageEvidence

Nearest = Callable[[PassageQuery, Sequence[int]], tuple[Chunk, ...]]
"""Nearest(question, years) → the passages of its organ's reports of those years that say it in other words."""

_PLANNED = re.compile(  # said of a year, not what the asker was told: 说我“重复申请”不给办，那2023年…
    r"(?:年|报告|20\d\d)[^。?？]{0,16}?(?:说|讲|提出|提到|打算|计划|承诺|许诺|答应|保证|承认|检讨|嫌|哭穷|准备|[要想](?=[\u4e00-\u9fff]{2}))"
)
_AFTERWARDS = re.compile(r"后来|之后几年|后面(?:几|[两二三四])年|往后")
_NOTE = "上面是这些年报里意思最接近的原文；后来的年报没有写到的，这里不推断。"


def asks_afterwards(query: StatementQuery | PassageQuery) -> bool:
    """Whether it is asked what came later, in no year that is named."""
    return len(query.years) == 1 and _AFTERWARDS.search(query.question) is not None and _PLANNED.search(query.question) is not None


def became(query: PassageQuery, told_then: Sequence[Chunk], held: Sequence[int], nearest: Nearest) -> PassageEvidence | None:
    """The passages of later reports that tell of it, behind what the first one tells; None where no later report tells.

    ``told_then``: what was found in the first report; the passage next in meaning to the plan where nothing was.
    ``held``: the years with reports of the one organ asked about.
    """
    later = _later(query, held)
    of_all = query.model_copy(update={"section": None, "beside": (), "subjects": ()})
    told = nearest(of_all, later) if later else ()
    if not told:
        return None
    plan = told_then or nearest(of_all, (query.years[0],))[:1]
    chunks = tuple(dict.fromkeys((*plan, *told)))
    return PassageEvidence(query=query.model_copy(update={"notes": (*query.notes, _NOTE)}), chunks=chunks, sufficient=True)


def _later(query: PassageQuery, held: Sequence[int]) -> tuple[int, ...]:
    """The years that may tell what became of it; () where no plan is spoken of."""
    if not query.years or len(query.entities) != 1 or _PLANNED.search(query.question) is None:
        return ()
    if asks_afterwards(query):
        return tuple(year for year in held if year > query.years[0])
    last = max((*query.years, *(year for _, year in query.beside)))
    return (last,) if last > query.years[0] and last in held else ()
