"""A test double for the embedding model: counts of hashed character n-grams.

It is deterministic, needs no model file and embeds some ten thousand passages a second, which is what tests of ingest
and store need. It knows which characters two texts share and nothing of what they mean, so it is never chosen by
itself: only `ASKGOV_EMBEDDING_MODEL=hashing` opens it, and its fingerprint keeps its indexes apart from real ones.
"""

from zlib import crc32

import numpy as np

from askgov.language.engine import AskgovEmbeddings, Matrix, unit_rows
from askgov.language.fingerprint import Fingerprint

DIMENSION = 256
LONGEST_GRAM = 3


class HashEmbeddings(AskgovEmbeddings):
    """Signed feature hashing of the 1- to 3-grams of a text into 256 dimensions."""

    @property
    def fingerprint(self) -> Fingerprint:
        """A constant: there is one hashing model."""
        return Fingerprint(
            engine="hashing",
            precision="fp32",
            model="hashing",
            model_sha256="0" * 64,
            dimension=DIMENSION,
            pooling="sum",
            max_tokens=0,
            query_prompt="",
            passage_prompt="",
        )

    def _vectors(self, texts: list[str]) -> Matrix:
        return unit_rows(np.stack([_counts(text) for text in texts]))


def _counts(text: str) -> Matrix:
    counts = np.zeros(DIMENSION, np.float32)
    for length in range(1, LONGEST_GRAM + 1):
        for start in range(len(text) - length + 1):
            digest = crc32(text[start : start + length].encode())
            # one bit of the hash gives the sign: collisions then cancel on average instead of adding up
            counts[digest % DIMENSION] += 1.0 if digest >> 31 else -1.0
    return counts
