"""What a language model is given: the question and the cited passages as data, none of it an instruction."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from askgov.addressed import addresses_a_machine
from askgov.chapters import heading_of
from askgov.cited import name_of
from askgov.domain import Answer
from askgov.domain.evidence import Evidence, PassageEvidence
from askgov.phrasing.clauses import Unit, units

_MARKER = re.compile(r"\[\d+\]")
_MOST = 6000  # characters of all passages: more is no answer to be put shortly


@dataclass(frozen=True)
class Passage:
    """A cited passage with whose report it is of."""

    marker: str
    report_id: str
    organ: str
    year: int
    names: str  # title, chapter and heading
    quote: str

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """What of it may be said by itself."""
        return units(self.quote)


def passages_of(answer: Answer, evidence: Evidence) -> tuple[Passage, ...]:
    """The passages that an answer quotes, without those that speak to a machine or hold a marker of their own; () where it quotes none."""
    found = evidence.found
    if not isinstance(found, PassageEvidence) or not found.sufficient or found.report_ids:
        return ()
    passages = []
    for chunk, citation in zip(found.chunks, answer.citations, strict=True):
        report = evidence.report(citation.report_id)
        names = " ".join((citation.title, citation.section, heading_of(chunk)))
        if not addresses_a_machine(citation.quote) and not _MARKER.search(citation.quote):
            organ = name_of(evidence, report.entity_id)
            passages.append(Passage(citation.marker, report.id, organ, report.year, names, citation.quote))
    return tuple(passages) if sum(len(passage.quote) for passage in passages) <= _MOST else ()


def material(question: str, passages: Sequence[Passage]) -> str:
    """The question and the passages as one JSON object."""
    listed = [{"marker": p.marker, "organ": p.organ, "year": p.year, "text": p.quote} for p in passages]
    return json.dumps({"question": question, "passages": listed}, ensure_ascii=False)
