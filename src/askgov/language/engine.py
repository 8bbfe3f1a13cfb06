"""The port that every embedding engine implements: LangChain's `Embeddings`, plus numpy and a fingerprint."""

from abc import ABC, abstractmethod
from collections.abc import Sequence

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from askgov.language.fingerprint import Fingerprint

Matrix = NDArray[np.float32]  # (texts, dimension), rows of length 1
Vector = NDArray[np.float32]  # (dimension,), length 1

# Many times a chunk or a question; a question of a megabyte is not worth tokenising. With a model of 512 tokens the cut
# changes no vector, since no piece of its vocabulary is longer than 16 characters.
MAX_CHARACTERS = 16_384


class AskgovEmbeddings(Embeddings, ABC):
    """Turns texts into unit vectors; queries and passages get the prompt that their model was trained with."""

    @property
    @abstractmethod
    def fingerprint(self) -> Fingerprint:
        """What these vectors are; see `check_fingerprint`."""

    @abstractmethod
    def _vectors(self, texts: list[str]) -> Matrix:
        """Embed at least one text as it is, in the order given."""

    def documents(self, texts: Sequence[str]) -> Matrix:
        """Embed passages: float32 of shape (len(texts), dimension). A row depends on its own text alone."""
        prompt = self.fingerprint.passage_prompt
        if not texts:
            return np.empty((0, self.fingerprint.dimension), np.float32)
        return self._vectors([prompt + _readable(text) for text in texts])

    def query(self, text: str) -> Vector:
        """Embed a question: float32 of shape (dimension,)."""
        row: Vector = self._vectors([self.fingerprint.query_prompt + _readable(text)])[0]
        return row

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """LangChain's name for `documents`."""
        rows: list[list[float]] = self.documents(texts).tolist()
        return rows

    def embed_query(self, text: str) -> list[float]:
        """LangChain's name for `query`."""
        row: list[float] = self.query(text).tolist()
        return row


def unit_rows(rows: Matrix) -> Matrix:
    """Scale each row to length 1; a row of zeros stays zeros."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    scaled: Matrix = (rows / np.maximum(lengths, np.finfo(np.float32).tiny)).astype(np.float32)
    return scaled


def _readable(text: str) -> str:
    """Bounded, and without lone surrogates, which JSON can smuggle in and no tokenizer accepts."""
    return text[:MAX_CHARACTERS].encode("utf-8", "replace").decode("utf-8")
