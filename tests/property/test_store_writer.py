"""Whatever comes in, in whatever order and however often: one current report for each organ, year and scope, the last to arrive."""

import hashlib
import tempfile
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from askgov.domain import Chunk, Entity, Format, Provenance, Report, Scope
from askgov.store.figures import FigureStore
from askgov.store.record import Embedded, Extract
from askgov.store.writer import Writer

arrivals = st.lists(st.tuples(st.sampled_from("甲乙"), st.sampled_from([2022, 2023]), st.sampled_from(list(Scope)[:2]), st.integers(0, 2)))


@settings(max_examples=10, deadline=None)
@given(arrivals)
def test_the_last_to_arrive_is_current(arrived):
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index"
        first_seen: dict[str, tuple[str, int, Scope]] = {}
        with Writer(index) as writer:
            for organ, year, scope, content in arrived:
                file = Path(folder) / f"{organ}{year}{scope}{content}.md"
                file.write_text(file.name)
                extract = one_chunk(file, organ, year, scope)
                known = extract.report.id in writer.known()
                superseded = writer.add(extract, Embedded("m", np.ones((1, 2), dtype=np.float32)), file)
                if not known:
                    before = [id_ for id_, key in first_seen.items() if key == (organ, year, scope)]
                    assert superseded == tuple(before[-1:])
                    first_seen[extract.report.id] = (organ, year, scope)
            assert list(writer.known()) == list(first_seen)
        current = {key: id_ for id_, key in first_seen.items()}  # later ones win
        store = FigureStore(index)
        assert {(r.entity_id, r.year, r.scope): r.id for r in store.reports()} == current
        assert {r.id for r in store.reports(include_superseded=True)} == set(first_seen)
        assert {id_.split(":")[0] for id_ in store.chunk_ids()} == set(current.values())
        assert len(store.vectors([f"{id_}:c:0" for id_ in first_seen])[0]) == len(first_seen)
        store.close()


def one_chunk(file: Path, organ: str, year: int, scope: Scope) -> Extract:
    id_ = hashlib.sha256(file.read_bytes()).hexdigest()
    report = Report(
        id=id_, entity_id=organ, year=year, scope=scope, format=Format.G3, title="报告", file=file.name, media_type="text/markdown"
    )
    source = Provenance(report_id=id_, file=file.name, block=0)
    chunk = Chunk(id=f"{id_}:c:0", report_id=id_, headings=(), section=0, text="正文", source=source)
    return Extract(Entity(id=organ, name=organ), report, (), (), (chunk,), (), "{}")
