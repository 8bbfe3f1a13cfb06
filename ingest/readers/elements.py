"""Elements of a page: which are shown, what they say, where they stand."""

import re
from collections import Counter
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from ingest.readers.decoding import INVISIBLE
from ingest.readers.stylesheet import DOUBTFUL

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
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_HIDDEN = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|text-decoration(?:-line)?\s*:[^;]{0,80}line-through)", re.IGNORECASE
)
_RAISED = re.compile(r"(?:^|;)\s*vertical-align\s*:\s*(?:super|sub)\b", re.IGNORECASE)
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
    seen: Counter[str] = Counter()
    for child in node.iter(include_text=False):
        tag = child.tag or "?"
        seen[tag] += 1
        yield child, f"{path}/{tag}[{seen[tag]}]"


def is_hidden(node: LexborNode) -> bool:
    """Whether a browser shows nothing of it, or shows it struck out."""
    return node.tag in _UNSEEN or _is_put_away(node)


def is_doubtful(node: LexborNode) -> bool:
    """Whether its letters may or may not be seen."""
    return DOUBTFUL in node.attributes


def _is_put_away(node: LexborNode) -> bool:
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
    """Text as a browser shows it: runs of white space as one blank, no invisible characters; no-break and ideographic spaces stay."""
    return _BLANKS.sub(" ", text.translate(INVISIBLE))


def is_raised(node: LexborNode) -> bool:
    """Whether an element stands above or below the line, as the marks of notes do."""
    return node.tag in ("sup", "sub") or bool(_RAISED.search(node.attributes.get("style") or ""))


def raised(text: str, before: str) -> str:
    """What a raised text says after ``before``: nothing where it marks a note to a number (91<sup>1</sup>), else raised digits (m²).

    Raised digits are never digits of a number, so that what is neither (10<sup>4</sup>) is not read as 104.
    """
    if len(text) > _LONGEST_RAISED:
        return text
    return "" if _NOTE.fullmatch(text) and _NUMBER_BEFORE.search(before.rstrip()[-30:]) else text.translate(_RAISED_DIGITS)


def written_in(field: LexborNode) -> str:
    """What a form's field shows: an input's value, a textarea's text, the chosen option; "" when it shows nothing."""
    if _is_put_away(field):
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
        elif is_doubtful(child):
            lines[-1] += LOST
        elif child.tag in ("input", "select", "textarea"):
            lines[-1] += squeeze(written_in(child))
        elif child.tag and not child.tag.startswith(("-", "!")) and not is_hidden(child):
            inner = shown_lines(child)
            if is_raised(child):
                inner[0] = raised(inner[0], lines[-1])
            if child.tag in BLOCKS:
                lines += [*inner, ""]
            else:
                lines[-1] += inner[0]
                lines += inner[1:]
    return lines
