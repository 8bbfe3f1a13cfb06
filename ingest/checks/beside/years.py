"""The identities between two years: what is carried over is taken over, and a stock is last year's with what came and went."""

from collections.abc import Iterator
from decimal import Decimal

from askgov.disagreements import carried_apart
from askgov.domain import Applicant
from askgov.taxonomy.identities import Identity, identities, term
from askgov.wording import APPLICANTS, plain
from ingest.checks.beside.neighbourhood import TOTAL, Held, Neighbourhood
from ingest.checks.beside.suspicion import CellAt, Suspicion

_COLUMNS = tuple(applicant.value for applicant in Applicant if applicant not in (Applicant.TOTAL, Applicant.ORGANISATIONS))
_STOCKS = {"regulations.effective": "规章", "normative_documents.effective": "行政规范性文件"}


def broken_between_years(near: Neighbourhood) -> Iterator[Suspicion]:
    """The identities that a report breaks together with last year's; only complete sums are compared."""
    if near.before is None:
        return
    for identity in identities(near.held.report.format):
        if identity.years == 1 and near.before.report.format in identity.formats:
            broken = _carried if identity.per_applicant else _stock
            found = broken(identity, near.held, near.before)
            if found is not None:
                yield found


def _carried(identity: Identity, held: Held, before: Held) -> Suspicion | None:
    """One finding for all columns: of the total where that differs, else of the columns that do."""
    into, out = term(identity.left[0])[1], term(identity.right[0])[1]
    pairs = {
        column: (before.numbers[out, column], held.numbers[into, column])
        for column in (TOTAL, *_COLUMNS)
        if (out, column) in before.numbers and (into, column) in held.numbers
    }
    apart = {column: pair for column, pair in pairs.items() if pair[0] != pair[1]}
    if not apart:
        return None
    places = tuple(place for column in apart for place in (CellAt(held.id, into, column), CellAt(before.id, out, column)))
    left, taken = next(iter(apart.values()))
    if TOTAL in apart:
        message = carried_apart(held.year, left, taken)
    else:
        columns = "、".join(f"{APPLICANTS[Applicant(column)]} {plain(a)} 件与 {plain(b)} 件" for column, (a, b) in apart.items())
        agreed = "总计一致，" if TOTAL in pairs else ""
        message = (
            f"{before.year}年年报的“结转下年度继续办理”与{held.year}年年报的“上年结转”{agreed}"
            f"分栏对不上：{columns}，请核对申请人是否填错了栏"
        )
    return Suspicion(identity.told_as, held.id, message, places, (taken, left))


def _stock(identity: Identity, held: Held, before: Held) -> Suspicion | None:
    """A stock against last year's, with what was added and removed meanwhile."""
    cells = [(sign, CellAt(held.id, concept)) for sign, concept in map(term, identity.left)]
    stock = term(identity.right[0])[1]
    numbers = [held.numbers.get((cell.concept, "")) for _, cell in cells]
    last = before.numbers.get((stock, ""))
    if last is None or any(number is None for number in numbers):
        return None
    now, issued, repealed = (number for number in numbers if number is not None)
    ought = last + issued - repealed
    if now == ought:
        return None
    message = (
        f"{_STOCKS[stock]}：{before.year}年年报的现行有效是 {plain(last)} 件，加{held.year}年制发 {plain(issued)} 件、"
        f"减{held.year}年废止 {plain(repealed)} 件应为 {_signed(ought)} 件，{held.year}年年报的现行有效是 {plain(now)} 件，"
        "请核对制发、废止和现行有效三个数"
    )
    return Suspicion(identity.id, held.id, message, (*(cell for _, cell in cells), CellAt(before.id, stock)), (now, ought))


def _signed(value: Decimal) -> str:
    return plain(value) if value >= 0 else f"负 {plain(-value)}"
