"""What a cell holds when it prints more than plain digits."""

from decimal import Decimal

import pytest

from askgov.domain import State
from ingest.cells import Slot, fill
from ingest.parsed import Cell
from ingest.runs import Token
from ingest.values import is_value, read_value


@pytest.mark.parametrize("text", ["91①", "①", "²", "91²", "91 ①", "10½", "⑴", "3⒈", "㊿"])
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
