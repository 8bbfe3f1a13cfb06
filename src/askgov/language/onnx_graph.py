"""Writes the BERT encoder as an ONNX graph for ONNX Runtime.

Inputs `input_ids` and `attention_mask`, int64 (batch, length); output `last_hidden_state`, float32 (batch, length,
hidden): the names that sentence-transformers and optimum use. Weights stay in the file's own 4-bit blocks, an eighth
of the size to read at start; all arithmetic is fp32 on exactly the weights that model.safetensors holds, so no vector
changes. The operators are ONNX Runtime's fused ones (domain com.microsoft).
"""

from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from askgov.language.packed import BLOCK, Nibbles, PackedModel

_FUSED = "com.microsoft"
_COMPUTE_IN_FP32 = 1  # MatMulNBits' accuracy_level; the default leaves the kernel to choose


def encoder_graph(model: PackedModel, kept: NDArray[np.int64]) -> onnx.ModelProto:
    """The whole encoder; row i of its word embeddings is piece kept[i]."""
    graph = _Graph()
    state = _embeddings(graph, model, kept)
    for layer in range(model.shape.layers):
        state = _layer(graph, model, layer, state)
    graph.node("Identity", [state], "last_hidden_state")
    ids, mask = (helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "length"]) for name in ("input_ids", "attention_mask"))
    output = helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, ["batch", "length", model.shape.hidden])
    body = helper.make_graph(graph.nodes, "encoder", [ids, mask], [output], graph.tensors)
    # opset 21 is the first with 4-bit tensors; IR 10 is the version that came with it
    versions = [helper.make_opsetid("", 21), helper.make_opsetid(_FUSED, 1)]
    return helper.make_model(body, opset_imports=versions, ir_version=10, producer_name="askgov")


class _Graph:
    """Nodes and tensors in the making; every method returns the name of what it added."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.tensors: list[onnx.TensorProto] = []

    def node(self, operator: str, inputs: list[str], output: str, domain: str = "", **attributes: Any) -> str:
        self.nodes.append(helper.make_node(operator, inputs, [output], domain=domain, **attributes))
        return output

    def tensor(self, name: str, values: NDArray[Any]) -> str:
        self.tensors.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def signed_nibbles(self, name: str, values: Nibbles) -> str:
        """A 4-bit tensor of values - 8: in two's complement that flips the top bit of each nibble."""
        raw = _two_per_byte(values ^ np.uint8(8)).tobytes()
        self.tensors.append(TensorProto(name=name, data_type=TensorProto.INT4, dims=values.shape, raw_data=raw))
        return name


def _two_per_byte(nibbles: Nibbles) -> Nibbles:
    return nibbles[..., 0::2] | nibbles[..., 1::2] << np.uint8(4)


def _embeddings(graph: _Graph, model: PackedModel, kept: NDArray[np.int64]) -> str:
    hidden = model.shape.hidden
    nibbles, scales = model.quantised("emb.word", hidden)
    inputs = [graph.signed_nibbles("word", nibbles[kept]), "input_ids", graph.tensor("word.scale", scales[kept])]
    word = graph.node("GatherBlockQuantized", inputs, "word.rows", _FUSED, block_size=BLOCK, gather_axis=0, quantize_axis=1)
    # every token is of type 0, so its row can be added to the positions beforehand
    position = model.floats("emb.pos").reshape(-1, hidden) + model.floats("emb.type")[:hidden]
    zero = graph.tensor("zero", np.array([0], np.int64))
    length = graph.node("Shape", ["input_ids"], "length", start=1, end=2)
    rows = graph.node("Slice", [graph.tensor("position", position), zero, length, zero], "position.rows")
    graph.node("Cast", ["attention_mask"], "mask", to=TensorProto.INT32)
    added = graph.node("Add", [word, rows], "embedded")
    norm = [graph.tensor(f"emb.ln.{suffix}", model.floats(f"emb.ln.{suffix}")) for suffix in "wb"]
    return graph.node("LayerNormalization", [added, *norm], "state", epsilon=model.shape.epsilon)


def _layer(graph: _Graph, model: PackedModel, layer: int, state: str) -> str:
    shape, at = model.shape, f"l{layer}"

    def product(part: str, source: str, columns: int) -> str:
        """source times the transpose of this part's weights; the bias is left to the operator that follows."""
        name = f"{at}.{part}.w"
        nibbles, scales = model.quantised(name, columns)
        blocks = _two_per_byte(nibbles).reshape(len(nibbles), -1, BLOCK // 2)
        inputs = [source, graph.tensor(name, blocks), graph.tensor(name + ".scale", scales)]
        sizes = {"K": columns, "N": len(nibbles), "bits": 4, "block_size": BLOCK, "accuracy_level": _COMPUTE_IN_FP32}
        return graph.node("MatMulNBits", inputs, f"{at}.{part}", _FUSED, **sizes)

    def add_and_norm(source: str, residual: str, norm: str, bias: str, output: str) -> str:
        names = [f"{at}.{norm}.w", f"{at}.{norm}.b", f"{at}.{bias}.b"]
        inputs = [source, residual, *(graph.tensor(name, model.floats(name)) for name in names)]
        return graph.node("SkipLayerNormalization", inputs, output, _FUSED, epsilon=shape.epsilon)

    bias = graph.tensor(f"{at}.qkv.b", np.concatenate([model.floats(f"{at}.{part}.b") for part in "qkv"]))
    heads = [*(product(part, state, shape.hidden) for part in "qkv"), bias, "mask"]
    attended = graph.node("MultiHeadAttention", heads, f"{at}.attended", _FUSED, num_heads=shape.heads)
    state = add_and_norm(product("ao", attended, shape.hidden), state, "aln", "ao", f"{at}.attention")
    wide = [product("fi", state, shape.hidden), graph.tensor(f"{at}.fi.b", model.floats(f"{at}.fi.b"))]
    active = graph.node("BiasGelu", wide, f"{at}.active", _FUSED)
    return add_and_norm(product("fo", active, shape.feed_forward), state, "oln", "fo", f"{at}.state")
