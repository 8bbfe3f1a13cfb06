"""Lines that one question names and that do not go together: 新收诉讼, 因行政处罚引起的复议, 维持的处罚.

A word that gives way to a stronger one, and yet is of another table, says something about it that no table counts. It is left
unexplained, so that the question is refused and never answered with the other line alone.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from askgov.question.slot import Slot
from askgov.taxonomy.concepts import concept
from askgov.taxonomy.parts import contains

_JOINED = re.compile(r"[、,，;；。?？和与及跟同加减比占除是或以为:：+]|以及|还有|连同|多少|几|各|分别|最|里|中|内|其")
_LISTED = re.compile(r"占了?|比|[、和与及跟同加除]|以及|除以")  # 占许可、处罚两项之和的比例
_ASKED = re.compile(r"(?:多少|几[件条次起宗份])$")
_OF_REQUESTS, _OF_DISPUTES = "3", "4"
_ASKED_ALONE = frozenset({"requests.received", "requests.handled"})  # 收到, 申请: what every line of disputes is also asked with


def clashing(text: str, slots: Sequence[Slot], kept: Sequence[Slot]) -> Iterator[Slot]:
    """The slots whose words no line of the question explains. ``kept``: those that are answered."""
    for slot in slots:
        beside = any(
            _LISTED.fullmatch(text, min(slot.end, other.end), max(slot.start, other.start)) for other in slots if other is not slot
        )
        if slot not in kept and kept and not beside and not any(_goes_with(slot, other) for other in kept):
            yield slot
    for one, other in itertools.pairwise(sorted(slots, key=lambda slot: (slot.start, slot.end))):
        asked = _ASKED.search(text, one.start, one.end) is not None  # 处罚多少|许可多少
        if asked or one.end > other.start or _JOINED.search(text, one.end, other.start) or _related(one, other):
            continue
        weak, strong = sorted((one, other), key=lambda slot: slot.strength)
        if {concept(id_).table for id_ in (*one.candidates, *other.candidates)} != {_OF_REQUESTS} and not _goes_with(weak, strong):
            yield from (one, other)


def _goes_with(dropped: Slot, kept: Slot) -> bool:
    """Whether the words of a slot that gave way say no more than the slot that stays."""
    overlaps = dropped.start < kept.end and kept.start < dropped.end
    if overlaps or dropped.strength == 1 or _related(dropped, kept):
        return True
    tables = {concept(id_).table for id_ in kept.candidates}
    frame = dropped.generic or (dropped.default in _ASKED_ALONE and dropped.weak)
    return frame and bool(tables - {"2"})


def _related(one: Slot, other: Slot) -> bool:
    """Whether two slots may mean one line, or lines of one block."""
    return any(_of_one_block(a, b) for a in one.candidates for b in other.candidates)


def _of_one_block(one: str, other: str) -> bool:
    if one == other or contains(one, other) or contains(other, one):
        return True
    tables = {concept(one).table, concept(other).table}
    blocks = {one.split(".")[0], other.split(".")[0]}
    if blocks == {"requests"} or tables == {_OF_REQUESTS}:
        return True
    if "disclosure.total" in (one, other):  # 发微博公开了多少条: 公开 is what every channel does
        return tables <= {"1", "prose"}
    return len(blocks) == 1 and tables <= {"2", _OF_DISPUTES}
