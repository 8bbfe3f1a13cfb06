"""What came and what went with each ingest."""

from pathlib import Path

from askgov.domain import Severity
from askgov.store.finding_log import FILE, FindingLog, Line


def line(key: str, message: str = "两边不等") -> Line:
    return Line(key=key, organ="甲县教育局", year=2023, rule="I1", severity=Severity.ERROR, message=message)


def test_each_note_holds_what_changed(tmp_path: Path) -> None:
    log = FindingLog(tmp_path)
    assert log.last() == ()
    assert log.standing() == {}
    assert log.note("v1", 1, [line("a"), line("b")]).number == 1
    assert log.note("v2", 2, [line("b"), line("c")]).number == 2
    assert log.changes(2) == ((line("c"),), (line("a"),))
    assert log.note("v3", 2, [line("a"), line("c"), line("b")]).number == 3  # one that had gone comes back
    assert log.changes(3) == ((line("a"),), ())
    assert log.standing() == {key: line(key) for key in "abc"}
    assert [(note.number, note.version, note.reports) for note in log.last(2)] == [(3, "v3", 2), (2, "v2", 2)]


def test_nothing_new_is_no_note_and_new_reports_without_findings_are_one(tmp_path: Path) -> None:
    log = FindingLog(tmp_path)
    first = log.note("v1", 1, [line("a")])
    assert log.note("v1", 1, [line("a", "换了说法")]) == first
    assert log.note("v1", 1, []).number == 2  # the same reports read by other rules
    assert log.note("v2", 5, []).number == 3
    assert log.changes(3) == ((), ())


def test_the_first_note_is_all_or_nothing(tmp_path: Path) -> None:
    (tmp_path / FILE).touch()  # its maker was killed
    log = FindingLog(tmp_path)
    assert log.last() == ()
    assert log.note("v1", 1, [line("a")]).number == 1
    assert log.standing().keys() == {"a"}
