"""Questions with the passages that answer them: those of CMRC 2018, and this project's own gold questions on text.

CMRC's paragraphs become an index of one made-up report, written by the store's own writer. A gold question tells its report where all the
words that an answer must say stand in one report and in no other; each passage of it with some of them is relevant, by how many it holds.
"""

import hashlib
import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from askgov.domain import Chunk, Entity, Format, Provenance, Report, Scope, Status
from askgov.language.engine import AskgovEmbeddings
from askgov.store import generations
from askgov.store.figures import FigureStore
from askgov.store.folder import IndexFolder
from askgov.store.record import Embedded, Extract
from askgov.store.writer import Writer
from eval.cases import GOLD, Case, load

GOLD_FILES = tuple(GOLD / name for name in ("samples_text.jsonl", "strangers_text.jsonl", "real_reports.jsonl"))
_REPORT = hashlib.sha256(b"CMRC 2018").hexdigest()


class Judged(NamedTuple):
    """A question and what answers it."""

    id: str
    question: str
    kind: str
    relevant: Mapping[str, int]  # chunk id → gain
    report_id: str


def cmrc(path: Path, folder: Path, embeddings: AskgovEmbeddings) -> list[Judged]:
    """The questions of a CMRC 2018 file; ``folder`` becomes the index of its paragraphs, unless it is one."""
    paragraphs = [paragraph for article in json.loads(path.read_text("utf-8"))["data"] for paragraph in article["paragraphs"]]
    if not IndexFolder(folder).pointer.exists():
        _fill(folder, [str(paragraph["context"]) for paragraph in paragraphs], embeddings)
    return [
        Judged(qa["id"], qa["question"], "cmrc", {_chunk_id(number): 1}, _REPORT)
        for number, paragraph in enumerate(paragraphs)
        for qa in paragraph["qas"]
    ]


def _fill(folder: Path, texts: Sequence[str], embeddings: AskgovEmbeddings) -> None:
    report = Report(
        id=_REPORT, entity_id="CMRC", year=2018, scope=Scope.OWN, format=Format.G3, title="CMRC 2018", file="cmrc.json",
        media_type="application/json",
    )  # fmt: skip
    chunks = tuple(
        Chunk(
            id=_chunk_id(number), report_id=_REPORT, headings=(), section=0, text=text,
            source=Provenance(report_id=_REPORT, file=report.file, block=number),
        )
        for number, text in enumerate(texts)
    )  # fmt: skip
    extract = Extract(Entity(id="CMRC", name="CMRC"), report, (), (), chunks, (), '{"media_type":"","blocks":[]}')
    vectors = embeddings.documents([chunk.embedding_text for chunk in chunks])
    folder.mkdir(parents=True, exist_ok=True)
    original = folder / "original.txt"
    original.write_text("CMRC 2018", encoding="utf-8")
    with Writer(folder) as writer:
        writer.add(extract, Embedded(embeddings.fingerprint.space, vectors), original)
        store = FigureStore(folder)
        generations.publish(store)
        store.close()
    original.unlink()


def _chunk_id(number: int) -> str:
    return f"{_REPORT}:c:{number}"


def gold(store: FigureStore, corpus: str, files: Iterable[Path] = GOLD_FILES) -> list[Judged]:
    """The gold questions of a corpus whose report is told, no turns of conversations and none on cells of the tables."""
    passages: Mapping[str, dict[str, str]] = defaultdict(dict)
    for chunk in store.chunks(store.chunk_ids()):
        passages[chunk.report_id][chunk.id] = _plain(chunk.text)
    cases = [case for file in files for case in load([file]) if case.index == corpus and case.expect.status == (Status.ANSWERED,)]
    of_text = [case for case in cases if case.expect.must_contain and case.session is None and case.expect.concept is None]
    return list(_judged(of_text, store, passages))


def _judged(cases: Iterable[Case], store: FigureStore, passages: Mapping[str, Mapping[str, str]]) -> Iterator[Judged]:
    for case in cases:
        words = {_plain(word) for word in case.expect.must_contain}
        own = [report.id for report in store.reports(case.expect.entity, case.expect.year)]
        told = [id_ for id_ in own if all(any(word in text for text in passages[id_].values()) for word in words)]
        if len(told) == 1:
            held = {id_: sum(word in text for word in words) for id_, text in passages[told[0]].items()}
            yield Judged(case.id, case.question, case.kind, {id_: count for id_, count in held.items() if count}, told[0])


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
