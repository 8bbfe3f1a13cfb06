"""What a report says that it rests on: the documents it cites, the period it covers, the organ that speaks.

Numbers of documents: 条例 is 国务院令第711号 (第492号 until 2019); the formats are 国办公开办函〔2019〕60号 and 〔2021〕30号; the fee is
国办函〔2020〕109号. To cite other documents, or to speak of other organs, is normal: only what cannot be meant so is found.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from askgov.domain import Chunk, Finding, Provenance, Severity
from ingest.checks.draft import Draft
from ingest.checks.finding import finding

_DECREE = re.compile(
    r"政府信息公开条例》?+(?![、，和及以与])[^。；《]{0,16}国务院令?第?\s{0,2}(\d{3,4})\s{0,2}号(?!\s?(?:公布|发布|修订)?的?《)"
    r"|国务院令第\s{0,2}(\d{3,4})\s{0,2}号(?:公布|发布|修订)?的?《(?:中华人民共和国)?政府信息公开条例"
)
_NOW, _BEFORE, _NEW_SINCE = "711", "492", 2019  # both are right in a report on 2019
_OPEN, _CLOSE = r"\s{0,2}[〔\[［(（【]\s{0,2}", r"\s{0,2}[〕\]］)）】]\s{0,2}"
_FORMAT = re.compile(rf"国办公开(?P<letters>办?函?){_OPEN}(?P<year>20\d\d){_CLOSE}(?P<number>\d{{1,3}})\s{{0,2}}号")
_FORMATS = {"2019": "60", "2021": "30"}
_FEE = re.compile(rf"信息处理费[^。；]{{0,40}}国办函{_OPEN}2020{_CLOSE}(\d{{1,3}})\s{{0,2}}号")
_FEE_NUMBER = "109"
_BEFORE_IT, _BEHIND_IT = 60, 30  # characters around a number in which its document is named
_DAY = r"(?P<{0}year>20\d\d)\s?年\s?(?P<{0}month>\d{{1,2}})\s?月\s?(?P<{0}day>\d{{1,2}})\s?日"
_TO = r"\s?(?:起|止)?[，,]?\s?(?:至|到|-|－|—{1,2}|–|~|～)\s?"
_SPAN = re.compile(_DAY.format("from_") + _TO + _DAY.format("to_").replace(r"20\d\d)\s?年", r"20\d\d)?\s?年?", 1))
_OF_PERIOD = re.compile(r"(?:统计|数据|报告)[^。；]{0,12}(?:期限|时限|时段|期间|起止|截[至止]|自|从|为)")
_SENTENCES = re.compile(r"[。；;\n]")
_LATE = "10"  # the month from which on a report on the year may be at hand


def documents_misnumbered(draft: Draft) -> Iterator[Finding]:
    """Numbers of the Regulations, of the format and of the rules on fees that no such document has."""
    for chunk in draft.chunks:
        for number in _decrees(chunk):
            if number not in (_NOW, _BEFORE):
                yield _cited(draft, chunk, f"国务院令第{number}号", f"国务院令第{_NOW}号", "政府信息公开条例")
        for number in _FEE.findall(chunk.text):
            if number != _FEE_NUMBER:
                yield _cited(draft, chunk, f"国办函〔2020〕{number}号", f"国办函〔2020〕{_FEE_NUMBER}号", "信息处理费管理办法")
        for cited in _FORMAT.finditer(chunk.text):
            right = _FORMATS.get(cited["year"], "")
            known, whole = right == cited["number"], cited["letters"] == "办函"
            if (known and not whole) or (right and whole and not known and _is_format(chunk.text, cited)):
                yield _cited(draft, chunk, cited.group(), f"国办公开办函〔{cited['year']}〕{right}号", "年度报告格式")
            year = next((year for year, number in _FORMATS.items() if number == cited["number"]), "")
            if not right and year and whole and _is_format(chunk.text, cited):  # the number of a format under a year that has none
                yield _cited(draft, chunk, cited.group(), f"国办公开办函〔{year}〕{cited['number']}号", "年度报告格式")


def documents_outdated(draft: Draft) -> Iterator[Finding]:
    """The Regulations or the format of another time, without those of the report's own."""
    cited = {(each["year"], each["number"]): (chunk, each.group()) for chunk in draft.chunks for each in _FORMAT.finditer(chunk.text)}
    year = draft.report.year
    for (issued, number), (chunk, printed) in cited.items():
        if _FORMATS.get(issued) != number:
            continue
        if int(issued) > year:
            message = f"正文引用的年度报告格式是{printed}，那是{issued}年印发的，晚于报告的{year}年度，请看引用的文件和年度是否写对"
        elif issued == "2019" and year >= 2021 and ("2021", "30") not in cited:
            message = f"正文引用的年度报告格式是{printed}，{year}年度适用的是国办公开办函〔2021〕30号，请看引用的文件是否要更新"
        else:
            continue
        yield finding("basis_outdated", draft.report.id, message, [chunk.source])
    decrees = {number: chunk for chunk in draft.chunks for number in _decrees(chunk)}
    if _BEFORE in decrees and _NOW not in decrees and year > _NEW_SINCE:
        message = f"正文引用的政府信息公开条例是国务院令第{_BEFORE}号，2019年修订后是国务院令第{_NOW}号"
        yield finding("basis_outdated", draft.report.id, message, [decrees[_BEFORE].source])
    elif _NOW in decrees and _BEFORE not in decrees and year < _NEW_SINCE - 1:  # one on 2018 may have come out after the revision
        message = f"正文引用的政府信息公开条例是国务院令第{_NOW}号，那是2019年修订的，{year}年度时还是国务院令第{_BEFORE}号"
        yield finding("basis_outdated", draft.report.id, message, [decrees[_NOW].source])


def period_not_the_year(draft: Draft) -> Iterator[Finding]:
    """A period of the figures that is not the calendar year of the report."""
    whole = date(draft.report.year, 1, 1), date(draft.report.year, 12, 31)
    told: list[tuple[Chunk, str]] = []
    for chunk in draft.chunks:
        for sentence in _SENTENCES.split(chunk.text):
            for span in _SPAN.finditer(sentence) if _OF_PERIOD.search(sentence) else ():
                days = _day(span, "from_"), _day(span, "to_")
                if days == whole:
                    return
                if None not in days:
                    told.append((chunk, span.group()))
    if told:
        chunk, printed = told[0]
        message = f"正文写的统计期限是{printed}，不是{draft.report.year}年1月1日至12月31日，请看年份和日期是否写对"
        yield finding("period", draft.report.id, message, [chunk.source])


def published_early(draft: Draft) -> Iterator[Finding]:
    """A report that was published before its year was over."""
    published, year = draft.report.published, draft.report.year
    if draft.chunks and published[:4] == str(year) and published < f"{year}-12-31":
        message = f"报告{year}年的情况，发布日期却是{published}，当年还没有结束，请看数字是否算到了年底"
        severity = Severity.DOUBT if published < f"{year}-{_LATE}" else None  # a day left over from the report before, or a wrong year
        yield finding("published_early", draft.report.id, message, _printed_day(draft.chunks, published), severity=severity)


def _printed_day(chunks: Sequence[Chunk], day: str) -> list[Provenance]:
    """Where a day, an ISO date, is printed first; nowhere when the file only holds it where no reader sees it."""
    year, month, of_month = (number.lstrip("0") for number in day.split("-"))
    written = re.compile(rf"(?<!\d){year}\s?[年./-]\s?0?{month}\s?[月./-]\s?0?{of_month}(?!\d)")
    return next(([chunk.source] for chunk in chunks if written.search(chunk.text)), [])


def _decrees(chunk: Chunk) -> list[str]:
    return [before or behind for before, behind in _DECREE.findall(chunk.text)]


def _cited(draft: Draft, chunk: Chunk, printed: str, right: str, document: str) -> Finding:
    message = f"正文引用的“{printed}”像是写错了，{document}的文号是{right}"
    return finding("basis_number", draft.report.id, message, [chunk.source], severity=Severity.DOUBT)


def _is_format(text: str, cited: re.Match[str]) -> bool:
    """Whether the words around a number name the format of annual reports, and no other document of the same office."""
    before = text[max(0, cited.start() - _BEFORE_IT) : cited.start()].rsplit("号", 1)[-1].rsplit("。", 1)[-1]
    behind = re.split("[《。；]", text[cited.end() : cited.end() + _BEHIND_IT])[0]
    return "平台" not in before and re.search("年度报告|格式", before + behind) is not None


def _day(span: re.Match[str], which: str) -> date | None:
    year = span[f"{which}year"] or span["from_year"]
    try:
        return date(int(year), int(span[f"{which}month"]), int(span[f"{which}day"]))
    except ValueError:  # no such day: a misprint
        return None
