"""What an ingest leaves of the checks: every run ends with findings as a whole pass by today's rules would give them."""

from pathlib import Path

import pytest
from sqlalchemy import delete

from askgov.store import schema
from askgov.store.figures import FigureStore
from askgov.store.writer import Writer
from ingest.__main__ import main
from ingest.build import build
from ingest.checks.finding import finding
from ingest.outcome import Verdict
from tests.unit.ingest.test_build import FakeWorkers


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.build.Workers", FakeWorkers)
    monkeypatch.setattr("askgov.store.generations._verify", lambda folder, building: None)
    monkeypatch.setenv("ASKGOV_EMBEDDING_MODEL", "hashing")


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for year, received in ((2021, 90), (2022, 100), (2023, 700)):
        (folder / f"{year}.txt").write_text(f"甲县教育局 {year} {received}")
    return folder


def rules(index: Path) -> list[tuple[int, str]]:
    store = FigureStore(index)
    return [(report.year, found.rule) for report in store.reports(include_superseded=True) for found in store.findings_of([report.id])]


def test_reports_are_compared_once_they_are_in(tmp_path, reports):
    index = tmp_path / "index"
    build([reports], index)
    assert rules(index) == [(2023, "history")]
    (reports / "corrected.txt").write_text("甲县教育局 2023 110")
    build([reports], index)
    assert rules(index) == []  # the superseded one has none


def test_a_run_that_was_stopped_before_the_comparison_is_made_up_for(tmp_path, reports, monkeypatch):
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    index = tmp_path / "index"
    with monkeypatch.context() as stopped:
        stopped.setattr("ingest.build.refresh", stop)
        with pytest.raises(KeyboardInterrupt):
            build([reports], index)
    assert rules(index) == []
    outcome = build([reports], index)
    assert rules(index) == [(2023, "history")]
    assert outcome.generation == 1
    assert build([reports], index).generation is None  # findings are not in the search indexes


def test_nothing_is_compared_when_nothing_came(tmp_path, reports, monkeypatch):
    index = tmp_path / "index"
    build([reports], index)
    monkeypatch.setattr("ingest.build.refresh", lambda *_: pytest.fail("compared again"))
    monkeypatch.setattr("ingest.build.check_again", lambda *_: pytest.fail("checked again"))
    build([reports], index)


def test_other_rules_are_held_against_everything(tmp_path, reports, monkeypatch):
    index = tmp_path / "index"
    build([reports], index)
    before = FigureStore(index).version
    for module in ("ingest.build", "ingest.checks.beside.compare"):
        monkeypatch.setattr(f"{module}.rules_version", lambda: "newer")
    monkeypatch.setattr("ingest.checks.again.check", lambda draft: (finding("prose", draft.report.id, "不一致", []),))
    outcome = build([reports], index)
    assert rules(index) == [(2021, "prose"), (2022, "prose"), (2023, "prose"), (2023, "history")]
    assert (outcome.generation, outcome.version) == (None, before)
    build([reports], index)
    assert len(rules(index)) == 4


def test_an_index_of_before_the_checks_is_checked_by_the_same_command_again(tmp_path, reports):
    index = tmp_path / "index"
    build([reports], index)
    with Writer(index) as writer, writer._engine.begin() as connection:
        connection.execute(delete(schema.settings).where(schema.settings.c.name.in_(["rules", "compared"])))
        connection.execute(delete(schema.findings))
    assert not FigureStore(index).checked
    outcome = build([reports], index)
    assert outcome.count(Verdict.UNCHANGED) == 3
    assert FigureStore(index).checked
    assert rules(index) == [(2023, "history")]


def test_what_was_found_need_not_be_noted_for_an_ingest_to_be_done(tmp_path, reports, capsys):
    index = tmp_path / "index"
    assert build([reports], index).warning == ""
    (index / "findings.sqlite").write_bytes(b"no database, but long enough to be looked at " * 50)
    assert "核对记录损坏" in build([reports], index).warning
    assert main([str(reports), "--index", str(index)]) == 0
    assert "变化记录没有写成" in capsys.readouterr().err
