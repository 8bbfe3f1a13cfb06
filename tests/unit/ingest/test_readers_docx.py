"""Word files: what they show is read, what they hide is not."""

import pytest

from ingest.parsed import Grid
from ingest.readers.word_numbering import numeral
from tests.unit.ingest.word_pieces import blocks, cell, para, run, table


def lines(body: str) -> list[str]:
    return [block.text for block in blocks(body)]


def only_grid(body: str) -> Grid:
    (grid,) = [block.grid for block in blocks(body) if block.grid]
    return grid


def shape(grid: Grid) -> list[tuple[int, int, int, int, str]]:
    return [(cell.row, cell.column, cell.rowspan, cell.colspan, cell.text) for cell in grid.cells]


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


def tabbed(*rows: str) -> str:
    """A paragraph for each row, with tabs between the cells."""
    runs = ["<w:tab/>".join(f"<w:t>{text}</w:t>" if text else "" for text in row.split("\t")) for row in rows]
    return "".join(f"<w:p><w:r>{run}</w:r></w:p>" for run in runs)


def test_a_row_of_tabs_alone_is_one_of_empty_cells() -> None:
    rows = tabbed("结果维持\t结果纠正\t其他结果\t尚未审结\t总计", "\t\t\t\t")
    assert only_grid(para("四、行政复议情况") + rows).rows == 2


def test_tabs_before_and_behind_words_are_empty_cells() -> None:
    rows = tabbed("类别\t\t结果\t件数", "行政复议\t\t结果维持\t0", "\t\t结果纠正\t", "\t\t其他结果\t1")
    assert [(cell.column, cell.text) for cell in only_grid(rows).cells if cell.row == 2] == [(0, ""), (1, ""), (2, "结果纠正"), (3, "")]
