"""Bulk reads for checks that hold reports against each other: only the columns they look at, as plain rows.

Ten thousand reports hold two million cells; an object for each would take minutes. What was found is then looked up with its place.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, or_, select

from askgov.domain import Applicant, Report
from askgov.store import schema
from askgov.store.database import reading_engine
from askgov.store.folder import IndexFolder

_BATCH = 1000  # reports in one statement
_AT_ONCE = 10_000  # rows held
_figure, _statement, _chunk = schema.figures.c, schema.statements.c, schema.chunks.c


class NumberRow(NamedTuple):
    """A cell that holds a number."""

    report_id: str
    concept: str
    applicant: str  # "" outside table 3
    value: str


class StatementRow(NamedTuple):
    """A figure in prose."""

    id: str
    report_id: str
    label: str
    value: str
    unit: str
    approximate: bool
    concept: str | None
    sentence: str


class PassageRow(NamedTuple):
    """A passage."""

    id: str
    report_id: str
    text: str


class PlaceRow(NamedTuple):
    """Where a cell stands in its file."""

    report_id: str
    concept: str
    applicant: str  # "" outside table 3
    source: str  # JSON


_NUMBERS = select(_figure.report_id, _figure.concept, _figure.applicant, _figure.value).where(
    _figure.value.is_not(None),
    or_(_figure.applicant.in_(("", Applicant.TOTAL.value)), _figure.concept.in_(bindparam("columns_of", expanding=True))),
)
_PLACES = select(_figure.report_id, _figure.concept, _figure.applicant, _figure.source).where(  # by all that the key begins with
    _figure.entity_id.in_(bindparam("entities", expanding=True)),
    _figure.year.in_(bindparam("years", expanding=True)),
    _figure.scope.in_(bindparam("scopes", expanding=True)),
    _figure.concept.in_(bindparam("concepts", expanding=True)),
)
_STATEMENTS = select(
    _statement.id, _statement.report_id, _statement.label, _statement.value, _statement.unit, _statement.approximate, _statement.concept,
    _statement.sentence,
).order_by(_statement.report_id, _statement.position)  # fmt: skip
_PASSAGES = (
    select(_chunk.id, _chunk.report_id, _chunk.text)
    .where(_chunk.section.in_(bindparam("sections", expanding=True)))
    .order_by(_chunk.report_id, _chunk.position)
)


class Comparisons:
    """Rows of some reports, or of all (None), superseded ones among them. Reads an index that is there; open until closed."""

    def __init__(self, folder: IndexFolder) -> None:
        self._engine = reading_engine(folder.truth)

    def numbers(self, columns_of: Sequence[str], reports: Sequence[str] | None = None) -> Iterator[NumberRow]:
        """The numbers of whole lines, and of every applicant's column for the concepts ``columns_of``."""
        yield from map(NumberRow._make, self._rows(_NUMBERS, reports, {"columns_of": columns_of}))

    def places(self, reports: Sequence[Report], concepts: Sequence[str]) -> Iterator[PlaceRow]:
        """Where the cells of some concepts stand, in these reports and in others of their organs."""
        entities = list(dict.fromkeys(report.entity_id for report in reports))
        given: dict[str, Sequence[Any]] = {
            "years": sorted({report.year for report in reports}),
            "scopes": sorted({report.scope.value for report in reports}),
            "concepts": concepts,
        }
        for start in range(0, len(entities), _BATCH):
            yield from map(PlaceRow._make, self._batch(_PLACES, {**given, "entities": entities[start : start + _BATCH]}))

    def statements(self, reports: Sequence[str] | None = None) -> Iterator[StatementRow]:
        """The figures in prose, each report's in its order."""
        yield from map(StatementRow._make, self._rows(_STATEMENTS, reports, {}))

    def passages(self, sections: Sequence[int], reports: Sequence[str] | None = None) -> Iterator[PassageRow]:
        """The passages of some chapters, each report's in its order."""
        yield from map(PassageRow._make, self._rows(_PASSAGES, reports, {"sections": sections}))

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def _rows(self, query: Select[Any], reports: Sequence[str] | None, given: Mapping[str, Sequence[Any]]) -> Iterator[Sequence[Any]]:
        if reports is None:
            yield from self._batch(query, given)
            return
        some = query.where(query.selected_columns["report_id"].in_(bindparam("ids", expanding=True)))
        for start in range(0, len(reports), _BATCH):
            yield from self._batch(some, {**given, "ids": reports[start : start + _BATCH]})

    def _batch(self, query: Select[Any], values: Mapping[str, Sequence[Any]]) -> Iterator[Sequence[Any]]:
        with self._engine.connect().execution_options(yield_per=_AT_ONCE) as connection:
            yield from connection.execute(query, values)
