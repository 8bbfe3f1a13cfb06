"""The retrieval chain: plan | find | compose, as LangChain runnables. The only place that wires the parts together."""

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from askgov.compose import compose
from askgov.domain import Answer, Decline, Entity, FigureQuery, Plan, Status
from askgov.domain.evidence import Evidence
from askgov.find import Finder
from askgov.plan import plan
from askgov.question.organs import Catalogue, catalogue
from askgov.scanner import offences
from askgov.sessions import Sessions, Turn, chosen
from askgov.store.figures import FigureStore
from askgov.taxonomy.words import absent, lexicon
from askgov.wording import FORMATS

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable

    from askgov.language.embeddings import AskgovEmbeddings
    from askgov.store.passages import PassageStore

_BLOCKED = "答案里的数字没有通过核对，因此不予显示。请换一种问法，或查看报告原文。"


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
    _known: tuple[str, Catalogue] | None = None
    _searcher: "tuple[AskgovEmbeddings, PassageStore] | None" = None
    _lock: Lock = field(default_factory=Lock)

    @classmethod
    def open(cls, index_dir: Path, today: date | None = None) -> "Assistant":
        """Open an index. Raises IndexMissing when there is none."""
        return cls(index_dir, FigureStore(index_dir), today)

    def ask(self, question: str, session: str | None = None) -> Answer:
        """Answer a question; turns of one ``session`` may refer to each other."""
        answer, turn = self.reply(question, self.sessions.last(session))
        self.sessions.remember(session, turn)
        return answer

    def reply(self, question: str, before: Turn) -> tuple[Answer, Turn]:
        """The answer after a given turn, and the turn to remember."""
        started = time.perf_counter()
        asked = chosen(question, before.options)
        state = self.chain().invoke({"question": asked, "before": before.plan})
        planned: Plan = state["plan"]
        answer = self._checked(state["answer"], state["evidence"])
        known = self.known()
        answer = answer.model_copy(
            update={
                "question": question,
                "plan": {**planned.model_dump(mode="json"), "in_words": in_words(planned, known)},
                "index_version": self.store.version,
                "elapsed_ms": round((time.perf_counter() - started) * 1000, 2),
            }
        )
        kept = planned if isinstance(planned, FigureQuery) else before.plan
        return answer, Turn(plan=kept, options=answer.options)

    def chain(self) -> "Runnable[dict[str, Any], dict[str, Any]]":
        """The three steps as one runnable; each step's output stays in the state under its own name."""
        from langchain_core.runnables import RunnablePassthrough

        known, finder = self.known(), Finder(self.store, self._search)
        return (
            RunnablePassthrough.assign(plan=lambda state: plan(state["question"], known, self.clock or today(), state["before"]))
            | RunnablePassthrough.assign(evidence=lambda state: finder.find(state["plan"]))
            | RunnablePassthrough.assign(answer=lambda state: compose(state["question"], state["evidence"]))
        )

    def known(self) -> Catalogue:
        """The organs of the index, read again when its version changes."""
        version = self.store.version
        with self._lock:
            if self._known is None or self._known[0] != version:
                self._known = (version, catalogue(self.store.entities(), self.store.reports()))
            return self._known[1]

    def examples(self) -> tuple[str, ...]:
        """Questions that this index can answer, one of each kind, spread over its organs."""
        known = self.known()
        organs: list[Entity] = sorted(known.entities.values(), key=lambda e: (e.kind != "government", -len(known.years[e.id]), e.id))
        wordings = ("{organ}{year}年收到多少件信息公开申请？", "{organ}{year}年行政处罚了多少起？", "{organ}{year}年不予公开的一共多少件？", "{organ}{year}年存在哪些问题？")
        return tuple(
            wording.format(organ=organs[i % len(organs)].name, year=known.years[organs[i % len(organs)].id][-1])
            for i, wording in enumerate(wordings)
        ) if organs else ()

    def _search(self, question: str, chunk_ids: Sequence[str] | None, k: int) -> Sequence[str]:
        embeddings, passages = self._open_search()
        hits = passages.search(question, embeddings.query(question), chunk_ids=chunk_ids, k=k)
        return [hit.chunk_id for hit in hits]

    def _open_search(self) -> "tuple[AskgovEmbeddings, PassageStore]":
        """The embedding model and the search indexes, opened with the first question that needs them."""
        with self._lock:
            if self._searcher is None:
                from askgov.language.embeddings import open_embeddings
                from askgov.store.passages import PassageStore

                self._searcher = open_embeddings(self.index_dir), PassageStore(self.index_dir)
            return self._searcher

    def _checked(self, answer: Answer, evidence: Evidence) -> Answer:
        """The answer, or a refusal in its place when a number in its text is not one of its own."""
        if not offences(answer.text, figures=_figures(answer), years=_years(answer, evidence), covered=self._covered(answer, evidence)):
            return answer
        return Answer(question=answer.question, status=Status.NOT_FOUND, text=_BLOCKED)

    def _covered(self, answer: Answer, evidence: Evidence) -> list[str]:
        """Strings that may stand in the text whole: names, labels, quotes, fixed sentences."""
        names = [e.name for e in evidence.entities] + [r.title for r in evidence.reports]
        amounts = [f"{v.value} {v.unit}" for v in answer.values if v.value is not None]
        places = [part for v in answer.values for part in (v.label, v.source.section, v.source.table, v.source.row, v.source.column, v.source.as_printed)]
        quotes = [part for c in answer.citations for part in (c.quote, c.section)]
        if isinstance(evidence.found, Decline):
            names += [e.name for e in self.known().entities.values()]
        spoken = [n.message for n in answer.findings] + [option.label for option in answer.options] + [item.label for item in answer.result.items]
        return [part for part in (*names, *amounts, *places, *quotes, *spoken, answer.question, *fixed_sentences()) if part and part in answer.text]


def _figures(answer: Answer) -> list[str]:
    return [v.value for v in answer.values if v.value is not None]


def _years(answer: Answer, evidence: Evidence) -> set[int]:
    years = {report.year for report in evidence.reports} | {value.year for value in answer.values} | {item.year for item in answer.result.items}
    return years


@cache
def fixed_sentences() -> tuple[str, ...]:
    """Sentences of the product's own that hold numerals: notes of the taxonomy and names of the formats."""
    notes = [term.note for term in lexicon().values() if term.note]
    return (*dict.fromkeys(notes), *(entry.note for entry in absent()), *FORMATS.values())


def in_words(planned: Plan, known: Catalogue) -> str:
    """The plan in plain Chinese, for the reader to check what was understood."""
    from askgov.wording import figure_label

    if not isinstance(planned, FigureQuery):
        return ""
    organs = "、".join(known.entities[id_].name for id_ in planned.entities)
    years = "、".join(f"{year}年" for year in planned.years)
    labels = "、".join(figure_label(c, a) for c in planned.concepts for a in planned.applicants)
    return f"按：{organs} · {years} · {labels}"
