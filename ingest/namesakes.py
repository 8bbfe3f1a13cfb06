"""Names that several places share: 城关镇人民政府, 鼓楼区民政局. The place above is looked for in the report, never guessed."""

import re
from collections.abc import Iterable, Iterator, Sequence

from askgov.taxonomy.organs import Organ, parse_organ
from askgov.taxonomy.places import Place, find_places, is_listed, read_chain
from ingest.clues import PAGE, SITE, Clue

_LONGEST_PARENT = 12  # characters
_MOST_MENTIONS = 200
_MOST_STEPS = 2  # 留下街道 lies in 西湖区, and that in 杭州市
_LAST_CLUES = ("文件名", SITE)
_PAGE_CLUES = ("网页标题", "发布信息", PAGE)
_VISITING = "学习|考察|参观|取经|交流|观摩|调研|座谈|走访|结对|帮扶"
_VISIT_BEFORE = re.compile(rf"赴|前往|去往|借鉴|对标|参照|{_VISITING}")
_VISIT_ROUND = re.compile(rf"(?:到|去|向|与|和|同|邀请|接待).{{0,40}}\n.{{0,12}}(?:{_VISITING})|\n.{{0,8}}(?:经验|做法|来访|来我)")
_GENERIC_ZONE = re.compile(  # the zone of any city; not 西咸新区, 苏州工业园区
    r"(?:国家级?|省级)?(?:经济|技术|高新|产业|工业|科技|综合|保税|旅游|度假|现代|循环|农业|物流|临空|空港|城乡|一体化|示范|集中|集聚|管理)*"
    r"(?:经开|高新|开发|新|园|保税|示范|度假|集中|集聚|合作|管理|试验|工业)区"
)
_RUNNING = "正文"  # a name read out of a sentence may begin with words that are no place


def with_parent(organ: Organ, clues: Sequence[Clue], text: str, doubts: list[str], site: str = "") -> Organ:
    """The organ under the name that no namesake has: 东关镇人民政府 → 阳城县东关镇人民政府, when all that names the place above agrees.

    ``text`` is the report's, without white space. What nothing tells, or what is told in two ways, is doubted and keeps its name, with the
    ``site`` that published it behind, so that 城关镇人民政府 of one county is never taken for another's.
    """
    found = organ
    for _ in range(_MOST_STEPS):
        if not (found.places and is_shared(found.places[0])):
            break
        parent = _agreed(found.places[0], clues, text)
        above = found.name.replace(found.places[0].name, parent + found.places[0].name, 1) if parent else ""
        completed = parse_organ(above) if above else found
        if len(completed.places) <= len(found.places):
            doubts.append(f"“{found.name}”在别处也有同名单位，报告没有写明属于哪里")
            return found.model_copy(update={"name": f"{found.name}（{site}）"}) if site else found
        found = completed
    if found.name != organ.name:
        doubts.append(f"“{organ.name}”在别处也有同名单位，按正文和来源认定为“{found.name}”")
    return found


def is_shared(place: Place) -> bool:
    """Whether other places may bear the name: townships do, some districts, and zones without a city's name."""
    return place.level == "township" or len(_owners(place)) > 1 or _is_generic(place)


def _is_generic(place: Place) -> bool:
    return not place.level and not place.parent and _GENERIC_ZONE.fullmatch(place.name) is not None


def _owners(place: Place) -> tuple[Place, ...]:
    """The listed counties and districts of this name."""
    return tuple(owner for owner in find_places(place.name) if owner.level == "county" and owner.name == place.name)


def _agreed(place: Place, clues: Sequence[Clue], text: str) -> str:
    """The name of the place above: as printed right before the place and as the page's own site has it, else as an organ that signs
    has it; "" when unsure.
    """
    page = [clue.organ for clue in clues if clue.source in _PAGE_CLUES]
    named = [clue.organ for clue in clues if clue.source in _LAST_CLUES]
    others = [clue for clue in clues if clue.source not in (*_PAGE_CLUES, *_LAST_CLUES)]
    content = [clue.organ for clue in others if clue.source != _RUNNING or _is_certain(clue.organ)]
    told = {*_before(place, text), *_chained(place, [*content, *page])}
    for parents in (
        told | set(_around(place, page)),
        set(_around(place, content)),
        {*_chained(place, named), *_around(place, named)},
    ):
        if parents:
            return next(iter(parents)) if len(parents) == 1 else ""
    return ""


def _is_certain(organ: Organ) -> bool:
    return bool(organ.places) and is_listed(organ.places[0])


def _before(place: Place, text: str) -> Iterator[str]:
    """Listed places printed right before this one, where the text does not tell of a visit to a namesake."""
    for count, mention in enumerate(re.finditer(re.escape(place.name), text)):
        if count >= _MOST_MENTIONS:
            return
        if _is_visit(text, mention.start(), mention.end()):
            continue
        before = text[max(0, mention.start() - _LONGEST_PARENT) : mention.start()]
        chains = (read_chain(before[start:]) for start in range(len(before) - 1))
        if alone := next((chain[0] for chain in chains if len(chain) == 1 and is_listed(chain[0])), None):
            yield from _fitting(place, alone)


def _is_visit(text: str, start: int, end: int) -> bool:
    """Whether the clause around a mention tells of going there or learning from there: 赴竹山县城关镇学习考察."""
    before = re.split("[，。；：]", text[max(0, start - 60) : start])[-1]
    after = re.split("[，。；：]", text[end : end + 60])[0]
    return _VISIT_BEFORE.search(before) is not None or _VISIT_ROUND.search(f"{before}\n{after}") is not None


def _chained(place: Place, organs: Iterable[Organ]) -> Iterator[str]:
    """What stands above the place in the names of organs."""
    for organ in organs:
        for above, below in zip(organ.places, organ.places[1:], strict=False):
            if below.name == place.name:
                yield from _fitting(place, above)


def _around(place: Place, organs: Iterable[Organ]) -> Iterator[str]:
    """The county of an organ named beside a township; the city, or province, beside a district."""
    for organ in organs:
        if any(part.name == place.name for part in organ.places):
            continue
        for above in organ.places:
            if place.level != "township" or above.level == "county":  # a zone: whichever of county and city is named
                yield from _fitting(place, above)


def _fitting(place: Place, above: Place) -> Iterator[str]:
    """The name to put before the place's own, if it can lie there: of a district its city, whichever place above that was named."""
    owners = _owners(place)
    if place.level == "township" or _is_generic(place):
        if above.level in ("county", "city"):
            yield above.name
        return
    inside = [owner for owner in owners if above.name in owner.parent]
    if len(inside) == 1 and (chain := read_chain(inside[0].parent)):
        yield chain[-1].name
