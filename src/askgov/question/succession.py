"""One organ under successive names: 国土资源局 until its last report, 自然资源和规划局 from its first."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Protocol

from askgov.domain import Entity
from askgov.taxonomy.agencies import is_part

_NEVER = frozenset({"", "government", "subdistrict", "zone"})  # their names change with their places


def chains(entities: Iterable[Entity], years: Mapping[str, Sequence[int]]) -> dict[str, tuple[str, ...]]:
    """Every organ that had another name before or after → all its names' ids, oldest first.

    Successive names are organs of one kind in one place whose reports follow one another without a common year. A body that was
    merged into another with its sisters (工商局 into 市场监管局) is no former name of it.
    """
    alike: dict[tuple[str, str], list[str]] = defaultdict(list)
    for entity in entities:
        if entity.place and entity.kind not in _NEVER and not is_part(entity.kind, entity.name.removeprefix(entity.place)):
            alike[entity.place, entity.kind].append(entity.id)
    found: dict[str, tuple[str, ...]] = {}
    for ids in alike.values():
        ordered = tuple(sorted(ids, key=lambda id_: years[id_][0]))
        follows = all(years[one][-1] < years[other][0] for one, other in pairwise(ordered))
        if len(ordered) > 1 and follows:
            found |= dict.fromkeys(ordered, ordered)
    return found


class Renamed(Protocol):
    """What knows the organs of an index, their years and their successive names."""

    @property
    def years(self) -> Mapping[str, tuple[int, ...]]:
        """Organ → years with a report."""

    @property
    def successions(self) -> Mapping[str, tuple[str, ...]]:
        """Organ that was renamed → all its names."""


def then_named(ids: Sequence[str], asked: Sequence[int], known: Renamed) -> tuple[str, ...]:
    """One organ by the name that its report of the year asked for bears (2016年呢 after the 卫生健康委员会); others unchanged."""
    chain = known.successions.get(ids[0], ()) if len(ids) == 1 else ()
    if not chain or len(asked) != 1 or asked[0] in known.years[ids[0]]:
        return tuple(ids)
    return tuple(id_ for id_ in chain if asked[0] in known.years[id_]) or tuple(ids)


def bearers(chain: Sequence[str], asked: Sequence[int], years: Mapping[str, Sequence[int]]) -> tuple[str, ...]:
    """The names of one organ that its reports of the years asked for bear; its newest name where there is none, or no year is asked for."""
    return tuple(id_ for id_ in chain if set(asked) & set(years[id_])) or (chain[-1],)
