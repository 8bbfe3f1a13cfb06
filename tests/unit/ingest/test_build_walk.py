"""Which files a command line means."""

import pytest

from ingest import walk
from ingest.walk import TooManyFiles, files


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
