"""The title of a report, in its many printed forms, taken apart into organ, year and scope.

宿迁市2023年政府信息公开工作年度报告 · 2021年度黄石市公安局政府信息公开工作年度报告 · 2024年政府信息公开工作年度报告（上海市…局） ·
建邺区民政局2019年度政府信息公开工作年报 · 沈阳市…局2021年政府信息公开工作年度报告（文字版）
"""

import re
import unicodedata

from askgov.domain import Frozen, Scope
from askgov.taxonomy.organs import parse_organ
from ingest.simplified import simplified
from ingest.years import YEAR, year_value

LONGEST_TITLE = 120  # characters

_SUBJECT = r"(?:政府信息|政务信息|政务|信息)公开"
_CORE = re.compile(
    rf"{_SUBJECT}(?:政府)?(?:工作)?(?:情况)?的?(?P<inner>{YEAR}(?:年度|年)?)?(?:年?年度)?(?:工作)?(?:情况)?(?:年度)?(?:情况)?的?(?:报告|年报)(?:书)?"
)
_YEAR = re.compile(rf"(?P<year>{YEAR})(?:年年度|年度|年|(?=政府信息|政务))(?:度)?")
_TAIL = re.compile(r"(?:\([^()]{0,60}\)|[\-_|—–·•][^,。;]{0,60}|文字版|图片版|超链版|全文|正文|\.\w{2,5}|[\s.。:、\d])*")
_NO_REPORT = {
    "解读": r"解读|图解|读懂|一图",
    "说明": r"说明",
    "通知": r"通知|通报|函$",
    "制度": r"制度|办法|规定|规范",
    "目录": r"目录|汇编|专栏|列表",
    "格式": r"格式|模板|样式|填报",
}
_NEWS = re.compile(r"发布|公布了|印发|召开|举办|部署|做好|开展|报送|学习|组织|要求|会议|培训|考核|编制")
_NAVIGATION = re.compile(
    r"^.*(?:>|»|›)|^(?:首页|当前位置[:：]?|您现在的位置[:：]?|标题[:：]?|名称[:：]?|信息名称[:：]?|主题[:：]?|附件[0-9]?[:：]?|公文标题[:：]?|[#*]+)+"
    r"|^[\u4e00-\u9fff]{0,8}[〔\[(]20[0-9]{2}[〕\])][0-9]{1,4}号"
)
_SYSTEM = re.compile(r"\(?(?:关区|全系统|系统|部门)\)?$")
_OWN = re.compile(r"\(?(?:本级机关|机关本级|本级)\)?$|\(机关\)$")
_ORGAN_AT_END = re.compile(r"(?:局|委员会|委|办公室|办|厅|署|中心|院|[省市县区旗镇乡]|街道|办事处|政府)$")
_NOBODY = re.compile(r"^(?:我|本|全)(?:市|县|区|省|局|镇|乡|办|委|厅|街道|单位|机关|部门|中心)?$")
_SHORT_FORMS = str.maketrans("", "", " \t\r\n　\xa0\u200b\ufeff")


class Title(Frozen):
    """What a title says; ``organ`` is "" and ``year`` None where it says nothing."""

    printed: str
    lines: int = 1  # that it is printed on
    organ: str = ""
    year: int | None = None
    scope: Scope | None = None  # only where the title itself names it: 关区 · 本级


def read_title(*lines: str) -> Title | None:
    """Reads a line, or lines joined, as the title of an annual report; None when it is not one."""
    printed = " ".join(lines)
    line = squeezed(printed)
    core = _core(line)
    if core is None or not 6 <= len(line) <= LONGEST_TITLE:
        return None
    head, tail = line[: core.start()], line[core.end() :]
    if not _TAIL.fullmatch(tail) or no_report(printed) is not None:
        return None
    years = {year_value(match["year"]) for match in _YEAR.finditer(head)}
    head = _YEAR.sub("", head)
    if core["inner"]:
        years.add(year_value(re.match(YEAR, core["inner"])[0]))  # type: ignore[index]
    in_brackets = re.findall(r"\(([^()]{2,60})\)", tail)
    if not years:
        years = {year_value(found[0]) for text in in_brackets if (found := re.match(YEAR, text))}
    organ, scope = _organ(head)
    if not organ and not head:
        organ, scope = next((read for text in in_brackets if (read := _organ(text))[0]), ("", None))
    if head and not organ and not _NOBODY.match(head):
        return None
    return Title(
        printed=" ".join(printed.split()), lines=len(lines), organ=organ, year=years.pop() if len(years) == 1 else None, scope=scope
    )


def no_report(printed: str) -> str | None:
    """解读, 通知 …: what a line that speaks about annual reports announces instead of one; None when it announces none."""
    line = squeezed(printed)
    core = _core(line)
    if core is None or len(line) > LONGEST_TITLE:
        return None
    after = re.sub(r"\([^()]*版\)|[\-_|—–].*", "", line[core.end() :])
    head = line[: core.start()]
    for kind, words in _NO_REPORT.items():
        if re.search(words, after) or (kind == "解读" and re.search(words, head)):
            return kind
    return "新闻" if _NEWS.search(head) or _NEWS.match(after) else None


def squeezed(printed: str) -> str:
    """Without spaces, Markdown marks, navigation and document number; half-width and simplified."""
    line = unicodedata.normalize("NFKC", simplified(printed)).translate(_SHORT_FORMS).strip("#*_>-")
    while (shorter := _NAVIGATION.sub("", line)) != line:
        line = shorter
    return line


def _core(line: str) -> re.Match[str] | None:
    return next((match for match in reversed(list(_CORE.finditer(line)))), None)


def _organ(words: str) -> tuple[str, Scope | None]:
    """The organ that the words name, as printed, and the scope that they add to it; "" when they name none."""
    words = re.sub(r"^(?:关于|的|度)+|(?:的|关于|度|年|\s)+$", "", words)
    if _NOBODY.match(words) or not 2 <= len(words) <= 60 or not re.fullmatch(r"[\u4e00-\u9fffA-Za-z0-9()、·]+", words):
        return "", None
    scope = None
    for pattern, meant in ((_SYSTEM, Scope.SYSTEM), (_OWN, Scope.OWN)):
        if addition := pattern.search(words):
            scope = meant
            words = words[: addition.start()] + ("局" if "部门" in addition[0] else "")  # 大同市气象部门 is 大同市气象局 and those below it
    organ = parse_organ(words)
    if not (organ.kind or organ.agency or organ.place or _ORGAN_AT_END.search(words)):
        return "", None
    return words, scope
