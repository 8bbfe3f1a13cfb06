"""Turns that ask for another computation than the one before, or for figures that it does not tell: asked back, never the old one again.

相差多少 … 予以公开一共多少 is no difference; 加上住建局呢 is no 住建局呢; 比第二名多多少 needs a figure that only the answer knew.
"""

import re

from askgov.domain import ComputeQuery, Decline, FigureQuery, Operation
from askgov.question.reading import Reading
from askgov.question.residue import HOW_MANY
from askgov.recall import PLACE
from askgov.recalled_union import ALONE
from askgov.sessions import Turn

_ASKED = (
    (re.compile(r"合计|一共|总共|总数|加起来|合起来|之和|总和"), Operation.SUM),
    (re.compile(r"平均"), Operation.AVERAGE),
    (re.compile(r"占"), Operation.SHARE),
)
_OF_PAIRS = (
    Operation.DIFFERENCE, Operation.GROWTH, Operation.RATIO, Operation.COMPARE, Operation.SHARE, Operation.EXTREME, Operation.RANK,
)  # fmt: skip
_PLACE_IN_ORDER = re.compile(r"[比是]第[一二三四五六七八九\d]{1,2}[名位个家]")
_ONE_OF_THEM = re.compile(r"^(?:那么?)?[前头后]一?[家个](?:的|呢)")
_ADDED_TO = re.compile(
    r"^(?:那么?|要是|如果)?(?:再|也)?(?:加上|算上|连同|加)(?![起在一])|(?:也|都|一起)(?:算上|算进去|加上|加进去|算进来)(?:呢|吧)?[?？]?$"
)
_THOSE = re.compile(r"^(?:那么?)?(?:这|那)?[两俩二三四][家个](?:单位|部门|局|镇|县)?")
_THOSE_ORGANS = re.compile(r"^(?:那么?)?(?:这|那)?[两俩二]个?(?:家|镇|乡|县|区|局|单位|部门|街道|机关)")


def open_turn(reading: Reading, before: Turn) -> Decline | None:
    """The question back for such a turn; None for one that can be gone on with."""
    plan, text = before.plan, reading.text
    if not isinstance(plan, FigureQuery | ComputeQuery) or before.unsettled:
        return None
    if _PLACE_IN_ORDER.search(text) or _ONE_OF_THEM.match(text) or (before.ranked and PLACE.match(text) and reading.years):
        return ALONE
    if _ADDED_TO.search(text) and (reading.organs or reading.applicants) and not reading.years:
        return ALONE
    if _THOSE_ORGANS.match(text) and len(before.recent) > 1 and before.recent[-1].entities == before.recent[-2].entities:
        return ALONE  # 两个镇合计 after two figures of one of them
    if not isinstance(plan, ComputeQuery):
        return None
    own = {plan.operation, plan.measure}
    named = reading.concepts.slots or reading.applicants
    asked = {operation for words, operation in _ASKED if words.search(text)}
    single = len({term.entity for term in plan.terms}) == 1
    if (named and asked and not asked & own) or (single and _THOSE.match(text)):
        return None if reading.organs and reading.years else ALONE
    counted = named and HOW_MANY.search(text) and not (asked or reading.operators or reading.order.order or reading.order.threshold)
    several = not single or plan.group
    return ALONE if counted and several and own & {*_OF_PAIRS} and not (reading.organs or reading.group) else None
