"""What to say of an organ that has no report here, and of one that a typing slip may stand for."""

from collections.abc import Iterator, Sequence

from askgov.domain import Decline, Option
from askgov.question.organs import Catalogue
from askgov.question.sound import sound

_MOST_LISTED = 6
_MOST_ALIKE = 3
_SHORTEST = 3  # shorter names have too many of their sound


def no_such_report(strangers: Sequence[str], known: Catalogue, text: str = "") -> Decline:
    """A named organ has no report here: say so, and what there is in the same place. Never a neighbour's figure.

    Where a known name sounds the same, it is offered as the question ``text`` with that name; two real places may sound alike, so it is
    never taken.
    """
    name = "、".join(dict.fromkeys(strangers))
    if alike := heard_as(strangers, known):
        options = tuple(Option(label=meant, question=text.replace(said, meant, 1)) for said, meant in alike if said in text)
        listed = "、".join(dict.fromkeys(f"“{meant}”" for _, meant in alike))
        message = f"没有收录“{name}”的年度报告，因此无法回答。已收录的有读音相同的{listed}，如果问的是它，请回答“是”，或者改正名称再问。"
        return Decline(reason="no_report", message=message, options=options)
    near = [id_ for place, ids in known.by_place.items() if place and any(place in said for said in strangers) for id_ in ids]
    near = near or list(known.entities)
    listed = "、".join(known.entities[id_].name for id_ in sorted(near)[:_MOST_LISTED])
    more = "等" if len(near) > _MOST_LISTED else ""
    return Decline(reason="no_report", message=f"没有收录“{name}”的年度报告，因此无法回答。现已收录的有：{listed}{more}。")


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
