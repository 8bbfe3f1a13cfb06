"""Passages by meaning: far above the average of the report, and with a word of the question that few passages hold."""

from askgov.domain import Chunk, Provenance
from askgov.meaning import near_in_meaning
from askgov.question.overlap import pairs

TEXTS = (
    "医院价格公布到门诊大厅。",
    "调整后的价格按月核对，退还多收费用。",
    "主动公开信息三百条。",
    "举办培训两次。",
    "编印公报四期。",
    "信息处理费未收取。",
    "规范性文件全部可查。",
)


def chunk(number: int, text: str) -> Chunk:
    section = 5 if number == 1 else 1
    return Chunk(
        id=f"c{number}", report_id="r", headings=(), section=section, text=text, source=Provenance(report_id="r", file="f", block=number)
    )


CHUNKS = tuple(chunk(number, text) for number, text in enumerate(TEXTS))


def cosines(*above: float) -> dict[str, float | None]:
    """Cosines of the passages: .85, and so much more for the first ones."""
    return {c.id: 0.85 + (above[n] if n < len(above) else 0.0) for n, c in enumerate(CHUNKS)}


def test_the_passage_far_above_the_average_that_shares_a_rare_word_answers() -> None:
    assert near_in_meaning(CHUNKS, pairs("医院乱要价"), cosines(0.05)) == (CHUNKS[0],)


def test_nearness_alone_is_no_answer() -> None:
    assert near_in_meaning(CHUNKS, pairs("药店开门时间"), cosines(0.05)) == ()


def test_a_shared_word_alone_is_no_answer() -> None:
    assert near_in_meaning(CHUNKS, pairs("医院乱要价"), cosines(0.01)) == ()


def test_words_of_the_outline_tell_nothing() -> None:
    assert near_in_meaning(CHUNKS, pairs("培训"), cosines(0.0, 0.0, 0.0, 0.05)) == ()


def test_only_the_chapter_pointed_to_answers() -> None:
    found = near_in_meaning(CHUNKS, pairs("医院价格"), cosines(0.05, 0.05), 5)
    assert found == (CHUNKS[1],)


def test_a_question_without_a_vector_or_a_report_of_a_few_passages_has_no_average() -> None:
    assert near_in_meaning(CHUNKS, pairs("医院乱要价"), {c.id: None for c in CHUNKS}) == ()
    assert near_in_meaning(CHUNKS[:3], pairs("医院乱要价"), {"c0": 0.9, "c1": 0.8, "c2": 0.8}) == ()


def test_in_the_chapter_pointed_to_the_passage_far_above_all_others_answers_without_a_shared_word() -> None:
    assert near_in_meaning(CHUNKS, pairs("药店开门"), cosines(0.0, 0.05), chapter=5) == (CHUNKS[1],)
    assert near_in_meaning(CHUNKS, pairs("药店开门"), cosines(0.04, 0.05), chapter=5) == ()
    assert near_in_meaning(CHUNKS, pairs("药店开门"), cosines(0.0, 0.03), chapter=5) == ()
