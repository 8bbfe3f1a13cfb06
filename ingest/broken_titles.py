"""A title broken inside the organ's name: 国家税务总 / 局云溪县税务局2023年…; the second line alone would name another organ."""

import re
from collections.abc import Sequence
from itertools import pairwise

from askgov.taxonomy.organs import Organ, parse_organ
from askgov.taxonomy.place_names import LEVELS, is_zone, suffix_of
from askgov.taxonomy.places import Place, is_listed, short_names
from ingest.namesakes import is_shared
from ingest.titles import Title

_REST = re.compile(r"[省市县区州旗盟镇乡局委厅]")  # what no name begins with


def unbroken(title: Title, printed: Sequence[Title]) -> Title:
    """The title with the line before it, where the organ's name plainly began there; else the title itself."""
    organ = parse_organ(title.organ)
    longer = [other for other in printed if other.organ != title.organ and other.organ.endswith(title.organ) and other.year == title.year]
    for other in sorted(longer, key=lambda candidate: candidate.lines):
        whole = parse_organ(other.organ)
        if not (whole.places and whole.agency and _descending(whole.places)):
            continue
        unsure = not organ.places or not is_listed(organ.places[0]) or is_shared(organ.places[0])
        if (unsure and _begins_certainly(whole)) or _is_rest(title.organ, organ):
            return other
    return title


def _begins_certainly(organ: Organ) -> bool:
    first = organ.places[0]
    return is_listed(first) or (is_zone(first.name) and first.name[:2] in short_names())


def _is_rest(printed: str, organ: Organ) -> bool:
    """Whether a name is the rest of one: 县东山镇人民政府, 山镇人民政府. 县应急管理局 is whole, its place left out."""
    if not organ.places:
        return False
    first = organ.places[0].name
    return not is_listed(organ.places[0]) and (_REST.match(printed) is not None or len(first.removesuffix(suffix_of(first))) < 2)


def _descending(places: Sequence[Place]) -> bool:
    levels = [LEVELS.index(place.level) for place in places if place.level]
    return all(outer < inner for outer, inner in pairwise(levels))
