"""Classes of organs that a question leaves out: dropped where the group that is left can be named, else kept so that it is refused."""

import pytest

from askgov.question.class_asides import without_classes


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("市里各局去年许可最少的是哪个(区县街道不算)", "市里各局去年许可最少的是哪个"),
        ("各部门2024年新收排名,县级汇总和乡镇都不算", "各部门2024年新收排名"),
        ("2023年,县汇总、乡镇街道都不算,各局办谁最多", "2023年,各局办谁最多"),
        ("各单位2024年新收最多的是谁,乡镇街道不算", "各部门2024年新收最多的是谁"),
        ("不少于2件的单位,县级汇总不算", "不少于2件的单位"),
        ("部门乡镇(不含县汇总报告)里超过20件的", "部门乡镇里超过20件的"),
    ],
)
def test_what_the_group_does_not_hold_is_dropped(text: str, rest: str) -> None:
    assert without_classes(text) == rest


@pytest.mark.parametrize(
    "text",
    [
        "各单位2024年新收最多的是谁,开发区不算",  # no group of ours is all but the zones
        "各单位里超过10件的有几家?税务局和全县汇总都不算",  # an organ beside them
        "各部门和乡镇2024年谁最多,乡镇不算",
        "乡镇2024年新收最多的是谁",
    ],
)
def test_any_other_group_stays_as_it_was_said(text: str) -> None:
    assert without_classes(text) == text
