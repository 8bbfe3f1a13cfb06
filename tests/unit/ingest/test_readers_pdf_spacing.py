"""Letters and digits that a whole text sets apart, told from single numbers side by side."""

from typing import cast

from ingest.readers.pdf_characters import Character
from ingest.readers.pdf_flow import TextLine
from ingest.readers.pdf_lines import Printed
from ingest.readers.pdf_pages import Page
from ingest.readers.pdf_spacing import closed_up


def test_letters_set_apart_are_closed_up() -> None:
    lines = [
        line("数 据 统 计 表 格 公 开 信 息 申 请 办 理", gap=0.2),
        line("12 345", gap=0.2),
        line("办 理 结 果 公 开 申 请 数 据", gap=0.2),
    ]
    lines += [line("1234567890123456789012345", gap=0.2)]

    closed = closed_up(lines)

    assert closed[1].printed.text == "12345"
    assert closed[3].printed.text == "1234567890123456789012345"


def test_single_numbers_side_by_side_are_not_closed_up() -> None:
    lines = [line("数据统计表格公开信息申请办理结果公开申请数据", gap=0.0), line("1234567890123456789012345", gap=0.3)]

    closed = closed_up(lines)

    assert closed[1].printed.text == " ".join("1234567890123456789012345")


def line(text: str, gap: float) -> TextLine:
    """A line of characters ten points wide, ``gap`` of their size apart."""
    found = tuple(
        Character(char, 10 + 10 * (1 + gap) * n, 90.0, 20 + 10 * (1 + gap) * n, 100.0, 99.0, 10.0, 0, n, n, False)
        for n, char in enumerate(text.replace(" ", ""))
    )
    return TextLine(cast(Page, None), 1, Printed(found, 99.0, 10.0), (0.0, 600.0))
