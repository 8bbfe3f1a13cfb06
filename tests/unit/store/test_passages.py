"""Passages: filtered first and exact, fused, and current even where the generation is not."""

import threading
from zlib import crc32

import numpy as np
import pytest

from askgov.store import generations, passages
from askgov.store.errors import EmbeddingMismatch, IndexDamaged
from askgov.store.figures import FigureStore
from askgov.store.passages import PassageStore
from askgov.store.writer import Writer

ORGANS = ("甲县教育局", "乙县教育局", "丙县水利局")
MODEL = "test-space"


def vector(question: str) -> np.ndarray:
    """The conftest's embedding of a question."""
    counts = np.zeros(16, dtype=np.float32)
    for character in question:
        counts[ord(character) % 16] += 1
    return counts


@pytest.fixture
def figures(fill, unchecked) -> FigureStore:
    store = FigureStore(fill(*((organ, year) for organ in ORGANS for year in (2022, 2023))))
    generations.publish(store)
    return store


@pytest.fixture
def store(figures):
    opened = PassageStore(figures.folder.root, MODEL)
    yield opened
    opened.close()


def texts(figures: FigureStore, hits) -> list[str]:
    return [chunk.text for chunk in figures.chunks([hit.chunk_id for hit in hits])]


def test_with_ids_nothing_outside_them_is_found(figures, store):
    ids = figures.chunk_ids(entities=("乙县教育局",), years=(2023,))
    hits = store.search("甲县教育局依申请公开", vector("依申请公开"), chunk_ids=ids, k=8)
    assert {hit.chunk_id for hit in hits} == set(ids)
    assert texts(figures, hits)[0] == "收到依申请公开三件，均已答复"
    assert store.search("依申请公开", vector("依申请公开"), chunk_ids=[], k=8) == ()
    assert store.search("依申请公开", vector("依申请公开"), chunk_ids=["no such chunk"], k=8) == ()


def test_similarities_are_exact(figures, store):
    question = "政府信息公开收费"
    ids = figures.chunk_ids(entities=("甲县教育局",))
    found, matrix = figures.vectors(ids)
    for hit in store.search(question, vector(question), chunk_ids=ids, k=6):
        row = matrix[found.index(hit.chunk_id)]
        cosine = row @ vector(question) / np.linalg.norm(row) / np.linalg.norm(vector(question))
        assert hit.similarity == pytest.approx(cosine, abs=1e-5)


def test_without_ids_the_generation_and_the_truth_agree(figures, store):
    for question in ("收到多少件依申请公开", "丙县水利局收费", "罚"):
        wide = store.search(question, vector(question), k=5)
        exact = store.search(question, vector(question), chunk_ids=figures.chunk_ids(), k=5)
        assert {hit.chunk_id: hit.similarity for hit in wide}.keys() <= set(figures.chunk_ids())
        assert [h.similarity for h in wide if h.dense == 1] == [h.similarity for h in exact if h.dense == 1]


@pytest.mark.parametrize("among", [True, False])
@pytest.mark.parametrize(
    ("question", "text"), [("收费", "政府信息公开收费零元"), ("零", "政府信息公开收费零元"), ("答复", "收到依申请公开三件，均已答复")]
)
def test_short_words_are_found_without_a_vector(figures, store, question, text, among):
    hits = store.search(question, None, chunk_ids=figures.chunk_ids() if among else None, k=18)
    assert set(texts(figures, hits)) == {text}
    assert len(hits) == 6
    assert all(hit.similarity is None and hit.dense is None for hit in hits)


def test_many_ids_go_through_the_word_index_with_the_same_hits(figures, store, monkeypatch):
    ids = figures.chunk_ids(years=(2023,))
    few = store.search("依申请公开答复", vector("依申请公开答复"), chunk_ids=ids, k=9)
    monkeypatch.setattr(passages, "_FEW", 2)
    many = store.search("依申请公开答复", vector("依申请公开答复"), chunk_ids=ids, k=9)
    assert {hit.chunk_id for hit in many} == {hit.chunk_id for hit in few} <= set(ids)
    assert {h.chunk_id: h.similarity for h in many} == {h.chunk_id: h.similarity for h in few}


def test_ties_are_broken_by_id(figures, store):
    ids = figures.chunk_ids(years=(2022,))
    hits = store.search("收费", None, chunk_ids=list(reversed(ids)), k=3)
    assert [hit.chunk_id for hit in hits] == sorted(hit.chunk_id for hit in hits)


def test_no_generation_yet(fill):
    index_dir = fill(("甲县教育局", 2023))
    hits = PassageStore(index_dir, MODEL).search("收费", vector("收费"), k=1)
    assert texts(FigureStore(index_dir), hits) == ["政府信息公开收费零元"]


def test_a_generation_that_lags_hides_what_was_superseded(figures, store, make):
    assert len(store.search("收费", vector("收费"), k=18)) == 18
    with Writer(figures.folder.root) as writer:
        writer.add(*make("甲县教育局", 2023, content="更正", texts=("全部改写过",)))
    hits = store.search("收费", vector("收费"), k=18)
    assert {hit.chunk_id for hit in hits} < set(figures.chunk_ids())
    assert len(hits) == 15


def test_a_new_generation_is_seen_without_reopening(figures, store, make):
    store.search("收费", vector("收费"))
    with Writer(figures.folder.root) as writer:
        writer.add(*make("丁县林业局", 2023, texts=("森林防火宣传", "树木")))
    for _ in range(4):  # more switches than old generations are kept
        generations.publish(figures)
    assert texts(figures, store.search("森林防火", vector("森林防火"), k=1)) == ["森林防火宣传"]


def test_searching_threads_never_see_a_switch(figures, store):
    failures: list[BaseException] = []
    done = threading.Event()

    def search() -> None:
        while not done.is_set():
            try:
                hits = store.search("依申请公开", vector("依申请公开"), k=18)
                assert len(hits) == 18
            except BaseException as error:  # noqa: BLE001 - a thread's failure must reach the test
                failures.append(error)
                return

    threads = [threading.Thread(target=search) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(4):
        generations.publish(figures)
    done.set()
    for thread in threads:
        thread.join()
    assert failures == []


def test_another_models_question_is_refused(figures):
    stranger = PassageStore(figures.folder.root, "other-space")
    for ids in (None, figures.chunk_ids(years=(2023,))):
        with pytest.raises(EmbeddingMismatch, match="--rebuild"):
            stranger.search("收费", vector("收费"), chunk_ids=ids)


def test_a_damaged_generation_is_refused_but_filtered_questions_still_work(figures):
    directory = generations.directory(figures.folder, 1)
    damaged = next((directory / "chroma").rglob("data_level0.bin"))
    data = damaged.read_bytes()
    damaged.write_bytes(data[:40] + bytes(8) + data[48:])
    assert crc32(data) != crc32(damaged.read_bytes())
    store = PassageStore(figures.folder.root, MODEL)
    with pytest.raises(IndexDamaged, match="--rebuild"):
        store.search("收费", vector("收费"))
    assert len(store.search("收费", vector("收费"), chunk_ids=figures.chunk_ids())) == 8


def test_holding_finds_what_has_all_the_words_of_one_text(figures, store):
    found = figures.chunks(store.holding(["乙县教育局", "政府信息公开收费零元"], 50))
    assert {chunk.text for chunk in found if "乙县教育局" not in chunk.headings} == {"政府信息公开收费零元"}
    assert len([chunk for chunk in found if "乙县教育局" in chunk.headings]) == 6
    assert store.holding(["乙县体育局"], 50) == ()
    assert store.holding([], 50) == ()
    assert store.holding(["甲"], 50) == ()  # no pair of characters
    assert len(store.holding(["政府信息公开"], 1)) == 1


def test_years_keep_only_their_passages(figures, store):
    for question_vector in (None, vector("依申请公开")):
        hits = store.search("依申请公开", question_vector, years=(2022,), k=50)
        reports = {chunk.report_id for chunk in figures.chunks([hit.chunk_id for hit in hits])}
        assert reports == {report.id for report in figures.reports(year=2022)}
        assert store.search("依申请公开", question_vector, years=(2030,), k=50) == ()


def test_before_the_first_generation_everything_may_hold_the_words(fill):
    folder = fill(("甲县教育局", 2023))
    assert PassageStore(folder, MODEL).holding(["乙县"], 1) == FigureStore(folder).chunk_ids()
