"""kill -9 in the middle of an ingest: the next run completes, and nothing is lost, doubled or half there.

Twenty kills: each after a random number of reports, or while the search indexes are being built, plus a random moment. After each
the index must be readable and every report in it whole; once a run is allowed to finish, every row must equal that of an ingest
which was never disturbed.
"""

import hashlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from askgov.domain import Applicant
from askgov.store import generations, manifest
from askgov.store.errors import IndexMissing
from askgov.store.figures import FigureStore
from askgov.store.passages import PassageStore
from askgov.store.verify import problems

KILLS, REPORTS = 20, 15
TABLES = ("settings", "entities", "reports", "figures", "statements", "chunks", "models", "vectors", "documents", "findings")


def start(reports: Path, index: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "ingest", str(reports), "--index", str(index)]
    environment = {**os.environ, "ASKGOV_EMBEDDING_MODEL": "hashing"}
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def finish(reports: Path, index: Path) -> None:
    run = start(reports, index)
    _, errors = run.communicate()
    assert run.returncode == 0, errors


def kill_after(run: "subprocess.Popen[str]", lines: int, seconds: float) -> None:
    """Kill the run some time after it has told of so many files; a line more, and it is building the search indexes."""
    for _ in range(lines):
        if not run.stderr.readline():
            break
    time.sleep(seconds)
    run.send_signal(signal.SIGKILL)
    run.communicate()


def content(index: Path) -> dict[str, str]:
    """A hash of all rows of each table. How often the index was written to, and when it was compared, is no part of what it holds."""
    with sqlite3.connect(index / "askgov.sqlite") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        rows = {table: sorted(map(repr, connection.execute(f"SELECT * FROM {table}"))) for table in TABLES}
    rows["settings"] = [line for line in rows["settings"] if not any(name in line for name in ("revision", "compared"))]
    return {table: hashlib.sha256("\n".join(lines).encode()).hexdigest() for table, lines in rows.items()}


def parts(store: FigureStore) -> dict[str, tuple[int, int, int, int, bool]]:
    """How much there is of each report."""
    found = {}
    for report in store.reports(include_superseded=True):
        chunk_ids = store.chunk_ids(report_id=report.id)
        figures, statements = store.figures(report_id=report.id), store.statements(report_id=report.id)
        original = hashlib.sha256(store.original(report.id).read_bytes()).hexdigest() == report.id
        found[report.id] = (len(figures), len(statements), len(chunk_ids), len(store.vectors(chunk_ids)[0]), original)
    return found


def readable_and_whole(index: Path, whole: dict[str, tuple[int, int, int, int, bool]]) -> int:
    """Checks what a killed run left; returns how many reports are in."""
    try:
        store = FigureStore(index)
    except IndexMissing:
        return 0
    there = parts(store)
    assert there.items() <= whole.items()
    if there:
        hits = PassageStore(index, store.embedding or "").search("申请", None, k=100)
        assert {hit.chunk_id for hit in hits} <= set(store.chunk_ids())
    store.close()
    return len(there)


def same_as(index: Path, clean: Path) -> None:
    assert content(index) == content(clean)
    made, expected = (
        manifest.read(generations.directory(s.folder, generations.current(s.folder) or 0)) for s in map(FigureStore, (index, clean))
    )
    assert made is not None
    assert expected is not None
    assert (made.version, made.fingerprint, made.chunks, made.ids) == (
        expected.version,
        expected.fingerprint,
        expected.chunks,
        expected.ids,
    )
    assert problems(index, index / "generations" / str(made.number)) == []
    assert all(path.name.isdecimal() for path in (index / "generations").iterdir())
    assert sorted(p.name for p in (index / "sources").iterdir()) == sorted(p.name for p in (clean / "sources").iterdir())


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_nothing_is_lost_doubled_or_half_there(reports, tmp_path):
    clean = tmp_path / "clean"
    finish(reports, clean)
    whole = parts(FigureStore(clean))
    assert len(whole) == REPORTS
    corrected = FigureStore(clean).figures(
        entities=("云溪县教育局",), years=(2024,), concepts=("requests.received",), applicants=(Applicant.TOTAL,)
    )
    assert [str(figure.value) for figure in corrected] == ["77"]
    chance, index, reached, completed = random.Random(7), tmp_path / "index-0", [], 0
    for _ in range(KILLS):
        lines = chance.randint(0, REPORTS + 4)
        building = lines > REPORTS
        kill_after(start(reports, index), min(lines, REPORTS + 1), chance.uniform(0, 2.5 if building else 0.1))
        reached.append(readable_and_whole(index, whole))
        if reached[-1] == REPORTS or chance.random() < 0.2:  # otherwise the next kill hits the run that resumes
            finish(reports, index)
            same_as(index, clean)
            completed += 1
            index = tmp_path / f"index-{completed}"
    finish(reports, index)
    same_as(index, clean)
    print(f"{KILLS} kills, with so many reports in the index: {sorted(reached)}; {completed + 1} indexes completed")
