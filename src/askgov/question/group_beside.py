"""The group that a question names beside some organs, or its words for which of those organs is meant."""

import re

from askgov.question.groups import Group, find_agencies, find_group
from askgov.question.organ_mentions import OrganMention
from askgov.question.spans import hidden

_BELOW = re.compile(r"的?(?:下属|下辖|直属|所属|下面)(?!的?(?:行政)?(?:许可|处罚))")
_LISTED = re.compile(r"[:：(（](?:即|也就是|分别是|包括)?")


def group_beside(text: str, organs: tuple[OrganMention, ...]) -> tuple[Group | None, Group | None]:
    """The group named beside some organs, or what asks of those organs themselves: 教育局、人社局谁办得多, 是哪个局.

    公安局、教育局平均 names no 局.
    """
    if (alike := find_agencies(text, organs)) is not None:
        return alike, None
    group, named = find_group(text), [organ for organ in organs if not organ.place]
    if group is not None and any(organ.start < group.start < organ.end for organ in organs):  # 教育局, 云溪县|有哪几家
        group = find_group(hidden(text, [(organ.start, organ.end) for organ in organs]))
    inside = [(organ.start, organ.end) for organ in organs if group and organ.start <= group.start and group.end <= organ.end]
    if inside and not text[inside[0][0] :].startswith("全"):  # 云溪县|平均每年 is of one county
        group = find_group(hidden(text, inside))
    if group is not None and len(named) > 1 and _LISTED.fullmatch(text, group.end, named[0].start):  # 这几个单位：公安局、教育局
        return None, group
    if group is not None and len(named) == len(organs) == 1 and _BELOW.match(text, named[0].end) and _is_agency(named[0]):
        return None, None  # which organs are below an agency no report tells
    if group is None or group.asks == "each" or group.text.startswith("全"):
        return group, None
    bare = group.text.endswith(("谁", "哪家", "哪几家"))
    places = [organ for organ in organs if organ.place] if bare or group.kind in ("county", "city") else []
    return (None, group) if max(len(named), len(places)) > 1 else (group, None)


def _is_agency(organ: OrganMention) -> bool:
    """Whether a name is that of an agency, not of a place or its government."""
    return not organ.place and organ.text.endswith(("局", "委", "厅", "办", "中心", "支队", "委员会", "办公室"))


def without_own(found: tuple[OrganMention, ...], group: Group | None) -> tuple[OrganMention, ...]:
    """Without the 全县 or 县政府 that belongs to a group (在全县部门里, 各区县政府)."""
    inside = [organ for organ in found if group and group.start <= organ.start and organ.end <= group.end]
    return tuple(organ for organ in found if organ not in inside or not (organ.text.startswith("全") or organ.text.endswith("政府")))
