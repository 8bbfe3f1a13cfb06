"""Whether a word is counted by itself: in a clause of its own beside another, or as something that no line of the tables counts."""

import re
from collections.abc import Iterable

from askgov.question.lexicon import Mention
from askgov.taxonomy.words import lexicon

_OWN_COUNT = re.compile(r"(?:案件)?(?:的)?(?:总共|一共|共|合计)?(?:有)?(?:多少|几)[件起宗]?[,，;；?？](?=.*(?:多少|几))")
_OWN_CHANGE = re.compile(r"[^,，;；?？。]{0,12}?[多少增减涨降升][加了]?(?:多少|几|百分之)[^,，;；?？。]{0,3}[,，;；?？](?=.*(?:多少|几))")
_COUNT_AHEAD = re.compile(r"(?:多少|几)[件起宗]?(?:信息公开|公开)?$")  # 收了多少申请，办结多少
_CLAUSE_BEHIND = re.compile(r"[,，;；?？](?=.*(?:多少|几))")
_VISITS = re.compile(r"[^,，;；?？]{0,4}(?:多少|几)万?人次")
_OF_PROSE = re.compile(r"(?:多少|几)(?:期|班|届|册|辆|只|趟|轮|堂|讲)(?![\u4e00-\u9fff]{2}许可)")


def counts_apart(text: str, mention: Mention, others: Iterable[Mention]) -> bool:
    """申请几件，办结几件; 申请比上年多了几件，办结多了几件: whether a word is asked for by itself, ahead of a clause that asks, too."""
    if _OWN_COUNT.match(text, mention.end):
        return True
    begins = max(text.rfind(mark, 0, mention.start) for mark in ",，;；?？") + 1
    done = any(begins <= other.start < mention.start and other.ids("measure") for other in others)  # 制发多少规范性文件
    if not done and _COUNT_AHEAD.search(text, 0, mention.start) and _CLAUSE_BEHIND.match(text, mention.end):
        return True
    match = _OWN_CHANGE.match(text, mention.end)
    return match is not None and not any(
        mention.end <= other.start < match.end() and (other.ids("term") or other.ids("subject") or other.ids("measure")) for other in others
    )


def counts_in_prose(text: str, mention: Mention) -> bool:
    """办了几期, 批了多少册: a weak word that is counted as no line of the tables is."""
    terms = [lexicon()[id_] for id_ in mention.ids("term")]
    return bool(terms) and all(term.weak for term in terms) and _OF_PROSE.match(text, mention.end) is not None


def counts_visits(text: str, mention: Mention) -> bool:
    """不动产登记查询多少人次: the inquiries themselves, not the applications refused because they are such."""
    return mention.text.endswith("查询") and bool(mention.ids("term")) and _VISITS.match(text, mention.end) is not None
