"""Two lines, or two organs, that a question joins into one condition: 上年结转的予以公开, 青石镇居民向自然资源局提出的.

No report counts what meets both, and each figure by itself answers another question, so that such a question is refused. What is only
listed (复议和诉讼, 教育局、公安局, 新收多少，办结多少) is no condition.
"""

import re
from itertools import pairwise

from askgov.domain import Decline
from askgov.question.organ_mentions import OrganMention
from askgov.question.reading import Reading
from askgov.question.slot import Slot
from askgov.taxonomy.parts import contains

_SIDE_BY_SIDE = re.compile(
    r"[、和与及跟同加,，;；。?？/:： +＋]|以及|还有|连同|有没有|超过|多过|高过|[高低多少]于|不如|比|较|占|分别|各|谁|哪|多少|几|又|也|vs|VS"
)
_GROUP_SAID = re.compile(
    r"(?:(?<![哪这那前第])[两二三四五六七八九十几\d]+个|下面的?|下属的?|下辖的?|各)(?:局(?!长|势|限|部|面)|乡镇|镇|街道|乡(?!亲|村)|部门|委办局)"
    r"|(?<=[县市区])的(?:乡镇|镇|街道|局)(?=20|[^\u4e00-\u9fff]|一?共|合计|总共)"
)
_SEVERAL = 2
_NO_GROUP = "没有听懂问的是哪些机关。可以问“各部门”“各乡镇街道”“各单位”，或者写明机关的名称。"
_EACH = re.compile(r"各|分别|谁|哪")
_LINKED = re.compile(
    r"的?(?:申请|案件|文件)?(?:里面?|里头|之?中|当中)的?"
    r"|[,，]?(?:(?:并|且|并且|而且|之?后|以后|然后|而后|随后|接着)(?:再|又)?)(?:于|在)?(?:当年|年内|当年内|同年|本年)?(?:又|被|再|就|已)*"
)
_FLOWS = frozenset({"requests.received", "requests.carried_in", "requests.handled", "requests.carried_out"})
_TOGETHER = "问题里的几个条件要同时满足，年报只分别统计，没有这样的数字。请分开来问。"
_BETWEEN = "年报不写申请人是哪里的、也不写办的是哪个机关的事，因此没有“{one}”和“{other}”之间的这个数字。可以分开问各自的数字。"


def group_unread(reading: Reading) -> Decline | None:
    """The refusal of 十个局, 各镇 and 下面的局 where they were not read as a group: the figure of the county is not theirs."""
    apart = [organ for organ in reading.organs if not organ.place]
    lost = (
        reading.group is None
        and not reading.summed
        and len(apart) < _SEVERAL
        and len(reading.organs) < _SEVERAL
        and _GROUP_SAID.search(reading.text)
    )
    return Decline(reason="unsupported", message=_NO_GROUP) if lost else None


def one_condition(reading: Reading, ids: tuple[str, ...]) -> Decline | None:
    """The refusal of what meets two conditions at once; ``ids``: the organs whose figures are asked for. None for any other question."""
    if (lost := group_unread(reading)) is not None:
        return lost
    if (pair := _organs_between(reading, ids)) is not None:
        return Decline(reason="no_figure", message=_BETWEEN.format(one=pair[0].text, other=pair[1].text))
    in_one_piece = [slot for slot in reading.concepts.slots if reading.text[slot.start : slot.end] == slot.word]
    slots = sorted(in_one_piece, key=lambda slot: slot.start)
    linked = any(_is_linked(one, other, reading.text) for one, other in pairwise(slots))
    return Decline(reason="no_figure", message=_TOGETHER) if linked or _two_columns(reading) else None


def _organs_between(reading: Reading, ids: tuple[str, ...]) -> tuple[OrganMention, OrganMention] | None:
    """Two organs of which one stands in relation to the other: 云岭县居民向云溪县提出的."""
    named = [organ for organ in reading.organs if set(organ.candidates) & set(ids) or (organ.place and not organ.known)]
    for one, other in pairwise(named):
        if set(one.candidates) & set(ids) != set(other.candidates) & set(ids) and not _SIDE_BY_SIDE.search(
            reading.text, one.end, other.start
        ):
            return one, other
    return None


def _is_linked(one: Slot, other: Slot, text: str) -> bool:
    between = text[one.end : other.start]
    if any(contains(a, b) or contains(b, a) for a in one.candidates for b in other.candidates):
        return False  # 搞信息公开的人里头专职的
    if _LINKED.fullmatch(between):
        return True
    flows = [slot.default in _FLOWS for slot in (one, other)]
    strong = not (one.weak or other.weak or other.start < one.end)
    return strong and between in ("", "的", "的申请") and flows.count(True) == 1 and not _EACH.search(text)


def _two_columns(reading: Reading) -> bool:
    """律师个人申请: nothing stands between two columns."""
    marks = sorted((mark for mark in reading.marks if mark.ids("applicant")), key=lambda mark: mark.start)
    adjacent = any(one.end == other.start and one.ids("applicant") != other.ids("applicant") for one, other in pairwise(marks))
    return adjacent and not _EACH.search(reading.text)
