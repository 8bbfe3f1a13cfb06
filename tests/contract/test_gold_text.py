"""The gold questions about text, with the real embedding engine: what is quoted holds the key words, and what no report says is refused."""

from pathlib import Path

import pytest

from askgov.assistant import Assistant
from eval.__main__ import evaluate
from eval.cases import CLOCKS, CORPORA, GOLD, load
from eval.scores import Verdict
from ingest.build import build

SETS = [
    # file, corpus, least share right
    ("strangers_text.jsonl", "lanjiang", 0.5),  # first run 42 % right
    ("strangers_text.jsonl", "hongzhou", 0.5),  # 43
    ("strangers_text.jsonl", "qingtang", 0.5),  # 43
]


@pytest.fixture(scope="module")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The corpora that the questions are asked of."""
    folder = tmp_path_factory.mktemp("text")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("ASKGOV_EMBEDDING_MODEL", raising=False)
        for _, name, _ in SETS:
            build([CORPORA / name], folder / name, workers=2)
    return {name: folder / name for _, name, _ in SETS}


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize(("file", "corpus", "least"), SETS)
def test_gold_text(indexes: dict[str, Path], file: str, corpus: str, least: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ASKGOV_EMBEDDING_MODEL")
    cases = [case for case in load([GOLD / file]) if case.index == corpus]
    results = evaluate(cases, Assistant.open(indexes[corpus], CLOCKS[corpus]))
    refused = [verdict for case, verdict, _, _ in results if case.kind == "none"]
    assert all(verdict is Verdict.RIGHT for verdict in refused)
    right = sum(verdict is Verdict.RIGHT for _, verdict, _, _ in results)
    assert right / len(results) >= least, f"{right} of {len(results)}"
