"""Names a figure of a sentence with the sentence's own words: 公告公示 · 收到公众意见 · 制作政策简明问答.

Chinese puts a count behind its noun (收到公众意见 382 条) or before it (收到 382 条公众意见). Both are read here; adverbs, times and
places that merely introduce (全年, 我局, 共) fall away, verbs stay: 收到 and 办结 are different figures.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.quantities import Quantity
from ingest.sentences import Enclosure
from ingest.units import DURATIONS
from ingest.wording import GROWTH, HONOUR, ONLY_VERBS, PREDICATE, PREDICATE_INSIDE, SPLITTING_VERB, VERB_AT_END, bare, shortened

_HARD = "，。！？；：,;:!?"
_LONG = 24
_FARTHEST = 60  # characters behind a figure in which its noun can stand
_FARTHEST_BACK = 400  # characters before it
_MOST_HOPS = 2  # clauses to go back for a name: 主动公开信息，共计，100 条
_CHANNEL_AT_END = re.compile(r"(?:网站|平台|公众号|微博|微信|[局县市区镇办]|中心|系统|部门|单位|申请)$")

_MARK = re.compile(r"[，。！？；：,;:!?、（()）]")
_LEVELS = re.compile(r"[（(][市州盟县区旗镇乡街道村居社区、]{1,8}[）)]")  # 22 个县（市）区 is one word
_ORGANS = re.compile(r".{0,8}?(?:单位|部门|乡镇|街道|企业|机构|人员|学校|申请|案件)(?=的)")
_NOMINAL = re.compile(r"(?:均|都|全部)?(?:为|是|属于?|系)([\u4e00-\u9fff“”]{2,12})(?<!的)")
_SECOND_PART = re.compile(rf"(?<=..)中(?=..)|{SPLITTING_VERB.pattern}")  # 46 家机构[中注销]29 家


class Name(NamedTuple):
    """``words`` name the figure; "" when nothing does. Verb-only and relative names borrow from the figure before."""

    words: str
    verb_only: bool = False  # 办结 · 免费赠阅
    relative: bool = False  # 同比增长 · 占总数
    approximate: bool = False  # 约占


class Room(NamedTuple):
    """The stretch of a sentence in which a figure's name can stand: offsets into the text."""

    left: int  # end of the figure before it, or where the sentence or the brackets begin
    follows: bool  # whether ``left`` is the end of a figure
    right: int | None  # start of the next figure
    end: int  # end of the sentence


def name_of(text: str, quantity: Quantity, room: Room, rounds: Sequence[Enclosure]) -> Name:
    """Names the quantity with the words around it."""
    room = room._replace(left=max(room.left, quantity.start - _FARTHEST_BACK))
    lead_start = _lead_start(text, room.left, quantity.start, rounds)
    lead = text[lead_start : quantity.start]
    if lead_start == room.left and room.follows:
        lead = _own_lead(lead)
    words, noun = bare(lead), _noun(text, quantity.end, room)
    if not words and not noun and (nominal := _NOMINAL.fullmatch(_until_mark(text, quantity.end, room))):
        words = bare(nominal[1])  # 其中 3525 件为本年新收
    if not words and not noun:
        words = _from_earlier(text, lead_start, room, rounds)
    if re.search(r"[0-9]大?[类级层]$", words):
        words = ""  # 6 大类 30 条: an outline, not a thing
    approximate = "约占" in words
    words = words.replace("约占", "占")
    if re.search(r"[由从]\s*$", lead) and words:
        return Name("原" + words.rstrip("由从"))  # 平均等候时间由 11 分钟降到 4 分钟
    if quantity.unit in DURATIONS and len(words) <= 2 and not noun:
        words += quantity.unit.removeprefix("个")  # 连续 12 个季度
    if noun:
        apposed = re.search(r"[等、和及与]\s*$", lead) is not None  # 宿城区、市公安局等 26 个单位
        return Name(_with_noun("" if apposed else words, noun, text[quantity.end : quantity.end + 40]), approximate=approximate)
    words = words or bare(_until_mark(text, quantity.end, room))  # 3 件[已办结]
    if quantity.unit == "倍" and (base := re.fullmatch(r"(.*?)[是为]?((?:[上去前]年|20[0-9]{2}年|上年|同期).*)", words)):
        words = f"{base[1]}较{base[2]}"  # 申请量是去年的 2 倍
    return Name(words, ONLY_VERBS.fullmatch(words) is not None, GROWTH.match(words) is not None, approximate)


def _from_earlier(text: str, start: int, room: Room, rounds: Sequence[Enclosure]) -> str:
    """The name from a clause before: 主动公开信息，共计 100 条. Words that name the figure before are left to it."""
    for _ in range(_MOST_HOPS):
        if start <= room.left:
            break
        end, start = start - 1, _lead_start(text, room.left, start - 1, rounds)
        clause = text[start:end]
        if start == room.left and room.follows:
            verb = SPLITTING_VERB.search(clause, 1)
            clause = clause[verb.start() :] if verb else ""
        if words := bare(clause):
            return words
    return ""


def _own_lead(between: str) -> str:
    """The part of the words between two figures that leads to the second: 件申请案件[收取了信息处理费] · 个乡镇和[] · 条留言、[办结]."""
    if not between.strip() or re.match(r"\s*[、，和及与]", between):
        return between
    if "、" in between:
        return between[between.index("、") + 1 :]
    if among := re.match(r"[\u4e00-\u9fff]{1,8}中(?=.{2})", between):
        return between[among.end() :]  # 46 家机构中注销 29 家
    if verb := SPLITTING_VERB.search(between, 1):
        return between[verb.start() :]
    return "" if re.search(r"(?:[和及与]|以及)\s*$", between) else between


def _lead_start(text: str, left: int, start: int, rounds: Sequence[Enclosure]) -> int:
    """Walks back from ``start`` to the beginning of the clause; an aside in brackets is stepped over."""
    asides = {pair.closing: pair.opening for pair in rounds if left <= pair.opening < start}
    position = start
    while position > left:
        character = text[position - 1]
        if position - 1 in asides:
            position = asides[position - 1]
        elif character in _HARD or character in "（(":
            return position
        else:
            position -= 1
    return position


def _noun(text: str, end: int, room: Room) -> str:
    """The noun that follows a figure: 119 期[政策简明问答]; "" when something else follows."""
    after = _until_mark(text, end, room)
    if not after or PREDICATE.match(after):
        return ""
    if room.right is not None and not _MARK.search(text, end, room.right) and (verb := _SECOND_PART.search(after, 2)):
        after = after[: verb.start()]
    if cut := PREDICATE_INSIDE.search(after):
        after = after[: cut.start()]
    if twice := re.fullmatch(r"(.{1,30}(..))[和及与].{0,30}\2", after):
        after = twice[1]  # 1 个市级专区[和县乡专区]: the count is of the first
    if organs := _ORGANS.match(after):
        after = organs[0]  # 34 个预算单位[的预决算公开情况]
    return re.sub(r"(?:[和与及]|以及|[、“]|累计|共计|合计|(?<=..)中)$", "", after)[:_LONG]


def _until_mark(text: str, end: int, room: Room) -> str:
    """What stands between a figure and the next punctuation mark or figure."""
    after = text[end : min(room.end, room.right or room.end, end + _FARTHEST)]
    levels = [match.span() for match in _LEVELS.finditer(after)]
    marks = (mark.start() for mark in _MARK.finditer(after))
    stop = next((mark for mark in marks if not any(start <= mark < end for start, end in levels)), len(after))
    return re.sub(r"\s+", "", after[:stop])


def _with_noun(lead: str, noun: str, after: str) -> str:
    if VERB_AT_END.search(lead) or _CHANNEL_AT_END.search(lead):
        return shortened(lead + noun)
    honour = HONOUR.search(re.split("[。；]", after)[0])
    return noun + honour[0] if honour and not lead else noun
