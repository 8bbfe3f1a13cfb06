"""Text to index terms: pairs of Chinese characters, and words of everything else.

Pairs need no dictionary and found more than words did (R@1 .947 against .913 on CMRC 2018). A Chinese character that
stands alone in a question is looked up among the single characters of the text.
"""

import re
import unicodedata

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_RUN = re.compile(rf"([{_HAN}]+)|[^\W_{_HAN}]+")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_LONGEST_WORD = 40  # longer ones are keys and hashes that nobody types


def pairs(text: str) -> list[str]:
    """``主动公开 23,286 件`` → 主动 动公 公开 23286."""
    found = []
    for run, han in _runs(text):
        found += [run[i : i + 2] for i in range(len(run) - 1)] if han else [run[:_LONGEST_WORD]]
    return found


def singles(text: str) -> list[str]:
    """Every Chinese character of the text."""
    return [character for run, han in _runs(text) if han for character in run]


def lone(question: str) -> list[str]:
    """The Chinese characters of a question that have no neighbour to pair with."""
    return [run for run, han in _runs(question) if han and len(run) == 1]


def _runs(text: str) -> list[tuple[str, bool]]:
    plain = _THOUSANDS.sub("", unicodedata.normalize("NFKC", text).lower())
    return [(match[0], match[1] is not None) for match in _RUN.finditer(plain)]
