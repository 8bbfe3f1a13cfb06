"""The pass over the index: what reports do not agree with other reports in, made anew where something changed."""

from collections.abc import Collection, Mapping

from askgov.domain import Entity, Finding
from askgov.store.figures import FigureStore
from askgov.store.writer import Writer
from ingest.checks.beside import suspicions
from ingest.checks.beside.neighbourhood import Neighbours, read
from ingest.checks.beside.suspicion import findings
from ingest.checks.version import rules_version


def refresh(store: FigureStore, writer: Writer, entities: Collection[str] | None = None) -> None:
    """Compare the reports of the organs that changed, and of those that these stand beside; of all organs for None.

    What is stored then is what comparing everything would find. An organ that is no longer there does not tell whom it stood beside: then
    all are compared.
    """
    writer.compared(compared(store) if entities is None else compared_around(store, set(entities)), rules_version())


def compared_around(store: FigureStore, changed: set[str]) -> Mapping[str, list[Finding]]:
    """The same as ``compared`` for the organs beside which some stand; for all if one of those is not there."""
    organs = {entity.id: entity for entity in store.entities()}
    if not organs.keys() >= changed:
        return compared(store)
    seen = _seen_from(changed, organs)
    return compared(store, seen, read(store, _kin(seen, organs) | _below(seen, organs)))


def compared(
    store: FigureStore, entities: Collection[str] | None = None, neighbours: Neighbours | None = None
) -> Mapping[str, list[Finding]]:
    """What the reports of some organs, or of all, do not agree with others in, by id; nothing for superseded ones. ``neighbours``: those
    that are to be read for it, if not all.
    """
    neighbours = neighbours or read(store)
    reports = (held for held in neighbours.reports if entities is None or held.organ.id in entities)
    found = findings(store, (suspicion for held in reports for suspicion in suspicions(neighbours.around(held))))
    every = (report for report in store.reports(include_superseded=True) if entities is None or report.entity_id in entities)
    return {report.id: found.get(report.id, []) for report in every}


def _seen_from(entities: set[str], organs: Mapping[str, Entity]) -> set[str]:
    """The organs beside which some stand: those of their kind, and the governments right above them."""
    above = {parent for id_ in entities if (parent := organs[id_].parent_id) in organs and parent is not None}
    return _kin(entities, organs) | above


def _kin(entities: set[str], organs: Mapping[str, Entity]) -> set[str]:
    """Some organs and all of their kinds."""
    kinds = {organs[id_].kind for id_ in entities} - {""}
    return entities | {organ.id for organ in organs.values() if organ.kind in kinds}


def _below(entities: set[str], organs: Mapping[str, Entity]) -> set[str]:
    return {organ.id for organ in organs.values() if organ.parent_id in entities}
