"""Finds the figures of a text: a numeral that counts something in this report, with its measure word.

Dates, document numbers, articles of law, ordinals, hotlines, addresses, ranges, frequencies, slogans and set phrases are not
figures. What cannot be told for sure is left out: a missing figure can be read in its sentence, a wrong one misleads.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from ingest.numerals import CHINESE, DIGITS, arabic, chinese
from ingest.sentences import Enclosure, enclosures
from ingest.units import DURATIONS, SECOND_UNIT, UNIT, canonical


class Quantity(NamedTuple):
    """``text[start:end]`` is the figure as printed, with its 近 or 余 and its unit; ``numeral`` is where the digits begin."""

    start: int
    numeral: int
    end: int
    value: Decimal
    unit: str  # "" when the text has none
    approximate: bool


_MULTIPLIERS = {"百": 10**2, "千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}
_ABOUT = r"将近|接近|大约|超过|突破|(?<![最附临])近|(?<![节预])约|超|逾"
_ROUND = 20  # from here on, 近 before a Chinese numeral means nearly
_SPACE = r"\s{0,3}"
_ARABIC = re.compile(
    rf"(?P<about>{_ABOUT})?{_SPACE}(?P<numeral>{DIGITS}){_SPACE}(?P<some>[余多])?(?P<multiplier>百万|千万|万亿|百|千|万|亿)?"
    rf"{_SPACE}(?P<more>[余多])?{_SPACE}(?P<unit>{UNIT}{SECOND_UNIT})(?P<after>左右|以上|上下)?"
)
_CHINESE = re.compile(
    rf"(?P<about>{_ABOUT})?(?P<numeral>{CHINESE})(?P<some>[余多])?(?P<unit>(?:人次|条次|件|条|篇|次|期|场|份|册|宗|家|户|名|项|个|万元|元)(?!{CHINESE}))"
)
_PER_CENT = re.compile(rf"(?P<about>{_ABOUT})?百分之(?P<numeral>{DIGITS}|百|{CHINESE})(?:点(?P<decimals>{CHINESE}))?")
_BARE = re.compile(
    rf"(?:信息|事项|总数|总量|件数|条数|次数|人数|数量|[访问点击阅读浏览播放观看下载转发点赞订阅关注粉丝户]{{2}}[量数]|总访问次数|粉丝|用户)"
    rf"(?:共计|合计|总计|共|为|达到|达|[：:])?{_SPACE}(?P<about>{_ABOUT})?{_SPACE}"
    rf"(?P<numeral>{DIGITS})(?P<some>余)?(?P<multiplier>万|亿)?(?P<more>余)?(?P<unit>)(?P<after>)"
    rf"(?={_SPACE}(?:[，。；、;,）)](?!\s?[0-9０-９])|$))"
)

_CROWD = re.compile(
    rf"(?P<about>{_ABOUT})?{_SPACE}(?P<numeral>{DIGITS})(?P<some>[余多])?(?P<multiplier>万|亿)(?P<more>[余多])?"
    r"(?P<unit>)(?P<after>)(?=粉丝|用户|群众|市民|村民|居民|网民|网友|学生|师生|企业|商户|农户)"
)

# 微博、微信粉丝数分别为 19.1 万和 31.4 万: numbers without a unit, one behind the other
_MYRIADS = rf"(?:{_ABOUT})?{_SPACE}{DIGITS}[余多]?(?:万|亿)[余多]?"
_IN_A_ROW = re.compile(
    rf"(?:粉丝|用户|关注|阅读|访问|浏览|播放|点击|点赞|下载|转发)(?:人数|数量|总数|数|量)?分别(?:为|达到|达|有|是){_SPACE}"
    rf"(?P<row>{_MYRIADS}(?:{_SPACE}[、和及]{_SPACE}{_MYRIADS})+)(?={_SPACE}(?:[，。；;,）)]|$))"
)
_ONE_OF_ROW = re.compile(
    rf"(?P<about>{_ABOUT})?{_SPACE}(?P<numeral>{DIGITS})(?P<some>[余多])?(?P<multiplier>万|亿)(?P<more>[余多])?(?P<unit>)(?P<after>)"
)

_ORDINALS = re.compile(rf"第{_SPACE}(?:{DIGITS}|{CHINESE})(?:[、,，和及至\-—~]\s?第?(?:{DIGITS}|{CHINESE}))*")
_ADDRESSES = re.compile(r"(?:https?://|www\.)[^\s）)\]，。；、]+|[\w.+-]{1,64}@[\w.-]{1,64}|\]\([^)\s]{1,300}\)")
_FIXED = re.compile(r"(?:26|二十六|31|三十一)\s?个(?:试点)?领域|[一1]件事|十四五|十三五|十五五|百分百")

_NOT_BEHIND = re.compile(
    # a part of something longer: 1+X, 7×24, PM2.5, 1万2千, a broken numeral
    r"(?:[0-9０-９+＋×/·.．\-－]\s*|[十百千万亿〇零]|(?<![A-Za-z]{2})[A-Za-z])$"
    r"|[0-9０-９][，:：]$|[0-9０-９%％]\s?(?:[件条篇次期场个项份人元万日]{1,2}\s?)?[~～–—至到]\s?$"
    r"|每[^，。；、]{0,6}$|各[^，。；、自项类级]{0,3}$|[同单]一?申请人[^，。；、]*$"
    r"|(?:至少|最少|不少于|不得少于|不低于|不超过|不得超过|至多|最多)[^，。；、”]{0,6}$|(?:跑|一式|前|满分|国办发|第)\s?$"
)
_NOT_AHEAD = re.compile(
    r"\s?[~～–—\-－至到]\s?[0-9０-９]|\s?(?:以内|以下|之内)|\s?[/／]|的部分|的，?[按收]|[“\"]\s?(?:[0-9]|一(?![起般])|[^”\"]{0,4}[0-9])"
)
# 低保标准提高到每人每月 712 元, 每餐补助 5 元: what somebody gets is a figure of the year; what a copy costs (每件 100 元) is a tariff
_BENEFIT = re.compile(
    r"(?:低保|补助|补贴|津贴|养老金|保障|供养)[^，。；、0-9]{0,12}每[^，。；、0-9不最至超]{1,6}$"
    r"|每[^，。；、0-9]{1,5}(?:补助|补贴)(?:标准)?(?:为|达)?$"
)
_THRESHOLD = re.compile(r"(?<=以上)(?:的|联名|申请|要求|标准|目标|方可)")  # 对 3 人以上联名申请
_DAMAGED = re.compile(r"[?\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff□■▯]")  # what a poor scan or a lost font leaves of characters
_INDIVISIBLE = frozenset("条件篇个份项册本家户名宗起场期部版则位")  # counted one by one: 3.607 件 is a slip of a separator
_STRUCTURE = re.compile(r"\s?(?:方面|部分|维度|环节|层面|阶段|步骤|角度|到位|必须|严禁|坚持|转变|结合|统一|一律|试点领域)")
_MEASURES_TIME = re.compile(r"[天日]数|平均|连续|缩短|压缩|提前|减少|用时|时长|延长")
_COUNTING = re.compile(
    r"(?:共|共计|累计|合计|总计|收到|受理|办结|答复|举办|召开|开展|组织|发布|编印|印发|编制|举行|制作|印制|新增|开设|设立|配备|处理)了?\s?$"
)


def quantities(text: str) -> tuple[Quantity, ...]:
    """All figures of the text in reading order; they never overlap."""
    barred = _merged(
        [match.span() for pattern in (_ORDINALS, _ADDRESSES, _FIXED) for match in pattern.finditer(text)]
        + [(pair.opening, pair.closing) for pair in enclosures(text) if _is_slogan(pair)]
    )
    starts = [start for start, _ in barred]
    found: list[Quantity] = []
    for quantity in sorted(_candidates(text), key=lambda quantity: (quantity.start, -quantity.end)):
        nearest = bisect_right(starts, quantity.numeral) - 1
        if (nearest >= 0 and quantity.numeral < barred[nearest][1]) or _is_damaged(text, quantity):
            continue
        if not found or quantity.start >= found[-1].end:
            found.append(quantity)
    return tuple(found)


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _is_damaged(text: str, quantity: Quantity) -> bool:
    """Whether a character that could not be read touches the figure: it may have been a digit."""
    return _DAMAGED.search(text, max(0, quantity.start - 2), quantity.end + 2) is not None


def _is_slogan(pair: Enclosure) -> bool:
    """Titles 《…》 and short quotations (“最多跑一次”, “1+X”) name things; their numerals count nothing here."""
    return pair.mark in "《〈" or (pair.mark in '“「‘"' and pair.closing - pair.opening <= 24) or pair.mark in "〔[【"


def _candidates(text: str) -> Iterator[Quantity]:
    for match in _ARABIC.finditer(text):
        if _counts(text, match) and not _is_split(text, match):
            yield _arabic_quantity(match)
    for match in _CROWD.finditer(text):
        if not _NOT_BEHIND.search(text[max(0, match.start("numeral") - 16) : match.start("numeral")]):
            yield _arabic_quantity(match)
    for row in _IN_A_ROW.finditer(text):
        yield from map(_arabic_quantity, _ONE_OF_ROW.finditer(text, *row.span("row")))
    for match in _PER_CENT.finditer(text):
        value = _per_cent(match)
        if value is not None:
            yield Quantity(match.start(), match.start(), match.end(), value, "%", match["about"] is not None)
    for match in _CHINESE.finditer(text):
        value = chinese(match["numeral"])
        if value is not None and _counts(text, match) and _chinese_counts(text, match, value):
            rounded = match["about"] is not None or match["some"] is not None
            yield Quantity(match.start(), match.start("numeral"), match.end(), value, canonical(match["unit"]), rounded)
    for match in _BARE.finditer(text):
        if not re.fullmatch(r"(?:19|20)[0-9]{2}", match["numeral"]):
            yield _arabic_quantity(match)


def _counts(text: str, match: re.Match[str]) -> bool:
    """Whether the surroundings of a numeral with a measure word leave it a count."""
    start, unit = match.start("numeral"), match["unit"]
    before = text[max(0, match.start() - 16) : match.start()]
    benefit = unit in ("元", "万元") and _BENEFIT.search(text[max(0, start - 24) : start]) is not None
    barred = _NOT_BEHIND.search(before) or _NOT_BEHIND.search(text[max(0, start - 16) : start])
    if (barred and not benefit) or _NOT_AHEAD.match(text, match.end()):
        return False
    if unit in "个项条" and _STRUCTURE.match(text, match.end()):
        return False
    if _THRESHOLD.match(text, match.end()) or (unit == "位" and re.search(r"前进|上升|提升|名次|排名", before)):
        return False
    if unit == "分" and not re.search(r"得分|评分|成绩|总分|考核|平均分|均分|分值", before):
        return False
    return unit not in DURATIONS or _MEASURES_TIME.search(text[max(0, start - 12) : start]) is not None


def _is_split(text: str, match: re.Match[str]) -> bool:
    """Whether decimals stand where only whole things are counted."""
    printed = re.search("[.．]", match["numeral"]) is not None and not match["multiplier"]
    return printed and match["unit"] in _INDIVISIBLE and "均" not in text[max(0, match.start() - 12) : match.start()]


def _arabic_quantity(match: re.Match[str]) -> Quantity:
    value, unit = arabic(match["numeral"]), canonical(match["unit"])
    multiplier = match["multiplier"] or ""
    if unit == "元" and multiplier in ("万", "亿"):
        unit = multiplier + unit  # the report's own unit of money
    elif multiplier:
        value = _plain(value * _MULTIPLIERS[multiplier])
    approximate = any(match[part] for part in ("about", "some", "more", "after"))
    return Quantity(
        match.start() if match["about"] else match.start("numeral"), match.start("numeral"), match.end(), value, unit, approximate
    )


def _plain(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _per_cent(match: re.Match[str]) -> Decimal | None:
    numeral, decimals = match["numeral"], match["decimals"]
    if numeral == "百":
        return Decimal(100)
    value = arabic(numeral) if numeral[0] in "0123456789０１２３４５６７８９" else chinese(numeral)
    if value is None or decimals is None:
        return value
    digits = "".join(str("零一二三四五六七八九".find(character)) for character in decimals.replace("〇", "零"))
    return value + Decimal(f"0.{digits}") if digits.isdecimal() else None


def _chinese_counts(text: str, match: re.Match[str], value: Decimal) -> bool:
    """Chinese numerals are mostly idiom (一次性, 三项制度): they count at the end of a clause or right behind a verb of counting."""
    before, unit = text[max(0, match.start() - 6) : match.start()], match["unit"]
    if match["about"] in ("近", "约") and value < _ROUND:
        return False  # 近三次 are the last three
    if (
        re.search(r"(?:[第每近数几上成之同某另任各两一二三四五六七八九十]|[只仅]计|算作?|前进了?|上升了?|提升了?)$", before)
        or not before.strip()
    ):
        return False
    if re.match(r"\s?(?:[，。；、）)]|$)", text[match.end() :]):
        return value > 1 or re.search(r"(?:共|计|收到|受理|申请|办结|举办|召开)\s?$", before) is not None
    said = _COUNTING.search(before)
    if said is None or (unit in "个项" and not re.search(r"(?:共|计|新增|开设|设立)了?\s?$", before)):
        return False
    return value > 1 or "共" in said[0]
