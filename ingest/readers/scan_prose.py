"""Print outside ruled tables: lines found and read, numbers read twice, lines put together into paragraphs by where they stand."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ingest.readers.scan_cells import framed
from ingest.readers.scan_digits import text_of
from ingest.readers.scan_doubts import doubted, numerals
from ingest.readers.scan_engine import Reading, recognise
from ingest.readers.scan_paper import INK

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ingest.readers.scan_engine import Gray, Span
    from ingest.readers.scan_paper import Paper

_MARGIN, _SECOND_MARGIN, _SECOND_WIDTH = 0.3, 0.3, 1.15
_APART = 2.0  # heights of print between two pieces of a line: beyond, they are cells, not words of a sentence
_AROUND = 2  # characters beside a number that its second reading shows, too
_LABEL_GAP = "\t"
_DASHES = r"[-—–―−‐一ー_~·•\ufffd ]{0,3}"
_PAGE_NUMBER = re.compile(rf"{_DASHES}[\d\ufffd]{{1,4}}{_DASHES}|第\s*[\d\ufffd]{{1,4}}\s*页.{{0,12}}")
_EDGE = 0.12  # of the page: page numbers stand no farther from its edge


class Piece(NamedTuple):
    """Print that stands together on a line."""

    span: "Span"
    text: str


class Row(NamedTuple):
    """A line of the page: pieces far apart are parted by tabs."""

    span: "Span"
    text: str


def without_tables(page: "Paper", tables: Sequence["Span"]) -> "Paper":
    """The page with its tables as paper."""
    dark, black = page.dark.copy(), page.black.copy()
    for left, top, right, bottom in tables:
        for picture in (dark, black):
            picture[max(0, top - 3) : bottom + 3, max(0, left - 3) : right + 3] = 255
    return replace(page, dark=dark, black=black)


def read_rows(page: "Paper", found: Sequence["Span"]) -> list[Row]:
    """The lines of print, from top to bottom, of a page without its tables; ``found`` is where the whole page has lines."""
    import numpy as np

    dark, height = page.dark, page.dark.shape[0]
    outside = [span for span in found if np.any(dark[span[1] : span[3], span[0] : span[2]] < INK)]
    spans = _beside([_whole(dark, span) for span in _beside(outside)])  # widened boxes may have met
    spans = [span for span in spans if span[2] - span[0] > 3 and span[3] - span[1] > 3]
    pictures = [_picture(page, dark, span) for span in spans]
    readings = recognise([framed(picture, _MARGIN) for picture in pictures])
    stamped = [dark[top:bottom, left:right] for left, top, right, bottom in spans]  # taking a stamp out may take digits along
    confirmed = _confirmed(stamped, readings)
    pieces = [Piece(span, doubted(reading, sure)) for span, reading, sure in zip(spans, readings, confirmed, strict=True)]
    rows = _rows([piece for piece in pieces if piece.text.strip()])
    return [row for row in rows if not _is_page_number(row, height)]


def _beside(spans: Sequence["Span"]) -> list["Span"]:
    """Boxes of one line of print put together, unless they stand far apart."""
    merged: list[Span] = []
    for span in sorted(spans):
        for number, other in enumerate(merged):
            overlap = min(span[3], other[3]) - max(span[1], other[1])
            least = min(span[3] - span[1], other[3] - other[1])
            if overlap > 0.6 * least and span[0] - other[2] < _APART * least * 0.5:
                merged[number] = (min(span[0], other[0]), min(span[1], other[1]), max(span[2], other[2]), max(span[3], other[3]))
                break
        else:
            merged.append(span)
    return merged


def _whole(dark: "Gray", span: "Span") -> "Span":
    """A box widened to the ends of its print, for a box that cuts a number off makes another number of it."""
    import numpy as np

    left, top, right, bottom = span
    high = bottom - top
    middle = np.s_[top + high // 6 : bottom - high // 6]
    inked: NDArray[np.bool_] = np.any(dark[middle] < INK, axis=0)
    reach = max(4, round(0.8 * high))
    while left > 0 and inked[max(0, left - reach) : left].any():
        left = max(0, left - reach) + int(np.argmax(inked[max(0, left - reach) : left]))
    while right < len(inked) and inked[right : right + reach].any():
        right = right + len(inked[right : right + reach]) - int(np.argmax(inked[right : right + reach][::-1]))
    return left, top, right, bottom


def _picture(page: "Paper", dark: "Gray", span: "Span") -> "Gray":
    """A line cut out: without colour where it is printed in black and stamped over."""
    import numpy as np

    left, top, right, bottom = span
    black, all_ink = page.black[top:bottom, left:right], dark[top:bottom, left:right]
    return black if np.count_nonzero(black < INK) > 0.3 * np.count_nonzero(all_ink < INK) else all_ink


def _confirmed(pictures: Sequence["Gray"], readings: Sequence[Reading]) -> list[frozenset[int]]:
    """For each line the places where a number begins that was read again, cut out with its neighbours and at another width."""
    asked: list[tuple[int, int, str]] = []
    cuts: list[Gray] = []
    for line, reading in enumerate(readings):
        text = "".join(glyph.text for glyph in reading)
        if len(text) != len(reading):
            continue
        for start, end in numerals(text):
            asked.append((line, start, text[start:end].strip()))
            cuts.append(framed(_excerpt(pictures[line], reading, start, end), _SECOND_MARGIN, _SECOND_WIDTH))
    sure: list[set[int]] = [set() for _ in readings]
    for (line, start, number), again in zip(asked, recognise(cuts), strict=True):
        text = text_of(again)
        if number in [text[slice(*span)].strip() for span in numerals(text)]:
            sure[line].add(start)
    return [frozenset(places) for places in sure]


def _excerpt(picture: "Gray", reading: Reading, start: int, end: int) -> "Gray":
    """A number with its neighbours, cut between characters."""
    width = picture.shape[1]
    share = 1 / (1 + 2 * _MARGIN * picture.shape[0] / width)  # of the framed line is the line itself

    def place(number: int) -> int:
        if number <= 0:
            return 0
        if number >= len(reading):
            return int(width)
        middle = (reading[number - 1].at + reading[number].at) / 2
        return int(min(max(((middle - 0.5) / share + 0.5) * width, 0), width))

    left, right = place(start - _AROUND), place(end + _AROUND)
    return picture[:, left : max(right, left + 4)]


def _rows(pieces: Sequence[Piece]) -> list[Row]:
    """Pieces side by side as one row, from top to bottom."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.span[1] + piece.span[3]):
        top, bottom = piece.span[1], piece.span[3]
        for row in rows[-3:]:
            overlap = min(bottom, row[0].span[3]) - max(top, row[0].span[1])
            if overlap > 0.5 * min(bottom - top, row[0].span[3] - row[0].span[1]):
                row.append(piece)
                break
        else:
            rows.append([piece])
    return [_row(sorted(row)) for row in rows]


def _row(pieces: Sequence[Piece]) -> Row:
    spans = [piece.span for piece in pieces]
    around = min(s[0] for s in spans), min(s[1] for s in spans), max(s[2] for s in spans), max(s[3] for s in spans)
    return Row(around, _LABEL_GAP.join(piece.text.strip() for piece in pieces))


def _is_page_number(row: Row, height: int) -> bool:
    near = row.span[3] < _EDGE * height or row.span[1] > (1 - _EDGE) * height
    return near and _PAGE_NUMBER.fullmatch(row.text.strip()) is not None
