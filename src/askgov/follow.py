"""A turn that goes on from the one before (那2023年呢, 换成公安局, 行政许可呢, 前三名): the whole question that it stands for.

Computations and passages are followed by their text: what the new turn names takes the place of what it replaces, so that the question
can be read, planned and shown like any other.
"""

import re

from askgov.question.reading import Reading

_YEAR_BEFORE = re.compile(
    r"^(?:那么?)?再?(?:它|他们)?(?:的)?(?:前一年|往前一年|上一年度?|上年度?|头一年)(?:的)?(?:呢|是多少|多少|怎么样)?[?？]?$"
)
_YEAR_AFTER = re.compile(
    r"^(?:那么?)?再?(?:它|他们)?(?:的)?(?:后一年|往后一年|下一年度?|次年|第二年)(?:的)?(?:呢|是多少|多少|怎么样)?[?？]?$"
)


def neighbouring_year(text: str, years: tuple[int, ...]) -> int | None:
    """The year that 前一年呢 or 后一年呢 means after a turn about ``years``; None for any other text."""
    if not years:
        return None
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
    return bool(any(named) or ordered) and not complete and not unclear


def resumed(before: Reading, now: Reading) -> str:
    """The question before with what the new turn names in its place."""
    edits: list[tuple[int, int, str]] = []
    added = ""
    if now.years and not (now.operators and now.base_year):  # 比2023年多多少 is of the year before it
        new = "、".join(now.text[year.start : year.end] for year in now.years)
        edits += _replaced([(year.start, year.end) for year in before.years], new) or [(0, 0, new)]
    if now.organs:
        new = "、".join(organ.text for organ in now.organs)
        named = [(organ.start, organ.end) for organ in before.organs]
        named += [(start, start + len(name)) for name in before.strangers if (start := before.text.find(name)) >= 0]
        edits += _replaced(named, new) or [(0, 0, new)]
    if now.concepts.slots:
        new = "、".join(slot.word for slot in now.concepts.slots)
        edits += _replaced([(mention.start, mention.end) for mention in before.concepts.used], new)
        added += "" if before.concepts.used else new
    if now.order.order or now.order.threshold:
        new = "".join(now.text[start:end] for start, end in now.order.spans)
        edits += _replaced(list(before.order.spans), new)
        added += "" if before.order.spans else new
    if {"difference", "growth"} & set(before.operators) and now.operators == ("share",):  # 少了多少 … 百分比呢
        added += "的增长率"
    elif now.operators and not (now.organs or now.concepts.slots or now.order.order):
        added += now.text.rstrip("?？呢的 ")
    elif now.applicants and not now.concepts.slots:
        added += now.text.rstrip("?？呢吗的 ") if not (now.years or now.organs) else ""
    text = before.text
    for start, end, new in sorted(edits, key=lambda edit: (-edit[0], -edit[1])):
        text = text[:start] + new + text[end:]
    return f"{text.rstrip('?？。 ')}{added}"


def _replaced(spans: list[tuple[int, int]], new: str) -> list[tuple[int, int, str]]:
    """Edits that put ``new`` where the first span is and take the others out; none without spans."""
    return [(start, end, new if index == 0 else "") for index, (start, end) in enumerate(sorted(spans))]
