"""XML of Word files: parsed within bounds; names that are the same in every dialect.

Word writes three: transitional OOXML (ECMA-376), strict OOXML (ISO/IEC 29500) and the WordprocessingML of 2003.
"""

from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from ingest.rejected import Rejected

Element = etree._Element

MAX_BYTES = 16 << 20  # of one part: a report has some 500 KB
MAX_TAGS = 600_000
MAX_ATTRIBUTES = 1_000_000
_DECLARES = "Word 文档里有 DTD 声明，可能有害，未读取。"
_SCHEMAS = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_FAMILIES = {
    f"{_SCHEMAS}wordprocessingml/2006/main": "w",
    f"{_STRICT}wordprocessingml/main": "w",
    "http://schemas.microsoft.com/office/word/2003/wordml": "w",
    "http://schemas.microsoft.com/office/word/2003/auxHint": "wx",
    f"{_SCHEMAS}officeDocument/2006/math": "m",
    f"{_STRICT}officeDocument/math": "m",
    f"{_SCHEMAS}markup-compatibility/2006": "mc",
    f"{_SCHEMAS}drawingml/2006/wordprocessingDrawing": "wp",
    f"{_STRICT}drawingml/wordprocessingDrawing": "wp",
    f"{_SCHEMAS}drawingml/2006/main": "a",
    f"{_STRICT}drawingml/main": "a",
    f"{_SCHEMAS}drawingml/2006/picture": "pic",
    f"{_STRICT}drawingml/picture": "pic",
    f"{_SCHEMAS}drawingml/2006/chart": "c",
    f"{_STRICT}drawingml/chart": "c",
    f"{_SCHEMAS}drawingml/2006/diagram": "dgm",
    f"{_STRICT}drawingml/diagram": "dgm",
    f"{_SCHEMAS}package/2006/relationships": "rel",
    f"{_SCHEMAS}package/2006/content-types": "ct",
    "http://schemas.microsoft.com/office/2006/xmlPackage": "pkg",
    "http://schemas.microsoft.com/aml/2001/core": "aml",
    "urn:schemas-microsoft-com:vml": "v",
}
_UNDERSTOOD = frozenset(
    [
        "wps",
        "wpg",
        "wpc",
        "wpi",
        "w14",
        "w15",
        "w16",
        "w16cex",
        "w16cid",
        "w16se",
        "w16du",
        "a14",
        "a16",
        "aink",
        "am3d",
        "cx",
        "cx1",
        "v",
        "o",
    ]
)
_OFF = frozenset({"0", "false", "off", "none"})
# What holds parts of the document without showing anything of its own.
_WRAPPERS = frozenset(["w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo", "wx:sect", "wx:sub-section"])


def parse_xml(content: bytes) -> Element:
    """The root of a part. Raises ``Rejected`` for what is too large, too deep, broken, or declares a document type."""
    if len(content) > MAX_BYTES:
        raise Rejected("Word 文档的正文超过 16 MB，未读取。")
    if content.count(b"<") > MAX_TAGS or content.count(b"=") > MAX_ATTRIBUTES:
        raise Rejected("Word 文档的标记过多，未读取。")
    if b"<!DOCTYPE" in content:
        raise Rejected(_DECLARES)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise Rejected("Word 文档已损坏：其中的 XML 不完整、嵌套过深或文字过长。") from error
    if root is None or root.getroottree().docinfo.internalDTD is not None:  # in another encoding
        raise Rejected(_DECLARES)
    return root


@lru_cache(maxsize=4096)
def _short(tag: str) -> str:
    """A qualified name as ``w:p``; ``?:name`` of namespaces that say nothing here."""
    if not tag.startswith("{"):
        return tag
    namespace, _, name = tag[1:].partition("}")
    return f"{_FAMILIES.get(namespace, '?')}:{name}"


@lru_cache(maxsize=4096)
def _sibling(tag: str, name: str) -> str:
    """A name in the namespace of a tag."""
    namespace, brace, _ = tag.rpartition("}")
    return f"{namespace}{brace}{name}"


def kind(element: Element) -> str:
    """The short name of an element."""
    return _short(element.tag) if isinstance(element.tag, str) else ""


def child(element: Element | None, name: str) -> Element | None:
    """The first child of a name, in the element's own namespace."""
    return None if element is None else next(element.iterchildren(_sibling(str(element.tag), name)), None)


def properties_of(element: Element, name: str) -> dict[str, Element]:
    """What a properties child (``pPr``, ``tcPr`` …) says, by short name."""
    properties = child(element, name)
    return {} if properties is None else {kind(inner): inner for inner in properties}


def attribute(element: Element | None, name: str = "val") -> str:
    """An attribute in the element's own namespace, "" without it."""
    if element is None:
        return ""
    return element.get(_sibling(str(element.tag), name)) or ""


def number(element: Element | None, name: str = "val") -> int | None:
    """An attribute that is a whole number of reasonable size."""
    text = attribute(element, name).strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def is_on(element: Element | None) -> bool | None:
    """Whether a property is switched on; None where it is not said."""
    return None if element is None else attribute(element).lower() not in _OFF


def chosen(alternatives: Element) -> Element | None:
    """The version to show of ``mc:AlternateContent``: the first one understood, else the fallback. Never two of them."""
    for inner in alternatives:
        if kind(inner) == "mc:Choice" and _UNDERSTOOD.issuperset((inner.get("Requires") or "").split()):
            return inner
    return child(alternatives, "Fallback")


def inside(element: Element) -> Iterator[Element]:
    """The parts of a document, table or row in order, looked for through content controls and kept insertions."""
    for inner in element:
        name = kind(inner)
        if name == "mc:AlternateContent":
            picked = chosen(inner)
            if picked is not None:
                yield from inside(picked)
        elif name in _WRAPPERS:
            if not is_put_away(inner):
                yield from inside(inner)
        else:
            yield inner


def is_put_away(wrapper: Element) -> bool:
    """Whether a content control only shows its prompt (单击此处输入文字), or a note of 2003 says that its content is deleted."""
    if kind(wrapper) == "aml:annotation":
        return any(value == "Word.Deletion" for value in wrapper.attrib.values())
    return bool(is_on(child(child(wrapper, "sdtPr"), "showingPlcHdr")))
