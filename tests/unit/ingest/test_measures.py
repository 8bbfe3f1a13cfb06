"""Units of money and of counts, wherever a table names them."""

import pytest

from ingest.measures import UNKNOWN, caption_unit, label_unit
from ingest.readers.markup import read_markup
from ingest.readers.text import read_text
from ingest.tables import recognise_tables


def fee(header: str, printed: str, label: str = "行政事业性收费", before: str = "", first: str = "", after: str = "") -> str:
    rows = [first] if first else []
    rows += ["<td>第二十条第（八）项</td>", f"<td>信息内容</td><td>{header}</td>", f"<td>{label}</td><td>{printed}</td>"]
    page = f"{before}<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>{after}"
    (cell,) = recognise_tables(read_markup(f"<html><body>{page}</body></html>")).cells
    return f"{cell.value} {cell.unit}" if cell.value is not None else cell.state.value


@pytest.mark.parametrize(
    ("header", "printed", "read"),
    [
        ("本年收费金额（单位：元）", "8765432", "876.5432 万元"),
        ("本年收费金额（百元）", "123", "1.23 万元"),
        ("本年收费金额（千元）", "4567", "456.7 万元"),
        ("本年收费金额（单位：百万元）", "3.21", "321 万元"),
        ("本年收费金额（千万元）", "1.5", "1500 万元"),
        ("本年收费金额（單位：億元）", "1.5", "15000 万元"),
        ("本年收费金额（万）", "1.5", "1.5 万元"),
        ("本年收费金额", "1.5", "1.5 万元"),
        ("本年收费金额", "4567千元", "456.7 万元"),
        ("本年收费金额（千元）", "1276.5万", "1276.5000 万元"),
        ("本年收费金额（万美元）", "12.5", "unreadable"),
        ("本年收费金额（港币万元）", "12.5", "unreadable"),
        ("本年收费金额（元/万元）", "12.5", "unreadable"),
        ("本年收费金额（万美元）", "0", "0 万元"),
        ("本年收费金额", "12件", "unreadable"),
    ],
)
def test_a_header_names_the_unit(header: str, printed: str, read: str) -> None:
    assert fee(header, printed) == read


def test_a_caption_holds_where_the_header_names_none() -> None:
    assert fee("本年收费金额", "8765432", before="<p>单位：元</p>") == "876.5432 万元"
    assert fee("本年收费金额", "8765432", first="<td colspan=2>单位：件、元</td>") == "876.5432 万元"
    assert fee("本年收费金额", "45", after="<p>注：金额单位：千元</p>") == "4.5 万元"
    assert fee("本年收费金额（万元）", "45", before="<p>单位：件、元</p>") == "45 万元"
    assert fee("本年收费金额", "45", before="<p>单位：元宝山区财政局</p>") == "45 万元"
    assert fee("本年收费金额", "45", before="<p>单位：件</p>") == "45 万元"
    assert fee("本年收费金额", "45", before="<p>单位：元</p><p>单位：万元</p>") == "unreadable"


def test_a_row_and_its_header_may_not_contradict_each_other() -> None:
    assert fee("本年收费金额", "423456", label="行政事业性收费（元）") == "42.3456 万元"
    assert fee("本年收费金额（单位：万元）", "423456", label="行政事业性收费（元）") == "unreadable"
    assert fee("本年收费金额（单位：万元）", "42", label="行政事业性收费（万元）") == "42 万元"


@pytest.mark.parametrize(
    ("header", "printed", "read"),
    [
        ("本年处理决定数量（万件）", "12.5", "125000 件"),
        ("本年处理决定数量（单位：千件）", "3", "3000 件"),
        ("本年处理决定数量（件）", "3", "3 件"),
        ("本年处理决定数量（单位：万元）", "3", "unreadable"),
        ("本年处理决定数量（%）", "3", "unreadable"),
    ],
)
def test_counts_are_scaled_too(header: str, printed: str, read: str) -> None:
    found = recognise_tables(read_text(f"信息内容 {header}\n行政许可 {printed}\n行政处罚 0\n"))
    assert [f"{cell.value} {cell.unit}" if cell.value is not None else cell.state.value for cell in found.cells] == [read, "0 件"]


def test_words_that_only_look_like_units() -> None:
    assert label_unit("第二十条第（一）项 本年制发件数", "件") == ""
    assert caption_unit(["表二：各单位元旦前报送"], "万元") == ""
    assert label_unit("本年收费金额（万元、千元）", "万元") == UNKNOWN


def test_a_unit_broken_over_lines_is_one() -> None:
    assert label_unit("本年收费金额（单位：万\n元）", "万元") == "万元"
    assert caption_unit(["（单位：万\n元）"], "万元") == "万元"
    assert caption_unit(["单位：件 万元"], "万元") == "万元"
