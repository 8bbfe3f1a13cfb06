"""What a PDF cuts off: print outside of a clip path does not show."""

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from ingest.parsed import Box
from ingest.readers.pdf_characters import Character
from ingest.readers.pdf_view import Matrix, View, joined, overlap, transform

MAX_PATHS = 20  # of a clip; office programs and browsers set one or two
MAX_SEGMENTS = 200  # of a path
NOWHERE: Box = (-1.0, -1.0, -1.0, -1.0)  # beside every page
AROUND = 0.15  # sizes above and below the ink of a digit that are its box's
CUT = 0.1  # sizes that a digit may reach over the edge


def clip_of(pointer: Any, matrix: Matrix, view: View) -> Box | None:
    """The part of the page that a page object shows in, by the rectangles around its clip paths; ``None`` where nothing cuts it."""
    clip = pdfium.FPDFPageObj_GetClipPath(pointer)
    paths = min(pdfium.FPDFClipPath_CountPaths(clip), MAX_PATHS) if clip else 0
    found: Box | None = None
    for index in range(paths):
        corners = [view.point(*transform(matrix, *corner)) for corner in _corners(clip, index)]
        if corners:
            around = joined((x, y, x, y) for x, y in corners)
            found = around if found is None else overlap(found, around) or NOWHERE
    return found


def is_cut(character: Character, clip: Box) -> bool:
    """Whether a clip shows a part of a character only."""
    left, top, right, bottom = character.box
    around, slack = AROUND * character.size, CUT * character.size
    if character.turn % 2:
        left, right = left + around, right - around
    else:
        top, bottom = top + around, bottom - around
    return left < clip[0] - slack or top < clip[1] - slack or right > clip[2] + slack or bottom > clip[3] + slack


def _corners(clip: Any, index: int) -> Iterator[tuple[float, float]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(min(pdfium.FPDFClipPath_CountPathSegments(clip, index), MAX_SEGMENTS)):
        if pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(clip, index, number), x, y):
            yield x.value, y.value
