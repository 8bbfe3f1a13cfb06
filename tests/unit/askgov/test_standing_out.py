"""The passage quoted for a question on a figure in other words."""

from collections.abc import Sequence

import pytest

from askgov.domain import Chunk, Provenance
from askgov.standing_out import standing_out

TEXTS = (
    "免费检定集贸市场电子秤三千台，其中公布3845台。",
    "部分单位仍按旧条例的15个工作日答复期限办理。",
    "采纳纠错建议29条。",
    "本机关重视政务公开，专题研究工作。",
    "举办校园开放日6场。",
    "全年培训2次。",
    "“局长信箱”回复家长来信156件。",
    "首次网上直播派位过程，观看4.3万人次。",
)
CHUNKS = tuple(
    Chunk(id=f"c{at}", report_id="r", headings=(), section=1, text=text, source=Provenance(report_id="r", file="f", block=at))
    for at, text in enumerate(TEXTS)
)
UNITS = frozenset({"台", "个", "条", "场", "次", "件", "人次", "户"})


def quoted(asked: str, near: int, height: float = 0.9) -> str | None:
    def similar(_: str, sentences: Sequence[str]) -> list[float]:
        return [height if sentence in TEXTS[near] else 0.79 for sentence in sentences]

    cosines = {chunk.id: 0.85 if at == near else 0.8 for at, chunk in enumerate(CHUNKS)}
    found = standing_out(asked, CHUNKS, cosines, similar, UNITS)
    return found.id if found else None


@pytest.mark.parametrize(
    ("asked", "near", "told"),
    [
        ("按旧条例要几个工作日", 1, "c1"),
        ("教育局的开放日办了几场", 4, "c4"),
        ("有多少台秤校准了", 0, "c0"),  # the thing counted is not said so, but nothing else comes near
        ("纠错建议没采纳的几条", 2, None),  # the rest of what is told
        ("被复议纠正的建议几条", 2, None),  # the tables count it
        ("开放日来了多少辆车", 4, None),  # no figure in that unit
        ("局长信箱回了多少封信", 6, "c6"),  # letters are counted in 件 as well
        ("派位录取了多少学生", 7, None),  # visits are no people
        ("直播派位有多少人看", 7, "c7"),
        ("新收的申请里，开放日的有几场", 4, None),  # among what the tables count
        ("小厂以前办过许可，开放日办了几场", 4, "c4"),  # said in passing
        ("不让进的校园，开放日办了几场", 4, "c4"),
        ("没公示的开放日有几场", 4, None),
    ],
)
def test_the_passage_has_the_thing_and_its_unit(asked: str, near: int, told: str | None) -> None:
    assert quoted(asked, near) == told


def test_a_passage_that_is_hardly_nearer_than_the_others_is_not_quoted() -> None:
    assert quoted("教育局的开放日办了几场", 4, height=0.805) is None


def test_without_the_thing_counted_it_must_be_nearer_by_far() -> None:
    assert quoted("有多少台秤校准了", 0, height=0.83) is None


@pytest.mark.parametrize("asked", ["开放日来了多少户", "喂养了多少只大熊猫"])
def test_no_sentence_is_encoded_where_none_could_answer(asked: str) -> None:
    def similar(_: str, sentences: Sequence[str]) -> list[float]:
        raise AssertionError(sentences)

    assert standing_out(asked, CHUNKS, {chunk.id: 0.8 for chunk in CHUNKS}, similar, UNITS) is None
