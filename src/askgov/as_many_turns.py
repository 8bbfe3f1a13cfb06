"""A question that asks several things, answered in as many turns as it takes: in steps, by clauses, in parts, or as it stands."""

from collections.abc import Callable, Iterable
from typing import Any

from askgov.domain import Answer, Result, Status
from askgov.figure_words import PARTLY
from askgov.in_parts import answers_turn, belong_together, in_parts, joined, of_another, one_by_one, together, two_claims, two_rates
from askgov.in_steps import in_steps
from askgov.mixed_asks import by_itself, in_turns
from askgov.sessions import Turn

Replied = Callable[[str, Turn], tuple[Answer, Turn]]
"""Replied(question, the turn before) → the answer of one turn, and that turn."""

_STEPS_APART: dict[str, Any] = {
    "status": Status.OUT_OF_SCOPE, "text": "问题里先要排出次序，再问排在前面的，这里没有听懂。请分成两个问题来问。",
    "result": Result(), "values": (), "citations": (), "findings": (), "options": (), "chart": None,
}  # fmt: skip


def in_as_many_turns(question: str, before: Turn, replied: Replied) -> tuple[Answer, Turn]:
    """The answer to the whole question after a given turn, and the turn to remember."""
    steps = in_steps(question)
    if steps is not None and (told := _in_steps(question, *steps, before, replied)) is not None:
        return told
    if (rates := two_rates(question)) is not None and (both := _of_each(question, rates, before, replied)) is not None:
        return both
    if turns := in_turns(question):
        return _in_turns(question, turns, before, replied)
    answer, turn = replied(question, before)
    if steps is not None and answer.status is Status.ANSWERED and answer.result.items:  # ordered by what the second step asks
        return answer.model_copy(update=_STEPS_APART), before
    whole = answer.status is Status.ANSWERED and PARTLY not in answer.text and not two_claims(question)
    other = of_another(question) if len(answer.plan.get("entities", ())) == 1 else None  # 处罚枫渚县多少？公安局呢 is no 枫渚县公安局
    splits = [other] if other is not None else [] if whole else in_parts(question)
    return _in_parts(question, splits, before, replied) or (answer, turn)


def _of_each(question: str, parts: tuple[str, str], before: Turn, replied: Replied) -> tuple[Answer, Turn] | None:
    """Two whole questions, answered each by itself; None where one of them is not."""
    (one, _), (other, turn) = (replied(part, before) for part in parts)
    answered = one.status is other.status is Status.ANSWERED
    return (together(question, one, other, parts), turn) if answered else None


def _in_turns(question: str, turns: tuple[str, ...], before: Turn, replied: Replied) -> tuple[Answer, Turn]:
    """What each clause asks for, the later ones as turns after the first; those that were not understood are named."""
    whole, turn = replied(turns[0], before)
    if whole.status is not Status.ANSWERED:
        return whole.model_copy(update={"question": question}), turn
    told, missed = [turns[0]], []
    for asked in turns[1:]:
        answer, after = replied(asked, turn)
        if answer.status is not Status.ANSWERED:
            answer, after = replied(by_itself(turns[0], asked), before)
        if answer.status is Status.ANSWERED and answers_turn(asked, answer, whole):
            whole, turn = joined(question, whole, answer), after
            told.append(asked)
        else:
            missed.append(asked)
    return whole.model_copy(update={"question": question, "text": f"{whole.text}\n{one_by_one(told, missed)}"}), turn


def _in_parts(question: str, splits: Iterable[tuple[str, str]], before: Turn, replied: Replied) -> tuple[Answer, Turn] | None:
    """What is asked in two parts, the second as the turn after the first; None where one of them is not answered."""
    for first, then in splits:
        one, turn = replied(first, before)
        if one.status is not Status.ANSWERED:
            continue
        other, last = replied(then, turn)
        whole = other.status is Status.ANSWERED and PARTLY not in f"{one.text}{other.text}"
        if whole and belong_together(one, other, (first, then)):
            return together(question, one, other, (first, then)), last
    return None


def _in_steps(question: str, first: str, then: str, before: Turn, replied: Replied) -> tuple[Answer, Turn] | None:
    """What the second step says of what the first puts in order; None where one of them is not answered."""
    ordered, ranking = replied(first, before)
    if ordered.status is not Status.ANSWERED or not ranking.ranked:
        return None
    last, turn = replied(then, ranking)
    if last.status is not Status.ANSWERED:
        return None
    said = f"{last.text}\n说明：先按“{first}”排出次序，再算“{then}”。"
    return last.model_copy(update={"question": question, "text": said, "elapsed_ms": ordered.elapsed_ms + last.elapsed_ms}), turn
