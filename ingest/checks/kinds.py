"""What the parts of a list divide a total by: who asked, how, with what outcome, how far it got, where it was published.

Parts of one kind never hold the same thing twice, and a few kinds are known in full: natural persons and organisations are all who ask.
A thing may be published in several places, so channels do. Anything else divides by topic.
"""

import re
from collections.abc import Sequence
from enum import StrEnum


class Kind(StrEnum):
    """A way to divide a total."""

    APPLICANT = "applicant"
    WAY = "way"
    OUTCOME = "outcome"
    RULING = "ruling"  # of a review or a court
    STATE = "state"
    CHANNEL = "channel"
    TOPIC = "topic"
    REST = "rest"  # 其他: goes with any kind


DIVIDING = frozenset({Kind.APPLICANT, Kind.WAY, Kind.OUTCOME, Kind.RULING, Kind.STATE})
"""The kinds by which requests and cases are divided: each divides all of them."""

_OTHERS = re.compile(
    r"(?:发布|公开)?(?:其他|其它|其余|其他类)(?:的)?(?:类|方面|类?信息|情况|方式|渠道|途径|内容|事项|类?政府信息|公开信息|类型|工作|栏目|类?的?答复|类别)*(?:公开|发布)?"
)
_PATTERNS = (
    (
        Kind.OUTCOME,
        re.compile(
            r"予以公开|部分公开|不予公开|无法提供|不予处理|其他处理|同意公开|不同意公开|已(?:经)?主动公开|信息不存在|不掌握|非本机关|非政府信息"
            r"|不属于|不予受理|不予提供|告知|更改补充|补正|(?:主动|依申请)公开$"
        ),
    ),
    (Kind.RULING, re.compile(r"维持|纠正|胜诉|败诉|撤诉|驳回|撤销|其他结果|审结|终止|确认违法")),
    (
        Kind.WAY,
        re.compile(
            r"当面|信函|来信|邮寄|传真|(?:网络|网上|在线|互联网|平台)[^，。；]{0,4}(?:申请|提交|受理|提出)|(?:网络|网上|在线|互联网)$"
            r"|^邮[件政]|电子邮件"
        ),
    ),
    (Kind.APPLICANT, re.compile(r"自然人|公民|个人|法人|组织(?:申请|$)|企业(?:申请|$)|科研机构|公益组织|法律服务机构")),
    (Kind.STATE, re.compile(r"答复|办结|办理|办完|结转|转入|转下|在办|待办|未办|已处理")),
    (
        Kind.CHANNEL,
        re.compile(
            r"网站|门户|官网|平台|微信|微博|公众号|订阅号|抖音|快手|头条|客户端|APP|电视|报刊|报纸|公开栏|公示栏|公告栏|电子屏|显示屏|短信|视频号|新媒体|专栏"
            r"|板块|媒体|广播|公报|小程序|热线|宣传栏|微信群"
        ),
    ),
)
_PERSON, _ORGANISATION = re.compile(r"自然人|公民|个人"), re.compile(r"组织")
_WAYS = tuple(re.compile(words) for words in ("网[络上]|在线|互联网|平台", "信函|邮寄|来信", "当面|现场"))  # nearly all that there are
_DONE = re.compile(r"答复|办结|办完|办理完毕|处理完毕|已处理")
_SOME = re.compile(r"延期|延长|当场|当面|书面|电话|口头|逾期|超期")  # of what was done, a part
_OPEN = re.compile(
    r"(?:正在|尚在|仍在|继续|程序|时序|时限)[^，。；]{0,6}办理|在办|办理中"
    r"|(?<!上年)(?<!去年)(?<!年度)结转(?!来|自|的?(?:政府)?(?:信息公开)?(?:申请|案件))|转入(?=下|次|明|20)|转下|未办|待"
)  # what was carried in is not open
_OUTCOMES = tuple(
    re.compile(words)
    for words in (
        r"予以公开|(?<!不)同意公开", r"部分公开", r"不予公开|不同意公开", r"无法提供|不存在|不掌握", r"不予处理", r"其[他它]处理|^其[他它]",
    )
)  # fmt: skip
_RULINGS = tuple(re.compile(words) for words in ("维持", "纠正", "其[他它]结果", "审结|审理"))
_ATTRIBUTES = tuple(re.compile(words) for words in ("(?<!不予)主动公开", "依申请公开", "不予公开"))  # of a paper that an organ makes
_SEVERAL_OUTCOMES = 5  # of the six that the law knows, the last among them


def kind(label: str, behind: str = "") -> Kind:
    """What a part divides its total by, as far as its name and the words behind it tell."""
    if _OTHERS.fullmatch(label):
        return Kind.REST
    return next((kind for kind, pattern in _PATTERNS if pattern.search(label + behind)), Kind.TOPIC)


def is_whole(labels: Sequence[str], kinds: Sequence[Kind]) -> bool:
    """Whether parts are all that there can be of their kind: 自然人 and 法人, the three usual ways to ask, 答复 and 办理中, the outcomes,
    the rulings, or a list that ends with the rest."""
    if kinds and kinds[-1] is Kind.REST and len(kinds) > 2:
        return True
    match kinds[0] if len(set(kinds) - {Kind.REST}) == 1 else Kind.TOPIC:
        case Kind.APPLICANT:
            return all(any(map(pattern.search, labels)) for pattern in (_PERSON, _ORGANISATION))
        case Kind.WAY:
            return all(any(map(pattern.search, labels)) for pattern in _WAYS)
        case Kind.STATE:
            return len(labels) == 2 and sum(map(_is_done, labels)) == 1 and any(map(_OPEN.search, labels))
        case Kind.OUTCOME:
            named = [any(map(pattern.search, labels)) for pattern in _OUTCOMES]
            return (named[-1] and sum(named) >= _SEVERAL_OUTCOMES) or all(any(map(word.search, labels)) for word in _ATTRIBUTES)
        case Kind.RULING:
            return all(any(map(pattern.search, labels)) for pattern in _RULINGS)
    return False


def _is_done(label: str) -> bool:
    return _DONE.search(label) is not None and not _SOME.search(label) and _OPEN.search(label) is None
