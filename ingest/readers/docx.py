"""Word files (.docx, .docm): the document's own XML, walked through once."""

from collections.abc import Callable

from ingest.parsed import Block, ParsedReport
from ingest.readers.word_body import Body
from ingest.readers.word_numbering import Numbering
from ingest.readers.word_package import NO_WORD, Package
from ingest.readers.word_styles import Styles
from ingest.readers.word_xml import Element, child, kind
from ingest.rejected import Rejected

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAX_PARAGRAPHS = 30_000  # those of cells counted: a report has some 600
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.text"


def read_docx(content: bytes) -> ParsedReport:
    """The report in a Word file; paths are places in its body (``body/tbl[2]/tr[3]/tc[4]``).

    Titles of the file's properties are left out: they are mostly those of the file that this one was made from. So are headers, footers
    and notes. Raises ``Rejected`` for what is no Word file, is damaged, or passes the bounds.
    """
    package = Package(content)
    if "mimetype" in package and package.read("mimetype", 1000).strip() == _OPEN_DOCUMENT:
        from ingest.readers.office import read_office

        return read_office(content)
    part = package.main()
    return ParsedReport(media_type=MEDIA_TYPE, blocks=_blocks(package, part))


def _blocks(package: Package, part: str) -> tuple[Block, ...]:
    def related(relation: str) -> Element | None:
        name = package.related(part, relation)
        return package.xml(name) if name else None

    def insertion(chunk: Element, path: str) -> list[Block]:
        identity = next((str(value) for name, value in chunk.attrib.items() if str(name).endswith("}id")), "")
        return _inserted(package, package.related(part, identity), path)

    document = package.xml(part)
    if kind(document) != "w:document":
        raise Rejected(NO_WORD)
    return blocks_of_document(document, related("styles"), related("numbering"), insertion)


def blocks_of_document(
    document: Element, styles: Element | None, numbering: Element | None, insertion: Callable[[Element, str], list[Block]]
) -> tuple[Block, ...]:
    """The blocks of a document part's body. Raises ``Rejected`` when there is none, or too much of it."""
    body = child(document, "body")
    if body is None:
        raise Rejected("Word 文档已损坏：没有正文。")
    if sum(kind(element) == "w:p" for element in body.iter("{*}p")) > MAX_PARAGRAPHS:
        raise Rejected("Word 文档超过 3 万段，未读取。")
    return Body(Styles(styles), Numbering(numbering), insertion).blocks(body)


def _inserted(package: Package, name: str, path: str) -> list[Block]:
    """The blocks of a page that the document takes in as it is (programs write whole documents so); other kinds are said to stand there."""
    content = package.read(name) if name else b""
    from ingest.readers.decoding import decode, is_markup
    from ingest.readers.mhtml import is_mhtml, page_of

    if is_mhtml(content):
        content = page_of(content)
    elif b"\x00" in content[:4] or content.startswith((b"PK", b"{\\rtf")):
        content = b""
    text = decode(content) if content else ""
    if not is_markup(text):
        return not_read(path)
    from ingest.readers.markup import blocks_of_markup

    return blocks_of_markup(text, path)


def not_read(path: str) -> list[Block]:
    """What stands for an inserted file of another kind."""
    return [Block(kind="paragraph", text="[嵌入的文件，未读取]", path=path)]
