"""Which reports a question wants to have checked: those of one organ and year, of a group, or all that there are."""

import re

from askgov.domain import CheckQuery, Decline, Plan
from askgov.operations.members import members
from askgov.question.organs import Catalogue
from askgov.question.reading import Reading
from askgov.slots import Organs, ask_which_organ, resolve_years

_WIDE = re.compile(
    r"收录|库里|系统里|(?:所有|全部|全体|这些|那些|各份?|每份|哪[些几一]?(?:份|个|家)?)的?(?:年报|报告)|历年|各年|历次|^(?:年报|报告)(?:的|里|中)|哪些?(?:单位|机关|部门|局)|哪[一几]?家"
)
_REPORTS = re.compile(r"年报|报告")
_HELD = re.compile(  # what may be left over and says no more than that there are reports
    r"收录|库|系统|里|的|了|中|全|所有|数据|数字?|错误|问题|差错|矛盾|部分|渠道|分项|各|处|份"
)
_EVER = re.compile(r"年报|报告|历年|各年")  # of an organ, whatever the year
_CLAIMED = re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?:%|[件条次人个篇份场期项]|万)(?!\d)")
_MOST = 2000  # reports checked for one answer
_TOO_MANY = "要核对的年报有 {count} 份，太多了。请写明机关、地方或年度再问，一次最多核对 {most} 份。"


def asks_of_reports(reading: Reading) -> bool:
    """Whether nothing is left of a question but words for the reports that there are."""
    return not reading.strangers and not any(_HELD.sub("", word) for word in reading.residue)


def check(reading: Reading, organs: Organs, known: Catalogue, years_before: tuple[int, ...]) -> Plan:
    """The reports to be checked; ``years_before``: those of the turn before."""
    wide = _WIDE.search(reading.text) is not None
    if reading.group is not None or (wide and not organs.inherited) or (not organs.ids and not reading.organs and _of_years(reading)):
        return _wide(reading, organs, known)
    if not organs.ids:
        return ask_which_organ(reading, known)
    before = years_before if organs.inherited else ()
    held = tuple(sorted({year for id_ in organs.ids for year in known.years.get(id_, ())}))
    if not (before or reading.year_list) and len(held) > 1 and _EVER.search(reading.text):
        return CheckQuery(entities=organs.ids, years=held, wide=True, counts="number" in reading.asks)
    years = resolve_years(reading, organs.ids, known, before)
    return years if isinstance(years, Decline) else CheckQuery(entities=organs.ids, years=years)


def check_of_claim(reading: Reading, organs: Organs) -> CheckQuery | None:
    """正文说比上年增长15.3%，算得对吗: whether something speaks against this one number; None where none is told of, or of whom."""
    changes = {"growth", "difference", "share"} & set(reading.operators)
    numbers = _CLAIMED.findall(reading.text)
    if not (changes and len(numbers) == 1 and len(organs.ids) == len(reading.year_list) == 1) or reading.concepts.slots:
        return None
    return CheckQuery(entities=organs.ids, years=tuple(reading.year_list), claimed=numbers[0])


def _of_years(reading: Reading) -> bool:
    """2024年的年报里有哪些数字对不上."""
    return bool(reading.year_list) and _REPORTS.search(reading.text) is not None


def _wide(reading: Reading, organs: Organs, known: Catalogue) -> Plan:
    places = [
        mention.place or known.entities[mention.candidates[0]].place for mention in reading.organs if _is_place(mention.candidates, known)
    ]
    if reading.group is not None:
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
    return CheckQuery(entities=ids, years=years, wide=True, ranks=bool(reading.order.order), counts="number" in reading.asks)


def _is_place(candidates: tuple[str, ...], known: Catalogue) -> bool:
    return len(candidates) == 1 and known.entities[candidates[0]].kind == "government"
