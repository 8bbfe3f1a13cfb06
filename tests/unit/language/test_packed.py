"""The packed file's parser: right values from a good file, one kind of error from any other."""

import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from askgov.language.packed import PackedFileError, PackedModel, dequantised, parse_packed


def test_toy_file_is_read_whole(toy_bytes: bytes) -> None:
    model = parse_packed(toy_bytes)
    assert (model.shape.hidden, model.shape.layers, model.shape.heads, model.shape.positions) == (32, 2, 2, 24)
    assert model.shape.epsilon == 1e-12
    assert model.pieces.texts[7:10] == ("中", "国", "中国")
    assert model.pieces.scores[9] == -4
    assert (model.pieces.bos, model.pieces.pad, model.pieces.eos, model.pieces.unknown) == (0, 1, 2, 3)
    assert model.normalisation == {"Ａ": "a", "\n": " ", "\u0001": "", "㎏": "kg"}
    assert model.matrix("l1.fo.w", 64).shape == (32, 64)


def test_four_bit_blocks_by_hand() -> None:
    nibbles = np.array([[0, 8, 15] + [8] * 29], np.uint8)
    weights = dequantised(nibbles, np.array([[0.5]], np.float32))
    assert weights[0, :4].tolist() == [-4.0, 0.0, 3.5, 0.0]


def test_low_nibbles_come_first(toy_bytes: bytes) -> None:
    model = parse_packed(toy_bytes)
    name = b"emb.word"
    entry = toy_bytes.index(name) + len(name)
    (offset,) = struct.unpack_from("<Q", toy_bytes, entry + 5)
    block = toy_bytes[offset : offset + 18]
    nibbles, scales = model.quantised("emb.word", 32)
    assert nibbles[0].tolist() == [byte & 15 for byte in block[2:]] + [byte >> 4 for byte in block[2:]]
    assert scales[0, 0] == np.frombuffer(block[:2], "<f2")[0]


def test_real_file(packed: PackedModel) -> None:
    assert (packed.shape.hidden, packed.shape.layers, packed.shape.heads) == (384, 12, 12)
    assert (packed.shape.vocabulary, len(packed.pieces.texts)) == (250037, 250002)
    assert packed.pieces.texts[:4] == ("<s>", "<pad>", "</s>", "<unk>")
    assert packed.normalisation["Ａ"] == "A"
    assert packed.normalisation["\n"] == " "
    assert "～" not in packed.normalisation  # NFKC would make it "~"


def test_every_cut_is_refused(toy_bytes: bytes) -> None:
    for length in [*range(800), *range(800, len(toy_bytes), 97), len(toy_bytes) - 1]:
        with pytest.raises(PackedFileError):
            parse_packed(toy_bytes[:length])


@pytest.mark.parametrize(
    ("offset", "value"),
    [(0, b"GGUF"), (4, b"\x02\0\0\0"), (8, b"\xff\xff\xff\x7f"), (8, b"\x21\0\0\0"), (16, b"\x03\0\0\0"), (36, b"\0\0\xc0\x7f"),
     (40, b"\x40\0\0\0"), (44, b"\xff\xff\xff\x7f"), (44, b"\xff\xff\xff\xff"), (60, b"\x63\0\0\0"), (64, b"\xff" * 8)],
)  # fmt: skip
def test_absurd_header_is_refused(toy_bytes: bytes, offset: int, value: bytes) -> None:
    """Magic, version, sizes out of bounds or not divisible, NaN epsilon, piece counts, special ids, blob length."""
    with pytest.raises(PackedFileError):
        parse_packed(toy_bytes[:offset] + value + toy_bytes[offset + len(value) :])


@settings(max_examples=300, deadline=None)
@given(damage=st.lists(st.tuples(st.integers(0, 2500), st.integers(0, 255)), min_size=1, max_size=4))
def test_damage_never_raises_anything_else(toy_bytes: bytes, damage: list[tuple[int, int]]) -> None:
    damaged = bytearray(toy_bytes)
    for place, byte in damage:
        damaged[place] = byte
    try:
        weights = parse_packed(bytes(damaged)).matrix("l0.q.w", 32)
    except PackedFileError:
        return
    assert weights.shape == (32, 32)
