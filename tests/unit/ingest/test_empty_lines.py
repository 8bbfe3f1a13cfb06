"""Empty cells that a copy leaves as empty lines: one cell on each line, in a text file or in paragraphs of a page."""

import pytest

from askgov.domain import State
from ingest.parsed import ParsedReport
from ingest.readers.markup import read_markup
from ingest.readers.text import read_text
from ingest.tables import recognise_tables

_HEADER = ["申请人情况", "自然人", "法人或其他组织", "总计", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
_ROWS = {
    "一、本年新收政府信息公开申请数量": "7 1 2 0 3 4 17",
    "二、上年结转政府信息公开申请数量": ". . 2 . . . 2",
    "（一）予以公开": "6 . . . . 1 7",
    "1.属于国家秘密": ". 3 . . . . 3",
    "四、结转下年度继续办理": ". . . . . 5 5",
}
_LINES = _HEADER + [line for label, cells in _ROWS.items() for line in (label, *cells.replace(".", "-").split())]


def _text(blank: str) -> ParsedReport:
    return read_text("\n".join(blank if line == "-" else line for line in _LINES))


def _page(blank: str) -> ParsedReport:
    return read_markup("<body>" + "".join(f"<p>{blank if line == '-' else line}</p>" for line in _LINES) + "</body>")


@pytest.mark.parametrize("document", [_text(""), _page("&nbsp;"), _page("<br>"), _page("\u3000")], ids=("text", "nbsp", "br", "wide"))
def test_empty_lines_between_close_ones_are_empty_cells(document: ParsedReport) -> None:
    cells = {(cell.concept, cell.applicant): cell for cell in recognise_tables(document).cells}
    printed = {key: str(cell.value) if cell.state is State.NUMBER else cell.state.value for key, cell in cells.items()}
    values = [value for cells in _ROWS.values() for value in cells.replace(".", "blank").split()]

    assert list(printed.values()) == values


@pytest.mark.parametrize(("before", "after"), [("\t", "\n"), ("", "\n\n")], ids=("indented", "double spaced"))
def test_empty_cells_of_indented_and_of_double_spaced_lines(before: str, after: str) -> None:
    cells = recognise_tables(read_text(after.join(before + line.removeprefix("-") for line in _LINES))).cells

    printed = [str(cell.value) if cell.state is State.NUMBER else cell.state.value for cell in cells]
    assert printed == [value for cells in _ROWS.values() for value in cells.replace(".", "blank").split()]


def test_rows_parted_by_an_empty_line_keep_their_empty_cells() -> None:
    rows = {**_ROWS, "二、上年结转政府信息公开申请数量": "6 . . . . 1 ."}
    parts = ["\n".join(_HEADER)] + ["\n".join((label, *cells.replace(".", "").split(" "))) for label, cells in rows.items()]

    cells = recognise_tables(read_text("\n\n".join(parts))).cells

    printed = [str(cell.value) if cell.state is State.NUMBER else cell.state.value for cell in cells]
    assert printed == [value for cells in rows.values() for value in cells.replace(".", "blank").split()]


def test_a_row_that_lost_an_empty_line_leaves_all_open() -> None:
    lines = [line for place, line in enumerate(_LINES) if place != _LINES.index("1.属于国家秘密") + 1]

    states = {cell.concept: cell.state for cell in recognise_tables(read_text("\n".join(lines).replace("-", ""))).cells}

    assert states["requests.received"] is State.NUMBER
    assert states["requests.granted"] is State.UNREADABLE


def test_empty_lines_between_all_lines_part_them() -> None:
    document = read_text("\n\n".join(line for line in _LINES if line != "-"))

    states = {cell.concept: cell.state for cell in recognise_tables(document).cells}

    assert states["requests.received"] is State.NUMBER
    assert states["requests.granted"] is State.UNREADABLE


def test_empty_lines_between_the_lines_of_each_block_part_them() -> None:
    """Blocks that follow closely, each begun by a label on two lines: not every other line is empty."""
    blocks = (
        "第二十\n条第（一）项|信息内容|本年制发件数|本年废止件数|现行\n有效件数|规章|0|3|24|行政规范性文件|1|0|9",
        "第二十条第（五）项|信息内容|本年处理决定数量|行政许可|5",
        "第二十条第（六）项|信息内容|本年处理决定数量|行政处罚|7|行政强制|-",
        "第二十条第（八）项|信息内容|本年收费金额（单位：万元）|行政事业性收费|0.5",
    )

    cells = recognise_tables(read_text("\n".join(blocks).replace("|", "\n\n"))).cells

    printed = {cell.concept: str(cell.value) if cell.state is State.NUMBER else cell.state.value for cell in cells}
    assert [printed[f"regulations.{column}"] for column in ("issued", "repealed", "effective")] == ["0", "3", "24"]
    assert (printed["penalties.decisions"], printed["coercion.decisions"]) == ("7", "not_applicable")
