"""The words of questions: which concepts each one can mean.

Matching is longest first. A word with one concept means it; a word with several is settled by the report's format (candidates that the
format does not have fall away), then by its default, else it is asked back. Blind words swallow the shorter words they hold. A word group
(复议 … 纠正, in any order) is more specific than the words it is made of; weak words give way to every other.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

from askgov.domain import Frozen
from askgov.taxonomy import data
from askgov.taxonomy.concepts import concepts


class Term(Frozen):
    """One word or phrase of the lexicon."""

    word: str
    concepts: tuple[str, ...]  # candidates, most likely first; () for absent words
    default: str | None = None  # the conventional reading; None with several candidates: ask back
    note: str = ""  # Chinese: said with the answer, or asked back
    official: bool = False  # printed in the tables, as opposed to spoken
    weak: bool = False  # the frame of a question (申请, 收到): counts only where no other word or group names a concept


class WordGroups(Frozen):
    """Words that mean a concept only together: one of the subject and one of the measure."""

    concept: str
    subject: tuple[str, ...]
    measure: tuple[str, ...]


class Absent(Frozen):
    """Something that people ask and no format counts."""

    words: tuple[str, ...]
    note: str


@cache
def lexicon() -> Mapping[str, Term]:
    """Every word of the concepts, with the declared ambiguities in place of what the concepts would give."""
    found: dict[str, list[str]] = {}
    official: set[str] = set()
    for concept in concepts().values():
        for word in (concept.label, *concept.aliases, *concept.everyday):
            candidates = found.setdefault(word, [])
            if concept.id not in candidates:
                candidates.append(concept.id)
        official.update((concept.label, *concept.aliases))
    terms = {word: _term(word, ids, word in official) for word, ids in found.items()}
    terms.update({term.word: term for term in _ambiguous(official)})
    return MappingProxyType(terms)


@cache
def word_groups() -> tuple[WordGroups, ...]:
    """Every concept that a subject word and a measure word mean together."""
    table = data.table("words")
    return tuple(
        WordGroups(concept=found.id, subject=tuple(table["subjects"][found.subject]), measure=tuple(table["measures"][found.measure]))
        for found in concepts().values()
        if found.subject
    )


def named_together(text: str) -> tuple[str, ...]:
    """Concepts that a subject and a measure name together, in any order: 复议被纠正的有几件 → review.corrected.

    ``text`` has its blind words and names of organs taken out. Longer words shadow the shorter ones inside them (复议后起诉 is no 复议).
    """
    subjects = _found(text, "subjects")
    measures = _found(text, "measures")
    return tuple(found.id for found in concepts().values() if found.subject in subjects and found.measure in measures)


def _found(text: str, groups: Literal["subjects", "measures"]) -> set[str]:
    """Ids of the groups with a word in ``text`` that stands outside every longer word of another group."""
    found: set[str] = set()
    for word, names in _group_words(groups):
        if word in text:
            found.update(names)
            text = text.replace(word, " ")
    return found


@cache
def _group_words(groups: Literal["subjects", "measures"]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every word with the groups that hold it, the longest first."""
    owners: dict[str, list[str]] = {}
    for name, words in data.table("words")[groups].items():
        for word in words:
            owners.setdefault(word, []).append(name)
    return tuple((word, tuple(owners[word])) for word in sorted(owners, key=len, reverse=True))


@cache
def blind_words() -> tuple[str, ...]:
    """Strings that hold a word of the lexicon and do not mean it (规章制度, 行政许可法 …)."""
    return tuple(data.table("words")["blind"]["words"])


@cache
def absent() -> tuple[Absent, ...]:
    """Questions that no format of the tables can answer, with the honest reply."""
    return tuple(Absent.model_validate(entry) for entry in data.table("words")["absent"])


def _term(word: str, ids: list[str], official: bool) -> Term:
    return Term(word=word, concepts=tuple(ids), default=ids[0] if len(ids) == 1 else None, official=official)


def _ambiguous(official: set[str]) -> list[Term]:
    return [
        Term(
            word=entry["word"],
            concepts=tuple(entry["candidates"]),
            default=entry.get("default"),
            note=entry["note"],
            official=entry["word"] in official,
            weak=entry.get("weak", False),
        )
        for entry in data.table("words")["ambiguous"]
    ]
