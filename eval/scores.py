"""How an answer to a gold question is judged. A wrong number is the one thing that must never happen."""

import re
import unicodedata
from collections.abc import Sequence, Set
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from askgov.domain import Answer, Status
from eval.cases import Case

_NUMBER = re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?![\d.]*\d)")


class Verdict(StrEnum):
    """Outcome of one case."""

    RIGHT = "right"
    MISSED = "missed"  # refused or asked back where an answer was due
    INCOMPLETE = "incomplete"  # answered, nothing wrong, something missing: of two figures asked for, one
    WRONG = "wrong"  # a number or word that must not be there, or figures where none was due


def judge(case: Case, answer: Answer) -> tuple[Verdict, str]:
    """The verdict and its reason."""
    expect = case.expect
    text = unicodedata.normalize("NFKC", answer.text)
    statuses = expect.status + ((Status.OUT_OF_SCOPE, Status.NOT_FOUND) if case.operator else ())
    forbidden = [word for word in expect.must_not if _holds(text, word)]
    if forbidden:
        return Verdict.WRONG, f"says {forbidden}"
    if answer.status not in statuses:
        if answer.status is Status.ANSWERED:
            return Verdict.WRONG if answer.values else Verdict.INCOMPLETE, f"answered, expected {expect.status[0].value}"
        return Verdict.MISSED, f"{answer.status.value}, expected {expect.status[0].value}"
    if answer.status is not Status.ANSWERED:
        return Verdict.RIGHT, ""
    shown = _numbers(text) | {Decimal(v.value) for v in answer.values if v.value is not None}
    missing = [number for number in expect.numbers if not _shown(Decimal(number), shown)]
    if missing:
        others = [value for v in answer.values if v.value is not None and not _asked_for(value := Decimal(v.value), expect.numbers)]
        return Verdict.WRONG if others else Verdict.INCOMPLETE, f"lacks {missing}"
    unsaid = [word for word in expect.must_contain if not _holds(text, word) and not _cited(answer, word)]
    return (Verdict.INCOMPLETE, f"does not say {unsaid}") if unsaid else (Verdict.RIGHT, "")


def _asked_for(shown: Decimal, numbers: Sequence[str]) -> bool:
    """Whether a figure that is shown is one of those asked for; half an answer, of which nothing is another figure, is not a wrong one."""
    return any(_shown(Decimal(number), {shown}) for number in numbers)


def _shown(number: Decimal, shown: Set[Decimal]) -> bool:
    """Whether a number is among those shown; one with fewer places also when one of them rounds to it, either way at the half.

    22.45 may be 22.449 or 22.451 rounded, so that both 22.4 and 22.5 are right.
    """
    exponent = int(number.as_tuple().exponent)
    half = Decimal(5).scaleb(exponent - 1)
    return number in shown or (exponent < 0 and any(abs(number - other) <= half for other in shown if _finer(other, exponent)))


def _finer(number: Decimal, exponent: int) -> bool:
    return int(number.as_tuple().exponent) < exponent


def _holds(text: str, word: str) -> bool:
    """Whether a text says a word; a number must stand whole."""
    word = unicodedata.normalize("NFKC", word)
    try:
        return Decimal(word) in _numbers(text)
    except InvalidOperation:
        return word in text


def _cited(answer: Answer, word: str) -> bool:
    return any(word in citation.quote for citation in answer.citations)


def _numbers(text: str) -> set[Decimal]:
    return {Decimal(found) for found in _NUMBER.findall(text)}


def summary(results: Sequence[tuple[Case, Verdict]]) -> dict[str, dict[str, int]]:
    """Counts of verdicts by kind, and in all under ``all``."""
    table: dict[str, dict[str, int]] = {}
    for case, verdict in results:
        for kind in (case.kind, "all"):
            row = table.setdefault(kind, {v.value: 0 for v in Verdict})
            row[verdict.value] += 1
    return table
