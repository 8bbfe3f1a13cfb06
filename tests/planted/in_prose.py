"""Errors in the sentences of one report: against its tables, in lists, in shares and changes."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random

from .account import Account
from .in_tables import Planted
from .line import Line
from .misprints import misprint
from .ratios import DOWN, UP, rounded, share_of
from .reading import expected

PROSE, LIST, RATIO = ("正文与表格",), ("正文分项",), ("占比与增幅",)
Plant = Callable[[Account, Random], Planted | None]
_FLOW = ("received", "handled", "closed", "carried_in", "carried_out")


def _pick(account: Account, random: Random, kind: Sequence[str], names: Sequence[str] = ()) -> tuple[str, int, Line] | None:
    """A sentence of a kind that prints one of some numbers."""
    fitting = [(at, n, line) for at, n, line in account.lines() if line.kind in kind and (not names or set(names) & set(line.places()))]
    return random.choice(fitting) if fitting and not account.wrapped else None


def _said(account: Account, line: Line) -> str:
    return line.printed(account.hand)


def _places(value: Decimal) -> int:
    """Digits behind the point."""
    return max(0, -int(value.as_tuple().exponent))


def told(*names: str) -> Plant:
    """What tables say, told otherwise."""

    def plant(account: Account, random: Random) -> Planted | None:
        picked = _pick(account, random, ("told",), names)
        if picked is None:
            return None
        at, n, line = picked
        name = random.choice([name for name in line.places() if name in names])
        said = account.ledger.told
        never = [said[other] for other in _FLOW] if name in _FLOW else [*_concluded(account), Decimal(0)]
        others = [said[other] for other in ("natural", "granted", "review", "effective") if said[other] and said[other] not in never]
        wrong = misprint(line.numbers[name], random, never, others[:1])
        line = line.saying(name, wrong)
        return account.with_line(at, n, line), expected((*PROSE, *LIST), wrong, about=_said(account, line))

    return plant


def _concluded(account: Account) -> list[Decimal]:
    """Counts of cases that a report may as well mean."""
    said, ledger = account.ledger.told, account.ledger
    pending = sum((ledger.cell(f"litigation.{kind}.pending") for kind in ("direct", "after_review")), Decimal(0))
    return [said["review_concluded"], said["litigation"] - pending, said["direct"], said["after"], said["review"] + said["litigation"]]


def part(account: Account, random: Random) -> Planted | None:
    """A part of a list of everything."""
    picked = _pick(account, random, ("closed", "marked"))
    if picked is None:
        return None
    at, n, line = picked
    name = random.choice([name for name in line.places() if name != "total"])
    total, right = line.numbers["total"], line.numbers[name]
    wrong = misprint(right, random)
    if wrong < right and not _says_all(line) and (right - wrong) * 100 > 3 * total:
        return None  # reads like a list that leaves something out
    line = line.saying(name, wrong)
    return account.with_line(at, n, line), expected(LIST, wrong, total, about=_said(account, line))


def _says_all(line: Line) -> bool:
    return line.kind == "marked" or any("其他" in item for item in line.items)


def total(account: Account, random: Random) -> Planted | None:
    """The total of a list of everything."""
    picked = _pick(account, random, ("closed", "marked"))
    if picked is None:
        return None
    at, n, line = picked
    right = line.numbers["total"]
    wrong = misprint(right, random)
    if wrong > right and not _says_all(line) and (wrong - right) * 100 > 3 * wrong:
        return None
    line = line.saying("total", wrong)
    return account.with_line(at, n, line), expected((*LIST, *PROSE), wrong, about=_said(account, line))


def dropped(account: Account, random: Random) -> Planted | None:
    """A part left out of a list that says it is everything."""
    picked = _pick(account, random, ("marked",))
    if picked is None:
        return None
    at, n, line = picked
    gone = random.randrange(len(line.items) - 1)
    line = replace(line, items=(*line.items[:gone], *line.items[gone + 1 :]))
    return account.with_line(at, n, line), expected(LIST, line.numbers["total"], about=_said(account, line))


def part_above_total(account: Account, random: Random) -> Planted | None:
    """A part larger than all."""
    picked = _pick(account, random, ("closed", "marked"))
    if picked is None:
        return None
    at, n, line = picked
    name = random.choice([name for name in line.places() if name != "total"])
    line = line.saying(name, line.numbers["total"] + random.randint(1, 9 + int(line.numbers["total"])))
    return account.with_line(at, n, line), expected(LIST, line.numbers[name], about=_said(account, line))


def share(account: Account, random: Random) -> Planted | None:
    """A percentage that is off by more than rounding."""
    picked = _pick(account, random, ("share",))
    if picked is None:
        return None
    at, n, line = picked
    right = line.numbers["share"]
    places = _places(right)
    step = Decimal(random.randint(3, 90)).scaleb(-places)
    if "约" in line.pattern:
        step += 1
    wrong = right + step if random.random() < 0.5 or right <= step else right - step
    line = line.saying("share", wrong)
    return account.with_line(at, n, line), expected(RATIO, f"{wrong:f}", f"{wrong.normalize():f}", about=_said(account, line))


def other_base(account: Account, random: Random) -> Planted | None:
    """A percentage of something else than the sentence says."""
    picked = _pick(account, random, ("share",))
    if picked is None:
        return None
    at, n, line = picked
    part_, whole, right = (line.numbers[name] for name in ("part", "whole", "share"))
    base = random.choice([account.ledger.told[name] for name in ("handled", "received", "closed", "published")])
    if base < part_ or not base or base == whole:
        return None
    places = _places(right)
    wrong = share_of(part_, base, places)
    if abs(wrong - part_ * 100 / whole) < (1 if "约" in line.pattern else Decimal(2).scaleb(-places)):
        return None
    line = line.saying("share", wrong)
    return account.with_line(at, n, line), expected(RATIO, f"{wrong:f}", f"{wrong.normalize():f}", about=_said(account, line))


def growth(account: Account, random: Random) -> Planted | None:
    """A change that the two values do not make."""
    picked = _pick(account, random, ("growth",))
    if picked is None:
        return None
    at, n, line = picked
    now, before, right = (line.numbers[name] for name in ("now", "before", "growth"))
    places = _places(right)
    of_now = rounded(abs(now - before) * 100 / now, places)
    wrong = random.choice([of_now, right * 10, right + Decimal(random.randint(2, 99)).scaleb(-places)])
    if abs(wrong - abs(now - before) * 100 / before) < Decimal(2).scaleb(-places):
        return None
    line = line.saying("growth", wrong)
    return account.with_line(at, n, line), expected(RATIO, f"{wrong:f}", f"{wrong.normalize():f}", about=_said(account, line))


def direction(account: Account, random: Random) -> Planted | None:
    """Said to have grown where it fell, or the other way round."""
    picked = _pick(account, random, ("growth",))
    if picked is None:
        return None
    at, n, line = picked
    way = random.choice(DOWN if line.words["way"] in UP else UP)
    line = replace(line, words={**line.words, "way": way})
    shown = [f"{line.numbers[name]:f}" for name in ("now", "before", "growth")]
    return account.with_line(at, n, line), expected(RATIO, *shown, about=_said(account, line))
