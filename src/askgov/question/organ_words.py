"""What an organ is called besides its name: by its stem, with the word for its place's level, as the place itself."""

import re

from askgov.domain import Entity
from askgov.taxonomy.agencies import agency_names
from askgov.taxonomy.organs import Organ

_FORM = re.compile(r"(?:局|委员会|委|办公室|厅)$")
_ZONES = ((re.compile(r"经济(?:技术)?开发区"), "经开区"), (re.compile(r"高新(?:技术)?(?:产业)?(?:开发)?区"), "高新区"))
_SAID_SHORT = ("省", "市", "县", "区", "镇", "乡")


def levelled(organ: Organ) -> tuple[str, ...]:
    """县交通局 for the 交通运输局 of a county: every name of its kind with the word for its place's level."""
    level = organ.place[-1:]
    if level not in _SAID_SHORT or organ.kind in ("government", "government_office", "subdistrict", "zone", ""):
        return ()
    return tuple(f"{level}{word}" for word, name in agency_names().items() if name.kind == organ.kind)


def zone_words(organ: Organ) -> tuple[str, ...]:
    """经开区 and 经开区管委会 for the 管理委员会 of an economic development zone, 高新区 for that of a high-tech zone."""
    name = "".join((organ.place, organ.agency, *organ.bare)) if organ.kind == "zone" else ""
    short = next((short for pattern, short in _ZONES if pattern.search(name)), "")
    economic = ("开发区管委会", "开发区管理委员会") if short == "经开区" else ()
    return (short, f"{short}管委会", f"{short}管理委员会", *economic) if short else ()


def stems(organ: Organ) -> tuple[str, ...]:
    """公安 of 公安局, 人社 of 人社局, which name the organ only right after its place (云溪公安)."""
    if organ.kind in ("government", "government_office", "subdistrict", "zone", ""):
        return ()
    stems = ((name, _FORM.sub("", name)) for name in (organ.agency, *organ.bare))
    return tuple(dict.fromkeys(stem for name, stem in stems if 2 <= len(stem) < len(name)))


def place_words(organ: Organ) -> tuple[str, ...]:
    """What the place that an organ serves is called: 阳城县, 阳城, 晋城市阳城县."""
    if not organ.places:
        return ()
    last = organ.places[-1]
    return tuple(dict.fromkeys((organ.place, last.name, last.short, *last.also)))


def whole_of(entity: Entity) -> tuple[str, ...]:
    """全县, 全市: the government's report counts the whole place."""
    return (f"全{entity.place[-1]}",) if entity.place.endswith(_SAID_SHORT) else ()


def here(entity: Entity) -> tuple[str, ...]:
    """县里, 我县, 咱们县政府: the government's report, said by those who live there."""
    if not entity.place.endswith(_SAID_SHORT):
        return ()
    ours = ("我{}", "本{}", "咱{}", "我们{}", "咱们{}")
    forms = ("{}里", *ours, *(f"{form}{seat}" for form in ours for seat in ("政府", "人民政府")))
    return tuple(form.format(entity.place[-1]) for form in forms)
