"""An assistant with two small reports, one of them hostile. Its answers are written down, not looked up."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from askgov.domain import (
    Answer,
    Citation,
    Entity,
    Figure,
    Finding,
    Format,
    Item,
    Notice,
    Operation,
    Option,
    Provenance,
    Report,
    Result,
    Scope,
    Source,
    State,
    Status,
    Value,
)

GOOD, HOSTILE = "a" * 64, "b" * 64
ATTACK = "<img src=x onerror=window.pwned=1> ${window.pwned=2} {{{x}}} ![图](http://192.0.2.1/x.png) \\u <script>window.pwned=3</script>"
TITLE = "云岭县教育局2023年政府信息公开工作年度报告"
TABLE = "收到和处理政府信息公开申请情况"
SENTENCE = "2023年，本机关通过政府网站公开信息1,234条，其中政策文件56条。"


def cell(row: int, column: int, text: str = "", **spans: int) -> dict[str, Any]:
    """As the store keeps it: without what is empty or one."""
    return {"row": row, "column": column} | ({"text": text} if text else {}) | spans


def block(kind: str, text: str = "", level: int = 0, grid: dict[str, Any] | None = None) -> dict[str, Any]:
    """As the store keeps it: without what is empty."""
    return {"kind": kind} | {name: value for name, value in (("text", text), ("level", level), ("grid", grid)) if value}


GRID = {
    "rows": 4,
    "columns": 4,
    "cells": [
        cell(0, 0, "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", rowspan=2, colspan=2),
        cell(0, 2, "申请人情况", colspan=2),
        cell(1, 2, "自然人"), cell(1, 3, "总计"),
        cell(2, 0, "一、本年新收政府信息公开申请数量", colspan=2), cell(2, 2, "35"), cell(2, 3, "42"),
        cell(3, 0, "三、本年度办理结果"), cell(3, 1, "（一）予以公开"), cell(3, 2, "20"), cell(3, 3, ""),
    ],
}  # fmt: skip
DOCUMENTS = {
    GOOD: [
        block("heading", TITLE, 1), block("heading", "一、总体情况", 2), block("paragraph", SENTENCE),
        block("heading", "三、" + TABLE, 2), block("table", grid=GRID),
    ],
    HOSTILE: [
        block("heading", ATTACK, 1), block("paragraph", ATTACK),
        block("table", grid={"rows": 1, "columns": 1, "cells": [cell(0, 0, ATTACK, colspan=10**6)]}),
    ],
}  # fmt: skip


def report(report_id: str, organ: str, title: str, url: str) -> Report:
    return Report(
        id=report_id,
        entity_id=organ,
        year=2023,
        scope=Scope.OWN,
        format=Format.G3,
        title=title,
        file=f"{organ}.html",
        media_type="text/html",
        url=url,
        published="2024-01-20",
    )


class FakeStore:
    def __init__(self, folder: Path | None = None) -> None:
        self.version = "7"
        self._folder = folder
        self._reports = (
            report(GOOD, "云岭县教育局", TITLE, "https://example.gov.cn/2023.html"),
            report(HOSTILE, ATTACK, ATTACK, "javascript:window.pwned=4"),
        )

    def reports(self) -> tuple[Report, ...]:
        return self._reports

    def report(self, report_id: str) -> Report | None:
        return {found.id: found for found in self._reports}.get(report_id)

    def document(self, report_id: str) -> dict[str, Any] | None:
        return (
            None
            if report_id not in DOCUMENTS
            else {"media_type": "text/html", "blocks": DOCUMENTS[report_id], "title": "", "url": "", "published": ""}
        )

    def original(self, report_id: str) -> Path:
        assert self._folder is not None
        return self._folder / report_id

    def reports_of(self, entities: Sequence[str], years: Sequence[int]) -> tuple[Report, ...]:
        return tuple(found for found in self._reports if found.entity_id in entities and found.year in years)

    def upheld(self, report_ids: Sequence[str]) -> tuple[Finding, ...]:
        return ()

    def figures(self, *, report_id: str | None = None) -> tuple[Figure, ...]:
        source = Provenance(
            report_id=GOOD, file="", block=4, cell=(2, 3), row="一、本年新收政府信息公开申请数量", column="总计", as_printed="42"
        )
        return (
            Figure(
                concept="requests.received",
                entity_id="云岭县教育局",
                year=2023,
                scope=Scope.OWN,
                format=Format.G3,
                value=Decimal(42),
                state=State.NUMBER,
                unit="件",
                source=source,
            ),
        )

    def entities(self) -> tuple[Entity, ...]:
        return tuple(Entity(id=found.entity_id, name=found.entity_id) for found in self._reports)


def figure(marker: str, year: int, value: str | None, state: State = State.NUMBER, **place: Any) -> Value:
    source = {
        "report_id": GOOD,
        "file": "云岭县教育局.html",
        "title": TITLE,
        "url": "https://example.gov.cn/2023.html",
        "section": f"三、{TABLE}",
        "table": TABLE,
        "row": "一、本年新收政府信息公开申请数量",
        "column": "总计",
        "as_printed": value or "",
        "block": 4,
        "cell": (2, 3),
    }
    return Value(
        concept="requests.received",
        label="新收申请",
        entity="云岭县教育局",
        year=year,
        scope="own",
        applicant="total",
        value=value,
        state=state,
        unit="件",
        marker=marker,
        source=Source(**(source | place)),
    )


def single(question: str) -> Answer:
    text = "42 件[1]\n云岭县教育局2023年“新收申请”，见报告“总计”一列。"
    return Answer(
        question=question, status=Status.ANSWERED, text=text, values=(figure("[1]", 2023, "42"),), result=Result(value="42", unit="件")
    )


def change(question: str) -> Answer:
    values = (figure("[1]", 2022, "30"), figure("[2]", 2023, "42"))
    return Answer(
        question=question,
        status=Status.ANSWERED,
        text="云岭县教育局 2023 年新收申请 42 件[2]，比 2022 年的 30 件[1]增加 **12 件**。",
        values=values,
        result=Result(
            operation=Operation.DIFFERENCE,
            value="12",
            unit="件",
            formula="42 − 30 = 12",
            items=tuple(Item(entity=v.entity, year=v.year, label=v.label, value=v.value, unit="件") for v in values),
        ),
        findings=(Notice(rule="r", severity="error", message="总计 42 与各列之和 41 不一致。"),),
    )


def prose(question: str) -> Answer:
    place = {"block": 2, "cell": None, "span": (0, len(SENTENCE)), "row": "", "column": "", "table": "", "section": "一、总体情况"}
    return Answer(
        question=question,
        status=Status.ANSWERED,
        text=f"1,234条[1]\n云岭县教育局2023年年报正文，原句：“{SENTENCE}”",
        values=(figure("[1]", 2023, "1234", as_printed="1,234条", **place),),
        citations=(
            Citation(marker="[1]", report_id=GOOD, title=TITLE, section="一、总体情况", quote=SENTENCE, block=2, span=(0, len(SENTENCE))),
        ),
    )


def hostile(question: str) -> Answer:
    value = figure(
        "[1]", 2023, "42", title=ATTACK, row=ATTACK, as_printed=ATTACK, report_id=HOSTILE, url="javascript:window.pwned=5", block=1
    )
    return Answer(
        question=question,
        status=Status.AMBIGUOUS,
        text=f"您问的是：{question}\n{ATTACK} **{ATTACK}**[1]\n· {ATTACK}：{ATTACK}\n| {ATTACK} |\n注意：{ATTACK}",
        values=(value,),
        citations=(Citation(marker="[2]", report_id=HOSTILE, title=ATTACK, quote=ATTACK, block=2),),
        findings=(Notice(rule="x", severity="error", message="!" + ATTACK),),
        options=(Option(label=ATTACK, question='"><b>' + ATTACK),),
        plan={"in_words": ATTACK},
    )


def choice(question: str) -> Answer:
    options = (
        Option(label="云岭县教育局", question="云岭县教育局2023年收到多少件申请？"),
        Option(label="云岭市教育局", question="云岭市教育局2022年的变化？"),
    )
    return Answer(question=question, status=Status.AMBIGUOUS, text="有两个机关都叫“教育局”，您想问哪一个？", options=options)


def blank(question: str) -> Answer:
    value = figure("[1]", 2023, None, State.BLANK, cell=(3, 3))
    return Answer(question=question, status=Status.NOT_FOUND, text="原表这一格是空白，没有填写。", values=(value,))


def answer(question: str) -> Answer:
    """The written-down answer to a question, by a word in it."""
    words = {"onerror": hostile, "注入": hostile, "变化": change, "网站": prose, "空白": blank}
    made = next((make for word, make in words.items() if word in question), single if "云岭县" in question else choice)
    return made(question)


class FakeAssistant:
    def __init__(self, folder: Path | None = None) -> None:
        self.store = FakeStore(folder)
        self.asked: list[tuple[str, str | None]] = []

    def ask(self, question: str, session: str | None = None) -> Answer:
        self.asked.append((question, session))
        if "故障" in question:
            raise RuntimeError("made up")
        return answer(question)

    def examples(self) -> tuple[str, ...]:
        return ("云岭县教育局2023年收到多少件申请？", "云岭县教育局2023年比上年变化多少？", "教育局收到多少件？")
