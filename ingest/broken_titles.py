"""Titles and the lines before and after them: a name broken in two (国家税务总 / 局云溪县税务局2023年…), a menu's word before the title
(年报 / 县财政局2023年…), an office in brackets below it (竹溪县2023年… / （县卫健局）).
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from askgov.taxonomy.organs import Organ, parse_organ
from askgov.taxonomy.place_names import LEVELS, is_zone, suffix_of
from askgov.taxonomy.places import Place, is_listed, short_names
from ingest.namesakes import is_shared
from ingest.titles import Title, read_title, squeezed

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


def with_office(title: Title, printed: Sequence[Title]) -> Title:
    """The title with the office that the line behind it adds in brackets, if one does."""
    added = (other for other in printed if other.organ != title.organ and _adds_brackets(title.printed, other.printed))
    return next(added, title)


def _adds_brackets(shorter: str, longer: str) -> bool:
    rest = squeezed(longer).removeprefix(squeezed(shorter))
    return rest != squeezed(longer) and re.fullmatch(r"\([^()]+\)", rest) is not None


def is_glued(title: Title, lines: Sequence[str]) -> bool:
    """Whether a line that is no part of the name stands before a title that is whole without it: 政策 / 县应急管理局2023年…."""
    whole = read_title(*lines[1:]) if len(lines) > 1 else None
    places = parse_organ(title.organ).places
    if whole is None or not whole.organ or not places:
        return False
    own = parse_organ(whole.organ)
    if own.places or not own.kind:
        return False
    listed = is_listed(places[0]) or any(places[0].name in squeezed(line) for line in lines)
    joined = parse_organ(title.organ)  # 云溪县住房和 / 城乡建设局 is one name
    return not listed or not joined.kind or (own.name != own.agency and joined.agency != own.agency)


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
