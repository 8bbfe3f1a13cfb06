"""A draft of any organ and year, its prose read the way that reports are, its cells given by hand."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from askgov.domain import Applicant, Entity, Figure, Format, Provenance, Report, Scope, State
from askgov.taxonomy.concepts import concept
from askgov.taxonomy.organs import parse_organ
from ingest.checks.draft import Draft
from ingest.chunks import chunks
from ingest.extract import _chunk, _statements
from ingest.narrative import Teller, statements
from ingest.parsed import Block, ParsedReport
from ingest.sections import outline

CHAPTERS = {1: "一、总体情况", 3: "三、收到和处理政府信息公开申请情况", 5: "五、存在的主要问题及改进情况", 6: "六、其他需要报告的事项"}
Cells = Mapping[str | tuple[str, Applicant], str | int | None]  # a concept alone is its total; None is an empty cell


def format_of(year: int) -> Format:
    return Format.G3 if year >= 2021 else Format.G2 if year >= 2019 else Format.G1


def drafted(
    prose: str | Mapping[int, Sequence[str]] = "",
    cells: Cells | None = None,
    organ: str = "甲县教育局",
    year: int = 2023,
    scope: Scope = Scope.OWN,
    published: str = "",
) -> Draft:
    """A report with these paragraphs by chapter (a text alone: one of the overview) and cells."""
    report = Report(
        id="r", entity_id=organ, year=year, scope=scope, format=format_of(year), title="", file="a.md", media_type="text/markdown",
        published=published,
    )  # fmt: skip
    blocks: list[Block] = []
    for number, paragraphs in ({1: [prose]} if isinstance(prose, str) else prose).items():
        blocks += [Block(kind="heading", text=CHAPTERS[number]), *(Block(kind="paragraph", text=text) for text in paragraphs)]
    document = ParsedReport(media_type="text/markdown", blocks=tuple(blocks))
    sections = outline(document)
    found = _statements(statements(document, sections, Teller(year=year, names=(organ,))), report)
    passages = tuple(_chunk(chunk, n, report) for n, chunk in enumerate(chunks(document, sections)))
    figures = tuple(_cell(report, key, value, n) for n, (key, value) in enumerate((cells or {}).items()))
    told = parse_organ(organ)
    entity = Entity(id=organ, name=organ, aliases=told.aliases, place=told.place, level=told.level, kind=told.kind)
    return Draft(entity, report, figures, found, passages)


def _cell(report: Report, key: str | tuple[str, Applicant], value: str | int | None, n: int) -> Figure:
    line, column = key if isinstance(key, tuple) else (key, Applicant.TOTAL if concept(key).applicant_dimension else None)
    if report.format is Format.G1:
        column = None
    return Figure(
        concept=line, entity_id=report.entity_id, year=report.year, scope=report.scope, format=report.format, applicant=column,
        value=None if value is None else Decimal(value), state=State.BLANK if value is None else State.NUMBER, unit=concept(line).unit,
        source=Provenance(report_id="r", file="a.md", block=9, cell=(n, 0), as_printed="" if value is None else str(value)),
    )  # fmt: skip
