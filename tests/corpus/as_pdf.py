"""Reports as PDF: printed by a browser, and set by a typesetter, with and without rules, tall merged cells, headers on every page."""

import atexit
import copy
import io
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import cache
from html import escape
from queue import SimpleQueue
from random import Random
from threading import Thread
from typing import Any

from .as_docx import places
from .as_html import spans
from .document import Part, Report, compose
from .national import Box, Table

SUFFIX = ".pdf"
_SHEET = (
    "@page{size:%(page)s;margin:%(margin)s}body{font-family:'Noto Serif CJK SC','Noto Sans CJK SC',serif;font-size:%(text)spt;line-height:1.6}"
    "h1{font-size:18pt;text-align:center}h2{font-size:14pt}h3{font-size:12pt}p{text-indent:2em;margin:4pt 0}"
    "table{border-collapse:collapse;width:100%%;font-size:%(cell)spt;margin:6pt 0}td{%(rule)s;padding:%(pad)spt;text-align:center;vertical-align:middle;height:1em}"  # so is a row of empty cells
    "td.l{text-align:%(align)s}td.tall{width:1.2em;padding:1pt}tr{page-break-inside:%(cut)s}"
)
_RULED = "border:0.75pt solid #000"
_LINE = "border-bottom:0.75pt solid #000"

_LATIN = "body{font-family:'Liberation Serif','Noto Serif CJK SC',serif}"  # digits in a font of their own, as office programs set them
_WATERMARK = "body::before{content:'内部资料 2024';position:fixed;top:40%;left:5%;font-size:64pt;transform:rotate(-35deg);"


@dataclass(frozen=True)
class Style:
    """A look on paper. ``lossless``: its rules show every empty cell."""

    name: str
    looks: dict[str, str] = field(default_factory=dict)
    more: str = ""  # rules of style beyond the looks
    lossless: bool = True
    tall: bool = False  # merged label cells one character wide
    heads: bool = False  # the header again on each page
    running: bool = False  # the title on each page
    turned: int = 0  # degrees clockwise that the pages are shown turned by
    make: Callable[[Report, "Style", Random], bytes] | None = None  # another way than the browser's


def _chromium(report: Report, style: Style, random: Random) -> bytes:
    looks = {"page": "A4", "margin": "2.5cm 2cm", "text": "12", "cell": "9", "rule": _RULED, "pad": "2", "align": "left", "cut": "avoid"}
    looks |= style.looks
    body = "".join(_part(part, style, random) for part in report.parts)
    page = f"<!DOCTYPE html><meta charset=utf-8><title>{escape(''.join(dict.fromkeys(report.words.title)))}</title><style>{_SHEET % looks}{style.more}</style>{body}"
    numbered = random.random() < 0.6
    foot = "<div style='font-size:9pt;width:100%;text-align:center'>— <span class=pageNumber></span> —</div>"
    head = f"<div style='font-size:9pt;width:100%;text-align:right;margin-right:2cm'>{escape(''.join(report.words.title))}</div>"
    printed = printer().print(
        page,
        prefer_css_page_size=True,
        print_background=True,
        display_header_footer=numbered or style.running,
        header_template=head if style.running else "<span></span>",
        footer_template=foot,
    )
    return _turned(printed, style.turned) if style.turned else printed


def _turned(content: bytes, degrees: int) -> bytes:
    """The pages as a viewer shows them that turns them."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    for page in document:
        page.set_rotation(degrees)
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    return buffer.getvalue()


def _part(part: Part, style: Style, random: Random) -> str:
    if part.kind == "table":
        return _table(part.table, style, random)
    if part.kind == "picture":
        return "<svg width=400 height=200><rect width=400 height=200 fill='#ddd'/></svg>"
    text = escape(part.text)
    tag = {"title": "h1", "heading": f"h{part.level}", "signature": "p style='text-align:right'"}.get(part.kind, "p")
    return f"<{tag}>{text}</{tag.split()[0]}>"


def _table(table: Table, style: Style, random: Random) -> str:
    def cell(box: Box) -> str:
        tall = style.tall and box.down > 2 and not box.key and len(box.text) < 12
        words = "<br>".join(map(escape, box.text)) if tall and random.random() < 0.5 else escape(box.text)
        return f"<td{' class=tall' if tall else '' if box.key else ' class=l'}{spans(box)}>{words}</td>"

    first = next(n for n, row in enumerate(table) if row and row[-1].key)
    rows = [f"<tr{' class=head' if n < first else ''}>{''.join(map(cell, row))}</tr>" for n, row in enumerate(table)]
    heads = first if style.heads else 0
    return f"<table><thead>{''.join(rows[:heads])}</thead><tbody>{''.join(rows[heads:])}</tbody></table>"


class _Printer(Thread):
    """A headless browser in a thread of its own, open until the process ends: tests that drive a browser themselves hold the main thread's."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._orders: SimpleQueue[tuple[str, dict[str, Any], Future[bytes]] | None] = SimpleQueue()

    def run(self) -> None:
        from playwright.sync_api import sync_playwright

        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
            tab = browser.new_page()
            while (order := self._orders.get()) is not None:
                page, options, printed = order
                try:
                    tab.set_content(page)
                    printed.set_result(tab.pdf(**options))
                except Exception as error:  # noqa: BLE001 - whatever it is, it is raised where the page was ordered
                    printed.set_exception(error)
            browser.close()

    def print(self, page: str, **options: Any) -> bytes:
        """The pages of a document of HTML, as PDF."""
        printed: Future[bytes] = Future()
        self._orders.put((page, options, printed))
        return printed.result(timeout=60)

    def stop(self) -> None:
        self._orders.put(None)
        self.join(timeout=10)


@cache
def printer() -> _Printer:
    """The browser that prints all reports of this process."""
    started = _Printer()
    started.start()
    atexit.register(started.stop)
    return started


def _typeset(report: Report, style: Style, random: Random) -> bytes:
    """Set by reportlab in a font that is not embedded, long tables split between rows."""
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A3, A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, TableStyle
    from reportlab.platypus import Table as Sheet
    from reportlab.platypus.doctemplate import LayoutError

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    text = ParagraphStyle("text", fontName="STSong-Light", fontSize=11, leading=18, wordWrap="CJK", firstLineIndent=22)
    small = ParagraphStyle("cell", fontName="STSong-Light", fontSize=7, leading=8, wordWrap="CJK")
    story: list[Any] = []
    for part in report.parts:
        if part.kind != "table":
            story.append(Paragraph(escape(part.text), text))
            continue
        boxes = places(part.table)
        height, width = len(part.table), max(column + box.across for _, column, box in boxes)
        grid: list[list[Any]] = [[""] * width for _ in range(height)]
        rules: list[Any] = [
            ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("TOPPADDING", (0, 0), (-1, -1), 1),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
        ]
        for row, column, box in boxes:
            grid[row][column] = Paragraph(escape(box.text) or "\xa0", small)  # a row of empty cells is as high as a line
            end = (min(column + box.across, width) - 1, min(row + box.down, height) - 1)
            rules.append(("SPAN", (column, row), end))
        labels = min(column for _, column, box in boxes if box.key)  # columns, wider than those of figures
        wide = [min(80.0, 240 / max(labels, 1))] * labels
        rest = (480 - sum(wide)) / (width - labels)
        story.append(Sheet(grid, colWidths=[*wide, *[rest] * (width - labels)], style=TableStyle(rules), splitByRow=1))
    for size in (A4, A3):  # rows that merged cells tie together must fit on one page
        buffer = io.BytesIO()
        try:
            SimpleDocTemplate(buffer, pagesize=size, leftMargin=50, rightMargin=50, title="").build(copy.deepcopy(story))
        except LayoutError:
            continue
        return buffer.getvalue()
    raise AssertionError(f"seed {report.seed}: a table larger than A3")


STYLES = (
    Style("ruled", heads=False), Style("ruled_heads", {"cell": "8", "cut": "auto"}, heads=True), Style("tall", {"cell": "8", "pad": "1"}, tall=True),
    Style("landscape", {"page": "A4 landscape", "cell": "10.5"}), Style("tiny", {"cell": "6.5", "pad": "0", "text": "10"}, tall=True),
    Style("large", {"cell": "12", "pad": "4", "text": "16", "margin": "3.7cm 2.6cm"}),
    Style("thin", {"rule": "border:0.3pt dotted #999"}), Style("filled", {"rule": "border:1pt solid #fff;background:#e8e8e8"}),
    Style("open_sides", {"rule": "border-top:0.75pt solid #000;border-bottom:0.75pt solid #000"}, lossless=False),
    Style("bare", {"rule": "border:0"}, lossless=False), Style("typeset", make=_typeset),
    Style("three_lines", {"rule": "border:0"}, f"table{{border-top:1.5pt solid;border-bottom:1.5pt solid}}tr.head td{{{_LINE}}}", False, heads=True),
    Style("padded", {"rule": "border:0", "cell": "10.5"}, "td{padding:0 5.4pt;line-height:1.5}tr:not(.head) td{text-align:left}", False),
    Style("spaced", {"rule": "border:0"}, "td{letter-spacing:0.2em}", False),
    Style("spread", {"rule": "border:0"}, "td.l{text-align:justify;text-align-last:justify}", False),
    Style("zebra", {"rule": "border:0"}, "tr:nth-child(even) td{background:#dde8f4}tr.head td{background:#335;color:#fff}", False),
    Style("hanging", {"rule": _LINE}, "tr:not(.head) td.l{padding-left:2em;text-indent:-2em}td{vertical-align:top}", False),
    Style("labels_ruled", {"rule": "border:0"}, f"table{{{_RULED}}}td.l{{{_RULED}}}", False),
    Style("narrow", {"rule": "border:0", "page": "210mm 150mm", "margin": "1.5cm"}, "table{width:60%;margin:auto}td{text-align:right}", False, True),
    Style("office", {"align": "center", "rule": "border:0.5pt solid #000", "cell": "10.5"}, f"{_LATIN}h1,h2,h3{{font-weight:400}}", running=True, tall=True),
    Style("watermarked", {"align": "center"}, f"{_WATERMARK}color:#ddd;z-index:-1}}"), Style("stamped", {}, f"{_WATERMARK}color:rgba(200,0,0,0.25)}}"),
    Style("double", {"rule": "border:2.25pt double #000", "pad": "3"}), Style("dashed", {"rule": "border:0.75pt dashed #000"}, running=True),
    Style("letters", {"align": "center"}, "td.l{letter-spacing:0.4em}"), Style("justified", {"pad": "4"}, "td.l{text-align:justify;text-align-last:justify}"),
    Style("cut", {"page": "210mm 120mm", "margin": "1.2cm 2cm", "cut": "auto", "cell": "10.5", "pad": "3"}, running=True),
    Style("turned", {"page": "A4 landscape"}, turned=90), Style("top", {"pad": "3", "align": "center"}, "td{vertical-align:top}tr.head td{background:#dbe5f1}", heads=True),
    Style("hairline", {"rule": "border:0", "align": "center", "pad": "4"}, "td{border-bottom:0.3pt solid #bbb}tr.head td{background:#1f4e79;color:#fff}", False, heads=True),
)  # fmt: skip


def generate(seed: int, style: Style) -> tuple[Report, bytes]:
    """A report and its PDF."""
    report = compose(seed, odd=style.lossless, lossless=style.lossless)
    report.wrapped = True
    return report, (style.make or _chromium)(report, style, Random(f"pdf {seed}"))
