"""Figures as an answer shows them: values with their markers and sources, units, names, short terms of sums."""

from collections.abc import Iterable

from askgov.domain import Applicant, Figure, Finding, Notice, Provenance, Report, Source, Statement, Value
from askgov.domain.evidence import Absent, Cell, Derived, Evidence, Found
from askgov.taxonomy.concepts import concept
from askgov.wording import APPLICANTS, figure_label, plain

_MOST_WARNINGS = 10
_MOST_PLACES = 8  # of a finding that are shown: both sides of a sum of twenty cells are told by its message


def values_of(cell: Cell, evidence: Evidence, first_marker: int) -> list[Value]:
    """The values of a cell: printed ones with a marker each; a derived one first, then its operands."""
    match cell:
        case Found(figure=figure):
            return [value_of(figure, evidence, f"[{first_marker}]")]
        case Derived():
            operands = [value_of(f, evidence, f"[{first_marker + i}]") for i, f in enumerate(cell.operands)]
            aspect = cell.aspect
            derived = operands[0].model_copy(
                update={
                    "concept": aspect.concept,
                    "label": figure_label(aspect.concept, aspect.applicant, aspect.also),
                    "applicant": aspect.applicant.value if aspect.applicant else None,
                    "value": plain(cell.value),
                    "marker": "",
                    "derived": True,
                }
            )
            return [derived, *operands]
        case Absent():
            return [value_of(figure, evidence, f"[{first_marker + i}]") for i, figure in enumerate(cell.figures)]


def value_of(figure: Figure, evidence: Evidence, marker: str) -> Value:
    """One printed figure; ``evidence`` must hold its report."""
    report = evidence.report(figure.source.report_id)
    return Value(
        concept=figure.concept,
        label=figure_label(figure.concept, figure.applicant),
        entity=name_of(evidence, figure.entity_id),
        year=figure.year,
        scope=figure.scope.value,
        applicant=figure.applicant.value if figure.applicant else None,
        value=None if figure.value is None else plain(figure.value),
        state=figure.state,
        unit=figure.unit,
        marker=marker,
        source=source_of(report, figure),
    )


def notices_of(findings: Iterable[Finding], evidence: Evidence) -> tuple[Notice, ...]:
    """Findings as an answer shows them; ``evidence`` must hold the reports of their operands."""
    return tuple(
        Notice(
            rule=finding.rule,
            severity=finding.severity.value,
            message=finding.message,
            sources=tuple(_source(evidence.report(place.report_id), place) for place in finding.operands[:_MOST_PLACES]),
        )
        for finding in findings
    )


def warnings_of(notices: Iterable[Notice]) -> list[str]:
    """A line for each, of many the first; what is only worth a look, or was explained, warns of nothing."""
    lines = [f"{'说明' if notice.severity == 'note' else '注意'}：{notice.message}" for notice in notices]
    return lines if len(lines) <= _MOST_WARNINGS else [*lines[:_MOST_WARNINGS], "注意：还有别的对不上的地方，这里没有逐条列出。"]


def source_of(report: Report, item: Figure | Statement) -> Source:
    """Where a figure stands."""
    return _source(report, item.source)


def _source(report: Report, place: Provenance) -> Source:
    return Source(
        report_id=report.id, file=report.file, title=report.title, url=report.url, page=place.page, section=place.section,
        table=place.table, row=place.row, column=place.column, as_printed=place.as_printed, block=place.block, cell=place.cell,
        span=place.span,
    )  # fmt: skip


def unit_of(cell: Cell) -> str:
    """The unit of a cell; of an absent one, that of its concept."""
    match cell:
        case Found(figure=figure):
            return figure.unit
        case Derived():
            return cell.unit
        case Absent():
            return concept(cell.aspect.concept).unit


def name_of(evidence: Evidence, entity_id: str) -> str:
    """The name of an organ; its id where the evidence does not hold it."""
    entity = evidence.entity(entity_id)
    return entity.name if entity else entity_id


def term_of(value: Value, whole: Value) -> str:
    """A part of a sum, by its short name (the whole one repeats the group's) and its column where that differs."""
    short = concept(value.concept).short
    column = f"（{APPLICANTS[Applicant(value.applicant)]}）" if value.applicant and value.applicant != whole.applicant else ""
    return f"{short}{column} {value.value}"
