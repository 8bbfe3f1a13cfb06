"""The sentences of a report with every figure in them, those too that are no statement: of another year, of a plan, or without a name.

Read again from the statements' sentences, so that a rule sees where in its sentence a figure stands.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from askgov.domain import Chunk, Statement
from ingest.quantities import Quantity, quantities
from ingest.sentences import Enclosure, enclosures
from ingest.simplified import simplified
from ingest.units import RATIOS

_MOST_FIGURES = 100  # of a sentence: beyond them it is no sentence but a table that lost its cells
_SCALES = "百千万亿"
_BREAK = "\n\n"  # between passages
_NEAR = 6  # characters before a sentence
_BROKEN_OFF = re.compile(rf"[；;，,、：:]\s*{_BREAK}\s*$")


@dataclass(frozen=True)
class Told:
    """A figure where it stands in its sentence; ``statement`` is what the report's prose is known to say with it."""

    quantity: Quantity
    printed: str
    statement: Statement | None

    @property
    def label(self) -> str:
        """What it counts; "" where that is not known."""
        return self.statement.label if self.statement else ""

    @property
    def counts(self) -> bool:
        """Whether it is a number of things or of money, and no share or growth."""
        return self.quantity.unit not in RATIOS

    @property
    def is_exact(self) -> bool:
        """Whether it is told to the last unit: neither 余 nor 约, nor a count in 万."""
        rounded = self.quantity.approximate or (self.statement is not None and self.statement.approximate)
        return not rounded and (self.quantity.unit.endswith("元") or not any(scale in self.printed for scale in _SCALES))


@dataclass(frozen=True)
class Sentence:
    """A sentence in simplified characters with its figures in reading order."""

    text: str
    figures: tuple[Told, ...]
    before: "Sentence | None" = None  # the sentence right before it in the same passage
    is_begun: bool = False  # it goes on from a passage that was broken off
    is_broken: bool = False  # its passage is broken off behind it

    @cached_property
    def asides(self) -> tuple[Enclosure, ...]:
        """Its round brackets."""
        return tuple(pair for pair in enclosures(self.text) if pair.is_round)

    @cached_property
    def tops(self) -> tuple[Told, ...]:
        """The figures that count something, outside brackets."""
        return tuple(told for told in self.figures if told.counts and self.aside_of(told) is None)

    def aside_of(self, told: Told) -> Enclosure | None:
        """The innermost brackets that a figure stands in."""
        return self._holding[told.quantity.numeral]

    @cached_property
    def _holding(self) -> Mapping[int, Enclosure | None]:
        starts = [told.quantity.numeral for told in self.figures]
        return {start: next((pair for pair in reversed(self.asides) if pair.holds(start)), None) for start in starts}

    def between(self, start: int, end: int) -> str:
        """The words of a stretch without what stands in brackets."""
        kept, position = [], start
        for pair in self.asides:
            if position <= pair.opening and pair.closing < end:
                kept.append(self.text[position : pair.opening])
                position = pair.closing + 1
        return "".join((*kept, self.text[position:end]))


def sentences(statements: Sequence[Statement], chunks: Sequence[Chunk]) -> Iterator[Sentence]:
    """The sentences of a report that tell figures, in reading order."""
    passages = _BREAK.join(chunk.text.strip() for chunk in chunks)
    before: Sentence | None = None
    end = 0
    for printed, group in groupby(statements, key=lambda statement: statement.sentence):
        waiting = list(group)
        while waiting:  # more than once where the same sentence is printed again
            here = Sentence(simplified(printed), _figures(printed, waiting))
            said = [told.statement for told in here.figures if told.statement is not None]
            if not said:
                break
            waiting = waiting[len(said) :]
            start = passages.find(printed, end)
            follows = before is not None and start >= 0 and _BREAK not in passages[end:start] and not passages[end:start].strip()
            end = end if start < 0 else start + len(printed)
            here = replace(here, is_begun=start > 0 and _BROKEN_OFF.search(passages[max(start - _NEAR, 0) : start]) is not None)
            here = replace(here, is_broken=start >= 0 and _BROKEN_OFF.search(passages[end - 1 : end + len(_BREAK)]) is not None)
            if len(here.figures) <= _MOST_FIGURES:
                yield replace(here, before=before if follows else None)
            before = here


def _figures(printed: str, group: Sequence[Statement]) -> tuple[Told, ...]:
    """The figures of a sentence; each statement is that of the first figure that is printed so and stands where it can."""
    found: list[Told] = []
    waiting = list(reversed(group))
    for quantity in quantities(simplified(printed)):
        text = printed[quantity.start : quantity.end]
        said = waiting.pop() if waiting and _is_said(quantity, text, waiting[-1], group[0], found) else None
        found.append(Told(quantity, text, said))
    return tuple(found)


def _is_said(quantity: Quantity, printed: str, statement: Statement, first: Statement, found: Sequence[Told]) -> bool:
    if (quantity.value, quantity.unit) != (statement.value, statement.unit) or not printed.startswith(statement.source.as_printed):
        return False
    opening = next((told for told in found if told.statement is first), None)
    here, there = statement.source, first.source
    if opening is None or here.block != there.block or here.span is None or there.span is None:
        return True
    return here.span[0] - there.span[0] == quantity.start - opening.quantity.start
