"""Whose report it is: the title's organ, completed or confirmed by the other clues, or refused."""

import re
from collections.abc import Mapping, Sequence

from askgov.taxonomy.organs import Organ, parse_organ
from askgov.taxonomy.places import is_listed
from ingest.clues import SITE, Clue, leading_organ
from ingest.namesakes import with_parent
from ingest.rejected import Rejected
from ingest.titles import Title, read_title, squeezed

_GOVERNMENT = frozenset({"government"})
_SOURCES = {  # where an organ is named, and the kinds that may stand there for somebody else: the site's owner, the place, its office
    "落款": frozenset[str](),
    "联系方式": frozenset({"government", "government_office"}),
    "发布信息": _GOVERNMENT,
    "网页标题": _GOVERNMENT,
    "正文": _GOVERNMENT,
    "文件名": frozenset[str](),
}
_NOT_ADMINISTRATIVE = re.compile(r"(?:小学|中学|高中|幼儿园|学校|大学|学院|公司|集团|医院|卫生院|法院|检察院)$")
_WEAK = frozenset({"正文", "网页标题"})
_AN_AGENCY_SPEAKS = re.compile(r"[我本](?:局|委|办|厅|中心|街道|镇|乡|支队|大队|分局|关|处|所|院|队)(?!法)")
_A_PLACE_SPEAKS = re.compile(r"[我全本][省市县区州盟旗]|各(?:乡镇|镇街|县区|部门|县)")
_OWNERS = frozenset({"网址", "网页标题", "发布信息"})  # where the site of the place above may be named
_ABOUT = re.compile(r"关于|转发|印发|通知|通报")  # words about a document: no part of an organ's name


def organ_of(title: Title, clues: Sequence[Clue], names: Sequence[str], text: str, doubts: list[str], site: str = "") -> Organ:
    """The reporting organ. ``names`` are the metadata's title and the file's name. Raises Rejected when it is not certain, or none.

    ``text`` is what the report says, without white space; ``site`` the host that published it, "" when unknown.
    """
    clues = [clue for clue in (*clues, *_named(names)) if not _ABOUT.search(clue.organ.name)]
    if not title.organ:
        return _administrative(with_parent(_without_title(clues, text, doubts), clues, text, doubts, site))
    organ = _administrative(parse_organ(title.organ))
    if not organ.place and organ.level != "nation":
        organ = _placed(organ, clues, doubts)
    organ = with_parent(organ, clues, text, doubts, site)
    _compare(organ, clues, doubts)
    return organ


def _administrative(organ: Organ) -> Organ:
    """The organ itself. Raises Rejected for what reports in another form (条例第五十五条), and for words that are no name."""
    if _NOT_ADMINISTRATIVE.search(organ.name):
        raise Rejected(f"“{organ.name}”是学校、医院、企业或者法院，不是行政机关，不适用政府信息公开工作年度报告")
    if _ABOUT.search(organ.name):
        raise Rejected(f"认不出单位“{organ.name}”")
    return organ


def _named(names: Sequence[str]) -> list[Clue]:
    """Organs in the metadata's title, the site's name behind it included (…年度报告_宝鸡市金台区人民政府), and in the file's name."""
    found: list[Clue] = []
    for source, name in zip(("网页标题", "文件名"), names, strict=True):
        title = read_title(name)
        organs = [parse_organ(title.organ)] if title and title.organ else []
        organs += [organ for part in re.split(r"[_|\-—–·\s]+", squeezed(name)) if (organ := leading_organ(part))]
        found.extend(Clue(source, organ) for organ in organs if organ.place or organ.level == "nation")
    return found


def _without_title(clues: Sequence[Clue], text: str, doubts: list[str]) -> Organ:
    """The organ that signs, compiles or publishes the report, when all clues of one sort agree and no surer words contradict."""
    for source, vague in (*_SOURCES.items(), *((source, frozenset[str]()) for source in ("正文", "网页标题"))):
        organs = {clue.organ.name: clue.organ for clue in clues if clue.source == source and not _vague(clue.organ, vague)}
        if (organ := _one(organs)) and (source not in _WEAK or _speaks_as(organ, text, named=source == "正文")):
            if source in _WEAK and (other := _other_named(organ, clues)):
                raise Rejected(f"认不出是哪个单位的报告：{source}是“{organ.name}”，文件名是“{other.name}”")
            doubts.append(f"标题没有写单位，按{source}认定为“{organ.name}”")
            return organ
        if organs:
            break
    raise Rejected("认不出是哪个单位的报告")


def _vague(organ: Organ, kinds: frozenset[str]) -> bool:
    """Whether the organ may be named for others below it: a township has none."""
    return organ.kind in kinds and organ.level != "township"


def _speaks_as(organ: Organ, text: str, *, named: bool) -> bool:
    """Whether the report may be a government's own: a site's name alone does not tell it from one of its departments'.

    ``named`` says that the text itself opens with the organ.
    """
    if organ.kind != "government":
        return True
    return not _AN_AGENCY_SPEAKS.search(text) and (named or organ.level == "township" or _A_PLACE_SPEAKS.search(text) is not None)


def _other_named(organ: Organ, clues: Sequence[Clue]) -> Organ | None:
    """An organ that the file is named after and that is not this one."""
    named = [clue.organ for clue in clues if clue.source == "文件名"]
    return next((other for other in named if _one({organ.name: organ, other.name: other}) is None), None)


def _placed(organ: Organ, clues: Sequence[Clue], doubts: list[str]) -> Organ:
    """县应急管理局 with its place, when exactly one place fits."""
    for known in ([clue for clue in clues if clue.source != SITE], [clue for clue in clues if clue.source == SITE]):
        full = _full(organ, known)
        if full:
            break
    found = _one(full)
    if found is None:
        raise Rejected(f"标题只写了“{organ.name}”，认不出是哪个地方的" if organ.kind else f"认不出单位“{organ.name}”")
    doubts.append(f"标题只写了“{organ.name}”，按正文和来源认定为“{found.name}”")
    return found


def _one(organs: Mapping[str, Organ]) -> Organ | None:
    """The one organ that all the names mean: with the places above it or without; None when they mean several, or there is none.

    A name read out of a sentence may begin with words that are no place (请与阳城县水务局): then the shorter name is the organ's.
    """
    if not organs:
        return None
    longest, shortest = max(organs, key=len), min(organs, key=len)
    if not all(longest.endswith(name) and name.endswith(shortest) for name in organs):
        return None
    return organs[longest] if all(map(is_listed, organs[longest].places)) else organs[shortest]


def _full(organ: Organ, clues: Sequence[Clue]) -> dict[str, Organ]:
    """The organ under every full name that the clues give it, by name: as they print it, else with the places that they name."""
    full = {clue.organ.name: clue.organ for clue in clues if organ.kind and clue.organ.kind == organ.kind and _fits(organ, clue.organ)}
    if full or not organ.kind:
        return full
    named = (parse_organ(clue.organ.place + organ.agency) for clue in clues if clue.source != "正文" and _fits(organ, clue.organ))
    return {found.name: found for found in named if found.place}


def _fits(organ: Organ, other: Organ) -> bool:
    """Whether the other organ serves a place of the level that the title names (of any, when it names none)."""
    return bool(other.places) and (not organ.level or other.places[-1].level == organ.level)


def _above(outer: Organ, inner: Organ) -> bool:
    """Whether the outer organ's place is known to hold the inner's."""
    return bool(outer.places) and any(outer.places[-1].name in place.parent for place in inner.places)


def _compare(organ: Organ, clues: Sequence[Clue], doubts: list[str]) -> None:
    """Notes a namesake of another place in the text, or another signature: copied from another organ's report."""
    own = {place.name for place in organ.places}
    for clue in clues:
        other = clue.organ
        if clue.source == "正文" and other.places and not is_listed(other.places[0]):
            continue  # a name read out of a sentence may begin with words that are no place
        elsewhere = not own & {place.name for place in other.places} and not (clue.source in _OWNERS and _above(other, organ))
        if elsewhere and other.name != organ.name and (other.kind == organ.kind or clue.source == "落款"):
            doubts.append(f"{clue.source}出现另一个单位“{other.name}”，以标题为准")
            return
