"""PDFs as a whole: prose in reading order, what is left out, tables without rulings, scans, and files that cannot be read."""

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL.Image import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from ingest.parsed import Block, ParsedReport
from ingest.readers import read
from ingest.readers.pdf import MAX_PAGES, read_pdf
from ingest.readers.regions import table_regions
from ingest.rejected import Rejected
from ingest.tables import recognise_tables

from .pdf_paper import FONT, SIZE, Paper, raw_pdf

SENTENCE = "本年度共收到政府信息公开申请三百一十八件，均已按期办结，未发生因信息公开引起的行政复议和行政诉讼。"


def prose(report: ParsedReport) -> list[str]:
    return [block.text for block in report.blocks if block.kind != "table"]


def write(paper: Paper, lines: list[str], top: float = 80.0, left: float = 60.0, step: float = 16.0) -> None:
    for number, line in enumerate(lines):
        paper.text(left, top + step * number, line)


def wrapped(text: str, width: int, indent: int = 2) -> list[str]:
    first, rest = text[: width - indent], text[width - indent :]
    return ["　" * indent + first, *(rest[start : start + width] for start in range(0, len(rest), width))]


def test_wrapped_lines_are_one_paragraph_with_its_place() -> None:
    paper = Paper()
    paper.text(60, 60, "一、总体情况")
    for number, line in enumerate(wrapped(SENTENCE * 2, 40) + wrapped(SENTENCE, 40)):
        lead = len(line) - len(line.lstrip("　"))
        paper.text(60 + SIZE * lead, 80 + 16 * number, line.lstrip("　"))
    report = read_pdf(paper.bytes())
    assert [(block.kind, block.text) for block in report.blocks] == [
        ("heading", "一、总体情况"),
        ("paragraph", SENTENCE * 2),
        ("paragraph", SENTENCE),
    ]
    block = report.blocks[1]
    assert (block.page, block.path) == (1, "p1 L2-4")
    assert block.box == pytest.approx((60, 71, 460, 113), abs=3)


def test_a_paragraph_goes_on_over_the_page() -> None:
    paper = Paper()
    lines = wrapped(SENTENCE * 3, 40)
    write(paper, [line.strip("　") for line in lines[:2]], top=740)
    paper.middle(0, paper.width, 820, "— 1 —")
    paper.page()
    write(paper, lines[2:])
    paper.middle(0, paper.width, 820, "— 2 —")
    assert prose(read_pdf(paper.bytes())) == [SENTENCE * 3]


def test_columns_are_read_one_after_the_other() -> None:
    paper = Paper()
    lines = wrapped(SENTENCE * 6, 22, 0)
    half = len(lines) // 2
    paper.middle(60, 535, 60, "一、总体情况")
    write(paper, lines[:half])
    write(paper, lines[half:], left=310)
    assert prose(read_pdf(paper.bytes())) == ["一、总体情况", SENTENCE * 6]


def test_running_heads_and_page_numbers_are_left_out_and_numbers_of_tables_are_not() -> None:
    paper = Paper()
    for page in (1, 2, 3):
        paper.text(60, 30, "某某市政府信息公开工作年度报告")
        paper.text(60, 100, f"第{'一二三'[page - 1]}页的正文内容。")
        paper.middle(0, paper.width, 815, f"第 {page} 页 共 3 页")
        if page < 3:
            paper.page()
    assert prose(read_pdf(paper.bytes())) == ["第一页的正文内容。", "第二页的正文内容。", "第三页的正文内容。"]


@pytest.mark.parametrize(("left", "kept"), [(96.0, True), (292.0, False)])
def test_a_number_that_goes_on_with_a_row_at_a_pages_end_is_no_page_number(left: float, kept: bool) -> None:
    """It stands as near as lines do, and out of the page's middle."""
    paper = Paper()
    for page in (1, 2):
        for number in range(4):
            paper.text(60, 760 + 14 * number, f"（{'一二三四'[number]}）第{page}页的正文")
        paper.text(left, 816, str(287 + page))
        if page == 1:
            paper.page()
    text = "".join(prose(read_pdf(paper.bytes())))
    assert ("288" in text, "289" in text) == (kept, kept)


@pytest.mark.parametrize(("numbered", "kept"), [(True, True), (False, False)])
def test_a_number_alone_at_a_pages_head_is_none_of_a_page_where_pages_have_theirs_elsewhere(numbered: bool, kept: bool) -> None:
    paper = Paper()
    for page in (1, 2, 3):
        if page == 2:
            paper.text(400, 60, "8")
        paper.text(60, 140, f"第{'一二三'[page - 1]}页的正文内容。")
        if numbered:
            paper.middle(0, paper.width, 815, f"— {page} —")
        if page < 3:
            paper.page()
    assert ("8" in "".join(prose(read_pdf(paper.bytes())))) == kept


def test_a_title_on_two_lines_is_one() -> None:
    paper = Paper()
    paper.middle(0, paper.width, 60, "宿迁市教育局2023年政府", 18)
    paper.middle(0, paper.width, 86, "信息公开工作年度报告", 18)
    write(paper, [SENTENCE[:40], SENTENCE[40:]], top=130)
    assert prose(read_pdf(paper.bytes()))[0] == "宿迁市教育局2023年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("title", "kept"), [("某局2023年政府信息公开工作年度报告", True), ("Microsoft Word - 文档1", False), ("年报", False)]
)
def test_a_title_in_the_metadata_is_taken_when_it_is_a_reports(title: str, kept: bool) -> None:
    paper = Paper()
    paper.canvas.setTitle(title)
    write(paper, [SENTENCE[:30]])
    assert read_pdf(paper.bytes()).title == (title if kept else "")


def test_a_number_that_lost_a_digit_is_no_number_in_prose() -> None:
    latin = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    nameless = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[7 0 R]>>"
    descendant = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500/FontDescriptor 8 0 R>>"
    descriptor = (
        b"<</Type/FontDescriptor/FontName/X/Flags 4/FontBBox[0 0 500 800]/ItalicAngle 0/Ascent 800/Descent 0/CapHeight 700/StemV 80>>"
    )
    content = raw_pdf(
        b"BT /F 10 Tf 60 700 Td (received 12) Tj /G 10 Tf <0013> Tj /F 10 Tf (4 requests) Tj ET",
        b"/Font<</F 5 0 R/G 6 0 R>>",
        latin,
        nameless,
        descendant,
        descriptor,
    )
    (text,) = prose(read_pdf(content))
    assert not any(char.isdigit() for char in text)


def test_radicals_are_mended(tmp_path: Path) -> None:
    paper = Paper()
    write(paper, [SENTENCE[:20]])
    file = tmp_path / "年报.txt"  # told by its content
    file.write_bytes(paper.bytes())
    assert prose(read(file)) == [SENTENCE[:20]]


TABLE = [
    ["", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"],
    ["一、本年新收政府信息公开申请数量", "3402", "99", "0", "4", "5", "1", "3511"],
    ["二、上年结转政府信息公开申请数量", "91", "", "0", "0", "2", "0", "93"],
    ["（一）予以公开", "1175", "12", "0", "3", "1", "0", "1191"],
    ["（七）总计", "", "99", "0", "4", "7", "1", "111"],
    ["四、结转下年度继续办理", "118", "3", "0", "0", "0", "0", "121"],
]


def unruled(rows: list[list[str]]) -> ParsedReport:
    paper = Paper((900.0, 600.0))
    paper.text(60, 60, "三、收到和处理政府信息公开申请情况")
    for number, row in enumerate(rows):
        paper.text(60, 100 + 22 * number, row[0])
        for column, text in enumerate(row[1:]):
            paper.middle(250 + 75 * column, 325 + 75 * column, 100 + 22 * number, text)
    return read_pdf(paper.bytes())


def test_a_table_without_rulings_is_read_by_its_columns() -> None:
    report = unruled(TABLE)
    (grid,) = [block.grid for block in report.blocks if block.grid]
    found = {(cell.row, cell.column): cell.text for cell in grid.cells}
    for row, texts in enumerate(TABLE[1:], 1):
        assert [found.get((row, column)) for column in range(8)] == texts
    values = {(c.concept, c.applicant and c.applicant.value): c.value for c in recognise_tables(report).cells if c.value is not None}
    assert values["requests.received", "total"] == 3511
    assert values["requests.carried_in", "total"] == 93
    assert ("requests.carried_in", "company") not in values
    number = next(cell for cell in grid.cells if cell.text == "3511")
    assert number.page == 1
    assert number.box is not None
    assert number.box[0] > 700


def test_a_number_between_two_columns_is_not_given_to_either() -> None:
    rows = [row[:] for row in TABLE]
    paper = Paper((900.0, 600.0))
    for number, row in enumerate(rows):
        paper.text(60, 100 + 22 * number, row[0])
        for column, text in enumerate(row[1:]):
            shift = 37 if (number, column) == (2, 0) else 0
            paper.middle(250 + 75 * column + shift, 325 + 75 * column + shift, 100 + 22 * number, text)
    found = {(c.concept, c.applicant and c.applicant.value): c.value for c in recognise_tables(read_pdf(paper.bytes())).cells}
    assert found.get(("requests.carried_in", "natural_person")) is None
    assert found.get(("requests.carried_in", "company")) is None


def test_numbers_that_touch_are_unreadable() -> None:
    paper = Paper((900.0, 600.0))
    paper.text(60, 100, "规章 2")
    paper.text(200, 100, "4136264")
    paper.text(200 + 30, 100, "19050077")
    (text,) = list(read_pdf(paper.bytes()).blocks)
    assert "413626419050077" not in str(text)


def fake_scan(monkeypatch: pytest.MonkeyPatch, rejects: bool = False) -> list[tuple[int, float, tuple[int, int]]]:
    seen: list[tuple[int, float, tuple[int, int]]] = []

    def read_page(image: Image, page_number: int, scale: float) -> list[Block]:
        if rejects:
            raise Rejected("这是扫描件，请先安装识别组件：pip install 'askgov[ocr]'")
        seen.append((page_number, scale, image.size))
        return [Block(kind="paragraph", text="识别出的文字", page=page_number)]

    import ingest.readers.scan

    monkeypatch.setattr(ingest.readers.scan, "read_page", read_page)
    return seen


def pictured(paper: Paper, layer: str = "", size: tuple[int, int] = (100, 140)) -> None:
    from PIL import Image as Pillow
    from reportlab.lib.utils import ImageReader

    paper.canvas.drawImage(ImageReader(Pillow.new("L", size, 200)), 0, 0, paper.width, paper.height)
    if layer:
        paper.text(60, 100, layer, mode=3)


@pytest.mark.parametrize("layer", ["", "一、本年新收政府信息公开申请数量 3402 99"])
def test_a_scanned_page_is_drawn_and_read_as_a_scan(monkeypatch: pytest.MonkeyPatch, layer: str) -> None:
    seen = fake_scan(monkeypatch)
    paper = Paper()
    write(paper, [SENTENCE[:30]])
    paper.page()
    pictured(paper, layer)
    report = read_pdf(paper.bytes())
    assert prose(report) == [SENTENCE[:30], "识别出的文字"]
    ((page, scale, size),) = seen
    assert page == 2
    assert size[0] * scale == pytest.approx(paper.width, abs=1)
    assert scale == pytest.approx(72 / 200)


def test_a_fine_scan_is_drawn_as_fine_as_it_is_up_to_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    scales = {}
    for dpi in (150, 250, 600):
        seen = fake_scan(monkeypatch)
        paper = Paper()
        pictured(paper, size=(round(paper.width / 72 * dpi), round(paper.height / 72 * dpi)))
        read_pdf(paper.bytes())
        scales[dpi] = 72 / seen[0][1]
    assert scales == {150: pytest.approx(200), 250: pytest.approx(250, abs=1), 600: pytest.approx(300)}


def test_without_recognition_a_scanned_page_is_a_picture_and_a_scan_is_rejected(monkeypatch: pytest.MonkeyPatch) -> None:
    fake_scan(monkeypatch, rejects=True)
    paper = Paper()
    write(paper, [SENTENCE[:30]])
    paper.page()
    pictured(paper)
    assert prose(read_pdf(paper.bytes())) == [SENTENCE[:30], "[图片]"]
    paper = Paper()
    pictured(paper)
    with pytest.raises(Rejected, match=r"askgov\[ocr\]"):
        read_pdf(paper.bytes())


def test_a_filled_in_form_field_is_read() -> None:
    paper = Paper()
    paper.lattice([50, 200, 300], [100, 130, 160])
    paper.fill([50, 200, 300], [100, 130, 160], [["信息内容", "件数"], ["规章"]])
    paper.canvas.acroForm.textfield(value="17", x=210, y=paper.height - 158, width=80, height=24, borderWidth=0, fontSize=10)
    (grid,) = [block.grid for block in read_pdf(paper.bytes()).blocks if block.grid]
    assert grid.cells[-1].text == "17"


def test_a_locked_file_is_rejected() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("open", "owner"))
    canvas.drawString(100, 100, "locked")
    canvas.save()
    with pytest.raises(Rejected, match="打开密码"):
        read_pdf(buffer.getvalue())


def test_a_file_that_only_its_owner_may_change_is_read() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("", "owner"))
    canvas.setFont(FONT, SIZE)
    canvas.drawString(100, 100, SENTENCE[:30])
    canvas.save()
    assert prose(read_pdf(buffer.getvalue())) == [SENTENCE[:30]]


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"%PDF-1.7\n<html></html>", b"%PDF-1.4\n" + b"[" * 10_000])
def test_a_damaged_file_is_rejected(content: bytes) -> None:
    with pytest.raises(Rejected, match="损坏"):
        read_pdf(content)


def test_too_many_pages_are_rejected() -> None:
    document = pypdfium2.PdfDocument.new()
    for _ in range(MAX_PAGES + 1):
        document.new_page(100, 100)
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    with pytest.raises(Rejected, match="页"):
        read_pdf(buffer.getvalue())


def test_too_large_a_page_is_rejected() -> None:
    with pytest.raises(Rejected, match="尺寸"):
        read_pdf(raw_pdf(b"", b"").replace(b"[0 0 595 842]", b"[0 0 99999 9]"))


def test_too_many_shapes_are_rejected() -> None:
    with pytest.raises(Rejected, match="图形过多"):
        read_pdf(raw_pdf(b"0 0 m 9 9 l S\n" * 150_001, b""))


def test_too_large_a_picture_is_rejected() -> None:
    image = (
        b"<</Type/XObject/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceGray/BitsPerComponent 1/Length 1>>stream\n0\nendstream"
    )
    with pytest.raises(Rejected, match="图片过大"):
        read_pdf(raw_pdf(b"q 595 0 0 842 0 0 cm /X Do Q", b"/XObject<</X 5 0 R>>", image))


def test_the_lines_of_this_test_are_a_table() -> None:
    from ingest.readers.lines import Line

    assert table_regions([Line("    ".join(filter(None, row)), "L") for row in TABLE])
