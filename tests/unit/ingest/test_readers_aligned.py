"""Tables 3 and 4 set with spaces: an empty cell shows where lines keep to their columns, and nothing is told where they do not."""

from askgov.domain import State
from ingest.readers.text import read_text
from ingest.tables import recognise_tables

_NAMES = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
_ROWS = {
    "一、本年新收政府信息公开申请数量": "7 1 2 . 3 4 17",
    "二、上年结转政府信息公开申请数量": ". . 2 . . . 2",
    "（一）予以公开": "6 . . . . 1 7",
    "（二）部分公开": ". 11 . . . . 11",
    "（七）总计": "7 . . . . . 7",
    "四、结转下年度继续办理": ". . . . . 5 5",
}


def _wide(text: str, columns: int) -> str:
    return text + " " * (columns - sum(1 if char.isascii() else 2 for char in text))


def _lines() -> list[str]:
    rows = [("", _NAMES), *((name, cells.replace(".", "").split(" ")) for name, cells in _ROWS.items())]
    return [_wide(name, 36) + "".join(_wide(cell, 14) for cell in cells) for name, cells in rows]


def _printed(lines: list[str]) -> list[str]:
    cells = recognise_tables(read_text("\n".join(line.rstrip() for line in lines))).cells
    return [str(cell.value) if cell.state is State.NUMBER else cell.state.value for cell in cells]


def test_cells_stand_in_the_columns_that_their_lines_keep() -> None:
    assert _printed(_lines()) == [value for cells in _ROWS.values() for value in cells.replace(".", "blank").split()]


def test_lines_that_moved_are_left_open() -> None:
    lines = _lines()
    lines[2:] = [line[:-60] + " " * 14 + line[-60:] for line in lines[2:]]

    assert set(_printed(lines)[7:]) == {"unreadable"}


def test_a_total_that_is_not_under_its_label_leaves_its_line_open() -> None:
    lines = _lines()
    lines[2] = lines[2].rstrip()[:-1].rstrip() + " " * 14 + "2"

    assert set(_printed(lines)[7:14]) == {"unreadable"}
