"""What people say of a line of table 3 before they name it: 人事、后勤这些内部事务, 拿着旧文件来要求确认的.

The law's own definitions and their everyday retellings (条例 art. 13-16, 34-36, 39). Such words say no less than the line does, but only
before their own line; behind it (内部事务里人事方面的) they would be a part of it, which no table counts. What is left out is said.
"""

import re
from collections.abc import Iterable

_SAID = {
    line: re.compile(words)
    for line, words in {
        "requests.refused.state_secret": r"保密审查|涉密|密级|定密|卡在[^,，。]{0,4}上",
        "requests.refused.stability": r"国家安全|公共安全|经济安全|社会稳定|国家|公共|经济|安全|稳定|担心|怕|影响|公开后|可能|会不会|危及",
        "requests.refused.third_party": r"商业秘密|个人隐私|征求第三方意见后?|(?:合法)?权益|损害|保护|关系到",
        "requests.refused.internal_affairs": r"人事(?:管理)?|后勤(?:管理)?|(?:内部)?工作流程|内部|机关",
        "requests.refused.process_information": r"讨论记录|过程稿|草稿|磋商信函|请示报告|内部|还?处在过程之?中",
        "requests.refused.enforcement_file": r"执法|案卷|卷宗|不好调|调取",
        "requests.refused.administrative_query": r"工商(?:登记)?|不动产(?:登记)?|登记(?:资料|档案)?"
        r"|资料|档案|另有规定|查询(?:渠道|程序)?|去查询?|查",
        "requests.unavailable.not_held": r"找遍了?|也没有|这份|手里|找不到|档案里",
        "requests.unavailable.needs_creation": r"没有义务|替|加工|汇总|分析|专门|才能做出来|制作",
        "requests.unavailable.unclear": r"描述|写不清楚?|说不清楚?|常写|改过一次|补正(?:之?后)?|要求补正|通知补正|依旧|依然|指向不明",
        "requests.not_processed.petition": r"信访|举报|投诉|反映问题|诉求|渠道|应走|被告知|分不清|实为|村里",
        "requests.not_processed.repeated": r"同一个?|同样|相同|内容|就|此前|以前|先前|已经?|答复过?|再次|反复|要过一遍",
        "requests.not_processed.publication": r"公报|书报|报纸|图书馆|就?能看到|出版物",
        "requests.not_processed.excessive": r"短期内|频繁|大量|反复|讲不出|正当理由|理由不正当",
        "requests.not_processed.confirmation": r"盖章|拿着|已有的?|文件|早就|得到了?|已获取|重新出具|确认",
        "requests.other.no_correction": r"补正通知|通知补正后?|发出去?|没了下文|等不到|期限过后",
        "requests.other.no_payment": r"收费通知|发出|一听|要交费|不管了|等不到|期限过后",
    }.items()
}

_RELATED = re.compile(
    r"比|占|各|分别|最|合计|总和|哪|谁|(?:没有|无|非|不)(?:登记|影响|危及|涉密|内部|人事)|图书馆\d"
)  # of parts, which no table counts

_DENIED = re.compile(r"(?:没有?|无|非|不|未)$")


def without_row_glosses(text: str, spans: Iterable[tuple[int, int]], lines: Iterable[tuple[str, int]]) -> tuple[str, tuple[str, ...]]:
    """A normalised question without words that only retell a line named behind them, and those words in order.

    ``spans``: what was recognised, which stays; ``lines``: concept ids and where each is named.
    """
    taken = {at for start, end in spans for at in range(start, end)}
    free = "".join("\0" if at in taken else char for at, char in enumerate(text))
    if _RELATED.search(text):
        return text, ()
    found = [match for line, start in lines if line in _SAID for match in _SAID[line].finditer(free, 0, start)]
    if any(_DENIED.search(text, 0, match.start()) for match in found):
        return text, ()
    dropped = {at for match in found for at in range(*match.span())}
    said = tuple(match.group() for match in sorted(found, key=lambda match: match.start()))
    return "".join(char for at, char in enumerate(text) if at not in dropped), said
