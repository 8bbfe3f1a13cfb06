"""Ways to print a written report: every serialisation that reports are met in. Each takes the tables and gives a file's text."""

from collections.abc import Callable
from html import escape
from random import Random

from .national import Box, Table, Written

Style = Callable[[Written, Random], str]
_CHAPTERS = {"1": "附表：政府信息公开情况统计表", "2": "二、主动公开政府信息情况", "3": "三、收到和处理政府信息公开申请情况",
             "4": "四、政府信息公开行政复议、行政诉讼情况"}  # fmt: skip
_PROSE = (
    "2022年，我局全年收到申请318件，行政许可23286件，行政处罚 5 件，罚没金额 12345 元；12345热线转办 77 件，依据国办公开办函〔2021〕30号。",
    "一是加强领导。行政复议 9 件、未经复议直接起诉 2 件，均已办结。二是第二十条第（五）项所列事项全部公开，网办率 100%。",
)


def _document(parts: list[str], gap: str = "\n") -> str:
    head = ["某某县教育局2022年政府信息公开工作年度报告", "一、总体情况", *_PROSE]
    return gap.join(
        [*head, *parts, "五、存在的主要问题及改进情况", _PROSE[1], "六、其他需要报告的事项", "收取信息处理费 0 元。2023年1月20日"]
    )


def _chapters(written: Written, body: Callable[[str, Table], str], gap: str = "\n") -> str:
    return _document([f"{_CHAPTERS[name]}{gap}{body(name, table)}" for name, table in written.tables.items()], gap)


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


def html_spans(written: Written, random: Random) -> str:
    """A page with spans, word-processor junk, a layout table around the article, unclosed rows now and then."""
    unclosed = random.random() < 0.3

    def cell(box: Box) -> str:
        spans = (f' colspan="{box.across}"' if box.across > 1 else "") + (f" rowspan={box.down}" if box.down > 1 else "")
        text = escape(box.text) or random.choice(["", "&nbsp;", "<o:p></o:p>", "<p>&nbsp;</p>"])
        inner = random.choice(
            ["{}", "<p class=MsoNormal><span lang=EN-US>{}<o:p></o:p></span></p>", "\n <b>{}</b>\n", "<font>{}</font><!-- 9 -->"]
        )
        return f"<td{spans}>{inner.format(text)}</td>"

    def body(_: str, table: Table) -> str:
        rows = "".join("<tr>" + "".join(map(cell, row)) + ("" if unclosed else "</tr>\n") for row in table)
        return f'<table border="1" cellspacing=0>{rows}</table>'

    article = "".join(f"<p>{part}</p>" if not part.startswith("<") else part for part in _chapters(written, body).split("\n") if part)
    return (
        "<!DOCTYPE html><html><head><title>年报</title><style>td{width:9px}</style></head><body><div class='nav'>首页 | 5</div>"
        f"<table width=100%><tr><td>{article}</td></tr></table><script>var a=3;</script><footer>访问 99 次</footer></body></html>"
    )


def html_paragraphs(written: Written, random: Random) -> str:
    """A page without table markup: a paragraph for each cell."""
    lines = _chapters(written, lambda _, table: "\n".join(box.text for row in table for box in row)).split("\n")
    return "<html><body>" + "".join(f"<p>{escape(line)}</p>" for line in lines) + "</body></html>"


def tab_rectangle(written: Written, random: Random) -> str:
    """Tabs, covered places empty."""
    return _chapters(written, lambda _, table: "\n".join("\t".join(row) for row in expanded(table)))


def tab_ragged(written: Written, random: Random) -> str:
    """Tabs, merged cells once and packed to the left, rows padded to one width: how the first real report looks."""
    pad = random.choice([0, 1])

    def body(_: str, table: Table) -> str:
        width = max(sum(box.across for box in row) for row in table)
        rows = []
        for boxes in table:
            cells = [text for box in boxes for text in ([box.text, *[""] * min(pad, box.across - 1)] if box.key is None else [box.text])]
            rows.append("\t".join(cells + [""] * (width - len(cells))))
        return "\n".join(rows)

    return _chapters(written, body)


def tab_dropped(written: Written, random: Random) -> str:
    """Tabs, merged cells dropped, nothing padded."""
    return _chapters(written, lambda _, table: "\n".join("\t".join(box.text for box in row) for row in table))


def pipe_markdown(written: Written, random: Random) -> str:
    """Markdown tables with a separator; merged cells empty or repeated."""
    repeat = random.random() < 0.5

    def body(_: str, table: Table) -> str:
        rows = [f"| {' | '.join(row)} |" for row in expanded(table, repeat)]
        return "\n".join([rows[0], "|" + "---|" * rows[1].count("|"), *rows[1:]])

    return "# 某某县教育局\n\n" + _chapters(written, body, "\n\n")


def pipe_dropped(written: Written, random: Random) -> str:
    """Pipes after each cell, merged cells dropped."""
    return _chapters(written, lambda _, table: "\n".join(" | ".join(box.text for box in row) + " |" for row in table))


def cell_pipe_lines(written: Written, random: Random) -> str:
    """A line for each cell, closed by a pipe."""
    return _chapters(written, lambda _, table: "\n".join(f"{box.text} |" for row in table for box in row))


def cells_between_pipes(written: Written, random: Random) -> str:
    """A line for each cell, lines with a lone pipe between."""
    return _chapters(written, lambda _, table: "|\n" + "\n|\n".join(box.text for row in table for box in row if box.text) + "\n|")


def cell_lines(written: Written, random: Random) -> str:
    """A line for each cell, empty lines between or not, long labels broken."""
    gap = random.choice(["\n", "\n\n"])
    return _chapters(written, lambda _, table: gap.join(_broken(box.text, random) for row in table for box in row if box.text), gap)


def spaced(written: Written, random: Random) -> str:
    """Cells apart by white space."""
    return _chapters(written, lambda _, table: "\n".join("    ".join(box.text for box in row if box.text) for row in table))


def pdf_text(written: Written, random: Random) -> str:
    """The text layer of a PDF: tall cells letter by letter, labels broken under or around their numbers, the header again on page two."""

    def body(name: str, table: Table) -> str:
        lines: list[str] = []
        break_at = random.randrange(6, 20) if name == "3" else -1
        for number, row in enumerate(table):
            if number == break_at:
                lines += [str(random.randint(2, 9)), *(_broken(box.text, random) for head in table[:3] for box in head)]
            labels, values = [box for box in row if box.key is None], [box.text for box in row if box.key and box.text]
            if not values:
                lines.append(" ".join(box.text for box in labels))
                continue
            if name == "1":
                lines += _wrapped(labels[0].text, " ".join([*(box.text for box in labels[1:]), *values]), random)
                continue
            for tall in labels[:-1]:
                lines += list(tall.text) if tall.down > 10 else _pieces(tall.text, 3)
            lines += _wrapped(labels[-1].text if labels else "", " ".join(values), random)
        return "\n".join(lines)

    return _chapters(written, body)


def small_dispute_tables(written: Written, random: Random) -> str:
    """Table 4 as three small tables, upright, or crossed with its blocks; the others as Markdown."""
    if "4" not in written.tables:
        return pipe_markdown(written, random)
    labels = [box.text for box in written.tables["4"][2][:5]]
    values = [box.text for box in written.tables["4"][-1]]
    titles = ("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）")
    parts = {title: values[5 * i : 5 * i + 5] for i, title in enumerate(titles)}
    shape = random.choice(["small", "upright", "blocks down", "blocks across"])
    if shape == "small":
        body = "\n\n".join(f"{title}\n\n{_pipes([labels, cells])}" for title, cells in parts.items())
    elif shape == "upright":
        body = _pipes([["" if i else title, label, cells[i]] for title, cells in parts.items() for i, label in enumerate(labels)])
    elif shape == "blocks down":
        body = _pipes([["", *labels], *([title, *cells] for title, cells in parts.items())])
    else:
        body = _pipes([["", *titles], *([label, *(cells[i] for cells in parts.values())] for i, label in enumerate(labels))])
    chapters = [f"{_CHAPTERS[name]}\n\n{body if name == '4' else _pipes(expanded(table))}" for name, table in written.tables.items()]
    return _document(chapters, "\n\n")


def _pipes(rows: list[list[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


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


EXACT: tuple[Style, ...] = (html_spans, tab_rectangle, pipe_markdown)  # these show every empty cell
CAREFUL: tuple[Style, ...] = (
    tab_ragged,
    tab_dropped,
    pipe_dropped,
    cell_pipe_lines,
    small_dispute_tables,
)  # these may leave an empty cell's place open
WITHOUT_BLANKS: tuple[Style, ...] = (html_paragraphs, cells_between_pipes, cell_lines, spaced, pdf_text)  # empty cells vanish
STYLES = (*EXACT, *CAREFUL, *WITHOUT_BLANKS)
