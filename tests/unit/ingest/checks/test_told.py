"""The sentences of a draft with all their figures."""

from ingest.checks.told import sentences
from tests.unit.ingest.checks.reported import reported


def test_figures_of_other_years_are_there_without_a_statement() -> None:
    (sentence,) = sentences(reported("上年收到申请16件，本年收到申请17件。"))
    assert [(told.printed, told.label) for told in sentence.figures] == [("16件", ""), ("17件", "收到申请")]


def test_only_the_sentence_right_before_is_known() -> None:
    first, second, third = sentences(reported("收到申请17件。办结申请16件。", "答复申请15件。"))
    assert first.before is None
    assert second.before is not None
    assert second.before.text == first.text
    assert third.before is None


def test_a_sentence_printed_twice_is_two() -> None:
    assert len(list(sentences(reported("收到申请17件。", "收到申请17件。")))) == 2
    assert len(list(sentences(reported("收到申请17件。收到申请17件。")))) == 2


def test_brackets_are_no_part_of_the_line() -> None:
    (sentence,) = sentences(reported("收到申请17件（网络16件），办结16件，办结率94.1%，占1.2万件。"))
    assert [told.printed for told in sentence.tops] == ["17件", "16件", "1.2万件"]
    assert sentence.between(0, sentence.tops[1].quantity.start) == "收到申请17件，办结"
    assert [told.is_exact for told in sentence.tops] == [True, True, False]
