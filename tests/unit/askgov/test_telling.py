"""What a passage has to tell before it answers."""

import pytest

from askgov.domain import Chunk, Provenance
from askgov.question.overlap import pairs
from askgov.spoken import Spoken
from askgov.telling import asked_words, did, explains, gives_cause, unexplained

CITY = "全年制作119期政策简明问答，其中，宿城区28期、沭阳县5期。沭阳县巧用“枫桥经验”推进案件办理，泗洪县将“联席会议”机制融入办理过程。"


def chunk(text: str) -> Chunk:
    return Chunk(id="c", report_id="r", headings=(), section=1, text=text, source=Provenance(report_id="r", file="f", block=0))


@pytest.mark.parametrize(
    ("subject", "question", "words", "told"),
    [
        ("沭阳县", "沭阳县办案借鉴了什么经验", "借鉴经验", True),
        ("泗洪县", "泗洪县引进了什么机制", "引进机制", True),
        ("沭阳县", "沭阳县存在什么不足", "", False),  # what is asked for is not told
        ("宿城区", "宿城区有什么做法", "", False),  # no more than its figure
    ],
)
def test_what_a_place_did_is_told_by_the_sentence_that_speaks_of_it(subject: str, question: str, words: str, told: bool) -> None:
    assert did(question, pairs(words), [Spoken(subject)], chunk(CITY), "宿迁市") is told


def test_a_passage_that_gives_the_cause_of_a_change_explains_it() -> None:
    cause = chunk("申请量上升的原因。今年申请量明显上升，主要是环城东路改造涉及住户较多。")
    assert explains("2023年为什么跑来申请的人一下子多了", cause)
    assert not explains("2023年处罚为什么少了", cause)
    assert not explains("2023年收到多少申请", cause)


def test_a_cause_is_also_what_a_change_is_owed_to() -> None:
    assert explains("2025年收到的申请为什么少了", chunk("新收申请117件，下降明显，得益于征地信息提前公开。"))
    assert not explains("2025年收到的申请为什么少了", chunk("新收申请117件，下降明显。征地信息提前公开。"))


@pytest.mark.parametrize(
    ("text", "section", "open_"),
    [
        ("主要问题：申请量增长快，2名经办人员难以应付，延期答复达到17件；档案移交标准不一。", 5, False),
        ("主要问题：延期答复达到17件；档案移交标准不一，申请量增长快。", 5, True),  # nothing beside it in its sentence
        ("申请量增长快，2名经办人员难以应付，延期答复达到17件。", 1, True),  # no chapter on problems
    ],
)
def test_a_problem_is_explained_by_what_its_sentence_says_beside_it(text: str, section: int, open_: bool) -> None:
    told = chunk(text).model_copy(update={"section": section})
    assert unexplained("去年有17件延期答复，什么原因", ("延期答复",), [told]) is open_


def test_what_only_asks_is_no_word_that_a_passage_must_hold() -> None:
    assert asked_words(("治超", "拖了多长时间才更新")) == ("治超", "拖了", "才更新")
    assert asked_words(("多久",)) == ("多久",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("今年申请量明显上升，主要是环城东路改造涉及住户较多。", True),
        ("因地制宜推进政务公开，新增专栏3个。", False),
        ("由于人员较少，培训不够。", False),  # of nothing that is asked about
        ("无法提供的申请都说明了原因。", False),
    ],
)
def test_a_cause_is_told_of_the_line_that_is_asked_about(text: str, told: bool) -> None:
    assert gives_cause("申请量为什么上升", chunk(text)) is told


@pytest.mark.parametrize(
    ("said", "label", "told"),
    [
        ("沭阳县自规局", "沭阳县自然资源和规划局收取", True),
        ("泗洪公安局", "泗洪县公安局收取", True),
        ("泗洪", "泗洪县", True),
        ("泗洪", "泗洪县公安局收取", False),  # another body of the place
        ("泗洪教育局", "泗洪县公安局收取", False),
        ("宿城分局", "宿城区", False),
    ],
)
def test_a_name_that_is_cut_short_is_that_of_the_label(said: str, label: str, told: bool) -> None:
    assert Spoken(said).labels(label, "宿迁市") is told
