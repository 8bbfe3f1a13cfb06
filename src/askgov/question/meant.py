"""Which of several organs a name means, where the question or the index leaves only one.

Of one organ's successive names it is the one that the year asked for tells; of twins in different places the only one with a report of
the years asked for; 全县 is the county that has nearly all the reports. What is taken is said. Other twins are left to be asked about.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from askgov.domain import Scope
from askgov.question.groups import Group
from askgov.question.organ_mentions import PLACE_SAID, OrganMention
from askgov.question.organs import SEATS, Catalogue
from askgov.question.reading import Reading
from askgov.question.succession import bearers, then_named

_SAID = "“{said}”按{name}理解。"
_ONLY = "“{said}”按{name}理解：叫这个名称的机关里，只收录了它{years}的年报。"
_ALL = "“{said}”按{name}理解：叫这个名称的机关里，只有它{years}的年报都已收录。"
_SUMMED = "“{said}”的数取自{name}的年报，它汇总了各机关。"
_SUMMED_WIDER = "“{said}”的年报没有收录齐；这里的数取自{name}的年报，它汇总了全部机关，也包括乡镇、街道这样不是部门的机关。"
_AGAINST = {"difference", "growth", "ratio", "compare", "share"}
_WITH_WHOLE = re.compile(r"(?:和|与|跟|同|比)[^,，。]{0,6}(?:汇总|总)(?:表|数|报告)|(?:和|与|跟|同|比)(?:全?[省市县区]|政府)")
_FEW = 2  # departments: one alone is surely not all of a place
_CARRIED = "没有收录{before}年的年报；这里是{year}年年报里的“上年结转”，也就是{before}年结转过来的。"
_APART = re.compile(r"分别|各自|(?<!各)各(?:是|有|收|办|多少|几)|每")
_SUM = re.compile(r"合计|一共|总共|加起来|合起来|总和|之和|共计")
_SO_MANY = re.compile(r"[的这共]?(?:全部|全体)?(?:\d|[两二三四五六七八九十])")  # 十个局: so many, not the whole place
_TO = re.compile(r"[向对找给跟同](?:着)?$")
_THEN = "{}在所问的年度里的名称是{}。"
_SPELLED = "{names}按同一个机关理解：年报里的写法不同。"
_ALONE = "问题没有写机关：收录的报告里，只有{name}有{years}的年报，按它回答。"
_SUCCESSIVE = "“{said}”在所问的年度里先后用过这些名称：{names}。"


def as_meant(reading: Reading, known: Catalogue, near: Sequence[str] = (), years: Sequence[int] = ()) -> Reading:
    """A reading whose organs are narrowed to those meant; ``near`` and ``years``: ids of the organs, and years, of the turn before."""
    notes: list[str] = []
    reading = _as_carried_in(reading, known, notes)
    organs = [_of_its_year(mention, reading.year_list or years, known, notes) for mention in reading.organs]
    organs = [_only_reporting(mention, reading, reading.year_list or tuple(years), known, near, notes) for mention in organs]
    certain = [mention.candidates[0] for mention in organs if len(mention.candidates) == 1 and not PLACE_SAID.fullmatch(mention.text)]
    around = {known.entities[id_].place for id_ in (*certain, *near) if id_ in known.entities}
    organs = [_of_principal(mention, around, known, notes) for mention in organs]
    unread = [mention.text for mention in organs if mention.levels and not _reports_for_all(mention, reading.year_list, known)]
    notes += [_SUMMED.format(said=mention.text, name=known.entities[mention.candidates[0]].name) for mention in organs if mention.levels]
    if (
        near
        and not (reading.organs or reading.strangers or reading.group)
        and (then := then_named(near, reading.year_list, known)) != tuple(near)
    ):
        names = ("、".join(known.entities[id_].name for id_ in ids) for ids in (near, then))
        notes.append(_THEN.format(*names))
    if not near and (only := _only_of_those_years(reading, known, notes)) is not None:
        organs.append(only)
    written = [known.entities[mention.candidates[0]] for mention in organs if len(mention.candidates) == 1]
    notes += [_SPELLED.format(names="、".join((*organ.spelled, organ.name))) for organ in written if organ.spelled]
    group = reading.group
    if group is not None and (whole := _as_whole(group, organs, reading, known)) is not None:
        summed = _SUMMED_WIDER if group.kind == "department" else _SUMMED
        notes.append(summed.format(said=reading.text[whole.start : group.end], name=known.entities[whole.candidates[0]].name))
        group = None
    return replace(
        reading,
        summed=reading.group is not None and group is None,
        organs=tuple(organs),
        group=group,
        residue=(*reading.residue, *unread),
        taken=tuple(dict.fromkeys((*reading.taken, *notes))),
    )


def _only_of_those_years(reading: Reading, known: Catalogue, notes: list[str]) -> OrganMention | None:
    """2018年和2025年的申请量差多少, of no organ: the one that has reports of those years, where no other has them all."""
    named = reading.organs or reading.strangers or reading.group or reading.residue or reading.absent or reading.elsewhere
    if named or not reading.concepts.slots or not reading.year_list or len(known.entities) == 1:
        return None
    chains = {known.successions.get(id_, (id_,)) for id_ in known.entities}
    having = [chain for chain in chains if set(reading.year_list) <= {year for id_ in chain for year in known.years[id_]}]
    if len(having) != 1 or len(having[0]) != 1:
        return None
    (id_,) = having[0]
    name, years = known.entities[id_].name, "、".join(f"{year}年" for year in reading.year_list)
    notes.append(_ALONE.format(name=name, years=years))
    return OrganMention(0, 0, name, (id_,))


def _as_carried_in(reading: Reading, known: Catalogue, notes: list[str]) -> Reading:
    """2022年没办完、转到2023年的, where only 2023 has a report: that report tells it as 上年结转."""
    slots, years = reading.concepts.slots, reading.year_list
    reports = {year for organ in reading.organs for id_ in organ.candidates for year in known.years[id_]}
    carried = len(slots) == 1 and slots[0].default == "requests.carried_out" and len(years) == 1
    if not carried or reading.operators or years[0] in reports or years[0] + 1 not in reports:
        return reading
    notes.append(_CARRIED.format(before=years[0], year=years[0] + 1))
    slot = replace(slots[0], candidates=("requests.carried_in",), default="requests.carried_in")
    following = tuple(replace(mention, years=(years[0] + 1,)) for mention in reading.years)
    return replace(reading, concepts=replace(reading.concepts, slots=(slot,)), years=following)


def _reports_for_all(mention: OrganMention, years: Sequence[int], known: Catalogue) -> bool:
    """Whether the reports of a government, those of the years asked for, count its whole place."""
    if len(mention.candidates) != 1:
        return False
    (id_,) = mention.candidates
    there = [year for year in known.years[id_] if year in years or not years]
    return known.entities[id_].kind == "government" and bool(there) and all(Scope.AGGREGATE in known.scopes[id_, year] for year in there)


def _as_whole(group: Group, organs: Sequence[OrganMention], reading: Reading, known: Catalogue) -> OrganMention | None:
    """The place of 宿迁各机关, 向云溪县各单位, where its government's report gives the figure of all of them together: no other organ of
    it has a report, or they are named together as those to whom something is sent."""
    plain = not (reading.order.order or reading.order.threshold or reading.excluded.spans or _APART.search(reading.text))
    if len({mention.candidates for mention in organs}) > 1:
        return None  # 云溪县各部门、公安局合计
    beside = len(reading.year_list) < 2 and _WITH_WHOLE.search(reading.text) is not None
    plain = plain and not (beside and _AGAINST & set(reading.operators))  # 各部门合计和教育局差多少
    plain = plain and not _SO_MANY.match(group.text)
    if group.kind not in ("unit", "department") or group.asks != "each" or not plain or {"average", "median"} & set(reading.operators):
        return None
    before = [mention for mention in organs if reading.text[mention.end : group.start] in ("", "的") and mention.end <= group.start]
    if not before or not _reports_for_all(before[0], reading.year_list, known):
        return None
    place = known.entities[before[0].candidates[0]].place
    others = set(known.within(place)) - set(before[0].candidates)
    if group.kind == "department":
        others = {id_ for id_ in others if known.entities[id_].kind not in SEATS and known.entities[id_].place in known.spellings(place)}
    names = {known.successions.get(id_, (id_,)) for id_ in others}
    missing = any(all(year not in known.years[name] for name in chain) for chain in names for year in reading.year_list)
    partly = _SUM.search(reading.text) is not None and (missing or len(others) < _FEW)
    if group.kind == "department":
        return before[0] if partly and reading.year_list else None  # a sum of the few that report would be none of all
    alone = not others or (partly and bool(reading.year_list))
    return before[0] if alone or _TO.search(reading.text, 0, before[0].start) else None


def _of_its_year(mention: OrganMention, years: Sequence[int], known: Catalogue, notes: list[str]) -> OrganMention:
    """自规局 of 2016 is the 国土资源局: of an organ's successive names those that its reports of the years asked for bear."""
    if len(mention.candidates) == 1 and set(years) - set(known.years[mention.candidates[0]]):
        mention = replace(mention, candidates=known.successions.get(mention.candidates[0], mention.candidates))  # 自规局 of 2016, in full
    chains = {chain for id_ in mention.candidates if (chain := known.successions.get(id_)) is not None}
    if len(mention.candidates) < 2 or not chains:
        return mention
    kept = set(mention.candidates)
    for chain in chains:
        kept -= set(chain) - set(bearers([id_ for id_ in chain if id_ in mention.candidates], years, known.years))
    candidates = tuple(id_ for id_ in mention.candidates if id_ in kept)
    names = [known.entities[id_].name for id_ in candidates]
    successive = len(chains) == 1 and len(candidates) > 1 and kept <= set(next(iter(chains)))
    if successive:
        candidates = tuple(id_ for id_ in next(iter(chains)) if id_ in kept)
        names = [known.entities[id_].name for id_ in candidates]
        notes.append(_SUCCESSIVE.format(said=mention.text, names="、".join(names)))
    elif len(candidates) == 1 and not _abbreviates(mention.text, names[0]):
        notes.append(_SAID.format(said=mention.text, name=names[0]))
    return replace(mention, candidates=candidates, successive=successive)


def _only_reporting(
    mention: OrganMention, reading: Reading, years: Sequence[int], known: Catalogue, near: Sequence[str], notes: list[str]
) -> OrganMention:
    """县教育局 of 2019, where only one of the counties' 教育局 has a report of that year; of a group each member is asked about."""
    asked = set(years)
    there = [id_ for id_ in mention.candidates if asked & set(known.years[id_])]
    whole = [id_ for id_ in there if asked <= set(known.years[id_])]
    note = _ONLY if len(there) == 1 else _ALL
    there = whole if len(whole) == 1 else there  # 2022年和2023年, of which the others lack one
    places = {known.entities[id_].place for id_ in mention.candidates}
    before = {known.entities[id_].place for id_ in near if id_ in known.entities}
    plain = reading.group is None and len(reading.organs) == 1 and not before & places  # 教育局呢 after another organ of its place
    twins = len(places) == len(mention.candidates)  # not 工商局 and 质监局 of one place, which became its 市监局
    if len(mention.candidates) < 2 or mention.successive or len(there) != 1 or not (plain and twins):
        return mention
    reported = "、".join(f"{year}年" for year in sorted(asked & set(known.years[there[0]])))
    notes.append(note.format(said=mention.text, name=known.entities[there[0]].name, years=reported))
    return replace(mention, candidates=(there[0],), assumed=True)


def _abbreviates(said: str, name: str) -> bool:
    """Whether all characters said stand in the name, in order: 自规局 in 自然资源和规划局."""
    rest = iter(name)
    return all(char in rest for char in said)


def _of_principal(mention: OrganMention, around: set[str], known: Catalogue, notes: list[str]) -> OrganMention:
    """全县, 县政府 where nothing else in the question tells the county: the one that has nearly all reports."""
    places = {known.entities[id_].place for id_ in mention.candidates}
    if len(places) == 1 and PLACE_SAID.fullmatch(mention.text) and not mention.place:
        (own,) = places
        if own not in around and any(place != own and place[-1:] == own[-1:] for place in known.by_place):  # 全区 of two districts
            notes.append(_SAID.format(said=mention.text, name=own))
        return mention
    if len(places) < 2 or mention.place or places & around or not PLACE_SAID.match(mention.text):
        return mention
    first = known.principal(mention.candidates)
    if first is None or any(known.entities[id_].kind != "government" for id_ in mention.candidates):
        return mention
    notes.append(_SAID.format(said=mention.text, name=known.entities[first].place))
    return replace(mention, candidates=(first,), assumed=True)
