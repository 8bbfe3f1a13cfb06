"""Files in, parsed reports out. What a file is told by its content; its name only settles Markdown from plain text."""

from pathlib import Path

from ingest.parsed import ParsedReport
from ingest.readers.decoding import decode, is_markup
from ingest.rejected import Rejected

MAX_BYTES = 50 * 1024 * 1024
_FOREIGN = {  # opening bytes → what to tell the person
    b"%PDF": "这是 PDF 文件，暂不支持，请提供网页或文本版。",
    b"PK\x03\x04": "这是 Word、Excel 或压缩文件，暂不支持，请提供网页或文本版。",
    b"\xd0\xcf\x11\xe0": "这是旧版 Office 文件，暂不支持，请提供网页或文本版。",
    b"{\\rtf": "这是 RTF 文件，暂不支持，请提供网页或文本版。",
    b"\x89PNG": "这是图片，暂不支持，请提供网页或文本版。",
    b"\xff\xd8\xff": "这是图片，暂不支持，请提供网页或文本版。",
    b"GIF8": "这是图片，暂不支持，请提供网页或文本版。",
    b"Rar!": "这是压缩文件，请解压后提供网页或文本版。",
    b"7z\xbc\xaf": "这是压缩文件，请解压后提供网页或文本版。",
    b"\x1f\x8b": "这是压缩文件，请解压后提供网页或文本版。",
}


def read(path: Path) -> ParsedReport:
    """The report in a file: text, Markdown or HTML in any encoding that Chinese pages use.

    Raises ``Rejected`` for what is too large, of another type, binary or empty, and ``OSError`` when the file cannot be opened.
    """
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise Rejected("文件超过 50 MB，未读取。")
    for opening, reason in _FOREIGN.items():
        if content.startswith(opening):
            raise Rejected(reason)
    text = decode(content)
    if not text.strip():
        raise Rejected("文件是空的。")
    if is_markup(text):
        from ingest.readers.markup import read_markup  # loads an HTML parser: only for pages

        return read_markup(text)
    from ingest.readers.text import read_text

    return read_text(text, markdown=path.suffix.lower() in {".md", ".markdown"})
