"""Rules that put turns of speech in other words, tried in order.

There are a good thousand, of which a question meets two or three. Most need characters that it does not have: these are read off the
pattern once, and the rule is not tried where one is missing, which takes a twentieth of the time and changes no outcome.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Rule = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]
"""A pattern, and what takes the place of what it matches."""

_LONGEST = 32  # characters of which one must be there, that are still worth looking for
_MOST = 3  # such sets looked for, the shortest
_REPEATED = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


class Rules:
    """Patterns with what takes their place; calling it applies them to a text, one after the other."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)
        self._all = (1 << len(self._rules)) - 1
        self._slots = _slots([needed(pattern) for pattern, _ in self._rules])

    def __call__(self, text: str) -> str:
        left = self._all
        while left := left & self._may_match(text):
            for at in _bits(left):
                pattern, replacement = self._rules[at]
                changed = pattern.sub(replacement, text)
                if changed != text:
                    text, left = changed, self._all >> (at + 1) << (at + 1)  # those behind it, on the new text
                    break
            else:
                break
        return text

    def _may_match(self, text: str) -> int:
        """A bit for each rule whose needed characters a text has."""
        found = self._all
        for without, of_char in self._slots:
            for char in frozenset(text) & of_char.keys():
                without |= of_char[char]
            found &= without
        return found


def _slots(needs: Sequence[Sequence[frozenset[str]]]) -> tuple[tuple[int, dict[str, int]], ...]:
    """For the first, second … set of every rule: bits of the rules that have none, and of those that each character is enough for."""
    slots = []
    for slot in range(_MOST):
        without, of_char = 0, dict[str, int]()
        for at, sets in enumerate(needs):
            for char in sets[slot] if slot < len(sets) else ():
                of_char[char] = of_char.get(char, 0) | 1 << at
            without |= (slot >= len(sets)) << at
        slots.append((without, of_char))
    return tuple(slots)


def _bits(number: int) -> Iterator[int]:
    """The places of the ones, lowest first."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


def needed(pattern: re.Pattern[str]) -> list[frozenset[str]]:
    """Sets of characters of each of which a text that the pattern matches has at least one."""
    if pattern.flags & re.IGNORECASE:
        return []
    found = sorted({chars for chars in _needs(parser.parse(pattern.pattern, pattern.flags)) if len(chars) <= _LONGEST}, key=_by_length)
    return found[:_MOST]


def _by_length(chars: frozenset[str]) -> tuple[int, list[str]]:
    return len(chars), sorted(chars)


def _needs(tokens: Iterable[tuple[Any, Any]]) -> Iterator[frozenset[str]]:
    """What each part of a pattern needs; nothing of a part that may match without, or that only keeps something out."""
    for code, value in tokens:
        if code is op.LITERAL:
            yield frozenset(chr(value))
        elif code is op.IN:
            yield from _one_of(value)
        elif code is op.BRANCH:
            yield from _of_branches([list(_needs(branch)) for branch in value[1]])
        elif code is op.SUBPATTERN and not value[1] & re.IGNORECASE:
            yield from _needs(value[-1])
        elif code is op.ASSERT:
            yield from _needs(value[1])
        elif code is op.ATOMIC_GROUP:
            yield from _needs(value)
        elif code in _REPEATED and value[0] > 0:
            yield from _needs(value[2])


def _one_of(items: Sequence[tuple[Any, Any]]) -> Iterator[frozenset[str]]:
    """The characters of a class; nothing for one that names what it is not, or a kind of characters."""
    chars: set[str] = set()
    for code, value in items:
        if code is op.LITERAL:
            chars.add(chr(value))
        elif code is op.RANGE and value[1] - value[0] < _LONGEST:
            chars |= {chr(at) for at in range(value[0], value[1] + 1)}
        else:
            return
    yield frozenset(chars)


def _of_branches(branches: Sequence[Sequence[frozenset[str]]]) -> Iterator[frozenset[str]]:
    """One of what each alternative needs most surely; nothing where one of them needs nothing."""
    if all(branches):
        yield frozenset[str]().union(*(min(needs, key=_by_length) for needs in branches))
