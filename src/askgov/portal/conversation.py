"""A visitor's conversation: what was asked and what was answered."""

import secrets
from dataclasses import dataclass, field, replace

from askgov.domain import Answer

TURNS = 30  # kept in view; the oldest go first


@dataclass(frozen=True)
class Turn:
    """A question with its answer, or with the reason why there is none yet."""

    number: int
    question: str
    answer: Answer | None = None
    trouble: str = ""


@dataclass(frozen=True)
class Conversation:
    """Turns that may refer to each other; ``session`` names the conversation to the assistant."""

    session: str = field(default_factory=lambda: secrets.token_hex(8))
    turns: tuple[Turn, ...] = ()

    def asking(self, question: str) -> "Conversation":
        """With a new turn that waits for its answer."""
        number = self.turns[-1].number + 1 if self.turns else 1
        return replace(self, turns=(*self.turns, Turn(number, question))[-TURNS:])

    def answered(self, answer: Answer) -> "Conversation":
        """With the answer of the last turn."""
        return replace(self, turns=(*self.turns[:-1], replace(self.turns[-1], answer=answer)))

    def troubled(self, trouble: str) -> "Conversation":
        """With a plain word on why the last turn has no answer; a turn that has one stays as it is."""
        if not self.turns or self.turns[-1].answer is not None:
            return self
        return replace(self, turns=(*self.turns[:-1], replace(self.turns[-1], trouble=trouble)))
