"""Last year's number as this year's prose gives it, against last year's report: 2024 年新收 9 件 where that report has 8.

The sentence must tell this year's new requests as the table has them, so that nothing but the same count can be meant; a number that any
total of the flow of requests, or anything in last year's prose, has is taken as it is.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from askgov.addressed import addresses_a_machine
from askgov.wording import plain
from ingest.checks.beside.neighbourhood import Held, Neighbourhood, Said
from ingest.checks.beside.suspicion import CellAt, Suspicion

RECEIVED = "requests.received"
_CARRIED_IN, _CLOSED = "requests.carried_in", "requests.closed"
_NEW = re.compile(r"(?:共|全年|年内)*(?:新收到?|收到|受理)(?:的)?(?:(?:政府)?信息公开|依申请公开|公开)?(?:的)?(?:申请)?")
_GROWN = re.compile(
    r"^(?:新收|收到|受理)[^，]{0,12}?(?P<than>同比|[比较](?:上一?年|去年|上年度))?(?:同期)?(?P<way>增加|增长|减少|下降|多|少)?(?:了)?$"
)
_THAN = re.compile(r"[比较](?:上一?年|去年|上年度)")
_UP, _DOWN = ("增加", "增长", "多"), ("减少", "下降", "少")
_MANY_YEARS = re.compile(r"20\d\d年[、，和及至—-]|分别|累计|近.年|月|季度|其中[^。]{0,20}(?:上年|去年|20\d\d年)")
_COUNTED = re.compile(r"新收|收到|受理|接收|收办|办理|办结|答复|申请")
_CASES = frozenset({"件", "宗", "份"})
_MOST_SENTENCE = 300


def told_before(near: Neighbourhood) -> Iterator[Suspicion]:
    """Requests of last year, and how many more came in, as last year's report does not have them."""
    now, before = near.held, near.before
    if before is None or now.report.format != before.report.format or before.total(RECEIVED) is None or now.total(RECEIVED) is None:
        return
    for sentence, received in _of_this_year(now).items():
        if len(sentence) > _MOST_SENTENCE or _MANY_YEARS.search(sentence) or addresses_a_machine(sentence):
            continue
        match = _of_last_year(before.year, sentence)
        yield from _more(now, before, sentence, received) if match is None else _last_years(now, before, match, received)


def _of_this_year(now: Held) -> dict[str, Said]:
    """The sentences that tell the new requests with the number of the table."""
    told = [s for s in now.said if _NEW.fullmatch(s.label) and s.unit in _CASES and not s.approximate]
    return {s.sentence: s for s in told if s.value == now.total(RECEIVED)}


def _of_last_year(year: int, sentence: str) -> re.Match[str] | None:
    """Last year's number in a sentence; growth from it is held against it within the sentence (``ingest.checks.growth``)."""
    when = rf"(?:上一?年度?|去年|{year}年度?)(?:同期)?"
    return re.search(
        rf"{when}(?:的|为|是|共|全年|新收到?|收到|受理|政府|信息公开|申请|[（(]){{0,6}}\s?(\d{{1,7}})\s?(?:件|宗|份)", sentence
    )


def _last_years(now: Held, before: Held, match: re.Match[str], received: Said) -> Iterator[Suspicion]:
    stated, held = Decimal(match[1]), before.total(RECEIVED)
    if held is None or stated in _known(before):
        return
    message = (
        f"正文写{before.year}年是 {plain(stated)} 件（“{match.group()}”），{before.year}年年报的新收是 {plain(held)} 件，请核对上一年的数"
    )
    yield Suspicion("growth", now.id, message, (received.id, _cell(before)), (stated, held))


def _more(now: Held, before: Held, sentence: str, received: Said) -> Iterator[Suspicion]:
    for said in now.said:
        match = _GROWN.match(said.label)
        if (
            said.sentence != sentence
            or match is None
            or not (match["than"] or _THAN.search(sentence))
            or said.unit not in _CASES
            or said.approximate
            or said.value == received.value
        ):
            continue
        way = match["way"] or _way(sentence, said)
        held = before.total(RECEIVED)
        if held is None or not way:
            continue
        base = received.value - said.value if way in _UP else received.value + said.value
        if base in _known(before):
            return
        apart = received.value - held
        message = (
            f"正文写“{received.label}” {plain(received.value)} 件、比上年{way} {plain(said.value)} 件，"
            f"按{before.year}年年报的新收 {plain(held)} 件计算，"
            f"{'增加' if apart >= 0 else '减少'} {plain(abs(apart))} 件，请核对上一年的数和增减数"
        )
        yield Suspicion("growth", now.id, message, (said.id, received.id, _cell(before)), (said.value, abs(apart)))
        return


def _way(sentence: str, said: Said) -> str:
    """The word right before a figure that its label has lost: 较上年多 9 件."""
    match = re.search(rf"(多|少)\s?{plain(said.value)}\s?{said.unit}", sentence)
    return match[1] if match else ""


def _known(before: Held) -> set[Decimal]:
    """Every number that last year's report has for requests that came in or were done, in tables or prose."""
    received, carried, closed = (before.total(line) for line in (RECEIVED, _CARRIED_IN, _CLOSED))
    taken = None if received is None or carried is None else received + carried
    prose = {s.value for s in before.said if s.unit in _CASES and _COUNTED.search(s.label)}
    return {value for value in (received, taken, closed) if value is not None} | prose


def _cell(before: Held) -> CellAt:
    return CellAt(before.id, RECEIVED, before.column_of_total(RECEIVED))
