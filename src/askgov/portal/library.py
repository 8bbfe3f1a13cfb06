"""The list of indexed reports, with a filter."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from askgov.domain import Report
from askgov.portal import addresses, words
from askgov.portal.markup import element, together

SHOWN = 200  # lines at a time; the filter narrows the rest
HEADS = ("机关", "年度", "口径", "格式", "原文")


def listing(reports: Sequence[Report], organs: Mapping[str, str], wanted: str = "") -> Markup:
    """Reports that hold every word of ``wanted`` in organ, year, scope or title; ``organs``: names by entity id."""
    terms = wanted[:100].split()
    named = [(organs.get(report.entity_id, report.entity_id), report) for report in reports]
    found = sorted(
        ((organ, report) for organ, report in named if _matches(organ, report, terms)),
        key=lambda line: (line[0], -line[1].year),
    )
    more = f"，显示前 {SHOWN} 份，请用筛选缩小范围" if len(found) > SHOWN else ""
    count = element("p", f"共 {len(found)} 份年报{more}", class_="count", role="status")
    if not found:
        return count
    head = element("thead", element("tr", *(element("th", name, scope="col") for name in HEADS)))
    body = element("tbody", *(_line(organ, report) for organ, report in found[:SHOWN]))
    return together([count, element("table", head, body, class_="library")])


def _matches(organ: str, report: Report, terms: Sequence[str]) -> bool:
    text = f"{organ} {report.year} {words.SCOPES.get(report.scope, '')} {report.title}"
    return all(term in text for term in terms)


def _line(organ: str, report: Report) -> Markup:
    about = f"查看{organ}{report.year}年年报（在新页打开）"
    link = element("a", "查看", href=addresses.report_page(report.id), target="_blank", rel="noopener", aria_label=about)
    cells = (str(report.year), words.SCOPES.get(report.scope, report.scope), words.FORMATS.get(report.format, report.format), link)
    named = (element("td", cell, data_name=name) for name, cell in zip(HEADS[1:], cells, strict=True))
    return element("tr", element("th", organ, scope="row"), *named)
