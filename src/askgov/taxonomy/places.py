"""The gazetteer of mainland China, and the reading of place chains such as 哈尔滨市道里区经纬街道, listed or not."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from askgov.domain import Frozen
from askgov.taxonomy import data
from askgov.taxonomy.place_names import LEVELS, common_names, is_common_word, is_zone, level_of, short_name, suffix_of

LONGEST_CHAIN = 60  # characters; longer texts are no chain of places
_MARK_CHARACTERS = "省市县区旗盟州镇乡"  # last characters of the suffixes
_MARKS = tuple(_MARK_CHARACTERS)


class Place(Frozen):
    """An administrative division."""

    name: str  # 阳城县
    short: str  # 阳城; the name itself where a higher place owns the short one (长沙县)
    level: str  # province · city · county · township; "" for zones
    parent: str = ""  # full path: 山西省晋城市
    also: tuple[str, ...] = ()  # what it is commonly called besides: 恩施州, 石柱县


def find_places(name: str) -> tuple[Place, ...]:
    """Every listed place with this name, short name or path (鼓楼区, 阳城, 晋城市阳城县); () when none is listed."""
    exact = (*_by_name().get(name, ()), *_by_short().get(name, ()))
    if exact:
        return tuple(dict.fromkeys(exact))
    chain = read_chain(name)
    if len(chain) < 2:
        return ()
    parents = [part.name for part in chain[:-1]]
    return tuple(place for place in _by_name().get(chain[-1].name, ()) if all(parent in place.parent for parent in parents))


def full_names() -> tuple[str, ...]:
    """Every listed name (阳城县)."""
    return tuple(_by_name())


def short_names() -> tuple[str, ...]:
    """Every listed short name of two characters or more (阳城); some are everyday words as well (资源, 合作)."""
    return tuple(word for word in _by_short() if len(word) >= 2)


def is_place(name: str) -> bool:
    """Whether a place is listed under exactly this name or short name."""
    return name in _by_name() or name in _by_short()


@lru_cache(maxsize=4096)
def read_chain(text: str) -> tuple[Place, ...]:
    """``text`` read wholly as places from the outermost in; () when that is not possible.

    Listed names are preferred; an unlisted one must end in a suffix of its level.
    """
    if not 2 <= len(text) <= LONGEST_CHAIN or not _may_end(text):
        return ()
    best: list[tuple[float, tuple[Place, ...]] | None] = [None] * (len(text) + 1)
    best[0] = (0.0, ())
    for end in range(2, len(text) + 1):
        for start in range(end - 1):
            before = best[start]
            if before is None:
                continue
            for place, cost in _readings(text[start:end], text[end : end + 1], before[1]):
                total = before[0] + cost + _misfit(before[1], place)
                known = best[end]
                if known is None or total < known[0]:
                    best[end] = (total, (*before[1], place))
    found = best[len(text)]
    return _settled(found[1]) if found else ()


def _may_end(text: str) -> bool:
    """Whether a place can end where the text ends; most names of agencies are turned away here."""
    return bool(suffix_of(text)) or any(text[-length:] in _by_stem() for length in range(2, _longest_stem() + 1))


@cache
def _longest_stem() -> int:
    return max(map(len, _by_stem()))


def _readings(text: str, following: str, before: tuple[Place, ...]) -> Iterator[tuple[Place, float]]:
    """Ways to read ``text`` as one place, with what each costs."""
    if text in _by_name():
        for place in _by_name()[text]:
            yield place, 0.0
        return
    if following not in _MARKS:  # 云溪县 is not 云溪区 without its suffix
        yield from _short_readings(text, before)
    suffix = suffix_of(text)
    stem = text.removesuffix(suffix)
    if suffix and len(stem) <= 14 and (stem.strip(_MARK_CHARACTERS) or is_zone(text)) and not is_common_word(text):
        short = 1.5 if len(stem) < 2 and not is_zone(text) else 0
        yield Place(name=text, short=short_name(text), level=level_of(text)), 1 + 0.05 * len(stem) + short + 1.3 * swallowed(stem)


def _short_readings(text: str, before: tuple[Place, ...]) -> Iterator[tuple[Place, float]]:
    """A name without its suffix: certain inside its own parent, and for a city or province that alone has it; else kept as printed."""
    owners = _by_stem().get(text, ())
    inside = tuple(owner for owner in owners if before and before[-1].name in owner.parent)
    if len(inside) == 1:
        yield inside[0], 0.6
    elif len(owners) == 1 and not before and owners[0].level in ("province", "city"):
        yield owners[0], 0.6
    elif owners:
        yield Place(name=text, short=text, level=""), 0.9


def swallowed(stem: str) -> int:
    """How many places a stem may hold: 天门市小板 + 镇 is rather two places, 县街 + 街道 is one."""
    return sum(character in _MARKS for character in stem[2:])


def _misfit(before: tuple[Place, ...], place: Place) -> float:
    """Cost of a place that cannot lie in the one before it."""
    if not before:
        return 0.0
    outer = before[-1]
    if outer.name in place.parent:
        return -0.2
    if not place.level or not outer.level:
        return 0.0
    step = LEVELS.index(place.level) - LEVELS.index(outer.level)
    if step > 0:
        return 0.1 if place.parent else 0.0
    return 0.3 if place.name.endswith("市") and outer.name.endswith("市") and step == 0 else 3.0


def _settled(chain: tuple[Place, ...]) -> tuple[Place, ...]:
    """Parents as the chain names them; one of several namesakes without a parent keeps none; a 市 inside a 市 is a county."""
    settled: list[Place] = []
    for place in chain:
        path = "".join(outer.name for outer in settled)
        inside = bool(settled) and settled[-1].name in place.parent
        if not inside and (path or len(_by_name().get(place.name, ())) > 1):
            in_city = path and place.level == settled[-1].level == "city"
            place = place.model_copy(update={"parent": path, "level": "county" if in_city else place.level})
        settled.append(place)
    return tuple(settled)


def is_listed(place: Place) -> bool:
    """Whether the gazetteer has a place of this name."""
    return place.name in _by_name()


@cache
def _listed() -> tuple[Place, ...]:
    rows = [line.split("\t") for line in data.lines("places")]
    owner: dict[str, str] = {}  # level of the highest place of each short name
    for name, _, level in sorted(rows, key=lambda row: LEVELS.index(row[2])):
        owner.setdefault(short_name(name), level)
    return tuple(
        Place(
            name=name,
            short=short_name(name) if owner[short_name(name)] == level else name,
            level=level,
            parent=path.replace("/", ""),
            also=common_names(name),
        )
        for name, path, level in rows
    )


@cache
def _by_name() -> Mapping[str, tuple[Place, ...]]:
    return _index((name, place) for place in _listed() for name in (place.name, *place.also))


@cache
def _by_short() -> Mapping[str, tuple[Place, ...]]:
    return _index((place.short, place) for place in _listed())


@cache
def _by_stem() -> Mapping[str, tuple[Place, ...]]:
    """By the name without its suffix, whoever owns it as a short name: only a stem with one owner stands for a place."""
    return _index((short_name(place.name), place) for place in _listed())


def _index(pairs: Iterator[tuple[str, Place]]) -> Mapping[str, tuple[Place, ...]]:
    grouped: dict[str, list[Place]] = defaultdict(list)
    for key, place in pairs:
        grouped[key].append(place)
    return MappingProxyType({key: tuple(found) for key, found in grouped.items()})
