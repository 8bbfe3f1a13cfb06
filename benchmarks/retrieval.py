"""Whether retrieval finds the passage: `python -m benchmarks.retrieval [--cmrc FILE] [--gold CORPUS=INDEX …] [--reference]`.

CMRC 2018 (a file in the format of its dev set): the paragraph of each question among all paragraphs. Our own gold questions on text, each
over the index of its corpus: the passages of the one report that says it, among all passages of the index; and among those of the report,
by the question without organ and year, as it is looked for where they are named. Searches are the product's own, by words alone, by meaning
alone and by both; ``--reference`` adds sentence-transformers alone, ranked exactly. The last table asks the gold questions: is the right
report, and the right chapter of it, among the first three places that the answer shows?
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from ir_measures import RR, R, calc_aggregate, nDCG

from askgov.assistant import Assistant
from askgov.domain import Answer, PassageQuery, StatementQuery
from askgov.language import open_embeddings
from askgov.language.engine import AskgovEmbeddings
from askgov.plan import plan
from askgov.store.figures import FigureStore
from askgov.store.passages import PassageStore
from benchmarks.judged import Judged, cmrc, gold
from eval.cases import CLOCKS

MEASURES = (R @ 1, R @ 5, RR @ 10, nDCG @ 10)
DEPTH = 10
SHOWN = 3  # places of an answer that are looked at
OUTCOMES = ("report and chapter", "other chapter", "other report", "nothing shown")
Ranking = Mapping[str, float]  # chunk id → score
Search = Callable[[str, Sequence[str] | None], Ranking]
Asked = tuple[Judged, str, Sequence[str] | None]  # what is sought, among which chunks


def main() -> None:
    """Measure what is given and print its tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--cmrc", type=Path, help="cmrc2018_dev.json")
    parser.add_argument("--gold", nargs="*", default=(), metavar="CORPUS=INDEX", help=f"of {', '.join(CLOCKS)}")
    parser.add_argument("--folder", type=Path, default=Path("index/retrieval"), help="where the index of CMRC is kept")
    parser.add_argument("--reference", action="store_true", help="sentence-transformers as well")
    parser.add_argument("--show", action="store_true", help="print the questions whose place is not shown")
    options = parser.parse_args()
    indexes = {corpus: Path(index) for corpus, _, index in (one.partition("=") for one in options.gold)}
    print("| questions | search | R@1 | R@5 | MRR@10 | nDCG@10 |\n| --- | --- | ---: | ---: | ---: | ---: |")
    if options.cmrc:
        engine = open_embeddings(options.folder)
        judged = cmrc(options.cmrc, options.folder / "cmrc", engine)
        runs = [(options.folder / "cmrc", [(one, one.question, None) for one in judged])]
        compare("CMRC 2018", runs, engine, reference=options.reference)
    if indexes:
        known = {corpus: gold(FigureStore(index), corpus) for corpus, index in indexes.items()}
        engine = open_embeddings(next(iter(indexes.values())))
        wide = [(index, [(one, one.question, None) for one in known[corpus]]) for corpus, index in indexes.items()]
        compare("gold, whole index", wide, engine, reference=options.reference)
        narrow = [(index, list(_within(known[corpus], index, corpus))) for corpus, index in indexes.items()]
        compare("gold, its report", narrow, engine, reference=options.reference)
        _show_places({corpus: list(placed(known[corpus], index, corpus)) for corpus, index in indexes.items()}, show=options.show)


def compare(name: str, runs: Sequence[tuple[Path, Sequence[Asked]]], engine: AskgovEmbeddings, *, reference: bool) -> None:
    """Print the rows of one set of questions, asked of one or several indexes."""
    found: dict[str, dict[str, Ranking]] = defaultdict(dict)
    for index, asked in runs:
        for search, run in searches(index, engine, reference=reference).items():
            found[search] |= {one.id: run(sought, among) for one, sought, among in asked}
    relevant = {one.id: one.relevant for _, asked in runs for one, _, _ in asked}
    for search, rankings in found.items():
        measured = calc_aggregate(MEASURES, relevant, rankings)
        print(f"| {name} ({len(relevant)}) | {search} | {' | '.join(f'{measured[m]:.4f}' for m in MEASURES)} |", flush=True)


def searches(index: Path, engine: AskgovEmbeddings, *, reference: bool) -> dict[str, Search]:
    """The product's searches of an index, by name."""
    store = PassageStore(index, engine.fingerprint.space)

    def ranking(question: str, vector_of: str | None, among: Sequence[str] | None) -> Ranking:
        vector = None if vector_of is None else engine.query(vector_of)
        return {hit.chunk_id: hit.score for hit in store.search(question, vector, chunk_ids=among, k=DEPTH)}

    found: dict[str, Search] = {
        "words": lambda sought, among: ranking(sought, None, among),
        "meaning": lambda sought, among: ranking("", sought, among),
        "both": lambda sought, among: ranking(sought, sought, among),
    }
    return found | ({"sentence-transformers": _sentence_transformers(index)} if reference else {})


def _sentence_transformers(index: Path) -> Search:
    """The library by itself over the unpacked model: its own prompts, its own pooling, exact cosines."""
    import torch
    from sentence_transformers import SentenceTransformer

    from askgov.language.unpack import unpacked_model

    model = SentenceTransformer(str(unpacked_model(index)), local_files_only=True)
    chunks = FigureStore(index)
    ids = chunks.chunk_ids()
    matrix = model.encode_document([chunk.embedding_text for chunk in chunks.chunks(ids)], convert_to_tensor=True)
    places = {id_: place for place, id_ in enumerate(ids)}

    def search(sought: str, among: Sequence[str] | None) -> Ranking:
        wanted = ids if among is None else among
        rows = matrix[torch.tensor([places[id_] for id_ in wanted])]
        cosines = model.similarity(model.encode_query(sought, convert_to_tensor=True), rows)[0].tolist()
        return dict(sorted(zip(wanted, cosines, strict=True), key=lambda one: -one[1])[:DEPTH])

    return search


def _within(judged: Iterable[Judged], index: Path, corpus: str) -> Iterator[Asked]:
    """The questions that are planned as questions on text: what the product seeks, in the report that tells it."""
    assistant = Assistant.open(index, CLOCKS[corpus])
    for one in judged:
        _, planned = plan(one.question, assistant.known(), CLOCKS[corpus])
        if isinstance(planned, PassageQuery | StatementQuery):
            yield one, planned.about or planned.question, assistant.store.chunk_ids(report_id=one.report_id)


def placed(judged: Sequence[Judged], index: Path, corpus: str) -> Iterator[tuple[Judged, str]]:
    """Each question with how its answer's first places stand to where it is told."""
    assistant = Assistant.open(index, CLOCKS[corpus])
    chapters: dict[tuple[str, int | None], int] = {
        (c.report_id, c.source.block): c.section for c in assistant.store.chunks(assistant.store.chunk_ids())
    }
    right = {
        chunk.id: (chunk.report_id, chunk.section) for chunk in assistant.store.chunks([id_ for one in judged for id_ in one.relevant])
    }
    for one in judged:
        shown = [(report, chapters.get((report, block))) for report, block in _places(assistant.ask(one.question))[:SHOWN]]
        if not shown:
            yield one, "nothing shown"
        elif any(right[id_] in shown for id_ in one.relevant):
            yield one, "report and chapter"
        else:
            yield one, "other chapter" if any(report == one.report_id for report, _ in shown) else "other report"


def _places(answer: Answer) -> list[tuple[str, int | None]]:
    """Report and block of what an answer shows, in its order, each once."""
    cited = [(citation.report_id, citation.block) for citation in answer.citations]
    cells = [(value.source.report_id, value.source.block) for value in answer.values]
    return list(dict.fromkeys((*cited, *cells)))


def _show_places(found: Mapping[str, Sequence[tuple[Judged, str]]], *, show: bool) -> None:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one, outcome in (pair for pairs in found.values() for pair in pairs):
        counts[one.kind][outcome] += 1
        counts["all"][outcome] += 1
        if show and outcome != OUTCOMES[0]:
            print(f"{outcome}: {one.id} {one.question}")
    print(f"\n| kind | questions | {' | '.join(OUTCOMES)} | % |\n| --- | ---: | {'---: | ' * len(OUTCOMES)}---: |")
    for kind, row in sorted(counts.items(), key=lambda item: item[1].total()):
        share = 100 * row[OUTCOMES[0]] / row.total()
        print(f"| {kind} | {row.total()} | {' | '.join(str(row[outcome]) for outcome in OUTCOMES)} | {share:.1f} |")


if __name__ == "__main__":
    main()
