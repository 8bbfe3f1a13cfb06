"""One organ under successive names: 国土资源局 until its last report, 自然资源和规划局 from its first."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Protocol

from askgov.domain import Entity
from askgov.taxonomy.agencies import is_part
from askgov.taxonomy.place_names import is_zone
from askgov.taxonomy.places import find_places

_NEVER = frozenset({"", "government", "subdistrict", "zone"})  # their names change with their places
_OWN = ("县", "区", "市", "旗")  # not towns, of which many share a name


def chains(entities: Iterable[Entity], years: Mapping[str, Sequence[int]]) -> dict[str, tuple[str, ...]]:
    """Every organ that had another name before or after → all its names' ids, oldest first.

    Successive names are organs of one kind in one place whose reports follow one another without a common year; one name with and
    without the city above (青岚区教育局, 澜江市青岚区教育局) may take turns. A body that was merged into another with its sisters (工商局
    into 市场监管局) is no former name of it.
    """
    known = [entity for entity in entities if entity.place]
    longer = written_out({entity.place for entity in known})
    alike: dict[tuple[str, str], list[Entity]] = defaultdict(list)
    for entity in known:
        said = entity.name.removeprefix(entity.place)
        if not is_part(entity.kind, said):
            alike[longer.get(entity.place, entity.place), said if entity.kind in _NEVER else entity.kind].append(entity)
    found: dict[str, tuple[str, ...]] = {}
    for organs in alike.values():
        ordered = tuple(sorted((organ.id for organ in organs), key=lambda id_: years[id_][0]))
        follows = all(years[one][-1] < years[other][0] for one, other in pairwise(ordered))
        apart = len({year for id_ in ordered for year in years[id_]}) == sum(len(years[id_]) for id_ in ordered)
        if len(ordered) > 1 and (follows or (apart and len({organ.name.removeprefix(organ.place) for organ in organs}) == 1)):
            found |= dict.fromkeys(ordered, ordered)
    return found


def written_out(places: Iterable[str]) -> dict[str, str]:
    """青岚区 → 澜江市青岚区, where just one longer way of writing stands beside it: some reports name the city above and some do not.

    A name that several places of the country may bear (鼓楼区, 高新区, 城关镇) is not taken for the one of them that has reports.
    """
    known = set(places)
    longer: dict[str, list[str]] = defaultdict(list)
    for place in known:
        for short in {place[at:] for at in range(1, len(place))} & known:
            longer[short].append(place)
    return {
        short: others[0]
        for short, others in longer.items()
        if len(others) == 1 and short.endswith(_OWN) and not is_zone(short) and len(find_places(short)) < 2
    }


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
