"""What the viewer tells of a report's findings."""

import re

from selectolax.lexbor import LexborHTMLParser

from askgov.portal.report_page import report_page
from tests.unit.askgov import check_cases as case


def page(*findings: case.Finding) -> LexborHTMLParser:
    return LexborHTMLParser(report_page(case.report(), case.ORGAN, {"blocks": []}, findings, None))


def test_a_finding_says_how_heavy_it_weighs_and_leads_to_its_cells() -> None:
    told = page(*case.WRONG.ordered())
    summary = told.css_first("details.outline summary")
    assert summary is not None
    assert summary.text() == "核对时发现 3 处：错误 1 处、存疑 1 处、提示 1 处"
    assert [weight.text() for weight in told.css(".weight")] == ["错误", "存疑", "提示"]
    links = {link.text(): link.attributes["href"] for link in told.css("details.outline a")}
    assert links["一、新收 × 总计：35"] == f"/reports/{'a' * 64}?block=1&row=0&col=2#hit"
    assert links["一、总体情况 · 正文：35件"] == f"/reports/{'a' * 64}?block=0&start=9&end=12#hit"
    other = next(address for text, address in links.items() if "另一份报告" in text)
    assert str(other).startswith(f"/reports/{'b' * 64}?")


def test_what_the_report_of_the_year_after_says_against_it_is_told_from_its_own_side() -> None:
    later = case.report()
    earlier = case.report("b" * 64, 2022, "云岭县教育局2022年年报")
    found = case.WRONG.findings[0]
    told = LexborHTMLParser(report_page(earlier, case.ORGAN, {"blocks": []}, [found], None, [later]))
    text = told.css_first("details.outline li")
    assert text is not None
    assert "（核对 2023 年年报时发现）" in text.text()
    links = [link.text() for link in told.css("details.outline a")]
    assert links[0].startswith("2023 年报告《云岭县教育局2023年年报》")
    assert links[1] == "四、结转 × 总计：7"
    assert "年年报时发现" not in page(found).text()


def test_many_places_fold_away() -> None:
    cells = [case.cell("行", f"列{n}", "1", (n, 0)) for n in range(5)]
    told = page(case.finding("I3", case.Severity.ERROR, "总计不对", *cells))
    assert [node.text() for node in told.css("details details summary")] == ["涉及 5 处原文"]


def test_a_hostile_finding_stays_text() -> None:
    told = report_page(case.report(), case.ORGAN, {"blocks": []}, case.HOSTILE.findings, None)
    assert told.count("<script") == 1  # ours
    assert "<img" not in told
    assert not re.search(r"<[^>]*\sonerror", told)
