"""Typing slips in the names of figures, mended by sound: 行政许克 sounds like 行政许可.

Only words of the closed vocabulary of figures are mended. Names of organs and places never are: two real places may sound alike
(榆林市, 玉林市), so a near name is offered as a question, not taken.
"""

import functools
from collections import defaultdict
from collections.abc import Iterable

from askgov.taxonomy.words import lexicon, word_groups

_SHORTEST = 3  # shorter words have too many homophones


def sound(text: str) -> tuple[str, ...]:
    """Toneless pinyin, one syllable a character; other characters stand for themselves."""
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin(list(text)))


@functools.cache
def _words_by_sound() -> dict[tuple[str, ...], tuple[str, ...]]:
    words: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for word in sorted(_vocabulary()):
        if len(word) >= _SHORTEST and all("\u4e00" <= char <= "\u9fff" for char in word):
            words[sound(word)].append(word)
    return {key: tuple(found) for key, found in words.items()}


def _vocabulary() -> set[str]:
    return {word for group in word_groups() for word in group.subject} | set(lexicon())


def mend(text: str, residue: Iterable[str]) -> str:
    """The text with each residue word, and what stands round it, replaced by the one figure name that sounds the same.

    At least half of the characters must already be right, and the name must be the only one of that sound.
    """
    syllables = sound(text)
    longest = max(map(len, _words_by_sound()), default=0)
    for word in residue:
        at = text.find(word)
        windows = [
            (start, end)
            for length in range(longest, _SHORTEST - 1, -1)
            for start in range(max(0, at + len(word) - length), min(at, len(text) - length) + 1)
            for end in [start + length]
        ]
        for start, end in windows:
            names = _words_by_sound().get(syllables[start:end], ())
            same = [name for name in names if sum(a == b for a, b in zip(name, text[start:end], strict=True)) * 2 >= end - start]
            if len(same) == 1:
                text = text[:start] + same[0] + text[end:]
                break
    return text
