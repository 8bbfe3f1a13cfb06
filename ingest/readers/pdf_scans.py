"""Pages of a PDF that must be looked at: drawn as pictures and handed to the reader of scans."""

import math
from collections.abc import Sequence
from itertools import islice
from typing import Any

from ingest.parsed import Block
from ingest.readers.pdf_pages import Page
from ingest.readers.pdf_tables import Part
from ingest.rejected import Rejected

_DPI, _FINEST_DPI, _POINTS_PER_INCH = 200, 300, 72
_MOST_PICTURES, _DEEPEST = 50, 3  # on a page that are looked at
_MAX_PIXELS = 25_000_000
_LEAST_WIDTH = 0.5  # of the page's: a narrower picture is no scan of it
_PICTURE = "[图片]"


def scanned_pages(document: Any, pages: Sequence[Page]) -> dict[int, list[Block | Part]]:
    """The blocks and tables of the pages that are pictures, by page number.

    Without the ``[ocr]`` extra such a page is one picture, so that what stands on it counts as there and unreadable; a document of such
    pages alone raises ``Rejected``.
    """
    found: dict[int, list[Block | Part]] = {}
    without: Rejected | None = None
    for page in pages:
        if not page.is_picture:
            continue
        try:
            found[page.number] = _read(document, page) if without is None else []
        except Rejected as rejected:
            without = rejected
        if without is not None:
            width, height = page.view.size
            found[page.number] = [Block(kind="paragraph", text=_PICTURE, page=page.number, box=page.shown((0.0, 0.0, width, height)))]
    if without is not None and len(found) == len(pages):
        raise without
    return found


def _resolution(page: Any) -> float:
    """Dots per inch at which the page's pictures show what they hold: small print needs all of a fine scan."""
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE  # type: ignore[import-untyped]

    finest = float(_DPI)
    for picture in islice(page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST), _MOST_PICTURES):
        left, bottom, right, top = picture.get_bounds()
        if right - left >= _LEAST_WIDTH * page.get_width() and top > bottom:
            pixels = math.prod(picture.get_px_size()) / ((right - left) * (top - bottom))  # to a square point, however it is turned
            finest = max(finest, math.sqrt(pixels) * _POINTS_PER_INCH)
    return min(finest, _FINEST_DPI)


def _read(document: Any, page: Page) -> list[Block | Part]:
    from ingest.readers.scan import read_page  # another optional part: only where there is a picture

    raw = document[page.number - 1]
    try:
        width, height = raw.get_size()
        scale = min(_resolution(raw) / _POINTS_PER_INCH, math.sqrt(_MAX_PIXELS / (width * height)))
        bitmap = raw.render(scale=scale)
        image = bitmap.to_pil()
    finally:
        raw.close()
    return read_page(image, page.number, 1 / scale)
