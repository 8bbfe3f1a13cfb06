"""Pages of a PDF that must be looked at: drawn as pictures and handed to the reader of scans."""

import math
from collections.abc import Sequence
from typing import Any

from ingest.parsed import Block
from ingest.readers.pdf_pages import Page
from ingest.readers.pdf_tables import Part
from ingest.rejected import Rejected

_DPI, _POINTS_PER_INCH = 200, 72
_MAX_PIXELS = 25_000_000
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


def _read(document: Any, page: Page) -> list[Block | Part]:
    from ingest.readers.scan import read_page  # another optional part: only where there is a picture

    raw = document[page.number - 1]
    try:
        width, height = raw.get_size()
        scale = min(_DPI / _POINTS_PER_INCH, math.sqrt(_MAX_PIXELS / (width * height)))
        bitmap = raw.render(scale=scale)
        image = bitmap.to_pil()
    finally:
        raw.close()
    return read_page(image, page.number, 1 / scale)
