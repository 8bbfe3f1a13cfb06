"""Which organs tell of something: 青棠哪些局说过人手不够. The best passage of each organ among the nearest of all their reports."""

import re
from collections.abc import Mapping, Sequence

from askgov.domain import Chunk
from askgov.nearest import Scored, Similar, scored
from askgov.neighbours import content
from askgov.paraphrase import features, kin, standing
from askgov.question.overlap import pairs, weight

_LOOKED_AT = 20  # passages whose sentences are looked at
_ENOUGH, _AS_GOOD = 0.6, 3.5
_NOT = re.compile(r"没有|未|不再|免费|无(?!论|障碍|线)|(?<![\d.])0 ?(?:元|件|次|万元)")
_DID_NOT = re.compile(r"(?:没有?|未)(?:收|办|开|建|发|设|请|过|公众号|网站|培训|账号)|没[^,，。做到]{1,4}过|超过?(?:法定)?期限")
_HALF = 0.5
_OR = re.compile(r"或者?|[、,，]")
_NOT_ASKED = re.compile(r"没|未(?!成年)|不(?!足|够|动产|良|同|断|懂|明白|清|及时|到位)|无(?!障碍|线|人机)|零")
WHICH = re.compile(  # 哪几个局, 哪几份报告, 有谁请过, 谁抱怨过
    r"哪(?:些|几[个家]|[个家])(?:单位|部门|机关|委办局|局|乡镇|镇|街道|地方)|哪(?:些|几份)(?:报告|年报)|有谁|(?<![是由归找跟向给对])谁(?=[^,，。?？]{0,12}[过了])"
    r"|(?:里头?|当中|中间)哪些"
)


def told_among(
    asked: str, chunks: Sequence[Chunk], cosines: Mapping[str, float | None], similar: Similar, organs: Mapping[str, str]
) -> tuple[Chunk, ...]:
    """The best passage of each organ that tells of what is asked for, best first; ``organs`` gives the organ of each report.

    A sentence that denies it (没有收取信息处理费) tells of it only where the question denies it too.
    """
    plain = WHICH.sub("", asked)
    found = [one for one in scored(plain, chunks, cosines, similar, chunks, _LOOKED_AT) if not _denied(plain, one)]
    found = _of_its_words(plain, found)
    best = max((one.score for one in found), default=0.0)
    first: dict[str, Chunk] = {}
    for one in found:
        if one.words and one.score >= max(_ENOUGH, best - _AS_GOOD):
            first.setdefault(organs[one.chunk.report_id], one.chunk)
    return tuple(first.values())


def _denied(asked: str, one: Scored) -> bool:
    """Whether a sentence denies what is asked for, or says it where the question is who did not."""
    if _DID_NOT.search(asked):
        return _NOT.search(one.sentence) is None
    return _NOT.search(one.sentence) is not None and _NOT_ASKED.search(asked) is None


def _of_its_words(asked: str, found: Sequence[Scored]) -> list[Scored]:
    """Those that hold half of a word of the question, where one holds it whole: who has an 抖音 account is not told by 小程序."""
    shares = [[_held(word, one) for word in content(asked) if len(word) > 1] for one in found]
    if not any(share == 1 for held in shares for share in held):
        return list(found)
    return [one for one, held in zip(found, shares, strict=True) if max(held) >= _HALF]


def _held(word: str, one: Scored) -> float:
    stands = standing(word, features(one.chunk.text) | kin(one.chunk.text))
    return sum(stands) / len(stands) if not kin(word) & kin(one.chunk.text) else 1.0


def alternatives(terms: Sequence[str], question: str) -> list[frozenset[str]]:
    """The pairs of characters of what is asked for; of 律师或法律顾问 those of either, since one of them is enough."""
    parts = [part for term in terms for part in _OR.split(term) if len(part) > 1]
    told = parts if len(parts) > 1 and _OR.search(question) else [" ".join(terms)]
    found = [frozenset(pair for pair in pairs(part) if weight([pair]) >= 1) for part in told]
    return [pairs_ for pairs_ in found if pairs_]
