"""Labels of columns that touch, as where cells have no padding: each is printed by itself, right over the value of its column."""

from collections.abc import Sequence
from itertools import groupby

from ingest.readers.pdf_characters import Character
from ingest.readers.pdf_stretches import Stretch, stretch_of

FEWEST = 2  # labels side by side
NEAREST = 0.9  # sizes to a line below
Row = Sequence[Stretch]


def parted(pages: Sequence[Sequence[Stretch]]) -> list[list[Stretch]]:
    """The stretches of each page from top to bottom; words that are printed in as many pieces as values stand below them, one below each,
    are as many labels. Below the last words of a page stand the first values of the next."""
    rows = [[list(row) for _, row in groupby((one for one in page if one.is_value), key=lambda one: one.line.number)] for page in pages]
    return [
        [piece for one in page for piece in _pieces(one, own, after)] for page, own, after in zip(pages, rows, [*rows[1:], []], strict=True)
    ]


def _pieces(words: Stretch, rows: Sequence[Row], after: Sequence[Row]) -> list[Stretch]:
    printed = [list(characters) for _, characters in groupby(words.characters, key=lambda character: character.source)]
    if words.is_value or len(printed) < FEWEST:
        return [words]
    lower = [row for row in rows if row[0].base > words.base + NEAREST * words.size] or after
    below = next((row for row in lower if len(row) >= FEWEST), [])
    covered = [value for value in below if words.box[0] <= _middle(value) <= words.box[2]]
    if len(covered) != len(printed) or not all(_is_over(piece, value) for piece, value in zip(printed, covered, strict=True)):
        return [words]
    return [stretch_of(piece, words.line) for piece in printed]


def _is_over(piece: Sequence[Character], value: Stretch) -> bool:
    """Whether a piece of a line stands over a value."""
    return piece[0].left <= _middle(value) <= piece[-1].right


def _middle(stretch: Stretch) -> float:
    return (stretch.box[0] + stretch.box[2]) / 2
