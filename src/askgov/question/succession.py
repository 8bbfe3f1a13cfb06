"""One organ under successive names: 国土资源局 until its last report, 自然资源和规划局 from its first."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Protocol

from askgov.domain import Entity
from askgov.taxonomy.agencies import is_part
from askgov.taxonomy.spellings import written_out

_NEVER = frozenset({"", "government", "subdistrict", "zone"})  # their names change with their places


def chains(entities: Iterable[Entity], years: Mapping[str, Sequence[int]]) -> dict[str, tuple[str, ...]]:
    """Every organ that had another name before or after → all its names' ids, oldest first.

    Successive names are organs of one kind in one place whose reports follow one another without a common year. A body that was merged into
    another with its sisters (工商局 into 市场监管局) is no former name of it.
    """
    known = [entity for entity in entities if entity.place]
    longer = written_out({entity.place for entity in known})
    alike: dict[tuple[str, str], list[Entity]] = defaultdict(list)
    for entity in known:
        said = entity.name.removeprefix(entity.place)
        if entity.kind not in _NEVER and not is_part(entity.kind, said):
            alike[longer.get(entity.place, entity.place), entity.kind].append(entity)
    found: dict[str, tuple[str, ...]] = {}
    for organs in alike.values():
        ordered = tuple(sorted((organ.id for organ in organs), key=lambda id_: years[id_][0]))
        if len(ordered) > 1 and all(years[one][-1] < years[other][0] for one, other in pairwise(ordered)):
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


def every_year(id_: str, known: Renamed) -> frozenset[int]:
    """The years of an organ's reports under every name that it had."""
    return frozenset(year for name in known.successions.get(id_, (id_,)) for year in known.years[name])


def name_in(id_: str, year: int, known: Renamed) -> str:
    """The name that an organ's report of a year bears; the name itself where no report of the year is there."""
    if year in known.years[id_]:
        return id_
    return next((name for name in known.successions.get(id_, ()) if year in known.years[name]), id_)
