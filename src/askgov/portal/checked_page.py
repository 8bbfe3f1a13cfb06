"""Checked reports as one page to print and pass on: no script, no style sheet beside it, nothing that calls another machine."""

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from importlib.resources import files
from tempfile import SpooledTemporaryFile
from typing import Any

from markupsafe import Markup

from askgov.domain import Finding
from askgov.domain.checked import CheckedFile
from askgov.portal import words
from askgov.portal.finding_words import WEIGHTS, Group, counted, groups, held_against, no_years_beside, rule_line
from askgov.portal.grid import table
from askgov.portal.marks import Marks, anchor_of
from askgov.portal.markup import element, together
from askgov.portal.one_slip import one_slip

Block = Mapping[str, Any]
TITLE = "年报核对单"
_IN_MEMORY = 8 << 20  # characters of sheets beyond which they wait on disk
_PIECE = 1 << 20  # characters
_WIDE = ("对照", "文件")  # facts that take a line of their own
_MANY = 4  # places from which on they stand in two columns
_SHORT = 12  # places up to which a finding stays on one sheet of paper
_LEGEND = "标色并带序号的，是上面各处问题所涉的数字或文字；序号与问题的编号相同，点序号回到那一条。"


@cache
def style() -> str:
    """The style sheet that stands inside the page."""
    return files("askgov.portal").joinpath("checked.css").read_text(encoding="utf-8")


@cache
def policy() -> str:
    """The content security policy under which the page shows as it should, and nothing else of it runs."""
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'self' 'sha256-{digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"


def checked_page(checked: Iterable[CheckedFile], when: datetime) -> Iterator[str]:
    """The page, in pieces: one sheet for each file, in the order given. ``when`` they were checked stands in each head.

    Several files are listed before their sheets, which wait on disk until the last one is checked.
    """
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name_="viewport", content="width=device-width, initial-scale=1"),
        element("title", f"{TITLE} {when:%Y-%m-%d}"),
        element("style", Markup(style())),  # noqa: S704 - our own file
    )
    yield f'<!doctype html>\n<html lang="zh-CN">{head}<body>\n'
    with SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8", newline="") as sheets:
        lines = []
        for number, file in enumerate(checked, start=1):
            sheets.write(f"{_sheet(file, when, f'{number}-')}\n")
            lines.append(_line(file, f"{number}-"))
        if len(lines) > 1:
            yield f"{_overview(lines, when)}\n"
        sheets.seek(0)
        while piece := sheets.read(_PIECE):
            yield piece
    yield "</body></html>\n"


def _overview(lines: Sequence[Markup], when: datetime) -> Markup:
    """Every file in a line, before their sheets."""
    heads = element("tr", *(element("th", name, scope="col") for name in ("文件", "机关", "年度", *(word for word, _ in WEIGHTS.values()))))
    return element(
        "article",
        element("p", TITLE, class_="kind"),
        element("h1", f"核对了 {len(lines)} 份文件"),
        _facts({"核对时间": f"{when:%Y-%m-%d %H:%M}"}),
        element("div", element("table", element("thead", heads), element("tbody", *lines)), class_="scroll"),
        class_="overview",
    )


def _line(file: CheckedFile, prefix: str) -> Markup:
    """One file in the overview: whose report it is, how many findings of each weight, and the way to its sheet."""
    link = element("td", element("a", file.path, href=f"#{prefix}sheet"))
    if file.report is None or file.entity is None:
        return element("tr", link, element("td", f"没有核对：{file.rejected}", colspan=2 + len(WEIGHTS)))
    counts = ((severity, file.count(severity)) for severity in WEIGHTS)
    numbers = (element("td", str(count), class_=f"figure marked {severity.value}" if count else "figure") for severity, count in counts)
    return element("tr", link, element("td", file.entity.name), element("td", str(file.report.year), class_="figure"), *numbers)


def _sheet(file: CheckedFile, when: datetime, prefix: str) -> Markup:
    if file.report is None or file.entity is None:
        return element("article", *_unread(file, when), id=f"{prefix}sheet")
    findings = file.ordered()
    marks = Marks(findings, prefix)
    return element("article", *_head(file, when), *_listed(file, findings, prefix), *_original(file, marks), id=f"{prefix}sheet")


def _unread(file: CheckedFile, when: datetime) -> Iterator[Markup]:
    yield element("p", TITLE, class_="kind")
    yield element("h1", file.path)
    yield element("p", element("strong", "没有核对"), element("span", file.rejected), class_="verdict error")
    yield _facts({"核对时间": f"{when:%Y-%m-%d %H:%M}"})


def _head(file: CheckedFile, when: datetime) -> Iterator[Markup]:
    assert file.report is not None
    assert file.entity is not None
    report = file.report
    yield element("p", TITLE, class_="kind")
    yield element("h1", report.title or f"{file.entity.name} {report.year} 年政府信息公开工作年度报告")
    yield _facts(
        {
            "机关": file.entity.name,
            "年度": f"{report.year} 年",
            "口径": words.SCOPES.get(report.scope, report.scope),
            "格式": words.FORMATS.get(report.format, report.format),
            "核对时间": f"{when:%Y-%m-%d %H:%M}",
            "核对内容": f"表格数据 {file.figures} 个，正文数据 {file.statements} 个",
            "对照": "；".join(filter(None, (held_against(report, file.compared), no_years_beside(report, file.compared)))),
            "文件": file.path,
        }
    )
    yield _verdict(file)
    if report.doubts:
        yield element("h2", "没有读清的地方")
        yield element("p", "下列内容没有参加核对，或请先看看读得对不对：")
        yield element("ul", *(element("li", doubt) for doubt in report.doubts), class_="doubts")


def _verdict(file: CheckedFile) -> Markup:
    if not file.findings:
        return element("p", element("strong", "没有发现问题"), element("span", "已读出的数字彼此对得上。"), class_="verdict good")
    worst = next(finding.severity for finding in file.ordered())
    return element("p", element("strong", counted(file.findings)), element("span", WEIGHTS[worst][1]), class_=f"verdict {worst.value}")


def _facts(facts: Mapping[str, str]) -> Markup:
    rows = (
        element("div", element("dt", name), element("dd", fact), class_="wide" if name in _WIDE else None) for name, fact in facts.items()
    )
    return element("dl", *rows, class_="facts")


def _listed(file: CheckedFile, findings: Iterable[Finding], prefix: str) -> Iterator[Markup]:
    numbered = list(enumerate(findings, start=1))
    if not numbered:
        return
    slips = one_slip([finding for _, finding in numbered])
    yield element("h2", "发现的问题")
    for severity, (word, meaning) in WEIGHTS.items():
        of_weight = [(number, finding) for number, finding in numbered if finding.severity is severity]
        if of_weight:
            badge = element("span", word, class_=f"badge {severity.value}")
            yield element("h3", badge, f"{len(of_weight)} 处　", element("small", meaning))
            yield element(
                "ol", *(_item(file, number, finding, prefix, slips.get(number, "")) for number, finding in of_weight), class_="findings"
            )


def _item(file: CheckedFile, number: int, finding: Finding, prefix: str, slip: str) -> Markup:
    rule = rule_line(finding)
    return element(
        "li",
        element("p", element("b", str(number), class_=f"number {finding.severity.value}"), finding.message, class_="message"),
        element("p", slip, class_="slip") if slip else "",
        element("p", rule, class_="rule") if rule else "",
        *(_places(group, prefix) for group in groups(finding, file.compared)),
        id=f"{prefix}f{number}",
        class_="short" if len(finding.operands) <= _SHORT else None,
    )


def _places(group: Group, prefix: str) -> Markup:
    """The places with what is printed there, each a way to where it is marked."""
    stands = [
        element(
            "li",
            place.short,
            element("b", place.printed) if place.other else element("a", place.printed, href=f"#{prefix}{anchor_of(place.source)}"),
        )
        for place in group.places
    ]
    head = element("p", group.head, class_="head") if group.head else ""
    return element("div", head, element("ul", *stands, class_="many" if len(stands) > _MANY else None), class_="places")


def _original(file: CheckedFile, marks: Marks) -> Iterator[Markup]:
    if not file.document:
        return
    yield element("h2", "报告原文", class_="original")
    if file.findings:
        yield element("p", _LEGEND, class_="legend")
    blocks = json.loads(file.document).get("blocks", ())
    yield element("section", *(_block(number, block, marks) for number, block in enumerate(blocks)), class_="report")


def _block(number: int, block: Block, marks: Marks) -> Markup:
    if block["kind"] == "table" and block.get("grid"):
        return together([marks.whole(number), table(block["grid"], None, marks.cells(number))])
    text = marks.text(number, str(block.get("text", "")))
    return element("h4" if block["kind"] == "heading" else "p", text)
