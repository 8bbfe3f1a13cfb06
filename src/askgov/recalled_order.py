"""Turns that put the figures before in order: 谁最多, 哪年最少, 最高那年比最低那年多多少."""

import re

from askgov.domain import Axis, ComputeQuery, FigureQuery, Operation
from askgov.recalled_share import terms_of

_WHO_IS_MOST = re.compile(
    r"^(?:那么?[,，]?)?(?:其中|里面|这里面)?(?P<who>谁|哪一?(?:个|家|边|年)(?:单位|部门|局)?)(?:的)?(?:数)?最?(?P<way>多|少|高|低|大|小)(?:呢|啊)?[?？]?$"
)
_ENDS_APART = re.compile(
    r"^(?:那么?[,，]?)?(?:其中|里面)?最[多高大](?:的)?(?:那?一?(?P<who>年(?:份|度)?|[个家]))?(?:的)?(?:比|和|与|跟|同)最[少低小](?:的)?(?:那?一?(?:年(?:份|度)?|[个家]))?"
    r"(?:的)?(?:之间)?(?:相?差|[多高]|差距|差额)(?:收|出|了|是|有)*(?:多少|几)[^,，。?？]{0,6}[?？]?$"
)


def put_in_order(plan: FigureQuery, text: str) -> ComputeQuery | None:
    """The figures before in the order that a turn asks for; None for any other turn."""
    asked = _WHO_IS_MOST.match(text)
    most = _most_of(plan, asked) if asked is not None else None
    return most or (_spread_of(plan) if _ENDS_APART.match(text) else None)


def _most_of(plan: FigureQuery, asked: re.Match[str]) -> ComputeQuery | None:
    """谁最多 after the same figure of several organs, 哪年最少 after that of several years."""
    years = "年" in asked["who"]
    alone = len(plan.concepts) == len(plan.applicants) == len(plan.entities if years else plan.years) == 1
    terms = terms_of(plan)
    if not alone or len(terms) < 2:
        return None
    most = asked["way"] in "多高大"
    axis: Axis = "year" if years else "entity"
    return ComputeQuery(operation=Operation.EXTREME, terms=terms, axis=axis, most=most, scope=plan.scope)


def _spread_of(plan: FigureQuery) -> ComputeQuery | None:
    """最高那年比最低那年多多少 after the same figure of several years or organs: how far the ends are apart."""
    alone = len(plan.concepts) == len(plan.applicants) == 1 and min(len(plan.entities), len(plan.years)) == 1
    terms = terms_of(plan)
    if not alone or len(terms) < 2:
        return None
    axis: Axis = "year" if len(plan.years) > 1 else "entity"
    return ComputeQuery(operation=Operation.RANK, terms=terms, axis=axis, most=True, spread=True, scope=plan.scope)
