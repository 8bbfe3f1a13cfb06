"""The place that a government site's address spells: www.yangcheng.gov.cn is 阳城's. The last of all clues, never more than one."""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from urllib.parse import urlsplit

from askgov.taxonomy.organs import Organ, parse_organ
from askgov.taxonomy.places import Place, find_places, short_names

_GOVERNMENT = re.compile(r"\.gov\.cn$")
_FEWEST_LETTERS = 5  # shorter labels (yx, lzq) are abbreviations that many places share


def site_owner(url: str) -> Organ | None:
    """The government whose name the address spells in full; None when none does, or when two places sound alike."""
    host = site_of(url)
    if not _GOVERNMENT.search(host):
        return None
    labels = _GOVERNMENT.sub("", host).split(".")
    spelled = [places for label in labels if len(label) >= _FEWEST_LETTERS and (places := _by_sound().get(label, ()))]
    if len(spelled) != 1 or len(spelled[0]) != 1:
        return None
    place = spelled[0][0]
    return parse_organ(f"{place.name}人民政府")


def site_of(url: str) -> str:
    """The host of an address without www, "" when it has none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


@cache
def _by_sound() -> Mapping[str, tuple[Place, ...]]:
    from pypinyin import lazy_pinyin  # half a second to load: only for reports that do not name their place

    found: dict[str, dict[tuple[str, str], Place]] = defaultdict(dict)
    for word in short_names():
        for place in find_places(word):
            for spelling in (word, place.name):
                found["".join(lazy_pinyin(spelling))][place.parent, place.name] = place
    return MappingProxyType({sound: tuple(places.values()) for sound, places in found.items()})
