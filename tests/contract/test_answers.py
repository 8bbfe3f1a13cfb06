"""Answers rest on cells: each number in an answer is a cell of the index, and follows it."""

import csv
import io
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from askgov.assistant import Assistant
from askgov.domain import FigureQuery, State, Status
from askgov.export import COLUMNS, figure_rows, to_csv, to_json, to_xlsx
from askgov.wording import figure_label
from ingest.build import build

TODAY = date(2026, 3, 1)
REPORT = """# 清河县水利局2023年政府信息公开工作年度报告

## 一、总体情况

2023年，清河县水利局主动公开政府信息120条，其中河长制公示35条。

## 二、主动公开政府信息情况

第二十条第（一）项
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章\t0\t0\t0
行政规范性文件\t3\t1\t{effective}
第二十条第（五）项
信息内容\t本年处理决定数量
行政许可\t{licences}
第二十条第（六）项
信息内容\t本年处理决定数量
行政处罚\t{penalties}
行政强制\t0
第二十条第（八）项
信息内容\t本年收费金额（单位：万元）
行政事业性收费\t12.5

## 五、存在的主要问题及改进情况

一是水库安全信息更新不够及时。二是基层培训偏少。
"""


def ingest(tmp_path: Path, text: str) -> Assistant:
    (tmp_path / "report.md").write_text(text, encoding="utf-8")
    build([tmp_path / "report.md"], tmp_path / "index", workers=1)
    return Assistant.open(tmp_path / "index", TODAY)


def test_every_cell_of_the_index_is_answered_by_its_label(index: Path) -> None:
    """Each figure of one report, asked for by its official label, comes back as printed."""
    assistant = Assistant.open(index, TODAY)
    known = assistant.known()
    report = assistant.store.reports()[0]
    name = known.entities[report.entity_id].name
    asked = 0
    for figure in assistant.store.figures(report_id=report.id):
        if figure.state is not State.NUMBER or (figure.applicant and figure.applicant.value != "total"):
            continue
        answer = assistant.ask(f"{name}{report.year}年“{figure_label(figure.concept, None)}”是多少？")
        values = {(v.concept, Decimal(v.value)) for v in answer.values if v.value is not None}
        assert (figure.concept, figure.value) in values, (figure.concept, answer.text)
        asked += 1
    assert asked >= 40


def test_an_answer_follows_its_cell(tmp_path: Path) -> None:
    first = ingest(tmp_path, REPORT.format(licences=417, penalties=9, effective=8))
    answer = first.ask("清河县水利局2023年行政许可多少件")
    assert (answer.status, answer.values[0].value, answer.values[0].source.as_printed) == (Status.ANSWERED, "417", "417")
    assert answer.text.startswith("417 件[1]")
    changed = ingest(tmp_path, REPORT.format(licences=418, penalties=9, effective=8))
    assert changed.ask("清河县水利局2023年行政许可多少件").values[0].value == "418"
    assert changed.ask("清河县水利局2023年行政处罚多少件").values[0].value == "9"
    old = changed.store.reports(include_superseded=True)
    assert sorted(report.superseded_by is None for report in old) == [False, True]


def test_the_same_figure_in_another_unit_is_no_other_figure(tmp_path: Path) -> None:
    text = ingest(tmp_path, REPORT.format(licences=417, penalties=9, effective=8)).ask("清河县水利局2023年收费多少万元，折合多少元").text
    assert "12.5 万元[1]" in text
    assert "合 125000 元" in text
    assert "还问了" not in text


@pytest.mark.parametrize(("ending", "summed"), [("，一共多少", True), ("", False)])
def test_figures_asked_one_by_one_are_summed_only_when_the_sum_is_asked_as_well(tmp_path: Path, ending: str, summed: bool) -> None:
    assistant = ingest(tmp_path, REPORT.format(licences=417, penalties=9, effective=8))
    text = assistant.ask(f"清河县水利局2023年行政许可和行政处罚分别多少{ending}").text
    assert ("合计：417 + 9 = 426 件" in text) is summed
    assert "还问了" not in text


@pytest.mark.parametrize(("printed", "said"), [("", "空白"), ("/", "“/”"), ("无", "“无”")], ids=["blank", "slash", "none"])
def test_a_cell_without_a_number_is_a_typed_absence(tmp_path: Path, printed: str, said: str) -> None:
    assistant = ingest(tmp_path, REPORT.format(licences=417, penalties=printed, effective=8))
    answer = assistant.ask("清河县水利局2023年行政处罚多少件")
    assert answer.status is Status.NOT_FOUND
    assert said in answer.text
    assert not re.search(r"\d", answer.text.replace("2023年", "").replace("[1]", ""))
    assert assistant.ask("清河县水利局2023年行政许可多少件").values[0].value == "417"


def test_a_missing_table_is_not_zero(tmp_path: Path) -> None:
    answer = ingest(tmp_path, REPORT.format(licences=417, penalties=9, effective=8)).ask("清河县水利局2023年新收多少件申请")
    assert answer.status is Status.NOT_FOUND
    assert "没有读到" in answer.text


def test_prose_and_passages(tmp_path: Path) -> None:
    assistant = ingest(tmp_path, REPORT.format(licences=417, penalties=9, effective=8))
    prose = assistant.ask("清河县水利局2023年河长制公示了多少条")
    assert [v.value for v in prose.values] == ["35"]
    assert "河长制公示35条" in prose.citations[0].quote
    problems = assistant.ask("清河县水利局2023年存在哪些问题")
    assert problems.status is Status.ANSWERED
    assert "水库安全信息更新不够及时" in problems.text


def test_the_langchain_chain_gives_the_same_answer(index: Path) -> None:
    assistant = Assistant.open(index, TODAY)
    question = assistant.examples()[0]
    state = assistant.chain().invoke({"question": question})
    answer = assistant.ask(question)
    assert isinstance(state["plan"], FigureQuery)
    assert (state["answer"].text, state["answer"].values) == (answer.text, answer.values)


def test_examples_are_answered(index: Path) -> None:
    assistant = Assistant.open(index, TODAY)
    examples = assistant.examples()
    assert len(examples) == 4
    assert {assistant.ask(example).status for example in examples} == {Status.ANSWERED}


def test_exports_agree_with_the_store(index: Path, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    store = Assistant.open(index, TODAY).store
    rows = figure_rows(store)
    parsed = list(csv.DictReader(io.StringIO(to_csv(rows), newline="")))
    assert tuple(parsed[0]) == COLUMNS
    stored = [figure for report in store.reports() for figure in store.figures(report_id=report.id)]
    assert sorted((r["concept"], r["value"]) for r in parsed) == sorted(
        (f.concept, "" if f.value is None else format(f.value, "f")) for f in stored
    )
    assert len(to_json(rows)) > len(rows)
    workbook = tmp_path / "figures.xlsx"
    workbook.write_bytes(to_xlsx(rows))
    sheet = load_workbook(workbook).active
    assert sheet is not None
    read = list(sheet.iter_rows(values_only=True))
    assert read[0] == COLUMNS
    assert len(read) == len(rows) + 1
    assert [row[7] or "" for row in read[1:]] == [row["value"] for row in rows]
