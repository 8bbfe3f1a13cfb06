"""Organs that a question names, resolved against the organs that have reports. Never a neighbour in place of a stranger."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from askgov.question.level_words import ENDS_OF_LEVEL, has_form, is_of_level
from askgov.question.lexicon import Mention
from askgov.question.organs import Catalogue

_BRANCHES = frozenset({"environment", "natural_resources"})  # kinds whose offices in counties are branches, however called
_SUFFIXES = frozenset("省市县区州盟旗镇乡村")
_BELOW = frozenset("镇乡村")
# Not 市级, 县里, 区县, 乡镇: those are words about the place itself.
_LONGER = re.compile(
    r"(?:省|市|县|区|州|盟|旗|镇|乡)(?![级里内直属镇县区市乡监场])|村(?![级里内属民务居庄社集两支口头规医校貌])"
    r"|委(?=会|办|\d|[去前今年二的收办有被]|$)|党委|纪委|团委|县委|市委|人大(?!代表|建议)|政协(?!委员|提案)|检察院|派出所|医院|居委会|村委会"
)
ORGAN_SENSES = frozenset({"qualified", "bare", "place", "agency", "stem", "here"})
PLACE_SAID = re.compile(r"(?:全|我们?|本|咱们?)[省市县区镇乡]|[省市县区镇乡]里")  # a place by the word for its level
_LEVELS_OF = re.compile(r"的?各级(?:行政|国家|党政|政府)?(?:机关|政府|部门|单位)")
_HERE = re.compile(r"(?:^|[^\u4e00-\u9fff]|[年度在由向把问看查说给对跟到于了的])$")  # not 几个|县里, 小|区里
# 县政府常务会议, 县政府公报: things of a government, and no organ beside the one that the question names
_THING_OF = re.compile(r"(?:的)?(?:常务会议?|全体会议?|办公会议?|公报|文件|规章|领导|班子|网站|门户|工作报告|信箱|热线|重点工作|为民)")


@dataclass(frozen=True)
class OrganMention:
    """A stretch of the question that names an organ or a place."""

    start: int
    end: int
    text: str
    candidates: tuple[str, ...]  # entity ids; several: the words fit several organs; none: an organ without a report
    place: str = ""  # the place named, when only a place is named
    levels: bool = False  # all organs of a government's place are named with it: 宿迁各级机关
    assumed: bool = False  # one of several that fit was taken: 全县 where nearly all reports are of one county
    successive: bool = False  # the candidates are one organ's successive names, each with reports of some of the years asked for

    @property
    def known(self) -> bool:
        """Whether any organ of the index fits."""
        return bool(self.candidates)


def find_organs(text: str, mentions: Iterable[Mention], known: Catalogue) -> tuple[OrganMention, ...]:
    """Organs in order of appearance; a place directly before a bare name narrows it (云溪县的教育局)."""
    mentions = [mention for mention in mentions if any(sense.kind in ORGAN_SENSES for sense in mention.senses)]
    found: list[OrganMention] = []
    skip = False
    for mention, after in zip(mentions, [*mentions[1:], None], strict=False):
        if skip:
            skip = False
        elif longer := _goes_on(text, mention):
            found.append(OrganMention(mention.start, mention.end + len(longer), mention.text + longer, ()))
        elif found and _is_thing_of(text, mention):
            continue
        elif (qualified := mention.ids("qualified")) and not mention.ids("place"):
            found.append(OrganMention(mention.start, mention.end, mention.text, qualified))
        elif places := mention.ids("place"):
            follower = after if after is not None and _adjacent(text, mention, after) and not after.ids("place") else None
            found.append(_placed(mention, follower, places, known))
            skip = follower is not None
        elif mention.ids("here") and not _HERE.search(text, 0, mention.start):
            continue
        elif (
            PLACE_SAID.fullmatch(mention.text) and after is not None and after.ids("bare") and text[mention.end : after.start] in ("", "的")
        ):
            found.append(_here_named(mention, after, known))
            skip = True
        elif not _only_stem(mention):
            found.append(_of_level(text, _unplaced(mention, known), known))
    return tuple(_with_levels(text, _of_branch(organ, known), known) for organ in found)


def _of_level(text: str, organ: OrganMention, known: Catalogue) -> OrganMention:
    """县|教育局 is that of a county, though the only 教育局 be the province's, and 教育厅 that of a province; else it has no report."""
    fits = tuple(id_ for id_ in organ.candidates if has_form(known.entities[id_], organ.text))
    level = text[organ.start - 1 : organ.start]
    if level not in ENDS_OF_LEVEL or organ.text[0] in ENDS_OF_LEVEL or _HERE.search(text, 0, organ.start - 1) is None:
        return organ if fits == organ.candidates else replace(organ, candidates=fits)
    ids = tuple(id_ for id_ in fits if is_of_level(known.entities[id_], level))
    return organ if ids == organ.candidates else replace(organ, start=organ.start - 1, text=level + organ.text, candidates=ids)


def _of_branch(organ: OrganMention, known: Catalogue) -> OrganMention:
    """公安分局 is not the whole 公安局; what is said of 生态环境 and 自然资源 is, since every county's is a branch."""
    if not organ.text.endswith("分局"):
        return organ
    names = {id_: known.entities[id_] for id_ in organ.candidates}
    ids = tuple(id_ for id_, entity in names.items() if "分局" in entity.name or entity.kind in _BRANCHES)
    return replace(organ, candidates=ids)


def _with_levels(text: str, organ: OrganMention, known: Catalogue) -> OrganMention:
    """宿迁各级机关: the place with all that is in it."""
    match = _LEVELS_OF.match(text, organ.end)
    if match is None or not organ.known or any(known.entities[id_].kind != "government" for id_ in organ.candidates):
        return organ
    return replace(organ, end=match.end(), text=organ.text + match.group(), levels=True)


def _is_thing_of(text: str, mention: Mention) -> bool:
    """Whether a government is named, by a word that any has, only as the owner of a thing: 列席县政府常务会议."""
    return bool(mention.ids("bare")) and mention.text.endswith("政府") and _THING_OF.match(text, mention.end) is not None


def _goes_on(text: str, mention: Mention) -> str:
    """What follows a place or a government and makes it another name: 云溪|市, 云溪县|委, 青石|村; "" when nothing does."""
    if not mention.ids("place") and not mention.ids("qualified"):
        return ""
    match = _LONGER.match(text, mention.end)
    if match is None or (match.group() in _SUFFIXES and mention.text.endswith(tuple(_SUFFIXES)) and match.group() not in _BELOW):
        return ""
    return match.group()


def _only_stem(mention: Mention) -> bool:
    return not any(sense.kind in ORGAN_SENSES - {"stem"} for sense in mention.senses)


def _adjacent(text: str, left: Mention, right: Mention) -> bool:
    return text[left.end : right.start].strip() in {"", "的", "各", "政府"}


def _placed(mention: Mention, follower: Mention | None, places: tuple[str, ...], known: Catalogue) -> OrganMention:
    """A place by itself means its government; before an agency it narrows the agency."""
    if follower is None:
        governments = tuple(dict.fromkeys(id_ for place in places for id_ in known.government(place)))
        place = places[0] if set(places) <= set(known.spellings(places[0])) else ""
        return OrganMention(mention.start, mention.end, mention.text, governments, place=place)
    wanted = {id_ for kind in ("bare", "qualified", "stem") for id_ in follower.ids(kind)}
    kinds = set(follower.ids("agency"))
    there = dict.fromkeys(id_ for place in places for id_ in known.in_place(place))
    ids = tuple(id_ for id_ in there if id_ in wanted or known.entities[id_].kind in kinds)
    return OrganMention(mention.start, follower.end, mention.text + follower.text, ids)


def _here_named(mention: Mention, follower: Mention, known: Catalogue) -> OrganMention:
    """我县教育局, 县里的公安局: that agency of a place of this level; of 全市教育局 any in the place."""
    level = mention.text.removesuffix("里")[-1] if mention.ids("here") else ""
    ids = tuple(id_ for id_ in _unplaced(follower, known).candidates if known.entities[id_].place.endswith(level))
    return OrganMention(mention.start, follower.end, mention.text + follower.text, ids)


def _unplaced(mention: Mention, known: Catalogue) -> OrganMention:
    ids = {*mention.ids("bare"), *mention.ids("here")}
    ids.update(*(known.of_kind.get(kind, ()) for kind in mention.ids("agency")))
    return OrganMention(mention.start, mention.end, mention.text, tuple(sorted(ids)))
