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
_NAME = re.compile(r"/?[a-zA-Z][a-zA-Z0-9:_-]{0,40}")
_STEP = re.compile(r"=\s*[\"']|>")  # a quote opens a value only after =
_RAW = frozenset({"script", "style", "textarea", "title", "xmp"})
# Elements that need no end tag: their depth is bounded by that of the lists and tables that hold them.
_OPEN_ENDED_NAMES = (
    "area base br col embed hr img input link meta param source track wbr "
    "p li dt dd tr td th tbody thead tfoot colgroup caption option optgroup rt rp html head body"
)
_OPEN_ENDED = frozenset(_OPEN_ENDED_NAMES.split())


def check_bounds(page: str) -> None:
    """Raises ``Rejected`` for a page that is too large, too deep, or has a tag with too many attributes."""
    if len(page) > MAX_BYTES or len(page.encode("utf-8", errors="ignore")) > MAX_BYTES:
        raise Rejected("网页超过 10 MB，未读取。")
    open_elements: list[str] = []
    position = page.find("<")
    while position >= 0:
        position = page.find("<", _after_tag(page, position, open_elements))
        if len(open_elements) > MAX_DEPTH:
            raise Rejected("网页嵌套超过 200 层，未读取。")


def check_text_bounds(text: str) -> None:
    """Raises ``Rejected`` for a text without markup that is too large to be one report."""
    if len(text) > MAX_TEXT_BYTES or len(text.encode("utf-8", errors="ignore")) > MAX_TEXT_BYTES:
        raise Rejected("文本超过 5 MB，未读取。")
    if text.count("\n") > MAX_TEXT_LINES:
        raise Rejected("文本超过 20 万行，未读取。")


def _after_tag(page: str, start: int, open_elements: list[str]) -> int:
    """The place after the tag that begins at ``start``; the stack of open elements follows it."""
    if page.startswith("<!--", start):
        return _after(page, "-->", start + 4)
    match = _NAME.match(page, start + 1)
    if match is None:
        return start + 1
    name = match[0].lower()
    end, attributes = _tag_end(page, match.end())
    if attributes > MAX_ATTRIBUTES:
        raise Rejected("网页里有一个标签带 100 个以上属性，未读取。")
    if name.startswith("/"):
        if name[1:] in open_elements:
            del open_elements[len(open_elements) - 1 - open_elements[::-1].index(name[1:]) :]
    elif name in _RAW:
        return _after(page, f"</{name}", end, ignoring_case=True)
    elif name not in _OPEN_ENDED and page[end - 2 : end] != "/>":
        open_elements.append(name)
    return end


def _tag_end(page: str, position: int) -> tuple[int, int]:
    """The place after the tag's ``>``, and how many attributes it has (at least: counting stops beyond the limit)."""
    attributes = 0
    while True:
        step = _STEP.search(page, position)
        end = step.start() if step else len(page)
        attributes += len(page[position : min(end, position + 40 * MAX_ATTRIBUTES)].split())
        if step is None or step[0] == ">":
            return (step.end() if step else len(page)), attributes
        if attributes > MAX_ATTRIBUTES:
            return step.end(), attributes
        closing = page.find(step[0][-1], step.end())
        position = closing + 1 if closing >= 0 else len(page)


def _after(page: str, mark: str, position: int, ignoring_case: bool = False) -> int:
    """The place after the next ``mark``; the end of the page without one."""
    if ignoring_case:
        match = re.compile(re.escape(mark), re.IGNORECASE).search(page, position)
        return match.end() if match else len(page)
    found = page.find(mark, position)
    return found + len(mark) if found >= 0 else len(page)
