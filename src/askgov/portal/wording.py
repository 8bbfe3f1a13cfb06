"""Answer text as HTML: everything is escaped, then a small set of marks of our own is read.

Marks: ``[n]`` beside a figure, ``**bold**``, and lines that begin with ``· `` (one figure of several), ``- `` (list), ``> ``
(quotation), ``|`` (table), ``说明：`` or ``注意：`` (notices). Nothing else of Markdown is known, so links, images and tags that a
report or a person wrote stay plain text.
"""

import re
from collections.abc import Collection, Sequence
from itertools import groupby

from markupsafe import Markup

from askgov.portal.markup import NOTHING, element, notice, scrolling, together

_BEGINNINGS = {"figures": "· ", "list": "- ", "quote": "> ", "warning": "注意：", "note": "说明："}
_INLINE = re.compile(r"\*\*([^*\n]{1,400})\*\*|\[(\d{1,3})\]")
_PLACED = re.compile(r"\d{1,4}\. .+：")  # a place in a ranking
_RULE = re.compile(r"[|:\- ]+")
_BREAK = element("br")


def to_html(text: str, markers: Collection[str], turn: int) -> Markup:
    """The blocks of an answer. ``markers`` are those with a card in this ``turn``; any other ``[n]`` stays text."""
    blocks: list[Markup] = []
    for kind, group in groupby(text.strip().splitlines(), kind_of):
        lines = [line.strip().removeprefix(_BEGINNINGS.get(kind, "")) for line in group]
        blocks.append(_block(kind, lines, markers, turn))
    return together(blocks)


def kind_of(line: str) -> str:
    """What a line of an answer is, by how it begins."""
    line = line.strip()
    if not line:
        return "gap"
    if line.startswith("|") and line.endswith("|") and len(line) > 1:
        return "table"
    if _PLACED.match(line):
        return "figures"
    return next((kind for kind, beginning in _BEGINNINGS.items() if line.startswith(beginning)), "text")


def marker_link(marker: str, turn: int) -> Markup:
    """The ``[n]`` that jumps to card ``n`` of ``turn``."""
    return element("a", f"[{marker}]", class_="marker", href=f"#source-{turn}-{marker}", aria_label=f"第 {marker} 处依据")


def _block(kind: str, lines: Sequence[str], markers: Collection[str], turn: int) -> Markup:
    inside = [_inline(line, markers, turn) for line in lines]
    match kind:
        case "gap":
            return NOTHING
        case "table":
            return _table([[_inline(cell.strip(), markers, turn) for cell in line.strip("|").split("|")] for line in lines])
        case "figures" if all("：" in line for line in lines):
            return _figures([[_inline(half, markers, turn) for half in line.split("：", 1)] for line in lines])
        case "figures" | "list":
            return element("ul", *(element("li", line) for line in inside))
        case "quote":
            return element("blockquote", together(inside, _BREAK))
        case "warning":
            return together(notice("doubt", "注意", line) for line in inside)
        case "note":
            return together(notice("note", "说明", line) for line in inside)
        case _:
            return element("p", together(inside, _BREAK))


def _figures(rows: Sequence[Sequence[Markup]]) -> Markup:
    lines = (element("tr", element("th", label, scope="row"), element("td", figure)) for label, figure in rows)
    return scrolling(element("table", element("tbody", *lines), class_="figures"))


def _table(rows: Sequence[Sequence[Markup]]) -> Markup:
    head, *body = [row for row in rows if not all(_RULE.fullmatch(cell) for cell in row)] or [[]]
    return scrolling(
        element(
            "table",
            element("thead", element("tr", *(element("th", cell, scope="col") for cell in head))),
            element("tbody", *(element("tr", *(element("td", cell) for cell in row)) for row in body)),
        )
    )


def _inline(line: str, markers: Collection[str], turn: int) -> Markup:
    parts: list[str] = []
    end = 0
    for mark in _INLINE.finditer(line):
        bold, marker = mark.groups()
        parts.append(line[end : mark.start()])
        if bold is not None:
            parts.append(element("strong", _inline(bold, markers, turn)))
        else:
            parts.append(marker_link(marker, turn) if marker in markers else mark.group())
        end = mark.end()
    return together([*parts, line[end:]])
