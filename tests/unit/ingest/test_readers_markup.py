"""HTML pages as blocks."""

from pathlib import Path

import pytest

from ingest.parsed import ParsedReport
from ingest.readers import read
from ingest.readers.markup import read_markup
from ingest.rejected import Rejected

LONG = "（一）主动公开。" + "坚持公开为常态、不公开为例外。" * 25


def grids(document: ParsedReport) -> list[list[tuple[int, int, str, int, int]]]:
    tables = [block.grid for block in document.blocks if block.grid]
    return [[(cell.row, cell.column, cell.text, cell.rowspan, cell.colspan) for cell in grid.cells] for grid in tables]


def test_spans_are_laid_out() -> None:
    page = "<table><tr><td rowspan=2>a<td colspan='2'>b<tr><td>c<td>d</table>"
    assert grids(read_markup(page)) == [[(0, 0, "a", 2, 1), (0, 1, "b", 1, 2), (1, 1, "c", 1, 1), (1, 2, "d", 1, 1)]]


def test_spans_are_clamped_to_the_table() -> None:
    page = "<table><tr><td rowspan=99999999>a<td colspan=x>b</tr><tr><td rowspan=0>c</table>"
    assert grids(read_markup(page)) == [[(0, 0, "a", 2, 1), (0, 1, "b", 1, 1), (1, 1, "c", 1, 1)]]


def test_word_processor_junk_is_no_text() -> None:
    cell = "<p class=MsoNormal><!--[if !supportEmptyParas]-->&nbsp;<!--[endif]--><o:p></o:p></p><p><span lang=EN-US>23</span><b>286</b></p>"
    page = f"<style>p{{}}</style><table><tr><td>行政<br>许可<td>{cell}</table>"
    assert grids(read_markup(page)) == [[(0, 0, "行政\n许可", 1, 1), (0, 1, "23286", 1, 1)]]


def test_layout_tables_are_walked_through() -> None:
    page = f"<table><tr><td>{LONG}<table><tr><td>规章<td>0</table><p>三、收到</p></td></tr></table>"
    document = read_markup(page)
    assert [block.kind for block in document.blocks] == ["paragraph", "table", "heading"]
    assert document.blocks[1].path == "/body/table[1]/tbody[1]/tr[1]/td[1]/table[1]"


def test_an_article_in_a_cell_is_no_table() -> None:
    page = f"<table><tr><td>侧栏<td><p>一、总体情况</p><p>{LONG}</p><p>二、主动公开</p></td></tr></table>"
    assert [block.kind for block in read_markup(page).blocks] == ["paragraph", "heading", "paragraph", "heading"]


def test_site_furniture_is_left_out() -> None:
    page = (
        "<body><nav>首页</nav><div class='top-nav'>栏目</div><p>正文</p><div style='display: none'>9</div><script>1</script>"
        "<div id=share_box>分享</div><footer>版权</footer></body>"
    )
    assert [block.text for block in read_markup(page).blocks] == ["正文"]


def test_content_stays_whatever_it_is_called() -> None:
    page = "<div class=footer><p>一、总体情况</p><table><tr><td>规章<td>0</table></div>"
    assert [block.kind for block in read_markup(page).blocks] == ["heading", "table"]


def test_headings_pictures_and_line_breaks() -> None:
    page = "<h2>一、总体情况</h2><p>甲<br>乙</p><p><img src=a.png alt=表二 width=600><img src=i.gif width=16></p>"
    assert [(block.kind, block.level, block.text) for block in read_markup(page).blocks] == [
        ("heading", 2, "一、总体情况"),
        ("paragraph", 0, "甲"),
        ("paragraph", 0, "乙"),
        ("paragraph", 0, "[图片:表二]"),
    ]


def test_paragraphs_that_print_a_table_are_one() -> None:
    page = "".join(
        f"<p>{text}</p>" for text in ["第二十条第（五）项", "信息内容", "本年处理决定数量", "行政许可", "23286", "第二十条第（六）项"]
    )
    document = read_markup(f"<body>{page}</body>")
    assert [block.kind for block in document.blocks] == ["table"]
    grid = document.blocks[0].grid
    assert grid is not None
    assert [cell.path for cell in grid.cells if cell.text == "23286"] == ["/body/p[5]"]


def test_what_a_page_says_of_itself() -> None:
    document = read_markup(
        "<html><head><title>年报 - 阳城县人民政府</title><meta name=ArticleTitle content='阳城县2023年年报'>"
        "<meta name=PubDate content='2024-01-11 09:30'><link rel=canonical href='https://www.yczf.gov.cn/a.html'></head><body>x</body></html>"
    )
    assert (document.title, document.published, document.url) == ("阳城县2023年年报", "2024-01-11", "https://www.yczf.gov.cn/a.html")


def test_untrue_dates_and_addresses_are_not_taken() -> None:
    document = read_markup("<meta name=PubDate content='2024-13-45'><link rel=canonical href='javascript:alert(1)'><p>x</p>")
    assert (document.published, document.url) == ("", "")


@pytest.mark.parametrize(("encoding", "declared"), [("gb18030", "gb2312"), ("gb18030", "utf-8"), ("utf-8", "gbk"), ("big5", "big5")])
def test_the_declared_charset_may_be_wrong(encoding: str, declared: str, tmp_path: Path) -> None:
    file = tmp_path / "page.htm"
    file.write_bytes(f"<html><meta charset={declared}><body><p>政府信息公開</p></body></html>".encode(encoding))
    assert read(file).blocks[0].text == "政府信息公開"


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<div>" * 300 + "x", "200 层"),
        ("<table><tr><td>" * 300 + "x", "200 层"),
        ("<html><b>" + "<font>" * 300, "200 层"),
        ("<p></p>" * 3 + "<div title='>'>" * 300, "200 层"),
        ("<div>" * 150 + "</div></b>" + "<DIV\n>" * 52, "200 层"),
        ("<p " + " ".join(f"a{n}=1" for n in range(200)) + ">x</p>", "100 个以上属性"),
        ("<p " + 'a="1 > 0"' * 200 + ">x</p>", "100 个以上属性"),
        ("<td><td " + "a " * 101, "100 个以上属性"),
        ("<table>" + "<tr><td colspan=1000>1<td>2</tr>" * 250 + "</table>", "20 万格"),
        ("<p>" + "x" * (10 * 1024 * 1024), "10 MB"),
    ],
    ids=["deep", "deep tables", "unclosed", "quoted", "ended", "attributes", "touching", "open", "grid", "size"],
)
def test_bounds(page: str, reason: str) -> None:
    with pytest.raises(Rejected, match=reason):
        read_markup(page)


def test_a_quote_in_a_tag_hides_no_depth() -> None:
    with pytest.raises(Rejected, match="200 层"):
        read_markup('<p ">' + "<div>" * 300 + '">')


@pytest.mark.parametrize(
    "page",
    [
        f"<!-- {'<div>' * 300} --><p>一</p>",
        f"<script>var a = '{'<div>' * 300}'</SCRIPT><p>一</p>",
        f"<p>{'<div/>' * 300}一</p>",
        f"{'<div></div>' * 300}<p>一</p>",
        "<div title='" + "a b " * 300 + "'>一</div>",
        "<p>一</p><style>" + "<div>" * 300,
    ],
    ids=["comment", "script", "closed at once", "beside one another", "long value", "unclosed style"],
)
def test_what_is_no_depth_and_no_attribute(page: str) -> None:
    assert [block.text for block in read_markup(page).blocks] == ["一"]


def test_many_unclosed_paragraphs_are_no_depth() -> None:
    assert len(read_markup("<p>一" * 500).blocks) == 500


def test_an_article_in_nested_containers_makes_its_table_a_layout() -> None:
    article = "<div class=content>" + f"<p>{LONG}</p>" * 3 + "<pre>规章\t1\t2\t3</pre></div>"
    page = f"<table><tr><td>首页<td>公开</tr><tr><td>年报<td>当前位置{article}</tr></table>"
    document = read_markup(page)
    assert [block.text for block in document.blocks if block.kind == "paragraph"].count(LONG) == 3


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        ("<div class=tr>{}</div>", "<div class=td>{}</div>"),
        ("<div style='display:flex'>{}</div>", "<span style='display:table-cell'>{}</span>"),
        ("<ul>{}</ul>", "<li>{}</li>"),
    ],
)
def test_divisions_drawn_as_a_table_are_one(row: str, cell: str) -> None:
    rows = [["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"], ["规章", "1", "", "3"], ["行政规范性文件", "4", "5", "6"]]
    page = "<div>" + "".join(row.format("".join(cell.format(text) for text in texts)) for texts in rows) + "</div>"
    assert [[text for _, _, text, _, _ in grid] for grid in grids(read_markup(page))] == [[text for texts in rows for text in texts]]


def test_one_value_will_do_where_the_rest_are_labels() -> None:
    rows = [["第二十条第（五）项"], ["信息内容", "本年处理决定数量"], ["行政许可", "0"]]
    page = "".join("<div class=tr>" + "".join(f"<span class=cell>{text}</span>" for text in texts) + "</div>" for texts in rows)
    assert [[text for _, _, text, _, _ in grid] for grid in grids(read_markup(f"<div>{page}</div>"))] == [
        [text for texts in rows for text in texts]
    ]


def test_styled_spans_of_prose_are_no_table() -> None:
    page = "<div>" + "<p><span class=col>行政许可</span><span class=col>全年办理 23 件。</span></p>" * 4 + "</div>"
    assert not grids(read_markup(page))
