"""Labels spread over the width of their cells, told from letters in cells of their own."""

from collections.abc import Sequence
from typing import cast

import pytest

from ingest.readers.pdf_characters import Character
from ingest.readers.pdf_flow import TextLine
from ingest.readers.pdf_lines import Printed
from ingest.readers.pdf_pages import Page
from ingest.readers.pdf_spread import put_together
from ingest.readers.pdf_stretches import stretches_of

SIZE = 10.0
OTHERS = [
    [("信息内容", 60.0, 200.0)],
    [("行政许可", 60.0, 180.0)],
    [("行政处罚", 60.0, 200.0)],
    [("行政强制", 60.0, 200.0)],
    [("1.属于国家秘密", 60.0, 200.0)],
    [("2.重复申请", 60.0, 190.0)],
]  # what shows that a document's labels are spread


def line(*cells: tuple[str, float, float]) -> TextLine:
    """A line with each text spread evenly from a place to a place; digits and their stops touch what is before them."""
    found: list[Character] = []
    for text, left, right in cells:
        groups = [text[:2], *text[2:]] if text[:1].isdecimal() and text[1:2] == "." else [text] if text.isdecimal() else [*text]
        step = (right - left - SIZE) / max(len(groups) - 1, 1)
        for number, group in enumerate(groups):
            x = left + step * number
            for char in group:
                width = SIZE / 2 if char.isascii() else SIZE
                found.append(Character(char, x, 90.0, x + width, 100.0, 99.0, SIZE, 0, len(found), len(found), False))
                x += width
    return TextLine(cast(Page, None), 1, Printed(tuple(found), 99.0, SIZE), (0.0, 600.0))


def texts(read: Sequence[TextLine]) -> list[list[str]]:
    return [[stretch.text for stretch in stretches_of(found)] for found in read]


def with_others(*lines: TextLine) -> list[list[str]]:
    return texts(put_together([*lines, *(line(*cells) for cells in OTHERS)]))[: len(lines)]


def test_spread_labels_are_put_together_and_values_stay_apart() -> None:
    (heads, value, last) = with_others(
        line(("信息内容", 60.0, 200.0), ("本年制发件数", 204.5, 340.0)),
        line(("3.要求提供公开出版物", 60.0, 300.0), ("28", 330.0, 340.0), ("5", 400.0, 405.0)),
        line(("（一）予以公开", 60.0, 300.0), ("无", 330.0, 340.0)),
    )

    assert heads == ["信息内容", "本年制发件数"]
    assert value == ["3.要求提供公开出版物", "28", "5"]
    assert last == ["（一）予以公开", "无"]


def test_the_last_letters_of_a_label_reach_from_edge_to_edge_of_its_cell() -> None:
    found = with_others(line(("案卷", 60.0, 200.0)), line(("案卷", 90.0, 160.0)))

    assert found == [["案卷"], ["案", "卷"]]


def test_letters_apart_that_spell_nothing_stay_apart() -> None:
    assert with_others(line(("甲乙丙丁", 60.0, 200.0)), line(("无无无", 60.0, 200.0))) == [[*"甲乙丙丁"], [*"无无无"]]


def test_a_letter_that_touches_another_begins_no_label() -> None:
    tall = line(("予", 60.0, 70.0), ("公开", 95.0, 115.0))

    assert with_others(tall) == [["予", "公开"]]


def test_a_number_before_a_label_is_no_part_of_it_without_a_stop() -> None:
    assert with_others(line(("5", 60.0, 70.0), ("行政处罚", 90.0, 230.0))) == [["5", "行政处罚"]]


@pytest.mark.parametrize("count", [2, 6])
def test_a_document_whose_labels_are_not_spread_is_left_as_it_is(count: int) -> None:
    """Few labels, or one gap in all of them, as where all letters are set apart."""
    lines = [line(*cells) for cells in OTHERS[:count]] if count < 6 else [line(("行政处罚", 60.0, 130.0))] * 6

    assert put_together(lines) == lines


def test_a_letter_with_the_box_of_its_ink_is_as_far_from_others_by_its_middle() -> None:
    printed = line(("上一年项目数量", 60.0, 190.0), ("处理决定数量", 205.0, 340.0))
    narrow = [c._replace(left=c.left + 2, right=c.right - 2) if c.text == "目" else c for c in printed.printed.characters]
    (heads,) = with_others(printed._replace(printed=printed.printed._replace(characters=tuple(narrow))))

    assert heads == ["上一年项目数量", "处理决定数量"]
