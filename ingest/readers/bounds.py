"""Limits of a page, checked on its text before any parser sees it: in one pass, without building a tree.

A deep page costs a parser minutes and a recursive reader its stack; a tag with 200,000 attributes costs a minute by itself.
"""

import re

from ingest.rejected import Rejected

MAX_BYTES = 10 * 1024 * 1024
MAX_TEXT_BYTES = 5 * 1024 * 1024  # of a text: a report has some 30 KB
MAX_TEXT_LINES = 200_000
MAX_DEPTH = 200
MAX_ATTRIBUTES = 100
_FEWEST_CHARACTERS = 2  # that an attribute takes in its tag, with the blank before it
_NAME_LETTER = "[a-zA-Z0-9:_-]"
_RAW = "script|style|textarea|title|xmp"  # what stands in them is no markup
# Whatever is not closed reaches to the end of the page, so that each pattern takes one pass.
_QUOTED = r"""=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))"""  # a quote opens a value only after =
_INSIDE = rf"[^>=]*+(?:(?:{_QUOTED}|=)[^>=]*+)*+"
# Tags that cannot break a limit and that pages are full of: they are passed over before the one that is looked at.
_FEW_ATTRIBUTES = r"""(?:\s++[a-zA-Z-]++=(?:"[^"]*+"|'[^']*+'|[^\s"'=<>]++)){0,9}+"""
_LEAF = rf"(?P<leaf>span|font|strong|b|a|div|o:p){_FEW_ATTRIBUTES}>[^<]*+</(?P=leaf)"  # ended before anything begins in it
_PLAIN = rf"(?:(?:/?(?:p|li|br|t[dhr]|tbody){_FEW_ATTRIBUTES}|{_LEAF})>[^<]*+<)*+"
_TAG = re.compile(
    rf"<{_PLAIN}(?:!--(?:.*?-->|.*+)|(?P<name>(?P<raw>(?i:{_RAW})(?!{_NAME_LETTER}))|/?[a-zA-Z]{_NAME_LETTER}{{0,40}}+)(?P<inside>{_INSIDE})(?:>|\Z)"
    r"(?(raw)(?:.*?</(?i:(?P=raw))|.*+))|)",
    re.DOTALL,
)
_VALUE = re.compile(_QUOTED)
# Elements that need no end tag: their depth is bounded by that of the lists and tables that hold them.
_OPEN_ENDED_NAMES = (
    "area base br col embed hr img input link meta param source track wbr "
    "p li dt dd tr td th tbody thead tfoot colgroup caption option optgroup rt rp html head body"
)
_OPEN_ENDED = frozenset(_OPEN_ENDED_NAMES.split())
_NO_DEPTH = _OPEN_ENDED | {f"/{name}" for name in _OPEN_ENDED} | set(_RAW.split("|"))


def check_bounds(page: str) -> None:
    """Raises ``Rejected`` for a page that is too large, too deep, or has a tag with too many attributes."""
    if len(page) > MAX_BYTES or len(page.encode("utf-8", errors="ignore")) > MAX_BYTES:
        raise Rejected("网页超过 10 MB，未读取。")
    open_elements: list[str] = []
    for tag in _TAG.finditer(page):
        if tag["name"] is None:
            continue
        name, inside = tag["name"].lower(), tag["inside"]
        if len(inside) > _FEWEST_CHARACTERS * MAX_ATTRIBUTES and _attributes(inside) > MAX_ATTRIBUTES:
            raise Rejected("网页里有一个标签带 100 个以上属性，未读取。")
        if name in _NO_DEPTH:
            continue
        if name.startswith("/"):
            _close(name[1:], open_elements)
        elif not inside.endswith("/"):
            open_elements.append(name)
            if len(open_elements) > MAX_DEPTH:
                raise Rejected("网页嵌套超过 200 层，未读取。")


def check_text_bounds(text: str) -> None:
    """Raises ``Rejected`` for a text without markup that is too large to be one report."""
    if len(text) > MAX_TEXT_BYTES or len(text.encode("utf-8", errors="ignore")) > MAX_TEXT_BYTES:
        raise Rejected("文本超过 5 MB，未读取。")
    if text.count("\n") > MAX_TEXT_LINES:
        raise Rejected("文本超过 20 万行，未读取。")


def _attributes(inside: str) -> int:
    """How many attributes stand in a tag; one that has no blank before it counts with the value before."""
    return sum(len(part.split()) for part in _VALUE.split(inside))


def _close(name: str, open_elements: list[str]) -> None:
    """Ends the innermost element of that name and all inside it; an end tag of none is passed over."""
    if name in open_elements:
        del open_elements[len(open_elements) - 1 - open_elements[::-1].index(name) :]
