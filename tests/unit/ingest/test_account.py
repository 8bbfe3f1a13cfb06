"""What people are told of a run: coverage of the forms, the account, trying without writing."""

from datetime import datetime
from pathlib import Path

import pytest

from askgov.domain import Format, State
from ingest.__main__ import main
from ingest.account import account
from ingest.build import build
from ingest.coverage import Coverage, coverage
from ingest.extract import extract
from ingest.outcome import FileOutcome, Outcome, Verdict
from ingest.preview import preview

REPORT = """青溪县教育局2023年政府信息公开工作年度报告
一、总体情况
2023年，青溪县教育局主动公开政府信息120条。
二、主动公开政府信息情况
第二十条第（一）项
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章\t0\t0\t0
行政规范性文件\t5\t/\t{effective}
第二十条第（五）项
信息内容\t本年处理决定数量
行政许可\t23
第二十条第（六）项
信息内容\t本年处理决定数量
行政处罚\t详见附件
行政强制\t
三、收到和处理政府信息公开申请情况
表见附图
四、政府信息公开行政复议、行政诉讼情况
本年没有。
五、存在的主要问题及改进情况
公开不够及时，将加强。
六、其他需要报告的事项
无
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "jyj.txt"
    path.write_text(REPORT.format(effective=25), encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASKGOV_EMBEDDING_MODEL", "hashing")
    monkeypatch.setattr("askgov.store.generations._verify", lambda folder, building: None)


def test_each_cell_of_the_form_is_there_or_absent_somehow(report):
    read = extract(report, "0" * 64)
    two, three, four = coverage(read.report.format, read.figures)
    assert (two.table, two.cells, two.numbers) == ("2", 10, 6)
    assert {how: len(labels) for how, labels in two.absent.items()} == {
        State.NOT_APPLICABLE.value: 1,
        State.TEXT.value: 1,
        State.BLANK.value: 1,
        "missing": 1,
    }
    assert any(line.startswith("没有这一格 1 格：") and "收费" in line for line in two.lines)
    assert (three.cells, three.numbers, [len(labels) for labels in three.absent.values()]) == (175, 0, [175])
    assert (four.cells, four.numbers) == (15, 0)


@pytest.mark.parametrize(
    ("format_", "cells"),
    [(Format.G3, {"2": 10, "3": 175, "4": 15}), (Format.G2, {"2": 22, "3": 161, "4": 15}), (Format.G1, {"1": 58})],
)
def test_the_forms_have_as_many_cells_as_the_format_documents_say(format_, cells):
    assert {table.table: table.cells for table in coverage(format_, ())} == cells


def test_a_trial_tells_the_same_as_the_run_and_writes_nothing(tmp_path, report):
    index = tmp_path / "index"
    tried = preview([report], index, workers=1)
    assert not index.exists()
    assert tried.dry
    assert tried.summary.startswith("收录 1；只是试读，没有写入；用时 ")
    done = build([report], index, workers=1)
    assert tried.files == done.files
    assert [file.verdict for file in preview([report], index, workers=1).files] == [Verdict.UNCHANGED]
    before = {file: file.stat().st_mtime_ns for file in index.rglob("*") if file.is_file() and not file.name.startswith("askgov.sqlite-")}
    report.write_text(REPORT.format(effective=26), encoding="utf-8")
    assert [file.verdict for file in preview([report], index, workers=1).files] == [Verdict.SUPERSEDED]
    after = {file: file.stat().st_mtime_ns for file in index.rglob("*") if file.is_file() and not file.name.startswith("askgov.sqlite-")}
    assert after == before


def test_the_account_names_every_file_and_every_gap(report, tmp_path):
    bad = tmp_path / "news.txt"
    bad.write_text("今天天气很好。" * 50, encoding="utf-8")
    written = tmp_path / "说明.md"
    assert main([str(report), str(bad), "--index", str(tmp_path / "index"), "--dry-run", "--report", str(written), "--workers", "1"]) == 1
    text = written.read_text(encoding="utf-8")
    assert "## 拒收 1 个文件" in text
    assert "news.txt" in text
    assert "青溪县教育局" in text
    assert "主动公开表 6/10，申请表 0/175，复议诉讼表 0/15" in text
    assert "- 申请表：整张表 175 格都没有数字" in text
    assert "- 主动公开表：空白 1 格：" in text


def test_names_from_outside_stay_text():
    evil = "<img src=x onerror=1>|`a`\n# b [c](javascript:1)"
    files = (
        FileOutcome(path=evil, verdict=Verdict.REJECTED, reason=evil),
        FileOutcome(path=evil, verdict=Verdict.DUPLICATE, reason=evil),
        FileOutcome(path="a", verdict=Verdict.ACCEPTED, entity=evil, year=2023, doubts=(evil,)),
    )
    text = account(Outcome(files=files, generation=None, version="", seconds=1), datetime(2026, 3, 1))
    assert "<img" not in text.replace("\\<img", "")
    assert "\n# b" not in text
    assert "[c](" not in text


def test_long_gaps_are_cut():
    table = Coverage(table="3", cells=30, numbers=10, absent={"blank": tuple(f"格{n}" for n in range(20))})
    file = FileOutcome(path="a", verdict=Verdict.ACCEPTED, entity="甲", year=2023, tables=(table,))
    text = account(Outcome(files=(file,), generation=None, version="", seconds=1))
    assert "格11……共 20 格" in text
    assert "格12" not in text


def test_trying_and_rebuilding_exclude_each_other(tmp_path, report):
    with pytest.raises(SystemExit) as stopped:
        main([str(report), "--index", str(tmp_path / "index"), "--dry-run", "--rebuild"])
    assert stopped.value.code == 2
