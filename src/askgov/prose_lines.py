"""Which line of the national tables a figure in prose names, where its words leave no doubt of it.

A figure counts only if it is said of the whole report and of its year: not of one office or county below it, of hotline calls or
proposals, of a part, of a month, of the year before. Whatever is unsure names nothing.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from askgov.clauses import clause_of
from askgov.domain import Scope, Statement

RECEIVED, CARRIED_IN, CLOSED, CARRIED_OUT = "requests.received", "requests.carried_in", "requests.closed", "requests.carried_out"
HANDLED, DISCLOSED, FEES = "requests.handled", "requests.disclosed", "fees.amount"
REVIEW, LITIGATION = "review.total", "litigation.total"
DIRECT, AFTER_REVIEW = "litigation.direct.total", "litigation.after_review.total"
UNITS = frozenset({"件", "宗", "起", "份"})
MONEY_UNITS = frozenset({"元", "万元", "亿元"})

_REQUESTS = r"(?:依申请公开(?:件|办件|事项)?|(?:依申请公开|(?:政府)?信息公开|公开)?(?:的)?申请(?:案件|件)?)"
_AS_SAID = r"(?:(?:按照|依照|依据)?条例规定|依法|按规定|全年|年内|共)*"
_TAKEN_ON = rf"(?:收到)?[和及](?:接续)?(?:办理|处理)(?:的)?{_REQUESTS}"  # 收到和接续办理申请 9 件，新收 8 件，结转 1 件
_RESULTS = r"办理结果看?(?:予以公开|部分公开|不予公开|无法提供|不予处理|其他处理)?"  # 从 4 件办理结果看，予以公开…: words behind the figure
_LEFT = r"(?:仍在办理|其余|未办结)?(?:的)?"
_FLOW = {
    RECEIVED: rf"{_AS_SAID}(?:新收|收到|受理|收办|接收|接到)(?:的)?{_REQUESTS}|(?:{_TAKEN_ON}|申请)?新收",
    CARRIED_IN: rf"{_TAKEN_ON}(?:上一?年度?)?结转"
    rf"|(?:申请)?(?:加上|另有|包括|含|及)?(?:办理)?上一?年度?(?:结转|转入)(?:的)?(?:{_REQUESTS})?",
    HANDLED: rf"{_AS_SAID}(?:收到和)?(?:接续)?[应须]?(?:办理|处理)(?:的)?{_REQUESTS}共?|[应须需]要?办理",
    CLOSED: rf"(?:{_REQUESTS}|依申请)?(?:按时|按期)?(?:办结|办理完毕)中?|{_AS_SAID}办结(?:的)?{_REQUESTS}中?"
    rf"|{_RESULTS}",
    CARRIED_OUT: rf"(?:申请)?{_LEFT}(?:结转|转)(?:至|到|入)?下一?年度?(?:继续)?(?:办理|处理|答复)?",
}
_GROUPS = {
    DISCLOSED: r"予以公开(?:和|及|、|与|或者?)部分公开",
    "requests.granted": "予以公开",
    "requests.partly_granted": "部分公开",
    "requests.refused": "不予公开",
    "requests.unavailable": "无法提供",
    "requests.not_processed": "不予处理",
    "requests.other": "其他处理",
}
_REASONS = {  # rows within a group; their words alone are said of much else, so an outcome must be named beside them
    "requests.refused.state_secret": r"(?:属于|涉及)?国家秘密",
    "requests.refused.prohibited_by_law": r"其他法律、?行政法规禁止公开",
    "requests.refused.stability": r"危及“?三安全一稳定”?",
    "requests.refused.third_party": r"保护第三方合法权益",
    "requests.refused.internal_affairs": r"(?:属于)?三类内部事务信息",
    "requests.refused.process_information": r"(?:属于)?四类过程性信息",
    "requests.refused.enforcement_file": r"(?:属于)?行政执法案卷(?:信息)?",
    "requests.refused.administrative_query": r"(?:属于)?行政查询事项",
    "requests.unavailable.not_held": r"因?(?:本机关)?不掌握(?:相关政府信息)?(?:而无法提供)?",
    "requests.unavailable.needs_creation": r"没有现成信息(?:，?需要另行制作)?|需要另行制作",
    "requests.unavailable.unclear": r"补正后(?:申请内容)?仍不明确",
    "requests.not_processed.petition": r"信访、?举报、?投诉类",
    "requests.not_processed.repeated": "重复申请",
    "requests.not_processed.publication": r"要求提供公开出版物",
    "requests.not_processed.excessive": r"无正当理由大量反复申请",
    "requests.not_processed.confirmation": r"要求行政机关确认或重新出具已获取信息",
    "requests.other.no_correction": r"(?:申请人)?(?:无正当理由)?逾期不补正",
    "requests.replied.already_public": r"(?:属于)?已主动公开范围",
    "requests.replied.granted": "同意公开",
    "requests.replied.partly_granted": "同意部分公开",
    "requests.replied.refused": "不同意公开",
    "requests.replied.not_ours": r"不属于本(?:行政)?机关公开",
    "requests.replied.not_exist": r"申请信息不存在",
    "requests.replied.amended": r"告知作出更改补充",
    "requests.replied.other_channel": r"告知通过其他途径办理",
}
_DECIDED = r"(?:共|依法)?(?:作出|做出|{verbs})?行政{what}(?:处理)?(?:{nouns})?(?:数量)?"
_DECISIONS = {
    "penalties.decisions": _DECIDED.format(verbs="实施|办理", what="处罚", nouns="决定|案件"),
    "licensing.decisions": _DECIDED.format(verbs="办理|办结", what="许可", nouns="决定"),
    "coercion.decisions": _DECIDED.format(verbs="实施", what="强制", nouns="措施|决定"),
}
_SUED = r"(?:发生|产生|引[起发](?:的)?|涉及(?:的)?|被申请|被提起|备案|收到)?"
_DISPUTES = {
    REVIEW: rf"(?:.{{0,20}}信息公开.{{0,12}}|{_SUED})(?:行政)?复议(?:案件?)?",
    LITIGATION: rf"(?:.{{0,20}}信息公开.{{0,12}}|{_SUED})(?:行政)?诉讼(?:案件?)?",
    DIRECT: r"(?:未经复议)?直接(?:起诉|提起(?:行政)?诉讼)(?:的)?(?:案件)?",
    AFTER_REVIEW: r"(?:经)?复议后(?:起诉|提起(?:行政)?诉讼)(?:的)?(?:案件)?",
}
_PAPERS = r"(?:行政)?规范性文件"
_ISSUED = r"(?:新?(?:制发|制定|出台|印发))?"  # 制发规范性文件3件、废止2件: the verb before goes on in the label
_DOCUMENTS = {
    "normative_documents.issued": rf"(?:共|新)?(?:制发|制定(?:出台)?|出台|印发){_PAPERS}|{_PAPERS}制发",
    "normative_documents.repealed": rf"(?:清理)?废止{_PAPERS}|{_ISSUED}{_PAPERS}(?:清理)?废止",
    "normative_documents.effective": rf"(?:集中公开)?(?:现行|继续)有效(?:的)?{_PAPERS}"
    rf"|(?:{_ISSUED}{_PAPERS})?(?:年末|年底)?(?:现行有效|继续有效)|{_ISSUED}{_PAPERS}保留",
}
_MONEY = {FEES: r"(?:收取|征收|本年)?行政事业性收费(?:收入|金额|总额)*"}


def _compiled(lines: dict[str, str], end: str = "", start: str = "") -> dict[str, re.Pattern[str]]:
    return {line: re.compile(rf"{start}(?:{pattern}){end}") for line, pattern in lines.items()}


_REVIEWED = r"(?:经(?:依法|法制|合法性|保密|集体)?(?:审[核查批]|研究)后?)?"
_OUTCOMES = _compiled(_GROUPS | _REASONS, r"(?:的)?(?:申请)?", _REVIEWED)
_NAMED = _compiled(_FLOW | _DECISIONS | _DISPUTES | _DOCUMENTS | _MONEY) | _OUTCOMES
LINES = tuple(_NAMED)
TOLD_TOGETHER = frozenset({*_DECISIONS, *_DOCUMENTS})
OUTCOMES = frozenset(_OUTCOMES)
_ANSWERED = re.compile(rf"{_AS_SAID}已?(?:办结|答复|办理)(?:的)?(?:{_REQUESTS})?中?")
_ABOVE = tuple(_NAMED[line] for line in (RECEIVED, HANDLED, CLOSED))

_OTHERWISE = re.compile(r"其中|本级|同期|半年|季度|去年|较上年|比上年|当年办结|累计|截至|月")
_YEAR_END = re.compile(r"截[至止](?:到)?(?:20\d\d年)?(?:12月31日|年底|年末)止?")
_YEAR = re.compile(r"(20\d\d)年")
SEVERAL_YEARS = re.compile(
    r"20\d\d\s?年?度?\s?(?:[-－–—~～至到、，和及与]|——)\s?(?:20)?\d\d\s?年|[近前最过][去来]?[一二三四五六七八九十两几0-9]{1,2}个?年(?!\d)"
    r"|(?<![0-9])[二三四五六七八九十两几数0-9]{1,2}年(?:来|间|以来|期间)|(?<!今年)(?<!本年)(?<!年初)(?<!本年度)以来|十[二三四五六]五|历年|规划期|任期|近年|多年"
    r"|(?<!全年)(?<!年内)(?<!本年)累计"
)
_MATTERS = re.compile(r"12345|热线|工单|信访|来信|来访|留言|网民|提案|建议|议案|信箱|投诉|举报|诉求|法律援助|审批|补贴|救助")
_PETITIONS = re.compile(r"信访、?举报、?投诉类?")  # a row of the table, not another matter
_ABOUT_REQUESTS = re.compile(r"申请|结转下一?年度继续办理|予以公开|不予公开|部分公开|无法提供|不予处理|同意公开|信息公开")
_HANDED_ON = re.compile(r"(?:结转|转)[至到入]?下一?年")  # of requests where nothing else is named
_OF_OTHERS = re.compile(r"案件|复议|诉讼|仲裁|执行|立案|检查|许可|处罚|项目|事项|资金")
_ABOUT_OUTCOMES = re.compile(r"(?:办理|处理|答复)(?:结果|情况)|予以公开|同意|不予公开|部分公开|无法提供|不予处理|其他处理")
_NARROWER = re.compile(
    r"涉及(?!国家秘密|政府信息公开|信息公开)|有关|关于|方面|领域|[^人同]类|网络|网上|信函|邮寄|当面|现场|律师|同一|本级|科室|单位"
)
_PUBLISHED = re.compile(r"公开|公示|归集|上传|发布|录入|报送|推送")  # papers shown, not decisions made
_DECIDES = re.compile(r"决定|作出|做出|实施|办理|办结")
_CASES_OF_DISCLOSURE = re.compile(r"信息公开[^。；]{0,40}$")
# 11 件（其中涉及政府信息公开 6 件）
_SOME_OF_DISCLOSURE = re.compile(r"[^，。；、（(]{0,3}[（(，,、\s]*(?:其中|涉及|涉|属于?|含|包括)[^。；]{0,16}信息公开")
_BRACKETS = re.compile(r"[（(][^（()）]*[)）]")
_SORTED_PAPERS = re.compile(r"公文|发文|制文|属性|依申请公开(?:类|文件)?\s?[0-9]")  # 主动公开 50 件，依申请公开 30 件，不予公开 140 件
_OF_AN_OUTCOME = re.compile(
    r"[^，。；、0-9]{0,4}(?:予以公开|部分公开|不予公开|无法提供|不予处理|其他处理)[^，。；、0-9]{0,10}中(?![，,]?其)"
)
_OTHER_CASES = re.compile(r"维持|纠|审结|撤|受理|审理|审查|答辩|应诉|出庭|代理|行政行为|征收|拆迁|处罚")
_NOT_ITS_PAPERS = re.compile(r"名义|牵头|起草|代拟|备案|审查|审核|转发")
_OTHER_PAPERS = re.compile(r"规章|法规")
_ALSO = {"normative_documents.issued": re.compile("修订|修改"), "normative_documents.repealed": re.compile("失效|修改")}  # counted by some
_LATER = re.compile(r"延期|延长|逾期办|超期")
_OFFICE = re.compile(r"[\u4e00-\u9fff]{0,12}?(?:局|厅|委员会|办公室|管委会|街道|分局|支队|部门|单位|[镇乡](?!村))")
_ALL = re.compile(r"全[省市县区州旗盟镇乡]|各级|全系统|全关区")
_COUNTED_OF_ALL = re.compile(r"全[国省市县区州旗盟镇乡](?:各级|系统|[^，。；、]{0,16}(?:收到|受理|接收|办结|办理|发生|制发|作出))")
_GOVERNMENT = re.compile(r"[省市县区州旗](?:人民)?政府(?!信息|网)")
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,4}[县区市旗]")
_FARTHEST = 300  # characters before a figure in which its subject can stand
_OWN = re.compile(r"[我本全](?:局|厅|委员会|办公室|管委会|街道|分局|支队|部门|单位|镇|乡)$")


@lru_cache(maxsize=4096)
def lines_labelled(label: str) -> frozenset[str]:
    """The lines that a figure so named in prose may be of, before its sentence is looked at."""
    return frozenset(line for line, named in _NAMED.items() if named.fullmatch(label))


def names(statement: Statement, line: str, year: int, scope: Scope | None = None, organ: str = "") -> bool:
    """Whether a statement names a line of the tables plainly, of its whole report and year. ``scope`` and ``organ`` are the report's;
    without them offices and counties are not told apart from it.
    """
    units = MONEY_UNITS if line in _MONEY else UNITS | {"个", "部"} if line in _DOCUMENTS else UNITS
    if statement.approximate or statement.unit not in units or line not in lines_labelled(statement.label):
        return False
    clause = _YEAR_END.sub("", clause_of(statement))
    if line in OUTCOMES or (line in (RECEIVED, CARRIED_IN) and statement.parent_labels):
        clause = clause.replace("其中", "")
    if line in _DOCUMENTS or line in _MONEY:
        clause = clause.replace("截至", "")  # a stock is told at the end of the year
    years = {int(year) for year in _YEAR.findall(statement.sentence)}
    if not years <= {year} or SEVERAL_YEARS.search(statement.sentence):
        return False
    if _OTHERWISE.search(clause) or not _of_whole(statement.parent_labels, line):
        return False
    return _about(statement, line) and (scope is None or _of_report(statement, line, scope, organ))


def may_name(statement: Statement, line: str, year: int, scope: Scope, organ: str) -> bool:
    """Whether a government that counts many organs tells decisions or papers without saying whose: all, or its own alone."""
    unsaid = scope is not Scope.OWN and line in TOLD_TOGETHER
    return unsaid and names(statement, line, year) and not _is_of_another(statement, organ) and "本级" not in statement.sentence


def is_narrower(statement: Statement) -> bool:
    """Whether the sentence may speak of some of the requests only: of a matter, a way or an applicant."""
    return _NARROWER.search(_PETITIONS.sub("", statement.sentence)) is not None


def stands_under_received(statement: Statement) -> bool:
    """Whether a figure is told as a part of the new requests, so that those carried over may be left out of it."""
    return any(_NAMED[RECEIVED].fullmatch(parent) for parent in statement.parent_labels)


def _of_whole(parents: Sequence[str], line: str) -> bool:
    """Whether a figure is no part of something narrower than the year's requests."""
    if line in OUTCOMES:
        groups = tuple(_NAMED[group] for group in _GROUPS)  # one group is no part of another, and that of two holds all of either
        return all(any(each.fullmatch(parent) for each in (*_ABOVE, _ANSWERED, *groups)) for parent in parents)
    return all(line in _FLOW and any(each.fullmatch(parent) for each in _ABOVE) for parent in parents)


def _about(statement: Statement, line: str) -> bool:
    """Whether the sentence speaks of what the line counts."""
    text, label = statement.sentence, statement.label
    before = _before(statement)
    if line in _FLOW or line in OUTCOMES:
        told = text.removesuffix(_after(statement)) + _after(statement).partition("其中")[0]
        if line in _REASONS and not (_ABOUT_OUTCOMES.search(told) or statement.parent_labels):
            return False
        if line == CLOSED and "按" in label and _LATER.search(text):  # 按时办结50件、延期办结4件
            return False
        if line in OUTCOMES and "主动公开" in text and _SORTED_PAPERS.search(text):
            return False
        if line not in OUTCOMES and _OF_AN_OUTCOME.match(_after(statement)):
            return False  # 办结的 20 件予以公开申请中
        if label.startswith("办理结果") and not _after(statement).lstrip("的申请 ").startswith("办理结果"):
            return False
        about = _ABOUT_REQUESTS.search(text) is not None or (_HANDED_ON.search(text) is not None and not _OF_OTHERS.search(text))
        return about and not _MATTERS.search(_PETITIONS.sub("", text))
    if line in _DECISIONS:
        return not _PUBLISHED.search(before) and _DECIDES.search(before + label) is not None
    if line in (REVIEW, LITIGATION):
        other = "诉讼" if line == REVIEW else "复议"
        if _SOME_OF_DISCLOSURE.match(_after(statement)):
            return False
        of_disclosure = "信息公开" in label or _CASES_OF_DISCLOSURE.search(_BRACKETS.sub("", before)) is not None
        return of_disclosure and not (_OTHER_CASES.search(label) or other in label)
    if line in _DISPUTES:
        return not _OTHER_CASES.search(label)
    if line in _DOCUMENTS and ("规范性文件" not in text or _OTHER_PAPERS.search(_before(statement))):
        return False
    also = _ALSO.get(line)
    return line in _MONEY or not (_NOT_ITS_PAPERS.search(text) or (also is not None and also.search(text)))


def _of_report(statement: Statement, line: str, scope: Scope, organ: str) -> bool:
    """Whether it is said of the organs that the report counts: no office or county below them, no county around them."""
    clause = clause_of(statement)[-_FARTHEST:]
    if "全国" in clause or (scope is Scope.OWN and not organ.endswith("人民政府") and _told_of_all(statement)):
        return False
    if scope is Scope.OWN:
        return not _others(clause, organ) and (organ.endswith("人民政府") or not _ALL.search(clause))
    if _ALL.search(clause):
        return True
    whole = line in _FLOW or line in OUTCOMES or line in _DISPUTES  # of decisions and papers a government often tells its own alone
    return whole and not _is_of_another(statement, organ)


def _told_of_all(statement: Statement) -> bool:
    """Whether what goes before counts a whole county, and no word since comes back to the office: 全县共收到 325 件，办结 320 件."""
    ends = [match.end() for match in _COUNTED_OF_ALL.finditer(_before(statement))]
    return bool(ends) and re.search("[我本](?:局|厅|委|办|单位|机关|部门|级|镇|乡|街道)", _before(statement)[ends[-1] :]) is None


def _is_of_another(statement: Statement, organ: str) -> bool:
    before = _before(statement)
    return _others(before, organ) or _GOVERNMENT.search(before) is not None or _counties(before, organ)


def _others(text: str, organ: str) -> bool:
    """Whether another office is named than the report's own."""
    found = (match.group() for match in _OFFICE.finditer(text))
    return any(not _OWN.search(office) and office[-3:] not in organ for office in found)


def _counties(text: str, organ: str) -> bool:
    return any(match.group()[-3:] not in organ for match in _PLACE.finditer(text))


def _before(statement: Statement) -> str:
    """What stands before a figure in its sentence since the last semicolon."""
    place = statement.sentence.find(statement.source.as_printed.strip())
    text = statement.sentence[: max(place, 0)]
    return text[max(text.rfind("；"), text.rfind(";")) + 1 :][-_FARTHEST:]


def _after(statement: Statement) -> str:
    """What stands behind a figure in its sentence."""
    printed = statement.source.as_printed.strip()
    place = statement.sentence.find(printed)
    return statement.sentence[place + len(printed) :][:_FARTHEST] if place >= 0 else ""
