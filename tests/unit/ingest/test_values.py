"""What a cell holds when it prints more than plain digits."""

from decimal import Decimal

import pytest

from askgov.domain import State
from ingest.cells import Slot, fill
from ingest.parsed import Cell
from ingest.readers.lines import split_spaced
from ingest.runs import Token
from ingest.values import is_value, read_value


@pytest.mark.parametrize("text", ["91①", "91 ①", "91*", "91**", "91※", "91[1]", "91〔2〕", "91（注1）", "91（上年55）", "91（其中涉密2）"])
def test_the_mark_of_a_note_behind_a_number_is_no_digit(text: str) -> None:
    assert read_value(text) == (State.NUMBER, Decimal(91), "", False)
    assert is_value(text)


@pytest.mark.parametrize(
    ("text", "value", "unit"), [("5（件）", "5", "件"), ("1,234.5 (万元)", "1234.5", "万元"), ("12.5万\n元", "12.5", "万元")]
)
def test_units_in_brackets_and_over_two_lines(text: str, value: str, unit: str) -> None:
    assert read_value(text)[:3] == (State.NUMBER, Decimal(value), unit)


def test_numbers_with_units_apart_are_cells_where_each_has_one() -> None:
    assert split_spaced("（一）予以公开 1,045 件 0 件") == ["（一）予以公开", "1,045件", "0件"]
    assert split_spaced("1 件 0 件 / 3 件") == ["1件", "0件", "/", "3件"]
    assert split_spaced("主动公开政府信息数 12 条 345")[-1] == "345"
    assert "12条" not in split_spaced("主动公开政府信息数 12 条 345")


@pytest.mark.parametrize("text", ["零", "〇", "○", "零件", "0（无）", "无（0）"])
def test_words_for_zero(text: str) -> None:
    assert read_value(text).value == 0


@pytest.mark.parametrize("text", ["189\ue5d2", "\ue5d2189", "1\ue5d289", "189\ufffd", "1\u202e89"])
def test_a_number_with_letters_that_nobody_knows_is_unreadable(text: str) -> None:
    assert read_value(text).state is State.UNREADABLE
    assert is_value(text)


@pytest.mark.parametrize("text", ["12（不含3）", "12（含上年3）", "12（15）", "12 [图片]"])
def test_other_remarks_leave_a_number_open(text: str) -> None:
    assert read_value(text).state is State.UNREADABLE


def test_thin_spaces_part_thousands_and_nothing_else() -> None:
    assert read_value("1\u2009901\u2009234").value == 1901234
    assert [read_value(text).state for text in ("1\u200990", "1 901", "19\u20091")] == [State.UNREADABLE] * 3


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("12。", "unreadable"),
        ("￥12.3", "unreadable"),
        ("共12", "unreadable"),
        ("十二", "unreadable"),
        ("详见附件2", "text"),
        ("三安全", "text"),
    ],
)
def test_what_begins_like_a_number_is_no_text(text: str, state: str) -> None:
    token = Token(Cell(row=0, column=1, text=text), read_value(text))
    (cell,) = fill([Slot("licensing.decisions", "表", "许可", "数量")], [token], 0, None, token)
    assert cell.state.value == state


@pytest.mark.parametrize(("text", "value"), [("↑12", 12), ("↓3", -3), ("▼3", -3), ("增10", 10)])
def test_arrows_of_changes(text: str, value: int) -> None:
    token = Token(Cell(row=0, column=1, text=text), read_value(text))
    cells = fill(
        [Slot("licensing.items_change", "表", "许可", "增减"), Slot("licensing.decisions", "表", "许可", "数量")],
        [token] * 2,
        0,
        None,
        token,
    )
    assert cells[0].value == value
    assert cells[1].value == (10 if text == "增10" else None)


@pytest.mark.parametrize("text", ["①", "²", "91²", "10½", "⑴", "3⒈", "㊿", "10⁴", "91⑴"])
def test_marks_of_notes_are_no_digits(text: str) -> None:
    assert read_value(text) == (State.UNREADABLE, None, "", False)
    assert is_value(text)


@pytest.mark.parametrize("text", ["①新收数量", "m²", "注①"])
def test_words_with_marks_stay_words(text: str) -> None:
    assert read_value(text).state is State.TEXT
    assert not is_value(text)


@pytest.mark.parametrize(
    ("printed", "column_unit", "value"),
    [
        ("1276.5万", "万元", "1276.5"),
        ("1276.5万", "", "1276.5"),
        ("1.2亿", "万元", "12000"),
        ("1276.5", "万元", "1276.5"),
        ("3万元", "元", "3"),
    ],
)
def test_a_bare_scale_of_money_means_yuan(printed: str, column_unit: str, value: str) -> None:
    token = Token(Cell(row=0, column=1, text=printed), read_value(printed))
    (cell,) = fill([Slot("fees.amount", "收费", "收费", "金额", unit=column_unit)], [token], 0, None, token)
    assert (cell.value, cell.unit) == (Decimal(value), "万元")


def test_a_scale_of_things_is_written_out() -> None:
    assert read_value("1.5万件").value == 15000
    assert read_value("2万").value == 20000


@pytest.mark.parametrize("text", ["'12", "’12", "共12件", "共计 12 件"])
def test_what_stands_before_a_number_and_adds_nothing(text: str) -> None:
    assert read_value(text).value == 12
    assert is_value(text)


def test_a_number_and_its_unit_on_a_line_of_their_own_are_one_cell() -> None:
    assert split_spaced("18\xa0件") == ["18\xa0件"]
    assert split_spaced("规章 18") == ["规章", "18"]


@pytest.mark.parametrize("text", ["零百万元", "暂无", "无(0)件", "１２", "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬", "共计 1,808,595 件", "增加1,808,595.25万元"])
def test_what_says_a_value_alone(text: str) -> None:
    assert is_value(text)


@pytest.mark.parametrize(
    "text", ["一、主动公开政府信息的总体情况及其他事项", "见第三部分的表格，此处不再列出。", "“无”“无”“无”“无”“无”", "5" + " 件" * 60]
)
def test_words_are_no_value_however_long(text: str) -> None:
    assert not is_value(text)
