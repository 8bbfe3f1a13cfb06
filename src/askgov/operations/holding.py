"""Whether what a share is taken of counts the organ whose share it is: a department's, of its county; not of another county."""

import re

from askgov.domain import ComputeQuery, Decline, Operation, Plan
from askgov.question.organs import SEATS, Catalogue

_LEVELS = {"township": 0, "county": 1, "city": 2, "province": 3}
_SUFFIXES = ("[镇乡]|街道", "[县区旗]", "[市州盟]", "省|自治区")  # of the places of each level
_NOT_OF_IT = "{part}的数不在{whole}的数里面，算不出占它的多少。可以问占所在地方的比例，或者问彼此相差多少。"


def not_of_a_whole(planned: Plan, question: str, known: Catalogue) -> Decline | None:
    """The refusal of a share of an organ that does not count the part; None for any other plan, and where one is set against another
    without a word that says that it is a part (市监局的是公安局的百分之几)."""
    if not isinstance(planned, ComputeQuery) or planned.measure is not Operation.SHARE or "占" not in question:
        return None
    for term, base in zip(planned.terms, planned.bases, strict=False):
        if term.entity != base.entity and not _counts(base.entity, term.entity, known):
            part, whole = known.entities[term.entity].name, known.entities[base.entity].name
            return Decline(reason="ambiguous", message=_NOT_OF_IT.format(part=part, whole=whole))
    return None


def _counts(whole: str, part: str, known: Catalogue) -> bool:
    around, inner = known.entities[whole], known.entities[part]
    if inner.parent_id == whole:
        return True
    if around.kind not in SEATS:
        return False
    if any(part in known.within(place) for place in known.spellings(around.place)):
        return True
    above, below = _LEVELS.get(around.level, 0), _LEVELS.get(inner.level, len(_LEVELS))
    return above > below and re.search(_SUFFIXES[above], known.chains[part]) is None  # 全市 of a district whose city its name does not tell
