"""Pieces that the quality pages share: words with a sign, bars, places with their links, moments."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from markupsafe import Markup

from askgov.domain import Finding, Provenance, Severity
from askgov.portal import addresses, words
from askgov.portal.document import document
from askgov.portal.markup import element, together
from askgov.quality import OPEN, Found, Tally
from askgov.quality.table import SEVERITIES, STATUSES, elsewhere
from askgov.store.verdicts import Standing

FOOT: Final = "核对由程序按固定的规则进行，只作提示；是否有误，以工作人员对照原文的判断为准。"
SIGNS: Final = {Severity.ERROR.value: "✕", Severity.DOUBT.value: "？", Severity.NOTE.value: "i"}  # colour is never the only signal
STATUS_SIGNS: Final = {OPEN: "○", Standing.CONFIRMED: "✕", Standing.EXPLAINED: "✓", Standing.DISMISSED: "—"}
_LONGEST = 60  # characters of what is printed in a place
_BAR = 100  # units across
_ASIDE = re.compile(r"（[^（）]{10,}）$")  # a long remark behind the label of a row
DRAWN: Final = ("条形图", "drawn")  # the head of a column of bars


def page(title: str, *body: Markup) -> str:
    """A whole quality page."""
    return document(title, element("main", *body, id="main", class_="quality"), sheets=("quality.css",), foot=FOOT)


def severity(finding: Finding) -> Markup:
    """✕ 错误"""
    weight = finding.severity.value
    return element("span", element("span", SIGNS[weight], aria_hidden="true"), " ", SEVERITIES[weight], class_=f"badge {weight}")


def status(held: str) -> Markup:
    """○ 待处理"""
    return element("span", element("span", STATUS_SIGNS[held], aria_hidden="true"), " ", STATUSES[held], class_=f"badge {held}")


def place(source: Provenance, each: Found) -> Markup:
    """A link to the very cell or words, with what is printed there; ``each``: the finding that rests on it."""
    row = _ASIDE.sub("", source.row.rsplit(" / ", 1)[-1])
    column = source.column.rsplit(" / ", 1)[-1]
    label = " × ".join(filter(None, (row, column))) or source.section or "正文"
    link = addresses.report_page(source.report_id, source.block, source.cell, source.span)
    shown = f"{_before(source, each)}{label}：{printed(source)}"
    return element("a", shown, href=link, title=f"{where(source, each)}（在新页打开）", target="_blank", rel="noopener")


def where(source: Provenance, each: Found) -> str:
    """Row and column as printed, or the chapter; told apart from places in the finding's own report."""
    return _before(source, each) + (" × ".join(filter(None, (source.row, source.column))) or source.section or "正文")


def _before(source: Provenance, each: Found) -> str:
    """Said before a place in another report than the finding's own: 云岭县教育局2022年年报 ·"""
    return f"{name} · " if (name := elsewhere(source, each)) else ""


def printed(source: Provenance) -> str:
    """What stands in a place, cut where it is long."""
    text = words.printed(source.as_printed) or "（空白）"
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def bar(counted: Tally, most: int) -> Markup:
    """Standing findings as a bar of three parts against the longest one. The numbers stand beside it."""
    rectangles, left = [], 0.0
    for weight in Severity:
        width = _BAR * counted.standing(weight.value) / max(most, 1)
        if width:
            rectangles.append(element("rect", x=f"{left:.2f}", y=0, width=f"{width:.2f}", height=10, class_=weight.value))
        left += width
    return element(
        "svg", *rectangles, viewBox=f"0 0 {_BAR} 10", preserveAspectRatio="none", class_="bar", aria_hidden="true", focusable="false"
    )  # fmt: skip


def table(caption: str, heads: Sequence[tuple[str, str]], bodies: Iterable[Markup], kind: str = "") -> Markup:
    """A table of one body or several; ``heads``: each column's name and class."""
    columns = (
        element("th", element("span", name, class_="unseen") if of == "drawn" else name, scope="col", class_=of or None)
        for name, of in heads
    )
    return element("table", element("caption", caption), element("thead", element("tr", *columns)), *bodies, class_=kind or None)


def legend() -> Markup:
    """What the colours of the bars mean."""
    parts = (element("span", SEVERITIES[weight.value], class_=f"key {weight.value}") for weight in Severity)
    return element("p", "条形图：", together(parts, Markup(" ")), class_="legend", aria_hidden="true")
