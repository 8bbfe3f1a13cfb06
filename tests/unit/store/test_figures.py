"""The read side: filters, versions, and what happens beside a writer or after one was killed."""

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from askgov.domain import Applicant, Scope
from askgov.store.database import reading_engine
from askgov.store.errors import IndexDamaged, IndexMissing
from askgov.store.figures import FigureStore
from askgov.store.writer import Writer

KEYS = (("甲县教育局", 2022), ("甲县教育局", 2023), ("乙县教育局", 2023))


@pytest.fixture
def store(fill: Callable[..., Path]) -> FigureStore:
    return FigureStore(fill(*KEYS))


def test_filters_narrow_and_empty_ones_do_not(store):
    assert len(store.figures()) == 12
    assert {f.entity_id for f in store.figures(entities=("甲县教育局",))} == {"甲县教育局"}
    assert {f.year for f in store.figures(years=(2022, 2030))} == {2022}
    assert len(store.figures(concepts=("requests.received", "fees.amount"))) == 9
    assert len(store.figures(applicants=(Applicant.TOTAL,))) == 3
    assert len(store.figures(applicants=(Applicant.TOTAL, None))) == 9
    assert store.figures(scope=Scope.SYSTEM) == ()
    assert store.figures(entities=("丙县教育局",)) == ()
    (one,) = store.figures(entities=("乙县教育局",), years=(2023,), concepts=("requests.received",), applicants=(Applicant.TOTAL,))
    assert (str(one.value), one.source.file) == ("23", "乙县教育局-2023.html")


def test_reports_statements_findings_and_chunks_filter_alike(store):
    assert [(r.entity_id, r.year) for r in store.reports()] == sorted(KEYS)
    assert [r.year for r in store.reports("甲县教育局")] == [2022, 2023]
    assert len(store.reports(year=2023)) == 2
    assert store.reports(scope=Scope.SYSTEM) == ()
    assert len(store.statements(entities=("甲县教育局",), years=(2023,))) == 1
    assert len(store.findings(years=(2023,))) == 2
    assert len(store.chunk_ids(entities=("甲县教育局",), section=2)) == 2
    report = store.reports("乙县教育局")[0]
    assert store.chunk_ids(report_id=report.id) == tuple(f"{report.id}:c:{n}" for n in range(3))
    assert store.report(report.id) == report
    assert store.report("0" * 64) is None
    assert store.document("0" * 64) is None


def test_chunks_come_in_the_order_asked_and_unknown_ones_are_left_out(store):
    ids = store.chunk_ids()
    asked = [ids[3], "no such chunk", ids[0]]
    assert [c.id for c in store.chunks(asked)] == [ids[3], ids[0]]
    found, vectors = store.vectors(asked)
    assert found == (ids[3], ids[0])
    assert vectors.shape == (2, 16)
    assert store.vectors([])[1].shape == (0, 0)


def test_more_ids_than_a_statement_takes(store):
    ids = store.chunk_ids()
    many = [f"unknown:{n}" for n in range(40_000)] + list(ids)
    assert [c.id for c in store.chunks(many)] == list(ids)
    assert set(store.current(many)) == set(ids)


def test_no_index(tmp_path):
    with pytest.raises(IndexMissing, match="askgov ingest"):
        FigureStore(tmp_path)
    (tmp_path / "askgov.sqlite").touch()  # a first ingest that was killed before its first commit
    with pytest.raises(IndexMissing, match="askgov ingest"):
        FigureStore(tmp_path)


def test_a_lost_original_is_named(store):
    id_ = store.reports()[0].id
    store.original(id_).unlink()
    with pytest.raises(IndexDamaged, match=id_):
        store.original(id_)


@pytest.mark.parametrize("damage", ["page", "header"])
def test_a_damaged_file_is_named(fill, damage):
    index_dir = fill(*KEYS)
    truth = index_dir / "askgov.sqlite"
    data = truth.read_bytes()
    truth.write_bytes(b"not a database" + data[14:] if damage == "header" else data[:100] + b"\xff" * (len(data) - 100))
    with pytest.raises(IndexDamaged, match=r"ingest .*sources"):
        FigureStore(index_dir).figures()


def test_a_reader_cannot_write(store):
    with pytest.raises(Exception, match="readonly"), reading_engine(store.folder.truth).connect() as connection:
        connection.exec_driver_sql("DELETE FROM figures")


def test_the_version_follows_the_current_truth(tmp_path, make):
    with Writer(tmp_path / "index") as writer:
        writer.add(*make(received="23"))
        store = FigureStore(tmp_path / "index")
        first = store.version
        writer.add(*make(received="23"))
        assert store.version == first
        writer.add(*make(content="更正", received="24"))
        assert store.version != first


def test_the_version_does_not_depend_on_the_order_of_arrival(tmp_path, make):
    def version(name: str, years: tuple[int, ...]) -> str:
        with Writer(tmp_path / name) as writer:
            for year in years:
                writer.add(*make(year=year))
        return FigureStore(tmp_path / name).version

    assert version("a", (2021, 2022, 2023)) == version("b", (2023, 2021, 2022))


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_readers_see_each_commit_whole_while_a_writer_works(tmp_path, make, monkeypatch, mode):
    monkeypatch.setattr("askgov.store.database.journal_mode", lambda: mode)
    index_dir = tmp_path / "index"
    with Writer(index_dir) as writer:
        writer.add(*make(year=2000))
        store, failures, seen, done = FigureStore(index_dir), [], set(), threading.Event()

        def read() -> None:
            while not done.is_set():
                figures = store.figures()
                seen.add(len(figures))
                if len(figures) % 4:
                    failures.append(len(figures))

        readers = [threading.Thread(target=read) for _ in range(4)]
        for reader in readers:
            reader.start()
        for year in range(2001, 2021):
            writer.add(*make(year=year))
        assert len(store.figures()) == 84  # without reopening
        done.set()
        for reader in readers:
            reader.join()
    assert failures == []
    assert len(seen) > 1


def test_a_writer_killed_in_mid_commit_does_not_stop_readers(fill):
    index_dir = fill(*KEYS)
    before = FigureStore(index_dir)
    killed = subprocess.run([sys.executable, "-c", _DIES_IN_MID_TRANSACTION, str(index_dir / "askgov.sqlite")], check=False)
    assert killed.returncode == -9
    assert (index_dir / "askgov.sqlite-journal").exists()
    assert len(FigureStore(index_dir).figures()) == 12
    assert len(before.figures()) == 12


_DIES_IN_MID_TRANSACTION = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")  # so that pages are written before the commit
connection.execute("BEGIN IMMEDIATE")
for n in range(5000):
    connection.execute("INSERT INTO settings VALUES (?, ?)", (f"n{n}", "x" * 500))
connection.execute("DELETE FROM figures")
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_reading_figures_imports_nothing_heavy():
    heavy = ("numpy", "chromadb", "tantivy", "langchain_core")
    script = f"import sys, askgov.store.figures, askgov.store.passages; print([m for m in {heavy} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_what_a_question_looks_up_by_key_is_what_the_filters_find(store):
    organs, years = ("乙县教育局", "甲县教育局", "丙县教育局"), (2023, 2030)
    reports = store.reports_of(organs, years)
    assert {(r.entity_id, r.year) for r in reports} == {("甲县教育局", 2023), ("乙县教育局", 2023)}
    assert store.reports_of(organs, years, Scope.SYSTEM) == ()
    wanted = ("requests.received", "fees.amount")
    assert set(store.figures_of(organs, years, wanted)) == set(store.figures(entities=organs, years=years, concepts=wanted))
    assert store.figures_of(organs, years, wanted, Scope.SYSTEM) == ()
    backwards = [report.id for report in store.reports()][::-1]
    assert [r.id for r in store.reports_by_id([*backwards, "0" * 64])] == backwards
    assert [s.report_id for s in store.statements_of(backwards)] == backwards
    assert list(store.findings_of(backwards)) == [f for id_ in backwards for f in store.findings(report_id=id_)]
    assert [e.id for e in store.entities(["乙县教育局", "丙县教育局"])] == ["乙县教育局"]
    assert store.entities([]) == ()
    assert store.arrived == len(KEYS)


def test_superseded_reports_are_not_looked_up_by_key(fill: Callable[..., Path], make):
    folder = fill(("甲县教育局", 2023))
    with Writer(folder) as writer:
        writer.add(*make("甲县教育局", 2023, content="更正", received="24"))
    store = FigureStore(folder)
    assert len(store.reports_of(("甲县教育局",), (2023,))) == 1
    assert {str(f.value) for f in store.figures_of(("甲县教育局",), (2023,), ("requests.received",))} == {"24"}
    assert store.arrived == 2


def test_it_knows_whether_the_reports_were_checked(fill, make):
    root = fill(*KEYS)
    store = FigureStore(root)
    assert not store.checked  # as of an index made before there were checks
    with Writer(root) as writer:
        writer.compared({}, "rules")
        assert store.checked
        writer.add(*make("丙县教育局", 2023))
        assert not store.checked
        writer.compared({}, "other rules")
    assert store.checked
    assert FigureStore(root).checked


def test_a_damaged_file_of_verdicts_does_not_stop_what_speaks_against_reports(fill, caplog):
    root = fill(*KEYS)
    store = FigureStore(root)
    ids = [report.id for report in store.reports()]
    found = store.upheld(ids)
    assert found == store.findings_of(ids) != ()
    (root / "verdicts.sqlite").write_bytes(b"no database, but long enough to be looked at " * 50)
    assert store.upheld(ids) == found
    assert "核对记录损坏" in caplog.text
