"""What is read from a model folder, in the spellings that real folders have."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from askgov.language import ModelDamaged, ModelNotFound
from askgov.language.model_folder import ModelFolder


def folder(path: Path, files: Mapping[str, object], name: str = "model") -> ModelFolder:
    for file, content in files.items():
        (path / file).parent.mkdir(parents=True, exist_ok=True)
        (path / file).write_text(json.dumps(content), "utf-8")
    return ModelFolder(path, name)


@pytest.mark.parametrize(
    ("config", "pooling"),
    [
        ({"pooling_mode_cls_token": True, "pooling_mode_mean_tokens": False}, "cls"),
        ({"pooling_mode_cls_token": False, "pooling_mode_mean_tokens": True, "word_embedding_dimension": 512}, "mean"),
        ({"pooling_mode_cls_token": True, "pooling_mode_mean_tokens": True}, "cls+mean"),
        ({"pooling_mode_lasttoken": True}, "lasttoken"),
        ({"embedding_dimension": 512, "pooling_mode": "cls"}, "cls"),
        ({}, "mean"),
    ],
)
def test_pooling(tmp_path: Path, config: dict[str, object], pooling: str) -> None:
    assert folder(tmp_path, {"1_Pooling/config.json": config}).pooling == pooling


@pytest.mark.parametrize(
    ("name", "prompts"),
    [
        ("intfloat/multilingual-e5-base", ("query: ", "passage: ")),
        ("BAAI/bge-small-zh-v1.5", ("为这个句子生成表示以用于检索相关文章：", "")),
        ("BAAI/bge-m3", ("", "")),
        ("intfloat/multilingual-e5-large-instruct", ("", "")),
        ("somebody/made5", ("", "")),
    ],
)
def test_prompts_that_models_keep_silent_about(tmp_path: Path, name: str, prompts: tuple[str, str]) -> None:
    silent = folder(tmp_path, {"config_sentence_transformers.json": {"prompts": {"query": "", "document": ""}}}, name)
    assert silent.prompts == prompts


def test_configured_prompts_win(tmp_path: Path) -> None:
    said = folder(tmp_path, {"config_sentence_transformers.json": {"prompts": {"query": "Q:", "passage": "P:"}}}, "x/e5-y")
    assert said.prompts == ("Q:", "P:")


def test_length_limit(tmp_path: Path) -> None:
    assert folder(tmp_path / "a", {"sentence_bert_config.json": {"max_seq_length": 256}, "config.json": {}}).max_tokens == 256
    huge = {"tokenizer_config.json": {"model_max_length": 10**30}, "config.json": {"max_position_embeddings": 512}}
    assert folder(tmp_path / "b", huge).max_tokens == 512


def test_identity_is_of_content_not_of_place(toy_folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(toy_folder, copy)
    assert ModelFolder(copy, "copy").sha256 == ModelFolder(toy_folder, "toy").sha256
    weights = copy / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1] + b"\x7f")
    assert ModelFolder(copy, "copy").sha256 != ModelFolder(toy_folder, "toy").sha256


def test_pickled_weights_are_refused(tmp_path: Path) -> None:
    (tmp_path / "pytorch_model.bin").write_bytes(b"\x80\x04")
    with pytest.raises(ModelNotFound, match="pickle"):
        _ = ModelFolder(tmp_path, "old").sha256


def test_missing_config_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ModelDamaged, match=r"config\.json"):
        _ = ModelFolder(tmp_path, "empty").max_tokens
