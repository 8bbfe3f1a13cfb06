"""Turns of a word or two that compute with the figures before: 平均多少 … 最高是哪年, 一共呢, 谁最多, 和2023年比, 有多少件.

The plan is made from the plans before, by ids. What fits none of these is left to be read as text.
"""

import re
from collections.abc import Sequence

from askgov.domain import ComputeQuery, FigureQuery, Operation, Plan, Term
from askgov.question.organs import Catalogue
from askgov.recalled_share import terms_of
from askgov.recalled_union import size, union_of
from askgov.sessions import Turn
from askgov.taxonomy.concepts import concept, concepts

_MOST = 4  # turns that can be spoken of together
_LEAD = r"^(?:那么?[,，]?)?"
_N = r"(?:多少|几)(?:件|起|宗|条|个|万元|次|份)?"
_OUT = r"(?:呢|啊|吧)?[?？]?$"
_EXTREME = re.compile(
    rf"{_LEAD}(?:其中|这里面|里面)?(?:哪一?年)?(?:的)?最(?P<way>[多高少低])(?:的)?(?:是|在)?(?:哪一?年)?(?:的)?(?:是)?(?:{_N})?{_OUT}"
)
_AVERAGE = re.compile(rf"{_LEAD}(?:这几年|每年)?平均(?:每年|一年|下来)?(?:是|有)?(?:{_N})?{_OUT}")
_SUM = re.compile(rf"{_LEAD}(?:这几年|几年|这些年)?(?:合计|一共|总共|加起来|合起来|总和|总数)(?:是|有)?(?:{_N})?{_OUT}")
_CHANGE = re.compile(rf"{_LEAD}(?:从头到尾|这几年|总的|一共)?(?:增长|增加|减少|下降|变化|涨|降)了?{_N}{_OUT}")
_HOW_MANY = re.compile(rf"{_LEAD}(?:它|这个局|这家)?(?:一共|总共)?(?:有|是|收到?了?|办了?|罚了?)?{_N}{_OUT}")
_BEHIND_FIRST = re.compile(rf"{_LEAD}(?:它)?(?:比|和|跟|与|离|较)第一名?(?:的)?(?:少|差|低|相差|差距)了?(?:有|是)?{_N}{_OUT}")
_TOGETHER = re.compile(
    rf"{_LEAD}(?:这|那|它们|上面|以上)?(?P<n>[两俩三仨四])?(?:个|家|项|者|类)?(?:数字?|局|部门|单位|县|镇)?(?:全部|都)?(?:加起来|加一起|加一块|加在一起|合起来|合在一起|相加|合计|一共|总共|总和)(?:总共|一共|是|有|的)*(?:{_N})?{_OUT}"
)
_WHICH_IS_MOST = re.compile(
    rf"{_LEAD}(?:其中|这里面|里面|这几个)?(?:谁|哪一?[个家](?:局|部门|单位|机关)?)(?:的)?最(?P<way>[多高少低]){_OUT}"
)
_WITH_YEAR = re.compile(
    rf"{_LEAD}(?:和|与|跟|同|较|比)(?P<year>20[0-3]\d)年?(?:相比|比|比较|对比)?(?:呢|怎么样|如何|(?:是)?多了?还是少了?|增加了?还是减少了?|变化(?:多少|如何|大吗)?)?{_OUT}"
)
_CHANNEL = re.compile(rf"{_LEAD}(?:其中|通过)?(?:政府|政务)?(?P<channel>网站|微博|微信|公报)(?:公众号|上)?(?:的|公开的|公开了?{_N})?{_OUT}")
_CHANNELS = {"网站": "channel.website", "微博": "channel.weibo", "微信": "channel.wechat", "公报": "channel.gazette"}
_PRINCIPAL = re.compile(rf"{_LEAD}(?:其中)?(?:由)?(?:主要)?(?:负责人|负责同志|领导)(?:参加|出席)了?(?:的)?(?:是|有)?(?:{_N})?{_OUT}")
_WAY = re.compile(
    rf"{_LEAD}(?:其中)?(?:通过|用)?(?P<way>当面|网上|网络|传真|信函|写信|寄信|邮寄)(?:方式)?(?:提交|递交|交来|寄来|申请|提|交|来)?的?(?:申请)?(?:有|是)?(?:{_N})?{_OUT}"
)
_WAYS = {
    "当面": "in_person",
    "网上": "online",
    "网络": "online",
    "传真": "fax",
    "信函": "letter",
    "写信": "letter",
    "寄信": "letter",
    "邮寄": "letter",
}
_LAST_OF_2014 = 2018
_NUMBERS = {"两": 2, "俩": 2, "三": 3, "仨": 3, "四": 4}


def in_words_of(planned: ComputeQuery, text: str, known: Catalogue) -> str:
    """The whole question that a turn over the years of one organ's line stands for: what the next turn goes on from."""
    terms = (*planned.terms, *planned.bases)
    organs = "和".join(dict.fromkeys(known.entities[term.entity].name for term in terms))
    years = "、".join(f"{year}年" for year in sorted({term.year for term in terms}))
    lines = "、".join(dict.fromkeys(concept(term.concept).short for term in terms))
    return f"{organs}{years}{lines}{text}"


def computed_again(text: str, before: Turn) -> Plan | None:
    """The plan of such a turn; None for any other. ``text``: the turn, normalised."""
    if before.unsettled or before.plan is None:
        return None
    if before.winner is not None and _HOW_MANY.match(text):
        return before.winner
    if before.ranked and _BEHIND_FIRST.match(text):
        return _behind_first(before)
    if isinstance(before.plan, ComputeQuery):
        return _of_its_years(text, before.plan)
    return _of_figures(text, before) if isinstance(before.plan, FigureQuery) else None


def _behind_first(before: Turn) -> ComputeQuery | None:
    """比第一少多少, after the one in another place was asked for: by how much the first is ahead of it."""
    places, nth = dict(before.ranked), before.plan.nth if isinstance(before.plan, ComputeQuery) else 0
    first, other = places.get(1), places.get(nth)
    if first is None or other is None or nth < 2:
        return None
    (one,), (base,) = terms_of(first), terms_of(other)
    return ComputeQuery(operation=Operation.COMPARE, terms=(one, base), axis="entity", scope=first.scope)


def _of_its_years(text: str, plan: ComputeQuery) -> ComputeQuery | None:
    """最高是哪年, after the average or the sum of several years of one organ: of the same years."""
    alone = len({(term.entity, term.concept, term.applicant, term.also) for term in plan.terms}) == 1
    if not alone or plan.bases or plan.measure is not Operation.VALUE or plan.per or plan.threshold or len(plan.terms) < 2:
        return None
    return _over(text, plan.terms, plan.model_copy(update={"axis": "year", "why": None, "total": False, "steady": "", "median": False}))


def _of_figures(text: str, before: Turn) -> Plan | None:
    plan = before.plan
    assert isinstance(plan, FigureQuery)
    if (match := _CHANNEL.match(text)) and plan.concepts == ("disclosure.total",) and all(year <= _LAST_OF_2014 for year in plan.years):
        return plan.model_copy(update={"concepts": (_CHANNELS[match["channel"]],), "claim": None})
    of_2014 = all(year <= _LAST_OF_2014 for year in plan.years) and len(plan.concepts) == 1
    if (match := _WAY.match(text)) and of_2014 and plan.concepts[0].startswith("requests.received"):
        return plan.model_copy(update={"concepts": (f"requests.received.{_WAYS[match['way']]}",), "claim": None})
    if _PRINCIPAL.match(text) and len(plan.concepts) == 1 and f"{plan.concepts[0]}.principal" in concepts():
        return plan.model_copy(update={"concepts": (f"{plan.concepts[0]}.principal",), "claim": None})
    if size(plan) == 1 and (match := _WITH_YEAR.match(text)) and (int(match["year"]),) != plan.years:
        (term,) = terms_of(plan)
        base = term.model_copy(update={"year": int(match["year"])})
        return ComputeQuery(
            operation=Operation.DIFFERENCE, measure=Operation.DIFFERENCE, terms=(term,), bases=(base,), axis="year", scope=plan.scope
        )
    if len(before.recent) < 2:
        return None
    if match := _TOGETHER.match(text):
        return _added(before.recent, _NUMBERS.get(match["n"] or ""))
    if match := _WHICH_IS_MOST.match(text):
        union = _widest(before.recent, total=False)
        if union is None or len(union.entities) < 2:
            return None
        return ComputeQuery(
            operation=Operation.EXTREME, terms=terms_of(union), axis="entity", most=match["way"] in "多高", scope=union.scope
        )
    return None


def _added(recent: Sequence[FigureQuery], count: int | None) -> FigureQuery | None:
    """The last figures and their sum: as many as are said, or as go together; None where they are not to be added."""
    union = _widest(recent, total=True, count=count)
    return union if union is not None and union.total else None


def _widest(recent: Sequence[FigureQuery], *, total: bool, count: int | None = None) -> FigureQuery | None:
    counts = [count] if count is not None else range(min(len(recent), _MOST), 1, -1)
    unions = (union_of(recent[-n:], total=total) for n in counts if n is not None and n <= len(recent))
    return next((union for union in unions if union is not None and size(union) > 1), None)


def _over(text: str, terms: Sequence[Term], plan: ComputeQuery) -> ComputeQuery | None:
    """Another computation over the same figures of several years."""
    base = {"terms": tuple(terms), "bases": (), "measure": Operation.VALUE, "top": 0, "nth": 0, "focus": None}
    additive = all(concept(term.concept).additive for term in terms)
    if match := _EXTREME.match(text):
        return plan.model_copy(update={**base, "operation": Operation.EXTREME, "most": match["way"] in "多高"})
    if _AVERAGE.match(text) and additive:
        return plan.model_copy(update={**base, "operation": Operation.AVERAGE})
    if _SUM.match(text) and additive:
        return plan.model_copy(update={**base, "operation": Operation.SUM})
    if _CHANGE.match(text):
        first, last = min(terms, key=lambda term: term.year), max(terms, key=lambda term: term.year)
        return plan.model_copy(
            update={**base, "operation": Operation.DIFFERENCE, "measure": Operation.DIFFERENCE, "terms": (last,), "bases": (first,)}
        )
    return None
