"""Names that several places share are completed from the report, and doubted when it does not tell."""

import pytest

from askgov.taxonomy.organs import parse_organ
from ingest.clues import Clue
from ingest.namesakes import with_parent


def completed(name: str, text: str = "", *clues: tuple[str, str]) -> tuple[str, list[str]]:
    doubts: list[str] = []
    found = with_parent(parse_organ(name), [Clue(source, parse_organ(organ)) for source, organ in clues], text, doubts)
    return found.name, doubts


@pytest.mark.parametrize(
    ("name", "text", "clues", "full"),
    [
        ("东关镇人民政府", "2023年，阳城县东关镇人民政府公开信息。", (), "阳城县东关镇人民政府"),
        ("东关镇人民政府", "", (("落款", "阳城县东关镇人民政府"),), "阳城县东关镇人民政府"),
        ("东关镇人民政府", "", (("网页标题", "沁水县人民政府"),), "沁水县东关镇人民政府"),
        ("青石镇人民政府", "", (("落款", "云溪县青石镇人民政府"),), "云溪县青石镇人民政府"),  # an unlisted county, signed
        ("朝阳区教育局", "", (("网页标题", "北京市人民政府"),), "北京市朝阳区教育局"),
        ("朝阳区教育局", "", (("落款", "吉林省长春市朝阳区教育局"),), "长春市朝阳区教育局"),
        ("鼓楼区民政局", "南京市鼓楼区民政局贯彻条例。", (), "南京市鼓楼区民政局"),
        ("留下街道办事处", "", (("网页标题", "杭州市西湖区人民政府"),), "杭州市西湖区留下街道办事处"),
        ("鼓楼区华侨路街道办事处", "", (("发布信息", "南京市人民政府"),), "南京市鼓楼区华侨路街道办事处"),
        ("东关镇人民政府", "", (("文件名", "阳城县东关镇人民政府"),), "阳城县东关镇人民政府"),
    ],
)
def test_the_report_tells(name: str, text: str, clues: tuple[tuple[str, str], ...], full: str) -> None:
    found, doubts = completed(name, text, *clues)

    assert found == full
    assert doubts == [f"“{name}”在别处也有同名单位，按正文和来源认定为“{full}”"]


@pytest.mark.parametrize(
    ("name", "text", "clues"),
    [
        ("城关镇人民政府", "我镇公开信息。", ()),
        ("朝阳区教育局", "", (("发布信息", "朝阳区人民政府"),)),
        ("东关镇人民政府", "沁水县东关镇信息。", (("落款", "阳城县东关镇人民政府"),)),  # two answers are none
        ("鼓楼区民政局", "", (("发布信息", "江苏省人民政府"),)),  # two districts of the province
    ],
)
def test_what_nothing_tells_stays_and_is_doubted(name: str, text: str, clues: tuple[tuple[str, str], ...]) -> None:
    found, doubts = completed(name, text, *clues)

    assert found == name
    assert doubts == [f"“{name}”在别处也有同名单位，报告没有写明属于哪里"]


@pytest.mark.parametrize("name", ["阳城县教育局", "云溪县青石镇人民政府", "西城区展览路街道办事处", "南京市鼓楼区民政局", "海关总署"])
def test_names_that_no_other_place_has_stay(name: str) -> None:
    assert completed(name, "沁水县。", ("落款", "沁水县人民政府")) == (name, [])
