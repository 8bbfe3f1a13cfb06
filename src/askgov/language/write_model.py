"""Writes a packed model as a sentence-transformers folder, with an ONNX file beside the weights as that library does.

config.json  model.safetensors  tokenizer.json …    a plain Hugging Face BertModel
modules.json  1_Pooling/  2_Normalize/  config_sentence_transformers.json …    mean pooling, unit length, prompts
onnx/model.onnx    the same encoder for ONNX Runtime
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import save_file

from askgov.language.model_folder import ONNX_FILE
from askgov.language.onnx_graph import encoder_graph
from askgov.language.packed import Floats, PackedModel, dequantised
from askgov.language.vocabulary import build_tokenizer, kept_pieces

QUERY_PROMPT, PASSAGE_PROMPT = "query: ", "passage: "


def write_model(folder: Path, model: PackedModel) -> None:
    """Fill an empty folder; needs neither torch nor transformers. Raises OSError when it cannot be written."""
    kept = kept_pieces(model.pieces)
    for sub in ("1_Pooling", "2_Normalize", "onnx"):
        (folder / sub).mkdir()
    for name, content in _configurations(model, len(kept)).items():
        (folder / name).write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", "utf-8")
    (folder / "tokenizer.json").write_text(build_tokenizer(model, kept).to_str(), "utf-8")
    try:
        save_file(_weights(model, kept), folder / "model.safetensors", metadata={"format": "pt"})
    except SafetensorError as error:  # its word for a full disk
        raise OSError(str(error)) from error
    onnx.save(encoder_graph(model, kept), str(folder / ONNX_FILE))


def _configurations(model: PackedModel, vocabulary: int) -> dict[str, Any]:
    shape, pieces = model.shape, model.pieces
    bos, eos, pad, unknown = (pieces.texts[special] for special in (pieces.bos, pieces.eos, pieces.pad, pieces.unknown))
    special_tokens = {"bos_token": bos, "eos_token": eos, "cls_token": bos, "sep_token": eos, "pad_token": pad, "unk_token": unknown}
    modules = (("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize"))
    prompts = {"query": QUERY_PROMPT, "document": PASSAGE_PROMPT, "passage": PASSAGE_PROMPT}
    return {
        "config.json": {
            "architectures": ["BertModel"], "model_type": "bert", "dtype": "float32", "vocab_size": vocabulary,
            "hidden_size": shape.hidden, "num_hidden_layers": shape.layers, "num_attention_heads": shape.heads,
            "intermediate_size": shape.feed_forward, "hidden_act": "gelu", "layer_norm_eps": shape.epsilon,
            "max_position_embeddings": shape.positions, "type_vocab_size": shape.token_types, "pad_token_id": pieces.pad,
            "attention_probs_dropout_prob": 0.1, "hidden_dropout_prob": 0.1, "initializer_range": 0.02,
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": shape.positions, **special_tokens,
        },
        "special_tokens_map.json": special_tokens,
        "modules.json": [
            {"idx": number, "name": str(number), "path": path, "type": f"sentence_transformers.models.{kind}"}
            for number, (path, kind) in enumerate(modules)
        ],
        "1_Pooling/config.json": {"word_embedding_dimension": shape.hidden, "pooling_mode_mean_tokens": True},
        "sentence_bert_config.json": {"max_seq_length": shape.positions, "do_lower_case": False},
        "config_sentence_transformers.json": {
            "prompts": prompts, "default_prompt_name": None, "similarity_fn_name": "cosine",
        },
    }  # fmt: skip


def _weights(model: PackedModel, kept: NDArray[np.int64]) -> dict[str, Floats]:
    """Every tensor of a Hugging Face BertModel, by its name there."""
    shape, hidden = model.shape, model.shape.hidden
    nibbles, scales = model.quantised("emb.word", hidden)
    weights = {
        "embeddings.word_embeddings.weight": dequantised(nibbles[kept], scales[kept]),
        "embeddings.position_embeddings.weight": model.floats("emb.pos").reshape(-1, hidden),
        "embeddings.token_type_embeddings.weight": model.floats("emb.type").reshape(-1, hidden),
        "embeddings.LayerNorm.weight": model.floats("emb.ln.w"),
        "embeddings.LayerNorm.bias": model.floats("emb.ln.b"),
        # mean pooling never asks the pooler, and the packed file has none; without it loading warns of random weights
        "pooler.dense.weight": np.zeros((hidden, hidden), np.float32),
        "pooler.dense.bias": np.zeros(hidden, np.float32),
    }
    for layer in range(shape.layers):
        at, name = f"l{layer}", f"encoder.layer.{layer}"
        for part, module, columns in (
            ("q", "attention.self.query", hidden), ("k", "attention.self.key", hidden), ("v", "attention.self.value", hidden),
            ("ao", "attention.output.dense", hidden), ("fi", "intermediate.dense", hidden), ("fo", "output.dense", shape.feed_forward),
        ):  # fmt: skip
            weights[f"{name}.{module}.weight"] = model.matrix(f"{at}.{part}.w", columns)
            weights[f"{name}.{module}.bias"] = model.floats(f"{at}.{part}.b")
        for part, module in (("aln", "attention.output.LayerNorm"), ("oln", "output.LayerNorm")):
            weights[f"{name}.{module}.weight"] = model.floats(f"{at}.{part}.w")
            weights[f"{name}.{module}.bias"] = model.floats(f"{at}.{part}.b")
    return weights
