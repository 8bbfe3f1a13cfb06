"""What a page prints around a report is no part of it, and tells whose site it stands on."""

import pytest

from ingest.parsed import Block, ParsedReport
from ingest.publishers import publishers
from ingest.readers.markup import read_markup
from ingest.sections import outline

PAGE = """<html><body><div class="crumb">当前位置：首页 &gt; 保康县 &gt; 县司法局</div>{before}
<h1>县司法局2022年政府信息公开工作年度报告</h1><h3>一、总体情况</h3><p>县司法局公开信息。</p><h3>二、主动公开政府信息情况</h3>
<div class="footer">{footer}</div></body></html>"""


def owners(page: ParsedReport) -> list[str]:
    return [organ.name for organ in publishers(page, outline(page))]


def test_breadcrumb_and_footer_are_kept_beside_the_report() -> None:
    page = read_markup(PAGE.format(before="", footer="版权所有：保康县人民政府 备案号"))

    assert page.around == ("当前位置：首页 > 保康县 > 县司法局", "版权所有：保康县人民政府 备案号")
    assert not any("版权所有" in block.text for block in page.blocks)


def test_a_hidden_footer_and_a_long_list_of_links_are_not() -> None:
    links = "".join(f"<a>南漳县人民政府{number}</a>" for number in range(100))
    page = read_markup(
        PAGE.format(before=f'<div class="nav">{links}</div><div class="foot" hidden>版权所有：房县人民政府</div>', footer="")
    )

    assert page.around == ("当前位置：首页 > 保康县 > 县司法局",)


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("版权所有：保康县人民政府", ["保康县人民政府"]),
        ("主办单位：云溪县人民政府办公室 技术支持：某某科技", ["云溪县人民政府办公室"]),
        ("保康县人民政府版权所有", ["保康县人民政府"]),
        ("Copyright © 2024 谷城县人民政府 All Rights Reserved", ["谷城县人民政府"]),
        ("首页 - 谷城县人民政府 - 部门年报", ["谷城县人民政府"]),
        ("首页 > 湖北省 > 十堰市", ["湖北省人民政府", "十堰市人民政府"]),
        ("谷城县人民政府门户网站", ["谷城县人民政府"]),
        ("谷城县政府信息公开", ["谷城县人民政府"]),
        ("版权所有：某某市人民政府", []),
        ("友情链接：南漳县人民政府", []),
        ("我局赴南漳县民政局考察", []),
        ("信息公开年报", []),
    ],
)
def test_who_is_named(line: str, named: list[str]) -> None:
    page = ParsedReport(media_type="text/html", blocks=(Block(kind="paragraph", text=line), Block(kind="paragraph", text="一、总体情况")))

    assert list(dict.fromkeys(owners(page))) == named
