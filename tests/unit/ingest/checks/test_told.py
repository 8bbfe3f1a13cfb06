"""The sentences of a draft with all their figures."""

from tests.unit.ingest.checks.reported import reported


def test_figures_of_other_years_are_there_without_a_statement() -> None:
    (sentence,) = reported("上年收到申请16件，本年收到申请17件。").sentences
    assert [(told.printed, told.label) for told in sentence.figures] == [("16件", ""), ("17件", "收到申请")]


def test_only_the_sentence_right_before_is_known() -> None:
    first, second, third = reported("收到申请17件。办结申请16件。", "答复申请15件。").sentences
    assert first.before is None
    assert second.before is not None
    assert second.before.text == first.text
    assert third.before is None


def test_a_sentence_printed_twice_is_two() -> None:
    assert len(reported("收到申请17件。", "收到申请17件。").sentences) == 2
    assert len(reported("收到申请17件。收到申请17件。").sentences) == 2


def test_brackets_are_no_part_of_the_line() -> None:
    (sentence,) = reported("收到申请17件（网络16件），办结16件，办结率94.1%，占1.2万件。").sentences
    assert [told.printed for told in sentence.tops] == ["17件", "16件", "1.2万件"]
    assert sentence.between(0, sentence.tops[1].quantity.start) == "收到申请17件，办结"
    assert [told.is_exact for told in sentence.tops] == [True, True, False]


def test_a_passage_broken_off_within_a_sentence_is_known_on_both_sides() -> None:
    first, second, third = reported(
        "会议信息93件；工作动态20件；", "便民服务信息70件；其他36件，合计公开信息219件。", "培训3期。"
    ).sentences
    assert (first.is_begun, first.is_broken) == (False, True)
    assert (second.is_begun, second.is_broken) == (True, False)
    assert (third.is_begun, third.is_broken) == (False, False)
