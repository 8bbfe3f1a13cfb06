"""Passages that answer a how, why or what question: by the words of the question among those closest in meaning, or a chapter whole."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from askgov.addressed import addresses_a_machine
from askgov.chapters import CHAPTER, aspect_of, besides, counterpart, half
from askgov.domain import Chunk, PassageQuery
from askgov.domain.evidence import PassageEvidence
from askgov.elsewhere import named_elsewhere
from askgov.meaning import near_in_meaning
from askgov.mending import WHOLE_CHAPTER, asks_advice, asks_to_mend
from askgov.nearest import Similar, nearest_passages
from askgov.neighbours import content
from askgov.own_report import of_report
from askgov.paraphrase import features, kin
from askgov.question.overlap import coverage, pairs, weight
from askgov.sort_asked import holds_sort
from askgov.spoken import Spoken
from askgov.store.figures import FigureStore
from askgov.telling import all_said_of, asked_words, did, explains, unexplained
from askgov.told_among import alternatives, told_among
from askgov.topic_named import holds_topic
from askgov.whether import asks_whether, speaks_of

LARGE = 500  # reports; a larger index is not looked through whole
_SUFFICIENT = 0.3  # share of the question's own words that a passage must hold to count as an answer
_IN_CHAPTER = 0.2  # what the chapter pointed to adds, where …
_SOME = 0.15  # … this share of the question's words stands in the passage
_SHOWN = 3  # passages quoted by one answer
_CHAPTER = 8  # passages of one chapter
_AMONG = 2000  # passages of all reports of a place, of which each is looked at
_REPORTS = 4  # looked through sentence by sentence …
_WHOLE = 200  # … and passages of one of them
_RANKED = 24  # passages looked at
_CLOSE = 0.6  # of the best coverage
_HOLDING = 400  # passages that hold the words asked for, of a large index
_TOLD = 0.6  # share of what is asked for that a passage holds which tells of it …
_LIKE_BEST = 0.8  # … and of what the best holds
_ORGANS = 10  # organs whose reports tell of something, quoted by one answer
OF_OTHERS = "这个地方政府自己的年报里没有找到，上面是当地其他机关年报里的话。"
_NOT_NAMED = "这份{}年的年报里没有提到“{}”（别的年报里有）。"
_SENTENCE = re.compile(r"[。；;：:，,]")

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
    similar: Similar = lambda _question, _sentences: ()

    def find(self, query: PassageQuery) -> PassageEvidence:
        """With an organ and no year, the newest report is tried first; with a place and no organ, its government's."""
        if query.matter and ((itself := of_report(query, self.store)).sufficient or query.matter != "subjects"):
            return itself
        if query.topic and not query.terms and query.section is None:  # nothing of its own to look for
            return self._of_topic(query)
        if query.beside and (told_beside := self._side_by_side(query)) is not None:
            return told_beside
        if query.told_by and ((told := self._told_by_each(query)) or (query.among and query.fallback)):  # of all, the search goes on
            told = tuple(chunk for chunk in told if holds_sort(query.question, chunk.text))
            return PassageEvidence(query=query, chunks=told, sufficient=bool(told))
        named = bool(query.entities) and not query.years
        newest = max((r.year for id_ in query.entities for r in self.store.reports(entity_id=id_)), default=None) if named else None
        tries: list[tuple[tuple[str, ...], tuple[int, ...]]] = []
        if newest is not None:
            tries.append((query.entities, (newest,)))
        tries.append((query.entities, query.years))
        if query.wider and query.section != CHAPTER:  # another organ's problems are not the place's
            tries.append((query.wider, query.years))
        found = [self._passages_of(query.model_copy(update={"entities": entities}), years) for entities, years in tries[:1]]
        for entities, years in tries[1:]:
            of_sort = entities == query.wider or any(holds_sort(query.question, chunk.text) for chunk in found[-1].chunks)
            if found[-1].sufficient and of_sort:  # another year may tell which body it is, no other organ
                break
            found.append(self._passages_of(query.model_copy(update={"entities": entities}), years))
        best = found[-1] if found[-1].sufficient else found[0]
        if best.sufficient and query.wider and best.query.entities == query.wider:
            best = PassageEvidence(
                query=best.query.model_copy(update={"notes": (*best.query.notes, OF_OTHERS)}), chunks=best.chunks, sufficient=True
            )
        if not best.sufficient and query.by_meaning and (near := self.nearest(query, (newest,) if newest is not None else query.years)):
            best = PassageEvidence(query=best.query, chunks=near, sufficient=True)
        checked = self._checked(best)
        if not checked.sufficient and query.topic:
            checked = self._of_topic(query)
        return checked if checked.sufficient else self.chapter_nearest(query) or checked

    def chapter_nearest(self, query: PassageQuery) -> PassageEvidence | None:
        """The chapter on problems of one report, where it is asked what is done about something and nothing that the organ's reports
        say, of the year asked about if any, is nearer in meaning than a passage of that chapter; None where it is not so."""
        asked = asks_to_mend(query.question) or (query.section == CHAPTER and not asks_advice(query.question))
        if not asked or len(query.entities) != 1 or len(query.years) > 1 or query.subjects:
            return None
        near = self._nearest_of_all(query)
        if near is None or near.section != CHAPTER or not holds_topic(query.about or query.question, near.embedding_text):
            return None
        chapter = self.store.chunks(self.store.chunk_ids(report_id=near.report_id, section=CHAPTER))
        told = query.model_copy(update={"notes": (*query.notes, WHOLE_CHAPTER)})
        return PassageEvidence(query=told, chunks=tuple(chunk for chunk in chapter if _tells(chunk.text))[:_CHAPTER], sufficient=True)

    def _nearest_of_all(self, query: PassageQuery) -> Chunk | None:
        ids = self.store.chunk_ids(entities=query.entities, years=query.years)
        cosines = self.search(query.about or query.question, ids, (), len(ids)) if 0 < len(ids) <= _WHOLE else {}
        ranked = sorted(cosines, key=lambda id_: -(cosines[id_] or 0.0))
        return next((chunk for chunk in self.store.chunks(ranked) if _tells(chunk.text)), None)

    def _of_topic(self, query: PassageQuery) -> PassageEvidence:
        """The passages that answer the question together with what the turn before spoke of."""
        whole = {"topic": "", "about": f"{query.topic}，{query.about}", "question": f"{query.topic}，{query.question}", "by_meaning": True}
        found = self.find(query.model_copy(update={**whole, "terms": (*content(query.topic), *query.terms)}))
        own = features("".join(content(query.about))) | kin(query.about)
        if own and not any(own & (features(chunk.text) | kin(chunk.text)) for chunk in found.chunks):
            return PassageEvidence(query=query, chunks=found.chunks, sufficient=False)  # nothing of what is asked anew
        named = query.model_copy(update={"notes": found.query.notes})
        return PassageEvidence(query=named, chunks=found.chunks, sufficient=found.sufficient)

    def in_other_words(self, query: PassageQuery) -> PassageEvidence:
        """The passages of the reports asked about that say it in other words than the question."""
        near = self.nearest(query, query.years)
        return self._checked(PassageEvidence(query=query, chunks=near, sufficient=bool(near)))

    def _checked(self, told: PassageEvidence) -> PassageEvidence:
        """What was found; not sufficient where only other reports name what is asked about, or no cause is told of a why."""
        if told.sufficient and (other := self._named_elsewhere(told.query)):
            return PassageEvidence(query=told.query.model_copy(update={"fallback": other}), chunks=told.chunks, sufficient=False)
        asked = told.query.question
        answers = any(
            holds_sort(asked, chunk.text) and holds_topic(told.query.about or asked, chunk.embedding_text) for chunk in told.chunks
        )
        answers = answers and not unexplained(asked, told.query.terms, told.chunks)
        answers = answers and (not asks_whether(asked) or any(speaks_of(told.query.about or asked, chunk.text) for chunk in told.chunks))
        return PassageEvidence(query=told.query, chunks=told.chunks, sufficient=told.sufficient and answers)

    def _named_elsewhere(self, query: PassageQuery) -> str:
        """What to say of a report that lacks what the question names, where another report has it; "" where that is not so."""
        if len(query.entities) != 1 or len(query.years) != 1 or query.subjects or query.matter:
            return ""
        own = [chunk.embedding_text for chunk in self.store.chunks(self.store.chunk_ids(entities=query.entities, years=query.years))]
        found = named_elsewhere(query.about or query.question, own, self.holding, self.store.chunks, whole=self.store.arrived > LARGE)
        return _NOT_NAMED.format(query.years[0], found) if found else ""

    def _side_by_side(self, query: PassageQuery) -> PassageEvidence | None:
        """What each of several reports says of it, and of problems the whole chapter of a report that is not on the first year.

        None where no report says anything near and no chapter is asked about.
        """
        alone = [
            query.model_copy(update={"entities": (id_,), "years": (year,), "wider": (), "beside": (), "told_by": False})
            for id_, year in query.beside
        ]
        found = [self.find(one) for one in alone]
        told = [evidence.chunks[:_SHOWN] if evidence.sufficient else () for evidence in found]
        of_problems = query.section == CHAPTER or any(chunk.section == CHAPTER for chunks in told for chunk in chunks)
        first = min(year for _, year in query.beside)
        chapters = [
            self._chapter_of(place) if of_problems and (not chunks or place[1] != first) else ()
            for place, chunks in zip(query.beside, told, strict=True)
        ]
        if not any(told) and not (query.section == CHAPTER and all(chapters)):
            return None
        notes = self._of_the_silent(query.beside, told, chapters)
        chunks = dict.fromkeys(chunk for parts in zip(told, chapters, strict=True) for part in parts for chunk in part)
        return PassageEvidence(query=query.model_copy(update={"notes": (*query.notes, *notes)}), chunks=tuple(chunks), sufficient=True)

    def _of_the_silent(
        self, places: Sequence[tuple[str, int]], told: Sequence[tuple[Chunk, ...]], chapters: Sequence[tuple[Chunk, ...]]
    ) -> tuple[str, ...]:
        """What to say of the reports of which nothing near was found."""
        several = len({id_ for id_, _ in places}) > 1
        names = {entity.id: entity.name for entity in self.store.entities([id_ for id_, _ in places])} if several else {}
        silent = [
            (f"{names.get(id_, '')}{year}年", chapter)
            for (id_, year), chunks, chapter in zip(places, told, chapters, strict=True)
            if not chunks
        ]
        listed = "、".join(who for who, chapter in silent if chapter)
        nothing = "、".join(who for who, chapter in silent if not chapter)
        said = f"{listed}列出的是年报里讲问题和改进的部分，不一定说到这件事。" if listed else ""
        unsaid = f"{nothing}的年报里没有找到足够相近的原文。" if nothing else ""
        return tuple(note for note in (said, unsaid) if note)

    def _chapter_of(self, place: tuple[str, int]) -> tuple[Chunk, ...]:
        ids = self.store.chunk_ids(entities=place[:1], years=place[1:], section=CHAPTER)
        return tuple(chunk for chunk in self.store.chunks(ids) if _tells(chunk.text))[:_CHAPTER]

    def nearest(self, query: PassageQuery, years: Sequence[int]) -> tuple[Chunk, ...]:
        """What the report of each organ and year says in other words than the question; () for more than a few reports."""
        places = [(id_, year) for id_ in query.entities for year in years]
        if query.subjects or not 0 < len(places) <= _REPORTS:
            return ()
        found: list[Chunk] = []
        asked = query.about or query.question
        for id_, year in places:
            ids = self.store.chunk_ids(entities=(id_,), years=(year,))
            cosines = self.search(asked, ids, (), len(ids)) if 0 < len(ids) <= _WHOLE else {}
            near = nearest_passages(
                asked, self.store.chunks(list(cosines)), cosines, self.similar, CHAPTER if query.section == CHAPTER else None
            )
            found += self._shown(near) if len(places) == 1 else near[:1]
        return tuple(found)

    def _told_by_each(self, query: PassageQuery) -> tuple[Chunk, ...]:
        """The passage of each organ that tells best of what is asked for, where it holds nearly all of it; its newest year first."""
        if query.among and (among := self._told_among(query)):
            return among
        large = self.store.arrived > LARGE
        ids = self.holding(query.terms, _HOLDING) if large else self.store.chunk_ids(years=query.years)
        if query.among:
            ids = self.store.chunk_ids(entities=query.among, years=query.years) if not large else ()
        wanted = alternatives(query.terms, query.question)
        chunks = self.store.chunks(ids) if wanted else ()
        held = [(max(coverage(part, pairs(chunk.text)) for part in wanted), chunk) for chunk in chunks]
        best = max((share for share, _ in held), default=0.0)
        told = [(share, chunk) for share, chunk in held if share >= max(_TOLD, best * _LIKE_BEST)]
        reports = {report.id: report for report in self.store.reports_by_id(sorted({chunk.report_id for _, chunk in told}))}
        first: dict[str, Chunk] = {}
        for _, chunk in sorted(told, key=lambda item: (-item[0], -reports[item[1].report_id].year)):
            report = reports[chunk.report_id]
            if not query.years or report.year in query.years:
                first.setdefault(report.entity_id, chunk)
        return tuple(first.values())[:_ORGANS]

    def _told_among(self, query: PassageQuery) -> tuple[Chunk, ...]:
        """The passages of the organs of a place that tell of it, in other words too."""
        asked = query.about or query.question
        ids = self.store.chunk_ids(entities=query.among, years=query.years)
        if not 0 < len(ids) <= _AMONG:
            return ()
        cosines = self.search(asked, ids, (), len(ids))
        chunks = self.store.chunks(list(cosines))
        reports = self.store.reports_by_id(sorted({chunk.report_id for chunk in chunks}))
        return told_among(asked, chunks, cosines, self.similar, {report.id: report.entity_id for report in reports})[:_ORGANS]

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
        cosines = self.search(sought, ids, () if listed else years, max(_RANKED, len(ids or ())))
        return self._told(query, self.store.chunks(list(cosines)[:_RANKED]), spoken_of, cosines)

    def _told(
        self, query: PassageQuery, chunks: Sequence[Chunk], spoken_of: Sequence[Spoken], cosines: Mapping[str, float | None] | None = None
    ) -> PassageEvidence:
        """Those of the passages, in their order, that hold about as much of the question's words as the best does, or mean the same."""
        homes: Mapping[str, str] = {}
        if spoken_of:
            homes = self.homes(chunk.report_id for chunk in chunks)
            chunks = [chunk for chunk in chunks if all(subject.stands_in(chunk.text, homes[chunk.report_id]) for subject in spoken_of)]
        chunks = [chunk for chunk in chunks if _tells(chunk.text)]
        wanted = pairs(" ".join(asked_words(query.terms)))
        scored = [(self._score(chunk, wanted, query.section), chunk) for chunk in chunks]
        best = max((score for score, _ in scored), default=0.0)
        close = tuple(chunk for score, chunk in scored if score >= best * _CLOSE)
        if query.section == CHAPTER and query.entities and cosines:
            said = features(" ".join(besides((query.about or query.question,))))
            if told := near_in_meaning(chunks, said, cosines, CHAPTER):
                return PassageEvidence(query=query, chunks=self._shown(told), sufficient=True)
        if causes := tuple(chunk for chunk in chunks if explains(query.question, chunk)):
            return PassageEvidence(query=query, chunks=self._shown(causes), sufficient=True)
        theirs = tuple(c for c in chunks if did(query.question, wanted, spoken_of, c, homes[c.report_id])) if spoken_of else ()
        if theirs or (spoken_of and (theirs := all_said_of(query.question, spoken_of, chunks, homes))):
            return PassageEvidence(query=query, chunks=self._shown(theirs), sufficient=True)
        if close and best >= _SUFFICIENT and (wanted or not spoken_of):
            return PassageEvidence(query=query, chunks=self._shown(close), sufficient=True)
        if query.by_meaning and query.entities and cosines and (near := near_in_meaning(chunks, features(" ".join(query.terms)), cosines)):
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
                chapter = self.store.chunks(self.store.chunk_ids(report_id=chunk.report_id, section=CHAPTER))
                beside = counterpart(chunk, [part for part in chapter if _tells(part.text)])
            shown |= dict.fromkeys((chunk, *beside[: _SHOWN - 1]))
        return tuple(shown)

    def _score(self, chunk: Chunk, wanted: frozenset[str], section: int | None) -> float:
        """Share of the question's words that a passage holds; its chapter counts when the question points to one and it holds some."""
        share = coverage(wanted, pairs(chunk.embedding_text)) if wanted else 1.0
        return share + (_IN_CHAPTER if chunk.section == section and share >= _SOME else 0.0)

    def _chapter(self, query: PassageQuery, years: Sequence[int], section: int) -> PassageEvidence:
        """The question names nothing but a chapter (存在哪些问题): that chapter in its order, or the half that is meant."""
        chunks = self.store.chunks(self.store.chunk_ids(entities=query.entities, years=years, section=section))
        chunks = tuple(chunk for chunk in chunks if _tells(chunk.text))
        if section == CHAPTER:
            chunks = half(chunks, aspect_of(query.question))
        return PassageEvidence(query=query, chunks=chunks[:_CHAPTER], sufficient=bool(chunks))


def _tells(text: str) -> bool:
    """Whether a passage may answer something: a signature does not, nor what is written for a machine."""
    return _SENTENCE.search(text) is not None and not addresses_a_machine(text)
