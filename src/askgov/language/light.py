"""The default engine: ONNX Runtime on the CPU, fp32, without torch. Starts in a fraction of a second."""

import numpy as np
import onnxruntime  # type: ignore[import-untyped]
from numpy.typing import NDArray
from tokenizers import Tokenizer

from askgov.language.engine import AskgovEmbeddings, Matrix, unit_rows
from askgov.language.errors import EngineUnavailable, ModelDamaged
from askgov.language.fingerprint import Fingerprint
from askgov.language.model_folder import ONNX_FILE, ModelFolder

BATCH = 8  # larger ones are no faster, and their activations leave the cache

Ids = list[int]


class LightEmbeddings(AskgovEmbeddings):
    """A sentence-transformers folder with `onnx/model.onnx`, mean or cls pooling.

    Batches are made of texts of like length. Which ones share a batch does not change a vector: padding is masked out,
    and a row's sums run over its own tokens.
    """

    def __init__(self, folder: ModelFolder) -> None:
        """Load tokenizer and graph. Raises EngineUnavailable or ModelDamaged."""
        if not folder.runs_light:
            raise EngineUnavailable(
                f"轻量引擎不能运行模型 {folder.name}",
                f"它需要 {ONNX_FILE}、tokenizer.json，且池化方式为 mean 或 cls；可以改用 sentence-transformers 引擎",
                "export ASKGOV_EMBEDDING_ENGINE=sentence-transformers",
            )
        self._folder = folder
        self._tokenizer = _load_tokenizer(folder)
        self._pad = self._tokenizer.token_to_id(folder.pad_token) or 0
        self._session = _load_session(folder)
        self._inputs = {node.name for node in self._session.get_inputs()}
        output = self._session.get_outputs()[0]
        if len(output.shape) != 3 or not isinstance(output.shape[2], int):
            raise ModelDamaged(f"模型 {folder.name} 的 ONNX 文件不合用", f"第一个输出 {output.name} 不是各词的向量", "askgov doctor")
        self._output, self._dimension = output.name, output.shape[2]

    @property
    def fingerprint(self) -> Fingerprint:
        """Same space as sentence-transformers over the same folder."""
        return self._folder.fingerprint("light", self._dimension)

    def _vectors(self, texts: list[str]) -> Matrix:
        # one by one: encode_batch starts threads, after which a forked child of ingest would print a warning
        tokens = [self._tokenizer.encode(text).ids for text in texts]
        order = sorted(range(len(texts)), key=lambda number: len(tokens[number]))
        rows = np.empty((len(texts), self._dimension), np.float32)
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            rows[batch] = self._batch([tokens[number] for number in batch])
        return unit_rows(rows)

    def _batch(self, tokens: list[Ids]) -> Matrix:
        """Pooled vectors of one batch, not yet of unit length."""
        ids = np.full((len(tokens), max(map(len, tokens))), self._pad, np.int64)
        mask = np.zeros_like(ids)
        for row, text in enumerate(tokens):
            ids[row, : len(text)] = text
            mask[row, : len(text)] = 1
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        (states,) = self._session.run([self._output], {name: value for name, value in feed.items() if name in self._inputs})
        return states[:, 0] if self._folder.pooling == "cls" else _means(states, mask)


def _means(states: Matrix, mask: NDArray[np.int64]) -> Matrix:
    """Mean over the tokens of each text: (batch, length, hidden) -> (batch, hidden)."""
    pooled: Matrix = np.einsum("blh,bl->bh", states, mask.astype(np.float32)) / mask.sum(axis=1, keepdims=True)
    return pooled


def _load_tokenizer(folder: ModelFolder) -> Tokenizer:
    try:
        tokenizer = Tokenizer.from_buffer((folder.path / "tokenizer.json").read_bytes())  # from_file raises a bare Exception
    except (OSError, ValueError) as error:
        raise ModelDamaged(f"模型 {folder.name} 的 tokenizer.json 读不出来", str(error), "askgov doctor") from error
    tokenizer.no_padding()
    tokenizer.enable_truncation(folder.max_tokens)
    return tokenizer


def _load_session(folder: ModelFolder) -> onnxruntime.InferenceSession:
    # its errors share no base class of their own
    from onnxruntime.capi import onnxruntime_pybind11_state as native  # type: ignore[import-untyped]

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3  # errors only; a user can do nothing about its warnings
    # idle threads sleep instead of spinning: a query takes some 3 ms more on an idle machine, but less than half the
    # time beside processes that want the same cores, as the parsers of an ingest do
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(str(folder.path / ONNX_FILE), options, providers=["CPUExecutionProvider"])
    except (native.Fail, native.InvalidArgument, native.InvalidGraph, native.InvalidProtobuf, native.NotImplemented) as error:
        raise ModelDamaged(f"模型 {folder.name} 的 {ONNX_FILE} 读不出来", str(error).splitlines()[0], "askgov doctor") from error
