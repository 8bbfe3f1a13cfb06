"""A government's aggregate report against the reports held of the organs right below it: the parts cannot be more than the whole.

Fewer parts prove nothing, since nobody knows whether all of them are held.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from askgov.domain import Scope
from askgov.taxonomy.concepts import concept
from askgov.wording import plain
from ingest.checks.beside.neighbourhood import Held, Neighbourhood
from ingest.checks.beside.suspicion import CellAt, Suspicion

LINES = ("requests.received", "requests.closed", "licensing.decisions", "penalties.decisions", "coercion.decisions", "review.total")
VERTICAL = frozenset({  # kinds that answer to the ministry above, not to the government of their place
    "tax", "customs", "meteorology", "maritime", "tobacco", "postal", "communications", "financial_regulation", "statistics_survey",
    "fire", "earthquake", "environment",
})  # fmt: skip
_MOST_NAMED = 3  # lines in one message

Parts = list[tuple[Held, Decimal]]


def parts_above_whole(near: Neighbourhood) -> Iterator[Suspicion]:
    """One finding for a report, whatever many lines show it."""
    held = near.held
    if held.report.scope is not Scope.AGGREGATE:
        return
    below = _counted(near.below)
    above: list[tuple[str, Decimal, Parts]] = []
    for line in LINES:
        whole = held.total(line)
        parts = [(part, value) for part in below if (value := part.total(line))]
        if whole is not None and _sum(parts) > whole:
            above.append((line, whole, parts))
    if above:
        yield _suspicion(held, above)


def _counted(below: Sequence[Held]) -> list[Held]:
    """One report of each organ that the government's sum counts: of a government its own sum, if that is held."""
    of_organ: dict[str, Held] = {}
    for part in below:
        own, kept = part.report.scope, of_organ.get(part.organ.id)
        if own is Scope.SYSTEM or part.organ.kind in VERTICAL or part.organ.name.startswith(("国家", "中华人民共和国")):
            continue
        if kept is None or own is Scope.AGGREGATE:
            of_organ[part.organ.id] = part
    return list(of_organ.values())


def _suspicion(held: Held, above: list[tuple[str, Decimal, Parts]]) -> Suspicion:
    told = "；".join(
        f"“{concept(line).label}”已收录的 {len(parts)} 个下级单位合计 {plain(_sum(parts))} {concept(line).unit}，"
        f"大于本报告的 {plain(whole)} {concept(line).unit}"
        for line, whole, parts in above[:_MOST_NAMED]
    )
    more = f"；另有 {len(above) - _MOST_NAMED} 项也是这样" if len(above) > _MOST_NAMED else ""
    line, whole, parts = above[0]
    places = tuple(CellAt(one.id, line, one.column_of_total(line)) for one in (held, *(part for part, _ in parts)))
    message = f"{told}{more}，请核对汇总的范围"
    return Suspicion("parts_above_whole", held.id, message, places, (whole, _sum(parts)))


def _sum(parts: Parts) -> Decimal:
    return sum((value for _, value in parts), Decimal(0))
