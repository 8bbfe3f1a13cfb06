"""Tables as lines of text: every serialisation that reports are met in."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Literal
from unicodedata import east_asian_width

from .national import Table


@dataclass(frozen=True)
class Style:
    """A way to print a table. Its empty cells are shown; or their places are open, so that a reader may be unsure; or they are lost."""

    name: str
    table: Callable[[Table, Random], str]
    blanks: Literal["shown", "open", "lost"]

    @property
    def lossless(self) -> bool:
        """Whether empty cells show."""
        return self.blanks == "shown"


def expanded(table: Table, repeat: bool = False) -> list[list[str]]:
    """The grid with every place filled: covered places empty, or holding the text again."""
    taken: dict[tuple[int, int], str] = {}
    for row, boxes in enumerate(table):
        column = 0
        for box in boxes:
            while (row, column) in taken:
                column += 1
            for down in range(box.down):
                for right in range(box.across):
                    taken[row + down, column + right] = box.text if repeat or down == right == 0 else ""
            column += box.across
    width = max(column for _, column in taken) + 1
    return [[taken.get((row, column), "") for column in range(width)] for row in range(len(table))]


def tab_rectangle(table: Table, _: Random) -> str:
    """Tabs, covered places empty."""
    return "\n".join("\t".join(row) for row in expanded(table))


def tab_ragged(table: Table, _: Random) -> str:
    """Tabs, merged cells once and packed to the left, rows padded to one width."""
    return _packed(table, 0)


def tab_padded(table: Table, _: Random) -> str:
    """The same, a merged label with one empty cell behind it: how the first real report looks."""
    return _packed(table, 1)


def _packed(table: Table, pad: int) -> str:
    width = max(sum(box.across for box in row) for row in table)
    rows = []
    for boxes in table:
        cells = [text for box in boxes for text in ([box.text, *[""] * min(pad, box.across - 1)] if box.key is None else [box.text])]
        rows.append("\t".join(cells + [""] * (width - len(cells))))
    return "\n".join(rows)


def tab_dropped(table: Table, _: Random) -> str:
    """Tabs, merged cells dropped, nothing padded."""
    return "\n".join("\t".join(box.text for box in row) for row in table)


def pipe_markdown(table: Table, _: Random) -> str:
    """A Markdown table with its separator, covered places empty."""
    return _markdown(expanded(table))


def pipe_repeated(table: Table, _: Random) -> str:
    """The same, merged cells printed again in every place they cover."""
    return _markdown(expanded(table, repeat=True))


def _markdown(cells: list[list[str]]) -> str:
    rows = [f"| {' | '.join(row)} |" for row in cells]
    return "\n".join([rows[0], "|" + "---|" * (rows[0].count("|") - 1), *rows[1:]])


def pipe_parted(table: Table, _: Random) -> str:
    """Pipes between cells only."""
    return "\n".join(" | ".join(row) for row in expanded(table))


def pipe_dropped(table: Table, _: Random) -> str:
    """Pipes after each cell, merged cells dropped."""
    return "\n".join(" | ".join(box.text for box in row) + " |" for row in table)


def cell_pipe_lines(table: Table, _: Random) -> str:
    """A line for each cell, closed by a pipe."""
    return "\n".join(f"{box.text} |" for row in table for box in row)


def cells_between_pipes(table: Table, _: Random) -> str:
    """A line for each cell, lines with a lone pipe between."""
    return "|\n" + "\n|\n".join(box.text for row in table for box in row if box.text) + "\n|"


def cell_lines(table: Table, random: Random) -> str:
    """A line for each cell, long labels broken."""
    return "\n".join((box.text if box.key else _broken(box.text, random)) for row in table for box in row if box.text)


def cell_lines_apart(table: Table, random: Random) -> str:
    """The same with empty lines between."""
    return "\n\n".join((box.text if box.key else _broken(box.text, random)) for row in table for box in row if box.text)


def spaced(table: Table, _: Random) -> str:
    """Cells apart by white space."""
    return "\n".join("    ".join(box.text for box in row if box.text) for row in table)


def aligned(table: Table, _: Random) -> str:
    """Columns set with spaces, as a fixed-width font shows them."""
    rows = expanded(table)
    widths = [max(_width(row[column]) for row in rows if len(row[column]) < 24) for column in range(len(rows[0]))]
    return "\n".join("  ".join(text + " " * (wide - _width(text)) for text, wide in zip(row, widths, strict=True)).rstrip() for row in rows)


def box_drawing(table: Table, _: Random) -> str:
    """Lines drawn with characters."""
    rows = expanded(table)
    rule = "├" + "┼".join("──" for _ in rows[0]) + "┤"
    return f"\n{rule}\n".join("│" + "│".join(row) + "│" for row in rows)


def pdf_text(table: Table, random: Random) -> str:
    """The text layer of a PDF: tall cells letter by letter, labels broken under or around their numbers, the header again on page two."""
    lines: list[str] = []
    break_at = random.randrange(6, 20) if len(table) > 25 else -1
    heads = next(n for n, row in enumerate(table) if row and row[-1].key)
    header = next(row for row in table if len(row) > 1)  # below a caption
    for number, row in enumerate(table):
        if number == break_at and row and row[-1].key:
            lines += [str(random.randint(2, 9)), *(_broken(box.text, random) for head in table[:heads] for box in head)]
        labels, values = [box for box in row if box.key is None], [box.text for box in row if box.key and box.text]
        if not values:
            lines.append(" ".join(box.text for box in labels))
            continue
        if len(header) in (3, 5) and len(labels) > 1 and labels[0].down == labels[0].across == 1:
            lines += _wrapped(labels[0].text, " ".join([*(box.text for box in labels[1:]), *values]), random)
            continue
        for tall in labels[:-1]:
            lines += list(tall.text) if tall.down > 10 else _pieces(tall.text, 3)
        lines += _wrapped(labels[-1].text if labels else "", " ".join(values), random)
    return "\n".join(lines)


def one_line_disputes(table: Table, _: Random) -> str:
    """Table 4 flattened: its labels, then its numbers on one line."""
    values = [box.text for row in table for box in row if box.key]
    if len(values) != 15 or len(table) != 4:
        return spaced(table, _)
    words = [[box.text for box in row if not box.key] for row in table]
    return "\n".join(["".join(words[0]), " ".join(text for row in words[1:] for text in row), " ".join(filter(None, values))])


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


def _pieces(text: str, size: int) -> list[str]:
    return [text[start : start + size] for start in range(0, len(text), size)]


def _broken(text: str, random: Random) -> str:
    cut = random.randrange(2, len(text) - 1) if len(text) > 5 and not text[-1].isdigit() and random.random() < 0.3 else 0
    return f"{text[:cut]}\n{text[cut:]}" if cut else text


def _wrapped(label: str, values: str, random: Random) -> list[str]:
    if len(label) <= 13 or random.random() < 0.2:
        return [f"{label} {values}".strip()]
    pieces = _pieces(label, 12)
    if random.random() < 0.5:
        return [*pieces, values]
    place = random.randrange(1, len(pieces))
    if random.random() < 0.5:
        return [*pieces[: place - 1], f"{pieces[place - 1]} {values}", *pieces[place:]]
    return [*pieces[:place], values, *pieces[place:]]


STYLES = (
    Style("tab_rectangle", tab_rectangle, "shown"), Style("pipe_markdown", pipe_markdown, "shown"), Style("pipe_repeated", pipe_repeated, "shown"), Style("box_drawing", box_drawing, "shown"),
    Style("tab_ragged", tab_ragged, "open"), Style("tab_padded", tab_padded, "open"), Style("tab_dropped", tab_dropped, "open"), Style("pipe_parted", pipe_parted, "open"),
    Style("pipe_dropped", pipe_dropped, "open"), Style("cell_pipe_lines", cell_pipe_lines, "open"),
    Style("cells_between_pipes", cells_between_pipes, "lost"), Style("cell_lines", cell_lines, "lost"), Style("cell_lines_apart", cell_lines_apart, "lost"), Style("spaced", spaced, "lost"),
    Style("aligned", aligned, "lost"), Style("pdf_text", pdf_text, "lost"), Style("one_line_disputes", one_line_disputes, "lost"),
)  # fmt: skip
