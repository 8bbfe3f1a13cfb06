"""Everything stored of many reports at once. Two million cells are made into objects without checking again what was checked when they
were written: that is four times as fast, and what reading a whole index again needs.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from pydantic_core import from_json
from sqlalchemy import bindparam, select

from askgov.domain import Applicant, Chunk, Entity, Figure, Provenance, Report, State, Statement
from askgov.store import queries, rows, schema
from askgov.store.database import reading_engine
from askgov.store.figures import FigureStore

_figure = schema.figures.c
_COLUMNS = (_figure.report_id, _figure.concept, _figure.applicant, _figure.value, _figure.state, _figure.unit, _figure.source)
_FIGURES = select(*_COLUMNS).where(_figure.report_id.in_(bindparam("ids", expanding=True))).order_by(_figure.report_id, _figure.position)
_APPLICANTS: Mapping[str, Applicant | None] = {"": None, **{applicant.value: applicant for applicant in Applicant}}
_STATES = {state.value: state for state in State}
_UNSAID = {name: field.default for name, field in Provenance.model_fields.items() if not field.is_required()}
_FIELDS: Mapping[type, set[str]] = {model: set(model.model_fields) for model in (Figure, Provenance)}
_Model = TypeVar("_Model", Figure, Provenance)
_set = object.__setattr__  # the models are frozen
_TUPLES = ("box", "cell", "span")  # lists in JSON


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
    engine = reading_engine(store.folder.truth)
    try:
        with engine.connect() as connection:
            for report_id, *cell in connection.execute(_FIGURES, {"ids": list(reports)}):
                figures[report_id].append(_trusted_figure(reports[report_id], *cell))
            for row in connection.execute(queries.chunks_of(), {"ids": list(reports)}).mappings():
                chunks[row["report_id"]].append(rows.chunk(dict(row)))
    finally:
        engine.dispose()
    for statement in store.statements_of(list(reports)):
        statements[statement.report_id].append(statement)
    for id_, report in reports.items():
        yield Whole(organs[report.entity_id], report, tuple(figures[id_]), tuple(statements[id_]), tuple(chunks[id_]))


def _trusted_figure(report: Report, concept: str, applicant: str, value: str | None, state: str, unit: str, source: str) -> Figure:
    place = {**_UNSAID, "report_id": report.id, "file": report.file, **from_json(source)}
    for name in _TUPLES:
        if place[name] is not None:
            place[name] = tuple(place[name])
    return _trusted(
        Figure,
        {
            "concept": concept, "entity_id": report.entity_id, "year": report.year, "scope": report.scope, "format": report.format,
            "applicant": _APPLICANTS[applicant], "value": None if value is None else Decimal(value), "state": _STATES[state], "unit": unit,
            "source": _trusted(Provenance, place),
        },
    )  # fmt: skip


def _trusted(model: type[_Model], values: dict[str, Any]) -> _Model:
    """What ``model_construct`` makes, which takes longer than validation does. ``values``: all fields."""
    made = model.__new__(model)
    _set(made, "__dict__", values)
    _set(made, "__pydantic_fields_set__", _FIELDS[model])
    _set(made, "__pydantic_extra__", None)
    _set(made, "__pydantic_private__", None)
    return made
