"""The words of a report: six chapters around the national tables.

What is peculiar to an organ and a year stands in ``organs/*.toml``; what reports share stands in ``phrases.toml``. Numbers that
the tables also hold are taken from the tables.
"""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from ingest.samples import dice, national, old_format
from ingest.samples.document import Document, Heading, Paragraph, Part, Picture, Statistics, Table2, Table3, Table4
from ingest.samples.printing import Shown
from ingest.samples.prose_numbers import numbers
from ingest.samples.simulated_requests import Key
from ingest.samples.world import G1, G3, HERE, Issue, Organ

NUMERALS = "一二三四五六七八"
Words = Mapping[str, Any]


@cache
def _phrases() -> dict[str, list[str]]:
    return tomllib.loads((HERE / "phrases.toml").read_text(encoding="utf-8"))


def compose(organ: Organ, issue: Issue, cells: Mapping[Key, Shown]) -> Document:
    """The report in full, not yet laid out."""
    parts = _old_parts(organ) if issue.format == G1 else _parts(organ, issue, cells)
    year, month, day = issue.published.split("-")
    signature = (Paragraph(organ.name), Paragraph(f"{year}年{int(month)}月{int(day)}日"))
    return Document(issue.file, _title(organ, issue), (*parts, *signature), organ.name, organ.county, issue.year, issue.published)


def _title(organ: Organ, issue: Issue) -> tuple[str, ...]:
    name, year = organ.title_name or organ.name, issue.year
    match issue.title:
        case "two_lines":
            return name, f"{year} 年政府信息公开工作年度报告"
        case "year_first":
            return (f"{year}年度{name}政府信息公开工作年度报告",)
        case "doubled":
            return (f"{name}{year}年度政府信息公开工作年度报告",)
        case "short":
            return (f"{name}{year}年政府信息公开年报",)
        case "bracket":
            return (f"{year}年政府信息公开工作年度报告（{name}）",)
        case "no_place":
            return (f"{organ.short}{year}年政府信息公开工作年度报告",)
    return (f"{name}{year}年政府信息公开工作年度报告",)


def _old_parts(organ: Organ) -> list[Part]:
    parts: list[Part] = []
    for chapter in old_format.chapters(organ.name):
        parts += [Heading(chapter.heading), *map(Paragraph, chapter.paragraphs)]
    return [*parts, Heading("附表：政府信息公开情况统计表（2018年度）"), Statistics(old_format.statistics(organ.name))]


def _parts(organ: Organ, issue: Issue, cells: Mapping[Key, Shown]) -> list[Part]:
    words = numbers(organ, issue, {key: cell.known for key, cell in cells.items()})
    printed = {key: cell.text for key, cell in cells.items()}
    fourth = dice.pick(("政府信息公开行政复议、行政诉讼情况", "因政府信息公开工作被申请行政复议、提起行政诉讼情况"), issue.file, "fourth")
    fifth = dice.pick(("存在的主要问题及改进情况", "存在的主要问题及改进情况", "存在问题及改进措施"), issue.file, "fifth")
    table_3: Part = Table3(national.table_3(issue, printed))
    if issue.image_table == 3:
        table_3 = Picture("/upload/images/table3.png", "收到和处理政府信息公开申请情况表")
    return [
        *_overview(organ, issue, words),
        Heading("二、主动公开政府信息情况"),
        *_maybe("table2_lead", 0.25, issue, words),
        Table2(national.table_2(issue, printed)),
        Heading("三、收到和处理政府信息公开申请情况"),
        table_3,
        Heading(f"四、{fourth}"),
        *_maybe("review_some" if words["review"] or words["litigation"] else "review_none", 0.5, issue, words),
        Table4(national.table_4(printed)),
        Heading(f"五、{fifth}"),
        *_shortcomings(issue, words),
        Heading("六、其他需要报告的事项"),
        Paragraph(_say("fee_some" if issue.info_fee else "fee_none", issue, words)),
        *_maybe("closing", 0.6, issue, words),
    ]


def _say(kind: str, issue: Issue, words: Words) -> str:
    return dice.pick(_phrases()[kind], issue.file, kind).format(**words)


def _maybe(kind: str, chance: float, issue: Issue, words: Words) -> list[Part]:
    return [Paragraph(_say(kind, issue, words))] if dice.fraction(issue.file, kind, "maybe") < chance else []


def _overview(organ: Organ, issue: Issue, words: Words) -> list[Part]:
    county = organ.scope == "aggregate"
    topics = [Paragraph(text, lead=f"{heading}。") for heading, text in issue.topics]
    if dice.fraction(issue.file, "topics") < 0.4:
        topics = [Paragraph("".join(f"{NUMERALS[number]}是{heading}。{text}" for number, (heading, text) in enumerate(issue.topics)))]
    management = [_say("management", issue, words)]
    if issue.format == G3 and words["issued"] and dice.fraction(issue.file, "documents") < 0.5:
        management.append(_say("documents", issue, words))
    platform = [_say("platform", issue, words), *([_say("gazette", issue, words)] if county else [])]
    sections: list[tuple[str, list[Paragraph]]] = [
        ("主动公开", [Paragraph(_say("disclosed_county" if county else "disclosed", issue, words)), *topics]),
        ("依申请公开", [Paragraph(_say(_requests_kind(issue, words), issue, words))]),
        ("政府信息管理", [Paragraph("".join(management))]),
        ("政府信息公开平台建设", [Paragraph("".join(platform))]),
        ("监督保障", [Paragraph(_say("supervision", issue, words))]),
    ]
    intro = _say("intro", issue, words) + ("报告汇总了县政府各部门和各乡镇（街道）的情况。" if county else "")
    return [Heading("一、总体情况"), Paragraph(intro), *_sections(issue, sections)]


def _requests_kind(issue: Issue, words: Words) -> str:
    if not words["handled"]:
        return "requests_none"
    return "requests_carried" if words["carried_in"] and dice.fraction(issue.file, "carried") < 0.5 else "requests_some"


def _sections(issue: Issue, sections: Sequence[tuple[str, list[Paragraph]]]) -> list[Part]:
    """Sub-headings on their own line, or run into the first paragraph: （一）主动公开方面。 or 1.主动公开。"""
    style = dice.whole(0, 2, issue.file, "sections")
    parts: list[Part] = []
    for number, (name, (first, *others)) in enumerate(sections):
        if style == 0:
            parts += [Heading(f"（{NUMERALS[number]}）{name}情况", level=2), first, *others]
        else:
            lead = f"（{NUMERALS[number]}）{name}方面。" if style == 1 else f"{number + 1}.{name}。"
            parts += [Paragraph(first.text, lead=lead), *others]
    return parts


def _shortcomings(issue: Issue, words: Words) -> list[Part]:
    problems, improvements = _say("problems_lead", issue, words), _say("improvements_lead", issue, words)
    match dice.whole(0, 2, issue.file, "shortcomings"):
        case 0:
            return [
                Paragraph(problems + "；".join(f"{NUMERALS[n]}是{text}" for n, text in enumerate(issue.problems)) + "。"),
                Paragraph(improvements + "；".join(f"{NUMERALS[n]}是{text}" for n, text in enumerate(issue.improvements)) + "。"),
            ]
        case 1:
            return [
                Heading("（一）存在的主要问题", level=2),
                *(Paragraph(f"{n}.{text}。") for n, text in enumerate(issue.problems, 1)),
                Heading("（二）改进情况", level=2),
                *(Paragraph(f"{n}.{text}。") for n, text in enumerate(issue.improvements, 1)),
            ]
    return [
        Paragraph(problems + "".join(f"{NUMERALS[n]}是{text}。" for n, text in enumerate(issue.problems))),
        Paragraph(improvements + "".join(f"{NUMERALS[n]}是{text}。" for n, text in enumerate(issue.improvements))),
    ]
