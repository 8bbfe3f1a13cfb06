"""What the doctor says of an index and of the files beside it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from askgov import doctor
from askgov.check_formats.command import Outlet
from askgov.check_formats.command_stored import tell_stored
from askgov.store.writer import Writer
from tests.unit.store.conftest import fill, make

__all__ = ["fill", "make"]
GARBAGE = b"no database, but long enough to be looked at " * 50


@pytest.fixture
def index(fill: Callable[..., Path]) -> Path:
    root = fill(("甲县教育局", 2023))
    with Writer(root) as writer:
        writer.compared({}, "rules")
    return root


def told(index: Path) -> dict[str, bool]:
    return {check.name: check.ok for check in doctor._index(index)}


def test_a_checked_index_is_fine(index: Path) -> None:
    assert told(index) == {"索引": True, "核对": True, "处理记录": True, "变化记录": True}


@pytest.mark.parametrize(("file", "name"), [("verdicts.sqlite", "处理记录"), ("findings.sqlite", "变化记录")])
def test_a_damaged_file_beside_it_is_named(index: Path, file: str, name: str) -> None:
    (index / file).write_bytes(GARBAGE)
    assert [check for check, ok in told(index).items() if not ok] == [name]


def test_an_index_that_was_not_checked_is_told_with_the_command_that_mends_it(
    index: Path, fill: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tell_stored(index, None, None, Outlet("text", tmp_path / "out"), every=False)
    assert capsys.readouterr().err == ""
    fill(("乙县教育局", 2023))
    assert not told(index)["核对"]
    tell_stored(index, None, None, Outlet("text", tmp_path / "out"), every=False)
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert f"askgov ingest 报告文件夹 --index {index}" in said
