"""Figures of an account of a medium: how much it published, how many follow it. Its name must stand in the sentence."""

import re
from collections.abc import Sequence

from askgov.anchors import units_asked
from askgov.domain import Statement, StatementQuery
from askgov.paraphrase import features
from askgov.statements import clause_of, growth_stated, head_of

_FOLLOWED = re.compile(r"粉丝|关注|订阅用户")
_READ = re.compile(r"阅读|浏览|播放|观看|点击|点开|被看|点赞|转发|评论|原创")
_MEDIA = tuple(
    re.compile(words)
    for words in (r"微信|公众号|公众平台|订阅号", r"抖音", r"快手", r"微博", r"视频号", r"头条", r"小程序", r"客户端|[Aa][Pp][Pp]")
)


def of_account(query: StatementQuery, pool: Sequence[Statement]) -> tuple[Statement, ...]:
    """The one figure of each report that is asked for of the account named; () where there is none, or one of several."""
    told = [s for s in pool if query.account in "".join(s.sentence.split()) and not growth_stated(s)]
    units = units_asked(query.question, {s.unit for s in pool})
    told = [s for s in told if not units or s.unit in units or (_FOLLOWED.search(query.question) and "人" in s.unit)]
    for words in (_FOLLOWED, _READ):
        told = [s for s in told if bool(words.search(query.question)) == bool(words.search(_own(s)))]
    asked = [medium for medium in _MEDIA if medium.search(query.question)]
    if asked:
        told = [s for s in told if any(medium.search(_own(s)) for medium in asked)] or [s for s in told if not _of_medium(s)]
    named = [s for s in told if query.account in clause_of(s)]
    if len(told) > 1 and (worded := [s for s in told if features(s.label) & head_of(query.question)]):
        told = worded  # 发文多少篇, of 发文1024篇，发布政策解读9篇
    found = told if (asked or _FOLLOWED.search(query.question)) and len({s.report_id for s in told}) == len(told) else named
    return tuple(found) if len({s.report_id for s in found}) == len(found) else ()


def _of_medium(statement: Statement) -> bool:
    return any(medium.search(_own(statement)) for medium in _MEDIA)


def _own(statement: Statement) -> str:
    return f"{clause_of(statement)} {statement.label}"
