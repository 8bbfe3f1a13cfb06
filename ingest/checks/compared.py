"""A draft beside the reports that are in the index already: as if it were taken in, and nothing is."""

from collections.abc import Iterator

from askgov.domain import Applicant, Entity, Figure, Finding, Provenance, Report
from askgov.store.figures import FigureStore
from askgov.store.record import Extract
from ingest.checks.beside import Neighbourhood, suspicions
from ingest.checks.beside.neighbourhood import BY_APPLICANT, TOLD, Held, Neighbours, Said, long_sentences, read
from ingest.checks.beside.suspicion import CellAt, Place, findings

MOST_ORGANS = 500  # to read for one draft; with more of its kind than that, it is held against its own organ's reports alone


def compared(draft: Extract, store: FigureStore) -> tuple[tuple[Finding, ...], tuple[Report, ...]]:
    """What does not fit between a draft and the current reports of an index, and the reports that it was held against: those of its organ,
    and others that a finding rests on.

    What the index holds of the same organ, year and scope stands back: the draft would replace it.
    """
    held = _held(draft)
    there = read(store, _organs(draft.entity, store)).reports
    near = Neighbours([held, *(other for other in there if _key(other) != _key(held))]).around(held)
    found = findings(store, suspicions(near), dict(_places(draft))).get(held.id, [])
    return tuple(found), _against(near, found, store)


def _against(near: Neighbourhood, found: list[Finding], store: FigureStore) -> tuple[Report, ...]:
    own = {other.id: other.report for other in near.others}
    cited = {operand.report_id for finding in found for operand in finding.operands} - own.keys() - {near.held.id}
    return (*own.values(), *store.reports_by_id(sorted(cited)))


def _key(held: Held) -> tuple[str, int, str]:
    return held.report.entity_id, held.year, held.report.scope.value


def _organs(organ: Entity, store: FigureStore) -> set[str]:
    """The draft's organ, those right below, and all of its kind where they are not too many: of some of them nothing could be concluded."""
    organs = store.entities()
    below = {other.id for other in organs if other.parent_id == organ.id}
    kin = {other.id for other in organs if organ.kind and other.kind == organ.kind}
    own = {organ.id, *below}
    return own | kin if len(own | kin) <= MOST_ORGANS else own


def _held(draft: Extract) -> Held:
    """A draft as the comparison sees it."""
    held = Held(draft.report, draft.entity)
    for figure in draft.figures:
        if figure.value is not None and (_column(figure) in ("", Applicant.TOTAL.value) or figure.concept in BY_APPLICANT):
            held.numbers[figure.concept, _column(figure)] = figure.value
    for statement in draft.statements:
        told = (statement.label, statement.value, statement.unit, statement.approximate, statement.concept, statement.sentence)
        held.said.append(Said(statement.id, *told))
    for chunk in draft.chunks:
        if chunk.section in TOLD:
            held.sentences.update({sentence: chunk.id for sentence in long_sentences(chunk.text) if sentence not in held.sentences})
    return held


def _places(draft: Extract) -> Iterator[tuple[Place, Provenance]]:
    yield from ((CellAt(draft.report.id, figure.concept, _column(figure)), figure.source) for figure in draft.figures)
    yield from ((statement.id, statement.source) for statement in draft.statements)
    yield from ((chunk.id, chunk.source) for chunk in draft.chunks)


def _column(figure: Figure) -> str:
    return figure.applicant.value if figure.applicant else ""
