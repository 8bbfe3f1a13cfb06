"""Pruning the vocabulary changes no segmentation of Chinese and ASCII, and breaks no other text."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from askgov.language.packed import PackedModel
from askgov.language.vocabulary import build_tokenizer, kept_pieces

Segment = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def segmentation(packed: PackedModel) -> Segment:
    """What our tokenizer does to a text (a function: the tokenizer itself prints as 200 MB when a test fails)."""
    tokenizer = build_tokenizer(packed, kept_pieces(packed.pieces))

    def segment(text: str) -> list[str]:
        ids = tokenizer.encode(text).ids
        assert (ids[0], ids[-1]) == (0, 2)
        return [str(tokenizer.id_to_token(number)) for number in ids[1:-1]]

    return segment


@pytest.fixture(scope="module")
def score(packed: PackedModel) -> Callable[[list[str]], float]:
    """The score of a segmentation without unknown tokens."""
    scores = dict(zip(packed.pieces.texts, packed.pieces.scores.tolist(), strict=True))
    return lambda pieces: sum(scores[piece] for piece in pieces)


def test_half_of_the_vocabulary_goes(packed: PackedModel) -> None:
    kept = kept_pieces(packed.pieces)
    assert 100_000 < len(kept) < 125_000
    assert (kept[:4] == [0, 1, 2, 3]).all()
    texts = {packed.pieces.texts[number] for number in kept}
    assert not {"▁Respublikasının", "▁Республикасының", "▁الجزائر"} & texts
    assert {"▁government", "阳", "▁2023", "%,", "→", "0000", "é", "か", "ئ"} <= texts


@pytest.mark.parametrize(
    "text",
    ["query: ", "passage: ", "query: 谁", "passage: 75%", ":20", "query: 12.5%、0.08‰，37℃", "passage: （1）/〔2023〕5号",
     "100％", "①②③ⅣⅧ", "３６５天", "１，２０４", "-12.34", "¥59,237.2449万元", "㎡ ㎏ № ℃", "→→ ■□●◆★", "〇一二三", "々",
     "http://www.suqian.gov.cn/cnsq/xxgknb/index.shtml", "internationalization", "  两  个 空格 ", "行\n\n行\t格", "～ ~"],
)  # fmt: skip
def test_known_traps(segmentation: Segment, full_segmentation: Segment, text: str) -> None:
    assert segmentation(text) == full_segmentation(text)


def test_real_texts(segmentation: Segment, full_segmentation: Segment, passages: list[str]) -> None:
    for text in passages:
        assert segmentation("passage: " + text) == full_segmentation("passage: " + text)


@settings(max_examples=100, deadline=None)
@given(
    text=st.text(
        st.one_of(
            st.characters(min_codepoint=0x20, max_codepoint=0x7E),
            st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
            st.sampled_from("政府信息公开年度报告0123456789０１９％%‰，。、；：（）《》“”①②Ⅲ℃㎡ \n\u3000"),
        ),
        max_size=40,
    )
)
def test_any_text_of_the_alphabet(
    segmentation: Segment, full_segmentation: Segment, score: Callable[[list[str]], float], text: str
) -> None:
    """Equal, or of the same score: two best segmentations may tie, and then either will do."""
    ours, theirs = segmentation("query: " + text), full_segmentation("query: " + text)
    assert ours.count("<unk>") == theirs.count("<unk>")
    if ours != theirs:
        known = [piece for piece in ours if piece != "<unk>"], [piece for piece in theirs if piece != "<unk>"]
        assert score(known[0]) == pytest.approx(score(known[1]), abs=1e-4)


@pytest.mark.parametrize("text", ["ئۇيغۇر ئاپتونوم رايونى", "བོད་རང་སྐྱོང་ལྗོངས།", "しきしまストップ", "Münchner Straße", "Республика"])
def test_other_scripts_fall_to_characters_not_to_unknown(segmentation: Segment, full_segmentation: Segment, text: str) -> None:
    ours, theirs = segmentation(text), full_segmentation(text)
    assert len(ours) >= len(theirs)
    assert ours.count("<unk>") <= theirs.count("<unk>")
