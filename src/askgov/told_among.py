"""Which organs tell of something: 青棠哪些局说过人手不够. The best passage of each organ among the nearest of all their reports."""

import re
from collections.abc import Mapping, Sequence

from askgov.domain import Chunk
from askgov.nearest import Scored, Similar, scored

_LOOKED_AT = 20  # passages whose sentences are looked at
_ENOUGH, _AS_GOOD = 0.6, 3.5
_NOT = re.compile(r"没有|未|不再|免费|无(?!论|障碍|线)|(?<![\d.])0 ?(?:元|件|次|万元)")
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
    best = max((one.score for one in found), default=0.0)
    first: dict[str, Chunk] = {}
    for one in found:
        if one.words and one.score >= max(_ENOUGH, best - _AS_GOOD):
            first.setdefault(organs[one.chunk.report_id], one.chunk)
    return tuple(first.values())


def _denied(asked: str, one: Scored) -> bool:
    return _NOT.search(one.sentence) is not None and _NOT_ASKED.search(asked) is None
