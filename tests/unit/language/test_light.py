"""The light engine: one text, one vector, whatever else is in the batch; and folders that it cannot run."""

import json
from pathlib import Path

import numpy as np
import pytest

from askgov.language import EngineUnavailable, ModelDamaged, open_embeddings
from askgov.language.light import LightEmbeddings
from askgov.language.model_folder import ModelFolder


def test_batch_mates_do_not_matter(light: LightEmbeddings, passages: list[str]) -> None:
    some = [*passages[::12], "短", "", passages[3] * 8]
    together = light.documents(some)
    backwards = light.documents(some[::-1])[::-1]
    alone = np.stack([light.documents([text])[0] for text in some])
    assert np.abs(together - alone).max() < 1e-6
    assert np.abs(together - backwards).max() < 1e-6
    assert np.abs(alone[0] - alone[1]).max() > 1e-3


def test_order_of_length_is_undone(light: LightEmbeddings) -> None:
    texts = ["政务公开" * length for length in (9, 1, 30, 2, 17, 3, 60, 5, 11, 4)]
    assert (light.documents(texts) @ light.documents(texts).T).argmax(axis=1).tolist() == list(range(10))


def test_prompts_are_put_before_the_text(light: LightEmbeddings) -> None:
    bare = light._vectors(["query: 收费多少", "passage: 收费多少"])
    assert np.allclose(bare, [light.query("收费多少"), light.documents(["收费多少"])[0]], atol=1e-6)
    assert np.abs(light.query("收费多少") - light.documents(["收费多少"])[0]).max() > 1e-3


def test_meaning_is_near(light: LightEmbeddings) -> None:
    topics = ["行政复议和行政诉讼情况", "政府网站主动公开信息6072条", "存在的主要问题及改进情况"]
    assert (light.documents(topics) @ light.query("被老百姓告了几次")).argmax() == 0
    assert (light.documents(topics) @ light.query("还有哪些不足之处")).argmax() == 2


def test_toy_mean_and_cls_differ_as_configured(toy_folder: Path) -> None:
    mean = LightEmbeddings(ModelFolder(toy_folder, "toy"))
    (toy_folder / "1_Pooling" / "config.json").write_text(json.dumps({"embedding_dimension": 32, "pooling_mode": "cls"}))
    cls = LightEmbeddings(ModelFolder(toy_folder, "toy"))
    texts = ["中国 ab", "b", "a 中 国 a b"]
    assert mean.documents(texts).shape == (3, 32)
    assert np.abs(mean.documents(texts) - cls.documents(texts)).max() > 1e-3
    assert np.allclose(cls.documents(texts)[1], cls.documents(["b"])[0], atol=1e-6)
    assert mean.fingerprint.space != cls.fingerprint.space


def test_long_texts_are_cut(toy_folder: Path) -> None:
    toy = LightEmbeddings(ModelFolder(toy_folder, "toy"))
    assert np.array_equal(toy.documents(["ab " * 24]), toy.documents(["ab " * 24 + "中国" * 9]))
    assert not np.array_equal(toy.documents(["ab " * 4]), toy.documents(["ab " * 4 + "中国" * 2]))
    assert toy.query("中" * 3_000_000).shape == (32,)


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("1_Pooling/config.json", {"pooling_mode": "lasttoken"}),
        ("1_Pooling/config.json", {"pooling_mode": ["mean", "max"]}),
        ("modules.json", [{"type": "sentence_transformers.models.Transformer"}, {"type": "sentence_transformers.models.Dense"}]),
    ],
)
def test_a_pipeline_it_cannot_follow_is_refused(toy_folder: Path, file: str, content: object) -> None:
    (toy_folder / file).write_text(json.dumps(content))
    with pytest.raises(EngineUnavailable, match="export ASKGOV_EMBEDDING_ENGINE=sentence-transformers"):
        open_embeddings(toy_folder.parent, model=str(toy_folder), engine="light")


@pytest.mark.parametrize("file", ["onnx/model.onnx", "tokenizer.json"])
@pytest.mark.parametrize("keep", [0, 300])
def test_damaged_file_is_refused_in_one_line(toy_folder: Path, file: str, keep: int) -> None:
    path = toy_folder / file
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(ModelDamaged) as caught:
        open_embeddings(toy_folder.parent, model=str(toy_folder))
    assert file in str(caught.value)
    assert "\n" not in str(caught.value)
