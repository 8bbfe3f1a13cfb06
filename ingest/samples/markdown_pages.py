"""Markdown layouts: tables as tab-separated ragged lines, and as pipe tables of three kinds."""

from collections.abc import Callable

from ingest.samples import dice
from ingest.samples.document import Document, Heading, Paragraph, Part, Picture
from ingest.samples.grids import Grid, grid_of, unmerged
from ingest.samples.world import LABEL

TableWriter = Callable[[Document, Grid], str]


def tabs(document: Document) -> bytes:
    """Tables as a converter leaves them that knows no merged cells: tabs, short rows, stray trailing tabs."""
    return _page(document, _ragged)


def pipes(document: Document) -> bytes:
    """Pipe tables; each report keeps to one kind."""
    return _page(document, dice.pick((_full_pipes, _bare_pipes, _trailing_pipes), document.file, "bars"))


def _page(document: Document, table: TableWriter) -> bytes:
    lines = [f"{'#' * min(number + 1, 2)} {line}" for number, line in enumerate(document.title)]
    lines.append(LABEL)
    lines += [_part(document, part, number, table) for number, part in enumerate(document.parts)]
    return ("\n\n".join(lines) + "\n").encode()


def _part(document: Document, part: Part, number: int, table: TableWriter) -> str:
    match part:
        case Heading():
            # subtle: real conversions mark headings of one rank with different numbers of #
            marks = dice.pick(("##", "###", "###", "####"), document.file, number, "marks") if part.level == 1 else "####"
            return f"{marks} {part.text}"
        case Paragraph():
            return f"**{part.lead}**{part.text}" if part.lead else part.text
        case Picture():
            return f"![{part.caption}]({part.address})"
    return table(document, grid_of(part))


def _ragged(document: Document, grid: Grid) -> str:
    spaced = dice.fraction(document.file, "spaced") < 0.5
    lines = []
    for number, row in enumerate(unmerged(grid)):
        if len(row) == 10 and number > 2:  # a data row of table 3: three label columns, seven values
            row = _ragged_lead(row[:3], document.file, number) + row[3:]
        line = "\t".join(row)
        line = line.replace("结果维持", "结果 维持").replace("结果纠正", "结果 纠正").replace("其他结果", "其他 结果") if spaced else line
        lines.append(line + "\t" * dice.whole(0, 2, document.file, number, "tail"))
    return "\n".join(lines)


def _ragged_lead(lead: list[str], *key: object) -> list[str]:
    """The label columns of a row after a careless conversion: places of merged cells kept, halved or lost."""
    if lead[2] == "3.其他":
        return [lead[2], ""]
    while not lead[-1]:
        lead = lead[:-1]
    if not lead[0] and lead[1].startswith(("（七", "(七")):
        lead = lead[1:]
    return [*lead, ""] if len(lead) == 1 or (len(lead) == 2 and dice.fraction(*key, "kept") < 0.3) else lead


def _full_pipes(document: Document, grid: Grid) -> str:
    rows = [f"| {' | '.join(row)} |" for row in unmerged(grid)]
    width = sum(cell.columns for cell in grid[0])
    return "\n".join([rows[0], "|" + " --- |" * width, *rows[1:]])


def _bare_pipes(document: Document, grid: Grid) -> str:
    """Merged cells dropped, no frame: 行政规范性文件 | 5 | 1 | 25 |"""
    return "\n".join(" | ".join(cell.text for cell in row) + " |" for row in grid)


def _trailing_pipes(document: Document, grid: Grid) -> str:
    """The text first, then the empties that a merged cell leaves: 第二十条第（一）项 | |||"""
    width = sum(cell.columns for cell in grid[0])
    return "\n".join(" | ".join(cell.text for cell in row) + " |" + "|" * (width - len(row)) for row in grid)
