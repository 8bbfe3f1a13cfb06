"""What is drawn on a PDF page besides text: ruled lines, filled areas, pictures."""

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from ingest.parsed import Box
from ingest.readers.pdf_clips import clip_of
from ingest.readers.pdf_view import IDENTITY, Matrix, View, overlap, product, transform
from ingest.rejected import Rejected

THICKEST_RULE = 3.5  # points
TOUCHED = 0.5  # points beyond a clip in which a line still shows
MAX_OBJECTS = 150_000  # of a page; a report's largest has some 2,000
MAX_SEGMENTS = 20_000  # of a path
MAX_PIXELS = 150_000_000  # of a picture; a page scanned at 600 dpi has 35 million
MAX_DEPTH = 12  # of forms within forms
Point = tuple[float, float]


class Rule(NamedTuple):
    """A straight line, level or upright: at ``place`` across, from ``start`` to ``end`` along."""

    upright: bool
    place: float
    start: float
    end: float


class Area(NamedTuple):
    """A filled rectangle; ``order`` is that of drawing among all objects."""

    box: Box
    color: tuple[int, int, int]
    opaque: bool
    order: int

    @property
    def edges(self) -> tuple[Rule, ...]:
        """Its four sides."""
        left, top, right, bottom = self.box
        level = Rule(False, top, left, right), Rule(False, bottom, left, right)
        return (*level, Rule(True, left, top, bottom), Rule(True, right, top, bottom))


@dataclass
class Drawings:
    """The drawings of a page in the PDF's own space turned to its view."""

    rules: list[Rule] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    marks: list[Box] = field(default_factory=list)  # small shapes: a digit may be drawn as one
    text_order: dict[int, int] = field(default_factory=dict)  # text objects by address
    clips: dict[int, Box] = field(default_factory=dict)  # what they show in, where something cuts them


class Shape(NamedTuple):
    """A page object in its own space, with the matrix to the page's."""

    pointer: Any
    kind: int
    matrix: Matrix
    order: int


def drawings(page: Any, view: View) -> Drawings:
    """Reads a page's objects, forms included. Raises ``Rejected`` beyond ``MAX_OBJECTS``."""
    found = Drawings()
    for shape in _shapes(page):
        if shape.kind == pdfium.FPDF_PAGEOBJ_TEXT:
            address = ctypes.addressof(shape.pointer.contents)
            found.text_order[address] = shape.order
            clip = clip_of(shape.pointer, shape.matrix, view)
            if clip is not None:
                found.clips[address] = clip
        elif shape.kind == pdfium.FPDF_PAGEOBJ_PATH:
            _read_path(shape, view, found)
        elif shape.kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING):
            _check_picture(shape)
            box = _bounds(shape, view)
            if box is not None and not _keep_rule(box, found):
                found.pictures.append(box)
    return found


def _shapes(page: Any) -> Iterator[Shape]:
    """The page's objects in the order of drawing, those of forms in place of the form."""
    count = pdfium.FPDFPage_CountObjects(page)
    # What is still to be visited, the next last: (pointer, matrix of the form around it, depth).
    if count > MAX_OBJECTS:
        raise Rejected("PDF 的一页里图形过多，未读取。")
    pending: list[tuple[Any, Matrix, int]] = [(pdfium.FPDFPage_GetObject(page, index), IDENTITY, 0) for index in reversed(range(count))]
    order = 0
    while pending:
        pointer, matrix, depth = pending.pop()
        if not pointer:
            continue
        order += 1
        if order > MAX_OBJECTS:
            raise Rejected("PDF 的一页里图形过多，未读取。")
        kind = pdfium.FPDFPageObj_GetType(pointer)
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield Shape(pointer, kind, matrix, order)
        elif depth < MAX_DEPTH:
            inner = product(_matrix(pointer), matrix)
            children = min(pdfium.FPDFFormObj_CountObjects(pointer), MAX_OBJECTS)
            pending += [(pdfium.FPDFFormObj_GetObject(pointer, index), inner, depth + 1) for index in reversed(range(children))]


def _check_picture(shape: Shape) -> None:
    """Raises ``Rejected`` for a picture that would fill the memory when the page is drawn."""
    width, height = ctypes.c_uint(), ctypes.c_uint()
    if pdfium.FPDFImageObj_GetImagePixelSize(shape.pointer, width, height) and width.value * height.value > MAX_PIXELS:
        raise Rejected("PDF 里的图片过大，未读取。")


def _read_path(shape: Shape, view: View, found: Drawings) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(shape.pointer, fill, stroke)
    if not fill.value and not stroke.value:
        return
    color, alpha = _color(shape.pointer, bool(fill.value))
    if not alpha:
        return
    box = _bounds(shape, view)
    if box is None or _keep_rule(box, found):
        return
    subpaths, curved = _subpaths(shape, view)
    if curved or not _is_level(subpaths):
        if max(box[2] - box[0], box[3] - box[1]) <= 40:
            found.marks.append(box)
        return
    for points in subpaths:
        if stroke.value:
            for side in pairwise(points):
                shown = overlap(_around(side), box)
                if shown is not None:
                    _keep_rule(shown, found)
        area = overlap(_around(points), box)
        if fill.value and area is not None and not _keep_rule(area, found):
            found.areas.append(Area(area, color, alpha == 255, shape.order))


def _keep_rule(box: Box, found: Drawings) -> bool:
    """Keeps a thin rectangle as a rule, a dot as a piece of both a level and an upright one; whether it was either."""
    width, height = box[2] - box[0], box[3] - box[1]
    if min(width, height) > THICKEST_RULE:
        return False
    if width > height / 2:
        found.rules.append(Rule(False, (box[1] + box[3]) / 2, box[0], box[2]))
    if height > width / 2:
        found.rules.append(Rule(True, (box[0] + box[2]) / 2, box[1], box[3]))
    return True


def _subpaths(shape: Shape, view: View) -> tuple[list[list[Point]], bool]:
    """The corners of a path's parts on the page, closed ones with their first corner again; and whether any part is curved."""
    matrix = product(_matrix(shape.pointer), shape.matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    subpaths: list[list[Point]] = []
    for index in range(min(pdfium.FPDFPath_CountSegments(shape.pointer), MAX_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(shape.pointer, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            return subpaths, True
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = view.point(*transform(matrix, x.value, y.value))
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not subpaths:
            subpaths.append([point])
        else:
            subpaths[-1].append(point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            subpaths[-1].append(subpaths[-1][0])
    return [points for points in subpaths if len(points) > 1], False


def _is_level(subpaths: list[list[Point]]) -> bool:
    """Whether all lines are level or upright."""
    return all(min(abs(x1 - x0), abs(y1 - y0)) <= THICKEST_RULE for points in subpaths for (x0, y0), (x1, y1) in pairwise(points))


def _around(points: Iterable[Point]) -> Box:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _bounds(shape: Shape, view: View) -> Box | None:
    """The object's box, cut to what shows of it; ``None`` for nothing. Programs draw every dot that a clip touches, so that a line a hair
    beyond it shows."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(shape.pointer, left, bottom, right, top):
        return None
    x0, y0 = transform(shape.matrix, left.value, bottom.value)
    x1, y1 = transform(shape.matrix, right.value, top.value)
    box = view.box(x0, y0, x1, y1)
    inside = overlap(box, (0.0, 0.0, *view.size))
    clip = clip_of(shape.pointer, shape.matrix, view)
    return (
        inside
        if inside is None or clip is None
        else overlap(inside, (clip[0] - TOUCHED, clip[1] - TOUCHED, clip[2] + TOUCHED, clip[3] + TOUCHED))
    )


def _matrix(pointer: Any) -> Matrix:
    matrix = pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0)
    pdfium.FPDFPageObj_GetMatrix(pointer, matrix)
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _color(pointer: Any, filled: bool) -> tuple[tuple[int, int, int], int]:
    """The colour and how opaque it is, 0 to 255."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    read = pdfium.FPDFPageObj_GetFillColor if filled else pdfium.FPDFPageObj_GetStrokeColor
    if not read(pointer, red, green, blue, alpha):
        return (0, 0, 0), 255
    return (red.value, green.value, blue.value), alpha.value
