"""Growth as prose states it against the numbers of last year's report.

Prose counts in its own words, so every base that could be meant is tried: the lines of last year's tables, what was said of the same thing
last year, and any number of the sentence itself. Nothing is found when one of them fits within rounding, or when there is no sure base.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from askgov.addressed import addresses_a_machine
from askgov.wording import plain
from ingest.checks.beside.neighbourhood import Held, Neighbourhood, Said
from ingest.checks.beside.suspicion import CellAt, Place, Suspicion

_BEFORE = r"同比|(?:与|和)?(?:比|较|相比|相较于?)?(?:上一?年|上年度|去年|(?P<year>20\d\d)年)(?:同期)?(?:相比)?"
_GROWTH = re.compile(rf"^(?P<thing>.{{2,40}}?)(?P<before>{_BEFORE})?(?P<way>增长|增加|上升|提高|增幅|下降|减少|降低|降幅)(?:了|为|达|约)?$")
_TIMES = re.compile(r"^(?P<thing>.{2,40}?)?(?:为|是|达|达到|相当于|较|比)?(?:上年|去年|(?P<year>20\d\d)年)(?:同期)?的?$")  # 较上年 1.5 倍
_FEWER = frozenset({"下降", "减少", "降低", "降幅"})
_LAST_YEAR = re.compile(r"同比|上一?年|去年|上年度")
_OTHER_SPAN = re.compile(r"月|季度|环比|半年|五年|三年|两年|累计|前年|以来|期间|上一轮|日均|年均")
_REQUESTS = re.compile(r"(?:新收|收到|受理|收办|接收|接到|办理|办结).{0,10}申请|申请.{0,4}(?:办结|办理)|^新收$|^申请")
_DECISIONS = {"penalties.decisions": "行政处罚", "licensing.decisions": "行政许可", "coercion.decisions": "行政强制"}
_FLOW = ("requests.received", "requests.carried_in", "requests.closed")
_HUNDRED = Decimal(100)
_SHOWN = 40  # characters of a label
_RELATIVE = ("%", "倍")
_MOST_SENTENCE = 400  # characters: longer ones speak of too many things


class Base(NamedTuple):
    """A number of last year that growth may be counted from."""

    words: str  # where it stands
    value: Decimal
    place: Place


def growth_apart(near: Neighbourhood) -> Iterator[Suspicion]:
    """Stated growth that no base of last year's report gives."""
    if near.before is None or not near.held.said or near.held.report.format != near.before.report.format:
        return
    of_sentence: dict[str, list[Said]] = {}
    for said in near.held.said:
        of_sentence.setdefault(said.sentence, []).append(said)
    for sentence, said_in in of_sentence.items():
        if len(said_in) > 1 and len(sentence) <= _MOST_SENTENCE and not _OTHER_SPAN.search(sentence):
            yield from _in_sentence(near.held, near.before, sentence, said_in)


def _in_sentence(held: Held, before: Held, sentence: str, said_in: list[Said]) -> Iterator[Suspicion]:
    for n, growth in enumerate(said_in):
        amount = _amount(growth, said_in[:n], sentence, before.year)
        if amount is None or addresses_a_machine(sentence):
            continue
        bases = _bases(amount, before)
        tried = [base.value for base in bases] + [s.value for s in (*before.said, *said_in) if s.unit == amount.unit and s is not amount]
        currents = [amount.value, *_lines_of(amount, held)]
        if bases and not any(_fits(growth, now, base) for now in currents for base in tried if base):
            base = next((base for base in bases if base.value), None)
            if base is not None:
                yield _suspicion(held, before, amount, growth, base)


def _amount(growth: Said, earlier: list[Said], sentence: str, last: int) -> Said | None:
    """The figure whose growth over last year another tells; None where that is not sure."""
    match = _TIMES.match(growth.label) if growth.unit == "倍" else None
    match = match or _GROWTH.match(growth.label)
    if match is None or growth.approximate or (match["year"] and int(match["year"]) != last):
        return None
    if "before" in match.re.groupindex and not match["before"] and not _LAST_YEAR.search(sentence):
        return None
    thing = match["thing"] or ""
    amounts = (s for s in reversed(earlier) if s.label == thing or not thing)
    found = next((s for s in amounts if not s.approximate and s.unit not in _RELATIVE), None)
    return found if found is not None and growth.unit in (*_RELATIVE, found.unit) else None


def _bases(amount: Said, before: Held) -> list[Base]:
    """Last year's numbers of surely the same thing, the likeliest first."""
    found: list[Base] = []
    if _REQUESTS.search(amount.label):
        received, carried, closed = (before.total(line) for line in _FLOW)
        place = CellAt(before.id, _FLOW[0], before.column_of_total(_FLOW[0]))
        if received is not None:
            found.append(Base("上一年年报的新收", received, place))
            if carried is not None:
                found.append(Base("上一年年报的新收加结转", received + carried, place))
        if closed is not None:
            found.append(Base("上一年年报的办结", closed, CellAt(before.id, _FLOW[2], before.column_of_total(_FLOW[2]))))
    for line, word in _DECISIONS.items():
        value = before.total(line)
        if word in amount.label and value is not None:
            found.append(Base(f"上一年年报表格的{word}", value, CellAt(before.id, line, before.column_of_total(line))))
    same = [s for s in before.said if s.unit == amount.unit and s.label == amount.label and not s.approximate]
    if len({s.value for s in same}) == 1:
        found.append(Base("上一年年报正文写的", same[0].value, same[0].id))
    return sorted(found, key=lambda base: abs(base.value - amount.value)) if _REQUESTS.search(amount.label) else found


def _lines_of(amount: Said, held: Held) -> list[Decimal]:
    """What the report's own tables say of the same thing, in its several meanings."""
    if not _REQUESTS.search(amount.label):
        return []
    received, carried, closed = (held.total(line) for line in _FLOW)
    sums = [received + carried] if received is not None and carried is not None else []
    return [value for value in (received, closed, *sums) if value is not None]


def _fits(growth: Said, now: Decimal, base: Decimal) -> bool:
    """Whether a growth is that of two numbers, rounded or cut off."""
    change = base - now if _way(growth) in _FEWER else now - base
    if growth.unit not in _RELATIVE:
        return change == growth.value
    places = -int(growth.value.as_tuple().exponent)
    tolerance = Decimal(1).scaleb(-places)
    if growth.unit == "%":
        return abs(change / base * _HUNDRED - growth.value) < tolerance
    return any(abs(times - growth.value) < tolerance for times in (change / base, now / base))


def _way(growth: Said) -> str:
    match = _GROWTH.match(growth.label)
    return match["way"] if match else ""


def _suspicion(held: Held, before: Held, amount: Said, growth: Said, base: Base) -> Suspicion:
    printed = f"{plain(growth.value)}{growth.unit}"
    if growth.unit == "%":
        computed = (amount.value - base.value) / base.value * _HUNDRED
        places = max(2, -int(growth.value.as_tuple().exponent))
        words = f"{'增长' if computed >= 0 else '下降'} {abs(computed):.{places}f}%"
    elif growth.unit == "倍":
        computed = amount.value / base.value
        words = f"是它的 {computed:.2f} 倍"
    else:
        computed = amount.value - base.value
        words = f"{'增加' if computed >= 0 else '减少'} {plain(abs(computed))} {growth.unit}"
    stated = f"{_way(growth) or '是上一年的'} {printed}"
    named = f"“{amount.label[:_SHOWN]}” {plain(amount.value)} {amount.unit}"
    message = f"正文写{named}、{stated}，按{base.words} {plain(base.value)} {amount.unit}计算，{words}，请核对基数和增幅"
    return Suspicion("growth", held.id, message, (growth.id, amount.id, base.place), (growth.value, abs(computed)))
