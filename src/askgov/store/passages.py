"""Passages by meaning and by words, fused.

When organ or year is known their chunks are few and all of them are scored exactly, straight from the truth; siblings'
reports read alike, so filtering first is what finds the right one. Only a question without either goes through the
generation's indexes, and what they propose is scored again from the truth.
"""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from askgov.store import generations, manifest, tokens
from askgov.store.bm25 import bm25
from askgov.store.dense import DenseIndex
from askgov.store.errors import EmbeddingMismatch, IndexDamaged
from askgov.store.figures import FigureStore
from askgov.store.folder import IndexFolder
from askgov.store.fusion import DECIMALS, fused, ranked
from askgov.store.lexical import LexicalIndex

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

_CANDIDATES = 100  # asked of each index
_DEEPER = 4  # times as many where only those of some years are kept
_FEW = 400  # chunks whose BM25 is computed on the spot


@dataclass(frozen=True)
class Hit:
    """A chunk that was found."""

    chunk_id: str
    score: float  # of the fusion: comparable within one search only
    similarity: float | None  # cosine with the question; None when the search had no vector
    dense: int | None  # rank by meaning among the chunks that were scored, from 1
    lexical: int | None  # rank by words; None where it shares none with the question


@dataclass(frozen=True)
class _Generation:
    number: int
    fingerprint: str
    dense: DenseIndex
    lexical: LexicalIndex


class PassageStore:
    """Searches one index with vectors of one model, named by its fingerprint; safe to share between threads.

    A new generation is picked up by the next search. Raises EmbeddingMismatch when the index holds another model's vectors.
    """

    def __init__(self, index_dir: Path, fingerprint: str) -> None:
        self._figures = FigureStore(index_dir)
        self._fingerprint = fingerprint
        self._lock = threading.Lock()
        self._open: _Generation | None = None
        self._retired: _Generation | None = None  # searches that began before the switch may still use it

    def search(
        self,
        question: str,
        query_vector: "NDArray[float32] | None",
        *,
        chunk_ids: Sequence[str] | None = None,
        years: Sequence[int] = (),
        k: int = 8,
    ) -> tuple[Hit, ...]:
        """The best ``k`` chunks, among ``chunk_ids`` if given; without a vector, by words alone.

        ``years`` (without ``chunk_ids``) keeps those of the nearest that are of these years: quick in a large index, and less thorough.
        """
        generation = self._generation() if chunk_ids is None or len(chunk_ids) > _FEW else None
        if chunk_ids is None and generation is not None:
            similar, worded = self._wide(generation, question, query_vector, years)
        else:
            ids = self._figures.chunk_ids(years=years) if chunk_ids is None else tuple(dict.fromkeys(chunk_ids))
            similar = self._similarities(ids, query_vector)
            worded = self._words(ids, question) if generation is None else generation.lexical.search(question, _CANDIDATES, ids)
        meaning, words = _places(similar), _places(worded)
        return tuple(
            Hit(chunk_id=id_, score=score, similarity=similar.get(id_), dense=meaning.get(id_), lexical=words.get(id_))
            for id_, score in islice(fused(similar, worded).items(), k)
        )

    def close(self) -> None:
        """Let go of the search indexes."""
        with self._lock:
            for generation in (self._open, self._retired):
                if generation is not None:
                    generation.dense.close()
            self._open = self._retired = None

    def holding(self, texts: Sequence[str], k: int) -> tuple[str, ...]:
        """Up to ``k`` chunks of current reports that hold the words of one of the texts; before the first generation, all."""
        generation = self._generation()
        return self._figures.current(generation.lexical.holding(texts, k)) if generation else self._figures.chunk_ids()

    def _wide(
        self, generation: _Generation, question: str, vector: "NDArray[float32] | None", years: Sequence[int]
    ) -> tuple[dict[str, float], dict[str, float]]:
        if generation.fingerprint != self._fingerprint:
            raise _mismatch(generation.fingerprint, self._fingerprint)
        deeper = _DEEPER if years else 1
        near = [] if vector is None else generation.dense.nearest(vector, deeper * _CANDIDATES)
        worded = generation.lexical.search(question, deeper * _CANDIDATES)
        # the truth may have moved on since the generation was built
        still = self._figures.current(tuple(dict.fromkeys([*near, *worded])), years)
        return self._similarities(still, vector), {id_: worded[id_] for id_ in still if id_ in worded}

    def _similarities(self, ids: Sequence[str], vector: "NDArray[float32] | None") -> dict[str, float]:
        """Cosine of each chunk with the question."""
        if vector is None or not ids:
            return {}
        import numpy as np

        found, matrix = self._figures.vectors(ids, fingerprint=self._fingerprint)
        if not found:
            held = self._figures.embedding or ""
            if held != self._fingerprint:
                raise _mismatch(held, self._fingerprint)
            return {}
        lengths = np.linalg.norm(matrix, axis=1) * np.linalg.norm(vector)
        cosines = np.divide(matrix @ vector, lengths, out=np.zeros(len(found), dtype=np.float32), where=lengths > 0)
        return {id_: round(float(cosine), DECIMALS) for id_, cosine in zip(found, cosines, strict=True)}

    def _words(self, ids: Sequence[str], question: str) -> dict[str, float]:
        """BM25 of each chunk that shares a term with the question."""
        chunks = self._figures.chunks(ids)
        texts = [chunk.embedding_text for chunk in chunks]
        scores = bm25(tokens.pairs(question), [tokens.pairs(text) for text in texts])
        if alone := tokens.lone(question):
            more = bm25(alone, [tokens.singles(text) for text in texts])
            scores = [a + b for a, b in zip(scores, more, strict=True)]
        return {chunk.id: score for chunk, score in zip(chunks, scores, strict=True) if score > 0}

    def _generation(self) -> _Generation | None:
        """The generation in use, opened; None before the first."""
        number = generations.current(self._figures.folder)
        if number is None or (self._open is not None and self._open.number == number):
            return self._open
        with self._lock:
            if self._open is None or self._open.number != number:
                fresh = _open(self._figures.folder)
                if self._retired is not None:
                    self._retired.dense.close()
                self._retired, self._open = self._open, fresh
            return self._open


def _places(scores: Mapping[str, float]) -> dict[str, int]:
    """id → rank, from 1."""
    return {id_: place for place, id_ in enumerate(ranked(scores), start=1)}


def _open(folder: IndexFolder) -> _Generation:
    number = generations.current(folder)
    while True:
        directory = generations.directory(folder, number or 0)
        made = manifest.read(directory)
        if made is not None and not manifest.changed_files(directory, made):  # Chroma would take damaged files without a word
            return _Generation(made.number, made.fingerprint, DenseIndex(directory / "chroma"), LexicalIndex(directory / "lexical"))
        latest = generations.current(folder)
        if latest == number:
            raise IndexDamaged("检索索引损坏", f"{directory} 与清单不符", "运行 askgov ingest --rebuild")
        number = latest  # it was removed while we looked, because newer ones have come


def _mismatch(held: str, asked: str) -> EmbeddingMismatch:
    return EmbeddingMismatch(
        "嵌入模型与索引不符", f"索引用的是 {held}，现在用的是 {asked}", "改回原来的模型，或运行 askgov ingest --rebuild"
    )
