"""A sentence with open places for its numbers, so that an error can be planted in one of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

_WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")


@dataclass(frozen=True)
class Print:
    """How a writer prints numbers in prose."""

    spaced: bool = False  # spaces around them
    wide: bool = False  # full-width digits
    grouped: bool = False  # thousands apart

    def number(self, value: Decimal) -> str:
        """The number in this writer's hand."""
        text = f"{value:,f}" if self.grouped else f"{value:f}"
        if self.wide and "," not in text:
            text = text.translate(_WIDE)
        return f" {text} " if self.spaced else text


@dataclass(frozen=True)
class Line:
    """A sentence. ``numbers`` by the names of their places in ``pattern`` and ``items``; ``items`` are what ``{items}`` lists.

    ``kind`` says what the numbers mean: "told" of the tables' lines, by the names of ``ledger.Ledger.told``; "closed" or "marked" a list whose
    parts p0, p1 … are all of ``total`` (marked: says so); "share" with part, whole and share; "growth" with now, before and growth;
    "" for anything else.
    """

    pattern: str
    numbers: Mapping[str, Decimal] = field(default_factory=dict)
    kind: str = ""
    items: tuple[str, ...] = ()
    joint: str = "、"
    words: Mapping[str, str] = field(default_factory=dict)

    def printed(self, hand: Print) -> str:
        """The sentence as the writer prints it."""
        text = self.pattern.replace("{items}", self.joint.join(self.items))
        return text.format_map({**self.words, **{name: hand.number(value) for name, value in self.numbers.items()}})

    def saying(self, name: str, value: Decimal) -> "Line":
        """The sentence with another number in one place."""
        return replace(self, numbers={**self.numbers, name: value})

    def places(self) -> tuple[str, ...]:
        """The names of the numbers that the sentence does print."""
        text = self.pattern + "".join(self.items)
        return tuple(name for name in self.numbers if f"{{{name}}}" in text)
