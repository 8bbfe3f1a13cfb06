"""The retrieval chain: plan | find | compose, as LangChain runnables. The only place that wires the parts together."""

import gc
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from askgov.as_many_turns import in_as_many_turns
from askgov.compose import compose
from askgov.domain import (
    Answer,
    Decline,
    Plan,
)
from askgov.domain.evidence import Evidence, PassageEvidence
from askgov.find import Finder
from askgov.find_prose import ProseFinder
from askgov.guard import guarded
from askgov.language.chat import open_chat
from askgov.model_reading.reader import ModelReader
from askgov.offers import with_offer
from askgov.phrasing.phraser import Phraser
from askgov.plan import plan
from askgov.plan_in_words import in_words
from askgov.question.organs import Catalogue, catalogue
from askgov.records import Records
from askgov.sessions import Sessions, Turn, chosen
from askgov.spelled import SpelledStore
from askgov.store.figures import FigureStore
from askgov.turns import next_turn

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable

    from askgov.language.recent import RecentVectors
    from askgov.store.passages import PassageStore

State = dict[str, Any]
Step = Callable[[State], State]

_EXAMPLES = (
    "{organ}{year}年收到多少件信息公开申请？",
    "{organ}{year}年行政处罚了多少起？",
    "{organ}{year}年不予公开的一共多少件？",
    "{organ}{year}年存在哪些问题？",
)


def today() -> date:
    """The clock that 去年 and 近三年 are read against: ASKGOV_TODAY (YYYY-MM-DD), else this day."""
    named = os.environ.get("ASKGOV_TODAY")
    return date.fromisoformat(named) if named else date.today()


@dataclass
class Assistant:
    """Answers questions over one index. Safe to share between threads; sees a new index version with the next question."""

    index_dir: Path
    store: FigureStore
    clock: date | None = None
    sessions: Sessions = field(default_factory=Sessions)
    model: ModelReader | None = None  # reads the questions that the grammar cannot
    phraser: Phraser | None = None  # puts what passages answer shortly
    _known: tuple[str, Catalogue] | None = None
    _searcher: "tuple[RecentVectors, PassageStore] | None" = None
    _lock: Lock = field(default_factory=Lock)

    @classmethod
    def open(cls, index_dir: Path, today: date | None = None) -> "Assistant":
        """Open an index. Raises IndexMissing when there is none, ChatUnavailable when a language model is set that cannot be used."""
        chat = open_chat()
        reader, phraser = (ModelReader(chat), Phraser(chat)) if chat else (None, None)
        return cls(index_dir, SpelledStore(index_dir), today, model=reader, phraser=phraser)

    def ask(self, question: str, session: str | None = None) -> Answer:
        """Answer a question; turns of one ``session`` may refer to each other."""
        answer, turn = self.reply(question, self.sessions.last(session))
        self.sessions.remember(session, turn)
        return answer

    def reply(self, question: str, before: Turn) -> tuple[Answer, Turn]:
        """The answer after a given turn, and the turn to remember."""
        return in_as_many_turns(question, before, self._replied)

    def _replied(self, question: str, before: Turn) -> tuple[Answer, Turn]:
        """The answer of one step."""
        started = time.perf_counter()
        asked = chosen(question, before.options)
        if any(asked == option.question for option in before.options):
            before = before.model_copy(update={"unsettled": False})  # what was open is told
        state: State = {"question": asked, "before": before}
        version, known = self._current()
        for step in self._steps(known):
            state = step(state)
        planned: Plan = state["plan"]
        if isinstance(planned, Decline) and isinstance(state["evidence"].found, PassageEvidence):
            planned = state["evidence"].found.query  # declined, and told by a passage all the same
        answer, phrased = self._phrased(guarded(state["answer"], state["evidence"], known, self.clock or today()), state["evidence"], known)
        answer = with_offer(answer, state["question"], known, self.clock or today())
        answer = answer.model_copy(
            update={
                "question": question,
                "plan": {**planned.model_dump(mode="json"), "in_words": in_words(planned, known), **state.get("understood", {}), **phrased},
                "index_version": version,
                "elapsed_ms": round((time.perf_counter() - started) * 1000, 2),
            }
        )
        return answer, next_turn(before, planned, state["question"], answer, known, self.clock or today())

    def steps(self) -> tuple[Step, Step, Step]:
        """plan, find, compose: each adds its result to the state under its own name."""
        return self._steps(self.known())

    def _steps(self, known: Catalogue) -> tuple[Step, Step, Step]:
        return (
            lambda state: self._planned(state, known),
            lambda state: self._found(state, known),
            lambda state: {**state, "answer": compose(state["question"], state["evidence"])},
        )

    def _planned(self, state: State, known: Catalogue) -> State:
        question, planned = plan(state["question"], known, self.clock or today(), state.get("before") or Turn())
        return {**state, "question": question, "plan": planned}

    def _found(self, state: State, known: Catalogue) -> State:
        records = Records(self.store, known.entities)
        finder = Finder(self.store, ProseFinder(self.store, self._search, self._holding, records, self._similar), records)
        return self._reread({**state, "evidence": finder.find(state["plan"])}, known, finder)

    def _reread(self, state: State, known: Catalogue, finder: Finder) -> State:
        """The state as it is, or with the plan that a language model led to where nothing was found because words were not understood."""
        if self.model is None:
            return state
        before = state.get("before") or Turn()
        reread = self.model.reread(state["question"], state["evidence"], known, self.clock or today(), before)
        if reread is None:
            return state
        found = {"question": reread.question, "plan": reread.plan, "evidence": finder.find(reread.plan)}
        return {**state, **found, "understood": {"in_words": reread.in_words, "by_model": True}}

    def _phrased(self, answer: Answer, evidence: Evidence, known: Catalogue) -> tuple[Answer, State]:
        """The answer as a language model puts it shortly, where that passes the scanner, and what the plan says of it."""
        if self.phraser is None:
            return answer, {}
        phrased = guarded(self.phraser.phrased(answer, evidence), evidence, known, self.clock or today())
        if phrased.status is not answer.status or phrased.text == answer.text:
            return answer, {}
        return phrased, {"phrased": True}

    def chain(self) -> "Runnable[State, State]":
        """The same steps as a LangChain runnable, to compose, trace or stream: ``chain().invoke({"question": …})``.

        ``ask`` runs them without LangChain, whose import alone takes longer than the answer to a figure question.
        """
        from langchain_core.runnables import RunnableLambda

        first, second, third = (RunnableLambda(step) for step in self.steps())
        return first | second | third

    def known(self) -> Catalogue:
        """The organs of the index, read again when its version changes."""
        return self._current()[1]

    def _current(self) -> tuple[str, Catalogue]:
        version = self.store.version
        with self._lock:
            if self._known is None or self._known[0] != version:
                self._known = (version, catalogue(self.store.entities(), self.store.reports()))
                gc.freeze()  # see ``warm``
            return self._known

    def warm(self) -> None:
        """Read what all figure questions need, organs and words, and keep it out of the collector's rounds.

        It lives as long as the process, or as its version of the index: walking it for garbage would take a quarter of an answer's time.
        """
        for question in self.examples()[:-1]:  # the last is about the text: it would open the embedding model, and call a language model
            self.reply(question, Turn())
        gc.collect()
        gc.freeze()

    def examples(self) -> tuple[str, ...]:
        """Questions that this index can answer, one of each kind, spread over its organs; none for an empty index."""
        known = self.known()
        named = [(known.entities[id_].name, known.years[id_][-1]) for id_ in known.foremost] * len(_EXAMPLES)
        return tuple(wording.format(organ=organ, year=year) for wording, (organ, year) in zip(_EXAMPLES, named, strict=False))

    def search(
        self, query: str, *, entity: str | None = None, year: int | None = None, section: int | None = None, limit: int = 10
    ) -> list[dict[str, Any]]:
        """Passages for staff, best first: by organ (its name or a part of it), year and chapter when given.

        ``similarity`` is the cosine with the query, None of a passage that was found by its words alone.
        """
        names = {e.id: e.name for e in self.store.entities()}
        organs = [id_ for id_, name in names.items() if entity is not None and entity in name]
        if entity is not None and not organs:
            return []
        narrowed = entity is not None or year is not None or section is not None
        ids = self.store.chunk_ids(entities=organs, years=(year,) if year else (), section=section) if narrowed else None
        cosines = self._search(query, ids, (), limit)
        found = []
        for chunk in self.store.chunks(list(cosines)):
            report = self.store.report(chunk.report_id)
            if report is not None:
                about = {"entity": names[report.entity_id], "year": report.year, "title": report.title, "url": report.url}
                found.append({**about, "similarity": cosines[chunk.id], **chunk.model_dump(mode="json")})
        return found

    def _search(self, question: str, chunk_ids: Sequence[str] | None, years: Sequence[int], k: int) -> dict[str, float | None]:
        embeddings, passages = self._open_search()
        hits = passages.search(question, embeddings.query(question), chunk_ids=chunk_ids, years=years, k=k)
        return {hit.chunk_id: hit.similarity for hit in hits}

    def _holding(self, texts: Sequence[str], k: int) -> Sequence[str]:
        return self._open_search()[1].holding(texts, k)

    def _similar(self, question: str, sentences: Sequence[str]) -> Sequence[float]:
        """The cosine of each sentence with the question; () from an engine that knows nothing of meaning."""
        embeddings, _ = self._open_search()
        if not embeddings.engine.fingerprint.by_meaning:
            return ()
        cosines: list[float] = (embeddings.documents(sentences) @ embeddings.query(question)).tolist()
        return cosines

    def _open_search(self) -> "tuple[RecentVectors, PassageStore]":
        """The embedding model and the search indexes, opened with the first question that needs them."""
        with self._lock:
            if self._searcher is None:
                from askgov.language.embeddings import open_embeddings
                from askgov.language.recent import RecentVectors
                from askgov.store.passages import PassageStore

                engine = open_embeddings(self.index_dir)
                self._searcher = RecentVectors(engine), PassageStore(self.index_dir, engine.fingerprint.space)
            return self._searcher
