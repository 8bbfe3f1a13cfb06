"""The gazetteer and the reading of place chains."""

import pytest

from askgov.taxonomy import data
from askgov.taxonomy.place_names import common_names, is_zone, level_of, short_name, suffix_of
from askgov.taxonomy.places import find_places, is_place, read_chain

ROWS = [line.split("\t") for line in data.lines("places")]


def names(text: str) -> list[str]:
    return [place.name for place in read_chain(text)]


def test_the_gazetteer_is_whole() -> None:
    levels = [level for *_, level in ROWS]
    assert levels.count("province") == 31
    assert 330 <= levels.count("city") <= 340
    assert levels.count("county") > 2800
    assert {path.split("/")[0] for _, path, _ in ROWS if path} == {name for name, path, _ in ROWS if not path}


def test_every_listed_place_is_read_as_itself() -> None:
    for name, path, level in ROWS:
        place = read_chain(path.replace("/", "") + name)[-1]
        assert (place.name, place.level, place.parent) == (name, level, path.replace("/", "")), name
        assert is_place(name)


@pytest.mark.parametrize(
    ("full", "short"),
    [
        *(("阳城县", "阳城"), ("宿迁市", "宿迁"), ("江苏省", "江苏"), ("河北省", "河北"), ("忠县", "忠县"), ("云溪县", "云溪")),
        *(("内蒙古自治区", "内蒙古"), ("广西壮族自治区", "广西"), ("恩施土家族苗族自治州", "恩施"), ("伊犁哈萨克自治州", "伊犁")),
        *(("石柱土家族自治县", "石柱"), ("东乡族自治县", "东乡"), ("积石山保安族东乡族撒拉族自治县", "积石山"), ("龙胜各族自治县", "龙胜")),
        *(("鄂伦春自治旗", "鄂伦春"), ("阿巴嘎旗", "阿巴嘎旗"), ("兴安盟", "兴安盟"), ("锡林郭勒盟", "锡林郭勒"), ("阿里地区", "阿里")),
        *(("浦东新区", "浦东"), ("神农架林区", "神农架"), ("六枝特区", "六枝"), ("井陉矿区", "井陉矿区")),
        *(("城区", "城区"), ("市中区", "市中区"), ("河北区", "河北区")),
        *(("宿迁经济技术开发区", "宿迁经开区"), ("青岛高新技术产业开发区", "青岛高新区")),
        *(("小板镇", "小板"), ("经纬街道", "经纬"), ("某某", "某某")),
    ],
)  # fmt: skip
def test_short_names(full: str, short: str) -> None:
    assert short_name(full) == short


def test_common_names_of_autonomous_places() -> None:
    assert common_names("恩施土家族苗族自治州") == ("恩施州",)
    assert common_names("石柱土家族自治县") == ("石柱县",)
    assert common_names("阳城县") == ()
    assert names("恩施州") == ["恩施土家族苗族自治州"]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("哈尔滨市道里区经纬街道", ["哈尔滨市", "道里区", "经纬街道"]),
        ("安宁市县街街道", ["安宁市", "县街街道"]),
        ("县街街道", ["县街街道"]),
        ("济南市市中区", ["济南市", "市中区"]),
        ("晋城市城区", ["晋城市", "城区"]),
        ("清河市云溪县", ["清河市", "云溪县"]),
        ("江南省清河市云溪县城关镇", ["江南省", "清河市", "云溪县", "城关镇"]),
        ("西咸新区建章路街道", ["西咸新区", "建章路街道"]),
        ("清河市经济技术开发区", ["清河市", "经济技术开发区"]),
        ("东湖新技术开发区", ["东湖新技术开发区"]),
        ("杭州滨江", ["杭州市", "滨江区"]),
        ("宿迁", ["宿迁市"]),
        ("贵阳市白云区都拉布依族乡", ["贵阳市", "白云区", "都拉布依族乡"]),
        ("农业", []), ("市场", []), ("社区", []), ("城市", []), ("农村社区", []), ("小城镇", []), ("市", []), ("", []), ("朝阳", []),
    ],
)  # fmt: skip
def test_chains(text: str, chain: list[str]) -> None:
    if text == "朝阳":  # a city and several districts: kept as printed, without a level
        assert [(place.name, place.level) for place in read_chain(text)] == [("朝阳", "")]
    else:
        assert names(text) == chain


def test_namesakes_are_all_found() -> None:
    assert len(find_places("鼓楼区")) == 4
    assert {place.parent for place in find_places("南京市鼓楼区")} == {"江苏省南京市"}
    assert read_chain("鼓楼区")[0].parent == ""


def test_a_short_name_belongs_to_the_highest_place() -> None:
    assert [place.name for place in find_places("长沙")] == ["长沙市"]
    assert [place.name for place in find_places("阳城")] == ["阳城县"]
    assert find_places("云深不知处") == ()


def test_unlisted_places_know_their_parents_and_levels() -> None:
    city, county, town = read_chain("清河市云溪县东山镇")
    assert (city.level, county.level, town.level) == ("city", "county", "township")
    assert town.parent == "清河市云溪县"
    assert read_chain("江南市清河市")[-1].level == "county"


def test_suffixes() -> None:
    assert suffix_of("宿迁经济技术开发区") == "开发区"
    assert suffix_of("石柱土家族自治县") == "自治县"
    assert suffix_of("审计局") == ""
    assert is_zone("苏州工业园区")
    assert not is_zone("宿城区")
    assert level_of("云溪县") == "county"
    assert level_of("苏州工业园区") == ""


def test_a_very_long_text_is_no_chain() -> None:
    assert read_chain("市县区" * 40) == ()
