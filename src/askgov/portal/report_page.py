"""The report viewer: a parsed report as one page, the cell or passage looked for marked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from askgov.domain import Finding, Report
from askgov.portal import addresses, words
from askgov.portal.document import document
from askgov.portal.finding_words import counted, places, weight
from askgov.portal.grid import table
from askgov.portal.markup import NOTHING, element, notice, together
from askgov.portal.page_image import is_paged

OUTLINE = 30  # headings listed at the top
_FEW = 4  # places of a finding that are in view

Block = Mapping[str, Any]


@dataclass(frozen=True)
class Place:
    """What to mark: a cell, some characters, or a whole block."""

    block: int
    cell: tuple[int, int] | None = None
    span: tuple[int, int] | None = None
    label: str = ""  # what the cell is, by its row and column


def report_page(
    report: Report, organ: str, parsed: Mapping[str, Any], findings: Sequence[Finding], place: Place | None, others: Sequence[Report] = ()
) -> str:
    """The page of one report; ``parsed`` is the dict form of its blocks, in which what is empty may be left out.

    ``findings`` may be of the report of the year after that took its figures over; ``others``: the reports that they rest on beside it.
    """
    blocks: Sequence[Block] = parsed["blocks"]
    headings = [
        (f"#b{number}", block["text"]) for number, block in enumerate(blocks) if block["kind"] == "heading" and block["text"].strip()
    ]
    found = [_found(report, finding, others) for finding in findings]
    outline = [element("a", text, href=address) for address, text in headings[:OUTLINE]]
    return document(
        report.title or report.file,
        element("section", *_facts(report, organ, marked=place is not None), class_="facts"),
        element(
            "main",
            _folded("目录", outline) if len(outline) > 1 else "",
            _folded(f"收录时存疑 {len(report.doubts)} 处", report.doubts) if report.doubts else "",
            _folded(f"核对时发现 {len(found)} 处：{counted(findings)}", found) if found else "",
            *_pictured(report, blocks, place),
            *_body(blocks, place),
            id="main",
            class_="report",
        ),
    )


def _found(report: Report, finding: Finding, others: Sequence[Report]) -> Markup:
    """What was found, how heavy it weighs, and the ways to what it rests on."""
    links = [
        element(
            "a", place.line, href=addresses.report_page(place.source.report_id, place.source.block, place.source.cell, place.source.span)
        )
        for place in places(finding, others, own=report.id)
    ]
    home = next((f"（核对 {other.year} 年年报时发现）" for other in others if other.id == finding.report_id), "")
    return together(
        [
            element("strong", weight(finding), class_=f"weight {finding.severity.value}"),
            home,
            finding.message,
            _folded(f"涉及 {len(links)} 处原文", links) if len(links) > _FEW else element("ul", *(element("li", link) for link in links)),
        ]
    )


def _pictured(report: Report, blocks: Sequence[Block], place: Place | None) -> Iterator[Markup]:
    """The page of the original that the place stands on, with the place framed."""
    if place is None or not is_paged(report.media_type) or place.block >= len(blocks):
        return
    spot = _spot(blocks[place.block], place)
    page = spot.get("page") or blocks[place.block].get("page")
    if page is None:
        return
    box = spot.get("box")
    picture = addresses.page_picture(report.id, page, (box[0], box[1], box[2], box[3]) if box else None)
    framed = "，框出的是所引之处" if box else ""
    yield element(
        "figure",
        element("a", element("img", src=picture, alt=f"原件第 {page} 页", loading="lazy"), href=picture, target="_blank", rel="noopener"),
        element("figcaption", f"原件第 {page} 页{framed}。下面是由程序转成的文字。"),
        class_="original",
    )


def _spot(block: Block, place: Place) -> Mapping[str, Any]:
    """The cell looked for, else its block."""
    cells = (block.get("grid") or {}).get("cells", ()) if place.cell is not None else ()
    return next((cell for cell in cells if (cell["row"], cell["column"]) == place.cell), block)


def _facts(report: Report, organ: str, *, marked: bool) -> Iterator[Markup]:
    facts = {
        "机关": organ,
        "年度": f"{report.year} 年",
        "口径": words.SCOPES.get(report.scope, report.scope),
        "格式": words.FORMATS.get(report.format, report.format),
        "发布": report.published,
    }
    yield element("h1", report.title or report.file)
    yield element("dl", *(element("div", element("dt", name), element("dd", fact)) for name, fact in facts.items() if fact))
    links = [element("a", "到标出处", class_="jump", href="#hit")] if marked else []
    links.append(element("a", "下载原件", href=addresses.original_file(report.id)))
    if address := addresses.outside(report.url):
        links.append(element("a", "发布网页", href=address, target="_blank", rel="noopener noreferrer"))
    yield element("p", *links, class_="links")
    if report.superseded_by:
        newer = element("a", "更正后的报告", href=addresses.report_page(report.superseded_by))
        yield notice("doubt", "已有更正", "发布机关后来更正了本报告，请看", newer, "。")


def _folded(title: str, lines: Sequence[str]) -> Markup:
    return element("details", element("summary", title), element("ul", *(element("li", line) for line in lines)), class_="outline")


def _body(blocks: Sequence[Block], place: Place | None) -> Iterator[Markup]:
    page = None
    for number, block in enumerate(blocks):
        if block.get("page") is not None and block["page"] != page:
            page = block["page"]
            yield element("p", f"第 {page} 页", class_="page")
        yield _block(number, block, place if place is not None and place.block == number else None)


def _block(number: int, block: Block, place: Place | None) -> Markup:
    anchor = f"b{number}"
    if block["kind"] == "table" and block.get("grid"):
        whole = place is not None and place.cell is None
        grid = table(block["grid"], place.cell if place is not None else None)
        anchored = element("span", id="hit") if whole else NOTHING
        label = element("p", "标出的一格：", place.label, class_="hit-label") if place is not None and place.label else NOTHING
        return element("div", anchored, label, grid, id=anchor, class_="hit-block" if whole else None)
    text = _marked(_text(block), place)
    if block["kind"] == "heading":
        return element(f"h{min(max(int(block.get('level') or 2), 2), 4)}", text, id=anchor)
    return element("p", text, id=anchor)


def _text(block: Block) -> str:
    return str(block.get("text", ""))


def _marked(text: str, place: Place | None) -> Markup:
    if place is None:
        return together([text])
    start, end = place.span or (0, len(text))
    if not 0 <= start < end <= len(text):
        start, end = 0, len(text)
    return together([text[:start], element("mark", text[start:end], id="hit"), text[end:]])
