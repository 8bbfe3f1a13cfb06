"""Lines that a question adds up before anything else: 许可和处罚合计最多的部门, 予以公开加上部分公开占几成."""

import re
from collections.abc import Sequence
from itertools import pairwise

from askgov.question.reading import Reading
from askgov.question.slot import Slot
from askgov.taxonomy.parts import may_be_added

_PLUS = re.compile(r"类?的?(?:[和与及、加,，跟同]|以及|加上|还有)")
_ADDED = re.compile(
    r"(?:这?[两三四]?(?:项|者|类|种|个|个数))?(?:案件)?的?(?:数量|件数)?(?:合计|之和|加起来|加在一起|合在一起|合起来|总和|相加|总数|总量|总计|(?:一共|总共|拢共|共)(?=占))"
)
_SUM_SIGN = re.compile(r"的?(?:申请)?(?:加上?|\+|＋)")
_SUMS = ("合计", "总和", "总数")
_ADDED_BEFORE = re.compile(r"(?:合计|加总)的?$")


def are_added(reading: Reading, concepts: Sequence[str]) -> bool:
    """Whether these lines (concept ids), two or more, stand in the question joined by nothing but a sum."""
    named = [slot for slot in reading.concepts.slots if set(slot.candidates) & set(concepts) or slot.default in concepts]
    slots: Sequence[Slot] = sorted(named, key=lambda slot: slot.start)
    if len(concepts) < 2 or len(slots) < 2 or not may_be_added(tuple(concepts)):
        return False
    between = [reading.text[one.end : other.start] for one, other in pairwise(slots)]
    if all(_SUM_SIGN.fullmatch(words) for words in between):
        return True
    after, before = _ADDED.match(reading.text, slots[-1].end), _ADDED_BEFORE.search(reading.text, 0, slots[0].start)
    summed = after is not None or before is not None or slots[-1].word.endswith(_SUMS)  # 不予公开合计 is a word of its own
    return summed and all(_PLUS.fullmatch(words) for words in between)
