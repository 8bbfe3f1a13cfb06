"""The writer: whole reports or nothing, one writer at a time, corrections keep what they replace."""

import json
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy.exc import IntegrityError

from askgov.domain import Scope
from askgov.store import sources
from askgov.store.database import journal_mode
from askgov.store.errors import EmbeddingMismatch, IndexBusy, SchemaTooNew
from askgov.store.figures import FigureStore
from askgov.store.record import Embedded, Extract
from askgov.store.writer import Writer


def count(index_dir: Path, table: str) -> int:
    with sqlite3.connect(index_dir / "askgov.sqlite") as connection:
        return connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def test_what_is_written_is_read_back_equal(tmp_path, make):
    extract, embedded, original = make()
    with Writer(tmp_path / "index") as writer:
        assert writer.known() == {}
        assert writer.add(extract, embedded, original) == ()
        assert writer.known() == {extract.report.id: original.name}
        assert writer.embedding == embedded.fingerprint
    store = FigureStore(tmp_path / "index")
    assert store.entities() == (extract.entity,)
    assert store.reports() == (extract.report,)
    assert store.figures() == extract.figures
    assert store.statements() == extract.statements
    assert store.findings() == extract.findings
    assert store.chunks(store.chunk_ids()) == extract.chunks
    assert store.document(extract.report.id) == json.loads(extract.document)
    assert store.original(extract.report.id).read_bytes() == original.read_bytes()
    ids, vectors = store.vectors(store.chunk_ids())
    assert ids == tuple(chunk.id for chunk in extract.chunks)
    assert vectors.dtype == np.float32
    assert np.array_equal(vectors, embedded.vectors)


def test_a_decimal_keeps_its_digits(tmp_path, make):
    with Writer(tmp_path / "index") as writer:
        writer.add(*make())
    (fees,) = FigureStore(tmp_path / "index").figures(concepts=("fees.amount",))
    assert str(fees.value) == "225.460"


def test_a_correction_supersedes_and_keeps(tmp_path, make):
    with Writer(tmp_path / "index") as writer:
        first, second, third = make(received="23"), make(content="更正", received="24"), make(content="再更正", received="25")
        make()  # the file of the first report is on disk again
        writer.add(*make(received="23"))
        old = first[0].report.id
        assert writer.add(*make(content="更正", received="24")) == (old,)
        assert writer.add(*make(content="再更正", received="25")) == (second[0].report.id,)
    store = FigureStore(tmp_path / "index")
    assert [str(f.value) for f in store.figures(concepts=("requests.received",))] == ["25", "25"]
    assert [str(f.value) for f in store.figures(concepts=("requests.received",), report_id=old)] == ["23", "23"]
    assert [r.id for r in store.reports()] == [third[0].report.id]
    chain = [(r.id, r.superseded_by) for r in store.reports(include_superseded=True)]
    assert chain == [(old, second[0].report.id), (second[0].report.id, third[0].report.id), (third[0].report.id, None)]
    assert {id_.split(":")[0] for id_ in store.chunk_ids()} == {third[0].report.id}
    assert {s.report_id for s in store.statements()} == {third[0].report.id} == {f.report_id for f in store.findings()}


def test_another_scope_or_year_supersedes_nothing(tmp_path, make):
    with Writer(tmp_path / "index") as writer:
        writer.add(*make())
        assert writer.add(*make(scope=Scope.AGGREGATE, content="汇总")) == ()
        assert writer.add(*make(year=2024)) == ()
    assert len(FigureStore(tmp_path / "index").reports()) == 3


def test_the_same_report_again_is_replaced_in_place(tmp_path, make):
    index_dir = tmp_path / "index"
    with Writer(index_dir) as writer:
        writer.add(*make(content="一"))
        writer.add(*make(year=2024))
        version, before = FigureStore(index_dir).version, count(index_dir, "figures")
        writer.add(*make(content="一"))
        assert count(index_dir, "figures") == before
        assert count(index_dir, "vectors") == count(index_dir, "chunks") == 6
        assert FigureStore(index_dir).version == version


def test_replacing_a_superseded_report_leaves_it_superseded(tmp_path, make):
    with Writer(tmp_path / "index") as writer:
        writer.add(*make(received="23"))
        old = make(received="23")[0].report.id
        writer.add(*make(content="更正", received="24"))
        writer.add(*make(received="23"))
    store = FigureStore(tmp_path / "index")
    assert [str(f.value) for f in store.figures(concepts=("requests.received",))] == ["24", "24"]
    assert store.report(old).superseded_by == store.reports()[0].id


def test_a_report_that_is_recognised_anew_leaves_no_empty_organ(tmp_path, make):
    with Writer(tmp_path / "index") as writer:
        extract, embedded, original = make("甲县教育局")
        writer.add(extract, embedded, original)
        entity = extract.entity.model_copy(update={"id": "甲县教体局", "name": "甲县教体局"})
        renamed = Extract(
            entity=entity,
            report=extract.report.model_copy(update={"entity_id": entity.id}),
            figures=tuple(figure.model_copy(update={"entity_id": entity.id}) for figure in extract.figures),
            statements=extract.statements,
            chunks=extract.chunks,
            findings=extract.findings,
            document=extract.document,
        )
        writer.add(renamed, embedded, original)
    assert FigureStore(tmp_path / "index").entities() == (entity,)


def test_a_report_that_cannot_go_in_whole_leaves_nothing(tmp_path, make):
    index_dir = tmp_path / "index"
    with Writer(index_dir) as writer:
        writer.add(*make())
        extract, embedded, original = make(year=2024)
        twice = Extract(**{**vars(extract), "figures": extract.figures + extract.figures[:1]})
        with pytest.raises(IntegrityError):
            writer.add(twice, embedded, original)
        for table, rows in {"reports": 1, "figures": 4, "statements": 1, "chunks": 3, "vectors": 3, "documents": 1, "findings": 1}.items():
            assert count(index_dir, table) == rows, table
        writer.add(*make(year=2024))  # and the writer still works


def test_vectors_must_match_the_chunks(tmp_path, make):
    extract, embedded, original = make()
    with Writer(tmp_path / "index") as writer:
        with pytest.raises(ValueError, match="2 vectors for 3 chunks"):
            writer.add(extract, Embedded(embedded.fingerprint, embedded.vectors[:2]), original)
        writer.add(extract, embedded, original)
        other = make(year=2024)
        with pytest.raises(ValueError, match="8 dimensions"):
            writer.add(other[0], Embedded(embedded.fingerprint, other[1].vectors[:, :8]), other[2])


def test_an_original_that_changed_is_refused(tmp_path, make):
    extract, embedded, original = make()
    original.write_text("other bytes")
    with Writer(tmp_path / "index") as writer:
        with pytest.raises(sources.Changed):
            writer.add(extract, embedded, original)
        assert writer.known() == {}
    assert list((tmp_path / "index" / "sources").iterdir()) == []


def test_parts_of_different_reports_make_no_record(make):
    one, two = make()[0], make(year=2024)[0]
    with pytest.raises(ValueError, match="figure"):
        Extract(**{**vars(one), "figures": two.figures})
    with pytest.raises(ValueError, match="report"):
        Extract(**{**vars(one), "chunks": two.chunks})


def test_a_second_writer_is_refused_at_once(tmp_path):
    script = "from pathlib import Path; import sys; from askgov.store.writer import Writer; Writer(Path(sys.argv[1])); print('in')"
    with Writer(tmp_path / "index"):
        started = time.monotonic()
        with pytest.raises(IndexBusy, match=r"进程 \d+"):
            Writer(tmp_path / "index")
        assert time.monotonic() - started < 1
        child = subprocess.run([sys.executable, "-c", script, str(tmp_path / "index")], capture_output=True, text=True, check=False)
        assert "IndexBusy" in child.stderr
    child = subprocess.run([sys.executable, "-c", script, str(tmp_path / "index")], capture_output=True, text=True, check=False)
    assert child.stdout == "in\n", child.stderr


def test_a_newer_index_is_refused(tmp_path, fill):
    index_dir = fill(("甲县教育局", 2023))
    with sqlite3.connect(index_dir / "askgov.sqlite") as connection:
        connection.execute("UPDATE settings SET value = '99' WHERE name = 'schema'")
    for opener in (Writer, FigureStore):
        with pytest.raises(SchemaTooNew, match="第 99 版"):
            opener(index_dir)


def test_another_model_lies_beside_the_old_one_until_it_is_adopted(tmp_path, make):
    index_dir = tmp_path / "index"
    with Writer(index_dir) as writer:
        writer.add(*make())
        with pytest.raises(EmbeddingMismatch):
            writer.adopt("new")
        lacking = writer.lacking_vectors("new", 2)
        assert [text.split("\n")[:2] for _, text in lacking] == [["甲县教育局", "一、总体情况"]] * 2
        while lacking := writer.lacking_vectors("new", 2):
            writer.add_vectors([id_ for id_, _ in lacking], Embedded("new", np.ones((len(lacking), 4), dtype=np.float32)))
        store = FigureStore(index_dir)
        assert store.embedding == "test-space"
        assert store.vectors(store.chunk_ids())[1].shape == (3, 16)
        writer.adopt("new")
        assert store.embedding == "new"
        assert store.vectors(store.chunk_ids())[1].shape == (3, 4)
        writer.forget_other_vectors()
    assert count(index_dir, "vectors") == 3
    assert store.vectors(store.chunk_ids(), fingerprint="test-space")[0] == ()


@pytest.mark.parametrize(("version", "mode"), [((3, 40, 1), "delete"), ((3, 51, 2), "delete"), ((3, 51, 3), "wal"), ((4, 0, 0), "wal")])
def test_wal_only_where_it_is_safe(version, mode):
    assert journal_mode(version) == mode
