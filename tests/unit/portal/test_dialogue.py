from types import ModuleType

import pytest

from askgov.portal.conversation import TURNS, Conversation
from askgov.portal.dialogue import LONGEST_QUESTION, Dialogue


def test_the_question_shows_at_once_and_the_answer_follows(fake: ModuleType) -> None:
    waiting, answered = Dialogue(fake.FakeAssistant()).ask(" 云岭县教育局\n收到多少件？ ", None)
    assert "正在查阅年报" in waiting.transcript
    assert "云岭县教育局 收到多少件？" in waiting.transcript
    assert "✓" in answered.transcript
    assert "42" in answered.sources
    assert answered.question == ""


def test_turns_of_one_conversation_share_a_session_and_a_new_one_does_not(fake: ModuleType) -> None:
    assistant = fake.FakeAssistant()
    dialogue = Dialogue(assistant)
    *_, view = dialogue.ask("云岭县？", None)
    *_, view = dialogue.ask("那变化呢？", view.conversation)
    *_, _ = dialogue.ask("云岭县？", dialogue.begin().conversation)
    (_, first), (_, second), (_, third) = assistant.asked
    assert first == second != third
    assert len(view.conversation.turns) == 2


def test_an_empty_question_is_not_asked(fake: ModuleType) -> None:
    assistant = fake.FakeAssistant()
    list(Dialogue(assistant).ask("  ", None))
    assert assistant.asked == []


def test_a_question_that_is_too_long_is_refused_in_words(fake: ModuleType) -> None:
    assistant = fake.FakeAssistant()
    *_, view = Dialogue(assistant).ask("云" * (LONGEST_QUESTION + 1), None)
    assert "不要超过 500 个字" in view.transcript
    assert assistant.asked == []


def test_a_failure_leaves_a_word_in_the_turn_that_waits(fake: ModuleType) -> None:
    dialogue = Dialogue(fake.FakeAssistant())
    steps = dialogue.ask("故障", None)
    waiting = next(steps)
    with pytest.raises(RuntimeError):
        next(steps)
    view = dialogue.failed(waiting.conversation)
    assert "稍后再试" in view.transcript
    assert "正在查阅" not in view.transcript


def test_a_failure_does_not_touch_an_answer_that_stands(fake: ModuleType) -> None:
    dialogue = Dialogue(fake.FakeAssistant())
    *_, view = dialogue.ask("云岭县？", None)
    assert "稍后再试" not in dialogue.failed(view.conversation).transcript


def test_a_conversation_is_bounded_and_numbers_go_on(fake: ModuleType) -> None:
    conversation = Conversation()
    for n in range(TURNS + 5):
        conversation = conversation.asking(f"第{n}问").answered(fake.single("？"))
    assert len(conversation.turns) == TURNS
    assert conversation.turns[-1].number == TURNS + 5


def test_the_first_view_offers_questions_and_names_what_is_indexed(fake: ModuleType) -> None:
    welcome = Dialogue(fake.FakeAssistant()).welcome()
    assert welcome.count('class="choice"') == 3
    assert "已收录 2 个机关 2023 年的 2 份年报" in welcome


def test_without_reports_the_page_names_the_command(fake: ModuleType) -> None:
    assistant = fake.FakeAssistant()
    assistant.store._reports = ()
    assert "askgov ingest" in Dialogue(assistant).welcome()
