"""Generations are built beside, checked, switched to, and cleaned up."""

import json
import sqlite3
from pathlib import Path

import numpy as np
import pytest

from askgov.store import generations, manifest
from askgov.store.dense import COLLECTION
from askgov.store.errors import IndexDamaged
from askgov.store.figures import FigureStore
from askgov.store.verify import problems
from askgov.store.writer import Writer


@pytest.fixture
def store(fill) -> FigureStore:
    return FigureStore(fill(("甲县教育局", 2023), ("乙县教育局", 2023)))


def numbers(store: FigureStore) -> list[str]:
    return sorted(path.name for path in store.folder.generations.iterdir())


def test_a_generation_is_published_once_and_again_when_the_truth_changes(store, make, unchecked):
    assert generations.current(store.folder) is None
    assert generations.outdated(store)
    assert generations.publish(store) == 1
    assert not generations.outdated(store)
    made = manifest.read(generations.directory(store.folder, 1))
    assert (made.version, made.fingerprint, made.chunks) == (store.version, "test-space", 6)
    with Writer(store.folder.root) as writer:
        writer.add(*make(year=2024))
    assert generations.outdated(store)
    assert generations.publish(store) == 2


def test_two_old_generations_stay_and_leftovers_of_killed_runs_go(store, unchecked):
    generations.publish(store)
    leftover = store.folder.generations / "2.building"
    (leftover / "chroma").mkdir(parents=True)
    (store.folder.generations / "7").mkdir()  # complete, but the pointer was never switched to it
    (store.folder.root / "current.new").write_text("7\n")
    assert generations.publish(store) == 2
    assert numbers(store) == ["1", "2"]
    for _ in range(2):
        generations.publish(store)
    assert numbers(store) == ["2", "3", "4"]
    assert generations.current(store.folder) == 4


def test_no_chunks_need_no_generation(tmp_path, make):
    with Writer(tmp_path / "index") as writer:
        writer.add(*make(texts=()))
    assert not generations.outdated(FigureStore(tmp_path / "index"))


def test_a_sound_generation_passes_its_check(store):
    assert generations.publish(store) == 1
    assert generations.current(store.folder) == 1


def test_a_generation_that_fails_its_check_is_not_switched_to(store, monkeypatch):
    build = generations.lexical.build
    monkeypatch.setattr(generations.lexical, "build", lambda directory, chunks: build(directory, list(chunks)[1:]))
    with pytest.raises(IndexDamaged, match="文本 5 段，应为 6 段"):
        generations.publish(store)
    assert generations.current(store.folder) is None


def break_file(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(bytes(data))


def test_every_kind_of_damage_is_found(store, unchecked):
    generations.publish(store)
    directory = generations.directory(store.folder, 1)
    assert problems(store.folder.root, directory) == []
    lexical = next(path for path in (directory / "lexical").iterdir() if path.suffix == ".term")
    break_file(lexical)
    assert problems(store.folder.root, directory) == [f"文件与清单不符：lexical/{lexical.name}"]
    break_file(lexical)
    with sqlite3.connect(directory / "chroma" / "chroma.sqlite3") as chroma:
        chroma.execute("UPDATE embeddings SET embedding_id = 'someone else' WHERE id = 1")
    assert problems(store.folder.root, directory) == ["段落编号与清单不符"]
    (directory / manifest.FILE).write_text("{")
    assert problems(store.folder.root, directory) == ["没有清单 manifest.json"]


def test_vectors_that_were_swapped_are_found(store, monkeypatch, unchecked):
    vectors = FigureStore.vectors
    rng = np.random.default_rng(1)

    def noise(self, ids, **options):
        found, matrix = vectors(self, ids, **options)
        return found, rng.standard_normal(matrix.shape).astype(np.float32)

    with monkeypatch.context() as disturbed:
        disturbed.setattr(FigureStore, "vectors", noise)
        generations.publish(store)
    (found,) = problems(store.folder.root, generations.directory(store.folder, 1))
    assert found.startswith("6 段抽样中有")


def test_a_generation_is_a_langchain_vector_store(store, unchecked):
    from langchain_chroma import Chroma

    generations.publish(store)
    chroma = Chroma(COLLECTION, persist_directory=str(generations.directory(store.folder, 1) / "chroma"))
    (chunk,) = store.chunks(store.chunk_ids()[:1])
    _, vectors = store.vectors([chunk.id])
    (document, distance), *_ = chroma.similarity_search_by_vector_with_relevance_scores(vectors[0].tolist(), k=2)
    assert (document.page_content, document.metadata["section"]) == (chunk.text, chunk.section)
    assert distance == pytest.approx(0, abs=1e-5)


def test_the_manifest_names_every_file_but_chromas_own(store, unchecked):
    generations.publish(store)
    directory = generations.directory(store.folder, 1)
    named = json.loads((directory / manifest.FILE).read_text())["files"]
    there = {path.relative_to(directory).as_posix() for path in directory.rglob("*") if path.is_file()}
    assert there - set(named) == {"manifest.json", "chroma/chroma.sqlite3"}
