"""The one writer of the truth. A report goes in whole, in one transaction, or not at all."""

import zlib
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table, delete, func, insert, inspect, select, update

from askgov.domain import Entity, Finding, Report
from askgov.store import rows, schema, sources
from askgov.store.database import writing_engine
from askgov.store.errors import EmbeddingMismatch
from askgov.store.folder import IndexFolder
from askgov.store.lock import WriterLock
from askgov.store.record import Embedded, Extract
from askgov.store.versions import Version, in_order

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray


class Writer:
    """Opens (and if need be creates) the index in ``index_dir`` and holds its lock until closed.

    Raises IndexBusy at once when another writer is at work, SchemaTooNew when a newer askgov wrote the index.
    """

    def __init__(self, index_dir: Path) -> None:
        self.folder = IndexFolder(index_dir)
        self.folder.root.mkdir(parents=True, exist_ok=True)
        with ExitStack() as held:
            held.enter_context(WriterLock(self.folder.lock))
            self._engine = writing_engine(self.folder.truth)
            held.callback(self._engine.dispose)
            self._prepare()
            self._held = held.pop_all()

    def known(self) -> dict[str, str]:
        """Id → file name of all reports, superseded ones too, in the order they came."""
        query = select(schema.reports.c.id, schema.reports.c.file).order_by(schema.reports.c.sequence)
        with self._engine.connect() as connection:
            return {row.id: row.file for row in connection.execute(query)}

    @property
    def embedding(self) -> str | None:
        """Fingerprint of the model that this index is searched with; None before the first report."""
        with self._engine.connect() as connection:
            return _setting(connection, "embedding")

    def found_at(self, places: Mapping[str, str]) -> None:
        """Note where the files of reports lie now: path → id."""
        with self._engine.begin() as connection:
            held = {row.path: row.report_id for row in connection.execute(select(schema.places))}
            for path, id_ in places.items():
                if held.get(path) != id_:
                    _put_place(connection, path, id_)

    def replaced_by(self, extract: Extract, place: str) -> Report | None:
        """The report that ``add`` at this place removes: of another organ, and found nowhere else."""
        with self._engine.connect() as connection:
            return _replaced(connection, extract, place)

    def add(self, extract: Extract, embedded: Embedded, original: Path, place: str = "") -> tuple[str, ...]:
        """Write a report; one with the same id is replaced in place, as is one that ``replaced_by`` names.

        Returns the ids of the reports of the same entity, year and scope that it supersedes; they are kept. Which of several versions
        counts, ``versions`` tells; it may be one that came before.
        Raises ValueError when vectors and chunks do not match, sources.Changed when ``original`` is not the file that was read.
        """
        if len(embedded.vectors) != len(extract.chunks):
            raise ValueError(f"{len(embedded.vectors)} vectors for {len(extract.chunks)} chunks")
        sources.keep(original, extract.report.id, self.folder.sources)
        with self._engine.begin() as connection:
            if gone := _replaced(connection, extract, place):
                _remove(connection, gone)
            old = _find(connection, extract.report.id)
            sequence = old["sequence"] if old else _next_sequence(connection)
            known_at = connection.scalars(select(schema.places.c.path).where(schema.places.c.report_id == extract.report.id)).all()
            connection.execute(delete(schema.reports).where(schema.reports.c.id == extract.report.id))
            _put_entity(connection, extract.entity)
            _put_report(connection, extract, sequence)
            _put_vectors(connection, embedded.fingerprint, [chunk.id for chunk in extract.chunks], embedded.vectors)
            if old:
                _supersede(connection, old["entity_id"], old["year"], old["scope"])
                _forget_entities(connection)
            _supersede(connection, extract.report.entity_id, extract.report.year, extract.report.scope.value)
            for path in {*known_at, place} - {""}:
                _put_place(connection, path, extract.report.id)
            if _setting(connection, "embedding") is None:
                _set(connection, "embedding", embedded.fingerprint)
            _next_revision(connection)
            superseded = select(schema.reports.c.id).where(schema.reports.c.superseded_by == extract.report.id)
            return tuple(connection.scalars(superseded.order_by(schema.reports.c.sequence)))

    def is_current(self, report_id: str) -> bool:
        """Whether a report counts, and no other version of it in its place."""
        with self._engine.connect() as connection:
            found = _find(connection, report_id)
        return found is not None and found["superseded_by"] is None

    def checked_again(self, found: Mapping[str, Sequence[Finding]]) -> None:
        """What reports do not agree with themselves in, by id, instead of what was found when they were read."""
        with self._engine.begin() as connection:
            _put_findings(connection, found, beside=False)
            _next_revision(connection)

    def compared(self, found: Mapping[str, Sequence[Finding]], rules: str = "") -> None:
        """What reports do not agree with other reports in, by id, instead of what was found before; an empty sequence for nothing.

        A report that is no longer there is passed over. ``rules`` names the rules; all that is stored counts as held against them until
        the next report comes (see ``is_compared``).
        """
        with self._engine.begin() as connection:
            _put_findings(connection, found, beside=True)
            _next_revision(connection)
            _set(connection, "compared", _comparison(connection, rules))
            _set(connection, "rules", rules)

    def is_compared(self, rules: str) -> bool:
        """Whether nothing was written since all reports were compared by these rules."""
        with self._engine.connect() as connection:
            return _setting(connection, "compared") == _comparison(connection, rules)

    @property
    def rules(self) -> str | None:
        """The rules that the stored findings were made by; None before the first comparison."""
        with self._engine.connect() as connection:
            return _setting(connection, "rules")

    def lacking_vectors(self, fingerprint: str, limit: int) -> list[tuple[str, str]]:
        """Up to ``limit`` chunks without a vector of this model, as (id, embedding text), by id."""
        have = select(schema.vectors.c.chunk_id).join(schema.models).where(schema.models.c.fingerprint == fingerprint)
        columns = (schema.chunks, schema.reports.c.file)
        query = select(*columns).join(schema.reports).where(schema.chunks.c.id.not_in(have)).order_by(schema.chunks.c.id).limit(limit)
        with self._engine.connect() as connection:
            found = [rows.chunk(dict(row)) for row in connection.execute(query).mappings()]
        return [(chunk.id, chunk.embedding_text) for chunk in found]

    def add_vectors(self, chunk_ids: Sequence[str], embedded: Embedded) -> None:
        """Give chunks that are stored already vectors of another model, beside those they have."""
        with self._engine.begin() as connection:
            _put_vectors(connection, embedded.fingerprint, chunk_ids, embedded.vectors)

    def adopt(self, fingerprint: str) -> None:
        """Search with this model from now on; every chunk must have its vector (EmbeddingMismatch otherwise)."""
        if self.lacking_vectors(fingerprint, 1):
            raise EmbeddingMismatch("不能换用这个嵌入模型", "还有段落没有它的向量", "运行 askgov ingest --rebuild")
        with self._engine.begin() as connection:
            _set(connection, "embedding", fingerprint)

    def forget_other_vectors(self) -> None:
        """Drop the vectors of all models but the adopted one."""
        with self._engine.begin() as connection:
            current = _setting(connection, "embedding")
            connection.execute(delete(schema.models).where(schema.models.c.fingerprint != current))

    def close(self) -> None:
        """Give up the lock."""
        self._held.close()

    def __enter__(self) -> "Writer":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _prepare(self) -> None:
        with self._engine.begin() as connection:
            if not inspect(connection).has_table(schema.settings.name):
                schema.metadata.create_all(connection)
                _set(connection, "schema", str(schema.VERSION))
                _set(connection, "revision", "0")
            schema.places.create(connection, checkfirst=True)
            schema.check(_setting(connection, "schema"))


def _find(connection: Connection, report_id: str) -> Any:
    return connection.execute(select(schema.reports).where(schema.reports.c.id == report_id)).mappings().first()


def _replaced(connection: Connection, extract: Extract, place: str) -> Report | None:
    places, reports, report = schema.places, schema.reports, extract.report
    held = select(places.c.report_id).where(places.c.path == place).scalar_subquery()
    elsewhere = select(places.c.report_id).where(places.c.path != place)
    other = reports.c.entity_id != report.entity_id
    query = select(reports).where(reports.c.id == held, reports.c.id.not_in(elsewhere), other)
    row = connection.execute(query).mappings().first() if place else None
    return rows.report(dict(row)) if row else None


def _remove(connection: Connection, report: Report) -> None:
    connection.execute(delete(schema.reports).where(schema.reports.c.id == report.id))
    _supersede(connection, report.entity_id, report.year, report.scope.value)
    _forget_entities(connection)


def _put_place(connection: Connection, place: str, report_id: str) -> None:
    connection.execute(delete(schema.places).where(schema.places.c.path == place))
    connection.execute(insert(schema.places).values(path=place, report_id=report_id))


def _next_sequence(connection: Connection) -> int:
    return (connection.scalar(select(func.max(schema.reports.c.sequence))) or 0) + 1


def _put_entity(connection: Connection, entity: Entity) -> None:
    values = rows.entity_row(entity)
    if connection.execute(update(schema.entities).where(schema.entities.c.id == entity.id).values(values)).rowcount == 0:
        connection.execute(insert(schema.entities).values(values))


def _forget_entities(connection: Connection) -> None:
    connection.execute(delete(schema.entities).where(schema.entities.c.id.not_in(select(schema.reports.c.entity_id))))


def _put_report(connection: Connection, extract: Extract, sequence: int) -> None:
    report = extract.report
    connection.execute(insert(schema.reports).values(rows.report_row(report, sequence, extract.digest)))
    _put(connection, schema.figures, [rows.figure_row(figure, n) for n, figure in enumerate(extract.figures)])
    _put(connection, schema.statements, [rows.statement_row(statement, n) for n, statement in enumerate(extract.statements)])
    _put(connection, schema.chunks, [rows.chunk_row(chunk, n) for n, chunk in enumerate(extract.chunks)])
    _put(connection, schema.findings, [rows.finding_row(finding, n) for n, finding in enumerate(extract.findings)])
    _put(connection, schema.documents, [{"report_id": report.id, "blocks": zlib.compress(extract.document.encode())}])


def _put_findings(connection: Connection, found: Mapping[str, Sequence[Finding]], *, beside: bool) -> None:
    """Findings instead of a report's own, or instead of those that rest on other reports as well."""
    of, first = schema.findings.c, schema.BESIDE if beside else 0
    there = set(connection.scalars(select(schema.reports.c.id)))
    for report_id, of_report in found.items():
        same = of.position >= first if beside else of.position < schema.BESIDE
        connection.execute(delete(schema.findings).where(of.report_id == report_id, same))
        if report_id in there:
            _put(connection, schema.findings, [rows.finding_row(finding, first + n) for n, finding in enumerate(of_report)])


def _comparison(connection: Connection, rules: str) -> str:
    return f"{rules} {_setting(connection, 'revision')}"


def _put_vectors(connection: Connection, fingerprint: str, chunk_ids: Sequence[str], vectors: "NDArray[float32]") -> None:
    if len(chunk_ids) == 0:
        return
    model = _model(connection, fingerprint, vectors.shape[1])
    rows_ = [
        {"model": model, "chunk_id": id_, "vector": vector.astype("<f4").tobytes()} for id_, vector in zip(chunk_ids, vectors, strict=True)
    ]
    _put(connection, schema.vectors, rows_)


def _model(connection: Connection, fingerprint: str, dimension: int) -> int:
    known = connection.execute(select(schema.models).where(schema.models.c.fingerprint == fingerprint)).mappings().first()
    if known is None:
        added = connection.execute(insert(schema.models).values(fingerprint=fingerprint, dimension=dimension).returning(schema.models.c.id))
        return int(added.scalar_one())
    if known["dimension"] != dimension:
        raise ValueError(f"vectors of {dimension} dimensions from a model of {known['dimension']}")
    return int(known["id"])


def _put(connection: Connection, table: Table, values: list[dict[str, Any]]) -> None:
    if values:
        connection.execute(insert(table), values)


def _supersede(connection: Connection, entity_id: str, year: int, scope: str) -> None:
    """Of the reports of one entity, year and scope one is current; each other names its successor."""
    reports = schema.reports
    same = (reports.c.entity_id == entity_id, reports.c.year == year, reports.c.scope == scope)
    columns = (reports.c.id, reports.c.title, reports.c.file, reports.c.published, reports.c.sequence)
    ids = in_order(Version(*row) for row in connection.execute(select(*columns).where(*same)))
    successors = dict(pairwise(ids))
    for id_ in ids:
        connection.execute(update(reports).where(reports.c.id == id_).values(superseded_by=successors.get(id_)))


def _setting(connection: Connection, name: str) -> str | None:
    return connection.scalar(select(schema.settings.c.value).where(schema.settings.c.name == name))


def _set(connection: Connection, name: str, value: str) -> None:
    connection.execute(delete(schema.settings).where(schema.settings.c.name == name))
    connection.execute(insert(schema.settings).values(name=name, value=value))


def _next_revision(connection: Connection) -> None:
    _set(connection, "revision", str(int(_setting(connection, "revision") or 0) + 1))
