"""Answers say what speaks against their figures, follow every change of the report, and keep to what staff decided."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from askgov.assistant import Assistant
from askgov.store.figures import FigureStore
from askgov.store.verdicts import Standing, Verdicts, keys_of
from ingest.build import build

from .conftest import SAMPLES

LIST = "art_2023_1_12_345.html"
QUESTION = "云溪县教育局2022年主动公开了多少条信息"
WHOLE = "云溪县教育局2022年的年报数字对得上吗"


def ingested(folder: Path, *, total: str = "251") -> Path:
    """An index of the report whose list comes to 242, with another total."""
    reports = folder / "reports"
    reports.mkdir(exist_ok=True)
    text = (SAMPLES / LIST).read_text(encoding="utf-8")
    assert text.count(">251<") == 1
    (reports / LIST).write_text(text.replace(">251<", f">{total}<"), encoding="utf-8")
    build([reports], folder / "index", workers=1)
    return folder / "index"


def asked(index: Path, question: str) -> str:
    return Assistant.open(index).ask(question).text


def test_a_figure_in_prose_is_shown_with_the_list_that_speaks_against_it(tmp_path: Path) -> None:
    answer = Assistant.open(ingested(tmp_path)).ask(QUESTION)
    assert answer.text.startswith("251条")
    assert "242 条" in answer.text
    (notice,) = answer.findings
    assert {source.as_printed for source in notice.sources} >= {"251条", "44条"}


def test_the_warning_goes_with_the_error(tmp_path: Path) -> None:
    index = ingested(tmp_path, total="242")
    assert "注意" not in asked(index, QUESTION)
    assert "没有发现不一致" in asked(index, WHOLE)


def test_what_staff_dismissed_is_told_no_more_and_what_they_explained_as_such(tmp_path: Path) -> None:
    index = ingested(tmp_path)
    assert "242 条" in asked(index, WHOLE)
    with closing(FigureStore(index)) as store:
        findings, reports = store.findings(), {report.id: report for report in store.reports()}
    (key,) = keys_of(findings, reports)
    Verdicts(index).decide(key, Standing.DISMISSED, "其余为重复发布", "王敏")
    assert "242 条" not in asked(index, QUESTION)
    assert "没有发现不一致" in asked(index, WHOLE)
    Verdicts(index).decide(key, Standing.EXPLAINED, "其余 9 条为重复发布", "王敏")
    told = asked(index, WHOLE)
    assert "1 处不一致已核实有合理解释" in told
    assert "其余 9 条为重复发布" in told
    told = asked(index, QUESTION)
    assert "注意" not in told
    assert "说明：" in told
    assert "（已核实，有合理解释：其余 9 条为重复发布）" in told
    Verdicts(index).decide(key, Standing.CONFIRMED, "只在内部看的话", "王敏")
    assert "（工作人员已确认有误）" in asked(index, QUESTION)
    assert "只在内部看的话" not in asked(index, QUESTION)
    ingested(tmp_path, total="250")  # other evidence: open again
    assert "250 条" in asked(index, WHOLE)
    assert "注意" in asked(index, QUESTION)


@pytest.mark.parametrize("question", ["云溪县公安局2023年结转下年度几件", "云溪县公安局2024年上年结转多少件"])
def test_what_two_years_do_not_agree_in_is_told_from_both_sides(tmp_path: Path, question: str) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for path in SAMPLES.iterdir():
        text = path.read_text(encoding="utf-8", errors="ignore") if path.suffix in (".txt", ".md", ".html") else ""
        if "公安局" in text[:600] and ("2023年" in text[:600] or "2024年" in text[:600]):
            shutil.copy(path, reports)
    build([reports], tmp_path / "index", workers=1)
    told = asked(tmp_path / "index", question)
    assert "2023年年报的“结转下年度继续办理”是 2 件" in told
    assert "2024年年报的“上年结转”是 4 件" in told


def test_an_index_that_was_not_checked_is_not_said_to_add_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = ingested(tmp_path, total="242")
    assert "没有发现不一致（核对了" in asked(index, WHOLE)
    monkeypatch.setattr(FigureStore, "checked", property(lambda _: False))
    for question in (WHOLE, "哪些年报有错"):
        told = asked(index, question)
        assert "核对了" not in told.replace("核对过", "")
        assert "还没有全部按现在的规则核对过" in told


def test_a_year_without_its_neighbours_is_said_not_to_be_checked_across_years(tmp_path: Path) -> None:
    told = asked(ingested(tmp_path, total="242"), WHOLE)
    assert "与上下年年报的衔接" not in told
    assert "跨年没有核对" in told


def test_prose_that_says_two_things_does_not_agree(tmp_path: Path) -> None:
    question = "云溪县教育局2022年新收申请和正文一致吗"
    assert "正文里写的是同样的数" in asked(ingested(tmp_path, total="242"), question)
    path = tmp_path / "reports" / LIST
    text = path.read_text(encoding="utf-8")
    assert text.count("公开工作列入年度考核") == 1
    path.write_text(text.replace("公开工作列入年度考核", "公开工作列入年度考核。全年共收到政府信息公开申请19件"), encoding="utf-8")
    build([tmp_path / "reports"], tmp_path / "index", workers=1)
    told = asked(tmp_path / "index", question)
    assert "正文里写的是同样的数" not in told
    assert "19 件" in told
