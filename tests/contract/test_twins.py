"""Organs whose names nearly are one another's, beside years and scopes: none is ever told for the other.

Every figure of this little world stands in one cell only, so that a number tells which report it was taken from.
"""

from collections.abc import Iterator
from datetime import date
from itertools import count
from random import Random

import pytest

from askgov.assistant import Assistant
from askgov.domain import Status
from askgov.taxonomy.places import full_names
from ingest.build import build

TODAY = date(2026, 3, 1)
YEARS = (2022, 2024)
ORGANS = (
    "清河县人民政府", "清河县人民政府办公室", "清河县教育局", "清河县体育局", "清河县财政局", "清河县审计局", "清河县清河镇人民政府", "清河县上清河镇人民政府",
    "清和县人民政府", "清和县人民政府办公室", "清和县教育局", "清和县财政局", "青河县教育局", "青河县财政局", "清河市教育局", "清河市财政局",
)  # fmt: skip
LINES = ("行政许可", "行政处罚", "行政强制", "行政规范性文件现行有效")
WORDINGS = ("{organ}{year}年{line}多少件", "{year}年{organ}的{line}是几件？", "请问{line}，{organ}，{year}年度，多少件")
REPORT = """# {organ}{year}年政府信息公开工作年度报告

## 一、总体情况

{year}年，{organ}依法公开政府信息。

## 二、主动公开政府信息情况

第二十条第（一）项
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章\t0\t0\t0
行政规范性文件\t0\t0\t{行政规范性文件现行有效}
第二十条第（五）项
信息内容\t本年处理决定数量
行政许可\t{行政许可}
第二十条第（六）项
信息内容\t本年处理决定数量
行政处罚\t{行政处罚}
行政强制\t{行政强制}
"""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> tuple[Assistant, dict[tuple[str, int, str], str]]:
    """The reports, ingested, and every figure by its organ, year and line."""
    folder = tmp_path_factory.mktemp("twins")
    numbers = count(1013, 17)
    figures = {(organ, year, line): str(next(numbers)) for organ in ORGANS for year in YEARS for line in LINES}
    for number, (organ, year) in enumerate((organ, year) for organ in ORGANS for year in YEARS):
        cells = {line: figures[organ, year, line] for line in LINES}
        (folder / f"{number}.md").write_text(REPORT.format(organ=organ, year=year, **cells), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASKGOV_EMBEDDING_MODEL", "hashing")
        build([folder], folder / "index", workers=2)
        assistant = Assistant.open(folder / "index", TODAY)
    return assistant, figures


def asked(years: tuple[int, ...]) -> Iterator[tuple[str, str, int, str]]:
    """(question, organ, year, line), each wording in its turn."""
    for number, (organ, year, line) in enumerate((organ, year, line) for organ in ORGANS for year in years for line in LINES):
        yield WORDINGS[number % len(WORDINGS)].format(organ=organ, year=year, line=line), organ, year, line


def test_each_is_told_by_its_own_figure(world: tuple[Assistant, dict[tuple[str, int, str], str]]) -> None:
    assistant, figures = world
    questions = list(asked(YEARS))
    assert len(questions) >= 100
    for question, organ, year, line in questions:
        answer = assistant.ask(question)
        told = [(value.entity, value.year, value.value) for value in answer.values]
        assert told == [(organ, year, figures[organ, year, line])], question


def test_a_year_without_a_report_is_told_by_no_other(world: tuple[Assistant, dict[tuple[str, int, str], str]]) -> None:
    assistant, _ = world
    for question, *_ in asked((2021, 2023, 2025)):
        answer = assistant.ask(question)
        assert (answer.status is Status.ANSWERED, answer.values) == (False, ()), question


@pytest.mark.parametrize(
    "organ", ["青和县教育局", "清合县财政局", "清河区教育局", "大清河县审计局", "清河县下清河镇人民政府", "青和市财政局"]
)
def test_one_that_is_not_there_is_told_by_no_twin(world: tuple[Assistant, dict[tuple[str, int, str], str]], organ: str) -> None:
    assistant, _ = world
    for line in LINES:
        answer = assistant.ask(f"{organ}2024年{line}多少件")
        assert not answer.values or organ in answer.text or "按" in answer.text, answer.text


def test_no_place_of_the_country_is_told_by_another(world: tuple[Assistant, dict[tuple[str, int, str], str]]) -> None:
    """Their names hold words, numbers and one another: 五家渠市, 芒市, 政和县."""
    assistant, _ = world
    places = [*Random(17).sample(sorted(full_names()), 300), "五家渠市", "芒市", "和县", "政和县", "青和市", "大同县", "全州县", "共和县"]
    for place in places:
        for agency in ("财政局", "教育局"):
            answer = assistant.ask(f"{place}{agency}2024年行政许可多少件")
            assert {value.entity for value in answer.values} <= {f"{place}{agency}"}, (place, answer.text)
