"""HTML layouts: a clean page, a portal's page with its furniture and word-processor junk, an old page in GBK."""

import re
from collections.abc import Callable
from html import escape
from string import Template

from ingest.samples import dice
from ingest.samples.document import Document, Heading, Paragraph, Part, Picture
from ingest.samples.grids import Cell, Grid, grid_of
from ingest.samples.world import HERE, LABEL

CellWriter = Callable[[Cell], str]
DOMAINS = {"云溪县": "yunxi", "云岭县": "yunling"}
WORD_HEADING = '<p class="MsoNormal" style="text-indent:32pt"><b><span style="font-family:黑体;font-size:16pt">{}<o:p></o:p></span></b></p>'
WORD_LEAD = '<b style="mso-bidi-font-weight:normal"><span style="font-family:楷体">{}</span></b>'


def clean(document: Document) -> bytes:
    """Semantic HTML: headings, paragraphs, tables with spans."""
    lines = [
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">',
        f"<title>{escape(document.heading)}</title>\n</head>\n<body>\n<article>",
        *(f"<h1>{escape(line)}</h1>" for line in document.title),
        f'<p class="note">{LABEL}</p>',
        *map(_clean_part, document.parts),
        "</article>\n</body>\n</html>\n",
    ]
    return "\n".join(lines).encode()


def _clean_part(part: Part) -> str:
    match part:
        case Heading():
            return f"<h{part.level + 1}>{escape(part.text)}</h{part.level + 1}>"
        case Paragraph():
            lead = f"<strong>{escape(part.lead)}</strong>" if part.lead else ""
            return f"<p>{lead}{escape(part.text)}</p>"
        case Picture():
            return f'<p><img src="{part.address}" alt="{part.caption}"></p>'
    return _table(grid_of(part), "<table>", lambda cell: f"<td{_spans(cell)}>{escape(cell.text)}</td>")


def _table(grid: Grid, opening: str, cell: CellWriter) -> str:
    return "\n".join([opening, *("<tr>" + "".join(map(cell, row)) + "</tr>" for row in grid), "</table>"])


def _spans(cell: Cell) -> str:
    return (f' colspan="{cell.columns}"' if cell.columns > 1 else "") + (f' rowspan="{cell.rows}"' if cell.rows > 1 else "")


def site(document: Document) -> bytes:
    """A portal's page: navigation, breadcrumb, particulars, tools, footer; the text was pasted from a word processor."""
    return _page("site.html", document, "<br/>", "\n".join(map(_word_part, document.parts))).encode()


def _page(template: str, document: Document, line_break: str, body: str) -> str:
    """The body in its page. Addresses, serial numbers and counters are invented like the rest."""
    file = document.file
    return Template((HERE / "templates" / template).read_text(encoding="utf-8")).substitute(
        body=body,
        county=document.county,
        domain=DOMAINS[document.county],
        file=file,
        hits=dice.whole(60, 4000, file, "hits"),
        label=LABEL,
        minute=dice.whole(10, 59, file, "minute"),
        organ=document.organ,
        published=document.published,
        published_year=document.published[:4],
        running=dice.whole(10000, 99999, file, "running"),
        serial=dice.whole(100000, 999999, document.organ, "serial"),
        title=escape(document.heading),
        title_lines=line_break.join(map(escape, document.title)),
        visits=dice.whole(100, 9000, file, "visits"),
        year_before=document.year - 1,
    )


def _word_part(part: Part) -> str:
    match part:
        case Heading():
            return WORD_HEADING.format(escape(part.text))
        case Paragraph():
            lead = WORD_LEAD.format(escape(part.lead)) if part.lead else ""
            return f'<p class="MsoNormal" style="text-indent:32pt">{lead}{_latin(part.text)}</p>'
        case Picture():
            return f'<p align="center"><img src="{part.address}" alt="{part.caption}" width="640" /></p>'
    return _table(grid_of(part), '<table class="MsoNormalTable" border="0" cellspacing="0" cellpadding="0">', _word_cell)


def _latin(text: str) -> str:
    """Numbers in spans of their own, as word processors leave them."""
    return re.sub(r"[0-9]+(?:\.[0-9]+)?", r'<span lang="EN-US">\g<0></span>', escape(text, quote=False))


def _word_cell(cell: Cell) -> str:
    language = ' lang="EN-US"' if cell.text[:1].isdigit() else ""
    inner = f"<span{language}>{escape(cell.text)}<o:p></o:p></span>" if cell.text else "&nbsp;"
    return f'<td{_spans(cell)} style="border:1pt"><p class="MsoNormal" align="center">{inner}</p></td>'


def gbk(document: Document) -> bytes:
    """An old page: GBK, upper-case tags, tables for layout around the tables of the report."""
    spaced = dice.fraction(document.file, "spaces") < 0.5
    return _page("old.html", document, "<BR>", "\n".join(_old_part(part, spaced) for part in document.parts)).encode("gbk")


def _old_part(part: Part, spaced: bool) -> str:
    match part:
        case Heading():
            return f"<P>&nbsp;&nbsp;&nbsp;&nbsp;<STRONG>{escape(part.text)}</STRONG></P>"
        case Paragraph():
            return f"<P>　　{escape(part.lead)}{escape(part.text)}</P>"
        case Picture():
            return f'<P><IMG src="{part.address}"></P>'

    def cell(cell: Cell) -> str:
        text = {"商业企业": "商业<BR>企业", "科研机构": "科研<BR>机构"}.get(cell.text, escape(cell.text)) or "&nbsp;"
        return f"<TD{_spans(cell)} align=middle>{' ' if spaced else ''}{text}{'&nbsp;' if spaced else ''}</TD>"

    table = _table(grid_of(part), "<TABLE border=1 cellSpacing=0>", cell)
    return re.sub(r"</?t(r|able)>", lambda tag: tag[0].upper(), table)
