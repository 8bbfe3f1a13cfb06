"""The passages of one report that say what is asked in other words, told by their sentences.

A question in people's words (墙上的价目牌得在几天里换掉) shares hardly a pair of characters with 价格公示栏7日内更换. The nearest
passages, by words and meaning, are looked at sentence by sentence: how far the best sentence lies above the report's passages, and how
much of the question's own rare words stand in its passage, decide together whether it answers. The weights are a logistic fit over 415
text questions with known passages and over the same questions put to 783 reports of other organs: at the bound, three in four of the
first are told and under one in ten of the second, of which most do tell it.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from statistics import fmean

from askgov.domain import Chunk
from askgov.neighbours import content
from askgov.paraphrase import features
from askgov.question.overlap import weight

Similar = Callable[[str, Sequence[str]], Sequence[float]]
"""Similar(question, sentences) → the cosine of each with the question; () where the engine knows nothing of meaning."""

_FEWEST = 5  # passages that an average is taken of
_LOOKED_AT = 3  # passages whose sentences are looked at
_MEANING, _RARE, _SHARE, _BASE = 60.0, 0.19, 3.5, -2.9
_MOST_RARE = 12.0  # of which more tells no more
_ENOUGH = 0.1
_ALONE, _AHEAD, _ABOVE = -0.5, 1.5, 1.5  # enough where no other passage comes near: its score, its lead, and what its meaning adds
_AS_GOOD = 1.0  # below the best, of passages shown beside it
_SENTENCE = re.compile(r"(?<=[。；;！!])")
_SHORTEST = 6  # characters of a sentence


def nearest_passages(
    asked: str, chunks: Sequence[Chunk], cosines: Mapping[str, float | None], similar: Similar, section: int | None = None
) -> tuple[Chunk, ...]:
    """The passages that answer, best first; () where none does.

    ``asked`` is the question without organ and years, ``chunks`` are all passages of one report and ``cosines`` theirs with the question.
    ``section`` is the chapter that the question points to: no other answers.
    """
    known = {chunk.id: cosine for chunk in chunks if (cosine := cosines.get(chunk.id)) is not None}
    wanted = frozenset(f for word in content(asked) for f in features(word) if weight([f]) >= 1)
    if len(known) < _FEWEST or not wanted:
        return ()
    average, words = fmean(known.values()), _rare_words([chunk for chunk in chunks if chunk.id in known], wanted)
    by_id = {chunk.id: chunk for chunk in chunks}
    there = [id_ for id_ in known if section in (None, by_id[id_].section)]
    first = sorted(there, key=lambda id_: -(100 * (known[id_] - average) + words[id_][0]))[:_LOOKED_AT]
    sentences = [(id_, part.strip()) for id_ in first for part in _SENTENCE.split(by_id[id_].text) if len(part.strip()) >= _SHORTEST]
    told: dict[str, float] = {}
    for (id_, _), cosine in zip(sentences, similar(asked, [part for _, part in sentences]), strict=False):
        told[id_] = max(told.get(id_, -1.0), cosine)
    score = {id_: _MEANING * (best - average) + _RARE * words[id_][0] + _SHARE * words[id_][1] + _BASE for id_, best in told.items()}
    ranked = sorted(score, key=lambda id_: -score[id_])
    if not ranked or not words[ranked[0]][0]:
        return ()
    best = score[ranked[0]]
    ahead = best - (score[ranked[1]] if len(ranked) > 1 else -math.inf)
    alone = best >= _ALONE and ahead >= _AHEAD and _MEANING * (told[ranked[0]] - average) >= _ABOVE
    if best < _ENOUGH and not alone:
        return ()
    return tuple(by_id[id_] for id_ in ranked if score[id_] >= max(min(best, _ENOUGH), best - _AS_GOOD))


def _rare_words(chunks: Sequence[Chunk], wanted: frozenset[str]) -> dict[str, tuple[float, float]]:
    """For each passage, how rare the words wanted that stand in it are in the report, and what share of them all that is."""
    held = {chunk.id: features(chunk.text) & wanted for chunk in chunks}
    counts = Counter(word for found in held.values() for word in found)
    rarity = {word: math.log((len(chunks) + 1) / (counts[word] + 0.5)) for word in wanted}
    total = sum(rarity.values())
    weights = {id_: sum(rarity[word] for word in found) for id_, found in held.items()}
    return {id_: (min(told, _MOST_RARE), told / total if total else 0.0) for id_, told in weights.items()}
