"""Vectors kept for a while."""

import numpy as np

from askgov.language.hashing import HashEmbeddings
from askgov.language.recent import RecentVectors


class Counting(HashEmbeddings):
    """Counts the texts that are embedded."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def _vectors(self, texts: list[str]) -> np.ndarray:
        self.texts += texts
        return super()._vectors(texts)


def test_each_text_is_embedded_once_and_in_order() -> None:
    engine = Counting()
    recent = RecentVectors(engine)
    first = recent.documents(["甲", "乙", "甲"])
    again = recent.documents(["乙", "丙"])
    assert engine.texts == ["甲", "乙", "丙"]
    assert np.array_equal(first, HashEmbeddings().documents(["甲", "乙", "甲"]))
    assert np.array_equal(again, HashEmbeddings().documents(["乙", "丙"]))


def test_a_question_is_no_passage() -> None:
    engine = Counting()
    recent = RecentVectors(engine)
    assert np.array_equal(recent.query("甲"), recent.query("甲"))
    recent.documents(["甲"])
    assert len(engine.texts) == 2


def test_no_texts_are_no_vectors() -> None:
    assert RecentVectors(Counting()).documents([]).shape == (0, 256)
