"""One file, from its bytes to everything the index keeps of it. Nothing is written here."""

from collections.abc import Sequence
from pathlib import Path

from askgov.domain import Chunk, Entity, Figure, Format, Provenance, Report, Statement
from askgov.store.record import Extract
from askgov.taxonomy.organs import Organ, parse_organ
from ingest.cells import FoundCell
from ingest.checks.alone import check
from ingest.checks.draft import Draft
from ingest.chunks import FoundChunk, chunks
from ingest.narrative import FoundStatement, Teller, statements
from ingest.parsed import ParsedReport
from ingest.readers import read
from ingest.recognise import Recognised, recognise
from ingest.sections import Section, outline, section_at
from ingest.tables import TablesFound, recognise_tables

_TABLES = {"1": "统计表", "2": "主动公开政府信息的表", "3": "收到和处理申请的表", "4": "行政复议和诉讼的表"}
_ANNEX = "附表 政府信息公开情况统计表"  # until 2018 the one table stands behind the last chapter
_CLOSING = 6  # paragraphs in which a report is signed and dated
_LAST_YEARS = {Format.G0: 2013, Format.G1: 2018, Format.G2: 2020}


def extract(path: Path, report_id: str, url: str = "") -> Extract:
    """Read a report. ``path`` bears the name its sender gave it; ``report_id`` is the SHA-256 of its bytes; ``url`` is where it was
    fetched from, for a file that does not name its own address.

    Raises Rejected, with the reason in Chinese, for what is no report or none that can be read; OSError as ``open`` does.
    """
    document = read(path)
    tables = recognise_tables(document)
    known = recognise(document if document.url else document.model_copy(update={"url": url}), path.name, tables.format)
    sections = outline(document)
    report = _report(known, tables, report_id, path.name, document.media_type)
    figures = tuple(_figure(cell, report, sections) for cell in tables.cells)
    draft = Draft(
        entity=_entity(known.organ),
        report=report,
        figures=figures,
        statements=_statements(statements(document, sections, _teller(known)), report),
        chunks=tuple(_chunk(chunk, n, report) for n, chunk in enumerate(chunks(document, sections))),
        closing=_closing(document, report),
    )
    return Extract(
        entity=draft.entity,
        report=report,
        figures=figures,
        statements=draft.statements,
        chunks=draft.chunks,
        findings=check(draft),
        document=_blocks(document),
    )


def _format_of(year: int) -> Format:
    """The format in force for a statistics year, for a report without a table that tells."""
    return next((format_ for format_, last in _LAST_YEARS.items() if year <= last), Format.G3)


def _report(known: Recognised, tables: TablesFound, report_id: str, file: str, media_type: str) -> Report:
    return Report(
        id=report_id,
        entity_id=known.organ.name,
        year=known.year,
        scope=known.scope,
        format=tables.format or _format_of(known.year),
        title=known.title,
        file=file,
        media_type=media_type,
        url=known.url,
        published=known.published,
        doubts=(*known.doubts, *tables.doubts, *(f"{_TABLES[absent.table]}：{absent.reason}" for absent in tables.absent)),
    )


def _entity(organ: Organ) -> Entity:
    return Entity(
        id=organ.name,
        name=organ.name,
        aliases=organ.aliases,
        place=organ.place,
        level=organ.level,
        kind=organ.kind,
        parent_id=_parent(organ),
    )


def _teller(known: Recognised) -> Teller:
    return Teller(year=known.year, names=(known.organ.name, *known.organ.aliases))


def _parent(organ: Organ) -> str | None:
    """The government whose sum counts this organ's work: that of its place, or of the place above for that government itself."""
    for places in (organ.places, organ.places[:-1]):
        name = parse_organ("".join(place.name for place in places) + "人民政府").name if places else organ.name
        if name != organ.name:
            return name
    return None


def _figure(cell: FoundCell, report: Report, sections: Sequence[Section]) -> Figure:
    section = section_at(sections, cell.block)
    return Figure(
        concept=cell.concept,
        entity_id=report.entity_id,
        year=report.year,
        scope=report.scope,
        format=report.format,
        applicant=cell.applicant,
        value=cell.value,
        state=cell.state,
        unit=cell.unit,
        source=Provenance(
            report_id=report.id,
            file=report.file,
            page=cell.page,
            box=cell.box,
            path=cell.path,
            block=cell.block,
            cell=cell.cell,
            section=_ANNEX if report.format in (Format.G0, Format.G1) else section.heading if section else "",
            table=cell.table,
            row=cell.row,
            column=cell.column,
            as_printed=cell.as_printed,
        ),
    )


def _statements(found: Sequence[FoundStatement], report: Report) -> tuple[Statement, ...]:
    ids = [f"{report.id}:s:{n}" for n in range(len(found))]
    return tuple(
        Statement(
            id=id_,
            report_id=report.id,
            label=statement.label,
            value=statement.value,
            unit=statement.unit,
            approximate=statement.approximate,
            parent=None if statement.parent is None else ids[statement.parent],
            parent_labels=statement.parent_labels,
            concept=statement.concept,
            sentence=statement.sentence,
            source=Provenance(
                report_id=report.id,
                file=report.file,
                page=statement.page,
                path=statement.path,
                block=statement.block,
                span=statement.span,
                section=statement.section,
                as_printed=statement.as_printed,
            ),
        )
        for id_, statement in zip(ids, found, strict=True)
    )


def _chunk(chunk: FoundChunk, n: int, report: Report) -> Chunk:
    return Chunk(
        id=f"{report.id}:c:{n}",
        report_id=report.id,
        headings=chunk.headings,
        section=chunk.section,
        text=chunk.text,
        source=Provenance(
            report_id=report.id,
            file=report.file,
            page=chunk.page,
            path=chunk.path,
            block=chunk.block,
            span=chunk.span,
            section=chunk.heading,
            as_printed=chunk.text,
        ),
    )


def _closing(document: ParsedReport, report: Report) -> tuple[Provenance, ...]:
    last = [(n, block) for n, block in enumerate(document.blocks) if block.kind == "paragraph" and block.text.strip()][-_CLOSING:]
    return tuple(
        Provenance(report_id=report.id, file=report.file, page=b.page, path=b.path, block=n, span=(0, len(b.text)), as_printed=b.text)
        for n, b in last
    )


def _blocks(document: ParsedReport) -> str:
    return document.model_dump_json(exclude_defaults=True, exclude={"around"})
