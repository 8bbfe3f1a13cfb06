"""The gold questions about text, with the real embedding engine: what is quoted holds the key words, and what no report says is refused."""

from pathlib import Path

import pytest

from askgov.assistant import Assistant
from eval.__main__ import evaluate
from eval.cases import CLOCKS, CORPORA, GOLD, load
from eval.scores import Verdict
from ingest.build import build

SETS = [
    # corpus, least share right; the first run of the second three was asked after the first three had been worked on
    ("lanjiang", 0.72),  # first runs 37, then (of 150 questions on all corpora) 60 and (of 120) 64, (of 120) 60 and (of 100) 78 % right
    ("hongzhou", 0.7),  # 48
    ("qingtang", 0.66),  # 43
    ("qinglan", 0.74),  # 74
    ("samples", 0.7),  # 78
    ("fengzhu", 0.76),  # 74
    ("yanwan", 0.75),  # 67
    ("zhuyang", 0.7),  # 65 (of 110); of 100 more questions on samples, hongzhou and the real reports, asked after that, 80
]
KNOWN = {  # what is quoted names what is asked about, and does not tell it
    "tr-s-046", "yt-095", "yt-102", "zt-072",
}  # fmt: skip

SAMPLES = Path(__file__).parents[2] / "ingest" / "samples" / "reports"


@pytest.fixture(scope="module")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The corpora that the questions are asked of."""
    folder = tmp_path_factory.mktemp("text")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("ASKGOV_EMBEDDING_MODEL", raising=False)
        for name, _ in SETS:
            build([SAMPLES if name == "samples" else CORPORA / name], folder / name, workers=2)
    return {name: folder / name for name, _ in SETS}


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize(("corpus", "least"), SETS)
def test_gold_text(indexes: dict[str, Path], corpus: str, least: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ASKGOV_EMBEDDING_MODEL")
    cases = [case for case in load([GOLD / "strangers_text.jsonl"]) if case.index == corpus]
    results = evaluate(cases, Assistant.open(indexes[corpus], CLOCKS[corpus]))
    told = [case.id for case, verdict, _, _ in results if case.kind == "none" and verdict is not Verdict.RIGHT and case.id not in KNOWN]
    assert told == []
    right = sum(verdict is Verdict.RIGHT for _, verdict, _, _ in results)
    assert right / len(results) >= least, f"{right} of {len(results)}"
