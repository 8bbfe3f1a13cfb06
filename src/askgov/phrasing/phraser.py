"""Puts an answer of passages shortly: a language model says what matters in them, and what of it they bear out stands above them."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from askgov.domain import Answer, Status
from askgov.domain.evidence import Evidence
from askgov.language.chat import prompt
from askgov.language.errors import ChatFailed
from askgov.phrasing.check import Chosen, judged, together
from askgov.phrasing.material import Passage, material, passages_of

log = logging.getLogger(__name__)

NOTE = "说明：以上由语言模型从原文中摘取，字句都是原文的；完整的原文如下。"
_SHORTER = 0.75  # of the length of the passages: else nothing is gained


class Streams(Protocol):
    """A chat model that answers in words."""

    def stream(self, system: str, said: str) -> Iterator[str]:
        """Raises ChatFailed when there is no reply."""


@dataclass(frozen=True)
class Phraser:
    """Never raises for an answer: without a sound sentence the answer stays as it was."""

    chat: Streams

    def phrased(self, answer: Answer, evidence: Evidence) -> Answer:
        """The answer with what matters in its passages above them; as it was where it quotes none, or nothing can be left out of them."""
        passages = passages_of(answer, evidence) if answer.status is Status.ANSWERED else ()
        if sum(len(passage.units) for passage in passages) < 2:
            return answer
        try:
            reply = "".join(self.chat.stream(prompt("phrase_answer"), material(answer.question, passages)))
        except ChatFailed as failure:
            log.warning("%s", failure)
            return answer
        sentences = judged(reply, passages, answer.question, [entity.name for entity in evidence.entities])
        log.debug("%d of %d sentences fail", sum(sentence.chosen is None for sentence in sentences), len(sentences))
        said = in_short(together(sentences), passages)
        quoted = sum(len(citation.quote) for citation in answer.citations)
        if not said or sum(map(len, said)) > _SHORTER * quoted:
            return answer
        return answer.model_copy(update={"text": "\n".join((*said, NOTE, answer.text))})


def in_short(chosen: Chosen, passages: Sequence[Passage]) -> tuple[str, ...]:
    """A line for each report: what was chosen of its passages, in their words and order, each with its marker."""
    lines: dict[str, list[str]] = {}
    for passage in passages:
        if (said := chosen.get(passage.marker)) is not None:
            lead = f"{passage.organ}{passage.year}年年报写道，"
            lines.setdefault(lead, []).append(f"{_in_order(passage, sorted(said.items()))}{passage.marker}")
    return tuple(f"{lead}{'；'.join(parts)}。" for lead, parts in lines.items())


def _in_order(passage: Passage, said: Sequence[tuple[int, int]]) -> str:
    """Some units of a passage, the items of a list behind the words that introduce it."""
    parts: list[str] = []
    for head, items in groupby(said, lambda item: passage.units[item[0]].head):
        text = "；".join(passage.units[number].up_to(last) for number, last in items)
        if head and parts[-1:] == [head]:
            parts.pop()
        parts.append(f"{head}：{text}" if head else text)
    return "；".join(parts)
