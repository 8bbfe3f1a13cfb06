"""A row of a table typed with tabs: its texts, the tabs between them as far as they show, and what it would be with other ones."""

from collections.abc import Sequence
from typing import NamedTuple

from ingest.readers.pdf_flow import without_damage
from ingest.readers.pdf_stretches import Stretch
from ingest.readers.pdf_tabs import MANY


class Text(NamedTuple):
    """What stands between two tabs, on one line or on several."""

    lines: tuple[Stretch, ...]
    tabs: int  # before it, at least
    most: int  # as many there may be
    may_go_on: bool = False  # whether it may be the rest of the number before it

    @property
    def is_value(self) -> bool:
        """Whether it begins with a value; a unit may stand below that."""
        return self.lines[0].is_value

    @property
    def text(self) -> str:
        """Its lines put together; numbers on two lines stay apart."""
        parts = [("" if line is self.lines[0] or not line.is_value else " ") + line.text for line in self.lines]
        return without_damage("".join(parts))

    def with_rest(self, rest: "Text") -> "Text":
        """The text with what stands below it."""
        return self._replace(lines=(*self.lines, *rest.lines))


class Row(NamedTuple):
    """The texts of a row, from left to right."""

    texts: tuple[Text, ...]
    is_cut: bool = False  # whether more texts may follow
    is_open: bool = False  # whether its values may be in other columns, or parts of a number

    @property
    def first_value(self) -> int:
        """The first value."""
        return next((place for place, text in enumerate(self.texts) if text.is_value), len(self.texts))

    @property
    def values(self) -> Sequence[Text]:
        """The first value and what stands behind it."""
        return self.texts[self.first_value :]

    @property
    def is_mixed(self) -> bool:
        """Whether words stand among its values or behind them."""
        return not all(text.is_value for text in self.values)

    @property
    def unsure(self) -> int | None:
        """The first text before which there may be more tabs."""
        return next((place for place, text in enumerate(self.texts) if text.tabs < text.most or text.may_go_on), None)

    @property
    def shows_values(self) -> bool:
        """Whether it shows how its values stand to one another."""
        return not any(text.tabs < text.most or text.may_go_on for text in self.values[1:])

    @property
    def width(self) -> int:
        """The columns that it takes at least."""
        return sum(text.tabs for text in self.texts) + 1

    @property
    def width_of_values(self) -> int:
        """The columns from its first value on, at least."""
        return sum(text.tabs for text in self.values[1:]) + 1 if self.values else 0

    def joined(self) -> "Row":
        """The row with what may be the rest of a number as such."""
        whole: list[Text] = []
        for text in self.texts:
            if text.may_go_on:
                whole[-1] = whole[-1].with_rest(text)
            else:
                whole.append(text)
        return self._replace(texts=tuple(whole))

    def parted(self) -> "Row":
        """The row with what may be the rest of a number behind a tab of its own."""
        parted = (text._replace(tabs=1, most=MANY, may_go_on=False) if text.may_go_on else text for text in self.texts)
        return self._replace(texts=tuple(parted))

    def filled(self, width: int) -> "Row":
        """The row with as many tabs in the one place where there may be more as fill a width."""
        places = [place for place, text in enumerate(self.texts) if text.tabs < text.most]
        tabs = self.texts[places[0]].tabs + width - self.width if len(places) == 1 else 0
        if not places or not self.texts[places[0]].tabs < tabs <= self.texts[places[0]].most < MANY:
            return self
        before, text, after = self.texts[: places[0]], self.texts[places[0]], self.texts[places[0] + 1 :]
        return self._replace(texts=(*before, text._replace(tabs=tabs), *after))
