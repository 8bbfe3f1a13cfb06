import re

import pytest

from askgov.portal.wording import to_html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲 **12 件**。", "<p>甲 <strong>12 件</strong>。</p>"),
        ("一\n二\n\n三", "<p>一<br>二</p><p>三</p>"),
        ("- 甲\n- 乙", "<ul><li>甲</li><li>乙</li></ul>"),
        ("> 引文", "<blockquote>引文</blockquote>"),
        ("注意：合计不符。", '<p class="notice doubt"><strong>注意</strong>　合计不符。</p>'),
        ("说明：2021年起。", '<p class="notice note"><strong>说明</strong>　2021年起。</p>'),
        ("**688 件。**示例", "<p><strong>688 件。</strong>示例</p>"),
    ],
)
def test_marks(text: str, expected: str) -> None:
    assert to_html(text, (), 1) == expected


def test_a_marker_is_a_link_only_when_it_has_a_card() -> None:
    html = to_html("42 件[1]，另见[2]", {"1"}, 3)
    assert 'href="#source-3-1"' in html
    assert "source-3-2" not in html
    assert "另见[2]" in html


def test_figures_of_one_answer_become_a_table_with_one_row_each() -> None:
    html = to_html("· 甲局2022年“新收”：3 件[1]\n· 甲局2023年“新收”：4 件[2]", {"1", "2"}, 1)
    assert html.count("<tr>") == 2
    assert '<th scope="row">甲局2023年“新收”</th><td>4 件<a' in html


def test_a_figure_line_without_a_colon_stays_a_list() -> None:
    assert to_html("· 没有冒号", (), 1) == "<ul><li>没有冒号</li></ul>"


def test_pipe_lines_become_a_table_and_the_rule_under_the_head_goes() -> None:
    html = to_html("| 年度 | 数 |\n|---|---:|\n| 2023 | 42[1] |", {"1"}, 1)
    assert '<th scope="col">年度</th>' in html
    assert "---" not in html
    assert "<td>2023</td>" in html


@pytest.mark.parametrize(
    "attack",
    [
        "<img src=x onerror=alert(1)>",
        "**<script>alert(1)</script>**",
        "| <svg onload=alert(1)> |",
        "· <b>：<i>",
        "注意：<form action=http://192.0.2.1>",
        "![图](http://192.0.2.1/x.png) [链接](javascript:alert(1))",
        '"><a href=javascript:alert(1)>',
    ],
)
def test_nothing_that_was_written_by_others_becomes_a_tag(attack: str) -> None:
    html = str(to_html(attack, {"1"}, 1))
    allowed = ("p", "strong", "table", "tbody", "thead", "tr", "th", "td", "div", "ul", "li", "br", "blockquote")
    tags = {name.lower() for name in re.findall(r"</?([^\s>]+)", html)}
    assert tags <= set(allowed)
    assert 'href="' not in html
