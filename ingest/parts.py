"""Which figure is a part of which: 主动公开信息 6072 条，其中双公示 4541 条，公告公示 347 条.

Evidence, in this order: brackets right behind a total; 其中 and its kin between a total and what follows; parts that, with no word
between, add up exactly to the total before them. Without evidence a figure has no total.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.mentions import Mention

_LISTING = re.compile(r"其中|包括|包含|涵盖|(?<![不饱])含|分别(?:为|是)|主要有|如下")
_ASIDE = re.compile(r"[（(][^（）()]*[）)]")
_SLACK = Decimal("1.25")  # real lists overrun their total by slips; a figure far beyond it belongs to the next statement


def link(text: str, linked: list[Mention], sentence: range, before: range) -> None:
    """Sets the totals of one sentence's mentions; ``before`` are those of the sentence before, for a sentence that opens with 其中."""
    for index in sentence:
        owner = linked[index].owner
        if owner is not None and linked[index].counts and linked[index].label != linked[owner].label:
            linked[index] = replace(linked[index], parent=owner)
        elif owner is not None:
            linked[index] = replace(linked[index], parent=linked[owner].parent)
    tops = [index for index in sentence if linked[index].aside is None and linked[index].counts]
    _link_listed(text, linked, tops, [index for index in before if linked[index].aside is None and linked[index].counts])
    _link_sums(text, linked, tops)
    _link_sums_before(linked, tops, before)


class _List:
    """An enumeration in progress: the totals it may divide, and its parts so far."""

    def __init__(self, totals: Sequence[int]) -> None:
        self.totals = totals
        self.parts: list[int] = []
        self.separators: set[str] = set()


def _link_listed(text: str, linked: list[Mention], tops: Sequence[int], before: Sequence[int]) -> None:
    """Follows 其中 to the end of its enumeration."""
    current: _List | None = None
    for position, index in enumerate(tops):
        mention, rest = linked[index], tops[position:]
        gap_start = linked[tops[position - 1]].quantity.end if position else mention.sentence[0]
        gap = _ASIDE.sub("", text[gap_start : mention.quantity.start])
        if _LISTING.search(gap):
            heads = [head for head in before if linked[head].parent is None] or before
            earlier = tops[:position] or (_exact(linked, before, rest) or heads if re.match(r"[\s（(]*其中", gap) else [])
            current = _List(earlier) if earlier else None
        elif current is not None and not _continues(current, gap, rest, linked):
            current = None
        if current is None:
            continue
        linked[index] = replace(mention, parent=_total_for(mention, current, linked))
        current.parts.append(index)


def _exact(linked: Sequence[Mention], totals: Sequence[int], parts: Sequence[int]) -> list[int]:
    """The totals that the parts add up to exactly."""
    return [index for index in totals if _sum(linked, parts, linked[index].quantity.unit) == linked[index].quantity.value]


def _sum(linked: Sequence[Mention], indices: Sequence[int], unit: str) -> Decimal:
    return sum((linked[index].quantity.value for index in indices if linked[index].quantity.unit == unit), Decimal(0))


def _total_for(part: Mention, current: _List, linked: Sequence[Mention]) -> int:
    """The nearest total in the part's unit that can hold it, else the nearest one."""
    same = [index for index in current.totals if linked[index].quantity.unit == part.quantity.unit]
    large = [index for index in same if linked[index].quantity.value >= part.quantity.value]
    return (large or same or list(current.totals))[-1]


def _continues(current: _List, gap: str, rest: Sequence[int], linked: Sequence[Mention]) -> bool:
    """Whether the first of ``rest`` is still a part of the enumeration."""
    separator = "；" if re.search("[；;]", gap) else "，" if re.search("[，,。]", gap) else "、"
    if separator == "、":
        return True
    mention = linked[rest[0]]
    unit, value = mention.quantity.unit, mention.quantity.value
    if unit not in {linked[index].quantity.unit for index in (*current.parts, *current.totals)}:
        return False
    total = linked[_total_for(mention, current, linked)].quantity
    so_far = _sum(linked, current.parts, unit)
    if total.unit == unit and value > total.value:
        return False
    if total.unit == unit and (so_far == total.value != so_far + value or so_far + value > total.value * _SLACK):
        return False
    several = sum(linked[index].quantity.unit == unit for index in current.parts) > 1
    if separator == "；" and separator not in current.separators and several and so_far + _sum(linked, rest, unit) != total.value:
        return False
    current.separators.add(separator)
    return True


def _link_sums(text: str, linked: list[Mention], tops: Sequence[int]) -> None:
    """Finds the parts of a total that no word announces: 收到 3 件，办结 2 件，结转 1 件."""
    if not tops:
        return
    begin, end = linked[tops[0]].quantity.start, linked[tops[-1]].quantity.end
    semicolons = [mark.start() for mark in re.compile("[；;]").finditer(text, begin, end)]
    for position, head in enumerate(tops):
        total = linked[head].quantity
        if linked[head].parent is not None or total.approximate:
            continue
        groups: dict[int, list[int]] = {}
        for index in tops[position + 1 :]:
            part = linked[index]
            if part.parent is None and part.quantity.unit == total.unit and not part.quantity.approximate:
                groups.setdefault(bisect_left(semicolons, part.quantity.start), []).append(index)
        for group in groups.values():
            if len(group) > 1 and sum((linked[i].quantity.value for i in group), Decimal(0)) == total.value > 0:
                for index in group:
                    linked[index] = replace(linked[index], parent=head)


def _link_sums_before(linked: list[Mention], tops: Sequence[int], before: range) -> None:
    """The same when the parts fill the next sentence: 收到申请 12 件。予以公开 2 件，部分公开 8 件，无法提供 2 件。"""
    if len(tops) < 3 or any(linked[i].parent is not None or linked[i].quantity.approximate for i in tops):
        return
    total = sum((linked[index].quantity.value for index in tops), Decimal(0))
    units = {linked[index].quantity.unit for index in tops}
    for index in reversed(before):
        head = linked[index]
        if (
            head.counts
            and head.aside is None
            and head.parent is None
            and {head.quantity.unit} == units
            and head.quantity.value == total > 0
        ):
            for part in tops:
                linked[part] = replace(linked[part], parent=index)
            return
