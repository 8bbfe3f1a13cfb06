"""Drafts read from files and checked, with an index beside them and without."""

import shutil
import zipfile
from pathlib import Path

import pytest

from askgov.domain import Severity
from askgov.store.figures import FigureStore
from ingest.build import build
from ingest.checks.drafts import TooManyFiles, checked

SAMPLES = Path(__file__).parents[4] / "ingest" / "samples" / "reports"
WRONG = SAMPLES / "云溪县住房和城乡建设局2022年政府信息公开工作年度报告.md"
YEARS = ("云溪县公安局2023年政府信息公开年报.txt", "t20250121_613877.html")  # of one organ, 2023 and 2024


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both years of one organ, ingested."""
    folder = tmp_path_factory.mktemp("drafts")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASKGOV_EMBEDDING_MODEL", "hashing")
        build([SAMPLES / name for name in YEARS], folder / "index", workers=1)
    return folder / "index"


def test_a_draft_is_checked_without_any_index(tmp_path: Path) -> None:
    (file,) = checked([WRONG], tmp_path / "none", workers=1)
    assert (file.path, file.rejected) == (str(WRONG), "")
    assert file.entity is not None
    assert file.entity.name == "云溪县住房和城乡建设局"
    assert file.count(Severity.ERROR) == 2
    assert file.figures > 100
    assert '"blocks"' in file.document
    assert file.compared == ()
    assert not (tmp_path / "none").exists()


def test_a_rejected_file_is_named_and_harms_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("今天天气很好。", encoding="utf-8")
    shutil.copy(WRONG, tmp_path / "b.md")
    (tmp_path / "c.bin").write_bytes(b"")
    with zipfile.ZipFile(tmp_path / "d.zip", "w") as archive:
        archive.write(WRONG, "里/年报.md")
    one, two, three, four = checked([tmp_path], workers=1)
    assert [Path(file.path).name for file in (one, two, three, four)] == ["a.txt", "b.md", "c.bin", "年报.md"]
    assert [bool(file.rejected) for file in (one, two, three, four)] == [True, False, True, False]
    assert two.findings
    assert len(four.findings) == len(two.findings)


def test_the_same_draft_twice_is_checked_twice(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        shutil.copy(WRONG, tmp_path / name)
    one, two = checked([tmp_path], workers=1)
    assert [finding.message for finding in one.findings] == [finding.message for finding in two.findings]


def test_a_list_of_addresses_calls_no_machine(tmp_path: Path) -> None:
    listed = tmp_path / "list.txt"
    listed.write_text("http://192.0.2.1/a.html\n", encoding="utf-8")
    (file,) = checked([listed], workers=1)
    assert "网址清单" in file.rejected


def test_a_missing_file_and_a_name_that_is_no_text_are_told(tmp_path: Path) -> None:
    (file,) = checked([tmp_path / "not\udce9there.html"], workers=1)
    assert file.rejected
    assert file.path.endswith(r"not\udce9there.html")


def test_no_file_gives_nothing(tmp_path: Path) -> None:
    assert list(checked([tmp_path], workers=1)) == []
    assert issubclass(TooManyFiles, Exception)


def test_a_draft_is_held_against_last_years_report_as_if_it_were_taken_in(index: Path) -> None:
    (file,) = checked([SAMPLES / YEARS[1]], index, workers=1)
    assert file.report is not None
    store = FigureStore(index)
    try:
        assert set(file.findings) == set(store.findings(report_id=file.report.id))
        before = store.version
    finally:
        store.close()
    assert [finding.rule for finding in file.findings] == ["carry_over"]
    assert {operand.report_id for operand in file.findings[0].operands} == {file.report.id, file.compared[0].id}
    assert [other.year for other in file.compared] == [2023]
    again = FigureStore(index)
    try:
        assert again.version == before
    finally:
        again.close()


def test_a_changed_draft_stands_in_for_the_report_of_its_year(index: Path, tmp_path: Path) -> None:
    draft = tmp_path / YEARS[1]
    draft.write_text((SAMPLES / YEARS[1]).read_text(encoding="utf-8") + "\n", encoding="utf-8")
    (file,) = checked([draft], index, workers=1)
    assert [other.year for other in file.compared] == [2023]
    assert [finding.rule for finding in file.findings] == ["carry_over"]


def test_the_day_under_a_draft_is_looked_at(tmp_path: Path) -> None:
    """It is no passage, and no day of publication either when the calendar has not got it."""
    draft = tmp_path / YEARS[0]
    draft.write_text((SAMPLES / YEARS[0]).read_text(encoding="utf-8") + "\n云溪县公安局\n2024年2月30日\n", encoding="utf-8")
    (file,) = checked([draft], workers=1)
    assert [(found.rule, found.operands[0].as_printed) for found in file.findings] == [("signed_day", "2024年2月30日")]
