"""The words of questions, as one longest-match lexicon.

Meaning comes first: concepts, applicants, operators, organs and set phrases compete in one automaton, where the longest word at the
leftmost place wins (行政审批局 is an organ although 行政审批 is a concept). Fillers are taken from what is left. What neither explains
is the residue of the question.
"""

import functools
import itertools
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from askgov.domain import Applicant
from askgov.taxonomy.applicants import applicants
from askgov.taxonomy.concepts import concepts
from askgov.taxonomy.words import absent, blind_words, lexicon, word_groups


@dataclass(frozen=True)
class Sense:
    """One thing that a word can mean: the kind of thing and its id."""

    kind: str  # term · absent · subject · measure · applicant · loose · scope · operator · ask · section · phrase · filler
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


@functools.cache
def function_words() -> tuple[str, ...]:
    """Words that no figure is named by, whatever stands beside them."""
    content = tomllib.loads(files("askgov.question").joinpath("function_words.toml").read_text(encoding="utf-8"))
    return tuple(word for words in content.values() for word in words)


def _pairs(kind: str, groups: Mapping[str, Iterable[str]]) -> Iterable[tuple[str, Sense]]:
    for id_, words in groups.items():
        for word in words:
            yield word, Sense(kind, str(id_))


def matcher(pairs: Iterable[tuple[str, Sense]]) -> Matcher:
    """One automaton over words; a word with several senses keeps them all."""
    words: dict[str, dict[Sense, None]] = defaultdict(dict)  # in order, each once: 教育局 has as many senses as there are places
    for word, sense in pairs:
        words[word][sense] = None
    return Matcher({word: tuple(senses) for word, senses in words.items()})


@functools.cache
def meanings() -> tuple[tuple[str, Sense], ...]:
    """Every word that can decide what is asked, with one of its senses."""
    own = table()
    pairs = [(word, Sense("phrase", word)) for word in own["phrases"]]
    pairs += [(word, Sense("blind", word)) for word in blind_words() if word not in own["phrases"]]
    pairs += [(unicodedata.normalize("NFKC", word), Sense("term", word)) for word in lexicon() if len(word) >= 2]
    pairs += [(word, Sense("elsewhere", word)) for word in own["elsewhere"]]
    pairs += [(word, Sense("absent", entry.note)) for entry in absent() for word in entry.words]
    pairs += [(word, Sense("subject", "litigation_after_review")) for word in _after_review()]
    for group in word_groups():
        concept = concepts()[group.concept]
        pairs += [(word, Sense("subject", concept.subject)) for word in (*group.subject, *_with_full_name(group.subject))]
        pairs += [(word, Sense("measure", concept.measure)) for word in group.measure]
    for column in applicants().values():
        everybody = loose_words() if column.id is Applicant.NATURAL_PERSON else ()
        pairs += [(word, Sense("loose", word)) for word in everybody]
        own_words = (column.label, *column.aliases, *column.everyday, *column.loose)
        if column.id is not Applicant.TOTAL:
            pairs += [(word, Sense("applicant", column.id.value)) for word in own_words if word not in everybody and len(word) >= 2]
    for kind, section in (("scope", "scopes"), ("operator", "operators"), ("ask", "asks"), ("section", "sections")):
        pairs += _pairs(kind, own[section])
    return tuple(pairs)


def _after_review() -> Iterable[str]:
    """复议后又打官司, 复议完再上法院 …: every way to say it."""
    for full, after, again, sue in itertools.product(
        ("行政复议", "复议"),
        ("后", "之后", "以后", "完", "完了", "过后"),
        ("", "又", "再", "还", "才"),
        (
            "起诉",
            "诉讼",
            "打官司",
            "告到法院",
            "告上法院",
            "上法院",
            "去法院",
            "提起诉讼",
            "起诉到法院",
            "去法院告",
            "去法院",
            "到法院告",
            "告",
        ),
    ):
        yield full + after + again + sue


def _with_full_name(words: Iterable[str]) -> list[str]:
    """复议后起诉 is also written 行政复议后起诉; matched whole, lest 行政复议 be read out of it."""
    return [word.replace("复议", "行政复议") for word in words if "复议" in word and "行政复议" not in word]


@functools.cache
def loose_words() -> tuple[str, ...]:
    """Words said of natural persons and of everybody alike; they also stand inside longer words (老百姓申请)."""
    return applicants()[Applicant.NATURAL_PERSON].loose
