"""A report and the reports beside it: its organ's other years, organs of the same kind, and those below it.

Only current reports take part. Everything is read in bulk and kept as plain numbers; see ``askgov.store.comparisons``.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from askgov.domain import Applicant, Entity, Report, Scope
from askgov.store.comparisons import Comparisons
from askgov.store.figures import FigureStore

TOTAL = Applicant.TOTAL.value
BY_APPLICANT = ("requests.carried_in", "requests.carried_out")  # compared column by column
TOLD = (1, 5, 6)  # chapters in an organ's own words
LONG = 20  # characters of a sentence that two organs hardly write alike by chance
COMMON = 4  # other organs of the kind with the same sentence: from here on it is everybody's wording
_SENTENCE = re.compile(r"[^。；;！!\n]+")
_SPACE = re.compile(r"\s+")

Cell = tuple[str, str]  # concept and applicant


@dataclass(frozen=True)
class Said:
    """A figure in prose."""

    id: str
    label: str
    value: Decimal
    unit: str
    approximate: bool
    concept: str | None
    sentence: str


@dataclass(frozen=True, eq=False)
class Held:
    """A current report, as far as others are held against it."""

    report: Report
    organ: Entity
    numbers: dict[Cell, Decimal] = field(default_factory=dict)  # whole lines; all columns of ``BY_APPLICANT``
    said: list[Said] = field(default_factory=list)
    sentences: dict[str, str] = field(default_factory=dict)  # the long ones of ``TOLD``, without white space, and the passage of each

    @property
    def id(self) -> str:
        """The id of the report."""
        return self.report.id

    @property
    def year(self) -> int:
        """The statistics year."""
        return self.report.year

    def total(self, concept: str) -> Decimal | None:
        """What the report's tables say of a whole line."""
        found = self.numbers.get((concept, TOTAL))
        return self.numbers.get((concept, "")) if found is None else found

    def column_of_total(self, concept: str) -> str:
        """The column that ``total`` stands in."""
        return TOTAL if (concept, TOTAL) in self.numbers else ""


@dataclass(frozen=True, eq=False)
class Neighbourhood:
    """What a rule sees: one report, and through it the reports beside it."""

    held: Held
    others: tuple[Held, ...] = ()  # of the same organ and scope, by year
    peers: tuple[Held, ...] = ()  # of other organs of the same kind and level, same year and scope
    below: tuple[Held, ...] = ()  # same year, of the organs right below
    alike: Mapping[str, tuple[Held, ...]] = field(default_factory=dict)  # who else of the same kind has a sentence, this year or last
    common: frozenset[str] = frozenset()  # sentences that many organs of the kind have

    @cached_property
    def before(self) -> Held | None:
        """Last year's report."""
        return next((other for other in self.others if other.year == self.held.year - 1), None)


class Neighbours:
    """Many reports, and each with those beside it."""

    def __init__(self, reports: Iterable[Held]) -> None:
        self.reports = tuple(sorted(reports, key=lambda held: (held.report.entity_id, held.year, held.report.scope, held.id)))
        self._series: dict[tuple[str, Scope], list[Held]] = defaultdict(list)
        self._peers: dict[tuple[str, str, int, Scope], list[Held]] = defaultdict(list)
        self._below: dict[tuple[str, int], list[Held]] = defaultdict(list)
        self._alike: dict[tuple[str, str], list[Held]] = defaultdict(list)
        for held in self.reports:
            report, organ = held.report, held.organ
            self._series[report.entity_id, report.scope].append(held)
            if organ.kind:
                self._peers[organ.kind, organ.level, report.year, report.scope].append(held)
            if organ.parent_id:
                self._below[organ.parent_id, report.year].append(held)
            for sentence in held.sentences if organ.kind else ():
                self._alike[organ.kind, sentence].append(held)
        self._common = {key for key, those in self._alike.items() if len({one.organ.id for one in those}) > COMMON}

    def around(self, held: Held) -> Neighbourhood:
        """What stands beside one of the reports."""
        report, organ = held.report, held.organ
        peers = self._peers[organ.kind, organ.level, report.year, report.scope] if organ.kind else ()
        shared = {sentence: those for sentence in held.sentences if (those := self._alike.get((organ.kind, sentence)))}
        common = frozenset(sentence for sentence in shared if (organ.kind, sentence) in self._common)
        return Neighbourhood(
            held,
            others=tuple(other for other in self._series[report.entity_id, report.scope] if other is not held),
            peers=tuple(other for other in peers if other.organ.id != organ.id),
            below=tuple(self._below.get((organ.id, report.year), ())),
            alike={sentence: others for sentence in shared.keys() - common if (others := _others(held, shared[sentence]))},
            common=common,
        )


def _others(held: Held, those: Iterable[Held]) -> tuple[Held, ...]:
    return tuple(o for o in those if o.organ.id != held.organ.id and o.year in (held.year, held.year - 1))


def read(store: FigureStore, entities: Collection[str] | None = None) -> Neighbours:
    """The current reports of some organs, or of all."""
    organs = {entity.id: entity for entity in store.entities(None if entities is None else sorted(entities))}
    reports = [report for report in store.reports() if report.entity_id in organs]
    held = {report.id: Held(report, organs[report.entity_id]) for report in reports}
    with closing(Comparisons(store.folder)) as rows:
        _fill(held, rows, None if entities is None else tuple(held))
    return Neighbours(held.values())


def _fill(held: Mapping[str, Held], rows: Comparisons, ids: Sequence[str] | None) -> None:
    values: dict[str, Decimal] = {}  # few numbers are met often: one object for each
    for number in rows.numbers(BY_APPLICANT, ids):
        if number.report_id in held:
            value = values.get(number.value) or values.setdefault(number.value, Decimal(number.value))
            held[number.report_id].numbers[number.concept, number.applicant] = value
    for row in rows.statements(ids):
        if row.report_id in held:
            said = Said(row.id, row.label, Decimal(row.value), row.unit, row.approximate, row.concept, row.sentence)
            held[row.report_id].said.append(said)
    for passage in rows.passages(TOLD, ids):
        if passage.report_id in held:
            for sentence in long_sentences(passage.text):
                held[passage.report_id].sentences.setdefault(sentence, passage.id)


def long_sentences(text: str) -> Iterator[str]:
    """The sentences of a passage that two organs hardly write alike by chance, without white space."""
    return (sentence for sentence in _SENTENCE.findall(_SPACE.sub("", text)) if len(sentence) >= LONG)
