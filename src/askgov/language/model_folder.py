"""Reads a sentence-transformers model folder: what the engines need to know of it, without loading it."""

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from askgov.language.errors import ModelDamaged, ModelNotFound
from askgov.language.fingerprint import Engine, Fingerprint

ONNX_FILE = "onnx/model.onnx"
IDENTITY_FILE = "askgov.json"  # written by unpack.py: where the weights came from, so that they need not be hashed at every start
_TOKENIZER_FILES = ("tokenizer.json", "vocab.txt", "sentencepiece.bpe.model")
_MODULES_OF_LIGHT = {"Transformer", "Pooling", "Normalize"}

# Models published without their prompts: sentence-transformers would embed with none, silently.
_KNOWN_PROMPTS = {
    "e5": ("query: ", "passage: "),
    "bge-zh": ("为这个句子生成表示以用于检索相关文章：", ""),
}


@dataclass(frozen=True)
class ModelFolder:
    """A model on disk."""

    path: Path
    name: str

    @cached_property
    def modules(self) -> tuple[str, ...]:
        """Class names of the pipeline, such as ("Transformer", "Pooling", "Normalize")."""
        listed = self._json("modules.json", default=[{"type": "Transformer"}, {"type": "Pooling"}])
        return tuple(str(module["type"]).rpartition(".")[2] for module in listed)

    @cached_property
    def pooling(self) -> str:
        """How token vectors become one: "mean", "cls", … (mean where nothing is said, as in sentence-transformers)."""
        config = self._json("1_Pooling/config.json", default={})
        if mode := config.get("pooling_mode"):
            return str(mode)
        chosen = sorted(key.removeprefix("pooling_mode_") for key, value in config.items() if key.startswith("pooling_mode_") and value)
        return "+".join(mode.removesuffix("_tokens").removesuffix("_token") for mode in chosen) or "mean"

    @cached_property
    def prompts(self) -> tuple[str, str]:
        """What is put before a query and before a passage."""
        configured = self._json("config_sentence_transformers.json", default={}).get("prompts") or {}
        known = _KNOWN_PROMPTS.get(_family(self.name), ("", ""))
        query = configured.get("query") or known[0]
        passage = configured.get("document") or configured.get("passage") or known[1]
        return str(query), str(passage)

    @cached_property
    def max_tokens(self) -> int:
        """Longer texts are cut to this many tokens, the special ones included."""
        said = self._json("sentence_bert_config.json", default={}).get("max_seq_length")
        positions = int(self._json("config.json").get("max_position_embeddings") or 512)
        return int(said or min(positions, int(self._json("tokenizer_config.json", default={}).get("model_max_length") or positions)))

    @cached_property
    def pad_token(self) -> str:
        """The text of the padding token."""
        token = self._json("tokenizer_config.json", default={}).get("pad_token") or "[PAD]"
        return str(token["content"] if isinstance(token, dict) else token)

    @cached_property
    def sha256(self) -> str:
        """Identity of weights and tokenizer, in hex: for the unpacked default of the file it came from, otherwise of the files."""
        if (self.path / IDENTITY_FILE).is_file():
            return str(self._json(IDENTITY_FILE)["model_sha256"])
        weights = sorted(self.path.glob("*.safetensors")) or list(self.path.glob(ONNX_FILE))
        if not weights:
            raise ModelNotFound(f"模型 {self.name} 不完整", "文件夹里没有 safetensors 权重（不接受 pickle）", f"ls {self.path}")
        tokenizers = [file for file in map(self.path.joinpath, _TOKENIZER_FILES) if file.is_file()]
        return hashlib.sha256("".join(map(file_sha256, weights + tokenizers)).encode()).hexdigest()

    @property
    def runs_light(self) -> bool:
        """Whether the light engine can run it: an ONNX file, a fast tokenizer, and a pipeline that ends in plain pooling."""
        files = (self.path / ONNX_FILE, self.path / "tokenizer.json", self.path / "config.json")
        return all(file.is_file() for file in files) and set(self.modules) <= _MODULES_OF_LIGHT and self.pooling in ("mean", "cls")

    def fingerprint(self, engine: Engine, dimension: int) -> Fingerprint:
        """What the vectors of an engine over this folder are. Every engine computes in fp32."""
        query, passage = self.prompts
        return Fingerprint(
            engine=engine,
            precision="fp32",
            model=self.name,
            model_sha256=self.sha256,
            dimension=dimension,
            pooling=self.pooling,
            max_tokens=self.max_tokens,
            query_prompt=query,
            passage_prompt=passage,
        )

    def _json(self, name: str, default: Any = None) -> Any:
        """The content of a configuration file; `default` where there is none (and a file without one must be there)."""
        file = self.path / name
        if default is not None and not file.is_file():
            return default
        try:
            return json.loads(file.read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise ModelDamaged(f"模型 {self.name} 的 {name} 读不出来", str(error), "askgov doctor") from error


def file_sha256(file: Path) -> str:
    """sha256 of a file, in hex."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _family(name: str) -> str:
    words = name.lower().replace("/", "-").replace("_", "-").split("-")
    if "e5" in words and "instruct" not in words:
        return "e5"
    return "bge-zh" if "bge" in words and "zh" in words else ""
