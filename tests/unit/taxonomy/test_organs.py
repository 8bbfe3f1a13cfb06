"""Names of organs taken apart: real ones, and places that no gazetteer knows."""

from pathlib import Path

import pytest

from askgov.taxonomy.agencies import agencies
from askgov.taxonomy.organs import parse_organ
from askgov.taxonomy.place_names import LEVELS

ROWS = [
    line.split("\t") for line in (Path(__file__).parent / "organs.tsv").read_text(encoding="utf-8").splitlines() if not line.startswith("#")
]
SEATS = {"government", "subdistrict", "zone"}


@pytest.mark.parametrize(("printed", "canonical", "place", "level", "kind"), ROWS, ids=[row[0] for row in ROWS])
def test_names(printed: str, canonical: str, place: str, level: str, kind: str) -> None:
    organ = parse_organ(printed)
    assert (organ.name, organ.place, organ.level, organ.kind) == (canonical, place, level, kind)


@pytest.mark.parametrize("printed", [row[0] for row in ROWS])
def test_a_canonical_name_is_its_own(printed: str) -> None:
    organ = parse_organ(printed)
    again = parse_organ(organ.name)
    assert (again.name, again.place, again.kind) == (organ.name, organ.place, organ.kind)


@pytest.mark.parametrize("printed", [row[0] for row in ROWS])
def test_names_with_and_without_the_place_are_apart(printed: str) -> None:
    organ = parse_organ(printed)
    assert not set(organ.qualified) & set(organ.bare)
    assert len(set(organ.aliases)) == len(organ.aliases)
    if organ.places:
        assert organ.name in organ.qualified
        known = {name for place in organ.places for name in (place.name, place.short, *place.also)}
        assert all(any(name in alias for name in known) for alias in organ.qualified)
    else:
        assert organ.qualified == ()


def test_there_are_enough_of_both() -> None:
    assert len(ROWS) >= 240
    assert sum("云溪" in row[0] or "清河市" in row[0] for row in ROWS) >= 40
    assert {row[3] for row in ROWS} == {"", *LEVELS}
    assert {row[4] for row in ROWS} <= {"", *SEATS, *agencies()}


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("阳城县行政审批服务管理局", ("阳城县审批局", "阳城审批局", "阳城县行政审批局", "阳城政务服务局")),
        ("云溪县行政审批服务管理局", ("云溪县审批局", "云溪审批局")),
        ("云溪县卫生健康局", ("云溪县卫健局", "云溪卫健委", "云溪县卫生局")),
        ("云溪县教育体育局", ("云溪县教育局", "云溪县教体局", "云溪教育局")),
        ("宿迁市人民政府", ("宿迁市", "宿迁", "宿迁市政府")),
        ("宿迁市人民政府办公室", ("宿迁市政府办", "宿迁市政府办公室")),
        ("杭州市滨江区商务局", ("滨江区商务局", "滨江商务局", "杭州滨江商务局", "杭州滨江区商务局")),
        ("武汉市生态环境局青山区分局", ("青山区生态环境局", "青山区生态环境分局", "青山区环保局", "武汉市生态环境局青山分局")),
        ("国家税务总局芜湖市镜湖区税务局", ("芜湖市镜湖区税务局", "镜湖区税务局", "镜湖区国税局")),
        ("恩施土家族苗族自治州教育局", ("恩施州教育局", "恩施教育局")),
        ("石柱土家族自治县财政局", ("石柱县财政局", "石柱财政局")),
        ("哈尔滨市道里区经纬街道办事处", ("经纬街道", "道里区经纬街道", "经纬街道办")),
        ("天门市小板镇人民政府", ("小板镇", "小板镇政府", "天门市小板镇")),
        ("衡阳市自然资源和规划局", ("衡阳市国土局", "衡阳市自规局", "衡阳市自然资源局")),
        ("云溪县市场监督管理局", ("云溪县市监局", "云溪县市场监管局", "云溪县工商局")),
    ],
)
def test_what_people_call_it(name: str, called: tuple[str, ...]) -> None:
    assert set(called) <= set(parse_organ(name).qualified)


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("阳城县行政审批服务管理局", ("县审批局", "行政审批局", "审批局")),
        ("宿迁市教育局", ("市教育局", "教育局")),
        ("内蒙古自治区财政厅", ("自治区财政厅", "财政厅")),
        ("宿迁市人民政府", ("市政府", "市人民政府")),
        ("阿巴嘎旗自然资源局", ("旗自然资源局", "国土局")),
    ],
)
def test_what_people_call_it_without_the_place(name: str, called: tuple[str, ...]) -> None:
    assert set(called) <= set(parse_organ(name).bare)


def test_a_place_is_never_its_office_and_an_office_never_its_place() -> None:
    government, office = parse_organ("宿迁市"), parse_organ("宿迁市政府办")
    assert government.kind == "government"
    assert office.kind == "government_office"
    assert not set(government.qualified) & set(office.qualified)


def test_a_county_that_a_city_shares_its_name_with_keeps_its_suffix() -> None:
    assert "长沙教育局" in parse_organ("长沙市教育局").qualified
    assert "长沙教育局" not in parse_organ("长沙县教育局").qualified


def test_a_township_is_never_called_by_its_bare_stem() -> None:
    assert "经纬" not in parse_organ("哈尔滨市道里区经纬街道办事处").aliases


def test_an_unlisted_place_is_not_taken_for_a_listed_one() -> None:
    assert parse_organ("云溪审计局").place == "云溪"  # 云溪区 is listed, 云溪县 may be meant
    assert parse_organ("清河市生态环境局云溪分局").level == ""
    assert parse_organ("清河市朝阳区教育局").places[-1].parent == "清河市"


@pytest.mark.parametrize(
    "text", ["", "市", "的", "朝阳", "农村社区建设局", "某区(x)教育局", "2023年", "政府信息公开工作年度报告", "我国海关"]
)
def test_what_cannot_be_told_stays_empty(text: str) -> None:
    organ = parse_organ(text)
    assert (organ.place, organ.kind, organ.aliases) == ("", "", ())


@pytest.mark.parametrize("text", ["阳城县 审计局", "《阳城县审计局》", "阳城县审计局（本级）", "  阳城县\n审计局 ", "**阳城县审计局**"])
def test_layout_does_not_matter(text: str) -> None:
    assert parse_organ(text).name == "阳城县审计局"


def test_kinds_are_many_and_their_names_lead_back() -> None:
    assert len(agencies()) >= 60
    for kind, agency in agencies().items():
        name = agency.whole[0] if agency.whole and not agency.forms else agency.official[0] + agency.forms[0]
        assert parse_organ("云溪县" + name).kind == kind, name
