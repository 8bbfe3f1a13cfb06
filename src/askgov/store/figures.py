"""The read side of the truth: figures, statements, chunks and where they stand. Nothing here can change the index."""

import hashlib
import json
import logging
import sqlite3
import zlib
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select

from askgov.domain import Applicant, Chunk, Entity, Figure, Finding, Report, Scope, Statement
from askgov.store import queries, rows, schema
from askgov.store.errors import IndexDamaged, IndexMissing
from askgov.store.folder import IndexFolder
from askgov.store.reading import Reading
from askgov.store.upheld import upheld
from askgov.store.verdicts import Verdict, Verdicts

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

log = logging.getLogger(__name__)


class FigureStore:
    """Typed lookups in one index; safe to share between threads, and every call sees the last commit.

    Empty filters mean "all". Only current reports count, unless a report is named or superseded ones are asked for.
    Raises IndexMissing when ``index_dir`` holds no index, SchemaTooNew when a newer askgov wrote it.
    """

    def __init__(self, index_dir: Path) -> None:
        self.folder = IndexFolder(index_dir)
        if not self.folder.truth.exists():
            raise _missing(index_dir)
        self._reading = Reading(self.folder.truth)
        self._version = ("", "")  # revision and the version it has
        try:
            schema.check(self._setting("schema"))
        except sqlite3.OperationalError as error:  # no tables: the first ingest was cut off before it could make them
            if "no such table" not in str(error):
                raise
            raise _missing(index_dir) from None

    @property
    def revision(self) -> str:
        """Changes with everything that is written, findings that rest on other reports included."""
        return self._setting("revision") or ""

    @property
    def version(self) -> str:
        """A hash that changes exactly when the current truth does."""
        revision = self.revision
        if self._version[0] != revision:
            current = self._reading.rows(queries.digests())
            lines = [str(schema.VERSION), *(f"{row['id']} {row['digest']}" for row in current)]
            self._version = (revision, hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16])
        return self._version[1]

    @property
    def checked(self) -> bool:
        """Whether all reports were checked, by whichever rules, and nothing was written since: what ``Writer.is_compared`` tells of one
        set of rules. False where they came before there were checks, or an ingest is at work or was cut off."""
        return (self._setting("compared") or "").endswith(f" {self.revision}")

    @property
    def arrived(self) -> int:
        """How many reports have come so far, superseded ones included: told at once, however many they are."""
        return int(self._reading.rows(queries.last_arrived())[0]["last"] or 0)

    @property
    def embedding(self) -> str | None:
        """Fingerprint of the embedding model that this index is searched with."""
        return self._setting("embedding")

    def entities(self, ids: Sequence[str] | None = None) -> tuple[Entity, ...]:
        """The organs that have reports, by id: all of them, or those of some ids."""
        if ids is None:
            return tuple(rows.entity(row) for row in self._reading.rows(queries.entities()))
        return tuple(rows.entity(row) for row in self._reading.batched(queries.entities("ids"), sorted(set(ids))))

    def reports(
        self,
        entity_id: str | None = None,
        year: int | None = None,
        scope: Scope | None = None,
        include_superseded: bool = False,
    ) -> tuple[Report, ...]:
        """Reports by entity, year, scope and order of arrival."""
        wanted = {"entities": entity_id, "years": year, "scopes": scope and scope.value}
        values: dict[str, Any] = {name: [value] for name, value in wanted.items() if value is not None}
        query = queries.reports(*values, *([] if include_superseded else [queries.CURRENT]), in_order=True)
        return tuple(rows.report(row) for row in self._reading.rows(query, **values))

    def reports_of(self, entities: Sequence[str], years: Sequence[int], scope: Scope | None = None) -> tuple[Report, ...]:
        """The current reports of some organs on some years, in no order."""
        query = queries.reports("entities", "years", "scopes", queries.CURRENT)
        found = self._reading.batched(query, tuple(dict.fromkeys(entities)), {"years": years, "scopes": _scopes(scope)}, by="entities")
        return tuple(rows.report(row) for row in found)

    def report(self, report_id: str) -> Report | None:
        """One report, superseded or not."""
        return next(iter(self.reports_by_id([report_id])), None)

    def reports_by_id(self, ids: Sequence[str]) -> tuple[Report, ...]:
        """The reports of these ids, superseded or not, in the order asked; an unknown id is left out."""
        found = {row["id"]: rows.report(row) for row in self._reading.batched(queries.reports("ids"), ids)}
        return tuple(found[id_] for id_ in ids if id_ in found)

    def figures(
        self,
        *,
        entities: Sequence[str] = (),
        years: Sequence[int] = (),
        concepts: Sequence[str] = (),
        applicants: Sequence[Applicant | None] = (),
        scope: Scope | None = None,
        report_id: str | None = None,
    ) -> tuple[Figure, ...]:
        """Cells of the national tables, by entity, year, scope, then in the order of the report.

        ``None`` among ``applicants`` stands for the cells outside table 3.
        """
        values = _given(entities=entities, years=years, concepts=concepts, scopes=[scope.value] if scope else ())
        values |= _given(applicants=[applicant.value if applicant else "" for applicant in applicants])
        return tuple(rows.figure(row) for row in self._of_report(queries.figures, values, report_id))

    def figures_of(
        self, entities: Sequence[str], years: Sequence[int], concepts: Sequence[str], scope: Scope | None = None
    ) -> tuple[Figure, ...]:
        """Cells of the current reports of some organs on some years, in no order: a seek for each, however large the index."""
        query = queries.figures_of()
        values = {"years": years, "concepts": concepts, "scopes": _scopes(scope)}
        return tuple(rows.figure(row) for row in self._reading.batched(query, tuple(dict.fromkeys(entities)), values, by="entities"))

    def figures_in(
        self, reports: Sequence[Report], concepts: Sequence[str], columns: Collection[Applicant | None] = ()
    ) -> tuple[Figure, ...]:
        """Cells of some reports, in no order: the same seeks, and none for the reports. ``columns``: of these applicants only."""
        by_id = {report.id: report for report in reports}
        years, scopes = sorted({report.year for report in reports}), sorted({report.scope.value for report in reports})
        values = _given(applicants=sorted(column.value if column else "" for column in columns))
        query, values = queries.cells(*values), {"years": years, "concepts": concepts, "scopes": scopes, **values}
        found = self._reading.batched(query, tuple(dict.fromkeys(report.entity_id for report in reports)), values, by="entities")
        return tuple(rows.figure(row, by_id[row["report_id"]]) for row in found if row["report_id"] in by_id)

    def statements(self, *, entities: Sequence[str] = (), years: Sequence[int] = (), report_id: str | None = None) -> tuple[Statement, ...]:
        """Figures in prose, in the order of the reports."""
        values = _given(entities=entities, years=years)
        return tuple(rows.statement(row) for row in self._of_report(queries.statements, values, report_id))

    def statements_of(self, report_ids: Sequence[str], *, units: Sequence[str] = ()) -> tuple[Statement, ...]:
        """Figures in the prose of some reports, those in ``units`` if given, report by report in the order asked."""
        values = _given(units=units)
        found: dict[str, list[Statement]] = {id_: [] for id_ in report_ids}
        for row in self._reading.batched(queries.statements_of(*values), tuple(found), values):
            found[row["report_id"]].append(rows.statement(row))
        return tuple(statement for statements in found.values() for statement in statements)

    def findings_of(self, report_ids: Sequence[str]) -> tuple[Finding, ...]:
        """Broken identities of some reports, report by report in the order asked."""
        found: dict[str, list[Finding]] = {id_: [] for id_ in report_ids}
        for row in self._reading.batched(queries.findings_of(), tuple(found)):
            found[row["report_id"]].append(rows.finding(row))
        return tuple(finding for findings in found.values() for finding in findings)

    def tabled(self, report_ids: Sequence[str]) -> frozenset[str]:
        """Those of some reports of which any table was read."""
        return frozenset(row["report_id"] for row in self._reading.batched(queries.tabled(), tuple(report_ids)))

    def upheld(self, report_ids: Sequence[str]) -> tuple[Finding, ...]:
        """What speaks against some reports after what staff decided: as ``findings_of`` gives it where nothing was decided, or where that
        cannot be read (``askgov doctor`` and the staff pages say so)."""
        findings = self.findings_of(report_ids)
        decided = self._decided() if findings else {}
        if not decided:
            return findings
        ids = sorted({place.report_id for finding in findings for place in finding.operands} | {f.report_id for f in findings})
        reports = FigureStore.reports_by_id(self, ids)  # with the names that the reports themselves print
        return tuple(upheld(findings, {report.id: report for report in reports}, decided))

    def findings(self, *, entities: Sequence[str] = (), years: Sequence[int] = (), report_id: str | None = None) -> tuple[Finding, ...]:
        """Broken identities, in the order of the reports."""
        values = _given(entities=entities, years=years)
        return tuple(rows.finding(row) for row in self._of_report(queries.findings, values, report_id))

    def chunks(self, chunk_ids: Sequence[str]) -> tuple[Chunk, ...]:
        """The chunks of these ids, in the order asked; an unknown id is left out."""
        found = {row["id"]: row for row in self._reading.batched(queries.chunks(), chunk_ids)}
        return tuple(rows.chunk(found[id_]) for id_ in chunk_ids if id_ in found)

    def chunk_ids(
        self, *, entities: Sequence[str] = (), years: Sequence[int] = (), section: int | None = None, report_id: str | None = None
    ) -> tuple[str, ...]:
        """Ids of the chunks of current reports, in the order of the reports."""
        values = _given(entities=entities, years=years, sections=() if section is None else [section])
        return tuple(row["id"] for row in self._of_report(queries.chunk_ids, values, report_id))

    def current(self, chunk_ids: Sequence[str], years: Sequence[int] = ()) -> tuple[str, ...]:
        """Those of the ids that belong to current reports, on some years if given."""
        values = _given(years=years)
        return tuple(row["id"] for row in self._reading.batched(queries.homes(*values, queries.CURRENT), chunk_ids, values))

    def reports_of_chunks(self, chunk_ids: Sequence[str], years: Sequence[int] = ()) -> tuple[str, ...]:
        """The ids of the reports, on some years if given, that some chunks are of, in the order of the chunks."""
        values = _given(years=years)
        found = {row["id"]: row["report_id"] for row in self._reading.batched(queries.homes(*values), chunk_ids, values)}
        return tuple(dict.fromkeys(found[id_] for id_ in chunk_ids if id_ in found))

    def vectors(self, chunk_ids: Sequence[str], *, fingerprint: str | None = None) -> tuple[tuple[str, ...], "NDArray[float32]"]:
        """Vectors of these chunks, in the order asked: the ids that have one, and a matrix (ids, dimension).

        ``fingerprint`` names the model; by default the one that the index is searched with.
        """
        import numpy as np

        model = fingerprint or self.embedding
        found = {row["chunk_id"]: row["vector"] for row in self._reading.batched(queries.vectors(), chunk_ids, {"model": model})}
        ids = tuple(id_ for id_ in chunk_ids if id_ in found)
        matrix = np.frombuffer(b"".join(found[id_] for id_ in ids), dtype="<f4")
        return ids, matrix.reshape(len(ids), -1 if ids else 0)

    def document(self, report_id: str) -> dict[str, Any] | None:
        """The parsed blocks of a report, as the reader wrote them down; None for an unknown report."""
        found = self._reading.rows(queries.document(), name=report_id)
        return json.loads(zlib.decompress(found[0]["blocks"])) if found else None

    def original(self, report_id: str) -> Path:
        """The file as it was ingested. Raises IndexDamaged when it is gone."""
        path = self.folder.sources / report_id
        if not path.is_file():
            raise IndexDamaged("找不到报告原件", f"{path} 不在了", "用原来的文件重新运行 askgov ingest --rebuild")
        return path

    def close(self) -> None:
        """Let go of the file."""
        self._reading.close()

    def _decided(self) -> Mapping[str, Verdict]:
        try:
            return Verdicts(self.folder.root).latest()
        except IndexDamaged as damaged:  # what staff wrote beside the reports does not stop answers from the reports
            log.warning("%s", damaged)
            return {}

    def _setting(self, name: str) -> str | None:
        found = self._reading.rows(queries.setting(), name=name)
        return found[0]["value"] if found else None

    def _of_report(self, query: Callable[..., Select[Any]], values: dict[str, Any], report_id: str | None) -> Sequence[Mapping[str, Any]]:
        """The rows of the current reports, or of one report, current or not."""
        if report_id is None:
            return self._reading.rows(query(*values, queries.CURRENT), **values)
        return self._reading.rows(query(*values, "report"), **values, report=report_id)


def _missing(index_dir: Path) -> IndexMissing:
    return IndexMissing("还没有索引", f"{index_dir} 里没有收录过报告", "先运行 askgov ingest 报告文件或文件夹")


def _given(**values: Sequence[Any]) -> dict[str, Sequence[Any]]:
    """The filters that are set."""
    return {name: of for name, of in values.items() if of}


def _scopes(scope: Scope | None) -> list[str]:
    """Always named, so that the key leads to what follows it."""
    return [scope.value] if scope else [each.value for each in Scope]
