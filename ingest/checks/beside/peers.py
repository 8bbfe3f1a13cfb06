"""A zero where the organ's other years and nearly all organs of its kind have many."""

from collections.abc import Iterator
from decimal import Decimal

from askgov.taxonomy.concepts import concept
from askgov.wording import plain
from ingest.checks.beside.neighbourhood import Held, Neighbourhood
from ingest.checks.beside.suspicion import CellAt, Suspicion

LINES = ("licensing.decisions", "penalties.decisions", "coercion.decisions")
MANY = 100
_PEERS = 4  # fewer tell nothing of the kind
_NEARLY_ALL = Decimal("0.9")


def zero_among_many(near: Neighbourhood) -> Iterator[Suspicion]:
    """Lines that are zero in this report alone."""
    for line in LINES:
        if near.held.total(line) != 0:
            continue
        own = [(other, value) for other in near.others if (value := other.total(line)) is not None]
        if own and all(value > MANY for _, value in own):
            peers = [value for peer in near.peers if (value := peer.total(line)) is not None]
            many = [value for value in peers if value > MANY]
            if len(peers) >= _PEERS and len(many) >= _NEARLY_ALL * len(peers):
                yield _suspicion(near.held, line, own, len(many))


def _suspicion(held: Held, line: str, own: list[tuple[Held, Decimal]], peers: int) -> Suspicion:
    least = min(value for _, value in own)
    message = (
        f"{held.year}年“{concept(line).label}”填的是 0，本单位其他年份都在 {plain(least)} {concept(line).unit}以上，"
        f"同年 {peers} 个同类单位都超过 {MANY} {concept(line).unit}，请看看是不是漏填"
    )
    places = tuple(CellAt(one.id, line, one.column_of_total(line)) for one in (held, *(other for other, _ in own)))
    return Suspicion("zero_among_peers", held.id, message, places, (Decimal(0), least))
