"""The clause of its sentence that a figure in prose stands in."""

from askgov.domain import Statement

_MARKS = "，；。、,;（(：:"


def clause_of(statement: Statement) -> str:
    """The part of the sentence between commas that a figure stands in."""
    place = statement.sentence.find(statement.source.as_printed.strip())
    if place < 0:
        return statement.sentence
    before = max(statement.sentence.rfind(mark, 0, place) for mark in _MARKS)
    after = [end for mark in _MARKS if (end := statement.sentence.find(mark, place)) >= 0]
    return statement.sentence[before + 1 : min(after, default=len(statement.sentence))]
