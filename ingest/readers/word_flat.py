"""Word documents in one XML file: WordprocessingML of 2003, which programs fill from templates and name .doc, and flat OPC."""

from ingest.parsed import ParsedReport
from ingest.readers.docx import blocks_of_document, not_read
from ingest.readers.word_xml import Element, attribute, child, kind, parse_xml
from ingest.rejected import Rejected

MEDIA_TYPE = "application/xml"
_OPENING = 4096  # bytes within which the root element stands
_ROOTS = (b"office/word/2003/wordml", b"office/2006/xmlPackage")


def is_flat(content: bytes) -> bool:
    """Whether a file opens as one of them."""
    return content.lstrip(b"\xef\xbb\xbf\r\n \t").startswith(b"<?xml") and any(root in content[:_OPENING] for root in _ROOTS)


def read_flat(content: bytes) -> ParsedReport:
    """The report in such a file; paths as in .docx. Raises ``Rejected`` for what is damaged or passes the bounds."""
    root = parse_xml(content.lstrip(b"\r\n \t"))
    if kind(root) == "pkg:package":
        document, styles, numbering = (_part(root, f"{name}+xml") for name in ("document.main", "styles", "numbering"))
    else:
        document, styles, numbering = root, child(root, "styles"), None  # its numbers stand as printed at each paragraph
    if document is None:
        raise Rejected("这个 XML 文件不是 Word 文档。")
    blocks = blocks_of_document(document, styles, numbering, lambda _, path: not_read(path))
    return ParsedReport(media_type=MEDIA_TYPE, blocks=blocks)


def _part(package: Element, content_type: str) -> Element | None:
    """The root of the first part whose type ends so."""
    for part in package:
        if kind(part) == "pkg:part" and attribute(part, "contentType").endswith(f"wordprocessingml.{content_type}"):
            data = child(part, "xmlData")
            return data[0] if data is not None and len(data) else None
    return None
