"""The words of questions, as one longest-match lexicon.

Three layers are matched one after the other, each only on what the layers before left over: phrases (which mean nothing by
themselves), meaning (concepts, applicants, operators …), fillers. What no layer explains is the residue of the question.
"""

import functools
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from askgov.domain import Applicant
from askgov.taxonomy.concepts import ambiguous_words, concepts


@dataclass(frozen=True)
class Sense:
    """One thing that a word can mean: the kind of thing and its id."""

    kind: str  # concept · ambiguous · subject · documents · cases · applicant · loose · scope · operator · ask · section
    id: str


@dataclass(frozen=True)
class Mention:
    """A word of the question and its senses."""

    start: int
    end: int
    text: str
    senses: tuple[Sense, ...]

    def ids(self, kind: str) -> tuple[str, ...]:
        """Ids of the senses of one kind."""
        return tuple(sense.id for sense in self.senses if sense.kind == kind)


class Matcher:
    """Leftmost-longest matches of many words, restricted to the parts of a text that are still free."""

    def __init__(self, words: Mapping[str, tuple[Sense, ...]]) -> None:
        self._words = sorted(words)
        self._senses = [words[word] for word in self._words]
        self._automaton = AhoCorasick(self._words, matchkind=MatchKind.LeftmostLongest) if self._words else None

    def find(self, text: str, free: list[bool]) -> list[Mention]:
        """Matches in order; marks what they cover as no longer free."""
        found: list[Mention] = []
        if self._automaton is None:
            return found
        for start, end in _runs(free):
            for word, left, right in self._automaton.find_matches_as_indexes(text[start:end]):
                found.append(Mention(start + left, start + right, self._words[word], self._senses[word]))
        for mention in found:
            free[mention.start : mention.end] = [False] * (mention.end - mention.start)
        return found


def _runs(free: list[bool]) -> list[tuple[int, int]]:
    """Maximal stretches of free positions."""
    runs, start = [], None
    for position, is_free in enumerate([*free, False]):
        if is_free and start is None:
            start = position
        elif not is_free and start is not None:
            runs.append((start, position))
            start = None
    return runs


@functools.cache
def table() -> dict[str, Any]:
    """The lexicon file."""
    return tomllib.loads(files("askgov.question").joinpath("lexicon.toml").read_text(encoding="utf-8"))


def _pairs(kind: str, groups: Mapping[str, Iterable[str]]) -> Iterable[tuple[str, Sense]]:
    for id_, words in groups.items():
        for word in words:
            yield word, Sense(kind, str(id_))


def _matcher(pairs: Iterable[tuple[str, Sense]]) -> Matcher:
    words: dict[str, list[Sense]] = defaultdict(list)
    for word, sense in pairs:
        if sense not in words[word]:
            words[word].append(sense)
    return Matcher({word: tuple(senses) for word, senses in words.items()})


@functools.cache
def phrases() -> Matcher:
    """Field phrases that name no figure."""
    return _matcher((word, Sense("phrase", word)) for word in table()["phrases"])


@functools.cache
def fillers() -> Matcher:
    """Words without a meaning of their own."""
    return _matcher((word, Sense("filler", word)) for word in table()["fillers"])


@functools.cache
def meanings() -> Matcher:
    """Every word that can decide what is asked."""
    lexicon = table()
    pairs: list[tuple[str, Sense]] = []
    for concept in concepts().values():
        pairs += [(word, Sense("concept", concept.id)) for word in concept_words(concept.id)]
    pairs += [(word, Sense("ambiguous", word)) for word in ambiguous_words()]
    pairs += _pairs("subject", lexicon["subjects"])
    for family, results in lexicon["results"].items():
        pairs += _pairs(family, results)
    applicants = dict(lexicon["applicants"])
    pairs += _pairs("loose", {"loose": applicants.pop("loose")})
    pairs += _pairs("applicant", {Applicant(id_).value: words for id_, words in applicants.items()})
    for kind, section in (("scope", "scopes"), ("operator", "operators"), ("ask", "asks"), ("section", "sections")):
        pairs += _pairs(kind, lexicon[section])
    return _matcher(pairs)


def concept_words(concept_id: str) -> tuple[str, ...]:
    """Label, short label, aliases and everyday words of a concept that are long enough to stand in a question."""
    concept = concepts()[concept_id]
    words = (concept.label, concept.short, *concept.aliases, *concept.everyday)
    return tuple(dict.fromkeys(word for word in words if len(word) >= 2))
