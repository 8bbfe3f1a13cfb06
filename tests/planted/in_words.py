"""Errors in what a report says of itself: the document it rests on, its period, whose it is, which year."""

from dataclasses import replace
from random import Random

from .account import Account, organ_of
from .in_tables import Planted
from .ledger import format_of
from .reading import expected

BASIS, COPIED = "依据与年度", "照抄"
_WRONG = {  # by format: outdated, not yet there, or none at all
    "2014-2018": (("decree", "国务院令第711号"), ("decree", "国务院令第429号"), ("basis", "国办公开办函〔2021〕30号")),
    "2019-2020": (("basis", "国办公开办函〔2019〕61号"), ("basis", "国办公开办函〔2021〕30号"), ("decree", "国务院令第771号"),
                  ("decree", "国务院令第492号")),
    "2021+": (("basis", "国办公开办函〔2019〕60号"), ("basis", "国办公开函〔2021〕30号"), ("decree", "国务院令第492号"),
              ("decree", "国务院令第771号")),
}  # fmt: skip


def document(account: Account, random: Random) -> Planted | None:
    """Another document number than the one in force."""
    if account.wrapped:
        return None
    line = account.chapters["opening"][0]
    place, wrong = random.choice([(place, wrong) for place, wrong in _WRONG[account.ledger.format] if f"{{{place}}}" in line.pattern])
    number = wrong.removeprefix("国务院令").removeprefix("国办公开办函").removeprefix("国办")
    line = replace(line, words={**line.words, place: wrong})
    return account.with_line("opening", 0, line), expected((BASIS, COPIED), number, about=line.printed(account.hand))


def period(account: Account, random: Random) -> Planted | None:
    """A period of another year, wholly or at one end."""
    if account.wrapped:
        return None
    line, year = account.chapters["opening"][0], account.year
    right, wrong = line.words["period"], str(year - random.choice((1, 1, 2)))
    slipped = random.choice(
        (right.replace(str(year), wrong), wrong.join(right.split(str(year), 1)), wrong.join(right.rsplit(str(year), 1)))
    )
    line = replace(line, words={**line.words, "period": slipped})
    return account.with_line("opening", 0, line), expected((BASIS, COPIED), wrong, f"{wrong}年", about=line.printed(account.hand))


def organ(account: Account, random: Random) -> Planted | None:
    """The name of another organ in the report's own sentence about itself."""
    line = account.chapters["opening"][0]
    if "{organ}" not in line.pattern or account.wrapped:
        return None
    other = organ_of(random)
    if other.name in account.organ.name or account.organ.name in other.name or other.place == account.organ.place:
        return None
    line = replace(line, words={**line.words, "organ": other.name})
    return account.with_line("opening", 0, line), expected((BASIS, COPIED), other.name, about=line.printed(account.hand))


def old_year(account: Account, random: Random) -> Planted | None:
    """A sentence of last year's about this year's figures, its year left as it was."""
    fitting = [
        (at, n, line)
        for at, n, line in account.lines()
        if at != "opening" and "{year}" in line.pattern and line.kind == "told" and line.places()
    ]
    if not fitting or account.wrapped or format_of(account.year) != account.ledger.format:
        return None
    at, n, line = random.choice(fitting)
    line = replace(line, words={**line.words, "year": str(account.year - 1)})
    return account.with_line(at, n, line), expected((BASIS, COPIED), f"{account.year - 1}年", about=line.printed(account.hand))
