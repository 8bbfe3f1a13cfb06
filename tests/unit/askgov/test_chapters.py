"""The chapter on problems: what points to it, its two halves, and what belongs together across them."""

import pytest

from askgov.chapters import CHAPTER, aspect_of, besides, counterpart, half, heading_of, points_to, side_by_side, without_what_follows
from askgov.domain import Chunk, Provenance


def chunk(number: int, text: str, *headings: str) -> Chunk:
    source = Provenance(report_id="r", file="f", block=number)
    return Chunk(
        id=f"r:c:{number}", report_id="r", headings=("五、存在的主要问题及改进情况", *headings), section=CHAPTER, text=text, source=source
    )


NUMBERED = (
    chunk(0, "1.栏目更新慢。", "（一）存在的主要问题"),
    chunk(1, "2.答复用时长。", "（一）存在的主要问题"),
    chunk(2, "1.按周更新栏目。", "（二）改进情况"),
    chunk(3, "2.答复限定十日。", "（二）改进情况"),
)
WHOLE = (chunk(0, "存在的问题：一是栏目更新慢。", "存在的问题"), chunk(1, "为此，我局已经着手改进。一是按周更新。", "存在的问题"))


@pytest.mark.parametrize(
    ("question", "aspect"),
    [
        ("自己检讨了哪几条", "problems"),
        ("哪些地方没做好", "problems"),
        ("还有哪些地方没做到位", "problems"),
        ("自己还差在哪几个方面", "problems"),
        ("2026年准备在信息公开方面干点什么", "improvements"),
        ("公开工作有什么毛病", "problems"),
        ("后面要怎么改", "improvements"),
        ("对策是什么", "improvements"),
        ("后来人手怎么补的", "improvements"),
        ("有什么问题，准备怎么改", ""),
    ],
)
def test_which_half_is_asked_for_in_everyday_words(question: str, aspect: str) -> None:
    assert points_to(question)
    assert aspect_of(question) == aspect


def test_what_a_question_says_besides_the_chapter() -> None:
    assert "".join(besides(("自己检讨了哪几条不足",))) in ("", "了")
    assert besides(("停水通知不到位", "准备怎么改")) == ("停水通知",)


def test_a_passage_that_turns_to_what_is_done_is_of_that_half_whatever_heading_still_stands_above_it() -> None:
    assert half(WHOLE, "problems") == WHOLE[:1]
    assert half(WHOLE, "improvements") == WHOLE[1:]


def test_the_counterpart_has_the_same_number() -> None:
    assert counterpart(NUMBERED[1], NUMBERED) == (NUMBERED[3],)
    assert counterpart(NUMBERED[2], NUMBERED) == (NUMBERED[0],)


def test_without_numbers_the_whole_other_half_is_the_counterpart() -> None:
    assert counterpart(WHOLE[0], WHOLE) == (WHOLE[1],)


def test_a_passage_of_another_chapter_has_no_counterpart() -> None:
    assert counterpart(chunk(9, "别处的话。"), WHOLE) == ()


@pytest.mark.parametrize(
    "question",
    [
        "2022年和2023年各自点出的问题分别是什么",
        "对比一下2024年和2025年的存在问题",
        "两年自查出来的毛病对照一下",
        "各自的短板有没有相通的地方",
    ],
)
def test_two_chapters_side_by_side_say_nothing_besides(question: str) -> None:
    assert side_by_side(question)
    assert not [word for word in besides((question,)) if len(word) > 2 and "年" not in word]


@pytest.mark.parametrize("question", ["2024年存在哪些问题", "对比2024年和2025年的行政处罚"])
def test_one_chapter_or_none_is_not_set_side_by_side(question: str) -> None:
    assert not side_by_side(question)


def test_which_problems_there_are_and_how_they_are_solved_asks_for_both_halves() -> None:
    assert aspect_of("主要问题是什么,打算怎么解决") == ""
    assert aspect_of("这些问题怎么解决") == "improvements"


def test_a_remedy_is_not_labelled_as_a_problem() -> None:
    assert heading_of(WHOLE[0]) == "存在的问题"
    assert heading_of(WHOLE[1]) == "五、存在的主要问题及改进情况"
    assert heading_of(NUMBERED[2]) == "（二）改进情况"


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("年报写了哪些短板？要摘到材料上", "年报写了哪些短板"),
        ("年报写了哪些短板，准备怎么改", "年报写了哪些短板，准备怎么改"),
        ("学区划分的事，检讨了哪些问题", "学区划分的事，检讨了哪些问题"),
        ("收到几件申请", "收到几件申请"),
    ],
)
def test_what_only_follows_the_question_is_none_of_it(question: str, kept: str) -> None:
    assert without_what_follows(question) == kept
