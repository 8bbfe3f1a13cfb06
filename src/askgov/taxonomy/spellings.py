"""A place written with the city above it and without: 青岚区, 澜江市青岚区."""

from collections import defaultdict
from collections.abc import Iterable

from askgov.taxonomy.place_names import is_zone
from askgov.taxonomy.places import find_places

_OWN = ("县", "区", "市", "旗")  # not towns, of which many share a name


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
