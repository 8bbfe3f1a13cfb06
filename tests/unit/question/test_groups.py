"""Which organs a group holds when kinds of organs are named one beside another."""

import pytest

from askgov.operations.members import members
from askgov.question.groups import find_group
from askgov.question.organs import Catalogue

from .test_organs import world

SEAT, BUREAU, OFFICE = "云溪县人民政府", "云溪县教育局", "云溪县民政局"
TOWN, STREET = "云溪县青石镇", "云溪县临江街道办事处"


@pytest.fixture(scope="module")
def known() -> Catalogue:
    return world(dict.fromkeys((SEAT, BUREAU, OFFICE, TOWN, STREET), (2023,)))


@pytest.mark.parametrize(
    ("text", "ids", "name"),
    [
        ("各镇2023年新收排名", {TOWN}, "各镇"),
        ("哪个街道2023年新收最多", {STREET}, "各街道"),
        ("各镇和街道2023年新收合计", {TOWN, STREET}, "各乡镇街道"),
        ("镇和街道2023年新收合计", {TOWN, STREET}, "各乡镇街道"),
        ("2023年街道和镇新收合计", {TOWN, STREET}, "各乡镇街道"),
        ("各局和各镇2023年新收合计", {BUREAU, OFFICE, TOWN}, "各部门和各镇"),
        ("各街道、各部门2023年新收合计", {BUREAU, OFFICE, STREET}, "各部门和各街道"),
        ("哪个部门或者乡镇2023年新收最多", {BUREAU, OFFICE, TOWN, STREET}, "各部门和各乡镇街道"),
        ("各部门2023年新收合计", {BUREAU, OFFICE}, "各部门"),
    ],
)
def test_kinds_beside_each_other_are_all_of_the_group(known: Catalogue, text: str, ids: set[str], name: str) -> None:
    group = find_group(text)
    assert group is not None
    found = members(group, (), (), (2023,), known)
    assert (set(found.ids), found.name) == (ids, f"已收录的{name}")


@pytest.mark.parametrize("text", ["青石镇2023年新收几件", "镇政府2023年新收几件", "各镇长2023年", "青石镇和临江街道2023年新收"])
def test_a_town_is_no_group(text: str) -> None:
    assert find_group(text) is None


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("2023年被纠正过的云溪县直单位有哪些", "which"),
        ("2023年云溪县哪些县直单位被纠正过", "which"),
        ("2023年云溪县直部门都有哪些被纠正过", "which"),
        ("2023年云溪县直单位新收合计", "each"),
        ("2023年云溪县直各部门新收有多少", "each"),
    ],
)
def test_organs_right_under_a_place_may_be_asked_for(text: str, asks: str) -> None:
    group = find_group(text)
    assert group is not None
    assert (group.kind, group.asks) == ("department", asks)


def test_the_counties_below_stand_beside_the_organs_of_a_city() -> None:
    city, bureau, county, below = "江城市人民政府", "江城市教育局", "云溪县人民政府", "云溪县教育局"
    known = world(dict.fromkeys((city, bureau, county, below), (2023,)))
    group = find_group("2023年新收超过100件的部门和下级县区有哪些")
    assert group is not None
    found = members(group, (), (), (2023,), known)
    assert (set(found.ids), found.name) == ({bureau, county}, "已收录的各部门和下级各县区")


def test_a_county_that_is_whole_is_no_group_of_counties() -> None:
    assert find_group("2024年全县几个逾期不补正") is None
