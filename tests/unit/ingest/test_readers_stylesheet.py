"""What a page's styles hide is not read, and never joined to a number."""

import pytest

from ingest.readers.markup import read_markup

TABLE = (
    "<table><tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数</tr>"
    "<tr><td>规章<td>{first}<td>0<td>0</tr><tr><td>行政规范性文件<td>1<td>0<td>1</tr></table>"
)


def first_cell(inner: str, sheet: str = "") -> str:
    page = f"<html><head><style>{sheet}</style></head><body><p>总体情况</p>{TABLE.format(first=inner)}</body></html>"
    (grid,) = [block.grid for block in read_markup(page).blocks if block.grid]
    return next(cell.text for cell in grid.cells if (cell.row, cell.column) == (1, 1))


def text(body: str, sheet: str) -> str:
    page = f"<html><head><style>{sheet}</style></head><body>{body}</body></html>"
    return "|".join(block.text or block.kind for block in read_markup(page).blocks)


@pytest.mark.parametrize(
    "sheet",
    [
        ".h{display:none}", "i.h { display : none !important }", "td > i{visibility:hidden}", "/* x */ .a,.h{opacity:0}", ".h{font-size:0px}",
        ".h{position:absolute;left:-9999px}", "@media screen{.h{display:none}}", ".h{color:transparent}", "i{display:inline}.h{display:none}",
    ],
)  # fmt: skip
def test_digits_hidden_by_a_sheet_are_left_out(sheet: str) -> None:
    assert first_cell('63<i class="h">5</i>2', sheet) == "632"


@pytest.mark.parametrize(
    "sheet",
    [
        ".h:hover{display:none}", "@media print{.h{display:none}}", "@media (max-width:600px){.h{display:none}}", ".x{display:none}",
        ".h{display:none}i.h{display:inline}", "#q .h{display:none}", ".h::before{display:none}", ".h{left:-9999px}", "{{{",
    ],
)  # fmt: skip
def test_what_a_screen_shows_is_read(sheet: str) -> None:
    assert first_cell('63<i class="h">5</i>2', sheet) == "6352"


@pytest.mark.parametrize(
    "style",
    [
        "font-size:0",
        "opacity:0",
        "position:absolute;left:-9999px",
        "color:rgba(0,0,0,0)",
        "color:#fff;background:#fff",
        "text-indent:-9999px",
    ],
)
def test_digits_hidden_by_their_own_style_are_left_out(style: str) -> None:
    assert first_cell(f'63<span style="{style}">5</span>2') == "632"


def test_white_digits_among_others_are_lost_letters() -> None:
    assert first_cell('63<span style="color:#FFF">5</span>2') == "63\ufffd2"
    assert first_cell('<span style="color:#fff">632</span>') == "632"  # of a coloured cell
    assert first_cell('63<span style="color:#fff;background:red">5</span>') == "635"


def test_the_own_style_goes_before_the_sheet() -> None:
    assert first_cell('63<i class="h" style="display:inline">5</i>2', ".h{display:none}") == "6352"


def test_letters_with_a_size_of_their_own_are_seen() -> None:
    assert first_cell('<b class="h">6<i style="font-size:14px">3</i></b>', ".h{font-size:0}") == "63"
    assert first_cell('<b class="h">6<i>3</i></b>', ".h{font-size:0} i{font-size:14px}") == "63"


def test_the_pane_that_is_shown_goes_before_the_hidden_one() -> None:
    panes = f'<div class="pane">{TABLE.format(first=7)}</div><div class="pane on">{TABLE.format(first=8)}</div>'
    page = f"<html><head><style>.pane{{display:none}}.pane.on{{display:block}}</style></head><body>{panes}</body></html>"
    grids = [block.grid for block in read_markup(page).blocks if block.grid]
    assert [cell.text for grid in grids for cell in grid.cells if (cell.row, cell.column) == (1, 1)] == ["8"]


def test_a_hidden_pane_with_the_only_table_is_one_that_a_script_shows() -> None:
    assert text(f'<p>一、总体情况</p><div class="pane"><p>二、主动公开</p>{TABLE.format(first=7)}</div>', ".pane{display:none}").endswith(
        "table"
    )


def test_ruby_notes_are_no_text() -> None:
    assert first_cell("<ruby>63<rp>(</rp><rt>liu</rt><rp>)</rp></ruby>") == "63"
