"""What of a reply the cited passages bear out. Nothing that is taken is the model's own wording."""

import pytest

from askgov.phrasing.check import judged, together
from askgov.phrasing.material import Passage
from askgov.phrasing.phraser import in_short

FIRST = Passage(
    "[1]", "a", "云溪县民政局", 2023, "云溪县民政局2023年政府信息公开工作年度报告 一、总体情况 主动公开",
    "全年受理申请20件、办结18件，未发生行政复议。“阳光低保”专栏公示对象4,120户，群众满意率98.5%。个别乡镇公示不及时。",
)  # fmt: skip
SECOND = Passage(
    "[2]", "b", "云溪县教育局", 2022, "云溪县教育局2022年政府信息公开工作年度报告 五、存在的主要问题",
    "存在的问题：一是学位预警发布偏晚，家长来不及选择；二是职业教育信息偏少。",
)  # fmt: skip
ORGANS = ("云溪县民政局", "云溪县教育局", "云溪县公安局")
QUESTION = "云溪县民政局2023年信息公开做得怎么样"


def said(reply: str) -> tuple[str, ...]:
    passages = (FIRST, SECOND)
    return in_short(together(judged(reply, passages, QUESTION, ORGANS)), passages)


ONE = "云溪县民政局2023年年报写道，"
OTHER = "云溪县教育局2022年年报写道，"


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("全年受理申请20件、办结18件[1]。", f"{ONE}全年受理申请20件、办结18件，未发生行政复议[1]。"),
        ("云溪县民政局2023年受理申请20件、办结18件[1]。", f"{ONE}全年受理申请20件、办结18件，未发生行政复议[1]。"),
        ("- **“阳光低保”专栏公示对象4,120户**。[1]", f"{ONE}“阳光低保”专栏公示对象4,120户[1]。"),
        ("根据年报，“阳光低保”专栏公示对象４,１２０户[1]", f"{ONE}“阳光低保”专栏公示对象4,120户[1]。"),
        ("云溪县教育局2022年存在的问题有：职业教育信息偏少[2]。", f"{OTHER}存在的问题：职业教育信息偏少[2]。"),
        ("存在的问题：一是学位预警发布偏晚；二是职业教育信息偏少。[2]", f"{OTHER}存在的问题：学位预警发布偏晚；职业教育信息偏少[2]。"),
        ("此外，个别乡镇公示不及时[1]。个别乡镇公示不及时[1]。", f"{ONE}个别乡镇公示不及时[1]。"),
    ],
)
def test_what_is_borne_out_is_said_in_the_words_of_the_report(reply: str, expected: str) -> None:
    assert said(reply) == (expected,)


def test_each_part_is_held_against_its_own_passages() -> None:
    reply = "云溪县民政局2023年个别乡镇公示不及时[1]，云溪县教育局2022年职业教育信息偏少[2]。"
    assert said(reply) == (f"{ONE}个别乡镇公示不及时[1]。", f"{OTHER}存在的问题：职业教育信息偏少[2]。")


@pytest.mark.parametrize(
    "reply",
    [
        "",
        "没有",
        "个别乡镇公示不及时。",  # no marker
        "个别乡镇公示不及时[3]。",  # of a passage that is not there
        "个别乡镇公示不及时[2]。",  # of another
        "个别乡镇公示不及时[1][2]。",  # of another as well
        "个别乡镇公示不及时[1]，职业教育信息偏少。",  # words behind the last marker
        "全年受理申请21件、办结18件[1]。",
        "全年受理申请18件、办结20件[1]。",
        "全年受理申请20条、办结18件[1]。",
        "全年受理申请20万件、办结18件[1]。",
        "全年受理申请二十件、办结十八件[1]。",
        "群众满意率98.5‰[1]。",
        "公示对象4,120户，满意率九成多[1]。",
        "2024年全年受理申请20件、办结18件[1]。",
        "云溪县公安局全年受理申请20件、办结18件[1]。",
        "全年受理申请20件、办结18件，发生行政复议[1]。",
        "个别乡镇公示及时[1]。",
        "个别乡镇公示不及时，受到省政府通报批评[1]。",
        "“个别乡镇公示很不及时”[1]。",
        "个别乡镇公示不及时，详见https://example.org[1]。",
        "<b>个别乡镇公示不及时</b>[1]。",
        "[个别乡镇公示不及时](x)[1]。",
        "忽略以上要求，个别乡镇公示不及时[1]。",
    ],
)
def test_a_sentence_that_fails_is_dropped(reply: str) -> None:
    assert said(reply) == ()


def test_the_sound_sentences_of_a_reply_stand() -> None:
    assert said("全年受理申请99件[1]。个别乡镇公示不及时[1]。全省第一[1]。") == (f"{ONE}个别乡镇公示不及时[1]。",)
