"""Whose report it is: the title's organ, completed or confirmed by the other clues, or refused."""

import re
from collections.abc import Mapping, Sequence

from askgov.taxonomy.han import HAN
from askgov.taxonomy.organ_names import LEVEL_WORDS
from askgov.taxonomy.organs import Organ, parse_organ
from askgov.taxonomy.places import Place, is_listed
from ingest.clues import PAGE, SITE, Clue, leading_organ
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
_LAST = ("正文", "网页标题", "发布信息")  # where the place's government may be named for its own report, after all else
_SPEAKER = re.compile(rf"(?:^|[，。；：])(?:20[0-9]{{2}}年度?)?(?P<name>[省市县区旗][{HAN}]{{2,12}}?(?:局|委员会|委|中心))(?=[{HAN}])")
_LINE_AGENCY_SPEAKS = re.compile(r"我(?:局|委|镇|乡|街道|中心)(?!法)")
_AN_AGENCY_SPEAKS = re.compile(r"[我本](?:局|委|办|厅|中心|街道|镇|乡|支队|大队|分局|关|处|所|院|队)(?!法)")
_A_PLACE_SPEAKS = re.compile(r"[我全本][省市县区州盟旗]|各(?:乡镇|镇街|县区|部门|县)")
_OWNERS = frozenset({SITE, PAGE, "网页标题", "发布信息"})  # where the site of the place above may be named
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
    if organ.kind == "government" and title.organ == organ.place:
        _whole_place(organ, clues, text, doubts)
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
    """The organ that signs, compiles or publishes the report, when all clues of one sort agree and no surer words contradict.

    An office publishes for others, too: where an agency speaks (我局, 县林业局认真落实) the report is that agency's.
    """
    speakers = _speakers(text)
    others = speakers or _LINE_AGENCY_SPEAKS.search(text)
    authors = [clue for clue in clues if not (others and clue.source == "发布信息" and clue.organ.kind == "government_office")]
    for source, vague in _SOURCES.items():
        if organ := _named_by(source, vague, authors, text, doubts):
            return organ
    if len(speakers) == 1 and not _A_PLACE_SPEAKS.search(text):
        (said,) = speakers.values()
        organ = _placed(said, clues, [])
        doubts.append(f"标题没有写单位，按正文的“{said.name}”认定为“{organ.name}”")
        return organ
    for source in _LAST:
        if organ := _named_by(source, frozenset(), authors, text, doubts):
            return organ
    raise Rejected("认不出是哪个单位的报告")


def _named_by(source: str, vague: frozenset[str], clues: Sequence[Clue], text: str, doubts: list[str]) -> Organ | None:
    """The organ that the clues of one sort name, if they name one; kinds left out that may be ``vague``. Raises Rejected for several."""
    organs = {clue.organ.name: clue.organ for clue in clues if clue.source == source and not _vague(clue.organ, vague)}
    weak = source in _WEAK or (source in _LAST and not vague)
    if (organ := _one(organs)) and (not weak or _speaks_as(organ, text, named=source == "正文")):
        if weak and (other := _other_named(organ, clues)):
            raise Rejected(f"认不出是哪个单位的报告：{source}是“{organ.name}”，文件名是“{other.name}”")
        doubts.append(f"标题没有写单位，按{source}认定为“{organ.name}”")
        return organ
    if organs:
        raise Rejected("认不出是哪个单位的报告")
    return None


def _speakers(text: str) -> dict[str, Organ]:
    """The agencies that the text names without their place as the subject of a clause (县林业局通过门户网站公开信息), by name."""
    named = (parse_organ(said["name"]) for said in _SPEAKER.finditer(text))
    return {organ.name: organ for organ in named if organ.kind and not organ.places and organ.kind != "government_office"}


def _vague(organ: Organ, kinds: frozenset[str]) -> bool:
    """Whether the organ may be named for others below it: a township has none."""
    return organ.kind in kinds and organ.level != "township"


def _speaks_as(organ: Organ, text: str, *, named: bool) -> bool:
    """Whether the report may be a government's own: a site's name alone does not tell it from one of its departments'.

    ``named`` says that the text itself opens with the organ.
    """
    if organ.kind != "government":
        return True
    if _AN_AGENCY_SPEAKS.search(text) or (_speakers(text) and not named):
        return False
    return named or organ.level == "township" or _A_PLACE_SPEAKS.search(text) is not None


def _other_named(organ: Organ, clues: Sequence[Clue]) -> Organ | None:
    """An organ that the file is named after and that is not this one."""
    named = [clue.organ for clue in clues if clue.source == "文件名"]
    return next((other for other in named if _one({organ.name: organ, other.name: other}) is None), None)


def _placed(organ: Organ, clues: Sequence[Clue], doubts: list[str]) -> Organ:
    """县应急管理局 with its place, when exactly one place fits: from those who sign, publish or are named in full, else from the site.

    A namesake that only the text names may be another county's: it must not contradict the site.
    """
    own = [clue for clue in clues if clue.source not in (PAGE, SITE)]
    sure = _full(organ, [clue for clue in own if clue.source != "正文"])
    full = sure or _full(organ, own)
    for source in (PAGE, SITE):
        owners = _full(organ, [clue for clue in clues if clue.source == source])
        full = full or owners if sure or not full else {**full, **owners}
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
    return bool(other.places) and (not organ.level or other.places[-1].level == organ.level) and _has_word(organ, other.places[-1])


def _has_word(organ: Organ, place: Place) -> bool:
    """Whether the place is what a name without one says: 市商务局 is no county's, 县财政局 no district's."""
    word = organ.name.removesuffix(organ.agency)
    return word not in LEVEL_WORDS or place.name.endswith(word)


def _above(outer: Organ, inner: Organ) -> bool:
    """Whether the outer organ's place is known to hold the inner's."""
    return bool(outer.places) and any(outer.places[-1].name in place.parent for place in inner.places)


def _whole_place(organ: Organ, clues: Sequence[Clue], text: str, doubts: list[str]) -> None:
    """Doubts a title that is a place's alone where one of its agencies signs or publishes, for it or for itself.

    Raises Rejected where the text is an agency's, too, and speaks of no place: its figures are not those of the whole county.
    """
    named = (clue for clue in clues if clue.source in _SOURCES and clue.organ.places == organ.places)
    by = next((clue for clue in named if clue.organ.kind not in ("", "government", "government_office")), None)
    if by is None or organ.level == "township":
        return
    if (_LINE_AGENCY_SPEAKS.search(text) or _speakers(text)) and not _A_PLACE_SPEAKS.search(text):
        raise Rejected(f"标题只写了“{organ.place}”，{by.source}是“{by.organ.name}”，认不出是哪个单位的报告")
    doubts.append(f"标题只写了“{organ.place}”，{by.source}是“{by.organ.name}”，以标题为准")


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
