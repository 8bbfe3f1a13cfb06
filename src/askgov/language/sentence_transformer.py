"""The reference engine: sentence-transformers, on the GPU when there is one. Needs the extra `askgov[st]`."""

import os
from typing import TYPE_CHECKING

import numpy as np

from askgov.language.engine import AskgovEmbeddings, Matrix
from askgov.language.errors import EngineUnavailable, ModelDamaged
from askgov.language.fingerprint import Fingerprint
from askgov.language.model_folder import ModelFolder

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BATCH = 16


class SentenceTransformerEmbeddings(AskgovEmbeddings):
    """Any sentence-transformers folder with safetensors weights, in fp32."""

    def __init__(self, folder: ModelFolder) -> None:
        """Load the model (ten seconds or more). Raises EngineUnavailable or ModelDamaged."""
        self._folder = folder
        self._model = _load(folder)
        self._model.max_seq_length = folder.max_tokens
        self._dimension = self._vectors([""]).shape[1]  # the method that tells was renamed between versions

    @property
    def fingerprint(self) -> Fingerprint:
        """Same space as the light engine over the same folder."""
        return self._folder.fingerprint("sentence-transformers", self._dimension)

    def _vectors(self, texts: list[str]) -> Matrix:
        # prompt="": ours are in the texts already, and the folder's default must not be put before them
        rows = self._model.encode(
            texts, prompt="", batch_size=BATCH, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )
        return np.asarray(rows, np.float32)


def _load(folder: ModelFolder) -> "SentenceTransformer":
    # read by huggingface_hub when it is first imported; local_files_only below covers the case that it already is
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    try:
        from sentence_transformers import SentenceTransformer
        from transformers.utils.logging import disable_progress_bar
    except ImportError as error:
        raise EngineUnavailable(
            "sentence-transformers 引擎不可用", f"没有安装可选依赖（{error.name or error}）", "pip install 'askgov[st]'"
        ) from error
    disable_progress_bar()  # type: ignore[no-untyped-call]  # its bar for loading weights would break that of ingest
    try:
        model = SentenceTransformer(str(folder.path), local_files_only=True, model_kwargs={"use_safetensors": True})
    except (OSError, ValueError, KeyError) as error:
        raise ModelDamaged(f"模型 {folder.name} 打不开", str(error).splitlines()[0], "askgov doctor") from error
    return model.float().eval()
