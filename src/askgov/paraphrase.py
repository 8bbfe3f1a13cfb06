"""Words that stand for one another: what people say and what reports write for it."""

import functools
import re
from collections.abc import Iterator

from askgov.question.overlap import UNDIVIDED, pairs
from askgov.taxonomy import data

# Characters that say nothing of what is spoken of.
PARTICLES = re.compile(
    r"以后|之后|的事儿?|[这那](?:事儿?|一?块|些|个|场|次)|[及和与哪的了吗呢着过把被给让在有是,，、一共总到底里去来说搞请又各上下出起“”\"]"
)
_JOINED = re.compile(r"([\u4e00-\u9fff])([\u4e00-\u9fff])(?!\1)([\u4e00-\u9fff])\2")  # 河长湖长: 河湖长
_MARK = "~"  # begins the name of a class, which no pair of characters does


@functools.lru_cache(maxsize=8192)  # the same sentences are held against a question many times over
def features(text: str) -> frozenset[str]:
    """The character pairs of a text, and the class of each word that has others of the same meaning, though it be part of another."""
    return pairs(text) | frozenset(name for match in _every().finditer(text) for name in _classes()[match.group(1)])


def kin(text: str) -> frozenset[str]:
    """The names of the matters that a text has a word of: a passage on 流动性大 is near to what is asked about 老换人."""
    return frozenset(name for match in _kin_pattern().finditer(text) for name in _kin()[match.group()])


def classed(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Where a text has a word of a class, the longest first: begin, end, and the names of its classes."""
    for match in _pattern().finditer(text):
        yield match.start(), match.end(), _classes()[match.group()]


def standing(word: str, held: frozenset[str]) -> list[bool]:
    """Which characters of a word are part of a pair that is held, or of a word whose like is."""
    begins = [word[at : at + 2] in held for at in range(len(word))]
    marks = [begins[at] or (at > 0 and begins[at - 1]) for at in range(len(word))]
    for match in UNDIVIDED.finditer(word):
        marks[match.start() : match.end()] = [match.group() in held] * len(match.group())
    for joined in _JOINED.finditer(word):
        if {joined[1] + joined[3], joined[3] + joined[2]} <= held:
            marks[joined.start() : joined.end()] = [True] * 4
    for begin, end, names in classed(word):
        if held & set(names):
            marks[begin:end] = [True] * (end - begin)
    return marks


def members(name: str) -> tuple[str, ...]:
    """The words of a class."""
    return tuple(data.table("paraphrases")["classes"][int(name.removeprefix(_MARK))])


@functools.cache
def _classes() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for number, words in enumerate(data.table("paraphrases")["classes"]):
        for word in words:
            found[word] = (*found.get(word, ()), f"{_MARK}{number}")
    return found


@functools.cache
def _every() -> re.Pattern[str]:
    """Words of classes at every place of a text: 资金 of 补贴资金 as well."""
    return re.compile(f"(?=({_pattern().pattern}))")


@functools.cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(_classes(), key=len, reverse=True)))


@functools.cache
def _kin() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for number, words in enumerate(data.table("kin")["kin"]):
        for word in words:
            found[word] = (*found.get(word, ()), f"{_MARK}{_MARK}{number}")
    return found


@functools.cache
def _kin_pattern() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(_kin(), key=len, reverse=True)))
