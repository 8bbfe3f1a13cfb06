"""Words that stand for one another: what people say and what reports write for it."""

import functools
import re
from collections.abc import Iterator

from askgov.question.overlap import pairs
from askgov.taxonomy import data

_MARK = "~"  # begins the name of a class, which no pair of characters does


def features(text: str) -> frozenset[str]:
    """The character pairs of a text, and the class of each word that has others of the same meaning."""
    return pairs(text) | frozenset(name for _, _, names in classed(text) for name in names)


def classed(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Where a text has a word of a class, the longest first: begin, end, and the names of its classes."""
    for match in _pattern().finditer(text):
        yield match.start(), match.end(), _classes()[match.group()]


@functools.cache
def _classes() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for number, words in enumerate(data.table("paraphrases")["classes"]):
        for word in words:
            found[word] = (*found.get(word, ()), f"{_MARK}{number}")
    return found


@functools.cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(_classes(), key=len, reverse=True)))
