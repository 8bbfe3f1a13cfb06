"""Everything stored of many reports at once, as reading a whole index again needs it."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

from askgov.domain import Chunk, Entity, Figure, Report, Statement
from askgov.store import queries, rows
from askgov.store.figures import FigureStore
from askgov.store.reading import Reading


@dataclass(frozen=True)
class Whole:
    """One report with all that was read from its file, in its order."""

    entity: Entity
    report: Report
    figures: tuple[Figure, ...]
    statements: tuple[Statement, ...]
    chunks: tuple[Chunk, ...]


def wholes(store: FigureStore, report_ids: Sequence[str]) -> Iterator[Whole]:
    """Some reports, superseded or not, in the order asked; some dozens at a time."""
    reports = {report.id: report for report in store.reports_by_id(report_ids)}
    organs = {entity.id: entity for entity in store.entities([report.entity_id for report in reports.values()])}
    figures: dict[str, list[Figure]] = {id_: [] for id_ in reports}
    chunks: dict[str, list[Chunk]] = {id_: [] for id_ in reports}
    statements: dict[str, list[Statement]] = {id_: [] for id_ in reports}
    with closing(Reading(store.folder.truth)) as reading:
        for row in reading.batched(queries.cells_of(), list(reports)):
            figures[row["report_id"]].append(rows.figure(row, reports[row["report_id"]]))
        for row in reading.batched(queries.chunks_of(), list(reports)):
            chunks[row["report_id"]].append(rows.chunk(row))
    for statement in store.statements_of(list(reports)):
        statements[statement.report_id].append(statement)
    for id_, report in reports.items():
        yield Whole(organs[report.entity_id], report, tuple(figures[id_]), tuple(statements[id_]), tuple(chunks[id_]))
