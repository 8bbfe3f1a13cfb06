"""Known organs and places whose names sound like one that is written: 云西县 where there is 云溪县."""

from collections.abc import Iterator, Sequence

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
        alike = [(written, name) for name in _names(known) if (written := _within(said, name))]
        longest = max((len(name) for _, name in alike), default=0)
        found += [pair for pair in alike if len(pair[1]) == longest]
    return tuple(dict.fromkeys(found))[:_MOST_ALIKE]


def _names(known: Catalogue) -> Iterator[str]:
    """What organs and places are called, the places in short too."""
    yield from dict.fromkeys((*(entity.name for entity in known.entities.values()), *filter(None, known.by_place), *known.places))


def _within(said: str, name: str) -> str:
    """How the name of an organ or place is written in what is said, when it sounds the same there; "" where it does not.

    Most characters must be right, which also spares most names the work.
    """
    for start in range(len(said) - len(name) + 1) if len(name) >= _SHORTEST else ():
        written = said[start : start + len(name)]
        same = sum(a == b for a, b in zip(name, written, strict=True))
        if written != name and same * 2 > len(name) and sound(written) == sound(name):
            return written
    return ""
