"""``askgov check`` without files: what was found in the reports of an index when they were taken in, and what staff decided about it."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from askgov.check_formats.as_json import finding_object
from askgov.check_formats.command import Outlet
from askgov.check_formats.formats import writer
from askgov.check_formats.plain import plain
from askgov.check_formats.stored import StoredFindings
from askgov.domain import Finding
from askgov.portal.finding_words import weight
from askgov.store.figures import FigureStore
from askgov.store.verdicts import Standing, Verdict

_STANDINGS = {Standing.CONFIRMED: "确认有误", Standing.EXPLAINED: "有合理解释", Standing.DISMISSED: "不是问题"}


def tell_stored(index: Path, entity: str | None, year: int | None, outlet: Outlet, *, every: bool) -> int:
    """Write out what was found in the reports of an index, ``every``: what staff dismissed too.

    Returns 1 when one that stands is an error (``outlet.strict``: or a doubt), else 0. Raises StoreError.
    """
    store = FigureStore(index)
    try:
        names = {organ.id: organ.name for organ in store.entities()}
        if names and not store.checked:
            print(unchecked(index), file=sys.stderr)
        stored = StoredFindings(store, _ids(names, entity), (year,) if year else (), every=every)
        if outlet.format == "json":
            outlet.write([json.dumps([_row(stored, *found) for found in stored.found], ensure_ascii=False, indent=2) + "\n"])
        elif outlet.format == "text":
            outlet.write(_lines(stored))
        else:
            outlet.write(writer(outlet.format)(stored.files(documents=outlet.format == "html"), outlet.occasion))
    finally:
        store.close()
    return 1 if outlet.fails(finding for finding, verdict in stored.found if _stands(verdict)) else 0


def unchecked(index: Path) -> str:
    """What to say of an index whose reports were not checked since the last of them came."""
    again, anew = f"askgov ingest 报告文件夹 --index {index}", f"askgov ingest --rebuild --index {index}"
    return f"这个索引还没有按现在的规则核对过，请运行 {again}（用原来的报告文件夹，没有变的文件会跳过），或 {anew}"


def _stands(verdict: Verdict | None) -> bool:
    """Whether staff found neither an explanation nor the rule at fault."""
    return verdict is None or verdict.standing is Standing.CONFIRMED


def _row(stored: StoredFindings, finding: Finding, verdict: Verdict | None) -> dict[str, Any]:
    report = stored.reports[finding.report_id]
    return {
        "entity": stored.organs[report.entity_id].name,
        "year": report.year,
        **finding_object(finding),
        "verdict": verdict.model_dump(mode="json") if verdict else None,
    }


def _lines(stored: StoredFindings) -> Iterator[str]:
    for finding, verdict in stored.found:
        report = stored.reports[finding.report_id]
        decided = f"（{'，'.join(filter(None, (_STANDINGS.get(verdict.standing), verdict.reason, verdict.by)))}）" if verdict else ""
        yield plain(f"{stored.organs[report.entity_id].name} {report.year}年 [{weight(finding)}] {finding.message}{decided}") + "\n"
    if not stored.found:
        yield "没有发现对不上的数字。\n"


def _ids(names: dict[str, str], entity: str | None) -> tuple[str, ...]:
    """Ids of the organs whose name is, or holds, the given one; the name itself when none does (which then finds nothing)."""
    if entity is None:
        return ()
    return (
        tuple(id_ for id_, name in names.items() if name == entity)
        or tuple(id_ for id_, name in names.items() if entity in name)
        or (entity,)
    )
