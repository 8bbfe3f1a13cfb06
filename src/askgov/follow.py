"""A turn that goes on from the one before (那2023年呢, 换成公安局, 行政许可呢, 前三名): the whole question that it stands for.

Computations and passages are followed by their text: what the new turn names takes the place of what it replaces, so that the question
can be read, planned and shown like any other.
"""

import re
from collections.abc import Sequence

from askgov.dispute_ends import end_of
from askgov.domain import ComputeQuery, Decline, FigureQuery, Operation, PassageQuery, Plan, StatementQuery
from askgov.question.next_year import YEAR_AFTER, YEAR_BEFORE
from askgov.question.reading import Reading
from askgov.question.residue import HOW_MANY

CUT_SHORT = "没有听懂这一问接着前面问的是什么。请把机关、年度和要问的事写完整再问。"
_ELLIPTIC = re.compile(r"呢[?？]?$|^(?:那|其中|第|最后|倒数|前|后|再|它|除(?:了|去|开)?)[^,，。]{0,8}[?？]?$|^哪")

_HOW_MANY_LAST = re.compile(r"(?:的)?(?:一共|总共|合计|共)?(?:有|是|收到|办了?)?(?:多少|几)(?:[件条起宗个份次项]|万元)?[呢啊呀]?[?？]?$")

_THE_SAME = r"(?:的)?(?:(?:同一个|同样的|这个|那个)?数字?)?(?:呢|是多少|多少|怎么样)?[?？]?$"
_YEAR_BEFORE = re.compile(rf"^(?:那么?)?(?:它|他们)?(?:的)?{YEAR_BEFORE}{_THE_SAME}")
_YEAR_AFTER = re.compile(rf"^(?:那么?)?(?:它|他们)?(?:的)?{YEAR_AFTER}{_THE_SAME}")
_NTH = re.compile(
    r"^(?:那么?)?排?(?P<nth>第[一二三四五六七八九十\d]{1,2})[名位个家]?(?:的)?(?:又)?是?(?:谁|哪一?[个家年])?(?:呢|啊|呀)?[?？]?$"
)

_BOTH_YEARS = re.compile(r"(?:这|那)?[两二]年|各年|每年")


def of_place(text: str, before: Plan | None) -> str:
    """第二个是谁, 第二呢 after a ranking, as 第二名呢; any other turn as it is."""
    ranked = isinstance(before, ComputeQuery) and before.operation in (Operation.EXTREME, Operation.RANK)
    match = _NTH.match(text.strip())
    return f"{match['nth']}名呢" if match is not None and ranked else text


def ranked_again(before: ComputeQuery, reading: Reading, organs: Sequence[str]) -> ComputeQuery | None:
    """Another place in a ranking, its other end, how far its ends are apart, the place of one; None for turns that ask something else.

    第二多的呢, 最少的呢, 最多和最少差多少, 公安局排第几.
    """
    order = reading.order
    apart = _ends_apart(reading)
    plain = before.operation in (Operation.EXTREME, Operation.RANK) and before.threshold is None and (apart or not before.spread)
    other = any(not {term.concept for term in before.terms} & set(slot.candidates) for slot in reading.concepts.slots)
    more = bool(reading.years or reading.applicants or reading.group or order.threshold)
    more = more or (other if apart else bool(reading.concepts.slots or reading.operators))
    if not plain or more or reading.residue or reading.strangers or (reading.organs and order.order != "rank_of"):
        return None
    base = {"operation": Operation.RANK, "top": 0, "nth": 0, "focus": None, "why": None}
    match order.order:
        case "sorted" if apart:
            return before.model_copy(update={**base, "measure": Operation.VALUE, "most": True, "spread": True})
        case "nth":
            most = order.most if re.search("[多少高低大小]|倒数", reading.text) else before.most
            return before.model_copy(update={**base, "nth": order.number, "most": most})
        case "extreme":
            return before.model_copy(update={**base, "operation": Operation.EXTREME, "most": order.most})
        case "rank_of" if len(organs) == 1 and before.axis == "entity":
            focus = next((at for at, term in enumerate(before.terms) if term.entity == organs[0]), None)
            return before.model_copy(update={**base, "focus": focus}) if focus is not None else None
        case _:
            return None


def _ends_apart(reading: Reading) -> bool:
    """Whether it is asked how far both ends of an order are apart: 最多和最少差多少."""
    return reading.operators == ("difference",) and reading.order.order == "sorted" and len(reading.order.spans) > 1


def neighbouring_year(text: str, years: tuple[int, ...]) -> int | None:
    """The year that 前一年呢 or 后一年呢 means after a turn about ``years``; None for any other text."""
    if len(years) != 1:
        return None  # 第二年 of several years is one of them
    if _YEAR_BEFORE.match(text):
        return years[0] - 1
    return years[-1] + 1 if _YEAR_AFTER.match(text) else None


def goes_on(reading: Reading) -> bool:
    """Whether a turn only names slots: an organ, a year, a line, a column, an order; nothing that is left unexplained."""
    named = (reading.operators, reading.organs, reading.years, reading.concepts.slots, reading.applicants)
    ordered = reading.order.order or reading.order.threshold
    asked = reading.operators or ordered  # 2024年各部门处罚最多的 stands by itself
    complete = (reading.organs or (reading.group is not None and asked)) and reading.years and reading.concepts.slots
    unclear = reading.residue or reading.strangers or reading.absent or reading.sections or reading.elsewhere
    checks = "check" in reading.operators  # 对得上吗 is a question of its own about a report
    return bool(any(named) or ordered) and not complete and not unclear and not checks


def names_only(reading: Reading) -> bool:
    """Whether a reply is an organ, a year or both and nothing else: 墨岭县2023年, after 行政许可多少件 was asked back."""
    more = reading.concepts.slots or reading.applicants or reading.operators or reading.order.order or reading.order.threshold
    return bool(reading.organs or reading.years) and not (
        more or reading.residue or reading.strangers or reading.absent or reading.sections or reading.group is not None or reading.asks
    )


def resumed(before: Reading, now: Reading) -> str:
    """The question before with what the new turn names in its place."""
    edits: list[tuple[int, int, str]] = []
    added = ""
    if now.years and not (now.operators and now.base_year):  # 比2023年多多少 is of the year before it
        new = "、".join(now.text[year.start : year.end] for year in now.years)
        edits += _replaced([(year.start, year.end) for year in before.years], new) or [(0, 0, new)]
    if now.organs:
        new = "、".join(organ.text for organ in now.organs)
        if len(before.organs) == len(now.organs) == 1 and now.organs[0].place and len(before.organs[0].candidates) > 1:
            new += before.organs[0].text  # 教育局 … of which place? 云溪县的: its 教育局
        named = [(organ.start, organ.end) for organ in before.organs]
        named += [(start, start + len(name)) for name in before.strangers if (start := before.text.find(name)) >= 0]
        edits += _replaced(named, new) or [(0, 0, new)]
    if now.concepts.slots:
        new = "、".join(slot.word for slot in now.concepts.slots) + end_of(before, now)
        of = before.text.find("占") if "share" in before.operators and "占" not in now.text else -1
        used = [(mention.start, mention.end) for mention in before.concepts.used]
        edits += _replaced([span for span in used if span[1] <= of] or used, new)  # 部分公开呢, after 予以公开占办结的: of the same whole
        added += "" if before.concepts.used else new
    if now.order.order or now.order.threshold:
        new = "".join(now.text[start:end] for start, end in now.order.spans)
        edits += _replaced(list(before.order.spans), new)
        added += "" if before.order.spans else new
    changed = {"difference", "growth"} & set(before.operators) and len(before.organs) < 2 and "占" not in now.text
    if changed and now.operators == ("share",):  # 少了多少 … 百分比呢
        added += "的增长率"
    elif _ends_apart(now):
        added += "相差多少"
    elif now.operators and not (now.organs or now.concepts.slots or now.order.order):
        added += now.text.rstrip("?？呢的 ")
    elif now.applicants and not now.concepts.slots:
        added += now.text.rstrip("?？呢吗的 ") if not (now.years or now.organs) else ""
    text = before.text
    if now.order.order and not (before.order.order or before.operators):  # 一共几件 … 最多的是哪一类 is no sum any more
        text, edits = _without_count(text, edits)
    for start, end, new in sorted(edits, key=lambda edit: (-edit[0], -edit[1])):
        text = text[:start] + new + text[end:]
    return f"{text.rstrip('?？。 ')}{added}"


def _without_count(text: str, edits: list[tuple[int, int, str]]) -> tuple[str, list[tuple[int, int, str]]]:
    """The question without the words that ask how many it is, where nothing else stands behind them."""
    match = _HOW_MANY_LAST.search(text)
    if match is None or any(end > match.start() for _, end, _ in edits):
        return text, edits
    return text[: match.start()], edits


def _replaced(spans: list[tuple[int, int]], new: str) -> list[tuple[int, int, str]]:
    """Edits that put ``new`` where the first span is and take the others out; none without spans."""
    return [(start, end, new if index == 0 else "") for index, (start, end) in enumerate(sorted(spans))]


def cut_short(planned: Plan, reading: Reading, before: Plan | None) -> Decline | None:
    """The refusal of 第三呢, 网上的呢: a turn that lives on the figures before, and was not understood as one of them."""
    by_text = isinstance(before, ComputeQuery | FigureQuery) and isinstance(planned, PassageQuery | StatementQuery)
    told = (
        reading.organs
        or reading.strangers
        or reading.sections
        or ({"reason", "manner"} & set(reading.asks) and not _NTH.match(reading.text))
    )
    cut = by_text and not told and _ELLIPTIC.search(reading.text) is not None
    return Decline(reason="ambiguous", message=CUT_SHORT) if cut else None


def one_cell(before: ComputeQuery, reading: Reading) -> FigureQuery | None:
    """What 不予公开的有几件 goes on from after a share or a change of one organ: its newest year, or both (两年各几件)."""
    asks = (
        (reading.concepts.slots or reading.applicants)
        and not (reading.operators or reading.order.order or reading.order.threshold)
        and HOW_MANY.search(reading.text)
    )
    entities = tuple(dict.fromkeys(term.entity for term in before.terms))
    if not asks or before.group or len(entities) != 1 or reading.group is not None:
        return None
    spoken_of = sorted({term.year for term in (*before.terms, *before.bases)})
    years = tuple(spoken_of) if _BOTH_YEARS.search(reading.text) else (max(term.year for term in before.terms),)
    return FigureQuery(entities=entities, years=years, concepts=(before.terms[0].concept,), scope=before.scope)
