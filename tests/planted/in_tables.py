"""Errors in the cells of one report's tables."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random

from tests.corpus.national import BLOCKS, Key

from .account import Account
from .ledger import APPLICANTS, REASONS, REPLIES, RESULTS, add_up, outcomes
from .misprints import misprint
from .reading import Expected, expected

Planted = tuple[Account, Expected]
TABLE, FILLING = ("表内",), ("填报",)
FLOW = ("received", "carried_in", "closed", "carried_out")


def changed(account: Account, keys: Iterable[Key], random: Random) -> Planted:
    """One of some cells prints another number."""
    key = random.choice(list(keys))
    wrong = misprint(account.ledger.cells[key], random)
    return replace(account, zero="0").with_cells({key: wrong}), expected(TABLE, wrong, about=f"{key}")


def _by_applicant(account: Account, random: Random, rows: Sequence[str], columns: Sequence[str]) -> Planted | None:
    if account.ledger.format == "2014-2018":
        return None
    return changed(account, [(f"requests.{row}", column) for row in rows for column in columns], random)


def cell_of_row(account: Account, random: Random) -> Planted | None:
    """A cell of one kind of applicant."""
    return _by_applicant(account, random, (*FLOW, *outcomes(account.ledger.format)), APPLICANTS)


def total_column(account: Account, random: Random) -> Planted | None:
    """A cell of the column of totals."""
    return _by_applicant(account, random, (*FLOW, *outcomes(account.ledger.format)), ("total",))


def whole_line(account: Account, random: Random, rows: Sequence[str]) -> Planted | None:
    """A line that adds up by itself and no longer with the others."""
    if account.ledger.format == "2014-2018":
        return None
    row = f"requests.{random.choice(rows)}"
    cells = dict(account.ledger.cells)
    column = random.choice(APPLICANTS)
    cells[row, column] = misprint(cells[row, column], random)
    add_up(cells)
    return replace(account, zero="0").with_cells(cells), expected(TABLE, cells[row, column], cells[row, "total"], about=row)


def outcome_line(account: Account, random: Random) -> Planted | None:
    """A line of 本年度办理结果."""
    return whole_line(account, random, outcomes(account.ledger.format))


def balance(account: Account, random: Random) -> Planted | None:
    """What came in, was carried over or closed."""
    return whole_line(account, random, FLOW)


def _block(block: str) -> Callable[[Account, Random], Planted | None]:
    def plant(account: Account, random: Random) -> Planted | None:
        if account.ledger.format == "2014-2018":
            return None
        return changed(account, [(f"{block}.{name}", None) for name in (*RESULTS, "total")], random)

    return plant


review, direct, after_review = map(_block, BLOCKS)
ONE_COLUMN: dict[str, tuple[str, ...]] = {
    "requests.received": ("requests.received.in_person", "requests.received.fax", "requests.received.online", "requests.received.letter"),
    "requests.closed": ("requests.closed.on_time", "requests.closed.extended"),
    "requests.replied": tuple(f"requests.replied.{name}" for name in REPLIES),
    "requests.replied.refused": tuple(f"requests.replied.refused.{name}" for name in REASONS),
    "review.total": ("review.upheld", "review.corrected", "review.other_situations"),
    "litigation.total": ("litigation.upheld", "litigation.corrected", "litigation.other_situations"),
    "staff.total": ("staff.full_time", "staff.part_time"),
}


def one_column(account: Account, random: Random) -> Planted | None:
    """A part in the one-column form of 2014-2018."""
    if account.ledger.format != "2014-2018":
        return None
    parts = random.choice(list(ONE_COLUMN.values()))
    return changed(account, [(concept, None) for concept in parts], random)


def items_as_decisions(account: Account, random: Random) -> Planted | None:
    """Last year's items and the change, added up into the decisions, in all rows as who misreads the form does."""
    if account.ledger.format != "2019-2020":
        return None
    cells = {}
    for kind in ("licensing", "penalties", "coercion", "other_services"):
        before = account.ledger.cells[f"{kind}.items_last_year", None]
        change = account.ledger.cells[f"{kind}.items_change", None] or Decimal(random.choice((-2, -1, 1, 2)))
        if not before:
            return None
        cells |= {(f"{kind}.items_change", None): change, (f"{kind}.decisions", None): before + change}
    return account.with_cells(cells), expected(FILLING, *(cells[f"{kind}.decisions", None] for kind in ("licensing", "penalties")))
