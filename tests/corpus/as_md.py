"""Reports as Markdown: headings of all levels, tables with pipes, in HTML, in grids."""

from html import escape
from random import Random

from . import as_html
from .document import Part, Report, compose
from .national import Table
from .text_styles import STYLES as TEXT_STYLES
from .text_styles import Style, expanded

SUFFIX = ".md"


def _html_line(table: Table, random: Random) -> str:
    return as_html.clean(table, random).replace("\n", "")


def _html_lines(table: Table, random: Random) -> str:
    rows = [["".join(f"<td{as_html.spans(box)}>{escape(box.text)}</td>" for box in row)] for row in table]
    return "<table>\n" + "\n".join(f"<tr>\n{row[0]}\n</tr>" for row in rows) + "\n</table>"


def _pandoc(table: Table, _: Random) -> str:
    """A grid table: rules between all rows."""
    rows = expanded(table)
    rule = "+" + "+".join("----" for _ in rows[0]) + "+"
    return "\n".join([rule, *(line for row in rows for line in ("|" + "|".join(f" {text} " for text in row) + "|", rule))])


def _emphasised(table: Table, random: Random) -> str:
    """Bold labels, escaped dots, line breaks inside cells."""
    rows = expanded(table)
    rows = [
        [_dressed(text, random) if not any(map(str.isdigit, text)) else text.replace(".", "\\.", text[1:2] == ".") for text in row]
        for row in rows
    ]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|" + " :---: |" * len(rows[0]), *lines[1:]])


def _dressed(text: str, random: Random) -> str:
    if len(text) > 3 and random.random() < 0.3:
        return f"**{text}**"
    return f"{text[:2]}<br>{text[2:]}" if 3 < len(text) < 8 and random.random() < 0.3 else text


STYLES = (
    next(style for style in TEXT_STYLES if style.name == "pipe_markdown"), Style("html_line", _html_line, "shown"),
    Style("html_lines", _html_lines, "shown"), Style("pandoc", _pandoc, "shown"), Style("emphasised", _emphasised, "shown"),
    next(style for style in TEXT_STYLES if style.name == "tab_padded"),
)  # fmt: skip


def generate(seed: int, style: Style) -> tuple[Report, bytes]:
    """A report and its Markdown."""
    report = compose(seed, odd=style.lossless, lossless=style.lossless)
    return report, written(report, style)


def written(report: Report, style: Style) -> bytes:
    """The Markdown of a report."""
    random = Random(f"markdown {report.seed}")
    return ("\n" + "\n\n".join(_part(part, style, random) for part in report.parts) + "\n").encode()


def _part(part: Part, style: Style, random: Random) -> str:
    if part.kind == "table":
        return style.table(part.table, random)
    if part.kind == "picture":
        return "![](images/0a1b.png)"
    if part.kind in ("title", "heading"):
        level = max(1, part.level + random.choice((-1, 0, 0, 1)))
        bold = random.random() < 0.2
        return f"{'#' * level} {'**' * bold}{part.text}{'**' * bold}"
    return part.text
