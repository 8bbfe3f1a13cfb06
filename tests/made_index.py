"""A small index of invented reports with findings, typed in: nothing is read from a file."""

import hashlib
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import numpy as np

from askgov.domain import Entity, Finding, Format, Provenance, Report, Scope, Severity
from askgov.store.record import Embedded, Extract
from askgov.store.writer import Writer
from askgov.taxonomy.organs import parse_organ

Told = tuple[str, str, str, str]  # rule, severity, message, what the cell holds


def report_id(organ: str, year: int) -> str:
    """The hash of the file of one organ and year, which holds just their names."""
    return hashlib.sha256(f"{organ}{year}".encode()).hexdigest()


def made(folder: Path, reports: Sequence[tuple[str, int, Sequence[Told]]], title: str = "") -> Path:
    """Write reports into the index in ``folder``: organ, year and what is found in each."""
    with Writer(folder) as writer:
        for organ, year, told in reports:
            writer.add(
                _extract(organ, year, told, title), Embedded("made", np.zeros((0, 4), dtype=np.float32)), _original(folder, organ, year)
            )
    return folder


def _original(folder: Path, organ: str, year: int) -> Path:
    path = folder.parent / f"{report_id(organ, year)}.html"
    path.write_text(f"{organ}{year}", encoding="utf-8")
    return path


def _extract(organ: str, year: int, told: Sequence[Told], title: str) -> Extract:
    id_ = report_id(organ, year)
    report = Report(
        id=id_, entity_id=organ, year=year, scope=Scope.OWN, format=Format.G3, title=title or f"{organ}{year}年年报", file="a.html",
        media_type="text/html",
    )  # fmt: skip
    findings = tuple(
        Finding(
            rule=rule, report_id=id_, message=message, left=Decimal(3), right=Decimal(4), difference=Decimal(-1), severity=Severity(severity),
            operands=(Provenance(report_id=id_, file="a.html", block=4, cell=(2, 3), row="一、本年新收", column="总计", as_printed=printed),),
        )
        for rule, severity, message, printed in told
    )  # fmt: skip
    blocks = '{"media_type":"text/html","blocks":[]}'
    return Extract(Entity(id=organ, name=organ, place=parse_organ(organ).place), report, (), (), (), findings, blocks)
