"""A year that is not the report's where only the report's own can stand: words left over from the report before.

Last year is told for comparison everywhere, so a sentence counts only if it says what the report itself is about, or gives the account of a
year, and neither it nor its passage speaks of the report's own year or compares.
"""

import re
from collections.abc import Iterator

from askgov.addressed import addresses_a_machine
from askgov.domain import Chunk, Finding
from ingest.checks.draft import Draft
from ingest.checks.finding import finding

_Y = r"(?P<year>20\d\d)年"
_WE = r"(?:我[局县市区镇乡委办厅校]|本[局县市区机单部街]?[关位门道]?|全[局县市区])?"
_SUBJECT_OF_REPORT = (
    re.compile(rf"对{_Y}度?的?[^，。；]{{0,16}}工作(?:情况)?进行了?(?:全面|系统)?(?:梳理|总结)[^。；]{{0,20}}(?:本报告|本年报|如下)"),
    re.compile(rf"现将[^，。；]{{0,24}}?{_Y}度?(?:的)?(?:政府信息|政务|信息)公开[^，。；]{{0,12}}(?:报告如下|公布如下|予以公布|汇报如下)"),
    re.compile(rf"(?:统计|数据)[^，。；]{{0,8}}截[至止]到?{_Y}12月31日"),
    re.compile(rf"编[制写](?:形成)?了?[^，。；]{{0,16}}?{_Y}度?(?:政府)?信息公开(?:工作)?年度报告$"),
)
_DID = r"(?:全年)?(?:累计|共|共计)?(?:主动公开|公开|发布|推送|制发|组织(?:召开|开展)?|开展|举办)(?!的)"
_ACCOUNT = re.compile(rf"{_Y}(?:度|全年)?[，,]?{_WE}{_DID}[^，。；]{{0,16}}?\d+(?:条|件|篇|次|场|期)")
_OF_FEES = re.compile(rf"{_Y}(?:度|全年)?[，,]?{_WE}(?:未|没有)(?:收取|产生|发生)[^，。；]{{0,16}}信息处理费")
_PROBLEMS = re.compile(
    rf"{_Y}度?(?:的)?(?:政府信息公开|政务公开|信息公开)?工作中?[^，。；]{{0,6}}(?:存在|仍有|还有)[^，。；]{{0,10}}(?:不足|问题)"
)
_MEANS_TO = r"(?:准备|计划|打算|拟)(?:重点|从|着力|着重)?(?:做好|抓好|开展|推进|加强|采取|在|做)|将(?:从以下|采取以下|做好以下|继续|进一步)"
_PLAN = re.compile(rf"(?:^|[，,])(?:下一步[，,]?)?{_Y}度?[，,]?{_WE}(?:{_MEANS_TO})")
_NUMBER = re.compile(
    r"[（(]?[一二三四五六七八九十\d]{1,3}[）)]?[、.．]?[\u4e00-\u9fff]{2,14}[。：:]|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]"
)
_COMPARES = re.compile(
    "同比|相比|[比较与](?:上|去|前|20)|上年|去年|往年|上一年|今年|本年|历年|当年|以来|起[，,]|分别|整改|得到|已(?:完成|解决)"
)
_SENTENCES = re.compile("[。\n]")
_SPACE = re.compile(r"\s+")
_OVERVIEW, _PROBLEMS_CHAPTER, _OTHER = 1, 5, 6
_LONGEST = 400  # characters of a sentence that is looked at
_FURTHEST = 3  # years between the year told and the report's


def another_year(draft: Draft) -> Iterator[Finding]:
    """The first sentence of each kind that says another year of what can only be of the report's."""
    told: set[str] = set()
    for chunk, sentence in _sentences(draft):
        what, year = _slip(chunk, sentence, draft.report.year)
        if what and what not in told and not addresses_a_machine(sentence):
            told.add(what)
            message = f"正文{what}写的是{year}年（“{sentence[:40]}”），报告是{draft.report.year}年度的，请看年份是不是忘了改"
            yield finding("another_year", draft.report.id, message, [chunk.source])


def _slip(chunk: Chunk, sentence: str, own: int) -> tuple[str, int]:
    """What is said of another year, and which; nothing where the own year is at hand or years are compared."""
    plan = _PLAN.search(sentence) if chunk.section == _PROBLEMS_CHAPTER and not _COMPARES.search(sentence) else None
    if plan and _near(plan, own) <= 0 and (int(plan["year"]) < own or str(own - 1) not in sentence):
        return "说下一步打算时", int(plan["year"])
    if str(own) in sentence:
        return "", 0
    if chunk.section <= _OVERVIEW:
        for pattern in _SUBJECT_OF_REPORT:
            if (match := pattern.search(sentence)) and _near(match, own):
                return "说本报告的年度时", int(match["year"])
    if _COMPARES.search(chunk.text) or str(own) in chunk.text:
        return "", 0
    for section, pattern, what in (
        (_OVERVIEW, _ACCOUNT, "说全年情况时"),
        (_PROBLEMS_CHAPTER, _PROBLEMS, "说存在的问题时"),
        (_OTHER, _OF_FEES, "说信息处理费时"),
    ):
        if chunk.section == section and (match := pattern.match(sentence)) and int(match["year"]) == own - 1:
            return what, int(match["year"])
    return "", 0


def _near(match: re.Match[str], own: int) -> int:
    """How many years lie between; 1 for a year so far away that something else must be meant."""
    apart = int(match["year"]) - own
    return apart if abs(apart) <= _FURTHEST else 1


def _sentences(draft: Draft) -> Iterator[tuple[Chunk, str]]:
    for chunk in draft.chunks:
        heading = _NUMBER.match(chunk.text)
        for sentence in _SENTENCES.split(chunk.text[heading.end() if heading else 0 :]):
            yield chunk, _SPACE.sub("", sentence)[:_LONGEST]
