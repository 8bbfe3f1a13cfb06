"""A PDF: its pages, their ruled tables and lines, and what goes on over page breaks, as blocks in reading order."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import pypdfium2  # type: ignore[import-untyped]

from ingest.parsed import Block, ParsedReport
from ingest.readers.page_breaks import Item, whole_tables
from ingest.readers.pdf_flow import Scan, TextLine, flow
from ingest.readers.pdf_lattice import widened
from ingest.readers.pdf_pages import Page, page_of
from ingest.readers.pdf_prose import prose_blocks
from ingest.readers.pdf_scans import scanned_pages
from ingest.readers.pdf_tables import Part
from ingest.rejected import Rejected

MAX_PAGES = 300
MAX_CHARACTERS = 400_000  # of the file
_LONGEST_TITLE = 100


def read_pdf(content: bytes) -> ParsedReport:
    """The report in a PDF; boxes are points on the page as shown. Raises ``Rejected`` for what is no PDF, damaged, locked or too large,
    and for scans without the ``[ocr]`` extra."""
    with _opened(content) as document:
        pages = _pages(document)
        scans = scanned_pages(document, pages)
        title = " ".join((document.get_metadata_value("Title") or "").split())
    blocks: list[Block] = []
    lines: list[TextLine] = []
    for item in whole_tables(_with_scans(flow(pages), scans)):
        if isinstance(item, TextLine):
            lines.append(item)
            continue
        blocks += prose_blocks(lines)
        lines = []
        blocks.append(item.block() if isinstance(item, Part) else item)
    blocks += prose_blocks(lines)
    return ParsedReport(media_type="application/pdf", blocks=tuple(blocks), title=title if _names_a_report(title) else "")


@contextmanager
def _opened(content: bytes) -> Iterator[Any]:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD
        raise Rejected("PDF 设有打开密码，未读取。" if locked else "PDF 文件已损坏，无法打开。") from error
    try:
        yield document
    finally:
        document.close()


def _pages(document: Any) -> list[Page]:
    count = len(document)
    if not count:
        raise Rejected("PDF 里没有页面。")
    if count > MAX_PAGES:
        raise Rejected(f"PDF 超过 {MAX_PAGES} 页，未读取。")
    pages: list[Page] = []
    characters = 0
    for index in range(count):
        try:
            pages.append(page_of(index + 1, document))
        except pypdfium2.PdfiumError as error:
            raise Rejected(f"PDF 的第 {index + 1} 页已损坏，无法读取。") from error
        characters += pages[-1].printed
        if characters > MAX_CHARACTERS:
            raise Rejected("PDF 文字过多，未读取。")
    return _widened(pages)


def _widened(pages: Sequence[Page]) -> list[Page]:
    """The pages with tables at their head as wide as those that end the page before."""
    done = list(pages[:1])
    for page in pages[1:]:
        before = done[-1].lattices
        if before and page.lattices:
            page = page._replace(lattices=(widened(page.lattices[0], before[-1]), *page.lattices[1:]))
        done.append(page)
    return done


def _with_scans(items: Sequence[TextLine | Part | Scan], scans: Mapping[int, Sequence[Block | Part]]) -> Iterator[Item]:
    """The items, what was seen on a page that is a picture in its place."""
    for item in items:
        if isinstance(item, Scan):
            yield from scans[item.page.number]
        else:
            yield item


def _names_a_report(title: str) -> bool:
    """Whether the file's own title is that of a report, and no name of a form or a program."""
    return len(title) <= _LONGEST_TITLE and "公开" in title and ("报告" in title or "年报" in title)
