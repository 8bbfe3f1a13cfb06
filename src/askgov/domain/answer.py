"""The answer as it leaves askgov: the wire form of ``ask --json``, the API and the page."""

from typing import Any, Literal

from pydantic import Field

from askgov.domain.frozen import Frozen
from askgov.domain.plan import Option
from askgov.domain.vocabulary import Operation, State, Status

DecimalText = str  # a plain decimal: no separators, no exponent


class Source(Frozen):
    """A cell, as a reader can find it."""

    report_id: str
    file: str
    title: str
    url: str = ""
    page: int | None = None
    section: str = ""
    table: str = ""
    row: str = ""
    column: str = ""
    as_printed: str = ""
    block: int | None = None  # address for the viewer: index into the parsed report's blocks …
    cell: tuple[int, int] | None = None  # … and the grid row and column, or …
    span: tuple[int, int] | None = None  # … the characters


class Value(Frozen):
    """One figure of an answer. A derived figure names its operands in ``formula`` and has the first operand's source."""

    concept: str
    label: str
    entity: str
    year: int
    scope: str
    applicant: str | None
    value: DecimalText | None
    state: State
    unit: str
    marker: str = ""  # the [n] that stands beside it in the text
    derived: bool = False
    approximate: bool = False  # 18万余条: the value is what the words round to
    source: Source


class Item(Frozen):
    """A line of a result. ``rank`` is its place where an order is asked for (equal values share one), ``formula`` how it was computed."""

    entity: str
    year: int
    label: str
    value: DecimalText | None
    unit: str
    rank: int | None = None
    formula: str = ""


class Result(Frozen):
    """What was computed."""

    operation: Operation | None = None
    value: DecimalText | None = None
    unit: str = ""
    formula: str = ""
    coverage: str = ""  # of how many organs or years there was a figure
    stated: tuple[str, ...] = ()  # what the text says in computed numbers: places, counts, changes
    items: tuple[Item, ...] = ()


class Mark(Frozen):
    """A point of a chart; one without a value is a gap."""

    label: str
    value: DecimalText | None


class Chart(Frozen):
    """What a reader takes in better at a glance: a line over years, bars side by side."""

    kind: Literal["line", "bar"]
    title: str
    unit: str
    marks: tuple[Mark, ...]


class Citation(Frozen):
    """A passage quoted by the answer."""

    marker: str
    report_id: str
    title: str
    section: str = ""
    page: int | None = None
    quote: str
    block: int | None = None
    span: tuple[int, int] | None = None


class Notice(Frozen):
    """A finding as an answer shows it."""

    rule: str
    severity: str
    message: str
    sources: tuple[Source, ...] = ()  # the cells and sentences that it rests on, some of them where there are many


class Answer(Frozen):
    """Never empty: ``text`` always says something, whatever the status."""

    question: str
    status: Status
    text: str
    result: Result = Result()
    values: tuple[Value, ...] = ()
    citations: tuple[Citation, ...] = ()
    findings: tuple[Notice, ...] = ()
    options: tuple[Option, ...] = ()
    chart: Chart | None = None
    plan: dict[str, Any] = Field(default_factory=dict)
    index_version: str = ""
    elapsed_ms: float = 0.0
