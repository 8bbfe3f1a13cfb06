"""What every cell of the sample reports says: ``truth.jsonl``, one line per row of a report's tables.

A line: ``{"file", "entity", "year", "scope", "format", "concept", "unit", "cells": {applicant: value}}``. The applicant is "" in
tables without applicants. A value is a decimal string, or ``{"state": …}`` where the cell holds no number.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ingest.samples.printing import Shown
from ingest.samples.simulated_requests import Key
from ingest.samples.world import HERE, Issue, Organ

PATH = HERE / "truth.jsonl"


@dataclass(frozen=True)
class TrueCell:
    """One cell, with the columns of ``askgov figures --format csv`` that a reader must get right."""

    file: str
    entity: str
    year: int
    scope: str
    format: str
    concept: str
    applicant: str | None
    value: Decimal | None
    state: str
    unit: str


def true_cells() -> Iterator[TrueCell]:
    """Every cell of ``truth.jsonl``."""
    for line in PATH.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        cells = row.pop("cells")
        for applicant, shown in cells.items():
            state = shown["state"] if isinstance(shown, dict) else "number"
            value = Decimal(shown) if state == "number" else None
            yield TrueCell(**row, applicant=applicant or None, value=value, state=state)


def lines(organ: Organ, issue: Issue, cells: Mapping[Key, Shown]) -> Iterator[str]:
    """Lines of ``truth.jsonl`` for one report."""
    rows: dict[str, dict[str, Shown]] = {}
    for (concept, applicant), cell in cells.items():
        rows.setdefault(concept, {})[applicant] = cell
    for concept, row in rows.items():
        head = {"file": issue.file, "entity": organ.name, "year": issue.year, "scope": organ.scope, "format": issue.format}
        values = {applicant: f"{cell.value:f}" if cell.value is not None else {"state": cell.state} for applicant, cell in row.items()}
        unit = next(iter(row.values())).unit
        yield json.dumps({**head, "concept": concept, "unit": unit, "cells": values}, ensure_ascii=False)
