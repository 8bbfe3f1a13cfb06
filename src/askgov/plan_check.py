"""Which reports a question wants to have checked: those of one organ and year, of a group, or all that there are."""

import re
from typing import Literal

from askgov.domain import CheckQuery, Decline, Plan
from askgov.not_held import no_such_report
from askgov.operations.members import members
from askgov.question.organs import Catalogue
from askgov.question.reading import Reading
from askgov.question.residue import claim_of
from askgov.slots import Organs, ask_which_organ, resolve_years

_WIDE = re.compile(
    r"收录|库里|系统里|(?:所有|全部|全体|这些|那些|各份?|每份|哪[些几一]?(?:份|个|家)?)的?(?:年报|报告)|历年|各年|历次|^(?:年报|报告)(?:的|里|中)|哪些?(?:单位|机关|部门|局)|哪[一几]?家"
)
_REPORTS = re.compile(r"年报|报告")
_HELD = re.compile(  # what may be left over and says no more than that there are reports
    r"收录|库|系统|里|的|了|中|全|所有|数据|数字?|错误|问题|差错|矛盾|部分|渠道|分项|照抄|直接|元写成|元填成|万元|不一致|一致|各|处|份"
)
_WHICH = re.compile(r"哪[些几一]?(?:份|个|家)?的?(?:年报|报告|单位|机关|部门|局|乡镇|街道|镇)|谁|哪些|哪几?[个家]")
_EVER = re.compile(r"年报|报告|历年|各年")  # of an organ, whatever the year
_CLAIMED = re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?:%|[件条次人个篇份场期项]|万)(?!\d)")
_OF_PROSE = re.compile(r"正文[^,，。]*\d+(?:\.\d+)?(?:[件条次人个篇份场期]|%|万)")
_PARTS = re.compile(r"加起来|加一块|加一起|合计|之和|各?分项|各项|各类|各?渠道|各部分|明细|总计")
_LAST_YEAR = re.compile(r"(?:跟|和|与|同)(?:上一?年|前一?年|去年)")
_CARRIED = frozenset({"requests.carried_in", "requests.carried_out"})
_TOPICS = (  # what a check of many reports may be narrowed down to: the families of the rules
    (re.compile(r"结转|上一?年|跨年|上下年|衔接"), ("跨年",)),
    (re.compile(r"照抄|抄袭|雷同"), ("照抄",)),
    (re.compile(r"正文|文字"), ("正文与表格",)),
    (re.compile(r"分项|各项|其中"), ("正文分项",)),
    (re.compile(r"占比|增幅|百分比|同比"), ("占比与增幅",)),
    (re.compile(r"元(?:写|填|当)|异常|离谱|突然"), ("异常",)),
    (re.compile(r"表格?(?:里|内|中|的)|勾稽|总计"), ("表内", "填报")),
    (re.compile(r"依据|文号|引用"), ("依据与年度",)),
)
_ONLY = re.compile(r"[只就]看|的|那|呢|情况")
_IN_FULL = re.compile(
    r"^(?:那么?|具体|到底|究竟|都|分别|其中|详细)*(?:是|有)?(?:错在哪[里儿]?|哪里(?:错|不对|对不上)了?|哪儿(?:错|不对)了?|(?:都|分别)?是?哪(?:些|几处|几个|几份)|什么问题|列出来|怎么回事)"
    r"(?:呢|啊)?[?？]?$"
)
_BELOW = "还不能拿机关自己的数和它下面各单位的合计相比：下级单位的年报未必都已收录，统计范围也不同。请分别问。"
_MOST = 2000  # reports checked for one answer
_TOO_MANY = "要核对的年报有 {count} 份，太多了。请写明机关、地方或年度再问，一次最多核对 {most} 份。"


def check_asked(reading: Reading, organs: Organs, known: Catalogue, years_before: tuple[int, ...]) -> Plan | None:
    """The check of reports that a question asks for; None where it asks for none. ``years_before``: those of the turn before."""
    if "check" not in reading.operators:
        return None
    if (claimed := _of_claim(reading, organs)) is not None:
        return claimed
    if reading.strangers and not (organs.ids or reading.concepts.slots):
        return no_such_report(reading.strangers, known, reading.text)
    carried = bool(reading.concepts.slots) and _carried(reading)
    wide = reading.group is not None or _is_wide(reading, organs)
    several = len(reading.year_list) > 1 or not (reading.years or years_before)
    if carried and not reading.strangers and (wide or several):
        return _check(reading, organs, known, years_before)
    if reading.group is not None and reading.concepts.slots and _PARTS.search(reading.text) and organs.ids:
        return Decline(reason="unsupported", message=_BELOW)
    asks_of_reports = not reading.strangers and not any(_HELD.sub("", word) for word in reading.residue)
    of_lines = wide and _WHICH.search(reading.text) is not None and not (reading.applicants or reading.order.threshold)
    return _check(reading, organs, known, years_before) if asks_of_reports and (of_lines or _of_whole_report(reading)) else None


def checked_again(before: CheckQuery, reading: Reading, known: Catalogue) -> CheckQuery | None:
    """The check of the turn before for another organ or year, or once more in full: 那公安局呢, 只看2022年的, 具体错在哪."""
    if _IN_FULL.search(reading.text):
        return before.model_copy(update={"ranks": "", "counts": False})
    other = reading.concepts.slots or reading.operators or reading.strangers or reading.group or reading.absent or reading.sections
    if other or not (reading.organs or reading.years) or any(_ONLY.sub("", word) for word in reading.residue):
        return None
    named = tuple(dict.fromkeys(id_ for mention in reading.organs for id_ in mention.candidates))
    if any(len(mention.candidates) != 1 for mention in reading.organs):
        return None
    ids, years = named or before.entities, tuple(reading.year_list) or before.years
    there = [(id_, year) for id_ in ids for year in years if year in known.years.get(id_, ())]
    wide = len(there) > 1
    return before.model_copy(update={"entities": ids, "years": years, "wide": wide, "ranks": ""}) if there else None


def _check(reading: Reading, organs: Organs, known: Catalogue, years_before: tuple[int, ...]) -> Plan:
    """The reports to be checked."""
    if reading.group is not None or _is_wide(reading, organs):
        return _of_many(reading, organs, known)
    if not organs.ids:
        return ask_which_organ(reading, known)
    before = years_before if organs.inherited else ()
    held = tuple(sorted({year for id_ in organs.ids for year in known.years.get(id_, ())}))
    if not (before or reading.year_list) and len(held) > 1 and (_EVER.search(reading.text) or reading.concepts.slots):
        families = _families(reading.text) if reading.concepts.slots else ()
        return CheckQuery(entities=organs.ids, years=held, wide=True, families=families, counts="number" in reading.asks)
    years = resolve_years(reading, organs.ids, known, before)
    if isinstance(years, Decline):
        return years
    if len(years) > 1 and reading.concepts.slots and _carried(reading):
        return CheckQuery(entities=organs.ids, years=years, wide=True, families=_families(reading.text))
    return CheckQuery(entities=organs.ids, years=years)


def _carried(reading: Reading) -> bool:
    """Whether no other lines are named than those of what was carried over."""
    return all(set(slot.candidates) <= _CARRIED for slot in reading.concepts.slots)


def _is_wide(reading: Reading, organs: Organs) -> bool:
    """Whether all reports of a place or of the index are meant."""
    wide = _WIDE.search(reading.text) is not None and not organs.inherited
    of_years = _of_years(reading) or reading.order.axis == "year"
    return wide or (not organs.ids and not reading.organs and of_years)


def _families(text: str) -> tuple[str, ...]:
    """The kinds of rules that a question narrows itself down to; () for all."""
    return next((families for words, families in _TOPICS if words.search(text)), ())


def _of_whole_report(reading: Reading) -> bool:
    """Whether the sums of a report are asked about, of all of its tables or of a line with its parts: 复议加起来对得上吗."""
    lines = {id_.split(".")[0] for slot in reading.concepts.slots for id_ in slot.candidates}
    plain = not (reading.order.order or reading.order.threshold or reading.applicants or reading.group or len(reading.organs) > 1)
    if not lines and _OF_PROSE.search(reading.text):
        return False  # 正文说比上年增加93条，算得对吗: no sum of the tables
    summed = _PARTS.search(reading.text) is not None or _LAST_YEAR.search(reading.text) is not None
    return not lines or (len(lines) == 1 and plain and summed and claim_of(reading.text) is None)


def _of_claim(reading: Reading, organs: Organs) -> CheckQuery | None:
    """正文说比上年增长15.3%，算得对吗: whether something speaks against this one number; None where none is told of, or of whom."""
    changes = {"growth", "difference", "share"} & set(reading.operators)
    numbers = _CLAIMED.findall(reading.text)
    if not (changes and len(numbers) == 1 and len(organs.ids) == len(reading.year_list) == 1) or reading.concepts.slots:
        return None
    return CheckQuery(entities=organs.ids, years=tuple(reading.year_list), claimed=numbers[0])


def _of_years(reading: Reading) -> bool:
    """2024年的年报里有哪些数字对不上."""
    return bool(reading.year_list) and _REPORTS.search(reading.text) is not None


def _of_many(reading: Reading, organs: Organs, known: Catalogue) -> Plan:
    places = [  # 人民政府 in full is that organ and not all of its place
        mention.place or known.entities[mention.candidates[0]].place
        for mention in reading.organs
        if _is_place(mention.candidates, known) and (reading.group is not None or not mention.text.endswith("政府"))
    ]
    if reading.group is not None and (places or reading.group.kind != "unit"):  # 哪个单位: governments too, where none is named
        ids = members(reading.group, places, (), reading.year_list, known).ids
    elif places:
        ids = tuple(dict.fromkeys(id_ for place in places for id_ in known.within(place)))
    else:
        ids = () if organs.inherited else organs.ids
    ids = ids or (() if reading.organs else tuple(known.entities))
    years = tuple(reading.year_list) or tuple(sorted({year for id_ in ids for year in known.years[id_]}))
    count = sum(year in known.years[id_] for id_ in ids for year in years)
    if not count:
        return ask_which_organ(reading, known)
    if count > _MOST:
        return Decline(reason="ambiguous", message=_TOO_MANY.format(count=count, most=_MOST))
    ranks: Literal["", "organ", "year"] = "" if not reading.order.order else "year" if reading.order.axis == "year" else "organ"
    families = _families(reading.text)
    lines = () if _carried(reading) else tuple(dict.fromkeys(id_ for slot in reading.concepts.slots for id_ in slot.candidates))
    asked = {"families": families, "concepts": lines, "ranks": ranks, "counts": "number" in reading.asks}
    return CheckQuery(entities=ids, years=years, wide=True, **asked)


def _is_place(candidates: tuple[str, ...], known: Catalogue) -> bool:
    return len(candidates) == 1 and known.entities[candidates[0]].kind == "government"
