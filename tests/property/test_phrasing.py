"""Whatever a language model makes of cited passages, what reaches the reader stands in them to the letter."""

import random
import re
from collections import Counter
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from askgov.phrasing.check import judged, together
from askgov.phrasing.clauses import units
from askgov.phrasing.material import Passage
from askgov.phrasing.phraser import in_short
from tests.property.hostile import hostile, passages, sentences

CHANCE = 20260301
QUESTION = "依申请公开和主动公开是怎么做的"
_MARKED = re.compile(r"(.*?)((?:\[\d+\])+)", re.DOTALL)
_MARKS = re.compile(r"[，,：:；;。！？!?\n]")


def shown(reply: str, pair: Sequence[Passage]) -> tuple[str, ...]:
    return in_short(together(judged(reply, pair, QUESTION, [passage.organ for passage in pair])), pair)


def unsupported(lines: Sequence[str], pair: Sequence[Passage]) -> list[str]:
    """What of some lines does not stand in the passage whose marker follows it: between any two marks, to the letter."""
    found = []
    quotes = {passage.marker: passage.quote for passage in pair}
    leads = [f"{passage.organ}{passage.year}年年报写道，" for passage in pair]
    for line in lines:
        assert line.endswith("]。")
        text = next(line.removeprefix(lead) for lead in leads if line.startswith(lead))
        for words, marker in _MARKED.findall(text.removesuffix("。")):
            for part in filter(None, map(str.strip, _MARKS.split(words))):
                before = r"(?<![\d.])" if part[0].isdigit() else ""
                behind = r"(?!\d|[.]\d)" if part[-1].isdigit() else ""
                if not re.search(before + re.escape(part) + behind, quotes[marker]):
                    found.append(part)
            found += [quoted for quoted in re.findall(r"“[^”]*”", words) if quoted not in quotes[marker]]
    return found


def test_of_a_thousand_hostile_replies_nothing_wrong_is_shown() -> None:
    chance = random.Random(CHANCE)  # the same replies on each run
    seen, survived = Counter[str](), Counter[str]()
    for pair in passages(chance, 120):
        for kind, reply in hostile(pair, chance):
            lines = shown(reply, pair)
            seen[kind] += 1
            survived[kind] += bool(lines)
            assert unsupported(lines, pair) == [], reply
    assert seen.total() >= 1000
    assert min(seen.values()) >= 20
    assert survived.total() <= 0.02 * seen.total(), survived


def test_most_right_sentences_are_shown() -> None:
    chance = random.Random(CHANCE)
    counted = Counter[bool]()
    for pair in passages(chance, 120):
        for sentence in sentences(pair[0]):
            first = pair[0]
            part = sentence.rpartition("，")[0] or sentence
            for said in (sentence, f"{first.organ}{first.year}年，{sentence}", part):
                lines = shown(f"{said}[1]。", pair)
                counted[bool(lines)] += 1
                assert unsupported(lines, pair) == []
    assert counted[True] >= 0.9 * counted.total(), counted


def test_where_a_condition_or_a_contrast_follows_it_is_shown_too() -> None:
    pair = (Passage("[1]", "a", "甲县教育局", 2023, "", "平台建成，但尚未启用。如遇节假日，顺延办理。"),)
    assert shown("平台建成[1]。", pair) == ("甲县教育局2023年年报写道，平台建成，但尚未启用[1]。",)
    assert shown("如遇节假日[1]。", pair) == ("甲县教育局2023年年报写道，如遇节假日，顺延办理[1]。",)


LETTERS = "一是二、。，；：“”（）12.%年件不未但其公开申请 \n"
texts = st.text(alphabet=LETTERS, max_size=60)
replies = st.text(alphabet=f"{LETTERS}[]", max_size=60)


@settings(max_examples=300, deadline=None)
@given(quote=texts, reply=replies)
def test_any_reply_to_any_passage(quote: str, reply: str) -> None:
    pair = (Passage("[1]", "a", "甲县教育局", 2023, "", quote),)
    for said in (reply, f"{reply}[1]。", f"{quote}[1]"):
        assert unsupported(shown(said, pair), pair) == []


@settings(max_examples=300, deadline=None)
@given(texts)
def test_no_unit_says_what_the_passage_does_not(quote: str) -> None:
    for unit in units(quote):
        for last in range(len(unit.clauses)):
            assert "".join(unit.up_to(last).split()) in "".join(quote.split())
