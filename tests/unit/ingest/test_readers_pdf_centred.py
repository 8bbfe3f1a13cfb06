"""Numbers broken over two lines around the middle of their row, and values of two rows."""

from types import SimpleNamespace
from typing import cast

from ingest.readers.pdf_centred import with_broken_numbers
from ingest.readers.pdf_flow import TextLine
from ingest.readers.pdf_stacks import Stack
from ingest.readers.pdf_stretches import Stretch

SIZE = 10.0
LABEL, COLUMN = 60.0, 300.0
LINE = cast(TextLine, SimpleNamespace())


def label(*lines: tuple[str, float]) -> Stack:
    return Stack([Stretch(text, (LABEL, 0.0, LABEL + SIZE * len(text), 0.0), base, SIZE, LINE) for text, base in lines], False)


def value(text: str, base: float, middle: float = COLUMN) -> Stack:
    half = SIZE * len(text) / 4
    return Stack([Stretch(text, (middle - half, 0.0, middle + half, 0.0), base, SIZE, LINE)], True)


def texts(*stacks: Stack) -> list[str]:
    return [stack.text for stack in with_broken_numbers(stacks) if stack.is_value]


def test_two_lines_around_the_middle_of_a_label_are_a_number() -> None:
    assert texts(label(("1.属于国家", 93.0), ("秘密", 107.0)), value("63692", 93.0), value("06", 107.0), value("8", 100.0, 400.0)) == [
        "63692 06",
        "8",
    ]


def test_values_level_with_labels_are_those_of_two_rows() -> None:
    rows = (label(("1.属于国家秘密", 93.0)), label(("2.重复申请", 107.0)), label(("（三）不予公开", 100.0)))
    assert texts(*rows, value("63692", 93.0), value("06", 107.0)) == ["63692", "06"]


def test_values_that_no_label_is_in_the_middle_of_are_not_one() -> None:
    assert texts(label(("1.属于国家秘密", 93.0)), value("63692", 93.0), value("06", 107.0)) == ["63692", "06"]


def test_values_out_of_one_middle_are_not_one() -> None:
    assert texts(label(("1.属于国家", 93.0), ("秘密", 107.0)), value("63692", 93.0), value("06", 107.0, 312.0)) == ["63692", "06"]
