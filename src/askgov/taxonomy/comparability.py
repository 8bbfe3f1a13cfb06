"""Which series may be joined over the generations of the format, and which only look as if they could."""

from functools import cache

from askgov.domain import Frozen
from askgov.taxonomy import data


class Lookalike(Frozen):
    """A concept that a reader may take for another one; the two are never put into one series."""

    concept: str
    other: str
    reason: str  # a plain Chinese sentence


@cache
def lookalikes(concept_id: str) -> tuple[Lookalike, ...]:
    """What looks like this concept in another format and is not it; nearest first."""
    return tuple(
        Lookalike(concept=concept_id, other=other, reason=entry["reason"])
        for entry in data.table("comparability")["lookalike"]
        if concept_id in entry["concepts"]
        for other in entry["concepts"]
        if other != concept_id
    )


def must_not_join(first: str, second: str) -> str | None:
    """The reason in Chinese why two concepts are not one series; None when nothing is known against it."""
    return next((alike.reason for alike in lookalikes(first) if alike.other == second), None)


@cache
def series_break(concept_id: str) -> str | None:
    """What to say when one concept is shown over several formats; None when the formats count it in the same frame."""
    return next((entry["reason"] for entry in data.table("comparability")["break"] if concept_id in entry["concepts"]), None)
