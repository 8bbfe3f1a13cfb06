"""Turns that go on from the one before, in plain words."""

import pytest

from askgov.question.idioms import spelled_out
from askgov.question.normalise import normalise


@pytest.mark.parametrize(
    ("said", "spelled"),
    [
        ("同样的计算，请对2021年再做一次。", "2021年呢"),
        ("换成甲局，同样这个数是几件？", "换成甲局呢"),
        ("甲县呢，同样看这个", "甲县呢"),
        ("2024年这个比率呢", "2024年呢"),
        ("所有申请人合起来总共几件", "全部申请人呢"),
        ("哦，比它上一年多了几件", "比上年多了几件"),
        ("两边相差几件", "两家相差几件"),
        ("全县汇总的那份", "全县呢"),
        ("其中援引“属于行政执法案卷”的有几件？", "其中属于行政执法案卷的有几件"),
    ],
)
def test_they_are_spelled_out(said: str, spelled: str) -> None:
    assert spelled_out(normalise(said)).strip("?？。.,").replace("“", "").replace("”", "") == spelled


@pytest.mark.parametrize("said", ["甲局2024年同样收到几件申请", "甲县全县2023年新收多少", "甲局的申请人有哪几类"])
def test_whole_questions_stay(said: str) -> None:
    assert spelled_out(normalise(said)) == normalise(said)


@pytest.mark.parametrize("said", ["2023年呢，还是甲局的", "办结呢，还是全县的", "甲局呢，还是看企业的", "2024年呢，也问不予公开的"])
def test_what_is_named_anew_is_not_lost(said: str) -> None:
    named = said.partition("，")[2].strip("还是看也问的")
    assert named in spelled_out(normalise(said))
