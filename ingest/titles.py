"""The title of a report, in its many printed forms, taken apart into organ, year and scope.

宿迁市2023年政府信息公开工作年度报告 · 2021年度黄石市公安局政府信息公开工作年度报告 · 2024年政府信息公开工作年度报告（上海市…局） ·
建邺区民政局2019年度政府信息公开工作年报 · 沈阳市…局2021年政府信息公开工作年度报告（文字版）
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from askgov.domain import Frozen, Scope
from askgov.taxonomy.han import HAN
from askgov.taxonomy.organs import Organ, parse_organ
from ingest.look_alikes import spoken_of
from ingest.simplified import simplified
from ingest.years import YEAR, year_value

LONGEST_TITLE = 120  # characters

_SUBJECT = r"(?:(?<!人民)政府信息|政务信息|政务|信息)公开"
_CORE = re.compile(
    rf"{_SUBJECT}(?:政府)?(?:工作)?(?:情况)?的?(?P<inner>{YEAR}(?:年度|年)?)?(?:年?年度)?(?:工作)?(?:情况)?(?:年度)?(?:情况)?的?"
    r"(?:总结)?(?:报告|年报)(?:书)?(?:的报告)?"
)
_YEAR = re.compile(rf"(?P<year>{YEAR})(?:年年度|年度|年(?!(?:1[0-2]|0?[1-9])月)|(?=政府信息|政务))(?:度)?")
_CENTURY_LEFT_OUT = re.compile(r"^(?=(?:0[89]|[12][0-9])年度?(?![0-9]))|(?<![0-9〇零○一二三四五六七八九])(?=(?:0[89]|[12][0-9])年度?$)")
_YEARS = re.compile(rf"(?P<first>{YEAR})年?(?:度|年度)?[-—–~至到](?P<last>{YEAR})年?(?:度|年度)?")
_DAY = re.compile(rf"{YEAR}年(?:1[0-2]|0?[1-9])月(?:[0-3]?[0-9][日号])?")  # the day of publication
_YEAR_ALONE = re.compile(rf"^(20[0-9]{{2}})(?=[{HAN}])(?!年)")  # 2009上海市…
_TAIL = re.compile(r"(?:\([^()]{0,60}\)|[\-_|—–·•][^,。;]{0,60}|文字版|图片版|超链版|全文|正文|\.\w{2,5}|[\s.。:、\d])*")
_DASH = re.compile(rf"—{{2}}(?P<name>[{HAN}]{{4,40}})$")
_UNDER = re.compile(rf"\(?(?:(?P<year>{YEAR})年?(?:度|年度)?)?\)?(?P<name>[{HAN}]{{3,40}})?(?:{YEAR}年[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?)?")
_NAVIGATION = re.compile(
    r"^.*(?:>|»|›)|^(?:首页|当前位置[:：]?|您现在的位置[:：]?|标题[:：]?|名称[:：]?|信息名称[:：]?|主题[:：]?|附件[0-9]?[:：]?|公文标题[:：]?|[#*]+)+"
    r"|^[\u4e00-\u9fff]{0,8}[〔\[(]20[0-9]{2}[〕\])][0-9]{1,4}号|^【[^】图读]{1,10}】|^[0-9]{1,2}[.、](?![0-9])"
)
_TRAIL = re.compile("[>»›]|位置[:：]")
_CUSTOMS = re.compile(r"(?<=海关)\(?(?:关区|系统)\)?$")
_CUSTOMS_TWICE = re.compile(r"(海关(?:总署)?)海关$")  # 广州海关2015年海关政府信息公开年度报告
_SCOPES = (
    (re.compile(r"\(?(?:全系统|系统|部门)\)?$"), Scope.SYSTEM),
    (re.compile(r"\(?(?:本级机关|机关本级|[省市县区州旗]?本级)\)?$|\((?:局|委)?机关\)$|(?<=[局委厅署])机关$"), Scope.OWN),
    (re.compile(r"\((?:[全本]?[省市县区州旗])?汇总\)$"), Scope.AGGREGATE),
)
_PARTY_OFFICE = re.compile(r"^中共[\u4e00-\u9fff]{2,20}?委(?:员会)?办公室(?=[\u4e00-\u9fff]{2,20}政府办)")
_PARTY_COMMITTEE = re.compile(rf"^中共(?P<place>[{HAN}]{{2,12}}?)委[{HAN}]{{2,20}}(?=(?P=place))")  # 中共某县委教育工作委员会 某县教育局
_ORGAN_AT_END = re.compile(
    r"(?:局|委员会|委|办公室|办|厅|署|部|中心|院|[省市县区旗镇乡]|街道|办事处|政府|分行|支行|[处站所队会馆社场段]|科协|[文妇侨]联|工商联)$"
)
_NOBODY = re.compile(r"^人民政府$|^(?:我|本|全)(?:市|县|区|省|局|镇|乡|办|委|厅|街道|单位|机关|部门|中心)?$")
_A_DOCUMENT = re.compile(  # words of a menu
    r"年报|年度报告|门户网站|公开(?:目录|指南|内容|专栏)|^(?:政府信息|信息|政务)公开(?=[省市县区州旗镇乡])"
)
_ADDED = re.compile("不?[含包附]|[各全本]")  # （含县市区）, behind a title
_NOT_A_NAME = re.compile(rf"^[A-Za-z0-9._()+-]+(?=[{HAN}])")  # W020240112阳城县…: what a site's software puts before a file's name
_SHORT_FORMS = str.maketrans("", "", ' \t\r\n　\xa0\u200b\ufeff《》〈〉“”"')


class Title(Frozen):
    """What a title says; ``organ`` is "" and ``year`` None where it says nothing."""

    printed: str
    lines: int = 1  # that it is printed on
    organ: str = ""
    year: int | None = None
    scope: Scope | None = None  # only where the title itself names it: 关区 · 本级


def read_title(*lines: str) -> Title | None:
    """Reads a line, or lines joined, as the title of an annual report; None when it is not one."""
    printed = " ".join(lines)
    line = _once(squeezed(printed))
    core = core_of(line)
    if core is None or not 6 <= len(line) <= LONGEST_TITLE:
        return None
    head, tail = _dated(line[: core.start()]), line[core.end() :]
    bare = not _YEAR.sub("", head)
    below = _below(tail) if bare and "报告" in core[0] else None  # 政府信息公开年报 alone is an entry of a menu
    if not (below or _TAIL.fullmatch(tail)) or spoken_of(head, tail) is not None:
        return None
    years = {year_value(match["year"]) for match in _YEAR.finditer(head)}
    head = _YEAR.sub("", head)
    if core["inner"]:
        years.add(year_value(re.match(YEAR, core["inner"])[0]))  # type: ignore[index]
    in_brackets = re.findall(r"\(([^()]{2,60})\)", tail)
    if not years:
        years = {year_value(found[0]) for text in in_brackets if (found := re.match(YEAR, text))}
    organ, scope = _organ(head)
    if head and not organ and not _NOBODY.match(head):
        return None
    if below:
        organ, scope = _organ(below["name"] or "")
        years |= {year_value(below["year"])} if below["year"] else set()
    elif bare:
        named = [*in_brackets, *(found["name"] for found in _DASH.finditer(tail))]
        organ, scope = next((read for text in named if (read := _organ(text))[0]), ("", None))
    else:
        organ = _in_brackets(organ, [*in_brackets, *_offices_behind(tail)])
    year = years.pop() if len(years) == 1 else None
    return Title(printed=" ".join(printed.split()), lines=len(lines), organ=organ, year=year, scope=scope or _scope_of(in_brackets))


def _dated(head: str) -> str:
    """The words before the report's own with their year, if one, in full. Of 2022-2023年度 the text tells which; a day is no year."""
    head = _DAY.sub("", _CENTURY_LEFT_OUT.sub("20", head))
    head = _YEARS.sub(lambda two: "" if year_value(two["last"]) == year_value(two["first"]) + 1 else two[0], head)
    return _YEAR_ALONE.sub(r"\1年", head)


def _once(line: str) -> str:
    """A title that is printed twice, on two lines that came to be one, taken once."""
    half = len(line) // 2
    return line[:half] if line[:half] * 2 == line else line


def _below(tail: str) -> re.Match[str] | None:
    """Year and organ under a title that names neither: 政府信息公开工作年度报告 / 2023年度 / 云溪县水务局."""
    found = _UNDER.fullmatch(tail)
    if found is None or not (found["year"] or found["name"]):
        return None
    organ = parse_organ(found["name"]) if found["name"] else None
    return found if organ is None or (organ.places and organ.agency) else None


def _in_brackets(organ: str, in_brackets: Sequence[str]) -> str:
    """The organ of 竹溪县…年度报告（县卫健局）: of the place that stands before, the office in brackets.

    "" when the two do not agree, and for the government's own office, whose report and whose publication both are printed so.
    """
    place = parse_organ(organ)
    office = next((parse_organ(name) for text in in_brackets if not _ADDED.match(text) and (name := _organ(text)[0])), None)
    if office is None or place.kind not in ("government", "zone") or place.level == "township" or office.name == place.name:
        return organ
    if office.kind == "government_office":
        return organ if organ.endswith(("政府", "管委会", "委员会")) else ""
    if _lies_in(office, place):
        return office.name
    if office.places and office.level != "township":
        return ""
    name = office.agency if office.agency and not office.places else office.name.removeprefix(place.places[-1].name[-1])
    return parse_organ(place.place + name).name


def _offices_behind(tail: str) -> Iterator[str]:
    """The agencies without a place behind a dash: 竹溪县…年度报告——县卫健局. A name with its place is the site's."""
    for part in re.split(r"[\-_|—–·•]+", tail)[1:]:
        if re.match("[省市县区州旗]", part) and (office := parse_organ(part)).kind and not office.places:
            yield part


def _lies_in(office: Organ, place: Organ) -> bool:
    names = [part.name for part in office.places]
    return place.places[-1].name in names or any(place.places[-1].name in part.parent for part in office.places)


def _scope_of(in_brackets: Sequence[str]) -> Scope | None:
    """The scope that stands in brackets behind the title: …年度报告（市本级）."""
    return next((meant for text in in_brackets for pattern, meant in _SCOPES if pattern.fullmatch(f"({text})")), None)


def squeezed(printed: str) -> str:
    """Without spaces, Markdown marks, navigation and document number; half-width and simplified."""
    line = unicodedata.normalize("NFKC", simplified(printed)).translate(_SHORT_FORMS).strip("#*_>-·•●◆■▪")
    while (shorter := _NAVIGATION.sub("", line)) != line:
        line = shorter
    return line.translate({ord(mark): None for mark in "【】"})


def is_trail(line: str) -> bool:
    """Whether a line tells where its page stands on the site: 当前位置：首页 > 政府信息公开年报."""
    return _TRAIL.search(line) is not None


def core_of(line: str) -> re.Match[str] | None:
    """The words that make a line a title, 政府信息公开工作年度报告: the last of them in a squeezed line."""
    return next((match for match in reversed(list(_CORE.finditer(line)))), None)


def _organ(words: str) -> tuple[str, Scope | None]:
    """The organ that the words name, as printed, and the scope that they add to it; "" when they name none."""
    words = re.sub(r"^(?:关于(?:呈报|上报|报送)?|的|度)+|(?:的|关于(?:呈报|上报|报送)?|度|年|\s)+$", "", _NOT_A_NAME.sub("", words))
    words = _CUSTOMS_TWICE.sub(r"\1", _PARTY_COMMITTEE.sub("", _PARTY_OFFICE.sub("", words)))
    if (
        _NOBODY.match(words)
        or _A_DOCUMENT.search(words)
        or not 2 <= len(words) <= 60
        or not re.fullmatch(rf"[{HAN}A-Za-z0-9()、·]+", words)
    ):
        return "", None
    words, scope = _without_scope(words)
    organ = parse_organ(words)
    if not (organ.kind or organ.agency or organ.place or _ORGAN_AT_END.search(words)):
        return "", None
    return words, scope


def _without_scope(words: str) -> tuple[str, Scope | None]:
    """The organ's name and the scope that its last words tell: 大同市气象部门 is 大同市气象局 and all below it."""
    if found := _CUSTOMS.search(words):
        name = words[: found.start()]
        return "海关总署" if name == "海关" else name, Scope.SYSTEM
    for pattern, scope in _SCOPES:
        if found := pattern.search(words):
            name = words[: found.start()]
            if scope is Scope.SYSTEM and not _ORGAN_AT_END.search(name.removesuffix("部")):
                name += "局"
            return name, scope
    return words, None
