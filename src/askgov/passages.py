"""Passages that answer a how, why or what question: by the words of the question among those closest in meaning, or a chapter whole."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from askgov.chapters import CHAPTER, aspect_of, besides, counterpart, half
from askgov.domain import Chunk, PassageQuery
from askgov.domain.evidence import PassageEvidence
from askgov.matters import tells
from askgov.meaning import near_in_meaning
from askgov.question.overlap import coverage, pairs, weight
from askgov.spoken import Spoken
from askgov.store.figures import FigureStore

LARGE = 500  # reports; a larger index is not looked through whole
_SUFFICIENT = 0.3  # share of the question's own words that a passage must hold to count as an answer
_IN_CHAPTER = 0.2  # what the chapter pointed to adds, where …
_SOME = 0.15  # … this share of the question's words stands in the passage
_SHOWN = 3  # passages quoted by one answer
_CHAPTER = 8  # passages of one chapter
_RANKED = 24  # passages looked at
_CLOSE = 0.6  # of the best coverage
_SENTENCE = re.compile(r"[。；;：:，,]")

_WHY = re.compile(r"为什么|为何|为啥|什么原因|原因是(?:什么|啥)|(?:怎么|咋)(?:会|突然|就)*(?:这么|那么)?(?:增|减|多|少|涨|降|高|低)")
_CAUSE = re.compile(r"因为|由于|原因|主要是|影响|所致|随着|导致|因(?![此而])[^,，。]{2,}[，,。]|不好|不够|不足|缺少|滞后|集中在|引发")

Search = Callable[[str, Sequence[str] | None, Sequence[int], int], Mapping[str, float | None]]
"""Search(question, chunk ids to rank or None for all, years to keep of all, k) → chunk ids, best first, each with its cosine."""
Holding = Callable[[Sequence[str], int], Sequence[str]]
"""Holding(texts, k) → ids of chunks that hold the words of one of the texts."""


@dataclass(frozen=True)
class PassageFinder:
    """Looks passages up in one index. ``homes`` gives the place that each of some reports is about."""

    store: FigureStore
    search: Search
    holding: Holding
    homes: Callable[[Iterable[str]], Mapping[str, str]]

    def find(self, query: PassageQuery) -> PassageEvidence:
        """With an organ and no year, the newest report is tried first; with a place and no organ, its government's."""
        if query.matter:
            return self._of_report(query)
        named = bool(query.entities) and not query.years
        newest = max((r.year for id_ in query.entities for r in self.store.reports(entity_id=id_)), default=None) if named else None
        tries: list[tuple[tuple[str, ...], tuple[int, ...]]] = []
        if newest is not None:
            tries.append((query.entities, (newest,)))
        tries.append((query.entities, query.years))
        if query.wider:
            tries.append((query.wider, query.years))
        found = [self._passages_of(query.model_copy(update={"entities": entities}), years) for entities, years in tries[:1]]
        for entities, years in tries[1:]:
            if found[-1].sufficient:
                break
            found.append(self._passages_of(query.model_copy(update={"entities": entities}), years))
        best = found[-1] if found[-1].sufficient else found[0]
        unexplained = best.sufficient and _WHY.search(query.question) and not any(_CAUSE.search(chunk.text) for chunk in best.chunks)
        return PassageEvidence(query=best.query, chunks=best.chunks, sufficient=False) if unexplained else best

    def _of_report(self, query: PassageQuery) -> PassageEvidence:
        """What a report says of itself: a passage, or its title or date of publication; of the newest report where no year is named."""
        reports = [r for id_ in query.entities for r in self.store.reports(entity_id=id_) if not query.years or r.year in query.years]
        years = query.years or (max((r.year for r in reports), default=0),)
        reports = [report for report in reports if report.year in years and report.superseded_by is None]
        if query.matter in ("title", "published"):
            known = tuple(report.id for report in reports if query.matter == "title" or report.published)
            return PassageEvidence(query=query, chunks=(), sufficient=bool(known), report_ids=known)
        chunks = self.store.chunks(self.store.chunk_ids(entities=query.entities, years=years))
        told = tuple(chunk for chunk in chunks if tells(query.matter, chunk.text))
        return PassageEvidence(query=query, chunks=told[:_SHOWN], sufficient=bool(told))

    def _passages_of(self, query: PassageQuery, years: Sequence[int]) -> PassageEvidence:
        named = besides(query.terms) if query.section == CHAPTER else query.terms
        if query.section is not None and query.entities and weight(pairs(" ".join(named))) <= 1:
            return self._chapter(query, years, query.section)
        spoken_of = [Spoken(subject) for subject in query.subjects]
        if not all(self.holding(subject.names, 1) for subject in spoken_of):
            return PassageEvidence(query=query, chunks=(), sufficient=False)
        narrowed = bool(query.entities or years)
        listed = query.entities or (years and self.store.arrived <= LARGE)
        ids = self.store.chunk_ids(entities=query.entities, years=years) if listed else None
        if ids is not None and len(ids) <= _RANKED:
            found = self._told(query, self.store.chunks(ids), spoken_of)
            by_words = query.section != CHAPTER and (found.sufficient or not query.by_meaning)
            if len(found.chunks) < 2 and by_words:  # nothing to put in order by meaning
                return found
        sought = query.about if narrowed and query.about else query.question  # the filter has the organ and the year
        cosines = self.search(sought, ids, () if listed else years, _RANKED)
        return self._told(query, self.store.chunks(list(cosines)), spoken_of, cosines)

    def _told(
        self, query: PassageQuery, chunks: Sequence[Chunk], spoken_of: Sequence[Spoken], cosines: Mapping[str, float | None] | None = None
    ) -> PassageEvidence:
        """Those of the passages, in their order, that hold about as much of the question's words as the best does, or mean the same."""
        if spoken_of:
            homes = self.homes(chunk.report_id for chunk in chunks)
            chunks = [chunk for chunk in chunks if all(subject.stands_in(chunk.text, homes[chunk.report_id]) for subject in spoken_of)]
        chunks = [chunk for chunk in chunks if _SENTENCE.search(chunk.text)]  # a signature answers nothing
        wanted = pairs(" ".join(query.terms))
        scored = [(self._score(chunk, wanted, query.section), chunk) for chunk in chunks]
        best = max((score for score, _ in scored), default=0.0)
        close = tuple(chunk for score, chunk in scored if score >= best * _CLOSE)
        if query.section == CHAPTER and query.entities and cosines:
            said = pairs(" ".join(besides((query.about or query.question,))))
            if told := near_in_meaning(chunks, said, cosines, CHAPTER):
                return PassageEvidence(query=query, chunks=self._shown(told), sufficient=True)
        if close and best >= _SUFFICIENT:
            return PassageEvidence(query=query, chunks=self._shown(close), sufficient=True)
        if query.by_meaning and query.entities and cosines and (near := near_in_meaning(chunks, wanted, cosines)):
            return PassageEvidence(query=query, chunks=self._shown(near), sufficient=True)
        return PassageEvidence(query=query, chunks=close[:_SHOWN], sufficient=False)

    def _shown(self, found: Sequence[Chunk]) -> tuple[Chunk, ...]:
        """The best of the passages; behind a problem what is done about it, and the other way round, though it be one passage more."""
        shown: dict[Chunk, None] = {}
        for chunk in found:
            if len(shown) >= _SHOWN:
                break
            beside: tuple[Chunk, ...] = ()
            if chunk.section == CHAPTER and chunk not in shown:
                beside = counterpart(chunk, self.store.chunks(self.store.chunk_ids(report_id=chunk.report_id, section=CHAPTER)))
            shown |= dict.fromkeys((chunk, *beside[: _SHOWN - 1]))
        return tuple(shown)

    def _score(self, chunk: Chunk, wanted: frozenset[str], section: int | None) -> float:
        """Share of the question's words that a passage holds; its chapter counts when the question points to one and it holds some."""
        share = coverage(wanted, pairs(chunk.embedding_text)) if wanted else 1.0
        return share + (_IN_CHAPTER if chunk.section == section and share >= _SOME else 0.0)

    def _chapter(self, query: PassageQuery, years: Sequence[int], section: int) -> PassageEvidence:
        """The question names nothing but a chapter (存在哪些问题): that chapter in its order, or the half that is meant."""
        chunks = self.store.chunks(self.store.chunk_ids(entities=query.entities, years=years, section=section))
        chunks = [chunk for chunk in chunks if _SENTENCE.search(chunk.text)]
        if section == CHAPTER:
            chunks = half(chunks, aspect_of(query.question))
        return PassageEvidence(query=query, chunks=chunks[:_CHAPTER], sufficient=bool(chunks))
