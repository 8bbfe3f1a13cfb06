"""Known organs and places whose names sound like one that is written: 云西县 where there is 云溪县."""

import functools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from askgov.question.organs import Catalogue
from askgov.question.sound import sound
from askgov.taxonomy.places import is_place

_MOST_ALIKE = 3
_SHORTEST = 3  # shorter names have too many of their sound


def name_heard(said: str, known: Catalogue) -> tuple[str, str] | None:
    """How a name is written in what is said, and the one known name of that sound, with one character wrong.

    None where several sound so, or where a real place is called what is written: 榆林市 is no slip for 玉林市.
    """
    alike = heard_as([said], known)
    if len(alike) != 1:
        return None
    written, name = alike[0]
    real = any(is_place(written[:end]) for end in range(_SHORTEST, len(written) + 1))
    slips = sum(a != b for a, b in zip(written, name, strict=True))
    return (written, name) if slips == 1 and not real else None


def heard_as(strangers: Sequence[str], known: Catalogue) -> tuple[tuple[str, str], ...]:
    """(what is written, a known name that sounds the same), the longest names only: (云西县教育局, 云溪县教育局)."""
    found: list[tuple[str, str]] = []
    for said in strangers:
        alike = _alike(said, known)
        longest = max((len(name) for _, name in alike), default=0)
        found += [pair for pair in alike if len(pair[1]) == longest]
    return tuple(dict.fromkeys(found))[:_MOST_ALIKE]


def _alike(said: str, known: Catalogue) -> list[tuple[str, str]]:
    """(how it is written, name) of the organs and places whose name sounds in what is said and is written otherwise there.

    Most characters must be right.
    """
    called = _by_sound(known)
    syllables = sound(said)
    found: dict[int, tuple[str, str]] = {}
    for start, end in combinations(range(len(said) + 1), 2):
        written = said[start:end]
        for place, name in called.get(syllables[start:end], ()):
            same = sum(a == b for a, b in zip(name, written, strict=True))
            if written != name and same * 2 > len(name):
                found.setdefault(place, (written, name))
    return [found[place] for place in sorted(found)]


@functools.lru_cache(maxsize=4)
def _by_sound(known: Catalogue) -> Mapping[tuple[str, ...], Sequence[tuple[int, str]]]:
    """Names, each with its place among them, by their sound. Kept, since every question with an unknown name asks for that of its index."""
    names = (*(entity.name for entity in known.entities.values()), *filter(None, known.by_place), *known.places)
    found: dict[tuple[str, ...], list[tuple[int, str]]] = defaultdict(list)
    for place, name in enumerate(dict.fromkeys(names)):
        found[sound(name)].append((place, name))
    return found
