"""BM25 over a few documents, exactly and without an index: what remains after organ and year are known."""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log

_SATURATION = 1.2  # k1 and b as in Lucene and tantivy
_LENGTH = 0.75


def bm25(query: Iterable[str], documents: Sequence[Sequence[str]]) -> list[float]:
    """The score of each document, given as its terms; rarity is counted among these documents alone."""
    wanted = dict.fromkeys(query)
    counts = [Counter(term for term in document if term in wanted) for document in documents]
    average = sum(map(len, documents)) / len(documents) if documents else 0.0
    scores = [0.0] * len(documents)
    for term in wanted:
        holders = [n for n, count in enumerate(counts) if term in count]
        rarity = log(1 + (len(documents) - len(holders) + 0.5) / (len(holders) + 0.5))
        for n in holders:
            frequency = counts[n][term]
            length = 1 - _LENGTH + _LENGTH * len(documents[n]) / average
            scores[n] += rarity * frequency * (_SATURATION + 1) / (frequency + _SATURATION * length)
    return scores
