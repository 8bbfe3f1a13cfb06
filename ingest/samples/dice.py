"""Chance without state: the same key always falls the same way, on every Python, in any order of asking.

A stateful generator would change every later figure when one report is added; a hash of the key does not.
"""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import TypeVar

SEED = "云溪县"

T = TypeVar("T")


def fraction(*key: object) -> float:
    """A number in [0, 1) that belongs to ``key``."""
    text = "/".join(map(str, (SEED, *key)))
    return int.from_bytes(sha256(text.encode()).digest()[:6], "big") / 2**48


def whole(low: int, high: int, *key: object) -> int:
    """An integer in [low, high]."""
    return low + int(fraction(*key) * (high - low + 1))


def pick(options: Sequence[T], *key: object) -> T:
    """One of ``options``."""
    return options[whole(0, len(options) - 1, *key)]


def around(mean: float, *key: object) -> int:
    """A count near ``mean`` (between half and one and a half of it); what is left of a unit falls by chance."""
    wanted = mean * (0.5 + fraction("around", *key))
    return int(wanted) + (fraction("rest", *key) < wanted % 1)


def weighted(weights: Mapping[str, float], *key: object) -> str:
    """A name drawn by its weight."""
    point = fraction(*key) * sum(weights.values())
    for name, weight in weights.items():
        point -= weight
        if point < 0:
            return name
    return next(iter(weights))
