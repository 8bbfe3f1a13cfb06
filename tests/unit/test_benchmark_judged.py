"""The benchmark's gold: which report and passages a question is judged by."""

import json
from pathlib import Path

import pytest

from askgov.language import open_embeddings
from askgov.store.figures import FigureStore
from askgov.store.passages import PassageStore
from benchmarks.judged import cmrc, gold


@pytest.fixture
def embeddings(tmp_path: Path):
    return open_embeddings(tmp_path, model="hashing")


@pytest.fixture
def index(tmp_path: Path, embeddings) -> Path:
    paragraphs = [
        {"context": "水库在县城以北，一九五八年开工。", "qas": [{"id": "q1", "question": "水库哪年开工"}]},
        {"context": "县志记有旱灾三次，修渠两条。", "qas": [{"id": "q2", "question": "修渠几条"}, {"id": "q3", "question": "旱灾几次"}]},
    ]
    file = tmp_path / "dev.json"
    file.write_text(json.dumps({"data": [{"paragraphs": paragraphs}]}), "utf-8")
    judged = cmrc(file, tmp_path / "index", embeddings)
    assert judged == cmrc(file, tmp_path / "index", embeddings)  # filled once
    assert [(one.question, [id_[-4:] for id_ in one.relevant]) for one in judged] == [
        ("水库哪年开工", [":c:0"]), ("修渠几条", [":c:1"]), ("旱灾几次", [":c:1"]),
    ]  # fmt: skip
    return tmp_path / "index"


def test_a_paragraph_is_found_by_its_question(index: Path, embeddings) -> None:
    store = PassageStore(index, embeddings.fingerprint.space)
    assert store.search("修渠几条", embeddings.query("修渠几条"), k=1)[0].chunk_id.endswith(":c:1")


def test_the_gold_is_the_report_that_alone_says_all_words(index: Path, tmp_path: Path) -> None:
    words = {"a": ["1958"], "b": ["修渠", "旱灾"], "c": ["一九五八年"]}
    expect = {"status": "answered"}
    cases = [
        {"id": id_, "question": "问", "kind": "text", "index": "samples", "expect": {**expect, "must_contain": said}}
        for id_, said in words.items()
    ]
    cases.append({**cases[-1], "id": "turn", "session": "s"})
    cases.append({**cases[-1], "id": "none", "session": None, "expect": {"status": "not_found", "must_contain": ["修渠"]}})
    file = tmp_path / "gold.jsonl"
    file.write_text("\n".join(json.dumps(case) for case in cases), "utf-8")
    found = gold(FigureStore(index), "samples", [file])
    assert [(one.id, list(one.relevant.values())) for one in found] == [("b", [2]), ("c", [1])]
    assert gold(FigureStore(index), "real", [file]) == []
