"""What a page shows in a cell: notes' marks, struck-out text and forms."""

import pytest

from ingest.readers.markup import read_markup


def cell(content: str) -> str:
    blocks = read_markup(f"<table><tr><td>甲</td><td>{content}</td></tr><tr><td>乙</td><td>2</td></tr></table>").blocks
    assert blocks[0].grid
    return blocks[0].grid.cells[1].text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("91<sup>1</sup>", "91"),
        ("91<sup>[1]</sup>", "91"),
        ("1,234<sup>*</sup>", "1,234"),
        ("12<sub>注</sub>", "12"),
        ('91<span style="color:red;vertical-align: super">2</span>', "91"),
        ("10<sup>4</sup>", "10⁴"),  # a power: no note, and not 104
        ("1.5×10<sup>4</sup>", "1.5×10⁴"),
        ("m<sup>2</sup>", "m²"),
        ("<sup>91</sup>", "⁹¹"),
        ("<sup>1</sup>91", "¹91"),
        ("91<b><sup>1</sup></b>", "91¹"),
    ],
)
def test_raised_digits_never_join_a_number(content: str, text: str) -> None:
    assert cell(content) == text


@pytest.mark.parametrize(
    "content", ["<del>5</del>7", "<s>5</s>7", "<strike>5</strike>7", '<span style="text-decoration: line-through">5</span>7']
)
def test_struck_out_text_is_not_said(content: str) -> None:
    assert cell(content) == "7"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ('<input value="31">', "31"),
        ('<input type="text" value="31" disabled>', "31"),
        ("<textarea>31</textarea>", "31"),
        ("<select><option>1</option><option selected>2</option></select>", "2"),
        ('<input type="hidden" value="31">', ""),
        ('<input type="checkbox" value="31">', ""),
        ('<input value="31" style="display:none">', ""),
    ],
)
def test_a_field_says_what_it_shows(content: str, text: str) -> None:
    assert cell(content) == text


def test_prose_is_read_the_same_way() -> None:
    blocks = read_markup("<p>共收到申请91<sup>1</sup>件，<s>12</s>13件已办结，面积5m<sup>2</sup>。</p>").blocks
    assert blocks[0].text == "共收到申请91件，13件已办结，面积5m²。"
