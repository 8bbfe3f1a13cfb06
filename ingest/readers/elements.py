"""Elements of a page: which are shown, what they say, where they stand."""

import re
from collections.abc import Iterator
from functools import lru_cache

from selectolax.lexbor import LexborNode

from ingest.readers.decoding import seen
from ingest.readers.stylesheet import DOUBTFUL, HIDDEN, RAISED

LOST = "\ufffd"
"""Stands for letters that a page may or may not show."""

_BLOCK_NAMES = (
    "address article aside blockquote body caption center dd details div dl dt fieldset figure figcaption footer form h1 h2 h3 h4 h5 h6 "
    "header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
_UNSEEN_NAMES = (
    "script style noscript template iframe svg math select button textarea input object embed video audio canvas head datalist map "
    "del s strike rt rp"
)
_SITE_NAMES = (
    "nav navbar navigation menu footer foot breadcrumb breadcrumbs crumb crumbs share sharebox sidebar copyright toolbar qrcode related "
    "recommend pagination pager login search"
)
BLOCKS = frozenset(_BLOCK_NAMES.split())
_UNSEEN = frozenset(_UNSEEN_NAMES.split())
_CHROME_WORDS = frozenset(_SITE_NAMES.split())
_CHROME_TAGS = frozenset({"nav", "footer", "aside"})
_RAISED_TAGS = frozenset({"sup", "sub"})
_FIELDS = frozenset({"input", "select", "textarea"})
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_NOTE = re.compile(r"[\s\d*†‡#[\]()（）〔〕【】注a-z]{1,12}", re.IGNORECASE)
_LONGEST_RAISED = 12  # characters; longer, it is set so for its looks
_RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NUMBER_BEFORE = re.compile(r"(?<![\d.,×x^])(?!10$)\d[\d,.]*$")
_WRITTEN_IN = frozenset({"", "text", "number", "tel", "search"})  # kinds of input that show their value
_BLANKS = re.compile(r"[ \t\r\n\f]+")
LARGEST_CHROME = 1500  # characters: a larger part is content, whatever it is called
_CONTENT = ("总体情况", "申请情况", "主动公开")  # words of the chapters


def children(node: LexborNode, path: str) -> Iterator[tuple[LexborNode, str]]:
    """The elements in a node with their paths: /body/div[2]/p[1], counted by tag from 1."""
    counts: dict[str, int] = {}
    for child in node.iter(include_text=False):
        tag = child.tag or "?"
        counts[tag] = count = counts.get(tag, 0) + 1
        yield child, f"{path}/{tag}[{count}]"


def is_hidden(node: LexborNode) -> bool:
    """Whether a browser shows nothing of it, or shows it struck out."""
    return node.tag in _UNSEEN or HIDDEN in node.attributes


def is_doubtful(node: LexborNode) -> bool:
    """Whether its letters may or may not be seen."""
    return DOUBTFUL in node.attributes


def is_chrome(node: LexborNode) -> bool:
    """Whether a part belongs to the site and not to the report: menus, footers, share buttons. Parts with tables or much text stay."""
    attributes = node.attributes
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    named = len(names) < 500 and _names_chrome(names)
    if not named and node.tag not in _CHROME_TAGS and attributes.get("role") not in ("navigation", "contentinfo"):
        return False
    text = node.text() or ""
    kept = len(text) > LARGEST_CHROME or any(word in text for word in _CONTENT)
    return not kept and node.css_first("table") is None and node.css_first("h1") is None


@lru_cache(maxsize=1024)
def _names_chrome(names: str) -> bool:
    """Whether the names that a page gives to an element hold a word for parts of the site."""
    return not _CHROME_WORDS.isdisjoint(map(str.lower, _WORD.findall(names)))


def squeeze(text: str) -> str:
    """Text as a browser shows it: runs of white space as one blank, no invisible characters; no-break and ideographic spaces stay."""
    return text if text.isalnum() else _BLANKS.sub(" ", seen(text))


def is_raised(node: LexborNode) -> bool:
    """Whether an element stands above or below the line, as the marks of notes do."""
    return node.tag in _RAISED_TAGS or RAISED in node.attributes


def raised(text: str, before: str) -> str:
    """What a raised text says after ``before``: nothing where it marks a note to a number (91<sup>1</sup>), else raised digits (m²).

    Raised digits are never digits of a number, so that what is neither (10<sup>4</sup>) is not read as 104.
    """
    if len(text) > _LONGEST_RAISED:
        return text
    return "" if _NOTE.fullmatch(text) and _NUMBER_BEFORE.search(before.rstrip()[-30:]) else text.translate(_RAISED_DIGITS)


def written_in(field: LexborNode) -> str:
    """What a form's field shows: an input's value, a textarea's text, the chosen option; "" when it shows nothing."""
    if HIDDEN in field.attributes:
        return ""
    if field.tag == "input":
        shown = (field.attributes.get("type") or "").lower() in _WRITTEN_IN
        return (field.attributes.get("value") or "") if shown else ""
    if field.tag == "select":
        option = field.css_first("option[selected]") or field.css_first("option")
        return (option.text() or "") if option else ""
    return field.text() or ""


def cell_text(cell: LexborNode) -> str:
    """What a cell says, its paragraphs and line breaks on lines of their own."""
    only = cell.first_child
    if only is not None and only.is_text_node and only.next is None:
        return squeeze(only.text_content or "").strip()
    lines = shown_lines(cell)
    return lines[0].strip() if len(lines) == 1 else "\n".join(filter(None, map(str.strip, lines)))


def shown_lines(node: LexborNode) -> list[str]:
    """The lines of text in a node, broken at blocks and ``<br>``; hidden parts left out."""
    lines = [""]
    for child in node.iter(include_text=True):
        tag = child.tag or "-"
        if tag == "-text":
            lines[-1] += squeeze(child.text_content or "")
        elif tag == "br":
            lines.append("")
        elif tag == "img":
            lines[-1] += "[图片]"
        elif DOUBTFUL in (attributes := child.attributes):
            lines[-1] += LOST
        elif tag in _FIELDS:
            lines[-1] += squeeze(written_in(child))
        elif tag[0] not in "-!" and tag not in _UNSEEN and HIDDEN not in attributes:
            first, *rest = shown_lines(child)
            if tag in _RAISED_TAGS or RAISED in attributes:
                first = raised(first, lines[-1])
            if tag in BLOCKS:
                lines += [first, *rest, ""]
            else:
                lines[-1] += first
                lines += rest
    return lines
