"""The search indexes against brute force, at a size where an approximate index could fail."""

import hashlib
from pathlib import Path

import numpy as np
import pytest

from askgov.domain import Chunk, Entity, Format, Provenance, Report, Scope
from askgov.store import generations
from askgov.store.figures import FigureStore
from askgov.store.passages import PassageStore
from askgov.store.record import Embedded, Extract
from askgov.store.writer import Writer

REPORTS, CHUNKS, DIMENSION = 60, 30, 64
SPACE = "clustered"


def vectors(seed: int) -> np.ndarray:
    """Chunk n of every report lies near centre n, as chapters of siblings' reports do; every tenth is a copy of its centre."""
    centres = np.random.default_rng(0).standard_normal((CHUNKS, DIMENSION))
    noise = np.random.default_rng(seed + 1).standard_normal((CHUNKS, DIMENSION)) * 0.2
    noise[::10] = 0
    return (centres + noise).astype(np.float32)


@pytest.fixture(scope="module")
def index(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("search")
    with Writer(folder / "index") as writer:
        for n in range(REPORTS):
            file = folder / f"{n}.md"
            file.write_text(f"report {n}")
            id_ = hashlib.sha256(file.read_bytes()).hexdigest()
            report = Report(
                id=id_,
                entity_id=f"第{n}县",
                year=2023,
                scope=Scope.OWN,
                format=Format.G3,
                title="报告",
                file=file.name,
                media_type="text/markdown",
            )
            source = Provenance(report_id=id_, file=file.name, block=0)
            texts = [f"第{n}县第{c}段，{'公开' if c % 2 else '申请'}情况" for c in range(CHUNKS)]
            chunks = tuple(
                Chunk(id=f"{id_}:c:{c}", report_id=id_, headings=(), section=1, text=text, source=source) for c, text in enumerate(texts)
            )
            extract = Extract(Entity(id=report.entity_id, name=report.entity_id), report, (), (), chunks, (), "{}")
            writer.add(extract, Embedded(SPACE, vectors(n)), file)
        generations.publish(FigureStore(folder / "index"))
    return folder / "index"


def questions() -> np.ndarray:
    return (vectors(5) + np.random.default_rng(9).standard_normal((CHUNKS, DIMENSION)) * 0.1).astype(np.float32)


def brute_force(store: FigureStore, question: np.ndarray, k: int) -> list[str]:
    ids, matrix = store.vectors(store.chunk_ids())
    cosines = matrix @ question / np.linalg.norm(matrix, axis=1) / np.linalg.norm(question)
    return [id_ for _, id_ in sorted(zip(-cosines.round(5), ids, strict=True))[:k]]


def test_the_nearest_by_meaning_are_the_true_ones(index):
    store, passages = FigureStore(index), PassageStore(index, SPACE)
    found, total = 0, 0
    for question in questions():
        hits = passages.search("", question, k=10)
        true = brute_force(store, question, 10)
        found += len({hit.chunk_id for hit in hits} & set(true))
        total += len(true)
        assert hits[0].chunk_id == true[0]
    assert found / total >= 0.99


def test_a_rebuilt_generation_gives_the_same_answers(index):
    store, passages = FigureStore(index), PassageStore(index, SPACE)
    asked = [(f"第{n}县公开情况", question) for n, question in enumerate(questions())]
    before = [passages.search(words, question, k=10) for words, question in asked]
    generations.publish(store)
    assert [passages.search(words, question, k=10) for words, question in asked] == before


def test_filtered_search_is_brute_force(index):
    store, passages = FigureStore(index), PassageStore(index, SPACE)
    for n, question in enumerate(questions()):
        ids = store.chunk_ids(entities=(f"第{n}县",))
        hits = passages.search("", question, chunk_ids=ids, k=CHUNKS)
        wanted = [id_ for id_ in brute_force(store, question, REPORTS * CHUNKS) if id_ in set(ids)]
        assert [hit.chunk_id for hit in hits] == wanted
