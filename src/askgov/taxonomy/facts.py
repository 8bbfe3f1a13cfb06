"""Rules around annual reports and applications, answered from the law where no report could."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from askgov.domain import Frozen
from askgov.taxonomy import data


class Fact(Frozen):
    """A rule in plain words, and where it stands."""

    id: str
    words: tuple[str, ...]  # what people ask
    text: str
    basis: str


@cache
def facts() -> Mapping[str, Fact]:
    """All facts by id."""
    return MappingProxyType({entry["id"]: Fact.model_validate(entry) for entry in data.table("facts")["fact"]})


def facts_asked(text: str) -> tuple[str, ...]:
    """Ids of the facts whose words stand in a normalised question."""
    return tuple(fact.id for fact in facts().values() if any(word in text for word in fact.words))
