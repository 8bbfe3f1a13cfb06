"""The story of an ingest, with reading replaced by a fake: verdicts, resuming, corrections, rebuilding.

A fake report is a text file of one line: organ, year and the figure of received requests.
"""

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from askgov.domain import Applicant, Chunk, Entity, Figure, Format, Provenance, Report, Scope, State
from askgov.store import generations
from askgov.store.errors import EmbeddingMismatch, IndexBusy, IndexDamaged
from askgov.store.figures import FigureStore
from askgov.store.record import Extract
from askgov.store.writer import Writer
from ingest.__main__ import main
from ingest.build import build
from ingest.outcome import FileOutcome, Outcome, Verdict
from ingest.progress import Silent
from ingest.worker import Answer
from ingest.workers import Job


class FakeWorkers:
    """Reads one-line reports in this process."""

    def __init__(self, count: int) -> None:
        assert count >= 1

    def __enter__(self) -> "FakeWorkers":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def answers(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Answer]]:
        for job in jobs:
            words = job.path.read_text().split()
            yield job, Answer(extract=read(job, *words)) if len(words) == 3 else Answer(rejected="不是年报")


def read(job: Job, organ: str, year: str, received: str) -> Extract:
    at = Provenance(report_id=job.report_id, file=job.name, block=0)
    report = Report(
        id=job.report_id,
        entity_id=organ,
        year=int(year),
        scope=Scope.OWN,
        format=Format.G3,
        title=f"{organ}{year}年度报告",
        file=job.name,
        media_type="text/plain",
        doubts=("年份存疑",) if year == "2020" else (),
    )
    figure = Figure(
        concept="requests.received",
        entity_id=organ,
        year=int(year),
        scope=Scope.OWN,
        format=Format.G3,
        applicant=Applicant.TOTAL,
        value=Decimal(received),
        state=State.NUMBER,
        unit="件",
        source=at,
    )
    texts = (f"{organ}收到申请{received}件", "主动公开情况良好")
    chunks = tuple(
        Chunk(id=f"{report.id}:c:{n}", report_id=report.id, headings=(), section=1, text=text, source=at) for n, text in enumerate(texts)
    )
    return Extract(Entity(id=organ, name=organ), report, (figure,), (), chunks, (), "{}")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.build.Workers", FakeWorkers)
    monkeypatch.setattr("askgov.store.generations._verify", lambda folder, building: None)
    monkeypatch.setenv("ASKGOV_EMBEDDING_MODEL", "hashing")


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text("甲县教育局 2023 23")
    (folder / "sub" / "b.txt").write_text("乙县教育局 2023 5")
    return folder


def verdicts(outcome: Outcome) -> dict[str, Verdict]:
    return {Path(file.path).name: file.verdict for file in outcome.files}


def received(index: Path) -> dict[str, str]:
    return {figure.entity_id: str(figure.value) for figure in FigureStore(index).figures()}


def test_a_first_run_takes_everything_in(tmp_path, reports):
    outcome = build([reports], tmp_path / "index")
    assert verdicts(outcome) == {"a.txt": Verdict.ACCEPTED, "b.txt": Verdict.ACCEPTED}
    assert (outcome.generation, outcome.version) == (1, FigureStore(tmp_path / "index").version)
    assert received(tmp_path / "index") == {"甲县教育局": "23", "乙县教育局": "5"}
    (first, _) = outcome.files
    assert first.line == f"收录 甲县教育局 2023：数据 1、文中数据 0、段落 2（{reports / 'a.txt'}）"


def test_a_second_run_changes_nothing_and_opens_no_model(tmp_path, reports, monkeypatch):
    build([reports], tmp_path / "index")
    monkeypatch.setenv("ASKGOV_EMBEDDING_MODEL", "/no/such/model")
    outcome = build([reports / "a.txt", reports], tmp_path / "index")
    assert verdicts(outcome) == {"a.txt": Verdict.UNCHANGED, "b.txt": Verdict.UNCHANGED}
    assert outcome.generation is None
    assert outcome.summary.startswith("未变 2；检索索引无需更新；用时 ")


def test_duplicates_corrections_and_rejections(tmp_path, reports):
    (reports / "a2.txt").write_text("甲县教育局 2023 23")
    (reports / "c.txt").write_text("甲县教育局 2023 24")
    (reports / "d.txt").write_text("菜谱")
    outcome = build([reports], tmp_path / "index")
    assert verdicts(outcome) == {
        "a.txt": Verdict.ACCEPTED,
        "a2.txt": Verdict.DUPLICATE,
        "b.txt": Verdict.ACCEPTED,
        "c.txt": Verdict.SUPERSEDED,
        "d.txt": Verdict.REJECTED,
    }
    reasons = {Path(file.path).name: file.reason for file in outcome.files}
    assert reasons["a2.txt"] == f"与 {reports / 'a.txt'} 相同"
    assert reasons["d.txt"] == "不是年报"
    assert received(tmp_path / "index") == {"甲县教育局": "24", "乙县教育局": "5"}
    again = build([reports], tmp_path / "index")
    assert again.count(Verdict.UNCHANGED) == 4
    assert received(tmp_path / "index")["甲县教育局"] == "24"  # the old one does not come back


def test_the_order_of_the_paths_does_not_matter(tmp_path, reports):
    (reports / "c.txt").write_text("甲县教育局 2023 24")
    paths = [reports / "a.txt", reports / "c.txt", reports / "sub"]
    one, other = build(paths, tmp_path / "one"), build(paths[::-1], tmp_path / "other")
    assert one.version == other.version
    assert received(tmp_path / "other")["甲县教育局"] == "24"


def test_a_run_that_was_stopped_is_completed_by_the_next(tmp_path, reports):
    class Stops(Silent):
        def file(self, outcome: FileOutcome) -> None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build([reports], tmp_path / "index", progress=Stops())
    assert generations.current(FigureStore(tmp_path / "index").folder) is None
    outcome = build([reports], tmp_path / "index")
    assert verdicts(outcome) == {"a.txt": Verdict.UNCHANGED, "b.txt": Verdict.ACCEPTED}
    assert outcome.generation == 1


def test_a_generation_that_lags_is_made_up_for(tmp_path, reports, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr("askgov.store.generations.publish", lambda store: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            build([reports], tmp_path / "index")
    outcome = build([reports], tmp_path / "index")
    assert outcome.count(Verdict.UNCHANGED) == 2
    assert outcome.generation == 1


class OtherModel:
    """An embedding model of another vector space."""

    class fingerprint:
        space = "other-space"

    @staticmethod
    def documents(texts):
        import numpy as np

        return np.ones((len(texts), 4), dtype=np.float32)


def test_another_model_is_refused_until_a_rebuild(tmp_path, reports, monkeypatch):
    index = tmp_path / "index"
    build([reports / "a.txt"], index)
    hashing = FigureStore(index).embedding
    monkeypatch.setattr("askgov.language.embeddings.open_embeddings", lambda index_dir: OtherModel)
    with pytest.raises(EmbeddingMismatch, match="--rebuild"):
        build([reports], index)
    assert FigureStore(index).embedding == hashing
    outcome = build([reports], index, rebuild=True)
    assert verdicts(outcome) == {"a.txt": Verdict.REREAD, "b.txt": Verdict.ACCEPTED}
    assert len(outcome.files) == 2
    store = FigureStore(index)
    assert store.embedding == "other-space"
    assert store.vectors(store.chunk_ids())[1].shape == (4, 4)
    assert store.vectors(store.chunk_ids(), fingerprint=hashing)[0] == ()
    assert generations.outdated(store) is False


def test_a_rebuild_equals_a_clean_ingest_and_keeps_what_it_cannot_read(tmp_path, reports, monkeypatch):
    (reports / "c.txt").write_text("甲县教育局 2023 24")
    clean = build([reports], tmp_path / "index")
    again = build([], tmp_path / "index", rebuild=True)
    assert (again.version, again.count(Verdict.REREAD), again.generation) == (clean.version, 3, 2)
    monkeypatch.setattr(FakeWorkers, "answers", lambda self, jobs: ((job, Answer(rejected="读不了了")) for job in jobs))
    monkeypatch.setattr("askgov.language.embeddings.open_embeddings", lambda index_dir: OtherModel)
    stricter = build([], tmp_path / "index", rebuild=True)
    assert {(file.path, file.reason) for file in stricter.files} == {(n, "读不了了（保留原有内容）") for n in ("a.txt", "b.txt", "c.txt")}
    assert stricter.version == clean.version
    store = FigureStore(tmp_path / "index")
    assert store.vectors(store.chunk_ids())[1].shape == (4, 4)


def test_a_lost_original_comes_back_with_its_file(tmp_path, reports):
    clean = build([reports], tmp_path / "index")
    store = FigureStore(tmp_path / "index")
    lost = store.original(store.reports("甲县教育局")[0].id)
    lost.unlink()
    with pytest.raises(IndexDamaged, match="--rebuild"):
        build([], tmp_path / "index", rebuild=True)
    again = build([reports], tmp_path / "index", rebuild=True)
    assert (again.version, again.count(Verdict.REREAD)) == (clean.version, 2)
    assert lost.read_text() == "甲县教育局 2023 23"


def test_files_that_cannot_be_opened_or_are_too_large(tmp_path, reports, monkeypatch):
    monkeypatch.setattr("ingest.intake.MAX_BYTES", 30)
    (reports / "big.txt").write_bytes(b"x" * 31)
    outcome = build([reports, reports / "gone.txt"], tmp_path / "index")
    rejected = {Path(file.path).name: file.reason for file in outcome.files if file.verdict is Verdict.REJECTED}
    assert rejected.keys() == {"big.txt", "gone.txt"}
    assert rejected["big.txt"].startswith("文件超过")
    assert rejected["gone.txt"].startswith("打不开文件")
    assert outcome.count(Verdict.ACCEPTED) == 2


def test_a_second_run_beside_the_first_is_refused(tmp_path, reports):
    with Writer(tmp_path / "index"), pytest.raises(IndexBusy):
        build([reports], tmp_path / "index")


def test_the_command_line(tmp_path, reports, capsys):
    index = str(tmp_path / "index")
    assert main([str(reports), "--index", index, "--json"]) == 0
    printed = capsys.readouterr()
    assert [file["verdict"] for file in json.loads(printed.out)["files"]] == ["accepted", "accepted"]
    assert "[2/2] 收录 乙县教育局 2023" in printed.err
    (reports / "d.txt").write_text("菜谱")
    (reports / "e.txt").write_text("丙县教育局 2020 7")
    assert main([str(reports), "--index", index, "--workers", "1"]) == 1
    out = capsys.readouterr().out
    assert f"拒收 {reports / 'd.txt'}：不是年报\n" in out
    assert f"存疑 {reports / 'e.txt'}：年份存疑\n" in out
    assert "收录 1，未变 2，拒收 1；检索索引更新到第 2 代" in out


@pytest.mark.parametrize("arguments", [[], ["no/such/file"], [".", "--workers", "0"]])
def test_wrong_usage(arguments):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2


def test_an_unusable_index_is_one_line(tmp_path, reports, capsys):
    with Writer(tmp_path / "index"):
        assert main([str(reports), "--index", str(tmp_path / "index")]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("索引正在写入：进程 ")


def test_an_index_that_cannot_be_written_is_one_line(tmp_path, reports, capsys):
    (tmp_path / "index").write_text("a file where the folder should be")
    assert main([str(reports), "--index", str(tmp_path / "index")]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"写不进索引 {tmp_path / 'index'}：")


class TestAFileInPlaceOfAnother:
    def entities(self, index: Path) -> list[tuple[str, int]]:
        return sorted((report.entity_id, report.year) for report in FigureStore(index).reports())

    def test_another_organ_s_report_takes_the_old_one_out(self, tmp_path: Path) -> None:
        file, index = tmp_path / "a.txt", tmp_path / "index"
        file.write_text("甲局 2023 5")
        build([file], index)
        file.write_text("乙局 2023 6")
        outcome = build([file], index)
        assert self.entities(index) == [("乙局", 2023)]
        assert outcome.files[0].verdict is Verdict.SUPERSEDED
        assert "甲局" in outcome.files[0].doubts[-1]

    def test_another_year_s_report_leaves_the_old_one(self, tmp_path: Path) -> None:
        file, index = tmp_path / "a.txt", tmp_path / "index"
        for text in ("甲局 2022 5", "甲局 2023 6"):
            file.write_text(text)
            build([file], index)
        assert self.entities(index) == [("甲局", 2022), ("甲局", 2023)]

    def test_a_report_that_was_moved_stays(self, tmp_path: Path) -> None:
        file, index = tmp_path / "a.txt", tmp_path / "index"
        file.write_text("甲局 2023 5")
        build([file], index)
        file.rename(tmp_path / "b.txt")
        file.write_text("乙局 2023 6")
        build([file, tmp_path / "b.txt"], index)
        file.write_text("丙局 2023 7")
        build([file], index, rebuild=True)
        assert self.entities(index) == [("丙局", 2023), ("甲局", 2023)]
