"""The page to print: everything numbered and marked, nothing that runs or calls out."""

import re
from typing import Any

from selectolax.lexbor import LexborHTMLParser as HTMLParser

from askgov.check_formats import writer
from askgov.portal.checked_page import policy
from tests.unit.askgov import check_cases as case


def page(*files: Any) -> str:
    return "".join(writer("html")(files, case.OCCASION))


def test_the_head_says_whose_report_was_checked_when_and_against_what() -> None:
    text = HTMLParser(page(case.WRONG)).text()
    words = ("云岭县教育局", "2023 年", "2026-01-20 09:30", "表格数据 3 个", "本机关 2022 年的年报", "没有找到")
    assert [word for word in words if word not in text] == []


def test_findings_and_their_marks_bear_the_same_numbers() -> None:
    tree = HTMLParser(page(case.WRONG))
    items = {item.id: item.text() for item in tree.css("ol.findings > li")}
    assert list(items) == ["1-f1", "1-f2", "1-f3"]
    assert "总计 35，各列之和 5" in items["1-f1"]  # errors first
    marked = {cell.text().replace("\u2060", ":"): cell.attributes["class"] for cell in tree.css("td.marked")}
    assert marked == {"5:12": "figure marked error", "35:13": "figure marked error"}  # 5 with 1 and 2; 35 with 1 and 3
    mark = tree.css_first("p mark")
    assert mark is not None
    assert (mark.text(), mark.attributes["class"]) == ("35件", "note")


def test_every_link_leads_to_a_place_of_the_page_and_every_id_is_there_once() -> None:
    tree = HTMLParser(page(case.WRONG, case.WRONG, case.SOUND, case.REJECTED))
    ids = [node.id for node in tree.css("[id]")]
    links = [str(node.attributes["href"]) for node in tree.css("a")]
    assert len(ids) == len(set(ids))
    assert links
    assert all(link.startswith("#") and link[1:] in ids for link in links)


def test_several_files_are_listed_before_their_sheets() -> None:
    tree = HTMLParser(page(case.WRONG, case.SOUND, case.REJECTED))
    first = tree.css_first("article")
    assert first is not None
    rows = [[cell.text() for cell in row.css("td")] for row in first.css("tbody tr")]
    assert rows == [
        ["年报/2023.html", "云岭县教育局", "2023", "1", "1", "1"],
        ["b.md", "云岭县教育局", "2023", "0", "0", "0"],
        ["c.pdf", "没有核对：不是年度报告"],
    ]
    assert [link.attributes["href"] for link in first.css("a")] == ["#1-sheet", "#2-sheet", "#3-sheet"]
    assert not HTMLParser(page(case.WRONG)).css(".overview")


def test_overlapping_places_are_all_marked() -> None:
    operands = [case.said("新收申请35件", (5, 12)), case.said("35件，办结", (9, 15))]
    findings = [case.finding("prose", case.Severity.DOUBT, f"第{n}", operand) for n, operand in enumerate(operands)]
    tree = HTMLParser(page(case.WRONG.model_copy(update={"findings": tuple(findings)})))
    assert "".join(mark.text() for mark in tree.css("section.report mark")) == case.SENTENCE[5:15]
    assert [note.text() for note in tree.css("section.report sup")] == ["\u20601", "\u20602"]


def test_places_that_are_not_there_mark_nothing_and_break_nothing() -> None:
    operands = (case.said("?", (90, 99)), case.cell("行", "列", "?", (77, 0)), case.said("?", (0, 3)).model_copy(update={"block": 99}))
    found = case.finding("prose", case.Severity.DOUBT, "看看", *operands)
    assert case.SENTENCE in page(case.WRONG.model_copy(update={"findings": (found,)}))


def test_a_report_without_findings_and_a_rejected_file_say_so() -> None:
    told = page(case.SOUND, case.REJECTED)
    assert "没有发现问题" in told
    assert "发现的问题" not in told
    assert "不是年度报告" in told


def test_a_report_without_other_years_says_that_they_were_not_held_against_it() -> None:
    assert "没有可对照的往年报告，跨年未核对" in page(case.WRONG.model_copy(update={"compared": ()}))
    assert "跨年未核对" not in page(case.WRONG)


def test_a_hostile_report_stays_text() -> None:
    told = page(case.HOSTILE)
    tree = HTMLParser(told)
    assert tree.css("script, img, link, iframe, object, form, base") == []
    assert not [node for node in tree.css("*") if any(name.startswith("on") or name in ("src", "style") for name in node.attributes)]
    assert "<script" not in told
    assert "&lt;script&gt;" in told


def test_nothing_is_asked_of_another_machine() -> None:
    told = page(*case.EVERY)
    assert not re.search(r"https?:|url\(|@import", told)
    assert "'sha256-" in policy()
