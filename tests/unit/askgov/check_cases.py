"""Checked files written by hand, one of them hostile from its name to its cells."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from askgov.check_formats import Occasion
from askgov.domain import Entity, Finding, Format, Provenance, Report, Scope, Severity
from askgov.domain.checked import CheckedFile

WHEN = datetime(2026, 1, 20, 9, 30, tzinfo=UTC)
OCCASION, STRICT = Occasion(WHEN), Occasion(WHEN, strict=True)
ATTACK = '"><script>alert(1)</script><img src=x onerror=alert(2)>\x1b[31m\x00\u202e]]>&=cmd|calc!A1\n::error::\ufffe'
ORGAN = "云岭县教育局"
TABLE = "收到和处理政府信息公开申请情况"
SENTENCE = "2023年新收申请35件，办结42件。"


def report(id_: str = "a" * 64, year: int = 2023, title: str = "云岭县教育局2023年年报", **more: Any) -> Report:
    fields: dict[str, Any] = {"scope": Scope.OWN, "format": Format.G3, "file": f"{year}.html", "media_type": "text/html", **more}
    return Report(id=id_, entity_id=ORGAN, year=year, title=title, **fields)


def cell(row: str, column: str, printed: str, at: tuple[int, int], id_: str = "a" * 64, **more: Any) -> Provenance:
    return Provenance(report_id=id_, file="2023.html", block=1, cell=at, table=TABLE, row=row, column=column, as_printed=printed, **more)


def said(printed: str, span: tuple[int, int], **more: Any) -> Provenance:
    return Provenance(report_id="a" * 64, file="2023.html", block=0, span=span, section="一、总体情况", as_printed=printed, **more)


def finding(rule: str, severity: Severity, message: str, *operands: Provenance) -> Finding:
    return Finding(rule=rule, report_id="a" * 64, message=message, left=Decimal(1), right=Decimal(2), operands=operands, severity=severity)


def document(text: str = SENTENCE, printed: str = "35") -> str:
    cells = [
        {"row": 0, "column": 0, "text": "一、新收"}, {"row": 0, "column": 1, "text": "5"}, {"row": 0, "column": 2, "text": printed},
    ]  # fmt: skip
    grid = {"rows": 1, "columns": 3, "cells": cells}
    return json.dumps({"blocks": [{"kind": "paragraph", "text": text}, {"kind": "table", "grid": grid}]}, ensure_ascii=False)


TOTAL = cell("一、新收", "总计", "35", (0, 2), path="L12-14")
NATURAL = cell("一、新收", "自然人", "5", (0, 1))
LAST_YEAR = cell("四、结转", "总计", "7", (9, 2), id_="b" * 64)
WRONG = CheckedFile(
    path="年报/2023.html",
    entity=Entity(id=ORGAN, name=ORGAN),
    report=report(doubts=("复议和诉讼的表：没有找到",)),
    findings=(
        finding("carry_over", Severity.DOUBT, "上年结转 5 件，上一年报告写的是 7 件", NATURAL, LAST_YEAR),
        finding("I3", Severity.ERROR, "总计 35，各列之和 5", TOTAL, NATURAL),
        finding("prose", Severity.NOTE, "正文 35 件，表格 35 件", said("35件", (9, 12)), TOTAL),
    ),
    document=document(),
    figures=3,
    statements=2,
    compared=(report("b" * 64, 2022, "云岭县教育局2022年年报"),),
)
SOUND = CheckedFile(path="b.md", entity=Entity(id=ORGAN, name=ORGAN), report=report(), document=document(), figures=3, statements=2)
REJECTED = CheckedFile(path="c.pdf", rejected="不是年度报告")
HOSTILE = CheckedFile(
    path=ATTACK + ".html",
    entity=Entity(id=ORGAN, name=ATTACK),
    report=report(title=ATTACK, doubts=(ATTACK,)),
    findings=(
        finding("no such rule", Severity.ERROR, ATTACK, cell(ATTACK, ATTACK, ATTACK, (0, 2)), said(ATTACK, (0, 9))),
        finding("I3", Severity.DOUBT, ATTACK),
    ),
    document=document(ATTACK, ATTACK),
    compared=(report("b" * 64, 2022, ATTACK),),
)
EVERY = (WRONG, SOUND, REJECTED, HOSTILE)
