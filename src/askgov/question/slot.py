"""One line that a question asks for, before the format of a report settles which."""

from dataclasses import dataclass

from askgov.taxonomy.concepts import concept

_FRAME = "requests.received"
_DONE = "requests.closed"


@dataclass(frozen=True)
class Slot:
    """One line asked for. ``candidates`` are concept ids, most likely first."""

    word: str
    start: int
    end: int
    candidates: tuple[str, ...]
    default: str | None
    note: str = ""
    weak: bool = False
    instead: tuple[str, ...] = ()  # candidates of the bare subject, for formats that lack the measure

    @property
    def strength(self) -> int:
        """Words of less strength give way: the frame of a question (申请, 收到), verbs (办了), other weak words (许可), precise ones."""
        if not self.weak:
            return 3
        return {_FRAME: 0, _DONE: 1}.get(self.default or "", 2)

    @property
    def decided(self) -> bool:
        """Whether no more than one candidate is left once the format is known."""
        formats = [format_ for id_ in self.candidates for format_ in concept(id_).formats]
        in_prose = len(self.candidates) > 1 and any(concept(id_).prose for id_ in self.candidates)
        return self.default is not None or (len(formats) == len(set(formats)) and not in_prose)

    @property
    def generic(self) -> bool:
        """Whether the word is only the frame of a question."""
        return self.strength == 0
