"""Figures in prose that are told with the topic of their stretch and the organ that reports."""

import pytest

from askgov.domain import Chunk, Provenance
from askgov.topics import counts_itself, with_topics

from .told import statements_in

SENTENCE = "交易公告、评标结果和履约信息全流程公开，全年进场项目684个，交易额19.4亿元，节约资金1.27亿元。"
TEXT = f"一是高效办成一件事。新增“一件事”9项。二是公共资源交易公开。{SENTENCE}"
POOL = statements_in({SENTENCE: (("交易额", 1_940_000_000, "元", "19.4亿元"), ("节约资金", 127_000_000, "元", "1.27亿元"))})
CHUNK = Chunk(
    id="r:c:0", report_id="r", section=1, headings=("一、总体情况",), text=TEXT,
    source=Provenance(report_id="r", file="f", block=0, as_printed=""),
)  # fmt: skip


def test_a_sentence_is_told_with_its_own_topic() -> None:
    told = with_topics(POOL, [CHUNK], {"r": "行政审批局"})
    assert {s.sentence for s in told} == {f"行政审批局。公共资源交易公开。{SENTENCE}"}


@pytest.mark.parametrize(
    ("asked", "itself"),
    [
        ("公共资源交易的交易额多少", True),
        ("公共资源交易里，节约资金多少", True),
        ("公共资源交易罚款多少", False),
        ("公共资源交易的中标金额多少", False),
    ],
)
def test_what_is_counted_stands_in_the_sentence_itself(asked: str, itself: bool) -> None:
    assert counts_itself(asked, POOL[0]) is itself
