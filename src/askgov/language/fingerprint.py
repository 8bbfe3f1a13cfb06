"""Which vectors are these? Two vectors may be compared only when their fingerprints share a space."""

import hashlib
import json
from typing import Literal

from askgov.domain.frozen import Frozen
from askgov.language.errors import FingerprintMismatch

Engine = Literal["light", "sentence-transformers", "hashing"]


class Fingerprint(Frozen):
    """Everything that decides what vector a text gets. Stored with the index as JSON (`model_dump_json`).

    `engine` and `model` (its name) are kept for people to read; they are not part of the `space`: the light engine and
    sentence-transformers compute the same function in fp32 over one folder and agree to 1e-5 or better.
    """

    engine: Engine
    precision: str
    model: str
    model_sha256: str
    dimension: int
    pooling: str
    max_tokens: int
    query_prompt: str
    passage_prompt: str

    @property
    def space(self) -> str:
        """16 hex digits that name the vector space: weights, prompts, pooling, length limit, dimension, precision."""
        parts = self.model_dump(exclude={"engine", "model"})
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:16]

    @property
    def by_meaning(self) -> bool:
        """Whether near vectors mean the same, not only share characters."""
        return self.engine != "hashing"


def check_fingerprint(stored: Fingerprint, current: Fingerprint) -> None:
    """Do nothing when both share a vector space; otherwise raise FingerprintMismatch, which names the rebuild command."""
    if stored.space == current.space:
        return
    raise FingerprintMismatch(
        "索引与当前的向量模型不一致",
        f"索引用 {_describe(stored)} 建立，当前是 {_describe(current)}，两种向量不能混用；改回原来的模型，或重建索引",
        "askgov ingest --rebuild",
    )


def _describe(fingerprint: Fingerprint) -> str:
    return f"{fingerprint.model}（{fingerprint.dimension} 维，{fingerprint.precision}，空间 {fingerprint.space}）"
