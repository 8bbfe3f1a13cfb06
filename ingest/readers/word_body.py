"""The body of a Word file in reading order: lines gathered until a table comes, as for pages."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from ingest.parsed import Block
from ingest.readers.blocks import blocks_of
from ingest.readers.lines import Line
from ingest.readers.word_numbering import Numbering
from ingest.readers.word_styles import Styles
from ingest.readers.word_tables import CellText, children, grid_of, is_layout, rows_of
from ingest.readers.word_text import UNKNOWN, Said, paragraphs, read_paragraph
from ingest.readers.word_xml import Element, kind
from ingest.rejected import Rejected

_DEEPEST = 12  # tables in tables
_EMPTY_CELLS = "\t\t\t"  # more than an indent
_LONGEST_HEADING = 60  # characters; a longer line in a heading's style is text all the same (sentences wear headings' styles)


@dataclass
class Body:
    """A walk over the body; ``insertion`` gives the blocks of an inserted file (``w:altChunk``), by the element and its path."""

    styles: Styles
    numbering: Numbering
    insertion: Callable[[Element, str], list[Block]]
    _done: list[Block] = field(default_factory=list)
    _lines: list[Line] = field(default_factory=list)

    def blocks(self, body: Element) -> tuple[Block, ...]:
        """Headings, paragraphs and tables."""
        self._visit(body, "body")
        self._end_lines()
        return tuple(self._done)

    def _visit(self, container: Element, path: str) -> None:
        begun: list[str] = []  # of a line whose paragraph goes on in the next one
        for part, part_path in _parts(container, path):
            if kind(part) == "w:p":
                said = read_paragraph(part, self.styles, self.numbering)
                begun.append("" if said.style.is_contents else said.text)
                if not said.goes_on:
                    self._say("".join(begun), part_path, said.style.level)
                    begun.clear()
                self._visit_boxes(said, part_path)
                continue
            self._say("".join(begun), part_path, 0)
            begun.clear()
            if kind(part) == "w:tbl":
                self._table(part, part_path)
            else:
                self._end_lines()
                self._done += self.insertion(part, part_path)
        self._say("".join(begun), path, 0)

    def _say(self, text: str, path: str, level: int) -> None:
        is_sentence = len(text.strip()) > _LONGEST_HEADING or "\n" in text.strip() or "。" in text.strip()[:-1]
        lines = [_unindented(line) for line in text.split("\n")]
        filled = [line for line in lines if line.strip() or _EMPTY_CELLS in line]  # a row may be of empty cells alone
        self._lines += [Line(line, path, 0 if is_sentence else level) for line in filled]

    def _visit_boxes(self, said: Said, path: str) -> None:
        for count, box in enumerate(said.boxes, 1):
            self._visit(box, f"{path}/txbx[{count}]")

    def _table(self, table: Element, path: str) -> None:
        """A table of data as a grid, the tables in its cells after it; a table that arranges the page is walked through."""
        if path.count("/tbl[") > _DEEPEST:
            raise Rejected("Word 文档的表格嵌套过深，未读取。")
        if is_layout(table):
            for row, row_path in rows_of(table, path):
                for cell, cell_path in children(row, "w:tc", row_path):
                    self._visit(cell, cell_path)
            return
        nested: list[tuple[Element, str]] = []

        def read_cell(cell: Element, cell_path: str) -> CellText:
            return self._cell(cell, cell_path, nested)

        self._end_lines()
        grid = grid_of(table, path, read_cell)
        if any(cell.text for cell in grid.cells):
            self._done.append(Block(kind="table", grid=grid, path=path))
        for inner, inner_path in nested:
            self._table(inner, inner_path)

    def _cell(self, cell: Element, path: str, nested: list[tuple[Element, str]]) -> CellText:
        """A cell's lines. Where a box floats over it or a table stands in it, its own text is not all that it shows."""
        lines: list[str] = []
        begun, more = "", False
        for part, part_path in _parts(cell, path):
            if kind(part) == "w:tbl" and not (is_layout(part) and _is_single(part)):
                nested.append((part, part_path))
                more = True
            elif kind(part) == "w:tbl":
                inner = [
                    self._cell(only, only_path, nested)
                    for row, at in rows_of(part, part_path)
                    for only, only_path in children(row, "w:tc", at)
                ]
                lines += [said.text for said in inner]
                more = more or any(said.unreadable for said in inner)
            elif kind(part) == "w:p":
                said = read_paragraph(part, self.styles, self.numbering)
                begun += said.text
                if not said.goes_on:
                    lines += begun.split("\n")
                    begun = ""
                boxes = [self._cell(box, part_path, nested) for box in said.boxes]
                lines += [box.text for box in boxes]
                more = more or any(box.text or box.unreadable for box in boxes)
            else:
                more = True
        text = "\n".join(filter(None, (line.strip() for line in [*lines, begun])))
        return CellText(text, more or UNKNOWN in text)

    def _end_lines(self) -> None:
        self._done += blocks_of(self._lines)
        self._lines = []


def _parts(container: Element, path: str) -> Iterator[tuple[Element, str]]:
    """Paragraphs, tables and insertions with their paths: body/tbl[2], counted by kind from 1."""
    seen: Counter[str] = Counter()
    for part in paragraphs(container):
        name = kind(part)[2:]
        seen[name] += 1
        yield part, f"{path}/{name}[{seen[name]}]"


def _is_single(table: Element) -> bool:
    return sum(1 for row, _ in rows_of(table, "") for _ in children(row, "w:tc", "")) <= 1


def _unindented(line: str) -> str:
    """A line without the tabs that only indent it; tabs between words, and several beside them, stand for empty cells."""
    plain, tabbed = line.strip(), line.strip("\n\r ")
    around = tabbed.startswith(_EMPTY_CELLS) or (tabbed.startswith("\t\t") and tabbed.endswith("\t"))
    cells = "\t" in plain or tabbed.endswith("\t\t") or (around and len(plain) <= _LONGEST_HEADING)
    return tabbed if cells else plain
