"""Domain types to rows of the truth and back. Decimals, lists and provenances become text.

Reports, figures and statements, of which one question may need thousands, are made without checking again what was checked when they
were written.
"""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypeVar

from pydantic import TypeAdapter
from pydantic_core import from_json

from askgov.domain import Applicant, Chunk, Entity, Figure, Finding, Format, Provenance, Report, Scope, Severity, State, Statement

Row = Mapping[str, Any]
_Model = TypeVar("_Model", Report, Figure, Statement, Provenance)
_FIELDS: Mapping[type, set[str]] = {model: set(model.model_fields) for model in (Report, Figure, Statement, Provenance)}
_UNSAID = {name: field.default for name, field in Provenance.model_fields.items() if not field.is_required()}
_TUPLES = ("box", "cell", "span")  # lists in JSON
_APPLICANTS: Mapping[str, Applicant | None] = {"": None, **{applicant.value: applicant for applicant in Applicant}}
_STATES = {state.value: state for state in State}
_SCOPES = {scope.value: scope for scope in Scope}
_FORMATS = {format_.value: format_ for format_ in Format}
_EMPTY_LIST = len("[]")
_set = object.__setattr__  # the models are frozen
_PLACES = TypeAdapter(tuple[Provenance, ...])


def plain(value: Decimal) -> str:
    """59237.2449, never 5.92372449E+4."""
    return format(value, "f")


def entity_row(entity: Entity) -> dict[str, Any]:
    return {**entity.model_dump(exclude={"spelled"}), "aliases": _dump(entity.aliases)}


def entity(row: Row) -> Entity:
    return Entity(**{**row, "aliases": tuple(json.loads(row["aliases"]))})


def report_row(report: Report, sequence: int, digest: str) -> dict[str, Any]:
    return {**report.model_dump(mode="json"), "doubts": _dump(report.doubts), "sequence": sequence, "digest": digest}


def report(row: Row) -> Report:
    values = {name: row[name] for name in _FIELDS[Report]}
    doubts = tuple(from_json(values["doubts"])) if len(values["doubts"]) > _EMPTY_LIST else ()
    return _trusted(Report, {**values, "scope": _SCOPES[values["scope"]], "format": _FORMATS[values["format"]], "doubts": doubts})


def figure_row(figure: Figure, position: int) -> dict[str, Any]:
    return {
        "entity_id": figure.entity_id,
        "year": figure.year,
        "scope": figure.scope.value,
        "concept": figure.concept,
        "applicant": figure.applicant.value if figure.applicant else "",
        "report_id": figure.source.report_id,
        "position": position,
        "value": None if figure.value is None else plain(figure.value),
        "state": figure.state.value,
        "unit": figure.unit,
        "source": _source(figure.source),
    }


def figure(row: Row, report: Report | None = None) -> Figure:
    """``row`` has the figure's columns and, unless its report is given, ``format`` and ``file`` of that."""
    return _trusted(
        Figure,
        {
            "concept": row["concept"],
            "entity_id": row["entity_id"],
            "year": row["year"],
            "scope": _SCOPES[row["scope"]],
            "format": report.format if report else _FORMATS[row["format"]],
            "applicant": _APPLICANTS[row["applicant"]],
            "value": None if row["value"] is None else Decimal(row["value"]),
            "state": _STATES[row["state"]],
            "unit": row["unit"],
            "source": _place(row, report.file if report else row["file"]),
        },
    )


def statement_row(statement: Statement, position: int) -> dict[str, Any]:
    return {
        **statement.model_dump(exclude={"source", "value", "parent_labels"}),
        "position": position,
        "value": plain(statement.value),
        "parent_labels": _dump(statement.parent_labels),
        "source": _source(statement.source),
    }


def statement(row: Row) -> Statement:
    values = {name: row[name] for name in _FIELDS[Statement]}
    parents = tuple(from_json(values["parent_labels"])) if len(values["parent_labels"]) > _EMPTY_LIST else ()
    known = {"value": Decimal(values["value"]), "approximate": bool(values["approximate"]), "parent_labels": parents}
    return _trusted(Statement, {**values, **known, "source": _place(row, row["file"])})


def chunk_row(chunk: Chunk, position: int) -> dict[str, Any]:
    return {
        "id": chunk.id,
        "report_id": chunk.report_id,
        "position": position,
        "section": chunk.section,
        "headings": _dump(chunk.headings),
        "text": chunk.text,
        "source": _source(chunk.source),
    }


def chunk(row: Row) -> Chunk:
    return Chunk(
        id=row["id"],
        report_id=row["report_id"],
        headings=tuple(json.loads(row["headings"])),
        section=row["section"],
        text=row["text"],
        source=_place(row, row["file"]),
    )


def finding_row(finding: Finding, position: int) -> dict[str, Any]:
    return {
        "report_id": finding.report_id,
        "position": position,
        "rule": finding.rule,
        "message": finding.message,
        "left": _number(finding.left),
        "right": _number(finding.right),
        "difference": _number(finding.difference),
        "operands": _dump([operand.model_dump(mode="json", exclude_defaults=True) for operand in finding.operands]),
        "severity": finding.severity.value,
    }


def finding(row: Row) -> Finding:
    return Finding(
        rule=row["rule"],
        report_id=row["report_id"],
        message=row["message"],
        left=Decimal(row["left"]) if row["left"] else None,
        right=Decimal(row["right"]) if row["right"] else None,
        difference=Decimal(row["difference"]) if row["difference"] else None,
        operands=_PLACES.validate_json(row["operands"]),
        severity=Severity(row["severity"]),
    )


def _place(row: Row, file: str) -> Provenance:
    place = {**_UNSAID, "report_id": row["report_id"], "file": file, **from_json(row["source"])}
    for name in _TUPLES:
        if place[name] is not None:
            place[name] = tuple(place[name])
    return _trusted(Provenance, place)


def _trusted(model: type[_Model], values: dict[str, Any]) -> _Model:
    """What ``model_construct`` makes, which takes longer than validation does. ``values``: all fields."""
    made = model.__new__(model)
    _set(made, "__dict__", values)
    _set(made, "__pydantic_fields_set__", _FIELDS[model])
    _set(made, "__pydantic_extra__", None)
    _set(made, "__pydantic_private__", None)
    return made


def _number(value: Decimal | None) -> str:
    return "" if value is None else plain(value)


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _source(provenance: Provenance) -> str:
    # report and file are the same for every row of a report: they stand once, in its own row
    return _dump(provenance.model_dump(mode="json", exclude={"report_id", "file"}, exclude_defaults=True))


def provenance(report: Report, source: str) -> Provenance:
    """``source``: the JSON that a row keeps of a place."""
    return Provenance(report_id=report.id, file=report.file, **json.loads(source))
