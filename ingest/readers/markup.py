"""HTML pages: the shown text as lines and its data tables as grids; menus, footers and scripts left out.

Tables that only arrange the page are walked through; what a page prints as a table without table markup is found among the lines, as in
text files.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.parsed import Block, Grid, ParsedReport
from ingest.readers.blocks import blocks_of
from ingest.readers.bounds import check_bounds
from ingest.readers.decoding import seen
from ingest.readers.divisions import drawn_table
from ingest.readers.elements import BLOCKS, LOST, children, is_chrome, is_doubtful, is_hidden, is_raised, raised, shown_lines, squeeze
from ingest.readers.frame import around
from ingest.readers.lines import Line
from ingest.readers.metadata import published, title, url
from ingest.readers.spans import grid_of, table_rows
from ingest.readers.stylesheet import mark_hidden
from ingest.rejected import Rejected

DEEPEST = 450  # elements; the parser may nest deeper than the page when it mends misplaced tags
_ARTICLE_LENGTH = 300  # characters of a cell …
_ARTICLE_PARTS = 3  # … and paragraphs or line breaks in it that make its table a page layout
_PARTS = ", ".join((*sorted(BLOCKS), "br"))
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


def read_markup(page: str) -> ParsedReport:
    """The blocks of a page; paths are DOM paths. Raises ``Rejected`` beyond the bounds."""
    check_bounds(page)
    tree = LexborHTMLParser(page)
    mark_hidden(tree)
    blocks = tuple(_Walk().blocks(tree.body, "/body")) if tree.body else ()
    return ParsedReport(
        media_type="text/html", blocks=blocks, title=title(tree), url=url(tree), published=published(tree), around=around(tree)
    )


def blocks_of_markup(fragment: str, prefix: str) -> list[Block]:
    """The blocks of a piece of HTML inside another document; paths begin with ``prefix``."""
    check_bounds(fragment)
    tree = LexborHTMLParser(fragment)
    mark_hidden(tree)
    return _Walk().blocks(tree.body, prefix) if tree.body else []


@dataclass
class _Walk:
    """A walk over the page in reading order: lines gathered until a table comes."""

    done: list[Block] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    text: str = ""
    place: str = ""

    def blocks(self, root: LexborNode, path: str) -> list[Block]:
        self._visit(root, path, path, 0, 0)
        self._end_lines()
        return self.done

    def _visit(self, node: LexborNode, path: str, block_path: str, level: int, depth: int) -> None:
        """One element; ``block_path`` is that of the block it stands in."""
        if depth > DEEPEST:
            raise Rejected("网页嵌套过深，未读取。")
        for child, child_path in _nodes(node, path):
            tag = child.tag or ""
            if tag == "-text":
                said = child.text_content or ""
                self._say(seen(said) if node.tag == "pre" else squeeze(said), block_path, level)
            elif tag == "br":
                self._end_line(block_path, level)
            elif tag == "img":
                self._picture(child, block_path, level)
            elif tag.startswith(("-", "!")) or is_hidden(child) or is_chrome(child):
                continue
            elif is_doubtful(child):
                self._say(LOST, block_path, level)
            elif tag == "table" and not _is_layout(child, child_path):
                self._table(child, child_path)
            elif is_raised(child) and tag not in BLOCKS:
                self._say(raised(" ".join(shown_lines(child)), self.text), block_path, level)
            elif tag in BLOCKS:
                self._break(block_path, level)
                if grid := drawn_table(child, child_path):
                    self._put(grid, child_path)
                    continue
                self._visit(child, child_path, child_path, _HEADINGS.get(tag, level), depth + 1)
                self._break(child_path, _HEADINGS.get(tag, level))
            else:
                self._visit(child, child_path, block_path, level, depth + 1)

    def _say(self, text: str, path: str, level: int) -> None:
        first, *rest = text.split("\n")
        self.text, self.place = self.text + first, path
        for line in rest:
            self._end_line(path, level)
            self.text = line

    def _picture(self, node: LexborNode, path: str, level: int) -> None:
        """A picture is a line of its own, so that a table printed as one is noticed; icons are not worth it."""
        size = min(
            (int(digits) for name in ("width", "height") if (digits := (node.attributes.get(name) or "").strip("px ")).isdigit()),
            default=999,
        )
        if size >= 100:
            self._break(path, level)
            alt = squeeze(node.attributes.get("alt") or "").strip()[:100]
            self.lines.append(Line(f"[图片:{alt}]" if alt else "[图片]", path))

    def _end_line(self, path: str, level: int) -> None:
        """A line that the page breaks: an empty one shows, too, and may be an empty cell."""
        self.lines.append(Line(self.text.strip("\n\r\f "), path, level))
        self.text = ""

    def _break(self, path: str, level: int) -> None:
        """Where a block begins or ends: a line, if it holds anything; blanks that do not collapse and tabs may be empty cells."""
        if self.text.strip(" \n\r\f"):
            self._end_line(path, level)
        self.text = ""

    def _table(self, table: LexborNode, path: str) -> None:
        self._put(grid_of(table, path), path)

    def _put(self, grid: Grid, path: str) -> None:
        self._break(self.place, 0)
        self._end_lines()
        if any(cell.text for cell in grid.cells):
            self.done.append(Block(kind="table", grid=grid, path=path))

    def _end_lines(self) -> None:
        self._break(self.place, 0)
        self.done += blocks_of(self.lines)
        self.lines = []


def _nodes(node: LexborNode, path: str) -> Iterator[tuple[LexborNode, str]]:
    """Children in order, text included, elements with their paths."""
    paths = children(node, path)
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            yield child, path
        else:
            yield next(paths)


def _is_layout(table: LexborNode, path: str) -> bool:
    """Whether a table arranges the page: it holds a table of data, a single cell, or an article."""
    if any(_has_cells(inner, path) for inner in table.css("table") if inner.mem_id != table.mem_id):
        return True
    return not _has_cells(table, path) or any(_is_article(cell) for cell in table.css("td, th"))


def _has_cells(table: LexborNode, path: str) -> bool:
    """Whether a table has more than one cell of its own."""
    cells = (cell for row, _ in table_rows(table, path) for cell in row.iter() if cell.tag in ("td", "th"))
    return len(list(islice(cells, 2))) > 1


def _is_article(cell: LexborNode) -> bool:
    """Whether a cell holds a text in parts, however deep its containers are nested."""
    if len(cell.text() or "") < _ARTICLE_LENGTH:
        return False
    return len(cell.css(_PARTS)) >= _ARTICLE_PARTS
