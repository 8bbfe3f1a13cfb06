"""Which organs tell of something."""

from collections.abc import Sequence

from askgov.domain import Chunk, Provenance
from askgov.told_among import told_among

TEXTS = {
    "教育局": ("聘请社会监督员十二名。", "全年培训两次。", "没有收取信息处理费。"),
    "公安局": ("受理申请三十件。", "编印公报六期。", "收取信息处理费二百元。"),
}
CHUNKS = tuple(
    Chunk(
        id=f"{organ}{at}", report_id=organ, headings=(), section=1, text=text, source=Provenance(report_id=organ, file="f", block=at)
    )
    for organ, texts in TEXTS.items()
    for at, text in enumerate(texts)
)  # fmt: skip
EVEN = dict.fromkeys((chunk.id for chunk in CHUNKS), 0.8)


def told(asked: str, near: str) -> list[str]:
    def similar(_: str, sentences: Sequence[str]) -> list[float]:
        return [0.88 if near in sentence else 0.79 for sentence in sentences]

    return [chunk.id for chunk in told_among(asked, CHUNKS, EVEN, similar, {organ: organ for organ in TEXTS})]


def test_the_organ_whose_report_tells_of_it_is_found() -> None:
    assert told("哪些部门聘请过社会监督员", "监督员") == ["教育局0"]


def test_who_denies_it_does_not_tell_of_it() -> None:
    assert told("有谁收取过信息处理费", "信息处理费") == ["公安局2"]


def test_who_did_not_is_told_by_who_denies_it() -> None:
    assert "教育局2" in told("哪些部门没有收取信息处理费", "信息处理费")
