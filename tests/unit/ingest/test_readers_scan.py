"""A scanned page: its tables cell by cell, its prose, and how it lies on the glass. The page was printed for this test."""

import io
from pathlib import Path

import pytest

pytest.importorskip("rapidocr")
pytest.importorskip("PIL")

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from ingest.parsed import Block, ParsedReport
from ingest.readers import read
from ingest.readers.scan import read_page
from ingest.readers.scan_paper import paper
from ingest.rejected import Rejected
from ingest.tables import recognise_tables

PAGE = Path(__file__).parent / "scans" / "page.png"  # 200 dpi, black and white
_BRACKETS = str.maketrans("()", "（）")
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def report() -> ParsedReport:
    return read(PAGE)


def tables(blocks: tuple[Block, ...] | list[Block]) -> list[list[list[str]]]:
    """The texts of each row of each table; whether a bracket is wide is not told."""
    grids = [block.grid for block in blocks if block.grid]
    return [[[cell.text.translate(_BRACKETS) for cell in grid.cells if cell.row == row] for row in range(grid.rows)] for grid in grids]


def test_labels_and_numbers_stand_in_their_cells(report):
    fees, requests = tables(report.blocks)
    assert fees[-1] == ["政府集中采购", "0", "525168.55"]
    assert requests[3] == ["一、本年新收政府信息公开申请数量", "0", "8", "0", "0", "685762", "644", "686414"]
    assert requests[5] == ["三、本年度办理结果", "（一）予以公开", "1062", "2,358,363", "6", "0", "0", "0", "2359431"]
    assert requests[19][1:] == ["16", "568", "2238", "8", "/", "868", "6607489"]


def test_merged_cells_keep_their_reach(report):
    grid = [block.grid for block in report.blocks if block.grid][1]
    (tall,) = [cell for cell in grid.cells if cell.text == "三、本年度办理结果"]
    assert (tall.row, tall.column, tall.rowspan, tall.colspan) == (5, 0, 20, 1)


def test_nothing_is_unreadable_on_a_clean_page(report):
    assert not [cell for block in report.blocks if block.grid for cell in block.grid.cells if cell.unreadable]


def test_the_tables_are_recognised(report):
    found = {(cell.concept, cell.applicant.value if cell.applicant else None): cell.value for cell in recognise_tables(report).cells}
    assert found["requests.received", "total"] == 686414
    assert found["requests.not_processed.excessive", "natural_person"] == 2316906


def test_headings_stand_between_the_tables(report):
    kinds = [(block.kind, block.text) for block in report.blocks]
    assert [kind for kind, _ in kinds] == ["table", "heading", "table", "heading"]
    assert kinds[1][1] == "三、收到和处理政府信息公开申请情况"


def test_cells_know_where_they_stand(report):
    grid = next(block.grid for block in report.blocks if block.grid)
    (cell,) = [cell for cell in grid.cells if cell.text == "525168.55"]
    left, top, right, bottom = cell.box
    assert cell.page == 1
    assert 0 < left < right < 595
    assert 0 < top < bottom < 842
    assert left > 280
    assert bottom < 160


@pytest.mark.parametrize("turn", [90, 180, 270, 2.5])
def test_a_page_may_lie_askew(report, turn):
    with Image.open(PAGE) as picture:
        turned = picture.convert("L").rotate(turn, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC)
    wanted, got = tables(report.blocks), tables(read_page(turned, 1, 0.36))
    assert [[len(row) for row in table] for table in got] == [[len(row) for row in table] for table in wanted]
    numbers = [
        (cell, other) for a, b in zip(wanted, got, strict=True) for r, s in zip(a, b, strict=True) for cell, other in zip(r, s, strict=True)
        if cell[:1].isdigit() and cell[-1:].isdigit()
    ]  # fmt: skip
    assert {other for cell, other in numbers if other != cell} <= {""}
    assert sum(cell == other for cell, other in numbers) >= 0.97 * len(numbers)


def test_digits_of_full_width_are_read_in_a_table_that_alone_does_not_tell():
    long, short = [["2", "28", "30986"], ["2,358", "16", "613"]], [["40", "7"]]
    page = Image.new("L", (1200, 1600), 255)
    pen, font = ImageDraw.Draw(page), ImageFont.load_default(size=28)
    for row, texts in [*enumerate(long, 4), *enumerate(short, 10)]:
        for column, text in enumerate(texts):
            left, top = 150 + 300 * column, 60 * row
            pen.rectangle((left, top, left + 300, top + 60), outline=0, width=2)
            for place, character in enumerate(text):
                pen.text((left + 60 + 28 * place, top + 30), character, 0, font, anchor="mm")
    assert tables(read_page(page, 1, 0.36)) == [long, short]


def test_paper_is_the_same_whether_a_picture_has_colour_elsewhere_or_none():
    grey = np.random.default_rng(1).normal(200, 20, (400, 300, 1)).clip(0, 255).astype(np.uint8).repeat(3, 2)
    grey[100:110, 20:280] = 30
    coloured = grey.copy()
    coloured[390:, :4] = 200, 190, 190
    for one, other in zip((paper(grey).black, paper(grey).bright), (paper(coloured).black, paper(coloured).bright), strict=True):
        assert np.abs(one[:300].astype(int) - other[:300]).max() <= 1


def test_a_page_without_print_is_said_to_have_none(tmp_path):
    buffer = io.BytesIO()
    Image.new("L", (800, 1100), 255).save(buffer, "PNG")
    file = tmp_path / "blank.png"
    file.write_bytes(buffer.getvalue())
    with pytest.raises(Rejected, match="没有识别出文字"):
        read(file)
