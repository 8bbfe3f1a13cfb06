"""Organs that were renamed, in computations over several years: each figure is of the organ under the name that it had then."""

from collections.abc import Sequence
from dataclasses import replace

from askgov.domain import ComputeQuery, Decline
from askgov.operations.whose import Whose
from askgov.question.organs import Catalogue
from askgov.question.succession import name_in
from askgov.slots import Organs

_MOST_NOTES = 3
_THEN = "{}、{}按同一个机关先后的名称理解。"


def succeeding(whose: Whose, organs: Organs, years: Sequence[int], known: Catalogue) -> tuple[Whose, dict[int, str]]:
    """An organ under its last name, and by year the one that reported, where it had several names."""
    if not organs.successive or whose.ids != organs.ids:
        return whose, {}
    names = {year: id_ for id_ in whose.ids for year in years if year in known.years[id_]}
    return replace(whose, ids=whose.ids[-1:]), names


def by_names(planned: ComputeQuery | Decline, known: Catalogue) -> ComputeQuery | Decline:
    """Each figure of the organ under the name that it had in its year: 自然资源局2019年比上年, which was the 国土资源局 in 2018."""
    if isinstance(planned, Decline):
        return planned
    if not any(term.entity in known.successions for term in (*planned.terms, *planned.bases)):
        return planned
    terms, bases = (
        tuple(term.model_copy(update={"entity": name_in(term.entity, term.year, known)}) for term in side)
        for side in (planned.terms, planned.bases)
    )
    other = [(term, old) for term, old in zip((*terms, *bases), (*planned.terms, *planned.bases), strict=True) if term.entity != old.entity]
    notes = dict.fromkeys(_THEN.format(*(known.entities[id_].name for id_ in (term.entity, old.entity))) for term, old in other)
    return planned.model_copy(update={"terms": terms, "bases": bases, "notes": (*planned.notes, *list(notes)[:_MOST_NOTES])})
