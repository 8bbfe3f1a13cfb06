"""What another process sees while reports come in and search indexes are switched: only whole reports, and never an error."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from askgov.store.figures import FigureStore

_READER = """
import json, sys, time
from pathlib import Path
from askgov.store.figures import FigureStore
from askgov.store.passages import PassageStore

index, stop, figures, chunks = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
store = FigureStore(index)
passages = PassageStore(index, store.embedding)
passages.search("申请", None)  # so that imports are not timed
reads, versions, sizes, slowest, generations = 0, set(), set(), 0.0, set()
while not stop.exists():
    started = time.monotonic()
    for report in store.reports(include_superseded=True):
        ids = store.chunk_ids(report_id=report.id)
        assert len(store.figures(report_id=report.id)) == figures, report
        assert len(store.vectors(ids)[0]) == len(ids) == chunks, report
    current = {r.id for r in store.reports()}
    hits = passages.search("政府信息公开申请", None, k=10)
    assert len(hits) >= 4, hits
    assert len(store.chunks([hit.chunk_id for hit in hits])) == len(hits)
    versions.add(store.version)
    sizes.add(len(current))
    generations.add((index / "current").read_text())
    slowest = max(slowest, time.monotonic() - started)
    reads += 1
print(json.dumps({"reads": reads, "versions": len(versions), "sizes": sorted(sizes), "generations": len(generations), "slowest": slowest}))
"""


def ingest(paths: list[Path], index: Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "ingest", *map(str, paths), "--index", str(index)]
    environment = {**os.environ, "ASKGOV_EMBEDDING_MODEL": "hashing"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_reader_beside_the_writer(reports, tmp_path):
    files, index, stop = sorted(reports.iterdir()), tmp_path / "index", tmp_path / "stop"
    assert ingest(files[:3], index).returncode == 0
    store = FigureStore(index)
    first = store.reports()[0].id  # all are of one form
    form = [str(len(store.figures(report_id=first))), str(len(store.chunk_ids(report_id=first)))]
    reader = subprocess.Popen(
        [sys.executable, "-c", _READER, str(index), str(stop), *form], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    for batch in (files[3:6], files[6:9], files[9:12], files[12:]):
        assert ingest(batch, index).returncode == 0
    stop.touch()
    out, err = reader.communicate(timeout=60)
    assert reader.returncode == 0, err
    seen = json.loads(out)
    print(seen)
    assert seen["reads"] > 5
    assert seen["generations"] >= 4
    assert seen["sizes"][-1] == 14
    assert seen["versions"] >= 4


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_second_ingest_is_refused_with_one_line(reports, tmp_path):
    index = tmp_path / "index"
    first = subprocess.Popen(
        [sys.executable, "-m", "ingest", str(reports), "--index", str(index)],
        env={**os.environ, "ASKGOV_EMBEDDING_MODEL": "hashing"},
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    while not (index / "askgov.sqlite").exists():
        time.sleep(0.01)
    second = ingest([reports], index)
    assert first.poll() is None, "the first ended too early for this test to mean anything"
    assert second.returncode == 1
    assert second.stderr.splitlines() == [second.stderr.strip()]
    assert f"进程 {first.pid}" in second.stderr
    assert first.wait() == 0
