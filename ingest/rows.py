"""Labelled rows: which line of which table a run's values belong to, told by its labels and by what was read before it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz.fuzz import ratio

from askgov.taxonomy.layouts import ENUMERATORS, Label, fold
from ingest.foreign import NOTHING, Foreign, foreign_words
from ingest.labels import Segment, is_unit, row_keys
from ingest.runs import Run, Token
from ingest.simplified import simplified

ALIKE, APART, SHORTEST = 88.0, 6.0, 6  # a damaged label: its likeness, its lead over the next best, its letters
_DISPUTES = "4"
_REQUESTS = "3"
_CLOSED = "closed"  # （七）总计
_LAST_RESULTS = ("other", "not_processed")  # the rows before it
_WIDTH = 7  # columns of table 3: as many empty cells make a row, fewer are what merged cells leave
_SHORT = 2  # letters of a column label (其他, 总计) that other words may hold: it counts only where its own are all explained
_OPENS, _CLOSES = ("(", "（"), (")", "）")
_LONGEST_HEADER = 100  # labels; merged ones may be printed again in each of their cells
_NATIONAL = ("2", "3")  # the 统计表 has local rows that look like national ones


@dataclass(frozen=True)
class Heading:
    """A column label as printed in a table's header."""

    column: str
    block: int
    tokens: tuple[Token, ...]
    before: int = 0  # other column labels and unknown words on its grid row
    after: int = 0

    @property
    def text(self) -> str:
        """The label as printed."""
        return " ".join(token.cell.text for token in self.tokens)


@dataclass(frozen=True)
class LabelledRow:
    """A row of a table: its label, the header above it, and its cells (none when the label stands without any)."""

    table: str
    row: str
    block: int
    label: tuple[Token, ...]
    values: tuple[Token, ...]
    header: tuple[Heading, ...]
    units: tuple[Token, ...] = ()  # printed between label and values
    foreign: Foreign = NOTHING  # what no form prints in its header
    cut: bool = False  # whether unknown words follow its cells on their row: what comes after them is another run's
    stray: bool = False  # whether filled cells without a label stand before it, which may be its own
    numbered: bool = False  # whether its label is printed with the form's number (七), where the label alone says little

    @property
    def unit(self) -> str:
        """The unit of the row's figures, "" when none is printed beside it."""
        return simplified("".join(self.units[0].cell.text.split())) if self.units else ""


@dataclass
class Reader:
    """Reads runs in the order of the document. What a label means hangs on the labels before it."""

    table: str = ""
    disputes: list[Run] = field(default_factory=list)  # runs of table 4, which is read as a whole
    seen: set[tuple[int, str, str, str]] = field(default_factory=set)  # (block, table, kind, id) of the labels met
    _in_header: bool = False
    _group: str = ""
    _parent: str = ""
    _headers: dict[str, list[Heading]] = field(default_factory=dict)
    _foreign: tuple[int, Foreign] = (-1, NOTHING)  # the block, and what is foreign in the header that was read last
    _headed: dict[str, Foreign] = field(default_factory=dict)  # by table, what was foreign under the header that its rows still have
    _stray: int = -1  # the block in which the run before left filled cells that are none of its label's
    _stale: set[str] = field(default_factory=set)  # tables with a row since their header: the next column label begins another

    def rows(self, runs: Iterable[Run]) -> Iterator[LabelledRow]:
        """The labelled rows of the runs."""
        for run in runs:
            found = self._labels(run)
            self._stray = run.block if _leaves_stray(run) else -1
            if self.table == _DISPUTES:
                self.disputes.append(run)
            else:
                yield from found

    def _labels(self, run: Run) -> list[LabelledRow]:
        owner = _owner(run.segments) if run.values else None
        found: list[LabelledRow] = []
        self._foreign = (run.block, self._foreign_words(run))
        for index, segment in enumerate(run.segments):
            self._look_ahead(run.segments[index:])
            label = self._meaning(segment, index == owner and (run.has_values or len(run.values) >= _WIDTH))
            if label is None or (label.kind == "column" and len(segment.text) <= _SHORT and not segment.clean):
                continue
            self._note(run, segment, label)
            if label.kind == "row" and label.table != _DISPUTES and segment.clean:
                values = tuple(run.values) if index == owner else ()
                if not values and ((owner is None and run.values) or _goes_on(run, index) or _has_beside(run, segment)):
                    continue  # whose the values or the words after it are is open, so what this row lacks is, too
                if found and not values and found[-1].row == label.id:
                    continue
                found = [row for row in found if row.row != label.id]  # a merged label printed again in each of its cells
                found.append(self._row(run, segment, label, values))
        if owner is None and run.has_values and self.table in _NATIONAL:
            found += self._damaged(run)
        return found

    def _foreign_words(self, run: Run) -> Foreign:
        """What is foreign in the header over the rows to come; a header without anything takes the place of one with something."""
        found = foreign_words(run)
        if found.columns:
            return found
        fresh = run.block != self._foreign[0] or any(segment.names("column") and not segment.names("row") for segment in run.segments)
        return NOTHING if fresh else self._foreign[1]

    def _look_ahead(self, segments: Sequence[Segment]) -> None:
        """总计 or 其他 as the first label of a header: what follows tells the table."""
        meanings = [{label.table for label in segment.labels} - {""} for segment in segments[:2]]
        if len(segments) < 2 or len(segments[0].labels) < 2 or len(meanings[1]) != 1 or len(segments[1].labels) != 1:
            return
        table, kind = segments[1].labels[0].table, segments[1].labels[0].kind
        if kind in ("column", "head") and table in meanings[0]:
            self.table, self._in_header = table, True

    def _row(self, run: Run, segment: Segment, label: Label, values: tuple[Token, ...]) -> LabelledRow:
        header = tuple(self._headers.get(label.table, ()))
        units = tuple(token for token in run.words[segment.last + 1 :] if _names_unit(token.cell.text)) if values else ()
        label_tokens, numbered = tuple(run.tokens(segment)), segment.number in ("七", "7")
        if header and header[0].block == run.block:
            self._headed[label.table] = foreign = self._foreign[1]
        else:  # a table that goes on without its header: what was added to its columns goes on, too
            before = self._headed.get(label.table, NOTHING) if header else NOTHING
            foreign = Foreign(self._foreign[1].found or before.found, before.columns)
        cut = bool(values) and run.cut
        stray = self._stray == run.block
        return LabelledRow(label.table, label.id, run.block, label_tokens, values, header, units, foreign, cut, stray, numbered)

    def _meaning(self, segment: Segment, owns_values: bool) -> Label | None:
        """What a label means here: 其他 and 总计 are columns in a header, rows after rows; 其他处理 is a row when it has values."""
        options = [label for label in segment.labels if label.table]
        if len(options) < 2:
            return options[0] if options else None
        if options[0].under:
            return next((label for label in options if label.under == self._parent), None)
        here = [label for label in options if label.table == self.table]
        row = next((label for label in here if label.kind == "row"), None)
        other = next((label for label in here if label.kind != "row"), None)
        if row is None or other is None:
            return row or other
        if other.kind == "group":
            return row if owns_values else other
        if segment.number in ("3", "七") or not self._in_header:
            expected = row.id != "other.other" or self._group == "other"
            return row if expected else None
        printed_before = any(heading.column == other.id for heading in self._headers.get(self.table, ()))
        return row if owns_values and printed_before else other

    def _note(self, run: Run, segment: Segment, label: Label) -> None:
        """Keeps what the labels after this one are read by."""
        self.table = label.table
        self.seen.add((run.block, label.table, label.kind, label.id))
        self._in_header = label.kind in ("column", "head") or (self._in_header and label.kind == "caption")
        if label.kind == "group":
            self._group = label.id
        elif label.kind == "row":
            self._stale.add(label.table)
            self._group = label.id.partition(".")[0] if label.table == _REQUESTS else self._group
            self._parent = (label.under or label.id) if label.table == "1" else self._parent
        elif label.kind in ("column", "head"):
            if label.table in self._stale:
                self._headers[label.table] = []
                self._stale.discard(label.table)
                self._headed.pop(label.table, None)
            if self._foreign[1].found:  # a page may end below the header: its rows are in blocks of their own
                self._headed[label.table] = self._foreign[1]
            heading = Heading(label.id, run.block, tuple(run.tokens(segment)), *_around(run, segment))
            if len(self._headers.setdefault(label.table, [])) < _LONGEST_HEADER:
                self._headers[label.table].append(heading)

    def _damaged(self, run: Run) -> list[LabelledRow]:
        """The row whose label the last words nearly spell, if only one comes close."""
        texts = [fold(token.cell.text) for token in run.words[-3:]]
        for first in range(len(texts)):
            key = "".join(texts[first:]).lstrip("".join(ENUMERATORS))
            label = _nearest(key, self.table)
            if label is not None:
                words = len(run.words)
                segment = Segment((label,), key, words - len(texts) + first, words - 1)
                self._note(run, segment, label)
                return [self._row(run, segment, label, tuple(run.values))]
        return []


def without_own_totals(rows: Sequence[LabelledRow]) -> list[LabelledRow]:
    """The rows without totals that an organ added: （七）总计 has its number, or its place between 其他处理 and 四、结转下年度."""
    named = [(row.row, place) for place, row in enumerate(rows) if row.table == _REQUESTS]
    own: set[int] = set()
    for index, (name, place) in enumerate(named):
        before = next((other for other, _ in reversed(named[:index]) if other != _CLOSED), "")
        after = next((other for other, _ in named[index + 1 :] if other != _CLOSED), "")
        if name == _CLOSED and not rows[place].numbered and not (before.startswith(_LAST_RESULTS) and after == "carried_out"):
            own.add(place)
    return [row for place, row in enumerate(rows) if place not in own]


def _names_unit(text: str) -> bool:
    """Whether a word is a unit, and not the end of a remark: （…同一热点或舆情计1 | 次）."""
    bare = text.strip()
    return is_unit(bare) and (bare.startswith(_OPENS) or not bare.endswith(_CLOSES))


def _around(run: Run, segment: Segment) -> tuple[int, int]:
    """How many column labels and unknown words stand before and after a label on its grid row."""
    row = run.words[segment.first].cell.row
    beside = [other for other in run.segments if run.words[other.first].cell.row == row and (not other.labels or other.names("column"))]
    return sum(other.first < segment.first for other in beside), sum(other.first > segment.first for other in beside)


def _goes_on(run: Run, index: int) -> bool:
    """Whether unexplained words follow a label on its own row."""
    label, following = run.segments[index], run.segments[index + 1 : index + 2]
    return any(not after.labels and run.words[after.first].cell.row == run.words[label.last].cell.row for after in following)


def _leaves_stray(run: Run) -> bool:
    """Whether filled cells stand on rows of their own though the label has some beside it or is none: the next row's, perhaps."""
    filled = {token.cell.row for token in run.values if not token.is_blank}
    own = {token.cell.row for token in run.words}
    return bool(filled - own) and (not own or bool(filled & own))


def _has_beside(run: Run, segment: Segment) -> bool:
    """Whether filled cells stand on the label's own row, whoever owns them."""
    rows = {token.cell.row for token in run.tokens(segment)}
    return any(token.cell.row in rows and not token.is_blank for token in run.values)


def _owner(segments: tuple[Segment, ...]) -> int | None:
    """The segment that owns the values after it: the last one, units and pieces of tall group labels apart."""
    for index in range(len(segments) - 1, -1, -1):
        segment = segments[index]
        if segment.labels and not segment.names("unit") and not segment.names("furniture"):
            return index if segment.clean else None
        if not segment.labels and not segment.clean:
            return None
    return None


def _nearest(key: str, table: str) -> Label | None:
    if len(key) < SHORTEST:
        return None
    best: dict[str, tuple[float, Label]] = {}
    for known, label in row_keys().items():
        if label.table == table and not label.under and known not in key:  # a label with more letters is that of a part
            score = ratio(key, known)
            if score > best.get(label.id, (0.0, label))[0]:
                best[label.id] = (score, label)
    ranked = sorted(best.values(), key=lambda entry: -entry[0])
    clear = len(ranked) > 1 and ranked[0][0] >= ALIKE and ranked[0][0] - ranked[1][0] >= APART
    return ranked[0][1] if clear else None
