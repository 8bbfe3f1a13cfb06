"""Which files a command line means."""

import errno
import os

import pytest

from ingest import walk
from ingest.outcome import FileOutcome, Verdict
from ingest.readers.text import read_text
from ingest.rejected import Rejected
from ingest.walk import TooManyFiles, files, reason, refusal


def test_files_and_folders_each_once_in_one_order(tmp_path):
    for name in ("b.html", "a.md", "sub/c.txt", ".hidden", ".git/config", "sub/.d"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "link.html").symlink_to(tmp_path / "b.html")
    (tmp_path / "loop").symlink_to(tmp_path)
    expected = [tmp_path / "a.md", tmp_path / "b.html", tmp_path / "sub" / "c.txt"]
    assert files([tmp_path]) == expected
    assert files([tmp_path / "sub", tmp_path / "b.html", tmp_path]) == expected
    assert files([tmp_path / ".hidden"]) == [tmp_path / ".hidden"]  # named, so meant
    assert files([]) == []


def test_bounds(tmp_path, monkeypatch):
    (tmp_path / "a" / "b" / "c").mkdir(parents=True)
    (tmp_path / "a" / "b" / "x.md").touch()
    (tmp_path / "a" / "b" / "c" / "y.md").touch()
    monkeypatch.setattr(walk, "DEEPEST", 2)
    assert files([tmp_path]) == [tmp_path / "a" / "b" / "x.md"]
    monkeypatch.setattr(walk, "MOST_FILES", 0)
    with pytest.raises(TooManyFiles, match="请分批收录"):
        files([tmp_path])


def test_what_is_no_regular_file_is_never_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "a.md").touch()
    assert files([tmp_path]) == [tmp_path / "a.md"]
    assert files([tmp_path / "pipe"]) == [tmp_path / "pipe"]  # named: answered, with the reason
    assert refusal(tmp_path / "pipe") == "不是普通文件，未读取"
    assert refusal(tmp_path / "a.md") == ""


def test_a_closed_folder_is_named(tmp_path, monkeypatch):
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.md").touch()
    scandir = os.scandir

    def refusing(folder):
        if str(folder).endswith("closed"):
            raise PermissionError(errno.EACCES, "Permission denied", str(folder))
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refusing)
    assert files([tmp_path]) == [tmp_path / "a.md", tmp_path / "closed"]
    assert refusal(tmp_path / "closed").startswith("打不开文件夹")


def test_errors_are_told_in_chinese():
    assert reason(PermissionError(errno.EACCES, "Permission denied")) == "没有读取权限"
    assert reason(OSError(errno.ENOTTY, "Not a typewriter")) == f"系统错误 {errno.ENOTTY}"


def test_a_name_cannot_break_its_line():
    outcome = FileOutcome(path="a\nb\u202e\x1b[2J.html", verdict=Verdict.REJECTED, reason="文件是空的。")
    assert outcome.line == "拒收 a\\nb\\u202e\\x1b[2J.html：文件是空的。"


@pytest.mark.parametrize(("text", "bound"), [("字" * 2_000_000, "5 MB"), ("\n" * 200_001, "20 万行")])
def test_a_text_too_large_is_refused_before_it_is_parsed(text, bound):
    with pytest.raises(Rejected) as error:
        read_text(text)
    assert bound in error.value.reason
