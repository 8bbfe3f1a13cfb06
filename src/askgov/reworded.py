"""A question for a figure in prose, in the words that the reports asked about write for what it says: 公号有多少粉 of 公众号关注人数.

Only words that mean the same take the place of others (``taxonomy/paraphrases.toml``), and only where the reports have the one and not the
other. What is found so is told by its sentence; no figure of it is given as the answer.
"""

from collections.abc import Iterable, Mapping

from askgov.domain import StatementQuery
from askgov.paraphrase import classed, members

_SHORTEST = 2  # characters of a word that takes the place of another


def reworded(query: StatementQuery, sentences: Iterable[str]) -> StatementQuery | None:
    """The question with the words of some sentences; None where none of its words has others there."""
    text = "\n".join(sentences)
    asked = query.about or query.question
    changes: dict[str, str] = {}
    for start, end, names in classed(asked):
        word = asked[start:end]
        if word in text or word in changes:
            continue
        there = [other for name in names for other in members(name) if len(other) >= _SHORTEST and other != word and other in text]
        if there:
            changes[word] = max(there, key=len)
    if not changes:
        return None
    fields = ("terms", "must", "others", "labels")
    words = {name: tuple(_changed(word, changes) for word in getattr(query, name)) for name in fields}
    whole = {name: _changed(getattr(query, name), changes) for name in ("question", "about")}
    return query.model_copy(update={**words, **whole})


def _changed(text: str, changes: Mapping[str, str]) -> str:
    for word in sorted(changes, key=len, reverse=True):
        text = text.replace(word, changes[word])
    return text
