"""For code-scanning tools and editors: SARIF 2.1.0. A finding is a result at its first cell; its other cells are related locations."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from askgov.check_formats.formats import Occasion
from askgov.check_formats.plain import plain
from askgov.domain import Finding, Severity
from askgov.domain.checked import CheckedFile
from askgov.portal.finding_words import Told, places
from askgov.taxonomy.rules import Rule, rules

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS: Final[Mapping[Severity, str]] = {Severity.ERROR: "error", Severity.DOUBT: "warning", Severity.NOTE: "note"}
_LINE = re.compile(r"L(\d{1,9})(?:-(\d{1,9}))?")

Json = dict[str, Any]


def written(files: Iterable[CheckedFile], occasion: Occasion) -> Iterator[str]:
    """One log with one run."""
    known = list(rules().values())
    order = {rule.id: number for number, rule in enumerate(known)}
    results: list[Json] = []
    rejected: list[Json] = []
    for file in files:
        results += [_result(file, finding, order) for finding in file.ordered()]
        rejected += [_notification(file)] if file.rejected else []
    invocation = {
        "executionSuccessful": not rejected,
        "endTimeUtc": f"{occasion.when.astimezone().isoformat(timespec='seconds')}",
        "toolExecutionNotifications": rejected,
    }
    driver = {"name": "askgov", "version": version("askgov"), "rules": [_rule(rule) for rule in known]}
    run = {"tool": {"driver": driver}, "language": "zh-CN", "columnKind": "unicodeCodePoints", "invocations": [invocation]}
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [{**run, "results": results}]}
    yield json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> Json:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.text},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": [rule.family]},
    }


def _result(file: CheckedFile, finding: Finding, order: Mapping[str, int]) -> Json:
    told = list(places(finding, file.compared))
    own, others = [place for place in told if not place.other], [place for place in told if place.other]
    first: Json = _location(file, own[0]) if own else {"physicalLocation": {"artifactLocation": {"uri": _uri(file.path)}}}
    related = [
        {"id": number, **_location(file, place), "message": {"text": plain(place.line)}}
        for number, place in enumerate((*own[1:], *others), start=1)
    ]
    result = {
        "ruleId": finding.rule,
        "level": LEVELS[finding.severity],
        "message": {"text": plain(finding.message)},
        "locations": [first],
        "relatedLocations": related,
        "partialFingerprints": {"evidence/v1": finding.evidence},
    }
    return {**result, "ruleIndex": order[finding.rule]} if finding.rule in order else result


def _location(file: CheckedFile, place: Told) -> Json:
    source = place.source
    uri = _uri(file.path) if not place.other else _uri(source.file)
    physical: Json = {"artifactLocation": {"uri": uri}}
    if line := _LINE.fullmatch(source.path):
        start = max(int(line[1]), 1)
        physical["region"] = {"startLine": start, "endLine": max(start, int(line[2] or start))}
    names = [source.section, source.table, place.where] if source.cell else [place.where]
    name = " / ".join(plain(part) for part in names if part)
    logical = {"name": plain(place.where), "fullyQualifiedName": name, "kind": "value" if source.cell else "text"}
    located: Json = {"physicalLocation": physical, "logicalLocations": [logical]}
    return located if source.page is None else {**located, "properties": {"page": source.page}}


def _notification(file: CheckedFile) -> Json:
    return {
        "level": "error",
        "message": {"text": plain(file.rejected)},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(file.path)}}}],
    }


def _uri(path: str) -> str:
    """A path as a URI: absolute ones with their scheme, others relative."""
    encoded = path.encode("utf-8", "surrogateescape")
    if Path(path).is_absolute():
        return "file://" + quote(encoded)
    return quote(encoded)
