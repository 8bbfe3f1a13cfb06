"""Tables of a Word file to grids: gridSpan, vMerge and hMerge, columns left out before a row, within limits."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ingest.parsed import Cell, Grid
from ingest.readers.word_xml import Element, attribute, child, inside, is_on, kind, number, properties_of
from ingest.rejected import Rejected

MAX_COLSPAN = 63  # Word's own limit of columns
MAX_CELLS = 200_000
_ARTICLE_LENGTH = 300  # characters of a cell …
_ARTICLE_PARTS = 3  # … and paragraphs in it that make its table a page layout


@dataclass(frozen=True)
class CellText:
    """What a cell says; ``unreadable`` where it shows more than its text tells."""

    text: str
    unreadable: bool = False


@dataclass
class _Draft:
    """A cell that the rows below may still lengthen."""

    row: int
    column: int
    colspan: int
    path: str
    said: CellText
    rowspan: int = 1

    def cell(self) -> Cell:
        return Cell(
            row=self.row, column=self.column, text=self.said.text, rowspan=self.rowspan, colspan=self.colspan, path=self.path,
            unreadable=self.said.unreadable,
        )  # fmt: skip


def children(element: Element, name: str, path: str) -> Iterator[tuple[Element, str]]:
    """Rows of a table or cells of a row, with their paths."""
    for count, inner in enumerate((inner for inner in inside(element) if kind(inner) == name), 1):
        yield inner, f"{path}/{name[2:]}[{count}]"


def rows_of(table: Element, path: str) -> Iterator[tuple[Element, str]]:
    """The rows that are shown: deleted and hidden ones left out."""
    for row, row_path in children(table, "w:tr", path):
        properties = child(row, "trPr")
        if child(properties, "del") is None and not is_on(child(properties, "hidden")):
            yield row, row_path


def grid_of(table: Element, path: str, read_cell: Callable[[Element, str], CellText]) -> Grid:
    """The table's own cells. Raises ``Rejected`` when the grid passes ``MAX_CELLS``."""
    drafts: list[_Draft] = []
    above: dict[int, _Draft] = {}  # column → the merged cell that goes down from the row above
    rows = width = 0
    for rows, (row, row_path) in enumerate(rows_of(table, path), 1):
        column, above, placed = _row(row, row_path, rows - 1, above, read_cell)
        drafts += placed
        width = max(width, column)
        if rows * width > MAX_CELLS:
            raise Rejected("表格超过 20 万格，未读取。")
    return Grid(rows=rows, columns=width, cells=tuple(draft.cell() for draft in drafts))


def _row(
    row: Element, path: str, index: int, above: dict[int, _Draft], read_cell: Callable[[Element, str], CellText]
) -> tuple[int, dict[int, _Draft], list[_Draft]]:
    """The column after a row's last cell, the merged cells that may go on below, the cells that begin in it."""
    column = min(number(child(child(row, "trPr"), "gridBefore")) or 0, MAX_COLSPAN)
    below: dict[int, _Draft] = {}
    placed: list[_Draft] = []
    for cell, cell_path in children(row, "w:tc", path):
        properties = properties_of(cell, "tcPr")
        span = min(max(number(properties.get("w:gridSpan")) or 1, 1), MAX_COLSPAN)
        down = _merge(properties.get("w:vMerge", properties.get("w:vmerge")))
        across = _merge(properties.get("w:hMerge", properties.get("w:hmerge")))
        upper = above.get(column)
        if across == "continue" and placed and placed[-1].column + placed[-1].colspan == column:
            placed[-1].colspan += span
        elif down == "continue" and upper is not None and upper.colspan == span:
            upper.rowspan += 1
            below[column] = upper
        else:
            said = read_cell(cell, cell_path)
            # What goes on from no cell, or is deleted, may not be shown as it stands here.
            torn = (down == "continue" and bool(said.text)) or "w:cellDel" in properties
            placed.append(_Draft(index, column, span, cell_path, CellText(said.text, said.unreadable or torn)))
            if down == "restart":
                below[column] = placed[-1]
        column += span
    return column, below, placed


def _merge(said: Element | None) -> str:
    """restart, continue or "" for a cell that is not merged; the property without a value means continue."""
    return "" if said is None else attribute(said) or "continue"


def is_layout(table: Element) -> bool:
    """Whether a table arranges the page: a single cell, an article in a cell, or more cells in the tables it holds than of its own."""
    sizes = _sizes(table)
    own = sizes[table]
    inner = sum(size for nested, size in sizes.items() if nested is not table and size > 1)
    return own <= 1 or inner >= own or any(_is_article(cell) for row, _ in rows_of(table, "") for cell, _ in children(row, "w:tc", ""))


def _sizes(table: Element) -> Counter[Element]:
    """Numbers of cells: of the table itself and of each one in it."""
    sizes: Counter[Element] = Counter({table: 0})
    stack = [(table, table)]
    while stack:
        node, holder = stack.pop()
        for inner in node:
            name = kind(inner)
            if name == "w:tbl":
                sizes[inner] = 0
                stack.append((inner, inner))
            elif name == "w:tc":
                sizes[holder] += 1
                stack.append((inner, holder))
            elif name not in ("w:p", "w:tcPr", "w:tblPr", "w:trPr"):
                stack.append((inner, holder))
    return sizes


def _is_article(cell: Element) -> bool:
    parts = [inner for inner in inside(cell) if kind(inner) == "w:p"]
    return len(parts) >= _ARTICLE_PARTS and sum(len(text) for part in parts for text in part.itertext()) >= _ARTICLE_LENGTH
