"""Vectors of the texts that were embedded last: one question is compared with many passages, one sentence with many questions."""

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

import numpy as np

from askgov.language.engine import AskgovEmbeddings, Matrix, Vector

_MOST = 4096  # vectors kept, some 6 MB


class RecentVectors:
    """The vectors that an engine gives, not computed again while it is among the last asked for. Safe to share between threads."""

    def __init__(self, engine: AskgovEmbeddings) -> None:
        self.engine = engine
        self._kept: OrderedDict[tuple[bool, str], Vector] = OrderedDict()
        self._lock = Lock()

    def query(self, text: str) -> Vector:
        """The vector of a question: float32 of shape (dimension,)."""
        found = self._get(True, text)
        return self._keep(True, text, self.engine.query(text)) if found is None else found

    def documents(self, texts: Sequence[str]) -> Matrix:
        """The vectors of some passages: float32 of shape (len(texts), dimension)."""
        found = {text: vector for text in texts if (vector := self._get(False, text)) is not None}
        new = [text for text in dict.fromkeys(texts) if text not in found]
        found |= {text: self._keep(False, text, vector.copy()) for text, vector in zip(new, self.engine.documents(new), strict=True)}
        return np.stack([found[text] for text in texts]) if texts else self.engine.documents(())

    def _get(self, question: bool, text: str) -> Vector | None:
        with self._lock:
            if (vector := self._kept.get((question, text))) is not None:
                self._kept.move_to_end((question, text))
            return vector

    def _keep(self, question: bool, text: str, vector: Vector) -> Vector:
        with self._lock:
            self._kept[question, text] = vector
            if len(self._kept) > _MOST:
                self._kept.popitem(last=False)
        return vector
