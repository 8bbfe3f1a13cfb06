"""Taking the name of an organ apart into places and agency.

The agency is looked for at the end of the name and what stands before it must be places to the last character, so that 市市场监管局 and
县街街道办事处 are not cut in the wrong place. Nothing is guessed: a name that cannot be taken apart gives None.
"""

import re
from collections.abc import Callable

from askgov.domain import Frozen
from askgov.taxonomy.agencies import AgencyName, agency_endings
from askgov.taxonomy.han import HAN
from askgov.taxonomy.place_names import is_zone, suffix_of
from askgov.taxonomy.places import Place, is_listed, read_chain, swallowed

LEVEL_WORDS = {"省": "province", "自治区": "province", "市": "", "州": "city", "盟": "city", "县": "county", "区": "county", "旗": "county",
               "镇": "township", "乡": "township"}  # fmt: skip
_NATION = ("国家", "中国", "国务院", "全国")
_MINISTRIES = ("部", "署", "总局")
_STREET = re.compile(r"(?:街道(?:办事处|办)|街办)$")
_ZONE = re.compile(r"(?:管理委员会|管委会)$")
_GOVERNMENT = re.compile(r"(?:人民政府|政府|行政公署)$")
_BRANCH = re.compile(r"^(?P<mother>.{2,40}局)(?P<area>.{2,20})分局$")
_ORGAN = re.compile(
    r"(?:局|委员会|委|办公室|办|厅|中心|院|部|所|站|队|处|会|署|公司|学校|大学|中学|小学|社|台|馆|单位|段|分行|支行|科协|[文妇侨]联|工商联)$"
)
_NAMED = re.compile(rf"(?![我本全各该隶省市县区])[{HAN}]{{2,3}}")  # 拱北海关: named after what is no division
_CORPS = "兵团"  # governs like a province, under its own name
_FARMS = ("农场", "林场", "牧场")  # units under their own names
_OF_GOVERNMENT = "人民政府"
_COUNTY_OF_TOWN = re.compile(r"(?<=.)人民政府(?=.{2,}街道|.{2,}(?:镇|乡|苏木)(?:人民政府)?$)")  # 竹溪县[人民政府]水坪镇
_PLAUSIBLE = range(2, 5)  # characters of an unlisted place without its suffix


class Reading(Frozen):
    """A name taken apart."""

    name: str  # written out as far as it is certain
    places: tuple[Place, ...] = ()  # outermost first; what the organ serves
    word: str = ""  # a level word in place of a place: 县
    level: str = ""
    agency: str = ""  # 行政审批服务管理局
    kind: str = ""
    area: str = ""  # of a branch: 青山区


def read_name(text: str) -> Reading | None:
    """The reading of a clean name; None when it cannot be told."""
    steps: tuple[Callable[[str], Reading | None], ...] = (_government, _branch, _agency, _unlisted_agency)
    return next((reading for step in steps if (reading := step(text))), None)


def _government(text: str) -> Reading | None:
    """A government, street office or zone committee: in full, in short (阳城县政府) or by its place alone."""
    seat = _COUNTY_OF_TOWN.sub("", text)
    if match := _STREET.search(seat):
        return _seated(read_chain(seat[: match.start()] + "街道"))
    if match := _ZONE.search(seat):
        places = read_chain(seat[: match.start()])
        return _seated(places) if places and is_zone(places[-1].name) else None
    if match := _GOVERNMENT.search(seat):
        head = seat[: match.start()]
        if head in LEVEL_WORDS:
            name = f"{head}人民政府"
            return Reading(name=name, word=head, level=LEVEL_WORDS[head], agency="人民政府", kind="government")
        return _seated(read_chain(head))
    return _seated(read_chain(seat))


def _seated(places: tuple[Place, ...]) -> Reading | None:
    """The organ that governs the innermost place."""
    if not places or not suffix_of(places[-1].name):
        return None
    last = places[-1]
    if last.name.endswith((_CORPS, *_FARMS)):
        kind = "government" if last.name.endswith(_CORPS) else "zone"
        return Reading(name=joined(places), places=places, level=last.level, agency=last.name, kind=kind)
    if last.name.endswith("街道"):
        agency, kind = "办事处", "subdistrict"
    elif is_zone(last.name) and not (last.level and is_listed(last)):
        agency, kind = "管理委员会", "zone"
    else:
        agency, kind = "行政公署" if suffix_of(last.name) in ("地区", "盟") else "人民政府", "government"
    return Reading(name=joined(places) + agency, places=places, level=last.level, agency=agency, kind=kind)


def _branch(text: str) -> Reading | None:
    """A branch that names its mother: 武汉市生态环境局青山区分局 serves 青山区."""
    match = _BRANCH.match(text)
    mother = _agency(match["mother"]) if match else None
    if match is None or mother is None:
        return None
    area = match["area"]
    places = read_chain(joined(mother.places) + area)
    level = places[-1].level if places else ""
    return mother.model_copy(
        update={"name": f"{mother.name}{area}分局", "places": places or mother.places, "level": level, "area": area, "word": ""}
    )


def _agency(text: str) -> Reading | None:
    """A listed agency at the end, and before it places, a level word (县应急管理局) or nothing."""
    for ending in agency_endings(text):
        head = text.removesuffix(ending.printed)
        if head in ("", "本", "我", *LEVEL_WORDS, *_NATION):
            level = _level_without_place(head, ending)
            return Reading(name=head + ending.name, word=head, level=level, agency=ending.name, kind=ending.kind)
        if head[:-1].endswith(_OF_GOVERNMENT) and head[-1] in LEVEL_WORDS and head[: -len(_OF_GOVERNMENT) - 1].endswith(head[-1]):
            head = head[: -len(_OF_GOVERNMENT) - 1]  # 保康县人民政府县交通运输局
        if head.endswith(_OF_GOVERNMENT) and (places := read_chain(head.removesuffix(_OF_GOVERNMENT))):
            agency = ending.name if ending.name.endswith("局") else _OF_GOVERNMENT + ending.name  # 湛江市人民政府地方志办公室
            return Reading(name=joined(places) + agency, places=places, level=places[-1].level, agency=agency, kind=ending.kind)
        if places := read_chain(head):
            agency = _written_out(ending, places[-1])
            seat = head if ending.keeps_place else joined(places)
            return Reading(name=seat + agency, places=places, level=places[-1].level, agency=agency, kind=ending.kind)
        if ending.keeps_place and _NAMED.fullmatch(head):
            place = Place(name=head, short=head, level="")
            return Reading(name=text, places=(place,), agency=ending.name, kind=ending.kind)
    return None


def _level_without_place(head: str, ending: AgencyName) -> str:
    if head in _NATION or (not head and ending.printed.endswith(_MINISTRIES)):
        return "nation"
    return LEVEL_WORDS.get(head, "province" if ending.printed.endswith("厅") else "")


def _written_out(ending: AgencyName, place: Place) -> str:
    """政府办 of a province is a 办公厅."""
    province = ending.kind == "government_office" and place.level == "province"
    return "人民政府办公厅" if province else ending.name


def _unlisted_agency(text: str) -> Reading | None:
    """An agency that is not listed, behind the longest chain of places that can be read with certainty."""
    if not _ORGAN.search(text):
        return None
    for end in range(len(text) - 2, 1, -1):
        places = read_chain(text[:end]) if suffix_of(text[:end]) else ()
        if places and all(map(_certain, places)):
            return Reading(name=joined(places) + text[end:], places=places, level=places[-1].level, agency=text[end:])
    return None


def _certain(place: Place) -> bool:
    stem = place.name.removesuffix(suffix_of(place.name))
    return is_listed(place) or (len(stem) in _PLAUSIBLE and not swallowed(stem)) or (is_zone(place.name) and not swallowed(stem))


def joined(places: tuple[Place, ...]) -> str:
    """The places as one name."""
    return "".join(place.name for place in places)
