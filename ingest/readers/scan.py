"""Pictures and scanned pages: print is looked at, and what is not surely read is not said.

A page is made straight and even; its rules are followed into a lattice of cells; cells and lines are cut out and read. A number counts
only where two readings of different cuts agree and the strokes on the paper bear it out: else its cell is ``unreadable``, and in prose
U+FFFD stands in its place.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ingest.parsed import Block, Box, Cell, ParsedReport
from ingest.patience import longer
from ingest.readers.page_breaks import whole_tables
from ingest.readers.pdf_tables import Part
from ingest.readers.scan_cells import CellText, read_tables
from ingest.readers.scan_crossings import crossing_seals
from ingest.readers.scan_engine import ready
from ingest.readers.scan_levels import told_apart
from ingest.readers.scan_paper import Paper, paper
from ingest.readers.scan_paragraphs import blocks_of_rows
from ingest.readers.scan_picture import opened
from ingest.readers.scan_prose import read_rows, without_tables
from ingest.readers.scan_rules import Lattice, lattices
from ingest.readers.scan_seals import Seal, is_of_seal, seals, without_grey
from ingest.readers.scan_turns import upright
from ingest.rejected import Rejected

if TYPE_CHECKING:
    from PIL.Image import Image

    from ingest.readers.scan_engine import Span


def read_picture(content: bytes) -> ParsedReport:
    """The report on a picture; several frames (TIFF, GIF) are pages. Boxes are in points, by the resolution that the picture states.

    Raises ``Rejected`` for a damaged or too large picture, one without print, and without the ``[ocr]`` extra.
    """
    ready()
    media_type, pages = opened(content)
    items = whole_tables(item for number, (image, scale) in enumerate(pages, 1) for item in read_page(image, number, scale))
    if not items:
        raise Rejected("图片里没有识别出文字。")
    return ParsedReport(media_type=media_type, blocks=tuple(item.block() if isinstance(item, Part) else item for item in items))


def read_page(image: "Image", page_number: int, scale: float) -> list[Block | Part]:
    """The blocks and tables of a picture of one page, the first being 1; ``scale`` is points per pixel.

    Raises ``Rejected`` without the extra.
    """
    import numpy as np

    ready()
    longer()
    page, lines = upright(paper(np.asarray(image.convert("RGB"))))
    page, tables, stamped = _ruled(page)
    outside = without_tables(page, [table.span for table in tables])
    rows = read_rows(outside, [span for span in lines if not is_of_seal(outside, stamped, span)])

    def box_of(span: "Span") -> Box:
        left, top, right, bottom = page.in_picture(span)
        return max(0.0, left * scale), max(0.0, top * scale), right * scale, bottom * scale

    blocks: list[Block | Part] = []
    for number, (table, texts) in enumerate(zip(tables, read_tables(page, tables, stamped), strict=True), 1):
        above = [row for row in rows if _middle(row.span) < table.span[1]]
        rows = [row for row in rows if _middle(row.span) >= table.span[1]]
        blocks += blocks_of_rows(above, page_number, box_of)
        blocks.append(_table(table, texts, page_number, f"p{page_number}/table[{number}]", box_of, scale))
    return blocks + blocks_of_rows(rows, page_number, box_of)


def _ruled(page: Paper) -> tuple[Paper, list[Lattice], list[Seal]]:
    """The page without the broad ink of grey seals, its tables, and all its seals. One that only its strokes over the rules of a table
    tell may have broken cells of it, which are looked for once more without its ink."""
    stamped = seals(page)
    page = without_grey(page, stamped)
    tables = _tables(page)
    crossing = crossing_seals(page, tables)
    if crossing and not all(place.whole for table in tables for place in table.places):
        page = without_grey(page, crossing)
        tables = _tables(page)
    return page, tables, told_apart(page, tables, stamped + crossing)


def _tables(page: Paper) -> list[Lattice]:
    return lattices(page.black) or lattices(page.dark)


def _middle(span: "Span") -> float:
    return (span[1] + span[3]) / 2


def _table(table: Lattice, texts: Sequence[CellText], number: int, path: str, box_of: Any, scale: float) -> Part:
    cells = tuple(
        Cell(
            row=place.row,
            column=place.column,
            rowspan=place.rowspan,
            colspan=place.colspan,
            text=read.text,
            unreadable=read.unreadable,
            path=f"{path}/r{place.row + 1}c{place.column + 1}",
            page=number,
            box=box_of(place.inside),
        )
        for place, read in zip(table.places, texts, strict=True)
    )
    xs = tuple(x * scale for x in table.edges)
    return Part(xs, table.rows, cells, frozenset(), number, box_of(table.span), number, is_scanned=True)
