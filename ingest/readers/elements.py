"""Elements of a page: which are shown, what they say, where they stand."""

import re
from collections import Counter
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figure figcaption footer form h1 h2 h3 h4 h5 h6 "
    "header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_UNSEEN = frozenset(
    "script style noscript template iframe svg math select button textarea input object embed video audio canvas head datalist map".split()
)
_CHROME_TAGS = frozenset({"nav", "footer", "aside"})
_CHROME_WORDS = frozenset(
    "nav navbar navigation menu footer foot breadcrumb breadcrumbs crumb crumbs share sharebox sidebar copyright toolbar qrcode related "
    "recommend pagination pager login search".split()
)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
LARGEST_CHROME = 1500  # characters: a larger part is content, whatever it is called
_CONTENT = ("总体情况", "申请情况", "主动公开")  # words of the chapters


def children(node: LexborNode, path: str) -> Iterator[tuple[LexborNode, str]]:
    """The elements in a node with their paths: /body/div[2]/p[1], counted by tag from 1."""
    seen: Counter[str] = Counter()
    for child in node.iter(include_text=False):
        tag = child.tag or "?"
        seen[tag] += 1
        yield child, f"{path}/{tag}[{seen[tag]}]"


def is_hidden(node: LexborNode) -> bool:
    """Whether a browser shows nothing of it."""
    if node.tag in _UNSEEN:
        return True
    attributes = node.attributes
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))


def is_chrome(node: LexborNode) -> bool:
    """Whether a part belongs to the site and not to the report: menus, footers, share buttons. Parts with tables or much text stay."""
    names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
    words = {word.lower() for word in _WORD.findall(names)} if len(names) < 500 else set()
    if node.tag not in _CHROME_TAGS and not words & _CHROME_WORDS and node.attributes.get("role") not in ("navigation", "contentinfo"):
        return False
    text = node.text() or ""
    kept = len(text) > LARGEST_CHROME or any(word in text for word in _CONTENT)
    return not kept and node.css_first("table") is None and node.css_first("h1") is None


def squeeze(text: str) -> str:
    """Text as a browser shows it: runs of white space as one blank; no-break and ideographic spaces stay."""
    return _BLANKS.sub(" ", text)


def cell_text(cell: LexborNode) -> str:
    """What a cell says, its paragraphs and line breaks on lines of their own."""
    return "\n".join(filter(None, (line.strip() for line in shown_lines(cell))))


def shown_lines(node: LexborNode) -> list[str]:
    """The lines of text in a node, broken at blocks and ``<br>``; hidden parts left out."""
    lines = [""]
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            lines[-1] += squeeze(child.text_content or "")
        elif child.tag == "br":
            lines.append("")
        elif child.tag == "img":
            lines[-1] += "[图片]"
        elif child.tag and not child.tag.startswith(("-", "!")) and not is_hidden(child):
            inner = shown_lines(child)
            if child.tag in BLOCKS:
                lines += [*inner, ""]
            else:
                lines[-1] += inner[0]
                lines += inner[1:]
    return lines
