"""A draft made of paragraphs, read the way that reports are."""

from decimal import Decimal

from askgov.domain import Applicant, Entity, Figure, Format, Provenance, Report, Scope, State
from ingest.checks.draft import Draft
from ingest.chunks import chunks
from ingest.extract import _chunk, _statements
from ingest.narrative import Teller, statements
from ingest.parsed import Block, ParsedReport
from ingest.sections import outline

REPORT = Report(
    id="r", entity_id="甲县教育局", year=2023, scope=Scope.OWN, format=Format.G3, title="", file="a.md", media_type="text/markdown"
)


def reported(*paragraphs: str, **cells: int) -> Draft:
    """A report of 2023 with these paragraphs; ``cells``: totals of the table of requests, by the end of their concept's id."""
    blocks = (Block(kind="heading", text="一、总体情况"), *(Block(kind="paragraph", text=text) for text in paragraphs))
    document = ParsedReport(media_type="text/plain", blocks=blocks)
    sections = outline(document)
    found = statements(document, sections, Teller(year=2023, names=("甲县教育局",)))
    passages = tuple(_chunk(chunk, n, REPORT) for n, chunk in enumerate(chunks(document, sections)))
    figures = tuple(_cell(f"requests.{name}", value) for name, value in cells.items())
    return Draft(Entity(id="甲县教育局", name="甲县教育局"), REPORT, figures, _statements(found, REPORT), passages)


def _cell(concept: str, value: int) -> Figure:
    return Figure(
        concept=concept, entity_id="甲县教育局", year=2023, scope=Scope.OWN, format=Format.G3, applicant=Applicant.TOTAL, value=Decimal(value),
        state=State.NUMBER, unit="件", source=Provenance(report_id="r", file="a.md", block=9, as_printed=str(value)),
    )  # fmt: skip
