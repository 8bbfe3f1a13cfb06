"""Labels of columns that touch, as where cells have no padding: they are printed in pieces, each label over the value of its column."""

from collections.abc import Callable, Sequence
from itertools import groupby

from ingest.labels import segments
from ingest.readers.pdf_characters import Character
from ingest.readers.pdf_stretches import Stretch, stretch_of

FEWEST = 2  # labels side by side
MOST = 60  # pieces of a line
NEAREST = 0.9  # sizes to a line below
IN_LINE = 1.0  # points that a label and a value may be off by
Row = Sequence[Stretch]
Piece = tuple[Character, ...]
_Way = Callable[[float, float], float]

_WAYS: tuple[_Way, ...] = (lambda left, right: left, lambda left, right: right, lambda left, right: (left + right) / 2)


def parted(pages: Sequence[Sequence[Stretch]]) -> list[list[Stretch]]:
    """The stretches of each page from top to bottom, words cut into the labels of the values below them. Below the last words of a page
    stand the first values of the next."""
    rows = [[list(row) for _, row in groupby((one for one in page if one.is_value), key=lambda one: one.line.number)] for page in pages]
    return [
        [label for one in page for label in _labels(one, own, after)] for page, own, after in zip(pages, rows, [*rows[1:], []], strict=True)
    ]


def _labels(words: Stretch, rows: Sequence[Row], after: Sequence[Row]) -> list[Stretch]:
    pieces = [tuple(characters) for _, characters in groupby(words.characters, key=lambda character: character.source)]
    if words.is_value or not FEWEST <= len(pieces) <= MOST or _is_one(words.text):
        return [words]
    lower = [row for row in rows if row[0].base > words.base + NEAREST * words.size] or after
    below = next((row for row in lower if len(row) >= FEWEST), [])
    covered = [value for value in below if words.box[0] <= _middle(value) <= words.box[2]]
    labels = _cut(pieces, covered) if len(covered) >= FEWEST else []
    return [stretch_of(label, words.line) for label in labels] or [words]


def _is_one(text: str) -> bool:
    """Whether words are one label as a whole, whatever pieces they are printed in."""
    named = segments([text])
    return len(named) == 1 and named[0].clean and bool(named[0].labels)


def _cut(pieces: Sequence[Piece], values: Sequence[Stretch]) -> list[Piece]:
    """What is printed over each value: pieces that stand to their values alike, at one side or in the middle."""
    return next((labels for way in _WAYS if (labels := _in_line(pieces, values, way))), [])


def _in_line(pieces: Sequence[Piece], values: Sequence[Stretch], way: _Way) -> list[Piece]:
    """The pieces put together to a label for each value, all in line with theirs; none where they cannot."""
    if not values:
        return []
    for count in range(1, len(pieces) - len(values) + 2):
        label = tuple(character for piece in pieces[:count] for character in piece)
        off = way(label[0].left, label[-1].right) - way(values[0].box[0], values[0].box[2])
        if abs(off) > IN_LINE or not _is_over(label, values[0]):
            continue
        rest = _in_line(pieces[count:], values[1:], way)
        if len(rest) == len(values) - 1 and (rest or count == len(pieces)):
            return [label, *rest]
    return []


def _is_over(label: Piece, value: Stretch) -> bool:
    """Whether characters of a line stand over a value."""
    return label[0].left <= _middle(value) <= label[-1].right


def _middle(stretch: Stretch) -> float:
    return (stretch.box[0] + stretch.box[2]) / 2
