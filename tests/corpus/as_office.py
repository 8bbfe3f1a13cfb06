"""Reports as PDF printed by an office program from their Word files: pages and fonts of all kinds, rows and labels cut by page breaks."""

import atexit
import io
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from .as_docx import merged, nested, places, tabs, unmerged
from .document import Part, Report, compose
from .national import Table

SUFFIX = ".pdf"
OFFICE = Path("/usr/bin/soffice")
SONG, KAI, HEI, NOTO = "AR PL UMing CN", "AR PL UKai CN", "WenQuanYi Zen Hei", "Noto Serif CJK SC"
_A4 = 21.0, 29.7
_WIDE = 6  # columns


@dataclass(frozen=True)
class Style:
    """A look on paper. ``lossless``: its rules show every empty cell."""

    name: str
    font: str = SONG
    digits: str = "Liberation Serif"
    text: float = 16.0  # points, as all sizes
    cell: float = 10.5
    landscape: bool = False
    margins: tuple[float, float] = (2.6, 2.8)  # centimetres: right and left, top and bottom
    rules: str = "single 4"  # the kind of its lines and their eighths of a point; "" for none
    labels: float = 0.0  # the share of a label column's width, of a column of figures' width; 0 for even columns
    padding: float | None = None  # points left and right of a cell's text
    row: float = 0.0  # a row's height at least
    exact: bool = False  # rows are as high as that, whatever they hold
    whole: bool = False  # no row is cut by a page break
    heads: bool = False  # the header again on each page
    tall: bool = False  # labels of groups run downwards
    top: bool = False  # text stands at the top of its cell
    left: bool = False  # figures stand at the left of theirs
    shaded: bool = False
    sides: bool = True  # lines at the right and left of a table
    line: float = 0.0  # from line to line in a cell, exactly
    indented: bool = False  # the first line of a label begins two letters farther right
    spread: bool = False  # labels fill their cells
    drawn: bool = False  # figures are bold, with a line under them
    sections: bool = False  # pages lie on their side where the large tables are
    unmerged: bool = False
    bare: Callable[[Any, Table, Random], None] | None = None  # writes tables that have none of these looks
    lossless: bool = True


STYLES = (
    Style("plain", left=True, top=True),
    Style("report", labels=1.6, row=22),
    Style("narrow", font=NOTO, labels=0.5, cell=9, padding=2),
    Style("landscape", landscape=True, text=14, labels=1.5),
    Style("heads", font=KAI, digits=KAI, heads=True, whole=True, cell=12, shaded=True),
    Style("downwards", tall=True, labels=0.6, font=HEI, digits=HEI),
    Style("tight", padding=0, cell=9, labels=2.2, font=HEI, digits="Liberation Sans", margins=(1.5, 1.5)),
    Style("tall_rows", row=40, cell=14, labels=1.4, font=NOTO, digits=NOTO),
    Style("thin", rules="dotted 2", row=18),
    Style("exact", row=26, exact=True, labels=2.5, cell=9),
    Style("double", rules="double 6", cell=12, heads=True),
    Style("thick", rules="single 18", labels=1.3, shaded=True),
    Style("unmerged", unmerged=True, cell=9),
    Style("small", cell=7.5, text=10.5, labels=3, font=NOTO),
    Style("brief", labels=0.45, cell=12, margins=(3.2, 8.0)),
    Style("open", sides=False, labels=1.6, heads=True),
    Style("indented", indented=True, line=12, cell=10.5, labels=2.0),
    Style("spread", spread=True, font=KAI, row=24, labels=1.8),
    Style("drawn", drawn=True, digits="Liberation Sans", labels=1.5, rules="single 2"),
    Style("sections", sections=True, text=14, labels=1.3, shaded=True, font=NOTO),
    Style("white", rules="white 12", shaded=True, labels=1.6),
    Style("level", rules="level 4", labels=1.6, lossless=False),
    Style("bare", rules="", labels=1.6, lossless=False), Style("tabs", bare=tabs, lossless=False), Style("nested", bare=nested, lossless=False),
)  # fmt: skip


def generate(seed: int, style: Style) -> tuple[Report, bytes]:
    """A report and the print of its Word file."""
    report = compose(seed, odd=style.lossless, lossless=style.lossless)
    report.wrapped = True
    return report, printed(_document(report, style, Random(f"office {seed}")))


def printed(word: bytes) -> bytes:
    """A Word file as the office program prints it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "report.docx")
        file.write_bytes(word)
        order = [OFFICE, f"-env:UserInstallation={_profile().as_uri()}", "--headless", "--convert-to", "pdf", "--outdir", folder, file]
        subprocess.run(order, check=True, capture_output=True, timeout=120)
        return file.with_suffix(".pdf").read_bytes()


@cache
def _profile() -> Path:
    """The office program's settings, of this process alone: two that share them refuse to run at once."""
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    return Path(folder.name)


def _document(report: Report, style: Style, random: Random) -> bytes:
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = (Cm(side) for side in (_A4[::-1] if style.landscape else _A4))
    section.orientation = WD_ORIENT.LANDSCAPE if style.landscape else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Cm(style.margins[0])
    section.top_margin = section.bottom_margin = Cm(style.margins[1])
    if random.random() < 0.5:
        section.header.paragraphs[0].text = "".join(report.words.title[:1])
    _number_pages(section.footer.paragraphs[0])
    for part in report.parts:
        _part(document, part, style, random)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _number_pages(paragraph: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph.alignment = 1
    paragraph.add_run("— ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
    paragraph.add_run(" —")


def _part(document: Any, part: Part, style: Style, random: Random) -> None:
    from docx.shared import Pt

    if part.kind == "table" and style.bare:
        style.bare(document, part.table, random)
        return
    if part.kind == "table":
        wide = style.sections and max(sum(box.across for box in row) for row in part.table) > _WIDE
        if wide:
            _turn(document)
        _table(document, part.table, style, random, style.landscape or wide)
        if wide:
            _turn(document)
        return
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    if part.kind == "title":
        paragraph.alignment = 1
    elif part.kind == "paragraph":
        paragraph.paragraph_format.first_line_indent = Pt(2 * style.text)
    _write(paragraph, part.text, style, style.text + 6 * (part.kind == "title"))


def _turn(document: Any) -> None:
    """The next page, on its side where the one before stands upright, and the other way round."""
    before = document.sections[-1]
    section = document.add_section()
    section.page_width, section.page_height = before.page_height, before.page_width
    section.orientation = 1 - before.orientation


def _write(paragraph: Any, text: str, style: Style, size: float) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run = paragraph.add_run(text)
    run.font.size, run.font.name = Pt(size), style.digits
    run._r.rPr.rFonts.set(qn("w:eastAsia"), style.font)


def _table(document: Any, table: Table, style: Style, random: Random, landscape: bool) -> None:
    from docx.shared import Cm, Pt

    (unmerged if style.unmerged else merged)(document, table, random)
    grid = document.tables[-1]
    boxes = places(table)
    labels = min(column for _, column, box in boxes if box.key)
    first = next(n for n, row in enumerate(table) if row and row[-1].key)
    width = _A4[landscape] - 2 * style.margins[0]
    shares = [style.labels or 1.0] * labels + [1.0] * (len(grid.columns) - labels)
    grid.autofit = False
    for index, column in enumerate(grid.columns):
        column.width = Cm(width * shares[index] / sum(shares))
    downwards = {(row, column) for row, column, box in boxes if style.tall and box.down > 2 and not box.key and len(box.text) < 12}
    _dress(grid, style, first)
    done: set[Any] = set()
    for row, line in enumerate(grid.rows):
        if style.row:
            line.height, line.height_rule = Pt(style.row), 2 if style.exact else 1
        for column, cell in enumerate(line.cells):
            if cell._tc not in done:  # a merged cell is in all its places
                done.add(cell._tc)
                cell.width = Cm(width * sum(shares[column : column + cell.grid_span]) / sum(shares))
                _cell(cell, style, column >= labels or row < first, (row, column) in downwards)
                _look(cell, style, row < first, column >= labels)


def _cell(cell: Any, style: Style, centred: bool, downwards: bool) -> None:
    from docx.shared import Pt

    cell.vertical_alignment = 0 if style.top else 1
    for paragraph in cell.paragraphs:
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.alignment = 1 if centred and not style.left else 0
        text = paragraph.text
        paragraph.clear()
        _write(paragraph, text, style, style.cell)
    if downwards:
        _property(cell._tc.get_or_add_tcPr(), "w:textDirection", val="tbRlV")


def _look(cell: Any, style: Style, head: bool, figure: bool) -> None:
    """What a cell has of its own: shading, lines of an exact height, an indent, letters set apart, a line under its figure."""
    from docx.shared import Pt

    if style.shaded and (head or "white" in style.rules):
        _property(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill="D9E2F3" if head else "EEF2FA")
    paragraph = cell.paragraphs[0]
    if style.line:
        paragraph.paragraph_format.line_spacing = Pt(style.line)
    if style.indented and not figure and not head:
        paragraph.paragraph_format.first_line_indent = Pt(2 * style.cell)
    if style.spread and not figure:
        paragraph.alignment = 4
    if style.drawn and figure and not head:
        paragraph.runs[0].font.bold = paragraph.runs[0].font.underline = True


def _dress(grid: Any, style: Style, first: int) -> None:
    """Lines, padding, and what rows do at page breaks."""
    from docx.oxml import OxmlElement

    properties = grid._tbl.tblPr
    grid.style = "Normal Table"
    if style.rules:
        kind, size = style.rules.split()
        borders = _property(properties, "w:tblBorders")
        upright = () if kind == "level" else ("left", "right", "insideV") if style.sides else ("insideV",)
        line = "single" if kind in ("level", "white") else kind
        for side in ("top", "insideH", "bottom", *upright):
            _property(borders, f"w:{side}", val=line, sz=size, space="0", color="FFFFFF" if kind == "white" else "000000")
    if style.padding is not None:
        margins = _property(properties, "w:tblCellMar")
        for side in ("left", "right"):
            _property(margins, f"w:{side}", w=str(int(20 * style.padding)), type="dxa")
    for index, row in enumerate(grid.rows):
        of_row = row._tr.get_or_add_trPr()
        if style.whole:
            of_row.append(OxmlElement("w:cantSplit"))
        if style.heads and index < first:
            of_row.append(OxmlElement("w:tblHeader"))


def _property(parent: Any, name: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    parent.append(element)
    return element
