"""Word files: what they show is read, what they hide is not, and what is no sound Word file is rejected with a reason."""

import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.parsed import Block, Grid, ParsedReport
from ingest.readers import read
from ingest.readers.docx import MEDIA_TYPE, read_docx
from ingest.readers.word_numbering import numeral
from ingest.rejected import Rejected
from tests.property.docx_writer import RELATIONS, STRICT, TRANSITIONAL, TYPES, document, packed

RELATED = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>'
    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="/word/numbering.xml"/>'
    '<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="chunk.html"/>'
    "</Relationships>"
)
STYLES = (
    f'<w:styles xmlns:w="{TRANSITIONAL}"><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="mine"><w:name w:val="一级"/><w:basedOn w:val="1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="out"><w:name w:val="x"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="loop"><w:name w:val="y"/><w:basedOn w:val="pool"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="pool"><w:name w:val="z"/><w:basedOn w:val="loop"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="num"><w:name w:val="n"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="gone"><w:name w:val="g"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
)
NUMBERING = (
    f'<w:numbering xmlns:w="{TRANSITIONAL}"><w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="num"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="japaneseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>'
    '<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%4"/></w:lvl>'
    '<w:lvl w:ilvl="4"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF06C;"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="2"><w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>'
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(text: str = "", properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text) if text and not text.startswith('<') else text}</w:p>"


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<') else para(content)}</w:tc>"


def table(*rows: str) -> str:
    return "<w:tbl><w:tblPr/>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def blocks(body: str, namespace: str = TRANSITIONAL, **parts: str) -> tuple[Block, ...]:
    extra: dict[str, str | bytes] = {"word/_rels/document.xml.rels": RELATED, "word/styles.xml": STYLES, "word/numbering.xml": NUMBERING}
    return read_docx(document(body, namespace=namespace, parts=extra | parts)).blocks


def lines(body: str) -> list[str]:
    return [block.text for block in blocks(body)]


def only_grid(body: str) -> Grid:
    (grid,) = [block.grid for block in blocks(body) if block.grid]
    return grid


def shape(grid: Grid) -> list[tuple[int, int, int, int, str]]:
    return [(cell.row, cell.column, cell.rowspan, cell.colspan, cell.text) for cell in grid.cells]


def rejected(content: bytes) -> str:
    with pytest.raises(Rejected) as caught:
        read_docx(content)
    assert "\n" not in caught.value.reason
    return caught.value.reason


# --- what a paragraph says


@pytest.mark.parametrize(
    ("runs", "said"),
    [
        (run("1") + '<w:proofErr w:type="spellEnd"/>' + run("234"), "1234"),
        (
            run("受理") + '<w:ins w:author="x">' + run("5") + "</w:ins><w:del><w:r><w:delText>7</w:delText></w:r></w:del>" + run("件"),
            "受理5件",
        ),
        ("<w:moveFrom>" + run("8") + "</w:moveFrom><w:moveTo>" + run("9") + "</w:moveTo>", "9"),
        (run("共") + run("12", "<w:vanish/>") + run("3", '<w:vanish w:val="0"/>') + run("件"), "共3件"),
        (run("共") + run("12", "<w:strike/>") + run("13", "<w:dstrike/>") + run("3") + run("件"), "共3件"),
        (run("共") + run("12", '<w:rStyle w:val="gone"/>') + run("3", '<w:rStyle w:val="gone"/><w:vanish w:val="false"/>'), "共3"),
        (run("共91") + run("1", '<w:vertAlign w:val="superscript"/>') + run("件"), "共91件"),
        (run("面积5m") + run("2", '<w:vertAlign w:val="superscript"/>'), "面积5m²"),
        (run("91") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("件"), "91件"),
        ('<w:hyperlink w:anchor="x">' + run("12") + "</w:hyperlink>" + run("345"), "12345"),
        ("<w:smartTag>" + run("2023") + "</w:smartTag>" + run("年"), "2023年"),
        (
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
            + run("单击此处输入 1 个数")
            + "</w:sdtContent></w:sdt>"
            + run("无"),
            "无",
        ),
        ("<w:ruby><w:rt>" + run("xx") + "</w:rt><w:rubyBase>" + run("信") + "</w:rubyBase></w:ruby>" + run("息"), "信息"),
        ("<w:r><w:ruby><w:rt>" + run("xx") + "</w:rt><w:rubyBase>" + run("信") + "</w:rubyBase></w:ruby></w:r>" + run("息"), "信息"),
        ("<w:r><w:t>12</w:t><w:noBreakHyphen/><w:t>34</w:t></w:r>", "12-34"),
        ("<w:r><w:t>1<!-- 2 -->3<?x 4?></w:t></w:r>", "13"),
        ("<w:r><w:t><![CDATA[5 < 6]]></w:t></w:r>", "5 < 6"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t></w:r>', "☑是"),
        ('<w:r><w:sym w:font="Symbol" w:char="F035"/></w:r>' + run("件"), "5件"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="F035"/></w:r>' + run("件"), "\ufffd件"),
        (
            "<m:oMath xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'><m:r><m:t>12</m:t></m:r></m:oMath>" + run("件"),
            "12件",
        ),
        (
            "<m:oMath xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num>"
            "<m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>" + run("件"),
            "\ufffd件",
        ),
        (run("⾏政⼀般\u200b事项"), "行政一般事项"),
    ],
)
def test_runs_are_put_together_as_shown(runs: str, said: str) -> None:
    assert lines(f"<w:p>{runs}</w:p>") == [said]


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


@pytest.mark.parametrize(
    ("runs", "said"),
    [
        (run("共") + mark("begin") + code(" =3+4 ") + mark("separate") + run("7") + mark("end") + run("件"), "共7件"),
        (run("第") + mark("begin") + code("IF ") + mark("begin") + code("PAGE") + mark("separate") + run("3") + mark("end") + code('= 1 "x"')
         + mark("separate") + run("二") + mark("end") + run("页"), "第二页"),
        (run("甲") + mark("begin") + code(r" EQ \o\ac(○,1) ") + mark("end"), "甲\ufffd"),
        (run("甲") + mark("separate") + mark("end") + run("乙"), "甲乙"),
        ('<w:fldSimple w:instr="DATE 9">' + run("5") + "</w:fldSimple>", "5"),
    ],
)  # fmt: skip
def test_fields_show_their_results(runs: str, said: str) -> None:
    assert lines(f"<w:p>{runs}</w:p>") == [said]


def test_a_field_that_is_never_closed_hides_no_other_paragraph() -> None:
    assert lines(f"<w:p>{mark('begin')}{code('TOC')}</w:p>" + para("受理5件。")) == ["受理5件。"]


def test_a_deleted_paragraph_mark_joins_the_next_paragraph() -> None:
    assert lines(para("全年受理", "<w:rPr><w:del/></w:rPr>") + para("5件。")) == ["全年受理5件。"]
    assert lines(para("全年受理", "<w:rPr><w:del/></w:rPr>") + table(cell("甲") + cell("乙"), cell("1") + cell("2")))[0] == "全年受理"


def test_breaks_part_lines_and_indents_are_no_cells() -> None:
    assert lines("<w:p><w:r><w:tab/><w:t>一、总体情况</w:t><w:br/><w:t>全年无事。</w:t></w:r></w:p>") == ["一、总体情况", "全年无事。"]


def test_a_text_box_is_read_once_and_a_picture_is_a_line() -> None:
    content = f"<w:txbxContent>{para('附注三条')}</w:txbxContent>"
    choice = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>"
    assert lines(f"<w:p><w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent><w:t>正文</w:t></w:r></w:p>") == [
        "正文",
        "附注三条",
    ]
    unknown = choice.replace('"wps"', '"future"')
    assert lines(f"<w:p><w:r><mc:AlternateContent>{unknown}{fallback}</mc:AlternateContent></w:r></w:p>") == ["附注三条"]
    picture = '<w:drawing><wp:inline><wp:extent cx="{0}" cy="{0}"/><a:graphic><a:blip/></a:graphic></wp:inline></w:drawing>'
    assert lines(f"<w:p><w:r><w:t>甲</w:t>{picture.format(5_000_000)}</w:r></w:p>") == ["甲", "[图片]"]
    assert lines(f"<w:p><w:r><w:t>甲</w:t>{picture.format(200_000)}</w:r></w:p>") == ["甲"]
    assert lines('<w:p><w:r><w:pict><v:shape style="width:415pt;height:300pt"><v:imagedata/></v:shape></w:pict></w:r></w:p>') == ["[图片]"]


# --- headings and numbers


@pytest.mark.parametrize(
    ("properties", "level"),
    [
        ('<w:pStyle w:val="1"/>', 1),
        ('<w:pStyle w:val="mine"/>', 1),
        ('<w:pStyle w:val="out"/>', 3),
        ('<w:outlineLvl w:val="1"/>', 2),
        ('<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>', 0),
        ('<w:pStyle w:val="loop"/>', 0),
        ('<w:pStyle w:val="nowhere"/>', 0),
    ],
)
def test_levels_come_from_styles_and_outline(properties: str, level: int) -> None:
    (block,) = blocks(para("总体情况", properties))
    assert (block.level, block.kind) == (level, "heading" if level else "paragraph")


def test_a_sentence_in_a_headings_style_is_text() -> None:
    (block,) = blocks(para("全年主动公开信息5条。其中公文3条。", '<w:pStyle w:val="1"/>'))
    assert (block.kind, block.level) == ("paragraph", 0)


def test_a_table_of_contents_is_left_out() -> None:
    assert lines(para("一、总体情况\t1", '<w:pStyle w:val="toc"/>') + para("一、总体情况")) == ["一、总体情况"]


def numbered(text: str, level: int, number: int = 1) -> str:
    return para(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_numbers_are_counted_as_word_counts_them() -> None:
    body = [
        para("总体情况", '<w:pStyle w:val="num"/>'), numbered("甲", 1), numbered("2023年", 2), numbered("乙", 2), numbered("丙", 1),
        numbered("丁", 2), numbered("戊", 2, 2), para("申请情况", '<w:pStyle w:val="num"/>'), numbered("己", 1), numbered("庚", 3),
        numbered("辛", 4), numbered("壬", 0, 0),
    ]  # fmt: skip
    assert lines("".join(body)) == [
        "一、总体情况", "（一）甲", "1. 2023年", "2. 乙", "（二）丙", "1. 丁", "5. 戊", "二、申请情况", "（一）己", "2.1 庚", "辛", "壬",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "numbering", "printed"),
    [
        (10, "chineseCountingThousand", "十"), (21, "chineseCounting", "二十一"), (12, "chineseLegalSimplified", "壹拾贰"), (3, "decimalEnclosedCircle", "③"),
        (28, "lowerLetter", "bb"), (4, "upperRoman", "IV"), (7, "decimalZero", "07"), (3, "ideographTraditional", "丙"), (5, "unheardOf", "5"),
        (999_999_999, "upperRoman", "999999999"), (0, "decimalEnclosedCircle", "0"), (500, "chineseCounting", "500"),
    ],
)  # fmt: skip
def test_number_formats(value: int, numbering: str, printed: str) -> None:
    assert numeral(value, numbering) == printed


# --- tables


def test_merged_cells_span() -> None:
    grid = only_grid(
        table(
            cell("甲", '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>') + cell("乙"),
            cell("9", '<w:gridSpan w:val="2"/><w:vMerge/>') + cell("1"),
            cell("丙") + cell("2") + cell("3"),
        )
    )
    assert shape(grid) == [
        (0, 0, 2, 2, "甲"),
        (0, 2, 1, 1, "乙"),
        (1, 2, 1, 1, "1"),
        (2, 0, 1, 1, "丙"),
        (2, 1, 1, 1, "2"),
        (2, 2, 1, 1, "3"),
    ]
    assert (grid.rows, grid.columns) == (3, 3)
    assert grid.cells[2].path == "body/tbl[1]/tr[2]/tc[2]"


def test_what_goes_on_from_no_cell_is_no_sure_text() -> None:
    grid = only_grid(table(cell("甲", '<w:vMerge w:val="restart"/>') + cell("乙"), cell("8", '<w:gridSpan w:val="2"/><w:vMerge/>')))
    assert [(cell.text, cell.unreadable) for cell in grid.cells] == [("甲", False), ("乙", False), ("8", True)]


def test_a_second_restart_begins_another_cell() -> None:
    rows = [
        cell(text, f'<w:vMerge w:val="{merge}"/>') + cell("0")
        for text, merge in [("甲", "restart"), ("", "continue"), ("乙", "restart"), ("", "continue")]
    ]
    assert [(item.text, item.rowspan) for item in only_grid(table(*rows)).cells if item.column == 0] == [("甲", 2), ("乙", 2)]


def test_columns_left_out_before_a_row_and_old_merges_across() -> None:
    grid = only_grid(
        table(
            '<w:trPr><w:gridBefore w:val="2"/></w:trPr>' + cell("甲"),
            cell("乙", '<w:hMerge w:val="restart"/>') + cell("9", "<w:hMerge/>") + cell("丙"),
        )
    )
    assert shape(grid) == [(0, 2, 1, 1, "甲"), (1, 0, 1, 2, "乙"), (1, 2, 1, 1, "丙")]


def test_deleted_and_hidden_rows_are_left_out() -> None:
    grid = only_grid(
        table(
            cell("甲") + cell("1"),
            "<w:trPr><w:del/></w:trPr>" + cell("乙") + cell("2"),
            "<w:trPr><w:hidden/></w:trPr>" + cell("丙") + cell("3"),
        )
    )
    assert [cell.text for cell in grid.cells] == ["甲", "1"]


def test_rows_and_cells_in_content_controls() -> None:
    wrapped = (
        f"<w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent>{cell('甲')}</w:sdtContent></w:sdt>{cell('1')}</w:tr></w:sdtContent></w:sdt>"
    )
    assert shape(only_grid(f"<w:tbl>{wrapped}</w:tbl>")) == [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "1")]


def test_a_table_that_arranges_the_page_is_walked_through() -> None:
    inner = table(cell("规章") + cell("0"), cell("行政规范性文件") + cell("5"))
    found = blocks(table(cell(para("一、总体情况") + inner + para("完"))))
    assert [(block.kind, block.text) for block in found] == [("heading", "一、总体情况"), ("table", ""), ("paragraph", "完")]
    assert found[1].path == "body/tbl[1]/tr[1]/tc[1]/tbl[1]"


def test_a_small_table_in_a_cell_comes_after_and_leaves_its_cell_unsure() -> None:
    inner = table(cell("甲") + cell("7"))
    rows = [cell("规章") + cell("0"), cell("文件") + cell(para("5") + inner), cell("许可") + cell("6")]
    outer, nested = (block.grid for block in blocks(table(*rows)))
    assert outer
    assert nested
    assert [(item.text, item.unreadable) for item in outer.cells if item.column == 1] == [("0", False), ("5", True), ("6", False)]
    assert [item.text for item in nested.cells] == ["甲", "7"]
    assert nested.cells[0].path == "body/tbl[1]/tr[2]/tc[2]/tbl[1]/tr[1]/tc[1]"


def test_a_box_over_a_cell_and_an_unknown_sign_in_it_leave_it_unsure() -> None:
    box = f"<w:p><w:r><w:t>5</w:t><w:pict><v:textbox><w:txbxContent>{para('7')}</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
    sign = '<w:p><w:r><w:t>5</w:t><w:sym w:font="Wingdings" w:char="F031"/></w:r></w:p>'
    grid = only_grid(table(cell("甲") + cell(box), cell("乙") + cell(sign), cell("丙") + cell("5")))
    assert [item.unreadable for item in grid.cells if item.column == 1] == [True, True, False]


def test_absurd_spans_are_cut() -> None:
    assert only_grid(table(cell("甲", '<w:gridSpan w:val="100000000"/>') + cell("1"))).columns == 64
    assert only_grid(table(cell("甲", '<w:gridSpan w:val="-3"/>') + cell("1", '<w:gridSpan w:val="x"/>'))).columns == 2


def test_a_table_printed_with_tabs_is_one() -> None:
    rows = [("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"), ("规章", "0", "0", "0"), ("行政规范性文件", "5", "1", "25")]
    body = "".join("<w:p><w:r>" + "<w:tab/>".join(f"<w:t>{text}</w:t>" for text in row) + "</w:r></w:p>" for row in rows)
    assert [item.text for item in only_grid(body).cells if item.row == 2] == list(rows[2])


# --- packages


def test_strict_files_and_any_main_part_are_read() -> None:
    content = document(table(cell("甲", '<w:gridSpan w:val="2"/>') + cell("1")), part="docs/main7.xml", namespace=STRICT)
    report = read_docx(content)
    assert report.media_type == MEDIA_TYPE
    assert report.blocks[0].grid
    assert report.blocks[0].grid.cells[0].colspan == 2


def test_read_sends_files_by_content(tmp_path: Path) -> None:
    file = tmp_path / "report.doc"  # named as it likes
    file.write_bytes(document(para("全年受理5件。")))
    assert read(file) == ParsedReport(media_type=MEDIA_TYPE, blocks=(Block(kind="paragraph", text="全年受理5件。", path="body/p[1]"),))


def test_the_main_part_is_known_by_its_relation_or_its_type() -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'
    main = plain(para("全年受理5件。"))
    relations = RELATIONS.format(base="http://schemas.openxmlformats.org/officeDocument/2006/relationships", part="d.xml")
    by_default = {
        "[Content_Types].xml": types.format(f'<Default Extension="xml" ContentType="{kind}"/>'),
        "_rels/.rels": relations,
        "d.xml": main,
    }
    by_type = {"[Content_Types].xml": types.format(f'<Override PartName="/D.xml" ContentType="{kind}"/>'), "D.xml": main}
    untyped = {"[Content_Types].xml": types.format(""), "_rels/.rels": relations, "d.xml": main}
    for members in (by_default, by_type, untyped):
        assert [block.text for block in read_docx(packed({**members})).blocks] == ["全年受理5件。"]
    assert "不是 Word" in rejected(packed({**untyped, "d.xml": "<x/>"}))


def test_an_inserted_page_is_read() -> None:
    chunk = '<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="{}"/>'
    page = "<html><body><p>全年受理5件。</p><table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table></body></html>"
    found = blocks(para("甲") + chunk.format("rId3") + para("乙"), **{"word/chunk.html": page})
    assert [(block.kind, block.text) for block in found] == [
        ("paragraph", "甲"),
        ("paragraph", "全年受理5件。"),
        ("table", ""),
        ("paragraph", "乙"),
    ]
    assert "未读取" in blocks(chunk.format("rId9"))[0].text


def test_a_file_of_python_docx(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    made = docx.Document()
    made.add_heading("某局2023年政府信息公开工作年度报告", 0)
    made.add_heading("二、主动公开政府信息情况", 1)
    written = made.add_table(3, 3)
    written.cell(0, 0).merge(written.cell(0, 2)).text = "第二十条第（一）项"
    written.cell(1, 0).merge(written.cell(2, 0)).text = "规章"
    written.cell(1, 1).text, written.cell(2, 2).text = "0", "5"
    made.save(tmp_path / "made.docx")
    title, heading, block = read(tmp_path / "made.docx").blocks
    assert (title.level, heading.level, heading.text) == (1, 1, "二、主动公开政府信息情况")
    assert block.grid
    assert shape(block.grid) == [
        (0, 0, 1, 3, "第二十条第（一）项"), (1, 0, 2, 1, "规章"), (1, 1, 1, 1, "0"), (1, 2, 1, 1, ""), (2, 1, 1, 1, ""), (2, 2, 1, 1, "5"),
    ]  # fmt: skip


# --- hostile and foreign files


def with_document(xml: str | bytes, **parts: str | bytes) -> bytes:
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = {
        "[Content_Types].xml": TYPES.format(part="word/document.xml"),
        "_rels/.rels": RELATIONS.format(base=base, part="word/document.xml"),
    }
    return packed({**main, "word/document.xml": xml, **parts})


def declared(subset: str, text: str) -> str:
    return (
        f'<!DOCTYPE d {subset}><w:document xmlns:w="{TRANSITIONAL}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'
    )


def plain(body: str) -> str:
    return f'<w:document xmlns:w="{TRANSITIONAL}"><w:body>{body}</w:body></w:document>'


LAUGHS = "<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        (declared('[<!ENTITY e SYSTEM "file:///etc/passwd">]', "5&e;"), "DTD"),
        (('<?xml version="1.0" encoding="UTF-16"?>' + declared('[<!ENTITY e "5">]', "&e;")).encode("utf-16"), "DTD"),
        (declared('SYSTEM "http://127.0.0.1:9/d.dtd"', "5"), "DTD"),
        (declared("", "5"), "DTD"),
        (declared(f"[{LAUGHS}]", "&a11;"), "DTD"),
        (plain("<w:sdt>" * 3000 + "</w:sdt>" * 3000), "嵌套过深"),
        (plain("<w:tbl><w:tr><w:tc>" * 40 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 40), "嵌套过深"),
        (plain(para("5"))[:-20], "已损坏"),
        (plain(para("&unknown;")), "已损坏"),
        (f'<w:document xmlns:w="{TRANSITIONAL}"/>', "没有正文"),
        (b"\xff\xfe\x00", "已损坏"),
        ("", "已损坏"),
    ],
)
def test_hostile_xml_is_rejected(xml: str | bytes, reason: str) -> None:
    assert reason in rejected(with_document(xml))


def test_an_archive_that_unpacks_to_much_more_is_rejected() -> None:
    assert "16 MB" in rejected(with_document(plain(para("5") * 900_000)))
    assert "压缩比" in rejected(with_document(plain(para("9" * 3_000_000))))
    lying = bytearray(with_document(plain(para("9" * 3_000_000))))
    entry = lying.rfind(b"word/document.xml") - 46
    struct.pack_into("<I", lying, entry + 24, 1000)  # says that it unpacks to 1000 bytes
    assert "已损坏" in rejected(bytes(lying))


def test_too_much_of_anything_is_rejected() -> None:
    words = "".join(para(f"{n * 7919}") for n in range(31_000))
    assert "3 万段" in rejected(with_document(plain(words)))
    tags = "".join(f"<w:x a='{n * 7919}'/>" for n in range(610_000))
    assert "标记过多" in rejected(with_document(plain(tags)))
    wide = "".join(table(*[cell(f"{n * row}", '<w:gridSpan w:val="63"/>') * 12 for row in range(300)]) for n in [7919])
    assert "20 万格" in rejected(with_document(plain(wide)))
    assert "文件过多" in rejected(packed({f"{n}.xml": "" for n in range(5000)}))


def test_broken_archives_are_rejected() -> None:
    sound = document(para("全年受理5件。" * 50))
    assert "不完整" in rejected(sound[:-30])
    assert "不完整" in rejected(sound[: len(sound) // 2])
    wrong = bytearray(sound)
    struct.pack_into("<I", wrong, sound.rfind(b"word/document.xml") - 46 + 16, 0xDEADBEEF)  # the CRC
    assert "不完整" in rejected(bytes(wrong))
    locked = bytearray(sound)
    locked[sound.rfind(b"word/document.xml") - 46 + 8] |= 1
    assert "密码" in rejected(bytes(locked))
    assert "路径" in rejected(with_document(plain(para("5")), **{"../../outside.xml": "x"}))
    assert "重名" in rejected(with_document(plain(para("5")), **{"Word/Document.XML": plain(para("6"))}))


LIMITED = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_CPU, (10, 10))
from ingest.readers import read
from ingest.rejected import Rejected
try:
    print(len(read(Path(sys.argv[1])).blocks))
except Rejected as rejected:
    print(rejected.reason)
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
assert int(peak.split()[1]) < 500_000, peak
"""
RAISED = '<w:vertAlign w:val="superscript"/>'
WORD = '<w:p><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>'
HEAVY = {
    "paragraphs": lambda: with_document(plain("".join(WORD.format(n * 7919) for n in range(29_000)))),
    "cells": lambda: with_document(plain(table(*["".join(cell(f"{n * row}") for n in range(58)) for row in range(490)]))),
    "runs": lambda: with_document(plain("<w:p>" + "".join(run(str(n * 7919), RAISED) for n in range(59_000)) + "</w:p>")),
    "spans": lambda: with_document(
        plain(table(*[cell(f"{row * 7919}", f'<w:gridSpan w:val="{row * 100_000_000}"/>') for row in range(3000)]))
    ),
    "members": lambda: packed({f"{n}.xml": "" for n in range(60_000)}),
    "one long text": lambda: with_document(plain(para("".join(str(n * 7919) for n in range(1_100_000))))),
    "a bomb": lambda: with_document(plain(para("a" * 300_000_000))),
    "a bomb that nothing names": lambda: with_document(plain(para("5")), **{"word/media/1.bin": bytes(500_000_000)}),
}


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of memory is read from /proc")
@pytest.mark.parametrize("name", HEAVY)
def test_no_file_takes_more_than_ten_seconds_or_half_a_gigabyte(name: str, tmp_path: Path) -> None:
    file = tmp_path / "heavy.docx"
    file.write_bytes(HEAVY[name]())
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(file)], capture_output=True, text=True, env={"PYTHONPATH": os.pathsep.join(sys.path)}
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def foreign(content_type: str, target: str) -> bytes:
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    types = f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/{target}" ContentType="{content_type}"/></Types>'
    return packed({"[Content_Types].xml": types, "_rels/.rels": RELATIONS.format(base=base, part=target), target: "<x/>"})


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (foreign("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "xl/workbook.xml"), "Excel"),
        (
            foreign("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", "ppt/presentation.xml"),
            "PowerPoint",
        ),
        (packed({"OFD.xml": "<x/>"}), "OFD"),
        (packed({"a.txt": "x"}), "不是 Word"),
        (packed({}), "不是 Word"),
        (b"PK\x03\x04", "不完整"),
    ],
)
def test_other_archives_are_named(content: bytes, named: str) -> None:
    assert named in rejected(content)
