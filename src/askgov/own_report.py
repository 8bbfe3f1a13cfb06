"""What a report says of itself: its title, its date, whom to ask, how its organ was called."""

import re
from collections.abc import Sequence

from askgov.chapters import CHAPTER
from askgov.domain import Chunk, PassageQuery
from askgov.domain.evidence import PassageEvidence
from askgov.matters import tells
from askgov.store.figures import FigureStore

_SHOWN = 3  # passages
_RENAMED = re.compile(r"(?:机构|单位|机关|局|委)?名称[^。]{0,20}变更|更名|改名|变更而来|改称|由原[^。]{2,20}(?:变更|更名|改|组建)")


def of_report(query: PassageQuery, store: FigureStore) -> PassageEvidence:
    """What a report says of itself: a passage, or its title or date of publication; of the newest report where no year is named."""
    reports = [r for id_ in query.entities for r in store.reports(entity_id=id_) if not query.years or r.year in query.years]
    years = query.years or (max((r.year for r in reports), default=0),)
    reports = [report for report in reports if report.year in years and report.superseded_by is None]
    if query.matter in ("title", "published", "names"):
        known = tuple(report.id for report in reports if query.matter != "published" or report.published)
        renamed = _renamed(query, known, store) if query.matter == "names" else ()
        return PassageEvidence(query=query, chunks=renamed, sufficient=bool(known), report_ids=known)
    if query.matter == "subjects":
        return _of_subjects(query, store)
    chunks = store.chunks(store.chunk_ids(entities=query.entities, years=years))
    told = tuple(chunk for chunk in chunks if tells(query.matter, chunk.text))
    return PassageEvidence(query=query, chunks=told[:_SHOWN], sufficient=bool(told))


def _of_subjects(query: PassageQuery, store: FigureStore) -> PassageEvidence:
    """What the applications were about: of the years asked for, else of the newest report that tells; not what a problem says of them."""
    there = sorted({report.year for id_ in query.entities for report in store.reports(entity_id=id_)}, reverse=True)
    chunks: tuple[Chunk, ...] = ()
    for years in (query.years,) if query.years else ((year,) for year in there):
        found = store.chunks(store.chunk_ids(entities=query.entities, years=years))
        told = [chunk for chunk in found if tells("subjects", chunk.text)]
        chunks = tuple([chunk for chunk in told if chunk.section != CHAPTER] or told)[:_SHOWN]
        if chunks:
            break
    return PassageEvidence(query=query, chunks=chunks, sufficient=bool(chunks))


def _renamed(query: PassageQuery, report_ids: Sequence[str], store: FigureStore) -> tuple[Chunk, ...]:
    """What the reports themselves say of a change of the organ's name: a sentence with a name that it bears and one that it bore."""
    names = [entity.name for entity in store.entities(query.entities)]
    chunks = store.chunks([id_ for report_id in report_ids for id_ in store.chunk_ids(report_id=report_id)])
    return tuple(chunk for chunk in chunks if _RENAMED.search(chunk.text) and any(name in chunk.text for name in names))[:_SHOWN]
