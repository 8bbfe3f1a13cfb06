"""Organs that a question names, resolved against the organs that have reports. Never a neighbour in place of a stranger."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from ahocorasick_rs import AhoCorasick

from askgov.domain import Entity, Report, Scope
from askgov.domain.vocabulary import Format
from askgov.question.branches import taken_apart
from askgov.question.level_words import ENDS_OF_LEVEL, has_form, is_of_level
from askgov.question.lexicon import Matcher, Mention, Sense, matcher, meanings
from askgov.question.organ_words import here, levelled, place_words, stems, whole_of, zone_words
from askgov.question.place_chains import rooted
from askgov.question.succession import chains
from askgov.taxonomy.agencies import agency_names
from askgov.taxonomy.spellings import written_out


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


@dataclass(frozen=True, eq=False)
class Catalogue:
    """The organs that have reports, with the years that each has, and the words that name them. One of its own for every index version."""

    entities: Mapping[str, Entity]
    years: Mapping[str, tuple[int, ...]]  # entity id → years with a current report, ascending
    scopes: Mapping[tuple[str, int], tuple[Scope, ...]]
    formats: Mapping[tuple[str, int], tuple[Format, ...]]
    matcher: Matcher = field(repr=False)  # organs, places and the meanings of the lexicon in one automaton
    places: Mapping[str, tuple[str, ...]] = field(repr=False)  # place word → full place names
    chains: Mapping[str, str] = field(repr=False)  # entity id → the places around it, outermost first: 江苏省宿迁市沭阳县

    @cached_property
    def foremost(self) -> tuple[str, ...]:
        """Ids of all organs, governments first, then those with the most years."""
        return tuple(sorted(self.entities, key=lambda id_: (self.entities[id_].kind != "government", -len(self.years[id_]), id_)))

    @cached_property
    def every_year(self) -> frozenset[int]:
        """The years of all reports."""
        return frozenset(year for years in self.years.values() for year in years)

    def named_in(self, text: str) -> tuple[str, ...]:
        """Every name of an organ that stands in a text, as a part of another name too."""
        names, automaton = self._names
        return tuple(dict.fromkeys(names[index] for index, _, _ in automaton.find_matches_as_indexes(text, overlapping=True)))

    @cached_property
    def _names(self) -> tuple[list[str], AhoCorasick]:
        names = [entity.name for entity in self.entities.values()]
        return names, AhoCorasick(names)

    def in_place(self, place: str) -> tuple[str, ...]:
        """Ids of the organs that serve a place, governments first, then by name."""
        return tuple(id_ for spelled in self.spellings(place) for id_ in self.by_place.get(spelled, ()))

    @cached_property
    def by_place(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the organs of every place, governments first, then by name."""
        found: dict[str, list[str]] = defaultdict(list)
        for id_, entity in sorted(self.entities.items(), key=lambda item: (item[1].kind != "government", item[0])):
            found[entity.place].append(id_)
        return {place: tuple(ids) for place, ids in found.items()}

    def within(self, place: str) -> tuple[str, ...]:
        """Ids of all organs in a place, those of the places below it included."""
        inside = re.compile(rf"(?:^|[省市县区州盟旗]){re.escape(place)}")
        return tuple(id_ for chain, ids in self._of_chain.items() if place in chain and inside.search(chain) for id_ in ids)

    @cached_property
    def _of_chain(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the organs of each place, by the places around it."""
        found: dict[str, list[str]] = defaultdict(list)
        for id_, chain in self.chains.items():
            found[chain].append(id_)
        return {chain: tuple(ids) for chain, ids in found.items()}

    @cached_property
    def of_kind(self) -> Mapping[str, frozenset[str]]:
        """Ids of the organs of each kind."""
        found: dict[str, set[str]] = defaultdict(set)
        for id_, entity in self.entities.items():
            found[entity.kind].add(id_)
        return {kind: frozenset(ids) for kind, ids in found.items()}

    @cached_property
    def _with_char(self) -> Mapping[str, frozenset[str]]:
        """Ids of the organs in whose names a character stands."""
        found: dict[str, set[str]] = defaultdict(set)
        for id_, entity in self.entities.items():
            for char in entity.name:
                found[char].add(id_)
        return {char: frozenset(ids) for char, ids in found.items()}

    def holding(self, chars: str) -> tuple[Entity, ...]:
        """The organs in whose names all of some characters stand, by id."""
        sets = sorted((self._with_char.get(char, frozenset()) for char in chars), key=len)
        return tuple(self.entities[id_] for id_ in sorted(frozenset.intersection(*sets))) if sets else ()

    @cached_property
    def by_id(self) -> tuple[str, ...]:
        """The ids in order."""
        return tuple(sorted(self.entities))

    @cached_property
    def cities(self) -> tuple[str, ...]:
        """Ids of the governments of cities."""
        return tuple(id_ for id_, entity in self.entities.items() if entity.kind == "government" and entity.level == "city")

    def spellings(self, place: str) -> tuple[str, ...]:
        """A place with and without the city above it, as the names of its organs write it: 青岚区, 澜江市青岚区."""
        return next((names for names in self._spelled if place in names), (place,))

    @cached_property
    def _spelled(self) -> tuple[tuple[str, str], ...]:
        return tuple(written_out(self.by_place).items())

    @cached_property
    def successions(self) -> Mapping[str, tuple[str, ...]]:
        """Every organ that was renamed → the ids of all its names, oldest first."""
        return chains(self.entities.values(), self.years)

    @cached_property
    def reports_in(self) -> Mapping[str, int]:
        """How many years of reports the organs of a place have together, those of the places right below it included."""
        found: Counter[str] = Counter()
        for id_, entity in self.entities.items():
            parent = self.entities.get(entity.parent_id or "")
            for place in {entity.place, parent.place if parent else entity.place}:
                found[place] += len(self.years[id_])
        return found

    def principal(self, ids: Iterable[str]) -> str | None:
        """Of some governments the one that reports for its whole place and whose place has nearly all their places' reports."""
        governments = {id_: self.reports_in[self.entities[id_].place] for id_ in ids if self.entities[id_].kind == "government"}
        first = max(governments, key=lambda id_: governments[id_], default=None)
        if first is None or governments[first] < _NEARLY_ALL * sum(governments.values()):
            return None
        return first if any(Scope.AGGREGATE in self.scopes[first, year] for year in self.years[first]) else None

    def government(self, place: str) -> tuple[str, ...]:
        """Ids of the government of a place, or of the office that stands for one (街道办事处, 管委会): one, or none."""
        return tuple(id_ for id_ in self.in_place(place) if self.entities[id_].kind in SEATS)


def catalogue(entities: Iterable[Entity], reports: Iterable[Report]) -> Catalogue:
    """Build the catalogue from the entities of a store and its current reports."""
    years: dict[str, set[int]] = defaultdict(set)
    scopes: dict[tuple[str, int], set[Scope]] = defaultdict(set)
    formats: dict[tuple[str, int], set[Format]] = defaultdict(set)
    for report in reports:
        years[report.entity_id].add(report.year)
        scopes[report.entity_id, report.year].add(report.scope)
        formats[report.entity_id, report.year].add(report.format)
    taken = taken_apart([entity for entity in entities if entity.id in years])
    known = {entity.id: entity for entity, _ in taken}
    full = {entity.name for entity in known.values()}  # a full name means that organ, whatever others are called
    words = [(word, Sense("agency", name.kind)) for word, name in agency_names().items()]
    places: dict[str, set[str]] = defaultdict(set)
    chains: dict[str, str] = {}
    for entity, organ in taken:
        chains[entity.id] = (organ.places[0].parent if organ.places else "") + "".join(place.name for place in organ.places)
        others = full - {entity.name}
        bare = (
            *organ.bare,
            *levelled(organ),
            *zone_words(organ),
            *entity.aliases,
            *(whole_of(entity) if entity.kind == "government" else ()),
        )
        words += [(alias, Sense("qualified", entity.id)) for alias in (entity.name, *organ.qualified) if alias not in others]
        words += [(alias, Sense("bare", entity.id)) for alias in bare if alias not in others]
        words += [(word, Sense("here", entity.id)) for word in (here(entity) if entity.kind == "government" else ())]
        words += [(stem, Sense("stem", entity.id)) for stem in stems(organ)]
        for word in place_words(organ):
            words.append((word, Sense("place", entity.place)))
            places[word].add(entity.place)
    longer = [(word, sense) for word, sense in words if len(word) >= 2]
    return Catalogue(
        entities=known,
        years={id_: tuple(sorted(found)) for id_, found in years.items()},
        scopes={key: tuple(sorted(found)) for key, found in scopes.items()},
        formats={key: tuple(sorted(found)) for key, found in formats.items()},
        matcher=matcher([*longer, *meanings()]),
        places={word: tuple(sorted(found)) for word, found in places.items()},
        chains=rooted(chains, known),
    )


_BRANCHES = frozenset({"environment", "natural_resources"})  # kinds whose offices in counties are branches, however called
_NEARLY_ALL = 0.8  # of the reports
_SUFFIXES = frozenset("省市县区州盟旗镇乡村")
_BELOW = frozenset("镇乡村")
# Not 市级, 县里, 区县, 乡镇: those are words about the place itself.
_LONGER = re.compile(
    r"(?:省|市|县|区|州|盟|旗|镇|乡)(?![级里内直属镇县区市乡监场])|村(?![级里内属民务居庄社集两支口头规医校貌])"
    r"|委(?=会|办|\d|[去前今年二的收办有被]|$)|党委|纪委|团委|县委|市委|人大(?!代表|建议)|政协(?!委员|提案)|检察院|派出所|医院|居委会|村委会"
)
SEATS = ("government", "subdistrict", "zone")  # kinds of organs that a place is named for
ORGAN_SENSES = frozenset({"qualified", "bare", "place", "agency", "stem", "here"})
PLACE_SAID = re.compile(r"(?:全|我们?|本|咱们?)[省市县区镇乡]|[省市县区镇乡]里")  # a place by the word for its level
_LEVELS_OF = re.compile(r"的?各级(?:行政|国家|党政|政府)?(?:机关|政府|部门|单位)")
_HERE = re.compile(r"(?:^|[^\u4e00-\u9fff]|[年度在由向把问看查说给对跟到于了的])$")  # not 几个|县里, 小|区里
# 县政府常务会议, 县政府公报: things of a government, and no organ beside the one that the question names
_THING_OF = re.compile(r"(?:的)?(?:常务会议?|全体会议?|办公会议?|公报|文件|规章|领导|班子|网站|门户|工作报告|信箱|热线|重点工作|为民)")


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
