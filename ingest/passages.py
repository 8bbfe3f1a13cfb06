"""Running text: a stretch of one block, or of several where a page or a converter broke its lines into blocks of their own."""

from collections.abc import Sequence

from askgov.domain import Frozen
from ingest.parsed import Block


class Part(Frozen):
    """``blocks[block].text[start:end]``."""

    block: int
    start: int
    end: int


class Passage(Frozen):
    """Consecutive parts that read as one text, with the headings above them, outermost first."""

    parts: tuple[Part, ...]
    headings: tuple[str, ...]

    def text(self, blocks: Sequence[Block]) -> str:
        """The parts put together, without anything between them."""
        return "".join(blocks[part.block].text[part.start : part.end] for part in self.parts)

    def place(self, start: int, end: int) -> Part | None:
        """Where ``text[start:end]`` stands; None when it runs over a break."""
        for part in self.parts:
            length = part.end - part.start
            if start < length:
                return Part(block=part.block, start=part.start + start, end=part.start + end) if end <= length else None
            start, end = start - length, end - length
        return None

    def beginning(self, start: int, end: int) -> Part:
        """Where ``text[start:end]`` begins, up to its end or the first break."""
        for part in self.parts:
            length = part.end - part.start
            if start < length:
                return Part(block=part.block, start=part.start + start, end=part.start + min(end, length))
            start, end = start - length, end - length
        raise IndexError("position behind the end of the passage")
