"""The command line: stable JSON, exit codes, one-line errors, and nothing heavy for a figure."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from askgov.check_formats.command import Outlet
from askgov.check_formats.command_stored import tell_stored
from askgov.store.figures import FigureStore
from askgov.store.verdicts import Standing, Verdicts, keys_of

ANSWER_KEYS = {
    "chart",
    "question",
    "status",
    "text",
    "result",
    "values",
    "citations",
    "findings",
    "options",
    "plan",
    "index_version",
    "elapsed_ms",
}
VALUE_KEYS = {"concept", "label", "entity", "year", "scope", "applicant", "value", "state", "unit", "source"}
SOURCE_KEYS = {"report_id", "file", "title", "url", "page", "section", "table", "row", "column", "as_printed"}


def askgov(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "ASKGOV_EMBEDDING_MODEL": "hashing", "ASKGOV_TODAY": "2026-03-01"}
    return subprocess.run(
        [sys.executable, "-m", "askgov", *arguments], capture_output=True, text=True, env=environment, check=False, timeout=100
    )


def question_of(index: Path) -> str:
    rows = json.loads(askgov("reports", "--index", str(index), "--json").stdout)
    return f"{rows[0]['entity']}{rows[0]['year']}年行政许可多少件"


def test_ask_json_is_the_contract(index: Path) -> None:
    done = askgov("ask", question_of(index), "--index", str(index), "--json")
    assert (done.returncode, done.stderr) == (0, "")
    answer = json.loads(done.stdout)
    assert set(answer) == ANSWER_KEYS
    assert answer["status"] == "answered"
    assert set(answer["values"][0]) >= VALUE_KEYS
    assert set(answer["values"][0]["source"]) >= SOURCE_KEYS
    assert answer["result"]["value"] == answer["values"][0]["value"]


def test_batch_keeps_order_and_ids_and_loses_no_line(index: Path, tmp_path: Path) -> None:
    lines = [{"id": n, "question": question_of(index)} for n in range(3)]
    batch = tmp_path / "batch.jsonl"
    batch.write_text("\n".join([json.dumps(lines[0], ensure_ascii=False), "not json", *map(json.dumps, lines[1:])]), encoding="utf-8")
    done = askgov("ask", "--batch", str(batch), "--index", str(index))
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [answer["id"] for answer in answers] == [0, None, 1, 2]
    assert len({answer["text"] for answer in answers if answer["id"] is not None}) == 1


def test_a_session_carries_over_commands(index: Path) -> None:
    first = askgov("ask", question_of(index), "--index", str(index), "--session", "s1", "--json")
    second = askgov("ask", "行政处罚呢", "--index", str(index), "--session", "s1", "--json")
    concepts = [json.loads(done.stdout)["plan"]["concepts"] for done in (first, second)]
    assert concepts == [["licensing.decisions"], ["penalties.decisions"]]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["ask", "不存在县水利局2023年行政许可多少件"], 1),
        (["ask"], 2),
        (["figures", "--format", "xlsx"], 2),
        (["search", "公开", "--entity", "不存在"], 1),
        (["reports"], 0),
        (["check"], 0),
        (["check", "--strict"], 1),
        (["check", "--strict", "--entity", "不存在"], 0),
    ],
)  # fmt: skip
def test_exit_codes(index: Path, arguments: list[str], code: int) -> None:
    assert askgov(*arguments, "--index", str(index)).returncode == code


def test_a_missing_index_is_one_line_that_names_the_command(tmp_path: Path) -> None:
    done = askgov("ask", "行政许可多少件", "--index", str(tmp_path / "none"))
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "askgov ingest" in done.stderr


def test_a_figure_needs_nothing_heavy(index: Path) -> None:
    heavy = ("torch", "transformers", "sentence_transformers", "chromadb", "gradio", "onnxruntime", "langchain_core", "numpy")
    program = (
        "import sys; from pathlib import Path; from askgov.assistant import Assistant; "
        f"a = Assistant.open(Path({str(index)!r})); a.ask({question_of(index)!r}); "
        f"print([m for m in {heavy!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"


SOUND, DOUBTFUL = "czj2021.txt", "art_2023_1_12_345.html"
WRONG = "云溪县住房和城乡建设局2022年政府信息公开工作年度报告.md"
SAMPLES = Path(__file__).parents[2] / "ingest" / "samples" / "reports"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([SOUND], 0),
        ([DOUBTFUL], 0),
        ([DOUBTFUL, "--strict"], 1),
        ([SOUND, WRONG], 1),
        (["README.md"], 1),
        (["none.html"], 2),
        ([SOUND, "--entity", "云溪县"], 2),
        ([SOUND, "--format", "docx"], 2),
    ],
)  # fmt: skip
def test_the_exit_code_of_a_checked_draft(tmp_path: Path, arguments: list[str], code: int) -> None:
    (tmp_path / "README.md").write_text("不是年报。", encoding="utf-8")
    places = {SOUND: SAMPLES, DOUBTFUL: SAMPLES, WRONG: SAMPLES, "README.md": tmp_path, "none.html": tmp_path}
    given = [str(places[argument] / argument) if argument in places else argument for argument in arguments]
    assert askgov("check", *given, "--index", str(tmp_path / "none")).returncode == code


@pytest.mark.parametrize(
    ("form", "beginning"),
    [("junit", "<?xml"), ("html", "<!doctype html>")],
)  # fmt: skip
def test_a_draft_in_another_format(tmp_path: Path, form: str, beginning: str) -> None:
    done = askgov("check", str(SAMPLES / WRONG), "--index", str(tmp_path / "none"), "--format", form, "--output", str(tmp_path / "out"))
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
    assert (tmp_path / "out").read_text(encoding="utf-8").startswith(beginning)


def test_a_draft_needs_nothing_heavy(tmp_path: Path) -> None:
    heavy = ("sqlalchemy", "chromadb", "gradio", "onnxruntime", "numpy", "fastapi", "lxml", "ingest.extract")
    program = (
        "import sys; from askgov.cli import app; "
        f"app(['check', {str(SAMPLES / SOUND)!r}, '--index', {str(tmp_path / 'none')!r}], standalone_mode=False); "
        f"print([m for m in {heavy!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.splitlines()[-1] == "[]"


def test_stored_findings_show_what_staff_decided_and_hide_what_they_dismissed(
    index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "index"
    shutil.copytree(index, copy)

    def told(form: str, *, every: bool = False) -> str:
        assert tell_stored(copy, None, None, Outlet(form), every=every) == 0
        return capsys.readouterr().out

    before = json.loads(told("json"))
    assert before
    assert before[0]["rule_text"]
    store = FigureStore(copy)
    try:
        key = keys_of(store.findings(), {report.id: report for report in store.reports()})[0]
    finally:
        store.close()
    Verdicts(copy).decide(key, Standing.EXPLAINED, "分列的只是主要几项", "王敏")
    assert json.loads(told("json"))[0]["verdict"]["by"] == "王敏"
    assert "（有合理解释，分列的只是主要几项，王敏）" in told("text")
    Verdicts(copy).decide(key, Standing.DISMISSED, "程序看错了", "王敏")
    assert len(json.loads(told("json"))) == len(before) - 1
    assert len(json.loads(told("json", every=True))) == len(before)
    for form in ("junit", "sarif", "html"):
        assert before[0]["message"] in told(form, every=True)
