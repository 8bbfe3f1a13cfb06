"""Decisions about a report with a broken table: kept when it is read again, open again once its figures change."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from askgov.quality import Found, Quality
from askgov.store.verdicts import Standing
from ingest.build import build
from ingest.extract import extract
from ingest.worker import Answer
from ingest.workers import Job

SAMPLE = Path(__file__).parents[3] / "ingest" / "samples" / "reports" / "2021mzj.md"
RECEIVED = "一、本年新收政府信息公开申请数量\t\t8\t"  # of natural persons


class InThisProcess:
    def __init__(self, count: int) -> None:
        assert count >= 1

    def __enter__(self) -> "InThisProcess":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def answers(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Answer]]:
        for job in jobs:
            yield job, Answer(extract=extract(job.path, job.report_id))


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.build.Workers", InThisProcess)
    monkeypatch.setattr("askgov.store.generations._verify", lambda folder, building: None)
    monkeypatch.setenv("ASKGOV_EMBEDDING_MODEL", "hashing")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    path = tmp_path / "reports" / SAMPLE.name
    return broken(path, 9)


def broken(path: Path, received: int) -> Path:
    text = SAMPLE.read_text(encoding="utf-8")
    assert RECEIVED in text
    path.write_text(text.replace(RECEIVED, RECEIVED.replace("8", str(received))), encoding="utf-8")
    return path


def errors(index: Path) -> tuple[Found, ...]:
    return tuple(each for each in Quality(index).view().found if each.finding.severity == "error")


def decided(index: Path) -> dict[str, str]:
    return {each.key: each.status for each in errors(index)}


def test_decisions_and_new_readings(report: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    build([report.parent], index, workers=1)
    assert errors(index)
    for each in errors(index):
        Quality(index).verdicts.decide(each.key, Standing.CONFIRMED, by="王敏")
    before = decided(index)
    assert set(before.values()) == {"confirmed"}

    build([report.parent], index, workers=1, rebuild=True)
    assert decided(index) == before  # read again

    report.write_text(report.read_text(encoding="utf-8") + "\n\n更正说明：本报告重新发布。\n", encoding="utf-8")
    build([report.parent], index, workers=1)
    assert decided(index) == before  # sent again with the same table

    broken(report, 7)
    build([report.parent], index, workers=1)
    assert errors(index)
    assert set(decided(index).values()) == {"open"}  # another figure


def test_decisions_outlive_the_loss_of_the_index(report: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    build([report.parent], index, workers=1)
    key = errors(index)[0].key
    Quality(index).verdicts.decide(key, Standing.EXPLAINED, "口径不同", "王敏")
    (index / "askgov.sqlite").unlink()
    build([report.parent], index, workers=1, rebuild=True)
    assert decided(index)[key] == "explained"


def test_each_ingest_notes_what_came_and_what_went(report: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    build([report.parent], index, workers=1)
    assert Quality(index).view().changes is None
    found = len(Quality(index).view().found)
    report.write_text(SAMPLE.read_text(encoding="utf-8"), encoding="utf-8")  # mended
    build([report.parent], index, workers=1)
    changes = Quality(index).view().changes
    assert changes is not None
    assert (changes.came, len(changes.went)) == ((), found)
