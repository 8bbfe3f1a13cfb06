"""Lists in prose that do not add up: 主动公开 57 条，其中 A 20 条、B 34 条、C 3 条、D 1 条.

Parts that come to more than their total are wrong wherever no thing can be counted twice; what was published on several channels can.
Parts that come to less are wrong only where the list leaves nothing out: it says so, ends with the rest, or names all that there can be.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from askgov.domain import Finding, Severity
from askgov.wording import plain
from ingest.checks.draft import Draft
from ingest.checks.enumerations import OVERLAPPING, Listing, alike, behind, listing, listings, of_requests
from ingest.checks.finding import finding
from ingest.checks.kinds import Kind, is_whole, kind
from ingest.checks.told import Sentence, Told
from ingest.wording import ONLY_VERBS

_CERTAIN_EXCESS = Decimal("0.3")  # of the total: parts that exceed it by more overlap, a slip is smaller
_NEARLY, _LEAST_PARTS = Decimal("0.04"), 4  # a long list that lacks so little was meant to be whole
_HARDLY, _FEWEST_PARTS = Decimal("0.006"), 3  # a shorter one that lacks hardly anything, too
_TEMPLATE_GAP = Decimal("0.2")  # a list that names kinds of which there were none was meant to be whole, too
_CASES = frozenset({"件", "宗", "起"})
_ONCE = frozenset({"条", "篇", "则", "件", "宗", "份"})  # what stands under one heading of a list and no other
_EVENTS = frozenset({"期", "场", "次", "场次", "人", "人次"})
_OF_ONE_COUNT = frozenset({Kind.APPLICANT, Kind.STATE})  # given in full, what went out does not make up for what came in
_SAID_OF_ALL = frozenset({Kind.OUTCOME, Kind.STATE, Kind.APPLICANT})
_STOCK = re.compile(r"有效|累计|历年|现有|总|阅读|浏览|点击|访问|转发|点赞")  # of all years, or of readers: no part of what was published
_OF_SOME = re.compile(r"中[，,]|申请中|未|不予|其中")
_JOINED = re.compile("(?:加上|外加|另有|连同|以及|及|和|与)[^，。；]{0,8}$")  # 50 件新收申请和 3 件结转申请: no part, one more
# one decision can carry several
_PENALTIES = re.compile("警告|罚款|没收|吊销|责令|停产|停业|拘留|暂扣|通报批评|降低资质|限制|查封|扣押|冻结|划拨|加处")
_FIELDS = re.compile("领域")  # 重点领域 and 民生领域
_HANDLED_BY_WAY = re.compile(
    "(?:网上|线上|网络|在线|全程|掌上|自助|窗口|现场|线下|大厅|就近|跨[省市区]|上门)[^，。；]{0,4}(?:办|审批|预约|评价|通)"
)
_FORMS = re.compile("文字|文本|文稿|图文|图片|图解|图表|图示|一图|长图|海报|视频|音频|动漫|动画|H5|漫画|直播|问答|专家|媒体|访谈")
_OPENING = 20  # characters of a sentence that goes on with the one before: 办理结果为：
_SHOWN = 12  # parts
_REMARK = 60  # characters
_MOST_CARRIED = 40  # figures of what was carried over: a report has a handful

_HALVES = tuple(
    (re.compile(whole), re.compile(one), re.compile(other))
    for whole, one, other in (("建议.{0,6}提案|提案.{0,6}建议", "建议$", "提案$"), ("双公示", "许可", "处罚"))
)


def lists_off(draft: Draft) -> Iterator[Finding]:
    """Lists whose parts do not come to their total, and parts greater than it."""
    carried = _Carried(draft)
    for sentence in draft.sentences:
        seen: list[Listing] = []
        told: list[Finding] = []
        for found in listings(sentence):
            seen.append(found)
            told.extend(() if _lacks_what_is_printed(sentence, found) else _judged(draft, found, carried))
        yield from told or _beyond(draft, sentence)
        implied = _implied(sentence)
        if implied is not None and not any(set(map(id, implied.parts)) & set(map(id, each.parts)) for each in seen):
            yield from _judged(draft, implied, carried)


def _lacks_what_is_printed(sentence: Sentence, found: Listing) -> bool:
    """Whether just what a list lacks is printed between its total and its first part, or in it and was not read as a figure."""
    missing, unit = found.total.quantity.value - found.sum, found.total.quantity.unit
    begin, first, end = found.total.quantity.end, found.parts[0].quantity.start, found.parts[-1].quantity.end
    if missing <= 0 or not unit or begin > first:
        return False
    alike = [q for q in (told.quantity for told in sentence.figures) if q.value == missing and q.unit == unit and begin <= q.start < end]
    printed = re.findall(rf"(?<![\d.,，]){re.escape(plain(missing))}(?=\s*{re.escape(unit)})", sentence.text[begin:end])
    return len(printed) > len(alike) or any(quantity.start < first for quantity in alike)


class _Carried:
    """What a report says of requests carried over the turn of the year; it may stand between a total and its parts."""

    def __init__(self, draft: Draft) -> None:
        cells = {name: draft.totals.get(f"requests.carried_{name}") for name in ("in", "out")}
        prose = set([s.value for s in draft.statements if "转" in s.label and s.unit in _CASES][:_MOST_CARRIED])
        self.known = all(cell is not None for cell in cells.values())
        numbers = {cell.value for cell in cells.values() if cell is not None and cell.value is not None} | prose
        self._numbers = numbers
        self._gaps = (
            numbers | {abs(one - other) for one in numbers for other in numbers} | {one + other for one in numbers for other in numbers}
        )

    def explain(self, found: Listing) -> bool:
        """Whether the difference of a list of requests is what was carried in or out."""
        if "新收" in found.total.label and found.kind in (Kind.WAY, Kind.APPLICANT) and found.sum < found.total.quantity.value:
            return False  # each of the new ones came from somebody in some way
        whole = found.in_full and found.kind in _OF_ONE_COUNT
        return of_requests(found.total) and abs(found.sum - found.total.quantity.value) in (self._numbers if whole else self._gaps)


def _judged(draft: Draft, found: Listing, carried: _Carried) -> Iterator[Finding]:
    total, parts = found.total.quantity.value, found.sum
    if len(found.parts) < 2 or abs(parts - total) <= _rounding(found) or _is_of_a_rival(found) or carried.explain(found):
        return
    if parts > total and _remarked(draft, found):
        return
    if of_requests(found.total) and found.parts[0].quantity.value * 2 == parts:
        return  # a total before its parts: 从 33 件的办理结果看，予以公开 14 件
    weighed = _excess(found, carried) if parts > total else _shortage(found, carried)
    severity = Severity.DOUBT if weighed is None and _are_halves(found) else weighed
    if severity is None:
        return
    shown = " + ".join(plain(part.quantity.value) for part in found.parts[:_SHOWN]) + (" + …" if len(found.parts) > _SHOWN else "")
    unit = found.total.quantity.unit
    apart, way = plain(abs(parts - total)), "多" if parts > total else "少"
    hint = _CHANNELS if found.kind is Kind.CHANNEL else _ONCE_OR_TWICE if severity is Severity.NOTE else _HINTS[way, severity]
    message = (
        f"正文写“{found.total.label}” {plain(total)} {unit}，分列的各项（{shown}）加起来是 {plain(parts)} {unit}，"
        f"{way}了 {apart} {unit}，{hint}"
    )
    yield _found("prose_list", draft, (found.total, *found.parts), message, (total, parts), severity)


_CHANNELS = "同一条信息可能在几个渠道发布，请核对各渠道的数和总数的口径"
_ONCE_OR_TWICE = "同一篇内容、同一次活动可能兼有几种形式，请核对各项和总数的口径"
_HINTS = {
    ("多", Severity.ERROR): "请核对总数和各项的数",
    ("多", Severity.DOUBT): "请核对总数和各项的数，以及各项有没有重复计算",
    ("少", Severity.ERROR): "请核对总数和各项的数，看有没有漏写的一项",
    ("少", Severity.DOUBT): "请看是否漏写了一项，或者总数有误",
}


def _remarked(draft: Draft, found: Listing) -> bool:
    """Whether the sentence behind a list says that its parts overlap: 一条留言可能涉及几类。"""
    said = found.total.statement.sentence if found.total.statement else ""
    behind_it = (chunk.text.partition(said)[2] for chunk in draft.chunks if said and said in chunk.text)
    remarks = (text.strip("。；;\n （(").partition("。")[0][:_REMARK] for text in behind_it)
    return any(OVERLAPPING.search(remark) and not re.search("[0-9]", remark) for remark in remarks)


def _rounding(found: Listing) -> Decimal:
    """How far money in rounded units may be off: half a unit of the last place of each figure."""
    if not found.total.quantity.unit.endswith("元"):
        return Decimal(0)
    exponents = [int(told.quantity.value.as_tuple().exponent) for told in (found.total, *found.parts)]
    if not any(exponents) and found.total.quantity.unit == "元":
        return Decimal(0)
    return sum((Decimal(1).scaleb(exponent) / 2 for exponent in exponents), Decimal(0))


def _is_of_a_rival(found: Listing) -> bool:
    """Whether the parts may divide another figure before them: they come to it, or to two of them, or stay within it."""
    values = [told.quantity.value for told in found.rivals]
    every = [*values, found.total.quantity.value]
    sums = {one + other for index, one in enumerate(every) for other in every[:index]}
    return found.sum in {*values, *sums} or any(value > found.sum for value in values)


def _excess(found: Listing, carried: _Carried) -> Severity | None:
    total, unit = found.total.quantity.value, found.total.quantity.unit
    certain = found.sum - total <= total * _CERTAIN_EXCESS
    if (found.ends_early and not (found.has_one_more and certain)) or found.kind is None or _overlap(found):
        return None
    if found.kind is Kind.STATE and not carried.known:
        return None  # what was carried in is done and not received
    beyond = any(part.quantity.value > total for part in found.parts)
    if unit in _EVENTS and certain and not found.rivals and _are_contrasted(found):
        return Severity.NOTE
    if unit not in _ONCE and not (unit.endswith("元") or found.in_full or (beyond and unit in _EVENTS)):
        return None  # people, places and meetings have several qualities at once
    if (found.kind is Kind.CHANNEL and not certain and not beyond) or _is_of_forms(found):
        return Severity.NOTE  # the same things on each
    one_more = found.has_one_more and found.kinds[-1] is not Kind.REST
    if found.kind is Kind.CHANNEL or found.rivals or one_more or not certain or unit not in _ONCE:
        return Severity.DOUBT
    return Severity.DOUBT if found.kind is Kind.OUTCOME and not _is_of_the_done(found, carried) else Severity.ERROR


def _overlap(found: Listing) -> bool:
    """Whether parts hold each other by their names: 双公示 is 许可 and 处罚, and what was kept may have been amended, too. A decision
    may carry several penalties, and a matter be begun online and ended at the counter."""
    labels = " ".join(part.label for part in found.parts)
    deeds = found.kind is Kind.TOPIC and any(ONLY_VERBS.fullmatch(part.label) for part in found.parts)
    if any(len([part for part in found.parts if each.search(part.label)]) > 1 for each in (_PENALTIES, _FIELDS)):
        return True
    if "申请" not in found.total.label and _HANDLED_BY_WAY.search(labels):
        return True
    return deeds or ("双公示" in labels and re.search("许可|处罚", labels) is not None)


def _are_halves(found: Listing) -> bool:
    """Whether a total is by its name just its two parts: 建议提案 are 建议 and 提案, 双公示 is of 许可 and 处罚."""
    labels = [part.label for part in found.parts]
    return len(labels) == 2 and any(
        whole.search(found.total.label) and any(one.search(a) and other.search(b) for a, b in (labels, labels[::-1]))
        for whole, one, other in _HALVES
    )


def _are_contrasted(found: Listing) -> bool:
    """Whether two parts differ by one word before the same: 线上培训 and 集中培训."""
    labels = [part.label for part in found.parts]
    return len(labels) == 2 and labels[0][-1:] == labels[1][-1:] and labels[0] != labels[1]


def _is_of_forms(found: Listing) -> bool:
    """Whether things are divided by the form they are told in: a piece in words has pictures, too."""
    return len([part for part in found.parts if _FORMS.search(part.label)]) > 1


def _is_of_the_done(found: Listing, carried: _Carried) -> bool:
    """Whether outcomes are held against what was done, or against what came in of which nothing else is open."""
    return carried.known or any(word in found.total.label for word in ("办结", "答复", "办理"))


def _shortage(found: Listing, carried: _Carried) -> Severity | None:
    if found.rivals and any(abs(told.quantity.value - found.sum) < found.total.quantity.value - found.sum for told in found.rivals):
        return None
    missing, total = found.total.quantity.value - found.sum, found.total.quantity.value
    if found.kind is Kind.STATE and missing > total * _TEMPLATE_GAP:
        return None  # some of what was done
    if found.in_full:
        certain = (
            not found.rivals
            and (found.kind is not Kind.OUTCOME or _is_of_the_done(found, carried))
            and found.kind not in (Kind.CHANNEL, Kind.WAY)  # by fax or mail, too
        )
        return Severity.ERROR if certain else Severity.DOUBT
    if found.is_open or len(found.parts) < _FEWEST_PARTS or found.kind in (Kind.OUTCOME, Kind.STATE):
        return None
    if len(found.parts) < _LEAST_PARTS:
        return Severity.DOUBT if missing <= total * _HARDLY else None
    template = any(not part.quantity.value for part in found.parts) and missing <= total * _TEMPLATE_GAP
    return Severity.DOUBT if template or missing <= total * _NEARLY else None


def _beyond(draft: Draft, sentence: Sentence) -> Iterator[Finding]:
    """A figure that 其中 makes a part of a smaller one."""
    tops = sentence.tops
    for index, (total, part) in enumerate(pairwise(tops)):
        words = sentence.between(total.quantity.end, part.quantity.start)
        larger = total.quantity.unit in _ONCE | _EVENTS and alike(total, part) and part.quantity.value > total.quantity.value
        if not larger or not words.lstrip("，、；,;（( ").startswith("其中") or not (total.is_exact and part.is_exact):
            continue
        if _STOCK.search(part.label) or any(alike(told, part) and told.quantity.value >= part.quantity.value for told in tops[:index]):
            continue
        if total.statement is not None and part.statement is not None:
            sides = total.quantity.value, part.quantity.value
            message = (
                f"正文写“{total.label}” {plain(sides[0])} {total.quantity.unit}，其中“{part.label}”却有 {plain(sides[1])} "
                f"{part.quantity.unit}，部分大过了总数，请核对这两个数"
            )
            yield _found("prose_part", draft, (total, part), message, sides, None)


def _implied(sentence: Sentence) -> Listing | None:
    """What a sentence says of the requests received, answered or asked by whom, without 其中: 受理 21 件，18 件已答复，2 件正在办理."""
    tops = sentence.tops
    kinds = [kind(told.label, behind(sentence, told)) for told in tops]
    first = next((index for index in range(len(tops)) if _is_divided(tops[index:], kinds[index:], sentence)), None)
    if first is None or (first == 0 and sentence.before is None):
        return None
    if first and _JOINED.search(sentence.between(tops[first - 1].quantity.end, tops[first].quantity.start)):
        return None
    opening = sentence.text[: tops[0].quantity.start]
    if first == 0 and (Kind.OUTCOME not in kinds or len(opening) > _OPENING or _OF_SOME.search(opening.partition(tops[0].label)[0])):
        return None
    above = sentence.before.tops if sentence.before else ()
    before = tops[:first] or [told for told in above if told.statement and not told.statement.parent]
    totals = [told for told in before if alike(told, tops[first])]
    return listing(sentence, totals, tops[first:], False, False) if len(totals) == 1 and of_requests(totals[0]) else None


def _is_divided(tops: Sequence[Told], kinds: Sequence[Kind], sentence: Sentence) -> bool:
    """Whether figures are all that there can be of one kind."""
    one = set(kinds) - {Kind.REST}
    if len(tops) < 2 or len(one) > 1 or not one <= _SAID_OF_ALL or not all(alike(tops[0], told) for told in tops):
        return False
    return is_whole([told.label + behind(sentence, told) for told in tops], kinds)


def _found(
    rule_id: str, draft: Draft, told: Sequence[Told], message: str, sides: tuple[Decimal, Decimal], severity: Severity | None
) -> Finding:
    operands = [each.statement.source for each in told if each.statement is not None]
    return finding(rule_id, draft.report.id, message, operands, sides, severity)
