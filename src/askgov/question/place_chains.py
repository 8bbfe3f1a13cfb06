"""The places around an organ, outermost first."""

from collections import defaultdict
from collections.abc import Mapping

from askgov.domain import Entity
from askgov.taxonomy.places import find_places

_FROM_ABOVE = ("province", "city", "county")  # levels of places that others lie in


def rooted(chains: Mapping[str, str], known: Mapping[str, Entity]) -> dict[str, str]:
    """The chains, begun with the one place of the highest level where a collection is of one city or county: 龙潭口镇 is 青棠市龙潭口镇.

    What the gazetteer lists lies where it says.
    """
    of_level: dict[str, set[str]] = defaultdict(set)
    for entity in known.values():
        of_level[entity.level].add(entity.place)
    roots = next((of_level[level] for level in _FROM_ABOVE if of_level[level]), set())
    shortest = min(roots, key=len, default="")
    if not shortest or any(not root.endswith(shortest) for root in roots):
        return dict(chains)
    return {id_: chain if shortest in chain or find_places(known[id_].place) else f"{shortest}{chain}" for id_, chain in chains.items()}
