"""What happens when a visitor asks: each step returns what the page shows next."""

import logging
from collections.abc import Iterator
from typing import NamedTuple

from askgov.portal import words
from askgov.portal.cards import cards
from askgov.portal.conversation import Conversation
from askgov.portal.interfaces import Assistant
from askgov.portal.library import listing
from askgov.portal.markup import element, together
from askgov.portal.sources import panel
from askgov.portal.transcript import transcript, welcome

LONGEST_QUESTION = 500  # characters
FAILED = "系统暂时没能作答，请稍后再试。"

log = logging.getLogger(__name__)


class View(NamedTuple):
    """The state of one visitor's page, in the order of the page's outputs."""

    question: str  # what stands in the box
    conversation: Conversation
    transcript: str
    sources: str


class Dialogue:
    """One assistant, any number of visitors; a visitor's state is passed in and out."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant

    def ask(self, question: str, conversation: Conversation | None) -> Iterator[View]:
        """Shows the question at once, then its answer."""
        conversation = conversation or Conversation()
        question = " ".join(question.split())
        if not question:
            yield self._view(conversation)
            return
        conversation = conversation.asking(question[:LONGEST_QUESTION])
        yield self._view(conversation)
        if len(question) > LONGEST_QUESTION:
            yield self._view(conversation.troubled(f"问题请不要超过 {LONGEST_QUESTION} 个字。"))
            return
        yield self._view(conversation.answered(self._assistant.ask(question, session=conversation.session)))

    def failed(self, conversation: Conversation | None) -> View:
        """After an error: says so in the turn that waits for its answer."""
        log.error("a question was left without an answer")
        return self._view((conversation or Conversation()).troubled(FAILED))

    def begin(self) -> View:
        """A new conversation."""
        return self._view(Conversation())

    def welcome(self) -> str:
        """What stands there before the first question."""
        return str(welcome(self._assistant.examples(), self._coverage()))

    def library(self, wanted: str = "") -> str:
        """The list of reports, narrowed to those that hold the words of ``wanted``."""
        store = self._assistant.store
        return str(listing(store.reports(), {entity.id: entity.name for entity in store.entities()}, wanted))

    def footer(self) -> str:
        """What stands below every page."""
        version = self._assistant.store.version or "无"
        promise = element("p", f"答案由程序从年报原文取数、按公式计算，仅供查阅，{words.DISCLAIMER}。")
        return str(together([promise, element("p", f"数据版本：{version}")]))

    def _view(self, conversation: Conversation) -> View:
        turns = conversation.turns
        found = [(turn.number, cards(turn.answer)) for turn in turns if turn.answer is not None]
        return View("", conversation, str(transcript(conversation)), str(panel(found, turns[-1].number if turns else 0)))

    def _coverage(self) -> str:
        reports = self._assistant.store.reports()
        if not reports:
            return ""
        years = sorted({report.year for report in reports})
        span = f"{years[0]} 年" if len(years) == 1 else f"{years[0]}—{years[-1]} 年"
        return f"已收录 {len({report.entity_id for report in reports})} 个机关 {span}的 {len(reports)} 份年报。"
