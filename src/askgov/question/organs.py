"""The organs that have reports, and every word that names one of them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ahocorasick_rs import AhoCorasick

from askgov.domain import Entity, Report, Scope
from askgov.domain.vocabulary import Format
from askgov.question.branches import taken_apart
from askgov.question.lexicon import Matcher, Sense, matcher, meanings
from askgov.question.organ_words import here, levelled, place_words, stems, whole_of, zone_words
from askgov.question.place_chains import rooted
from askgov.question.succession import chains
from askgov.taxonomy.agencies import agency_names
from askgov.taxonomy.spellings import written_out

SEATS = ("government", "subdistrict", "zone")  # kinds of organs that a place is named for
_NEARLY_ALL = 0.8  # of the reports


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
