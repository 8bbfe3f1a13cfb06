"""Writes a normalisation map in SentencePiece's compiled form, which Hugging Face tokenizers read (`Precompiled`).

The form is: uint32 size of a trie in bytes, the trie, then the replacement texts, each ended by a NUL. The trie is a
Darts double array over the UTF-8 bytes of the characters. It is an array of uint32 units; walking from a node at `p`
along byte `c` leads to `p ^ offset(p) ^ c`, which is a child only if its low byte is `c`.

    a node    offset << 10 | ends here << 8 | its byte
    a value   1 << 31 | index of the replacement      at p ^ offset(p), for a node that a character ends at

A general builder searches for gaps where children fit. Characters need none: after its first byte every byte of one is
10xxxxxx, so the children of a node exactly fit a row of 64 units, and each node gets a row of its own.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

_BLOCK = 256  # what one byte reaches from a base; the root's children fill the first block
_ROW = 64


def compile_charsmap(mapping: Mapping[str, str]) -> bytes:
    """Compile a map from single characters to texts. NUL, which ends texts, can neither be mapped nor mapped to."""
    if any("\0" in source + target or len(source) != 1 for source, target in mapping.items()):
        raise ValueError("keys must be single characters, and NUL cannot occur")
    texts = bytearray()
    values = {}
    for source, target in mapping.items():
        values[source.encode()] = len(texts)
        texts += target.encode() + b"\0"
    units = _double_array(values).tobytes()
    return len(units).to_bytes(4, "little") + units + bytes(texts)


def _double_array(values: Mapping[bytes, int]) -> NDArray[np.uint32]:
    # every node is a prefix of a key; where its children go: the root's at 0, then the rows, then single places for values
    inner = sorted({key[:length] for key in values for length in range(1, len(key))})
    bases = {b"": 0, **{prefix: _BLOCK + _ROW * row for row, prefix in enumerate(inner)}}
    # base ^ 10xxxxxx lies two rows from the base, but in its block: values start with a fresh block
    first_value = _whole_blocks(_BLOCK + _ROW * len(inner))
    bases |= {key: first_value + place for place, key in enumerate(values)}
    # readers index base ^ byte without a bounds check
    units = np.zeros(_whole_blocks(first_value + len(values)), "<u4")
    for prefix in filter(None, bases):
        position = bases[prefix[:-1]] ^ prefix[-1]
        units[position] = (position ^ bases[prefix]) << 10 | (prefix in values) << 8 | prefix[-1]
    for key, value in values.items():
        units[bases[key]] = 1 << 31 | value
    return units


def _whole_blocks(units: int) -> int:
    return -(-units // _BLOCK) * _BLOCK
