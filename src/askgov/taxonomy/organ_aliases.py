"""What people call an organ: with its place (阳城审批局) and without (县审批局, 行政审批局)."""

from askgov.taxonomy.agencies import agencies
from askgov.taxonomy.organ_names import Reading, joined
from askgov.taxonomy.place_names import suffix_of
from askgov.taxonomy.places import Place

_SEATS = {"government": ("政府",), "subdistrict": ("办事处", "办"), "zone": ("管委会",)}


def qualified_aliases(reading: Reading, above: str) -> tuple[str, ...]:
    """Names that carry the place; ``above`` is the national body named before it (国家税务总局)."""
    if not reading.places:
        return ()
    prefixes = _place_prefixes(reading.places)
    names = [prefix + agency for agency in _agency_names(reading) for prefix in prefixes]
    if reading.kind in _SEATS:
        names += [prefix for prefix in prefixes if suffix_of(prefix) or reading.level != "township"]
    if reading.area:
        names = _branch_names(reading) + names
    return _distinct([reading.name, *([above + name for name in names[:4]] if above else []), *names])


def bare_aliases(reading: Reading) -> tuple[str, ...]:
    """Names that any place may have; the level word is the last character of the place (县, 市, 区 …)."""
    word = reading.word or (_level_word(reading.places[-1]) if reading.places else "")
    if reading.area:
        return (f"{reading.area}分局",)
    names = [] if reading.kind in ("subdistrict", "zone") else _agency_names(reading)
    levelled = [word + name for name in names] if word else []
    if reading.kind == "government":
        return _distinct(levelled)
    return _distinct([*levelled, *names])


def _agency_names(reading: Reading) -> list[str]:
    """The agency in full and in the words that people use for its kind."""
    if reading.kind in _SEATS:
        return list(dict.fromkeys((reading.agency, *_SEATS[reading.kind])))
    known = agencies().get(reading.kind)
    return list(dict.fromkeys((reading.agency, *(known.said_as(reading.agency) if known else ()))))


def _level_word(place: Place) -> str:
    suffix = suffix_of(place.name)
    return "" if not place.level else suffix if suffix == "自治区" else suffix[-1:]


def _branch_names(reading: Reading) -> list[str]:
    """武汉市生态环境局青山区分局 is also 青山区生态环境分局, 青山区生态环境局 and 生态环境青山分局."""
    if not reading.places:
        return []
    stem = reading.agency.removesuffix("局")
    mother = joined(reading.places[:-1])
    short = reading.places[-1].short
    said = (f"{whole}{area}分局" for whole in (mother + reading.agency, reading.agency, stem) for area in (short, reading.places[-1].name))
    return [f"{place}{name}" for place in _place_prefixes(reading.places) for name in (f"{stem}分局", f"{stem}局")] + list(said)


def _place_prefixes(places: tuple[Place, ...]) -> list[str]:
    """The place with all, some or none of its parents, in full and in short."""
    last = places[-1]
    names = [joined(places[start:]) for start in range(len(places))]
    names += [*last.also, last.short]
    if len(places) > 1:
        outer = places[-2]
        names += [outer.short + last.name, outer.short + last.short, outer.name + last.short]
    return list(dict.fromkeys(names))


def _distinct(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
