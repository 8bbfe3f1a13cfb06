"""Whose figures and of which years: the organ and year slots of a plan, or the question to ask back."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from askgov.counterparts import counterpart, no_counterpart, of_another_place
from askgov.domain import Decline, Option
from askgov.question.groups import Group
from askgov.question.organ_mentions import PLACE_SAID, OrganMention
from askgov.question.organs import Catalogue
from askgov.question.reading import Reading
from askgov.question.succession import every_year, then_named

_MOST_OPTIONS = 6
_TWO = re.compile(r"(?:两个?|俩|这两[个家])(?:[省市县区地边]|县里|地方)?的?$")
_OF_BOTH = re.compile(r"(?:[两二三](?:个)?|俩)?(?:[省市县区地边]|地方|县里)?的?")
_YEAR_BETWEEN = re.compile(r"(?:\d{2,4}年|去年|前年|今年)度?的?")
_LISTED = re.compile(r"和|与|跟|及|、|同")
_APART = re.compile(r"各|分别|谁|哪|相差|差多少")
_AGAINST = re.compile(r"(?:比|较|(?<![说问指的])是|超过|高于|低于)$")
_SHARE_OF = re.compile(r"占(?:到|了)?(?:整个|全部)?$")
_LATEST = re.compile(r"最新|最近一[期年份次个]|(?:现在|目前|眼下|如今)(?=[^,，。]{0,4}(?:还|仍)?(?:有效|管用))")
_PLANNED = re.compile(
    r"[)）]?[里内]?(?:还|又|也|准备|打算|计划|想|将|拟|要|会|的?(?:工作)?(?:整改|改进)?(?:打算|计划|安排|思路|措施|路子)"
    r"|[^,，。?？\d]{2,14}?(?:有(?:什么|啥|哪些)(?:新)?(?:打算|计划|安排|动作|举措)|(?:打算|准备|计划)(?:怎么|做|干|有)))"
)
_PLANS = re.compile(r"(?:准备|打算|计划|拟|[说称]|表示|承诺|提出)(?:在|于|到|从)?$")
_SO_MANY_YEARS = re.compile(r"(?<![近这那前后连上\d])(?P<n>[两三四五六七八])年(?![来前后级以之内间多])")
_SAID_LAST = re.compile(r"[,，。?？;；(（ ]的?[)）?？。]*")
_CARRIED = re.compile(r"(?:结转|转|留)(?:到|至|给)")


@dataclass(frozen=True)
class Organs:
    """Entities that a question is about."""

    ids: tuple[str, ...] = ()
    within: tuple[str, ...] = ()  # organs of a named place whose government has no report here
    ask: Decline | None = None  # set when several organs fit …
    either: tuple[str, ...] = ()  # … and no other organ is named: which they are
    inherited: bool = False
    successive: bool = False  # the ids are one organ's successive names


def resolve_organs(reading: Reading, known: Catalogue, previous: Sequence[str]) -> Organs:
    """The organs of a question; those of the turn before when it names none; the only organ of the index when there is one."""
    ids: list[str] = []
    within: list[str] = []
    certain = {mention.candidates[0] for mention in reading.organs if len(mention.candidates) == 1 and not mention.assumed}
    successive = len({mention.candidates if mention.successive else () for mention in reading.organs} | {()}) == 2 and all(
        mention.successive for mention in reading.organs
    )
    last = _place_said_last(reading)
    around = _places_around(reading, known) if last is None else set(known.spellings(last.place))
    for mention in reading.organs:
        if mention is last:
            if (ask := _none_of_it_there(last, reading, known)) is not None:
                return Organs(ask=ask)
            continue
        if reading.group is not None and _of_group(mention, reading.group, reading.text):
            continue  # 所有教育局: all of them
        whole = bool(reading.years and reading.concepts.slots)  # stands by itself: the place named is meant, not its 教育局
        same = "" if whole else counterpart(mention, known, previous)
        if same:
            ids.append(same)
        elif not whole and (ask := no_counterpart(mention, reading, known, previous)) is not None:
            return Organs(ask=ask)
        elif not mention.known:
            within += known.in_place(mention.place)
        elif len(mention.candidates) == 1:
            if (ask := of_another_place(mention, reading, known, previous)) is not None:
                return Organs(ask=ask)
            ids.append(mention.candidates[0])
        else:
            if _of_each_place(mention, reading, known):
                ids = [id_ for id_ in ids if id_ not in certain or known.entities[id_].kind != "government"] + list(mention.candidates)
                continue
            if mention.successive or _both(mention, reading.text):
                ids += mention.candidates
                continue
            narrowed = [id_ for id_ in mention.candidates if id_ in certain] or [id_ for id_ in mention.candidates if id_ in previous]
            near = around or {known.entities[id_].place for id_ in previous if id_ in known.entities}  # 教育局呢 after the 公安局
            narrowed = narrowed or [id_ for id_ in mention.candidates if known.entities[id_].place in near]  # 云溪县公安局、教育局
            if len(narrowed) != 1:
                others = (one for one in reading.organs if one is not mention)
                alone = all(PLACE_SAID.fullmatch(one.text) for one in others) and len(mention.candidates) <= _MOST_OPTIONS
                return Organs(ask=_which(reading, mention, known), either=mention.candidates if alone else ())
            ids.append(narrowed[0])
    ids = _without_containers(list(dict.fromkeys(ids)), reading, known)
    if ids or within or reading.strangers:
        return Organs(tuple(ids), tuple(within), successive=successive and len(ids) > 1)
    if previous:
        return Organs(then_named(previous, reading.year_list, known), inherited=True)
    return Organs(tuple(known.entities) if len(known.entities) == 1 else ())


def _places_around(reading: Reading, known: Catalogue) -> set[str]:
    """The places of the agencies named; 全市 is no place of the 教育局 whose share of it is asked for."""
    return {
        known.entities[mention.candidates[0]].place
        for mention in reading.organs
        if len(mention.candidates) == 1 and not (mention.levels or PLACE_SAID.fullmatch(mention.text))
    }


def _place_said_last(reading: Reading) -> OrganMention | None:
    """城管局2024年收到多少，青岚区的: the place behind says of which place the agencies are; None where it is asked about itself."""
    *others, last = reading.organs or (None,)
    if last is None or not others or not last.place or any(one is None or one.place for one in others):
        return None
    behind = reading.text[last.start - 1 : last.start] + reading.text[last.end :]
    return last if _SAID_LAST.fullmatch(behind) else None


def _none_of_it_there(place: OrganMention, reading: Reading, known: Catalogue) -> Decline | None:
    """公安局2023年新收多少，云岭县的, which has no report of its 公安局 here: said so, never that of another place."""
    there = {id_ for spelled in known.spellings(place.place) for id_ in known.within(spelled)}
    lacking = [one.text for one in reading.organs if one is not place and not there & set(one.candidates)]
    message = f"没有收录{place.place}{'、'.join(lacking)}的年度报告，因此无法回答。"
    return Decline(reason="no_report", message=message) if lacking else None


def _of_group(mention: OrganMention, group: Group, text: str) -> bool:
    """Whether a name says which organs a group holds: 所有|教育局, 各县区|的教育局."""
    inside = group.start <= mention.start < group.end and len(mention.candidates) > 1
    return inside or (group.kind in ("county", "city", "province") and text[group.end : mention.start] in ("", "的") and not mention.place)


def _both(mention: OrganMention, text: str) -> bool:
    """两个县的教育局, where there are two."""
    return len(mention.candidates) == 2 and _TWO.search(text, 0, mention.start) is not None


def _of_each_place(mention: OrganMention, reading: Reading, known: Catalogue) -> bool:
    """云岭和云溪两县的教育局: an organ of each of the places listed right before it, one each."""
    named = [one for one in reading.organs if one.place and one.end <= mention.start and not PLACE_SAID.fullmatch(one.text)]
    gaps = [reading.text[one.end : other.start] for one, other in itertools.pairwise(named)]
    listed = len(named) > 1 and all(_LISTED.fullmatch(gap) for gap in gaps)
    behind = _OF_BOTH.fullmatch(reading.text, named[-1].end, mention.start) if named else None
    places = [known.entities[id_].place for id_ in mention.candidates]
    return listed and behind is not None and sorted(places) == sorted(one.place for one in named)


def _without_containers(ids: list[str], reading: Reading, known: Catalogue) -> list[str]:
    """宿迁市的教育局去年…: the government named only as the place of the next organ is not asked about itself."""
    if len(ids) < 2:
        return ids
    places = {known.entities[id_].place for id_ in ids if known.entities[id_].kind != "government"}
    places |= _above_towns(reading, known)
    whole = {
        id_
        for mention in reading.organs
        if mention.text.startswith("全")
        or _SHARE_OF.search(reading.text, 0, mention.start)  # 占全县的, 占云溪县的
        or any(_set_against(mention, other, reading.text) or _beside(mention, other, reading.text, known) for other in reading.organs)
        or _holds(mention, reading)
        for id_ in mention.candidates
    }
    bare_places = {mention.candidates[0] for mention in reading.organs if mention.known and mention.place} - whole
    return [
        id_ for id_ in ids if id_ not in bare_places or known.entities[id_].kind != "government" or known.entities[id_].place not in places
    ]


def _above_towns(reading: Reading, known: Catalogue) -> set[str]:
    """云溪县2023年青石镇: the county named right before one of its towns, with just a year between."""
    pairs = [(one, other) for one, other in itertools.pairwise(reading.organs) if len(one.candidates) == len(other.candidates) == 1]
    near = [(one, other) for one, other in pairs if _YEAR_BETWEEN.fullmatch(reading.text, one.end, other.start)]
    organs = [(known.entities[one.candidates[0]], known.entities[other.candidates[0]]) for one, other in near]
    return {above.place for above, town in organs if above.place and town.name.startswith(above.place) and town.name != above.name}


def _holds(mention: OrganMention, reading: Reading) -> bool:
    """2024年云溪县的许可里审批局占几成: the place owns the line, of which the organ behind it has a part."""
    organs = [organ.start for organ in reading.organs if not organ.place]
    return "share" in reading.operators and any(
        mention.end <= slot.start and any(slot.end <= start for start in organs) for slot in reading.concepts.slots
    )


def _set_against(one: OrganMention, other: OrganMention, text: str) -> bool:
    """云溪县2025年新收比自然资源局多多少: the place and an organ of it stand on the two sides of a comparison."""
    first, second = sorted((one, other), key=lambda mention: mention.start)
    between = _YEAR_BETWEEN.sub("", text[first.end : second.start])  # 云溪县2024年和教育局2024年新收差多少
    listed = _LISTED.fullmatch(between) is not None and _APART.search(text) is not None
    return one is not other and (listed or _AGAINST.search(text, first.end, second.start) is not None)


def _beside(one: OrganMention, other: OrganMention, text: str, known: Catalogue) -> bool:
    """云溪县和县公安局: a place joined to an organ of its own is asked about itself."""
    joined = one.place and not other.place and re.fullmatch("[和与及跟]", text[one.end : other.start]) is not None
    return bool(joined) and len(other.candidates) == 1 and known.entities[other.candidates[0]].place == one.place


def _which(reading: Reading, mention: OrganMention, known: Catalogue) -> Decline:
    options = tuple(
        Option(label=known.entities[id_].name, question=reading.text.replace(mention.text, known.entities[id_].name, 1))
        for id_ in mention.candidates[:_MOST_OPTIONS]
    )
    return Decline(reason="ambiguous", message=f"“{mention.text}”可能指以下几个机关，请问是哪一个？", options=options)


def ask_which_organ(reading: Reading, known: Catalogue) -> Decline:
    """The question names no organ and the index has several."""
    options = tuple(
        Option(label=known.entities[id_].name, question=f"{known.entities[id_].name}{reading.text}")
        for id_ in known.foremost[:_MOST_OPTIONS]
    )
    return Decline(reason="ambiguous", message="请说明要问哪个机关，例如下面这些：", options=options)


def ask_within(reading: Reading, organs: Organs, known: Catalogue) -> Decline:
    """A place is named, its government has no report, other organs of the place have: which of them is never assumed."""
    place = known.entities[organs.within[0]].place
    word = next(mention.text for mention in reading.organs if mention.place == place)
    options = tuple(
        Option(label=known.entities[id_].name, question=reading.text.replace(word, known.entities[id_].name, 1))
        for id_ in organs.within[:_MOST_OPTIONS]
    )
    return Decline(reason="ambiguous", message=f"没有收录{place}政府的年度报告。{place}已收录下面的机关，请问是哪一个？", options=options)


def resolve_years(reading: Reading, entities: Sequence[str], known: Catalogue, previous: Sequence[int]) -> tuple[int, ...] | Decline:
    """The years of a question, or those of the turn before, or the only year there is; else the question which."""
    named = _carried_from(reading) or reading.year_list
    available = sorted({year for id_ in entities for year in known.years.get(id_, ())})
    if not named:
        if previous:
            return tuple(previous)
        if (said := _SO_MANY_YEARS.search(reading.text)) and "两三四五六七八".find(said["n"]) + 2 == len(available):
            return tuple(available)  # 两年合计, of an organ with just two reports
        if len(available) == 1 or (available and _LATEST.search(reading.text)):
            return (available[-1],)
        options = tuple(Option(label=f"{year}年", question=f"{year}年{reading.text}") for year in reversed(available[-_MOST_OPTIONS:]))
        return Decline(reason="ambiguous", message="请说明要问哪一年的年报，已收录的年度有：", options=options)
    if any(year in available for year in named):
        if any(mention.open for mention in reading.years):
            return tuple(year for year in named if year in available)
        spread = any(mention.spread for mention in reading.years)
        return tuple(year for year in named if year in available) if spread and len(named) > len(available) * 3 else named
    names = "、".join(known.entities[id_].name for id_ in entities)
    years = "、".join(f"{year}年" for year in named)
    have = "、".join(f"{year}年" for year in sorted({*available, *(year for id_ in entities for year in every_year(id_, known))}))
    return Decline(
        reason="no_report",
        message=f"没有收录{names}{years}的年度报告，因此无法回答。已收录的年度有：{have}。",
        options=tuple(Option(label=f"{year}年", question=_with_year(reading, year)) for year in available[-_MOST_OPTIONS:]),
    )


def planned_in(reading: Reading, entities: Sequence[str], known: Catalogue) -> int | None:
    """The year whose report tells what is planned for the year asked about: 2026年要怎么办 stands in the report on 2025.

    Only where the report on the year itself is not there, and the one before it is.
    """
    if len(reading.year_list) != 1:
        return None
    told = any(_PLANNED.match(reading.text, year.end) or _PLANS.search(reading.text, 0, year.start) for year in reading.years)
    if not told:
        return None
    (year,), available = reading.year_list, {year for id_ in entities for year in known.years.get(id_, ())}
    return year - 1 if year not in available and year - 1 in available else None


def _carried_from(reading: Reading) -> tuple[int, ...]:
    """2022年结转到2023年的: a figure of the report on 2022."""
    years = reading.year_list
    carried = any(slot.default == "requests.carried_out" for slot in reading.concepts.slots)
    return years[:1] if carried and len(years) == 2 and years[1] == years[0] + 1 and _CARRIED.search(reading.text) else ()


def _with_year(reading: Reading, year: int) -> str:
    first = reading.years[0]
    return f"{reading.text[: first.start]}{year}年{reading.text[first.end :]}"
