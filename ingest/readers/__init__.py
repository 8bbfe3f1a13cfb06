"""Files in, parsed reports out. What a file is told by its content; its name only settles Markdown from plain text, and what is said of a
file that is nothing.

Each reader loads its own libraries, and only when a file of its kind comes.
"""

from collections.abc import Callable
from pathlib import Path

from ingest.parsed import ParsedReport
from ingest.readers.decoding import decode, is_markup
from ingest.rejected import Rejected

MAX_BYTES = 50 * 1024 * 1024
_PDF_HEADER = 1024  # bytes within which %PDF may stand: some producers write a line before it

_MARKDOWN = frozenset({".md", ".markdown"})
_BROKEN = {  # of what a file's name says, and its content does not
    **dict.fromkeys((".docx", ".doc", ".wps"), "文件不是有效的 Word 文件，可能已损坏，请用 Word 或 WPS 打开后另存为 docx 再试。"),
    ".pdf": "文件不是有效的 PDF，可能已损坏，请重新导出再试。",
}


def read(path: Path) -> ParsedReport:
    """The report in a file: HTML, Word, PDF, a picture, text or Markdown.

    Raises ``Rejected`` for what is too large, of another type, damaged or empty, and ``OSError`` when the file cannot be opened.
    """
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise Rejected("文件超过 50 MB，未读取。")
    if not content.strip():
        raise Rejected("文件是空的。")
    if b"%PDF-" in content[:_PDF_HEADER]:
        return _pdf(content)
    for openings, reader in _BINARY:
        if content.startswith(openings):
            return reader(content)
    return _single_file(content) or _written(content, path.suffix.lower())


def _written(content: bytes, suffix: str) -> ParsedReport:
    try:
        text = decode(content)
    except Rejected as error:
        raise Rejected(_BROKEN.get(suffix, str(error))) from None
    if not text.strip():
        raise Rejected("文件是空的。")
    if is_markup(text):
        from ingest.readers.markup import read_markup

        return read_markup(text)
    from ingest.readers.text import read_text

    return read_text(text, markdown=suffix in _MARKDOWN)


def _single_file(content: bytes) -> ParsedReport | None:
    """A web page or a Word document saved as one text file with all its parts; None for other texts."""
    opening = content[:4096]
    if b"mime-version:" in opening.lower():
        from ingest.readers.mhtml import is_mhtml, read_mhtml

        if is_mhtml(content):
            return read_mhtml(content)
    if b"schemas.microsoft.com/office" in opening:
        from ingest.readers.word_flat import is_flat, read_flat

        if is_flat(content):
            return read_flat(content)
    return None


def _pdf(content: bytes) -> ParsedReport:
    from ingest.readers.pdf import read_pdf

    return read_pdf(content)


def _zipped(content: bytes) -> ParsedReport:
    from ingest.readers.docx import read_docx

    return read_docx(content)


def _office(content: bytes) -> ParsedReport:
    from ingest.readers.office import read_office

    return read_office(content)


def _picture(content: bytes) -> ParsedReport:
    from ingest.readers.scan import read_picture

    return read_picture(content)


def _archive(_: bytes) -> ParsedReport:
    raise Rejected("这是压缩文件，只能打开 ZIP，请解压后再收录。")


_BINARY: tuple[tuple[tuple[bytes, ...], Callable[[bytes], ParsedReport]], ...] = (  # opening bytes → reader
    ((b"PK\x03\x04", b"PK\x05\x06"), _zipped),
    ((b"\xd0\xcf\x11\xe0", b"{\\rtf"), _office),
    ((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*"), _picture),
    ((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b"), _archive),
)
