"""Names of organs cut short: 农水局 is 农业农村和水务局, 经开区管委会 is 经济开发区管理委员会.

A name is taken so only where its characters stand in the same order in the name of just one kind of organ here, from its first to its last.
"""

import re
from collections.abc import Iterable

SHORTEST = 3  # characters
_COMMITTEE = "管理委员会"
_BRANCH, _ZONE = "分局", "开发区"
_LEVELS = "省市县区州旗"
_CITY_PATROL = re.compile(r"城管局?$")
_PATROL, _ENFORCEMENT = "urban_management", "enforcement"
IN_CHARGE = (_PATROL, _ENFORCEMENT)  # kinds of organs


def organ_abbreviated(said: str, names: Iterable[tuple[str, str]]) -> str:
    """The name, with its place as far as it was said, of the one kind of organ that ``said`` cuts short; "" without one, or for several.

    ``names`` holds (name, place) of the organs here.
    """
    found: set[str] = set()
    last = said[-SHORTEST:]  # every way to cut a name short keeps these, which spares most names the work
    for name, place in names:
        if not all(map(name.__contains__, last)):
            continue
        if said.endswith(_BRANCH) and len(said) > len(_BRANCH) and name.endswith(said):
            found.add(name)  # 青岚分局 is 公安局青岚分局
        zone = name.endswith(_COMMITTEE) and place in name  # 青棠|经济开发区管理委员会 is of no other place than itself
        own = name.removeprefix(place[:2] if zone else place)
        short = _without_place(said, place)
        for form in (short, short[1:] if short[:1] in _LEVELS else short):
            whole = own.removesuffix(_COMMITTEE) if form.endswith("区") else own
            branch = (_BRANCH in form) == (_BRANCH in whole)  # 市公安局 is none of its branches
            if zone and form.endswith(_ZONE) and whole.endswith(form):
                found.add(name)  # 开发区
            if branch and SHORTEST <= len(form) < len(whole) and _cuts_short(form, whole):
                found.add(name if zone else said.removesuffix(short) + own)
    return found.pop() if len(found) == 1 else ""


def organ_in_charge(said: str, organs: Iterable[tuple[str, str, str]]) -> str:
    """The one 综合行政执法局 here that ``said`` means by 城管局, where no organ here bears that name; "" without one.

    ``organs`` holds (name, place, kind) of the organs here. The patrols of a city went to the comprehensive enforcement agencies in the
    reform of 2018, and people go on saying 城管.
    """
    match = _CITY_PATROL.search(said)
    known = list(organs) if match else []
    if match is None or any(kind == _PATROL for _, _, kind in known):
        return ""
    place = said[: match.start()].strip("的")
    there = [
        name
        for name, at, kind in known
        if kind == _ENFORCEMENT and (not place or (place in _LEVELS and at.endswith(place)) or (len(place) > 1 and place in at))
    ]
    return there[0] if len(there) == 1 else ""


def _without_place(said: str, place: str) -> str:
    """What stands behind the place, written out or without the city above it: 青岚区|规划资源局, of 澜江市青岚区."""
    tails = [place[at:] for at in range(len(place) - 1)]
    found = next((tail for tail in (*tails, place[:-1]) if tail and said.startswith(tail)), "")
    return said[len(found) :] or said


def _cuts_short(said: str, name: str) -> bool:
    rest = iter(name)
    return said[0] == name[0] and said[-1] == name[-1] and all(char in rest for char in said)
