"""Names of organs cut short: 农水局 is 农业农村和水务局, 经开区管委会 is 经济开发区管理委员会.

A name is taken so only where its characters stand in the same order in the name of just one kind of organ here, from its first to its last.
"""

from collections.abc import Iterable

_SHORTEST = 3  # characters
_COMMITTEE = "管理委员会"
_LEVELS = "省市县区州旗"


def organ_abbreviated(said: str, names: Iterable[tuple[str, str]]) -> str:
    """The name, without its place, of the one kind of organ that ``said`` cuts short; "" without one, or for several.

    ``names`` holds (name, place) of the organs here.
    """
    found: set[str] = set()
    for name, place in names:
        zone = name.endswith(_COMMITTEE) and place in name  # 青棠|经济开发区管理委员会 is of no other place than itself
        own = name.removeprefix(place[:2] if zone else place)
        short = said.removeprefix(place).removeprefix(place[:-1]) or said
        for form in (short, short[1:] if short[:1] in _LEVELS else short):
            whole = own.removesuffix(_COMMITTEE) if form.endswith("区") else own
            branch = ("分局" in form) == ("分局" in whole)  # 市公安局 is none of its branches
            if branch and _SHORTEST <= len(form) < len(whole) and _cuts_short(form, whole):
                found.add(name if zone else own)
    return found.pop() if len(found) == 1 else ""


def _cuts_short(said: str, name: str) -> bool:
    rest = iter(name)
    return said[0] == name[0] and said[-1] == name[-1] and all(char in rest for char in said)
