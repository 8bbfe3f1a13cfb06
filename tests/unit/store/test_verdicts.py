"""Decisions outlive a new reading, a killed writer and a lost truth; they end with the evidence that they were given on."""

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

import pytest

from askgov.domain import Finding, Format, Provenance, Report, Scope, Severity
from askgov.store.errors import IndexDamaged, NotWritten
from askgov.store.verdicts import FILE, LONGEST_REASON, DecidedMeanwhile, Standing, Verdicts, keys_of

KEY, OTHER = "0" * 32, "1" * 32


def report(id_: str = "a", organ: str = "甲县教育局", year: int = 2023, scope: Scope = Scope.OWN) -> Report:
    return Report(
        id=id_, entity_id=organ, year=year, scope=scope, format=Format.G3, title="年报", file=f"{id_}.html", media_type="text/html"
    )


def cell(printed: str = "23", *, report_id: str = "a", row: str = "一、本年新收", column: str = "总计", **more: object) -> Provenance:
    return Provenance(
        report_id=report_id, file=f"{report_id}.html", block=4, cell=(1, 2), row=row, column=column, as_printed=printed, **more
    )


def prose(printed: str = "24件", report_id: str = "a", section: str = "一、总体情况") -> Provenance:
    return Provenance(report_id=report_id, file=f"{report_id}.html", block=1, span=(0, 3), section=section, as_printed=printed)


def finding(*operands: Provenance, report_id: str = "a", message: str = "两边不等", **more: object) -> Finding:
    given = {"rule": "I1", "left": Decimal(23), "right": Decimal(24), "difference": Decimal(-1), "severity": Severity.ERROR} | more
    return Finding(report_id=report_id, message=message, operands=operands, **given)


def key(found: Finding, *reports: Report) -> str:
    (one,) = keys_of([found], {each.id: each for each in reports or (report(),)})
    return one


def test_the_last_decision_counts_and_all_are_kept(tmp_path: Path) -> None:
    verdicts = Verdicts(tmp_path)
    assert verdicts.latest() == {}
    assert not (tmp_path / FILE).exists()
    first = verdicts.decide(KEY, Standing.CONFIRMED, by="王敏")
    verdicts.decide(OTHER, Standing.CONFIRMED, by="王敏")
    last = verdicts.decide(KEY, Standing.EXPLAINED, "口径不同", "李强")
    assert verdicts.latest()[KEY] == last
    assert verdicts.history(KEY) == (first, last)
    assert len(verdicts.all()) == 3
    verdicts.decide(KEY, Standing.REOPENED, by="李强")
    assert verdicts.latest().keys() == {OTHER}
    assert [verdict.standing for verdict in verdicts.history(KEY)] == ["confirmed", "explained", "reopened"]


@pytest.mark.parametrize("standing", [Standing.EXPLAINED, Standing.DISMISSED])
def test_what_speaks_for_a_report_needs_its_reason(tmp_path: Path, standing: Standing) -> None:
    with pytest.raises(ValueError, match="理由"):
        Verdicts(tmp_path).decide(KEY, standing, " \n\u200b\u202e ", "王敏")
    assert Verdicts(tmp_path).all() == ()


@pytest.mark.parametrize(
    ("key", "reason", "by"),
    [(KEY, "长" * (LONGEST_REASON + 1), "王敏"), (KEY, "", "王" * 101), ("x", "", ""), (KEY + "0", "", ""), ("", "", "")],
)
def test_bounds(tmp_path: Path, key: str, reason: str, by: str) -> None:
    with pytest.raises(ValueError, match=r"最多|没有这一处"):
        Verdicts(tmp_path).decide(key, Standing.CONFIRMED, reason, by)


def test_a_reason_is_one_line_that_reads_as_it_looks(tmp_path: Path) -> None:
    verdict = Verdicts(tmp_path).decide(KEY, Standing.EXPLAINED, "  办结\r\n口径\u202e件\x00数 ", "王敏")
    assert verdict.reason == "办结 口径 件 数"
    assert Verdicts(tmp_path).decide(OTHER, Standing.EXPLAINED, "长" * LONGEST_REASON, "王敏").reason == "长" * LONGEST_REASON


def test_who_looked_before_somebody_else_decided_must_look_again(tmp_path: Path) -> None:
    verdicts = Verdicts(tmp_path)
    first = verdicts.decide(KEY, Standing.CONFIRMED, by="王敏", seen=0)
    with pytest.raises(DecidedMeanwhile):
        verdicts.decide(KEY, Standing.DISMISSED, "扫描有误", "李强", seen=0)
    assert verdicts.latest()[KEY] == first
    assert verdicts.decide(KEY, Standing.DISMISSED, "扫描有误", "李强", seen=first.sequence).sequence > first.sequence


def test_a_form_sent_twice_is_one_decision(tmp_path: Path) -> None:
    verdicts = Verdicts(tmp_path)
    first = verdicts.decide(KEY, Standing.EXPLAINED, "口径不同", "王敏", seen=0)
    assert verdicts.decide(KEY, Standing.EXPLAINED, "口径不同", "王敏", seen=0) == first
    assert verdicts.all() == (first,)


def test_of_many_who_decide_at_once_one_is_first(tmp_path: Path) -> None:
    def decide(name: str) -> bool:
        try:
            Verdicts(tmp_path).decide(KEY, Standing.CONFIRMED, by=name, seen=0)
        except DecidedMeanwhile:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(decide, [f"第{n}人" for n in range(6)])) == 1
    assert len(Verdicts(tmp_path).all()) == 1


_KILLED = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA journal_mode = delete")
connection.execute("PRAGMA cache_size = 1")
connection.execute("PRAGMA cache_spill = 1")
connection.execute("BEGIN IMMEDIATE")
rows = (("f" * 32, "confirmed", "x" * 500, "", "") for _ in range(2000))
connection.executemany("INSERT INTO verdicts(key, standing, reason, by, at) VALUES (?, ?, ?, ?, ?)", rows)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_a_killed_writer_left_half_written_is_not_there(tmp_path: Path) -> None:
    kept = Verdicts(tmp_path).decide(KEY, Standing.CONFIRMED, by="王敏")
    died = subprocess.run([sys.executable, "-c", _KILLED, str(tmp_path / FILE)], check=False)
    assert died.returncode == -9
    assert (tmp_path / f"{FILE}-journal").exists()
    assert Verdicts(tmp_path).all() == (kept,)
    assert Verdicts(tmp_path).decide(OTHER, Standing.CONFIRMED).sequence == kept.sequence + 1


def test_a_file_whose_maker_was_killed_at_once_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / FILE).touch()
    assert Verdicts(tmp_path).latest() == {}
    assert Verdicts(tmp_path).history(KEY) == ()
    Verdicts(tmp_path).decide(KEY, Standing.CONFIRMED)
    assert Verdicts(tmp_path).latest().keys() == {KEY}


def test_a_damaged_file_says_so(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database, but long enough to be looked at " * 50)
    with pytest.raises(IndexDamaged, match="核对记录损坏"):
        Verdicts(tmp_path).latest()
    with pytest.raises(IndexDamaged):
        Verdicts(tmp_path).decide(KEY, Standing.CONFIRMED)


def test_what_is_no_file_says_so(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with pytest.raises(IndexDamaged, match="核对记录损坏"):
        Verdicts(tmp_path).latest()


def test_what_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match="没有记下来"):
        Verdicts(tmp_path / "none").decide(KEY, Standing.CONFIRMED)


def test_a_file_of_before_this_version_is_read(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("CREATE TABLE verdicts (sequence INTEGER PRIMARY KEY, key TEXT, standing TEXT, reason TEXT, by TEXT, at TEXT)")
        connection.execute("INSERT INTO verdicts VALUES (1, ?, 'confirmed', '', '王敏', '2026-01-01T00:00:00+00:00')", (KEY,))
    assert Verdicts(tmp_path).latest()[KEY].by == "王敏"


def test_the_same_evidence_in_a_file_sent_again_keeps_its_key() -> None:
    again = finding(cell(report_id="b", page=3, box=(1.0, 2.0, 3.0, 4.0)), report_id="b", message="换了说法")
    assert key(finding(cell())) == key(again, report("b"))


@pytest.mark.parametrize(
    "same",
    [
        finding(cell(row=" 一、 本年新收")), finding(cell(row="一.本年新收")), finding(cell(column="总  计")), finding(cell("２３")),
        finding(cell(" 23\n")), finding(cell(), left=Decimal("23.0")), finding(cell(), severity=Severity.DOUBT),
    ],
)  # fmt: skip
def test_how_it_is_set_or_weighed_makes_no_other_evidence(same: Finding) -> None:
    assert key(same) == key(finding(cell()))


@pytest.mark.parametrize(
    "other",
    [
        finding(cell("25")), finding(cell("-23")), finding(cell(row="二、上年结转")), finding(cell(column="自然人")), finding(cell(), rule="I2"),
        finding(cell(), right=Decimal(25)), finding(cell(), cell()), finding(cell(row="一、本年新收|总计", column="")),
    ],
)  # fmt: skip
def test_another_print_place_or_rule_is_other_evidence(other: Finding) -> None:
    assert key(other) != key(finding(cell()))


@pytest.mark.parametrize("other", [report(organ="乙县教育局"), report(year=2022), report(scope=Scope.AGGREGATE)])
def test_another_organ_year_or_scope_is_decided_about_anew(other: Report) -> None:
    assert key(finding(cell()), other) != key(finding(cell()))


def test_another_report_is_known_by_its_organ_and_year_not_by_its_file() -> None:
    one = key(finding(cell(), cell("24", report_id="b")), report(), report("b", year=2022))
    assert one == key(finding(cell(), cell("24", report_id="c")), report(), report("c", year=2022))
    assert one != key(finding(cell(), cell("24", report_id="c")), report(), report("c", organ="乙县教育局", year=2022))
    assert key(finding(cell(), cell("24", report_id="gone"))) != one


def test_prose_is_known_by_what_is_quoted_of_it() -> None:
    one = finding(cell(), prose(), message="正文写的是24件（“受理24件”），请核对")
    assert key(one) == key(finding(cell(), prose(), message="正文“受理24件”是 24 件"))
    assert key(one) != key(finding(cell(), prose(), message="正文写的是24件（“办结24件”），请核对"))
    assert key(one) != key(finding(cell(), prose(section="二、主动公开情况"), message="正文写的是24件（“受理24件”），请核对"))


def test_without_any_place_the_message_is_the_evidence() -> None:
    assert key(finding(message="没有写明年度")) != key(finding(message="没有写明机关"))


def test_several_with_the_same_evidence_are_told_apart_and_open_again_when_one_goes() -> None:
    reports = {"a": report()}
    two = keys_of([finding(cell()), finding(cell())], reports)
    assert len({*two, *keys_of([finding(cell())], reports)}) == 3
    assert two == keys_of([finding(cell()), finding(cell("9")), finding(cell())], reports)[::2]


def test_characters_that_are_none_do_no_harm() -> None:
    assert len(key(finding(cell("\ud800"), message="\udfff"))) == 32
