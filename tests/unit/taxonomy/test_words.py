"""The lexicon: every word leads to its concept, and no word leads to two without saying so."""

import pytest

from askgov.taxonomy import data
from askgov.taxonomy.concepts import concept, concepts
from askgov.taxonomy.words import absent, blind_words, lexicon, named_together, word_groups

DECLARED = {entry["word"] for entry in data.table("words")["ambiguous"]}


def test_concepts_share_a_word_only_where_the_format_decides_or_it_is_declared() -> None:
    for word, term in lexicon().items():
        if word in DECLARED or len(term.concepts) == 1:
            continue
        printed = [candidate for candidate in term.concepts if not concept(candidate).prose or concept(candidate).formats]
        assert len(term.concepts) - len(printed) <= 1, (
            f"{word}: two figures of prose share it"
        )  # one is what it means where no table has it
        generations = [set(concept(candidate).formats) for candidate in printed]
        seen: set[str] = set()
        for generation in generations:
            assert not seen & generation, f"{word} means several concepts of one format: {term.concepts}"
            seen |= generation


def test_every_candidate_and_default_exists() -> None:
    for term in lexicon().values():
        assert term.concepts
        assert set(term.concepts) <= set(concepts()), term.word
        assert term.default is None or term.default in term.concepts, term.word


def test_words_with_a_choice_say_what_they_are_read_as() -> None:
    for word in DECLARED:
        assert lexicon()[word].note.endswith(("。", "？")), word
        asked_back = lexicon()[word].default is None
        assert lexicon()[word].note.endswith("？") == asked_back, word


def test_no_word_is_a_single_character() -> None:
    assert min(map(len, lexicon())) >= 2


def test_labels_lead_back_to_their_concept() -> None:
    for found in concepts().values():
        assert lexicon()[found.label].concepts == (found.id,)


def test_blind_words_hold_a_word_and_are_none() -> None:
    for blind in blind_words():
        assert blind not in lexicon(), blind
    assert "规章制度" in blind_words()


def test_word_groups_know_their_words() -> None:
    groups = {group.concept: group for group in word_groups()}
    assert "复议" in groups["review.corrected"].subject
    assert "纠正" in groups["review.corrected"].measure
    assert set(groups) == {found.id for found in concepts().values() if found.subject}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年宿迁市规章制发几件", {"regulations.issued"}),
        ("制发了多少件规范性文件", {"normative_documents.issued", "normative_documents.made", "normative_documents.added"}),
        ("规范性文件里还有效的", {"normative_documents.effective"}),
        ("复议被纠正的有几件", {"review.corrected"}),
        ("复议后起诉被纠正的", {"litigation.after_review.corrected"}),
        ("未经复议直接起诉的里面维持几件", {"litigation.direct.upheld"}),
        ("法院还没判的", {"litigation.pending"}),
        ("复议和诉讼各维持几件", {"review.upheld", "litigation.upheld"}),
        ("收到了几件依申请公开", {"requests.received"}),
        ("集中采购花了多少钱", {"procurement.amount"}),
        ("信息公开申请有没有收费", {"processing_fee.amount"}),
        ("复议多少件", set()),
        ("维持几件", set()),
        ("", set()),
    ],
)
def test_words_that_mean_something_together(text: str, expected: set[str]) -> None:
    assert set(named_together(text)) == expected


def test_every_subject_has_a_measure() -> None:
    table = data.table("words")
    for found in concepts().values():
        assert bool(found.subject) == bool(found.measure), found.id
        assert not found.subject or (table["subjects"][found.subject] and table["measures"][found.measure])


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("罚款几起", "penalties.decisions"), ("罚了多少", "penalties.decisions"), ("被罚", "penalties.decisions"),
        ("告到法院", "litigation.total"), ("打官司", "litigation.total"), ("起诉", "litigation.total"), ("被告", "litigation.total"),
        ("被驳回", "requests.refused"), ("被拒", "requests.refused"), ("不给公开", "requests.refused"), ("拒绝公开", "requests.refused"),
        ("办证", "licensing.decisions"), ("批了多少", "licensing.decisions"), ("老百姓申请", "requests.received"),
        ("收到申请", "requests.received"), ("没办完", "requests.carried_out"),
        ("转到下年", "requests.carried_out"), ("重复申请", "requests.not_processed.repeated"), ("个人隐私", "requests.refused.third_party"),
        ("国家机密", "requests.refused.state_secret"), ("信息处理费", "processing_fee.amount"),
        ("直接起诉", "litigation.direct.total"), ("复议后起诉", "litigation.after_review.total"), ("收办", "requests.handled"),
    ],
)  # fmt: skip
def test_everyday_words(word: str, expected: str) -> None:
    assert lexicon()[word].concepts[0] == expected


@pytest.mark.parametrize("word", ["收费", "维持", "规范性文件", "规章", "采购", "尚未审结"])
def test_words_that_are_asked_back(word: str) -> None:
    assert lexicon()[word].default is None
    assert len(lexicon()[word].concepts) > 1


def test_what_no_format_counts_is_said() -> None:
    notes = {word: entry.note for entry in absent() for word in entry.words}
    assert "金额" in notes["罚款金额"]
    assert not set(notes) & set(lexicon())
