"""Where sentences begin and end, and what stands in brackets and quotation marks. All positions are character offsets."""

import re
from bisect import bisect_right
from typing import NamedTuple

_CLOSERS = {"（": "）", "(": ")", "〔": "〕", "[": "]", "【": "】", "“": "”", "「": "」", "‘": "’", "《": "》", "〈": "〉"}
_STRAIGHT = '"'  # opens and closes
_CLOSING_MARKS = frozenset((*_CLOSERS.values(), _STRAIGHT))
_ROUND = "（("
_STOP = re.compile(
    r"[。！？!?]+[”’」）)]*|(?:…+|\.{6})(?=(?!等)[\u4e00-\u9fff])"
)  # 政策 8 条、统计 4 条…… leaves the rest out, and is over
_LONGEST_ENCLOSURE = 400  # an opening mark whose partner is farther away is taken for a slip of the pen
_DEEPEST = 32


class Enclosure(NamedTuple):
    """A pair of marks: ``text[opening]`` and ``text[closing]``."""

    opening: int
    closing: int
    mark: str  # the opening mark

    @property
    def is_round(self) -> bool:
        """Whether these are brackets of the kind that hold an aside."""
        return self.mark in _ROUND

    def holds(self, position: int) -> bool:
        """Whether the position lies between the marks."""
        return self.opening < position < self.closing


def enclosures(text: str) -> tuple[Enclosure, ...]:
    """All pairs of marks, by opening position. An unmatched mark is ignored; half- and full-width brackets may pair."""
    open_marks: list[tuple[int, str]] = []
    found: list[Enclosure] = []
    for position, character in enumerate(text):
        if character in _CLOSERS or (character == _STRAIGHT and all(mark != _STRAIGHT for _, mark in open_marks)):
            open_marks.append((position, character))
            del open_marks[:-_DEEPEST]
            continue
        if character not in _CLOSING_MARKS:
            continue
        partners = [i for i, (_, mark) in enumerate(open_marks) if _pairs(mark, character)]
        if partners:
            opening, mark = open_marks[partners[-1]]
            del open_marks[partners[-1] :]
            if position - opening <= _LONGEST_ENCLOSURE:
                found.append(Enclosure(opening, position, mark))
    return tuple(sorted(found))


def _pairs(opening: str, closing: str) -> bool:
    return closing in "）)" if opening in _ROUND else _CLOSERS.get(opening, _STRAIGHT) == closing


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> tuple[tuple[int, int], ...]:
    """Consecutive spans that cover ``text[start:end]``, each ending after its full stop. A stop inside brackets does not end one."""
    end = len(text) if end is None else end
    rounds = [pair for pair in enclosures(text) if pair.is_round]
    openings = [pair.opening for pair in rounds]
    spans: list[tuple[int, int]] = []
    for stop in _STOP.finditer(text, start, end):
        before = bisect_right(openings, stop.start())
        if any(pair.holds(stop.start()) and stop.end() <= pair.closing for pair in rounds[max(0, before - 8) : before]):
            continue
        spans.append((start, stop.end()))
        start = stop.end()
    if text[start:end].strip():
        spans.append((start, end))
    elif spans:
        spans[-1] = (spans[-1][0], end)
    return tuple(spans)
