"""Text and Markdown files as blocks."""

from pathlib import Path

import pytest

from ingest.parsed import Block, ParsedReport
from ingest.readers import MAX_BYTES, read
from ingest.readers.text import read_text
from ingest.rejected import Rejected

PROSE = "2023年，我市以新思想为指导，深入学习贯彻重要讲话重要指示精神，全面落实关于推进新时代政务公开的系列决策部署，"


def kinds(document: ParsedReport) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in document.blocks]


def rows(block: Block) -> list[list[str]]:
    assert block.grid is not None
    return [[cell.text for cell in block.grid.cells if cell.row == row] for row in range(block.grid.rows)]


def test_wrapped_lines_are_one_paragraph() -> None:
    text = PROSE * 4
    lines = [text[start : start + 30] for start in range(0, len(text), 30)]
    document = read_text("一、总体情况\n" + "\n".join(lines) + "\n二、主动公开政府信息情况\n")
    assert kinds(document) == [("heading", "一、总体情况"), ("paragraph", text), ("heading", "二、主动公开政府信息情况")]
    assert document.blocks[1].path == f"L2-{1 + len(lines)}"


def test_lines_of_any_length_are_paragraphs_of_their_own() -> None:
    document = read_text("（一）主动公开。\n今年公开信息 12 条。\n收到申请 3 件。\n")
    assert [block.text for block in document.blocks] == ["（一）主动公开。", "今年公开信息 12 条。", "收到申请 3 件。"]


def test_markdown_marks_are_taken_off() -> None:
    document = read_text(
        "# 阳城县局\n\n### **（五）监督保障方面**\n\n**1. 完善功能。**见[网站](http://x.cn)。  \n下载。\n\n![表二](a.png)\n"
    )
    assert document.media_type == "text/markdown"
    assert [(block.level, block.text) for block in document.blocks] == [
        (1, "阳城县局"),
        (3, "（五）监督保障方面"),
        (0, "1. 完善功能。见网站。下载。"),
        (0, "[图片:表二]"),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "信息内容\t本年处理决定数量\n行政许可\t23286",
        "信息内容 | 本年处理决定数量 |\n行政许可 | 23286 |",
        "| 信息内容 | 本年处理决定数量 |\n|---|---|\n| 行政许可 | 23286 |",
        "信息内容 本年处理决定数量\n行政许可 23286",
        "│信息内容│本年处理决定数量│\n├──┼──┤\n│行政许可│23286│",
    ],
)
def test_a_row_of_cells_for_each_line(table: str) -> None:
    document = read_text(f"二、主动公开政府信息情况\n{table}\n三、收到和处理政府信息公开申请情况")
    assert [block.kind for block in document.blocks] == ["heading", "table", "heading"]
    assert rows(document.blocks[1]) == [["信息内容", "本年处理决定数量"], ["行政许可", "23286"]]


@pytest.mark.parametrize("mark", ["-", "—", "/", ""])
def test_a_row_of_marks_for_nothing_between_drawn_lines_is_no_rule(mark: str) -> None:
    document = read_text(f"│信息内容│本年处理决定数量│\n├──┼──┤\n│行政许可│5│\n├──┼──┤\n││{mark}│\n├──┼──┤\n│行政处罚│7│")
    assert rows(document.blocks[0])[2] == ["", mark]


def test_cells_know_their_line() -> None:
    document = read_text("二、主动公开政府信息情况\n信息内容 本年处理决定数量\n行政许可 23286")
    grid = document.blocks[1].grid
    assert grid is not None
    assert [cell.path for cell in grid.cells] == ["L2", "L2", "L3", "L3"]


def test_prose_with_the_words_of_a_table_stays_prose() -> None:
    text = "今年行政许可 23286 件，行政处罚 5 件。\n第二十条第（五）项所列事项已公开，收到申请 3 件，总计 3"
    assert [block.kind for block in read_text(text).blocks] == ["paragraph", "paragraph"]


def test_html_tables_inside_markdown() -> None:
    document = read_text("# 某局\n\n<table><tr><td>行政许可</td>\n<td>5</td></tr></table>\n\n完")
    assert rows(document.blocks[1]) == [["行政许可", "5"]]
    assert document.blocks[1].path.startswith("L3-4")


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("gb18030", b""), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")],
)
def test_encodings(encoding: str, mark: bytes, tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(mark + "宿迁市2023年政府信息公开工作年度报告\r\n".encode(encoding))
    assert read(file).blocks[0].text == "宿迁市2023年政府信息公开工作年度报告"


def test_radicals_and_invisible_characters_are_mended(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text("⾏政许可 2\u200b3 ⻓治⺠政\n", encoding="utf-8")
    assert read(file).blocks[0].text == "行政许可 23 长治民政"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "Word"),
        (b"\xd0\xcf\x11\xe0....", "Office"),
        (b"\x89PNG....", "图片"),
        (bytes(range(256)) * 40, "不是文本"),
        (b"", "空"),
        (b" \n\n", "空"),
    ],
)
def test_what_is_no_text_is_rejected_with_a_reason(content: bytes, reason: str, tmp_path: Path) -> None:
    file = tmp_path / "report.md"
    file.write_bytes(content)
    with pytest.raises(Rejected, match=reason) as rejected:
        read(file)
    assert "\n" not in rejected.value.reason


def test_a_file_beyond_the_bound_is_rejected(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    with file.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    with pytest.raises(Rejected, match="50 MB"):
        read(file)


def test_a_text_table_beyond_the_bound_is_rejected() -> None:
    with pytest.raises(Rejected, match="20 万格"):
        read_text("信息内容\t本年处理决定数量\n" + ("行政许可\t1" + "\t" * 900 + "\n") * 250)


@pytest.mark.parametrize(
    ("printed", "shown"), [("`12`", "12"), ("~~9~~ 12", "12"), ("12[^1]", "12"), ("__12__", "12"), ("a_12_b", "a_12_b")]
)
def test_marks_of_markdown_are_no_part_of_a_cell(printed: str, shown: str) -> None:
    table = read_text(f"# 报告\n\n| 信息内容 | 本年处理决定数量 |\n|---|---|\n| 行政许可 | {printed} |\n").blocks[-1].grid
    assert table is not None
    assert table.cells[-1].text == shown


@pytest.mark.parametrize("fence", ["```", "```text", "~~~"])
def test_a_fence_is_no_row_of_the_table_that_it_ends(fence: str) -> None:
    table = next(
        b.grid for b in read_text(f"# 报告\n\n{fence}\n信息内容\t本年处理决定数量\n行政许可\t5\n{fence[:3]}\n\n完。").blocks if b.grid
    )
    assert table.rows == 2


@pytest.mark.parametrize(
    ("name", "said"),
    [("a.docx", "Word"), ("a.DOC", "Word"), ("a.pdf", "PDF"), ("a.txt", "不是文本"), ("a.md", "不是文本")],
)
def test_a_file_that_is_nothing_is_told_by_what_its_name_says(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / name).write_bytes(bytes(range(256)) * 8)
    with pytest.raises(Rejected, match=said):
        read(tmp_path / name)


def test_text_under_another_name_is_still_text(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_text("一、总体情况\n今年公开信息 12 条。\n", encoding="utf-8")
    assert read(tmp_path / "a.docx").blocks[0].text == "一、总体情况"
