"""Names of organs and places that have no report here.

A stranger is never read as the organ that its name contains or resembles: 晋城市行政审批服务管理局 is not the 行政审批服务管理局 of
another place, and 阳城县人民政府 is not whatever else of 阳城县 is known. So names that touch are one name.
"""

import functools
import re
from collections.abc import Iterable, Mapping, Sequence, Set

from askgov.question.organ_mentions import OrganMention
from askgov.question.residue import Rest, unexplained
from askgov.taxonomy.places import full_names, short_names

_ORGAN = re.compile(
    r"(?:人民政府|政府|管委会|管理委员会|委员会|办公室|办公厅|街道办事处|人民法院|法院|检察院|海关|公司|医院|中学|小学|大学|[\u4e00-\u9fff]{1,10}(?:局(?!长)|(?<![大餐客展门前税务业])厅|署|委))"
)
_NAME = r"(?![搞跨弄往跟让说和与及或的各全有在是了多少几个这那哪每所本该其不无被把对从到由向一二三四五六七八九十两])[\u4e00-\u9fff]"
_PLACE = re.compile(rf"(?!网站|政府网|公众号|门户)(?:{_NAME}){{2,6}}?(?:省|市|县|区|旗|州|盟|镇|乡|街道)")
_NAME_LENGTH = 8  # characters between two organs that can be read as another place: 云溪县教育局和云山县教育局
_LEVELS = "省市县区州旗镇乡"
# 卫|建委: half a name before the agency that it is not.
_HALF = re.compile(
    r"(?<![\u4e00-\u9fff])[卫农林财司教科审统档旅住应退医]$|(?<=[年月的问查和与、省市县区镇乡])[卫林司审统档旅医]$"
)  # 卫|建委
_OTHER = re.compile(r"(?:(?<![\u4e00-\u9fff])|(?<=[年月的在问查和与、]))[东西南北新大小老]$")  # 南|云溪县
_BEGINS = re.compile(r"(?:^|[^\u4e00-\u9fff]|[年月的在问查])$")
_LONGEST_PLACE = 6  # characters of a place without its level
_WITH_AND = re.compile(r"(?<![\u4e00-\u9fff])(?![我你您他她它咱俺谁])[\u4e00-\u9fff]和$")  # 青和|市财政局: no joiner
_BEFORE_LEVEL = re.compile(rf"(?:{_NAME}){{2,6}}$")
_AND = re.compile(r"[局委厅办署院][和与及跟]$")
_VERBS = re.compile(
    r"[请我想帮查问看听找说讲]|介绍|下载|了解|知道|告诉|列席|参加|邀请|代表|通过|根据|按照|关于"
)  # what stands before 县政府, no place
# 搞城市更新, 城区公交, 政府开放日: words that end like a name and go on as another word
_MATTER = re.compile(
    r"[\u4e00-\u9fff]{1,3}?城市(?=更新|管理|建设|治理|规划|体检|公交|道路|生活|居民|供水|内涝|绿化|生命线)"
    r"|城区(?=公交|道路|学校|中小学|小学|停车|供水|居民|街道|管网|黑臭|内涝)"
    r"|(?:人民)?政府(?=开放日|开放周|网站|公报|采购|门户|债务|投资|购买|热线|常务会|工作报告|性基金)"
    r"|(?:医院|中学|小学|大学)(?=[多乱]?收|里|的|排队|看病|门口)"
    r"|(?:偏远|边远|偏僻|边疆|边境|山区|贫困|落后|困难|沿海|沿江|库区|涉农|重点|中心)(?:的)?(?:乡(?:镇|村)?|镇|县|地区)(?![\u4e00-\u9fff]{0,4}(?:局|委|办|政府))"
)
_NO_CITY = re.compile(r"场|民(?!政)|容|值|价")  # 零工|市场
_GENERIC = re.compile(
    r".*(?:乡镇|县区|区县|市县|县市|城镇|社区|小区|辖区|市辖区|片区|地区|专区|[学校景库灾林矿牧湖郊]区|各[省市县区镇乡]|[几多全]+[省市县区镇乡]|[省市县区][直级]各?(?:局|部门|单位|机关))"
)
_OF_ANOTHER_THING = re.compile(r"村|社区|小区|路|街(?!道办)|大?桥|河|湖|水库|山庄|车站|医院|学校|中学|小学|公园|机场|港口|码头")  # 石门|村


def name_strangers(
    text: str, organs: Sequence[OrganMention], rest: Sequence[Rest]
) -> tuple[tuple[OrganMention, ...], tuple[str, ...], tuple[Rest, ...]]:
    """(organs that stand alone, names of strangers, what is still unexplained)."""
    pieces: list[tuple[int, int, OrganMention | None]] = [(organ.start, organ.end, organ) for organ in organs]
    left: list[Rest] = []
    before, after = {organ.end for organ in organs} | {0}, {organ.start for organ in organs}
    below = {organ.end for organ in organs if (organ.place or organ.text)[-1] not in "省市"}  # no county lies in them: 苔桥镇|惠农补贴
    levelled = {
        organ.start
        for at, organ in enumerate(organs)
        if organ.text[0] in _LEVELS and not organ.text.startswith("市场") and (at == 0 or organ.start - organs[at - 1].end <= _NAME_LENGTH)
    }
    for piece in rest:
        if piece.end in levelled and (match := _BEFORE_LEVEL.search(piece.text)) and not _VERBS.search(match.group()):  # 云山|县教育局
            start = piece.start + match.start()
            pieces.append((start, piece.end, None))
            piece = Rest(piece.start, start, piece.text[: match.start()])
        names, others = _names_in(text, piece, before, after, below)
        pieces += [(name.start, name.end, None) for name in names]
        left += others
    pieces += [
        (organ.start - 1, organ.start, None)
        for organ in organs
        if organ.start not in before and (_OTHER if _begins_with_place(organ) else _HALF).search(text, 0, organ.start)
    ]
    for start in levelled:
        if at := _place_before(text, start):
            pieces.append((start - at, start, None))
    kept: list[OrganMention] = []
    strangers: list[str] = []
    for cluster in _clusters(sorted(pieces, key=lambda piece: piece[:2])):
        known = [organ for _, _, organ in cluster if organ is not None]
        if len(known) == len(cluster) and all(organ.known or organ.place for organ in known):
            kept += known
        else:
            strangers.append(text[cluster[0][0] : cluster[-1][1]])
    return tuple(kept), tuple(dict.fromkeys(strangers)), tuple(left)


def _place_before(text: str, start: int) -> int:
    """How many characters before 市财政局 are a place with it, though they are words too: 五家渠|市财政局, 青和|市财政局."""
    if _WITH_AND.search(text, 0, start):
        return 2
    for length in range(min(_LONGEST_PLACE, start), 0, -1):
        name = text[start - length : start + 1]
        if name in _full_names().get(name[:2], ()) and _BEGINS.search(text, 0, start - length):
            return length
    return 0


def _begins_with_place(organ: OrganMention) -> bool:
    return bool(organ.place) or re.match(r"[\u4e00-\u9fff]{2,4}?(?:省|市(?!场|政|容)|县|区|旗|镇|乡|街道)", organ.text) is not None


def _clusters(pieces: Sequence[tuple[int, int, OrganMention | None]]) -> list[list[tuple[int, int, OrganMention | None]]]:
    """Pieces that touch, together."""
    clusters: list[list[tuple[int, int, OrganMention | None]]] = []
    for piece in pieces:
        if clusters and clusters[-1][-1][1] == piece[0]:
            clusters[-1].append(piece)
        else:
            clusters.append([piece])
    return clusters


def _names_in(text: str, piece: Rest, before: Set[int], after: Set[int], below: Set[int]) -> tuple[list[Rest], list[Rest]]:
    """Names in an unexplained stretch of a text, and what is left of it.

    A listed place is a name anywhere. What only looks like one counts where it can be nothing else: where the question begins, next to an
    organ (``before``: where organs end, ``after``: where they begin), or in a list of names.
    """
    if piece.weighs:
        return [], [piece]
    names: list[Rest] = []
    left: list[Rest] = []
    position = begin = 0
    after_name = -1
    while position < len(piece.text):
        if piece.start + position in before and _AND.search(text, 0, piece.start + position + 1):  # 市监局|和规划资源局
            position = after_name = position + 1
            continue
        listed = 0 <= after_name < position and not piece.text[after_name:position].strip("、和与及跟")
        begins = piece.start + position in before or position == after_name or listed
        name = _starting(_full_names(), piece.text, position) or _likely_name(piece.text, position)
        listed_whole = len(name) > 2 and name in _full_names().get(name[:2], ())  # 和县 also stands in 乡镇和县直部门
        if name and not (begins or listed_whole or piece.start + position + len(name) in after):
            name = ""
        name = name or _short_name(piece, position, after, begins=begins and piece.start + position not in below)
        end = piece.start + position + len(name)
        name = "" if name and (_MATTER.match(text, piece.start + position) or (name[-1] == "市" and _NO_CITY.match(text, end))) else name
        if name:
            left.append(Rest(piece.start + begin, piece.start + position, piece.text[begin:position]))
            names.append(Rest(piece.start + position, piece.start + position + len(name), name))
            begin = position = after_name = position + len(name)
        else:
            position += 1
    left.append(Rest(piece.start + begin, piece.start + len(piece.text), piece.text[begin:]))
    return names, [bare for stretch in left if (bare := unexplained(stretch)) is not None]


def _likely_name(text: str, position: int) -> str:
    """A word that ends like a place or an agency."""
    for pattern in (_PLACE, _ORGAN):
        match = pattern.match(text, position)
        if match and not _GENERIC.fullmatch(match.group()):
            return match.group()
    return ""


def _short_name(piece: Rest, position: int, after: Set[int], *, begins: bool) -> str:
    """A short place name; where it does not begin or touch anything it may be an everyday word (资源, 合作)."""
    name = _starting(_short_names(), piece.text, position)
    if _OF_ANOTHER_THING.match(piece.text, position + len(name)):
        return ""
    return name if begins or piece.start + position + len(name) in after else ""


def _starting(words: Mapping[str, Sequence[str]], text: str, position: int) -> str:
    return max((word for word in words.get(text[position : position + 2], ()) if text.startswith(word, position)), key=len, default="")


def _by_beginning(words: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in words:
        found.setdefault(word[:2], []).append(word)
    return found


@functools.cache
def _full_names() -> dict[str, list[str]]:
    return _by_beginning(full_names())


@functools.cache
def _short_names() -> dict[str, list[str]]:
    return _by_beginning(short_names())
