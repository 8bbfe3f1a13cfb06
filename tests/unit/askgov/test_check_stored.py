"""``askgov check`` without files: what it says of the reports of an index, and with which exit code."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from askgov.check_formats.command import Outlet
from askgov.check_formats.command_stored import tell_stored
from askgov.quality import Quality
from askgov.store.verdicts import Standing
from tests.made_index import made

ERROR = ("I1", "error", "新收对不上", "3")
DOUBT = ("carry_over", "doubt", "两年对不上", "7")


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return made(tmp_path / "index", [("甲县教育局", 2023, [ERROR, DOUBT])])


def code(index: Path, *, strict: bool = False) -> int:
    return tell_stored(index, None, None, Outlet("text", index.parent / "out", strict), every=True)


def decide(index: Path, message: str, standing: Standing) -> None:
    quality = Quality(index)
    quality.verdicts.decide(
        next(each.key for each in quality.view().found if each.finding.message == message), standing, "口径不同", "王敏"
    )


def test_errors_that_stand_fail_and_doubts_where_strict(index: Path) -> None:
    assert (code(index), code(index, strict=True)) == (1, 1)
    decide(index, "新收对不上", Standing.CONFIRMED)
    assert code(index) == 1
    decide(index, "新收对不上", Standing.EXPLAINED)
    assert (code(index), code(index, strict=True)) == (0, 1)
    decide(index, "两年对不上", Standing.DISMISSED)
    assert code(index, strict=True) == 0
    decide(index, "新收对不上", Standing.REOPENED)
    assert code(index) == 1


def test_another_organ_is_not_blamed(index: Path) -> None:
    assert tell_stored(index, "乙县教育局", None, Outlet("text", index.parent / "out", strict=True), every=True) == 0


def test_the_list_says_in_words_how_heavy_each_weighs(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tell_stored(index, None, None, Outlet("text"), every=False)
    assert capsys.readouterr().out.splitlines() == ["甲县教育局 2023年 [错误] 新收对不上", "甲县教育局 2023年 [存疑] 两年对不上"]
    tell_stored(index, None, None, Outlet("json"), every=False)
    assert '"severity": "error"' in capsys.readouterr().out


def test_pipelines_see_what_was_explained_as_no_failure(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def failures() -> str | None:
        tell_stored(index, None, None, Outlet("junit", strict=True), every=True)
        return ElementTree.fromstring(capsys.readouterr().out).get("failures")

    assert failures() == "2"
    decide(index, "新收对不上", Standing.EXPLAINED)
    decide(index, "两年对不上", Standing.DISMISSED)
    assert failures() == "0"
