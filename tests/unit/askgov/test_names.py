"""Words that look like the name of an organ or of a group, and names of organs of several places."""

from datetime import date

import pytest

from askgov.domain import Decline, FigureQuery, PassageQuery
from askgov.plan import plan
from askgov.question.groups import find_group
from askgov.question.organs import Catalogue
from askgov.question.reader import read

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    "question",
    [
        "搞城市更新的时候开了多少次会",
        "城区公交新开了几条线",
        "零工市场的参考工价怎么定",
        "医院多收的钱退了多少",
        "办税厅等几分钟",
        "2024年全县政府开放日办了多少场",
    ],
)
def test_no_organ_is_named(question: str, known: Catalogue) -> None:
    assert read(question, known, TODAY).strangers == ()


@pytest.mark.parametrize("question", ["晋城市2024年收到多少申请", "运城市有什么做法", "晋城市民政局2024年收到多少申请"])
def test_a_city_is_named(question: str, known: Catalogue) -> None:
    assert read(question, known, TODAY).strangers


def test_villagers_are_no_group_of_villages() -> None:
    assert find_group("建了几个村民微信群") is None
    assert find_group("几个村收到过申请") is not None


def test_our_county_government_is_the_government(known: Catalogue) -> None:
    assert [organ.candidates for organ in read("截至2024年末，咱们县政府还欠着多少债", known, TODAY).organs] == [("云溪县人民政府",)]


def test_of_two_years_the_organ_that_has_reports_of_both_is_meant(known: Catalogue) -> None:
    reading = read("教育局2023年和2024年暴露的问题各是哪些", known, TODAY)
    assert [organ.candidates for organ in reading.organs] == [("云溪县教育局",)]
    assert "都已收录" in reading.taken[0]


def test_an_organ_of_each_place_listed_before_it(known: Catalogue) -> None:
    planned = plan("云岭县和云溪县两边的教育局2023年存在的问题有什么不一样", known, TODAY)[1]
    assert isinstance(planned, PassageQuery)
    assert planned.entities == ("云岭县教育局", "云溪县教育局")


@pytest.mark.parametrize("question", ["云西县2023年新收申请多少件", "云西县2023年存在哪些问题"])
def test_a_place_is_taken_by_its_sound_and_that_is_said(question: str, known: Catalogue) -> None:
    planned = plan(question, known, TODAY)[1]
    assert isinstance(planned, FigureQuery | PassageQuery)
    assert planned.entities == ("云溪县人民政府",)
    assert "没有叫“云西县”的机关，按读音理解为“云溪县”。" in planned.notes


@pytest.mark.parametrize("question", ["云溪县交玉局2023年行政处罚多少件"])
def test_a_name_that_sounds_like_a_known_one_is_offered_and_not_taken(question: str, known: Catalogue) -> None:
    planned = plan(question, known, TODAY)[1]
    assert isinstance(planned, Decline)
    assert planned.reason == "no_report"
    assert [option.question for option in planned.options] == [question.replace("交玉局", "教育局")]


def test_nothing_is_offered_for_a_name_that_sounds_like_none(known: Catalogue) -> None:
    planned = plan("青木县2023年存在哪些问题", known, TODAY)[1]
    assert not getattr(planned, "options", ())
