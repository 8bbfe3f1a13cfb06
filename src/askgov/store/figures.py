"""The read side of the truth: figures, statements, chunks and where they stand. Nothing here can change the index."""

import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.exc import DatabaseError, OperationalError

from askgov.domain import Applicant, Chunk, Entity, Figure, Finding, Report, Scope, Statement
from askgov.store import rows, schema
from askgov.store.database import reading_engine, recover
from askgov.store.errors import IndexDamaged, IndexMissing
from askgov.store.folder import IndexFolder

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

_BATCH = 1000  # ids in one statement

_report, _figure, _statement, _chunk, _vector = (
    table.c for table in (schema.reports, schema.figures, schema.statements, schema.chunks, schema.vectors)
)


class FigureStore:
    """Typed lookups in one index; safe to share between threads, and every call sees the last commit.

    Empty filters mean "all". Only current reports count, unless a report is named or superseded ones are asked for.
    Raises IndexMissing when ``index_dir`` holds no index, SchemaTooNew when a newer askgov wrote it.
    """

    def __init__(self, index_dir: Path) -> None:
        self.folder = IndexFolder(index_dir)
        if not self.folder.truth.exists():
            raise _missing(index_dir)
        self._engine = reading_engine(self.folder.truth)
        self._version = ("", "")  # revision and the version it has
        try:
            schema.check(self._setting("schema"))
        except OperationalError as error:  # no tables: the first ingest was cut off before it could make them
            if "no such table" not in str(error.orig):
                raise
            raise _missing(index_dir) from None

    @property
    def version(self) -> str:
        """A hash that changes exactly when the current truth does."""
        revision = self._setting("revision") or ""
        if self._version[0] != revision:
            current = self._rows(select(_report.id, _report.digest).where(_report.superseded_by.is_(None)).order_by(_report.id))
            lines = [str(schema.VERSION), *(f"{row['id']} {row['digest']}" for row in current)]
            self._version = (revision, hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16])
        return self._version[1]

    @property
    def arrived(self) -> int:
        """How many reports have come so far, superseded ones included: told at once, however many they are."""
        return int(self._rows(select(func.max(_report.sequence).label("last")))[0]["last"] or 0)

    @property
    def embedding(self) -> str | None:
        """Fingerprint of the embedding model that this index is searched with."""
        return self._setting("embedding")

    def entities(self, ids: Sequence[str] | None = None) -> tuple[Entity, ...]:
        """The organs that have reports, by id: all of them, or those of some ids."""
        query = select(schema.entities).order_by(schema.entities.c.id)
        if ids is None:
            return tuple(rows.entity(row) for row in self._rows(query))
        batches = _batches(sorted(set(ids)))
        return tuple(rows.entity(row) for batch in batches for row in self._rows(query.where(schema.entities.c.id.in_(batch))))

    def reports(
        self,
        entity_id: str | None = None,
        year: int | None = None,
        scope: Scope | None = None,
        include_superseded: bool = False,
    ) -> tuple[Report, ...]:
        """Reports by entity, year, scope and order of arrival."""
        query = select(schema.reports).order_by(_report.entity_id, _report.year, _report.scope, _report.sequence)
        wanted = {_report.entity_id: entity_id, _report.year: year, _report.scope: scope and scope.value}
        query = query.where(*(column == value for column, value in wanted.items() if value is not None))
        if not include_superseded:
            query = query.where(_report.superseded_by.is_(None))
        return tuple(rows.report(row) for row in self._rows(query))

    def reports_of(self, entities: Sequence[str], years: Sequence[int], scope: Scope | None = None) -> tuple[Report, ...]:
        """The current reports of some organs on some years, in no order."""
        query = select(schema.reports).where(_report.year.in_(years), *_among(_report.scope, [scope.value] if scope else []))
        query = query.where(_report.superseded_by.is_(None))
        batches = _batches(tuple(dict.fromkeys(entities)))
        return tuple(rows.report(row) for batch in batches for row in self._rows(query.where(_report.entity_id.in_(batch))))

    def report(self, report_id: str) -> Report | None:
        """One report, superseded or not."""
        return next(iter(self.reports_by_id([report_id])), None)

    def reports_by_id(self, ids: Sequence[str]) -> tuple[Report, ...]:
        """The reports of these ids, superseded or not, in the order asked; an unknown id is left out."""
        batches = _batches(ids)
        found = {
            row["id"]: rows.report(row) for batch in batches for row in self._rows(select(schema.reports).where(_report.id.in_(batch)))
        }
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
        query = select(schema.figures, _report.format, _report.file).join(schema.reports, _report.id == _figure.report_id)
        query = query.where(
            *_among(_figure.entity_id, entities),
            *_among(_figure.year, years),
            *_among(_figure.concept, concepts),
            *_among(_figure.applicant, [applicant.value if applicant else "" for applicant in applicants]),
            *_among(_figure.scope, [scope.value] if scope else []),
            _counts(report_id),
        )
        query = query.order_by(_figure.entity_id, _figure.year, _figure.scope, _figure.report_id, _figure.position)
        return tuple(rows.figure(row) for row in self._rows(query))

    def figures_of(
        self, entities: Sequence[str], years: Sequence[int], concepts: Sequence[str], scope: Scope | None = None
    ) -> tuple[Figure, ...]:
        """Cells of the current reports of some organs on some years, in no order: a seek for each, however large the index."""
        scopes = [scope.value] if scope else [each.value for each in Scope]  # named, so that the key leads to the concept
        query = select(schema.figures, _report.format, _report.file).join(schema.reports, _report.id == _figure.report_id)
        query = query.where(_figure.year.in_(years), _figure.scope.in_(scopes), _figure.concept.in_(concepts), _counts(None))
        batches = _batches(tuple(dict.fromkeys(entities)))
        return tuple(rows.figure(row) for batch in batches for row in self._rows(query.where(_figure.entity_id.in_(batch))))

    def statements(self, *, entities: Sequence[str] = (), years: Sequence[int] = (), report_id: str | None = None) -> tuple[Statement, ...]:
        """Figures in prose, in the order of the reports."""
        query = _of_reports(select(schema.statements, _report.file), schema.statements, entities, years, report_id)
        return tuple(rows.statement(row) for row in self._rows(query.order_by(_statement.position)))

    def statements_of(self, report_ids: Sequence[str], *, units: Sequence[str] = ()) -> tuple[Statement, ...]:
        """Figures in the prose of some reports, those in ``units`` if given, report by report in the order asked."""
        query = (
            select(schema.statements, _report.file).join(schema.reports, _report.id == _statement.report_id).order_by(_statement.position)
        ).where(*_among(_statement.unit, units))
        found: dict[str, list[Statement]] = {id_: [] for id_ in report_ids}
        for batch in _batches(tuple(found)):
            for row in self._rows(query.where(_statement.report_id.in_(batch))):
                found[row["report_id"]].append(rows.statement(row))
        return tuple(statement for statements in found.values() for statement in statements)

    def findings_of(self, report_ids: Sequence[str]) -> tuple[Finding, ...]:
        """Broken identities of some reports, report by report in the order asked."""
        query = select(schema.findings).order_by(schema.findings.c.position)
        found: dict[str, list[Finding]] = {id_: [] for id_ in report_ids}
        for batch in _batches(tuple(found)):
            for row in self._rows(query.where(schema.findings.c.report_id.in_(batch))):
                found[row["report_id"]].append(rows.finding(row))
        return tuple(finding for findings in found.values() for finding in findings)

    def findings(self, *, entities: Sequence[str] = (), years: Sequence[int] = (), report_id: str | None = None) -> tuple[Finding, ...]:
        """Broken identities, in the order of the reports."""
        query = _of_reports(select(schema.findings), schema.findings, entities, years, report_id)
        return tuple(rows.finding(row) for row in self._rows(query.order_by(schema.findings.c.position)))

    def chunks(self, chunk_ids: Sequence[str]) -> tuple[Chunk, ...]:
        """The chunks of these ids, in the order asked; an unknown id is left out."""
        query = select(schema.chunks, _report.file).join(schema.reports)
        found = {row["id"]: row for batch in _batches(chunk_ids) for row in self._rows(query.where(_chunk.id.in_(batch)))}
        return tuple(rows.chunk(found[id_]) for id_ in chunk_ids if id_ in found)

    def chunk_ids(
        self, *, entities: Sequence[str] = (), years: Sequence[int] = (), section: int | None = None, report_id: str | None = None
    ) -> tuple[str, ...]:
        """Ids of the chunks of current reports, in the order of the reports."""
        query = _of_reports(select(_chunk.id), schema.chunks, entities, years, report_id).order_by(_chunk.position)
        if section is not None:
            query = query.where(_chunk.section == section)
        return tuple(row["id"] for row in self._rows(query))

    def current(self, chunk_ids: Sequence[str], years: Sequence[int] = ()) -> tuple[str, ...]:
        """Those of the ids that belong to current reports, on some years if given."""
        query = select(_chunk.id).join(schema.reports).where(_report.superseded_by.is_(None), *_among(_report.year, years))
        return tuple(row["id"] for batch in _batches(chunk_ids) for row in self._rows(query.where(_chunk.id.in_(batch))))

    def vectors(self, chunk_ids: Sequence[str], *, fingerprint: str | None = None) -> tuple[tuple[str, ...], "NDArray[float32]"]:
        """Vectors of these chunks, in the order asked: the ids that have one, and a matrix (ids, dimension).

        ``fingerprint`` names the model; by default the one that the index is searched with.
        """
        import numpy as np

        query = (
            select(_vector.chunk_id, _vector.vector)
            .join(schema.models)
            .where(schema.models.c.fingerprint == (fingerprint or self.embedding))
        )
        found = {
            row["chunk_id"]: row["vector"] for batch in _batches(chunk_ids) for row in self._rows(query.where(_vector.chunk_id.in_(batch)))
        }
        ids = tuple(id_ for id_ in chunk_ids if id_ in found)
        matrix = np.frombuffer(b"".join(found[id_] for id_ in ids), dtype="<f4")
        return ids, matrix.reshape(len(ids), -1 if ids else 0)

    def document(self, report_id: str) -> dict[str, Any] | None:
        """The parsed blocks of a report, as the reader wrote them down; None for an unknown report."""
        found = self._rows(select(schema.documents.c.blocks).where(schema.documents.c.report_id == report_id))
        return json.loads(zlib.decompress(found[0]["blocks"])) if found else None

    def original(self, report_id: str) -> Path:
        """The file as it was ingested. Raises IndexDamaged when it is gone."""
        path = self.folder.sources / report_id
        if not path.is_file():
            raise IndexDamaged("找不到报告原件", f"{path} 不在了", "用原来的文件重新运行 askgov ingest --rebuild")
        return path

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def _setting(self, name: str) -> str | None:
        found = self._rows(select(schema.settings.c.value).where(schema.settings.c.name == name))
        return found[0]["value"] if found else None

    def _rows(self, query: Select[Any]) -> Sequence[Mapping[str, Any]]:
        try:
            return self._fetch(query)
        except DatabaseError as error:
            recover(error, self.folder.truth)
            return self._fetch(query)

    def _fetch(self, query: Select[Any]) -> Sequence[Mapping[str, Any]]:
        with self._engine.connect() as connection:
            return connection.execute(query).mappings().all()  # type: ignore[return-value]


def _missing(index_dir: Path) -> IndexMissing:
    return IndexMissing("还没有索引", f"{index_dir} 里没有收录过报告", "先运行 askgov ingest 报告文件或文件夹")


def _among(column: ColumnElement[Any], values: Sequence[Any]) -> Iterator[ColumnElement[bool]]:
    if values:
        yield column.in_(values)


def _counts(report_id: str | None) -> ColumnElement[bool]:
    return _report.superseded_by.is_(None) if report_id is None else _report.id == report_id


def _of_reports(query: Select[Any], table: Any, entities: Sequence[str], years: Sequence[int], report_id: str | None) -> Select[Any]:
    joined = query.join(schema.reports, _report.id == table.c.report_id)
    wanted = and_(*_among(_report.entity_id, entities), *_among(_report.year, years), _counts(report_id))
    return joined.where(wanted).order_by(_report.entity_id, _report.year, _report.scope, _report.id)


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _BATCH):
        yield ids[start : start + _BATCH]
