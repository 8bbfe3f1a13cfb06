"""A question with some stretches of it hidden or taken out."""

from collections.abc import Sequence


def hidden(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """A text of the same length in which these spans cannot be read."""
    return "".join("\0" if any(start <= at < end for start, end in spans) else char for at, char in enumerate(text))


def without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with some spans taken out."""
    taken = {position for start, end in spans for position in range(start, end)}
    return "".join(char for position, char in enumerate(text) if position not in taken).strip(" 的,，")
