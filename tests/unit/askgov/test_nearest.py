"""Passages that say what is asked in other words."""

from collections.abc import Sequence

from askgov.domain import Chunk, Provenance
from askgov.nearest import nearest_passages

TEXTS = (
    ("全年收到公开申请二十件，均已办结。", 1),
    ("举办培训两次，参训人员三十名。价格公示栏在调价后七日内更换。", 1),
    ("微信公众号推送文章三百篇。", 1),
    ("没有收取信息处理费。", 6),
    ("公开栏更新不及时。", 5),
    ("下一步将增设查阅点。", 5),
)
CHUNKS = tuple(
    Chunk(
        id=str(at), report_id="r", headings=("总体情况",), section=section, text=text, source=Provenance(report_id="r", file="f", block=at)
    )
    for at, (text, section) in enumerate(TEXTS)
)
ASKED = "墙上的价目牌得在几天里更换掉"
PASSAGES = {"0": 0.80, "1": 0.82, "2": 0.80, "3": 0.80, "4": 0.80, "5": 0.79}


def near(sentences: dict[str, float], asked: str = ASKED, section: int | None = None) -> list[str]:
    def similar(_: str, parts: Sequence[str]) -> list[float]:
        return [max((cosine for begin, cosine in sentences.items() if part.startswith(begin)), default=0.78) for part in parts]

    return [chunk.id for chunk in nearest_passages(asked, CHUNKS, PASSAGES, similar, section)]


def test_the_sentence_that_lies_far_above_the_report_answers() -> None:
    assert near({"价格公示栏": 0.86}) == ["1"]


def test_a_sentence_that_is_as_near_as_the_others_answers_nothing() -> None:
    assert near({"价格公示栏": 0.805}) == []


def test_without_a_word_of_the_question_meaning_alone_is_not_enough() -> None:
    assert near({"价格公示栏": 0.86}, "叫什么名字") == []


def test_only_the_chapter_pointed_to_answers() -> None:
    assert near({"价格公示栏": 0.86}, section=5) == []


def test_an_engine_that_knows_no_meaning_finds_nothing() -> None:
    assert nearest_passages(ASKED, CHUNKS, PASSAGES, lambda *_: ()) == ()


def test_a_report_of_few_passages_has_no_average() -> None:
    assert nearest_passages(ASKED, CHUNKS[:3], PASSAGES, lambda _, parts: [0.9] * len(parts)) == ()
