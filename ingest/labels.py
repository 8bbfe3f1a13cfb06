"""Words of a table → the printed labels they spell, however the words are cut into cells and lines.

A label may be broken over several words (商业 / 企业), several labels may share one (不予公 4.保护第三方合法权益). The cheapest spelling
wins: whole labels cost little, numbers before them less than a letter that no label explains.
"""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from askgov.taxonomy.layouts import ENUMERATORS, Label, fold, fragments, group_fragments, is_remark, vocabulary

LONGEST_RUN = 3000  # folded characters looked at before a row of values; headers are a tenth of that
LONGEST_REMARK = 100
_NARROWING = ("不含", "不包括", "不计", "除", "仅", "只计")
_LABEL, _SPLIT, _NUMBER, _LETTER = 0.1, 0.3, 0.2, 1.0  # costs: a label, its start inside a word, an enumerator, an unexplained letter


class Piece(NamedTuple):
    """A stretch of a folded text: a label, or (``labels`` empty) a number or letters that no label explains."""

    start: int
    end: int
    labels: tuple[Label, ...] = ()


class Segment(NamedTuple):
    """A label among words: from word ``first`` to word ``last``; ``number`` is what stood before it (3 of 3.其他)."""

    labels: tuple[Label, ...]
    text: str
    first: int
    last: int
    number: str = ""
    clean: bool = True  # the words it stands in hold nothing unexplained

    def names(self, kind: str, table: str = "") -> Label | None:
        """Its meaning of this kind (in this table), if it has one."""
        return next((label for label in self.labels if label.kind == kind and table in ("", label.table)), None)


def segments(words: Sequence[str]) -> tuple[Segment, ...]:
    """The labels that the words spell, in order; unexplained letters are segments without labels."""
    text, origin = _joined(words)
    starts = frozenset(i for i, word in enumerate(origin) if i == 0 or origin[i - 1] != word)
    pieces = spell(text, starts)
    unclear = {
        origin[i]
        for place, piece in enumerate(pieces)
        if not _explained(text, piece, place + 1 < len(pieces) and _numbers(piece, origin))
        or _qualifies(text, pieces[place : place + 2], origin)
        for i in range(piece.start, piece.end)
    }
    found: list[Segment] = []
    number = ""
    for piece in pieces:
        part = text[piece.start : piece.end]
        if not piece.labels and set(part) <= ENUMERATORS:
            number = part
            continue
        first, last = origin[piece.start], origin[piece.end - 1]
        clean = unclear.isdisjoint(range(first, last + 1))
        found.append(Segment(piece.labels, part, first, last, number, clean))
        number = ""
    return tuple(found)


@lru_cache(maxsize=1024)
def spell(text: str, starts: frozenset[int] = frozenset({0})) -> tuple[Piece, ...]:
    """The cheapest way to read a folded text as labels; ``starts`` are the places where a word begins."""
    costs = [0.0] + [float("inf")] * len(text)
    best: list[Piece] = [Piece(0, 0)] * (len(text) + 1)
    for start, char in enumerate(text):
        here = costs[start]
        step = here + (_NUMBER if char in ENUMERATORS else _LETTER)
        if step < costs[start + 1]:
            costs[start + 1], best[start + 1] = step, Piece(start, start + 1)
        inside = 0.0 if start in starts else _SPLIT
        for key, labels in _by_first_letter().get(char, ()):
            end = start + len(key)
            if here + _LABEL + inside < costs[min(end, len(text))] and text.startswith(key, start):
                costs[end], best[end] = here + _LABEL + inside, Piece(start, end, labels)
    return tuple(_merged(text, best, starts))


def is_label(text: str) -> bool:
    """Whether a text as printed consists of labels only, with their numbers, remarks, and pieces of tall labels beside them."""
    plain, _ = _joined([text])
    pieces = spell(plain)
    return any(piece.labels for piece in pieces) and all(_explained(plain, piece, piece is not pieces[-1]) for piece in pieces)


def is_unit(text: str) -> bool:
    """Whether a text is the name of a unit: 件, 万元."""
    return any(label.kind == "unit" for label in vocabulary().get(fold(text), ()))


def row_keys() -> dict[str, Label]:
    """Folded row labels, each with its (first) meaning."""
    return _row_keys()


@cache
def _row_keys() -> dict[str, Label]:
    rows = {key: next((label for label in labels if label.kind == "row"), None) for key, labels in vocabulary().items()}
    return {key: label for key, label in rows.items() if label is not None}


def _joined(words: Sequence[str]) -> tuple[str, list[int]]:
    """The words as one folded text without remarks, and for each letter the word it comes from; the end counts if it is too long."""
    letters = [(char, index) for index, word in enumerate(words) for char in fold(word, brackets=True)]
    letters = [  # 法人或其 | 它组织: as within one word
        ("他", index) if char == "它" and place and letters[place - 1][0] == "其" else (char, index)
        for place, (char, index) in enumerate(letters)
    ]
    letters = _without_remarks(letters[-LONGEST_RUN:])
    return "".join(char for char, _ in letters), [index for _, index in letters]


def _without_remarks(letters: list[tuple[str, int]]) -> list[tuple[str, int]]:
    kept: list[tuple[str, int]] = []
    opened: list[tuple[str, int]] | None = None
    for letter in letters:
        if letter[0] == "(":
            kept += opened or []
            opened = []
        elif letter[0] == ")":
            remark = "".join(char for char, _ in opened or [])
            if opened and (len(opened) > LONGEST_REMARK or not is_remark(remark) or _narrows(remark)):
                kept += opened
            opened = None
        elif opened is None:
            kept.append(letter)
        else:
            opened.append(letter)
    return kept + (opened or [])


def _narrows(remark: str) -> bool:
    """Whether a remark makes its label mean a part only: 行政许可（不含备案）. What the forms themselves print does not."""
    return any(word in remark for word in _NARROWING) and fold(remark) not in fragments()


def _explained(text: str, piece: Piece, followed: bool) -> bool:
    """Labels, the numbers before them, and pieces of tall group labels that run through the rows beside them."""
    part = text[piece.start : piece.end]
    if part.isascii() and part.isdigit():  # longer ones, or others, are values that lost the space around them
        return len(part) <= 2 and followed
    return bool(piece.labels) or set(part) <= ENUMERATORS or part in group_fragments()


def _numbers(piece: Piece, origin: Sequence[int]) -> bool:
    """Whether digits may number what follows them: they open a word, or what follows is in the same one. Else they are a glued value."""
    opens = piece.start == 0 or origin[piece.start - 1] != origin[piece.start]
    return opens or origin[piece.end - 1] == origin[piece.end]


def _qualifies(text: str, pieces: Sequence[Piece], origin: Sequence[int]) -> bool:
    """Whether the first piece is letters that stand right before a row label in its own word: 政府规范性文件 is not 规范性文件."""
    if len(pieces) < 2 or pieces[0].labels or set(text[pieces[0].start : pieces[0].end]) <= ENUMERATORS:
        return False
    same_word = origin[pieces[0].end - 1] == origin[pieces[1].start]
    return same_word and any(label.kind == "row" for label in pieces[1].labels)


def _merged(text: str, best: list[Piece], starts: frozenset[int]) -> Iterable[Piece]:
    """The chosen pieces from the left, neighbouring unexplained letters joined, numbers apart, each word's own."""
    pieces: list[Piece] = []
    end = len(text)
    while end:
        pieces.append(best[end])
        end = best[end].start
    merged: list[Piece] = []
    for piece in reversed(pieces):
        previous = merged[-1] if merged else None
        joins = previous and not previous.labels and not piece.labels and _same_sort(text, previous, piece)
        if previous and joins and not (text[piece.start] in ENUMERATORS and piece.start in starts):
            merged[-1] = Piece(previous.start, piece.end)
        else:
            merged.append(piece)
    return merged


def _same_sort(text: str, one: Piece, other: Piece) -> bool:
    return (text[one.start] in ENUMERATORS) == (text[other.start] in ENUMERATORS)


@cache
def _by_first_letter() -> dict[str, tuple[tuple[str, tuple[Label, ...]], ...]]:
    index: dict[str, list[tuple[str, tuple[Label, ...]]]] = {}
    for key, labels in vocabulary().items():
        index.setdefault(key[0], []).append((key, labels))
    return {first: tuple(entries) for first, entries in index.items()}
