"""Opens the embedding model that the settings name.

    ASKGOV_EMBEDDING_MODEL     multilingual-e5-small (default) · a model folder · a Hugging Face id · hashing (tests)
    ASKGOV_EMBEDDING_ENGINE    light · sentence-transformers      (default: light wherever the model allows it)

Nothing heavy is imported before the engine is known: ONNX Runtime for one, torch for the other.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from askgov.language.errors import EngineUnavailable, ModelNotFound
from askgov.language.model_folder import ModelFolder
from askgov.language.unpack import MODEL as DEFAULT_MODEL
from askgov.language.unpack import unpacked_model

if TYPE_CHECKING:
    from askgov.language.engine import AskgovEmbeddings

HASHING = "hashing"
USE_DEFAULT = "unset ASKGOV_EMBEDDING_MODEL"
LIGHT, SENTENCE_TRANSFORMERS = "light", "sentence-transformers"

# weights as safetensors only: a pickle from the hub could run code
_WANTED_FROM_HUB = ["*.json", "*.txt", "*.model", "*.safetensors", "onnx/model.onnx"]


def open_embeddings(index_dir: Path, *, model: str | None = None, engine: str | None = None) -> "AskgovEmbeddings":
    """Load an embedding model; arguments win over the environment.

    The default model is unpacked under `index_dir` first if it is not there yet. Other folders may lie there too
    (`index/models/NAME`). Raises ModelNotFound, ModelDamaged or EngineUnavailable; each prints as one line and names
    the command that mends it.
    """
    name = model or os.environ.get("ASKGOV_EMBEDDING_MODEL") or DEFAULT_MODEL
    wanted = engine or os.environ.get("ASKGOV_EMBEDDING_ENGINE")
    if wanted not in (None, "", LIGHT, SENTENCE_TRANSFORMERS):
        raise EngineUnavailable(
            f"没有名为 {wanted} 的向量引擎", f"可选 {LIGHT} 或 {SENTENCE_TRANSFORMERS}", f"export ASKGOV_EMBEDDING_ENGINE={LIGHT}"
        )
    if name == HASHING:
        from askgov.language.hashing import HashEmbeddings

        return HashEmbeddings()
    folder = ModelFolder(_locate(index_dir, name), name)
    if wanted == SENTENCE_TRANSFORMERS or (not wanted and not folder.runs_light):
        from askgov.language.sentence_transformer import SentenceTransformerEmbeddings

        return SentenceTransformerEmbeddings(folder)
    from askgov.language.light import LightEmbeddings

    return LightEmbeddings(folder)


def _locate(index_dir: Path, name: str) -> Path:
    """The folder of a model by name, path or hub id."""
    if name == DEFAULT_MODEL:
        return unpacked_model(index_dir)
    for folder in (index_dir / "models" / name, Path(name).expanduser()):
        if folder.is_dir():
            return folder
    is_hub_id = name.count("/") == 1 and not name.startswith(("/", ".", "~"))
    if not is_hub_id:
        raise ModelNotFound(f"找不到向量模型 {name}", "没有这个文件夹；可以改用自带的模型", USE_DEFAULT)
    return _from_hub(name)


def _from_hub(name: str) -> Path:
    from httpx import HTTPError
    from huggingface_hub import snapshot_download

    try:
        return Path(snapshot_download(name, allow_patterns=_WANTED_FROM_HUB))
    except (HTTPError, OSError, ValueError) as error:
        raise ModelNotFound(
            f"找不到向量模型 {name}",
            f"本机没有，从 Hugging Face 也取不到（{type(error).__name__}）；可以把模型文件夹放到 index/models/ 下，或改用自带的模型",
            USE_DEFAULT,
        ) from error
