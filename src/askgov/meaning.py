"""Passages that answer by meaning, where the question's words are not the report's.

Cosines of a question with the passages of one report lie close together, so that only their distance from the report's average tells
anything; and a passage that is merely of the same field is no answer, so that a word of the question which few passages hold must
stand in it as well. The bounds are calibrated on questions put to reports that do not answer them.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import fmean

from askgov.domain import Chunk
from askgov.paraphrase import features
from askgov.question.overlap import pairs, weight

_NEAR = 0.025  # above the average cosine of the passages searched
_FAR = 0.033  # … where no word is shared, in the chapter that the question points to …
_APART = 0.013  # … and this far above every passage outside it: 买期房的人怕钱被挪走, of 预售资金监管账户余额不公开，购房人担心
_RARE = 0.5  # a word of the question that stands in two passages, or words that weigh as much together
_MOST_RARE = 2.0  # … of which more tells no more
_LIKE_BEST = 0.6  # of the best passage's score
_FEWEST = 6  # passages that an average is taken of
# Words of the outline that every report follows: that they stand in a passage says nothing of what it is about.
_OUTLINE = pairs(
    "报告 年度 数据 处理 办理 答复 收费 收取 通知 发布 公布 公示 管理 监督 保障 建设 平台 网站 渠道 "
    "群众 公众 业务 政策 文件 行政 部分 结果 组织 培训 机关 单位"
)


def near_in_meaning(
    chunks: Sequence[Chunk], wanted: frozenset[str], cosines: Mapping[str, float | None], chapter: int | None = None
) -> tuple[Chunk, ...]:
    """Passages that answer, best first; () when the best is not far enough above the others or shares no telling word.

    ``wanted`` holds the features of the question's own words, ``cosines`` those of the question with each passage, by its id.
    ``chapter`` is the one that the question points to: no other answers.
    """
    known = {id_: cosine for id_, cosine in cosines.items() if cosine is not None}
    if len(known) < _FEWEST:
        return ()
    average, rare = fmean(known.values()), _rarity(chunks, wanted)
    asked = [chunk for chunk in chunks if chunk.id in known and (chapter is None or chunk.section == chapter)]
    score = {chunk.id: 100 * (known[chunk.id] - average) + min(rare[chunk.id], _MOST_RARE) for chunk in asked}
    ranked = sorted(asked, key=lambda chunk: -score[chunk.id])
    if not ranked or known[ranked[0].id] - average < _NEAR:
        return ()
    if rare[ranked[0].id] < _RARE:
        outside = max((known[c.id] for c in chunks if c.id in known and c.section != chapter), default=1.0)
        best = max(ranked, key=lambda chunk: known[chunk.id])
        alone = chapter is not None and known[best.id] - average >= _FAR and known[best.id] - outside >= _APART
        return (best,) if alone else ()
    return tuple(chunk for chunk in ranked if score[chunk.id] >= _LIKE_BEST * score[ranked[0].id] and rare[chunk.id] > 0)


def _rarity(chunks: Sequence[Chunk], wanted: frozenset[str]) -> dict[str, float]:
    """How rare the words wanted that stand in each passage are among all of them: the sum of one over the passages that hold each."""
    telling = frozenset(pair for pair in wanted - _OUTLINE if weight([pair]) >= 1)
    held = {chunk.id: features(chunk.text) & telling for chunk in chunks}
    counts = Counter(pair for found in held.values() for pair in found)
    return {id_: sum(1 / counts[pair] for pair in found) for id_, found in held.items()}
