"""An index of a handful of sample reports, with the quick test embeddings."""

import shutil
from pathlib import Path

import pytest

from ingest.build import build

SAMPLES = Path(__file__).parents[2] / "ingest" / "samples" / "reports"


def sample_files(count: int) -> list[Path]:
    """The first sample reports by name."""
    return sorted(path for path in SAMPLES.iterdir() if path.is_file())[:count]


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve sample reports, ingested once."""
    folder = tmp_path_factory.mktemp("contract")
    reports = folder / "reports"
    reports.mkdir()
    for path in sample_files(12):
        shutil.copy(path, reports)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASKGOV_EMBEDDING_MODEL", "hashing")
        outcome = build([reports], folder / "index", workers=2)
    assert all(file.verdict.value != "rejected" for file in outcome.files), outcome
    return folder / "index"


@pytest.fixture(autouse=True)
def _quick_embeddings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASKGOV_EMBEDDING_MODEL", "hashing")
    monkeypatch.setenv("ASKGOV_TODAY", "2026-03-01")
    monkeypatch.delenv("ASKGOV_LLM", raising=False)
