"""Questions about the collection itself: 收录了哪些单位, 公安局有哪几年的年报, 最早是哪一年的."""

import re
from collections.abc import Sequence

from askgov.domain import Answer, CollectionQuery, Decline, Result, Status
from askgov.domain.evidence import CollectionEvidence
from askgov.operations.members import members
from askgov.question.organs import Catalogue
from askgov.question.reading import Reading
from askgov.slots import Organs

_MOST_LINES = 40
_REPORTS = re.compile(r"年报|年度报告|报告|收录")
_YEARS = r"(?:(?:哪些|哪几个?|几个?|多少个?|什么)(?:年|年度|年份)|哪(?:一)?年)"
_ORGANS = r"(?:哪些|哪几个?|哪|多少个?|几个?|什么)(?:单位|机关|部门|机构|局|地方|政府|乡镇|街道|家)"
_ASKED = re.compile(
    rf"{_YEARS}(?:份|度)?的?(?:政府信息公开)?(?:工作)?(?:年度)?(?:年报|报告)|(?:年报|报告|收录|收了?|存了?|有).{{0,8}}{_YEARS}"
    rf"|{_ORGANS}的?(?:政府信息公开)?(?:工作)?(?:年度)?(?:年报|报告)|(?:收录|收了?|存了?).{{0,6}}{_ORGANS}|{_ORGANS}.{{0,6}}(?:收录|(?:有|交了?|发了?)[^,，。]{{0,6}}(?:年报|报告)[?？]?$)"
    rf"|(?:最早|最新|最近|最晚|最老)的?(?:一[份期])?(?:年报|报告)?(?:是|到)*{_YEARS}|(?:多少|几)(?:份|个|篇)(?:年报|报告|年度报告)"
    r"|(?:有没有|有无|是否有|收没收录?|收录了?没|是否收录|有)(?:收录)?[^,，。]{0,16}(?:年报|报告)(?:吗|没有|没|么)?[?？]?$|(?:年报|报告)(?:有|在)(?:收录)?(?:吗|没有|没|么)[?？]?$|(?:年报|报告)(?:收录|收)了?(?:没有?|吗)[?？]?$"
)
_NOT_TOLD = "这里能列出收录了哪些年报，不能列出没有的，也不能除去其中的某些。可以问：收录了哪些单位的年报？"
_NONE_OF_THEM = "没有收录这样的机关的年报。可以问：收录了哪些单位的年报？"
_OTHERS = re.compile(  # which have none, or all but some: that is not told
    r"(?<!有)(?:没有?|未|无)(?!有?(?:没有|没|吗))[^,，。?？有]{0,10}(?:年报|报告)|没有?(?:收录|交|发|公开|公布)(?!过?[?？]?$)|(?:收录|交|发)[^,，。?？]{0,4}都?没(?=有?[^?？]{2})|除|以外|之外|只有|都(?:有|交|发)"
)
_HAS = re.compile(r"(?:的|都|共|一共|里|下面|下属|下辖|现在)*(?:有|是)?(?:哪些|哪几个)?(?:呢)?[?？。]?")
_AROUND = re.compile(  # what may stand beside and says nothing more
    r"[你您这那里儿边]|系统|数据库|库|平台|网站|目前|现在|一共|总共|收录|收集|收|集|存|入|有|了|过|的|份|期|吗|么|呢|没|是|到|都|报告|年报|年度|年份|哪|几|些|个|什么|单位|机关|部门"
    r"|最早|最新|最近|最晚|一年|年"
)


def collection_asked(reading: Reading, organs: Organs, known: Catalogue) -> CollectionQuery | Decline | None:
    """The reports asked about; None for any other question."""
    text, more = reading.text, reading.concepts.slots or reading.applicants or reading.operators or reading.order.threshold
    who = _who_is_there(reading)
    if more or reading.absent or reading.strangers or not (who or (_REPORTS.search(text) and _ASKED.search(text))):
        return None
    if any(_AROUND.sub("", word) for word in reading.residue) or reading.excluded.spans:
        return None
    if _OTHERS.search(text):
        return Decline(reason="no_figure", message=_NOT_TOLD)
    places = [mention.place for mention in reading.organs if mention.place]
    if reading.group is not None and reading.group.kind != "unit" and len(places) == len(reading.organs):  # 有哪些镇的年报
        ids = members(reading.group, places, (), reading.year_list, known).ids
        return CollectionQuery(entities=ids, years=reading.year_list) if ids else Decline(reason="no_report", message=_NONE_OF_THEM)
    if organs.ids:
        if places and (who or re.search(_ORGANS, text)):  # 云溪县有哪些单位的年报
            return CollectionQuery(entities=known.within(places[0]), years=reading.year_list, place=places[0])
        return CollectionQuery(entities=organs.ids, years=reading.year_list)
    return CollectionQuery(years=reading.year_list) if not reading.organs else None


def _who_is_there(reading: Reading) -> bool:
    """Whether a question asks only which organs a place has: 云溪县有哪些部门; those with reports can be told."""
    group = reading.group
    if group is None or group.asks != "which" or "有" not in reading.text or not any(mention.place for mention in reading.organs):
        return False
    spans = [
        (group.start, group.end),
        *((organ.start, organ.end) for organ in reading.organs),
        *((year.start, year.end) for year in reading.years),
    ]
    taken = {at for start, end in spans for at in range(start, end)}
    return _HAS.fullmatch("".join(char for at, char in enumerate(reading.text) if at not in taken)) is not None


def collection(question: str, found: CollectionEvidence) -> Answer:
    """The organs and years that there are reports of."""
    query, held = found.query, found.held
    if query.years and len(query.entities) == 1 and held:
        return _of_years(question, query.years, *held[0])
    shown = [(name, tuple(year for year in years if year in query.years or not query.years)) for name, years in held]
    shown = [(name, years) for name, years in shown if years]
    reports = sum(len(years) for _, years in shown)
    if not shown:
        of = "、".join(f"{year}年" for year in query.years)
        return Answer(question=question, status=Status.NOT_FOUND, text=f"没有收录{of}的年报。")
    if len(shown) == 1:
        ((name, years),) = shown
        stated = [f"收录了 {reports} 份"]
        text = f"{stated[0]}{name}的年报：{_listed(years)}。"
    else:
        stated = [f"{len(shown)} 个机关的 {reports} 份"]
        of = "、".join(f"{year}年" for year in query.years)
        lines = [f"· {name}：{_listed(years)}" for name, years in shown[:_MOST_LINES]]
        if len(shown) > _MOST_LINES:
            stated.append(f"（共 {len(shown)} 个，只列出前面 {_MOST_LINES} 个）")
            lines.append(stated[-1])
        text = "\n".join((f"{query.place}{of}收录了 {stated[0]}年报：", *lines))
    return Answer(question=question, status=Status.ANSWERED, text=text, result=Result(stated=tuple(stated)))


def _of_years(question: str, asked: Sequence[int], name: str, years: Sequence[int]) -> Answer:
    """有没有公安局2022年的年报."""
    there, missing = [year for year in asked if year in years], [year for year in asked if year not in years]
    told = [f"收录了{name}{_listed(there)}的年报。"] if there else []
    told += [f"没有收录{name}{_listed(missing)}的年报，已收录的年度有：{_listed(years)}。"] if missing else []
    return Answer(question=question, status=Status.ANSWERED, text="\n".join(told))


def _listed(years: Sequence[int]) -> str:
    return "、".join(f"{year}年" for year in years)
