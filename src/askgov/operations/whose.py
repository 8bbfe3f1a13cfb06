"""Whose figures a computation takes: the members of a group that is named or meant, with who is added and without who is left out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from askgov.domain import Operation
from askgov.operations.members import Members, counts_others, members
from askgov.operations.wanted import Wanted
from askgov.question.groups import DIRECT, Group
from askgov.question.operators import numeral
from askgov.question.organ_mentions import PLACE_SAID, OrganMention
from askgov.question.organs import Catalogue
from askgov.question.reading import Reading
from askgov.slots import Organs

NEEDS_SEVERAL = (Operation.RANK, Operation.EXTREME, Operation.COUNT)
_DIRECT = re.compile(DIRECT)
_WHOLE = re.compile(r"全(?P<level>[省市县区])")
_LEVELS = {"省": "province", "市": "city", "县": "county", "区": "county"}
_THOSE_WITH = re.compile(r"的[?？]?$|的(?:都)?有(?:谁|哪)|谁|哪")  # 超过100件的, 超过100件的有哪些
_APART = (Operation.RANK, Operation.EXTREME, Operation.SUM, Operation.AVERAGE, Operation.COUNT)  # a part is not put beside its whole
_TOGETHER = (Operation.SUM, Operation.AVERAGE, Operation.LIST)
_ASIDE = "{names}{more}的报告汇总了其他机关的数，没有和它们放在一起算。"
_SYSTEM = "{names}{more}的数是全系统的，含所属机构。"
_MOST_ASIDE = 3
_COUNTED = re.compile(
    r"(?<![前后第哪这那])(?P<n>[两二三四五六七八九十]|\d{1,2})[个家](?:部门|局|单位|机关|乡镇|街道|县区|区县|县(?!级)|区)"
)
_AND = re.compile(r"(?:和|与|及|、|加上?|连同|以及)$")


@dataclass(frozen=True)
class Whose:
    """The organs of a computation."""

    ids: tuple[str, ...]
    group: str = ""
    focus: str = ""
    unclear: bool = False
    notes: tuple[str, ...] = ()  # who fits the name of the group and is not put beside its members


def whose_of(reading: Reading, want: Wanted, organs: Organs, known: Catalogue) -> Whose:
    """The members of a group that is named, or meant because an order needs several; else the organs named."""
    group = reading.group
    bound_of_one = want.operation is Operation.THRESHOLD and (want.closed or not _THOSE_WITH.search(reading.text))
    several = want.operation in NEEDS_SEVERAL or (want.operation is Operation.THRESHOLD and not bound_of_one)
    if (
        group is None
        and several
        and want.axis is None
        and len(organs.ids) <= 1
        and len(reading.year_list) <= 1
        and not _names_lines(reading)
    ):
        group = Group(0, 0, "", "unit", "each") if _is_open(reading, known) else None
    if group is None and want.operation is Operation.RANK and reading.order.order == "rank_of" and (own := _peers(reading, organs, known)):
        return own
    if group is None:
        ids = set(organs.ids)
        nested = any(
            known.entities[id_].parent_id in ids and counts_others(str(known.entities[id_].parent_id), reading.year_list, known)
            for id_ in ids
        )
        return Whose(organs.ids, unclear=nested and want.operation in _APART)
    kinds = _kinds(reading, group, known)
    places = _places(reading, known)
    found: Members = members(group, places, kinds, reading.year_list, known, level=_level(reading))
    counted = _COUNTED.search(reading.text) if not (reading.order.order and reading.order.number > 1) else None
    direct = _DIRECT.search(group.text)
    size = direct["size"] if direct and direct["size"] else counted["n"] if counted and group.asks != "many" else ""
    reporting = [id_ for id_ in found.ids if set(reading.year_list) & set(known.years[id_])]
    if size and numeral(size) not in (len(found.ids), len(reporting)):
        return Whose((), unclear=True)  # 三个区县, where more or fewer have reports
    named = [id_ for mention in reading.organs if not _is_place(mention, known) for id_ in mention.candidates if id_ in found.ids]
    focus = named[0] if want.operation in (Operation.RANK, Operation.EXTREME) and len(set(named)) == 1 and not kinds else ""
    beside = [] if kinds or focus else _beside(reading, group, places, known)
    if None in beside or (beside and want.operation not in _TOGETHER):
        return Whose((), unclear=True)
    added = [id_ for id_ in beside if id_ and id_ not in found.ids]
    if any(counts_others(id_, reading.year_list, known) for id_ in added):
        return Whose((), unclear=True)
    name = "和".join([found.name, *(known.entities[id_].name for id_ in added)])
    left_out = _left_out(reading, (*found.ids, *added))
    if left_out is None:
        return Whose((), unclear=True)
    if left_out:
        name = f"{name}（不含{'、'.join(known.entities[id_].name for id_ in left_out)}）"
    said = ((_ASIDE, found.aside, (*added, *left_out)), (_SYSTEM, found.systems, left_out))
    notes = tuple(_noted(note, [id_ for id_ in ids if id_ not in without], known) for note, ids, without in said if set(ids) - set(without))
    return Whose(tuple(id_ for id_ in (*found.ids, *added) if id_ not in left_out), name, focus, notes=notes)


def _noted(note: str, ids: Sequence[str], known: Catalogue) -> str:
    """A note on some organs, of whom the first are named."""
    names = [known.entities[id_].name for id_ in ids]
    return note.format(names="、".join(names[:_MOST_ASIDE]), more="等" if len(names) > _MOST_ASIDE else "")


def _peers(reading: Reading, organs: Organs, known: Catalogue) -> Whose | None:
    """公安局排第几 without saying among whom: among the departments of its place."""
    if len(organs.ids) != 1 or len(reading.year_list) != 1 or _names_lines(reading):
        return None
    (own,) = organs.ids
    entity = known.entities[own]
    found = members(Group(0, 0, "", "department", "each"), (entity.place,), (), reading.year_list, known)
    return Whose(found.ids, found.name, own) if own in found.ids and len(found.ids) > 1 and entity.place else None


def _left_out(reading: Reading, ids: Sequence[str]) -> tuple[str, ...] | None:
    """The members that the question leaves out (除公安局外); None where one of them stays open."""
    found = [[id_ for id_ in mention.candidates if id_ in ids] for mention in reading.excluded.organs]
    return tuple(id_ for some in found for id_ in some) if all(len(some) < 2 for some in found) else None  # who is no member is out already


def _beside(reading: Reading, group: Group, places: Sequence[str], known: Catalogue) -> list[str | None]:
    """The organs named next to a group, to be taken with it (各部门加上税务局); None for one that stays open."""
    found: list[str | None] = []
    for mention in reading.organs:
        if _is_place(mention, known) and not _joined(mention, reading, group):
            continue
        ids = [id_ for id_ in mention.candidates if not places or known.entities[id_].place in places] or list(mention.candidates)
        found.append(ids[0] if len(ids) == 1 else None)
    return found


def _joined(mention: OrganMention, reading: Reading, group: Group) -> bool:
    """Whether a place is added to a group before it: 各部门和青石镇."""
    return mention.start >= group.end > 0 and _AND.search(reading.text, 0, mention.start) is not None


def _names_lines(reading: Reading) -> bool:
    """Whether several lines or columns are named, among which the order is."""
    return len(reading.concepts.slots) > 1 or len(reading.applicants) > 1


def _is_open(reading: Reading, known: Catalogue) -> bool:
    """Whether only places are named, or nothing: 云溪县2024年行政处罚前三名."""
    return all(_is_place(mention, known) for mention in reading.organs)


def _is_place(mention: OrganMention, known: Catalogue) -> bool:
    """Whether a mention names a place, or its government by the place's name or as 全县."""
    return bool(mention.place) or PLACE_SAID.fullmatch(mention.text) is not None


def _places(reading: Reading, known: Catalogue) -> tuple[str, ...]:
    """The places named, each by its full name."""
    places: list[str] = []
    own = {known.entities[m.candidates[0]].place for m in reading.organs if not _is_place(m, known) and len(m.candidates) == 1}
    framing = [mention for mention in reading.organs if reading.group is None or not _joined(mention, reading, reading.group)]
    for mention in framing:
        if mention.place:
            places.append(mention.place)
        elif _is_place(mention, known):
            said = [known.entities[id_].place for id_ in mention.candidates if known.entities[id_].place]
            places += [place for place in said if place in own] or said  # 云溪县公安局在全县: its own
    certain = [mention.place for mention in framing if mention.place]
    if not certain and not places:  # 除云溪县公安局外，各部门
        places = [known.entities[id_].place for m in reading.excluded.organs for id_ in m.candidates if len(m.candidates) == 1]
    if not certain and not places and reading.group and "全" in reading.group.text:  # 公安局在全县部门里
        places = [known.entities[id_].place for mention in reading.organs for id_ in mention.candidates]
    among = reading.group is not None and reading.group.kind in ("department", "unit")
    if (
        not certain and not places and among and reading.order.order == "rank_of" and len(own) == 1
    ):  # 云溪县教育局在各部门中排第几: of its place
        places = [place for place in own if place]
    if not certain and not places and reading.group and (match := _WHOLE.search(reading.group.text) or _DIRECT.search(reading.text)):
        return _only_place(match["level"], known)
    return tuple(dict.fromkeys(certain or places))


def _level(reading: Reading) -> str:
    """The level of the places whose own departments are meant: 市直部门."""
    match = _DIRECT.search(reading.text)
    return _LEVELS[match["level"]] if match else ""


def _only_place(word: str, known: Catalogue) -> tuple[str, ...]:
    """The place that 全县 or 县直 means: the only one of its level, or the one with nearly all reports."""
    ids = [
        id_ for id_, entity in known.entities.items() if entity.kind == "government" and entity.level == _LEVELS[word]
        and entity.place.endswith(word)
    ]  # fmt: skip
    only = ids[0] if len(ids) == 1 else known.principal(ids)
    return (known.entities[only].place,) if only else ()


def _kinds(reading: Reading, group: Group, known: Catalogue) -> tuple[str, ...]:
    """The kinds of agencies of a group like 各县区教育局."""
    if group.kind not in ("agency", "county", "city", "province"):
        return ()
    kinds = {known.entities[id_].kind for mention in reading.organs if not _is_place(mention, known) for id_ in mention.candidates}
    return tuple(sorted(kinds - {"government"}))
