"""Reports as Word files, written with python-docx: merges, nested layout, headers and footers, numbered headings, tracked changes."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from .document import Part, Report, compose
from .national import Box, Table
from .text_styles import expanded

SUFFIX = ".docx"


@dataclass(frozen=True)
class Style:
    """A way to build the tables of a Word file."""

    name: str
    table: Callable[[Any, Table, Random], None]
    lossless: bool = True


def _grid(document: Any, table: Table) -> tuple[Any, list[list[str]]]:
    texts = expanded(table)
    grid = document.add_table(rows=len(texts), cols=len(texts[0]))
    grid.style = "Table Grid"
    return grid, texts


def places(table: Table) -> list[tuple[int, int, Box]]:
    """Row, column and box of every box, as a browser lays them out."""
    taken: set[tuple[int, int]] = set()
    found: list[tuple[int, int, Box]] = []
    for row, boxes in enumerate(table):
        column = 0
        for box in boxes:
            while (row, column) in taken:
                column += 1
            taken |= {(row + down, column + right) for down in range(box.down) for right in range(box.across)}
            found.append((row, column, box))
            column += box.across
    return found


def merged(document: Any, table: Table, random: Random) -> None:
    """Cells merged across and down, as Word does."""
    grid, texts = _grid(document, table)
    cells = [list(row.cells) for row in grid.rows]
    for row, column, box in places(table):
        cell = cells[row][column]
        bottom, right = min(row + box.down, len(texts)) - 1, min(column + box.across, len(texts[0])) - 1
        if (bottom, right) != (row, column):
            cell = cell.merge(cells[bottom][right])
        cell.text = box.text


def unmerged(document: Any, table: Table, random: Random) -> None:
    """No merges: covered places are empty cells."""
    grid, texts = _grid(document, table)
    for row, line in zip(grid.rows, texts, strict=True):
        for cell, text in zip(row.cells, line, strict=True):
            cell.text = text


def dressed(document: Any, table: Table, random: Random) -> None:
    """Merged, and every text in several runs and paragraphs, with proofing marks and bookmarks between."""
    from docx.oxml import OxmlElement

    merged(document, table, random)
    for cell in document.tables[-1]._cells:
        text = cell.text
        if len(text) < 2 or random.random() < 0.5:
            continue
        paragraph = cell.paragraphs[0]
        paragraph.clear()
        cut = random.randrange(1, len(text))
        paragraph.add_run(text[:cut])
        paragraph._p.append(OxmlElement("w:proofErr"))
        run = paragraph.add_run(text[cut:])
        run.bold = random.random() < 0.5


def tracked(document: Any, table: Table, random: Random) -> None:
    """Some figures were corrected with changes tracked: what was deleted is still in the file."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    merged(document, table, random)
    grid = document.tables[-1]
    for row, column, box in places(table):
        if not box.key or not box.text or random.random() > 0.1:
            continue
        paragraph = grid.cell(row, column).paragraphs[0]
        run = paragraph.runs[0]._r
        inserted, deleted = OxmlElement("w:ins"), OxmlElement("w:del")
        for element in (inserted, deleted):
            element.set(qn("w:id"), "1")
            element.set(qn("w:author"), "a")
        old = OxmlElement("w:r")
        words = OxmlElement("w:delText")
        words.text = str(random.randint(1, 999))
        old.append(words)
        deleted.append(old)
        paragraph._p.replace(run, inserted)
        inserted.append(run)
        inserted.addprevious(deleted)


def tabs(document: Any, table: Table, random: Random) -> None:
    """No table: a paragraph for each row, tabs between the cells."""
    for row in expanded(table):
        document.add_paragraph("\t".join(row))


def nested(document: Any, table: Table, random: Random) -> None:
    """The table inside the only cell of another."""
    outer = document.add_table(rows=1, cols=1)
    cell = outer.cell(0, 0)
    texts = expanded(table)
    grid = cell.add_table(len(texts), len(texts[0]))
    for row, line in zip(grid.rows, texts, strict=True):
        for inner, text in zip(row.cells, line, strict=True):
            inner.text = text


STYLES = (Style("merged", merged), Style("unmerged", unmerged), Style("dressed", dressed), Style("tracked", tracked), Style("tabs", tabs),
          Style("nested", nested))  # fmt: skip


def generate(seed: int, style: Style) -> tuple[Report, bytes]:
    """A report and its Word file."""
    import docx

    report = compose(seed, odd=style.lossless, lossless=style.lossless)
    random = Random(f"docx {seed}")
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "".join(report.words.title[:1])
    section.footer.paragraphs[0].text = "— 1 —"
    styled = random.random() < 0.5
    for part in report.parts:
        _part(document, part, style, random, styled)
    buffer = io.BytesIO()
    document.save(buffer)
    return report, buffer.getvalue()


def _part(document: Any, part: Part, style: Style, random: Random, styled: bool) -> None:
    if part.kind == "table":
        style.table(document, part.table, random)
    elif part.kind == "picture":
        document.add_picture(_picture())
    elif part.kind in ("title", "heading") and styled:
        document.add_heading(part.text, level=part.level - 1)
    else:
        document.add_paragraph(part.text)


def _picture() -> io.BytesIO:
    """A small picture that stands for a photographed table."""
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("L", (640, 480), 240).save(buffer, "PNG")
    buffer.seek(0)
    return buffer
