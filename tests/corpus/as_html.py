"""Reports as pages of portals: article and site around it, tables in every markup, in every encoding."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from random import Random

from . import content
from .document import Part, Report, compose
from .national import Box, Table
from .text_styles import expanded


@dataclass(frozen=True)
class Style:
    """A kind of page. ``lossless``: empty cells show."""

    name: str
    table: Callable[[Table, Random], str]
    lossless: bool = True


def spans(box: Box, quoted: bool = True) -> str:
    mark = '"' if quoted else ""
    return (f" colspan={mark}{box.across}{mark}" if box.across > 1 else "") + (f" rowspan={mark}{box.down}{mark}" if box.down > 1 else "")


def _rows(table: Table, cell: Callable[[Box], str], row: str = "<tr>{}</tr>\n") -> str:
    return "".join(row.format("".join(map(cell, boxes))) for boxes in table)


_UNSEEN = ("<!-- 9 -->", '<span style="display:none">7</span>', "<script>var n=5;</script>", '<input type="hidden" value="3">')


def clean(table: Table, random: Random) -> str:
    """Markup as it is taught: thead, th."""
    heads = next(n for n, row in enumerate(table) if row[-1].key)
    top = _rows(table[:heads], lambda box: f"<th{spans(box)}>{escape(box.text)}</th>")
    return (
        f"<table><thead>{top}</thead><tbody>{_rows(table[heads:], lambda box: f'<td{spans(box)}>{escape(box.text)}</td>')}</tbody></table>"
    )


def word(table: Table, random: Random) -> str:
    """Saved from a word processor."""
    size = random.choice(("10.5pt", "五号", "12.0pt"))

    def cell(box: Box) -> str:
        text = escape(box.text) or random.choice(("&nbsp;", "<o:p>&nbsp;</o:p>", ""))
        cut = random.randrange(1, len(box.text)) if len(box.text) > 1 and random.random() < 0.3 else 0
        if cut:
            text = f"{escape(box.text[:cut])}</span><span style='font-family:宋体'>{escape(box.text[cut:])}"
        return (
            f"<td width={random.randint(40, 200)}{spans(box, False)} style='width:57.4pt;border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt;"
            f"padding:0cm 5.4pt 0cm 5.4pt'><p class=MsoNormal align=center style='text-align:center;mso-pagination:widow-orphan'>"
            f"<span lang=EN-US style='font-size:{size};font-family:\"微软雅黑\",sans-serif;mso-bidi-font-family:宋体'>{text}<o:p></o:p></span></p></td>"
        )

    rows = _rows(table, cell, " <tr style='mso-yfti-irow:0;height:15.0pt'>\n  {}\n </tr>\n")
    return f"<div align=center><table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;mso-table-layout-alt:fixed'>\n{rows}</table></div>"


def editor(table: Table, random: Random) -> str:
    """Pasted into a portal's editor."""

    def cell(box: Box) -> str:
        lines = [box.text]
        if not box.key and 3 < len(box.text) < 9 and random.random() < 0.3:
            lines = [box.text[:2], box.text[2:]]
        inner = random.choice(("<br/>", "</span></p><p><span>")).join(map(escape, lines)) or random.choice(
            ("<br/>", "&nbsp;", "\u200b", "")
        )
        inner += random.choice(_UNSEEN) if random.random() < 0.1 else ""
        return f'<td{spans(box)} style="word-break: break-all;" valign="middle"><p style="text-align:center"><span style="font-family: 宋体, SimSun;">{inner}</span></p></td>'

    rows = _rows(table, cell, '<tr class="firstRow">{}</tr>')
    return f'<table border="1" class="ke-zeroborder" style="width:100%">{"<colgroup><col/><col/></colgroup>" if random.random() < 0.3 else ""}<tbody>{rows}</tbody></table>'


def unmerged(table: Table, _: Random) -> str:
    """Covered places as empty cells of their own."""
    return _single(expanded(table))


def repeated(table: Table, _: Random) -> str:
    """Covered places as cells with the text again."""
    return _single(expanded(table, repeat=True))


def _single(cells: list[list[str]]) -> str:
    return (
        "<table border=1>"
        + "".join("<tr>" + "".join(f"<td>{escape(text) or '&nbsp;'}</td>" for text in row) + "</tr>" for row in cells)
        + "</table>"
    )


def careless(table: Table, random: Random) -> str:
    """Upper case, nothing closed, a table in a paragraph, forms for cells."""

    def cell(box: Box) -> str:
        text = escape(box.text)
        if box.key and random.random() < 0.1:
            text = f'<INPUT TYPE=text VALUE="{text}">'
        return f"<TD{spans(box, False)}><FONT SIZE=2>{text}</FONT>"

    return f"<P><TABLE BORDER=1>{_rows(table, cell, '<TR>{}')}</TABLE>"


def paragraphs(table: Table, random: Random) -> str:
    """No table at all: a paragraph for each cell that is filled."""
    return "".join(f"<p>{escape(box.text)}</p>" for row in table for box in row if box.text)


def divisions(table: Table, random: Random) -> str:
    """Divisions set as a table by a style sheet."""
    cell = random.choice(('<div class="td">{}</div>', '<span class="cell" style="display:table-cell">{}</span>', "<li>{}</li>"))
    row = random.choice(('<div class="tr">{}</div>\n', '<div style="display:flex">{}</div>'))
    return '<div class="table">' + _rows(table, lambda box: cell.format(escape(box.text)), row) + "</div>"


def preformatted(table: Table, random: Random) -> str:
    """Tabs in a pre."""
    return "<pre>" + "\n".join("\t".join(map(escape, row)) for row in expanded(table)) + "</pre>"


def piped(table: Table, random: Random) -> str:
    """Lines with pipes between breaks."""
    return "<p>" + "<br>".join(" | ".join(map(escape, row)) for row in expanded(table)) + "</p>"


STYLES = (
    Style("clean", clean), Style("word", word), Style("editor", editor), Style("unmerged", unmerged), Style("repeated", repeated), Style("careless", careless),
    Style("paragraphs", paragraphs, lossless=False), Style("divisions", divisions, lossless=False), Style("preformatted", preformatted),
    Style("piped", piped, lossless=False),
)  # fmt: skip
_CHARSETS = (
    ("utf-8", "utf-8"), ("utf-8", ""), ("gb18030", "gb2312"), ("gb18030", "gbk"), ("gb18030", ""), ("gb18030", "utf-8"), ("utf-8", "gb2312"),
    ("utf-8-sig", "utf-8"), ("utf-16", "utf-8"),
)  # fmt: skip  # what it is, what it says


def generate(seed: int, style: Style) -> tuple[Report, bytes]:
    """A report and its page."""
    report = compose(seed, odd=style.lossless and style.name not in ("piped", "preformatted"), lossless=style.lossless)
    return report, written(report, style)


def written(report: Report, style: Style) -> bytes:
    """The page of a report."""
    random = Random(f"html {report.seed}")
    page = _page(report, "".join(_part(part, style, random) for part in report.parts), random)
    encoding, declared = random.choice(_CHARSETS)
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    return page.replace("<!--charset-->", meta).encode(encoding, errors="xmlcharrefreplace")


def _part(part: Part, style: Style, random: Random) -> str:
    if part.kind == "table":
        return style.table(part.table, random)
    if part.kind == "picture":
        return '<p><img src="W020240115.png" width="640" height="480"></p>'
    text = escape(part.text)
    if style.name == "word":
        return f"<p class=MsoNormal style='text-indent:32.0pt'><span style='font-size:16.0pt;font-family:仿宋_GB2312'>{text}<o:p></o:p></span></p>"
    marks = {"title": ("<h1>{}</h1>", '<p style="text-align:center"><strong>{}</strong></p>', '<div class="title">{}</div>'),
             "heading": ("<h2>{}</h2>", "<p><strong>{}</strong></p>", "<p>{}</p>")}  # fmt: skip
    return random.choice(marks.get(part.kind, ("<p>{}</p>", "<p>　　{}</p>", "<div>{}</div>"))).format(text) + "\n"


def _page(report: Report, article: str, random: Random) -> str:
    told, site = report.words, content.site(report.words, random)
    title = f"{''.join(told.title) or site['owner']}_{site['owner']}" if random.random() < 0.7 else f"{site['owner']}"
    index = _index(report, site, random)
    links = "".join(f'<li><a href="./t{n}.html">{escape(text)}</a></li>' for n, text in enumerate(site["others"].split("\n")) if text)
    around = random.choice(("bare", "divs", "divs", "layout"))
    head = f"<head><!--charset--><title>{escape(title)}</title><style>td{{width:9px}}</style><script>var a=[1,2];</script></head>"
    if around == "bare":
        return f"<html>{head}<body>{article}</body></html>"
    if around == "layout":
        return (
            f'<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN"><html>{head}<body><table width="1000" align="center"><tr><td class="nav" colspan=2>首页 | 机构 | 公开</td></tr>'
            f'<tr><td width=200 valign=top><ul class="menu"><li>领导之窗</li><li>年报</li></ul></td><td>{escape(site["crumbs"])}{index}<div class="content">{article}</div></td></tr>'
            f'<tr><td colspan="2"><div class="footer">{escape(site["foot"])}</div></td></tr></table></body></html>'
        )
    return (
        f"<!DOCTYPE html><html>{head}<body><div class='header'><div class=nav><a>首页</a><a>政务公开</a></div></div><div class=crumb>{escape(site['crumbs'])}</div>{index}"
        f"<div class='tools'>{escape(site['tools'])} <a>打印</a> <a>关闭</a><div class=share>分享到：微信 微博</div></div><div class=TRS_Editor>{article}</div>"
        f"<div class='pages'><p>{escape(site['before'])}</p></div><div class=related><h3>相关信息</h3><ul>{links}</ul></div>"
        f"<div class='footer'><p>{escape(site['foot'])}</p></div></body></html>"
    )


def _index(report: Report, site: dict[str, str], random: Random) -> str:
    """The block of metadata above an article, as a table, as lines, or none."""
    told = report.words
    pairs = [("索引号", site["index"]), ("主题分类", "政府信息公开年报"), ("发布机构", told.organ.name), ("成文日期", told.published),
             ("标题", "".join(dict.fromkeys(told.title))), ("文号", ""), ("有效性", "有效")]  # fmt: skip
    chance = random.random()
    if chance < 0.4:
        return ""
    if chance < 0.7:
        rows = zip(pairs[::2], [*pairs[1::2], ("", "")], strict=False)
        return (
            "<table class=headTable>"
            + "".join("<tr>" + "".join(f"<td><b>{k}：</b></td><td>{escape(v)}</td>" for k, v in row) + "</tr>" for row in rows)
            + "</table>"
        )
    return "<ul class=headInfo>" + "".join(f"<li>{k}：{escape(v)}</li>" for k, v in pairs) + "</ul>"
