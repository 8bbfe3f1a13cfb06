"""Domain types to rows of the truth and back. Decimals, lists and provenances become text."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pydantic import TypeAdapter

from askgov.domain import Applicant, Chunk, Entity, Figure, Finding, Format, Provenance, Report, Scope, Severity, State, Statement

Row = Mapping[str, Any]
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
    fields = {name: row[name] for name in Report.model_fields}
    return Report(**{**fields, "doubts": tuple(json.loads(row["doubts"]))})


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
    return Figure(
        concept=row["concept"],
        entity_id=row["entity_id"],
        year=row["year"],
        scope=Scope(row["scope"]),
        format=report.format if report else Format(row["format"]),
        applicant=Applicant(row["applicant"]) if row["applicant"] else None,
        value=None if row["value"] is None else Decimal(row["value"]),
        state=State(row["state"]),
        unit=row["unit"],
        source=Provenance(report_id=row["report_id"], file=report.file if report else row["file"], **json.loads(row["source"])),
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
    fields = {name: row[name] for name in Statement.model_fields}
    return Statement(
        **{
            **fields,
            "value": Decimal(row["value"]),
            "parent_labels": tuple(json.loads(row["parent_labels"])),
            "source": _provenance(row),
        }
    )


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
        source=_provenance(row),
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


def _provenance(row: Row) -> Provenance:
    return Provenance(report_id=row["report_id"], file=row["file"], **json.loads(row["source"]))
