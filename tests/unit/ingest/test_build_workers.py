"""Child processes: a file that hangs, crashes, eats memory or floods costs itself and no other."""

import sys
import time
from pathlib import Path

import pytest

from ingest.workers import Job, Workers

# the real child, with a reader that does as the file says
WALL_S = 10  # in which a child is up on a machine with other work, too; less than eight pages take
_CHILD = """
import os, signal, sys, types
import ingest.worker as worker
from ingest.rejected import Rejected

def extract(path, report_id, url):
    word = path.read_text()
    if word == "hang":
        import time; time.sleep(60)
    if word == "spin":
        while True: pass
    if word == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if word == "fail":
        raise KeyError("bug")
    if word == "memory":
        len(bytearray(worker.MEMORY_BYTES * 2))
    if word == "deep":
        extract(path, report_id, url)
    if word == "print":
        print("noise"); os.write(1, b"noise")
    if word == "write":
        (path.parent / "big").write_bytes(bytes(worker.FILE_BYTES + 1))
    if word.startswith("pages"):
        import time
        from ingest.patience import longer
        for _ in range(int(word[5:])):
            longer()
            time.sleep(1.5)
    if word == "hang after a page":
        from ingest.patience import longer; longer()
        import time; time.sleep(60)
    if word == "secret":
        raise Rejected(os.environ.get("ASKGOV_LLM_KEY", "no key"))
    raise Rejected(f"{path.name}:{word}:{report_id}")

sys.modules["ingest.extract"] = types.SimpleNamespace(extract=extract)
worker.CPU_S = 1
worker.serve()
"""


@pytest.fixture
def pool():
    with Workers(2, command=(sys.executable, "-c", _CHILD), wall_s=WALL_S) as workers:
        yield workers


def jobs(folder: Path, *words: str) -> list[Job]:
    paths = [folder / str(n) for n in range(len(words))]
    for path, word in zip(paths, words, strict=True):
        path.write_text(word)
    return [Job(path, f"{path.name}.md", "id") for path in paths]


def reasons(pool: Workers, folder: Path, *words: str) -> list[str]:
    return [answer.rejected for _, answer in pool.answers(jobs(folder, *words))]


def test_answers_come_in_the_order_of_the_jobs(pool, tmp_path):
    many = jobs(tmp_path, *(f"w{n}" for n in range(30)))
    answered = list(pool.answers(many))
    assert [job for job, _ in answered] == many
    assert [answer.rejected for _, answer in answered] == [f"{n}.md:w{n}:id" for n in range(30)]


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("hang", f"解析超过 {WALL_S} 秒，已中止"),
        ("hang after a page", f"解析超过 {WALL_S} 秒，已中止"),
        ("spin", "解析超过 30 秒处理器时间，已中止"),
        ("crash", "解析进程意外结束（-11）"),
        ("fail", "解析时出错：KeyError: 'bug'"),
        ("memory", "解析所需内存超过 2 GB，已中止"),
        ("deep", "内容嵌套过深，已中止"),
        ("print", "0.md:print:id"),
        ("write", "打不开文件：文件过大"),
    ],
)
def test_a_bad_file_costs_only_itself(pool, tmp_path, word, reason):
    bad, good = reasons(pool, tmp_path, word, "good")
    assert reason in bad
    assert good == "1.md:good:id"
    assert reasons(pool, tmp_path, "after") == ["0.md:after:id"]  # by the same worker or its replacement


def test_each_page_that_is_looked_at_has_its_own_time(pool, tmp_path):
    assert reasons(pool, tmp_path, "pages8", "good") == ["0.md:pages8:id", "1.md:good:id"]


def test_a_file_that_is_gone(pool, tmp_path):
    ((_, answer),) = pool.answers([Job(tmp_path / "gone", "gone.md", "id")])
    assert answer.rejected == "打不开文件：文件不存在"


def test_a_child_sees_no_keys(pool, tmp_path, monkeypatch):
    monkeypatch.setenv("ASKGOV_LLM_KEY", "sk-secret")
    assert reasons(pool, tmp_path, "secret") == ["no key"]


def test_leaving_early_ends_the_children_at_once(tmp_path):
    started = time.monotonic()
    with Workers(2, command=(sys.executable, "-c", _CHILD), wall_s=60) as workers:
        next(iter(workers.answers(jobs(tmp_path, "good", *["hang"] * 20))))
        children = list(workers._children)
    assert time.monotonic() - started < 10
    assert not any(child.alive for child in children)


def test_a_child_started_while_the_others_are_ended_ends_too(tmp_path):
    started = time.monotonic()
    with Workers(1, command=(sys.executable, "-c", _CHILD), wall_s=60) as workers:
        workers._leaving = True  # as it is when leaving overtakes a thread that is about to start its child
        ((_, answer),) = workers.answers(jobs(tmp_path, "hang"))
    assert answer.rejected
    assert time.monotonic() - started < 10


def test_a_request_that_no_child_took_is_no_obstacle_to_leaving(tmp_path):
    """The request is longer than a pipe holds, so that it is half sent when its reader goes."""
    with Workers(1, command=(sys.executable, "-c", "pass"), wall_s=60) as workers:
        ((_, answer),) = workers.answers([Job(tmp_path / "a", "名" * 100_000, "id")])
    assert "解析进程意外结束（0）" in answer.rejected
    assert all(child._process.stdin.closed for child in workers._children)
