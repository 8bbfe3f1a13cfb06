"""What was found for a plan: cells, derived sums and typed absences; statements; passages."""

from decimal import Decimal
from functools import cached_property
from typing import Literal

from askgov.domain.frozen import Frozen
from askgov.domain.plan import (
    CheckQuery,
    CollectionQuery,
    ComputeQuery,
    Decline,
    DefinitionQuery,
    EquationQuery,
    FigureQuery,
    PassageQuery,
    StatementQuery,
)
from askgov.domain.report import Chunk, Entity, Figure, Finding, Report, Statement
from askgov.domain.vocabulary import Applicant, Operation

Absence = Literal[
    "no_report",  # no report of this organ and year
    "not_in_format",  # the year's national format has no such line
    "no_cell",  # the report should hold the line and does not
    "blank",
    "not_applicable",
    "text",
    "unreadable",
    "part_missing",  # a derived sum with a part that is no number
]


class Aspect(Frozen):
    """What a cell of an answer is about."""

    concept: str
    entity_id: str
    year: int
    applicant: Applicant | None
    also: tuple[str, ...] = ()  # further concepts added to the first


class Found(Frozen):
    """A printed figure."""

    aspect: Aspect
    figure: Figure

    @property
    def value(self) -> Decimal:
        """The printed number."""
        if self.figure.value is None:
            raise ValueError(f"{self.aspect!r} holds no number")
        return self.figure.value


class Derived(Frozen):
    """A sum of printed figures, computed here and shown as computed."""

    aspect: Aspect
    value: Decimal
    unit: str
    operands: tuple[Figure, ...]


class Absent(Frozen):
    """A figure that cannot be given, and why. Never zero."""

    aspect: Aspect
    reason: Absence
    figures: tuple[Figure, ...] = ()  # the cells that are there without a number


def figures_of(cell: "Cell") -> tuple[Figure, ...]:
    """The printed cells behind a cell of an answer."""
    match cell:
        case Found():
            return (cell.figure,)
        case Derived():
            return cell.operands
        case Absent():
            return cell.figures


Cell = Found | Derived | Absent


class FigureEvidence(Frozen):
    """Cells in the order of the query: entities, then years, then concepts, then applicants."""

    query: FigureQuery
    cells: tuple[Cell, ...]
    findings: tuple[Finding, ...] = ()
    statements: tuple[Statement, ...] = ()  # what is asked as well and stands in prose
    agreeing: tuple[Statement, ...] = ()  # that say the same of the totals shown
    instead: tuple[Statement, ...] = ()  # that say what the tables do not, of the very same line
    reason: "PassageEvidence | None" = None  # what tells why, where that is asked for as well


class ComputeEvidence(Frozen):
    """The cells of a computation: one for each term, and for each base."""

    query: ComputeQuery
    cells: tuple[Cell, ...]
    bases: tuple[Cell, ...] = ()
    findings: tuple[Finding, ...] = ()
    reason: "PassageEvidence | None" = None  # what tells why, where that is asked for


class CheckEvidence(Frozen):
    """The broken identities of the reports looked at."""

    query: CheckQuery
    report_ids: tuple[str, ...]
    findings: tuple[Finding, ...]
    current: bool = True  # whether all reports of the index were checked since the last was written
    tabled: tuple[str, ...] = ()  # reports of which any table was read
    beside: tuple[str, ...] = ()  # reports whose organ has one of the year before or after, too
    balances: tuple[tuple[Cell, Cell, Cell, Cell], ...] = ()  # received, carried in, closed, carried out: where all four are read


class EquationEvidence(Frozen):
    """The cells of both sides of an equation, in the order of the query."""

    query: EquationQuery
    left: tuple[Cell, ...]
    right: tuple[Cell, ...]


class Calculation(Frozen):
    """What was computed from figures in prose, and from which."""

    operation: Operation
    value: Decimal
    unit: str
    formula: str
    operands: tuple[Statement, ...]


class StatementEvidence(Frozen):
    """Figures in prose that fit the question, best first; and the nearest passages when none does."""

    query: StatementQuery
    statements: tuple[Statement, ...]
    passages: tuple[Chunk, ...] = ()
    near: tuple[Statement, ...] = ()  # of the one sentence that the question is surely about, where no figure is singled out
    computed: Calculation | None = None
    findings: tuple[Finding, ...] = ()  # what speaks against the figures shown


class PassageEvidence(Frozen):
    """Passages, best first. ``sufficient`` is false when none is close enough to answer."""

    query: PassageQuery
    chunks: tuple[Chunk, ...]
    sufficient: bool
    report_ids: tuple[str, ...] = ()  # whose title or date of publication is asked for


class CollectionEvidence(Frozen):
    """The organs that have reports and the years of these, in the order of their names."""

    query: CollectionQuery
    held: tuple[tuple[str, tuple[int, ...]], ...]  # name, years


class DefinitionEvidence(Frozen):
    """Concepts to explain from the taxonomy."""

    query: DefinitionQuery


def report_ids(
    found: FigureEvidence | ComputeEvidence | CheckEvidence | EquationEvidence | StatementEvidence | PassageEvidence | Decline,
) -> tuple[str, ...]:
    """The reports that what was found rests on, in order, each once."""
    match found:
        case Decline():
            ids: list[str] = []
        case FigureEvidence():
            ids = [f.source.report_id for cell in found.cells for f in figures_of(cell)]
            ids += [s.report_id for s in (*found.statements, *found.instead)]
            ids += [c.report_id for c in (found.reason.chunks if found.reason else ())]
        case CheckEvidence():
            ids = list(found.report_ids)
        case EquationEvidence():
            ids = [f.source.report_id for cell in (*found.left, *found.right) for f in figures_of(cell)]
        case ComputeEvidence():
            ids = [f.source.report_id for cell in (*found.cells, *found.bases) for f in figures_of(cell)]
            ids += [c.report_id for c in (found.reason.chunks if found.reason else ())]
        case StatementEvidence():
            ids = [s.report_id for s in (*found.statements, *found.near)] + [c.report_id for c in found.passages]
        case PassageEvidence():
            ids = [c.report_id for c in found.chunks] + list(found.report_ids)
    ids += [op.report_id for finding in getattr(found, "findings", ()) for op in finding.operands]
    return tuple(dict.fromkeys(ids))


class Evidence(Frozen):
    """What compose works from: findings of one kind, with the reports and entities they come from."""

    found: (
        FigureEvidence
        | ComputeEvidence
        | CheckEvidence
        | EquationEvidence
        | StatementEvidence
        | PassageEvidence
        | CollectionEvidence
        | DefinitionEvidence
        | Decline
    )
    reports: tuple[Report, ...] = ()
    entities: tuple[Entity, ...] = ()

    def report(self, report_id: str) -> Report:
        """The report of an id; KeyError when it is not part of this evidence."""
        return self._reports_by_id[report_id]

    def entity(self, entity_id: str) -> Entity | None:
        """The entity of an id, None when it is not part of this evidence."""
        return self._entities_by_id.get(entity_id)

    @cached_property
    def _reports_by_id(self) -> dict[str, Report]:
        return {report.id: report for report in self.reports}

    @cached_property
    def _entities_by_id(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in self.entities}
