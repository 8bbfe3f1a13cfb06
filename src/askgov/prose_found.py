"""What was found in prose, and a question for a figure as one about text."""

from collections.abc import Sequence

from askgov.domain import Decline, PassageQuery, Statement, StatementQuery
from askgov.domain.evidence import PassageEvidence, StatementEvidence


def as_text(query: StatementQuery) -> PassageQuery:
    """The same question, to be answered by passages."""
    return PassageQuery(
        entities=query.entities, years=query.years, terms=query.terms, subjects=query.subjects, question=query.question,
        about=query.about, fallback=query.fallback, section=query.section, by_meaning=query.by_meaning, beside=query.beside,
        notes=query.notes, topic=query.topic,
    )  # fmt: skip


def answers(found: StatementEvidence | PassageEvidence | Decline) -> bool:
    """Whether something was found, or is asked back."""
    if isinstance(found, Decline):
        return found.reason == "ambiguous"
    if isinstance(found, PassageEvidence):
        return found.sufficient
    return bool(found.statements or found.computed or found.near)


def of_every_organ(found: Sequence[Statement]) -> bool:
    """Whether figures are of what every organ counts, such as its applications: those of one are not those of its place."""
    return any(s.concept is not None or "申请" in "".join((s.label, *s.parent_labels)) for s in found)
