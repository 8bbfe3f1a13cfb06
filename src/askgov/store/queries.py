"""The statements that read the truth. Each is made once; only the values change, so that a lookup takes microseconds, not a millisecond.

A filter is named by what it keeps: ``entities``, ``years``, ``scopes``, ``concepts``, ``applicants``, ``units``, ``sections``, ``ids``,
each a JSON list bound under that name (one parameter, so that the statement stays the same however many there are), ``report`` for one
report, ``CURRENT`` for those that no later one supersedes.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, bindparam, func, select

from askgov.store import schema

CURRENT = "current"

_report, _figure, _statement, _chunk, _vector = (
    table.c for table in (schema.reports, schema.figures, schema.statements, schema.chunks, schema.vectors)
)
_OF_REPORTS = {"entities": _report.entity_id, "years": _report.year, "scopes": _report.scope}
_OF_FIGURES = {name: _figure[of] for name, of in (("entities", "entity_id"), ("years", "year"), ("scopes", "scope"))}
_OF_FIGURES |= {"concepts": _figure.concept, "applicants": _figure.applicant}


def listed(name: str) -> Select[Any]:
    """The items of the JSON list bound under a name."""
    return select(func.json_each(bindparam(name)).table_valued("value").c.value)


@cache
def setting() -> Select[Any]:
    """The value of the setting ``name``."""
    return select(schema.settings.c.value).where(schema.settings.c.name == bindparam("name"))


@cache
def last_arrived() -> Select[Any]:
    """The number of the report that came last."""
    return select(func.max(_report.sequence).label("last"))


@cache
def digests() -> Select[Any]:
    """What the current reports hold, by id."""
    return select(_report.id, _report.digest).where(_kept(CURRENT, {})).order_by(_report.id)


@cache
def entities(*filters: str) -> Select[Any]:
    """Organs by id."""
    return _filtered(select(schema.entities), filters, {"ids": schema.entities.c.id}).order_by(schema.entities.c.id)


@cache
def reports(*filters: str, in_order: bool = False) -> Select[Any]:
    """Reports; ``in_order``: by entity, year, scope and arrival."""
    found = _filtered(select(schema.reports), filters, {**_OF_REPORTS, "ids": _report.id})
    return found.order_by(_report.entity_id, _report.year, _report.scope, _report.sequence) if in_order else found


@cache
def figures(*filters: str) -> Select[Any]:
    """Cells by entity, year and scope, in the order of the reports."""
    ordered = (_figure.entity_id, _figure.year, _figure.scope, _figure.report_id, _figure.position)
    return _filtered(_with_report(schema.figures, _report.format, _report.file), filters, _OF_FIGURES).order_by(*ordered)


@cache
def figures_of() -> Select[Any]:
    """Cells of current reports in no order, by all that their key begins with."""
    filters = ("entities", "years", "scopes", "concepts", CURRENT)
    return _filtered(_with_report(schema.figures, _report.format, _report.file), filters, _OF_FIGURES)


@cache
def cells(*filters: str) -> Select[Any]:
    """Cells of reports, current or not, in no order, by all that their key begins with; without what their report tells."""
    return _filtered(select(schema.figures), ("entities", "years", "scopes", "concepts", *filters), _OF_FIGURES)


@cache
def cells_of() -> Select[Any]:
    """All cells of the reports ``ids``, superseded or not, each report's in its order; without what their report tells."""
    ordered = (_figure.report_id, _figure.position)
    return _filtered(select(schema.figures), ("ids",), {"ids": _figure.report_id}).order_by(*ordered)


@cache
def statements(*filters: str) -> Select[Any]:
    """Figures in prose, in the order of the reports."""
    return _in_order(_with_report(schema.statements, _report.file), schema.statements, filters)


@cache
def statements_of(*filters: str) -> Select[Any]:
    """Figures in the prose of the reports ``ids``, superseded or not, each report's in its order."""
    columns = {"ids": _statement.report_id, "units": _statement.unit}
    return _filtered(_with_report(schema.statements, _report.file), ("ids", *filters), columns).order_by(_statement.position)


@cache
def tabled() -> Select[Any]:
    """Which of the reports ``ids`` have any cell."""
    return _filtered(select(schema.figures.c.report_id).distinct(), ("ids",), {"ids": schema.figures.c.report_id})


@cache
def findings(*filters: str) -> Select[Any]:
    """Broken identities, in the order of the reports."""
    return _in_order(_with_report(schema.findings), schema.findings, filters)


@cache
def findings_of() -> Select[Any]:
    """Broken identities of the reports ``ids``, superseded or not."""
    return _filtered(select(schema.findings), ("ids",), {"ids": schema.findings.c.report_id}).order_by(schema.findings.c.position)


@cache
def chunks(*filters: str) -> Select[Any]:
    """The chunks ``ids``."""
    return _filtered(_with_report(schema.chunks, _report.file), ("ids", *filters), {"ids": _chunk.id, **_OF_REPORTS})


@cache
def chunks_of() -> Select[Any]:
    """The chunks of the reports ``ids``, superseded or not, each report's in its order."""
    columns = {"ids": _chunk.report_id}
    return _filtered(_with_report(schema.chunks, _report.file), ("ids",), columns).order_by(_chunk.report_id, _chunk.position)


@cache
def chunk_ids(*filters: str) -> Select[Any]:
    """Ids of chunks, in the order of the reports."""
    return _in_order(select(_chunk.id).join(schema.reports), schema.chunks, filters)


@cache
def homes(*filters: str) -> Select[Any]:
    """The chunks ``ids``, each only with its report."""
    return _filtered(select(_chunk.id, _chunk.report_id).join(schema.reports), ("ids", *filters), {"ids": _chunk.id, **_OF_REPORTS})


@cache
def vectors() -> Select[Any]:
    """The vectors of the chunks ``ids`` by the embedding model ``model``."""
    of_model = select(_vector.chunk_id, _vector.vector).join(schema.models).where(schema.models.c.fingerprint == bindparam("model"))
    return _filtered(of_model, ("ids",), {"ids": _vector.chunk_id})


@cache
def document() -> Select[Any]:
    """The parsed blocks of the report ``name``."""
    return select(schema.documents.c.blocks).where(schema.documents.c.report_id == bindparam("name"))


def _with_report(table: Table, *columns: ColumnElement[Any]) -> Select[Any]:
    return select(table, *columns).join_from(table, schema.reports, _report.id == table.c.report_id)


def _in_order(query: Select[Any], table: Table, filters: tuple[str, ...]) -> Select[Any]:
    columns = {**_OF_REPORTS, **({"sections": table.c.section} if "section" in table.c else {})}
    ordered = (_report.entity_id, _report.year, _report.scope, _report.id, table.c.position)
    return _filtered(query, filters, columns).order_by(*ordered)


def _filtered(query: Select[Any], filters: tuple[str, ...], columns: Mapping[str, ColumnElement[Any]]) -> Select[Any]:
    return query.where(*(_kept(name, columns) for name in filters))


def _kept(name: str, columns: Mapping[str, ColumnElement[Any]]) -> ColumnElement[bool]:
    if name == CURRENT:
        return _report.superseded_by.is_(None)
    return _report.id == bindparam(name) if name == "report" else columns[name].in_(listed(name))
