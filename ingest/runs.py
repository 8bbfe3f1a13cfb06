"""Tables as runs: words, then the values that follow them, whatever the table's outer shape.

A run's last label owns its values. Labels that are wrapped around their values are put together here; words in a value's place become
values (of state text).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from askgov.domain import State
from askgov.taxonomy.layouts import ENUMERATORS, fold, fragments, group_fragments, vocabulary
from ingest.labels import Segment, is_label, is_unit, row_keys, segments
from ingest.parsed import Cell, Grid
from ingest.simplified import simplified
from ingest.values import Reading, read_value

LONGEST_WRAP = 4  # words that a wrapped label may have before or after its values
SHORTEST_WRAP = 3  # letters of a label before its values, at least
SHORTEST_LINE = 6  # letters of a line of a label that is no excuse for a number
FEWEST_UNLABELLED = 5  # cells of a row of values that has no label: an outcome each, in table 4
UNSURE = Reading(State.UNREADABLE)
_EXCUSE = re.compile(r"(?:详?见|参见|暂|未|不|无|没|略|同|另|已|保密|空)")  # how words in place of a number begin


@dataclass(frozen=True)
class Token:
    """A cell with its reading."""

    cell: Cell
    reading: Reading

    @property
    def is_blank(self) -> bool:
        """Nothing in it."""
        return self.reading.state is State.BLANK

    @property
    def is_value(self) -> bool:
        """A number, a mark for nothing, or a damaged number."""
        return self.reading.state in (State.NUMBER, State.NOT_APPLICABLE, State.UNREADABLE)


@dataclass
class Run:
    """Words and the values after them, of one table block."""

    block: int
    words: list[Token] = field(default_factory=list)
    values: list[Token] = field(default_factory=list)  # blank cells included
    cut: bool = False  # whether words that are no label follow on the row of its values

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """The labels that the words spell."""
        return segments([token.cell.text for token in self.words])

    @property
    def has_values(self) -> bool:
        """Whether any value is filled in."""
        return any(not token.is_blank for token in self.values)

    def tokens(self, segment: Segment) -> list[Token]:
        """The words a label is printed in."""
        return self.words[segment.first : segment.last + 1]


def runs_of(block: int, grid: Grid) -> list[Run]:
    """The runs of a table in reading order."""
    runs = [Run(block)]
    for tokens in _rows(grid):
        unlabelled = _is_unlabelled(tokens)
        for token in tokens:
            width = max(len(tokens), token.cell.colspan + 1)
            wordy = not (unlabelled or token.is_blank or token.is_value or _stands_for_value(token, runs[-1], width))
            wordy = wordy or (token is tokens[0] and _is_lost_label(token, runs[-1])) or _closes_bracket(token, runs[-1])
            if wordy and runs[-1].values:
                runs.append(Run(block))
            (runs[-1].words if wordy else runs[-1].values).append(token)
    _unwrap(runs)
    for run, following in pairwise(runs):
        words = following.words[:1]
        run.cut = bool(words and run.values) and words[0].cell.row == run.values[-1].cell.row and not is_label(words[0].cell.text)
    return runs


def _is_lost_label(first: Token, above: Run) -> bool:
    """Whether the unreadable cell that begins a row stands where the row above has its label: what follows is not that row's."""
    return first.reading.state is State.UNREADABLE and bool(above.values) and first.cell.column < above.values[0].cell.column


def _closes_bracket(token: Token, run: Run) -> bool:
    """Whether a bracket on a line of its own closes one of the label before it: it is no value that cannot be read."""
    if run.values or token.cell.text.strip() not in ("）", ")"):
        return False
    words = "".join(word.cell.text for word in run.words)
    return sum(map(words.count, "（(")) > sum(map(words.count, "）)"))


def _rows(grid: Grid) -> Iterator[list[Token]]:
    """The cells of each row, without what stands before its first words: blank cells of a merged label, a serial number."""
    rows: dict[int, list[Token]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(Token(cell, UNSURE if cell.unreadable else read_value(cell.text)))
    for tokens in rows.values():
        wordy = next((i for i, token in enumerate(tokens) if not (token.is_blank or token.is_value)), None)
        if _is_unlabelled(tokens):
            wordy = None
        several = sum(token.is_value for token in tokens[:wordy]) > 1  # values with the end of a wrapped label behind them
        yield tokens if wordy is None or several else tokens[wordy:]


def _is_unlabelled(tokens: Sequence[Token]) -> bool:
    """Whether a row is one of values without a label, or of empty cells, some of them in words: 0 | 详见附件 | 0 | 0 | 2."""
    words = [token.cell.text for token in tokens if not (token.is_blank or token.is_value)]
    if len(tokens) < FEWEST_UNLABELLED or not 0 < 2 * len(words) <= len(tokens):
        return False
    return all(_is_excuse(text) and not is_label(text) and not _is_line(text) and not _is_piece(text) for text in words)


def _is_excuse(text: str) -> bool:
    return _EXCUSE.match(simplified(text)) is not None


def _is_line(text: str) -> bool:
    """Whether a text is a line of a long label: 不再处理其政府信息公开申."""
    key = fold(text)
    return len(key) >= SHORTEST_LINE and any(key in label for label in row_keys())


def _is_piece(text: str) -> bool:
    key = fold(text)
    return len(key) > 1 and key in fragments()


def _stands_for_value(token: Token, run: Run, columns_in_row: int) -> bool:
    """Whether words that name nothing stand in the row of a label, after it: 规章 | 详见附件 | 0."""
    before = (run.values or run.words)[-1:]
    if (columns_in_row < 3 and not _is_excuse(token.cell.text)) or not before or before[0].cell.row != token.cell.row:
        return False
    if is_label(token.cell.text) or _is_piece(token.cell.text):
        return False
    excused = _is_excuse(token.cell.text) and any(_names_outcome(word) for word in run.words[-1:])
    return (bool(run.values) or is_label(before[0].cell.text)) and (_owner_is_row(run) or excused)


def _names_outcome(token: Token) -> bool:
    """Whether a cell is the label of one outcome, as each row of table 4 has where that stands upright."""
    named = segments([token.cell.text])
    return len(named) == 1 and named[0].names("column", "4") is not None


def _owner_is_row(run: Run) -> bool:
    named = segments([token.cell.text for token in run.words[-LONGEST_WRAP:]])
    last = [segment for segment in named if not segment.names("unit")][-1:]
    is_row = bool(last) and last[0].names("row") is not None and (last[0].names("column") is None or last[0].number != "")
    return is_row and last[0].clean


def _unwrap(runs: list[Run]) -> None:
    """Moves the rest of a label that stands after its values to the label's beginning before them."""
    for run, following in pairwise(runs):
        place, count = _rest_of_label(run.words, following.words)
        run.words[place:place] = following.words[:count]
        del following.words[:count]


def _rest_of_label(before: Sequence[Token], after: Sequence[Token]) -> tuple[int, int]:
    """Where a row label breaks off in the words ``before``, and how many of the words ``after`` complete it."""
    for head, end in _label_heads(before):
        for count in range(1, min(LONGEST_WRAP, len(after)) + 1):
            rest = "".join(fold(token.cell.text) for token in after[:count])
            if rest and head + rest in row_keys():
                return end, count
    return len(before), 0


def _label_heads(before: Sequence[Token]) -> Iterator[tuple[str, int]]:
    """What the last words may begin and where it breaks off: with and without units and pieces of tall group labels beside them."""
    texts = [(fold(token.cell.text), place) for place, token in enumerate(before, 1)][-LONGEST_WRAP:]
    for chosen in (texts, [entry for entry in texts if entry[0] not in group_fragments() and not is_unit(entry[0])]):
        for first in range(len(chosen)):
            head = "".join(text for text, _ in chosen[first:]).removeprefix("其中").lstrip("".join(ENUMERATORS))
            if len(head) >= SHORTEST_WRAP and head not in row_keys():
                yield head, chosen[-1][1]
                yield from ((below, chosen[-1][1]) for below in _below_group(head))


def _below_group(head: str) -> Iterator[str]:
    """What is left of a label's beginning behind the label of its group in the same cell: 行政诉讼（未经复议直接起."""
    for end in range(len(head) - SHORTEST_WRAP, SHORTEST_WRAP, -1):
        if any(label.kind == "group" for label in vocabulary().get(head[:end], ())):
            yield head[end:]
