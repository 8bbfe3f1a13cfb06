"""The passages of one report that say what is asked in other words, told by their sentences.

A question in people's words (墙上的价目牌得在几天里换掉) shares hardly a pair of characters with 价格公示栏7日内更换. The nearest
passages, by words and meaning, are looked at sentence by sentence: how far the best sentence lies above the report's passages, and how
much of the question's own rare words stand in its passage, decide together whether it answers. The weights are a logistic fit over 415
text questions with known passages and over the same questions put to 783 reports of other organs: at the bound, nine in ten of the
first are told and one in eight of the second, of which most do tell it.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from askgov.domain import Chunk
from askgov.neighbours import content
from askgov.paraphrase import features, kin
from askgov.question.overlap import weight

Similar = Callable[[str, Sequence[str]], Sequence[float]]
"""Similar(question, sentences) → the cosine of each with the question; () where the engine knows nothing of meaning."""

_FEWEST = 5  # passages that an average is taken of
_LOOKED_AT = 3  # passages whose sentences are looked at
_MEANING, _RARE, _SHARE, _BASE = 60.0, 0.19, 3.5, -2.9
_MOST_RARE = 12.0  # of which more tells no more
_ENOUGH = -0.4
_IN_CHAPTER = -0.6  # enough in the chapter that the question points to
_ALONE, _AHEAD, _ABOVE = -0.7, 1.5, 1.5  # enough where no other passage comes near: its score, its lead, and what its meaning adds
_AS_GOOD = 1.0  # below the best, of passages shown beside it
_SENTENCE = re.compile(r"(?<=[。；;！!])")
_SENTENCES = 4  # of a passage that are looked at
_SHORTEST = 6  # characters of a sentence


def nearest_passages(
    asked: str, chunks: Sequence[Chunk], cosines: Mapping[str, float | None], similar: Similar, section: int | None = None
) -> tuple[Chunk, ...]:
    """The passages that answer, best first; () where none does.

    ``asked`` is the question without organ and years, ``chunks`` are all passages of one report and ``cosines`` theirs with the question.
    ``section`` is the chapter that the question points to: no other answers.
    """
    there = [chunk for chunk in chunks if section in (None, chunk.section)]
    ranked = scored(asked, chunks, cosines, similar, there, _LOOKED_AT)
    if not ranked or not ranked[0].words:
        return ()
    best = ranked[0]
    ahead = best.score - (ranked[1].score if len(ranked) > 1 else -math.inf if section is None else best.score)
    alone = best.score >= _ALONE and ahead >= _AHEAD and best.meaning >= _ABOVE
    enough = _ENOUGH if section is None else _IN_CHAPTER
    if best.score < enough and not alone:
        return ()
    return tuple(one.chunk for one in ranked if one.score >= max(min(best.score, enough), best.score - _AS_GOOD))


@dataclass(frozen=True)
class Scored:
    """A passage, how well it answers, and what that is made of."""

    chunk: Chunk
    sentence: str  # the nearest of its sentences
    score: float
    meaning: float  # how far that sentence lies above the average of the passages
    words: float  # how rare the words of the question are that stand in the passage
    worth: bool  # whether the sentence is worth comparing: of those that are, the nearest is taken


def scored(
    asked: str,
    chunks: Sequence[Chunk],
    cosines: Mapping[str, float | None],
    similar: Similar,
    there: Sequence[Chunk],
    count: int,
    worth: Callable[[Chunk, str], bool] = lambda _chunk, _sentence: True,
) -> list[Scored]:
    """The ``count`` nearest passages of those ``there``, best first; ``chunks`` are those that an average is taken of.

    [] where no sentence is ``worth`` comparing: sentences are encoded for it, which takes longer than all the rest of an answer.
    """
    known = {chunk.id: cosine for chunk in chunks if (cosine := cosines.get(chunk.id)) is not None}
    wanted = frozenset(f for word in content(asked) for f in features(word) if weight([f]) >= 1) | kin(asked)
    if len(known) < _FEWEST or not wanted:
        return []
    average, words = fmean(known.values()), _rare_words([chunk for chunk in chunks if chunk.id in known], wanted)
    near = sorted((c for c in there if c.id in known), key=lambda c: -(100 * (known[c.id] - average) + words[c.id][0]))[:count]
    sentences = [(chunk, part) for chunk in near for part in _most_worded(chunk.text, wanted)]
    if not any(worth(chunk, sentence) for chunk, sentence in sentences):
        return []
    told: dict[str, Scored] = {}
    for (chunk, sentence), cosine in zip(sentences, similar(asked, [part for _, part in sentences]), strict=False):
        rare, share = words[chunk.id]
        meaning = _MEANING * (cosine - average)
        one = Scored(chunk, sentence, meaning + _RARE * rare + _SHARE * share + _BASE, meaning, rare, worth(chunk, sentence))
        told[chunk.id] = max(told.get(chunk.id, one), one, key=lambda found: (found.worth, found.score))
    return sorted(told.values(), key=lambda one: -one.score)


def _most_worded(text: str, wanted: frozenset[str]) -> list[str]:
    """The few sentences of a passage that hold most of the words wanted, the earlier of equals."""
    parts = [part.strip() for part in _SENTENCE.split(text) if len(part.strip()) >= _SHORTEST]
    return sorted(parts, key=lambda part: -len(wanted & (features(part) | kin(part))))[:_SENTENCES]


def _rare_words(chunks: Sequence[Chunk], wanted: frozenset[str]) -> dict[str, tuple[float, float]]:
    """For each passage, how rare the words wanted that stand in it are in the report, and what share of them all that is."""
    held = {chunk.id: (features(chunk.text) | kin(chunk.text)) & wanted for chunk in chunks}
    counts = Counter(word for found in held.values() for word in found)
    rarity = {word: math.log((len(chunks) + 1) / (counts[word] + 0.5)) for word in wanted}
    total = sum(rarity.values())
    weights = {id_: sum(rarity[word] for word in found) for id_, found in held.items()}
    return {id_: (min(told, _MOST_RARE), told / total if total else 0.0) for id_, told in weights.items()}
