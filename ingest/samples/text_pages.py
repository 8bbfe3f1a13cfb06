"""Text layouts: what the text layer of a PDF gives, and one cell per line."""

from collections.abc import Iterator, Sequence

from ingest.samples import dice
from ingest.samples.document import Document, Heading, Paragraph, Picture, Table2, Table3, Table4
from ingest.samples.grids import RESULTS, grid_of
from ingest.samples.national import IDENTITY_NOTE, Block, Row
from ingest.samples.world import LABEL

WIDTH = 36  # full-width characters on a line of prose
PAGE = 44  # lines on a page
COLUMN_NAMES = [
    "申请人情况",
    "自然人",
    "法人或其他组织",
    "总计",
    "商业",
    "企业",
    "科研",
    "机构",
    "社会公益",
    "组织",
    "法律服务",
    "机构",
    "其他",
]
NEVER_FIRST = "，。；：、）”！？》"

Line = tuple[str, str]  # kind: flow (a page may end after it) · fixed · break; text


def pdf(document: Document) -> bytes:
    """Wrapped prose, row labels wrapped in narrow columns, a vertical header, group labels in pieces, a repeated header."""
    return ("\n".join(_paged(document, _lines(document))) + "\n").encode()


def _lines(document: Document) -> Iterator[Line]:
    for line in (*document.title, LABEL):
        yield "flow", line
    for part in document.parts:
        match part:
            case Heading():
                yield "flow", part.text
            case Paragraph():
                yield from (("flow", line) for line in wrapped(part.lead + part.text, WIDTH))
            case Table2():
                yield from (("fixed", line) for block in part.blocks for line in _block(block))
            case Table3():
                yield from _requests(document, part.rows)
            case Table4():
                yield from _disputes(part.values)


def _paged(document: Document, lines: Iterator[Line]) -> Iterator[str]:
    """Pages end with a number, with a form feed, or without a trace."""
    mark = dice.pick(("", "number", "form feed"), document.file, "pages")
    page, used = 1, 0
    for kind, line in lines:
        if kind == "break" or (kind == "flow" and used >= PAGE):
            if mark == "number":
                yield f"— {page} —"
            page, used = page + 1, 0
            line = "\f" + line if mark == "form feed" else line
        if kind != "break":
            yield line
            used += 1


def wrapped(text: str, width: int) -> list[str]:
    """Lines of at most ``width`` full-width characters; Latin letters count half, closing punctuation may hang."""
    lines, line, used = [], "", 0.0
    for letter in text:
        size = 0.5 if letter.isascii() else 1.0
        if used + size > width and letter not in NEVER_FIRST:
            lines.append(line)
            line, used = "", 0.0
        line, used = line + letter, used + size
    return [*lines, line]


def _block(block: Block) -> Iterator[str]:
    yield block.header
    yield " ".join(block.columns)
    for label, values in block.rows:
        yield " ".join((label, *values))


def _requests(document: Document, rows: Sequence[Row]) -> Iterator[Line]:
    note_ends_page = dice.fraction(document.file, "note") < 0.5
    groups = [row.group for row in rows if row.label]
    breaks_before = dice.pick(sorted(set(groups), key=groups.index)[1:], document.file, "break")
    for line in _requests_head(note_ends_page):
        yield "fixed", line
    for number, row in enumerate(rows):
        starts_group = row.group != rows[number - 1].group
        if starts_group and row.group == breaks_before:
            yield from (("fixed", IDENTITY_NOTE),) if note_ends_page else ()
            yield "break", ""
            yield from (("fixed", line) for line in _requests_head(note_ends_page))
        if number == 2:
            yield from (("fixed", letter) for letter in "三、本年度办理结果")
        yield from (("fixed", line) for line in _request_row(row, starts_group))
    if note_ends_page:
        yield "fixed", IDENTITY_NOTE


def _requests_head(note_elsewhere: bool) -> list[str]:
    return COLUMN_NAMES if note_elsewhere else [*wrapped(IDENTITY_NOTE, 10), *COLUMN_NAMES]


def _request_row(row: Row, starts_group: bool) -> Iterator[str]:
    if row.label and starts_group:
        yield row.group[:3]
        yield row.group[3:5]
        yield row.group[5:]
    lines = wrapped(row.label or row.group, 12 if row.label else 17)
    values = " ".join(row.values)
    if len(lines) == 1:
        yield f"{lines[0]} {values}"
    else:
        yield from lines
        yield values


def _disputes(values: Sequence[str]) -> Iterator[Line]:
    for line in ("行政复议 行政诉讼", " ".join(RESULTS), "未经复议直接起诉 复议后起诉", " ".join((*RESULTS, *RESULTS)), " ".join(values)):
        yield "fixed", line


def lines(document: Document) -> bytes:
    """Every cell on a line of its own: bare, with empty lines between, or with a bar behind."""
    kind = dice.pick(("bare", "spaced", "bars"), document.file, "line kind")
    return ("\n".join(_single(document, kind)) + "\n").encode()


def _single(document: Document, kind: str) -> Iterator[str]:
    yield from (*document.title, LABEL)
    for part in document.parts:
        match part:
            case Heading():
                yield part.text
            case Paragraph():
                yield part.lead + part.text
            case Picture():
                yield f"[图片：{part.caption}]"
            case _:
                yield from _cells([cell.text for row in grid_of(part) for cell in row if cell.text], kind)
        if kind == "spaced":
            yield ""


def _cells(texts: Sequence[str], kind: str) -> Iterator[str]:
    for text in texts:
        match kind:
            case "bars":
                yield f"{text} |"
            case "spaced":
                yield from (text, "")
            case _:
                yield from (text[:2], text[2:]) if text in ("商业企业", "科研机构") else (text,)
