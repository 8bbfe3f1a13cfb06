"""What every reader returns: the report as blocks in reading order, tables as grids, each with its place in the file.

A grid may be ragged (text reports drop merged cells); nothing downstream relies on column positions alone.
"""

from typing import Literal

from askgov.domain import Frozen

Box = tuple[float, float, float, float]  # left, top, right, bottom; in points (1/72 inch) from the page's top left corner


class Cell(Frozen):
    """One cell where it begins; ``rowspan``/``colspan`` say how far it reaches."""

    row: int
    column: int
    text: str
    rowspan: int = 1
    colspan: int = 1
    path: str = ""  # DOM path (HTML), line number (text), place in the document's parts (Word)
    page: int | None = None  # from 1, for paged media: a table may go on over pages
    box: Box | None = None  # on that page
    origin: tuple[int, int] | None = None  # row and column in the document's grid, of a cell put elsewhere for reading
    unreadable: bool = False  # the reader saw that something stands here and cannot be sure what (lost characters, a poor scan)


class Grid(Frozen):
    """Cells in row-major order."""

    rows: int
    columns: int
    cells: tuple[Cell, ...]


class Block(Frozen):
    """A heading, a paragraph or a table."""

    kind: Literal["heading", "paragraph", "table"]
    text: str = ""  # of headings and paragraphs; "" for tables
    level: int = 0  # of headings, when the source marks it; 0 = unmarked
    grid: Grid | None = None
    page: int | None = None
    path: str = ""
    box: Box | None = None  # of the whole block on its page


class ParsedReport(Frozen):
    """The content of one file."""

    media_type: str  # text/html · text/markdown · text/plain …
    blocks: tuple[Block, ...]
    title: str = ""  # from metadata (<title>, <meta>), "" when there is none
    url: str = ""  # canonical address when the file names one
    published: str = ""  # ISO date when the file's metadata names one
    around: tuple[str, ...] = ()  # breadcrumb, header and footer of a page, a line each: no part of the report
