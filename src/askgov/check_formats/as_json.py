"""For programs: a list of files, each with its findings as they are stored, and with their rule in words."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from askgov.check_formats.formats import Occasion
from askgov.domain import Finding, Report
from askgov.domain.checked import CheckedFile
from askgov.portal.finding_words import family, rule_text


def written(files: Iterable[CheckedFile], occasion: Occasion) -> Iterator[str]:
    """One JSON array."""
    listed = [{"checked_at": occasion.when.isoformat(timespec="seconds"), **_file(file)} for file in files]
    yield json.dumps(listed, ensure_ascii=False, indent=2) + "\n"


def finding_object(finding: Finding) -> dict[str, Any]:
    """A finding with its rule's text and family."""
    return {**finding.model_dump(mode="json"), "rule_text": rule_text(finding), "family": family(finding)}


def _file(file: CheckedFile) -> dict[str, Any]:
    report = file.report
    return {
        "path": file.path,
        "rejected": file.rejected,
        "entity": file.entity.name if file.entity else None,
        "year": report.year if report else None,
        "scope": report.scope.value if report else None,
        "format": report.format.value if report else None,
        "title": report.title if report else None,
        "report_id": report.id if report else None,
        "doubts": list(report.doubts) if report else [],
        "figures": file.figures,
        "statements": file.statements,
        "compared": [_other(other) for other in file.compared],
        "findings": [finding_object(finding) for finding in file.ordered()],
    }


def _other(report: Report) -> dict[str, Any]:
    return {"report_id": report.id, "entity_id": report.entity_id, "year": report.year, "title": report.title, "file": report.file}
